// Package tidy finds what is wrong or unhandy in contacts, one by one: no name, broken e-mail addresses, numbers without a country code, values
// that are there twice. It says in words what it found and what it would become, and changes nothing unasked.
//
// Look and the rules below it are pure. Finder goes through the book and keeps where something was found until contacts change; what is shown is
// always read off the card anew. The terminal and the window call it.
package tidy

import (
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"unicode"

	"kith/internal/contact"
	"kith/internal/country"
	"kith/internal/message"
	"kith/internal/vcard"
)

// Kind is a kind of finding.
type Kind string

// The kinds, in the order in which they are worth a look.
const (
	NoName    Kind = "no-name"    // nothing to call somebody by
	NameParts Kind = "name-parts" // first and last name in one field, or the wrong way round
	NameCase  Kind = "name-case"  // ANNA WEBER
	Email     Kind = "email"      // that cannot be an address
	EmailTypo Kind = "email-typo" // that is at gmial.com
	Phone     Kind = "phone"      // that can be dialled from one country only
	Web       Kind = "web"        // that no browser opens
	Address   Kind = "address"    // postcode and place in one field
	Birthday  Kind = "birthday"   // in the future, or none at all
	Repeated  Kind = "repeated"   // twice on the same card
	Empty     Kind = "empty"      // fields without a value
)

// Kinds are all of them in their order.
var Kinds = []Kind{NoName, NameParts, NameCase, Email, EmailTypo, Phone, Web, Address, Birthday, Repeated, Empty}

// ParseKind reads a kind.
func ParseKind(text string) (Kind, bool) {
	for _, kind := range Kinds {
		if string(kind) == text {
			return kind, true
		}
	}
	return "", false
}

// What accepting a finding does.
const (
	Change = "change" // Value becomes Becomes
	Remove = "remove" // Value goes
	Ask    = "ask"    // Kith knows nothing better: the person has to say
)

// Finding is something that could be better in a card.
type Finding struct {
	Kind    Kind
	Field   string // as contact.Edit names it; "property" where it has none
	Value   string // as it is
	Becomes string // as it would be; "" when it goes, or when nobody knows
	Does    string // Change, Remove, Ask
	Why     message.Message
	mark    int64
	fix     func(card *vcard.Card, text string) error
}

// Because says in words what was found.
func (f *Finding) Because(lang message.Language) string {
	code, ok := f.Why.Args["country"].(string)
	if !ok {
		return f.Why.In(lang)
	}
	return message.New(f.Why.Code, message.Args{"country": country.Name(code, string(lang))}).In(lang)
}

// Circumstances are what the rules need to know beside the card.
type Circumstances struct {
	Today string // civil day, 2026-03-01
	Home  string // code of the country of numbers that belong to no address; "" if unknown
}

// Look finds what could be better in a card, in the order of Kinds.
func Look(card *vcard.Card, c Circumstances) []Finding {
	l := looker{card: card, view: contact.View(card), Circumstances: c}
	l.names()
	l.emails()
	l.phones()
	l.web()
	l.addresses()
	l.birthdays()
	l.repeats()
	l.empties()
	return l.found
}

// looker gathers the findings of one card.
type looker struct {
	Circumstances
	card  *vcard.Card
	view  contact.Contact
	found []Finding
}

// add notes a finding. Its mark tells it from others of the same card and stays the same while the value does.
func (l *looker) add(f Finding) {
	sum := sha256.Sum256([]byte(string(f.Kind) + "\x00" + f.Value))
	f.mark = int64(binary.BigEndian.Uint64(sum[:8]))
	for i := range l.found {
		if l.found[i].mark == f.mark {
			return // once more the same
		}
	}
	l.found = append(l.found, f)
}

// set is the way most findings are mended: a value becomes what is proposed, or what the person says instead.
func set(field string, ref int, proposed string) func(*vcard.Card, string) error {
	return func(card *vcard.Card, text string) error {
		return contact.Apply(card, []contact.Edit{{Op: "set", Field: field, Ref: ref, Text: first(text, proposed)}})
	}
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func why(code string, args message.Args) message.Message { return message.New("tidy.why."+code, args) }

// words are the words of a text that are separated by blanks.
func words(list []string) []string { return strings.Fields(strings.Join(list, " ")) }
