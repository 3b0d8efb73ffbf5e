package vcard

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// build makes an Entry of the collected lines: charset, parameters, transfer encoding, normal form.
func (d *Decoder) build(end ending) *Entry {
	c := &d.collect
	e := &Entry{Index: d.index, Line: c.begin}
	// One string for the whole card; names and values are slices of it as long as nothing has to be decoded.
	text := string(c.text)
	ascii := isASCII(text)
	plain := ascii || d.override.name == "" && utf8.ValidString(text) && startsRunes(text, c.lines)
	if strings.IndexByte(text, 0) >= 0 || d.override.stateful() {
		plain = false
	}
	if plain && !ascii {
		d.decoded(utf8Charset)
	}
	d.card = text
	e.Source = d.version(e, text)
	card := &Card{Version: e.Source}
	v21 := false
	switch e.Source {
	case V21:
		card.Version, v21 = V30, true
	case V30, V40, "":
	default:
		card.Version = V30
	}

	p := &d.parser
	p.v21 = v21
	p.reset(len(c.lines))
	for _, l := range c.lines {
		line := text[l.start:l.end]
		if line[0]|0x20 == 'v' && !l.over && isVersionLine(line) {
			continue
		}
		if l.over {
			line, _, _ = guess(line, d.fallback())
			d.warn(e, l.number, CodeLineTooLong, line)
			continue
		}
		d.property(e, line, l, plain, v21)
	}
	card.Properties = p.done()
	dropPlaceholders(card)
	card = goHome(card)
	if len(card.Properties) > 0 {
		e.Card = card
	}
	if c.full {
		d.warn(e, c.fullAt, CodeCardTooLong, "")
	}
	switch end {
	case endInput:
		last := ""
		if n := len(c.lines); n > 0 {
			last, _, _ = guess(text[c.lines[n-1].start:c.lines[n-1].end], d.fallback())
		}
		d.warn(e, d.in.lines, CodeTruncated, last)
	case endBegin:
		d.warn(e, d.in.lines, CodeMissingEnd, "")
	}
	if e.Card == nil {
		d.warn(e, c.begin, CodeEmptyCard, "")
	} else if e.Source == "" {
		d.warn(e, c.begin, CodeNoVersion, "")
	}
	return e
}

// startsRunes reports whether each line begins with a character: lines stand side by side in a card's text, and the broken end of one
// may look whole with the beginning of the next.
func startsRunes(text string, lines []logical) bool {
	return !slices.ContainsFunc(lines, func(l logical) bool { return l.start < l.end && !utf8.RuneStart(text[l.start]) })
}

// property reads one logical line into the parser.
func (d *Decoder) property(e *Entry, line string, l logical, plain, v21 bool) {
	p := &d.parser
	raw := line
	if !plain {
		if strings.IndexByte(line, 0) >= 0 {
			line = strings.ReplaceAll(line, "\x00", "")
			raw = line
		}
		// A head that is no ASCII has to be decoded before it can be read; the rest goes the same way.
		head, _, _ := strings.Cut(line, ":")
		if !utf8.ValidString(head) || d.override.stateful() {
			line = d.undeclared(e, line, l.number)
		}
	}
	from, fromValues := len(p.params), len(p.values)
	prop := p.next()
	t, ok := p.line(line, prop)
	if !ok || isReserved(prop.Name) {
		*prop = Property{}
		p.params, p.values = p.params[:from], p.values[:fromValues]
		line = d.undeclared(e, line, l.number)
		if strings.TrimSpace(line) == "" {
			return
		}
		d.warn(e, l.number, CodeBadLine, line)
		prop.Name, prop.Value = Unread, Escape(line)
		p.keep(from)
		return
	}
	if l.nested {
		d.warn(e, l.number, CodeNestedCard, d.text(raw))
	}
	clean := true
	if t.qp {
		prop.Value, clean = decodeQP(prop.Value, mayBeStructured(prop.Name))
		if !clean {
			d.warn(e, l.number, CodeBadEncoding, d.text(raw))
		}
	}
	if t.qp || t.charset != "" || !plain {
		prop.Value = d.decodeValue(e, prop.Value, t, raw, l.number)
	}
	if t.base64 && isWords(prop.Name) {
		if text, ok := encodedText(prop.Value, t.charset); ok {
			prop.Value, t.base64 = text, false
			p.undoBase64(from)
			if !v21 && strings.ContainsAny(text, "\r\n") {
				prop.Value = escapeBreaks(text)
			}
		}
	}
	if strings.IndexByte(prop.Value, 0) >= 0 { // an encoded one; no text has it, and SQLite would end there
		prop.Value = strings.ReplaceAll(prop.Value, "\x00", "")
		d.warn(e, l.number, CodeBadEncoding, d.text(raw))
	}
	if t.base64 {
		if prop.Value, clean = stripBase64(prop.Value); !clean && !strings.Contains(prop.Value, "://") && !strings.HasPrefix(prop.Value, "data:") {
			d.warn(e, l.number, CodeBadEncoding, d.text(raw))
		}
	}
	switch {
	case l.nested:
		if strings.IndexByte(prop.Value, '\n') < 0 { // a bare BEGIN:VCARD would swallow what follows it when read again
			prop.Value += "\n"
		}
		prop.Value = Escape(prop.Value)
	case t.base64:
	case v21:
		prop.Value = normalise21(prop.Name, prop.Value)
	case t.qp:
		prop.Value = escapeBreaks(prop.Value)
	}
	p.keep(from)
}

