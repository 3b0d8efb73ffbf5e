package filter

import (
	"strings"
	"sync"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
)

// key is one thing that a term can compare.
type key struct {
	name   string   // in String and in SQL
	also   []string // other words for it, in both languages
	ops    string   // the operators it takes, separated by blanks
	values func() map[string]string
	reads  func(op, value string) bool // whether a value fits; nil takes any
	wants  string                      // the code of what is said where it does not
}

// check says whether the operator and the value of a term fit its key. name is the key as it was typed, at where the value stands.
func (k *key) check(t Term, name string, at int) error {
	op := t.Op
	if op == "!=" {
		op = "="
	}
	if !contains(k.ops, op) {
		return fault.New("filter.operator", message.Args{"key": name, "op": t.Op, "at": t.at, "known": strings.ReplaceAll(k.ops, " ", "  ")})
	}
	fits := k.reads == nil || k.reads(op, t.Value)
	if k.values != nil {
		_, fits = k.values()[wordOf(t.Value)]
	}
	if !fits {
		return fault.New(k.wants, message.Args{"key": name, "value": t.Value, "at": at})
	}
	return nil
}

func contains(words, word string) bool {
	for one := range strings.FieldsSeq(words) {
		if one == word {
			return true
		}
	}
	return false
}

const (
	equal = ": ="
	order = ": = < <= > >="
)

// keys are all of them, in the order in which help lists them.
var keys = []*key{
	{name: "circle", also: []string{"kreis", "kreise", "category", "categories", "kategorie", "tag", "label"}, ops: equal},
	{name: "organisation", also: []string{"organization", "org", "company", "firma", "unternehmen", "arbeitgeber", "verein", "employer"}, ops: equal},
	{name: "title", also: []string{"position", "beruf", "role", "rolle", "funktion", "job", "titel"}, ops: equal},
	{name: "place", also: []string{"ort", "city", "town", "stadt", "wohnort", "plz", "postcode", "zip", "region"}, ops: equal},
	{name: "country", also: []string{"land", "staat"}, ops: equal},
	{name: "name", also: []string{"nickname", "spitzname", "vorname", "nachname"}, ops: equal},
	{name: "email", also: []string{"mail", "e-mail", "mailadresse"}, ops: equal},
	{name: "phone", also: []string{"telefon", "tel", "nummer", "number", "mobile", "mobil", "handy", "cell"}, ops: equal, reads: isPhone, wants: "filter.bad-phone"},
	{name: "note", also: []string{"notes", "notiz", "notizen"}, ops: equal},
	{name: "kind", also: []string{"art", "type", "typ"}, ops: equal, values: kindWords, wants: "filter.bad-kind"},
	{name: "has", also: []string{"hat", "mit", "with"}, ops: equal, values: haveWords, wants: "filter.bad-has"},
	{name: "lacks", also: []string{"ohne", "fehlt", "without", "missing"}, ops: equal, values: haveWords, wants: "filter.bad-has"},
	{name: "birthday", also: []string{"geburtstag", "bday", "born", "geboren"}, ops: order, reads: readsAnniversary, wants: "filter.bad-birthday"},
	{name: "anniversary", also: []string{"jahrestag"}, ops: order, reads: readsAnniversary, wants: "filter.bad-birthday"},
	{name: "changed", also: []string{"geändert", "modified", "edited", "updated", "bearbeitet"}, ops: order, reads: readsDays, wants: "filter.bad-day"},
	{name: "created", also: []string{"angelegt", "erstellt", "added", "hinzugefügt"}, ops: order, reads: readsDays, wants: "filter.bad-day"},
	{name: "imported", also: []string{"import", "importiert", "source", "quelle", "from", "aus"}, ops: equal},
	{name: "met", also: []string{"getroffen", "begegnung", "encounter", "begegnet", "gesehen", "seen", "contacted"}, ops: order, reads: readsMet, wants: "filter.bad-met"},
	{name: "first-met", also: []string{"kennengelernt", "known-since", "bekannt-seit"}, ops: order, reads: readsFirstMet, wants: "filter.bad-first-met"},
	{name: "met-at", also: []string{"kennengelernt-in", "kennengelernt-bei"}, ops: equal},
	{name: "met-through", also: []string{"through", "via", "durch", "über", "kennengelernt-durch", "kennengelernt-über"}, ops: equal},
	{name: "offers", also: []string{"offer", "bietet", "angebot", "angebote"}, ops: equal},
	{name: "needs", also: []string{"need", "sucht", "gesuch", "gesuche", "braucht"}, ops: equal},
	{name: "rhythm", also: []string{"rhythmus", "turnus", "every"}, ops: order, reads: readsRhythm, wants: "filter.bad-rhythm"},
	{name: "due", also: []string{"fällig", "dran"}, ops: order, reads: readsDue, wants: "filter.bad-due"},
	{name: "followup", also: []string{"follow-up", "wiedervorlage", "wiedervorlagen"}, ops: equal, values: followupWords, wants: "filter.bad-followup"},
}

