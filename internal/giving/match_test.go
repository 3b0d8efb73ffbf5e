package giving

import (
	"context"
	"strings"
	"testing"

	"kith/internal/contact"
)

// Whether words fit, both ways they may be written; what does not fit is as important as what does.
func TestFits(t *testing.T) {
	for _, pair := range []struct {
		need, offer string
		fits        bool
	}{
		{"Steuerberater", "Steuerberatung", true},
		{"eine gute Steuerberaterin in Hamburg", "Steuerberatung für Gründer", true},
		{"Kontakt zu einem Steuerberater", "Steuerberatung, Buchhaltung", true},
		{"Steuerberatung", "Rechtsberatung", false},
		{"Steuerrecht", "Steuerberatung", false},
		{"Wohnung in Hamburg", "Stadtführungen in Hamburg", false},
		{"Wohnung Hamburg", "Stadtführung Hamburg", false},
		{"Wohnung oder Haus in Köln", "Haus mit Garten", true},
		{"Grafikerin für Flyer", "Webseiten und Grafik", true},
		{"Flyer", "Druck; Flyer", true},
		{"Schreiner", "Möbel, Schreinerei", true},
		{"Fotografin", "Fotografie", true},
		{"Übersetzer", "Uebersetzung", true},
		{"Hilfe beim Umzug", "Hilfe im Garten", false},
		{"Hilfe beim Umzug", "Umzüge", true},
		{"Beratung zur Rente", "Beratung für Gründer", false},
		{"Stelle als Ingenieurin", "Stelle als Koch", false},
		{"Stelle als Ingenieurin", "Stellen für Ingenieure", true},
		{"a tax adviser", "Tax advice for founders", true},
		{"a photographer for a wedding", "photography", true},
		{"a photographer for a wedding", "wedding cakes", false},
		{"translator into Polish", "translation", true},
		{"IT-Support", "IT", true},
		{"Hilfe", "Hilfe", false},
		{"", "Steuerberatung", false},
		{"…", "!", false},
	} {
		if got := fits(topicsOf(pair.need), topicsOf(pair.offer)) > 0; got != pair.fits {
			t.Errorf("%q and %q: %v (%v, %v)", pair.need, pair.offer, got, topicsOf(pair.need), topicsOf(pair.offer))
		}
	}
	same, close := fits(topicsOf("Steuerberater"), topicsOf("Steuerberatung")), fits(topicsOf("Steuerberater"), topicsOf("Steuerberatung Nord"))
	if same != 1 || close >= same || close == 0 {
		t.Errorf("%v, %v", same, close)
	}
}

func FuzzFits(f *testing.F) {
	f.Add("Steuerberater in Hamburg", "Steuerberatung, Buchhaltung & mehr")
	f.Fuzz(func(t *testing.T, need, offer string) {
		n, o := topicsOf(need), topicsOf(offer)
		if score := fits(n, o); score < 0 || score > 1 {
			t.Errorf("%v", score)
		}
		if len(n) > 0 && fits(n, n) != 1 {
			t.Errorf("%q is not what it is: %v", need, n)
		}
	})
}

func TestMatches(t *testing.T) {
	b, ctx := open(t), context.Background()
	anna, jonas, carla, dead := b.person("Anna", ""), b.person("Jonas", ""), b.person("Carla", ""), b.person("Dora", "")
	told := func(since string) string {
		t.Helper()
		matches, err := b.board.Matches(ctx, since, 10)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, m := range matches {
			text := m.Need.ContactName + " " + m.Need.Text
			for _, o := range m.Offers {
				text += " ← " + o.ContactName + " " + o.Text
			}
			all = append(all, text)
		}
		return strings.Join(all, "; ")
	}
	if got := told(""); got != "" {
		t.Errorf("an empty book: %s", got)
	}
	b.add(anna, contact.Need, "Steuerberater", "2026-11-01")
	b.add(anna, contact.Offer, "Steuerberatung", "2026-11-01")
	if got := told("2026-10-01"); got != "Anna Steuerberater" {
		t.Errorf("with oneself: %s", got)
	}
	b.add(carla, contact.Offer, "Steuerberatung Nord", "2026-11-02")
	offer := b.add(jonas, contact.Offer, "Buchhaltung, Steuerberatung", "2026-01-01")
	b.add(carla, contact.Need, "Wohnung in Hamburg", "2026-11-20")
	b.add(dead, contact.Offer, "Wohnung", "2026-11-20")
	if _, _, err := b.contacts.Edit(ctx, dead, 0, []contact.Edit{{Op: "set", Field: "death", Ref: -1, Text: "2026-11-21"}}); err != nil {
		t.Fatal(err)
	}
	if got, want := told("2026-10-01"), "Carla Wohnung in Hamburg; Anna Steuerberater ← Jonas Buchhaltung, Steuerberatung ← Carla Steuerberatung Nord"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := told("2026-11-15"); got != "Carla Wohnung in Hamburg" {
		t.Errorf("recent ones: %s", got)
	}
	// What is no longer offered fits nobody.
	if _, err := b.board.Complete(ctx, offer.ID, "2026-11-22"); err != nil {
		t.Fatal(err)
	}
	if got, want := told("2026-10-01"), "Carla Wohnung in Hamburg; Anna Steuerberater ← Carla Steuerberatung Nord"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
