package oldcard

import (
	"bytes"
	"strings"
	"testing"

	"kith/internal/vcard"
)

func TestEncodeReadsBack(t *testing.T) {
	card := &vcard.Card{Version: vcard.V30, Properties: []vcard.Property{
		{Name: "N", Value: `Süß\;lich;Käthe;;;`},
		{Name: "FN", Value: "Käthe Süßlich"},
		{Name: "TEL", Params: []vcard.Param{{Name: "TYPE", Values: []string{"WORK", "CELL"}}}, Value: "+49 30 23125 001"},
		{Name: "NOTE", Value: `Mag Tee\, keinen Kaffee = 1\nzweite Zeile\; ` + strings.Repeat("ä", 60)},
		{Name: "PHOTO", Params: []vcard.Param{{Name: "ENCODING", Values: []string{"b"}}, {Name: "TYPE", Values: []string{"JPEG"}}}, Value: strings.Repeat("AAEC", 50)},
		{Name: "CATEGORIES", Value: "Familie,Chor"},
	}}
	var b bytes.Buffer
	if err := Encode(&b, card); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(b.String(), "\r\n") {
		if len(line) > 76 {
			t.Errorf("a line of %d bytes: %s", len(line), line)
		}
	}
	entry, err := vcard.NewDecoder(&b, vcard.Options{}).Decode()
	if err != nil || len(entry.Warnings) != 0 {
		t.Fatalf("%v %v", err, entry.Warnings)
	}
	if entry.Source != vcard.V21 {
		t.Errorf("version %q", entry.Source)
	}
	for i, want := range card.Properties {
		if got := entry.Card.Properties[i]; got.Name != want.Name || got.Value != want.Value {
			t.Errorf("%s:%s, want %s:%s", got.Name, got.Value, want.Name, want.Value)
		}
	}
}
