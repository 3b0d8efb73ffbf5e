package tree

import (
	"encoding/json"
	"io"
	"strings"

	"kith/internal/vcard"
)

// jCards reads jCards (RFC 7095): one, an array of them, one a line, or wherever else in JSON they stand, as in the answers of RDAP.
type jCards struct {
	in      scanner
	outside func(vcard.Warning)
	open    int  // arrays and objects around the cards
	told    bool // that other text stands before the next card
}

func (j *jCards) next() (*vcard.Entry, error) {
	line, err := j.find()
	if err != nil {
		return nil, err
	}
	e := &vcard.Entry{Line: line, Source: vcard.V40, Card: &vcard.Card{Version: vcard.V40}}
	size := 0
	versions := 0
	err = j.properties(func(at int, v any) {
		if size += vcard.MaxLine - j.in.room; size > vcard.MaxCard {
			if size < vcard.MaxCard*2 {
				e.Warnings = append(e.Warnings, vcard.NewWarning(at, vcard.CodeCardTooLong, shown(v)))
				size = vcard.MaxCard * 2
			}
			return
		}
		if j.in.lost {
			code := vcard.CodeLineTooLong
			if j.in.deep {
				code = CodeTooDeep
			}
			e.Warnings = append(e.Warnings, vcard.NewWarning(at, code, shown(v)))
			return
		}
		if name, version := versionOf(v); name {
			if versions++; version != string(vcard.V40) {
				e.Warnings = append(e.Warnings, vcard.NewWarning(at, vcard.CodeBadVersion, shown(v)))
			}
			return
		}
		j.property(e, at, v)
	})
	e.Warnings = append(e.Warnings, j.in.src.oddities()...)
	switch err {
	case nil:
		if versions == 0 {
			e.Warnings = append(e.Warnings, vcard.NewWarning(line, vcard.CodeNoVersion, ""))
		}
	case io.EOF, io.ErrUnexpectedEOF:
		e.Warnings = append(e.Warnings, vcard.NewWarning(j.in.src.line, vcard.CodeTruncated, ""))
	case errBroken:
		e.Warnings = append(e.Warnings, vcard.NewWarning(j.in.src.line, CodeBroken, ""))
	default:
		return nil, err
	}
	return e, nil
}

// find goes to the properties of the next card and gives the line it begins at. A card begins with ["vcard", wherever it stands: in a
// string the quotes would be escaped.
func (j *jCards) find() (int, error) {
	for {
		c, err := j.in.take()
		if err != nil {
			if err == io.EOF && j.open > 0 {
				j.open = 0
				j.outside(vcard.NewWarning(j.in.src.line, CodeBroken, ""))
			}
			return 0, err
		}
		switch c {
		case ' ', '\t', '\r', '\n', ',':
		case ']', '}':
			j.open--
		case '{':
			j.open++
		case '[':
			j.open++
			line := j.in.src.line
			if c, err = j.in.look(); err != nil || c != '"' {
				continue
			}
			j.in.begin()
			j.in.room = maxText
			name, err := j.in.text()
			if err == nil && strings.EqualFold(name, "vcard") && j.punctuation(',') && j.punctuation('[') {
				j.told = false
				return line, nil
			}
			if err == nil && !strings.EqualFold(name, "vcard") {
				j.other(line, name)
			}
		default:
			j.other(j.in.src.line, string(rune(c)))
		}
	}
}

func (j *jCards) other(line int, text string) {
	if !j.told {
		j.told = true
		j.outside(vcard.NewWarning(line, vcard.CodeTextOutside, text))
	}
}

func (j *jCards) punctuation(want byte) bool {
	c, err := j.in.look()
	if err != nil || c != want {
		return false
	}
	j.in.peek = 0
	return true
}

// properties reads those of a card, and the end of the card.
func (j *jCards) properties(each func(line int, v any)) error {
	for first := true; ; first = false {
		j.in.begin()
		more, err := j.in.more(']', first)
		if err != nil {
			return err
		}
		if !more {
			break
		}
		line := j.in.src.line
		v, err := j.in.value(0)
		if err == nil || v != nil && err != errBroken {
			each(line, v)
		}
		if err != nil {
			return err
		}
	}
	for { // behind the properties nothing is expected, but calendars have parts there
		j.in.begin()
		more, err := j.in.more(']', false)
		if err != nil {
			return err
		}
		if !more {
			j.open--
			return nil
		}
		line := j.in.src.line
		v, err := j.in.value(0)
		if list, ok := v.([]any); v != nil && (!ok || len(list) > 0) {
			each(line, v)
		}
		if err != nil {
			return err
		}
	}
}

// property reads [name, parameters, type, value…].
func (j *jCards) property(e *vcard.Entry, line int, v any) {
	list, ok := v.([]any)
	if !ok || len(list) < 4 {
		unread(e, line, "", shown(v))
		return
	}
	name, isText := list[0].(string)
	params, isObject := list[1].([]member)
	kind, hasKind := list[2].(string)
	if !isText || !isObject || !hasKind || !isPropertyName(name) {
		unread(e, line, "", shown(v))
		return
	}
	p := &property{name: name, kind: kind}
	for _, m := range params {
		values, ok := textsOf(m.value)
		if !ok {
			p.notes = append(p.notes, m.name+"="+shown(m.value))
			continue
		}
		p.parameter(m.name, values)
	}
	for _, item := range list[3:] {
		value, ok := partOf(item)
		if !ok {
			p.notes = append(p.notes, shown(item))
			continue
		}
		if wrong := toBasic(strings.ToLower(kind), value); wrong != "" {
			e.Warnings = append(e.Warnings, vcard.NewWarning(line, vcard.CodeBadDate, name+": "+wrong))
		}
		p.values = append(p.values, value)
	}
	p.add(e, line)
}

// partOf reads a value: a text, or an array of components, each of which may be an array too.
func partOf(v any) (part, bool) {
	components, ok := v.([]any)
	if !ok {
		text, ok := textOf(v)
		return single(text), ok
	}
	value := make(part, 0, len(components))
	for _, component := range components {
		texts, ok := textsOf(component)
		if !ok {
			return nil, false
		}
		value = append(value, texts)
	}
	if len(value) == 0 {
		value = single("")
	}
	return value, true
}

func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case word:
		return string(v), true
	}
	return "", false
}

// textsOf reads a text or an array of texts.
func textsOf(v any) ([]string, bool) {
	list, ok := v.([]any)
	if !ok {
		text, ok := textOf(v)
		return []string{text}, ok
	}
	texts := make([]string, len(list))
	for i, item := range list {
		if texts[i], ok = textOf(item); !ok {
			return nil, false
		}
	}
	if len(texts) == 0 {
		texts = []string{""}
	}
	return texts, true
}

// versionOf reports whether a property is the version, and gives it.
func versionOf(v any) (is bool, version string) {
	list, ok := v.([]any)
	if !ok || len(list) < 1 {
		return false, ""
	}
	if name, ok := list[0].(string); !ok || !strings.EqualFold(name, "version") {
		return false, ""
	}
	if len(list) == 4 {
		version, _ = textOf(list[3])
	}
	return true, version
}

// shown writes a value as JSON again.
func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case word:
		return string(v)
	case string:
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		_ = e.Encode(v)
		return strings.TrimSuffix(b.String(), "\n")
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = shown(item)
		}
		return "[" + strings.Join(items, ",") + "]"
	case []member:
		items := make([]string, len(v))
		for i, m := range v {
			items[i] = shown(m.name) + ":" + shown(m.value)
		}
		return "{" + strings.Join(items, ",") + "}"
	}
	return ""
}
