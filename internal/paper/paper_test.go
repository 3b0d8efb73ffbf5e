package paper

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

var at = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func from(t *testing.T, lines ...string) Person {
	t.Helper()
	card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:4.0\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"))
	if err != nil {
		t.Fatal(err)
	}
	c := contact.View(card)
	return From(&c, "DE", message.German)
}

func TestAddressOnAnEnvelope(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"at home", []string{"FN:Anna Weber", "ADR;TYPE=home:;;Weg 1;Köln;;50667;Deutschland"}, "Anna Weber|Weg 1|50667 Köln"},
		{"in the other language", []string{"FN:Anna", "ADR:;;Weg 1;Köln;;50667;Germany"}, "Anna|Weg 1|50667 Köln"},
		{"abroad", []string{"FN:Anna", "ADR:;;Gasse 1;Wien;;1010;Österreich"}, "Anna|Gasse 1|1010 Wien|ÖSTERREICH"},
		{"in America", []string{"FN:Emily", "ADR:;Suite 2;85 Harbor Street;New York;NY;10004;USA"}, "Emily|85 Harbor Street|Suite 2|New York, NY 10004|USA"},
		{"in Britain", []string{"FN:Siân", "ADR:;;3 Row;Aberystwyth;;SY23 0ZZ;United Kingdom"}, "Siân|3 Row|Aberystwyth|SY23 0ZZ|UNITED KINGDOM"},
		{"at work", []string{"FN:Anna", "ORG:ACME GmbH", "ADR;TYPE=work:;;Weg 1;Köln;;50667;"}, "ACME GmbH|Anna|Weg 1|50667 Köln"},
		{"the preferred one", []string{"FN:Anna", "ADR;TYPE=home:;;Weg 1;Köln;;1;", "ADR;TYPE=work;PREF=1:;;Weg 2;Bonn;;2;"}, "Anna|Weg 2|2 Bonn"},
		{"the one at home", []string{"FN:Anna", "ADR;TYPE=work:;;Weg 2;Bonn;;2;", "ADR;TYPE=home:;;Weg 1;Köln;;1;"}, "Anna|Weg 1|1 Köln"},
		{"a box", []string{"FN:Anna", "ADR:1234;;;Köln;;50667;"}, "Anna|Postfach 1234|50667 Köln"},
		{"only a text", []string{"FN:Anna", "ADR;LABEL=\"Weg 1^n50667 Köln\":;;;;;;"}, "Anna|Weg 1|50667 Köln"},
	} {
		labels, without := (&Labels{People: []Person{from(t, c.lines...)}}).Fill()
		if len(labels) != 1 || len(without) != 0 || strings.Join(labels[0], "|") != c.want {
			t.Errorf("%s: %q, want %s", c.name, labels, c.want)
		}
	}
	if labels, without := (&Labels{People: []Person{from(t, "FN:Anna", "ADR:;;;;;;Deutschland")}}).Fill(); len(labels) != 0 || len(without) != 1 {
		t.Errorf("a country alone is no address: %q %q", labels, without)
	}
}

// The usual sheets stay on their paper.
func TestFormats(t *testing.T) {
	size := map[Size][2]float64{A4: {210, 297}, Letter: {215.9, 279.4}}
	for _, f := range Formats {
		right := f.Left + float64(f.Columns-1)*f.Across + f.Width
		bottom := f.Top + float64(f.Rows-1)*f.Down + f.Height
		if right > size[f.Size][0]+0.01 || bottom > size[f.Size][1]+0.01 || f.Across < f.Width || f.Down < f.Height-0.01 {
			t.Errorf("%s does not fit: %.2f × %.2f", f.Name, right, bottom)
		}
		if got, ok := FormatOf(f.Name); !ok || got != f {
			t.Errorf("%s is not found", f.Name)
		}
	}
}

func many(t *testing.T, n int) []Person {
	var people []Person
	for i := range n {
		lines := []string{fmt.Sprintf("FN:Ömer Name%d", i), fmt.Sprintf("N:Name%d;Ömer;;;", i), "ORG:Gesellschaft für lange Namen mbH & Co. KG", "ADR:;;Weg 1;Köln;;50667;"}
		for n := range i % 5 {
			lines = append(lines, fmt.Sprintf("TEL;TYPE=cell:+49 170 %d", n), fmt.Sprintf("EMAIL:%s%d@example.org", strings.Repeat("lang", n*4), n))
		}
		people = append(people, from(t, lines...))
	}
	return people
}

