package doubles

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"kith/internal/vcard"
)

// Kinds are all of them: first the ways in which cards of one person differ, then those in which two people are alike.
var Kinds = []Kind{
	{"identical", true, func(m *maker) []*vcard.Card { p := m.newPerson(); return cards(p, p) }},
	{"same name, other fields", true, func(m *maker) []*vcard.Card { p := m.newPerson(); return m.two(p, p, false) }},
	{"e-mail in capitals", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := person{given: p.given, family: p.family, email: strings.ToUpper(p.email), org: p.org, version: vcard.V30}
		return cards(p, q)
	}},
	{"number written otherwise", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := person{given: p.given, family: p.family, cell: m.respell(p.cell), version: vcard.V30}
		p.email = ""
		return cards(p, q)
	}},
	{"nickname", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		pair := nicknamePairs[m.r.IntN(len(nicknamePairs))]
		p.given = pair[0]
		q := p
		q.given = pair[1]
		return m.two(p, q, true)
	}},
	{"umlaut spelled out", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		p.family = m.oneOf("Müller", "Schäfer", "Köhler", "Rößler", "Größmann", "Blümhuber", "Jäger", "Kühnöl")
		q := p
		q.family = strings.NewReplacer("ü", "ue", "ä", "ae", "ö", "oe", "ß", "ss").Replace(p.family)
		return m.two(p, q, false)
	}},
	{"names swapped", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		q.given, q.family = p.family, p.given
		return m.two(p, q, true)
	}},
	{"title", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		q.prefix = m.oneOf("Dr.", "Prof. Dr.", "Dipl.-Ing.", "Herr", "Dr. med.", "Mag.")
		q.fnOnly = m.chance(30)
		return m.two(p, q, false)
	}},
	{"initial", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		first, _ := utf8.DecodeRuneInString(p.given)
		q.given = string(first) + "."
		return m.two(p, q, true)
	}},
	{"double name", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		q.family += m.oneOf("-", " ") + m.newPerson().family
		return m.two(p, q, true)
	}},
	{"slip in the family name", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		for utf8.RuneCountInString(p.family) < 6 {
			p = m.newPerson()
		}
		q := p
		q.family = m.slip(p.family)
		return m.two(p, q, true)
	}},
	{"slip in the given name", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		p.given = m.oneOf("Friederike", "Katharina", "Wolfgang", "Sebastian", "Charlotte", "Alejandro", "Małgorzata", "Krzysztof", "Theodora", "Hüseyin")
		q := p
		q.given = m.slip(p.given)
		return m.two(p, q, true)
	}},
	{"other family name since the wedding", true, func(m *maker) []*vcard.Card {
		p, other := m.newPerson(), m.newPerson()
		q := p
		q.family = other.family
		shared := map[int]bool{factEmail: true, factCell: true}
		if m.chance(40) {
			shared = map[int]bool{factCell: true, factBirthday: true}
		} else if m.chance(40) {
			shared = map[int]bool{factEmail: true, factBirthday: true}
		}
		m.mix(&p, &q, &other, shared)
		return cards(p, q)
	}},
	{"new job", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		m.hire(&q)
		p.email, q.email = m.office(&p), m.office(&q)
		q.home, q.street, q.birthday = "", "", ""
		return cards(p, q)
	}},
	{"name and organisation alone", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		for p.family != "" && len(p.family) < 8 {
			p = m.newPerson()
		}
		q := person{given: p.given, family: p.family, org: p.org, title: p.title, town: p.town, version: vcard.V30}
		p.email = m.office(&p)
		return cards(p, q)
	}},
	{"name and birthday alone", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		return cards(p, person{given: p.given, family: p.family, birthday: p.birthday, version: vcard.V40})
	}},
	{"street written otherwise", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		p.street = m.oneOf("Hauptstraße", "Bahnhofstraße", "Goethestraße", "Lange Straße") + fmt.Sprint(" ", 1+m.r.IntN(120))
		q := person{given: p.given, family: p.family, town: p.town, postcode: p.postcode, version: vcard.V30}
		q.street = strings.NewReplacer("straße", m.oneOf("str.", "strasse"), "Straße", m.oneOf("Str.", "Strasse")).Replace(p.street)
		return cards(p, q)
	}},
	{"second given name", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		q.second = m.oneOf("Maria", "Johannes", "Elisabeth", "M.", "Karl")
		return m.two(p, q, false)
	}},
	{"particle", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		base := m.oneOf("Berg", "Brink", "Linden", "Heyden", "Straten", "Velde")
		p.family = m.oneOf("van der ", "von ", "van ", "von der ") + base
		q := p
		q.family = m.oneOf(strings.ReplaceAll(p.family, " ", ""), base, strings.ToUpper(p.family[:1])+p.family[1:])
		return m.two(p, q, false)
	}},
	{"without accents", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		p.given, p.family = m.oneOf("José", "Lucía", "Łukasz", "Gülşen", "Linnéa", "Søren", "Zoë"), m.oneOf("García", "Wójcik", "Çelik", "Sjöberg", "Núñez", "Dąbrowska", "Lefèvre")
		q := p
		plainly := strings.NewReplacer("é", "e", "í", "i", "Ł", "L", "ü", "u", "ş", "s", "ø", "o", "ë", "e", "ó", "o", "Ç", "C", "ö", "o", "ú", "u", "ñ", "n", "ą", "a", "è", "e")
		q.given, q.family = plainly.Replace(p.given), plainly.Replace(p.family)
		return m.two(p, q, false)
	}},
	{"without a name", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		if m.chance(50) {
			return cards(p, person{email: p.email, version: vcard.V30})
		}
		return cards(p, person{cell: m.respell(p.cell), version: vcard.V30})
	}},
	{"Family, Given in one field", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		q.fnOnly, q.lastFirst, q.version = true, true, vcard.V40
		return m.two(p, q, false)
	}},
	{"in capitals", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		q.given, q.family = strings.ToUpper(p.given), strings.ToUpper(p.family)
		return m.two(p, q, false)
	}},
	{"organisation, legal form", true, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		name := strings.Fields(p.org)[0] + m.digits(2)
		return []*vcard.Card{organisation(name+" GmbH", "info@"+plain(name)+".example", p.work, p.street, p.town), organisation(name, "", m.respell(p.work), "", p.town)}
	}},

	{"twins", false, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		p.given = m.oneOf("Anna", "Lena", "Jan", "Paul", "Marie", "Tim")
		q := p
		q.given = map[string]string{"Anna": "Hanna", "Lena": "Lina", "Jan": "Jana", "Paul": "Paula", "Marie": "Sophie", "Tim": "Tom"}[p.given]
		q.cell, q.email = m.newPerson().cell, m.mail(&q)
		return cards(p, q)
	}},
	{"father and son", false, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		p.birthday, q.birthday = fmt.Sprintf("19%d-%s", 40+m.r.IntN(20), p.birthday[5:]), fmt.Sprintf("19%d-%s", 72+m.r.IntN(25), p.birthday[5:])
		q.cell, q.email, q.org, q.work = m.newPerson().cell, m.mail(&q)+"x", m.newPerson().org, ""
		if m.chance(40) {
			p.suffix, q.suffix, q.birthday = "Sr.", "Jr.", ""
		}
		return cards(p, q)
	}},
	{"couple", false, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		q := p
		for q.given == p.given || q.given[:1] == p.given[:1] {
			q.given = m.newPerson().given
		}
		q.birthday, q.org, q.work, q.cell = m.newPerson().birthday, m.newPerson().org, "", m.newPerson().cell
		if m.chance(50) {
			p.email = "familie." + plain(p.family) + "@" + "gmx.de"
		}
		q.email = p.email
		return cards(p, q)
	}},
	{"number of the office", false, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		var people []person
		for range 4 {
			q := m.newPerson()
			q.org, q.work = p.org, p.work
			q.email = m.office(&q)
			people = append(people, q)
		}
		return cards(people...)
	}},
	{"info@", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		q.org, q.email = p.org, m.oneOf("info@", "office@", "kontakt@", "team@")+host(p.org)
		p.email = q.email
		return cards(p, q)
	}},
	{"common name in one town", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		p.given, p.family, p.town = m.oneOf("Thomas", "Anna", "Michael", "Sarah"), m.oneOf("Müller", "Schmidt", "Smith", "Jones", "Weber"), "Hamburg"
		q.given, q.family, q.town = p.given, p.family, p.town
		if m.chance(50) {
			q.birthday = ""
		}
		return cards(p, q)
	}},
	{"relatives in one company", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		for q.given == p.given {
			q = m.newPerson()
		}
		q.family, q.org, q.work, q.town = p.family, p.org, p.work, p.town
		p.email, q.email = m.office(&p), m.office(&q)+"2"
		return cards(p, q)
	}},
	{"person and company", false, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		p.org = p.given + " " + p.family
		card := p.card()
		card.Properties = append(card.Properties, vcard.Property{Name: "KIND", Value: "individual"})
		card.Version = vcard.V40
		return []*vcard.Card{card, organisation(p.org, p.email, p.work, p.street, p.town)}
	}},
	{"same name in one company", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		p.given, p.family = m.oneOf("Thomas", "Anna", "Peter"), m.oneOf("Müller", "Schmidt", "Meyer")
		q.given, q.family, q.org = p.given, p.family, p.org
		p.birthday, q.birthday = "", ""
		p.email = m.office(&p)
		q.email = strings.Replace(p.email, "@", "2@", 1)
		return cards(p, q)
	}},
	{"same name, other birthday", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		q.given, q.family = p.given, p.family
		return cards(p, q)
	}},
	{"names that are nearly alike", false, func(m *maker) []*vcard.Card {
		p := m.newPerson()
		pairs := [][2]string{{"Martin", "Martina"}, {"Jan", "Jana"}, {"Daniel", "Daniela"}, {"Julian", "Juliane"}, {"Marion", "Marlon"}, {"Lara", "Laura"}, {"Jim", "Tim"}, {"Karin", "Karina"}}
		pair := pairs[m.r.IntN(len(pairs))]
		p.given = pair[0]
		q := p
		q.given, q.birthday, q.cell, q.email = pair[1], "", "", m.mail(&q)+"z"
		return cards(p, q)
	}},
	{"number of the assistant", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		q.cell, q.org = p.cell, p.org
		return cards(p, q)
	}},
	{"branches of a company", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		for q.town == p.town {
			q = m.newPerson()
		}
		return []*vcard.Card{organisation(p.org, "", p.work, p.street, p.town), organisation(p.org, "", q.work, q.street, q.town)}
	}},
	{"family names that sound alike", false, func(m *maker) []*vcard.Card {
		p, q := m.newPerson(), m.newPerson()
		q.given, q.org, q.work = p.given, p.org, p.work
		p.family, q.family = m.oneOf("Maier", "Schmidt", "Kramer"), ""
		q.family = map[string]string{"Maier": "Meyer", "Schmidt": "Schmitt", "Kramer": "Cramer"}[p.family]
		p.email, q.email = m.office(&p), m.office(&q)
		return cards(p, q)
	}},
}

