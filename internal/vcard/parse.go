package vcard

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// transfer is what the parameters of one line say about how its value travelled. It is undone while reading and does
// not become part of the property.
type transfer struct {
	qp      bool   // ENCODING=QUOTED-PRINTABLE
	base64  bool   // ENCODING=b or BASE64
	charset string // CHARSET
}

// parser turns logical lines into the properties of one card. Parameters of all properties are gathered first and laid
// out in two arrays at the end, because one allocation per parameter would cost more than all the parsing.
type parser struct {
	stored bool // the text was written by Format: nothing is transfer-encoded
	v21    bool // vCard 2.1: no RFC 6868

	props  []Property
	spans  []int // number of parameters of each property
	params []paramSpan
	values []string
}

type paramSpan struct {
	name   string
	values int
}

func (p *parser) reset(lines int) {
	p.props = make([]Property, 0, lines)
	p.spans = p.spans[:0]
	p.params = p.params[:0]
	p.values = p.values[:0]
}

// next returns the place for the next property. It becomes part of the card with keep.
func (p *parser) next() *Property {
	n := len(p.props)
	if n == cap(p.props) {
		p.props = append(p.props, Property{})[:n]
	}
	return &p.props[:n+1][n]
}

// keep takes the property that next gave; its parameters are all those since index from.
func (p *parser) keep(from int) {
	p.props = p.props[:len(p.props)+1]
	p.spans = append(p.spans, len(p.params)-from)
}

// done lays out the parameters and returns the properties.
func (p *parser) done() []Property {
	if len(p.props) == 0 {
		return nil
	}
	if len(p.params) == 0 {
		return p.props
	}
	params := make([]Param, len(p.params))
	values := make([]string, len(p.values))
	copy(values, p.values)
	n := 0
	for i, span := range p.params {
		params[i] = Param{span.name, values[n : n+span.values : n+span.values]}
		n += span.values
	}
	n = 0
	for i, span := range p.spans {
		if span > 0 {
			p.props[i].Params = params[n : n+span : n+span]
			n += span
		}
	}
	return p.props
}

// nameBytes are the bytes of names, groups and parameter names. RFC 6350 §3.3 allows letters, digits and '-'; the
// others printable in ASCII occur in the wild and harm nobody as long as they separate nothing.
var nameBytes [256]bool

func init() {
	for c := '!'; c <= '~'; c++ {
		nameBytes[c] = !strings.ContainsRune(`:;,"=`, c)
	}
}

func isName(s string) bool {
	for i := range len(s) {
		if !nameBytes[s[i]] {
			return false
		}
	}
	return s != ""
}

// line reads "[group.]name[;params]:value" (RFC 6350 §3.3 contentline) into prop, which must be zero. Its parameters are
// appended to p. ok is false if the line is no property.
func (p *parser) line(s string, prop *Property) (t transfer, ok bool) {
	i, dot := 0, -1
	for ; i < len(s); i++ {
		c := s[i]
		if !nameBytes[c] {
			break
		}
		if c == '.' && dot <= 0 { // a dot at the very start is no group
			dot = i
		}
	}
	name := s[:i]
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') && !p.stored { // "TEL :123"
		i++
	}
	if i == len(s) || s[i] != ':' && s[i] != ';' {
		return t, false
	}
	if dot >= 0 {
		prop.Group, name = name[:dot], name[dot+1:]
	}
	if name == "" {
		return t, false
	}
	prop.Name = name
	if s[i] == ';' {
		params, values := len(p.params), len(p.values)
		end, ok := p.parameters(s, i, &t, true)
		if !ok { // a quote that nobody closes: quotes are ordinary characters then
			p.params, p.values, t = p.params[:params], p.values[:values], transfer{}
			if end, ok = p.parameters(s, i, &t, false); !ok {
				p.params, p.values = p.params[:params], p.values[:values]
				return t, false
			}
		}
		i = end
	}
	prop.Value = s[i+1:]
	return t, true
}

// parameters reads ";a=b;c=d:" from s[i:] and returns the place of the colon.
func (p *parser) parameters(s string, i int, t *transfer, quotes bool) (end int, ok bool) {
	for i < len(s) && s[i] == ';' {
		i++
		start := i
		if !p.stored {
			if label, next, ok := androidLabel(s, i); ok {
				p.values = append(p.values, label)
				p.params = append(p.params, paramSpan{"TYPE", 1})
				i = next
				continue
			}
		}
		for i < len(s) && s[i] != '=' && s[i] != ';' && s[i] != ':' {
			i++
		}
		if i == len(s) {
			return 0, false
		}
		name := s[start:i]
		if s[i] != '=' {
			if name = strings.TrimSpace(name); name != "" {
				p.bare(name, t)
			}
			continue
		}
		i++
		from := len(p.values)
		for {
			value, next, ok := p.paramValue(s, i, quotes)
			if !ok || next == len(s) {
				return 0, false
			}
			p.values = append(p.values, value)
			i = next
			if s[i] != ',' {
				break
			}
			i++
		}
		p.parameter(name, from, t)
	}
	return i, i < len(s)
}

