package vcard

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	govcard "github.com/emersion/go-vcard"
)

// book makes an address book like those of the large exporters: folded notes, a photo on every twentieth card.
func book(n int) []byte {
	var b bytes.Buffer
	note := strings.Repeat("Kennengelernt auf der Konferenz in Köln\\, mag Kaffee ohne Zucker. ", 4)
	photo := strings.Repeat("AAECAwQFBgcICQoLDA0ODw", 150)
	for i := range n {
		c := &Card{Version: V30, Properties: []Property{
			{Name: "UID", Value: fmt.Sprintf("%08x-0000-4000-a000-000000000000", i)},
			{Name: "FN", Value: fmt.Sprintf("Käthe Nr%d Brandt", i)},
			{Name: "N", Value: fmt.Sprintf("Brandt;Käthe;Nr%d;;", i)},
			{Name: "EMAIL", Params: []Param{{"TYPE", []string{"INTERNET", "HOME"}}}, Value: fmt.Sprintf("k%d@example.org", i)},
			{Name: "TEL", Params: []Param{{"TYPE", []string{"CELL", "VOICE"}}}, Value: fmt.Sprintf("+49 30 %07d", i)},
			{Name: "ADR", Params: []Param{{"TYPE", []string{"HOME"}}}, Value: ";;Hauptstraße 1;Köln;;50667;Deutschland"},
			{Name: "ORG", Value: "ACME GmbH;Einkauf"},
			{Name: "BDAY", Value: "1980-05-09"},
			{Name: "CATEGORIES", Value: "Freunde,Arbeit"},
			{Name: "REV", Value: "2026-03-01T10:00:00Z"},
		}}
		if i%2 == 0 {
			c.Properties = append(c.Properties, Property{Name: "NOTE", Value: note})
		}
		if i%20 == 0 {
			c.Properties = append(c.Properties, Property{Name: "PHOTO", Params: []Param{{"ENCODING", []string{"b"}}, {"TYPE", []string{"JPEG"}}}, Value: photo})
		}
		if err := Encode(&b, c); err != nil {
			panic(err)
		}
	}
	return b.Bytes()
}

func BenchmarkDecode(b *testing.B) {
	text := book(2000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := NewDecoder(bytes.NewReader(text), Options{})
		for {
			if _, err := d.Decode(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkGoVCardDecode is the yardstick: Decode is to take at most 0.35 of its time.
func BenchmarkGoVCardDecode(b *testing.B) {
	text := book(2000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := govcard.NewDecoder(bytes.NewReader(text))
		for {
			if _, err := d.Decode(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	e, err := NewDecoder(bytes.NewReader(book(1)), Options{}).Decode()
	if err != nil {
		b.Fatal(err)
	}
	text := Format(e.Card)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFormat(b *testing.B) {
	e, err := NewDecoder(bytes.NewReader(book(1)), Options{}).Decode()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Format(e.Card)
	}
}

func BenchmarkDecodePhoto(b *testing.B) {
	c := &Card{Version: V30, Properties: []Property{{Name: "PHOTO", Params: []Param{{"ENCODING", []string{"b"}}}, Value: strings.Repeat("AAEC", 1<<20)}}}
	var buf bytes.Buffer
	if err := Encode(&buf, c); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(buf.Len()))
	for b.Loop() {
		if _, err := NewDecoder(bytes.NewReader(buf.Bytes()), Options{}).Decode(); err != nil {
			b.Fatal(err)
		}
	}
}
