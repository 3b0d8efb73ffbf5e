package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/vcard"
)

func TestHostileRows(t *testing.T) {
	h := "First Name,Last Name,E-mail,Notes\n"
	for _, c := range []struct {
		name, text string
		rows       int
		codes      string // of all rows
		outside    string // of the table
		has        []string
	}{
		{"short rows are fine", h + "Anna\nBert,Weber\n", 2, "", "", []string{"FN:Bert Weber"}},
		{"long rows keep their surplus", h + "Anna,Weber,a@x.example,n,more,and more\n", 1, "ragged-row@2", "", []string{"X-NAME=#5:more", "X-NAME=#6:and more"}},
		{"a quote that never closes", h + "\"Anna,Weber,a@x.example,n\nBert,Maier,b@x.example,n\n", 2, "unclosed-quote@2", "", []string{`N:Weber;"Anna;;;`, "FN:Bert Maier"}},
		{"the next quoted cell shows it", h + "\"Anna,Weber,a@x.example,n\n\"Bert\",\"Maier\",b@x.example,n\nCleo,Lang,c@x.example,\n", 3, "unclosed-quote@2", "",
			[]string{"FN:Bert Maier", "FN:Cleo Lang"}},
		{"a quote that never closes in the last cell", h + "Anna,Weber,a@x.example,\"n\nBert,Maier,b@x.example,n\nCleo,Lang,c@x.example,\"x\"\n", 3, "unclosed-quote@2", "",
			[]string{"FN:Bert Maier", "FN:Cleo Lang"}},
		{"a closing quote in a later line", h + "\"Anna,Weber,a@x.example,n\nBert,Maier,b@x.example,27\"\nCleo,Lang,c@x.example,n\n", 3, "unclosed-quote@2", "", []string{"FN:Cleo Lang"}},
		{"cells over several lines", h + "Anna,Weber,a@x.example,\"one\n\ntwo, \"\"three\"\"\"\nBert,Maier,b@x.example,n\n", 2, "", "", []string{`NOTE:one\n\ntwo\, "three"`, "FN:Bert Maier"}},
		{"bare quotes", h + "Anna,\"Weber \"von\" Hof\",a@x.example,27\"\n", 1, "bare-quote@2", "", []string{`FN:Anna Weber "von" Hof`, `NOTE:27"`}},
		{"blanks around quotes", h + "Anna, \"Weber, geb. Maier\" ,a@x.example,n\n", 1, "", "", []string{`FN:Anna Weber\, geb. Maier`}},
		{"two header rows", "First Name,Last Name,E-mail,Notes\nVorname,Nachname,E-Mail,Notizen\nAnna,Weber,a@x.example,n\n", 1, "", "header-again@2", []string{"FN:Anna Weber"}},
		{"the header once more", h + "Anna,Weber,a@x.example,n\n" + h + "Bert,Maier,b@x.example,n\n", 2, "", "header-again@3", []string{"FN:Bert Maier"}},
		{"a title and an empty line", "\nMy friends\n\n" + h + "Anna,Weber,a@x.example,n\n", 1, "", "text-outside@2", []string{"FN:Anna Weber"}},
		{"sep=", "sep=;\nFirst Name;Last Name;Notes\nAnna;Weber;a,b,c,d\n", 1, "", "", []string{`NOTE:a\,b\,c\,d`}},
		{"no header", "Anna Weber;a@x.example;0351 555010\nBert Maier;b@x.example;0351 555011\n", 2, "", "", []string{"FN:Anna Weber", "EMAIL:b@x.example", "TEL:0351 555010"}},
		{"pipes", "First Name|Last Name|Phone\nAnna|Weber|1,2,3\n", 1, "", "", []string{`TEL:1\,2\,3`}},
		{"only CR", strings.ReplaceAll(h+"Anna,Weber,a@x.example,n\nBert,Maier,b@x.example,n\n", "\n", "\r"), 2, "", "", []string{"FN:Bert Maier"}},
		{"CR CR LF", strings.ReplaceAll(h+"Anna,Weber,a@x.example,n\nBert,Maier,b@x.example,n\n", "\n", "\r\r\n"), 2, "", "", []string{"FN:Bert Maier"}},
		{"NUL", h + "An\x00na,Weber,a@x.example,\x00\nBert,Maier,b@x.example,n\n", 2, "nul@2", "", []string{"FN:Anna Weber", "FN:Bert Maier"}},
		{"one cell in another charset", h + "Jörg,Müller,a@x.example,\xe4\xf6\xfc\n", 1, "bad-charset@2", "", []string{"FN:Jörg Müller", "NOTE:äöü"}},
		{"both charsets in one cell", h + "Jörg,Müller,a@x.example,\xe4 und ö\n", 1, "bad-charset@2", "", []string{"NOTE:ä und ö"}},
		{"UTF-8 in a file of Windows-1252", h + "J\xf6rg,M\xfcller,a@x.example,ö\nB\xe4r,\xd6z,,\n", 2, "bad-charset@2", "", []string{"FN:Jörg Müller", "NOTE:ö", "FN:Bär Öz"}},
		{"formulas are text", h + "=1+1,@SUM(A1),+x,-y\n", 1, "", "", []string{"FN:=1+1 @SUM(A1)", "NOTE:-y"}},
		{"lines cannot be smuggled in", h + "\"Anna\r\nEND:VCARD\r\nUID:x\",Weber,,\n", 1, "", "", []string{`N:Weber;Anna\nEND:VCARD\nUID:x;;;`}},
		{"a last line without end", h + "Anna,Weber,a@x.example,\"n", 1, "unclosed-quote@2", "", []string{"FN:Anna Weber", `NOTE:"n`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := open(t, c.text, Options{})
			all := rest(t, table)
			if len(all) != c.rows {
				t.Errorf("%d rows, want %d", len(all), c.rows)
			}
			var said []string
			var text strings.Builder
			for _, e := range all {
				if s := codes(e.Warnings); s != "" {
					said = append(said, s)
				}
				text.Write(vcard.Format(e.Card))
			}
			if got := strings.Join(said, " "); got != c.codes {
				t.Errorf("warnings %q, want %q", got, c.codes)
			}
			if got := codes(table.Warnings()); got != c.outside {
				t.Errorf("outside %q, want %q", got, c.outside)
			}
			for _, want := range c.has {
				if !strings.Contains(text.String(), want) {
					t.Errorf("%q is missing in\n%s", want, text.String())
				}
			}
		})
	}
}

