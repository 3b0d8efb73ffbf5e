package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/table"
	"kith/internal/vcard"
)

func view(t *testing.T, lines ...string) contact.Contact {
	t.Helper()
	card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:4.0\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"))
	if err != nil {
		t.Fatal(err)
	}
	return contact.View(card)
}

func write(t *testing.T, people ...contact.Contact) (string, Layout) {
	t.Helper()
	var layout Layout
	for i := range people {
		layout.See(&people[i])
	}
	var out bytes.Buffer
	w, err := NewWriter(&out, layout)
	if err != nil {
		t.Fatal(err)
	}
	for i := range people {
		if err := w.Write(&people[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String(), layout
}

// column gives the cells of a column by its header.
func column(t *testing.T, text, name string) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, header := range rows[0] {
		if header == name {
			var cells []string
			for _, row := range rows[1:] {
				cells = append(cells, row[i])
			}
			return cells
		}
	}
	t.Fatalf("no column %q in %q", name, rows[0])
	return nil
}

var anna = []string{
	"FN:Dr. Anna Weber", "N:Weber;Anna;Maria;Dr.;", "NICKNAME:Änne", "EMAIL;TYPE=work;PREF=1:a@example.org", "EMAIL;TYPE=home:b@example.org",
	"TEL;TYPE=cell:+49 170 1234567", "TEL;TYPE=home,fax:+49 40 12", "item1.TEL:+49 40 13", "item1.X-ABLabel:Boot", "ADR;TYPE=home:;;Weg 1;Köln;;50667;Deutschland",
	"ORG:ACME GmbH;Einkauf", "TITLE:Leiterin", "ROLE:Chefin", "BDAY:--0509", "ANNIVERSARY:20010612", "URL:https://example.org", "NOTE:eins\\nzwei", "CATEGORIES:Hamburg,Chor",
	"RELATED;TYPE=spouse;VALUE=text:Max", "IMPP:xmpp:anna@example.org",
}

func TestColumns(t *testing.T) {
	text, layout := write(t, view(t, anna...), view(t, "FN:ACME GmbH", "ORG:ACME GmbH", "KIND:org"), view(t, "FN:Max"))
	if !strings.HasPrefix(text, "\ufeffFirst Name,Middle Name,Last Name,") || !strings.Contains(text, "\r\n") {
		t.Errorf("%.80q", text)
	}
	for name, want := range map[string]string{
		"First Name": "Anna||Max", "Last Name": "Weber||", "Middle Name": "Maria||", "Name Prefix": "Dr.||", "Organization Name": "ACME GmbH|ACME GmbH|",
		"Birthday": "--05-09||", "Labels": "Hamburg ::: Chor||", "E-mail 1 - Label": "* Work||", "E-mail 2 - Value": "b@example.org||",
		"Phone 1 - Label": "Mobile||", "Phone 1 - Value": "+49 170 1234567||", "Phone 2 - Label": "Home Fax||", "Phone 3 - Label": "Boot||",
		"Address 1 - City": "Köln||", "Event 1 - Label": "Anniversary||", "Event 1 - Value": "2001-06-12||", "Relation 1 - Label": "Spouse||",
		"IM 1 - Service": "xmpp||", "Custom Field 1 - Label": "Role||", "Notes": "eins\nzwei||",
	} {
		if got := strings.Join(column(t, text, name), "|"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if layout.Left() != 0 {
		t.Errorf("%d have something that is left", layout.Left())
	}
	if _, layout := write(t, view(t, "FN:Max", "X-SHOE-SIZE:43"), view(t, "FN:Eva", "PHOTO:data:image/gif;base64,R0lGODlhAQABAAAAACw=")); layout.Left() != 2 {
		t.Errorf("%d have something that is left, not 2", layout.Left())
	}
}

// A cell that a spreadsheet would run leaves as text, whatever field it is in; a phone number stays one.
func TestFormulas(t *testing.T) {
	evil := `=HYPERLINK("http://evil.example","x")`
	text, _ := write(t, view(t, "FN:"+evil, "N:@SUM(1);+1+1|cmd;;;", "ORG:-2+cmd|x", "NOTE:"+evil, "TEL:+49 40 1", "EMAIL:=1+1@x", "CATEGORIES:=1", "X-A:=1", "ROLE:\t=1"))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range rows[1] {
		if cell != "" && strings.ContainsRune("=@\t\r+-", rune(cell[0])) && cell != "+49 40 1" {
			t.Errorf("a spreadsheet runs %q", cell)
		}
	}
	if got := column(t, text, "Phone 1 - Value"); got[0] != "+49 40 1" {
		t.Errorf("the number is %q", got)
	}
}

// What a table has columns for comes back by our own reader.
func TestComesBack(t *testing.T) {
	before := view(t, anna...)
	evil := view(t, "FN:=1+1", "N:;=1+1;;;", "NOTE:@home")
	text, _ := write(t, before, evil)
	in, err := table.Open(strings.NewReader(text), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if in.Format != table.GoogleCSV {
		t.Errorf("it is read as %s", in.Format)
	}
	var people []contact.Contact
	for {
		e, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range e.Warnings {
			t.Errorf("line %d: %s %s", w.Line, w.Code, w.Text)
		}
		people = append(people, contact.View(e.Card))
	}
	if len(people) != 2 {
		t.Fatalf("%d come back", len(people))
	}
	after := people[0]
	same := func(what, got, want string) {
		if got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	same("given", strings.Join(after.Given, ","), "Anna")
	same("family", strings.Join(after.Family, ","), "Weber")
	same("nickname", strings.Join(after.Nicknames, ","), "Änne")
	same("birthday", after.Birthday, before.Birthday)
	same("anniversary", after.Anniversary, before.Anniversary)
	same("circles", strings.Join(after.Circles, ","), "Hamburg,Chor")
	same("notes", strings.Join(after.Notes, ","), "eins\nzwei")
	same("title", strings.Join(after.Titles, ","), "Leiterin")
	for i := range before.Phones {
		if i >= len(after.Phones) || after.Phones[i].Value != before.Phones[i].Value || strings.Join(after.Phones[i].Types, ",") != strings.Join(before.Phones[i].Types, ",") || after.Phones[i].Label != before.Phones[i].Label {
			t.Errorf("phones: %+v, want %+v", after.Phones, before.Phones)
			break
		}
	}
	if len(after.Emails) != 2 || after.Emails[0].Value != "a@example.org" || !after.Emails[0].Preferred {
		t.Errorf("e-mails: %+v", after.Emails)
	}
	if len(after.Addresses) != 1 || after.Addresses[0].Locality != "Köln" || after.Addresses[0].Street[0] != "Weg 1" {
		t.Errorf("addresses: %+v", after.Addresses)
	}
	same("formula", strings.Join(people[1].Given, ","), "=1+1")
	same("note", strings.Join(people[1].Notes, ","), "@home")
}
