package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kith/internal/fault"
	"kith/internal/vault"
)

// TestWrongUse: everything that cannot be understood exits 2, says what is wrong in the language asked for, and where help is.
func TestWrongUse(t *testing.T) {
	b := newBook(t)
	file := write(t, "people.vcf", twoCards)
	for _, c := range []struct {
		args []string
		says string // in German, as that is where a word of English would be seen
	}{
		{[]string{"serach", "x"}, "Gemeint ist vielleicht „search“."},
		{[]string{"quux"}, "Einen Befehl „quux“ gibt es nicht."},
		{[]string{"coffee", "anna"}, "„coffee“"},
		{[]string{"add"}, "kith add TEXT…"},
		{[]string{"--jsn"}, "Gemeint ist vielleicht „--json“."},
		{[]string{"-x"}, "Eine Option „-x“ gibt es nicht."},
		{[]string{"list", "--limti", "3"}, "Gemeint ist vielleicht „--limit“."},
		{[]string{"list", "--limit", "many"}, "--limit braucht eine ganze Zahl"},
		{[]string{"list", "--limit=-1"}, "--limit braucht eine ganze Zahl"},
		{[]string{"list", "--limit"}, "ganze Zahl"}, // takes the --vault behind it
		{[]string{"list", "--sort", "age"}, "Bekannt sind: name, last."},
		{[]string{"list", "Anna"}, "„Anna“ ist zu viel"},
		{[]string{"list", "--json=maybe"}, "„maybe“ passt nicht zu --json."},
		{[]string{"search"}, "Da fehlt noch etwas: kith search TEXT…"},
		{[]string{"search", " "}, "wonach gesucht"},
		{[]string{"show"}, "kith show KENNUNG|NAME"},
		{[]string{"new"}, "kith new NAME…"},
		{[]string{"new", "Anna", "shoe=43"}, "Ein Feld „shoe“ gibt es nicht."},
		{[]string{"new", "Anna", "kind=robot"}, "„robot“ passt nicht"},
		{[]string{"edit", "Anna"}, "Welches Feld?"},
		{[]string{"edit", "phone=1"}, "Da fehlt noch etwas"},
		{[]string{"edit", "Anna", "phone=1", "and more"}, "„and more“ setzt nichts."},
		{[]string{"delete"}, "kith delete"},
		{[]string{"circle"}, "kith circle list|add|remove"},
		{[]string{"circle", "ad", "X", "Anna"}, "Gemeint ist vielleicht „add“."},
		{[]string{"circle", "add", "X"}, "kith circle add KREIS"},
		{[]string{"encounter"}, "kith encounter"},
		{[]string{"encounter", "Anna", "--kind", "dance"}, "Bekannt sind: meeting"},
		{[]string{"followup"}, "kith followup add|show"},
		{[]string{"followup", "add", "Anna"}, "Wann?"},
		{[]string{"followup", "add", "--due", "morgen"}, "Da fehlt noch etwas"},
		{[]string{"followup", "add", "--title", "x", "--due", "never"}, "„never“ ist weder Datum noch Uhrzeit"},
		{[]string{"followup", "list", "--due", "friday"}, "before:"},
		{[]string{"followup", "list", "--due", "before:never"}, "„never“ ist weder Datum noch Uhrzeit"},
		{[]string{"followup", "snooze", "x", "--until", "never"}, "weder Datum noch Uhrzeit"},
		{[]string{"calendar"}, "kith calendar DATEI.ics"},
		{[]string{"calendar", "k.ics", "--kinds", "followups,moons"}, "Bekannt sind: followups, birthdays, dates, rhythms, encounters."},
		{[]string{"calendar", "-", "--json"}, "Standardausgabe"},
		{[]string{"export"}, "kith export DATEI.vcf"},
		{[]string{"export", t.TempDir()}, "--all"},
		{[]string{"export", "-", "--json"}, "Standardausgabe"},
		{[]string{"export", "x.vcf", "--version", "2.1"}, "Bekannt sind: 3.0, 4.0."},
		{[]string{"export", "dir", "Anna", "--all"}, "„Anna“ ist zu viel"},
		{[]string{"import"}, "kith import DATEI…|ORDNER|-"},
		{[]string{"import", "-", "-"}, "nur einmal lesen"},
		{[]string{"import", file, "--charset", "klingon"}, "„klingon“ ist nicht bekannt"},
		{[]string{"undo", "one"}, "N braucht eine ganze Zahl, nicht „one“."},
		{[]string{"undo", "1", "2"}, "„2“ ist zu viel"},
		{[]string{"redo", "1"}, "ist zu viel"},
		{[]string{"completion", "tcsh"}, "Bekannt sind: bash, zsh, fish, powershell."},
		{[]string{"help", "serach"}, "Gemeint ist vielleicht „search“."},
		{[]string{"version", "2"}, "ist zu viel"},
	} {
		r := b.run(append([]string{"--lang", "de"}, c.args...)...)
		if r.code != exitUsage || !strings.Contains(r.err, c.says) || r.out != "" {
			t.Errorf("kith %s: exit %d\nout: %s\nerr: %s", strings.Join(c.args, " "), r.code, r.out, r.err)
		}
	}
	if r := b.run("--lang", "fr", "list"); r.code != exitUsage || !strings.Contains(r.err, "de, en") {
		t.Errorf("--lang fr: exit %d, %s", r.code, r.err)
	}
}

