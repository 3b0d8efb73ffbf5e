package samplebook

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"sync"

	"kith/internal/samplebook/oldcard"
	"kith/internal/samplebook/portrait"
	"kith/internal/vcard"
)

// Book describes a generated book: the same values make the same bytes.
type Book struct {
	Seed uint64
	// Mixed writes a fourth of the cards in vCard 4.0 and a seventh in 2.1; otherwise all are 3.0, which every reader takes.
	Mixed bool
}

// Generate writes a book of n invented people in vCard 3.0. Card i depends on the seed and i alone, so the first cards of
// a small and a large book are the same.
func Generate(w io.Writer, n int, seed uint64) error { return Book{Seed: seed}.Write(w, n) }

// Write writes the first n cards of the book.
func (b Book) Write(w io.Writer, n int) error {
	out := bufio.NewWriterSize(w, 1<<16)
	for i := range n {
		if err := b.writeCard(out, i); err != nil {
			return fmt.Errorf("card %d: %w", i, err)
		}
	}
	return out.Flush()
}

func (b Book) writeCard(w io.Writer, i int) error {
	p := b.person(i)
	version := vcard.V30
	if b.Mixed {
		switch k := stream(b.Seed, i, 2).IntN(28); {
		case k < 7:
			version = vcard.V40
		case k < 11:
			version = vcard.V21
		}
	}
	card := p.card(version, i)
	if version == vcard.V21 {
		return oldcard.Encode(w, card)
	}
	return vcard.Encode(w, card)
}

// person is newPerson, or for three in a hundred somebody who came before, written differently, as they lie in every
// address book that was merged from two telephones.
func (b Book) person(i int) *person {
	r := stream(b.Seed, i, 1)
	if i < 20 || !chance(r, 3) {
		return newPerson(b.Seed, i)
	}
	self, p := newPerson(b.Seed, i), newPerson(b.Seed, r.IntN(i))
	p.uid, p.revised, p.note, p.face = self.uid, self.revised, "", 0
	for k := range p.phones {
		p.phones[k].style = (p.phones[k].style + 1 + r.IntN(3)) % 4
	}
	switch r.IntN(5) {
	case 0:
		p.given, p.family = strings.ToUpper(p.given), strings.ToUpper(p.family)
	case 1:
		p.given, p.family = spelledOut.Replace(p.given), spelledOut.Replace(p.family)
	case 2:
		p.middle, p.given = "", string([]rune(p.given)[:1])+"."
	case 3:
		p.emails = []string{strings.ToUpper(p.emails[0])}
	case 4:
		p.prefix, p.middle, p.title = "", "", ""
	}
	return p
}

// fullName is FN as a card of this person has it.
func (p *person) fullName() string {
	return strings.Join(nonEmpty(p.prefix, p.given, p.middle, p.family), " ")
}

func nonEmpty(parts ...string) []string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return kept
}

// card writes a person down in the manner of a version.
func (p *person) card(version vcard.Version, i int) *vcard.Card {
	c := &cardWriter{card: &vcard.Card{Version: version}, version: version}
	c.add("UID", p.uid)
	c.add("FN", vcard.Escape(p.fullName()))
	c.add("N", vcard.JoinStructured([][]string{{p.family}, {p.given}, {p.middle}, {p.prefix}, {""}}))
	for k, email := range p.emails {
		c.typed("EMAIL", email, [][]string{{"INTERNET", "HOME", "PREF"}, {"INTERNET", "WORK"}, {"INTERNET", "HOME"}}[k])
	}
	for k, phone := range p.phones {
		c.typed("TEL", phone.written(), [][]string{{"CELL", "VOICE"}, {"HOME", "VOICE"}, {"WORK", "VOICE"}}[k])
	}
	address := vcard.JoinStructured([][]string{{""}, {""}, {p.street}, {p.city.name}, {""}, {p.city.postcode}, {p.country.envelope}})
	if p.label != "" && version == vcard.V30 { // Apple's way to name an address
		c.card.Properties = append(c.card.Properties,
			vcard.Property{Group: "item1", Name: "ADR", Value: address},
			vcard.Property{Group: "item1", Name: "X-ABLabel", Value: vcard.Escape(p.label)})
	} else {
		c.typed("ADR", address, []string{"HOME"})
	}
	if p.unit == "" {
		c.add("ORG", vcard.Escape(p.organisation))
	} else {
		c.add("ORG", vcard.JoinStructured([][]string{{p.organisation}, {p.unit}}))
	}
	if p.title != "" {
		c.add("TITLE", vcard.Escape(p.title))
	}
	c.birthday(p)
	if p.note != "" {
		c.add("NOTE", vcard.Escape(p.note))
	}
	if len(p.circles) != 0 {
		c.add("CATEGORIES", vcard.JoinList(p.circles))
	}
	if p.homepage != "" {
		c.add("URL", p.homepage)
	}
	if p.face != 0 {
		c.photo(p.face, i)
	}
	c.add("REV", p.revised.Format("20060102T150405Z"))
	return c.card
}

// cardWriter knows where the versions differ.
type cardWriter struct {
	card    *vcard.Card
	version vcard.Version
}

func (c *cardWriter) add(name, value string, params ...vcard.Param) {
	c.card.Properties = append(c.card.Properties, vcard.Property{Name: name, Params: params, Value: value})
}

// typed adds a property with types: in 4.0 in lower case, without those that are gone, PREF a parameter of its own.
func (c *cardWriter) typed(name, value string, types []string) {
	if c.version != vcard.V40 {
		c.add(name, value, vcard.Param{Name: "TYPE", Values: types})
		return
	}
	var params []vcard.Param
	for _, t := range types {
		switch t {
		case "INTERNET":
		case "PREF":
			params = append(params, vcard.Param{Name: "PREF", Values: []string{"1"}})
		default:
			params = append(params, vcard.Param{Name: "TYPE", Values: []string{strings.ToLower(t)}})
		}
	}
	c.add(name, value, params...)
}

// birthday: a day without its year is Apple's 1604 before 4.0 and "--0509" from then on (RFC 6350 §4.3.1).
func (c *cardWriter) birthday(p *person) {
	switch {
	case p.birthday.IsZero():
	case c.version == vcard.V40 && p.yearless:
		c.add("BDAY", p.birthday.Format("--0102"))
	case c.version == vcard.V40:
		c.add("BDAY", p.birthday.Format("20060102"))
	case c.version == vcard.V30 && p.yearless:
		c.add("BDAY", "1604"+p.birthday.Format("-01-02"), vcard.Param{Name: "X-APPLE-OMIT-YEAR", Values: []string{"1604"}})
	default:
		c.add("BDAY", p.birthday.Format("2006-01-02"))
	}
}

// faces is how many different ones are painted; a comment makes each a file of its own.
const faces = 48

var painted = sync.OnceValue(func() [][]byte {
	all := make([][]byte, faces)
	for i := range all {
		all[i] = portrait.JPEG(uint64(i), 112, 88)
	}
	return all
})

func (c *cardWriter) photo(face uint64, i int) {
	picture := portrait.Comment(painted()[face-1], fmt.Appendf(nil, "card %d", i))
	text := base64.StdEncoding.EncodeToString(picture)
	if c.version == vcard.V40 {
		c.add("PHOTO", "data:image/jpeg;base64,"+text)
		return
	}
	c.add("PHOTO", text, vcard.Param{Name: "ENCODING", Values: []string{"b"}}, vcard.Param{Name: "TYPE", Values: []string{"JPEG"}})
}
