// Package paper puts people on paper: a list to print, and labels for envelopes, as PDF or as HTML.
//
// PDF is what every printer takes and what looks the same everywhere; its letters are built in and cover Latin, Greek and Cyrillic.
// HTML is for all other scripts: the browser has letters for them. Both come from the same rows. The package draws and measures
// but opens no file; app/program calls it.
package paper

import (
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
)

// Person is what paper shows of a contact.
type Person struct {
	Name      string
	Work      string   // what and where: "Head of Purchasing, ACME GmbH"
	Reach     []string // phone numbers and e-mail addresses, as one reads them out
	Address   []string // lines of the address
	initial   string   // the letter it stands under: of the family name, else of the name
	addressee []string
	country   string
}

// From reads a contact. country is the code ("DE") of the country the letters leave from, whose name needs no line.
func From(c *contact.Contact, country string, lang message.Language) Person {
	p := Person{Name: c.Name, Reach: []string{}, Address: []string{}}
	organisation := ""
	if len(c.Organisations) > 0 {
		organisation = c.Organisations[0].Name
	}
	var work []string
	for _, text := range []string{first(c.Titles, c.Roles), organisation} {
		if text != "" && text != c.Name {
			work = append(work, text)
		}
	}
	p.initial = initial(first(c.Family, []string{c.Name}))
	p.Work = strings.Join(work, ", ")
	for _, phone := range c.Phones {
		p.Reach = append(p.Reach, strings.TrimSpace(phone.Value+kind(phone, lang)))
	}
	for _, email := range c.Emails {
		p.Reach = append(p.Reach, email.Value)
	}
	if a := best(c); a != nil {
		p.Address, p.country = lines(a, country)
		p.addressee = []string{c.Name}
		if organisation != "" && organisation != c.Name && has(a.Types, "work") {
			p.addressee = []string{organisation, c.Name}
		}
	}
	return p
}

func first(lists ...[]string) string {
	for _, list := range lists {
		if len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

func has(list []string, text string) bool {
	for _, have := range list {
		if have == text {
			return true
		}
	}
	return false
}

// kind says which phone it is, if it matters.
func kind(v contact.Value, lang message.Language) string {
	if v.Label != "" {
		return " (" + v.Label + ")"
	}
	var said []string
	for _, t := range v.Types {
		if code := "paper." + t; message.Has(code) {
			said = append(said, message.New(code, nil).In(lang))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}

// best chooses the address a letter goes to: the preferred one, else at home for people and at work for firms, else the first.
func best(c *contact.Contact) *contact.Address {
	place := "home"
	if c.Kind != contact.KindPerson {
		place = "work"
	}
	var chosen *contact.Address
	rank := -1
	for i := range c.Addresses {
		a := &c.Addresses[i]
		if text, _ := lines(a, ""); len(text) == 0 {
			continue
		}
		r := 0
		if has(a.Types, place) {
			r = 1
		}
		if a.Preferred {
			r = 2
		}
		if r > rank {
			chosen, rank = a, r
		}
	}
	return chosen
}
