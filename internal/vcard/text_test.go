package vcard

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestUnescape(t *testing.T) {
	for value, want := range map[string]string{
		`a\nb\Nc`:                 "a\nb\nc",
		`a\, b\; c\\n`:            `a, b; c\n`,
		`http\://a.example`:       "http://a.example",
		`\"AS IS\"`:               `"AS IS"`,
		`C:\Users`:                `C:\Users`,
		`end\`:                    `end\`,
		"":                        "",
		`Größe\, Ömer`:            "Größe, Ömer",
		`one \\, two`:             `one \, two`,
		"real line break stays\n": "real line break stays\n",
	} {
		if got := Unescape(value); got != want {
			t.Errorf("Unescape(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestEscape(t *testing.T) {
	for _, text := range []string{"", "a", "a,b;c\\n", "a\nb", `\`, `\n`, "ä, ö", `x\`, "::"} {
		if got := Unescape(Escape(text)); got != text {
			t.Errorf("Unescape(Escape(%q)) = %q", text, got)
		}
		list := []string{text, "", text}
		if got := SplitList(JoinList(list)); !slices.Equal(got, list) {
			t.Errorf("SplitList(JoinList(%q)) = %q", list, got)
		}
		parts := [][]string{{text, text}, {""}, {text}}
		got := SplitStructured(JoinStructured(parts))
		if !slices.EqualFunc(got, parts, slices.Equal) {
			t.Errorf("SplitStructured(JoinStructured(%q)) = %q", parts, got)
		}
	}
	if got := Escape("a\r\nb\rc\nd"); got != `a\nb\nc\nd` {
		t.Errorf("line breaks: %q", got)
	}
}

func TestSplitStructured(t *testing.T) {
	got := SplitStructured(`Perreault;Simon;;Dr.\, h.c.;ing. jr,M.Sc.`)
	want := [][]string{{"Perreault"}, {"Simon"}, {""}, {"Dr., h.c."}, {"ing. jr", "M.Sc."}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTypes(t *testing.T) {
	for line, want := range map[string][]string{
		"TEL;TYPE=WORK,VOICE:1":            {"work", "voice"},
		"TEL;type=WORK;type=pref:1":        {"work", "pref"},
		`TEL;TYPE="work,voice";PREF=1:1`:   {"work", "voice", "pref"},
		`TEL;TYPE=VOICE\,CELL:1`:           {"voice", "cell"},
		"TEL;HOME;VOICE:1":                 {"home", "voice"},
		"TEL;TYPE=HOME,TYPE=VOICE:1":       {"home", "type=voice"},
		"TEL;TYPE=cell;TYPE=CELL;PREF=5:1": {"cell"},
		"TEL:1":                            nil,
	} {
		p := card(t, V30, line).First("TEL")
		if got := Types(p); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestBinary(t *testing.T) {
	jpeg := "/9j/4AAQ"
	for _, tt := range []struct {
		line, mediaType string
		ok              bool
	}{
		{"PHOTO;ENCODING=b;TYPE=JPEG:" + jpeg, "image/jpeg", true},
		{"PHOTO;ENCODING=b:" + jpeg, "image/jpeg", true},
		{"PHOTO;ENCODING=BASE64;JPEG:/9j/ 4AA Q=", "image/jpeg", true},
		{"PHOTO;ENCODING=b;TYPE=PNG,PREF:AAEC", "image/png", true},
		{"PHOTO:data:image/png;base64,AAEC", "image/png", true},
		{`PHOTO:data:image/jpeg;base64\,` + jpeg, "image/jpeg", true},
		{"PHOTO:data:;base64," + jpeg, "image/jpeg", true},
		{"NOTE:data:,a%20b", "text/plain", true},
		{"KEY;X509;ENCODING=BASE64:AAEC", "application/pkix-cert", true},
		{"SOUND;ENCODING=b;TYPE=WAVE:AAEC", "audio/wav", true},
		{"PHOTO;VALUE=uri:https://a.example/a.jpg", "", false},
		{"PHOTO:https://a.example/a.jpg", "", false},
		{"PHOTO;ENCODING=b:https://a.example/a.jpg", "", false},
		{"PHOTO;ENCODING=b:", "", false},
		{"PHOTO:" + jpeg, "", false},
		{"PHOTO;TYPE=JPEG:" + jpeg + strings.Repeat("SkZJRgAB", 10), "image/jpeg", true},
		{"PHOTO:" + strings.Repeat("SkZJRgAB", 10), "", false},
		{"KEY:" + strings.Repeat("/9j/4AAQ#", 10), "", false},
		{"PHOTO;ENCODING=b;TYPE=png:data:image/png;base64,AAEC", "image/png", true},
	} {
		p := card(t, V30, tt.line).Properties[0]
		data, mediaType, ok := Binary(&p)
		if ok != tt.ok || mediaType != tt.mediaType || ok && len(data) == 0 {
			t.Errorf("%s: %x %q %v", tt.line, data, mediaType, ok)
		}
	}
}

func TestClone(t *testing.T) {
	c := card(t, V30, "TEL;TYPE=a:1")
	d := c.Clone()
	d.Properties[0].Params[0].Values[0] = "b"
	d.Properties[0].Value = "2"
	if !bytes.Contains(Format(c), []byte("TEL;TYPE=a:1")) {
		t.Errorf("the clone shares with its original: %s", Format(c))
	}
	var nobody *Card = &Card{}
	if got := nobody.Clone(); got.Properties != nil {
		t.Errorf("clone of the empty card: %#v", got)
	}
}

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, code := range Codes {
		if seen[code] || strings.ToLower(code) != code || strings.ContainsAny(code, " _") {
			t.Errorf("code %q", code)
		}
		seen[code] = true
	}
	for _, q := range quirks {
		for _, code := range q.codes {
			if !seen[code] {
				t.Errorf("%q is not in Codes", code)
			}
		}
	}
}
