package duplicate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

func card(lines ...string) *vcard.Card {
	text := "BEGIN:VCARD\r\nVERSION:3.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
	entry, err := vcard.NewDecoder(strings.NewReader(text), vcard.Options{}).Decode()
	if err != nil {
		panic(err)
	}
	return entry.Card
}

func newFinder(t *testing.T) (*Finder, *vault.Vault) {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return NewFinder(v, contact.NewBook(v, search.New(v))), v
}

// put stores cards and answers their ids.
func put(t *testing.T, v *vault.Vault, cards ...*vcard.Card) []string {
	t.Helper()
	var ids []string
	_, err := v.Write(context.Background(), message.New("import.done", message.Args{"file": "test"}), func(tx *vault.Tx) error {
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

func scan(t *testing.T, f *Finder) Counts {
	t.Helper()
	counts, err := f.Scan(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

// shown writes the open groups as "class: 1 2 3".
func shown(t *testing.T, f *Finder, filter Filter) string {
	t.Helper()
	groups, total, err := f.Groups(context.Background(), filter)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, g := range groups {
		out = append(out, g.Class.String()+fmt.Sprint(g.Keys))
	}
	if total != len(out) && filter.Limit == 0 {
		t.Errorf("%d groups of %d", len(out), total)
	}
	return strings.Join(out, " ")
}

var threeOfHer = []*vcard.Card{
	card("FN:Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@example.org", "TEL;TYPE=CELL:+49 171 2345678"),
	card("FN:Dr. Anna Weber", "N:Weber;Anna;;Dr.;", "EMAIL:anna@example.org"),
	card("FN:Weber\\, Anna", "TEL;TYPE=CELL:0171 2345678"),
	card("FN:Jan Petersen", "N:Petersen;Jan;;;"),
}

func TestGroupsDecisionsAndMerge(t *testing.T) {
	f, v := newFinder(t)
	ctx := context.Background()
	if counts, err := f.Counts(ctx); err != nil || counts.Scanned {
		t.Errorf("before any scan: %+v, %v", counts, err)
	}
	ids := put(t, v, threeOfHer...)
	if counts := scan(t, f); counts != (Counts{Contacts: 4, Likely: 1, Scanned: true}) {
		t.Errorf("counts: %+v", counts)
	}
	if got := shown(t, f, Filter{}); got != "likely[1 2 3]" {
		t.Errorf("groups: %q", got)
	}

	// Not the same: the pair is gone, and nobody joins them through a third.
	if _, err := f.Decide(ctx, []string{ids[1], ids[2]}, Different); err != nil {
		t.Fatal(err)
	}
	if got := shown(t, f, Filter{}); got != "likely[1 2] likely[1 3]" {
		t.Errorf("after a decision: %q", got)
	}
	if _, err := f.Decide(ctx, []string{ids[0], ids[2]}, Later); err != nil {
		t.Fatal(err)
	}
	if got := shown(t, f, Filter{}) + " | " + shown(t, f, Filter{Verdict: Later}); got != "likely[1 2] | likely[1 3]" {
		t.Errorf("later: %q", got)
	}
	if counts := scan(t, f); counts.Later != 1 || counts.Likely != 1 || counts.Stale {
		t.Errorf("counts: %+v", counts)
	}

	// What was said of the one who is gone holds for the one she became.
	if _, change, err := f.Merge(ctx, ids[:2], contact.MergeChoices{}); err != nil || change.ID == 0 {
		t.Fatal(err)
	}
	counts, err := f.Counts(ctx)
	if err != nil || counts.Stale || counts.Contacts != 3 {
		t.Errorf("after the merge: %+v, %v", counts, err)
	}
	if got := shown(t, f, Filter{}); got != "" {
		t.Errorf("after the merge: %q", got)
	}
	for range 3 {
		if _, err := v.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
	}
	if counts, err := f.Counts(ctx); err != nil || !counts.Stale {
		t.Errorf("after the undo: %+v, %v", counts, err)
	}
	scan(t, f)
	if got := shown(t, f, Filter{}); got != "likely[1 2 3]" {
		t.Errorf("after undoing all: %q", got)
	}
}

func TestDecideFaults(t *testing.T) {
	f, v := newFinder(t)
	ctx := context.Background()
	ids := put(t, v, threeOfHer...)
	for _, c := range []struct {
		ids     []string
		verdict string
		code    string
	}{
		{ids[:1], Different, "duplicate.few"}, {[]string{ids[0], ids[0]}, Later, "duplicate.few"}, {ids, "same", "duplicate.verdict"},
		{[]string{ids[0], "nobody"}, Different, "contact.not-found"},
	} {
		if _, err := f.Decide(ctx, c.ids, c.verdict); fault.Code(err) != c.code {
			t.Errorf("%v %q: %v", c.ids, c.verdict, err)
		}
	}
	first, err := f.Decide(ctx, ids[:2], Different)
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.Decide(ctx, ids[:2], Different)
	if err != nil || first.ID == 0 || again.ID != 0 {
		t.Errorf("said twice: %v %v %v", first.ID, again.ID, err)
	}
}

func TestMergeIdentical(t *testing.T) {
	f, v := newFinder(t)
	ctx := context.Background()
	var cards []*vcard.Card
	for i := range 250 { // more than are merged in one step
		cards = append(cards, card("UID:"+fmt.Sprint(i), "FN:Anna Weber", "EMAIL:anna@example.org"))
	}
	cards = append(cards, card("FN:Jan"), card("FN:Jan"), card("FN:Jan", "NOTE:another"))
	put(t, v, cards...)
	gone, change, err := f.MergeIdentical(ctx, nil)
	if err != nil || gone != 250 || change.ID == 0 {
		t.Fatalf("%d are gone (%v)", gone, err)
	}
	var left int
	_ = v.QueryRow(ctx, `SELECT count(*) FROM contact`).Scan(&left)
	if left != 3 {
		t.Errorf("%d are left", left)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	_ = v.QueryRow(ctx, `SELECT count(*) FROM contact`).Scan(&left)
	if left != 253 {
		t.Errorf("after the undo there are %d", left)
	}
	if _, err := v.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if gone, change, err := f.MergeIdentical(ctx, nil); err != nil || gone != 0 || change.ID != 0 {
		t.Errorf("again: %d, %v, %v", gone, change.ID, err)
	}
}

// Father, son, and a card that could be either: nobody is put beside one who is another.
func TestContradictionsStayApart(t *testing.T) {
	f, v := newFinder(t)
	put(t, v,
		card("FN:Hans Weber", "N:Weber;Hans;;;", "BDAY:1950-03-01", "ADR:;;Hauptstr. 1;Köln;;50667;", "TEL;TYPE=HOME:+49 221 123456"),
		card("FN:Hans Weber", "N:Weber;Hans;;;", "ADR:;;Hauptstr. 1;Köln;;50667;", "TEL;TYPE=HOME:+49 221 123456"),
		card("FN:Hans Weber", "N:Weber;Hans;;;", "BDAY:1982-03-01", "ADR:;;Hauptstr. 1;Köln;;50667;", "TEL;TYPE=HOME:+49 221 123456"))
	scan(t, f)
	if got := shown(t, f, Filter{}); got != "likely[1 2] likely[2 3]" {
		t.Errorf("groups: %q", got)
	}
}

func TestHostileBooks(t *testing.T) {
	for name, c := range map[string]struct {
		make    func(i int) *vcard.Card
		n       int
		bounded bool
	}{
		"the same e-mail, other names": {func(i int) *vcard.Card {
			return card(fmt.Sprintf("FN:%c%c%c Nr%d", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26, i), "EMAIL:all@example.org")
		}, 3000, true},
		"the same e-mail and name": {func(i int) *vcard.Card { return card("FN:Anna Weber", "EMAIL:all@example.org", fmt.Sprint("X-N:", i)) }, 3000, true},
		"nothing at all":           {func(int) *vcard.Card { return &vcard.Card{Version: vcard.V30} }, 300, false},
		"groups":                   {func(i int) *vcard.Card { return card("X-ADDRESSBOOKSERVER-KIND:group", fmt.Sprint("FN:Gruppe ", i%7)) }, 20, false},
		"empty names": {func(i int) *vcard.Card {
			return card("FN:", "N:;;;;", "ORG:;", "EMAIL:", "TEL:", fmt.Sprint("NOTE:", i))
		}, 200, false},
		"one long name": {func(i int) *vcard.Card { return card("FN:" + strings.Repeat("Anna ", 3000) + fmt.Sprint(i)) }, 30, false},
	} {
		t.Run(name, func(t *testing.T) {
			f, v := newFinder(t)
			var cards []*vcard.Card
			for i := range c.n {
				cards = append(cards, c.make(i))
			}
			put(t, v, cards...)
			counts := scan(t, f)
			if counts.Contacts != c.n || counts.Bounded > 0 != c.bounded {
				t.Errorf("%+v", counts)
			}
			groups, _, err := f.Groups(context.Background(), Filter{})
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range groups {
				if len(g.Keys) > maxGroup {
					t.Fatalf("a group of %d", len(g.Keys))
				}
			}
			if name == "nothing at all" && len(groups) > 0 {
				t.Error("contacts without anything were proposed")
			}
		})
	}
}

func TestScanIsCancelledAndKept(t *testing.T) {
	f, v := newFinder(t)
	put(t, v, threeOfHer...)
	scan(t, f)
	put(t, v, card("FN:Anna Weber", "EMAIL:anna@example.org"))
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := f.Scan(ctx, nil); fault.Code(err) != "cancelled" {
		t.Errorf("cancelled: %v", err)
	}
	if got := shown(t, f, Filter{}); got != "likely[1 2 3]" {
		t.Errorf("the last result: %q", got)
	}
	phases := map[string]bool{}
	if _, err := f.Scan(context.Background(), func(p Progress) { phases[p.Phase] = true }); err != nil || !phases["reading"] {
		t.Errorf("%v %v", phases, err)
	}
	if got := shown(t, f, Filter{}); got != "likely[1 2 3 5]" {
		t.Errorf("after a scan: %q", got)
	}
	if page := shown(t, f, Filter{Offset: 5, Limit: 1}); page != "" {
		t.Errorf("beyond the end: %q", page)
	}
	var known *fault.Error
	_, _, err := f.Merge(context.Background(), []string{"nobody"}, contact.MergeChoices{})
	if !errors.As(err, &known) {
		t.Errorf("merging nobody: %v", err)
	}
}

func TestReasons(t *testing.T) {
	both := func(lines ...string) []string { return lines }
	for _, c := range []struct {
		a, b         []string
		class        Class
		pro, against string
	}{
		{both("FN:Hans Weber", "EMAIL:hw@example.org"), both("FN:Johannes Weber", "EMAIL:HW@example.org"), Likely, "same-email nickname", ""},
		{both("FN:Anna Weber", "EMAIL:info@acme.example"), both("FN:Jan Petersen", "EMAIL:info@acme.example"), None, "same-email", "other-name shared-email"},
		{both("FN:Weber Anna", "N:Anna;Weber;;;", "TEL;TYPE=CELL:0171 2345678"), both("FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=CELL:+49 171 2345678"), Likely, "same-phone swapped", ""},
		{both("FN:Hans Weber Jr.", "N:Weber;Hans;;;Jr.", "EMAIL:hw@example.org"), both("FN:Hans Weber Sr.", "N:Weber;Hans;;;Sr.", "EMAIL:hw@example.org"), Possible, "same-email same-name", "generations"},
		{both("FN:Anna Müller", "BDAY:1980-05-09"), both("FN:Anna Mueller", "BDAY:1980-05-09"), Likely, "same-name same-birthday", ""},
		{both("FN:Anna Weber", "BDAY:1980-05-09", "EMAIL:aw@example.org"), both("FN:Anna Weber", "BDAY:1980-09-05", "EMAIL:aw@example.org"), Possible, "same-email same-name", "near-birthday"},
		{both("FN:Anna Weber", "BDAY:1980-05-09"), both("FN:Anna Weber", "BDAY:1955-05-09"), None, "same-name", "other-birthday"},
		{both("FN:ACME GmbH", "ORG:ACME GmbH", "TEL:+49 40 123456"), both("FN:Acme", "ORG:Acme", "TEL:040 123456"), Likely, "same-phone same-name", ""},
		{both("FN:Martin Weber", "ADR:;;Weg 1;Köln;;50667;"), both("FN:Martina Weber", "ADR:;;Weg 1;Köln;;50667;"), None, "same-family same-address", "other-given"},
		{both("FN:Anna Weber"), both("FN:Anna Weber", "NOTE:x"), Possible, "same-name", ""},
	} {
		x, y := newSubject(1, card(c.a...)), newSubject(2, card(c.b...))
		v := compare(&x, &y, &stats{})
		list := func(reasons []Reason) string {
			var texts []string
			for _, r := range reasons {
				texts = append(texts, string(r))
			}
			return strings.Join(texts, " ")
		}
		if v.class != c.class || list(v.pro.list()) != c.pro || list(v.against.list()) != c.against {
			t.Errorf("%v and %v: %v %.2f for %q against %q", c.a, c.b, v.class, v.score, list(v.pro.list()), list(v.against.list()))
		}
	}
	for _, reason := range allReasons {
		if !message.Has("duplicate." + string(reason)) {
			t.Errorf("%s has no sentence", reason)
		}
	}
	if len(allReasons) != len(slices.Compact(slices.Sorted(slices.Values(allReasons)))) || len(allReasons) > 64 {
		t.Error("two reasons have one bit")
	}
}

// The comparison says the same whichever comes first, and never fails.
func FuzzCompare(f *testing.F) {
	f.Add("FN:Hans Weber\nBDAY:1980-05-09\nEMAIL:a@b.de", "FN:Weber, Johannes\nTEL:+49 171 2345678", "80")
	f.Add("N:van der Berg;J.;P.;Dr.;jun.\nORG:ACME GmbH", "FN:李小龍\nKIND:org", "")
	f.Add("BDAY:--05-09\nUID:1", "BDAY:1980-05\nUID:1", "x")
	f.Fuzz(func(t *testing.T, a, b, both string) {
		read := func(key int64, text string) subject {
			c := &vcard.Card{Version: vcard.V30}
			for line := range strings.SplitSeq(text+"\nNICKNAME:"+both, "\n") {
				if name, value, ok := strings.Cut(line, ":"); ok {
					c.Properties = append(c.Properties, vcard.Property{Name: name, Value: value})
				}
			}
			return newSubject(key, c)
		}
		x, y := read(1, a), read(2, b)
		s := gather([]subject{x, y}, blocks(y.entries(x.entries(nil, 0), 1)))
		there, back := compare(&x, &y, s), compare(&y, &x, s)
		if there != back {
			t.Errorf("%+v there, %+v back", there, back)
		}
		if there.score < 0 || there.score > 1 {
			t.Errorf("score %f", there.score)
		}
		if v := compare(&x, &x, s); x.content != 0 && v.class != Identical {
			t.Errorf("not identical with itself: %+v", v)
		}
	})
}
