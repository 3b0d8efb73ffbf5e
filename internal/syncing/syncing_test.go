package syncing

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/rhythm"
)

func TestThereAndBack(t *testing.T) {
	for _, todos := range []bool{false, true} {
		f := newFixture(t, todos)
		tag := f.foreign()
		call := f.add("anrufen", "2026-12-01", f.anna)
		f.add("Angebot", "2026-12-02")
		if report := f.run(); report.Created != 2 || report.Unchanged != 0 || len(report.Remarks) != 0 {
			t.Fatalf("first run: %+v", report)
		}
		if report := f.run(); report.Created+report.Updated+report.Deleted != 0 || report.Unchanged != 2 {
			t.Errorf("nothing to do: %+v", report)
		}
		// Changed here.
		if _, err := f.followups.Snooze(context.Background(), call.ID, followup.Due{Day: "2026-12-08"}); err != nil {
			t.Fatal(err)
		}
		if report := f.run(); report.Updated != 1 || report.Unchanged != 1 {
			t.Errorf("moved here: %+v", report)
		}
		if text := string(f.entry("anrufen (Anna Weber)").Data); !strings.Contains(text, "VALUE=DATE:20261208") || !strings.Contains(text, "SEQUENCE:1") {
			t.Errorf("on the server:\n%s", text)
		}
		// Changed there: renamed, moved to a time, with a note and something Kith knows nothing of.
		property := "DTSTART;VALUE=DATE:20261208"
		if todos {
			property = "DUE;VALUE=DATE:20261208"
		}
		f.edit("anrufen", f.now.Add(time.Second), "SUMMARY:anrufen", "SUMMARY:wegen der Rechnung anrufen", property, strings.Split(property, ";")[0]+":20261209T090000Z",
			"DTEND;VALUE=DATE:20261209\r\n", "", "DTSTART;VALUE=DATE:20261208\r\n", "", "CONTACT", "DESCRIPTION:Nummer liegt\\nim Büro\r\nCOLOR:tomato\r\nCONTACT")
		report := f.run()
		if len(report.Taken) != 1 || report.Updated != 0 || len(report.Remarks) != 0 {
			t.Fatalf("changed there: %+v", report)
		}
		now := f.show(call.ID)
		if now.Title != "wegen der Rechnung anrufen" || now.Note != "Nummer liegt\nim Büro" || now.Due.Zone != "Europe/Berlin" || !now.Due.At.Equal(time.Date(2026, 12, 9, 9, 0, 0, 0, time.UTC)) {
			t.Errorf("%+v", now)
		}
		if label := report.Taken[0].Label.In(message.English); label != "From the calendar: change “wegen der Rechnung anrufen”" {
			t.Errorf("label: %s", label)
		}
		// Undo in Kith takes it back, on the server too, but leaves what is not Kith's.
		if _, err := f.vault.Undo(context.Background(), report.Taken[0].Change); err != nil {
			t.Fatal(err)
		}
		if report := f.run(); report.Updated != 1 || len(report.Taken) != 0 {
			t.Errorf("after undo: %+v", report)
		}
		if text := string(f.entry("anrufen").Data); !strings.Contains(text, "SUMMARY:anrufen (Anna Weber)") || !strings.Contains(text, "20261208") || strings.Contains(text, "Nummer liegt") || !strings.Contains(text, "COLOR:tomato") {
			t.Errorf("after undo on the server:\n%s", text)
		}
		// Deleted here.
		if _, err := f.followups.Remove(context.Background(), call.ID); err != nil {
			t.Fatal(err)
		}
		if report := f.run(); report.Deleted != 1 || report.Unchanged != 1 {
			t.Errorf("deleted here: %+v", report)
		}
		if f.entry("Zahnarzt").ETag != tag || len(f.server.Stored()) != 2 {
			t.Errorf("what is not ours was touched: %v", f.server.Stored())
		}
	}
}

func TestTickedOff(t *testing.T) {
	f := newFixture(t, true)
	call := f.add("anrufen", "2026-12-01")
	f.run()
	f.edit("anrufen", f.now.Add(time.Second), "STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261122T100000Z\r\nPERCENT-COMPLETE:100")
	report := f.run()
	if len(report.Taken) != 1 || report.Taken[0].Label.Code != "followup.calendar-done" || report.Updated != 0 {
		t.Fatalf("%+v", report)
	}
	if now := f.show(call.ID); !now.Done.Equal(time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v", now)
	}
	if report := f.run(); report.Updated+len(report.Taken)+report.Deleted != 0 {
		t.Errorf("again: %+v", report)
	}
	// Opened again in Kith.
	if _, err := f.vault.Undo(context.Background(), 0); err != nil {
		t.Fatal(err)
	}
	f.run()
	if text := string(f.entry("anrufen").Data); strings.Contains(text, "COMPLETED") || !strings.Contains(text, "NEEDS-ACTION") {
		t.Errorf("opened again:\n%s", text)
	}
	// Done in Kith, and there as well at the same time: no quarrel.
	if _, err := f.followups.Complete(context.Background(), call.ID, true); err != nil {
		t.Fatal(err)
	}
	f.edit("anrufen", f.now.Add(time.Second), "STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261122T110000Z")
	if report := f.run(); len(report.Taken)+len(report.Remarks)+report.Updated != 0 {
		t.Errorf("done on both sides: %+v", report)
	}
}

