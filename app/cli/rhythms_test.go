package cli

import "testing"

// TestRhythms walks through a small book and compares what the terminal says of rhythms, as text and as JSON.
func TestRhythms(t *testing.T) {
	file := write(t, "two.vcf", twoCards)
	steps := []step{
		{"", 0, []string{"import", file}},
		{"rhythm-nobody", 0, []string{"rhythm", "list"}},
		{"rhythm-none", 0, []string{"rhythm", "Käthe Brandt"}},
		{"", 0, []string{"encounter", "Käthe Brandt", "--date", "2026-01-31", "--kind", "meal"}},
		{"rhythm-set", 0, []string{"rhythm", "Käthe Brandt", "--every", "jeden Monat"}},
		{"rhythm-many", 0, []string{"rhythm", "Käthe Brandt", "李小龍", "--every", "1m"}},
		{"rhythm-bad", 2, []string{"rhythm", "Käthe Brandt", "--every", "now and then"}},
		{"rhythm-circle-unknown", 1, []string{"rhythm", "--circle", "Nirgends", "--every", "2w"}},
		{"rhythm-circle", 0, []string{"rhythm", "--circle", "chor", "--every", "every 2 weeks"}},
		{"rhythm-own-none", 0, []string{"rhythm", "Käthe Brandt", "--every", "none"}},
		{"rhythm-list", 0, []string{"rhythm", "list"}},
		{"rhythm-due", 0, []string{"rhythm", "list", "--due", "--limit", "1"}},
		{"rhythm-snooze", 0, []string{"rhythm", "snooze", "Käthe Brandt", "--until", "3w"}},
		{"rhythm-skip", 0, []string{"rhythm", "skip", "Käthe", "Brandt"}},
		{"rhythm-rest-until", 0, []string{"rhythm", "rest", "李小龍", "--until", "2026-09-01"}},
		{"rhythm-rest", 0, []string{"rhythm", "rest", "李小龍"}},
		{"rhythm-list-resting", 0, []string{"rhythm", "list"}},
		{"rhythm-show", 0, []string{"show", "Käthe Brandt"}},
		{"rhythm-wake", 0, []string{"rhythm", "wake", "李小龍"}},
		{"rhythm-past", 2, []string{"rhythm", "rest", "李小龍", "--until", "2026-02-01"}},
		{"rhythm-quiet", 0, []string{"rhythm", "quiet", "李小龍"}},
		{"rhythm-fading", 0, []string{"rhythm", "fading"}},
		{"rhythm-where", 0, []string{"rhythm", "--where", "circle:chor", "--every", "2w"}},
		{"rhythm-where-list", 0, []string{"list", "--where", "rhythm:2w due>today"}},
		{"rhythm-where-nobody", 1, []string{"rhythm", "--where", "circle:Nirgends", "--every", "2w"}},
		{"rhythm-where-bad", 2, []string{"list", "--where", "due:soon"}},
		{"", 0, []string{"undo"}},
		{"rhythm-greetings", 0, []string{"rhythm", "greetings", "on"}},
		{"rhythm-undo", 0, []string{"undo"}},
	}
	inText := walkAlike(t, steps)
	german := inText.run("rhythm", "list", "--lang", "de").exits(exitDone)
	golden(t, "text/rhythm-list-de.txt", german.out)
	for _, args := range [][]string{{"rhythm"}, {"rhythm", "Käthe Brandt", "--circle", "Chor", "--every", "2w"}, {"rhythm", "--circle", "Chor"}, {"rhythm", "--where", "circle:Chor"}, {"rhythm", "--where", "circle:Chor", "--circle", "Chor", "--every", "2w"}, {"rhythm", "greetings", "perhaps"}, {"rhythm", "skip"}} {
		inText.run(args...).exits(exitUsage)
	}
}
