package contact

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/vcard"
)

// told writes the roles of a card for people.
func told(c *vcard.Card) string {
	var lines []string
	for _, r := range View(c).Held {
		text := strings.Join([]string{r.Organisation, strings.Join(r.Units, "+"), r.Title, r.Role, r.From, r.To, r.OrganisationUID}, "|")
		if !r.Current {
			text = "former " + text
		}
		lines = append(lines, strings.TrimRight(text, "|"))
	}
	return strings.Join(lines, "\n")
}

func TestRolesAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"one":                        {[]string{"ORG:ACME;Einkauf", "TITLE:Leiterin", "ROLE:Kauffrau"}, "ACME|Einkauf|Leiterin|Kauffrau"},
		"title before organisation":  {[]string{"TITLE:Leiterin", "ORG:ACME"}, "ACME||Leiterin"},
		"two by order":               {[]string{"ORG:A", "ORG:B", "TITLE:a", "TITLE:b"}, "A||a\nB||b"},
		"two by group":               {[]string{"item1.ORG:A", "item2.ORG:B", "ITEM2.TITLE:b", "item1.TITLE:a"}, "A||a\nB||b"},
		"one more title":             {[]string{"ORG:A", "TITLE:a", "TITLE:b"}, "A||a\n||b"},
		"labelled organisation":      {[]string{"item1.ORG:A", "item1.X-ABLabel:Büro", "TITLE:a"}, "A||a"},
		"group beside loose ones":    {[]string{"ORG:A", "TITLE:a", "item1.ORG:B", "item1.TITLE:b"}, "A||a\nB||b"},
		"with dates":                 {[]string{"ORG;X-KITH-FROM=2019-06;X-KITH-ORGANISATION=\"urn:uuid:1\":A", "TITLE:a"}, "A||a||2019-06||urn:uuid:1"},
		"blank ones":                 {[]string{"ORG:;", "TITLE: ", "ROLE:r"}, "|||r"},
		"former, the last one first": {[]string{"X-KITH-ROLE:A;;a;;2001;2005", `X-KITH-ROLE:B\;C;x\,y,z;b;;2005;2011-03;urn:uuid:2;more`, "ORG:D"}, "D\nformer B;C|x,y+z|b||2005|2011-03|urn:uuid:2\nformer A||a||2001|2005"},
		"nothing former":             {[]string{"X-KITH-ROLE:;;;;2001", "ORG:D"}, "D"},
	} {
		if got := told(read(t, "4.0", append([]string{"FN:Anna"}, c.lines...)...)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
	if got := told(read(t, "4.0", "KIND:org", "FN:ACME", "ORG:acme;Einkauf")); got != "" {
		t.Errorf("an organisation has a role at itself: %s", got)
	}
}

func TestRolesAreWritten(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		edits []Edit
		want  []string
		code  string
	}{
		"the first": {[]string{"FN:Anna"}, []Edit{{Op: "add", Held: &Role{Organisation: "ACME", Title: "Leiterin", From: "2019", Current: true}}},
			[]string{"FN:Anna", "ORG;X-KITH-FROM=2019:ACME", "TITLE:Leiterin"}, ""},
		"a second leaves the first alone": {[]string{"FN:Anna", "TITLE:a", "ORG:A"}, []Edit{{Op: "add", Held: &Role{Organisation: "B", Title: "b", Current: true}}},
			[]string{"FN:Anna", "TITLE:a", "ORG:A", "ORG:B", "TITLE:b"}, ""},
		"groups where order does not say it": {[]string{"FN:Anna", "ORG:A"}, []Edit{{Op: "add", Held: &Role{Title: "b", Current: true}}},
			[]string{"FN:Anna", "item1.ORG:A", "item2.TITLE:b"}, ""},
		"ended": {[]string{"FN:Anna", "item1.ORG;LANGUAGE=de;X-KITH-FROM=2019:A;E", "item1.X-ABLabel:Büro", "TITLE;X-A=1:a"}, []Edit{{Op: "end", Held: &Role{To: "2023"}}},
			[]string{"FN:Anna", "item1.X-KITH-ROLE;LANGUAGE=de;X-A=1:A;E;a;;2019;2023", "item1.X-ABLabel:Büro"}, ""},
		"moving": {[]string{"FN:Anna", "ORG:A", "ORG:C", "TITLE:a", "TITLE:c"},
			[]Edit{{Op: "end", Held: &Role{To: "2023"}}, {Op: "add", Held: &Role{Organisation: "B", From: "2023", Current: true}}},
			[]string{"FN:Anna", "X-KITH-ROLE:A;;a;;;2023", "item2.ORG;X-KITH-FROM=2023:B", "item1.ORG:C", "item1.TITLE:c"}, ""},
		"not over after all": {[]string{"FN:Anna", "X-KITH-ROLE;LANGUAGE=de:A;E;a;r;2019;2023"}, []Edit{{Op: "set", Held: &Role{Organisation: "A", Units: []string{"E"}, Title: "a", Role: "r", From: "2019", Current: true}}},
			[]string{"FN:Anna", "ORG;LANGUAGE=de;X-KITH-FROM=2019:A;E", "TITLE:a", "ROLE:r"}, ""},
		"removed": {[]string{"FN:Anna", "item1.ORG:A", "item1.TITLE:a", "item1.X-ABLabel:x", "NOTE:n"}, []Edit{{Op: "remove"}}, []string{"FN:Anna", "NOTE:n"}, ""},
		"without the organisation": {[]string{"FN:Anna", "ORG;X-KITH-FROM=2019:A", "TITLE:a"}, []Edit{{Op: "set", Held: &Role{Title: "a", From: "2019", Current: true}}},
			[]string{"FN:Anna", "TITLE;X-KITH-FROM=2019:a"}, ""},
		"what is known of a former role stays": {[]string{"FN:Anna", "X-KITH-ROLE:A;;a;;2019;2023;;more"}, []Edit{{Op: "set", Held: &Role{Organisation: "A", Title: "b", From: "2019", To: "2023"}}},
			[]string{"FN:Anna", "X-KITH-ROLE:A;;b;;2019;2023;;more"}, ""},
		"an organisation taken away in another way": {[]string{"FN:Anna", "ORG:A", "ORG:B", "TITLE:a", "TITLE:b"}, []Edit{{Op: "remove", Field: "organisation", Ref: 1}},
			[]string{"FN:Anna", "item2.ORG:B", "item1.TITLE:a", "item2.TITLE:b"}, ""},
		"no such role":          {[]string{"FN:Anna", "ORG:A"}, []Edit{{Op: "end", Ref: 1}}, nil, "contact.bad-value"},
		"over already":          {[]string{"FN:Anna", "X-KITH-ROLE:A;;a"}, []Edit{{Op: "end", Held: &Role{To: "2020"}}}, nil, "contact.bad-value"},
		"no date":               {[]string{"FN:Anna"}, []Edit{{Op: "add", Held: &Role{Title: "a", From: "lately"}}}, nil, "contact.bad-value"},
		"no such day":           {[]string{"FN:Anna"}, []Edit{{Op: "add", Held: &Role{Title: "a", From: "2023-02-30"}}}, nil, "contact.bad-value"},
		"the wrong way":         {[]string{"FN:Anna"}, []Edit{{Op: "add", Held: &Role{Title: "a", From: "2023-02", To: "2022"}}}, nil, "contact.bad-value"},
		"ended before":          {[]string{"FN:Anna", "ORG;X-KITH-FROM=2019:A"}, []Edit{{Op: "end", Held: &Role{To: "2018"}}}, nil, "contact.bad-value"},
		"nothing said":          {[]string{"FN:Anna"}, []Edit{{Op: "add", Held: &Role{From: "2023"}}}, nil, "contact.bad-value"},
		"no name would be left": {[]string{"ORG:A"}, []Edit{{Op: "end"}}, nil, "contact.empty"},
	} {
		card := read(t, "4.0", c.lines...)
		before := cardLines(card)
		for i := range c.edits {
			if c.edits[i].Field == "" {
				c.edits[i].Field = "held"
			}
		}
		err := Apply(card, c.edits)
		if c.code != "" {
			if fault.Code(err) != c.code || !slices.Equal(cardLines(card), before) {
				t.Errorf("%s: %v, %q", name, err, cardLines(card))
			}
			continue
		}
		if got := cardLines(card); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v\n%q, want\n%q", name, err, got, c.want)
		}
	}
}

