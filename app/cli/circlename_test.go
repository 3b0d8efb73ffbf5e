package cli

import (
	"strings"
	"testing"
)

// TestCircleRename walks through other names of circles and compares what the terminal says, as text and as JSON.
func TestCircleRename(t *testing.T) {
	inText := walkAlike(t, []step{
		{"", 0, []string{"import", write(t, "friends.vcf", threeFriends)}},
		{"", 0, []string{"circle", "add", "Rhein", "Jan Beck"}},
		{"circle-rename", 0, []string{"circle", "rename", "chor", "Neuer  Chor"}},
		{"circle-rename-case", 0, []string{"circle", "rename", "neuer chor", "NEUER CHOR"}},
		{"circle-rename-same", 0, []string{"circle", "rename", "NEUER CHOR", "NEUER CHOR"}},
		{"circle-rename-nobody", 1, []string{"circle", "rename", "Chor", "Kantorei"}},
		{"circle-rename-empty", 2, []string{"circle", "rename", "Rhein", " "}},
		{"circle-rename-unasked", 2, []string{"circle", "rename", "NEUER CHOR", "rhein"}},
		{"circle-rename-join", 0, []string{"circle", "rename", "NEUER CHOR", "rhein", "--yes"}},
		{"circle-rename-list", 0, []string{"list", "--circle", "Rhein"}},
		{"circle-rename-undo", 0, []string{"undo"}},
	})
	asked := inText.with(strings.NewReader("nein\n"), "circle", "rename", "NEUER CHOR", "Rhein", "--lang", "de").exits(exitFailed)
	if !strings.Contains(asked.err, "Einen Kreis „Rhein“ mit einem Menschen gibt es schon. „NEUER CHOR“ mit ihm zusammenlegen?") {
		t.Error(asked.err)
	}
	told := inText.with(strings.NewReader("ja\n"), "circle", "rename", "NEUER CHOR", "Rhein", "--lang", "de").exits(exitDone)
	if !strings.Contains(told.out, "„NEUER CHOR“ ist jetzt ein Teil von „Rhein“: 2 Menschen.") {
		t.Error(told.out)
	}
	inText.run("circle", "rename", "Rhein").exits(exitUsage)
}
