package vcard

import "strings"

// Complete adds what a reader may demand and the card lacks: FN (RFC 6350 §6.2.1, RFC 2426 §3.1.1) and, in 3.0, N (RFC 2426
// §3.1.2). Strict programs refuse a card without. What is added is marked, and Decoder takes it out again.
func Complete(c *Card) {
	if c.First("FN") == nil {
		name := formatted(c)
		c.Properties = append([]Property{{Name: "FN", Params: []Param{{origin, []string{"-"}}}, Value: Escape(name)}}, c.Properties...)
	}
	if c.Version != V40 && c.First("N") == nil {
		c.Properties = append([]Property{namePlaceholder(c)}, c.Properties...)
	}
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
		if without := (&Card{Properties: rest}); without.First("FN") == nil && fn.Value == Escape(formatted(without)) {
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
