// Package letter is what is written to people: the salutation, texts with placeholders, and the message they become, as a link that
// opens a mail program or a messenger, or as a file that a mail program takes for a draft. Nothing is ever sent.
//
// All of it is pure. Package writing fills it with the people of a book; the window and the terminal call it through that.
package letter

import "kith/internal/message"

// Form is how somebody is addressed.
type Form string

// The forms of address: du and first names, or Sie and family names.
const (
	Informal Form = "informal"
	Formal   Form = "formal"
)

// Gender is that of a salutation; anything but these two shows none.
type Gender string

// The genders that a salutation shows.
const (
	Feminine  Gender = "feminine"
	Masculine Gender = "masculine"
)

// Manner is in which language and form a text is.
type Manner struct {
	Language message.Language
	Form     Form
}

// Manners are all of them, in the order in which they are offered.
var Manners = []Manner{{message.German, Informal}, {message.German, Formal}, {message.English, Informal}, {message.English, Formal}}

// String names a manner for files and options: de-informal.
func (m Manner) String() string { return string(m.Language) + "-" + string(m.Form) }

// ReadManner reads what String wrote.
func ReadManner(text string) (Manner, bool) {
	for _, m := range Manners {
		if m.String() == text {
			return m, true
		}
	}
	return Manner{}, false
}

// Person is whom a letter is for, as far as its words need it.
type Person struct {
	Name          string // as lists show it
	Given, Family string
	Prefixes      []string // Dr., Frau
	Gender        Gender   // as the card says it; "" where it does not
	Collective    bool     // an organisation or a group
}

// Text is a message before anything is filled in.
type Text struct{ Subject, Body string }

// Empty reports whether there is nothing in it.
func (t Text) Empty() bool { return t.Subject == "" && t.Body == "" }

// Template is a text in several manners.
type Template struct {
	Key   string // of one that comes with Kith, see Keys; "" for a person's own
	Texts map[Manner]Text
}

// Pick gives the text for a manner, and which manner it is really in: where the template has none for it, the other form in the same
// language, else any. An empty template gives an empty text.
func (t *Template) Pick(wanted Manner) (Text, Manner) {
	other := Manner{wanted.Language, Informal}
	if wanted.Form == Informal {
		other.Form = Formal
	}
	for _, m := range append([]Manner{wanted, other}, Manners...) {
		if text, ok := t.Texts[m]; ok && !text.Empty() {
			return text, m
		}
	}
	return Text{}, wanted
}
