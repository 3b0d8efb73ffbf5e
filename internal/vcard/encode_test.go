package vcard

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	govcard "github.com/emersion/go-vcard"
)

// No value, parameter or name can bring a line of its own into the card.
func TestEncodeInjection(t *testing.T) {
	evil := "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:evil\rTEL:1\nNOTE:2"
	c := &Card{Version: V40, Properties: []Property{
		{Name: "FN", Value: evil},
		{Name: "TEL", Params: []Param{{"TYPE", []string{evil, `"`, "^n"}}}, Value: "a\x00b"},
		{Name: "NOTE", Value: "\xff"},
	}}
	var b bytes.Buffer
	if err := Encode(&b, c); err != nil {
		t.Fatal(err)
	}
	entries, d := readAll(t, &b, Options{})
	if len(entries) != 1 || len(entries[0].Card.Properties) != 3 || len(d.Warnings()) != 0 {
		t.Errorf("%d cards, %v", len(entries), d.Warnings())
	}
	for _, p := range []Property{
		{Name: "FN\r\nX"}, {Name: ""}, {Name: "FN:x"}, {Name: "FN;x"}, {Name: "a b"}, {Name: "BEGIN"}, {Name: "end"}, {Name: "Version"},
		{Group: "a\r\nb", Name: "FN"}, {Group: "a:b", Name: "FN"}, {Group: "a.b", Name: "FN"}, {Name: "a.b"}, {Name: "Ü"},
		{Name: "FN", Params: []Param{{"A\r\nB", nil}}}, {Name: "FN", Params: []Param{{"", nil}}}, {Name: "FN", Params: []Param{{"A=B", nil}}},
	} {
		b.Reset()
		if err := Encode(&b, &Card{Properties: []Property{p}}); err == nil || b.Len() > 0 {
			t.Errorf("%+v was written: %q", p, b.String())
		}
	}
	if err := Encode(&b, &Card{Version: "3.0\r\nFN:x"}); err == nil {
		t.Error("a strange version was written")
	}
}

func TestEncodeFolds(t *testing.T) {
	c := &Card{Version: V40, Properties: []Property{{Name: "NOTE", Value: strings.Repeat("ä", 200) + strings.Repeat("x", 80) + strings.Repeat("😀", 40) + strings.Repeat(" ", 160)}}}
	checkRoundTrip(t, "folds", c)
}

// go-vcard reads what Encode writes, where go-vcard is right.
func TestEncodeForOthers(t *testing.T) {
	c := card(t, V40,
		"FN:Käthe Brandt", "N:Brandt;Käthe;;Dr.;", "TEL;TYPE=work,cell;PREF=1:+49 30 1", "item1.EMAIL;TYPE=home:k@example.org",
		`NOTE:`+strings.Repeat(`Zeile mit Komma\, und mehr\n`, 20), "URL:https://a.example/?a=b:c", "PHOTO:data:image/jpeg;base64,"+strings.Repeat("AAEC", 100))
	for _, v := range []Version{V30, V40} {
		var b bytes.Buffer
		if err := Encode(&b, Convert(c, v)); err != nil {
			t.Fatal(err)
		}
		other, err := govcard.NewDecoder(&b).Decode()
		if err != nil {
			t.Fatal(err)
		}
		name := other.Name()
		if other.Value("FN") != "Käthe Brandt" || name.FamilyName != "Brandt" || name.GivenName != "Käthe" || name.HonorificPrefix != "Dr." ||
			other.Value("NOTE") != strings.Repeat("Zeile mit Komma, und mehr\n", 20) || other.Value("URL") != "https://a.example/?a=b:c" ||
			other.Get("EMAIL").Group != "item1" || other.Value("VERSION") != string(v) {
			t.Errorf("%s: %+v", v, other)
		}
		types := other.Get("TEL").Params.Types()
		if !slices.Contains(types, "work") || !slices.Contains(types, "cell") {
			t.Errorf("%s: types %q", v, types)
		}
		want := "data:image/jpeg;base64," + strings.Repeat("AAEC", 100)
		if v == V30 {
			want = strings.Repeat("AAEC", 100)
		}
		if other.Value("PHOTO") != want {
			t.Errorf("%s: photo %q", v, other.Value("PHOTO"))
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"", "x", "BEGIN:VCARD\n", "BEGIN:VCARD\nEND:VCARD", "BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCARD\nnothing\nEND:VCARD\n",
		"BEGIN:VCARD\nFN:xEND:VCARD\n", "BEGIN:VCARD\nFN;X=\"a:x\nEND:VCARD\n:",
	} {
		if c, err := Parse([]byte(text)); err == nil {
			t.Errorf("Parse(%q) = %+v", text, c)
		}
	}
}
