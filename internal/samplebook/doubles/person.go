package doubles

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kith/internal/vcard"
)

// person is what one card may say.
type person struct {
	given, second, family, prefix, suffix string
	email, cell, home, work               string
	street, postcode, town                string
	org, title, birthday                  string
	fnOnly, lastFirst                     bool
	version                               vcard.Version
	note                                  string
}

// maker makes choices.
type maker struct{ r *rand.Rand }

func (m *maker) pick(list []string) string   { return list[m.r.IntN(len(list))] }
func (m *maker) chance(percent int) bool     { return m.r.IntN(100) < percent }
func (m *maker) digits(n int) (text string)  { return fmt.Sprintf("%0*d", n, m.r.IntN(pow10(n))) }
func (m *maker) oneOf(list ...string) string { return list[m.r.IntN(len(list))] }

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// newPerson invents somebody with everything a card may say.
func (m *maker) newPerson() person {
	country := countries[m.r.IntN(len(countries))]
	p := person{
		given: m.pick(country.given), family: m.pick(country.family), title: m.pick(titles),
		birthday: fmt.Sprintf("%d-%02d-%02d", 1940+m.r.IntN(65), 1+m.r.IntN(12), 1+m.r.IntN(28)),
		cell:     country.dial + " " + country.cell + m.digits(1) + " " + m.digits(7), version: vcard.V30,
	}
	if m.chance(40) {
		p.family = m.pick(country.front) + m.pick(country.back)
	}
	m.moveTo(&p, country)
	p.home = country.dial + " " + m.area(country) + " " + m.digits(6)
	m.hire(&p)
	p.email = m.mail(&p)
	if m.chance(25) {
		p.version = vcard.V40
	}
	return p
}

func (m *maker) area(c country) string { return fmt.Sprint(2+m.r.IntN(8), m.digits(1+m.r.IntN(2))) }

func (m *maker) moveTo(p *person, c country) {
	place := m.r.IntN(len(c.towns))
	p.town, p.postcode = c.towns[place], m.digits(5)
	p.street = m.pick(c.streets) + " " + fmt.Sprint(1+m.r.IntN(120))
}

// hire gives somebody a job, with the number of the desk.
func (m *maker) hire(p *person) {
	p.org = m.pick(orgFront) + strings.ToLower(m.pick(orgFront)) + m.pick(orgBack) + " " + m.pick(orgForm)
	p.work = "+49 40 " + m.digits(5) + " " + m.digits(2)
}

// mail is an address of somebody's own at one of the large hosts.
func (m *maker) mail(p *person) string {
	given, family := plain(p.given), plain(p.family)
	local := m.oneOf(given+"."+family, given[:1]+"."+family, family+"."+given, family+m.digits(2), given+family)
	return local + m.digits(4) + "@" + m.oneOf("gmx.example", "web.example", "mail.example", "post.example", "gmail.com", "gmx.de")
}

// office is an address at the company.
func (m *maker) office(p *person) string {
	return plain(p.given)[:1] + "." + plain(p.family) + "@" + host(p.org)
}

func host(org string) string { return plain(strings.Fields(org)[0]) + ".example" }

// plain is a name as it stands in an e-mail address.
func plain(text string) string {
	text = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ä", "ae", "Ö", "oe", "Ü", "ue", "ø", "o", "ł", "l", "ı", "i").Replace(text)
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "x"
	}
	return b.String()
}

// The facts that cards may share. A name is never among them.
const (
	factEmail = iota
	factCell
	factBirthday
	factAddress
	factHome
	factOrg
)

// two makes two cards of somebody: q, whose name the kind has changed, shares some facts with p and has others of its own or none. At
// least one of what is shared is rarely shared by two people; with a name that is only alike there are two or more, or it is one that is
// nobody else's.
func (m *maker) two(p, q person, weak bool) []*vcard.Card {
	shared := map[int]bool{}
	strong := []int{factEmail, factCell, factBirthday, factAddress, factHome}
	if weak {
		strong = strong[:2]
		if m.chance(35) {
			shared[factBirthday], shared[[]int{factAddress, factOrg, factHome}[m.r.IntN(3)]] = true, true
			strong = nil
		}
	}
	if strong != nil {
		shared[strong[m.r.IntN(len(strong))]] = true
	}
	for _, fact := range []int{factEmail, factCell, factBirthday, factAddress, factHome, factOrg} {
		if m.chance(25) {
			shared[fact] = true
		}
	}
	other := m.newPerson()
	m.mix(&p, &q, &other, shared)
	return cards(p, q)
}

