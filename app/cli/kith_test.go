package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/internal/vault"
)

var update = flag.Bool("update", false, "write the golden files anew")

// book is a vault in a temporary folder, with a clock and randomness that give the same every time.
type book struct {
	t   *testing.T
	dir string
	now time.Time
	ids byte
}

func newBook(t *testing.T) *book {
	t.Helper()
	t.Setenv("TZ", "Europe/Berlin")
	t.Setenv("LC_ALL", "en_GB.UTF-8")
	return &book{t: t, dir: filepath.Join(t.TempDir(), "book"), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
}

// Read is the randomness: ids that count.
func (b *book) Read(p []byte) (int, error) {
	clear(p)
	b.ids++
	p[len(p)-1] = b.ids
	return len(p), nil
}

// result is what a command did.
type result struct {
	t        *testing.T
	args     []string
	code     int
	out, err string
}

// with runs a command with something on standard input.
func (b *book) with(in io.Reader, args ...string) result {
	b.t.Helper()
	var out, errOut bytes.Buffer
	args = append(args, "--vault", b.dir)
	s := newSession(args, in, &out, &errOut)
	s.options = vault.Options{Rand: b, Now: func() time.Time {
		b.now = b.now.Add(time.Second)
		return b.now
	}}
	s.openWindow = func(string, bool, []string) error { b.t.Error("the window was opened"); return nil }
	code := s.run(args)
	return result{b.t, args, code, out.String(), errOut.String()}
}

func (b *book) run(args ...string) result {
	b.t.Helper()
	return b.with(strings.NewReader(""), args...)
}

// does runs a command that must succeed.
func (b *book) does(args ...string) string {
	b.t.Helper()
	return b.run(args...).exits(exitDone).out
}

func (r result) exits(code int) result {
	r.t.Helper()
	if r.code != code {
		r.t.Fatalf("kith %s exits %d, not %d\nout: %s\nerr: %s", strings.Join(r.args, " "), r.code, code, r.out, r.err)
	}
	return r
}

// document reads the one JSON document on standard output into target.
func (r result) document(target any) result {
	r.t.Helper()
	decoder := json.NewDecoder(strings.NewReader(r.out))
	if err := decoder.Decode(target); err != nil {
		r.t.Fatalf("kith %s prints no JSON: %v\n%s", strings.Join(r.args, " "), err, r.out)
	}
	if rest, _ := io.ReadAll(io.MultiReader(decoder.Buffered())); strings.TrimSpace(string(rest)) != "" {
		r.t.Errorf("kith %s prints more than one document: %q", strings.Join(r.args, " "), rest)
	}
	return r
}

// golden compares with testdata/name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./app/cli -update writes it anew)\n got: %s\nwant: %s", path, got, want)
	}
}

// step is a command of a walk, the code it exits with and the golden files it is compared with.
type step struct {
	name string
	code int
	args []string
}

// walk runs steps in three books that are alike: as JSON, and as text in both languages.
func walk(t *testing.T, inJSON, inText, inGerman *book, steps []step) {
	t.Helper()
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			inJSON.t, inText.t, inGerman.t = t, t, t
			r := inJSON.run(append(step.args, "--json")...).exits(step.code)
			if step.code == exitDone {
				var document any
				r.document(&document)
				noNulls(t, step.name, document)
				golden(t, "json/"+step.name+".json", plainIDs(indented(t, document)))
			}
			for lang, book := range map[string]*book{"en": inText, "de": inGerman} {
				r := book.run(append(step.args, "--lang", lang)...).exits(step.code)
				golden(t, "text/"+step.name+"-"+lang+".txt", plainIDs(r.out+r.err))
			}
		})
	}
}

// walkAlike runs steps in two new books that are alike, as JSON and as text in English, and answers the one in text. A step without a name only
// has to exit as it should.
func walkAlike(t *testing.T, steps []step) *book {
	t.Helper()
	inText, inJSON := newBook(t), newBook(t)
	for _, step := range steps {
		r := inJSON.run(append(step.args, "--json")...).exits(step.code)
		text := inText.run(step.args...).exits(step.code)
		if step.name == "" {
			continue
		}
		if r.out != "" || step.code == exitDone {
			var document any
			r.document(&document)
			noNulls(t, step.name, document)
			golden(t, "json/"+step.name+".json", plainIDs(indented(t, document)))
		}
		golden(t, "text/"+step.name+".txt", plainIDs(text.out+text.err))
	}
	return inText
}

// write puts a file into a temporary folder and answers its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
