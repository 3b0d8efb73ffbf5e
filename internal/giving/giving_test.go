package giving

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

type book struct {
	t        *testing.T
	vault    *vault.Vault
	contacts *contact.Book
	board    *Board
}

func open(t *testing.T) *book {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	contacts := contact.NewBook(v, search.New(v))
	return &book{t, v, contacts, NewBoard(v, contacts)}
}

func (b *book) person(given, family string) string {
	b.t.Helper()
	c, _, err := b.contacts.Create(context.Background(), contact.KindPerson, contact.NameParts{Given: []string{given}, Family: []string{family}}, "")
	if err != nil {
		b.t.Fatal(err)
	}
	return c.ID
}

func (b *book) add(id, kind, text, day string) Entry {
	b.t.Helper()
	e, _, err := b.board.Add(context.Background(), id, kind, text, day)
	if err != nil {
		b.t.Fatal(err)
	}
	return e
}

// lines writes all entries: whose, what, and since when and until when.
func (b *book) lines(open bool) string {
	b.t.Helper()
	all, err := b.board.List(context.Background(), 0, "", open)
	if err != nil {
		b.t.Fatal(err)
	}
	var lines []string
	for _, e := range all {
		lines = append(lines, strings.TrimSpace(strings.Join([]string{e.ContactName, e.Kind, e.Text, e.Since, e.Done}, " ")))
	}
	return strings.Join(lines, "; ")
}

func (b *book) undo() {
	b.t.Helper()
	if _, err := b.vault.Undo(context.Background(), 0); err != nil {
		b.t.Fatal(err)
	}
}

