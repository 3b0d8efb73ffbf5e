package syncing

import (
	"context"
	"strings"
	"testing"
	"time"

	"kith/internal/followup"
)

func (f *fixture) addSeries(title, rule, day string) followup.Followup {
	f.t.Helper()
	f.now = f.now.Add(time.Minute)
	saved, _, err := f.followups.Save(context.Background(), followup.Draft{Title: title, Due: followup.Due{Day: day}, Repeat: rule})
	if err != nil {
		f.t.Fatal(err)
	}
	return saved
}

// What comes again is one object with its rule; one time that is put off is an exception in it. Both go and come.
func TestSeries(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	call := f.addSeries("anrufen", "FREQ=WEEKLY", "2026-12-01")
	f.run()
	if text := string(f.entry("anrufen").Data); !strings.Contains(text, "RRULE:FREQ=WEEKLY") || strings.Count(text, "BEGIN:VEVENT") != 1 {
		t.Fatalf("%s", text)
	}
	if _, err := f.followups.Snooze(ctx, call.ID, followup.Due{Day: "2026-12-03"}); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); report.Updated != 1 {
		t.Errorf("%+v", report)
	}
	if text := string(f.entry("anrufen").Data); strings.Count(text, "BEGIN:VEVENT") != 2 || !strings.Contains(text, "RECURRENCE-ID;VALUE=DATE:20261201") || !strings.Contains(text, "DATE:20261203") {
		t.Errorf("put off:\n%s", text)
	}
	// That one time is moved on in the calendar program.
	f.edit("anrufen", f.now.Add(time.Second), "DTSTART;VALUE=DATE:20261203", "DTSTART;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261205")
	report := f.run()
	if now := f.show(call.ID); len(report.Taken) != 1 || now.Due.Day != "2026-12-04" || now.Series.Turn.Day != "2026-12-01" || len(report.Remarks) != 0 {
		t.Errorf("%+v %+v", report, now)
	}
	// Done in Kith: the series goes on there from its next time.
	if _, err := f.followups.Complete(ctx, call.ID, true); err != nil {
		t.Fatal(err)
	}
	f.run()
	if text := string(f.entry("anrufen").Data); strings.Count(text, "BEGIN:VEVENT") != 1 || !strings.Contains(text, "DTSTART;VALUE=DATE:20261208") {
		t.Errorf("gone on:\n%s", text)
	}
	if report := f.run(); report.Updated+len(report.Taken) != 0 {
		t.Errorf("in peace: %+v", report)
	}
}

// A to-do of a series that is ticked off in the calendar program is done once, and due next.
func TestSeriesTickedOff(t *testing.T) {
	for name, pairs := range map[string][]string{
		"the whole":        {"STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261201T100000Z\r\nPERCENT-COMPLETE:100"},
		"by moving it on":  {"DUE;VALUE=DATE:20261201", "DUE;VALUE=DATE:20261208", "DTSTART;VALUE=DATE:20261201", "DTSTART;VALUE=DATE:20261208"},
		"by one exception": {"END:VTODO\r\n", "END:VTODO\r\nBEGIN:VTODO\r\nUID:@UID@\r\nDTSTAMP:20261201T100000Z\r\nRECURRENCE-ID;VALUE=DATE:20261201\r\nDTSTART;VALUE=DATE:20261201\r\nDUE;VALUE=DATE:20261201\r\nSUMMARY:anrufen\r\nSTATUS:COMPLETED\r\nCOMPLETED:20261201T100000Z\r\nEND:VTODO\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t, true)
			call := f.addSeries("anrufen", "FREQ=WEEKLY", "2026-12-01")
			f.run()
			uid := strings.TrimSuffix(f.entry("anrufen").Address[strings.LastIndex(f.entry("anrufen").Address, "/")+1:], ".ics")
			for i := range pairs {
				pairs[i] = strings.ReplaceAll(pairs[i], "@UID@", uid)
			}
			f.edit("anrufen", f.now.Add(time.Second), pairs...)
			report := f.run()
			if now := f.show(call.ID); len(report.Taken) != 1 || report.Taken[0].Label.Code != "followup.calendar-done" || !now.Done.IsZero() || now.Due.Day != "2026-12-08" {
				t.Fatalf("%+v\n%+v\n%s", report, now, f.entry("anrufen").Data)
			}
			done, err := f.followups.Completed(context.Background(), 0)
			if err != nil || len(done) != 1 {
				t.Errorf("%v %v", done, err)
			}
			f.run()
			text := string(f.entry("anrufen").Data)
			for _, object := range f.server.Stored() {
				if strings.Contains(object, uid) {
					text = object
				}
			}
			if strings.Contains(text, "COMPLETED") || !strings.Contains(text, "DUE;VALUE=DATE:20261208") {
				t.Errorf("%s", text)
			}
			if report := f.run(); report.Updated+len(report.Taken)+len(report.Remarks) != 0 {
				t.Errorf("in peace: %+v", report)
			}
		})
	}
}

// The checklist of a follow-up stands in its text there; a note that is changed there does not take it along.
func TestSteps(t *testing.T) {
	f := newFixture(t, false)
	saved, _, err := f.followups.Save(context.Background(), followup.Draft{
		Title: "vorbereiten", Note: "Saal", Due: followup.Due{Day: "2026-12-01"}, Steps: []followup.StepDraft{{Text: "Saal mieten"}, {Text: "Einladen", Done: true}},
	})
	if err != nil {
		t.Fatal(err)
	}
	f.run()
	f.edit("vorbereiten", f.now.Add(time.Second), "DESCRIPTION:Saal", "DESCRIPTION:großer Saal", "☐", "☑")
	if report := f.run(); len(report.Taken) != 1 || f.show(saved.ID).Note != "großer Saal" || len(f.show(saved.ID).Steps) != 2 {
		t.Errorf("%+v %+v", report, f.show(saved.ID))
	}
}
