package duplicate

import (
	"strings"

	"kith/internal/contact"
	"kith/internal/search"
)

// How the cells of a line stand to each other.
const (
	Equal     = "equal"     // all of them say the same
	Differing = "different" // at least two say different things
	OnlyHere  = "only"      // those that have it say the same, others have nothing
)

// Line is one value of contacts side by side. Cells has one text for each contact, "" where it has no such value.
type Line struct {
	Field string // as in contact.Edit, and name, kind, photo
	Label string // types or label of a value, of the first that has one
	State string
	Cells []string
}

// Align puts contacts side by side: fields that each has once in one line, of lists one line for each value, equal ones in the same
// line however they are spelled.
func Align(contacts []contact.Contact) []Line {
	a := aligner{contacts: contacts}
	a.one("name", func(c *contact.Contact) string { return c.Name })
	a.one("kind", func(c *contact.Contact) string { return c.Kind })
	a.one("photo", func(c *contact.Contact) string {
		if c.Photo == nil {
			return ""
		}
		return c.Photo.SHA256
	})
	a.texts("nickname", func(c *contact.Contact) []string { return c.Nicknames })
	a.values("email", func(c *contact.Contact) []contact.Value { return c.Emails }, strings.EqualFold)
	a.values("phone", func(c *contact.Contact) []contact.Value { return c.Phones }, contact.SamePhone)
	a.many("address", func(c *contact.Contact) (list []cell) {
		for i := range c.Addresses {
			list = append(list, cell{addressText(&c.Addresses[i]), strings.Join(c.Addresses[i].Types, ", ")})
		}
		return list
	}, func(a, b string) bool { return contact.NormalStreet(a) == contact.NormalStreet(b) })
	a.one("birthday", func(c *contact.Contact) string { return c.Birthday })
	a.one("anniversary", func(c *contact.Contact) string { return c.Anniversary })
	a.many("organisation", func(c *contact.Contact) (list []cell) {
		for _, o := range c.Organisations {
			list = append(list, cell{strings.Join(append([]string{o.Name}, o.Units...), ", "), ""})
		}
		return list
	}, sameText)
	a.texts("title", func(c *contact.Contact) []string { return c.Titles })
	a.texts("role", func(c *contact.Contact) []string { return c.Roles })
	a.values("url", func(c *contact.Contact) []contact.Value { return c.URLs }, strings.EqualFold)
	a.values("im", func(c *contact.Contact) []contact.Value { return c.IMs }, strings.EqualFold)
	a.many("related", func(c *contact.Contact) (list []cell) {
		for _, r := range c.Related {
			text := r.Name
			if text == "" {
				text = r.Value
			}
			list = append(list, cell{text, r.Type})
		}
		return list
	}, sameText)
	a.texts("circle", func(c *contact.Contact) []string { return c.Circles })
	a.texts("note", func(c *contact.Contact) []string { return c.Notes })
	return a.lines
}

type cell struct{ text, label string }

type aligner struct {
	contacts []contact.Contact
	lines    []Line
}

// one adds the line of a field that a contact has once.
func (a *aligner) one(field string, text func(*contact.Contact) string) {
	line := Line{Field: field, Cells: make([]string, len(a.contacts))}
	for i := range a.contacts {
		line.Cells[i] = text(&a.contacts[i])
	}
	a.add(line)
}

// add finds how the cells stand to each other; a line without any is left out.
func (a *aligner) add(line Line) {
	first, missing, differ := "", false, false
	for _, text := range line.Cells {
		switch {
		case text == "":
			missing = true
		case first == "":
			first = text
		case text != first:
			differ = true
		}
	}
	switch {
	case first == "":
		return
	case differ:
		line.State = Differing
	case missing:
		line.State = OnlyHere
	default:
		line.State = Equal
	}
	a.lines = append(a.lines, line)
}

func (a *aligner) texts(field string, list func(*contact.Contact) []string) {
	a.many(field, func(c *contact.Contact) (cells []cell) {
		for _, text := range list(c) {
			cells = append(cells, cell{text: text})
		}
		return cells
	}, sameText)
}

func (a *aligner) values(field string, list func(*contact.Contact) []contact.Value, same func(a, b string) bool) {
	a.many(field, func(c *contact.Contact) (cells []cell) {
		for _, v := range list(c) {
			label := v.Label
			if label == "" {
				label = strings.Join(v.Types, ", ")
			}
			cells = append(cells, cell{v.Value, label})
		}
		return cells
	}, same)
}

// maxLines bounds the lines of one field.
const maxLines = 50

// many adds a line for each value of a list. A value joins the first line in which nobody of the same contact stands yet and where it
// says the same; spellings of one value count as equal.
func (a *aligner) many(field string, list func(*contact.Contact) []cell, same func(a, b string) bool) {
	var lines []Line
	for i := range a.contacts {
		for _, c := range list(&a.contacts[i]) {
			at := -1
			for n := range lines {
				if lines[n].Cells[i] == "" && same(firstCell(lines[n].Cells), c.text) {
					at = n
					break
				}
			}
			if at < 0 {
				if len(lines) == maxLines {
					break
				}
				lines = append(lines, Line{Field: field, Cells: make([]string, len(a.contacts))})
				at = len(lines) - 1
			}
			lines[at].Cells[i] = c.text
			if lines[at].Label == "" {
				lines[at].Label = c.label
			}
		}
	}
	for _, line := range lines {
		line.State = Equal
		for _, text := range line.Cells {
			if text == "" {
				line.State = OnlyHere
			}
		}
		a.lines = append(a.lines, line)
	}
}

func firstCell(cells []string) string {
	for _, text := range cells {
		if text != "" {
			return text
		}
	}
	return ""
}

func sameText(a, b string) bool {
	x, y := search.Fold(a), search.Fold(b)
	return x == y && (x != "" || a == b)
}

func addressText(a *contact.Address) string {
	var parts []string
	for _, text := range append(append([]string{a.POBox, a.Extended}, a.Street...), strings.TrimSpace(a.Postcode+" "+a.Locality), a.Region, a.Country) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return a.Formatted
	}
	return strings.Join(parts, ", ")
}