func (b *book) want(open bool, want string) {
	b.t.Helper()
	if got := b.lines(open); got != want {
		b.t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestBoard(t *testing.T) {
	ctx, b := context.Background(), open(t)
	anna := b.person("Anna", "Weber")
	need := b.add(anna, contact.Need, "  Steuerberater ", "2026-11-27")
	b.add(anna, contact.Offer, "Kontakte in Köln, Bonn", "2026-11-27")
	const both = "Anna Weber offer Kontakte in Köln, Bonn 2026-11-27; Anna Weber need Steuerberater 2026-11-27"
	b.want(true, both)
	// The same again is there already, however it is spelled.
	if again := b.add(anna, contact.Need, "STEUERBERATER", "2026-12-24"); again.ID != need.ID || again.Since != "2026-11-27" {
		t.Errorf("again: %+v", again)
	}
	if shown, err := b.board.Show(ctx, need.ID[:5]); err != nil || shown.ID != need.ID {
		t.Errorf("by the beginning of its id: %+v, %v", shown, err)
	}

	if _, err := b.board.Complete(ctx, need.ID, "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	b.want(true, "Anna Weber offer Kontakte in Köln, Bonn 2026-11-27")
	b.undo()
	b.want(true, both)
	if _, err := b.board.Complete(ctx, need.ID, "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	b.add(anna, contact.Need, "Steuerberater", "2027-01-01") // looks for one again
	b.want(false, "Anna Weber offer Kontakte in Köln, Bonn 2026-11-27; Anna Weber need Steuerberater 2027-01-01")
	if _, err := b.board.Rename(ctx, need.ID, "eine Steuerberaterin"); err != nil {
		t.Fatal(err)
	}
	b.want(false, "Anna Weber offer Kontakte in Köln, Bonn 2026-11-27; Anna Weber need eine Steuerberaterin 2027-01-01")
	all, err := b.board.List(ctx, 0, contact.Need, true)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if _, err := b.board.Remove(ctx, all[0].ID); err != nil {
		t.Fatal(err)
	}
	b.want(false, "Anna Weber offer Kontakte in Köln, Bonn 2026-11-27")
	b.undo()
	b.want(true, "Anna Weber offer Kontakte in Köln, Bonn 2026-11-27; Anna Weber need eine Steuerberaterin 2027-01-01")

	for _, c := range []struct{ id, kind, text, code string }{
		{anna, contact.Need, " – ", "giving.no-text"}, {anna, "wish", "x", "giving.bad-kind"}, {anna, contact.Need, strings.Repeat("x", 501), "giving.long"}, {"nobody", contact.Need, "x", "contact.not-found"},
	} {
		if _, _, err := b.board.Add(ctx, c.id, c.kind, c.text, "2026-11-27"); fault.Code(err) != c.code {
			t.Errorf("%v: %v", c, err)
		}
	}
	if _, err := b.board.Remove(ctx, "ffff"); fault.Code(err) != "giving.not-found" {
		t.Error(err)
	}
}

func TestFollowsThePerson(t *testing.T) {
	ctx, b := context.Background(), open(t)
	anna, double, jan := b.person("Anna", "Weber"), b.person("Anna", "Weber"), b.person("Jan", "Petersen")
	b.add(anna, contact.Need, "Steuerberater", "2026-05-01")
	b.add(double, contact.Need, "steuerberater", "2026-03-01")
	b.add(double, contact.Offer, "Deutschkurse", "2026-03-01")
	b.add(jan, contact.Offer, "Segeln", "2026-03-01")
	const before = "Anna Weber need Steuerberater 2026-05-01; Anna Weber offer Deutschkurse 2026-03-01; Anna Weber need steuerberater 2026-03-01"
	if got := b.lines(true); !strings.Contains(got, before) {
		t.Fatal(got)
	}
	if _, _, err := b.contacts.Merge(ctx, []string{anna, double}, contact.MergeChoices{}); err != nil {
		t.Fatal(err)
	}
	if got := b.lines(true); strings.Count(got, "Anna") != 2 || !strings.Contains(strings.ToLower(got), "need steuerberater 2026-03-01") {
		t.Errorf("merged: %s", got)
	}
	b.undo()
	if got := b.lines(true); !strings.Contains(got, before) {
		t.Errorf("unmerged: %s", got)
	}
	if _, err := b.contacts.Remove(ctx, []string{jan}); err != nil {
		t.Fatal(err)
	}
	if got := b.lines(true); strings.Contains(got, "Jan") {
		t.Errorf("deleted: %s", got)
	}
	b.undo()
	if got := b.lines(true); !strings.Contains(got, "Jan Petersen offer Segeln 2026-03-01") {
		t.Errorf("restored: %s", got)
	}
}

func TestFoundAndFiltered(t *testing.T) {
	ctx, b := context.Background(), open(t)
	anna, jan := b.person("Anna", "Weber"), b.person("Jan", "Petersen")
	need := b.add(anna, contact.Need, "Büro in Altona", "2026-05-01")
	b.add(jan, contact.Offer, "Büroräume", "2026-05-01")
	found := func(text string) int {
		result, err := b.contacts.Find(ctx, text, "", 10)
		if err != nil {
			t.Fatal(err)
		}
		return result.Total
	}
	if found("altona") != 1 || found("buero") != 2 {
		t.Errorf("altona %d, buero %d", found("altona"), found("buero"))
	}
	filtered := func(kind, text string) (names string) {
		where, args := contact.GivingCondition(kind, text)
		rows, _, err := b.contacts.List(ctx, contact.ListQuery{Where: where, WhereArgs: args, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			names += r.Name + ";"
		}
		return names
	}
	if got := filtered(contact.Need, "buer alt") + filtered(contact.Offer, "") + filtered(contact.Offer, "alt"); got != "Anna Weber;Jan Petersen;" {
		t.Error(got)
	}
	if _, err := b.board.Complete(ctx, need.ID, "2026-06-01"); err != nil {
		t.Fatal(err)
	}
	if got := filtered(contact.Need, ""); got != "" {
		t.Errorf("ticked off: %s", got)
	}
}

// What leaves with the cards in either version comes back the same.
func TestRoundTrip(t *testing.T) {
	ctx := context.Background()
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		b := open(t)
		anna := b.person("Anna", "Weber")
		b.add(anna, contact.Need, "Steuerberater; günstig", "2026-05-01")
		done := b.add(anna, contact.Offer, "Segeln, Wandern", "2026-04-01")
		b.add(anna, contact.Offer, "Deutsch", "2026-04-01")
		if _, err := b.board.Complete(ctx, done.ID, "2026-06-01"); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if _, err := b.contacts.Export(ctx, &out, version, nil); err != nil {
			t.Fatal(err)
		}
		if text := out.String(); strings.Count(text, "EXPERTISE;") != 1 || !strings.Contains(text, ":Deutsch") {
			t.Errorf("%s: %s", version, text)
		}
		entry, err := vcard.NewDecoder(&out, vcard.Options{}).Decode()
		if err != nil {
			t.Fatal(err)
		}
		got := contact.Givings(entry.Card)
		for i := range got {
			got[i].Ref = 0
		}
		want := []contact.Giving{{Kind: contact.Need, Text: "Steuerberater; günstig", Since: "2026-05-01"}, {Kind: contact.Offer, Text: "Segeln, Wandern", Since: "2026-04-01", Done: "2026-06-01"}, {Kind: contact.Offer, Text: "Deutsch", Since: "2026-04-01"}}
		if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
			t.Errorf("%s: %+v", version, got)
		}
	}
}
