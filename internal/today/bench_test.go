//go:build unix

package today

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"syscall"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/giving"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// A book far beyond what anybody has.
const (
	benchPeople     = 100_000
	benchEncounters = 1_000_000
	benchYears      = 6
)

var benchDay = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// BenchmarkToday measures the list of a day for 100,000 people and a million encounters: the first of the day, which is made and kept, and
// those after it. KITH_TODAY_BOOK names a folder where the book stays for the next time. cpu-ms/op is what it takes on a machine that does
// nothing else.
func BenchmarkToday(b *testing.B) {
	dir := os.Getenv("KITH_TODAY_BOOK")
	if dir == "" {
		dir = b.TempDir()
	}
	ctx, now := context.Background(), benchDay.AddDate(-1, 0, 0) // the book is a year old
	v, err := vault.Open(dir, vault.Options{Now: func() time.Time { return now }})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	contacts := contact.NewBook(v, search.New(v))
	log, rhythms := encounter.NewLog(v), rhythm.NewPlan(v, contacts, time.UTC)
	planner := NewPlanner(v, contacts, log, followup.NewBoard(v, contacts), anniversary.NewCalendar(v, contacts), rhythms, giving.NewBoard(v, contacts), time.UTC)
	var people int
	if err := v.QueryRow(ctx, `SELECT count(*) FROM contact`).Scan(&people); err != nil {
		b.Fatal(err)
	}
	if people == 0 {
		start := time.Now()
		if err := fillBench(ctx, v); err != nil {
			b.Fatal(err)
		}
		b.Logf("the book was made in %s", time.Since(start).Round(time.Second))
	}
	now = benchDay
	if err := planner.SetMinutes(ctx, MostMinutes); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	day, err := planner.Today(ctx)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("what follows from the encounters was worked out in %s; %d on the list, %d wait", time.Since(start).Round(time.Millisecond), len(day.Items), day.Waiting)
	b.Run("again", func(b *testing.B) {
		defer measured(b)()
		for b.Loop() {
			if _, err := planner.Today(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first", func(b *testing.B) {
		defer measured(b)()
		for b.Loop() {
			now = now.AddDate(0, 0, 1)
			if _, err := planner.Today(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("week", func(b *testing.B) {
		defer measured(b)()
		for b.Loop() {
			if _, err := planner.Week(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// measured reports the time of the processor that was used from now on.
func measured(b *testing.B) func() {
	used := func() time.Duration {
		var usage syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
			b.Fatal(err)
		}
		return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	before := used()
	return func() { b.ReportMetric(float64(used()-before)/float64(b.N)/1e6, "cpu-ms/op") }
}

// fillBench fills a book in one change: a tenth has a rhythm, a few are met often and most seldom, as it is with people.
func fillBench(ctx context.Context, v *vault.Vault) error {
	r := rand.New(rand.NewPCG(1, 2))
	day := func(ago int) string { return benchDay.AddDate(0, 0, -ago).Format(time.DateOnly) }
	_, err := v.Write(ctx, message.New("import.done", nil), func(tx *vault.Tx) error {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for i := range benchPeople {
			card := &vcard.Card{Version: vcard.V40}
			add := func(name, value string, params ...vcard.Param) {
				card.Properties = append(card.Properties, vcard.Property{Name: name, Params: params, Value: value})
			}
			add("FN", fmt.Sprintf("Vorname%d Nachname%d", i, i))
			if r.IntN(2) == 0 {
				add("BDAY", fmt.Sprintf("19%02d-%02d-%02d", 40+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28)))
			}
			switch {
			case i%10 == 0:
				add("X-KITH-RHYTHM", []string{"2w", "1m", "6w", "3m", "6m", "12m"}[r.IntN(6)])
			case i%100 == 1:
				add("EXPERTISE", []string{"Steuerberatung", "Grafik und Druck", "Fotografie", "Schreinerei"}[r.IntN(4)])
			case i%500 == 2:
				add("X-KITH-NEED", []string{"Steuerberater", "Fotograf", "Wohnung in Hamburg"}[r.IntN(3)], vcard.Param{Name: "X-KITH-SINCE", Values: []string{day(r.IntN(120))}})
			}
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			if _, err := w.Add(preparer.Prepare(card), id, 0); err != nil {
				return err
			}
		}
		if err := w.Close(); err != nil {
			return err
		}
		keys, err := vault.Keys(tx.Query(`SELECT key FROM contact ORDER BY key`))
		if err != nil {
			return err
		}
		entries := tx.Bulk(`INSERT INTO encounter (key, change, id, kind, day, note, created, changed)`, 8)
		people := tx.Bulk(`INSERT INTO encounter_contact (change, encounter, contact)`, 3)
		for i := range benchEncounters {
			ago := r.IntN(benchYears * 365)
			at := benchDay.AddDate(0, 0, -ago).UnixMilli()
			if err := entries.Add(i+1, tx.Change(), fmt.Sprintf("bench-%07d", i), []string{"call", "meal", "meeting", "message", "note"}[r.IntN(5)], day(ago), "", at, at); err != nil {
				return err
			}
		}
		if err := entries.Close(); err != nil {
			return err
		}
		for i := range benchEncounters {
			// The square makes few people frequent.
			share := r.Float64() * r.Float64() * r.Float64()
			if err := people.Add(tx.Change(), i+1, keys[int(share*float64(len(keys)))]); err != nil {
				return err
			}
		}
		return people.Close()
	})
	return err
}