// mix leaves in two cards the shared facts, and gives each of the others to one of them, to both in different form, or to none.
func (m *maker) mix(p, q, other *person, shared map[int]bool) {
	fields := map[int][]func(*person) *string{
		factEmail: {func(p *person) *string { return &p.email }}, factCell: {func(p *person) *string { return &p.cell }},
		factBirthday: {func(p *person) *string { return &p.birthday }}, factHome: {func(p *person) *string { return &p.home }},
		factAddress: {func(p *person) *string { return &p.street }, func(p *person) *string { return &p.postcode }, func(p *person) *string { return &p.town }},
		factOrg:     {func(p *person) *string { return &p.org }, func(p *person) *string { return &p.title }, func(p *person) *string { return &p.work }},
	}
	for fact := factEmail; fact <= factOrg; fact++ {
		if shared[fact] {
			for _, field := range fields[fact] {
				*field(q) = *field(p)
			}
			continue
		}
		way := m.r.IntN(4)
		if fact == factBirthday && way == 3 {
			way = m.r.IntN(3) // nobody has two birthdays
		}
		for _, field := range fields[fact] {
			switch way {
			case 0:
				*field(p), *field(q) = "", ""
			case 1:
				*field(p) = ""
			case 2:
				*field(q) = ""
			case 3:
				*field(q) = *field(other)
			}
		}
	}
	if m.chance(60) {
		p.work, q.work = "", ""
	}
}

func cards(people ...person) []*vcard.Card {
	var list []*vcard.Card
	for i := range people {
		list = append(list, people[i].card())
	}
	return list
}

// card writes somebody down.
func (p *person) card() *vcard.Card {
	c := &vcard.Card{Version: p.version}
	add := func(name, value string, types ...string) {
		if strings.Trim(value, ";") == "" {
			return
		}
		property := vcard.Property{Name: name, Value: value}
		if len(types) > 0 {
			property.Params = []vcard.Param{{Name: "TYPE", Values: types}}
		}
		c.Properties = append(c.Properties, property)
	}
	full := strings.Join(strings.Fields(p.prefix+" "+p.given+" "+p.second+" "+p.family+" "+p.suffix), " ")
	if p.lastFirst && p.given != "" && p.family != "" {
		full = p.family + ", " + p.given
	}
	add("FN", vcard.Escape(full))
	if !p.fnOnly && full != "" {
		add("N", vcard.JoinStructured([][]string{{p.family}, {p.given}, {p.second}, {p.prefix}, {p.suffix}}))
	}
	add("EMAIL", p.email, "HOME")
	add("TEL", p.cell, "CELL")
	add("TEL", p.home, "HOME")
	add("TEL", p.work, "WORK")
	add("ADR", vcard.JoinStructured([][]string{{""}, {""}, {p.street}, {p.town}, {""}, {p.postcode}, {""}}), "HOME")
	add("ORG", vcard.Escape(p.org))
	add("TITLE", vcard.Escape(p.title))
	if p.version == vcard.V40 {
		add("BDAY", strings.ReplaceAll(p.birthday, "-", ""))
	} else {
		add("BDAY", p.birthday)
	}
	add("NOTE", vcard.Escape(p.note))
	return c
}

// organisation writes a company down.
func organisation(name, email, phone, street, town string) *vcard.Card {
	c := &vcard.Card{Version: vcard.V40}
	for _, p := range [][2]string{
		{"KIND", "org"}, {"FN", vcard.Escape(name)}, {"ORG", vcard.Escape(name)}, {"EMAIL", email}, {"TEL", phone},
		{"ADR", vcard.JoinStructured([][]string{{""}, {""}, {street}, {town}, {""}, {""}, {""}})},
	} {
		if strings.Trim(p[1], ";") != "" {
			c.Properties = append(c.Properties, vcard.Property{Name: p[0], Value: p[1]})
		}
	}
	return c
}
