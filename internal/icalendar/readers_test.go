package icalendar

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// What Kith writes is read here by programs that have nothing to do with it:
// ical.js (Thunderbird's reader), python3-icalendar with python3-dateutil, and
// khal. They are required; -short leaves them out.

// reading is what a reader found; see testdata/expand.py.
type reading struct {
	Method, Name string
	Items        []readItem
}

type readItem struct {
	Kind, UID, Summary, Description, Transp, Due string

	Categories   []string
	Trigger      *float64
	Starts, Ends []string
}

type reader struct {
	name string
	read func(t *testing.T, file []byte, until string) reading
}

var readers = []reader{{"ical.js", readWithICALjs}, {"python", readWithPython}}

// need fails a test for lack of a program, with the way to get it.
func need(t *testing.T, program, install string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("reads with other programs")
	}
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatalf("%s is needed to check calendars: %s", program, install)
	}
	return path
}

func run(t *testing.T, input []byte, env []string, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Env = append(os.Environ(), env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s\nthe calendar:\n%s", program, strings.Join(args, " "), err, errs.Bytes(), out.Bytes(), input)
	}
	return out.Bytes()
}

// TZ of the readers is one that none of the tests means: a reader that took a
// time for local would show.
var elsewhere = []string{"TZ=Pacific/Marquesas"}

var installICALjs = sync.OnceValues(func() ([]byte, error) {
	if _, err := os.Stat("testdata/icaljs/node_modules/ical.js"); err == nil {
		return nil, nil
	}
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	cmd.Dir = "testdata/icaljs"
	return cmd.CombinedOutput()
})

func readWithICALjs(t *testing.T, file []byte, until string) reading {
	t.Helper()
	node := need(t, "node", "install Node.js 20 or later (apt install nodejs npm)")
	if out, err := installICALjs(); err != nil {
		t.Fatalf("ical.js is needed to check calendars: run npm ci in internal/icalendar/testdata/icaljs: %v\n%s", err, out)
	}
	return parseReading(t, run(t, file, elsewhere, node, "testdata/icaljs/expand.mjs", until))
}

func readWithPython(t *testing.T, file []byte, until string) reading {
	t.Helper()
	python := need(t, "/usr/bin/python3", "apt install python3")
	if out, err := exec.Command(python, "-c", "import icalendar, dateutil").CombinedOutput(); err != nil {
		t.Fatalf("python3-icalendar and python3-dateutil are needed to check calendars: apt install python3-icalendar python3-dateutil\n%s", out)
	}
	return parseReading(t, run(t, file, elsewhere, python, "testdata/expand.py", until))
}

func parseReading(t *testing.T, out []byte) reading {
	t.Helper()
	var r reading
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return r
}

// khal keeps a calendar in a temporary home.
type khal struct {
	path string
	env  []string
}

func newKhal(t *testing.T) khal {
	t.Helper()
	k := khal{path: need(t, "khal", "apt install khal")}
	home := t.TempDir()
	config := filepath.Join(home, "config")
	err := os.WriteFile(config, []byte(`[calendars]
[[kith]]
path = `+home+`/calendar
type = calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = `+home+`/khal.db
`), 0o600)
	if err == nil {
		err = os.Mkdir(filepath.Join(home, "calendar"), 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	k.env = []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "XDG_CACHE_HOME=" + home,
		"KHAL_CONFIG=" + config, "LC_ALL=C.UTF-8", "TZ=UTC"}
	return k
}

func (k khal) run(t *testing.T, args ...string) string {
	t.Helper()
	config := k.env[slices.IndexFunc(k.env, func(e string) bool { return strings.HasPrefix(e, "KHAL_CONFIG=") })][len("KHAL_CONFIG="):]
	return string(run(t, nil, k.env, k.path, append([]string{"-c", config}, args...)...))
}

func (k khal) importFile(t *testing.T, file []byte) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "kith.ics")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	k.run(t, "import", "--batch", "-a", "kith", name)
}

// list prints what happens from day for some days: one event a line.
func (k khal) list(t *testing.T, day, days string) []string {
	t.Helper()
	out := k.run(t, "list", "--notstarted", "--day-format", "", "--format", "{start-date-long} {start-time} {title}", day, days)
	var lines []string
	for l := range strings.Lines(out) {
		if l = strings.Join(strings.Fields(l), " "); l != "" && l != "No events" {
			lines = append(lines, l)
		}
	}
	return slices.Compact(lines) // what takes several days is listed on each
}

// occurrences is what Kith itself makes of a rule, by rrule-go.
func occurrences(t *testing.T, it Item, until time.Time) []string {
	t.Helper()
	all, err := Occurrences(it.Recurrence, it.When)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for w := range all {
		if w.AllDay && !w.Day.utc().Before(until) || !w.AllDay && !w.At.Before(until) {
			break
		}
		if w.AllDay {
			out = append(out, w.Day.String())
		} else {
			out = append(out, utcText(w.At))
		}
	}
	return out
}

func utcText(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
