package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// guessHeader says what a column is by its header alone.
func guessHeader(header string) (Target, bool) {
	load()
	if t, ok := guessGoogle(header); ok {
		return t, true
	}
	list := words(header)
	if t, ok := guessWords(list, header); ok {
		return t, true
	}
	if split := atCapitals(header); split != header { // homeCity, MailingStreet
		if t, ok := guessWords(words(split), split); ok {
			return t, true
		}
	}
	if len(list) > 1 && whose[list[0]] {
		return guessWords(list[1:], header)
	}
	return Target{}, false
}

// atCapitals puts a blank before each capital that follows a small letter.
func atCapitals(header string) string {
	var b strings.Builder
	small := false
	for _, r := range header {
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return b.String()
}

// whose are the words with which some programs begin every header: "Person - Phone", "Individual Prefix".
var whose = map[string]bool{"person": true, "individual": true, "contact": true, "kontakt": true, "customer": true, "kunde": true, "client": true, "member": true, "mitglied": true}

// guessWords is guessHeader for the words of a header.
func guessWords(list []string, header string) (Target, bool) {
	if len(list) == 0 {
		return Target{}, false
	}
	if t, ok := phraseOf(list, header); ok {
		return t, true
	}
	if n, err := strconv.Atoi(list[len(list)-1]); err == nil && n < 100 {
		if t, ok := phraseOf(list[:len(list)-1], header); ok && t.Group == 0 {
			if f, _ := info(t.Field); f.Grouped {
				t.Group = n
			}
			return t, true
		}
	}
	if last := len(list) - 1; last > 0 && dateForms[list[last]] { // "Geburtsdatum (TT.MM.JJJJ)"
		return guessWords(list[:last], header)
	}
	return byWords(strings.Fields(compounds.Replace(" " + strings.Join(list, "  ") + " ")))
}

// dateForms are the words of headers that say how a date is written.
var dateForms = map[string]bool{"tt": true, "mm": true, "jj": true, "jjjj": true, "dd": true, "yy": true, "yyyy": true, "aaaa": true}

func phraseOf(list []string, header string) (Target, bool) {
	t, ok := phrases[strings.Join(list, " ")]
	if t.Label == "header" {
		t.Label = strings.TrimSpace(header)
	}
	return t, ok
}

// compounds are words that mean something else together, and words that are two.
var compounds = strings.NewReplacer(
	" post  office  box ", " pobox ", " p  o  box ", " pobox ", " post  code ", " postcode ", " e  post ", " email ", " b  p ", " pobox ",
	" postal  address ", " address ", " adresse  postale ", " adresse ", " direccion  postal ", " direccion ", " indirizzo  postale ", " indirizzo ",
	" dep  region ", " region ", " werkadres ", " werk  adres ", " huisadres ", " huis  adres ", " thuisadres ", " thuis  adres ", " emailtype ", " email  type ",
)

// googleFields are the numbered families of columns in Google's CSV, "Relation 1 - Value".
var googleFields = map[string]string{
	"email": FieldEmail, "phone": FieldPhone, "address": FieldAddress, "organization": FieldOrganisation, "relation": FieldRelated,
	"website": FieldURL, "event": FieldEvent, "im": FieldIM, "custom field": FieldCustom,
}

var googleParts = map[string]string{
	"type": "label", "label": "label", "value": "value", "name": "name", "department": "department", "service": "service", "formatted": "formatted",
	"street": "street", "city": "locality", "po box": "pobox", "region": "region", "postal code": "postcode", "country": "country",
	"extended address": "extended",
}

func guessGoogle(header string) (Target, bool) {
	family, part, ok := strings.Cut(header, " - ")
	if !ok {
		return Target{}, false
	}
	list := words(family)
	if len(list) < 2 {
		return Target{}, false
	}
	n, err := strconv.Atoi(list[len(list)-1])
	field, known := googleFields[strings.Join(list[:len(list)-1], " ")]
	if err != nil || n < 1 || n > 999 || !known {
		return Target{}, false
	}
	name := strings.Join(words(part), " ")
	t := Target{Field: field, Part: googleParts[name], Group: n}
	if field == FieldOrganisation {
		switch name {
		case "title":
			return Target{Field: FieldTitle}, true
		case "name", "department":
		default:
			return Target{}, false
		}
	}
	f, _ := info(field)
	if !slices.Contains(f.Parts, t.Part) {
		return Target{}, false
	}
	if t.Part == f.Parts[0] {
		t.Part = ""
	}
	return t, true
}

// guesser makes the guess of a whole table.
type guesser struct {
	format  string
	header  []string // nil if there is none
	samples [][]string
	targets []Target
	known   []bool // by its header
}

func (g *guesser) run() []Target {
	g.targets, g.known = make([]Target, len(g.samples)), make([]bool, len(g.samples))
	for i, name := range g.header {
		g.targets[i], g.known[i] = guessHeader(name)
	}
	if g.format == LDIF { // the address of an entry without a prefix is the one at work (RFC 4519)
		for i := range g.targets {
			if t := &g.targets[i]; t.Field == FieldAddress && t.Type == "" {
				t.Type = "work"
			}
		}
		g.countries()
	}
	g.names()
	g.contactPersons()
	g.calledBy()
	g.titles()
	g.days()
	g.birthdayParts()
	g.addresses()
	for i := range g.targets {
		if !g.known[i] {
			g.targets[i] = g.bySamples(i)
		}
	}
	if g.header == nil {
		g.nameless()
	}
	g.distinct()
	return g.targets
}

// has finds the first column with a field and part.
func (g *guesser) has(field, part string) int {
	return slices.IndexFunc(g.targets, func(t Target) bool { return t.Field == field && t.Part == part })
}

func (g *guesser) set(i int, t Target) { g.targets[i], g.known[i] = t, true }

// days: "Tag" is a label in English and a day in German; what stands in the column tells which.
func (g *guesser) days() {
	for i, header := range g.header {
		if strings.Join(words(header), " ") != "tag" || len(g.samples[i]) == 0 || !all(g.samples[i], looksLikeDay) {
			continue
		}
		if g.has(FieldBirthday, "month") >= 0 && g.has(FieldBirthday, "day") < 0 {
			g.set(i, Target{Field: FieldBirthday, Part: "day"})
		} else {
			g.set(i, Target{}) // of what is for the person to say
		}
	}
}

func looksLikeDay(s string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "."))
	return err == nil && n >= 1 && n <= 31 || looksLikeDate(s)
}

