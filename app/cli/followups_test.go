package cli

import "testing"

// TestFollowupDocuments walks through follow-ups that come again and their steps, as text in both languages and as JSON.
func TestFollowupDocuments(t *testing.T) {
	b, inText, inGerman := newBook(t), newBook(t), newBook(t)
	file := write(t, "acme.vcf", acmeCards)
	for _, book := range []*book{b, inText, inGerman} {
		book.does("import", file)
		book.does("encounter", "Anna Weber", "--kind", "call", "--date", "2026-02-20", "--note", "sucht ein Haus\nmit Garten")
		book.does("encounter", "Anna Weber", "Jan Weber", "--kind", "meal", "--date", "2026-02-10")
	}
	walk(t, b, inText, inGerman, []step{
		{"followup-every", 0, []string{"followup", "add", "Anna Weber", "Jan Weber", "--every", "letzter Freitag im Monat", "--title", "Kaffee", "--step", "Tisch bestellen", "--step", "Buch mitbringen"}},
		{"followup-every-rule", 0, []string{"followup", "add", "--title", "Steuer", "--due", "2026-03-09 10:00", "--every", "FREQ=MONTHLY;BYDAY=2TU;COUNT=5"}},
		{"followup-after-done", 0, []string{"followup", "add", "--title", "Blumen", "--due", "2026-03-02", "--every", "2w", "--after-done"}},
		{"followup-bad-every", 2, []string{"followup", "add", "--title", "Blumen", "--every", "manchmal"}},
		{"followup-never", 2, []string{"followup", "add", "--title", "Blumen", "--every", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}},
		{"followup-bad-after", 2, []string{"followup", "add", "--title", "Blumen", "--every", "dienstags", "--after-done"}},
		{"followup-after-nothing", 2, []string{"followup", "add", "--title", "Blumen", "--due", "2026-03-02", "--after-done"}},
		{"followup-step", 0, []string{"followup", "step", "kaffee", "--tick", "buch", "--add", "absagen"}},
		{"followup-bad-step", 2, []string{"followup", "step", "kaffee", "--tick", "7"}},
		{"followup-no-steps", 0, []string{"followup", "step", "blumen"}},
		{"followup-show", 0, []string{"followup", "show", "kaffee"}},
		{"followups-every", 0, []string{"followup", "list"}},
		{"followup-snooze-every", 0, []string{"followup", "snooze", "kaffee", "--until", "heute Abend"}},
		{"followup-done-every", 0, []string{"followup", "done", "kaffee"}},
		{"followup-done-after", 0, []string{"followup", "done", "blumen"}},
		{"followups-every-done", 0, []string{"followup", "list", "--done"}},
		{"followup-every-undo", 0, []string{"undo"}},
		{"followup-every-history", 0, []string{"history"}},
	})
}
