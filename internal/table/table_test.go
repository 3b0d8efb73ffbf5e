package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"kith/internal/fault"
	"kith/internal/vcard"
)

func open(t *testing.T, text string, o Options) *Table {
	t.Helper()
	table, err := Open(strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// rest reads all rows.
func rest(t *testing.T, table *Table) []*Entry {
	t.Helper()
	var all []*Entry
	for {
		e, err := table.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
}

func card(t *testing.T, e *Entry) string {
	t.Helper()
	if e.Card == nil {
		t.Fatalf("row %d has no card: %+v", e.Index, e.Warnings)
	}
	text := string(vcard.Format(e.Card))
	return strings.TrimSuffix(strings.TrimPrefix(text, "BEGIN:VCARD\nVERSION:4.0\n"), "END:VCARD\n")
}

func codes(list []vcard.Warning) string {
	var all []string
	for _, w := range list {
		all = append(all, fmt.Sprintf("%s@%d", w.Code, w.Line))
	}
	return strings.Join(all, " ")
}

func TestDateOrderIsThatOfTheColumn(t *testing.T) {
	for _, c := range []struct {
		name, text string
		o          Options
		doubtful   bool
		want       string
	}{
		{"a day beyond 12 decides", "First Name,Birthday\nA,01/02/1980\nB,13/02/1980\n", Options{}, false, "19800201"},
		{"the month first", "First Name,Birthday\nA,01/02/1980\nB,02/13/1980\n", Options{}, false, "19800102"},
		{"nothing decides: English headers, so American", "First Name,Birthday\nA,01/02/1980\nB,03/04/1980\n", Options{}, true, "19800102"},
		{"nothing decides: German headers", "Vorname,Geburtstag\nA,01/02/1980\nB,03/04/1980\n", Options{}, true, "19800201"},
		{"nothing decides: the caller", "First Name,Birthday\nA,01/02/1980\n", Options{DateOrder: DMY}, true, "19800201"},
		{"contradiction", "First Name,Birthday\nA,01/02/1980\nB,13/02/1980\nC,02/13/1980\nD,14/02/1980\n", Options{}, true, "19800201"},
		{"another column decides", "First Name,Birthday,Anniversary\nA,01/02/1980,25/12/2001\n", Options{}, false, "19800201"},
		{"day and month alike", "First Name,Birthday\nA,02/02/1980\n", Options{}, false, "19800202"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := open(t, c.text, c.o)
			if got := table.Columns[1].Doubtful != nil; got != c.doubtful {
				t.Errorf("doubtful %v, want %v (%+v)", got, c.doubtful, table.Columns[1].Doubtful)
			}
			if got := rest(t, table)[0].Card.First("BDAY").Value; got != c.want {
				t.Errorf("BDAY %s, want %s", got, c.want)
			}
		})
	}
}

func TestDoubtsAreLookedThroughToTheEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("First Name,Birthday,Notes\n")
	for i := range 30_000 {
		fmt.Fprintf(&b, "P%d,01/02/1980,%s\n", i, strings.Repeat("x", 60))
	}
	b.WriteString("Z,25/02/1980,\n")
	if table := open(t, b.String(), Options{}); table.Columns[1].Doubtful != nil || rest(t, table)[0].Card.First("BDAY").Value != "19800201" {
		t.Error("the last row does not decide")
	}
	table, err := Open(iotest.OneByteReader(strings.NewReader("First Name,Birthday\nA,01/02/1980\n")), Options{})
	if err != nil || table.Columns[1].Doubtful == nil {
		t.Errorf("a stream: %v", err)
	}
}

func TestOtherOrderIsTold(t *testing.T) {
	table := open(t, "First Name,Birthday\nA,13/02/1980\nB,14/02/1980\nC,02/15/1980\n", Options{})
	all := rest(t, table)
	if got := codes(all[2].Warnings); got != "other-date-order@4" {
		t.Errorf("warnings %q", got)
	}
}

func TestMapping(t *testing.T) {
	text := "Spalte A,Spalte B,Spalte C\nWeber,Anna,05/06/07\n"
	first := open(t, text, Options{Header: 1})
	if first.Columns[0].Target.Field != "" {
		t.Errorf("guessed %+v", first.Columns[0].Target)
	}
	if got := card(t, rest(t, first)[0]); got != "X-KITH-COLUMN;X-NAME=Spalte A:Weber\nX-KITH-COLUMN;X-NAME=Spalte B:Anna\nX-KITH-COLUMN;X-NAME=Spalte C:05/06/07\n" {
		t.Errorf("unmapped:\n%s", got)
	}
	if got := card(t, rest(t, open(t, text, Options{Header: 1, Unmapped: KeepNote}))[0]); got != `NOTE:Spalte A: Weber\nSpalte B: Anna\nSpalte C: 05/06/07`+"\n" {
		t.Errorf("in the note:\n%s", got)
	}
	m := first.Mapping
	m.Columns[0].Target = Target{Field: FieldFamily}
	m.Columns[1].Target = Target{Field: FieldGiven}
	m.Columns[2].Target, m.Columns[2].Dates = Target{Field: FieldBirthday}, YMD
	stored, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"columns":[{"header":"Spalte A","target":{"field":"family"}},{"header":"Spalte B","target":{"field":"given"}},{"header":"Spalte C","target":{"field":"birthday"},"dates":"ymd"}]}`; string(stored) != want {
		t.Errorf("JSON %s", stored)
	}
	var back Mapping
	if err := json.Unmarshal(stored, &back); err != nil {
		t.Fatal(err)
	}
	again := open(t, " spalte a,SPALTE  B,Spalte-C\nMaier,Jo,08/09/10\n", Options{Header: 1, Mapping: &back})
	if again.Shape != first.Shape || !Refit(back, again) {
		t.Errorf("shape %s is not %s", again.Shape, first.Shape)
	}
	if got := card(t, rest(t, again)[0]); got != "FN:Jo Maier\nN:Maier;Jo;;;\nBDAY:20080910\n" {
		t.Errorf("mapped:\n%s", got)
	}
	if other := open(t, "A,B\n1,2\n", Options{Header: 1}); other.Shape == first.Shape || Refit(back, other) {
		t.Error("another table has the same shape")
	}
}

func TestEveryTargetKeepsItsCell(t *testing.T) {
	for _, f := range Fields {
		for _, part := range append([]string{""}, f.Parts...) {
			m := &Mapping{Columns: []ColumnMapping{{Target: Target{Field: f.Field, Part: part, Name: "X-OWN"}}, {Target: Target{Field: FieldName}}}}
			for _, keep := range []string{KeepProperty, KeepNote} {
				table := open(t, "Eins,Zwei\nQuitte,Anna Weber\n", Options{Header: 1, Mapping: m, Unmapped: keep})
				e := rest(t, table)[0]
				if said := everything(e); (f.Field != FieldIgnore) != strings.Contains(said, "Quitte") {
					t.Errorf("%s %s %s: %s", f.Field, part, keep, said)
				}
			}
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ header, row, want string }{
		{"Name", "Anna Weber", "FN:Anna Weber\n"},
		{"Name", `"Weber, Anna"`, "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"Name", `"von der Heide, Jo Ann"`, "FN:Jo Ann von der Heide\nN:von der Heide;Jo Ann;;;\n"},
		{"Name", `"Acme, Inc."`, `FN:Acme\, Inc.` + "\n"},
		{"Name", `"Anna Weber, PhD"`, `FN:Anna Weber\, PhD` + "\n"},
		{"Name", `"Müller, Meier und Partner"`, `FN:Müller\, Meier und Partner` + "\n"},
		{"Name", `"Weber, Anna, Köln"`, `FN:Weber\, Anna\, Köln` + "\n"},
		{"Name,Vorname", "Weber,Anna", "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"Nom,Prénom", "Weber,Anna", "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"Nombre,Apellidos", "Anna,Weber", "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"Nome,Cognome", "Anna,Weber", "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"Voornaam,Achternaam", "Anna,Weber", "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"Anrede,Vorname,Nachname", "Frau,Anna,Weber", "FN:Anna Weber\nN:Weber;Anna;;Frau;\n"},
		{"Title,First Name,Last Name", "Dr.,Anna,Weber", "FN:Dr. Anna Weber\nN:Weber;Anna;;Dr.;\n"},
		{"Title,First Name,Last Name", "Bäckerin,Anna,Weber", "FN:Anna Weber\nN:Weber;Anna;;;\nTITLE:Bäckerin\n"},
		{"Firma,Telefon", "Bäckerei Öz,0351 555010", "FN:Bäckerei Öz\nORG:Bäckerei Öz\nTEL:0351 555010\n"},
	} {
		if got := card(t, rest(t, open(t, c.header+"\n"+c.row+"\n", Options{Header: 1}))[0]); got != c.want {
			t.Errorf("%s / %s:\n%s", c.header, c.row, got)
		}
	}
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ header, row, want string }{
		{"E-Mail", `"a@x.example; b@x.example, c@x.example"`, "EMAIL:a@x.example\nEMAIL:b@x.example\nEMAIL:c@x.example\n"},
		{"E-Mail", `"Anna Weber <a@x.example>"`, "EMAIL;X-DISPLAY-NAME=Anna Weber:a@x.example\n"},
		{"E-Mail", "nur privat; fragen", `EMAIL:nur privat\; fragen` + "\n"},
		{"Telefon", `"0351 555010, 0171 555011"`, "TEL:0351 555010\nTEL:0171 555011\n"},
		{"Telefon", `"0351 555010, abends"`, `TEL:0351 555010\, abends` + "\n"},
		{"Telefon", `'+49 351 555010`, "TEL:+49 351 555010\n"},
		{"Telefon", `"=""0351555010"""`, "TEL:0351555010\n"},
		{"Fax geschäftlich", "0351 555010", "TEL;TYPE=work,fax:0351 555010\n"},
		{"Téléphone portable", "06 55 50 10 00", "TEL;TYPE=cell:06 55 50 10 00\n"},
		{"Teléfono móvil", "655 501 000", "TEL;TYPE=cell:655 501 000\n"},
		{"Gruppen", `"Chor; Verein, Chor"`, "CATEGORIES:Chor,Verein\n"},
		{"Geburtstag", "unbekannt", "X-KITH-COLUMN;X-NAME=Geburtstag:unbekannt\n"},
		{"Geburtstag", "1.5.1980 14:30", "BDAY:19800501\nX-KITH-COLUMN;X-NAME=Geburtstag:1.5.1980 14:30\n"},
		{"Adresse", `"Hauptstr. 5` + "\n" + `01067 Dresden"`, "ADR:;;Hauptstr. 5,01067 Dresden;;;;\n"},
		{"Straße,Hausnummer,PLZ,Ort,Land", "Hauptstr.,5a,01067,Dresden,D", "ADR:;;Hauptstr. 5a;Dresden;;01067;D\n"},
		{"Geschlecht", "weiblich", "GENDER:F\n"},
		{"Skype", "anna.w", "IMPP:skype:anna.w\n"},
		{"Notes", `"=cmd|' /C calc'!A0"`, "NOTE:=cmd|' /C calc'!A0\n"},
	} {
		if got := card(t, rest(t, open(t, c.header+"\n"+c.row+"\n", Options{Header: 1, Separator: ","}))[0]); got != c.want {
			t.Errorf("%s / %s:\n%s", c.header, c.row, got)
		}
	}
}

