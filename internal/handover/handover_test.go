package handover

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kith/internal/contact"
	"kith/internal/vcard"
)

func view(t *testing.T, lines ...string) contact.Contact {
	t.Helper()
	card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:4.0\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"))
	if err != nil {
		t.Fatal(err)
	}
	return contact.View(card)
}

func TestCard(t *testing.T) {
	c := view(t, "FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=cell:+49 170 1", "EMAIL:a@example.org", "ORG:ACME\\, GmbH;Einkauf", "TITLE:Leiterin",
		"ADR;TYPE=home:;;Weg 1;Köln;;50667;Deutschland", "URL:https://example.org", "BDAY:19800509", "NOTE:geheim", "CATEGORIES:Hamburg", "PHOTO:data:image/gif;base64,R0lGODlhAQABAAAAACw=")
	text, left := Card(&c)
	want := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Weber;Anna;;;\r\nFN:Anna Weber\r\nORG:ACME\\, GmbH;Einkauf\r\nTITLE:Leiterin\r\nTEL;TYPE=CELL:+49 170 1\r\n" +
		"EMAIL:a@example.org\r\nADR;TYPE=HOME:;;Weg 1;Köln;;50667;Deutschland\r\nURL:https://example.org\r\nBDAY:1980-05-09\r\nEND:VCARD\r\n"
	if string(text) != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if !slices.Equal(left, Left{"photo", "notes", "circles"}) {
		t.Errorf("left out: %q", left)
	}
}

// However much there is to somebody, the code stays one that a phone reads, and what is missing is said.
func TestCardIsSmall(t *testing.T) {
	lines := []string{"FN:Anna Weber", "N:Weber;Anna;;;", "ORG:" + strings.Repeat("Gesellschaft ", 20)}
	for range 30 {
		lines = append(lines, "TEL:+49 40 1234567890", "EMAIL:"+strings.Repeat("x", 50)+"@example.org", "ADR:;;Eine sehr lange Straße 123;Überlingen;;12345;Deutschland", "URL:https://example.org/"+strings.Repeat("y", 60))
	}
	for name, c := range map[string]contact.Contact{
		"much":                 view(t, lines...),
		"a name without end":   view(t, "FN:"+strings.Repeat("Müller ", 2000), "TEL:1"),
		"a number without end": view(t, "FN:Anna", "N:"+strings.Repeat("ä", 3000)+";Anna;;;", "TEL:"+strings.Repeat("1", 3000)),
	} {
		text, left := Card(&c)
		code, err := Encode(text)
		if err != nil || code.Version > 25 || len(text) > MostBytes || len(left) == 0 || !utf8.Valid(text) {
			t.Errorf("%s: %d bytes, left out %q, %v", name, len(text), left, err)
		}
		if !strings.Contains(string(text), "FN:") {
			t.Errorf("%s: no name: %s", name, text)
		}
	}
}

// Another program reads what is drawn, letters of all kinds included.
func TestReadByZbar(t *testing.T) {
	reader, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not here")
	}
	for _, name := range []string{"Anna Weber", "Käthe Größe", "田中 博", strings.Repeat("Ömer Çelik ", 80)} {
		c := view(t, "FN:"+name, "TEL:+49 40 1")
		text, _ := Card(&c)
		code, err := Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := code.PNG(6)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "code.png")
		if err := os.WriteFile(path, picture, 0o600); err != nil {
			t.Fatal(err)
		}
		read, err := exec.Command(reader, "-q", "--raw", path).Output()
		if err != nil || strings.TrimRight(string(read), "\r\n") != strings.TrimRight(string(text), "\r\n") {
			t.Errorf("%s: %v, it reads\n%s", name, err, read)
		}
	}
}

// All three ways to draw a code draw the same one, with a border of four light modules.
func TestDrawings(t *testing.T) {
	code, err := Encode([]byte("Kith"))
	if err != nil {
		t.Fatal(err)
	}
	picture, err := code.PNG(1)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil || decoded.Bounds().Dx() != code.Size() || code.Size() != 21+8 {
		t.Fatal(err, code.Size())
	}
	blocks := code.Blocks()
	dark := 0
	for y := range code.Size() {
		row := []rune(blocks[y/2])
		for x := range code.Size() {
			r, _, _, _ := decoded.At(x, y).RGBA()
			light := row[x] == '█' || row[x] == '▀' && y%2 == 0 || row[x] == '▄' && y%2 == 1
			if (r == 0) == light {
				t.Fatalf("module %d, %d differs", x, y)
			}
			if r == 0 {
				dark++
				if x < 4 || y < 4 || x >= code.Size()-4 || y >= code.Size()-4 {
					t.Fatalf("module %d, %d is dark in the quiet zone", x, y)
				}
			}
		}
	}
	if dark < 150 || !strings.HasPrefix(code.Path(), "M4 4h7v1h-7z") {
		t.Errorf("%d dark modules, path %.40s", dark, code.Path())
	}
}
