package vcard

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden compares what becomes of each sample with testdata/golden. The samples are written for this test in the
// form of the exporter they are named after.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/samples/*.vcf")
	if err != nil || len(paths) == 0 {
		t.Fatal("no samples", err)
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		entries, d := readAll(t, f, Options{})
		f.Close()
		var b strings.Builder
		for _, e := range entries {
			fmt.Fprintf(&b, "# card %d, line %d, version %q\n", e.Index, e.Line, e.Source)
			for _, w := range e.Warnings {
				fmt.Fprintf(&b, "# line %d: %s %q\n", w.Line, w.Code, w.Text)
			}
			if e.Card != nil {
				b.Write(Format(e.Card))
				checkConvert(t, path, e.Card)
			}
		}
		for _, w := range d.Warnings() {
			fmt.Fprintf(&b, "# outside, line %d: %s %q\n", w.Line, w.Code, w.Text)
		}
		fmt.Fprintf(&b, "# charset %s\n", d.Charset())
		golden := filepath.Join("testdata/golden", strings.TrimSuffix(filepath.Base(path), ".vcf")+".txt")
		if *update {
			if err := os.MkdirAll("testdata/golden", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", path, b.String(), want)
		}
	}
}

var (
	lineEnds  = regexp.MustCompile(`\r*\n|\r`)
	transport = regexp.MustCompile(`(?i);?(ENCODING=|CHARSET=)?(QUOTED-PRINTABLE|BASE64|8BIT|7BIT|utf-8|us-ascii|iso-8859-\d+|windows-\d+|blabla|murks)\b`)
	property  = regexp.MustCompile(`^[A-Za-z0-9.-]+[;:]`)
	caret     = strings.NewReplacer("^n", "", "^^", "^", "^'", "") // RFC 6868
	notShown  = regexp.MustCompile(`(?i)^\s*(BEGIN|END|VERSION)\s*:`)
)

// TestNothingDisappears reads every file a second, independent way and looks for each letter and digit of it in what
// the Decoder made of it: cards, and warnings.
func TestNothingDisappears(t *testing.T) {
	for _, path := range files(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		entries, d := readAll(t, bytes.NewReader(text), Options{})
		var out strings.Builder
		for _, w := range d.Warnings() {
			out.WriteString(w.Text + "\n")
		}
		for _, e := range entries {
			for _, w := range e.Warnings {
				out.WriteString(w.Text + "\n")
			}
			if e.Card == nil {
				continue
			}
			for _, p := range e.Card.Properties {
				out.WriteString(p.Group + p.Name)
				for _, param := range p.Params {
					out.WriteString(param.Name + strings.Join(param.Values, ""))
				}
				out.WriteString(Unescape(Unescape(p.Value)) + "\n")
			}
		}
		shown := letters(out.String(), false)
		shownASCII := letters(out.String(), true)
		for _, line := range plainLines(string(text)) {
			if notShown.MatchString(line) {
				continue
			}
			head, value, ok := strings.Cut(line, ":")
			if !ok {
				head, value = "", line
			}
			if strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE") {
				if decoded, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value))); err == nil {
					value = string(decoded)
				}
			}
			value = Unescape(Unescape(value))
			if strings.Contains(head, "X-CUSTOM(") { // TestGolden shows it
				head = ""
			}
			for _, part := range append(strings.FieldsFunc(transport.ReplaceAllString(caret.Replace(head), ""), func(r rune) bool { return r == ';' || r == '=' || r == '.' }), value) {
				haystack, needle := shownASCII, letters(part, true)
				if utf8.ValidString(part) {
					haystack, needle = shown, letters(part, false)
				}
				if !strings.Contains(haystack, needle) && strings.ToUpper(part) != "TYPE" {
					t.Errorf("%s: %q of line %q is gone", path, part, line[:min(len(line), 100)])
				}
			}
		}
	}
}

// plainLines unfolds a file in the simplest way.
func plainLines(text string) []string {
	if strings.HasPrefix(text, "\xff\xfe") {
		var units []uint16
		for i := 2; i+1 < len(text); i += 2 {
			units = append(units, uint16(text[i])|uint16(text[i+1])<<8)
		}
		text = string(utf16.Decode(units))
	}
	var out []string
	physical := lineEnds.Split(strings.TrimPrefix(text, "\ufeff"), -1)
	for i, line := range physical {
		last := len(out) - 1
		soft := last >= 0 && strings.HasSuffix(out[last], "=") && strings.Contains(strings.ToUpper(out[last]), "QUOTED-PRINTABLE")
		switch {
		case soft && line == "": // some exporters end the value with it, some put it in the middle
			if i+1 < len(physical) && property.MatchString(physical[i+1]) {
				out[last] = strings.TrimSuffix(out[last], "=")
			}
		case soft:
			out[last] = strings.TrimSuffix(out[last], "=") + line
		case last >= 0 && line != "" && (line[0] == ' ' || line[0] == '\t'):
			out[last] += line[1:]
		default:
			out = append(out, line)
		}
	}
	return out
}

func letters(s string, ascii bool) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || !ascii && r != utf8.RuneError && unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
