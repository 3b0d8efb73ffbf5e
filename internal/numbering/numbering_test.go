package numbering

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

func TestInternational(t *testing.T) {
	for _, c := range []struct{ number, country, want string }{
		{"030 23125001", "DE", "+49 30 23125001"},
		{"(030) 231-25001", "DE", "+49 30 23125001"},
		{"030/231 25 001", "DE", "+49 30 23125001"},
		{"0171-2345678", "DE", "+49 171 2345678"},
		{"0221 12345 App. 7", "DE", "+49 221 12345 App. 7"},
		{"044 668 18 00", "CH", "+41 44 668 18 00"},
		{"01 42 68 53 00", "FR", "+33 1 42 68 53 00"},
		{"020 7946 0018", "GB", "+44 20 7946 0018"},
		{"(212) 555-0123", "US", "+1 212 555 0123"},
		{"1 212 555 0123", "US", "+1 212 555 0123"},
		{"06 678 1234", "IT", "+39 06 678 1234"},
		{"8 (495) 123-45-67", "RU", "+7 495 123 45 67"},
		// What is no number of the country, or has its code.
		{"+49 30 23125001", "DE", ""},
		{"0049 30 23125001", "DE", ""},
		{"23125001", "DE", ""},
		{"4711", "DE", ""},
		{"110", "DE", ""},
		{"030 23125001", "", ""},
		{"030 23125001", "XX", ""},
		{"0800 FLOWERS", "US", ""},
		{"", "DE", ""},
		{"0", "DE", ""},
		{"030 123456789012345678", "DE", ""},
	} {
		got, ok := International(c.number, c.country)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q in %s: %q, want %q", c.number, c.country, got, c.want)
		}
	}
}

// The table says what the library says of an example of every kind of number in every country.
func TestAgreesWithTheLibrary(t *testing.T) {
	compared := 0
	for country := range plans() {
		for kind := phonenumbers.FIXED_LINE; kind <= phonenumbers.VOICEMAIL; kind++ {
			example := phonenumbers.GetExampleNumberForType(country, kind)
			if example == nil {
				continue
			}
			number := phonenumbers.Format(example, phonenumbers.NATIONAL)
			parsed, err := phonenumbers.Parse(number, country)
			if err != nil || !phonenumbers.IsValidNumberForRegion(parsed, country) {
				continue
			}
			got, ok := International(number, country)
			if !ok {
				// A number with letters, or that dispenses with the 0 of its country.
				if p := plans()[country]; strings.HasPrefix(p.trunk, "0") && !strings.HasPrefix(number, "0") && !strings.HasPrefix(number, "(0") {
					continue
				}
				t.Errorf("%s in %s: not understood", number, country)
				continue
			}
			compared++
			if want := phonenumbers.Format(parsed, phonenumbers.E164); strings.ReplaceAll(got, " ", "") != want {
				t.Errorf("%s in %s: %s, the library has %s", number, country, got, want)
			}
		}
	}
	if compared < 800 {
		t.Errorf("compared %d numbers only", compared)
	}
}

// The table is the one that the generator makes.
func TestTableIsFresh(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "maketable")
	if out, err := exec.Command("go", "build", "-o", program, "./maketable").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(program)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	made, err := os.ReadFile(filepath.Join(dir, "countries.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(filepath.Join(here, "countries.tsv")); err != nil || string(kept) != string(made) {
		t.Errorf("countries.tsv is older than the library: go generate ./internal/numbering (%v)", err)
	}
}

func FuzzInternational(f *testing.F) {
	for _, number := range []string{"030 23125001", "(212) 555-0123", "8 (495) 123-45-67", "0", "00", "0800 x12", "٠٣٠"} {
		f.Add(number, "DE")
		f.Add(number, "AR")
	}
	f.Fuzz(func(t *testing.T, number, country string) {
		written, ok := International(number, country)
		if !ok {
			return
		}
		if !strings.HasPrefix(written, "+") {
			t.Fatalf("%q in %s: %q", number, country, written)
		}
		if again, ok := International(written, country); ok {
			t.Fatalf("%q has its code, and yet became %q", written, again)
		}
	})
}

func BenchmarkInternational(b *testing.B) {
	for b.Loop() {
		International("030 23125001", "DE")
	}
}