// anyRole makes a role of texts that a card has to escape.
func anyRole(r *rand.Rand) Role {
	texts := []string{"", "", "ACME GmbH", "Müller, Söhne & Co.", "A;B", `back\slash`, "Werft: Nord", "李小龍", `"quoted"`, "x\\n", "^n^'"}
	pick := func() string { return texts[r.IntN(len(texts))] }
	role := Role{Organisation: pick(), Units: []string{}, Title: pick(), Role: pick(), Current: r.IntN(2) == 0}
	for range r.IntN(3) {
		if unit := pick(); unit != "" {
			role.Units = append(role.Units, unit)
		}
	}
	periods := []string{"", "2001", "2005-06", "2011-03-31"}
	role.From = periods[r.IntN(3)]
	if to := periods[r.IntN(4)]; to > role.From {
		role.To = to
	}
	if r.IntN(4) == 0 {
		role.OrganisationUID = "urn:uuid:0193" + fmt.Sprint(r.IntN(9))
	}
	if role.blank() {
		role.Title = "Head; of, everything"
	}
	return role
}

// Whatever roles a card is given, in whatever order and beside whatever stands in it already, are read again as they were written,
// and come back from vCard 3.0 and 4.0.
func TestRolesRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	cards := [][]string{{}, {"ORG:Alt"}, {"TITLE:Alt"}, {"item1.ORG:Alt", "item1.X-ABLabel:Büro", "TITLE:Alt"}, {"ORG:A;U", "ORG:B", "TITLE:a", "ROLE:r"}, {"item7.TITLE:t", "item7.ROLE:r"}}
	for round := range 200 {
		version := []string{"3.0", "4.0"}[round%2]
		card := read(t, version, append([]string{"FN:Anna", "NOTE:n", "X-OTHER;A=1:kept"}, cards[r.IntN(len(cards))]...)...)
		var steps []string
		for range 1 + r.IntN(4) {
			before := View(card).Held
			edit := Edit{Op: "add", Field: "held"}
			role := anyRole(r)
			edit.Held = &role
			if len(before) > 0 {
				switch r.IntN(4) {
				case 0:
					edit.Op, edit.Ref = "set", r.IntN(len(before))
				case 1:
					edit.Op, edit.Ref = "remove", r.IntN(len(before))
				}
			}
			want := slices.Clone(before)
			switch edit.Op {
			case "add":
				want = append(want, role)
			case "set":
				want[edit.Ref] = role
			case "remove":
				want = slices.Delete(want, edit.Ref, edit.Ref+1)
			}
			steps = append(steps, fmt.Sprintf("%s %d %+v", edit.Op, edit.Ref, role))
			if err := Apply(card, []Edit{edit}); err != nil {
				t.Fatalf("%v: %v", steps, err)
			}
			for way, c := range map[string]*vcard.Card{
				"as it is": card, "as stored": stored(t, card), "by 3.0": travelled(t, card, vcard.V30), "by 4.0": travelled(t, card, vcard.V40),
			} {
				if got := View(c).Held; !sameRoles(got, want) {
					t.Fatalf("%s: %s\n%+v\nwant\n%+v\n%s", strings.Join(steps, "\n"), way, got, want, vcard.Format(card))
				}
			}
			if card.First("NOTE") == nil || card.First("X-OTHER").Value != "kept" {
				t.Fatalf("something else is gone: %s", vcard.Format(card))
			}
			same := Edit{Op: "set", Field: "held"}
			for _, held := range View(card).Held {
				same.Ref, same.Held = held.Ref, &held
				text := string(vcard.Format(card))
				if err := Apply(card, []Edit{same}); err != nil || string(vcard.Format(card)) != text {
					t.Fatalf("setting what is there changes the card: %v\n%s\n%s", err, text, vcard.Format(card))
				}
			}
		}
	}
}

