package vcard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// card reads the lines of one card for a test.
func card(t testing.TB, version Version, lines ...string) *Card {
	t.Helper()
	text := "BEGIN:VCARD\nVERSION:" + string(version) + "\n"
	for _, line := range lines {
		text += line + "\n"
	}
	entries, _ := readAll(t, strings.NewReader(text+"END:VCARD\n"), Options{})
	if len(entries) != 1 || entries[0].Card == nil {
		t.Fatalf("%q is no card", text)
	}
	return entries[0].Card
}

func lines(c *Card) []string {
	all := strings.Split(strings.TrimSuffix(string(Format(c)), "\n"), "\n")
	return all[2 : len(all)-1]
}

func TestConvert(t *testing.T) {
	for _, tt := range []struct {
		name     string
		v30, v40 []string
		oneWay   string // "40": only 3.0 → 4.0 is exact; "30": only 4.0 → 3.0
	}{
		{"preferred alone (Apple)", []string{"N:a;;;;", "TEL;TYPE=HOME;TYPE=PREF:1"}, []string{"N:a;;;;", "TEL;TYPE=HOME;PREF=1:1"}, ""},
		{"preferred in a list (Google)", []string{"N:a;;;;", "EMAIL;TYPE=INTERNET,PREF:a@b"}, []string{"N:a;;;;", "EMAIL;TYPE=INTERNET;PREF=1:a@b"}, "40"},
		{"other ranks stay", []string{"N:a;;;;", "TEL;PREF=2:1"}, []string{"N:a;;;;", "TEL;PREF=2:1"}, ""},
		{"photo", []string{"N:a;;;;", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ"}, []string{"N:a;;;;", "PHOTO:data:image/jpeg;base64,/9j/4AAQ"}, ""},
		{"photo of unknown type (BlackBerry)", []string{"N:a;;;;", "PHOTO;ENCODING=b:/9j/4AAQ"}, []string{"N:a;;;;", "PHOTO:data:image/jpeg;base64,/9j/4AAQ"}, "40"},
		{"remote photo", []string{"N:a;;;;", "PHOTO;VALUE=uri:https://example.org/a.png"}, []string{"N:a;;;;", "PHOTO:https://example.org/a.png"}, "30"},
		{"key", []string{"N:a;;;;", "KEY;ENCODING=b;TYPE=PGP:AAEC"}, []string{"N:a;;;;", "KEY:data:application/pgp-keys;base64,AAEC"}, ""},
		{"birthday", []string{"N:a;;;;", "BDAY:1980-05-09"}, []string{"N:a;;;;", "BDAY:19800509"}, ""},
		{"birthday without year (iCloud)", []string{"N:a;;;;", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09"}, []string{"N:a;;;;", "BDAY:--0509"}, ""},
		{"birthday without year, bare (iCloud)", []string{"N:a;;;;", "BDAY:1604-05-09"}, []string{"N:a;;;;", "BDAY:--0509"}, "40"},
		{"birthday with time (KAddressBook)", []string{"N:a;;;;", "BDAY:1985-01-28T00:00:00Z"}, []string{"N:a;;;;", "BDAY:19850128T000000Z"}, ""},
		{"birthday as text stays", []string{"N:a;;;;", "BDAY;VALUE=text:circa 1800"}, []string{"N:a;;;;", "BDAY;VALUE=text:circa 1800"}, ""},
		{"revision", []string{"N:a;;;;", "REV:1995-10-31T22:27:10+01:00"}, []string{"N:a;;;;", "REV:19951031T222710+0100"}, ""},
		{"place", []string{"N:a;;;;", "GEO:46.772673;-71.282945"}, []string{"N:a;;;;", "GEO:geo:46.772673,-71.282945"}, ""},
		{"group (Apple)", []string{"N:a;;;;", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"}, []string{"N:a;;;;", "KIND:group", "MEMBER:urn:uuid:1"}, ""},
		{"label of an address", []string{"N:a;;;;", "ADR;TYPE=HOME:;;Weg 1;Köln;;;", `LABEL;TYPE=HOME:Weg 1\nKöln`}, []string{"N:a;;;;", "ADR;TYPE=HOME;LABEL=Weg 1^nKöln:;;Weg 1;Köln;;;"}, ""},
		{"labels in order", []string{"N:a;;;;", "ADR;TYPE=HOME:;;1;;;;", "ADR;TYPE=HOME:;;2;;;;", "LABEL;TYPE=HOME:1", "LABEL;TYPE=HOME:2"}, []string{"N:a;;;;", "ADR;TYPE=HOME;LABEL=1:;;1;;;;", "ADR;TYPE=HOME;LABEL=2:;;2;;;;"}, "40"},
		{"label without its address", []string{"N:a;;;;", "ADR;TYPE=HOME:;;1;;;;", "LABEL;TYPE=WORK:2"}, []string{"N:a;;;;", "ADR;TYPE=HOME:;;1;;;;", "LABEL;TYPE=WORK:2"}, ""},
		{"sort string", []string{"N:van der Harten;Rene;;;", "SORT-STRING:Harten"}, []string{"N;SORT-AS=Harten:van der Harten;Rene;;;"}, ""},
		{"only in 4.0", []string{"N:a;;;;", "X-GENDER;X-KITH-NAME=GENDER:F", "X-RELATED;TYPE=spouse;X-KITH-NAME=RELATED:urn:uuid:1"}, []string{"N:a;;;;", "GENDER:F", "RELATED;TYPE=spouse:urn:uuid:1"}, ""},
		{"X- of others stays", []string{"N:a;;;;", "X-ANNIVERSARY:2001-01-01", "X-EVOLUTION-SPOUSE:Maria", "AGENT:x", "MAILER:y"}, []string{"N:a;;;;", "X-ANNIVERSARY:2001-01-01", "X-EVOLUTION-SPOUSE:Maria", "AGENT:x", "MAILER:y"}, ""},
		{"no name parts", []string{"N;X-KITH-NAME=-:Mad\\, Max;;;;", "FN:Mad\\, Max"}, []string{"FN:Mad\\, Max"}, ""},
	} {
		c30, c40 := card(t, V30, tt.v30...), card(t, V40, tt.v40...)
		if tt.oneWay != "30" {
			if got := lines(Convert(c30, V40)); !slices.Equal(got, tt.v40) {
				t.Errorf("%s: 3.0 to 4.0: %q, want %q", tt.name, got, tt.v40)
			}
		}
		if tt.oneWay != "40" {
			if got := lines(Convert(c40, V30)); !slices.Equal(got, tt.v30) {
				t.Errorf("%s: 4.0 to 3.0: %q, want %q", tt.name, got, tt.v30)
			}
		}
		checkConvert(t, tt.name, c30)
		checkConvert(t, tt.name, c40)
	}
}

// A name the other side has changed is no placeholder any more.
func TestConvertChangedPlaceholder(t *testing.T) {
	c := Convert(card(t, V30, "N;X-KITH-NAME=-:Max;Mad;;;", "FN:Mad Max"), V40)
	if got := lines(c); !slices.Equal(got, []string{"N:Max;Mad;;;", "FN:Mad Max"}) {
		t.Errorf("got %q", got)
	}
}

// checkConvert says whether a card comes back from the other version as it was.
func checkConvert(t testing.TB, name string, c *Card) {
	t.Helper()
	other := V40
	if c.Version == V40 {
		other = V30
	}
	there := Convert(c, other)
	back := Convert(there, c.Version)
	if got, want := meaning(back), meaning(c); !slices.Equal(got, want) {
		t.Errorf("%s: %s and back:\n%q\nwant\n%q\nvia\n%q", name, other, got, want, lines(there))
	}
	if again := Convert(back, other); !slices.Equal(meaning(again), meaning(there)) {
		t.Errorf("%s: a second time through %s: %q, want %q", name, other, meaning(again), meaning(there))
	}
}

// meaning writes what a card says without what says nothing: order of properties and parameters, case of names, the
// two ways to be preferred, dates with and without hyphens, binary data by its bytes.
func meaning(c *Card) []string {
	var all []string
	for i := range c.Properties {
		p := c.Properties[i].Clone()
		if isPlaceholder(c, &p) { // a 3.0 card without N gains one, it says nothing
			continue
		}
		var params []string
		for _, t := range Types(&p) {
			params = append(params, "TYPE="+t)
		}
		value := p.Value
		if p.Is("LABEL") {
			value = Unescape(value)
		}
		data, mediaType, ok := Binary(&p)
		if ok {
			value = fmt.Sprintf("%s %x", mediaType, data)
			params = slices.DeleteFunc(params, func(s string) bool { return s != "TYPE=home" && s != "TYPE=work" && s != "TYPE=pref" })
		}
		if p.Is("BDAY") || p.Is("REV") {
			value = basic(value)
			if strings.HasPrefix(value, "1604") {
				value = "--" + value[4:]
			}
			value = strings.ReplaceAll(value, "-", "")
		}
		for _, param := range p.Params {
			upper := strings.ToUpper(param.Name)
			switch {
			case upper == "TYPE", upper == "ENCODING" && ok, upper == "X-APPLE-OMIT-YEAR", upper == "PREF" && slices.Equal(param.Values, []string{"1"}),
				upper == "VALUE" && isBinary(p.Name):
			default:
				params = append(params, upper+"="+strings.Join(param.Values, ","))
			}
		}
		slices.Sort(params)
		all = append(all, p.Group+"."+strings.ToUpper(p.Name)+";"+strings.Join(params, ";")+":"+value)
	}
	slices.Sort(all)
	return all
}

func TestConvertRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	words := []string{"Weber", "Ömer", `a\,b`, `x\ny`, "", "straße;1", `\\`}
	for range 3000 {
		for _, v := range []Version{V30, V40} {
			c := &Card{Version: v}
			for range 1 + r.IntN(12) {
				p := Property{Name: pick("TEL", "EMAIL", "ADR", "NOTE", "X-FOO", "ORG", "FN", "URL", "IMPP"), Value: pick(words...)}
				if r.IntN(4) == 0 {
					p.Group = pick("item1", "item2")
				}
				switch r.IntN(3) {
				case 0:
					p.Params = append(p.Params, Param{"TYPE", []string{pick("HOME", "work", "cell")}})
				case 1:
					p.Params = append(p.Params, Param{"TYPE", []string{"home", "voice"}})
				}
				if v == V30 {
					switch r.IntN(14) {
					case 0:
						p = Property{Name: "PHOTO", Params: []Param{{"ENCODING", []string{"b"}}, {"TYPE", []string{pick("JPEG", "PNG", "svg+xml")}}}, Value: "AAEC"}
					case 1:
						p = Property{Name: "BDAY", Value: pick("1980-05-09", "19800509", "1604-01-02", "x", "1980-05-09T10:00:00Z")}
					case 2:
						p.Name = "LABEL"
					case 3:
						p = Property{Name: "SORT-STRING", Value: "abc"}
					case 4:
						p = Property{Name: "N", Value: "a;b;;;"}
					case 5:
						p.Params = append(p.Params, Param{"TYPE", []string{"pref"}})
					case 6:
						p.Params = append(p.Params, Param{"TYPE", []string{"INTERNET", "PREF"}})
					case 7:
						p = Property{Name: "GEO", Value: pick("1.5;-2", "1,2", "x;y")}
					}
				} else {
					switch r.IntN(14) {
					case 0:
						p = Property{Name: pick("PHOTO", "KEY", "SOUND"), Value: "data:" + pick("image/jpeg", "audio/ogg", "application/pgp-keys", "text/plain", "") + pick(";base64,AAEC", ",abc")}
					case 1:
						p = Property{Name: "BDAY", Value: pick("19800509", "--0509", "1980", "---09", "1980-05", "19800509T1000Z")}
					case 2:
						p.Name, p.Params = "ADR", append(p.Params, Param{"LABEL", []string{pick("a\nb", "x")}})
					case 3:
						p.Name = pick("GENDER", "RELATED", "ANNIVERSARY", "KIND", "MEMBER", "LANG", "Xml")
					case 4:
						p = Property{Name: "N", Params: []Param{{"SORT-AS", []string{"abc"}}}, Value: "a;b;;;"}
					case 5:
						p.Params = append(p.Params, Param{"PREF", []string{pick("1", "2", "50")}})
					case 6:
						p = Property{Name: "GEO", Value: pick("geo:1.5,-2", "geo:1,2;u=3", "x")}
					}
				}
				c.Properties = append(c.Properties, p)
			}
			checkConvert(t, string(v), c)
			checkRoundTrip(t, string(v), c)
			if t.Failed() {
				t.FailNow()
			}
		}
	}
}
