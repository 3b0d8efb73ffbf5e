// Package filter is the small language in which people say whom they mean: circle:Hamburg and not circle:Chor, lacks:phone,
// birthday:next30d. The terminal (--where) and the window read the same text.
//
// Parse reads it, String writes it, SQL turns it into a condition on contact.ListQuery. Parsing is pure; moments and zones are
// handed in. The grammar, with words of either language and in any case:
//
//	or    = and { "or" and }
//	and   = not { [ "and" ] not }
//	not   = [ "not" | "-" ] ( "(" or ")" | term )
//	term  = key op value | value          a bare value is searched for
//	op    = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
//	value = word | '"' anything '"'
package filter

import "strings"

// Filter is an expression that was understood. The zero value means everybody.
type Filter struct{ root Node }

// Node is a part of an expression: All, Any, Not or Term.
type Node interface{ write(*strings.Builder, int) }

// All fits who fits all of its parts, Any who fits one of them, Not who does not fit its part.
type (
	All []Node
	Any []Node
	Not struct{ Of Node }
)

// Term compares one thing with a value. Key is the English name of the thing, "" for a search; Op is one of the operators.
type Term struct {
	Key   string
	Op    string
	Value string
	at    int // where it stands, in characters from 1
}

// Empty reports whether the filter means everybody.
func (f Filter) Empty() bool { return f.root == nil }

// Root is the whole expression, nil for everybody.
func (f Filter) Root() Node { return f.root }

// String writes the expression in its plainest form: English keys, no needless brackets. Parsed again it is the same.
func (f Filter) String() string {
	if f.root == nil {
		return ""
	}
	var out strings.Builder
	f.root.write(&out, bindsOr)
	return out.String()
}

// Replace gives the filter with each of its terms as fn answers it: as it was, or something else in its place.
func (f Filter) Replace(fn func(Term) Node) Filter {
	if f.root == nil {
		return f
	}
	return Filter{root: replaced(f.root, fn)}
}

func replaced(node Node, fn func(Term) Node) Node {
	several := func(parts []Node) []Node {
		made := make([]Node, len(parts))
		for i, part := range parts {
			made[i] = replaced(part, fn)
		}
		return made
	}
	switch n := node.(type) {
	case All:
		return All(several(n))
	case Any:
		return Any(several(n))
	case Not:
		return Not{replaced(n.Of, fn)}
	case Term:
		return fn(n)
	}
	return node
}

// Beside writes a part as it stands among others that all have to fit: in brackets where it needs them.
func Beside(node Node) string {
	var out strings.Builder
	node.write(&out, bindsAnd+1)
	return out.String()
}

// How strongly the parts of an expression hold together.
const (
	bindsOr = iota
	bindsAnd
	bindsNot
)

func (a Any) write(out *strings.Builder, around int) { writeMany(out, a, " or ", bindsOr, around) }
func (a All) write(out *strings.Builder, around int) { writeMany(out, a, " ", bindsAnd, around) }

func writeMany(out *strings.Builder, parts []Node, between string, binds, around int) {
	if around > binds {
		out.WriteByte('(')
		defer out.WriteByte(')')
	}
	for i, part := range parts {
		if i > 0 {
			out.WriteString(between)
		}
		part.write(out, binds+1)
	}
}

func (n Not) write(out *strings.Builder, _ int) {
	out.WriteString("not ")
	n.Of.write(out, bindsNot)
}

func (t Term) write(out *strings.Builder, _ int) {
	if t.Key != "" {
		out.WriteString(t.Key + t.Op)
	}
	out.WriteString(quoted(t.Value, t.Key == ""))
}

// quoted writes a value as it stands, or in quotes where it could be taken for something else.
func quoted(value string, bare bool) string {
	plain := value != "" && !strings.ContainsFunc(value, endsWord) && !strings.ContainsAny(value, `"„“”«»`)
	if plain && bare {
		_, _, _, isTerm := splitTerm(value)
		plain = !isTerm && connective(value) == "" && value[0] != '-'
	}
	if plain && !bare {
		plain = !strings.ContainsRune("=<>", rune(value[0]))
	}
	if plain {
		return value
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}
