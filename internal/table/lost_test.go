package table

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kith/internal/vcard"
)

// Whatever the columns are said to mean, no cell is lost: any target on any text.
func TestNoCellIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	cells := []string{"Anna", "Weber, Anna", "a@x.example; b@x.example", "0351 555010, 0171 555011", "1.5.1980", "05/06/07", "31.02.1980", "* Home", "Laube", "Chor ::: Verein",
		"http://x.example", `zwei\nZeilen`, "a;b,c", "\"Dr.\" Öz", "=1+1", "x:y", "EX", "/o=Ex/cn=a", "Anna Weber <a@x.example>", "1980-05-01 14:30", "--05-09", "#N/A",
		"https://x.example/a,b;c", "skype:anna", "Kind", "M", "1980", "Straße 5\n01067 Dresden", "{}[]", "X ::: Y ::: Z", strings.Repeat("lang ", 300)}
	for round := range 500 {
		width := 1 + r.IntN(8)
		m := &Mapping{}
		var header, row []string
		for n := range width {
			f := Fields[r.IntN(len(Fields))]
			target := Target{Field: f.Field, Name: "X-OWN", Group: r.IntN(3)}
			if len(f.Parts) > 0 {
				target.Part = f.Parts[r.IntN(len(f.Parts))]
			}
			if f.Typed && r.IntN(2) == 0 {
				target.Type = []string{"home", "work,fax", "spouse"}[r.IntN(3)]
			}
			m.Columns = append(m.Columns, ColumnMapping{Target: target, Dates: []string{"", DMY, MDY, YMD}[r.IntN(4)]})
			header = append(header, fmt.Sprintf("Spalte%d", n))
			row = append(row, `"`+strings.ReplaceAll(cells[r.IntN(len(cells))], `"`, `""`)+`"`)
		}
		text := strings.Join(header, ",") + "\n" + strings.Join(row, ",") + "\n"
		table := open(t, text, Options{Header: 1, Separator: ",", Mapping: m, Unmapped: []string{KeepProperty, KeepNote}[round%2]})
		for _, e := range rest(t, table) {
			said := letters(everything(e))
			for n, cell := range table.builder.rec.cells {
				if !kept(table, e, said, n, cell) {
					t.Fatalf("%+v loses %q:\n%s\n%s", m.Columns[n].Target, cell, text, vcard.Format(e.Card))
				}
			}
		}
	}
}
