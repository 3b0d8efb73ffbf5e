package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// How somebody is written to is on the card, so that it travels with it. The form of address is X-KITH-FORM, as no standard has a place
// for du and Sie; the language is LANG (RFC 6350 §6.4.4), the gender in salutations GRAMGENDER (RFC 9554 §3.2), which unlike GENDER says
// nothing about the person. Where a card has no GRAMGENDER, its GENDER (RFC 6350 §6.2.7) is taken. Before version 4.0 both standard
// properties have an X- before their name. Package letter makes salutations of it.
const (
	nameForm        = "X-KITH-FORM"
	nameLanguage    = "LANG"
	nameLanguageOld = "X-LANG"
	nameGender      = "GRAMGENDER"
	nameGenderOld   = "X-GRAMGENDER"
)

// The forms of address.
const (
	Informal = "informal" // du, first names
	Formal   = "formal"   // Sie, family names
)

// Genders in salutations. Common is a salutation that shows none.
const (
	Feminine  = "feminine"
	Masculine = "masculine"
	Common    = "common"
)

// The words by which people say forms and genders, beside the values themselves.
var (
	formWords   = map[string]string{"du": Informal, "sie": Formal}
	genderWords = map[string]string{"f": Feminine, "frau": Feminine, "ms": Feminine, "m": Masculine, "herr": Masculine, "mr": Masculine, "neutral": Common}
	tongueWords = map[string]string{"deutsch": "de", "german": "de", "englisch": "en", "english": "en"}
)

// formOf reads a form of address; "" for what is none.
func formOf(text string) string {
	text = strings.ToLower(oneLine(text))
	if word, ok := formWords[text]; ok {
		return word
	}
	if text == Informal || text == Formal {
		return text
	}
	return ""
}

// genderOf reads a GRAMGENDER; "" for what it does not say. Of its six values those that are no woman's and no man's show no gender.
func genderOf(text string) string {
	text = strings.ToLower(oneLine(text))
	if word, ok := genderWords[text]; ok {
		return word
	}
	switch text {
	case Feminine, Masculine, Common:
		return text
	case "animate", "inanimate", "neuter":
		return Common
	}
	return ""
}

// sexOf reads a GENDER; "" where it says nothing or that it is not known.
func sexOf(text string) string {
	sex, _, _ := strings.Cut(strings.ToUpper(oneLine(text)), ";")
	switch strings.TrimSpace(sex) {
	case "F":
		return Feminine
	case "M":
		return Masculine
	case "O", "N":
		return Common
	}
	return ""
}

// languageOf reads a language tag as far as it looks like one (RFC 5646 §2.1); "" for what does not.
func languageOf(text string) string {
	text = oneLine(text)
	if word, ok := tongueWords[strings.ToLower(text)]; ok {
		return word
	}
	for i, part := range strings.Split(text, "-") {
		if len(part) > 8 || part == "" || !isToken(part) || i == 0 && (len(part) < 2 || len(part) > 3) {
			return ""
		}
	}
	return text
}

// languageAt is the place of the language that a card prefers to be written in, -1 without one.
func languageAt(props []vcard.Property) int {
	best, lowest := -1, 0
	for i := range props {
		if fieldOf(props[i].Name) != fieldLanguage || languageOf(props[i].Value) == "" {
			continue
		}
		if isPreferred(&props[i]) {
			return i
		}
		if pref := prefOf(&props[i]); best < 0 || pref > 0 && (lowest == 0 || pref < lowest) {
			best, lowest = i, pref
		}
	}
	return best
}

// genderAt is the place of the gender that counts in salutations, -1 without one: the one that holds for every language goes first.
func genderAt(props []vcard.Property) int {
	best := -1
	for i := range props {
		if fieldOf(props[i].Name) != fieldGender || genderOf(props[i].Value) == "" {
			continue
		}
		if props[i].Param("LANGUAGE") == nil {
			return i
		}
		if best < 0 {
			best = i
		}
	}
	return best
}

