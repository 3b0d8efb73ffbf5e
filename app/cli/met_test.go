package cli

import "testing"

// TestMet walks through how one met somebody, as text and as JSON: written, found, moved with a merge's undo, forgotten.
func TestMet(t *testing.T) {
	file := write(t, "two.vcf", twoCards)
	steps := []step{
		{"", 0, []string{"import", file}},
		{"met-unknown", 0, []string{"met", "Käthe Brandt"}},
		{"met-set", 0, []string{"met", "Käthe Brandt", "--where", "Buchmesse Leipzig", "--when", "Frühjahr 2021", "--through", "李小龍"}},
		{"met-through", 0, []string{"met", "李小龍"}},
		{"met-show", 0, []string{"show", "Käthe Brandt"}},
		{"met-list", 0, []string{"list", "--where", "first-met:2021 met-at:leipzig met-through:小龍"}},
		{"met-part", 0, []string{"met", "Käthe Brandt", "--when", "3.5.2021", "--through", "Tante Frieda"}},
		{"met-less", 0, []string{"met", "Käthe Brandt", "--where", ""}},
		{"met-bad", 2, []string{"met", "Käthe Brandt", "--when", "neulich irgendwann"}},
		{"met-self", 1, []string{"met", "Käthe Brandt", "--through", "Käthe Brandt"}},
		{"met-none", 0, []string{"met", "Käthe Brandt", "--none"}},
		{"", 0, []string{"undo"}},
		{"met-back", 0, []string{"met", "Käthe Brandt"}},
	}
	inText := walkAlike(t, steps)
	german := inText.run("met", "Käthe Brandt", "--when", "Frühling 2021", "--lang", "de").exits(exitDone)
	golden(t, "text/met-de.txt", german.out)
	for _, args := range [][]string{{"met"}, {"met", "Käthe Brandt", "--none", "--where", "Köln"}} {
		inText.run(args...).exits(exitUsage)
	}
}
