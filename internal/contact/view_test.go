package contact

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kith/internal/vcard"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestViewGolden(t *testing.T) {
	for _, exporter := range []string{"iCloud 3.0", "Google Contacts 3.0", "Android 2.1", "Outlook 2.1", "RFC 6350 4.0", "odd things"} {
		t.Run(exporter, func(t *testing.T) {
			got, err := json.MarshalIndent(View(card(t, exporter)), "", " ")
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", strings.ReplaceAll(strings.ToLower(exporter), " ", "-")+".json")
			if *update {
				if err := os.WriteFile(file, append(got, '\n'), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got)+"\n" != string(want) {
				t.Errorf("differs from %s:\n%s", file, got)
			}
		})
	}
}

// Names that one exporter alone has for what others know too.
func TestValuesUnderOtherNames(t *testing.T) {
	for _, c := range []struct {
		line string
		list func(Contact) []Value
		want string
		rest []string // types
	}{
		{"X-MS-TEL;VOICE;CALLBACK:(111) 555-4444", func(c Contact) []Value { return c.Phones }, "(111) 555-4444", []string{"callback"}},
		{"X-SIP;TYPE=HOME:ann@sip.example", func(c Contact) []Value { return c.IMs }, "sip:ann@sip.example", []string{"home"}},
		{"X-SIP:sip:ann@sip.example", func(c Contact) []Value { return c.IMs }, "sip:ann@sip.example", []string{}},
		{"X-WHATSAPP:+49 170 1", func(c Contact) []Value { return c.IMs }, "whatsapp:+49 170 1", []string{}},
		{"X-SOCIALPROFILE;type=linkedin;x-user=ann:http://www.linkedin.com/in/ann", func(c Contact) []Value { return c.URLs }, "http://www.linkedin.com/in/ann", []string{"linkedin"}},
		{"SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://m.example/@ann", func(c Contact) []Value { return c.URLs }, "https://m.example/@ann", []string{}},
	} {
		d := vcard.NewDecoder(strings.NewReader("BEGIN:VCARD\nVERSION:2.1\nFN:a\n"+c.line+"\nEND:VCARD\n"), vcard.Options{})
		e, err := d.Decode()
		if err != nil {
			t.Fatal(err)
		}
		got := View(e.Card)
		if list := c.list(got); len(list) != 1 || list[0].Value != c.want || !slices.Equal(list[0].Types, c.rest) || len(got.Properties) > 0 {
			t.Errorf("%s: %+v, left over %+v", c.line, list, got.Properties)
		}
		if p := Project(e.Card); strings.Contains(c.line, "linkedin") && !slices.Equal(p.Profiles, []string{"linkedin.com/in/ann"}) {
			t.Errorf("%s: profiles %q", c.line, p.Profiles)
		}
	}
	card := &vcard.Card{Version: vcard.V40, Properties: []vcard.Property{{Name: "URL", Value: "https://m.example/ann"}, {Name: "SOCIALPROFILE", Value: "https://m.example/ann"}}}
	if found := Repeats(card); len(found) > 0 {
		t.Errorf("a profile is taken for the repeat of an address: %+v", found)
	}
}

func TestKindAndName(t *testing.T) {
	for _, test := range []struct {
		what       string
		lines      []string
		kind, name string
	}{
		{"FN", []string{"FN:Anna Weber", "N:Weber;Anna;;;"}, "person", "Anna Weber"},
		{"N alone is composed", []string{"N:Weber;Anna;Maria,Luise;Dr.;M.A."}, "person", "Dr. Anna Maria Luise Weber M.A."},
		{"4.0 without N is a person", []string{"FN:Anna Weber", "ORG:ACME"}, "person", "Anna Weber"},
		{"an organisation of Google", []string{"FN:ACME GmbH", "N:;;;;", "ORG:ACME GmbH"}, "organisation", "ACME GmbH"},
		{"an exporter that puts the company into N", []string{"FN:ACME", "N:ACME;;;;", "ORG:ACME"}, "organisation", "ACME"},
		{"ORG alone", []string{"ORG:ACME;Einkauf"}, "organisation", "ACME"},
		{"KIND says otherwise", []string{"KIND:individual", "ORG:ACME"}, "person", "ACME"},
		{"macOS", []string{"FN:Anna", "N:;Anna;;;", "X-ABShowAs:COMPANY"}, "organisation", "Anna"},
		{"KIND before X-ABShowAs", []string{"X-ABShowAs:COMPANY", "KIND:group", "FN:x"}, "group", "x"},
		{"nickname", []string{"NICKNAME:Oma"}, "person", "Oma"},
		{"e-mail", []string{"EMAIL:mailto:a@example.org", "TEL:1"}, "person", "a@example.org"},
		{"phone", []string{"TEL:tel:+49-1"}, "person", "+49-1"},
		{"a line break in FN", []string{`FN:Anna\nWeber`}, "person", "Anna Weber"},
		{"nothing", []string{"NOTE:x"}, "person", ""},
	} {
		c := View(read(t, "4.0", test.lines...))
		if c.Kind != test.kind || c.Name != test.name {
			t.Errorf("%s: %q %q, want %q %q", test.what, c.Kind, c.Name, test.kind, test.name)
		}
	}
}

