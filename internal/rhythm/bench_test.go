package rhythm

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// newLarge is a book of many people, each of whom was met ten times in the last years: as after a very large import, nothing is worked out.
func newLarge(b *testing.B, people int) (*vault.Vault, *Plan, []int64) {
	b.Helper()
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, berlin)
	v, err := vault.Open(b.TempDir(), vault.Options{Now: func() time.Time { return now }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = v.Close() })
	contacts := contact.NewBook(v, search.New(v))
	encounter.NewLog(v)
	plan := NewPlan(v, contacts, berlin)
	_, err = v.Write(context.Background(), message.New("contact.created", nil), func(tx *vault.Tx) error {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for i := range people {
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			card, err := vcard.Parse(fmt.Appendf(nil, "BEGIN:VCARD\nVERSION:4.0\nFN:Person %d\nEMAIL:p%d@example.org\nEND:VCARD\n", i, i))
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
		// In the order of time, as they are written down: everybody comes again and again.
		if err := tx.Exec(`INSERT INTO encounter (change, id, day, kind, note, created, changed) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
			SELECT ?1, 'e' || i, date('2021-01-01', '+' || (i * 1800 / ?2) || ' days'), 'call', '', 0, 0 FROM n`, tx.Change(), 10*people-1); err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO encounter_contact (change, encounter, contact) SELECT ?1, key, 1 + (key * 7919) % ?2 FROM encounter ORDER BY key`, tx.Change(), people)
	})
	if err != nil {
		b.Fatal(err)
	}
	keys := make([]int64, people)
	for i := range keys {
		keys[i] = int64(i + 1)
	}
	return v, plan, keys
}

// BenchmarkLarge is what a very large book costs: working everything out, a rhythm for everybody and that undone, who is due, and what
// follows of one more encounter.
func BenchmarkLarge(b *testing.B) {
	for _, people := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			ctx := context.Background()
			v, plan, keys := newLarge(b, people)
			measure := func(name string, fn func() error) {
				b.Helper()
				start := time.Now()
				if err := fn(); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(time.Since(start).Seconds()*1e3, name+"-ms")
			}
			for range b.N {
				refresh := func() error { return plan.Refresh(ctx) }
				measure("work-out", refresh)
				measure("set", func() error {
					_, err := plan.SetKeys(ctx, keys, Rhythm{6, Week})
					return err
				})
				measure("work-out-set", refresh)
				measure("due", func() error {
					_, err := plan.Due(ctx, "2026-03-01")
					return err
				})
				measure("undo", func() error {
					_, err := v.Undo(ctx, 0)
					return err
				})
				measure("work-out-undone", refresh)
				if _, err := v.Write(ctx, message.New("contact.created", nil), func(tx *vault.Tx) error {
					return tx.Exec(`INSERT INTO encounter_contact (change, encounter, contact) VALUES (?, 5, 6)`, tx.Change())
				}); err != nil {
					b.Fatal(err)
				}
				measure("work-out-one", refresh)
			}
		})
	}
}
