package table

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vcard"
)

// Open reads the first mebibyte, finds out what table it is, and guesses what its columns mean. If r can seek, columns of dates whose order
// the head does not tell are looked through to the end. Faults: table.empty, table.not-a-table, table.charset, table.format, table.separator,
// table.header; for workbooks table.old-workbook, table.workbook-damaged, table.workbook-too-large, table.sheet. Any other error comes from r.
func Open(r io.Reader, o Options) (*Table, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	seeker, start := seekable(r)
	head := make([]byte, headSize)
	n, err := io.ReadFull(r, head)
	if head = head[:n]; err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if len(bytes.Trim(head, " \t\r\n\x00")) == 0 {
		return nil, fault.New("table.empty", nil)
	}
	// again gives the input from its beginning. It may be called twice only where there is a seeker.
	again := func() (io.Reader, error) {
		if seeker == nil {
			return io.MultiReader(bytes.NewReader(head), r), nil
		}
		if _, err := seeker.Seek(start, io.SeekStart); err != nil {
			return nil, err
		}
		return r, nil
	}
	t := &Table{unmapped: o.Unmapped, dateOrder: o.DateOrder}
	switch kind := binaryKind(head); {
	case o.Format == XLSX, o.Format == "" && kind == XLSX:
		return t, t.openWorkbook(again, o)
	case kind == kindWorkbook:
		return nil, fault.New("table.old-workbook", nil)
	case kind == kindBinary || kind == XLSX:
		return nil, fault.New("table.not-a-table", nil)
	}
	text, charset, mark := decodeHead(head, o.Charset)
	if o.Format == "" && vcard.HasCards(text[:min(len(text), headSize)]) {
		return nil, fault.New("table.not-a-table", nil)
	}
	if o.Format == LDIF || o.Format == "" && isLDIF(text) {
		return t, t.openLDIF(again, text, charset, mark, o, seeker != nil)
	}
	return t, t.openText(again, text, charset, mark, o, seeker != nil)
}

func (o *Options) check() error {
	if o.Charset != "" && !vcard.KnowsCharset(o.Charset) {
		return fault.New("table.charset", message.Args{"charset": o.Charset})
	}
	if o.Format != "" && !slices.Contains(Formats, o.Format) {
		return fault.New("table.format", message.Args{"format": o.Format})
	}
	if o.Separator != "" && !slices.Contains(Separators, o.Separator) {
		return fault.New("table.separator", message.Args{"separator": o.Separator})
	}
	return nil
}

func seekable(r io.Reader) (io.Seeker, int64) {
	seeker, ok := r.(io.Seeker)
	if !ok {
		return nil, 0
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil, 0
	}
	return seeker, start
}

// openText opens a CSV.
func (t *Table) openText(again func() (io.Reader, error), text []byte, charset string, mark int, o Options, twice bool) error {
	l := detectLayout(text, o)
	if !l.plausible && o.Format == "" && o.Separator == "" && o.Header == 0 && o.Mapping == nil {
		return fault.New("table.not-a-table", nil)
	}
	if o.Header > 0 && l.header < 0 {
		return fault.New("table.header", message.Args{"row": o.Header})
	}
	t.Format, t.Separator, t.Charset = l.format, string(l.sep), charset
	cells := cellCharset{name: charset}
	if charset == "" {
		cells.name = guessCharset(text)
		t.Charset = cells.name
		if t.Charset == "" {
			t.Charset = utf8Name
		}
	} else {
		cells.name = utf8Name // the stream is decoded as a whole
	}
	open := func() (rows, error) {
		r, err := again()
		if err != nil {
			return nil, err
		}
		reader := newCSVReader(newInput(r, charset, mark), l.sep, cells)
		reader.width = l.width
		return reader, nil
	}
	t.useHeader(&l)
	records := parseHead(text, l.sep, sampleRecords)
	data := records[min(l.first(), len(records)):]
	t.columns(data, o, l.width)
	return t.start(open, l.first(), twice)
}

// first is the number of rows before the data.
func (l *layout) first() int {
	n := l.header + 1
	if n > 0 && l.second {
		n++
	}
	if n == 0 && l.sepLine {
		n = 1
	}
	return n
}