// kindWords, haveWords and followupWords are the values of keys that know only some, by the folded words for them.
var (
	kindWords = folded(map[string]string{
		"person": contact.KindPerson, "persons": contact.KindPerson, "people": contact.KindPerson, "mensch": contact.KindPerson, "menschen": contact.KindPerson, "personen": contact.KindPerson,
		"organisation": contact.KindOrganisation, "organization": contact.KindOrganisation, "organisations": contact.KindOrganisation, "organisationen": contact.KindOrganisation,
		"company": contact.KindOrganisation, "firma": contact.KindOrganisation, "org": contact.KindOrganisation,
		"group": contact.KindGroup, "groups": contact.KindGroup, "gruppe": contact.KindGroup, "gruppen": contact.KindGroup,
	})
	haveWords = folded(map[string]string{
		"phone": "phone", "telefon": "phone", "tel": "phone", "nummer": "phone", "telefonnummer": "phone", "number": "phone",
		"email": "email", "e-mail": "email", "mail": "email", "mailadresse": "email",
		"address": "address", "adresse": "address", "anschrift": "address",
		"birthday": "birthday", "geburtstag": "birthday", "anniversary": "anniversary", "jahrestag": "anniversary",
		"photo": "photo", "foto": "photo", "picture": "photo", "bild": "photo",
		"note": "note", "notes": "note", "notiz": "note", "notizen": "note",
		"organisation": "organisation", "organization": "organisation", "company": "organisation", "firma": "organisation",
		"title": "title", "titel": "title", "position": "title", "role": "title", "rolle": "title", "beruf": "title",
		"url": "url", "website": "url", "web": "url", "webseite": "url", "homepage": "url",
		"im": "im", "messenger": "im", "circle": "circle", "circles": "circle", "kreis": "circle", "kreise": "circle",
		"related": "related", "relation": "related", "verbindung": "related", "verbunden": "related",
		"nickname": "nickname", "spitzname": "nickname", "name": "name",
		"encounter": "encounter", "encounters": "encounter", "begegnung": "encounter", "begegnungen": "encounter",
		"rhythm": "rhythm", "rhythmus": "rhythm", "first-met": "met", "met": "met", "kennengelernt": "met",
		"followup": "followup", "follow-up": "followup", "wiedervorlage": "followup", "wiedervorlagen": "followup",
	})
	followupWords = folded(map[string]string{
		"open": "open", "offen": "open", "due": "due", "fällig": "due", "overdue": "overdue", "überfällig": "overdue",
		"done": "done", "erledigt": "done", "none": "none", "keine": "none",
	})
	neverWords = folded(map[string]string{"never": "never", "nie": "never", "niemals": "never"})
)

// folded folds words at their first use: doing it to all of them costs milliseconds, which a program that filters nothing need not spend.
func folded(words map[string]string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		out := make(map[string]string, len(words))
		for word, means := range words {
			out[wordOf(word)] = means
		}
		return out
	})
}

// wordOf makes a word comparable: e-mail, E-Mail and email are one.
func wordOf(text string) string { return strings.ReplaceAll(search.Fold(text), " ", "") }

var byName = sync.OnceValue(func() map[string]*key {
	named := map[string]*key{}
	for _, k := range keys {
		for _, name := range append([]string{k.name}, k.also...) {
			named[wordOf(name)] = k
		}
	}
	return named
})

func keyNamed(name string) *key { return byName()[wordOf(name)] }

// nearestKey finds the word for a key that differs from a typed one by a letter or two, or begins with it.
func nearestKey(typed string) string {
	best, found := 3, ""
	if len(typed) < 5 {
		best = 2
	}
	for _, k := range keys {
		for _, name := range append([]string{k.name}, k.also...) {
			if d := search.Distance(typed, wordOf(name)); d < best {
				best, found = d, name
			}
		}
	}
	if found != "" || len(typed) < 2 {
		return found
	}
	for _, k := range keys {
		for _, name := range append([]string{k.name}, k.also...) {
			if strings.HasPrefix(wordOf(name), typed) {
				return name
			}
		}
	}
	return ""
}

func isPhone(_, value string) bool { return strings.ContainsAny(value, "0123456789") }
