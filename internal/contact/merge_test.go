package contact

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// put stores cards as an import would and answers their ids.
func put(t *testing.T, v *vault.Vault, cards ...*vcard.Card) []string {
	t.Helper()
	var ids []string
	_, err := v.Write(context.Background(), message.New("import.done", message.Args{"file": "test"}), func(tx *vault.Tx) error {
		w, err := NewWriter(tx)
		if err != nil {
			return err
		}
		for _, card := range cards {
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			ids = append(ids, id)
			p := NewPreparer().Prepare(card)
			if _, err := w.Add(p, id, p.Digest); err != nil {
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

// dump writes everything that records hold, for comparing before and after. The number of the change is left out: undo restores it too,
// and is told apart by what it restores.
func dump(t *testing.T, v *vault.Vault) string {
	t.Helper()
	var out strings.Builder
	for _, query := range []string{
		`SELECT key || '|' || change || '|' || id || '|' || created || '|' || changed || '|' || source || '|' || coalesce(base, '-') || '|' || coalesce(binned, '-') || '|' || card FROM contact ORDER BY key`,
		`SELECT contact || '|' || kind || '|' || name || '|' || subtitle || '|' || place || '|' || birthday || '|' || photo FROM contact_row ORDER BY contact`,
		`SELECT circle || '|' || contact FROM contact_circle ORDER BY 1`,
		`SELECT key || '|' || encounter || '|' || contact FROM encounter_contact ORDER BY key`,
		`SELECT key || '|' || followup || '|' || contact FROM followup_contact ORDER BY key`,
		`SELECT key || '|' || contact || '|' || uid || '|' || source FROM contact_alias ORDER BY key`,
	} {
		rows, err := v.Query(context.Background(), query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			out.WriteString(line + "\n")
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		out.WriteString("--\n")
	}
	return out.String()
}

// meet logs an encounter and a follow-up with contacts, by the tables alone.
func meet(t *testing.T, v *vault.Vault, note string, ids ...string) {
	t.Helper()
	_, err := v.Write(context.Background(), message.New("encounter.created", message.Args{"name": note}), func(tx *vault.Tx) error {
		keys, err := Keys(tx, ids)
		if err != nil {
			return err
		}
		encounter, err := tx.Insert(`INSERT INTO encounter (change, id, kind, day, note, created, changed) VALUES (?, ?, 'call', '2026-03-01', ?, 0, 0)`, tx.Change(), note, note)
		if err == nil {
			err = Link(tx, "encounter", encounter, keys)
		}
		if err != nil {
			return err
		}
		followup, err := tx.Insert(`INSERT INTO followup (change, id, title, note, due_day, zone, created, changed) VALUES (?, ?, ?, '', '2026-03-02', '', 0, 0)`, tx.Change(), note, note)
		if err != nil {
			return err
		}
		return Link(tx, "followup", followup, keys)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMergeMovesEverythingAndUndoBringsItBack(t *testing.T) {
	b, v := newBook(t)
	ctx := context.Background()
	ids := put(t, v,
		parse(t, "UID:one", "FN:Anna Weber", "TEL:+49 171 2345678", "CATEGORIES:Chor"),
		parse(t, "UID:urn:uuid:Two", "FN:Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@example.org", "NOTE:aus Hamburg", "CATEGORIES:Hamburg"),
		parse(t, "FN:A. Weber", "TEL:0171 2345678", "X-ODD:1"),
		parse(t, "VERSION:4.0", "UID:friend", "FN:Jan Petersen", "RELATED;TYPE=friend:one"),
		parse(t, "VERSION:4.0", "UID:worker", "FN:Kim Lang", "ORG;X-KITH-ORGANISATION=one:Weber", "X-KITH-ROLE:Weber;;;;2019;;urn:uuid:one"),
		parse(t, "VERSION:4.0", "UID:choir", "KIND:group", "FN:Chor", "MEMBER:urn:uuid:two", "MEMBER:urn:uuid:one"))
	meet(t, v, "with one", ids[0])
	meet(t, v, "with one and two", ids[0], ids[1])
	meet(t, v, "with three and Jan", ids[2], ids[3])
	before := dump(t, v)

	preview, err := b.PreviewMerge(ctx, ids[:3], MergeChoices{})
	if err != nil || preview.Keep != ids[1] || dump(t, v) != before {
		t.Fatalf("preview keeps %q, %v", preview.Keep, err)
	}
	merged, change, err := b.Merge(ctx, ids[:3], MergeChoices{})
	if err != nil {
		t.Fatal(err)
	}
	if merged.ID != ids[1] || len(merged.Phones) != 1 || len(merged.Emails) != 1 || strings.Join(merged.Circles, ",") != "Hamburg,Chor" {
		t.Errorf("merged: %+v", merged)
	}
	preview.After.Revision, preview.After.Changed = merged.Revision, merged.Changed
	if fmt.Sprint(preview.After.Phones, preview.After.Name, preview.After.Nicknames) != fmt.Sprint(merged.Phones, merged.Name, merged.Nicknames) {
		t.Error("the preview promised something else")
	}
	var links, encounters int
	_ = v.QueryRow(ctx, `SELECT count(*) FROM encounter_contact l JOIN contact c ON c.key = l.contact WHERE c.id = ?`, ids[1]).Scan(&links)
	_ = v.QueryRow(ctx, `SELECT count(*) FROM encounter`).Scan(&encounters)
	if links != 3 || encounters != 3 {
		t.Errorf("%d of %d encounters hang on the merged contact", links, encounters)
	}
	friend, _, err := b.Card(ctx, ids[3])
	if err != nil || friend.First("RELATED").Value != "urn:uuid:Two" {
		t.Errorf("the friend is related to %v (%v)", friend.First("RELATED"), err)
	}
	worker, _, _ := b.Card(ctx, ids[4])
	if text := written(worker); !strings.Contains(text, "X-KITH-ORGANISATION=\"urn:uuid:Two\"") || !strings.Contains(text, "2019;;urn:uuid:Two") {
		t.Errorf("the worker has\n%s", text)
	}
	choir, _, _ := b.Card(ctx, ids[5])
	if members := choir.All("MEMBER"); len(members) != 1 || members[0].Value != "urn:uuid:two" {
		t.Errorf("members of the choir: %v", members)
	}
	var aliases []string
	rows, err := v.Query(ctx, `SELECT a.uid || CASE WHEN EXISTS (SELECT 1 FROM contact_key k WHERE k.contact = a.contact AND k.hash = a.source >> 16) THEN '+' ELSE '' END FROM contact_alias a ORDER BY a.uid`)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var uid string
		_ = rows.Scan(&uid)
		aliases = append(aliases, uid)
	}
	_ = rows.Close()
	want := []string{ids[2] + "+", "one+"}
	slices.Sort(want)
	if !slices.Equal(aliases, want) {
		t.Errorf("remembered: %v, want %v", aliases, want)
	}
	if text := change.Label.In(message.German); text != "3 Kontakte zu Anna Weber vereint" {
		t.Errorf("label %q", text)
	}

	after := dump(t, v)
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, v); got != before {
		t.Errorf("undo left\n%s\nbefore\n%s", got, before)
	}
	if names := found(t, b, "A. Weber", ""); !strings.Contains(names, "A. Weber") {
		t.Errorf("after the undo a search finds %q", names)
	}
	if _, err := v.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, v); got != after {
		t.Errorf("redo left\n%s\nafter\n%s", got, after)
	}
}

func TestMergeFaults(t *testing.T) {
	b, v := newBook(t)
	ctx := context.Background()
	ids := put(t, v, parse(t, "FN:A"), parse(t, "FN:B"))
	for _, c := range []struct {
		ids     []string
		choices MergeChoices
		code    string
	}{
		{ids[:1], MergeChoices{}, "contact.merge-few"},
		{[]string{ids[0], ids[0]}, MergeChoices{}, "contact.merge-few"},
		{[]string{ids[0], "nobody"}, MergeChoices{}, "contact.not-found"},
		{ids, MergeChoices{Keep: "nobody"}, "contact.not-found"},
		{ids, MergeChoices{Fields: map[string]string{"email": ids[0]}}, "contact.merge-field"},
	} {
		before := dump(t, v)
		_, _, err := b.Merge(ctx, c.ids, c.choices)
		if got := fault.From(err).Message.Code; err == nil || got != c.code {
			t.Errorf("%v %+v: %v, want %s", c.ids, c.choices, err, c.code)
		}
		if dump(t, v) != before {
			t.Errorf("%s: something was changed", c.code)
		}
	}
}

// A merge of any cards loses no value, and its undo brings all of them back byte for byte.
func TestMergeLosesNothing(t *testing.T) {
	b, v := newBook(t)
	ctx := context.Background()
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 1))
		var cards []*vcard.Card
		for range 2 + r.IntN(3) {
			cards = append(cards, randomCard(r))
		}
		ids := put(t, v, cards...)
		before := dump(t, v)
		merged, _, err := b.Merge(ctx, ids, MergeChoices{})
		if err != nil {
			t.Fatal(seed, err)
		}
		card, _, err := b.Card(ctx, merged.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, from := range cards {
			for i := range from.Properties {
				if p := &from.Properties[i]; !says(card, p) {
					t.Errorf("seed %d: %s:%s is gone in\n%s", seed, p.Name, p.Value, vcard.Format(card))
				}
			}
		}
		if _, err := v.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, v); got != before {
			t.Fatalf("seed %d: undo left\n%s\nbefore\n%s", seed, got, before)
		}
		if _, err := b.Remove(ctx, ids); err != nil {
			t.Fatal(err)
		}
	}
}

// says reports whether a card still says what a property said, by the plainest of rules.
func says(card *vcard.Card, p *vcard.Property) bool {
	if p.Is("UID") || p.Is("REV") || p.Is("PRODID") || strings.Trim(p.Value, "; ") == "" {
		return true
	}
	whole := strings.ToLower(string(vcard.Format(&vcard.Card{Version: vcard.V30, Properties: card.Properties})))
	whole = strings.ReplaceAll(strings.ReplaceAll(whole, "\r\n ", ""), "-", "")
	plain := strings.NewReplacer("https:", "http:", "straße", "str.", "änne", "anne") // spellings that are equal
	whole = plain.Replace(whole)
	digits := onlyDigits(whole)
	if fieldOf(p.Name) == fieldPhone {
		number := strings.TrimLeft(onlyDigits(p.Value), "0")
		return strings.Contains(digits, strings.TrimPrefix(number, "49"))
	}
	for _, component := range components(p.Value) {
		for _, item := range cutAt(component, ',') {
			for word := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(item, `\n`, " "), "-", ""))) {
				if len(word) == len("a.") && strings.HasSuffix(word, ".") {
					continue // an initial of a name that is there
				}
				if !strings.Contains(whole, strings.TrimRight(plain.Replace(word), "/")) {
					return false
				}
			}
		}
	}
	return true
}

