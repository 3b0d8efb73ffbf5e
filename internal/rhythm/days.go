package rhythm

import "slices"

// counts reports whether an encounter of that kind is one that a rhythm is counted from.
func counts(kind string, greetings bool) bool {
	switch kind {
	case "note", "attempt":
		return false
	case "greeting":
		return greetings
	}
	return true
}

// settle brings the days of encounters in order.
func (p *person) settle() {
	slices.Sort(p.days)
	if len(p.days) > 0 {
		p.last = p.days[len(p.days)-1]
	}
}
