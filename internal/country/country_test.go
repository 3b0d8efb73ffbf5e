package country

import "testing"

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