func TestBirthdayForms(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"BDAY:19800509", "1980-05-09"},
		{"BDAY:1980-05-09", "1980-05-09"},
		{"BDAY;VALUE=date-time:1980-05-09T00:00:00Z", "1980-05-09"},
		{"BDAY:19960415T231000Z", "1996-04-15"},
		{"BDAY:--0509", "--05-09"},
		{"BDAY:--05-09", "--05-09"},
		{"BDAY:---12", "---12"},
		{"BDAY:1980-05", "1980-05"},
		{"BDAY:1980", "1980"},
		{"BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09", "--05-09"},
		{"BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-09", "--05-09"},
		{"BDAY;value=date:1604-02-29", "--02-29"},
		{"BDAY:0000-05-09", "--05-09"},
		{"BDAY:09.05.1980", "1980-05-09"},
		{"BDAY:1980/5/9", "1980-05-09"},
		{"BDAY:1980-5-9", "1980-05-09"},
		{"BDAY;VALUE=text:1980-05-09", "1980-05-09"},
		{"BDAY;VALUE=text:circa 1800", ""},
		{"BDAY:1981-02-29", ""},
		{"BDAY:0000-00-00", ""},
		{"BDAY:05/09/1980", ""},
		{"BDAY:", ""},
		{"BDAY:T102200", ""},
		{"BDAY:--05", ""},
		{"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-09;3;;", "--05-09"},
	} {
		c := View(read(t, "3.0", "FN:x", test.line))
		if c.Birthday != test.want {
			t.Errorf("%s: %q, want %q", test.line, c.Birthday, test.want)
		}
		if test.want == "" && len(c.Properties) != 1 {
			t.Errorf("%s is not kept: %v", test.line, c.Properties)
		}
	}
}

