package contact

import (
	"context"
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

func metCard(t *testing.T, version vcard.Version, lines ...string) *vcard.Card {
	t.Helper()
	card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:" + map[vcard.Version]string{vcard.V30: "3.0", vcard.V40: "4.0"}[version] + "\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"))
	if err != nil {
		t.Fatal(err)
	}
	return card
}

func TestWriteMet(t *testing.T) {
	card := metCard(t, vcard.V40, "FN:Anna", `X-KITH-MET-PLACE;LANGUAGE=de:Messe\, Halle 3`, "NOTE:x", "X-KITH-MET-DATE:irgendwann", "X-KITH-MET-PLACE:Bonn")
	if got := MetOf(card); got != (Met{Place: "Messe, Halle 3"}) {
		t.Errorf("%+v", got)
	}
	want := Met{Place: "Köln; am Rhein", When: "2021-21", Through: "Bernd Müller", UID: "bernd@example.org"}
	writeMet(card, want)
	if got := MetOf(card); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	text := string(vcard.Format(card))
	for _, part := range []string{`X-KITH-MET-PLACE;LANGUAGE=de:Köln\; am Rhein`, "X-KITH-MET-DATE:irgendwann", "X-KITH-MET-DATE:2021-21", "X-KITH-MET-PLACE:Bonn", "X-KITH-PERSON"} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is not in\n%s", part, text)
		}
	}
	// Written again it is the same, in each version, there and back.
	writeMet(card, want)
	if again := string(vcard.Format(card)); again != text {
		t.Errorf("%s\nbecame\n%s", text, again)
	}
	old := vcard.Convert(card, vcard.V30)
	if got := MetOf(old); got != want {
		t.Errorf("in 3.0: %+v", got)
	}
	read, err := vcard.Parse(vcard.Format(old))
	if err != nil {
		t.Fatal(err)
	}
	if got := MetOf(read); got != want {
		t.Errorf("out of 3.0: %+v", got)
	}
	if got := MetOf(vcard.Convert(read, vcard.V40)); got != want {
		t.Errorf("back in 4.0: %+v", got)
	}
	writeMet(card, Met{When: "2019"})
	if got := MetOf(card); got != (Met{Place: "Bonn", When: "2019"}) {
		t.Errorf("%+v", got)
	}
}

func TestCombineMet(t *testing.T) {
	self := func(uid string) bool { return NormalUID(uid) == "anna-2" }
	for _, test := range []struct {
		name         string
		first, other []string
		want         Met
		kept         string
	}{
		{"only the other", nil, []string{"X-KITH-MET-PLACE:Köln", "X-KITH-MET-DATE:2019"}, Met{Place: "Köln", When: "2019"}, ""},
		{"the same", []string{"X-KITH-MET-PLACE:Köln"}, []string{"X-KITH-MET-PLACE:Koeln"}, Met{Place: "Köln"}, ""},
		{"more exactly", []string{"X-KITH-MET-DATE:2019"}, []string{"X-KITH-MET-DATE:2019-05-03"}, Met{When: "2019-05-03"}, ""},
		{"less exactly", []string{"X-KITH-MET-DATE:2019-22"}, []string{"X-KITH-MET-DATE:2019"}, Met{When: "2019-22"}, ""},
		{"another time", []string{"X-KITH-MET-DATE:2019"}, []string{"X-KITH-MET-DATE:2021"}, Met{When: "2019"}, "X-KITH-OTHER-X-KITH-MET-DATE:2021"},
		{"a name that is known", []string{"X-KITH-MET-THROUGH:Bernd"}, []string{"X-KITH-MET-THROUGH;X-KITH-PERSON=b1:Bernd"}, Met{Through: "Bernd", UID: "b1"}, ""},
		{"another person", []string{"X-KITH-MET-THROUGH;X-KITH-PERSON=b1:Bernd"}, []string{"X-KITH-MET-THROUGH:Carla"}, Met{Through: "Bernd", UID: "b1"}, "X-KITH-OTHER-X-KITH-MET-THROUGH:Carla"},
		{"themselves", []string{"X-KITH-MET-THROUGH;X-KITH-PERSON=anna-2:Anna"}, []string{"X-KITH-MET-THROUGH:Bernd"}, Met{Through: "Bernd"}, ""},
		{"themselves, on the other", []string{"FN:Anna"}, []string{"X-KITH-MET-THROUGH;X-KITH-PERSON=anna-2:Anna"}, Met{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			cards := []*vcard.Card{metCard(t, vcard.V40, append([]string{"FN:Anna"}, test.first...)...), metCard(t, vcard.V40, append([]string{"FN:Anna"}, test.other...)...)}
			combined := Combine(cards, nil, self).Card
			if got := MetOf(combined); got != test.want {
				t.Errorf("%+v, want %+v", got, test.want)
			}
			text := string(vcard.Format(combined))
			if test.kept != "" && !strings.Contains(text, test.kept) || test.kept == "" && strings.Contains(text, "X-KITH-OTHER") {
				t.Errorf("kept is not %q:\n%s", test.kept, text)
			}
		})
	}
}

