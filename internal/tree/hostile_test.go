package tree

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kith/internal/vcard"
)

// stream repeats text n times between a beginning and an end, without holding it.
func stream(begin, text string, n int, end string) io.Reader {
	return io.MultiReader(strings.NewReader(begin), &again{text: strings.Repeat(text, 1+4096/len(text)), n: n * len(text)}, strings.NewReader(end))
}

type again struct {
	text string
	at   int
	n    int
}

func (a *again) Read(p []byte) (int, error) {
	if a.n <= 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), a.n)], a.text[a.at:])
	a.at = (a.at + n) % len(a.text)
	a.n -= n
	return n, nil
}

// What is far too large or deep is told, what stands around it comes, and the memory stays bounded.
func TestHostile(t *testing.T) {
	const mega = 1 << 20
	jBegin, jEnd := `[["vcard",[["version",{},"text","4.0"],["fn",{},"text","Ann"],`, `]],["vcard",[["version",{},"text","4.0"],["fn",{},"text","Bert"]]]]`
	xBegin, xEnd := `<vcards><vcard><fn><text>Ann</text></fn>`, `</vcard><vcard><fn><text>Bert</text></fn></vcard></vcards>`
	for _, c := range []struct {
		name string
		in   io.Reader
		has  string
	}{
		{"JSON: a text of 100 MB", stream(jBegin+`["note",{},"text","`, "x", 100*mega, `"]`+jEnd), "line-too-long"},
		{"JSON: deep", stream(jBegin, "[", mega, strings.Repeat("]", mega)+jEnd), "too-deep"},
		{"JSON: deep without end", stream(jBegin, "[", mega, ""), "truncated"},
		{"JSON: a million values", stream(jBegin+`["x-a",{},"text","a"`, `,"b"`, 2*mega, "]"+jEnd), "line-too-long"},
		{"JSON: 100 MB of blanks", stream(jBegin, "\n", 100*mega, `["note",{},"text",""]`+jEnd), "FN:Bert"},
		{"JSON: binary", stream(jBegin, "\x00\xff\xfe\x80[\"", mega, jEnd), "broken"},
		{"XML: an attribute of 100 MB", stream(xBegin+`<note a="`, "x", 100*mega, `"><text/></note>`+xEnd), "line-too-long"},
		{"XML: a text of 100 MB", stream(xBegin+`<note><text>`, "x", 100*mega, `</text></note>`+xEnd), "line-too-long"},
		{"XML: a comment of 100 MB", stream(xBegin+`<!--`, "x", 100*mega, `-->`+xEnd), "line-too-long"},
		{"XML: deep", stream(xBegin, "<a>", mega, strings.Repeat("</a>", mega)+xEnd), "too-deep"},
		{"XML: a million elements", stream(xBegin+"<nickname>", "<text>a</text>", mega, "</nickname>"+xEnd), "line-too-long"},
		{"XML: entities", stream(`<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`+xBegin+"<note><text>", "&b;", 1000, "</text></note>"+xEnd), "&b\\;&b"},
		{"XML: binary", stream(xBegin, "\x00\xff\xfe\x80<", mega, xEnd), "broken"},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		got := dump(t, c.in, Options{})
		runtime.GC()
		runtime.ReadMemStats(&after)
		if !strings.Contains(got, "FN:Ann\n") || !strings.Contains(got, c.has) || !strings.Contains(got, "FN:Bert\n") && c.has != "truncated" {
			t.Errorf("%s: %.600s", c.name, got)
		}
		if made := after.TotalAlloc - before.TotalAlloc; made > 700*mega {
			t.Errorf("%s takes %d MB", c.name, made/mega)
		}
	}
}

// However a file is cut off, what was there comes.
func TestCutOff(t *testing.T) {
	for _, name := range []string{"book.json", "book.xml", "phonebook.xml"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		for n := 200; n < len(data); n += 7 {
			if got := dump(t, bytes.NewReader(data[:n]), Options{}); !strings.Contains(got, "line ") {
				t.Errorf("%s at %d says nothing", name, n)
			}
		}
	}
}

// FuzzTree: whatever the bytes, nothing panics, an entry has a card or says why not, and every card is read back as itself.
func FuzzTree(f *testing.F) {
	for _, name := range []string{"book.json", "book.xml", "phonebook.xml"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, ok, err := Open(bytes.NewReader(data), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return
		}
		for {
			e, err := in.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if e.Card == nil {
				if len(e.Warnings) == 0 {
					t.Fatal("no card and no warning")
				}
				continue
			}
			stored := vcard.Format(e.Card)
			back, err := vcard.Parse(stored)
			if err != nil || !bytes.Equal(vcard.Format(back), stored) {
				t.Fatalf("%v: %q is read back as %q", err, stored, vcard.Format(back))
			}
		}
	})
}
