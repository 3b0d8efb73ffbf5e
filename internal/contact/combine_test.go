package contact

import (
	"strings"
	"testing"

	"kith/internal/vcard"
)

func parse(t *testing.T, lines ...string) *vcard.Card {
	t.Helper()
	version := "3.0"
	if strings.HasPrefix(lines[0], "VERSION:") {
		version, lines = lines[0][len("VERSION:"):], lines[1:]
	}
	text := "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
	entry, err := vcard.NewDecoder(strings.NewReader(text), vcard.Options{}).Decode()
	if err != nil {
		t.Fatal(err)
	}
	return entry.Card
}

// written gives the lines of a card without its frame.
func written(card *vcard.Card) string {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(vcard.Format(card)), "\r\n", "\n")), "\n")
	return strings.Join(lines[2:len(lines)-1], "\n")
}

func TestCombine(t *testing.T) {
	for _, c := range []struct {
		name    string
		a, b    []string
		choices map[string]int
		want    string
	}{
		{"equal values are folded, the richer spelling wins, types are united",
			[]string{"FN:Anna Weber", "TEL;TYPE=CELL:0171 2345678", "EMAIL;TYPE=HOME:anna@example.org"},
			[]string{"FN:anna weber", "TEL;TYPE=WORK:+49 171 2345678", "EMAIL;TYPE=WORK:Anna@Example.org", "TEL:+49 40 99999"}, nil,
			"FN:Anna Weber\nTEL;TYPE=WORK;TYPE=cell:+49 171 2345678\nTEL:+49 40 99999\nEMAIL;TYPE=HOME;TYPE=work:anna@example.org"},
		{"other country codes and extensions are other numbers",
			[]string{"FN:A B", "TEL:+49 171 2345678", "TEL:+49 40 123456 ext. 7"},
			[]string{"FN:A B", "TEL:+43 171 2345678", "TEL:+49 40 123456 ext. 8"}, nil,
			"FN:A B\nTEL:+49 171 2345678\nTEL:+49 40 123456 ext. 7\nTEL:+43 171 2345678\nTEL:+49 40 123456 ext. 8"},
		{"the fuller name is shown, the other one is kept as a nickname",
			[]string{"FN:Hans Weber", "N:Weber;Hans;;;"},
			[]string{"FN:Dr. Johannes Weber", "N:Weber;Johannes;;Dr.;"}, nil,
			"FN:Dr. Johannes Weber\nN:Weber;Johannes;;Dr.;\nNICKNAME:Hans"},
		{"what is chosen goes before what is fuller",
			[]string{"FN:Hans Weber", "N:Weber;Hans;;;", "BDAY:1980-05-09"},
			[]string{"FN:Johannes Weber", "N:Weber;Johannes;;;", "BDAY:1981-05-09"}, map[string]int{FieldName: 0, FieldBirthday: 1},
			"FN:Hans Weber\nN:Weber;Hans;;;\nBDAY:1981-05-09\nNICKNAME:Johannes\nX-KITH-OTHER-BDAY:1980-05-09"},
		{"a vaguer birthday is in the fuller one",
			[]string{"VERSION:4.0", "FN:A B", "BDAY:--0509"}, []string{"VERSION:4.0", "FN:A B", "BDAY:19800509"}, nil,
			"FN:A B\nBDAY:19800509"},
		{"unknown properties stay, their groups under free names",
			[]string{"FN:A B", "item1.URL:https://a.example", "item1.X-ABLabel:Werft", "X-LUCKY:7"},
			[]string{"FN:A B", "item1.URL:https://b.example", "item1.X-ABLabel:Boot", "X-LUCKY:8", "X-LUCKY:7"}, nil,
			"FN:A B\nitem1.URL:https://a.example\nitem1.X-ABLabel:Werft\nitem2.URL:https://b.example\nitem2.X-ABLabel:Boot\nX-LUCKY:7\nX-LUCKY:8"},
		{"the label of a folded value comes along",
			[]string{"FN:A B", "TEL:+49 40 123456"}, []string{"FN:A B", "item1.TEL:040 123456", "item1.X-ABLabel:Boot"}, nil,
			"FN:A B\nitem1.TEL:+49 40 123456\nitem1.X-ABLabel:Boot"},
		{"there is one preferred value",
			[]string{"FN:A B", "EMAIL;TYPE=PREF:a@example.org"}, []string{"FN:A B", "EMAIL;TYPE=PREF,HOME:b@example.org"}, nil,
			"FN:A B\nEMAIL;TYPE=PREF:a@example.org\nEMAIL;TYPE=HOME:b@example.org"},
		{"addresses, organisations, circles, notes",
			[]string{"FN:A B", "ADR;TYPE=HOME:;;Hauptstr. 1;Köln;;;", "ORG:ACME", "CATEGORIES:Chor", "NOTE:eins"},
			[]string{"FN:A B", "ADR;TYPE=HOME:;;Hauptstraße 1;Köln;;50667;Deutschland", "ORG:Acme;Einkauf", "CATEGORIES:chor,Hamburg", "NOTE:eins\\nzwei"}, nil,
			"FN:A B\nADR;TYPE=HOME:;;Hauptstraße 1;Köln;;50667;Deutschland\nORG:Acme;Einkauf\nCATEGORIES:Chor\nCATEGORIES:Hamburg\nNOTE:eins\\nzwei"},
		{"a title stays with its organisation",
			[]string{"FN:A B", "ORG:Alpha", "TITLE:Leiterin"}, []string{"FN:A B", "ORG:Beta", "TITLE:Leiterin"}, nil,
			"FN:A B\nORG:Alpha\nitem1.ORG:Beta\nTITLE:Leiterin\nitem1.TITLE:Leiterin"},
		{"a role is filled from both",
			[]string{"FN:A B", "ORG:Alpha", "ORG:Beta"}, []string{"FN:A B", "ORG:BETA;Einkauf", "TITLE:Leiterin"}, nil,
			"FN:A B\nORG:Alpha\nitem1.ORG:BETA;Einkauf\nitem1.TITLE:Leiterin"},
		{"a relation to oneself is none",
			[]string{"VERSION:4.0", "FN:A B", "UID:urn:uuid:a", "RELATED;TYPE=spouse:urn:uuid:c"},
			[]string{"VERSION:4.0", "FN:A B", "UID:urn:uuid:b", "RELATED;TYPE=friend:urn:uuid:A"}, nil,
			"FN:A B\nUID:urn:uuid:a\nRELATED;TYPE=spouse:urn:uuid:c"},
		{"versions meet in that of the first",
			[]string{"VERSION:4.0", "FN:A B", "BDAY:19800509"}, []string{"FN:A B", "BDAY:1980-05-09", "TEL;TYPE=PREF,CELL:+49 171 2345678"}, nil,
			"FN:A B\nBDAY:19800509\nTEL;TYPE=CELL;PREF=1:+49 171 2345678"},
	} {
		t.Run(c.name, func(t *testing.T) {
			self := func(uid string) bool { return NormalUID(uid) == "a" || NormalUID(uid) == "b" }
			got := Combine([]*vcard.Card{parse(t, c.a...), parse(t, c.b...)}, c.choices, self)
			if text := written(got.Card); text != c.want {
				t.Errorf("got\n%s\nwant\n%s", text, c.want)
			}
		})
	}
}

func TestCombineTellsConflicts(t *testing.T) {
	a := parse(t, "FN:Hans Weber", "BDAY:1980-05-09", "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=")
	b := parse(t, "FN:Johannes Maria Weber", "BDAY:1980-05-09", "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoA", "GENDER:M")
	got := Combine([]*vcard.Card{a, b}, nil, nil)
	if len(got.Conflicts) != 2 || got.Conflicts[0].Field != FieldName || got.Conflicts[0].Chosen != 1 || got.Conflicts[1].Field != FieldPhoto || got.Conflicts[1].Chosen != 0 {
		t.Errorf("conflicts: %+v", got.Conflicts)
	}
	if photos := got.Card.All("PHOTO"); len(photos) != 2 || photos[0].Value != "iVBORw0KGgo=" {
		t.Errorf("photos: %v", photos)
	}
}
