package roster

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"kith/internal/contact"
	"kith/internal/table"
)

// Writer writes contacts as rows. Flush has to be called at the end.
type Writer struct {
	layout Layout
	csv    *csv.Writer
	row    []string
}

// NewWriter begins a table: a BOM, by which Excel knows UTF-8, and the header.
func NewWriter(w io.Writer, layout Layout) (*Writer, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	out := &Writer{layout: layout, csv: csv.NewWriter(w)}
	out.csv.UseCRLF = true // RFC 4180 §2
	return out, out.csv.Write(layout.header())
}

// Flush writes what is still gathered.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}

// Write writes the row of a contact that the layout has seen.
func (w *Writer) Write(c *contact.Contact) error {
	w.row = w.row[:0]
	w.name(c)
	l := &w.layout
	for n := range l.emails {
		w.value(c.Emails, n)
	}
	for n := range l.phones {
		w.value(c.Phones, n)
	}
	for n := range l.addresses {
		w.address(c.Addresses, n)
	}
	for n := range l.relations {
		if n < len(c.Related) {
			r := c.Related[n]
			w.cells(capital(r.Type), first(r.Name, r.Value))
		} else {
			w.cells("", "")
		}
	}
	for n := range l.urls {
		w.value(c.URLs, n)
	}
	if l.events > 0 {
		if c.Anniversary == "" {
			w.cells("", "")
		} else {
			w.cells("Anniversary", c.Anniversary)
		}
	}
	for n := range l.ims {
		if n < len(c.IMs) {
			service, handle, ok := strings.Cut(c.IMs[n].Value, ":")
			if !ok {
				service, handle = "", c.IMs[n].Value
			}
			w.cells(label(c.IMs[n].Types, c.IMs[n].Label, c.IMs[n].Preferred), service, handle)
		} else {
			w.cells("", "", "")
		}
	}
	for n := range l.custom {
		if n < len(c.Roles) {
			w.cells("Role", c.Roles[n])
		} else {
			w.cells("", "")
		}
	}
	for n := 1; n < l.organisations || n < l.titles; n++ {
		name, units := organisation(c, n)
		w.cells(name, units, at(c.Titles, n))
	}
	return w.csv.Write(w.row)
}

func (w *Writer) cells(cells ...string) {
	for _, cell := range cells {
		w.row = append(w.row, table.Guard(cell))
	}
}

func (w *Writer) name(c *contact.Contact) {
	given, family, as := strings.Join(c.Given, " "), strings.Join(c.Family, " "), ""
	company, units := organisation(c, 0)
	parts := []string{strings.Join(c.Prefixes, " "), given, strings.Join(c.Additional, " "), family, strings.Join(c.Suffixes, " ")}
	whole := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	switch {
	case whole == "" && c.Name == company: // a firm goes by its name there
	case whole == "" && c.Kind == contact.KindOrganisation && company == "":
		company = c.Name
	case whole == "": // a name that nobody has taken apart
		given = c.Name
	case c.Name != whole:
		as = c.Name
	}
	w.cells(given, parts[2], family, parts[0], parts[4], strings.Join(c.Nicknames, ", "), as)
	w.cells(company, at(c.Titles, 0), units, c.Birthday, strings.Join(c.Notes, "\n\n"), strings.Join(c.Circles, " ::: "))
}

func (w *Writer) value(list []contact.Value, n int) {
	if n >= len(list) {
		w.cells("", "")
		return
	}
	w.cells(label(list[n].Types, list[n].Label, list[n].Preferred), list[n].Value)
}

func (w *Writer) address(list []contact.Address, n int) {
	if n >= len(list) {
		w.cells("", "", "", "", "", "", "", "", "")
		return
	}
	a := list[n]
	w.cells(label(a.Types, a.Label, a.Preferred), a.Formatted, strings.Join(a.Street, "\n"), a.Locality, a.POBox, a.Region, a.Postcode, a.Country, a.Extended)
}

func organisation(c *contact.Contact, n int) (name, units string) {
	if n >= len(c.Organisations) {
		return "", ""
	}
	return c.Organisations[n].Name, strings.Join(c.Organisations[n].Units, ", ")
}

// label writes the types of a value as Google says them, with a star for the preferred one.
func label(types []string, own string, preferred bool) string {
	text := own
	if text == "" {
		text = spoken(types)
	}
	if preferred {
		return strings.TrimSpace("* " + text)
	}
	return text
}

func spoken(types []string) string {
	place, what := "", ""
	for _, t := range types {
		switch t {
		case "home", "work":
			place = capital(t)
		case "cell", "mobile":
			what = "Mobile"
		case "fax":
			what = "Fax"
		case "pager", "main", "other":
			what = capital(t)
		}
	}
	switch {
	case what == "Mobile" && place == "Work":
		return "Work Mobile"
	case what == "Mobile":
		return what
	}
	return strings.TrimSpace(place + " " + what)
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	r := []rune(text)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func at(list []string, n int) string {
	if n < len(list) {
		return list[n]
	}
	return ""
}

func numberedAt(family string, n int, parts ...string) []string {
	names := make([]string, len(parts))
	for i, part := range parts {
		names[i] = family + " " + strconv.Itoa(n) + " - " + part
	}
	return names
}