// How one met somebody is found, follows a merge of the person through whom, and comes back by undo.
func TestMetInTheBook(t *testing.T) {
	ctx := context.Background()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	b := NewBook(v, search.New(v))
	person := func(name string) string {
		t.Helper()
		c, _, err := b.Create(ctx, KindPerson, NameParts{Given: []string{name}}, "")
		if err != nil {
			t.Fatal(err)
		}
		return c.ID
	}
	anna, bernd, twin, carla := person("Anna"), person("Bernd"), person("Bernhard"), person("Carla")
	set := func(id string, met Met) {
		t.Helper()
		if _, err := b.SetMet(ctx, id, met); err != nil {
			t.Fatal(err)
		}
	}
	through := func(id, want string) {
		t.Helper()
		rows, err := b.MetThrough(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, row := range rows {
			names = append(names, row.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("met through: %q, want %q", got, want)
		}
	}
	set(anna, Met{Place: "Messe Leipzig", When: "2021-21", ContactID: bernd})
	set(carla, Met{Through: "Tante Frieda", ContactID: ""})
	c, err := b.Show(ctx, anna)
	if err != nil || c.Met == nil || c.Met.ContactID != bernd || c.Met.Through != "Bernd" || c.Met.When != "2021-21" || len(c.Properties) != 0 && hasMet(c.Properties) {
		t.Fatalf("%+v, %v", c.Met, err)
	}
	through(bernd, "Anna")
	for _, text := range []string{"leipzig", "frieda"} {
		if found, err := b.Find(ctx, text, "", 10); err != nil || len(found.Hits) != 1 {
			t.Errorf("%s: %+v, %v", text, found.Hits, err)
		}
	}
	// Bernd turns out to be Bernhard.
	one, _, err := b.Merge(ctx, []string{bernd, twin}, MergeChoices{Keep: twin})
	if err != nil {
		t.Fatal(err)
	}
	through(one.ID, "Anna")
	if c, err = b.Show(ctx, anna); err != nil || one.ID != twin || c.Met.ContactID != twin {
		t.Errorf("%+v, %v", c.Met, err)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	through(bernd, "Anna")
	through(twin, "")
	// Taken away, and back.
	set(anna, Met{})
	through(bernd, "")
	if found, err := b.Find(ctx, "leipzig", "", 10); err != nil || len(found.Hits) != 0 {
		t.Errorf("%+v, %v", found.Hits, err)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	through(bernd, "Anna")
	for _, wrong := range []struct {
		met  Met
		code string
	}{{Met{When: "2021-02-30"}, "contact.bad-value"}, {Met{ContactID: anna}, "contact.met-self"}, {Met{ContactID: "nobody"}, "contact.not-found"}} {
		if _, err := b.SetMet(ctx, anna, wrong.met); fault.Code(err) != wrong.code {
			t.Errorf("%+v: %v", wrong.met, err)
		}
	}
}

func hasMet(properties []Raw) bool {
	for _, p := range properties {
		if strings.HasPrefix(p.Name, "X-KITH-MET") {
			return true
		}
	}
	return false
}
