package syncing

import (
	"context"
	"strings"
	"testing"
	"time"

	"kith/internal/dav/davtest"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// A run that was broken off at any point is finished by the next, and nothing is there twice.
func TestBrokenOff(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	f.add("eins", "2026-12-01")
	f.add("zwei", "2026-12-02")
	f.add("drei", "2026-12-03")
	stopped, stop := context.WithCancel(ctx)
	options := f.options()
	options.Progress = func(done, _ int) {
		if done == 1 {
			stop()
		}
	}
	if _, err := f.syncer.Run(stopped, options); fault.Code(err) != "sync.stopped" || len(f.server.Stored()) != 1 {
		t.Fatalf("%v, %d there", err, len(f.server.Stored()))
	}
	// Another was sent, and Kith died before it knew: it looks as if the PUT were still under way; then somebody changed it.
	objects, err := f.syncer.objects(ctx, f.account.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range objects {
		if o.etag == "" && o.ours.Summary == "zwei" {
			if _, err := f.program.Put(ctx, o.address, o.theirs, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.edit("zwei", f.now.Add(time.Minute), "DATE:20261202", "DATE:20261222", "DATE:20261203", "DATE:20261223")
	report := f.run()
	if report.Created != 1 || len(report.Taken) != 1 || report.Unchanged != 2 || len(f.server.Stored()) != 3 {
		t.Errorf("%+v, %d there", report, len(f.server.Stored()))
	}
}

func TestServerGoesAway(t *testing.T) {
	f := newFixture(t, false)
	f.add("eins", "2026-12-01")
	f.server.Stop()
	_, err := f.syncer.Run(context.Background(), f.options())
	if fault.Code(err) != "sync.away" {
		t.Fatalf("%v", err)
	}
	state, err := f.syncer.Last(context.Background(), f.account)
	if err != nil || state.Report.Problem == nil || state.Report.Problem.Code != "sync.away" {
		t.Errorf("%+v %v", state, err)
	}
	f.server.Resume()
	if report := f.run(); report.Created != 1 {
		t.Errorf("%+v", report)
	}
	options := f.options()
	options.Password = "falsch"
	if _, err := f.syncer.Run(context.Background(), options); fault.Code(err) != "sync.password" {
		t.Errorf("%v", err)
	}
}

// A book that knows nothing of the calendar any more (restored, set up anew) finds its entries there.
// While nothing is set up there is no next run to promise, and why is said in the reader's language.
func TestServerIsAwayFromTheBeginning(t *testing.T) {
	f := newFixture(t, false)
	f.server.Stop()
	_, err := Look(context.Background(), f.account, davtest.Password)
	said := fault.From(err).Message.In(message.German)
	if fault.Code(err) != "sync.away-first" || !strings.Contains(said, "läuft kein Server") || !strings.Contains(said, "nichts eingerichtet") || strings.Contains(said, "Lauf macht") {
		t.Errorf("%v: %s", err, said)
	}
}

func TestSetUpAgain(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	f.add("anrufen", "2026-12-01")
	offer := f.add("Angebot", "2026-12-02")
	f.run()
	if err := f.vault.Maintain(ctx, func(tx *vault.Tx) error { return tx.Exec(`DELETE FROM calendar_object`) }); err != nil {
		t.Fatal(err)
	}
	f.edit("Angebot", f.now.Add(24*time.Hour), "SUMMARY:Angebot", "SUMMARY:Angebot nachfassen")
	report := f.run()
	if report.Created != 0 || len(report.Taken) != 1 || f.show(offer.ID).Title != "Angebot nachfassen" || len(f.server.Stored()) != 2 {
		t.Errorf("%+v", report)
	}
	if report := f.run(); report.Unchanged != 2 || report.Created+report.Updated != 0 {
		t.Errorf("%+v", report)
	}
}

func TestCalendarGone(t *testing.T) {
	f := newFixture(t, false)
	f.add("anrufen", "2026-12-01")
	f.run()
	if err := f.program.Delete(context.Background(), f.account.Calendar, ""); err != nil {
		t.Fatal(err)
	}
	_, err := f.syncer.Run(context.Background(), f.options())
	if fault.Code(err) != "sync.calendar-gone" {
		t.Errorf("%v", err)
	}
}

func TestAccount(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t, false)
	if _, err := f.syncer.SetUp(ctx, Account{Every: 1}); fault.Code(err) != "sync.every" {
		t.Errorf("%v", err)
	}
	choices, err := Look(ctx, f.account, davtest.Password)
	if err != nil || len(choices) != 1 || !choices[0].Fits || !choices[0].Proposed || choices[0].Address != f.account.Calendar {
		t.Errorf("%+v %v", choices, err)
	}
	again, made, err := Settle(ctx, Account{Address: f.server.Address, User: davtest.User, Name: "kith"}, davtest.Password)
	if err != nil || made || again.Calendar != f.account.Calendar {
		t.Errorf("%+v %v %v", again, made, err)
	}
	if _, err := f.syncer.Remove(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := f.syncer.Run(ctx, f.options()); fault.Code(err) != "sync.not-set-up" {
		t.Errorf("%v", err)
	}
	if _, err := f.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if back, err := f.syncer.Account(ctx); err != nil || back == nil || back.Calendar != f.account.Calendar || len(back.Kinds) != 2 {
		t.Errorf("%+v %v", back, err)
	}
}
