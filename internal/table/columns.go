package table

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// useHeader takes over the header of a layout, and what stands before it.
func (t *Table) useHeader(l *layout) {
	t.Preamble = []string{}
	if l.header < 0 {
		return
	}
	for i := range l.header {
		r := &l.records[i]
		if r.blank() {
			continue
		}
		t.Preamble = append(t.Preamble, r.raw)
		if t.Format != LinkedInCSV {
			t.warnings = append(t.warnings, vcard.NewWarning(r.line, vcard.CodeTextOutside, r.raw))
		}
	}
	h := &l.records[l.header]
	t.HeaderRow, t.HeaderLine = l.header+1, h.line
	t.header = slices.Clone(trimmed(h.cells))
	for i := range t.header {
		t.header[i] = strings.TrimSpace(t.header[i])
	}
	if l.second {
		second := &l.records[l.header+1]
		t.warnings = append(t.warnings, vcard.NewWarning(second.line, CodeHeaderAgain, second.raw))
	}
}

// columns describes the columns by the rows of the head, and makes the mapping.
func (t *Table) columns(data []record, o Options, width int) {
	for i := range data {
		if n := len(trimmed(data[i].cells)); t.header == nil && n > width && n < 1000 {
			width = n
		}
	}
	width = max(width, len(t.header))
	t.Shape = shape(t.Format, t.header, width)
	samples, filled, orders := make([][]string, width), make([]int, width), make([]orderCount, width)
	quiet := make([]string, width) // the words of the headers of columns that may say nothing
	for n := range width {
		// An entry of a directory is guessed by its object classes.
		if header := strings.Join(words(at(t.header, n)), " "); t.Format != LDIF && noise[t.Format][header] != nil {
			quiet[n] = header
		}
	}
	for i := range data {
		for n, cell := range data[i].cells {
			if n >= width {
				break
			}
			// What is left out when a card is made needs no place either.
			if isBlank(cell) || quiet[n] != "" && isNoise(t.Format, quiet[n], tidy(cell)) {
				continue
			}
			filled[n]++
			if cell = tidy(cell); len(samples[n]) < 20 && !slices.Contains(samples[n], cell) {
				samples[n] = append(samples[n], vcard.Clip(cell, 200))
			}
		}
	}
	t.guesser = &guesser{format: t.Format, header: t.header, samples: samples}
	guess := t.guesser.run()
	mapping := Mapping{Columns: make([]ColumnMapping, width)}
	if o.Mapping != nil {
		mapping.Unmapped = o.Mapping.Unmapped
	}
	t.Columns = make([]Column, width)
	for n := range width {
		c, m := &t.Columns[n], &mapping.Columns[n]
		c.Index, c.Name, c.Filled, c.Guess = n, at(t.header, n), filled[n], guess[n]
		c.Samples = append([]string{}, samples[n][:min(len(samples[n]), 5)]...)
		*m = ColumnMapping{Header: c.Name, Target: guess[n]}
		if o.Mapping != nil {
			m.Target = Target{}
			if n < len(o.Mapping.Columns) {
				m.Target, m.Dates = o.Mapping.Columns[n].Target, o.Mapping.Columns[n].Dates
			}
		}
		c.Target = m.Target
		if isDate(c.Target) && m.Dates == "" {
			for i := range data {
				if n < len(data[i].cells) && !isBlank(data[i].cells[n]) {
					orders[n].add(data[i].cells[n])
				}
			}
		}
	}
	t.Mapping = mapping
	if t.unmapped == "" {
		t.unmapped = KeepProperty
	}
	if mapping.Unmapped != "" {
		t.unmapped = mapping.Unmapped
	}
	t.decideOrders(orders)
}

// isDate reports whether a target holds whole dates.
func isDate(t Target) bool {
	return (t.Field == FieldBirthday || t.Field == FieldAnniversary || t.Field == FieldEvent) && (t.Part == "" || t.Part == "value")
}

// decideOrders settles the order of each column of dates. A column that does not say it goes by the others: one program wrote them all.
func (t *Table) decideOrders(orders []orderCount) {
	usual := usualOrder(t.Separator, t.header)
	if t.dateOrder != "" {
		usual = t.dateOrder
	}
	var sum orderCount
	for _, c := range orders {
		sum.dmy, sum.mdy = sum.dmy+c.dmy, sum.mdy+c.mdy
	}
	decided := (sum.dmy > 0) != (sum.mdy > 0)
	if decided {
		usual, _ = sum.decide(usual)
	}
	for n := range t.Columns {
		c, m := &t.Columns[n], &t.Mapping.Columns[n]
		if c.Doubtful = nil; !isDate(c.Target) || m.Dates != "" {
			continue
		}
		order, doubtful := orders[n].decide(usual)
		if doubtful && !(decided && orders[n].dmy == 0 && orders[n].mdy == 0) {
			c.Doubtful = &Doubtful{Examples: orders[n].examples, Order: order}
		}
		orders[n].examples = append([]string(nil), orders[n].examples...)
		t.order(n, order)
	}
}

// order sets the order in force for a column.
func (t *Table) order(n int, order string) {
	for len(t.orders) <= n {
		t.orders = append(t.orders, "")
	}
	t.orders[n] = order
}
