package cli

import (
	"bufio"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

// hostile is a card full of what a terminal would obey.
const hostile = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve \x1b]0;owned\x07\x1b[2J\x1b[31m Red\u009b31m\u202etxt.exe\x7f\r\nNICKNAME:\x1b[1A\r\n" +
	"EMAIL;TYPE=\"\x1b[5m\":eve@\x1b[7m.example\r\nADR:;;\x1b[8mStreet;Town\x08;;;\r\nORG:\x1b#8Evil;\x9b\r\nTITLE:T\x1bc\r\nCATEGORIES:Circle\x1b[3J\r\n" +
	"NOTE:line\\n\x1b[1Aoverwritten\\n\u2028end\r\nX-\x1bBAD:\x1b[0m\r\nX-ODD:\x1bP\x1b\\\r\nURL:https://x.example/\x1b]8;;\x07\r\nno property \x1b[31m\r\nEND:VCARD\r\n"

// TestEscapeSequences: nothing that comes from a contact, a file's name or the command line reaches the terminal as a command.
func TestEscapeSequences(t *testing.T) {
	b := newBook(t)
	file := write(t, "ev\x1b[31mil.vcf", hostile)
	var id string
	for _, args := range [][]string{
		{"import", file, "--circle", "C\x1b[31m"}, {"import", file}, {"import", file + "\x1b[0m"}, {"list"}, {"list", "--circle", "C\x1b[32m"}, {"search", "eve"}, {"search", "\x1b[31m"},
		{"show", "eve"}, {"show", "\x1b[31mnobody"}, {"encounter", "eve", "--note", "a\x1b[31m\nb"}, {"encounters", "eve"}, {"encounters"},
		{"followup", "add", "eve", "--due", "tomorrow", "--title", "T\x1b[31m", "--note", "\u009b1m"}, {"followup", "list"}, {"followup", "done", "T"},
		{"followup", "add", "eve", "--due", "\x1b[31m"}, {"history"}, {"undo"}, {"edit", "eve", "\x1b[31m=1"}, {"edit", "eve", "birthday=\x1b[31m"}, {"edit", "eve", "note=x\x1b[31m"},
		{"\x1b[31m"}, {"--\x1b[31m"}, {"list", "--sort", "\x1b[31m"}, {"list", "--limit", "\x1b[31m"}, {"undo", "\x1b"}, {"export", "/nowhere\x1b[31m/x.vcf"}, {"delete", "eve"},
	} {
		r := b.run(args...)
		for _, text := range []string{r.out, r.err} {
			for _, c := range text {
				if unicode.IsControl(c) && c != '\n' || c >= 0x202a && c <= 0x202e {
					t.Errorf("kith %q passes on %U: %q", args, c, text)
					break
				}
			}
		}
		id += r.out
	}
	if !strings.Contains(id, "␛") {
		t.Error("the test has met no escape sequence at all")
	}
}

// JSON escapes them, and reads back as what it was.
func TestEscapeSequencesInJSON(t *testing.T) {
	text, err := marshal(map[string]string{"a": "x\u009b31m\x7f\x1b ä漢"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(string(text), "\u009b\x7f\x1b") || !strings.Contains(string(text), "ä漢") {
		t.Errorf("%q", text)
	}
	var back map[string]string
	if err := json.Unmarshal(text, &back); err != nil || back["a"] != "x\u009b31m\x7f\x1b ä漢" {
		t.Errorf("%q %v", back, err)
	}
}

func printed(width int, styled bool, do func(*printer)) string {
	var out strings.Builder
	p := &printer{w: bufio.NewWriter(&out), terminal: width > 0, styled: styled, width: width}
	do(p)
	_ = p.flush()
	return out.String()
}

func TestTable(t *testing.T) {
	rows := func() [][]cell {
		return [][]cell{
			{{"Zoë", bold}, {"Köln", quiet}, {"", plain}},
			{{"李小龍", bold}, {"a much longer text about this person", quiet}, {"end", plain}},
			{{"e\u0301 👩‍👧", bold}},
		}
	}
	for _, c := range []struct {
		name   string
		width  int
		styled bool
		want   string
	}{
		{"plain", 0, false, "Zoë     Köln\n李小龍  a much longer text about this person  end\ne\u0301 👩‍👧\n"},
		{"narrow", 30, false, "Zoë     Köln\n李小龍  a much longer te…  end\ne\u0301 👩‍👧\n"},
		{"styled", 80, true, "\x1b[1mZoë\x1b[0m     \x1b[2mKöln\x1b[0m\n\x1b[1m李小龍\x1b[0m  \x1b[2ma much longer text about this person\x1b[0m  end\n\x1b[1me\u0301 👩‍👧\x1b[0m\n"},
	} {
		if got := printed(c.width, c.styled, func(p *printer) { p.table(rows()) }); got != c.want {
			t.Errorf("%s:\n%q, not\n%q", c.name, got, c.want)
		}
	}
	for width := 1; width < 60; width++ {
		for line := range strings.Lines(printed(width, false, func(p *printer) { p.table(rows()) })) {
			if w := displayWidth(strings.TrimSuffix(line, "\n")); w > max(width, 3*narrowst+2*gap) {
				t.Errorf("on %d columns a line is %d wide: %q", width, w, line)
			}
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{{"Köln", 4, "Köln"}, {"Kölner", 4, "Köl…"}, {"李小龍", 5, "李小…"}, {"李小龍", 4, "李…"}, {"👩‍👧x", 2, "…"}, {"ab cd", 4, "ab…"}} {
		if got := cut(c.text, c.width); got != c.want {
			t.Errorf("cut(%q, %d) = %q, not %q", c.text, c.width, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Zoë": "Zoë", "a\tb": "a b", "a\nb": "a b", "a\r\nb": "a b", "\x1b[31m": "␛[31m", "\u009b": "\uFFFD", "\xff": "\uFFFD", "\x7f": "␡",
		"a\u202eb\u2066c": "abc", "سلام": "سلام", "a\u2028b": "a b", "\x00": "␀",
	} {
		if got := clean(text); got != want {
			t.Errorf("clean(%q) = %q, not %q", text, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"search", "show", "list", "export", "encounter", "encounters", "undo", "new"}
	for typed, want := range map[string]string{
		"serach": "search", "seach": "search", "shwo": "show", "lst": "list", "exp": "export", "UNDO": "undo", "enc": "encounter", "xyz": "", "": "", "ne": "new", "quit": "",
	} {
		if got := nearest(typed, names); got != want {
			t.Errorf("nearest(%q) = %q, not %q", typed, got, want)
		}
	}
}

func TestNoColor(t *testing.T) {
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	t.Setenv("WT_SESSION", "1")
	if !styles() {
		t.Error("an ordinary terminal has no styles")
	}
	t.Setenv("NO_COLOR", "1")
	if styles() {
		t.Error("NO_COLOR is not honoured")
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "dumb")
	if styles() {
		t.Error("a dumb terminal has styles")
	}
}
