package importing

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

// Google writes all labels at the end of a card. It is the same card when it comes back from the other version.
func TestLabelsFarFromTheirValues(t *testing.T) {
	f := newFixture(t)
	text := card("FN:Ann Lee", "item1.TEL:+49 152 28817386", "item2.EMAIL:ann@example.org", "NOTE:x", "item1.X-ABLabel:Boot", "item2.X-ABLabel:Club")
	f.commit(t, text, Options{})
	d := vcard.NewDecoder(strings.NewReader(text), vcard.Options{})
	e, err := d.Decode()
	if err != nil {
		t.Fatal(err)
	}
	var abroad strings.Builder
	if err := vcard.Encode(&abroad, vcard.Convert(e.Card, vcard.V40)); err != nil {
		t.Fatal(err)
	}
	rows, _, err := f.contacts.List(context.Background(), contact.ListQuery{})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	named := strings.Replace(abroad.String(), "END:VCARD", "UID:"+rows[0].ID+"\r\nEND:VCARD", 1) // as an export does
	if report := f.commit(t, named, Options{}); report.Updated != 0 || report.Unchanged != 1 {
		t.Errorf("%+v", report)
	}
	if report := f.commit(t, strings.Replace(named, "Club", "Work", 1), Options{}); report.Updated != 1 {
		t.Errorf("another label: %+v", report)
	}
}

// The order of parameters says nothing: a card that was abroad in another version comes back with another one.
func TestKeyOfParameters(t *testing.T) {
	at := func(line string) string {
		card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:3.0\n" + line + "\nEND:VCARD\n"))
		if err != nil {
			t.Fatal(err)
		}
		return key(&card.Properties[0])
	}
	if a, b := at("PHOTO;PROP-ID=P1;ENCODING=b;TYPE=JPEG:AAEC"), at("PHOTO;ENCODING=b;TYPE=jpeg;prop-id=P1:AAEC"); a != b {
		t.Errorf("%q and %q differ", a, b)
	}
	if a, b := at("TEL;X-A=1;X-B=2:1"), at("TEL;X-A=2;X-B=1:1"); a == b {
		t.Errorf("%q is taken for the same", a)
	}
}

// Two contacts that became one keep the sources of both: either file again changes nothing, and a newer one updates the one they became.
func TestMergedContactIsFoundBySources(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	dir := files(t, map[string]string{
		"phone.vcf": card("UID:p1", "FN:Anna Weber", "N:Weber;Anna;;;", "TEL:+49 30 1234567"),
		"mail.vcf":  card("UID:m1", "FN:Anna W.", "N:W.;Anna;;;", "EMAIL:anna@example.org", "NOTE:alt"),
		"newer.vcf": card("UID:m1", "FN:Anna W.", "N:W.;Anna;;;", "EMAIL:anna@example.org", "NOTE:neu"),
	})
	phone, mail, newer := filepath.Join(dir, "phone.vcf"), filepath.Join(dir, "mail.vcf"), filepath.Join(dir, "newer.vcf")
	f.take(t, Options{}, phone)
	f.take(t, Options{}, mail)
	if _, _, err := f.contacts.Merge(ctx, []string{f.id(t, "Anna Weber"), f.id(t, "Anna W.")}, contact.MergeChoices{}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{mail, phone} {
		if again := f.take(t, Options{}, path); again.Unchanged != 1 || again.Batch != "" {
			t.Errorf("%s again: %+v", filepath.Base(path), again.Counts)
		}
	}
	if report := f.take(t, Options{}, newer); report.Updated != 1 {
		t.Fatalf("newer: %+v", report.Counts)
	}
	rows, _, err := f.contacts.List(ctx, contact.ListQuery{})
	if err != nil || len(rows) != 1 {
		t.Fatalf("contacts: %+v %v", rows, err)
	}
	c, err := f.contacts.Show(ctx, rows[0].ID)
	if err != nil || len(c.Phones) != 1 || len(c.Emails) != 1 || len(c.Notes) != 1 || c.Notes[0] != "neu" {
		t.Errorf("after the newer file: %+v %v", c, err)
	}
	if sources, err := f.importer.Sources(ctx, rows[0].ID); err != nil || len(sources) != 3 {
		t.Errorf("sources: %+v %v", sources, err)
	}
}

// A card of the other version that goes into a contact leaves no mark of the conversion: the contact stays in its own version, and
// would otherwise go "home" to the other one at the next export and import.
func TestOtherVersionLeavesNoMark(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	dir := files(t, map[string]string{
		"phone.vcf": card("UID:p1", "FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=CELL:+49 30 1234567"),
		"new.vcf":   "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Weber\r\nN:Weber;Anna;;;\r\nTEL;TYPE=cell:+49 30 1234567\r\nEMAIL:anna@example.org\r\nEND:VCARD\r\n",
	})
	f.take(t, Options{}, filepath.Join(dir, "phone.vcf"))
	if report := f.take(t, Options{}, filepath.Join(dir, "new.vcf")); report.Updated != 1 {
		t.Fatalf("the other version: %+v", report.Counts)
	}
	stored, _, err := f.contacts.Card(ctx, f.id(t, "Anna Weber"))
	if err != nil || stored.Version != vcard.V30 || stored.First("EMAIL") == nil {
		t.Fatalf("stored: %+v %v", stored, err)
	}
	if p := stored.First("X-KITH-VERSION"); p != nil {
		t.Errorf("the card carries %s:%s", p.Name, p.Value)
	}
}

// What stays is said in words, the name once.
func TestKeptNameIsSaidOnce(t *testing.T) {
	ours := &vcard.Card{Version: vcard.V30, Properties: []vcard.Property{{Name: "N", Value: "Meyer;Ayşe;;;"}, {Name: "FN", Value: "Ayşe Meyer"}}}
	theirs := &vcard.Card{Version: vcard.V30, Properties: []vcard.Property{{Name: "N", Value: "Meyer;Ay?e;;;"}, {Name: "FN", Value: "Ay?e Meyer"}}}
	_, kept := Merge(nil, ours, theirs, Rules{})
	if len(kept) != 1 || kept[0].In(message.German) != "Name ist in der Datei anders („Ay?e Meyer“). Im Buch bleibt der bisherige Wert." {
		t.Errorf("kept: %v", kept)
	}
}