// genderIn is the gender in salutations that a card says.
func genderIn(props []vcard.Property) string {
	if i := genderAt(props); i >= 0 {
		return genderOf(props[i].Value)
	}
	for i := range props {
		if props[i].Is("GENDER") {
			if gender := sexOf(props[i].Value); gender != "" {
				return gender
			}
		}
	}
	return ""
}

// manner shows how somebody is written to.
func (v *viewer) manner() {
	for i := range v.props {
		if f := formOf(v.props[i].Value); v.Form == "" && f != "" && fieldOf(v.props[i].Name) == fieldForm {
			v.Form = f
			v.show(i)
		}
	}
	if i := languageAt(v.props); i >= 0 {
		v.Language = languageOf(v.props[i].Value)
		v.shown[i] = true
		v.more[i] = len(extraParams(&v.props[i], "TYPE")) > 0 || v.labelled(i)
	}
	if i := genderAt(v.props); i >= 0 {
		v.show(i)
	}
	v.Gender = genderIn(v.props)
}

// form, language and gender set what the fields of these names say, or with "" take it away.
func (e *editor) form(edit *Edit) error {
	return e.single(edit, fieldForm, formOf, func() (int, string) {
		for i := range e.props {
			if f := formOf(e.props[i].Value); f != "" && fieldOf(e.props[i].Name) == fieldForm {
				return i, f
			}
		}
		return -1, ""
	})
}

func (e *editor) gender(edit *Edit) error {
	return e.single(edit, fieldGender, genderOf, func() (int, string) { return genderAt(e.props), genderIn(e.props) })
}

func (e *editor) language(edit *Edit) error {
	wanted := languageOf(edit.Text)
	best := languageAt(e.props)
	for i := range e.props {
		// Somebody who is written to in several languages: another one is preferred from now on.
		if edit.Op == "remove" || wanted == "" || fieldOf(e.props[i].Name) != fieldLanguage || !strings.EqualFold(languageOf(e.props[i].Value), wanted) {
			continue
		}
		if i == best {
			return nil
		}
		for other := range e.props {
			if fieldOf(e.props[other].Name) == fieldLanguage {
				e.dropParam(other, "PREF")
			}
		}
		params := e.params(i)
		*params = append(*params, vcard.Param{Name: "PREF", Values: []string{"1"}})
		return nil
	}
	return e.single(edit, fieldLanguage, languageOf, func() (int, string) {
		if best < 0 {
			return -1, ""
		}
		return best, languageOf(e.props[best].Value)
	})
}

// single sets the one value of a field that read understands; now gives where it is and what the card says by now.
func (e *editor) single(edit *Edit, f field, read func(string) string, now func() (int, string)) error {
	wanted := read(edit.Text)
	if wanted == "" && line(edit.Text) != "" {
		return badValue(edit.Field, line(edit.Text))
	}
	if edit.Op == "remove" {
		wanted = ""
	}
	at, said := now()
	switch {
	case wanted == said:
	case wanted == "" && at >= 0:
		e.remove(at)
	case wanted == "":
	case at >= 0:
		e.props[at].Value = wanted
	default:
		e.add(vcard.Property{Name: e.mannerName(f), Value: wanted}, f)
	}
	return nil
}

func (e *editor) mannerName(f field) string {
	old := e.version != vcard.V40
	switch {
	case f == fieldForm:
		return nameForm
	case f == fieldLanguage && old:
		return nameLanguageOld
	case f == fieldLanguage:
		return nameLanguage
	case old:
		return nameGenderOld
	}
	return nameGender
}

// takeForm joins the forms of address of cards that become one: with whom one is on first-name terms, one stays so. It answers whether
// that is all there is to do.
func (c *combiner) takeForm(p *vcard.Property) bool {
	at := slices.IndexFunc(c.props, func(q vcard.Property) bool { return fieldOf(q.Name) == fieldForm })
	if at < 0 {
		return false
	}
	if formOf(p.Value) == Informal {
		c.props[at].Value = Informal
	}
	return true
}
