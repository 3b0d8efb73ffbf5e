package filter

import (
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/message"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"  \n", ""},
		{"circle:Hamburg and not circle:Chor", "circle:Hamburg not circle:Chor"},
		{"(circle:Familie or place:Köln) has:email", "(circle:Familie or place:Köln) has:email"},
		{"circle:Familie or place:Köln has:email", "circle:Familie or place:Köln has:email"},
		{"(circle:Familie) or (place:Köln has:email)", "circle:Familie or place:Köln has:email"},
		{"a (b c)", "a b c"},
		{"a or (b or c)", "a or b or c"},
		{"not (a b)", "not (a b)"},
		{"not not a", "a"},
		{"-circle:Chor -(a or b)", "not circle:Chor not (a or b)"},
		{"circle!=Chor", "not circle=Chor"},
		{`organisation:"ACME GmbH"`, `organisation:"ACME GmbH"`},
		{"Firma:„ACME GmbH“", `organisation:"ACME GmbH"`},
		{`Kreis:Hamburg UND NICHT Ort:"Köln" oder hat:Foto`, "circle:Hamburg not place:Köln or has:photo"},
		{"ohne:Telefonnummer Geburtstag:Mai", "lacks:phone birthday:Mai"},
		{"geändert:7t Wiedervorlage:fällig E-Mail:*@acme.de", "changed:7t followup:due email:*@acme.de"},
		{"circle: Hamburg", "circle:Hamburg"},
		{"changed>=2026-01-01 met<2025 met:never", "changed>=2026-01-01 met<2025 met:never"},
		{"tango 10:30 https://example.org", "tango 10:30 https://example.org"},
		{`"circle:Hamburg" "and" "-x" "or"`, `"circle:Hamburg" "and" "-x" "or"`},
		{`name:"a \"b\" \\ c"`, `name:"a \"b\" \\ c"`},
		{"imported:iPhone", "imported:iPhone"},
		{"birthday<1970", "birthday<1970"},
		{`Rhythmus:"alle 6 Wochen" hat:Rhythmus fällig<=1.12.2026`, `rhythm:"alle 6 Wochen" has:rhythm due<=1.12.2026`},
	} {
		f, err := Parse(test.text)
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if got := f.String(); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
		if f.Empty() != (test.want == "") {
			t.Errorf("%q: empty is %v", test.text, f.Empty())
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		text, code string
		at         int
		near       string
	}{
		{"crcle:Hamburg", "filter.key-near", 1, "circle"},
		{"a Grburtstag:mai", "filter.key-near", 3, "geburtstag"},
		{"anniv:may", "filter.key-near", 1, "anniversary"},
		{"quatsch:mai", "filter.key", 1, ""},
		{"circle>Hamburg", "filter.operator", 1, ""},
		{"Köln circle:", "filter.no-value", 13, ""},
		{`circle:""`, "filter.no-value", 8, ""},
		{`a organisation:"ACME`, "filter.open-quote", 16, ""},
		{"a (b", "filter.open-bracket", 3, ""},
		{"a) b", "filter.extra-close", 2, ""},
		{")", "filter.extra-close", 1, ""},
		{"a or", "filter.no-term", 5, ""},
		{"not", "filter.no-term", 4, ""},
		{"a and or b", "filter.unexpected", 7, ""},
		{"()", "filter.unexpected", 2, ""},
		{"or a", "filter.unexpected", 1, ""},
		{"phone:abc", "filter.bad-phone", 7, ""},
		{"kind:dog", "filter.bad-kind", 6, ""},
		{"has:fleas", "filter.bad-has", 5, ""},
		{"birthday:32.5.", "filter.bad-birthday", 10, ""},
		{"birthday<may", "filter.bad-birthday", 10, ""},
		{"changed:2026-02-30", "filter.bad-day", 9, ""},
		{"met>never", "filter.bad-met", 5, ""},
		{"first-met:bald", "filter.bad-first-met", 11, ""},
		{"followup:soon", "filter.bad-followup", 10, ""},
		{"rhythm:often", "filter.bad-rhythm", 8, ""},
		{"rhythm<none", "filter.bad-rhythm", 8, ""},
		{"fällig:bald", "filter.bad-due", 8, ""},
		{"due<overdue", "filter.bad-due", 5, ""},
		{"rythm:6w", "filter.key-near", 1, "rhythm"},
		{strings.Repeat("(", 60) + "a", "filter.too-deep", 0, ""},
		{strings.Repeat("a ", 201), "filter.too-long", 0, ""},
		{strings.Repeat("a", 5000), "filter.too-long", 0, ""},
	} {
		_, err := Parse(test.text)
		if fault.Code(err) != test.code {
			t.Errorf("%.60q: %v, want %s", test.text, err, test.code)
			continue
		}
		said := fault.From(err).Message
		if test.at != 0 && said.Args["at"] != test.at {
			t.Errorf("%q: at %v, want %d", test.text, said.Args["at"], test.at)
		}
		if near, _ := said.Args["near"].(string); near != test.near {
			t.Errorf("%q: perhaps %q, want %q", test.text, near, test.near)
		}
		if !message.Has(said.Code) {
			t.Errorf("%s has no sentence in both languages", said.Code)
		}
	}
}

// Every word for a key means one key, and every word for a value one value.
func TestWords(t *testing.T) {
	for _, k := range keys {
		for _, name := range append([]string{k.name}, k.also...) {
			if keyNamed(name) != k || keyNamed(strings.ToUpper(name)) != k {
				t.Errorf("%s is a word for %s and for another key", name, k.name)
			}
			if _, _, _, ok := splitTerm(name + ":x"); !ok {
				t.Errorf("%s: cannot be typed as a key", name)
			}
		}
		if k.values == nil {
			continue
		}
		for word, means := range k.values() {
			if again, ok := k.values()[wordOf(means)]; !ok || again != means {
				t.Errorf("%s:%s means %s, which is no word itself", k.name, word, means)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"circle:Hamburg and not circle:Chor", `(a or "b c") -d:e`, "met<2025-01-01 met:never", `name:"\"" „x“ has: e-mail`, "-(-a)", "a b or (c d or e) f", "not not -x", "&& | !",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		first, err := Parse(text)
		if err != nil {
			if code := fault.Code(err); !strings.HasPrefix(code, "filter.") {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		written := first.String()
		second, err := Parse(written)
		if err != nil {
			// Quotes can make a text longer than it may be.
			if fault.Code(err) == "filter.too-long" {
				return
			}
			t.Fatalf("%q was written as %q: %v", text, written, err)
		}
		if again := second.String(); again != written {
			t.Fatalf("%q was written as %q, and that as %q", text, written, again)
		}
		if where, args := first.SQL(moment); strings.Count(where, "?") != len(args) {
			t.Fatalf("%q: %d arguments for %s", text, len(args), where)
		}
	})
}