func randomCard(r *rand.Rand) *vcard.Card {
	card := &vcard.Card{Version: []vcard.Version{vcard.V30, vcard.V40}[r.IntN(2)]}
	add := func(name string, values ...string) {
		p := vcard.Property{Name: name, Value: values[r.IntN(len(values))]}
		switch r.IntN(4) {
		case 0:
			p.Params = []vcard.Param{{Name: "TYPE", Values: []string{[]string{"work", "home", "pref"}[r.IntN(3)]}}}
		case 1:
			p.Group = fmt.Sprint("item", 1+r.IntN(2))
			if r.IntN(2) == 0 {
				card.Properties = append(card.Properties, vcard.Property{Group: p.Group, Name: "X-ABLabel", Value: []string{"Boot", "Werft"}[r.IntN(2)]})
			}
		}
		card.Properties = append(card.Properties, p)
	}
	all := []func(){
		func() {
			add("FN", "Anna Weber", "Änne Weber-Roth", "ANNA WEBER", "A. Weber", "Dr. Anna Maria Weber", "???")
		},
		func() { add("N", "Weber;Anna;;;", "Roth;Anna;Maria;Dr.;", ";;;;", "Weber;A.;;;jun.") },
		func() { add("BDAY", "1980-05-09", "1981-05-09", "irgendwann") },
		func() { add("TEL", "+49 171 2345678", "0171 2345678", "110", "+43 171 2345678", "hausintern") },
		func() { add("EMAIL", "anna@example.org", "Anna@Example.org", "kein at") },
		func() { add("ADR", ";;Hauptstr. 1;Köln;;;", ";;Hauptstraße 1;Köln;;50667;", ";;;Köln;;;") },
		func() { add("ORG", "ACME", "Acme;Einkauf", ";") },
		func() { add("TITLE", "Leiterin", "Beraterin") },
		func() { add("ROLE", "Kassenwartin") },
		func() { add("X-KITH-ROLE", "ACME;;Beraterin;;2019;2023") },
		func() { add("NOTE", "eins", `eins\nzwei`, "drei") },
		func() { add("NICKNAME", "Anni,Ännchen", "anni") },
		func() { add("CATEGORIES", "Chor,Hamburg", "chor") },
		func() { add("URL", "http://a.example/", "https://a.example") },
		func() { add("X-ODD", "1", "2") },
		func() { add("UID", fmt.Sprint("uid-", r.IntN(1000))) },
		func() { add("GENDER", "M", "F;sie") },
		func() { add("KIND", "individual", "org") },
		func() { add("PHOTO", "https://photo.example/a.png", "https://photo.example/b.png") },
		func() { add("SORT-STRING", "weber", "roth") },
	}
	all[0]()
	for range 3 + r.IntN(14) {
		all[r.IntN(len(all))]()
	}
	return card
}
