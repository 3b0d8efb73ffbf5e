package search

import (
	"context"
	"strings"
	"testing"
)

// Whatever is typed is text, never syntax.
var hostile = []string{
	"", " ", "\"", "\"\"\"", "*", "anna*", "\"anna", "anna\"", "anna OR berta", "NOT anna", "NEAR(anna berta)", "name:anna", "{n}:anna", "^anna", "anna + weber",
	"(", ")", "-anna", "'; DROP TABLE contact; --", "%", "_", "\x00", "an\x00na", "\xff\xfe", "👍", "👩‍👩‍👧", "\u202eanna", "...", "@", "@@@", ".@.", "+", "++49", "00", "000000",
	strings.Repeat("a", 10000), strings.Repeat("a ", 5000), strings.Repeat("ä", 10000), strings.Repeat("1", 10000), strings.Repeat("@", 10000),
	strings.Repeat("\"", 10000), strings.Repeat("佐", 10000), "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p", "1.2.3.4@5.6.7",
}

func TestHostileQueries(t *testing.T) {
	b := openBook(t)
	b.people(t, "Anna Weber", "\"Berta\" *", "OR NOT", "佐藤", "'; DROP TABLE contact; --")
	for _, query := range hostile {
		b.search(t, Query{Text: query})
		Snippet("Anna Weber +49 30 1234", query)
	}
	if got := b.found(b.search(t, Query{Text: "\"anna\" (weber)"})); got != "Anna Weber" {
		t.Errorf("quotes and brackets: found %q", got)
	}
	if got := b.found(b.search(t, Query{Text: "or not"})); got != "OR NOT" {
		t.Errorf("words of the syntax: found %q", got)
	}
}

func TestCancelled(t *testing.T) {
	b := openBook(t)
	b.people(t, "Anna Weber")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.Search(ctx, Query{Text: "anna"}, b.names); err == nil {
		t.Error("a cancelled search succeeds")
	}
}

func FuzzSearch(f *testing.F) {
	b := openBook(f)
	b.put(f, Document{Key: 1, Name: "Anna Müller-O'Brien", Reach: "a.m@example.org\n+49 30 1234567", Note: "Sammelt Briefmarken"},
		Document{Kind: Encounter, Key: 1, Name: "佐藤", Note: "coffee"})
	for _, query := range hostile {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		result := b.search(t, Query{Text: query, Limit: 5})
		if len(result.Hits) > 5 || result.Total < len(result.Hits) {
			t.Fatalf("%q: %d hits of %d", query, len(result.Hits), result.Total)
		}
		for _, hit := range result.Hits {
			if hit.Field == "" {
				t.Fatalf("%q: a hit without field", query)
			}
		}
	})
}