func sameRoles(got, want []Role) bool {
	if len(got) != len(want) {
		return false
	}
	left := slices.Clone(want)
	for i := range got {
		at := slices.IndexFunc(left, func(r Role) bool { return r.says(&got[i]) })
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	return true
}

func stored(t *testing.T, c *vcard.Card) *vcard.Card {
	t.Helper()
	again, err := vcard.Parse(vcard.Format(c))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// travelled sends a card out in a version and reads it in again.
func travelled(t *testing.T, c *vcard.Card, version vcard.Version) *vcard.Card {
	t.Helper()
	var out bytes.Buffer
	if err := vcard.Encode(&out, vcard.Convert(c, version)); err != nil {
		t.Fatal(err)
	}
	cards := decode(t, out.String())
	if len(cards) != 1 {
		t.Fatalf("%d cards", len(cards))
	}
	return cards[0]
}

func FuzzRoles(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s.text), "add", 0, "ACME", "2019", true)
		f.Add([]byte(s.text), "end", 0, "", "2020-01", false)
	}
	f.Fuzz(func(t *testing.T, data []byte, op string, ref int, text, to string, current bool) {
		for _, c := range decode(t, string(data)) {
			roles := len(View(c).Held)
			edit := Edit{Op: op, Field: "held", Ref: ref, Held: &Role{Organisation: text, Title: to, To: to, Current: current}}
			if Apply(c, []Edit{edit}) != nil {
				continue
			}
			again, err := vcard.Parse(vcard.Format(c))
			if err != nil || !sameRoles(View(again).Held, View(c).Held) {
				t.Fatalf("cannot be read back: %v\n%s", err, vcard.Format(c))
			}
			if op == "set" && len(View(c).Held) < roles {
				t.Fatalf("a role is gone: %s", vcard.Format(c))
			}
		}
	})
}

