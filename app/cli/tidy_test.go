package cli

import (
	"strings"
	"testing"
)

const untidyBook = `BEGIN:VCARD
VERSION:3.0
UID:one
FN:ANNA WEBER
N:WEBER;ANNA;;;
EMAIL:anna@gmial.com
EMAIL:Anna@gmial.com
TEL;TYPE=cell:0171 2345678
ADR:;;Weg 1;Köln;;50667;Deutschland
TEL:
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:two
FN:max.muster@example.org
N:;;;;
EMAIL:max.muster@example.org
EMAIL:max
END:VCARD
`

func TestTidyDocuments(t *testing.T) {
	b, inText, inGerman := newBook(t), newBook(t), newBook(t)
	file := write(t, "untidy.vcf", untidyBook)
	for _, book := range []*book{b, inText, inGerman} {
		book.does("import", file)
	}
	walk(t, b, inText, inGerman, []step{
		{"tidy", exitDone, []string{"tidy"}},
		{"tidy-kind", exitDone, []string{"tidy", "--kind", "email"}},
		{"tidy-fix-kind", exitDone, []string{"tidy", "fix", "--kind", "phone"}},
		{"tidy-fix-ask", exitUsage, []string{"tidy", "fix", "2-03125c4e"}},
		{"tidy-fix-left", exitDone, []string{"tidy", "fix", "--kind", "email"}},
		{"tidy-fix-to", exitDone, []string{"tidy", "fix", "2-03125c4e", "--to", "max@example.org"}},
		{"tidy-fix-gone", exitFailed, []string{"tidy", "fix", "2-03125c4e"}},
		{"tidy-ignore", exitDone, []string{"tidy", "ignore", "--kind", "name-case"}},
		{"tidy-after", exitDone, []string{"tidy"}},
		{"tidy-reopen", exitDone, []string{"tidy", "ignore", "--none"}},
		{"tidy-fix-several", exitDone, []string{"tidy", "fix", "1-ffb6a9e5", "1-ccf541ab"}},
		{"tidy-none", exitDone, []string{"tidy", "--kind", "name-case"}},
	})
	b.run("tidy", "fix").exits(exitUsage)
	b.run("tidy", "fix", "--kind", "phone", "1-ffb6a9e5").exits(exitUsage)
	if wrong := b.run("tidy", "--kind", "mess").exits(exitUsage).err; !strings.Contains(wrong, "repeated") {
		t.Errorf("what there is to choose is not said: %q", wrong)
	}
}

// Settings of the window are settings of the terminal too.
func TestSettings(t *testing.T) {
	b := newBook(t)
	b.does("settings", "country=Österreich", "theme=dark")
	var shown map[string]string
	b.run("settings", "--json").exits(exitDone).document(&shown)
	if shown["country"] != "AT" || shown["home"] != "AT" || shown["theme"] != "dark" || shown["language"] != "system" {
		t.Errorf("%v", shown)
	}
	b.does("settings", "country=")
	b.run("settings", "--json").exits(exitDone).document(&shown)
	if shown["country"] != "" || shown["theme"] != "dark" {
		t.Errorf("%v", shown)
	}
	b.does("settings", "start=today")
	b.run("settings", "--json").exits(exitDone).document(&shown)
	if shown["start"] != "today" {
		t.Errorf("%v", shown)
	}
	b.does("settings", "theme", "light")
	b.run("settings", "--json").exits(exitDone).document(&shown)
	if shown["theme"] != "light" {
		t.Errorf("%v", shown)
	}
	if wrong := b.run("settings", "theme").exits(exitUsage).err; !strings.Contains(wrong, "theme=") {
		t.Errorf("how a setting is changed is not said: %q", wrong)
	}
	b.run("settings", "start=bin").exits(exitUsage)
	b.run("settings", "colour=red").exits(exitUsage)
	b.run("settings", "country=Atlantis").exits(exitUsage)
	b.run("settings", "language=fr").exits(exitUsage)
}
