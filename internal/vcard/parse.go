package vcard

import (
	"strings"
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