func pagesOf(pdf []byte) int { return len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(pdf, -1)) }

func TestPDF(t *testing.T) {
	for _, size := range []Size{A4, Letter} {
		list := List{Title: "Menschen", Size: size, Language: message.German, At: at, People: many(t, 100)}
		var first, second bytes.Buffer
		if err := list.PDF(&first); err != nil {
			t.Fatal(err)
		}
		if err := list.PDF(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("the same people make another file: %v", err)
		}
		if n := pagesOf(first.Bytes()); n < 5 || n > 20 || !bytes.HasPrefix(first.Bytes(), []byte("%PDF-")) {
			t.Errorf("%d pages", n)
		}
	}
	// An entry longer than a page ends, and nobody at all is a page too.
	long := from(t, "FN:"+strings.Repeat("W", 3000), "NOTE:x")
	for range 300 {
		long.Reach = append(long.Reach, "+49 40 1")
	}
	for _, people := range [][]Person{{long}, nil} {
		var out bytes.Buffer
		if err := (&List{Title: strings.Repeat("Titel ", 200), Size: A4, At: at, People: people}).PDF(&out); err != nil || pagesOf(out.Bytes()) < 1 {
			t.Error(err)
		}
	}
}

func TestLabels(t *testing.T) {
	people := many(t, 22)
	long := from(t, "FN:"+strings.Repeat("Überlingen ", 60), "ADR:;;"+strings.Repeat("Lange Straße ", 50)+";Köln;;50667;")
	for _, c := range []struct {
		people []Person
		skip   int
		pages  int
		cut    int
	}{{people[:21], 0, 1, 0}, {people, 0, 2, 0}, {people[:20], 1, 1, 0}, {people[:20], 2, 2, 0}, {nil, 0, 1, 0}, {[]Person{long}, 0, 1, 1}, {people[:1], -5, 1, 0}} {
		var out bytes.Buffer
		labels := Labels{Title: "x", Format: Formats[0], At: at, Skip: c.skip, Sender: "Weber, Köln", People: c.people}
		cut, err := labels.PDF(&out)
		if err != nil || pagesOf(out.Bytes()) != c.pages || len(cut) != c.cut {
			t.Errorf("%d labels after %d: %d pages, %d shortened, %v", len(c.people), c.skip, pagesOf(out.Bytes()), len(cut), err)
		}
	}
}

func TestMissing(t *testing.T) {
	missing, err := Missing([]Person{from(t, "FN:Käthe Łukasz Ρωμανός Ömer Nguyễn"), from(t, "FN:田中 博"), from(t, "FN:Иван"), from(t, "FN:Ka\u0308the")})
	if err != nil || len(missing) != 1 || missing[0] != "田中 博" {
		t.Errorf("%q %v", missing, err)
	}
}

// What people are called is text, whatever it looks like, and nothing is fetched.
func TestHTML(t *testing.T) {
	evil := from(t, "FN:<script>alert(1)</script> & Söhne", "N:<b>;<script>;;;", "ADR:;;\"><img src=x onerror=alert(1)>;Köln;;50667;")
	var out bytes.Buffer
	list := List{Title: "</title><script>x</script>", Size: A4, Language: message.German, At: at, People: append([]Person{evil}, many(t, 2)...)}
	if err := list.HTML(&out); err != nil {
		t.Fatal(err)
	}
	labels := Labels{Title: "x", Format: Formats[1], Sender: "<script>", Skip: 3, People: list.People}
	if err := labels.HTML(&out); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if strings.Contains(text, "<script") || strings.Contains(text, "<img") || strings.Contains(text, "ZgotmplZ") || strings.Contains(text, "http://") {
		t.Error(text)
	}
	for _, want := range []string{"@page { size: a4", "display: table-header-group", "break-inside: avoid", "Ömer Name1", "3 Kontakte · 01.03.2026", "repeat(3, 63.5mm)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if n := strings.Count(text, `<div class="label"></div>`); n != 3 {
		t.Errorf("%d labels are left out, not 3", n)
	}
}

func TestSheetsAreSaidInTheLanguage(t *testing.T) {
	for language, want := range map[message.Language]string{message.German: "Avery L7160 · 63,5 × 38,1 mm", message.English: "Avery L7160 · 63.5 × 38.1 mm"} {
		if got := Formats[0].Said(language); got != want {
			t.Errorf("%s: %q", language, got)
		}
	}
}
