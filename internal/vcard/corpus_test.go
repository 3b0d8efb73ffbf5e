package vcard

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// files returns the samples of this package and, where the checkout lies beside it, the shared corpus.
func files(t testing.TB) []string {
	t.Helper()
	var found []string
	for _, root := range []string{"testdata/samples", "../../../shared/corpus"} {
		_ = filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
			if err == nil && strings.EqualFold(filepath.Ext(path), ".vcf") {
				found = append(found, path)
			}
			return nil
		})
	}
	return found
}

// readAll decodes a whole input.
func readAll(t testing.TB, r io.Reader, o Options) ([]*Entry, *Decoder) {
	t.Helper()
	d := NewDecoder(r, o)
	var entries []*Entry
	for {
		e, err := d.Decode()
		if err == io.EOF {
			return entries, d
		}
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
	}
}

func TestCorpus(t *testing.T) {
	total, cards, warned := 0, 0, map[string]int{}
	for _, path := range files(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		entries, d := readAll(t, bytes.NewReader(text), Options{})
		total++
		if got := d.Offset(); got != int64(len(text)) {
			t.Errorf("%s: Offset %d, want %d", path, got, len(text))
		}
		again, d2 := readAll(t, iotest.OneByteReader(bytes.NewReader(text)), Options{})
		if len(again) != len(entries) || d2.Charset() != d.Charset() {
			t.Errorf("%s: read byte by byte: %d cards in %s, want %d in %s", path, len(again), d2.Charset(), len(entries), d.Charset())
		}
		var notes []string
		for _, w := range d.Warnings() {
			warned[w.Code]++
			notes = append(notes, w.Code)
		}
		for i, e := range entries {
			for _, w := range e.Warnings {
				warned[w.Code]++
				notes = append(notes, w.Code+" "+w.Text[:min(len(w.Text), 60)])
			}
			if e.Card == nil {
				continue
			}
			cards++
			checkRoundTrip(t, path, e.Card)
			checkLeaving(t, path, e.Card)
			if again[i].Card == nil || !bytes.Equal(Format(again[i].Card), Format(e.Card)) {
				t.Errorf("%s: card %d differs when read byte by byte", path, e.Index)
			}
		}
		t.Logf("%s: %d cards, %s, %q", path, len(entries), d.Charset(), notes)
	}
	t.Logf("%d files, %d cards, warnings %v", total, cards, warned)
}