// respell writes a number in another of the usual ways.
func (m *maker) respell(number string) string {
	fields := strings.Fields(number)
	rest := strings.Join(fields[1:], "")
	switch m.r.IntN(4) {
	case 0:
		return "0" + rest
	case 1:
		return "00" + strings.TrimPrefix(fields[0], "+") + rest
	case 2:
		return fields[0] + " (0)" + strings.Join(fields[1:], "-")
	}
	return "0" + strings.Join(fields[1:], "/")
}

// slip makes one mistake of a typist inside a word.
func (m *maker) slip(word string) string {
	runes := []rune(word)
	at := 1 + m.r.IntN(len(runes)-2)
	for runes[at] == runes[at+1] {
		at = 1 + m.r.IntN(len(runes)-2)
	}
	switch m.r.IntN(4) {
	case 0: // a letter dropped
		return string(runes[:at]) + string(runes[at+1:])
	case 1: // doubled
		return string(runes[:at+1]) + string(runes[at:])
	case 2: // two swapped
		runes[at], runes[at+1] = runes[at+1], runes[at]
		return string(runes)
	}
	was := runes[at]
	for runes[at] == was {
		runes[at] = rune('a' + m.r.IntN(26))
	}
	return string(runes)
}

// nicknamePairs are what people are called and what they are, in both languages.
var nicknamePairs = [][2]string{
	{"Johannes", "Hans"}, {"Katharina", "Kati"}, {"Katharina", "Käthe"}, {"William", "Bill"}, {"Josef", "Sepp"}, {"Elisabeth", "Lisa"}, {"Robert", "Bob"}, {"Margarete", "Grete"},
	{"Michael", "Michi"}, {"Thomas", "Tom"}, {"Friedrich", "Fritz"}, {"Richard", "Dick"}, {"Margaret", "Peggy"}, {"Susanne", "Susi"}, {"Ulrich", "Uli"}, {"Wilhelm", "Willi"},
	{"Alexander", "Sascha"}, {"Maximilian", "Max"}, {"Edward", "Ted"}, {"Elizabeth", "Liz"}, {"Stefanie", "Steffi"}, {"Andreas", "Andi"}, {"Heinrich", "Heinz"}, {"Johanna", "Hanna"},
	{"Gabriele", "Gabi"}, {"Barbara", "Babs"}, {"Charles", "Charlie"}, {"Henry", "Harry"}, {"James", "Jim"}, {"Joachim", "Achim"}, {"Ludwig", "Lutz"}, {"Nikolaus", "Klaus"},
	{"Matthias", "Hias"}, {"Theresa", "Resi"}, {"Veronika", "Vroni"}, {"Jennifer", "Jenny"}, {"Catherine", "Kate"}, {"Giuseppe", "Beppo"}, {"Franziska", "Franzi"}, {"Rudolf", "Rudi"},
}
