package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"sync"
	"testing"

	"kith/internal/samplebook"
	"kith/internal/vcard"
)

// books are the same people as vCard 3.0 and as the CSV that Google makes of them.
var books = sync.OnceValues(func() (cards, rows []byte) {
	var book, table bytes.Buffer
	if err := samplebook.Generate(&book, 10_000, 1); err != nil {
		panic(err)
	}
	w := csv.NewWriter(&table)
	header := []string{"Given Name", "Additional Name", "Family Name", "Name Prefix", "Birthday", "Notes", "Group Membership",
		"E-mail 1 - Type", "E-mail 1 - Value", "E-mail 2 - Type", "E-mail 2 - Value", "Phone 1 - Type", "Phone 1 - Value", "Phone 2 - Type", "Phone 2 - Value",
		"Address 1 - Type", "Address 1 - Street", "Address 1 - City", "Address 1 - Postal Code", "Address 1 - Country", "Organization 1 - Name",
		"Organization 1 - Title", "Website 1 - Value"}
	_ = w.Write(header)
	d := vcard.NewDecoder(bytes.NewReader(book.Bytes()), vcard.Options{})
	var slim bytes.Buffer
	for {
		e, err := d.Decode()
		if err != nil {
			break
		}
		_ = w.Write(rowOf(e.Card))
		kept := e.Card.Properties[:0] // a table has no pictures
		for _, p := range e.Card.Properties {
			if p.Name != "PHOTO" {
				kept = append(kept, p)
			}
		}
		e.Card.Properties = kept
		if err := vcard.Encode(&slim, e.Card); err != nil {
			panic(err)
		}
	}
	w.Flush()
	return slim.Bytes(), table.Bytes()
})

func rowOf(c *vcard.Card) []string {
	n := vcard.SplitStructured(c.First("N").Value)
	adr := vcard.SplitStructured(c.First("ADR").Value)
	value := func(name string, i int) string {
		if all := c.All(name); i < len(all) {
			return vcard.Unescape(all[i].Value)
		}
		return ""
	}
	return []string{n[1][0], n[2][0], n[0][0], n[3][0], value("BDAY", 0), value("NOTE", 0), value("CATEGORIES", 0), "Home", value("EMAIL", 0), "Work", value("EMAIL", 1),
		"Mobile", value("TEL", 0), "Home", value("TEL", 1), "Home", adr[2][0], adr[3][0], adr[5][0], adr[6][0], value("ORG", 0), value("TITLE", 0), value("URL", 0)}
}

func BenchmarkCSV(b *testing.B) {
	_, rows := books()
	b.SetBytes(int64(len(rows)))
	b.ReportAllocs()
	for b.Loop() {
		table, err := Open(bytes.NewReader(rows), Options{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for {
			if _, err := table.Next(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 10_000 {
			b.Fatalf("%d rows", n)
		}
	}
}

// BenchmarkSameAsVCard is the floor: the same people, without their pictures, by the vCard reader.
func BenchmarkSameAsVCard(b *testing.B) {
	cards, _ := books()
	b.SetBytes(int64(len(cards)))
	b.ReportAllocs()
	for b.Loop() {
		d := vcard.NewDecoder(bytes.NewReader(cards), vcard.Options{})
		for {
			if _, err := d.Decode(); err != nil {
				break
			}
		}
	}
}