func TestOrganisationKey(t *testing.T) {
	same := [][]string{
		{"ACME GmbH", "Acme  gmbh", "ACME G.m.b.H."}, {"Müller e.V.", "Mueller eV", "MÜLLER e. V."}, {"Werft GmbH & Co. KG", "Werft GmbH & Co KG"}, {"GmbH"}, {"李小龍"}, {"!!!"}, {"???"},
	}
	seen := map[int64]string{}
	for _, names := range same {
		key := OrganisationKey(names[0])
		if other := seen[key.Whole]; other != "" {
			t.Errorf("%s and %s have one key", names[0], other)
		}
		seen[key.Whole] = names[0]
		for _, name := range names[1:] {
			if got := OrganisationKey(name); got != key && name != "ACME G.m.b.H." {
				t.Errorf("%s: %+v, %s: %+v", name, got, names[0], key)
			}
		}
	}
	for name, base := range map[string]string{
		"ACME GmbH & Co. KG": "ACME", "ACME Ltd.": "acme", "ACME": "ACME", "Bank AG": "Bank", "Co. KG": "Co", "Salzburg AG & Co. KGaA": "Salzburg", "Agentur": "Agentur",
	} {
		if OrganisationKey(name).Base != OrganisationKey(base).Base {
			t.Errorf("%s is not based on %s", name, base)
		}
	}
	if OrganisationKey("ACME GmbH").Whole == OrganisationKey("ACME AG").Whole {
		t.Error("two legal forms have one key")
	}
}

func TestLasts(t *testing.T) {
	for to, want := range map[string]bool{"": true, "2025": false, "2026": false, "2027": true, "2026-03": false, "2026-04": true, "2026-03-01": false, "2026-03-02": true} {
		if Lasts(to, "2026-03-01") != want {
			t.Errorf("until %q: %v", to, !want)
		}
	}
}
