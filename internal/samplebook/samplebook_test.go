package samplebook

import (
	"bytes"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kith/internal/vcard"
)

// decode reads a book and fails at any warning.
func decode(t *testing.T, book []byte) []*vcard.Entry {
	t.Helper()
	d := vcard.NewDecoder(bytes.NewReader(book), vcard.Options{})
	var entries []*vcard.Entry
	for {
		e, err := d.Decode()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range e.Warnings {
			t.Errorf("card %d: %+v", e.Index, w)
		}
		entries = append(entries, e)
	}
	for _, w := range d.Warnings() {
		t.Errorf("%+v", w)
	}
	return entries
}

// checkPhoto decodes a photo and answers its size in bytes.
func checkPhoto(t *testing.T, p *vcard.Property) int {
	t.Helper()
	data, mediaType, ok := vcard.Binary(p)
	if !ok || mediaType != "image/jpeg" {
		t.Fatalf("photo: %v %q", ok, mediaType)
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	return len(data)
}

func TestSampleBook(t *testing.T) {
	if len(File()) > 400_000 {
		t.Errorf("%d bytes: too much to embed", len(File()))
	}
	entries := decode(t, File())
	if len(entries) < 60 {
		t.Errorf("%d cards", len(entries))
	}
	versions, circles, uids := map[vcard.Version]int{}, map[string]int{}, map[string]bool{}
	photos, leapDays, yearless := 0, 0, 0
	for _, e := range entries {
		versions[e.Source]++
		for _, p := range e.Card.All("CATEGORIES") {
			for _, circle := range vcard.SplitList(p.Value) {
				circles[circle]++
			}
		}
		if p := e.Card.First("PHOTO"); p != nil {
			photos++
			checkPhoto(t, p)
		}
		if p := e.Card.First("BDAY"); p != nil {
			if strings.HasSuffix(p.Value, "0229") {
				leapDays++
			}
			if strings.HasPrefix(p.Value, "--") {
				yearless++
			}
		}
		if p := e.Card.First("UID"); p != nil {
			if uids[p.Value] {
				t.Errorf("UID %s twice", p.Value)
			}
			uids[p.Value] = true
		}
	}
	if versions[vcard.V21] == 0 || versions[vcard.V30] == 0 || versions[vcard.V40] < 40 {
		t.Errorf("versions %v", versions)
	}
	for _, circle := range []string{"Familie", "Hamburg", "Einkauf & Logistik", "Studium", "Chor", "Handwerk"} {
		if circles[circle] < 5 {
			t.Errorf("circle %s has %d", circle, circles[circle])
		}
	}
	if photos < 12 || leapDays != 1 || yearless < 5 {
		t.Errorf("%d photos, %d leap days, %d birthdays without a year", photos, leapDays, yearless)
	}
	for _, e := range entries {
		for _, name := range []string{"RELATED", "MEMBER"} {
			for _, p := range e.Card.All(name) {
				if !uids[p.Value] {
					t.Errorf("%s: %s leads nowhere", e.Card.First("FN").Value, name)
				}
			}
		}
	}
}

// Nobody real may be reached by what stands in the sample book: domains end in .example (RFC 2606 §2), numbers lie in the
// ranges that the regulators keep for films: Bundesnetzagentur, Ofcom, NANPA, ARCEP, PTS.
func TestSampleBookReachesNobody(t *testing.T) {
	domain := regexp.MustCompile(`(?i)(?:@|https?://)([a-z0-9.-]+)`)
	numbers := []string{
		"+493023125", "+494066969", "+496990009", "+498999998", "+49171392", "0171392", "+491760406",
		"+447700900", "+442079460", "+1212555014", "+1212555017", "+3363998", "+3319900", "+468465004", "+463139006",
	}
	for _, e := range decode(t, File()) {
		for _, p := range e.Card.Properties {
			if p.Is("PHOTO") {
				continue
			}
			for _, found := range domain.FindAllStringSubmatch(p.Value, -1) {
				if !strings.HasSuffix(found[1], ".example") {
					t.Errorf("%s:%s", p.Name, p.Value)
				}
			}
			if p.Is("EMAIL") && !strings.HasSuffix(p.Value, ".example") {
				t.Errorf("EMAIL:%s", p.Value)
			}
			if !p.Is("TEL") {
				continue
			}
			number := strings.NewReplacer("tel:", "", " ", "", "-", "").Replace(p.Value)
			fictional := false
			for _, prefix := range numbers {
				fictional = fictional || strings.HasPrefix(number, prefix)
			}
			if !fictional {
				t.Errorf("TEL:%s", p.Value)
			}
		}
	}
}

func TestWriteTo(t *testing.T) {
	dir := t.TempDir()
	path, err := WriteTo(dir)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(path) != dir || filepath.Ext(path) != ".vcf" {
		t.Errorf("path %s", path)
	}
	written, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(written, File()) {
		t.Errorf("%d bytes, %v", len(written), err)
	}
	if _, err := WriteTo(filepath.Join(dir, "missing")); err == nil {
		t.Error("no error for a folder that is not there")
	}
}
