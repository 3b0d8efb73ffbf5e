package country

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var update = flag.Bool("update", false, "write names.tsv anew")

// TestNames compares names.tsv with the Unicode CLDR as golang.org/x/text has it.
func TestNames(t *testing.T) {
	var want strings.Builder
	tags := []language.Tag{language.German, language.English, language.French, language.Italian, language.Spanish, language.Dutch, language.Polish}
	for _, region := range language.Supported.Regions() {
		if !region.IsCountry() {
			continue
		}
		line := []string{region.Canonicalize().String(), region.String(), region.ISO3()}
		for _, tag := range tags {
			line = append(line, display.Regions(tag).Name(region))
		}
		want.WriteString(strings.Join(line, "\t") + "\n")
	}
	if *update {
		if err := os.WriteFile("names.tsv", []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if names != want.String() {
		t.Error("names.tsv is not what the CLDR says: go test ./internal/country -run TestNames -update")
	}
}

func TestCode(t *testing.T) {
	for name, want := range map[string]string{
		"Deutschland": "DE", "germany": "DE", "D": "DE", "Allemagne": "DE", "DEU": "DE", " de ": "DE", "Österreich": "AT", "Suisse": "CH", "U.S.A": "", "USA": "US",
		"Großbritannien": "GB", "Atlantis": "", "": "",
	} {
		if got := Code(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestOfLocale(t *testing.T) {
	for locale, want := range map[string]string{"de_DE.UTF-8": "DE", "de_AT@euro": "AT", "C": "", "": "", "en": "", "C.UTF-8": ""} {
		if got := OfLocale(locale); got != want {
			t.Errorf("%s: %s, want %s", locale, got, want)
		}
	}
}

func TestName(t *testing.T) {
	for _, c := range [][3]string{{"DE", "de", "Deutschland"}, {"AT", "en", "Austria"}, {"??", "de", "??"}, {"", "en", ""}} {
		if got := Name(c[0], c[1]); got != c[2] {
			t.Errorf("%s in %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}
