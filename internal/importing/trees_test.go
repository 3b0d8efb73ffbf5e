package importing

import (
	"context"
	"strings"
	"testing"
)

const (
	annInJSON  = `["vcard",[["version",{},"text","4.0"],["uid",{},"uri","urn:uuid:4b2d"],["fn",{},"text","Ann Lee"],["x-boat",{},"unknown","yes"]]]`
	annInXML   = `<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><uid><uri>urn:uuid:4b2d</uri></uid><fn><text>Ann Lee</text></fn><x-boat><unknown>yes</unknown></x-boat></vcard></vcards>`
	annInVCard = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:4b2d\r\nFN:Ann Lee\r\nX-BOAT:yes\r\nEND:VCARD\r\n"
)

// The same card is the same person in whichever form it comes.
func TestOneCardInThreeForms(t *testing.T) {
	f := newFixture(t)
	for n, text := range []string{annInJSON, annInXML, annInVCard, annInJSON} {
		report := f.commit(t, text, Options{})
		if n == 0 && report.Created != 1 || n > 0 && report.Unchanged != 1 {
			t.Errorf("%d: %+v", n, report.Counts)
		}
	}
	if format := f.commit(t, annInJSON, Options{}).Files[0].Format; format != "jcard" {
		t.Errorf("format %s", format)
	}
}

func TestPhoneBookComesOnce(t *testing.T) {
	f := newFixture(t)
	book := func(more string) string {
		return `<?xml version="1.0" encoding="utf-8"?><phonebooks><phonebook name="Zuhause"><contact><person><realName>Berg, Ina</realName></person>` +
			`<telephony><number type="home">0401234567</number>` + more + `</telephony><uniqueid>7</uniqueid></contact></phonebook></phonebooks>`
	}
	if r := f.commit(t, book(""), Options{}); r.Created != 1 || r.Files[0].Format != "fritzbox" || r.WarningCount != 0 {
		t.Fatalf("%+v", r)
	}
	if r := f.commit(t, book(""), Options{}); r.Unchanged != 1 {
		t.Errorf("again: %+v", r.Counts)
	}
	if r := f.commit(t, book(`<number type="mobile">01701112233</number>`), Options{}); r.Updated != 1 {
		t.Errorf("with another number: %+v", r.Counts)
	}
	if names := f.names(t); names != "Ina Berg" {
		t.Error(names)
	}
}

// A preview keeps the form of a file, and its commit is of it.
func TestPreviewOfTrees(t *testing.T) {
	f := newFixture(t)
	s, err := f.importer.Begin(context.Background(), []Source{Stream("ann.json", strings.NewReader(annInJSON))}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if table, _ := s.Table(0); table != nil {
		t.Error("a jCard is no table")
	}
	if r, err := s.Commit(context.Background(), "", nil); err != nil || r.Created != 1 || r.Files[0].Format != "jcard" {
		t.Errorf("%+v, %v", r, err)
	}
	if r := f.commit(t, annInVCard, Options{}); r.Unchanged != 1 {
		t.Errorf("as a vCard: %+v", r.Counts)
	}
}

func TestUnreadDaysAreTold(t *testing.T) {
	f := newFixture(t)
	r := f.commit(t, card("FN:Ann", "BDAY:April 12, 1985")+card("FN:Bert", "BDAY:im Frühling")+card("FN:Cleo", "BDAY;VALUE=text:circa 1800"), Options{})
	if r.WarningCount != 1 || r.Warnings[0].Code != "bad-date" || r.Warnings[0].Card != 2 || r.Warnings[0].Line != 6 || r.Warnings[0].Text != "BDAY:im Frühling" {
		t.Errorf("%+v", r.Warnings)
	}
}
