package window

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/encounter"
)

func person(t *testing.T, w *Window, given, family string) string {
	t.Helper()
	made, err := w.People.Create("person", contact.NameParts{Given: []string{given}, Family: []string{family}}, "")
	if err != nil {
		t.Fatal(err)
	}
	return made.Contact.ID
}

func TestLinksOfEncountersOpen(t *testing.T) {
	dir := t.TempDir()
	w, host := openWindow(t, filepath.Join(dir, "vault"))
	anna := person(t, w, "Anna", "Weber")
	file := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	letter, onAStick := file("letter.txt", "Dear Anna", 0o600), file("photo.jpg", "\xff\xd8\xff", 0o755)
	script, launcher, program := file("run", "#!/bin/sh\n", 0o755), file("x.desktop", "[Desktop Entry]", 0o600), file("tool", "\x7fELF\x02", 0o755)
	gone, page := filepath.Join(dir, "gone.pdf"), "https://example.org/talk?x=1"
	saved, err := w.Encounters.Save(EncounterDraft{Contacts: []string{anna}, Links: []string{letter, onAStick, script, launcher, program, gone, page, dir}})
	if err != nil || len(saved.Encounter.Links) != 8 {
		t.Fatal(saved, err)
	}
	for _, link := range []string{letter, page, onAStick, dir} {
		if err := w.Encounters.Open(saved.Encounter.ID, link); err != nil {
			t.Errorf("%s: %v", link, err)
		}
	}
	if !slices.Equal(host.opened, []string{letter, page, onAStick, dir}) {
		t.Errorf("opened %q", host.opened)
	}
	for link, code := range map[string]string{
		gone: "encounter.file-gone", script: "encounter.file-program", launcher: "encounter.file-program", program: "encounter.file-program",
		"/etc/passwd": "link.refused", "https://elsewhere.example": "link.refused",
	} {
		if p := problemOf(t, w.Encounters.Open(saved.Encounter.ID, link)); p.Code != code {
			t.Errorf("%s: %+v", link, p)
		}
	}
	if p := problemOf(t, w.Encounters.Open("nothing", letter)); p.Code != "encounter.not-found" || len(host.opened) != 4 {
		t.Errorf("%+v, opened %q", p, host.opened)
	}
	host.target = letter
	if chosen, err := w.Encounters.ChooseFiles(); err != nil || !slices.Equal(chosen, []string{letter}) {
		t.Errorf("%q %v", chosen, err)
	}
}

func TestMentionsAreLinksToPeople(t *testing.T) {
	w, _ := openWindow(t, t.TempDir())
	anna, ben := person(t, w, "Anna", "Weber"), person(t, w, "Ben", "Kurz")
	saved, err := w.Encounters.Save(EncounterDraft{Day: "2026-21", Contacts: []string{anna}, Note: "mit " + encounter.Mention("Ben K.", ben) + " und [x](kith:y\"z)"})
	if err != nil || !strings.Contains(saved.Encounter.HTML, `<a href="kith:`+ben+`">@Ben Kurz</a>`) {
		t.Fatalf("%q %v", saved.Encounter.HTML, err)
	}
	found, err := w.Encounters.Mentioning(ben, 10)
	if err != nil || len(found) != 1 || found[0].ID != saved.Encounter.ID {
		t.Errorf("%+v %v", found, err)
	}
	page, err := w.Encounters.Timeline(EncounterQuery{Text: "kurz"})
	if err != nil || len(page.Entries) != 1 || page.More {
		t.Errorf("%+v %v", page, err)
	}
	if years, err := w.Encounters.Years(); err != nil || !slices.Equal(years, []string{"2026"}) {
		t.Errorf("%q %v", years, err)
	}
}