// TestFailures: what was understood but cannot be done exits 1 and prints nothing on standard output.
func TestFailures(t *testing.T) {
	b := newBook(t)
	b.does("import", write(t, "two.vcf", twoCards))
	dir := t.TempDir()
	jpeg := write(t, "photo.vcf", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"import", filepath.Join(dir, "none.vcf")}, "does not exist"},
		{[]string{"import", dir}, "no address book in the folder"},
		{[]string{"import", jpeg}, "not an address book"},
		{[]string{"import", write(t, "a.vcf", twoCards), jpeg}, "Nothing was imported"},
		{[]string{"show", "Nobody"}, "Nobody in the book is called “Nobody”."},
		{[]string{"show", "019ca8a0-0000"}, "Nobody in the book"},
		{[]string{"show", "Brannt"}, "Did you mean “Dr. Käthe Brandt”?"},
		{[]string{"delete", "Brandt", "Nobody"}, "Nobody in the book"},
		{[]string{"edit", "Brandt", "photo=" + filepath.Join(dir, "none.jpg")}, "could not be read"},
		{[]string{"edit", "Brandt", "photo=" + jpeg}, "picture"},
		{[]string{"followup", "done", "Nothing"}, "There is no follow-up “Nothing”."},
		{[]string{"undo", "99"}, "There is no change number 99."},
		{[]string{"redo"}, "nothing to redo"},
		{[]string{"export", filepath.Join(dir, "no", "where.vcf")}, "could not be written"},
		{[]string{"calendar", filepath.Join(dir, "no", "where.ics")}, "could not be written"},
		{[]string{"export", jpeg + "/all", "--all"}, "could not be written"},
	} {
		r := b.run(append(c.args, "--json")...)
		if r.code != exitFailed || !strings.Contains(r.err, c.says) || r.out != "" {
			t.Errorf("kith %s: exit %d\nout: %s\nerr: %s", strings.Join(c.args, " "), r.code, r.out, r.err)
		}
	}
	if total := strings.Count(b.does("list"), "\n"); total != 2 {
		t.Errorf("after all these failures there are %d contacts", total)
	}
}

// An import that finds no contact fails, but its report says why.
func TestImportOfNothing(t *testing.T) {
	b := newBook(t)
	for name, text := range map[string]string{"empty.vcf": "", "text.vcf": "Dear diary,\n", "blank.vcf": "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"} {
		file := write(t, name, text)
		var report reportJSON
		r := b.run("import", file, "--json").exits(exitFailed).document(&report)
		if len(report.Files) != 1 || len(report.Warnings) == 0 || !strings.Contains(r.err, "No contacts were found") {
			t.Errorf("%s: %s%s", name, r.out, r.err)
		}
		b.run("import", file).exits(exitFailed)
	}
	if b.does("history") == "" {
		t.Error("an empty history says nothing")
	}
	if r := b.run("undo").exits(exitFailed); !strings.Contains(r.err, "nothing to undo") {
		t.Errorf("undo: %s", r.err)
	}
}