// A done follow-up that never was on the server does not go there.
func TestDoneBefore(t *testing.T) {
	f := newFixture(t, true)
	call := f.add("anrufen", "2026-12-01")
	if _, err := f.followups.Complete(context.Background(), call.ID, true); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); report.Created != 0 || len(f.server.Stored()) != 0 {
		t.Errorf("%+v", report)
	}
}

// Different fields changed on both sides are both kept; of the same field the later one stands, and it is said.
func TestBothSides(t *testing.T) {
	f := newFixture(t, false)
	call := f.add("anrufen", "2026-12-01")
	f.run()
	if _, err := f.followups.Snooze(context.Background(), call.ID, followup.Due{Day: "2026-12-05"}); err != nil {
		t.Fatal(err)
	}
	f.edit("anrufen", f.now.Add(time.Second), "SUMMARY:anrufen", "SUMMARY:Käthe anrufen")
	if report := f.run(); len(report.Taken) != 1 || report.Updated != 1 || len(report.Remarks) != 0 {
		t.Fatalf("different fields: %+v", report)
	}
	if text := string(f.entry("Käthe anrufen").Data); !strings.Contains(text, "VALUE=DATE:20261205") || f.show(call.ID).Title != "Käthe anrufen" {
		t.Errorf("both facts:\n%s", text)
	}
	// The calendar last.
	if _, err := f.followups.Snooze(context.Background(), call.ID, followup.Due{Day: "2026-12-10"}); err != nil {
		t.Fatal(err)
	}
	f.edit("Käthe", f.now.Add(time.Second), "DATE:20261205", "DATE:20261220", "DATE:20261206", "DATE:20261221")
	report := f.run()
	if codes(report) != "sync.both-due-calendar" || f.show(call.ID).Due.Day != "2026-12-20" {
		t.Errorf("the calendar last: %+v %+v", report, f.show(call.ID))
	}
	if said := report.Remarks[0].In(message.English); said != "The date of “Käthe anrufen” was changed on both sides. The calendar’s is later and stands: 20 Dec 2026. Kith had: 10 Dec 2026." {
		t.Error(said)
	}
	// Kith last.
	f.edit("Käthe", f.now.Add(time.Second), "DATE:20261220", "DATE:20270101", "DATE:20261221", "DATE:20270102")
	f.now = f.now.Add(time.Hour)
	if _, err := f.followups.Snooze(context.Background(), call.ID, followup.Due{Day: "2026-12-24"}); err != nil {
		t.Fatal(err)
	}
	report = f.run()
	if codes(report) != "sync.both-due-kith" || report.Updated != 1 || f.show(call.ID).Due.Day != "2026-12-24" || !strings.Contains(string(f.entry("Käthe").Data), "DATE:20261224") {
		t.Errorf("Kith last: %+v", report)
	}
	if report := f.run(); report.Updated+len(report.Taken)+len(report.Remarks) != 0 {
		t.Errorf("then in peace: %+v", report)
	}
}

func TestDeletedThere(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	call, offer := f.add("anrufen", "2026-12-01"), f.add("Angebot", "2026-12-02")
	f.run()
	f.deleteThere("anrufen")
	f.deleteThere("Angebot")
	if report := f.run(); codes(report) != "sync.gone sync.gone" || report.Created != 0 || f.show(call.ID).Title != "anrufen" {
		t.Fatalf("%+v", report)
	}
	if report := f.run(); len(report.Remarks)+report.Created != 0 {
		t.Errorf("said twice: %+v", report)
	}
	absent, err := f.syncer.Absent(ctx, f.account)
	if err != nil || len(absent) != 2 || absent[0].Title != "Angebot" || absent[1].Fact != "followup:"+call.ID {
		t.Fatalf("%+v %v", absent, err)
	}
	// One is moved in Kith, so it is wanted; the other is put back by hand.
	if _, err := f.followups.Snooze(ctx, call.ID, followup.Due{Day: "2026-12-05"}); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); codes(report) != "sync.put-again" || report.Created != 1 {
		t.Errorf("%+v", report)
	}
	if n, err := f.syncer.PutBack(ctx, f.account, nil); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
	if report := f.run(); report.Created != 1 || !strings.Contains(string(f.entry("Angebot").Data), "20261202") {
		t.Errorf("put back: %+v", report)
	}
	// Deleted on both sides: nobody asks.
	f.deleteThere("Angebot")
	if _, err := f.followups.Remove(ctx, offer.ID); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); len(report.Remarks)+report.Deleted != 0 {
		t.Errorf("deleted on both sides: %+v", report)
	}
	// Deleted in Kith, changed there since: nothing is lost.
	f.edit("anrufen", f.now.Add(time.Second), "SUMMARY:anrufen", "SUMMARY:doch noch anrufen")
	if _, err := f.followups.Remove(ctx, call.ID); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); codes(report) != "sync.left-there" || report.Deleted != 0 {
		t.Errorf("%+v", report)
	}
	f.entry("doch noch anrufen")
}

