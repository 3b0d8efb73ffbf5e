package importing

import (
	"strings"
	"testing"

	"kith/internal/vcard"
)

// What Kith noted at a value stays when the card comes back from a program that does not know such notes, and nothing is there twice.
func TestNotesStay(t *testing.T) {
	card := func(lines ...string) *vcard.Card {
		c, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:4.0\nUID:a\nFN:Anna\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	org, adr, former := "ORG;X-KITH-FROM=2019:ACME", "ADR;TYPE=home;X-KITH-HOUSEHOLD=h:;;Hauptstr. 1;Köln;;50667;", "X-KITH-ROLE:Müller;;Lehrling;;2001;2004"
	ours := card(org, adr, former)
	for name, c := range map[string]struct{ base, theirs, want []string }{
		"made here, edited there": {[]string{org, adr, former}, []string{"PRODID:other", "ORG:ACME", "ADR;TYPE=HOME:;;Hauptstr. 1;Köln;;50667;", "NOTE:n"}, []string{org, adr, former, "PRODID:other", "NOTE:n"}},
		"from there before":       {[]string{"ORG:ACME", "ADR;TYPE=home:;;Hauptstr. 1;Köln;;50667;"}, []string{"ORG:ACME", "ADR;TYPE=home:;;Hauptstr. 1;Köln;;50667;"}, []string{org, adr, former}},
		"another date":            {[]string{org, adr, former}, []string{"ORG;X-KITH-FROM=2018:ACME", adr, former}, []string{adr, former, "ORG;X-KITH-FROM=2018:ACME"}},
	} {
		merged, _ := Merge(card(c.base...), ours, card(c.theirs...), Rules{Replace: !strings.HasPrefix(c.theirs[0], "PRODID")})
		if got, want := string(vcard.Format(merged)), string(vcard.Format(card(c.want...))); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}