func TestLabelsAreTypesOrWords(t *testing.T) {
	text := "Given Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,E-mail 1 - Label,E-mail 1 - Value\nAnna,* Mobile,0171 555010,Laube,0351 555011,Arbeit,a@x.example\n"
	want := "FN:Anna\nN:;Anna;;;\nTEL;TYPE=cell;PREF=1:0171 555010\nitem1.TEL:0351 555011\nitem1.X-ABLabel:Laube\nEMAIL;TYPE=work:a@x.example\n"
	if got := card(t, rest(t, open(t, text, Options{}))[0]); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		text string
		o    Options
		want string
	}{
		{"", Options{}, "table.empty"}, {" \r\n\n", Options{}, "table.empty"},
		{"BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n", Options{}, "table.not-a-table"},
		{"Dear Anna,\n\nthank you for your letter.\n\nYours\n", Options{}, "table.not-a-table"},
		{"\x89PNG\r\n\x1a\n....", Options{}, "table.not-a-table"}, {"PK\x03\x04....photo.jpg", Options{}, "table.not-a-table"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Options{}, "table.old-workbook"},
		{"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Options{}, "table.old-workbook"},
		{"PK\x03\x04[Content_Types].xml broken", Options{}, "table.workbook-damaged"},
		{"a,b\n", Options{Charset: "klingon"}, "table.charset"}, {"a,b\n", Options{Format: "dbf"}, "table.format"}, {"a,b\n", Options{Separator: "x"}, "table.separator"},
		{"a,b\n", Options{Header: 7}, "table.header"},
	} {
		_, err := Open(strings.NewReader(c.text), c.o)
		if got := fault.Code(err); got != c.want {
			t.Errorf("%.30q: %s, want %s", c.text, got, c.want)
		}
	}
	broken := errors.New("broken cable")
	if _, err := Open(io.MultiReader(strings.NewReader("a,b\n"), iotest.ErrReader(broken)), Options{}); !errors.Is(err, broken) {
		t.Errorf("the reader's error is %v", err)
	}
}
