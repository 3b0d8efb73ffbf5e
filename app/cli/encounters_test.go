package cli

import "testing"

// TestEncounterLog looks at a log from all the sides that encounter list has.
func TestEncounterLog(t *testing.T) {
	b, inText, inGerman := newBook(t), newBook(t), newBook(t)
	file := write(t, "acme.vcf", acmeCards)
	for _, book := range []*book{b, inText, inGerman} {
		book.does("import", file)
		book.does("circle", "add", "Chor", "Jan Weber")
		book.does("encounter", "Anna Weber", "--kind", "call", "--date", "2026-02-20", "--note", "sucht ein Haus\nmit Garten")
		book.does("encounter", "Anna Weber", "Jan Weber", "--kind", "meal", "--date", "2026-02-10", "--time", "12:30", "--place", "Gasthof Krone")
		book.does("encounter", "Jan Weber", "--kind", "letter", "--date", "2025-24", "--note", "wegen des Gartens")
	}
	walk(t, b, inText, inGerman, []step{
		{"log-circle-since", 0, []string{"encounter", "list", "--circle", "chor", "--since", "2026"}},
		{"log-kind-since", 0, []string{"encounter", "list", "--kind", "call", "--since", "10.2.2026", "--until", "yesterday"}},
		{"log-words", 0, []string{"encounter", "list", "--text", "garten", "--until", "2025"}},
		{"log-nothing", 0, []string{"encounter", "list", "--since", "2026-02-21"}},
		{"log-bad-since", 1, []string{"encounter", "list", "--since", "2026-02-30"}},
		{"log-bad-until", 1, []string{"encounter", "list", "--until", "never"}},
	})
}
