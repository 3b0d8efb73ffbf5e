package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/samplebook"
)

// TestMainJob is what people come for: an address book in, somebody found, a follow-up, a calendar out, and all of it taken back.
func TestMainJob(t *testing.T) {
	b := newBook(t)
	dir := t.TempDir()
	book, err := samplebook.WriteTo(dir)
	if err != nil {
		t.Fatal(err)
	}
	var report reportJSON
	b.run("import", book, "--json").exits(exitDone).document(&report)
	if report.Created < 60 || report.Batch == "" {
		t.Fatalf("report: %+v", report)
	}
	var found struct {
		Contacts []contactJSON `json:"contacts"`
		Matches  []matchJSON   `json:"matches"`
		Total    int           `json:"total"`
	}
	b.run("search", "kaethe", "brandt", "--json").exits(exitDone).document(&found)
	if found.Total < 1 || found.Contacts[0].Name != "Käthe Brandt" || found.Matches[0].ID != found.Contacts[0].ID {
		t.Fatalf("found %+v", found)
	}
	var added followupJSON
	b.run("followup", "add", found.Contacts[0].ID, "--due", "Donnerstag 10 Uhr", "--title", "Nach dem Chor fragen", "--json").exits(exitDone).document(&added)
	if added.Due != "2026-03-05T09:00:00Z" || added.Zone != "Europe/Berlin" {
		t.Errorf("follow-up: %+v", added)
	}
	file := filepath.Join(dir, "kith.ics")
	b.does("calendar", file, "--lang", "de")
	calendar, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"BEGIN:VCALENDAR", "Nach dem Chor fragen", "Geburtstag: ", "DTSTART:20260305T090000Z"} {
		if !strings.Contains(string(calendar), want) {
			t.Errorf("the calendar lacks %s", want)
		}
	}
	b.does("followup", "delete", added.ID[:13])
	b.does("undo", report.Batch)
	if out := b.does("list"); !strings.Contains(out, "still empty") {
		t.Errorf("after the undo there is %s", out)
	}
	b.does("redo")
	var list struct {
		Total int `json:"total"`
	}
	b.run("list", "--json").exits(exitDone).document(&list)
	if list.Total != report.Created {
		t.Errorf("after the redo there are %d", list.Total)
	}
}

// People can be named by id, by its beginning, and by name without quotes.
func TestNaming(t *testing.T) {
	b := newBook(t)
	b.does("sample")
	var shown contactJSON
	b.run("show", "Käthe", "Brandt", "--json").exits(exitDone).document(&shown)
	for _, name := range []string{shown.ID, strings.ToUpper(shown.ID), "kaethe brandt", "KÄTHE BRANDT", "Oma Käthe"} {
		var again contactJSON
		b.run("show", name, "--json").exits(exitDone).document(&again)
		if again.ID != shown.ID {
			t.Errorf("%q is %s", name, again.Name)
		}
	}
	for _, name := range []string{shown.ID[:8], "Brandt"} {
		for _, args := range [][]string{{"show", name}, {"edit", name, "note=x"}, {"delete", name}, {"encounter", name}, {"export", "-", name}} {
			r := b.run(args...).exits(exitFailed)
			if r.out != "" || !strings.Contains(r.err, shown.ID) && name == "Brandt" || strings.Count(r.err, "\n") < 3 {
				t.Errorf("%v: out %q, err %q", args, r.out, r.err)
			}
		}
	}
	var made contactJSON
	b.run("new", "Zora", "--json").exits(exitDone).document(&made)
	if out := b.does("show", made.ID[:11]); !strings.HasPrefix(out, "Zora\n") {
		t.Error(out)
	}
	if r := b.run("show", shown.ID[:7]).exits(exitFailed); !strings.Contains(r.err, "Nobody") {
		t.Errorf("seven characters: %s", r.err)
	}
}

// What looks like an option can be had behind --, and arguments may come in any order.
func TestOddArguments(t *testing.T) {
	b := newBook(t)
	b.does("--json", "new", "Anna", "note=--json")
	if out := b.does("show", "Anna"); !strings.Contains(out, "--json") {
		t.Error(out)
	}
	b.does("edit", "Anna", "note-=--json")
}

func TestImportFromStandardInput(t *testing.T) {
	b := newBook(t)
	var report reportJSON
	b.with(strings.NewReader(twoCards), "import", "-", "--circle", "Team", "--json").exits(exitDone).document(&report)
	if report.Created != 2 || report.Files[0].Name != "stdin" {
		t.Errorf("%+v", report)
	}
	var list struct {
		Contacts []contactJSON `json:"contacts"`
		Total    int           `json:"total"`
	}
	b.run("list", "--circle", "team", "--json").exits(exitDone).document(&list)
	if list.Total != 2 || len(list.Contacts) != 2 {
		t.Errorf("in the circle: %+v", list)
	}
	card := b.does("export", "-", "李小龍", "--version", "3.0")
	if !strings.HasPrefix(card, "BEGIN:VCARD\r\nVERSION:3.0\r\n") || !strings.Contains(card, "CATEGORIES:Team") {
		t.Error(card)
	}
}

