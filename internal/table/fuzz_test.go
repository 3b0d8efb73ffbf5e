package table

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kith/internal/vcard"
)

// letters leaves the letters and digits of a text, so that escaping, splitting and joining do not count.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s)
}

// everything is all that an entry says: its card and its warnings.
func everything(e *Entry) string {
	var b strings.Builder
	if e.Card != nil {
		for i := range e.Card.Properties {
			p := &e.Card.Properties[i]
			b.WriteString(p.Name + " " + vcard.Unescape(p.Value) + "\n")
			for _, param := range p.Params {
				b.WriteString(strings.Join(param.Values, "\n") + "\n")
			}
		}
	}
	for _, w := range e.Warnings {
		b.WriteString(w.Text + "\n")
	}
	return b.String()
}

// kept reports whether a cell of a record is somewhere in what the entry says. A date may be written in another form, and what the target
// says to translate (labels, gender) or to leave out (ignore, the noise of a format) is not looked for.
func kept(t *Table, e *Entry, said string, column int, cell string) bool {
	if column < len(t.plan.columns) {
		at := &t.plan.columns[column]
		if at.kind == placeSkip || t.plan.isNoise(column, tidy(cell)) {
			return true
		}
		if at.kind == placeSlot {
			if translated(t.plan.slots[at.slot].field, at, tidy(cell)) {
				return true
			}
		}
		if at.kind == placeCircle && strings.Contains(strings.ToLower(cell), "mycontacts") {
			return true
		}
	}
	for _, word := range strings.FieldsFunc(tidy(cell), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if column < len(t.plan.columns) && t.plan.columns[column].kind == placeSlot && t.plan.slots[t.plan.columns[column].slot].field == FieldMember &&
			(word == "cn" || word == "mail") {
			continue
		}
		if !strings.Contains(said, letters(word)) {
			return false
		}
	}
	return true
}

// translated reports whether a card says a cell in other words than its own.
func translated(field string, at *place, cell string) bool {
	_, messenger := services[strings.Join(words(cell), " ")]
	_, gender := genders[strings.Join(words(cell), "")]
	_, relation := relationTypes[strings.Join(words(strings.TrimPrefix(cell, "*")), " ")]
	f, _ := info(field)
	part := ""
	if len(f.Parts) > at.part {
		part = f.Parts[at.part]
	}
	switch {
	case isDate(Target{Field: field}) && at.part == 0:
		d := readDate(cell, at.order)
		return d.none || d.ok && !d.timed
	case field == FieldBirthday:
		return number(cell) >= 0 && number(cell) < 10000 || monthOf(strings.Join(words(cell), "")) > 0
	case field == FieldGender:
		return gender
	case field == FieldIM && part == "service":
		return messenger
	case field == FieldRelated && part == "label":
		return relation
	case field == FieldEvent && part == "label":
		return strings.ContainsAny(strings.ToLower(cell), "yt") || readLabel(cell).text == ""
	case part == "label" && field != FieldCustom:
		return readLabel(cell).text == ""
	case field == FieldEmail && part == "kind":
		return strings.EqualFold(cell, "SMTP")
	}
	return false
}

// FuzzTable: whatever the bytes, nothing panics, no cell is lost, and every card is read back as itself.
func FuzzTable(f *testing.F) {
	samples, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range samples {
		if strings.HasSuffix(name, ".golden") || strings.HasSuffix(name, ".xlsx") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "", "", 0, false)
	}
	f.Add([]byte("Name,Email\n\"Anna,Weber\na@x.example\n"), "", "", 0, true)
	f.Add([]byte("a;b;c\n1;2;3;4\n\"x\"y;\"z\n"), "csv", ";", NoHeader, false)
	f.Add([]byte("Name\tGeburtstag\nAnna\t31.12.1999\nBert\t1/2/03 14:30\n"), "", "\t", 1, true)
	f.Add([]byte("homeCity,Person - Name,TAGS,Website,Postal address\nBonn,Ann,\"\"\"vip\"\",\"\"new\"\"\",http://x.example My page,Weg 1\n"), "", "", 0, false)
	f.Add([]byte("dn: cn=a\ncn;lang-de: b\npostalAddress: Weg \\24 $ Bonn\nmanager: CN=c\\, d+x=y,OU=e\nc: DE\nco: Germany\n"), LDIF, "", 0, false)
	f.Fuzz(func(t *testing.T, data []byte, format, separator string, header int, note bool) {
		o := Options{Format: format, Separator: separator, Header: header}
		if note {
			o.Unmapped = KeepNote
		}
		if format == XLSX || bytes.HasPrefix(data, []byte("PK")) {
			t.Skip()
		}
		table, err := Open(bytes.NewReader(data), o)
		if err != nil {
			return
		}
		for {
			e, err := table.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if e.Card == nil {
				if len(e.Warnings) == 0 {
					t.Fatalf("row %d has no card and no warning", e.Index)
				}
				continue
			}
			said := letters(everything(e))
			if rec := table.builder.rec; rec != nil {
				for i, cell := range rec.cells {
					if !isBlank(cell) && !kept(table, e, said, i, cell) {
						t.Fatalf("row %d loses %q of column %d (%+v); it says\n%s", e.Index, cell, i, table.Columns, everything(e))
					}
				}
			}
			back, _ := vcard.NewDecoder(bytes.NewReader(vcard.Format(e.Card)), vcard.Options{}).Decode()
			if back == nil || back.Card == nil {
				if len(e.Card.Properties) > 0 {
					t.Fatalf("row %d is not read back:\n%s", e.Index, vcard.Format(e.Card))
				}
				continue
			}
			if !bytes.Equal(vcard.Format(back.Card), vcard.Format(e.Card)) {
				t.Fatalf("row %d is read back as\n%s\nnot as\n%s", e.Index, vcard.Format(back.Card), vcard.Format(e.Card))
			}
		}
	})
}

// FuzzWorkbook: a broken workbook is a fault, never a panic.
func FuzzWorkbook(f *testing.F) {
	data, err := os.ReadFile("testdata/people.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Open(bytes.NewReader(data), Options{Format: XLSX})
		for err == nil {
			_, err = table.Next()
		}
	})
}