// isReserved reports whether a name belongs to the frame of a card. A property cannot have it: it would end the card
// when read again.
func isReserved(name string) bool {
	return strings.EqualFold(name, "BEGIN") || strings.EqualFold(name, "END") || strings.EqualFold(name, "VERSION")
}

// Unread is the property that keeps a line which is none, as escaped text.
const Unread = "X-KITH-UNREAD"

// decodeValue brings a value to UTF-8 by the charset its line declares, or else by guessing.
func (d *Decoder) decodeValue(e *Entry, value string, t transfer, raw string, line int) string {
	if t.charset == "" {
		return d.undeclared(e, value, line)
	}
	c, ok := d.declaredCharset(t.charset)
	if !ok {
		if !isASCII(value) {
			d.warn(e, line, CodeUnknownCharset, d.text(raw))
		}
		return d.undeclared(e, value, line)
	}
	if isASCII(value) && !c.stateful() {
		return value
	}
	// In a file that is Unicode throughout, CHARSET can only speak of quoted-printable.
	if !t.qp && d.in.charset != "" && utf8.ValidString(value) {
		return value
	}
	// Text in letters of one byte each is no right UTF-8 by chance: then the declaration is wrong.
	if c.singleByte() && utf8.ValidString(value) {
		d.decoded(utf8Charset)
		return value
	}
	if text, clean := c.decode(value); clean {
		d.decoded(c)
		return text
	}
	if c.enc == nil || utf8.ValidString(value) {
		return d.undeclared(e, value, line)
	}
	text, _ := c.decode(value)
	d.decoded(c)
	d.warn(e, line, CodeUndecodable, text)
	return text
}

// undeclared decodes text that names no charset.
func (d *Decoder) undeclared(e *Entry, s string, line int) string {
	if d.override.name != "" && (!isASCII(s) || d.override.stateful()) {
		text, clean := d.override.decode(s)
		if !clean {
			d.warn(e, line, CodeUndecodable, text)
		}
		return text
	}
	if isASCII(s) {
		return s
	}
	text, used, clean := guess(s, d.fallback())
	d.decoded(used)
	if !clean {
		d.warn(e, line, CodeUndecodable, text)
	}
	return text
}

// text decodes a line for a warning.
func (d *Decoder) text(s string) string {
	s, _, _ = guess(s[:min(len(s), 4*maxText)], d.fallback())
	return s
}

func (d *Decoder) fallback() charset {
	if d.override.name != "" {
		return d.override
	}
	d.findHint()
	return d.hint
}

func (d *Decoder) declaredCharset(name string) (charset, bool) {
	c, ok := d.declared[name]
	if !ok {
		c, ok = lookup(name)
		if !ok {
			return c, false
		}
		d.declared[strings.Clone(name)] = c
	}
	return c, true
}

// findHint looks for a legacy charset that some property of the card declares: the lines that declare none are most
// likely in the same. Few cards need it, so it looks when it is asked for.
func (d *Decoder) findHint() {
	rest := d.card
	d.card = ""
	for {
		i := strings.Index(rest, "CHARSET=")
		if i < 0 {
			return
		}
		rest = rest[i+len("CHARSET="):]
		j := strings.IndexAny(rest[:min(len(rest), 40)], ";:,")
		if j < 0 {
			continue
		}
		if c, ok := lookup(rest[:j]); ok && c.enc != nil && !c.stateful() {
			d.hint = c
			return
		}
	}
}

// version takes the VERSION out of the collected lines, wherever it stands (old Thunderbird writes it last).
func (d *Decoder) version(e *Entry, text string) Version {
	found := Version("")
	seen := false
	for _, l := range d.collect.lines {
		line := text[l.start:l.end]
		if line[0]|0x20 != 'v' || l.over || !isVersionLine(line) {
			continue
		}
		_, value, _ := strings.Cut(line, ":")
		version := Version(strings.Trim(value, " \t\x00"))
		switch version {
		case "2", "2.0":
			version = V21
		case "3":
			version = V30
		case "4":
			version = V40
		case V21, V30, V40:
		default:
			d.warn(e, l.number, CodeBadVersion, d.text(line))
			version = Version(strings.Clone(d.text(string(version))))
		}
		if seen && version != found {
			d.warn(e, l.number, CodeBadVersion, d.text(line))
			continue
		}
		found, seen = version, true
	}
	return found
}

func isVersionLine(line string) bool {
	return len(line) > 7 && line[0]|0x20 == 'v' && strings.EqualFold(line[:7], "VERSION") &&
		(line[7] == ':' || line[7] == ';' || line[7] == ' ') && strings.IndexByte(line, ':') >= 0
}