func TestNoPermission(t *testing.T) {
	b := newBook(t)
	file := write(t, "secret.vcf", twoCards)
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(file); err == nil {
		_ = f.Close()
		t.Skip("this user may read everything")
	}
	if r := b.run("import", file).exits(exitFailed); !strings.Contains(r.err, "no permission") {
		t.Error(r.err)
	}
}

// While a window has the book, what only reads answers, and what changes something is refused.
func TestVaultInUse(t *testing.T) {
	b := newBook(t)
	b.does("new", "Anna Weber", "email=anna@example.org")
	b.does("followup", "add", "Anna Weber", "--due", "2026-03-01", "--title", "Anrufen")
	held, err := vault.Open(b.dir, vault.Options{Stays: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"list"}, {"search", "anna"}, {"show", "Anna Weber"}, {"today"}, {"week"}, {"dates"}, {"followup", "list"}, {"encounters"}, {"history"}, {"imports"}, {"rhythm", "list"}, {"need", "list"},
		{"circle", "list"}, {"view", "list"}, {"household", "list"}, {"organisation", "list"}, {"bin", "list"}, {"template", "list"}, {"qr", "Anna Weber"}, {"met", "Anna Weber"},
	} {
		b.run(args...).exits(exitDone)
		var document any
		b.run(append(args, "--json")...).exits(exitDone).document(&document)
	}
	var completed strings.Builder
	newSession(nil, strings.NewReader(""), &completed, io.Discard).run([]string{"__complete", "--vault=" + b.dir, "show", "An"})
	if found := completed.String(); !strings.Contains(found, "Anna Weber") {
		t.Errorf("completed as %q", found)
	}
	for _, args := range [][]string{{"new", "Jens"}, {"edit", "Anna Weber", "phone=1"}, {"delete", "Anna Weber"}, {"undo"}, {"export", filepath.Join(t.TempDir(), "all"), "--all"}, {"followup", "done", "Anrufen"}, {"circle", "add", "Chor", "Anna Weber"}} {
		r := b.run(append(args, "--json")...).exits(exitLocked)
		if r.out != "" || !strings.Contains(r.err, "Another Kith") {
			t.Errorf("%v: out %q, err %q", args, r.out, r.err)
		}
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	b.does("delete", "Anna Weber")
}

// readerWithBook is a reader of a pipe that needs the book as soon as something comes, like xargs kith show.
type readerWithBook struct {
	t   *testing.T
	dir string
	got strings.Builder
}

func (r *readerWithBook) Write(p []byte) (int, error) {
	opened, err := vault.Open(r.dir, vault.Options{})
	if err != nil {
		r.t.Error(err)
	} else if err := opened.Close(); err != nil {
		r.t.Error(err)
	}
	return r.got.Write(p)
}

func TestReaderOfThePipeMayOpenTheBook(t *testing.T) {
	b := newBook(t)
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"search", "anna"}} {
		b.does("new", "Anna Weber", "--json")
		reader := &readerWithBook{t: t, dir: b.dir}
		s := newSession(nil, strings.NewReader(""), reader, new(strings.Builder))
		if code := s.run(append(args, "--vault", b.dir)); code != exitDone || !strings.Contains(reader.got.String(), "Anna") {
			t.Errorf("%v: exit %d, %q", args, code, reader.got.String())
		}
	}
}