// countries: Active Directory writes the country twice, as a code and by its name.
func (g *guesser) countries() {
	named := func(attribute string) int {
		return slices.IndexFunc(g.header, func(h string) bool { return strings.EqualFold(h, attribute) })
	}
	if code := named("c"); code >= 0 && named("co") >= 0 {
		g.set(code, Target{})
	}
}

// birthdayParts: beside a year and a month of birth, "Geburtstag" and "birthday" are the day.
func (g *guesser) birthdayParts() {
	if i := g.has(FieldBirthday, ""); i >= 0 && g.has(FieldBirthday, "month") >= 0 && g.has(FieldBirthday, "day") < 0 {
		g.targets[i].Part = "day"
	}
}

// addresses: "Home Address" is the street if other columns have the rest of the address.
func (g *guesser) addresses() {
	if g.format == GoogleCSV {
		return
	}
	for i := range g.targets {
		t := &g.targets[i]
		if t.Field != FieldAddress || t.Part != "formatted" {
			continue
		}
		street, others := false, false
		for _, o := range g.targets {
			if o.Field == FieldAddress && o.Type == t.Type {
				street = street || o.Part == "street" || o.Part == ""
				others = others || o.Part != "formatted" && o.Part != "label"
			}
		}
		if others && !street {
			t.Part = "street"
		}
	}
	for i := range g.targets {
		if g.targets[i].Field == FieldAddress && g.targets[i].Part == "street" {
			g.targets[i].Part = ""
		}
	}
}

// nameless finds the names in a table without header: a first column of several words is the full name, otherwise the first two of
// single words are given and family name.
func (g *guesser) nameless() {
	var texts []int
	for i, t := range g.targets {
		if t.Field == "" && len(g.samples[i]) > 0 && !slices.ContainsFunc(g.samples[i], func(s string) bool { return strings.ContainsAny(s, "0123456789@") }) {
			texts = append(texts, i)
		}
	}
	switch {
	case len(texts) == 0:
	case slices.ContainsFunc(g.samples[texts[0]], func(s string) bool { return len(strings.Fields(s)) > 1 }) || len(texts) == 1:
		g.targets[texts[0]] = Target{Field: FieldName}
	default:
		g.targets[texts[0]], g.targets[texts[1]] = Target{Field: FieldGiven}, Target{Field: FieldFamily}
	}
}

// distinct gives every value a group of its own: two columns cannot both be the value of e-mail 1, nor both a single birthday.
func (g *guesser) distinct() {
	seen := map[Target]bool{}
	for i := range g.targets {
		t := &g.targets[i]
		f, ok := info(t.Field)
		switch {
		case !ok:
		case f.Grouped && (t.Group > 0 || t.Field == FieldAddress || t.Field == FieldOrganisation):
			key := Target{Field: t.Field, Part: t.Part, Group: t.Group}
			if t.Field == FieldAddress || t.Field == FieldPhone {
				key.Type = t.Type
			}
			for n := 1; seen[key] && n < 1000; n++ {
				key.Group = 100 + n
			}
			seen[key] = true
			t.Group = key.Group
		case t.Field == FieldBirthday, t.Field == FieldAnniversary, t.Field == FieldGender:
			key := Target{Field: t.Field, Part: t.Part}
			if seen[key] {
				*t = Target{}
			}
			seen[key] = true
		}
	}
}
