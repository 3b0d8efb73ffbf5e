package contact

import (
	"encoding/base64"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/fault"
	"kith/internal/vcard"
)

func types(list ...string) *[]string { return &list }
func label(text string) *string      { return &text }

// lines gives the properties of a card as they are stored.
func cardLines(c *vcard.Card) []string {
	all := strings.Split(strings.TrimSuffix(string(vcard.Format(c)), "\n"), "\n")
	all = all[1 : len(all)-1]
	if strings.HasPrefix(all[0], "VERSION") {
		all = all[1:]
	}
	return all
}

func TestApply(t *testing.T) {
	for _, test := range []struct {
		what    string
		version string
		before  []string
		edits   []Edit
		after   []string
	}{
		{"a phone number keeps its parameters", "3.0",
			[]string{"FN:x", "TEL;TYPE=CELL;X-UI=1:1", "NOTE:n"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "+49 171 2"}},
			[]string{"FN:x", "TEL;TYPE=CELL;X-UI=1:+49 171 2", "NOTE:n"}},
		{"a tel: URI becomes text", "4.0",
			[]string{"FN:x", `TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418`},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "+49 30 1"}},
			[]string{"FN:x", `TEL;TYPE="work,voice";PREF=1:+49 30 1`}},
		{"types change without dropping pref, internet and the unknown", "3.0",
			[]string{"FN:x", "EMAIL;type=INTERNET;type=HOME;type=pref;X-A=b:a@b"},
			[]Edit{{Op: "set", Field: "email", Ref: 1, Text: "a@b", Types: types("work")}},
			[]string{"FN:x", "EMAIL;type=INTERNET,pref,work;X-A=b:a@b"}},
		{"the types there were keep their spelling", "3.0",
			[]string{"FN:x", "TEL;TYPE=HOME,VOICE:1"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Types: types("home", "fax")}},
			[]string{"FN:x", "TEL;TYPE=HOME,fax:1"}},
		{"a constant of Apple gives way to the type", "3.0",
			[]string{"FN:x", "item1.TEL:1", "item1.X-ABLabel:_$!<Home>!$_"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Types: types("work")}},
			[]string{"FN:x", "item1.TEL;TYPE=work:1"}},
		{"a label makes a group", "3.0",
			[]string{"FN:x", "item2.URL:u", "TEL;TYPE=CELL:1"},
			[]Edit{{Op: "set", Field: "phone", Ref: 2, Text: "1", Label: label("Hütte; oben")}},
			[]string{"FN:x", "item2.URL:u", "item3.TEL;TYPE=CELL:1", `item3.X-ABLabel:Hütte\; oben`}},
		{"a label in place of a constant keeps its type", "3.0",
			[]string{"FN:x", "item1.TEL:1", "item1.X-ABLabel:_$!<Home>!$_"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Label: label("Hütte")}},
			[]string{"FN:x", "item1.TEL;TYPE=home:1", "item1.X-ABLabel:Hütte"}},
		{"a label that is a type stays while another type changes", "3.0",
			[]string{"FN:x", "TEL;TYPE=X-Büro,CELL:1"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Types: types("work"), Label: label("Büro")}},
			[]string{"FN:x", "TEL;TYPE=X-Büro,work:1"}},
		{"a label that is a type gives way to another", "3.0",
			[]string{"FN:x", "TEL;TYPE=X-Büro,CELL:1"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Types: types("cell"), Label: label("Werkstatt")}},
			[]string{"FN:x", "item1.TEL;TYPE=CELL:1", "item1.X-ABLabel:Werkstatt"}},
		{"a label that is a type is taken away", "3.0",
			[]string{"FN:x", "TEL;TYPE=X-Büro:1"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Types: types("home"), Label: label("")}},
			[]string{"FN:x", "TEL;TYPE=home:1"}},
		{"a label of two values changes for one", "3.0",
			[]string{"FN:x", "item1.TEL:1", "item1.EMAIL:a@b", "item1.X-ABLabel:Verein"},
			[]Edit{{Op: "set", Field: "phone", Ref: 1, Text: "1", Label: label("Chor")}},
			[]string{"FN:x", "item2.TEL:1", "item2.X-ABLabel:Chor", "item1.EMAIL:a@b", "item1.X-ABLabel:Verein"}},
		{"a value goes with its companions", "3.0",
			[]string{"FN:x", "item1.ADR:;;A;B;;;", "item1.X-ABADR:de", "item1.X-ABLabel:L", "item2.TEL:1"},
			[]Edit{{Op: "remove", Field: "address", Ref: 1}},
			[]string{"FN:x", "item2.TEL:1"}},
		{"but a label that another value needs stays", "3.0",
			[]string{"FN:x", "item1.TEL:1", "item1.EMAIL:a@b", "item1.X-ABLabel:Verein"},
			[]Edit{{Op: "remove", Field: "phone", Ref: 1}},
			[]string{"FN:x", "item1.EMAIL:a@b", "item1.X-ABLabel:Verein"}},
		{"a new value stands beside its like", "3.0",
			[]string{"FN:x", "item1.TEL:1", "item1.X-ABLabel:L", "NOTE:n"},
			[]Edit{{Op: "add", Field: "phone", Ref: -1, Text: "2", Types: types("work"), Label: label("Büro")}},
			[]string{"FN:x", "item1.TEL:1", "item1.X-ABLabel:L", "item2.TEL;TYPE=work:2", "item2.X-ABLabel:Büro", "NOTE:n"}},
		{"refs are those before the first edit", "4.0",
			[]string{"FN:x", "TEL:1", "TEL:2", "TEL:3"},
			[]Edit{{Op: "remove", Field: "phone", Ref: 1}, {Op: "set", Field: "phone", Ref: 2, Text: "two"}, {Op: "remove", Field: "phone", Ref: 3}},
			[]string{"FN:x", "TEL:two"}},
		{"a name, and FN with it", "3.0",
			[]string{"N:Weber;Anna;;;", "FN:Anna Weber", "NOTE:n"},
			[]Edit{{Op: "set", Field: "name", Ref: -1, Name: &NameParts{Given: []string{"Anna"}, Family: []string{"Müller"}, Prefixes: []string{"Dr."}}}},
			[]string{"N:Müller;Anna;;Dr.;", "FN:Dr. Anna Müller", "NOTE:n"}},
		{"in the manner of Outlook", "3.0",
			[]string{"N:Weber;Anna;;;", `FN:Weber\, Anna`},
			[]Edit{{Op: "set", Field: "name", Ref: -1, Name: &NameParts{Given: []string{"Anna"}, Family: []string{"Müller"}}}},
			[]string{"N:Müller;Anna;;;", `FN:Müller\, Anna`}},
		{"a display name of one's own stays", "3.0",
			[]string{"N:Weber;Anna;;;", "FN:Oma Anna"},
			[]Edit{{Op: "set", Field: "name", Ref: -1, Name: &NameParts{Given: []string{"Anna"}, Family: []string{"Müller"}}}},
			[]string{"N:Müller;Anna;;;", "FN:Oma Anna"}},
		{"components that do not change stay as written", "3.0",
			[]string{`N:We\:ber;Anna;Ma\,ria,Eva;;;Zweit`, "FN:y"},
			[]Edit{{Op: "set", Field: "name", Ref: -1, Name: &NameParts{Given: []string{"Eva"}, Family: []string{"We:ber"}, Additional: []string{"Ma,ria", "Eva"}}}},
			[]string{`N:We\:ber;Eva;Ma\,ria,Eva;;;Zweit`, "FN:y"}},
		{"a name as text is taken apart", "4.0",
			[]string{"FN:Anna Weber"},
			[]Edit{{Op: "set", Field: "name", Ref: -1, Text: "Dr. Anna Maria von Weber"}},
			[]string{"FN:Dr. Anna Maria von Weber", "N:von Weber;Anna;Maria;Dr.;"}},
		{"an organisation is renamed whole", "3.0",
			[]string{"FN:ACME", "N:;;;;", "ORG:ACME;Einkauf"},
			[]Edit{{Op: "set", Field: "name", Ref: -1, Text: "ACME, Inc."}},
			[]string{`FN:ACME\, Inc.`, "N:;;;;", `ORG:ACME\, Inc.;Einkauf`}},
		{"an address loses its stale text", "3.0",
			[]string{"FN:x", "LABEL;TYPE=home:alt", `ADR;TYPE=home:;;A\nB;C;;1;D`},
			[]Edit{{Op: "set", Field: "address", Ref: 2, Address: &Address{Street: []string{"A", "B2"}, Locality: "C", Postcode: "1", Country: "D"}}},
			[]string{"FN:x", `ADR;TYPE=home:;;A\nB2;C;;1;D`}},
		{"an address as it was loses nothing", "4.0",
			[]string{"FN:x", `ADR;LABEL="alt":;;A,B;C\;c;;1;D`},
			[]Edit{{Op: "set", Field: "address", Ref: 1, Address: &Address{Street: []string{"A", "B"}, Locality: "C;c", Postcode: "1", Country: "D"}}},
			[]string{"FN:x", `ADR;LABEL=alt:;;A,B;C\;c;;1;D`}},
		{"an organisation's units", "4.0",
			[]string{"FN:x", "ORG;SORT-AS=a:A;B"},
			[]Edit{{Op: "set", Field: "organisation", Ref: 1, Organisation: &Organisation{Name: "A", Units: []string{"C", "D;E"}}}},
			[]string{"FN:x", `ORG;SORT-AS=a:A;C;D\;E`}},
		{"birthday in 4.0", "4.0", []string{"FN:x"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "9.5.1980"}}, []string{"FN:x", "BDAY:19800509"}},
		{"without year in 4.0", "4.0", []string{"FN:x", "BDAY;VALUE=date:19800509"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "9.5."}}, []string{"FN:x", "BDAY:--0509"}},
		{"birthday in 3.0", "3.0", []string{"FN:x", "BDAY;value=date:19790101"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "1980-05-09"}}, []string{"FN:x", "BDAY:1980-05-09"}},
		{"without year in 3.0, as Apple has it", "3.0", []string{"FN:x"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "--05-09"}}, []string{"FN:x", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09"}},
		{"and back", "3.0", []string{"FN:x", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "1980-05-09"}}, []string{"FN:x", "BDAY:1980-05-09"}},
		{"the form of Google stays", "3.0", []string{"FN:x", "BDAY:--05-09"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "10.5."}}, []string{"FN:x", "BDAY:--05-10"}},
		{"a birthday that nobody understands stays", "4.0", []string{"FN:x", "BDAY;VALUE=text:circa 1800"}, []Edit{{Op: "set", Field: "birthday", Ref: -1, Text: "1801"}}, []string{"FN:x", "BDAY:1801", "BDAY;VALUE=text:circa 1800"}},
		{"removing a birthday", "3.0", []string{"FN:x", "BDAY:1980-05-09", "BDAY:1981-05-09"}, []Edit{{Op: "remove", Field: "birthday", Ref: -1}}, []string{"FN:x"}},
		{"anniversary in 3.0", "3.0", []string{"FN:x"}, []Edit{{Op: "set", Field: "anniversary", Ref: -1, Text: "2.6.2001"}}, []string{"FN:x", "item1.X-ABDATE:2001-06-02", "item1.X-ABLabel:_$!<Anniversary>!$_"}},
		{"anniversary of Android", "3.0", []string{"FN:x", "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2005-01-31;1;;"}, []Edit{{Op: "set", Field: "anniversary", Ref: -1, Text: "2006-01-31"}}, []string{"FN:x", "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2006-01-31;1;;"}},
		{"a circle joins the last list", "3.0", []string{"FN:x", `CATEGORIES:a\,b, c`, "CATEGORIES:d", "NOTE:n"}, []Edit{{Op: "add", Field: "circle", Ref: -1, Text: "e,f"}}, []string{"FN:x", `CATEGORIES:a\,b, c`, `CATEGORIES:d,e\,f`, "NOTE:n"}},
		{"a circle it is in already", "3.0", []string{"FN:x", "CATEGORIES: a ,b"}, []Edit{{Op: "add", Field: "circle", Ref: -1, Text: "a"}}, []string{"FN:x", "CATEGORIES: a ,b"}},
		{"a circle leaves every list", "3.0", []string{"FN:x", "CATEGORIES:a,b", "CATEGORIES: b", "CATEGORIES:b,c"}, []Edit{{Op: "remove", Field: "circle", Ref: -1, Text: "b"}}, []string{"FN:x", "CATEGORIES:a", "CATEGORIES:c"}},
		{"one nickname of several", "3.0", []string{"FN:x", "NICKNAME:a,b,c"}, []Edit{{Op: "set", Field: "nickname", Ref: 1, Text: "B,b"}, {Op: "remove", Field: "nickname", Ref: 0}}, []string{"FN:x", `NICKNAME:B\,b,c`}},
		{"the nickname of Android", "3.0", []string{"FN:x", "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jogi;1;;"}, []Edit{{Op: "set", Field: "nickname", Ref: 0, Text: "Jog;i"}}, []string{"FN:x", `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jog\;i;1;;`}},
		{"a note has lines, a title has not", "4.0", []string{"FN:x"}, []Edit{{Op: "add", Field: "note", Ref: -1, Text: "a\r\nb, c"}, {Op: "add", Field: "title", Ref: -1, Text: "a\nTEL:666"}}, []string{"FN:x", `NOTE:a\nb\, c`, "TITLE:a TEL:666"}},
		{"kind in 3.0", "3.0", []string{"FN:x", "N:x;;;;"}, []Edit{{Op: "set", Field: "kind", Ref: -1, Text: "organisation"}}, []string{"FN:x", "X-ABShowAs:COMPANY", "N:x;;;;"}},
		{"kind in 4.0", "4.0", []string{"KIND:org", "FN:x"}, []Edit{{Op: "set", Field: "kind", Ref: -1, Text: "person"}}, []string{"FN:x"}},
		{"X-AIM stays X-AIM", "3.0", []string{"FN:x", "X-AIM;TYPE=HOME:a"}, []Edit{{Op: "set", Field: "im", Ref: 1, Text: "aim:b"}}, []string{"FN:x", "X-AIM;TYPE=HOME:b"}},
		{"and becomes IMPP for another", "3.0", []string{"FN:x", "X-AIM;TYPE=HOME:a"}, []Edit{{Op: "set", Field: "im", Ref: 1, Text: "xmpp:a@b"}}, []string{"FN:x", "IMPP;TYPE=HOME:xmpp:a@b"}},
		{"related in 4.0", "4.0", []string{"FN:x"}, []Edit{{Op: "add", Field: "related", Ref: -1, Text: "Peter", Types: types("spouse")}}, []string{"FN:x", "RELATED;VALUE=text;TYPE=spouse:Peter"}},
		{"related in 3.0", "3.0", []string{"FN:x"}, []Edit{{Op: "add", Field: "related", Ref: -1, Text: "Peter", Types: types("spouse")}}, []string{"FN:x", "item1.X-ABRELATEDNAMES:Peter", "item1.X-ABLabel:_$!<Spouse>!$_"}},
		{"X-SPOUSE becomes a friend", "3.0", []string{"FN:x", "X-SPOUSE:Peter"}, []Edit{{Op: "set", Field: "related", Ref: 1, Text: "Peter", Types: types("friend")}}, []string{"FN:x", "item1.X-ABRELATEDNAMES:Peter", "item1.X-ABLabel:_$!<Friend>!$_"}},
		{"a property as such", "3.0", []string{"FN:x", "X-A;B=c:d", "X-E:f"}, []Edit{{Op: "set", Field: "property", Ref: 1, Text: "a\nTEL:1"}, {Op: "remove", Field: "property", Ref: 2}, {Op: "add", Field: "property", Ref: -1, Text: "X-G:h\r\nX-I:j"}}, []string{"FN:x", `X-A;B=c:a\nTEL:1`, `X-G:h\nX-I:j`}},
	} {
		c := read(t, test.version, test.before...)
		if err := Apply(c, test.edits); err != nil {
			t.Errorf("%s: %v", test.what, err)
			continue
		}
		if got := cardLines(c); !slices.Equal(got, test.after) {
			t.Errorf("%s:\n got %q\nwant %q", test.what, got, test.after)
		}
	}
}