func TestDryRun(t *testing.T) {
	f := newFixture(t, false)
	call := f.add("anrufen", "2026-12-01")
	f.run()
	f.add("Angebot", "2026-12-02")
	f.edit("anrufen", f.now.Add(time.Second), "DATE:20261201", "DATE:20261211", "DATE:20261202", "DATE:20261212")
	options := f.options()
	options.DryRun = true
	for range 2 {
		report, err := f.syncer.Run(context.Background(), options)
		if err != nil || report.Created != 1 || len(report.Taken) != 1 || report.Updated != 0 {
			t.Errorf("%+v %v", report, err)
		}
	}
	if len(f.server.Stored()) != 1 || f.show(call.ID).Due.Day != "2026-12-01" {
		t.Error("a dry run did something")
	}
	if report := f.run(); report.Created != 1 || len(report.Taken) != 1 {
		t.Errorf("%+v", report)
	}
}

// Follow-ups that were events become to-dos.
func TestOtherKind(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	f.add("anrufen", "2026-12-01")
	f.run()
	f.account.Todos = true
	if _, err := f.syncer.SetUp(ctx, f.account); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); report.Updated != 1 || report.Created != 0 || !strings.Contains(string(f.entry("anrufen").Data), "BEGIN:VTODO") {
		t.Errorf("%+v", report)
	}
	// What is no longer published leaves.
	f.account.Kinds = []string{publish.Birthdays}
	if _, err := f.syncer.SetUp(ctx, f.account); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); report.Deleted != 1 || len(f.server.Stored()) != 0 {
		t.Errorf("%+v", report)
	}
}

// A birthday that was changed in the calendar keeps what was put into it there, and follows the card.
func TestBirthday(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	set := func(day string) {
		if _, _, err := f.contacts.Edit(ctx, f.anna, 0, []contact.Edit{{Op: "set", Field: "birthday", Text: day}}); err != nil {
			t.Fatal(err)
		}
	}
	set("1980-05-09")
	f.run()
	f.edit("Anna", f.now.Add(time.Second), "CATEGORIES:birthday", "LOCATION:Köln\r\nCATEGORIES:birthday")
	if report := f.run(); len(report.Taken)+report.Updated != 0 {
		t.Errorf("%+v", report)
	}
	set("1980-05-10")
	if report := f.run(); report.Updated != 1 {
		t.Errorf("%+v", report)
	}
	if text := string(f.entry("Anna").Data); !strings.Contains(text, "0510") || !strings.Contains(text, "LOCATION:Köln") {
		t.Errorf("%s", text)
	}
}

// Every kind of fact that can be chosen goes to the server and stays there in peace: other dates, the days of rhythms, and encounters with
// place, time and links as journal entries.
func TestKinds(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	f.account.Kinds = slices.Clone(publish.Kinds)
	if _, err := f.syncer.SetUp(ctx, f.account); err != nil {
		t.Fatal(err)
	}
	label := "Bootstaufe"
	if _, _, err := f.contacts.Edit(ctx, f.anna, 0, []contact.Edit{
		{Op: "set", Field: "birthday", Text: "1980-05-09"}, {Op: "add", Field: "date", Ref: -1, Text: "2010-06-01", Label: &label},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := rhythm.NewPlan(f.vault, f.contacts, time.UTC).Set(ctx, []string{f.anna}, rhythm.Rhythm{Every: 2, Unit: rhythm.Week}); err != nil {
		t.Fatal(err)
	}
	f.add("anrufen", "2026-12-01", f.anna)
	if _, _, err := encounter.NewLog(f.vault).Save(ctx, encounter.Draft{Kind: "meal", Day: "2026-11-20", Time: "12:30", Place: "Gasthof Krone", Links: []string{"https://example.org/x"}, Note: "Mittag", People: []string{f.anna}}, time.UTC); err != nil {
		t.Fatal(err)
	}
	if report := f.run(); report.Created != 5 || len(report.Remarks) != 0 {
		t.Errorf("%+v", report)
	}
	for text, want := range map[string]string{
		"Bootstaufe": "FREQ=YEARLY", "CATEGORIES:rhythm": "DTSTART;VALUE=DATE:", "BEGIN:VJOURNAL": "LOCATION:Gasthof Krone", "DTSTART:20261120T123000": "URL:https://example.org/x",
	} {
		if found := string(f.entry(text).Data); !strings.Contains(found, want) {
			t.Errorf("%s has no %s:\n%s", text, want, found)
		}
	}
	if report := f.run(); report.Created+report.Updated+report.Deleted+len(report.Taken)+len(report.Remarks) != 0 || report.Unchanged != 5 {
		t.Errorf("in peace: %+v", report)
	}
}
