package encounter

import (
	"context"
	"slices"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/vault"
)

func TestTimeline(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna, ben, eva := b.person("Anna", "Weber"), b.person("Ben", "Kurz"), b.person("Eva", "Neu")
	for _, id := range []string{anna, ben} {
		if _, _, err := b.contacts.Edit(ctx, id, 0, []contact.Edit{{Op: "add", Field: "circle", Ref: -1, Text: "Chor"}}); err != nil {
			t.Fatal(err)
		}
	}
	b.log(Draft{Kind: "call", Day: "2026-01-05", Note: "Steuer", People: []string{anna}})
	b.log(Draft{Kind: "meal", Day: "2026-02-05", Time: "12:00", Note: "Mittag", Place: "Gasthof Krone", People: []string{anna, ben}})
	b.log(Draft{Kind: "call", Day: "2026-03-05", Note: "Umzug", People: []string{ben}, Links: []string{"https://example.org/steuerplan"}})
	b.log(Draft{Kind: "note", Day: "2026-04-05", Note: "Notiz", People: []string{eva}})
	b.log(Draft{Kind: "letter", Day: "2026", Note: "Brief", People: []string{eva}})
	notes := func(q Query) ([]string, bool) {
		t.Helper()
		found, err := b.Timeline(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, e := range found.Entries {
			out = append(out, e.Note)
		}
		return out, found.More
	}
	for _, c := range []struct {
		q    Query
		want []string
	}{
		{Query{}, []string{"Notiz", "Umzug", "Mittag", "Steuer", "Brief"}},
		{Query{Contact: anna}, []string{"Mittag", "Steuer"}},
		{Query{Contact: anna, Kind: "call"}, []string{"Steuer"}},
		{Query{Contact: "nobody"}, []string{}},
		{Query{Circle: "Chor"}, []string{"Umzug", "Mittag", "Steuer"}},
		{Query{Circle: "Chor", Kind: "call"}, []string{"Umzug", "Steuer"}},
		{Query{Circle: "Chor", Contact: eva}, []string{}},
		{Query{Circle: "Verein"}, []string{}},
		{Query{Kind: "call"}, []string{"Umzug", "Steuer"}},
		{Query{Text: "steuer"}, []string{"Umzug", "Steuer"}},
		{Query{Text: "krone"}, []string{"Mittag"}},
		{Query{Text: "kurz"}, []string{"Umzug", "Mittag"}},
		{Query{Text: "kurz gasth"}, []string{"Mittag"}},
		{Query{Text: "steuer", Circle: "Chor", Kind: "call", Contact: ben}, []string{"Umzug"}},
		{Query{Text: "steuer", Circle: "Chor"}, []string{"Umzug", "Steuer"}},
		{Query{Text: "?!"}, []string{}},
		{Query{Until: "2026-03-05"}, []string{"Umzug", "Mittag", "Steuer", "Brief"}},
		{Query{Until: "2026-02-05"}, []string{"Mittag", "Steuer", "Brief"}},
		{Query{Until: "2026-03"}, []string{"Umzug", "Mittag", "Steuer", "Brief"}},
		{Query{Until: "2025"}, []string{}},
		{Query{Until: "2026-21"}, []string{"Notiz", "Umzug", "Mittag", "Steuer", "Brief"}},
		{Query{Until: "2025-24"}, []string{"Mittag", "Steuer", "Brief"}},
		{Query{Since: "2026-03-05"}, []string{"Notiz", "Umzug"}},
		{Query{Since: "2026-03-06"}, []string{"Notiz"}},
		{Query{Since: "2026-03"}, []string{"Notiz", "Umzug"}},
		{Query{Since: "2026-21"}, []string{"Notiz", "Umzug"}},
		// A letter of about 2026 counts from its first day.
		{Query{Since: "2026"}, []string{"Notiz", "Umzug", "Mittag", "Steuer", "Brief"}},
		{Query{Since: "2026-01-01"}, []string{"Notiz", "Umzug", "Mittag", "Steuer", "Brief"}},
		{Query{Since: "2026-01-02"}, []string{"Notiz", "Umzug", "Mittag", "Steuer"}},
		{Query{Since: "2027"}, []string{}},
		{Query{Since: "2026-02", Until: "2026-03"}, []string{"Umzug", "Mittag"}},
		{Query{Since: "2026-02", Until: "2026-03", Circle: "Chor", Kind: "call"}, []string{"Umzug"}},
		{Query{Contact: ben, Since: "2026-03"}, []string{"Umzug"}},
		{Query{Contact: ben, Until: "2026-02"}, []string{"Mittag"}},
	} {
		// Gathered and sorted, or found while walking the log: the answer is the same.
		for _, few := range []int{few, 0} {
			b.few = few
			if got, more := notes(c.q); !slices.Equal(got, c.want) || more {
				t.Errorf("%+v with %d: %q, more %v", c.q, few, got, more)
			}
		}
	}
	for _, q := range []Query{{}, {Circle: "Chor"}, {Contact: ben}, {Kind: "call"}, {Text: "kurz"}} {
		whole, _ := notes(q)
		q.Limit = 1
		var steps []string
		for {
			found, err := b.Timeline(ctx, q)
			if err != nil || len(found.Entries) != 1 {
				t.Fatal(found, err)
			}
			steps = append(steps, found.Entries[0].Note)
			if q.After = found.Entries[0].ID; !found.More {
				break
			}
		}
		if !slices.Equal(steps, whole) {
			t.Errorf("%+v step by step: %q, whole %q", q, steps, whole)
		}
	}
	if _, err := b.Timeline(ctx, Query{After: "gone"}); fault.Code(err) != "encounter.not-found" {
		t.Error(err)
	}
	for _, q := range []Query{{Since: "someday"}, {Until: "2026-02-30"}} {
		if _, err := b.Timeline(ctx, q); fault.Code(err) != "encounter.bad-since" && fault.Code(err) != "encounter.bad-until" {
			t.Errorf("%+v: %v", q, err)
		}
	}
	// Whoever has no row in the list is in the bin: what is only about them is not shown, what is about others too is.
	if err := b.hide(ben, eva); err != nil {
		t.Fatal(err)
	}
	if got, _ := notes(Query{}); !slices.Equal(got, []string{"Mittag", "Steuer"}) {
		t.Errorf("with two in the bin: %q", got)
	}
}

// hide does to the lists what putting people into the bin does.
func (b book) hide(ids ...string) error {
	return b.vault.Maintain(context.Background(), func(tx *vault.Tx) error {
		for _, id := range ids {
			key := b.key(id)
			for _, table := range []string{"contact_row", "contact_circle"} {
				if err := tx.Exec(`DELETE FROM `+table+` WHERE contact = ?`, key); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
