package architecture

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// module is the prefix of every import path of our own.
const module = "kith/"

// floors is the house from the cellar to the roof. A package may import our packages of lower floors only, never one of
// its own floor or above. A package below a listed folder (app/window/dto) stands on its folder's floor unless it is
// listed itself; such neighbours may import each other.
var floors = []struct {
	name  string
	rooms []string
}{
	{"words and errors", []string{"internal/message"}},
	{"words and errors, made", []string{"internal/fault"}},
	{"formats, pure", []string{"internal/vcard", "internal/icalendar", "internal/civil", "internal/country", "internal/numbering", "internal/letter"}},
	{"a book of invented people", []string{"internal/samplebook"}},
	{"formats that become cards, pure", []string{"internal/table"}},
	{"cards in other forms, pure", []string{"internal/tree"}},
	{"the way to a server", []string{"internal/dav"}},
	{"when something comes again, pure", []string{"internal/repeat"}},
	{"the store", []string{"internal/vault"}},
	{"finding, and what is secret", []string{"internal/search", "internal/secret"}},
	{"what a copy has beside people", []string{"internal/whole"}},
	{"days as people say them, pure", []string{"internal/phrase"}},
	{"a line as people type it, pure", []string{"internal/quickadd"}},
	{"people", []string{"internal/contact"}},
	{"what happens with people", []string{"internal/encounter", "internal/followup", "internal/anniversary", "internal/duplicate", "internal/tidy"}},
	{"what Kith knows about them", []string{"internal/rhythm", "internal/giving", "internal/writing"}},
	{"coming in", []string{"internal/importing"}},
	{"asking across the rooms", []string{"internal/filter"}},
	{"kept under a name", []string{"internal/view", "internal/unsaved"}},
	{"going out", []string{"internal/publish", "internal/roster", "internal/paper", "internal/handover"}},
	{"the day, and other devices", []string{"internal/today", "internal/syncing", "internal/appointment"}},
	{"the built page", []string{"frontend"}},
	{"the rooms put together", []string{"app/program"}},
	{"the doors", []string{"app/cli", "app/window"}},
	{"the window in a browser, for tests", []string{"app/bridge"}},
	{"the program", []string{"app"}},
	{"measuring and checking the whole", []string{"internal/architecture", "internal/numbering/maketable", "build"}},
}

// pure packages turn bytes or values into values: no files, no network, no database, no clock of the machine's.
var pure = []string{
	"internal/message", "internal/vcard", "internal/icalendar", "internal/table", "internal/tree", "internal/civil", "internal/repeat", "internal/phrase", "internal/quickadd",
	"internal/country", "internal/numbering", "internal/letter", "internal/paper", "internal/handover",
}

// outside says which of our packages may import what lies outside: the first rule whose path fits decides. Tests are
// free to use the standard library (golden files), but not to import upward.
var outside = []struct {
	path  string // an import path, or the beginning of one when it ends in /
	may   func(room string) bool
	whose string
}{
	{"github.com/mattn/go-sqlite3", only("internal/vault", "build/bench/floor"), "internal/vault is the only door to SQLite; ask it for what is missing"},
	{"github.com/wailsapp/wails/", either(under("app"), only("build/bench/emptywindow")), "only app/ knows Wails; hand the feature a value or a function instead"},
	{"database/sql", impure, "formats are pure and know no database"},
	{"database/sql/", impure, "formats are pure and know no database"},
	{"os", impure, "formats are pure: take an io.Reader or io.Writer and let the caller open the file"},
	{"os/", impure, "formats are pure and start no programs"},
	{"path/filepath", impure, "formats are pure and know no folders"},
	{"net", impure, "formats are pure and know no network"},
	{"net/http", impure, "formats are pure and know no network"},
	{"net/http/", impure, "formats are pure and know no network"},
	{"syscall", impure, "formats are pure and know no system"},
	{"math/rand", impure, "formats are pure: take the randomness as an argument"},
	{"math/rand/", impure, "formats are pure: take the randomness as an argument"},
}

func only(rooms ...string) func(string) bool {
	return func(room string) bool { return slices.Contains(rooms, room) }
}

func under(folder string) func(string) bool {
	return func(room string) bool { return room == folder || strings.HasPrefix(room, folder+"/") }
}

func either(a, b func(string) bool) func(string) bool {
	return func(room string) bool { return a(room) || b(room) }
}

func impure(room string) bool { return !slices.Contains(pure, listed(room)) }

// listed finds the entry of floors that a room belongs to: itself, or the nearest folder above it.
func listed(room string) string {
	for at := room; at != ""; {
		for _, floor := range floors {
			if slices.Contains(floor.rooms, at) {
				return at
			}
		}
		cut := strings.LastIndexByte(at, '/')
		if cut < 0 {
			return ""
		}
		at = at[:cut]
	}
	return ""
}