func TestManyColumnsAndLongNames(t *testing.T) {
	const columns = 10_000
	var b strings.Builder
	b.WriteString("Name")
	for i := 1; i < columns; i++ {
		fmt.Fprintf(&b, ",Spalte %d", i)
	}
	long := strings.Repeat("Ä", 10_000)
	b.WriteString("\n" + long)
	for i := 1; i < columns; i++ {
		fmt.Fprintf(&b, ",v%d", i)
	}
	table := open(t, b.String()+"\n", Options{})
	if len(table.Columns) != columns {
		t.Fatalf("%d columns", len(table.Columns))
	}
	c := rest(t, table)[0].Card
	if got := c.First("FN").Value; got != long {
		t.Errorf("a name of %d bytes", len(got))
	}
	if got := c.Properties[len(c.Properties)-1]; len(c.Properties) != columns || got.Value != "v9999" || got.Params[0].Values[0] != "Spalte 9999" {
		t.Errorf("%d properties, the last %+v", len(c.Properties), got)
	}
}

func TestTooLongRow(t *testing.T) {
	r := io.MultiReader(strings.NewReader("First Name,Last Name\nAnna,Weber\nBert,"), io.LimitReader(forever('x'), MaxRow+1000), strings.NewReader("\nCleo,Lang\n"))
	table, err := Open(r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := rest(t, table)
	if len(all) != 3 || all[1].Card != nil || codes(all[1].Warnings) != "too-long-row@3" || all[2].Line != 4 || all[2].Card.First("FN").Value != "Cleo Lang" {
		t.Errorf("%d rows, the second %+v", len(all), all[1].Warnings)
	}
}

type forever byte

func (f forever) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(f)
	}
	return len(p), nil
}

