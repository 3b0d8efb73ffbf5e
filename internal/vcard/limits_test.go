package vcard

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// endless gives n times the byte.
func endless(c byte, n int64) io.Reader {
	return io.LimitReader(repeat(c), n)
}

type repeat byte

func (c repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(c)
	}
	return len(p), nil
}

func codes(entries []*Entry, d *Decoder) (all []string) {
	for _, e := range entries {
		for _, w := range e.Warnings {
			all = append(all, w.Code)
		}
	}
	for _, w := range d.Warnings() {
		all = append(all, w.Code)
	}
	return all
}

// One line of 300 MB costs neither 300 MB nor the rest of its card.
func TestLineTooLong(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	entries, d := readAll(t, io.MultiReader(
		strings.NewReader(head30+"FN:a\r\nNOTE:"), endless('x', 300<<20), strings.NewReader("\r\n more\r\nTEL:1\r\n"+end+head30+"FN:b\r\n"+end)), Options{})
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 8*MaxLine {
		t.Errorf("allocated %d MB in all", used>>20)
	}
	if len(entries) != 2 || !slices.Equal(lines(entries[0].Card), []string{"FN:a", "TEL:1"}) || !slices.Equal(codes(entries, d), []string{CodeLineTooLong}) {
		t.Errorf("%d cards, %q", len(entries), codes(entries, d))
	}
}

// The same for a line that is long only after unfolding.
func TestFoldedLineTooLong(t *testing.T) {
	folded := strings.Repeat(" "+strings.Repeat("A", 74)+"\r\n", MaxLine/74+2)
	entries, d := readAll(t, strings.NewReader(head30+"PHOTO;ENCODING=b:\r\n"+folded+"TEL:1\r\n"+end), Options{})
	if len(entries) != 1 || !slices.Equal(lines(entries[0].Card), []string{"TEL:1"}) || !slices.Equal(codes(entries, d), []string{CodeLineTooLong}) {
		t.Errorf("%d cards, %q", len(entries), codes(entries, d))
	}
}

func TestCardTooLong(t *testing.T) {
	entries, d := readAll(t, strings.NewReader(head30+strings.Repeat("A:\n B\n", MaxLines+10)+end+head30+"FN:b\r\n"+end), Options{})
	if len(entries) != 2 || len(entries[0].Card.Properties) != MaxLines-1 || !slices.Equal(codes(entries, d), []string{CodeCardTooLong}) {
		t.Errorf("%d cards, %q", len(entries), codes(entries, d))
	}
}

// Binary data, endless text, empty lines and carriage returns are read in one pass.
func TestNoCards(t *testing.T) {
	for _, c := range []byte{'x', 0, '\n', '\r', 0xff, ' ', '>', '='} {
		entries, d := readAll(t, endless(c, 8<<20), Options{})
		if len(entries) != 0 || !slices.Contains(codes(entries, d), CodeNoCards) || len(d.Warnings()) > 100 {
			t.Errorf("%q: %d cards, %d warnings", c, len(entries), len(d.Warnings()))
		}
	}
}

// Shapes that made other readers quadratic.
func TestLinear(t *testing.T) {
	for name, text := range map[string]string{
		"folds without a colon":   head30 + "NOTE;ENCODING=\r\n" + strings.Repeat(" QUOTED-PRINTABLE=\r\n", 200_000) + end,
		"soft breaks":             head21 + "NOTE;QUOTED-PRINTABLE:a=\r\n" + strings.Repeat("=C3=A4=\r\n", 300_000) + end,
		"carriage returns":        head30 + "NOTE:a" + strings.Repeat("\r", 2_000_000) + end,
		"nested cards":            head30 + "AGENT:\r\n" + strings.Repeat("BEGIN:VCARD\r\n", 200_000) + end,
		"quotes nobody closes":    head30 + strings.Repeat("X;A=\"b;", 200_000) + ":\r\n" + end,
		"base64 not indented":     head30 + "PHOTO;ENCODING=b:\r\n" + strings.Repeat(strings.Repeat("A", 76)+"\r\n", 100_000) + end,
		"cards without END":       strings.Repeat("BEGIN:VCARD\nFN:a\n", 100_000),
		"ends without BEGIN":      strings.Repeat("FN:a\nEND:VCARD\n", 50_000),
		"ends and nothing before": strings.Repeat("END:VCARD\n", 200_000),
	} {
		start := time.Now()
		entries, _ := readAll(t, strings.NewReader(text), Options{})
		t.Logf("%s: %v for %d MB", name, time.Since(start), len(text)>>20)
		if len(entries) == 0 && !strings.HasPrefix(name, "ends and") {
			t.Errorf("%s: no cards", name)
		}
	}
}

func TestReaderFails(t *testing.T) {
	broken := errors.New("disk on fire")
	d := NewDecoder(io.MultiReader(strings.NewReader(head30+"FN:a\r\n"+end+head30+"FN:b\r\n"), iotest.ErrReader(broken)), Options{})
	if e, err := d.Decode(); err != nil || e.Card == nil {
		t.Errorf("the card before the error: %v, %v", e, err)
	}
	for range 2 {
		if _, err := d.Decode(); !errors.Is(err, broken) {
			t.Errorf("got %v, want %v", err, broken)
		}
	}
}

func TestCharsetOption(t *testing.T) {
	for _, tt := range []struct{ charset, text, want, used string }{
		{"CP850", "J\x81rgen", "Jürgen", "cp850"},
		{"cp932", "\x8d\xb2\x93\xa1", "佐藤", "shift_jis"},
		{"ANSI", "J\xfcrgen", "Jürgen", "windows-1252"},
		{"Windows1250", "\xa3ukasz", "Łukasz", "windows-1250"},
		{"iso-8859-7", "\xc1", "Α", "iso-8859-7"},
		{"GB2312", "\xc4\xe3", "你", "gbk"},
		{"utf-8", "Jürgen", "Jürgen", "utf-8"},
		{"windows-1252", "J\xc3\xbcrgen", "JÃ¼rgen", "windows-1252"}, // the caller knows better
	} {
		entries, d := readAll(t, strings.NewReader(head30+"FN:"+tt.text+"\r\n"+end), Options{Charset: tt.charset})
		if got := entries[0].Card.First("FN").Value; got != tt.want || d.Charset() != tt.used || len(codes(entries, d)) > 0 {
			t.Errorf("%s: %q in %s, %q", tt.charset, got, d.Charset(), codes(entries, d))
		}
	}
	entries, d := readAll(t, bytes.NewReader([]byte(head30+"FN:J\xfcrgen\r\n"+end)), Options{Charset: "klingon"})
	if got := entries[0].Card.First("FN").Value; got != "Jürgen" || !slices.Equal(codes(entries, d), []string{CodeUnknownCharset}) {
		t.Errorf("unknown charset: %q, %q", got, codes(entries, d))
	}
	// What a property declares counts more than the option.
	entries, _ = readAll(t, strings.NewReader(head21+"FN;CHARSET=UTF-8;QUOTED-PRINTABLE:J=C3=BCrgen\r\n"+end), Options{Charset: "cp850"})
	if got := entries[0].Card.First("FN").Value; got != "Jürgen" {
		t.Errorf("declared: %q", got)
	}
}