// rank is the floor of a listed room.
func rank(room string) int {
	return slices.IndexFunc(floors, func(f struct {
		name  string
		rooms []string
	}) bool {
		return slices.Contains(f.rooms, room)
	})
}

type goPackage struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
	Error                              *struct{ Err string }
}

// packages reads `go list` with the tags given: files behind a tag have arrows too.
func packages(t *testing.T, tags string) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,TestImports,XTestImports,Error", "-tags", tags, module+"...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		all = append(all, p)
	}
}

// faults says what is wrong with one arrow; "" means nothing.
func faults(from, to string, test bool) string {
	if rest, ours := strings.CutPrefix(to, module); ours {
		here, there := listed(from), listed(rest)
		if there == "" || from == rest {
			return "" // reported at the package itself; or an external test of the package
		}
		up := rank(there) > rank(here)
		across := rank(there) == rank(here) && here != there
		if up || across {
			where := "a floor above"
			if across {
				where = "on the same floor"
			}
			return fmt.Sprintf("%s (%q) imports %s (%q), %s. Move what is shared to a lower floor, or let the upper one hand it down as a value.",
				from, floors[rank(here)].name, rest, floors[rank(there)].name, where)
		}
		return ""
	}
	if test {
		return ""
	}
	for _, rule := range outside {
		if to == rule.path || strings.HasSuffix(rule.path, "/") && strings.HasPrefix(to, rule.path) {
			if !rule.may(from) {
				return fmt.Sprintf("%s imports %s: %s.", from, to, rule.whose)
			}
			return ""
		}
	}
	return ""
}

func TestArrowsPointDownward(t *testing.T) {
	seen := map[string]bool{}
	report := func(sentence string) {
		if sentence != "" && !seen[sentence] {
			seen[sentence] = true
			t.Error(sentence)
		}
	}
	const store = "libsqlite3,sqlite_preupdate_hook,"
	for _, tags := range []string{store + "desktop,production,webkit2_41", store + "e2e", store + "bindings"} {
		all := packages(t, tags)
		if len(all) < 3 {
			t.Fatalf("go list knows only %d packages", len(all))
		}
		for _, floor := range floors {
			for _, room := range floor.rooms {
				if !slices.ContainsFunc(all, func(p goPackage) bool { return under(module + room)(p.ImportPath) }) {
					report(room + " has a floor and is not there: take it out of floors.")
				}
			}
		}
		for _, p := range all {
			room := strings.TrimPrefix(p.ImportPath, module)
			if listed(room) == "" {
				report(fmt.Sprintf("%s is new and has no floor yet. Put it into floors in internal/architecture/imports_test.go, above everything it imports and below everything that imports it.", room))
				continue
			}
			if room == "frontend" {
				for _, to := range p.Imports {
					if to != "embed" && to != "io/fs" {
						report("frontend imports " + to + ": it only carries the built page.")
					}
				}
			}
			for _, to := range p.Imports {
				report(faults(room, to, false))
			}
			for _, to := range append(p.TestImports, p.XTestImports...) {
				report(faults(room, to, true))
			}
		}
	}
}

// The rules themselves, so that a slip in the table does not quietly allow everything.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		from, to string
		test, ok bool
	}{
		{"internal/vault", "kith/internal/fault", false, true},
		{"internal/fault", "kith/internal/vault", false, false},
		{"internal/vcard", "kith/internal/vault", false, false},
		{"internal/vcard", "kith/internal/vault", true, false},
		{"internal/vcard", "kith/internal/icalendar", false, false},
		{"internal/vcard", "os", false, false},
		{"internal/vcard", "os", true, true},
		{"internal/vcard", "database/sql/driver", false, false},
		{"internal/vcard", "math/rand/v2", false, false},
		{"internal/table", "net/http", false, false},
		{"internal/icalendar", "net/url", false, true},
		{"internal/vault", "github.com/mattn/go-sqlite3", false, true},
		{"internal/contact", "github.com/mattn/go-sqlite3", false, false},
		{"internal/contact", "database/sql", false, true},
		{"internal/contact", "kith/internal/search", false, true},
		{"internal/search", "kith/internal/contact", false, false},
		{"internal/publish", "kith/app/window", false, false},
		{"internal/today", "github.com/wailsapp/wails/v2/pkg/runtime", false, false},
		{"app/window", "github.com/wailsapp/wails/v2/pkg/runtime", false, true},
		{"app/window", "kith/app/cli", false, false},
		{"app/window/dto", "kith/app/window", false, true},
		{"app", "kith/app/window", false, true},
	} {
		if got := faults(c.from, c.to, c.test); (got == "") != c.ok {
			t.Errorf("%s → %s (test %v): %q, want allowed %v", c.from, c.to, c.test, got, c.ok)
		}
	}
}
