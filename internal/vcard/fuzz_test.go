package vcard

import (
	"bytes"
	"io"
	"os"
	"testing"
	"unicode/utf8"
)

func seeds(f *testing.F) {
	for _, path := range files(f) {
		if text, err := os.ReadFile(path); err == nil && len(text) < 20_000 {
			f.Add(text)
		}
	}
	for _, q := range quirks {
		f.Add([]byte(q.text))
	}
}

// FuzzDecode: whatever comes in, every card is UTF-8, its warnings carry known codes, the input is consumed whole.
func FuzzDecode(f *testing.F) {
	seeds(f)
	known := map[string]bool{}
	for _, code := range Codes {
		known[code] = true
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, o := range []Options{{}, {Charset: "cp850"}, {Charset: "shift_jis"}} {
			d := NewDecoder(bytes.NewReader(text), o)
			check := func(warnings []Warning) {
				for _, w := range warnings {
					if !known[w.Code] || !utf8.ValidString(w.Text) || len(w.Text) > maxText+10 {
						t.Errorf("bad warning %+v", w)
					}
				}
			}
			for n := 1; ; n++ {
				e, err := d.Decode()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				check(e.Warnings)
				if e.Index != n || e.Card == nil && len(e.Warnings) == 0 {
					t.Errorf("bad entry %+v", e)
				}
				if e.Card != nil {
					if stored := Format(e.Card); !utf8.Valid(stored) || bytes.IndexByte(stored, 0) >= 0 {
						t.Errorf("not clean: %q", stored)
					}
				}
			}
			check(d.Warnings())
			if d.Offset() != int64(len(text)) {
				t.Errorf("Offset %d of %d", d.Offset(), len(text))
			}
		}
	})
}

// FuzzRoundTrip: what was read once survives storing, exporting and the way through the other version.
func FuzzRoundTrip(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		d := NewDecoder(bytes.NewReader(text), Options{})
		for {
			e, err := d.Decode()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if e.Card == nil {
				continue
			}
			checkRoundTrip(t, "card", e.Card)
			for _, v := range []Version{V30, V40} {
				other := Convert(e.Card, v)
				checkRoundTrip(t, "converted", other)
			}
			checkLeaving(t, "card", e.Card)
		}
	})
}

// FuzzParse: Parse refuses or reads, and what it reads it reads again.
func FuzzParse(f *testing.F) {
	f.Add([]byte("BEGIN:VCARD\nVERSION:4.0\na.FN;X=\"a,b\",c^n:x\nEND:VCARD\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Parse(text)
		if err != nil {
			return
		}
		stored := Format(c)
		again, err := Parse(stored)
		if err != nil || !bytes.Equal(Format(again), stored) {
			t.Errorf("%q: %v", stored, err)
		}
	})
}