func TestApplyFaults(t *testing.T) {
	for _, test := range []struct {
		edit Edit
		code string
	}{
		{Edit{Op: "set", Field: "email", Ref: 1, Text: "no address"}, "contact.bad-value"},
		{Edit{Op: "set", Field: "email", Ref: 0, Text: "a@b"}, "contact.bad-value"}, // FN
		{Edit{Op: "set", Field: "email", Ref: 99, Text: "a@b"}, "contact.bad-value"},
		{Edit{Op: "set", Field: "email", Ref: 1, Text: "a@b", Types: types("work:x")}, "contact.bad-value"},
		{Edit{Op: "set", Field: "birthday", Ref: -1, Text: "31.2.1980"}, "contact.bad-value"},
		{Edit{Op: "set", Field: "birthday", Ref: -1, Text: "9.5.80"}, "contact.bad-value"},
		{Edit{Op: "set", Field: "kind", Ref: -1, Text: "robot"}, "contact.bad-value"},
		{Edit{Op: "remove", Field: "nickname", Ref: 7}, "contact.bad-value"},
		{Edit{Op: "add", Field: "property", Text: "END:VCARD"}, "contact.bad-value"},
		{Edit{Op: "add", Field: "property", Text: "X A:b"}, "contact.bad-value"},
		{Edit{Op: "set", Field: "shoe", Text: "42"}, "contact.bad-field"},
		{Edit{Op: "sett", Field: "email"}, "contact.bad-field"},
		{Edit{Op: "set", Field: "photo", Ref: -1, Text: "data:image/svg+xml;base64,PHN2Zy8+"}, "contact.bad-photo"},
		{Edit{Op: "set", Field: "photo", Ref: -1, Text: "https://example.org/a.jpg"}, "contact.bad-photo"},
		{Edit{Op: "set", Field: "photo", Ref: -1, Text: "data:image/gif;base64," + base64.StdEncoding.EncodeToString([]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00"))}, "contact.bad-photo"},
		{Edit{Op: "remove", Field: "name", Ref: -1}, ""},
	} {
		c := read(t, "4.0", "FN:x", "EMAIL:a@b")
		before := cardLines(c)
		err := Apply(c, []Edit{{Op: "add", Field: "note", Ref: -1, Text: "first"}, test.edit})
		if fault.Code(err) != test.code {
			t.Errorf("%+v: %v, want %s", test.edit, err, test.code)
		}
		if err != nil && !slices.Equal(cardLines(c), before) {
			t.Errorf("%+v changed the card in spite of %v: %q", test.edit, err, cardLines(c))
		}
	}
	c := read(t, "4.0", "FN:x", "NOTE:n")
	if err := Apply(c, []Edit{{Op: "remove", Field: "name", Ref: -1}}); fault.Code(err) != "contact.empty" {
		t.Errorf("the last name: %v", err)
	}
}

// noops are the edits that set every value of a contact to what it is.
func noops(v Contact) []Edit {
	var edits []Edit
	for field, list := range map[string][]Value{"email": v.Emails, "phone": v.Phones, "url": v.URLs, "im": v.IMs} {
		for _, e := range list {
			edits = append(edits, Edit{Op: "set", Field: field, Ref: e.Ref, Text: e.Value, Types: &e.Types, Label: &e.Label})
		}
	}
	for _, a := range v.Addresses {
		edits = append(edits, Edit{Op: "set", Field: "address", Ref: a.Ref, Address: &a, Types: &a.Types, Label: &a.Label})
	}
	for _, o := range v.Organisations {
		edits = append(edits, Edit{Op: "set", Field: "organisation", Ref: o.Ref, Organisation: &o})
	}
	for _, r := range v.Related {
		edits = append(edits, Edit{Op: "set", Field: "related", Ref: r.Ref, Text: r.Value})
	}
	for field, list := range map[string][]string{"nickname": v.Nicknames, "title": v.Titles, "role": v.Roles, "note": v.Notes, "circle": v.Circles} {
		for n, text := range list {
			edits = append(edits, Edit{Op: "set", Field: field, Ref: n, Text: text})
		}
	}
	for _, p := range v.Properties {
		if p.Name != "UID" {
			edits = append(edits, Edit{Op: "set", Field: "property", Ref: p.Ref, Text: p.Value})
		}
	}
	if v.Birthday != "" {
		edits = append(edits, Edit{Op: "set", Field: "birthday", Ref: -1, Text: v.Birthday})
	}
	if v.Anniversary != "" {
		edits = append(edits, Edit{Op: "set", Field: "anniversary", Ref: -1, Text: v.Anniversary})
	}
	edits = append(edits, Edit{Op: "set", Field: "kind", Ref: -1, Text: v.Kind})
	if n := (NameParts{Prefixes: v.Prefixes, Given: v.Given, Additional: v.Additional, Family: v.Family, Suffixes: v.Suffixes}); compose(nameStyles[0], &n) != "" {
		edits = append(edits, Edit{Op: "set", Field: "name", Ref: -1, Name: &n, Text: v.Name})
	}
	return edits
}

// Saying again what is there changes nothing, not even a byte.
func TestNoopEditChangesNothing(t *testing.T) {
	for _, c := range allCards(t) {
		before := vcard.Format(c.card)
		fn := c.card.First("FN") != nil && c.card.First("FN").Value != ""
		for _, edit := range noops(View(c.card)) {
			if edit.Field == "name" && !fn { // it gets the FN that it has to have
				continue
			}
			err := Apply(c.card, []Edit{edit})
			if err != nil && fault.Code(err) != "contact.bad-value" {
				t.Errorf("%s: %+v: %v", c.name, edit, err)
			}
			if err != nil {
				t.Logf("%s: %s %q is refused, unchanged though it be", c.name, edit.Field, edit.Text)
			}
			if after := vcard.Format(c.card); string(after) != string(before) {
				t.Fatalf("%s: %+v:\n%s\n%s", c.name, edit, before, after)
			}
		}
	}
}

// An edit of one phone number leaves every other property as it was, in its place.
func TestEditTouchesNothingElse(t *testing.T) {
	for _, c := range allCards(t) {
		for _, phone := range View(c.card).Phones {
			edited := c.card.Clone()
			if err := Apply(edited, []Edit{{Op: "set", Field: "phone", Ref: phone.Ref, Text: "+49 30 9999999"}}); err != nil {
				t.Fatal(err)
			}
			for i := range c.card.Properties {
				if i != phone.Ref && !reflect.DeepEqual(edited.Properties[i], c.card.Properties[i]) {
					t.Errorf("%s: %v became %v", c.name, c.card.Properties[i], edited.Properties[i])
				}
			}
			if got := edited.Properties[phone.Ref]; got.Value != "+49 30 9999999" || !reflect.DeepEqual(Types(got), Types(c.card.Properties[phone.Ref])) {
				t.Errorf("%s: %v", c.name, got)
			}
		}
	}
}

func Types(p vcard.Property) []string { return vcard.Types(&p) }

// What was set is what is seen, on every card and in every field.
func TestViewShowsTheEdit(t *testing.T) {
	address := Address{Street: []string{"Weg 1", "c/o Ö"}, Locality: "Ort; an der, Aue", Postcode: "12345", Country: `A\B`, POBox: "9", Extended: "E", Region: "R"}
	for _, c := range allCards(t) {
		edited := c.card.Clone()
		err := Apply(edited, []Edit{
			{Op: "add", Field: "email", Ref: -1, Text: "neu@example.org", Types: types("work"), Label: label("Verein; neu")},
			{Op: "add", Field: "phone", Ref: -1, Text: "+49 30 5", Types: types("work", "fax")},
			{Op: "add", Field: "url", Ref: -1, Text: `https://example.org/a,b;c\d`},
			{Op: "add", Field: "im", Ref: -1, Text: "xmpp:a@b"},
			{Op: "add", Field: "address", Ref: -1, Address: &address, Types: types("home")},
			{Op: "add", Field: "organisation", Ref: -1, Organisation: &Organisation{Name: "A; B, C", Units: []string{"U"}}},
			{Op: "add", Field: "note", Ref: -1, Text: "eins\nzwei; drei"},
			{Op: "add", Field: "circle", Ref: -1, Text: "Kreis, rund"},
			{Op: "add", Field: "nickname", Ref: -1, Text: "Spitz; Name"},
			{Op: "add", Field: "related", Ref: -1, Text: "Peter", Types: types("friend")},
			{Op: "set", Field: "birthday", Ref: -1, Text: "29.2."},
			{Op: "set", Field: "anniversary", Ref: -1, Text: "2001-06-02"},
			{Op: "set", Field: "kind", Ref: -1, Text: KindGroup},
		})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		again, err := vcard.Parse(vcard.Format(edited))
		if err != nil {
			t.Fatal(err)
		}
		v := View(again)
		check := func(what string, ok bool) {
			t.Helper()
			if !ok {
				t.Errorf("%s: %s is not seen: %+v", c.name, what, v)
			}
		}
		check("e-mail", slices.ContainsFunc(v.Emails, func(e Value) bool {
			return e.Value == "neu@example.org" && e.Label == "Verein; neu" && slices.Equal(e.Types, []string{"work"})
		}))
		check("phone", slices.ContainsFunc(v.Phones, func(e Value) bool { return e.Value == "+49 30 5" && slices.Equal(e.Types, []string{"work", "fax"}) }))
		check("url", slices.ContainsFunc(v.URLs, func(e Value) bool { return e.Value == "https://example.org/a,b;c%5Cd" }))
		check("im", slices.ContainsFunc(v.IMs, func(e Value) bool { return e.Value == "xmpp:a@b" }))
		check("address", slices.ContainsFunc(v.Addresses, func(a Address) bool {
			a.Ref, a.Types, a.Formatted = 0, nil, ""
			return reflect.DeepEqual(a, address)
		}))
		check("organisation", slices.ContainsFunc(v.Organisations, func(o Organisation) bool { return o.Name == "A; B, C" && slices.Equal(o.Units, []string{"U"}) }))
		check("note", slices.Contains(v.Notes, "eins\nzwei; drei"))
		check("circle", slices.Contains(v.Circles, "Kreis, rund"))
		check("nickname", slices.Contains(v.Nicknames, "Spitz; Name"))
		check("related", slices.ContainsFunc(v.Related, func(r Related) bool { return r.Value == "Peter" && strings.EqualFold(r.Type, "friend") }))
		check("birthday", v.Birthday == "--02-29")
		check("anniversary", v.Anniversary == "2001-06-02")
		check("kind", v.Kind == KindGroup)
	}
}

func TestTouch(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 30, 0, 0, time.FixedZone("CET", 3600))
	for _, test := range []struct{ version, rev, want string }{
		{"4.0", "", "20260301T113000Z"},
		{"3.0", "", "2026-03-01T11:30:00Z"},
		{"3.0", "REV:20250101T000000Z", "20260301T113000Z"},
		{"4.0", "REV;VALUE=date:2025-01-01", "2026-03-01T11:30:00Z"},
	} {
		lines := []string{"FN:x"}
		if test.rev != "" {
			lines = append(lines, test.rev)
		}
		c := read(t, test.version, lines...)
		Touch(c, at)
		if rev := c.First("REV"); rev.Value != test.want || len(rev.Params) != 0 || len(c.All("REV")) != 1 {
			t.Errorf("%+v: %+v", test, rev)
		}
	}
}

func TestNewCard(t *testing.T) {
	for _, test := range []struct {
		kind string
		name NameParts
		org  string
		want []string
	}{
		{"person", NameParts{Given: []string{"Anna\n"}, Family: []string{"von; Weber"}}, "ACME", []string{"FN:Anna von\\; Weber", `N:von\; Weber;Anna;;;`, "ORG:ACME"}},
		{"", NameParts{}, "ACME", []string{"FN:ACME", "ORG:ACME"}},
		{"organisation", NameParts{}, "ACME", []string{"KIND:org", "FN:ACME", "ORG:ACME"}},
		{"group", NameParts{}, "Chor", []string{"KIND:group", "FN:Chor"}},
	} {
		c, err := NewCard(test.kind, test.name, test.org)
		if err != nil || !slices.Equal(cardLines(c), test.want) || c.Version != vcard.V40 {
			t.Errorf("%+v: %q %v", test, cardLines(c), err)
		}
		if kind := View(c).Kind; test.kind != "" && kind != test.kind {
			t.Errorf("%+v is a %s", test, kind)
		}
	}
	if _, err := NewCard("person", NameParts{Given: []string{" "}}, ""); fault.Code(err) != "contact.empty" {
		t.Error(err)
	}
	if _, err := NewCard("robot", NameParts{Given: []string{"x"}}, ""); fault.Code(err) != "contact.bad-value" {
		t.Error(err)
	}
}

func FuzzApply(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s.text), "set", "phone", 3, "x\r\nTEL:1", "work")
		f.Add([]byte(s.text), "add", "circle", -1, "a,b", "")
		f.Add([]byte(s.text), "remove", "nickname", 0, "", "x")
		f.Add([]byte(s.text), "set", "property", 2, "END:VCARD\n", "")
	}
	f.Fuzz(func(t *testing.T, data []byte, op, field string, ref int, text, word string) {
		for _, c := range decode(t, string(data)) {
			before := vcard.Format(c)
			count := len(c.Properties)
			edit := Edit{
				Op: op, Field: field, Ref: ref, Text: text, Types: &[]string{word}, Label: &word,
				Name: &NameParts{Given: []string{text}, Family: []string{word}}, Address: &Address{Street: []string{text}, Locality: word},
				Organisation: &Organisation{Name: text, Units: []string{word}},
			}
			if err := Apply(c, []Edit{edit}); err != nil {
				if fault.Code(err) == "internal" {
					t.Fatal(err)
				}
				if string(vcard.Format(c)) != string(before) {
					t.Fatalf("changed in spite of %v", err)
				}
				continue
			}
			if len(c.Properties) > count+3 {
				t.Fatalf("%d properties became %d", count, len(c.Properties))
			}
			again, err := vcard.Parse(vcard.Format(c))
			if err != nil || len(again.Properties) != len(c.Properties) {
				t.Fatalf("cannot be read back: %v\n%s", err, vcard.Format(c))
			}
			View(again)
		}
	})
}
