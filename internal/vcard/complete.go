package vcard

import (
	"net/url"
	"strings"
)

// Complete adds what a reader may demand and the card lacks: FN (RFC 6350 §6.2.1, RFC 2426 §3.1.1) and, in 3.0, N (RFC 2426
// §3.1.2). Strict programs refuse a card without. What is added is marked, and Decoder takes it out again. A PROFILE, which says
// "vCard" once more and makes some readers stumble, leaves under another name, and so do names that none may have ("X-a/b").
func Complete(c *Card) {
	for i := range c.Properties {
		if p := &c.Properties[i]; !p.hasParam(origin) && outward(p.Name) != p.Name {
			p.addParam(origin, p.Name)
			p.Name = outward(p.Name)
		}
	}
	for i := range c.Properties {
		padded(&c.Properties[i])
	}
	if !hasFormatted(c) {
		name := formatted(c)
		c.Properties = append([]Property{{Name: "FN", Params: []Param{{origin, []string{"-"}}}, Value: Escape(name)}}, c.Properties...)
	}
	if c.Version != V40 && c.First("N") == nil {
		c.Properties = append([]Property{namePlaceholder(c)}, c.Properties...)
	}
}

// unread is the name of ENCODING while a value that it does not fit is abroad.
const unread = "X-KITH-ENCODING"

// padded completes base64 that was cut off, as our own reader takes it (see decodeBase64); what is no base64 at all does not
// claim to be any. Readers that stumble over it lose the whole file.
func padded(p *Property) {
	encoding := p.Param("ENCODING")
	if len(encoding) != 1 || !strings.EqualFold(encoding[0], "b") && !strings.EqualFold(encoding[0], "base64") {
		return
	}
	text, clean := stripBase64(p.Value)
	if _, ok := decodeBase64(p.Value); !ok || !clean {
		for i := range p.Params {
			if strings.EqualFold(p.Params[i].Name, "ENCODING") {
				p.Params[i].Name = unread
			}
		}
		return
	}
	text = strings.TrimRight(text, "=")
	if len(text)%4 == 1 {
		text = text[:len(text)-1]
	}
	full := text
	if rest := len(text) % 4; rest > 0 {
		full += strings.Repeat("=", 4-rest)
	}
	if end, ok := strings.CutPrefix(p.Value, text); ok && full != p.Value {
		p.addParam(endParam, url.QueryEscape("."+end))
		p.Value = full
	}
}

// endParam is the parameter that keeps how base64 ended that padded has completed.
const endParam = "X-KITH-END"

// unpadded is the inverse of padded.
func unpadded(p *Property) {
	for n := range p.Params {
		if p.Params[n].Name == unread {
			p.Params[n].Name = "ENCODING"
		}
	}
	if values := p.Param(endParam); len(values) == 1 {
		if end, err := url.QueryUnescape(values[0]); err == nil && strings.HasPrefix(end, ".") && strings.Trim(end, alphabet) == "" {
			p.dropParam(endParam)
			p.Value = strings.TrimRight(p.Value, "=") + end[1:]
		}
	}
}

// alphabet is what base64 is written with, in either form, and the dot before an ending.
const alphabet = ".=+/-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// hasFormatted reports whether a card has a formatted name with something in it.
func hasFormatted(c *Card) bool {
	for i := range c.Properties {
		if p := &c.Properties[i]; p.Is("FN") && strings.TrimSpace(Unescape(p.Value)) != "" {
			return true
		}
	}
	return false
}

// outward is the name under which a property leaves: letters, digits and hyphens (RFC 6350 §3.3).
func outward(name string) string {
	if strings.EqualFold(name, "PROFILE") {
		return "X-PROFILE"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, name)
}

// namePlaceholder is the N of a card that has only a formatted name.
func namePlaceholder(c *Card) Property {
	value := ";;;;"
	if fn := c.First("FN"); fn != nil && !isMade(fn) {
		value = Escape(Unescape(fn.Value)) + ";;;;"
	}
	return Property{Name: "N", Params: []Param{{origin, []string{"-"}}}, Value: value}
}

// formatted is a name for a card that has none formatted: from its parts, or else whatever tells it from others.
func formatted(c *Card) string {
	if n := c.First("N"); n != nil {
		var words []string
		parts := SplitStructured(n.Value)
		for _, at := range []int{3, 1, 2, 0, 4} { // prefix, given, additional, family, suffix
			if at < len(parts) {
				words = append(words, parts[at]...)
			}
		}
		if name := strings.Join(strings.Fields(strings.Join(words, " ")), " "); name != "" {
			return name
		}
	}
	for _, name := range []string{"NICKNAME", "ORG", "EMAIL", "TEL"} {
		for _, p := range c.All(name) {
			for _, part := range SplitStructured(p.Value) {
				if text := strings.Join(strings.Fields(strings.Join(part, ", ")), " "); text != "" {
					return text
				}
			}
		}
	}
	return "?"
}

// isMade reports whether a property is none of the card's own.
func isMade(p *Property) bool {
	names := p.Param(origin)
	return len(names) == 1 && names[0] == "-"
}

// dropPlaceholders takes out what Complete and Convert have added, unless somebody has changed it: then it is the card's own.
func dropPlaceholders(c *Card) {
	for i := range c.Properties {
		p := &c.Properties[i]
		unpadded(p)
		if names := p.Param(origin); len(names) == 1 && isName(names[0]) && !isReserved(names[0]) && outward(names[0]) != names[0] && p.Is(outward(names[0])) {
			p.dropParam(origin)
			p.Name = names[0]
		}
	}
	made := -1
	for i := range c.Properties {
		if p := &c.Properties[i]; len(p.Params) == 1 && p.Is("FN") && isMade(p) {
			made = i
			break
		}
	}
	if made >= 0 {
		fn := c.Properties[made]
		rest := append(append([]Property{}, c.Properties[:made]...), c.Properties[made+1:]...)
		if without := (&Card{Properties: rest}); !hasFormatted(without) && fn.Value == Escape(formatted(without)) {
			c.Properties = rest
		}
	}
	for i := range c.Properties {
		if p := &c.Properties[i]; len(p.Params) == 1 && isPlaceholder(c, p) {
			c.Properties = append(c.Properties[:i], c.Properties[i+1:]...)
			return
		}
	}
}

// isPlaceholder reports whether p is the N that was added and nobody has changed since.
func isPlaceholder(c *Card, p *Property) bool {
	return p.Is("N") && isMade(p) && p.Value == namePlaceholder(c).Value
}
