package importing

import (
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

// likeness is how sure it is that a card is of a contact.
type likeness byte

const (
	stranger likeness = iota
	doubtful          // may be, and a person should say
	certain           // by the rules below
)

// likeness of names.
type nameLikeness byte

const (
	otherName      nameLikeness = iota
	noName                      // one of the two has none
	relatedName                 // the family name is the same, or a word of it
	compatibleName              // "A. Weber" and "Anna Maria Weber"
	sameName
)

// compare tells whether a card from a file and a contact are the same person, and why. The rules: the own page at a network, or
// the same personal e-mail address with a compatible name, or the same number, birthday or any other address with the same name,
// are certain, unless birthdays or jr./sr. speak against it. Less than that is doubtful, and only if there is something to it.
func compare(card *vcard.Card, p *contact.Projection, other *vcard.Card, q *contact.Projection) (likeness, []message.Message) {
	names := compareNames(card, other)
	against := contradictions(card, p, other, q)
	best, why := stranger, []message.Message(nil)
	found := func(l likeness, code, value string) {
		best = max(best, l)
		why = append(why, message.New(code, message.Args{"value": value}))
	}
	for _, profile := range p.Profiles {
		if slices.Contains(q.Profiles, profile) {
			l := certain
			if names == otherName {
				l = doubtful
			}
			found(l, "import.why.profile", profile)
		}
	}
	for _, email := range p.Emails {
		k := contact.EmailKey(email)
		if k == 0 || !slices.ContainsFunc(q.Emails, func(own string) bool { return contact.EmailKey(own) == k }) {
			continue
		}
		switch shared := isShared(email); {
		case names == sameName, !shared && (names == compatibleName || names == noName):
			found(certain, "import.why.email", email)
		case shared && names == otherName:
			// An office is no person: two of its people share the address and nothing else.
		case shared:
			found(doubtful, "import.why.shared", email)
		default:
			found(doubtful, "import.why.email", email)
		}
	}
	for _, phone := range p.Phones {
		k := contact.PhoneKey(phone)
		if k == 0 || !slices.ContainsFunc(q.Phones, func(own string) bool { return contact.PhoneKey(own) == k }) {
			continue
		}
		switch names {
		case sameName:
			found(certain, "import.why.phone", phone)
		case compatibleName, relatedName, noName:
			found(doubtful, "import.why.phone", phone)
		}
	}
	if best == stranger {
		if names != sameName || len(against) > 0 || len(words(q.Name)) < 2 {
			return stranger, nil
		}
		best = doubtful
		if p.Birthday == q.Birthday && isWholeDay(p.Birthday) {
			best = certain
		}
	}
	if best == doubtful {
		why = append(why, support(card, p, other, q)...)
	}
	if names == sameName {
		why = slices.Insert(why, 0, message.New("import.why.name", message.Args{"value": q.Name}))
	} else if names == otherName || names == relatedName {
		why = append(why, message.New("import.but.name", message.Args{"value": q.Name}))
	}
	if len(against) > 0 {
		best = doubtful
	}
	return best, append(why, against...)
}

// contradictions are what speaks against two cards being of one person.
func contradictions(card *vcard.Card, p *contact.Projection, other *vcard.Card, q *contact.Projection) []message.Message {
	var against []message.Message
	if p.Birthday != q.Birthday && isWholeDay(p.Birthday) && isWholeDay(q.Birthday) {
		against = append(against, message.New("import.but.birthday", message.Args{"value": q.Birthday, "other": p.Birthday}))
	}
	if a, b := generation(card), generation(other); a != b {
		against = append(against, message.New("import.but.generation", message.Args{"value": b, "other": a}))
	}
	if p.Kind != q.Kind && (p.Kind == contact.KindGroup || q.Kind == contact.KindGroup) {
		against = append(against, message.New("import.but.kind", nil))
	}
	return against
}

// isWholeDay: a birthday with its year, 1980-05-09. 1604 is Apple's year for none.
func isWholeDay(day string) bool { return len(day) == len("1980-05-09") && day[0] != '-' }

// generation is jr. or sr. of a name.
func generation(card *vcard.Card) string {
	n, fn := card.First("N"), card.First("FN")
	var all []string
	if n != nil {
		if parts := vcard.SplitStructured(n.Value); len(parts) > 4 {
			all = append(all, parts[4]...)
		}
	}
	if fn != nil {
		all = append(all, strings.Fields(plain(fn))...)
	}
	for _, word := range all {
		switch strings.ToLower(strings.Trim(word, ".,()")) {
		case "jr", "jun", "junior":
			return "jr."
		case "sr", "sen", "senior":
			return "sr."
		}
	}
	return ""
}

// nameWords are the folded words of a name: given names and family name where the card tells them apart.
type nameWords struct{ given, family, all []string }

func namesOf(card *vcard.Card) nameWords {
	var n nameWords
	if p := card.First("N"); p != nil {
		parts := vcard.SplitStructured(p.Value)
		for i, part := range parts {
			text := words(strings.Join(part, " "))
			switch i {
			case 0:
				n.family = text
			case 1, 2:
				n.given = append(n.given, text...)
			}
		}
	}
	if len(n.given)+len(n.family) == 0 {
		if p := card.First("FN"); p != nil && !strings.Contains(p.Value, "@") {
			all := words(plain(p))
			if family, given, comma := strings.Cut(plain(p), ","); comma {
				n.family, n.given = words(family), words(given)
			} else if len(all) > 1 {
				n.given, n.family = all[:len(all)-1], all[len(all)-1:]
			} else {
				n.given = all
			}
		}
	}
	if len(n.given)+len(n.family) == 0 {
		if p := card.First("ORG"); p != nil {
			n.family = words(plain(p))
		}
	}
	n.all = slices.Concat(n.given, n.family)
	slices.Sort(n.all)
	return n
}

// titles are no part of a name that tells people apart.
var titles = []string{"dr", "prof", "professor", "herr", "frau", "mr", "mrs", "ms", "med", "phil", "jur", "rer", "nat", "dipl", "ing", "mag", "msc", "mba", "phd", "jr", "sr", "jun", "sen", "junior", "senior"}

func words(text string) []string {
	return slices.DeleteFunc(strings.Fields(fold(text)), func(word string) bool { return slices.Contains(titles, word) })
}

// sameWords: two cards spell the same name, in whatever order and with whatever titles.
func sameWords(a, b *vcard.Card) bool { return compareNames(a, b) == sameName }

func compareNames(a, b *vcard.Card) nameLikeness {
	x, y := namesOf(a), namesOf(b)
	switch {
	case len(x.all) == 0 || len(y.all) == 0:
		return noName
	case slices.Equal(x.all, y.all):
		return sameName
	}
	related := shareWord(x.family, y.family)
	if related && (len(x.given) == 0 || len(y.given) == 0 || startAlike(x.given, y.given)) {
		return compatibleName
	}
	// One with only a first name, or all in one field.
	if contains(x.all, y.all) || contains(y.all, x.all) {
		return compatibleName
	}
	if related || shareWord(x.family, y.all) || shareWord(x.all, y.family) {
		return relatedName
	}
	return otherName
}

// startAlike: the first given name is the same, or an initial of it.
func startAlike(a, b []string) bool {
	long, short := a[0], b[0]
	if len(short) > len(long) {
		long, short = short, long
	}
	return long == short || len([]rune(short)) == 1 && strings.HasPrefix(long, short)
}

func shareWord(a, b []string) bool {
	return slices.ContainsFunc(a, func(word string) bool { return slices.Contains(b, word) })
}

// contains reports whether all words of b are among those of a.
func contains(a, b []string) bool {
	return !slices.ContainsFunc(b, func(word string) bool { return !slices.Contains(a, word) })
}

// offices are the first parts of addresses that belong to an office and not to a person.
var offices = []string{
	"info", "office", "kontakt", "contact", "mail", "email", "post", "hello", "hallo", "sales", "vertrieb", "support", "service", "admin", "team",
	"buero", "büro", "sekretariat", "zentrale", "empfang", "verwaltung", "buchhaltung", "rechnung", "billing", "praxis", "kanzlei", "familie", "family",
	"webmaster", "postmaster", "noreply", "no-reply", "newsletter", "marketing", "presse", "press", "jobs", "bewerbung", "einkauf", "shop", "order", "bestellung",
}

// isShared tells an address that more than one person reads.
func isShared(email string) bool {
	local, _, _ := strings.Cut(strings.ToLower(email), "@")
	return slices.Contains(offices, strings.TrimPrefix(local, "mailto:"))
}
