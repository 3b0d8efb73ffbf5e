package followup

import (
	"context"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// clocked is a board whose clock the test moves.
type clocked struct {
	fixture
	now *time.Time
}

func newClocked(t *testing.T, now string) clocked {
	t.Helper()
	moment := at(now).At
	c := clocked{now: &moment}
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return *c.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	contacts := contact.NewBook(v, search.New(v))
	c.fixture = fixture{v, contacts, NewBoard(v, contacts).In(berlin)}
	return c
}

func (c clocked) show(t *testing.T, id string) Followup {
	t.Helper()
	f, err := c.board.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (c clocked) complete(t *testing.T, id, when string) Followup {
	t.Helper()
	*c.now = at(when).At
	if _, err := c.board.Complete(context.Background(), id, true); err != nil {
		t.Fatal(err)
	}
	return c.show(t, id)
}

func TestSeries(t *testing.T) {
	ctx := context.Background()
	c := newClocked(t, "2026-10-01 09:00")
	anna := c.person(t, "Anna", "Weber")
	for _, one := range []struct {
		name, rule string
		due        Due
		first      string
		steps      [][2]string // done when → due next; "" is the end
	}{
		{"every second Tuesday at ten, across the end of summer time", "FREQ=WEEKLY;INTERVAL=2", at("2026-10-13 10:00"), "2026-10-13T10:00",
			[][2]string{{"2026-10-13 11:00", "2026-10-27T10:00"}, {"2026-10-28 09:00", "2026-11-10T10:00"}, {"2026-12-24 09:00", "2027-01-05T10:00"}}},
		{"the last Friday, asked for on a Thursday", "FREQ=MONTHLY;BYDAY=-1FR", Due{Day: "2026-10-15"}, "2026-10-30",
			[][2]string{{"2026-10-30 10:00", "2026-11-27"}, {"2026-11-20 10:00", "2026-12-25"}, {"2026-12-25 10:00", "2027-01-29"}}},
		{"the 31st", "FREQ=MONTHLY", Due{Day: "2027-01-31"}, "2027-01-31", [][2]string{{"2027-01-31 10:00", "2027-02-28"}, {"2027-02-28 10:00", "2027-03-31"}}},
		{"after it is done", "3w", Due{Day: "2026-10-15"}, "2026-10-15", [][2]string{{"2026-10-20 23:30", "2026-11-10"}, {"2026-11-10 00:30", "2026-12-01"}}},
		{"after it is done, at nine", "1m", at("2026-10-15 09:00"), "2026-10-15T09:00", [][2]string{{"2027-01-31 10:00", "2027-02-28T09:00"}}},
		{"three times", "FREQ=DAILY;COUNT=3", Due{Day: "2026-10-15"}, "2026-10-15", [][2]string{{"2026-10-15 10:00", "2026-10-16"}, {"2026-10-16 10:00", "2026-10-17"}, {"2026-10-17 10:00", ""}}},
	} {
		f := c.save(t, Draft{Title: one.name, Due: one.due, Repeat: one.rule, People: []string{anna}})
		if got := f.Due.Text(berlin); got != one.first || f.Series.Rule.String() != one.rule {
			t.Errorf("%s: begins %s, %s", one.name, got, f.Series.Rule)
		}
		for i, step := range one.steps {
			f = c.complete(t, f.ID, step[0])
			if got := f.Due.Text(berlin); step[1] != "" && (got != step[1] || !f.Done.IsZero() || f.Snoozed()) {
				t.Errorf("%s: done %s, next %s (done %v), want %s", one.name, step[0], got, f.Done, step[1])
			}
			if step[1] == "" && f.Done.IsZero() {
				t.Errorf("%s: goes on after its end: %s", one.name, f.Due.Text(berlin))
			}
			done, err := c.board.Completed(ctx, 1)
			if err != nil || done[0].Title != one.name || len(done[0].People) != 1 || !done[0].Done.Equal(*c.now) || i > 0 && done[0].Due.Text(berlin) != one.steps[i-1][1] {
				t.Errorf("%s: what was done is kept as %+v, %v", one.name, done, err)
			}
		}
		for range one.steps {
			if _, err := c.vault.Undo(ctx, 0); err != nil {
				t.Fatal(err)
			}
		}
		if f = c.show(t, f.ID); f.Due.Text(berlin) != one.first || !f.Done.IsZero() {
			t.Errorf("%s: undone, it is due %s", one.name, f.Due.Text(berlin))
		}
	}
	if done, err := c.board.Completed(ctx, 0); err != nil || len(done) != 0 {
		t.Errorf("after all undos something is done: %v %v", titles(done), err)
	}
}

// A snooze moves one time; the series goes on as it was, and an edit of the title does not disturb it.
func TestSnoozedSeries(t *testing.T) {
	ctx := context.Background()
	c := newClocked(t, "2026-11-30 09:00")
	f := c.save(t, Draft{Title: "anrufen", Due: at("2026-12-01 10:00"), Repeat: "FREQ=WEEKLY"})
	if _, err := c.board.Snooze(ctx, f.ID, Due{Day: "2026-12-03"}); err != nil {
		t.Fatal(err)
	}
	if f = c.show(t, f.ID); !f.Snoozed() || f.Series.Turn.Text(berlin) != "2026-12-01T10:00" {
		t.Errorf("snoozed: %+v", f)
	}
	f = c.save(t, Draft{ID: f.ID, Title: "Anna anrufen", Due: f.Due, Repeat: "FREQ=WEEKLY"})
	if !f.Snoozed() || f.Due.Text(berlin) != "2026-12-03T10:00" {
		t.Errorf("edited: %+v", f)
	}
	if f = c.complete(t, f.ID, "2026-12-03 18:00"); f.Due.Text(berlin) != "2026-12-08T10:00" || f.Snoozed() {
		t.Errorf("next: %s", f.Due.Text(berlin))
	}
	// Another day, or another rule, begins anew.
	f = c.save(t, Draft{ID: f.ID, Title: "Anna anrufen", Due: Due{Day: "2026-12-10"}, Repeat: "FREQ=WEEKLY"})
	if f = c.complete(t, f.ID, "2026-12-10 18:00"); f.Due.Day != "2026-12-17" {
		t.Errorf("moved: %s", f.Due.Text(berlin))
	}
	f = c.save(t, Draft{ID: f.ID, Title: "Anna anrufen", Due: f.Due})
	if f = c.complete(t, f.ID, "2026-12-17 18:00"); f.Done.IsZero() {
		t.Errorf("without a rule it came again: %s", f.Due.Text(berlin))
	}
	// Opened again it waits where it was.
	if _, err := c.board.Complete(ctx, f.ID, false); err != nil {
		t.Fatal(err)
	}
	if f = c.show(t, f.ID); !f.Done.IsZero() || f.Due.Day != "2026-12-17" {
		t.Errorf("reopened: %+v", f)
	}
}

// Ten o'clock stays ten o'clock over the change of the clocks, and what is due on a day stays due on a day.
func TestSnoozeKeepsTheTime(t *testing.T) {
	ctx := context.Background()
	c := newClocked(t, "2026-10-20 09:00")
	timed := c.save(t, Draft{Title: "anrufen", Due: at("2026-10-20 10:00")})
	allDay := c.save(t, Draft{Title: "schreiben", Due: Due{Day: "2026-10-20"}})
	for _, step := range []struct {
		id    string
		until Due
		due   string
	}{
		{timed.ID, Due{Day: "2026-10-26"}, "2026-10-26T10:00"},
		{timed.ID, Tonight(*c.now, berlin), "2026-10-20T18:00"},
		{timed.ID, at("2026-10-21 07:30"), "2026-10-21T07:30"},
		{timed.ID, Due{Day: "2026-10-22"}, "2026-10-22T07:30"},
		{allDay.ID, Due{Day: "2026-10-26"}, "2026-10-26"},
	} {
		change, err := c.board.Snooze(ctx, step.id, step.until)
		if err != nil {
			t.Fatal(err)
		}
		if f := c.show(t, step.id); f.Due.Text(berlin) != step.due {
			t.Errorf("put off to %v: due %s, not %s", step.until, f.Due.Text(berlin), step.due)
		}
		if told := change.Label.In(message.German); !strings.Contains(told, strings.TrimPrefix(step.due[10:], "T")) {
			t.Errorf("told as %q", told)
		}
	}
}

func TestSteps(t *testing.T) {
	ctx := context.Background()
	c := newClocked(t, "2026-12-01 09:00")
	f := c.save(t, Draft{Title: "Angebot", Due: Due{Day: "2026-12-01"}, Repeat: "FREQ=WEEKLY",
		Steps: []StepDraft{{Text: " Preise  prüfen "}, {Text: ""}, {Text: "Zwetschgen zählen"}, {Text: "absenden"}}})
	say := func(f Followup) string {
		text := ""
		for _, s := range f.Steps {
			if text += " "; !s.Done.IsZero() {
				text += "✓"
			}
			text += s.Text
		}
		return text
	}
	if got := say(f); got != " Preise prüfen Zwetschgen zählen absenden" {
		t.Fatalf("steps:%s", got)
	}
	if _, err := c.board.Tick(ctx, f.Steps[1].ID, true); err != nil {
		t.Fatal(err)
	}
	if f = c.show(t, f.ID); say(f) != " Preise prüfen ✓Zwetschgen zählen absenden" {
		t.Errorf("ticked:%s", say(f))
	}
	if done, all := f.Progress(); done != 1 || all != 3 {
		t.Errorf("progress: %d of %d", done, all)
	}
	ticked := f.Steps[1]
	// Another order, one gone, one new; what was ticked off stays so.
	f = c.save(t, Draft{ID: f.ID, Title: "Angebot", Due: f.Due, Repeat: "FREQ=WEEKLY",
		Steps: []StepDraft{{Text: "neu"}, {ID: ticked.ID, Text: ticked.Text, Done: true}, {ID: f.Steps[2].ID, Text: "abschicken"}}})
	if say(f) != " neu ✓Zwetschgen zählen abschicken" || !f.Steps[1].Done.Equal(ticked.Done) {
		t.Errorf("edited:%s", say(f))
	}
	if f = c.save(t, Draft{ID: f.ID, Title: "Das Angebot", Due: f.Due, Repeat: "FREQ=WEEKLY"}); len(f.Steps) != 3 {
		t.Errorf("an edit without steps:%s", say(f))
	}
	if hits, err := c.contacts.Find(ctx, "Zwetschgen", "", 10); err != nil || len(hits.Hits) != 1 {
		t.Errorf("steps are not found: %+v %v", hits, err)
	}
	// The next time all are open again; what was done shows how far it had come.
	f = c.complete(t, f.ID, "2026-12-02 09:00")
	done, err := c.board.Completed(ctx, 0)
	if err != nil || len(done) != 1 || say(done[0]) != " neu ✓Zwetschgen zählen abschicken" || say(f) != " neu Zwetschgen zählen abschicken" {
		t.Errorf("done:%s, next:%s %v", say(done[0]), say(f), err)
	}
	for _, want := range []string{" neu ✓Zwetschgen zählen abschicken", " neu ✓Zwetschgen zählen abschicken", " Preise prüfen ✓Zwetschgen zählen absenden", " Preise prüfen Zwetschgen zählen absenden"} {
		if _, err := c.vault.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
		if f = c.show(t, f.ID); say(f) != want {
			t.Errorf("undone:%s, want%s", say(f), want)
		}
	}
	if _, err := c.board.Remove(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := c.board.Tick(ctx, f.Steps[0].ID, true); fault.Code(err) != "followup.no-step" {
		t.Errorf("a step of nothing: %v", err)
	}
	if _, err := c.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if f = c.show(t, f.ID); len(f.Steps) != 3 || f.Series.Words(message.German) != "jeden Dienstag" {
		t.Errorf("brought back: %+v", f)
	}
}

func TestBadSeries(t *testing.T) {
	c := newClocked(t, "2026-12-01 09:00")
	for rule, code := range map[string]string{"soon": "followup.bad-repeat", "FREQ=HOURLY": "followup.bad-repeat", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30": "followup.never"} {
		if _, _, err := c.board.Save(context.Background(), Draft{Title: "x", Due: Due{Day: "2026-12-01"}, Repeat: rule}); fault.Code(err) != code {
			t.Errorf("%s: %v", rule, err)
		}
	}
}

func TestSeriesOfWhatItWroteAndOfNonsense(t *testing.T) {
	const rule = "FREQ=WEEKLY"
	for _, due := range []Due{{Day: "2026-12-01"}, at("2026-12-01 10:00")} {
		s, err := NewSeries(rule, due)
		if err != nil {
			t.Fatal(err)
		}
		if got := SeriesOf(s.Columns()); !got.Start.same(s.Start) || !got.Turn.same(s.Turn) || got.Rule.String() != rule {
			t.Errorf("%+v came back as %+v", s, got)
		}
	}
	for _, bad := range [][3]string{
		{"T", "", "2026-12-01"}, {"2026T10:00", "Europe/Berlin", "2026-12-01"}, {"2026-12-01T10:00", "Nowhere/None", "2026-12-01"},
		{"2026-12-01", "", "2026-12-01T10:00"}, {"2026-12-01T10:00", "UTC", ""}, {"2026-12-01T", "UTC", "2026-12-01"}, {"", "", ""},
	} {
		if got := SeriesOf(rule, bad[0], bad[1], bad[2]); !got.Rule.IsZero() {
			t.Errorf("%q became %+v", bad, got)
		}
	}
}
