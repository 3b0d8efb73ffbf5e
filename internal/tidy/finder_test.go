package tidy

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

type scene struct {
	*Finder
	v    *vault.Vault
	book *contact.Book
	home string
}

func newScene(t testing.TB) *scene {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	s := &scene{v: v, book: contact.NewBook(v, search.New(v)), home: "DE"}
	s.Finder = NewFinder(v, s.book, func() string { return here.Today }, func() string { return s.home })
	return s
}

// put stores cards and answers their ids.
func (s *scene) put(t testing.TB, cards ...*vcard.Card) []string {
	t.Helper()
	var ids []string
	_, err := s.v.Write(context.Background(), message.New("import.done", message.Args{"file": "test"}), func(tx *vault.Tx) error {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for _, card := range cards {
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			ids = append(ids, id)
			if _, err := w.Add(preparer.Prepare(card), id, 0); err != nil {
				return err
			}
		}
		return w.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// shown writes what is open as "kind value".
func (s *scene) shown(t testing.TB) string {
	t.Helper()
	items, total, err := s.List(context.Background(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if total != len(items) {
		t.Errorf("%d findings of %d", len(items), total)
	}
	var out []string
	for _, item := range items {
		out = append(out, string(item.Kind)+" "+item.Value)
	}
	return strings.Join(out, "; ")
}

func (s *scene) stored(t testing.TB, id string) string {
	t.Helper()
	card, _, err := s.book.Card(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return string(vcard.Format(card))
}

func (s *scene) idOf(t testing.TB, value string) string {
	t.Helper()
	items, _, err := s.List(context.Background(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if item.Value == value {
			return item.ID
		}
	}
	t.Fatalf("%q is not found", value)
	return ""
}

func code(t *testing.T, err error) string {
	t.Helper()
	var known *fault.Error
	if !errors.As(err, &known) {
		t.Fatalf("no fault: %v", err)
	}
	return known.Message.Code
}

// Accepting one, or all of a kind, is one change that one undo takes back exactly; the list follows without a new look.
func TestFixAndUndo(t *testing.T) {
	ctx := context.Background()
	s := newScene(t)
	ids := s.put(t,
		cardOf(t, "FN:Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@gmial.com", "TEL:030 23125001"),
		cardOf(t, "FN:Bert Koch", "N:Koch;Bert;;;", "TEL:030 23125002", "TEL:0171 2345678", "EMAIL:bert"),
	)
	const all = "email bert; email-typo anna@gmial.com; phone 030 23125001; phone 030 23125002; phone 0171 2345678"
	if got := s.shown(t); got != all {
		t.Fatalf("found %s", got)
	}
	before := []string{s.stored(t, ids[0]), s.stored(t, ids[1])}

	fixed, change, err := s.FixAll(ctx, Phone)
	if err != nil || fixed != (Fixed{Done: 3}) {
		t.Fatalf("%+v, %v", fixed, err)
	}
	if label := change.Label.In(message.German); label != "3 Nummern um die Landesvorwahl ergänzt" {
		t.Error(label)
	}
	if got := s.shown(t); got != "email bert; email-typo anna@gmial.com" {
		t.Errorf("after fixing the numbers: %s", got)
	}
	if _, err := s.v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if now := []string{s.stored(t, ids[0]), s.stored(t, ids[1])}; now[0] != before[0] || now[1] != before[1] {
		t.Errorf("not as it was:\n%s", now)
	}
	if got := s.shown(t); got != all {
		t.Errorf("after the undo: %s", got)
	}

	// Without a proposal it has to be said what it should be; what is said has to be an address.
	bert := s.idOf(t, "bert")
	if _, _, err := s.Fix(ctx, []string{bert}, ""); code(t, err) != "tidy.answer" {
		t.Error(err)
	}
	if _, _, err := s.Fix(ctx, []string{bert}, "bert at home"); code(t, err) != "contact.bad-value" {
		t.Error(err)
	}
	if fixed, _, err = s.Fix(ctx, []string{bert}, "bert@example.org"); err != nil || fixed.Done != 1 {
		t.Errorf("%+v, %v", fixed, err)
	}
	if _, _, err := s.Fix(ctx, []string{bert}, "bert@example.org"); code(t, err) != "tidy.gone" {
		t.Error(err)
	}
	// All at once leave the one that has no proposal.
	s.put(t, cardOf(t, "FN:C D", "EMAIL:nothing", "EMAIL:c@example.org."))
	if fixed, _, err = s.FixAll(ctx, Email); err != nil || fixed != (Fixed{Done: 1, Left: 1}) {
		t.Errorf("%+v, %v", fixed, err)
	}
	if counts, err := s.Look(ctx, nil); err != nil || counts.Kinds[Phone] != 3 || counts.Kinds[Email] != 1 || counts.Total != 5 || counts.Contacts != 3 {
		t.Errorf("%+v, %v", counts, err)
	}
}

// What is left alone stays so, through a merge too, until the value is another one; one undo asks again.
func TestIgnore(t *testing.T) {
	ctx := context.Background()
	s := newScene(t)
	ids := s.put(t, cardOf(t, "FN:ANNA WEBER", "N:WEBER;ANNA;;;"), cardOf(t, "FN:Anna Weber", "N:Weber;Anna;;;", "TEL:030 23125001", "EMAIL:a@gmial.com"))
	left := []string{s.idOf(t, "ANNA WEBER"), s.idOf(t, "030 23125001")}
	n, change, err := s.Ignore(ctx, left)
	if err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	if got := s.shown(t); got != "email-typo a@gmial.com" {
		t.Errorf("left alone: %s", got)
	}
	if counts, err := s.Look(ctx, nil); err != nil || counts.Ignored != 2 {
		t.Errorf("%+v, %v", counts, err)
	}
	if _, err := s.v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if got := s.shown(t); got != "name-case ANNA WEBER; email-typo a@gmial.com; phone 030 23125001" {
		t.Errorf("after the undo: %s", got)
	}
	if _, _, err := s.Ignore(ctx, left[1:]); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.book.Merge(ctx, ids, contact.MergeChoices{Keep: ids[0]}); err != nil {
		t.Fatal(err)
	}
	if got := s.shown(t); strings.Contains(got, "phone") {
		t.Errorf("after the merge: %s", got)
	}
	if n, _, err = s.Reopen(ctx); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if got := s.shown(t); !strings.Contains(got, "phone 030 23125001") {
		t.Errorf("asked again: %s", got)
	}
	if n, _, err := s.IgnoreAll(ctx, Phone); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := s.book.Remove(ctx, ids[:1]); err != nil {
		t.Fatal(err)
	}
	if got := s.shown(t); got != "" {
		t.Errorf("of somebody who is gone: %s", got)
	}
}

// Numbers follow the home country.
func TestHomeCountry(t *testing.T) {
	s := newScene(t)
	s.put(t, cardOf(t, "FN:Anna Weber", "TEL:(212) 555-0123"))
	if got := s.shown(t); got != "" {
		t.Errorf("in Germany: %s", got)
	}
	s.home = "US"
	if got := s.shown(t); got != "phone (212) 555-0123" {
		t.Errorf("in the United States: %s", got)
	}
}

// An address that a household shares is mended for all who share it.
func TestSharedAddress(t *testing.T) {
	ctx := context.Background()
	s := newScene(t)
	ids := s.put(t, cardOf(t, "FN:Anna Weber", "N:Weber;Anna;;;", "ADR:;;Weg 1;50667 Köln;;;"), cardOf(t, "FN:Bert Weber", "N:Weber;Bert;;;"))
	if _, _, err := s.book.ShareAddress(ctx, ids, "", ""); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.FixAll(ctx, Address); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if !strings.Contains(s.stored(t, id), "Weg 1;Köln;;50667") {
			t.Errorf("not mended:\n%s", s.stored(t, id))
		}
	}
	if got := s.shown(t); got != "" {
		t.Errorf("still: %s", got)
	}
}

// A look that is stopped ends as such, and the next one finds all.
func TestStopped(t *testing.T) {
	s := newScene(t)
	cards := make([]*vcard.Card, 1000)
	for i := range cards {
		cards[i] = cardOf(t, "FN:ANNA WEBER")
	}
	s.put(t, cards...)
	ctx, stop := context.WithCancel(context.Background())
	_, err := s.Look(ctx, func(done, _ int) {
		if done > 0 {
			stop()
		}
	})
	stop()
	if err != nil && code(t, err) != "cancelled" {
		t.Error(err)
	}
	if counts, err := s.Look(context.Background(), nil); err != nil || counts.Total != 1000 {
		t.Errorf("%+v, %v", counts, err)
	}
}

func BenchmarkLook(b *testing.B) {
	card := cardOf(b, "FN:Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@example.org", "TEL:030 23125001", "TEL:0171 2345678", "ADR:;;Weg 1;Köln;;50667;Deutschland", "ORG:ACME", "NOTE:"+string(bytes.Repeat([]byte("text "), 40)))
	for b.Loop() {
		Look(card, here)
	}
}
