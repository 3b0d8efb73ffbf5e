// Package handover puts one person's card into a QR code, which a phone takes off the screen.
//
// A code holds little if it is to be read from a hand's distance, so the card in it is a small one: Card chooses what goes along and
// says what does not. The package is pure; app/program calls it.
package handover

import (
	"bytes"
	"strings"

	"kith/internal/contact"
	"kith/internal/vcard"
)

// MostBytes is how long a card in a code can be: what version 25 of a QR code holds at level M (ISO/IEC 18004, table 7), less
// the two that tell the letters are UTF-8. Phones
// read that off a screen without trouble; beyond, the modules get too small.
const MostBytes = 995

// Left are the words for what did not go along; each is a part of a message code, "qr.left.photo".
type Left []string

// Card gives a compact vCard 3.0 of a contact, which every phone knows, and what it leaves out.
func Card(c *contact.Contact) (text []byte, left Left) {
	b := &builder{contact: c, emails: len(c.Emails), phones: len(c.Phones), addresses: len(c.Addresses), urls: len(c.URLs), birthday: true, work: true, parts: true}
	for _, has := range []struct {
		word string
		some bool
	}{
		{"photo", c.Photo != nil}, {"notes", len(c.Notes) > 0}, {"circles", len(c.Circles) > 0}, {"messengers", len(c.IMs) > 0},
		{"related", len(c.Related) > 0}, {"anniversary", c.Anniversary != ""}, {"nicknames", len(c.Nicknames) > 0},
	} {
		if has.some {
			left = append(left, has.word)
		}
	}
	// What goes first when there is no room: it can be had again from what stays.
	for _, step := range []struct {
		word string
		less func() bool
	}{
		{"addresses", fewer(&b.addresses, 1)}, {"urls", fewer(&b.urls, 1)}, {"emails", fewer(&b.emails, 2)}, {"phones", fewer(&b.phones, 2)},
		{"urls", fewer(&b.urls, 0)}, {"birthday", off(&b.birthday, c.Birthday != "")}, {"addresses", fewer(&b.addresses, 0)},
		{"emails", fewer(&b.emails, 1)}, {"phones", fewer(&b.phones, 1)}, {"work", off(&b.work, true)}, {"emails", fewer(&b.emails, 0)},
		{"phones", fewer(&b.phones, 0)}, {"parts", off(&b.parts, true)},
	} {
		for len(b.card()) > MostBytes && step.less() {
			if len(left) == 0 || left[len(left)-1] != step.word {
				left = append(left, step.word)
			}
		}
	}
	text = b.card()
	if len(text) > MostBytes { // a name of a thousand characters
		b.short = true
		text, left = b.card(), append(left, "parts")
	}
	return text, unique(left)
}

func unique(words Left) Left {
	seen := map[string]bool{}
	out := Left{}
	for _, word := range words {
		if !seen[word] {
			seen[word] = true
			out = append(out, word)
		}
	}
	return out
}

func fewer(n *int, least int) func() bool {
	return func() bool {
		if *n <= least {
			return false
		}
		*n--
		return true
	}
}

func off(flag *bool, matters bool) func() bool {
	return func() bool {
		was := *flag && matters
		*flag = false
		return was
	}
}

// builder makes the card of what is still to go along.
type builder struct {
	contact                         *contact.Contact
	emails, phones, addresses, urls int
	birthday, work, parts, short    bool
}

func (b *builder) card() []byte {
	c := b.contact
	out := &vcard.Card{Version: vcard.V30}
	add := func(name, value string, types ...string) {
		p := vcard.Property{Name: name, Value: value}
		if len(types) > 0 {
			p.Params = []vcard.Param{{Name: "TYPE", Values: types}}
		}
		out.Properties = append(out.Properties, p)
	}
	name := c.Name
	if runes := []rune(name); b.short && len(runes) > 100 {
		name = string(runes[:100]) + "…"
	}
	switch {
	case b.parts && !b.short && len(c.Family)+len(c.Given) > 0:
		add("N", vcard.JoinStructured([][]string{c.Family, c.Given, c.Additional, c.Prefixes, c.Suffixes}))
	default:
		add("N", vcard.Escape(name)+";;;;")
	}
	add("FN", vcard.Escape(name))
	if b.work && len(c.Organisations) > 0 {
		o := c.Organisations[0]
		add("ORG", vcard.JoinStructured(append([][]string{{o.Name}}, one(o.Units)...)))
	}
	if b.work && len(c.Titles) > 0 {
		add("TITLE", vcard.Escape(c.Titles[0]))
	}
	for _, phone := range preferredFirst(c.Phones)[:b.phones] {
		add("TEL", vcard.Escape(phone.Value), known(phone.Types)...)
	}
	for _, email := range preferredFirst(c.Emails)[:b.emails] {
		add("EMAIL", vcard.Escape(email.Value), known(email.Types)...)
	}
	for _, a := range c.Addresses[:b.addresses] {
		add("ADR", vcard.JoinStructured([][]string{{a.POBox}, {a.Extended}, a.Street, {a.Locality}, {a.Region}, {a.Postcode}, {a.Country}}), known(a.Types)...)
	}
	for _, url := range c.URLs[:b.urls] {
		add("URL", url.Value)
	}
	if b.birthday && len(c.Birthday) == len("1980-05-09") {
		add("BDAY", c.Birthday)
	}
	var text bytes.Buffer
	if err := vcard.Encode(&text, out); err != nil {
		return nil // it refuses names of properties, and these are ours
	}
	// Folded lines help nobody in a code, and some phones do not join them.
	return []byte(strings.ReplaceAll(text.String(), "\r\n ", ""))
}

func one(units []string) [][]string {
	var parts [][]string
	for _, unit := range units {
		parts = append(parts, []string{unit})
	}
	return parts
}

func preferredFirst(values []contact.Value) []contact.Value {
	out := make([]contact.Value, 0, len(values))
	for _, v := range values {
		if v.Preferred {
			out = append(out, v)
		}
	}
	for _, v := range values {
		if !v.Preferred {
			out = append(out, v)
		}
	}
	return out
}

// known are the types that phones tell apart.
func known(types []string) []string {
	var out []string
	for _, t := range types {
		switch t {
		case "cell", "home", "work", "fax":
			out = append(out, strings.ToUpper(t))
		}
	}
	return out
}
