package message

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestIn(t *testing.T) {
	m := New("contact.removed", Args{"n": 3})
	if got := m.In(German); got != "3 Menschen gelöscht" {
		t.Errorf("German plural: %q", got)
	}
	// Thousands are apart as the window has them.
	many := New("contact.removed", Args{"n": 1234567})
	if got := many.In(German); got != "1.234.567 Menschen gelöscht" {
		t.Errorf("German thousands: %q", got)
	}
	if got := New("contact.removed", Args{"n": float64(2062)}).In(English); got != "Deleted 2,062 contacts" {
		t.Errorf("English thousands: %q", got)
	}
	if got := New("contact.removed", Args{"n": 999}).In(English); got != "Deleted 999 contacts" {
		t.Errorf("no thousands: %q", got)
	}
	// A label read back from the vault has its numbers as float64.
	if got := New("contact.removed", Args{"n": float64(1)}).In(English); got != "Deleted one contact" {
		t.Errorf("English singular: %q", got)
	}
	if got := New("no.such.code", nil).In(English); got != "no.such.code" {
		t.Errorf("unknown code: %q", got)
	}
}

// Both languages have the same codes with the same arguments: a sentence missing in one would be seen by a person.
func TestCatalogueIsComplete(t *testing.T) {
	slot := regexp.MustCompile(`\{(\w+)`)
	names := func(template string) []string {
		var found []string
		for _, match := range slot.FindAllStringSubmatch(template, -1) {
			found = append(found, match[1])
		}
		slices.Sort(found)
		return slices.Compact(found)
	}
	seen := map[string]bool{}
	for _, words := range catalogues {
		for code, template := range words.english {
			if seen[code] {
				t.Errorf("%s is in two catalogues", code)
			}
			seen[code] = true
			translated, ok := words.german[code]
			if !ok {
				t.Errorf("%s has no German sentence", code)
				continue
			}
			if !slices.Equal(names(template), names(translated)) {
				t.Errorf("%s: arguments differ: %v and %v", code, names(template), names(translated))
			}
		}
		for code := range words.german {
			if _, ok := words.english[code]; !ok {
				t.Errorf("%s has no English sentence", code)
			}
		}
	}
}

func TestDueDatesAreWrittenAsTheLanguageHasThem(t *testing.T) {
	for _, c := range []struct{ due, english, german string }{
		{"2026-11-06", "6 Nov 2026", "06.11.2026"},
		{"2026-11-26 10:00", "26 Nov 2026, 10:00", "26.11.2026 10:00"},
		{"some day", "some day", "some day"},
	} {
		m := New("followup.snoozed", Args{"title": "Call", "due": c.due})
		if got, want := m.In(English), "Moved “Call” to "+c.english; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got, want := m.In(German), "„Call“ auf "+c.german+" verschoben"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The buttons of file dialogs are pressed with Alt and a letter: one each, and not the same one.
func TestButtonsOfDialogsHaveTheirLetters(t *testing.T) {
	letter := func(code string, language Language) string {
		before, after, marked := strings.Cut(New(code, nil).In(language), "_")
		if !marked || after == "" || strings.Contains(after, "_") {
			t.Fatalf("%s in %s marks no letter, or several: %q", code, language, before+"_"+after)
		}
		return strings.ToLower(string([]rune(after)[0]))
	}
	for _, language := range []Language{German, English} {
		cancel := letter("dialog.cancel", language)
		for _, code := range []string{"dialog.open", "dialog.save", "dialog.choose"} {
			if letter(code, language) == cancel {
				t.Errorf("Alt with %s presses both buttons where one is %s, in %s", cancel, code, language)
			}
		}
	}
}

// Kith says speichern, in the window, in its dialogs and in the terminal: two words for one thing are two things.
func TestGermanSaysSpeichern(t *testing.T) {
	other := regexp.MustCompile(`(?i)\b(sichern|gesichert)\b`)
	for _, words := range catalogues {
		for code, sentence := range words.german {
			if other.MatchString(sentence) {
				t.Errorf("%s: %q", code, sentence)
			}
		}
	}
}