func TestAnniversarySources(t *testing.T) {
	for _, test := range []struct {
		what  string
		lines []string
		want  string
	}{
		{"4.0", []string{"ANNIVERSARY:20090808"}, "2009-08-08"},
		{"Thunderbird", []string{"X-ANNIVERSARY:1990-04-30"}, "1990-04-30"},
		{"Evolution", []string{"X-EVOLUTION-ANNIVERSARY:1990-04-30"}, "1990-04-30"},
		{"KAddressBook", []string{"X-KADDRESSBOOK-X-Anniversary:1990-04-30"}, "1990-04-30"},
		{"Apple", []string{"item1.X-ABDATE:1990-04-30", "item1.X-ABLabel:_$!<Anniversary>!$_"}, "1990-04-30"},
		{"Apple, another date", []string{"item1.X-ABDATE:1990-04-30", "item1.X-ABLabel:_$!<Other>!$_"}, ""},
		{"Android", []string{"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-04-30;1;;"}, "1990-04-30"},
		{"Android, another date", []string{"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-04-30;2;;"}, ""},
		{"the standard's goes first", []string{"X-ANNIVERSARY:1990-04-30", "ANNIVERSARY:20090808"}, "2009-08-08"},
	} {
		if got := View(read(t, "3.0", append(test.lines, "FN:x")...)).Anniversary; got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}

func TestLabelsAndTypes(t *testing.T) {
	c := View(card(t, "iCloud 3.0"))
	check := func(what string, v Value, label string, preferred bool, types ...string) {
		t.Helper()
		if v.Label != label || v.Preferred != preferred || !slices.Equal(v.Types, types) {
			t.Errorf("%s: %+v", what, v)
		}
	}
	check("_$!<Work>!$_", c.Emails[0], "", true, "work")
	check("_$!<HomeFAX>!$_", c.Phones[0], "", false, "home", "fax")
	check("cell without voice", c.Phones[1], "", false, "cell")
	check("a label of one's own", c.URLs[0], "Blog", false)
	for _, p := range c.Properties {
		if strings.EqualFold(p.Name, "X-ABLabel") || strings.EqualFold(p.Name, "X-ABADR") {
			t.Errorf("%s %s is shown twice", p.Name, p.Value)
		}
	}
	for _, c := range []struct{ line, label, types string }{
		{"TEL;TYPE=X-Werkstatt über:1", "Werkstatt über", ""},
		{"TEL;TYPE=HOME,X-Büro,VOICE:1", "Büro", "home"},
		{"TEL;TYPE=X-EVOLUTION-CALLBACK:1", "", "x-evolution-callback"},
	} {
		if v := View(parseCard(t, "3.0", "FN:x", c.line)).Phones[0]; v.Label != c.label || strings.Join(v.Types, " ") != c.types {
			t.Errorf("%s: %+v", c.line, v)
		}
	}
	odd := View(card(t, "odd things"))
	if odd.Emails[0].Preferred || !odd.Emails[1].Preferred {
		t.Errorf("the lowest PREF is the preferred: %+v", odd.Emails)
	}
	if odd.Phones[0].Types[0] != "cell" {
		t.Errorf(`VOICE\,CELL: %v`, odd.Phones[0].Types)
	}
}

// noise are the parameters that say how a value is written, not what it is, and the types left out of the JSON.
func noise(name, value string) bool {
	switch strings.ToUpper(name) {
	case "ENCODING", "CHARSET", "VALUE":
		return true
	}
	switch strings.ToLower(value) {
	case "", "internet", "pref", "voice":
		return true
	}
	return strings.EqualFold(name, "PREF") && value == "1" || strings.EqualFold(name, "X-APPLE-OMIT-YEAR")
}

// Nothing a card says is missing in the JSON: that is what properties and params are for. The test looks for texts in the JSON as a
// whole and knows nothing of the fields.
func TestViewLosesNothing(t *testing.T) {
	for _, c := range allCards(t) {
		view := View(c.card)
		data, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		var tree any
		if err := json.Unmarshal(data, &tree); err != nil {
			t.Fatal(err)
		}
		collect(tree, &texts)
		seen := " " + squeeze(strings.Join(texts, " ")) + " "
		for i := range c.card.Properties {
			p := &c.card.Properties[i]
			for _, param := range p.Params {
				for _, value := range param.Values {
					for part := range strings.SplitSeq(value, ",") {
						part = strings.Trim(part, ` \"`)
						if isWritten(part) && strings.EqualFold(param.Name, "TYPE") {
							part = strings.TrimPrefix(part, "X-") // Android's label of one's own
						}
						if noise(param.Name, part) || view.Photo != nil && view.Photo.Ref == i {
							continue
						}
						if !strings.Contains(seen, squeeze(part)) && !strings.Contains(seen, squeeze(vcard.Unescape(part))) {
							t.Errorf("%s: %s;%s=%s is lost", c.name, p.Name, param.Name, part)
						}
					}
				}
			}
			if view.Photo != nil && view.Photo.Ref == i {
				continue
			}
			for _, component := range vcard.SplitStructured(p.Value) {
				for _, text := range strings.Split(strings.Join(component, "\n"), "\n") { // lines of an address are shown one by one
					text = squeeze(without(without(text, "tel:"), "mailto:"))
					if strings.Contains(seen, text) || slices.Contains([]string{"individual", "org", "company", "$!<anniversary>!$"}, strings.Trim(text, "_")) {
						continue
					}
					if constant, ok := appleTypes(strings.TrimSpace(vcard.Unescape(p.Value))); ok && strings.Contains(seen, constant[0]) {
						continue
					}
					if day := squeeze(strings.Join([]string{view.Birthday, view.Anniversary}, " ")); p.Is("BDAY") || strings.HasSuffix(strings.ToUpper(p.Name), "ANNIVERSARY") || p.Is("X-ABDATE") {
						plain := strings.NewReplacer("-", "", "1604", "")
						if strings.HasPrefix(text, "t00") || strings.Contains(plain.Replace(day), plain.Replace(strings.Split(text, "t00")[0])) {
							continue
						}
					}
					if p.Is("X-ANDROID-CUSTOM") {
						continue // its kind and type are numbers of a table; what people read of it is in the other cases
					}
					t.Errorf("%s: %s:%s: %q is lost", c.name, p.Name, p.Value, text)
				}
			}
		}
	}
}

func collect(tree any, texts *[]string) {
	switch v := tree.(type) {
	case string:
		*texts = append(*texts, v, vcard.Unescape(v))
	case []any:
		for _, e := range v {
			collect(e, texts)
		}
	case map[string]any:
		for name, e := range v {
			*texts = append(*texts, name)
			collect(e, texts)
		}
	}
}

// squeeze makes texts comparable whatever was done to their blanks.
func squeeze(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, text)), " "))
}