// start makes the plan, looks through doubtful dates if the input can be read twice, and goes to the first row.
func (t *Table) start(open func() (rows, error), skip int, twice bool) error {
	if twice && slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Doubtful != nil }) {
		if err := t.lookThrough(open, skip); err != nil {
			return err
		}
	}
	var err error
	if t.rows, err = open(); err != nil {
		return err
	}
	for range skip {
		if _, err := t.rows.next(); err != nil && err != io.EOF {
			return err
		}
	}
	t.plan = newPlan(t.unmapped == KeepNote)
	t.plan.format = t.Format
	for n, m := range t.Mapping.Columns {
		if m.Dates == "" && n < len(t.orders) {
			m.Dates = t.orders[n]
		}
		t.plan.add(m, at(t.header, n))
	}
	t.builder.plan = t.plan
	return nil
}

// lookThrough reads all rows for the dates of the doubtful columns.
func (t *Table) lookThrough(open func() (rows, error), skip int) error {
	all, err := open()
	if err != nil {
		return err
	}
	orders := make([]orderCount, len(t.Columns))
	for n := 0; ; n++ {
		r, err := all.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if n < skip {
			continue
		}
		for i, c := range t.Columns {
			if isDate(c.Target) && t.Mapping.Columns[i].Dates == "" && i < len(r.cells) && !isBlank(r.cells[i]) {
				orders[i].add(r.cells[i])
			}
		}
	}
	t.decideOrders(orders)
	return nil
}

// Next returns the next row that holds anything. At the end it returns io.EOF; any other error comes from the reader, or is a fault of a
// workbook. A row that cannot be kept is an Entry without Card and does not end the table.
func (t *Table) Next() (*Entry, error) {
	for {
		r, err := t.rows.next()
		if err != nil {
			return nil, err
		}
		if r.blank() {
			t.warnings = append(t.warnings, r.warnings...) // of a row that holds NULs only, say
			continue
		}
		if t.headerAgain(r) {
			t.warnings = append(t.warnings, vcard.NewWarning(r.line, CodeHeaderAgain, r.raw))
			continue
		}
		t.index++
		e := &Entry{Index: t.index, Line: r.line, Raw: vcard.Clip(r.raw, maxRaw)}
		if r.lost {
			e.Warnings = r.warnings
		} else {
			t.newColumns(r)
			e.Card = t.builder.card(r)
			e.Warnings = t.builder.warnings
		}
		for i := range e.Warnings {
			e.Warnings[i].Card = t.index
		}
		return e, nil
	}
}

// headerAgain recognises the header in the middle of a file, as in several exports pasted together.
func (t *Table) headerAgain(r *record) bool {
	if len(t.header) < 2 || t.Format == LDIF || len(r.cells) < len(t.header) {
		return false
	}
	for i, name := range t.header {
		if strings.TrimSpace(r.cells[i]) != name {
			return false
		}
	}
	return true
}

// newColumns takes in the columns that an LDIF file has only further down.
func (t *Table) newColumns(r *record) {
	named, ok := t.rows.(interface{ names() []string })
	if !ok {
		return
	}
	for _, name := range named.names()[len(t.plan.columns):] {
		target, known := guessHeader(name)
		if target.Field == FieldAddress && target.Type == "" {
			target.Type = "work"
		}
		if !known || target.Field == FieldBirthday || target.Field == FieldAnniversary {
			target = Target{}
		}
		if f, _ := info(target.Field); f.Grouped && target.Group == 0 && target.Field != FieldAddress {
			target.Group = 1000 + len(t.plan.columns)
		}
		t.plan.add(ColumnMapping{Header: name, Target: target}, name)
	}
}

// Offset is the number of bytes of the input consumed, for progress. Of a workbook it is a share of its size.
func (t *Table) Offset() int64 { return t.rows.offset() }

// Warnings are those about what stands outside the rows: text before the header, a header that comes again. They are complete after io.EOF.
func (t *Table) Warnings() []vcard.Warning { return t.warnings }