// Lines full of quotes that never close must not be read over and over.
func TestQuotesAreNotQuadratic(t *testing.T) {
	for name, line := range map[string]string{
		"opening": strings.Repeat(`,"b`, 100_000), "doubled": strings.Repeat(`"",`, 100_000) + `"`, "lone": strings.Repeat("\"\n", 100_000), "open lines": strings.Repeat("\"a\n", 100_000),
	} {
		table := open(t, "First Name,Last Name\nAnna,Weber\n"+line+"\n", Options{})
		for {
			if _, err := table.Next(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

// archive makes a zip file of parts.
func archive(t *testing.T, parts map[string]io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"} {
		r, ok := parts[name]
		if !ok {
			if r = strings.NewReader(plainParts[name]); plainParts[name] == "" {
				continue
			}
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, r); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var plainParts = map[string]string{
	"[Content_Types].xml": "<Types/>",
	"xl/workbook.xml":     `<workbook><workbookPr date1904="1"/><sheets><sheet name="S"/></sheets></workbook>`,
	"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Geburtstag</t></is></c></row>` +
		`<row r="2"><c t="inlineStr"><is><t>Anna</t></is></c><c t="d"><v>1980-05-01</v></c></row></sheetData></worksheet>`,
}

func TestHostileWorkbooks(t *testing.T) {
	row := `<row r="2"><c t="inlineStr"><is><t>`
	for _, c := range []struct {
		name  string
		parts map[string]io.Reader
		want  string // fault
	}{
		{"a plain one", nil, ""},
		{"a bomb of one text", map[string]io.Reader{"xl/worksheets/sheet1.xml": io.MultiReader(strings.NewReader("<worksheet><sheetData>"+row), io.LimitReader(forever('x'), 40<<20))},
			"table.workbook-too-large"},
		{"a bomb of shared texts", map[string]io.Reader{"xl/sharedStrings.xml": io.MultiReader(strings.NewReader("<sst><si><t>"), io.LimitReader(forever(' '), 40<<20))}, "table.workbook-too-large"},
		{"a bomb of styles", map[string]io.Reader{"xl/styles.xml": io.LimitReader(forever(' '), maxPart+1)}, "table.workbook-too-large"},
		{"a sheet that is cut off", map[string]io.Reader{"xl/worksheets/sheet1.xml": strings.NewReader("<worksheet><sheetData>" + row + "Anna")}, "table.workbook-damaged"},
		{"a sheet that is no XML", map[string]io.Reader{"xl/worksheets/sheet1.xml": strings.NewReader("<<<>>>")}, "table.workbook-damaged"},
		{"no sheet at all", map[string]io.Reader{"xl/workbook.xml": strings.NewReader("<workbook/>")}, "table.empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := Open(bytes.NewReader(archive(t, c.parts)), Options{})
			if got := fault.Code(err); got != c.want {
				t.Fatalf("%s (%v), want %s", got, err, c.want)
			}
			if err == nil {
				if got := card(t, rest(t, table)[0]); got != "FN:Anna\nBDAY:19800501\n" {
					t.Errorf("got\n%s", got)
				}
			}
		})
	}
}

func TestSheetsCanBeChosen(t *testing.T) {
	data := archive(t, nil)
	if _, err := Open(bytes.NewReader(data), Options{Sheet: "Nowhere"}); fault.Code(err) != "table.sheet" {
		t.Errorf("%v", err)
	}
	table, err := Open(bytes.NewReader(data), Options{Sheet: "S", Header: NoHeader})
	if err != nil || len(rest(t, table)) != 2 {
		t.Errorf("%v", err)
	}
}

func TestSerials(t *testing.T) {
	for _, c := range []struct {
		value float64
		day0  int
		want  string
	}{
		{1, 0, "1900-01-01"}, {59, 0, "1900-02-28"}, {61, 0, "1900-03-01"}, {29342, 0, "1980-05-01"}, {43831.5, 0, "2020-01-01 12:00"}, {0.75, 0, "18:00"}, {0, 1462, "1904-01-01"},
		{43830.999999999, 0, "2020-01-01"},
	} {
		if got := serial(c.value, c.day0); got != c.want {
			t.Errorf("%v: %s, want %s", c.value, got, c.want)
		}
	}
}
