package tree

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/message"
	"kith/internal/vcard"
)

var update = flag.Bool("update", false, "write the golden files anew")

// dump shows a file as cards and warnings.
func dump(t testing.TB, r io.Reader, o Options) string {
	t.Helper()
	in, ok, err := Open(r, o)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	var b strings.Builder
	for {
		e, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "# card %d, line %d\n", e.Index, e.Line)
		for _, w := range e.Warnings {
			fmt.Fprintf(&b, "# %d, line %d: %s %q\n", w.Card, w.Line, w.Code, w.Text)
		}
		if e.Card != nil {
			b.Write(vcard.Format(e.Card))
		}
	}
	for _, w := range in.Warnings() {
		fmt.Fprintf(&b, "# outside, line %d: %s %q\n", w.Line, w.Code, w.Text)
	}
	fmt.Fprintf(&b, "# %s, %s\n", in.Format, in.Charset())
	return b.String()
}

// The samples are written by us as the RFCs and the box have them; the people are invented.
func TestGolden(t *testing.T) {
	for _, name := range []string{"book.json", "book.xml", "phonebook.xml"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		got, path := dump(t, bytes.NewReader(data), Options{}), filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]string{
		`["vcard",[["fn",{},"text","Ann"]]]`:                       JCard,
		"\ufeff[\n[ \"vcard\" , [":                                 JCard,
		`{"vcardArray":["vcard",[["fn",{},"text","Ann"]]]}`:        JCard,
		`{"contacts":[{"name":"Ann"}]}`:                            "",
		`[Name],[E-Mail]`:                                          "",
		`<?xml version="1.0"?><vcards xmlns="x"><vcard/></vcards>`: XCard,
		`<v:vcards xmlns:v="x"><v:vcard/></v:vcards>`:              XCard,
		`<phonebooks><phonebook/></phonebooks>`:                    PhoneBook,
		`<html><body>phonebook</body></html>`:                      "",
		"":                                                         "",
	} {
		if format, ok := Detect([]byte(text)); ok != (want != "") || ok && format != want {
			t.Errorf("%q: %q %v, want %q", text, format, ok, want)
		}
	}
}

func TestEveryWarningHasASentence(t *testing.T) {
	for _, code := range Codes {
		if !message.Has("warning." + code) {
			t.Errorf("warning.%s has no sentence in both languages", code)
		}
	}
}

func TestBasicForms(t *testing.T) {
	for _, c := range []struct{ kind, text, want, wrong string }{
		{"date", "1985-04-12", "19850412", ""}, {"date", "1985-04", "1985-04", ""}, {"date", "---12", "---12", ""}, {"date", "--04-12", "--0412", ""},
		{"date", "1985", "1985", ""}, {"date", "12.4.1985", "12.4.1985", "12.4.1985"}, {"time", "12:34:56", "123456", ""}, {"time", "12:34Z", "1234Z", ""},
		{"date-time", "2013-02-14T12:30:00+02:00", "20130214T123000+0200", ""}, {"date-and-or-time", "T12:30", "T1230", ""}, {"utc-offset", "-05:00", "-0500", ""},
		{"text", "1985-04-12", "1985-04-12", ""}, {"date", "", "", ""},
	} {
		value := single(c.text)
		if wrong := toBasic(c.kind, value); value[0][0] != c.want || wrong != c.wrong {
			t.Errorf("%s %s: %s, %q", c.kind, c.text, value[0][0], wrong)
		}
	}
}

// A declared charset is believed unless the bytes speak against it; what fits no charset is guessed and told.
func TestCharsets(t *testing.T) {
	for _, c := range []struct{ name, text, charset string }{
		{"declared", "<?xml version='1.0' encoding='windows-1250'?><vcards><vcard><fn><text>Novotn\xfd Ji\xf8\xed</text></fn></vcard></vcards>", "windows-1250"},
		{"declared wrongly", "<?xml version='1.0' encoding='iso-8859-1'?><vcards><vcard><fn><text>Novotný Jiří</text></fn></vcard></vcards>", "utf-8"},
		{"UTF-16", inUTF16("<?xml version='1.0' encoding='utf-16'?><vcards><vcard><fn><text>Novotný Jiří</text></fn></vcard></vcards>"), "utf-16le"},
		{"UTF-16 without a declaration", inUTF16(`["vcard",[["version",{},"text","4.0"],["fn",{},"text","Novotný Jiří"]]]`), "utf-16le"},
	} {
		if got := dump(t, strings.NewReader(c.text), Options{}); !strings.Contains(got, "FN:Novotný Jiří\n") || !strings.Contains(got, ", "+c.charset+"\n") {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
	got := dump(t, strings.NewReader("[\"vcard\",[[\"version\",{},\"text\",\"4.0\"],\n[\"fn\",{},\"text\",\"J\xf6rg\"]]]"), Options{})
	if !strings.Contains(got, "FN:Jörg\n") || !strings.Contains(got, "line 2: bad-text") {
		t.Error(got)
	}
}

func inUTF16(s string) string {
	b := []byte("\xff\xfe")
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}