// parameter keeps a parameter whose values are those since from, or notes what it says about the transfer.
func (p *parser) parameter(name string, from int, t *transfer) {
	if !p.stored {
		name = strings.TrimSpace(name)
		switch {
		case len(name) == 7 && strings.EqualFold(name, "CHARSET"):
			t.charset = p.values[from]
			p.values = p.values[:from]
			return
		case len(name) == 8 && strings.EqualFold(name, "ENCODING"):
			if p.encoding(p.values[from], t) {
				p.values = p.values[:from]
				return
			}
			if t.base64 {
				p.values[from] = "b"
			}
		}
		if !isName(name) {
			if name = strings.TrimSpace(name); !isName(name) {
				p.values[from] = name + "=" + p.values[from]
				name = "TYPE"
			}
		}
	}
	p.params = append(p.params, paramSpan{name, len(p.values) - from})
}

// encoding notes a transfer encoding; gone says that the parameter is thereby undone.
func (p *parser) encoding(value string, t *transfer) (gone bool) {
	switch strings.ToLower(value) {
	case "quoted-printable", "quotedprintable", "q":
		t.qp = true
		return true
	case "8bit", "7bit":
		return true
	case "b", "base64":
		t.base64 = true
	}
	return false
}

// bare keeps the parameter of vCard 2.1 that is only a value ("TEL;HOME;VOICE:") under the name it stands for.
func (p *parser) bare(word string, t *transfer) {
	name := "TYPE"
	switch lower := strings.ToLower(word); {
	case lower == "base64" || lower == "quoted-printable" || lower == "8bit" || lower == "7bit" || lower == "b":
		if p.encoding(lower, t) {
			return
		}
		name, word = "ENCODING", "b"
	case lower == "inline" || lower == "url" || lower == "uri" || lower == "cid" || lower == "content-id":
		name = "VALUE"
	case strings.HasPrefix(lower, "utf-") || strings.HasPrefix(lower, "iso-8859-") || strings.HasPrefix(lower, "windows-125"):
		t.charset = lower
		return
	}
	p.values = append(p.values, word)
	p.params = append(p.params, paramSpan{name, 1})
}

// androidLabel reads the parameter in which Android 2.1 exports carry a label of one's own that is no ASCII:
// X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=72=6F). Others it writes as X-Label, so that is the form.
func androidLabel(s string, i int) (label string, next int, ok bool) {
	const start = "X-CUSTOM("
	if !strings.HasPrefix(s[i:], start) {
		return "", 0, false
	}
	inside, rest, found := strings.Cut(s[i+len(start):], ")")
	if !found || rest == "" || rest[0] != ';' && rest[0] != ':' {
		return "", 0, false
	}
	encoded, found := strings.CutPrefix(inside, "CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,")
	if !found {
		return "", 0, false
	}
	text, clean := decodeQP(encoded, false)
	if !clean || !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r\n") {
		return "", 0, false
	}
	return "X-" + text, len(s) - len(rest), true
}

// paramValue reads one parameter value at s[i:], up to ',', ';' or ':' outside quotes, and undoes quotes and RFC 6868.
func (p *parser) paramValue(s string, i int, quotes bool) (value string, next int, ok bool) {
	start := i
	for ; i < len(s); i++ {
		switch s[i] {
		case ',', ';', ':':
			value = s[start:i]
			if !p.stored {
				value = strings.Trim(value, " \t")
			}
			return value, i, true
		case '"', '^', '\\':
			return p.quotedValue(s, start, quotes)
		}
	}
	return "", i, false
}

func (p *parser) quotedValue(s string, i int, quotes bool) (value string, next int, ok bool) {
	var b strings.Builder
	quoted, wasQuoted := false, false
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' && quotes:
			quoted, wasQuoted = !quoted, true
			continue
		case (c == ',' || c == ';' || c == ':') && !quoted:
			value = b.String()
			if !wasQuoted {
				value = strings.Trim(value, " \t")
			}
			return value, i, true
		case c == '\\' && !quoted && i+1 < len(s) && s[i+1] == ',': // TYPE=VOICE\,CELL is one value; Types takes it apart
			b.WriteByte(c)
			i++
		case c == '^' && i+1 < len(s) && !p.v21: // RFC 6868 §3.1
			switch s[i+1] {
			case 'n':
				b.WriteByte('\n')
				i++
				continue
			case '^':
				i++
			case '\'':
				b.WriteByte('"')
				i++
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return "", i, false
}

// ErrStored is what Parse answers to text that Format did not write.
var ErrStored = errors.New("vcard: not a stored card")

// Parse reads one card as Format writes it. It does none of the guessing of a Decoder and is therefore fast.
func Parse(text []byte) (*Card, error) {
	s := string(text)
	s, ok := strings.CutPrefix(s, "BEGIN:VCARD\n")
	if !ok {
		return nil, ErrStored
	}
	if s, ok = strings.CutSuffix(s, "END:VCARD\n"); !ok {
		return nil, ErrStored
	}
	c := new(Card)
	if rest, ok := strings.CutPrefix(s, "VERSION:"); ok {
		version, rest, _ := strings.Cut(rest, "\n")
		c.Version, s = Version(version), rest
	}
	p := parser{stored: true}
	p.reset(strings.Count(s, "\n"))
	for s != "" {
		line, rest, ended := strings.Cut(s, "\n")
		from := len(p.params)
		if _, ok := p.line(line, p.next()); !ok || !ended {
			return nil, ErrStored
		}
		p.keep(from)
		s = rest
	}
	c.Properties = p.done()
	return c, nil
}
