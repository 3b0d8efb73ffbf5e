package tree

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// property is one property as JSON and XML have it: its parts are apart and nothing is escaped.
type property struct {
	group, name string
	params      []vcard.Param
	kind        string   // its type: "text", "uri", "date" …; "" if it does not say one
	values      []part   // several of one property: categories, nicknames
	notes       []string // what of it is not understood
}

// part is a value: its components, each of which may be a list. Most have one component of one text.
type part [][]string

func single(text string) part { return part{{text}} }

// The types of properties (RFC 6350 §6, RFC 9554): what is not here is text, and what has none stands as "unknown".
var kinds = map[string]string{
	"SOURCE": "uri", "PHOTO": "uri", "IMPP": "uri", "GEO": "uri", "LOGO": "uri", "MEMBER": "uri", "RELATED": "uri", "SOUND": "uri", "UID": "uri", "URL": "uri",
	"KEY": "uri", "FBURL": "uri", "CALADRURI": "uri", "CALURI": "uri", "SOCIALPROFILE": "uri", "CONTACT-URI": "uri", "ORG-DIRECTORY": "uri",
	"BDAY": "date-and-or-time", "ANNIVERSARY": "date-and-or-time", "DEATHDATE": "date-and-or-time", "REV": "timestamp", "CREATED": "timestamp",
	"LANG": "language-tag", "LANGUAGE": "language-tag",
}

// Properties of text.
var texts = strings.Fields("KIND XML FN N NICKNAME GENDER ADR TEL EMAIL TZ TITLE ROLE ORG CATEGORIES NOTE PRODID CLIENTPIDMAP BIRTHPLACE DEATHPLACE EXPERTISE HOBBY " +
	"INTEREST GRAMGENDER PRONOUNS LABEL MAILER SORT-STRING CLASS")

// defaultKind is the type a property has when it does not say one; "unknown" for those nobody knows.
func defaultKind(name string) string {
	if kind := kinds[name]; kind != "" {
		return kind
	}
	if slices.Contains(texts, name) {
		return "text"
	}
	return "unknown"
}

// card makes the property of a card of it.
func (p *property) card() vcard.Property {
	name := strings.ToUpper(p.name)
	usual := defaultKind(name)
	kind := strings.ToLower(p.kind)
	if kind == "" {
		kind = usual
	}
	made := vcard.Property{Group: p.group, Name: name, Value: p.value(kind)}
	if kind != usual && kind != "unknown" && isName(kind) {
		made.Params = append(made.Params, vcard.Param{Name: "VALUE", Values: []string{kind}})
	}
	for _, param := range p.params {
		clean := vcard.Param{Name: strings.ToUpper(param.Name)}
		for _, v := range param.Values {
			clean.Values = append(clean.Values, plainBreaks.Replace(v))
		}
		made.Params = append(made.Params, clean)
	}
	return made
}

// plainBreaks brings line breaks to the one form that parameters have.
var plainBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "")

// literal are the types whose values stand as they are; commas and semicolons belong to them.
var literal = []string{"uri", "date", "time", "date-time", "date-and-or-time", "timestamp", "boolean", "integer", "float", "utc-offset", "language-tag", "unknown"}

func (p *property) value(kind string) string {
	escape := vcard.Escape
	if slices.Contains(literal, kind) {
		escape = func(s string) string { return s }
	}
	var b strings.Builder
	for i, value := range p.values {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, component := range value {
			if j > 0 {
				b.WriteByte(';')
			}
			for k, text := range component {
				if k > 0 {
					b.WriteByte(',')
				}
				b.WriteString(escape(strings.ReplaceAll(text, "\x00", "")))
			}
		}
	}
	return lineBreaks.Replace(b.String())
}

// lineBreaks keeps the values that are not escaped in one line, as a card demands.
var lineBreaks = strings.NewReplacer("\r\n", `\n`, "\r", `\n`, "\n", `\n`)

// isName reports whether a card can have the name: letters, digits and the hyphen (RFC 6350 §3.3), and the underscore that some add.
func isName(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '-' && s[i] != '_' {
			return false
		}
	}
	return s != "" && len(s) <= 200
}

// isPropertyName leaves out the frame of a card.
func isPropertyName(s string) bool {
	upper := strings.ToUpper(s)
	return isName(s) && upper != "BEGIN" && upper != "END" && upper != "VERSION"
}

// parameter adds a parameter. What cannot be one, or speaks of how a value travels and so would change it, becomes a note.
func (p *property) parameter(name string, values []string) {
	switch upper := strings.ToUpper(name); {
	case upper == "GROUP":
		if len(values) == 1 && isName(values[0]) && p.group == "" {
			p.group = values[0]
			return
		}
	case upper == "ENCODING" && len(values) == 1 && (strings.EqualFold(values[0], "b") || strings.EqualFold(values[0], "base64")):
		values = []string{"b"}
	case upper == "CHARSET", upper == "ENCODING", upper == "VALUE", !isName(name):
		p.notes = append(p.notes, name+"="+strings.Join(values, ","))
		return
	}
	p.params = append(p.params, vcard.Param{Name: name, Values: values})
}

// add puts the property into a card that is being made, and says what of it was not understood.
func (p *property) add(e *vcard.Entry, line int) {
	if made := p.card(); isPropertyName(made.Name) {
		e.Card.Properties = append(e.Card.Properties, made)
	} else {
		p.notes = append(p.notes, strings.TrimSuffix(made.Name+" "+vcard.Unescape(made.Value), " "))
	}
	for _, note := range p.notes {
		unread(e, line, p.name, note)
	}
}

// unread keeps text of the file that is no property.
func unread(e *vcard.Entry, line int, name, text string) {
	if name != "" {
		text = name + ": " + text
	}
	e.Card.Properties = append(e.Card.Properties, vcard.Property{Name: vcard.Unread, Value: vcard.Escape(plainBreaks.Replace(text))})
	e.Warnings = append(e.Warnings, vcard.NewWarning(line, CodeBadProperty, text))
}
