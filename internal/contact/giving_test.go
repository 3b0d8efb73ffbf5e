package contact

import (
	"strings"
	"testing"

	"kith/internal/vcard"
)

func givingCard(t *testing.T, lines ...string) *vcard.Card {
	t.Helper()
	entry, err := vcard.NewDecoder(strings.NewReader("BEGIN:VCARD\r\n"+strings.Join(lines, "\r\n")+"\r\nEND:VCARD\r\n"), vcard.Options{}).Decode()
	if err != nil || entry.Card == nil {
		t.Fatal(err)
	}
	return entry.Card
}

func givingLines(card *vcard.Card) string {
	var lines []string
	for _, line := range strings.Split(string(vcard.Format(card)), "\n") {
		if strings.Contains(line, "EXPERTISE") || strings.HasPrefix(line, "X-KITH-") && !strings.HasPrefix(line, "X-KITH-VERSION") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "|")
}

func TestGivingOnTheCard(t *testing.T) {
	card := givingCard(t, "VERSION:4.0", "FN:Anna", "EXPERTISE;LEVEL=expert;INDEX=1:Steuern\\, Bilanzen", "X-KITH-NEED;X-KITH-SINCE=2026-03-01:Büro", "NOTE:x")
	given := Givings(card)
	if len(given) != 2 || given[0] != (Giving{2 - 1, Offer, "Steuern, Bilanzen", "", ""}) || given[1] != (Giving{2, Need, "Büro", "2026-03-01", ""}) {
		t.Fatalf("%+v", given)
	}
	// An offer that is no more is none for other programs, and comes back.
	given[0].Done = "2026-11-27"
	SetGiving(card, given[0])
	if got := givingLines(card); got != `X-KITH-OFFER;LEVEL=expert;INDEX=1;X-KITH-DONE=2026-11-27:Steuern\, Bilanzen|X-KITH-NEED;X-KITH-SINCE=2026-03-01:Büro` {
		t.Error(got)
	}
	given[0].Done = ""
	SetGiving(card, given[0])
	SetGiving(card, Giving{Ref: -1, Kind: Offer, Text: " Kontakte\nin Köln "})
	SetGiving(card, Giving{Ref: 2})
	if got := givingLines(card); got != `EXPERTISE;LEVEL=expert;INDEX=1:Steuern\, Bilanzen|EXPERTISE:Kontakte in Köln` {
		t.Error(got)
	}
	old := givingCard(t, "VERSION:3.0", "FN:Anna")
	SetGiving(old, Giving{Ref: -1, Kind: Offer, Text: "Steuern"})
	if got := givingLines(old); got != "X-EXPERTISE:Steuern" {
		t.Error(got)
	}
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		away := vcard.Convert(card, version)
		if got := Givings(away); len(got) != 2 || got[0].Text != "Steuern, Bilanzen" {
			t.Errorf("in %s: %+v", version, got)
		}
	}
	if given := View(card).Giving; len(given) != 2 || len(View(card).Properties) != 1 {
		t.Errorf("%+v, other properties %+v", given, View(card).Properties)
	}
}

func TestGivingIsProjected(t *testing.T) {
	p := Project(givingCard(t, "VERSION:4.0", "FN:Anna", "EXPERTISE:Steuern", "X-KITH-NEED;X-KITH-DONE=2026-01-01:Büro", "NOTE:Hallo"))
	if len(p.Giving) != 2 || p.Has&HasOffer == 0 || p.Has&HasNeed != 0 || p.searchNotes() != "Steuern\n\nBüro\n\nHallo" {
		t.Errorf("%+v %v %q", p.Giving, p.Has, p.searchNotes())
	}
}

func TestGivingIsCombined(t *testing.T) {
	a := givingCard(t, "VERSION:4.0", "UID:a", "FN:Anna", "EXPERTISE;X-KITH-SINCE=2026-05-01:Steuern", "X-KITH-NEED;X-KITH-DONE=2026-06-01:Büro")
	b := givingCard(t, "VERSION:3.0", "UID:b", "FN:Anna", "X-EXPERTISE;X-KITH-SINCE=2026-02-01:steuern", "X-KITH-NEED:Buero", "X-KITH-NEED:Hund")
	combined := Combine([]*vcard.Card{a, vcard.Convert(b, vcard.V40)}, nil, nil).Card
	if got := givingLines(combined); got != "EXPERTISE;X-KITH-SINCE=2026-02-01:Steuern|X-KITH-NEED:Büro|X-KITH-NEED:Hund" {
		t.Error(got)
	}
}
