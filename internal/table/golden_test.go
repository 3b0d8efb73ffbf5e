package table

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

	"kith/internal/vcard"
)

var update = flag.Bool("update", false, "write the golden files anew")

// dump shows a table and its cards as text.
func dump(t *testing.T, r io.Reader, o Options) string {
	t.Helper()
	table, err := Open(r, o)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "format %s charset %s separator %q header row %d line %d preamble %d\n", table.Format, table.Charset, table.Separator,
		table.HeaderRow, table.HeaderLine, len(table.Preamble))
	for _, c := range table.Columns {
		if c.Filled == 0 {
			continue
		}
		fmt.Fprintf(&b, "column %d %q %d →", c.Index+1, c.Name, c.Filled)
		for _, s := range []string{c.Target.Field, c.Target.Part, c.Target.Type, c.Target.Label} {
			if s != "" {
				b.WriteString(" " + s)
			}
		}
		if c.Target.Group > 0 {
			fmt.Fprintf(&b, " %d", c.Target.Group)
		}
		if c.Doubtful != nil {
			fmt.Fprintf(&b, " doubtful %s %q", c.Doubtful.Order, c.Doubtful.Examples)
		}
		b.WriteByte('\n')
	}
	for {
		e, err := table.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "row %d line %d\n", e.Index, e.Line)
		for _, w := range e.Warnings {
			fmt.Fprintf(&b, "warning %d %d %s %q\n", w.Card, w.Line, w.Code, w.Text)
		}
		if e.Card != nil {
			b.Write(vcard.Format(e.Card))
		}
	}
	for _, w := range table.Warnings() {
		fmt.Fprintf(&b, "warning %d %d %s %q\n", w.Card, w.Line, w.Code, w.Text)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
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
		t.Errorf("%s differs from its golden file; got\n%s", name, got)
	}
}

// Each sample is written by us in the exact form of its source. The people are invented.
func TestSources(t *testing.T) {
	for name, format := range map[string]string{
		"google-old.csv": GoogleCSV, "google-new.csv": GoogleCSV, "outlook-en.csv": OutlookCSV, "outlook-de.csv": OutlookCSV, "outlook-com.csv": OutlookCSV,
		"linkedin.csv": LinkedInCSV, "thunderbird-en.csv": ThunderbirdCSV, "thunderbird-de.csv": ThunderbirdCSV, "apple.csv": AppleCSV,
		"excel-unicode.txt": TSV, "thunderbird.ldif": LDIF, "outlook-fr.csv": OutlookCSV, "directory.ldif": LDIF, "people.xlsx": XLSX,
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := Detect(data); got != format || !ok {
				t.Errorf("Detect says %q %v, want %q", got, ok, format)
			}
			golden(t, name, dump(t, bytes.NewReader(data), Options{}))
		})
	}
}