// A photo comes from a file and is checked.
func TestPhoto(t *testing.T) {
	b := newBook(t)
	pixel := write(t, "pixel.gif", "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
	var made contactJSON
	b.run("new", "Anna", "photo="+pixel, "--json").exits(exitDone).document(&made)
	if made.Photo == nil || made.Photo.Type != "image/gif" {
		t.Fatalf("%+v", made.Photo)
	}
	b.run("edit", "Anna", "photo=", "--json").exits(exitDone).document(&made)
	made = contactJSON{}
	b.run("show", "Anna", "--json").exits(exitDone).document(&made)
	if made.Photo != nil {
		t.Error("the photo is still there")
	}
}

func TestCompletion(t *testing.T) {
	b := newBook(t)
	for shell, want := range map[string]string{"bash": "__start_kith", "zsh": "#compdef kith", "fish": "complete -c kith", "powershell": "Register-ArgumentCompleter"} {
		if script := b.does("completion", shell); !strings.Contains(script, want) {
			t.Errorf("%s: %.80s", shell, script)
		}
	}
	for line, want := range map[string]string{
		"sea": "search", "followup sn": "snooze", "--lang ": "de", "list --sort ": "last", "import ": "vcf", "calendar ": "ics", "encounter x --kind me": "meeting",
		"completion ": "powershell", "list --vault ": ":16",
	} {
		words := strings.Split(line, " ")
		s := newSession(nil, strings.NewReader(""), new(strings.Builder), new(strings.Builder))
		var out strings.Builder
		s.out = newPrinter(&out)
		s.run(append([]string{"__complete"}, words...))
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q completes to %q", line, out.String())
		}
	}
	if _, err := os.Stat(b.dir); !os.IsNotExist(err) {
		t.Error("completion has opened the vault")
	}
}

// TestCompletionFromTheBook: people, circles, views and follow-ups are completed as they are called in the book.
func TestCompletionFromTheBook(t *testing.T) {
	b := newBook(t)
	b.does("new", "Jörg Ähm", "circle=Hamburg am See")
	b.does("new", "Anna Weber")
	b.does("new", "Anna Wolf")
	b.does("view", "save", "Ohne Nummer", "lacks:phone")
	b.does("followup", "add", "Anna Wolf", "--due", "tomorrow", "--title", "Send the contract")
	b.does("followup", "add", "Anna Wolf", "--due", "tomorrow", "--title", "Sent")
	b.does("followup", "done", "Sent")
	complete := func(dir string, words ...string) string {
		var out strings.Builder
		s := newSession(nil, strings.NewReader(""), &out, new(strings.Builder))
		s.run(append([]string{"__completeNoDesc", "--vault", dir}, words...))
		return strings.TrimSuffix(out.String(), "\n:4\n")
	}
	for _, c := range []struct{ line, want string }{
		{"show|ann", "Anna Weber\nAnna Wolf"},
		{"show|Anna Wo", "Anna Wolf"},
		{"show|Jö", "Jörg Ähm"},
		{"show|Weber", ":4"}, // a shell replaces what is typed, so a name has to begin with it
		{"merge|Anna Weber|Anna", "Anna Wolf"},
		{"circle|add|Ham", "Hamburg am See"},
		{"circle|add|Chor|Anna W", "Anna Weber\nAnna Wolf"},
		{"list|--circle|", "Hamburg am See"},
		{"list|--view|o", "Ohne Nummer"},
		{"view|remove|", "Ohne Nummer"},
		{"followup|done|", "Send the contract"},
	} {
		if got := strings.TrimSpace(complete(b.dir, strings.Split(c.line, "|")...)); got != c.want {
			t.Errorf("%s: %q", c.line, got)
		}
	}
	none := filepath.Join(t.TempDir(), "none")
	if got := complete(none, "show", "A"); strings.TrimSpace(got) != ":4" {
		t.Errorf("without a book: %q", got)
	}
	if _, err := os.Stat(none); !os.IsNotExist(err) {
		t.Error("completion has made a book")
	}
}

// What prints text for people or shells is one document too when somebody asks for JSON.
func TestTextAsJSON(t *testing.T) {
	b := newBook(t)
	var script struct{ Shell, Script string }
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		b.run("completion", shell, "--json").exits(exitDone).document(&script)
		if script.Shell != shell || script.Script != b.does("completion", shell) {
			t.Errorf("%s: %s, %d characters", shell, script.Shell, len(script.Script))
		}
	}
	var filters struct{ Text string }
	b.run("filters", "--json").exits(exitDone).document(&filters)
	if !strings.Contains(filters.Text, "circle:") {
		t.Errorf("%q", filters.Text)
	}
}

// TestCompletionInBash tries the script in a bash without the package bash-completion.
func TestCompletionInBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	b := newBook(t)
	script := b.does("completion", "bash") + `
exec 3>&1
kith() { printf '%s|' "$@" >&3; printf ':4\n'; }
COMP_WORDS=(kith list --where circle : Ham) COMP_CWORD=5 COMP_LINE='kith list --where circle:Ham' COMP_POINT=28
__start_kith kith Ham :
`
	script += `
kith() { printf 'Anna Weber\nAnna Wolf\n:4\n'; }
COMP_TYPE=9 COMP_WORDS=(kith show Ann) COMP_CWORD=2 COMP_LINE='kith show Ann' COMP_POINT=13
compopt() { :; }
__kith_complete kith Ann show
printf '%s|' "${COMPREPLY[@]}"
`
	out, err := exec.Command(bash, "--norc", "--noprofile", "-c", script).Output()
	if want := "__complete|list|--where|circle:Ham|Anna\\ Weber|Anna\\ Wolf|"; err != nil || string(out) != want {
		t.Errorf("%q, %v, not %q", out, err, want)
	}
}

func TestVersion(t *testing.T) {
	b := newBook(t)
	var v struct{ Version, Go, Platform string }
	b.run("version", "--json").exits(exitDone).document(&v)
	if v.Version == "" || v.Go == "" || v.Platform == "" {
		t.Errorf("%+v", v)
	}
	if b.does("--version") != b.does("version") {
		t.Error("--version says something else")
	}
}
