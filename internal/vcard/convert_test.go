package vcard

import (
	"bytes"
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

// lines are the properties of a card without what it remembers of its home.
func lines(c *Card) []string {
	c = c.Clone()
	c.Properties = slices.DeleteFunc(c.Properties, func(p Property) bool { return p.Is(homeVersion) })
	for i := range c.Properties {
		c.Properties[i].dropParam(was)
	}
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
		{"the lowest rank is the preferred", []string{"N:a;;;;", "TEL;PREF=2;TYPE=PREF:1", "TEL;PREF=3:2"}, []string{"N:a;;;;", "TEL;PREF=2:1", "TEL;PREF=3:2"}, "30"},
		{"other ranks stay", []string{"N:a;;;;", "TEL;PREF=1:1", "TEL;PREF=2:2"}, []string{"N:a;;;;", "TEL;PREF=1:1", "TEL;PREF=2:2"}, "40"},
		{"phone as URI", []string{"N:a;;;;", "TEL;TYPE=cell:+49-40-1", "TEL:+1-555 ext. 22", "TEL;VALUE=uri:tel:+1;phone-context=x"}, []string{"N:a;;;;", "TEL;VALUE=uri;TYPE=cell:tel:+49-40-1", "TEL;VALUE=uri:tel:+1-555;ext=22", "TEL;VALUE=uri:tel:+1;phone-context=x"}, "30"},
		{"messenger (Apple)", []string{"N:a;;;;", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:a@b", "IMPP:foo:x"}, []string{"N:a;;;;", "IMPP:xmpp:a@b", "IMPP:foo:x"}, "30"},
		{"organisation (Apple)", []string{"N:a;;;;", "X-ADDRESSBOOKSERVER-KIND:org", "X-ABShowAs:COMPANY"}, []string{"N:a;;;;", "KIND:org"}, "30"},
		{"company (Apple)", []string{"N:a;;;;", "X-ABShowAs:COMPANY"}, []string{"N:a;;;;", "KIND:org"}, "40"},
		{"relation (Apple)", []string{"N:a;;;;", "item1.X-ABRELATEDNAMES:Maria", "item1.X-ABLabel:_$!<Spouse>!$_"}, []string{"N:a;;;;", "RELATED;TYPE=spouse;VALUE=text:Maria"}, "30"},
		{"relation of Apple's", []string{"N:a;;;;", "item3.X-ABRELATEDNAMES:Maria", "item3.X-ABLabel:_$!<Spouse>!$_"}, []string{"N:a;;;;", "RELATED;TYPE=spouse;VALUE=text:Maria"}, "40"},
		{"relation of a kind 4.0 does not know", []string{"N:a;;;;", "item3.X-ABRELATEDNAMES:Maria", "item3.X-ABLabel:Patentante"}, []string{"N:a;;;;", "item3.X-ABRELATEDNAMES:Maria", "item3.X-ABLabel:Patentante"}, ""},
		{"anniversary (Apple, Google)", []string{"N:a;;;;", "item1.X-ABDATE:2001-05-09", "item1.X-ABLabel:_$!<Anniversary>!$_"}, []string{"N:a;;;;", "ANNIVERSARY:20010509"}, ""},
		{"anniversary without year", []string{"N:a;;;;", "item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-05-09", "item1.X-ABLabel:_$!<Anniversary>!$_"}, []string{"N:a;;;;", "ANNIVERSARY:--0509"}, ""},
		{"anniversary of which only the year is known", []string{"N:a;;;;", "X-ANNIVERSARY;X-KITH-NAME=ANNIVERSARY:2001"}, []string{"N:a;;;;", "ANNIVERSARY:2001"}, ""},
		{"another date (Apple)", []string{"N:a;;;;", "item1.X-ABDATE:2001-05-09", "item1.X-ABLabel:Einzug"}, []string{"N:a;;;;", "item1.X-ABDATE:2001-05-09", "item1.X-ABLabel:Einzug"}, ""},
		{"birthdays that are partial", []string{"N:a;;;;", "BDAY:1980"}, []string{"N:a;;;;", "BDAY:1980"}, ""},
		{"birthday with its type (Evolution)", []string{"N:a;;;;", "BDAY;VALUE=date:1980-05-09"}, []string{"N:a;;;;", "BDAY:19800509"}, "40"},
		{"two spellings of a name", []string{"N;ALTID=1;LANGUAGE=jp:a;;;;", "X-N;ALTID=1;LANGUAGE=en;X-KITH-NAME=N:b;;;;"}, []string{"N;ALTID=1;LANGUAGE=jp:a;;;;", "N;ALTID=1;LANGUAGE=en:b;;;;"}, "30"},
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

// A picture comes back in the form it had, however large it is.
func TestConvertLargePicture(t *testing.T) {
	value := strings.Repeat("/9j/4AAQ", longestWas)
	for _, line := range []string{"PHOTO;ENCODING=b;TYPE=jpeg:", "LOGO;ENCODING=b;TYPE=image/png:", "SOUND;ENCODING=b:", "KEY;ENCODING=BASE64;TYPE=X-CERT:", "PHOTO;PREF=2;ENCODING=b:"} {
		checkLeaving(t, line, card(t, V40, "FN:a", line+value))
		checkConvert(t, line, card(t, V40, "FN:a", line+value))
	}
}

// A name the other side has changed is no placeholder any more.
func TestConvertChangedPlaceholder(t *testing.T) {
	c := Convert(card(t, V30, "N;X-KITH-NAME=-:Max;Mad;;;", "FN:Mad Max"), V40)
	if got := lines(c); !slices.Equal(got, []string{"N:Max;Mad;;;", "FN:Mad Max"}) {
		t.Errorf("got %q", got)
	}
}

// checkConvert says whether a card comes back from the other version as it was: the same properties, to the last parameter.
func checkConvert(t testing.TB, name string, c *Card) {
	t.Helper()
	other := V40
	if c.Version == V40 {
		other = V30
	}
	there := Convert(c, other)
	back := Convert(there, c.Version)
	if got, want := sayings(back), sayings(c); !slices.Equal(got, want) {
		t.Errorf("%s: %s and back:\n%q\nwant\n%q\nvia\n%s", name, other, got, want, Format(there))
	}
	if again := Convert(back, other); !slices.Equal(sayings(again), sayings(there)) {
		t.Errorf("%s: a second time through %s: %q, want %q", name, other, sayings(again), sayings(there))
	}
	if again, want := sayings(Convert(c, c.Version)), sayings(c); c.Version != "" && !slices.Equal(again, want) {
		t.Errorf("%s: into its own version: %q, want %q", name, again, want)
	}
}

// checkLeaving says whether a card that leaves as a file of either version comes back as it was.
func checkLeaving(t testing.TB, name string, c *Card) {
	t.Helper()
	for _, v := range []Version{V30, V40} {
		out := Convert(c, v)
		Complete(out)
		if out.First("FN") == nil || v == V30 && out.First("N") == nil {
			t.Errorf("%s: as %s it lacks what a reader demands:\n%s", name, v, Format(out))
		}
		var b bytes.Buffer
		if err := Encode(&b, out); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		entries, _ := readAll(t, &b, Options{})
		if len(entries) != 1 || entries[0].Card == nil {
			t.Fatalf("%s: as %s it is no card:\n%s", name, v, Format(out))
		}
		if got, want := sayings(entries[0].Card), sayings(c); !slices.Equal(got, want) {
			t.Errorf("%s: as %s it comes back as\n%q\nwant\n%q\nvia\n%s", name, v, got, want, Format(out))
		}
		if got := entries[0].Card.Version; (got == V40) != (c.Version == V40) {
			t.Errorf("%s: as %s it comes back in %s", name, v, got)
		}
	}
}

// A program abroad may change a card: what it changed stays changed, all else comes back.
func TestConvertEditedAbroad(t *testing.T) {
	home := card(t, V40, "FN:Anna", "N:Weber;Anna;;;", "RELATED;TYPE=spouse;VALUE=text:Max", "ANNIVERSARY:20010509", "TEL;VALUE=uri;PREF=2:tel:+49-40-1", "GENDER:F")
	for _, edit := range []struct {
		name   string
		change func(*Card)
		want   []string
	}{
		{"nothing", func(*Card) {}, lines(home)},
		{"the label of a relation", func(c *Card) { label(c, "item1").Value = "_$!<Friend>!$_" }, []string{"FN:Anna", "N:Weber;Anna;;;", "RELATED;TYPE=friend;VALUE=text:Max", "ANNIVERSARY:20010509", "TEL;VALUE=uri;PREF=2:tel:+49-40-1", "GENDER:F"}},
		{"a number", func(c *Card) { c.First("TEL").Value = "+49 40 2" }, []string{"FN:Anna", "N:Weber;Anna;;;", "RELATED;TYPE=spouse;VALUE=text:Max", "ANNIVERSARY:20010509", "TEL;PREF=2;TYPE=PREF:+49 40 2", "GENDER:F"}},
		{"case and order", func(c *Card) {
			for i := range c.Properties {
				slices.Reverse(c.Properties[i].Params)
				c.Properties[i].Name = strings.ToLower(c.Properties[i].Name)
			}
		}, lines(home)},
	} {
		abroad := Convert(home, V30)
		edit.change(abroad)
		got := lines(Convert(abroad, V40))
		if !strings.EqualFold(strings.Join(got, "|"), strings.Join(edit.want, "|")) {
			t.Errorf("%s: %q, want %q", edit.name, got, edit.want)
		}
	}
}

func label(c *Card, group string) *Property {
	for _, p := range c.All("X-ABLabel") {
		if p.Group == group {
			return p
		}
	}
	return nil
}

// sayings are what the properties of a card say, in any order; the N that 3.0 demands says nothing.
func sayings(c *Card) []string {
	var all []string
	for i := range c.Properties {
		if !isPlaceholder(c, &c.Properties[i]) {
			all = append(all, said(&c.Properties[i]))
		}
	}
	slices.Sort(all)
	return all
}

func TestConvertRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	words := []string{"Weber", "Ömer", `a\,b`, `x\ny`, "", "straße;1", `\\`}
	for range 1500 {
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
					switch r.IntN(22) {
					case 8:
						group := pick("item1", "item2", "item7")
						c.Properties = append(c.Properties, Property{Group: group, Name: "X-ABLabel", Value: pick("_$!<Anniversary>!$_", "_$!<Spouse>!$_", "Chef", "_$!<Friend>!$_")})
						p = Property{Group: group, Name: pick("X-ABDATE", "X-ABRELATEDNAMES", "X-ABRelatedNames"), Params: p.Params, Value: pick("2001-05-09", "20010509", "1604-05-09", "Maria")}
					case 9:
						p = Property{Name: pick("X-ABShowAs", "X-ABSHOWAS", "KIND"), Value: pick("COMPANY", "org", "group")}
					case 10:
						p = Property{Name: "N", Params: []Param{{"SORT-AS", []string{"abc"}}}, Value: "a;b;;;"}
					case 11:
						p.Name, p.Params = "ADR", append(p.Params, Param{"LABEL", []string{pick("a\nb", "x", `a\\nb`)}})
					case 12:
						p = Property{Name: pick("RELATED", "ANNIVERSARY", "TEL", "BDAY", "REV"), Params: []Param{{pick("VALUE", "value", "ALTID", "PREF"), []string{pick("text", "date", "uri", "1", "3")}}}, Value: pick("tel:+49;ext=1", "20010509", "x", "2001-05-09T10:00:00Z")}
					case 13:
						p.Params = append(p.Params, Param{"TYPE", []string{"PREF", "Work"}}, Param{"X-KITH-NAME", []string{pick("-", "N", "GENDER", "FN")}})
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
					switch r.IntN(22) {
					case 8:
						p = Property{Name: "RELATED", Params: append(p.Params, Param{pick("VALUE", "TYPE", "PREF"), []string{pick("text", "uri", "spouse", "x-y", "7")}}), Value: pick("Maria", "urn:uuid:1", `A\\, B`, "")}
					case 9:
						p = Property{Name: "ANNIVERSARY", Params: []Param{{pick("VALUE", "X-FOO", "CALSCALE"), []string{pick("text", "gregorian", "date")}}}, Value: pick("20010509", "--0509", "2001", "1604-05-09", "20010509T1000Z")}
					case 10:
						p = Property{Name: "KIND", Value: pick("org", "group", "individual", "ORG")}
					case 11:
						p = Property{Name: pick("TEL", "IMPP"), Params: append(p.Params, Param{"VALUE", []string{"uri"}}), Value: pick("tel:+49-40-1", "TEL:+1;ext=5", "tel:1;x=y", "xmpp:a@b", "SKYPE:x")}
					case 12:
						p.Params = append(p.Params, Param{"ALTID", []string{pick("1", "2")}}, Param{"LANGUAGE", []string{pick("de", "en")}})
						p.Name = pick("N", "FN", "NOTE", "BDAY", "TITLE")
					case 13:
						p = Property{Name: pick("X-ABShowAs", "X-ABDATE", "X-ABRELATEDNAMES", "SORT-STRING", "LABEL", "X-N"), Group: p.Group, Params: p.Params, Value: pick("COMPANY", "20010509", "x")}
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
			checkLeaving(t, string(v), c)
			if t.Failed() {
				t.FailNow()
			}
		}
	}
}
