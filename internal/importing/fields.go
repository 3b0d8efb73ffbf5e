package importing

import (
	"slices"
	"strconv"
	"strings"

	"kith/internal/contact"
	"kith/internal/vcard"
)

// differences tells two cards apart field by field, as people read them. before "" is no card at all.
func differences(before, after string) ([]Field, error) {
	var was, is []said
	for _, side := range []struct {
		text string
		said *[]said
	}{{before, &was}, {after, &is}} {
		if side.text == "" {
			continue
		}
		card, err := vcard.Parse([]byte(side.text))
		if err != nil {
			return nil, err
		}
		*side.said = whatItSays(card)
	}
	fields := []Field{}
	for _, name := range fieldNames(was, is) {
		gone, come := leftOver(was, is, name), leftOver(is, was, name)
		if len(gone) == 1 && len(come) == 1 {
			fields = append(fields, Field{name, gone[0], come[0]})
			continue
		}
		for _, text := range gone {
			fields = append(fields, Field{Name: name, Old: text})
		}
		for _, text := range come {
			fields = append(fields, Field{Name: name, New: text})
		}
	}
	return fields, nil
}

// said is one value of a card in words.
type said struct{ field, text string }

func fieldNames(lists ...[]said) []string {
	var names []string
	for _, list := range lists {
		for _, s := range list {
			if !slices.Contains(names, s.field) {
				names = append(names, s.field)
			}
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return rankOf(a) - rankOf(b) })
	return names
}

// fieldOrder is the order in which a contact is read.
var fieldOrder = []string{
	"kind", "name", "nickname", "organisation", "title", "role", "email", "phone", "address", "url", "im", "birthday", "anniversary", "date", "death", "related", "circle", "note", "photo",
}

func rankOf(field string) int {
	if at := slices.Index(fieldOrder, field); at >= 0 {
		return at
	}
	return len(fieldOrder)
}

// leftOver are the texts of a field that a has more often than b.
func leftOver(a, b []said, field string) []string {
	count := map[string]int{}
	for _, s := range b {
		if s.field == field {
			count[s.text]++
		}
	}
	var left []string
	for _, s := range a {
		if s.field != field {
			continue
		}
		if count[s.text] > 0 {
			count[s.text]--
			continue
		}
		left = append(left, s.text)
	}
	return left
}

// whatItSays puts a card in words, one value after the other.
func whatItSays(card *vcard.Card) []said {
	c := contact.View(card)
	var all []said
	add := func(field string, texts ...string) {
		for _, text := range texts {
			if text = strings.TrimSpace(text); text != "" {
				all = append(all, said{field, text})
			}
		}
	}
	if c.Kind != contact.KindPerson {
		add("kind", c.Kind)
	}
	name := c.Name
	if whole := strings.Join(slices.Concat(c.Prefixes, c.Given, c.Additional, c.Family, c.Suffixes), " "); whole != "" && whole != name {
		name += " (" + whole + ")"
	}
	add("name", name)
	add("nickname", c.Nicknames...)
	for _, o := range c.Organisations {
		add("organisation", strings.Join(append([]string{o.Name}, o.Units...), ", "))
	}
	add("title", c.Titles...)
	add("role", c.Roles...)
	for _, list := range []struct {
		field  string
		values []contact.Value
	}{{"email", c.Emails}, {"phone", c.Phones}, {"url", c.URLs}, {"im", c.IMs}} {
		for _, v := range list.values {
			add(list.field, v.Value+kindIn(v.Types, v.Label))
		}
	}
	for _, a := range c.Addresses {
		text := oneAddress(&a)
		if text == "" {
			text = strings.Join(strings.Fields(a.Formatted), " ")
		}
		add("address", text+kindIn(a.Types, a.Label))
	}
	add("birthday", c.Birthday)
	add("anniversary", c.Anniversary)
	for _, d := range c.Dates {
		if d.Type != "" {
			d.Label = ""
		}
		add("date", d.Day+kindIn([]string{d.Type}, d.Label))
	}
	add("death", c.Death)
	for _, r := range c.Related {
		add("related", strings.TrimSpace(r.Value+kindIn([]string{r.Type}, "")))
	}
	add("circle", c.Circles...)
	add("note", c.Notes...)
	if c.Photo != nil {
		add("photo", c.Photo.Type+", "+strconv.Itoa((c.Photo.Bytes+1023)/1024)+" KiB")
	}
	for _, p := range c.Rest() {
		if name := strings.ToUpper(p.Name); name != "REV" && name != "PRODID" && name != "UID" {
			add(name, vcard.Unescape(p.Value))
		}
	}
	return all
}

// kindIn is what kind of number or address it is: " (work)".
func kindIn(types []string, label string) string {
	kinds := types
	if label != "" {
		kinds = []string{label}
	}
	kinds = slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool { return kind == "" })
	if len(kinds) == 0 {
		return ""
	}
	return " (" + strings.Join(kinds, ", ") + ")"
}

func oneAddress(a *contact.Address) string {
	var parts []string
	for _, part := range []string{a.POBox, a.Extended, strings.Join(a.Street, ", "), strings.TrimSpace(a.Postcode + " " + a.Locality), a.Region, a.Country} {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