func TestCommandWaitsItsTurn(t *testing.T) {
	b := newBook(t)
	held, err := vault.Open(b.dir, vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan error)
	go func() {
		time.Sleep(50 * time.Millisecond)
		closed <- held.Close()
	}()
	s := newSession(nil, strings.NewReader(""), new(strings.Builder), new(strings.Builder))
	s.options.Patience = time.Minute
	if code := s.run([]string{"list", "--vault", b.dir}); code != exitDone {
		t.Errorf("exit %d", code)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

func TestOutputThatIsTooMuchToHold(t *testing.T) {
	var out bytes.Buffer
	p := newPrinter(&out)
	text := strings.Repeat("x", 1<<20)
	for range 20 {
		p.line(text)
	}
	if out.Len() == 0 {
		t.Error("20 MB are held in memory")
	}
	if err := p.flush(); err != nil || out.Len() != 20*(1<<20+1) {
		t.Error(err, out.Len())
	}
}

func TestVaultThatIsNone(t *testing.T) {
	b := newBook(t)
	if err := os.MkdirAll(b.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.dir, "kith.db"), []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := b.run("list").exits(exitFailed); !strings.Contains(r.err, "is not a Kith book") {
		t.Error(r.err)
	}
	b.dir = write(t, "file", "")
	if r := b.run("list").exits(exitFailed); r.err == "" {
		t.Error("a file as vault says nothing")
	}
}

// The version of the schema stands at offset 60 of an SQLite file; the writer has closed it, so there is no other copy.
func TestNewerVault(t *testing.T) {
	b := newBook(t)
	b.does("list")
	file, err := os.OpenFile(filepath.Join(b.dir, "kith.db"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt([]byte{0, 0, 3, 231}, 60); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if r := b.run("list").exits(exitFailed); !strings.Contains(r.err, "newer Kith") {
		t.Error(r.err)
	}
}

// A reader that has seen enough is no error; a disk that is full is one.
func TestOutputThatEnds(t *testing.T) {
	b := newBook(t)
	b.does("sample")
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"show", "Käthe Brandt"}, {"export", "-"}, {"calendar", "-"}, {"--help"}, {"completion", "bash"}} {
		for _, c := range []struct {
			err  error
			code int
		}{{syscall.EPIPE, exitDone}, {io.ErrClosedPipe, exitDone}, {syscall.ENOSPC, exitFailed}} {
			var errOut bytes.Buffer
			code := Run(append(args, "--vault", b.dir), strings.NewReader(""), failing{c.err}, &errOut, nil)
			if code != c.code || (errOut.Len() == 0) != (c.code == exitDone) {
				t.Errorf("kith %v on %v: exit %d, says %q", args, c.err, code, errOut.String())
			}
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: f.err}
}

// Ctrl-C ends an import also while it waits for standard input, and nothing of it stays.
func TestCancelledImport(t *testing.T) {
	b := newBook(t)
	reader, writer := io.Pipe()
	done := make(chan result)
	go func() { done <- b.with(reader, "import", "-") }()
	_, err := io.WriteString(writer, strings.Repeat(twoCards, 500))
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Skip("no signals here")
	}
	select {
	case r := <-done:
		r.exits(exitFailed)
		if r.out != "" || !strings.Contains(r.err, "Nothing was imported") {
			t.Errorf("out %q, err %q", r.out, r.err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the import goes on")
	}
	if out := b.does("list"); !strings.Contains(out, "still empty") {
		t.Errorf("something was imported: %s", out)
	}
}

func TestWithoutCommandTheWindowOpens(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
	}{{nil, exitDone}, {errors.New("no display"), exitFailed}, {fault.New("vault.in-use", nil), exitLocked}} {
		var out, errOut bytes.Buffer
		var dir string
		var traced bool
		open := func(vault string, trace bool, _ []string) error { dir, traced = vault, trace; return c.err }
		if code := Run([]string{"--vault", "/there", "--trace-start"}, nil, &out, &errOut, open); code != c.code {
			t.Errorf("%v: exit %d", c.err, code)
		}
		if dir != "/there" || !traced || out.Len() > 0 || (errOut.Len() > 0) != (c.err != nil) {
			t.Errorf("opened %q %v; %s%s", dir, traced, out.String(), errOut.String())
		}
	}
	opened := false
	Run(nil, nil, io.Discard, io.Discard, func(string, bool, []string) error { opened = true; return nil })
	if !opened {
		t.Error("no arguments at all open no window")
	}
	// A desktop passes the files that were double-clicked.
	book := write(t, "Anna Weber.VCF", "BEGIN:VCARD\nFN:Anna\nEND:VCARD\n")
	var shown []string
	open := func(_ string, _ bool, files []string) error { shown = files; return nil }
	if code := Run([]string{book}, nil, io.Discard, io.Discard, open); code != exitDone || len(shown) != 1 || shown[0] != book {
		t.Errorf("a file: exit %d, shown %v", code, shown)
	}
	for _, args := range [][]string{{book, "nothing.vcf"}, {"search.txt"}, {filepath.Dir(book)}} {
		if code := Run(args, nil, io.Discard, io.Discard, open); code != exitUsage {
			t.Errorf("%v: exit %d", args, code)
		}
	}
}