// Every list is a list, never null: programs in any language can go through it.
func TestListsAreNeverNull(t *testing.T) {
	for _, c := range append(allCards(t), namedCard{"empty", &vcard.Card{}}) {
		data, err := json.Marshal(View(c.card))
		if err != nil {
			t.Fatal(err)
		}
		if text := strings.Replace(string(data), `"photo":null`, "", 1); strings.Contains(text, ":null") {
			t.Errorf("%s: %s", c.name, text)
		}
	}
}

// Project says of a card what View says.
func TestProjectAgreesWithView(t *testing.T) {
	for _, c := range allCards(t) {
		p, v := Project(c.card), View(c.card)
		same := func(what string, got, want any) {
			t.Helper()
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %s: %q, but View %q", c.name, what, got, want)
			}
		}
		values := func(list []Value) []string {
			var texts []string
			for _, v := range list {
				texts = append(texts, v.Value)
			}
			return texts
		}
		same("kind", p.Kind, v.Kind)
		same("name", p.Name, v.Name)
		same("uid", p.UID, v.UID)
		same("birthday", p.Birthday, v.Birthday)
		same("anniversary", p.Anniversary, v.Anniversary)
		same("circles", append([]string{}, p.Circles...), v.Circles)
		same("e-mail", p.Emails, values(v.Emails))
		same("phone", p.Phones, values(v.Phones))
		same("notes", p.Notes, strings.Join(v.Notes, "\n\n"))
		same("photo", p.Photo != "", v.Photo != nil)
		for _, text := range slices.Concat(v.Nicknames, v.Given, v.Family) {
			same("search name "+text, strings.Contains(p.SearchName, text), true)
		}
		for _, o := range v.Organisations {
			same("work "+o.Name, strings.Contains(p.Work, o.Name), true)
		}
		for _, a := range v.Addresses {
			same("places "+a.Locality, strings.Contains(p.Places, a.Locality), true)
		}
	}
}

func TestSubtitlePlaceAndSort(t *testing.T) {
	p := Project(card(t, "iCloud 3.0"))
	if p.Subtitle != "Leiterin, ACME GmbH" || p.Place != "Köln" || p.Sort != "Brandt Käthe" {
		t.Errorf("%+v", p)
	}
	if p := Project(card(t, "an organisation of macOS")); p.Subtitle != "" || p.Sort != "Stadtwerke" {
		t.Errorf("%+v", p)
	}
	if p := Project(read(t, "4.0", "FN:x", "ADR;TYPE=home:;;;Ulm;;;", "ADR;PREF=1:;;;Bonn;;;")); p.Place != "Bonn" {
		t.Errorf("the preferred town: %q", p.Place)
	}
}

func FuzzView(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s.text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, c := range decode(t, string(data)) {
			v, p := View(c), Project(c)
			if _, err := json.Marshal(v); err != nil {
				t.Fatal(err)
			}
			if v.Name != p.Name || v.Kind != p.Kind || v.Birthday != p.Birthday || v.Anniversary != p.Anniversary || v.UID != p.UID {
				t.Errorf("View %+v\nProject %+v", v, p)
			}
		}
	})
}

func benchmarkCards(b *testing.B) []*vcard.Card {
	var cards []*vcard.Card
	for _, exporter := range []string{"iCloud 3.0", "Google Contacts 3.0", "Outlook 2.1", "Thunderbird 4.0"} {
		cards = append(cards, card(b, exporter))
	}
	return cards
}

func BenchmarkView(b *testing.B) {
	cards := benchmarkCards(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		View(cards[i%len(cards)])
	}
}

func BenchmarkProject(b *testing.B) {
	cards := benchmarkCards(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Project(cards[i%len(cards)])
	}
}

func BenchmarkProjectPhoto(b *testing.B) {
	c := &vcard.Card{Properties: []vcard.Property{{Name: "FN", Value: "x"}, {Name: "PHOTO", Value: "data:image/jpeg;base64," + strings.Repeat("QUJD", 10_000)}}}
	for b.Loop() {
		Project(c)
	}
}

func BenchmarkKeys(b *testing.B) {
	p := Project(card(b, "iCloud 3.0"))
	for b.Loop() {
		ProjectionKeys(&p)
	}
}
