package filter

import (
	"context"
	"sort"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // the tests need zones
	}
	return zone
}()

var moment = Moment{Now: time.Date(2026, 2, 27, 10, 0, 0, 0, berlin), Zone: berlin}

const people = `
FN:Anna Weber
N:Weber;Anna;;;
ORG:ACME GmbH;Einkauf
TITLE:Leiterin Einkauf
ADR:;;Hauptstr. 1;Köln;NRW;50667;Deutschland
TEL:+49 221 12345
EMAIL:anna.weber@acme.de
BDAY:1980-05-09
X-KITH-MET-PLACE:Buchmesse Leipzig
X-KITH-MET-DATE:2021-21
X-KITH-MET-THROUGH:Carla Webern
CATEGORIES:Hamburg,Chor
NOTE:tanzt Tango
PHOTO:data:image/png;base64,iVBORw0KGgo=
--
FN:Bernd Müller
N:Müller;Bernd;;;
ORG:Die ACME AG
ADR:;;;Frankfurt am Main;;;Österreich
EMAIL:bernd@mail.acme.de
EMAIL:mueller@example.org
BDAY:--03-01
X-KITH-MET-DATE:2019
CATEGORIES:hamburg
--
FN:Carla Webern
N:Webern;Carla;;;
ADR:;;;Koeln-Porz;;51143;
TEL:0171 2345678
BDAY:1992-02-29
NICKNAME:Carlchen
--
KIND:org
FN:Nordlicht GmbH
ORG:Nordlicht GmbH
URL:https://nordlicht.example
BDAY:1980
--
FN:Dora
N:;Dora;;;
BDAY:1975-12
ROLE:Beraterin
CATEGORIES:Familie
`

// newBook fills a vault: Anna and Bernd two years ago, the others today; encounters with Anna and Carla, follow-ups for Anna and Bernd.
func newBook(t *testing.T) *contact.Book {
	t.Helper()
	now := time.Date(2024, 1, 15, 12, 0, 0, 0, time.UTC)
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	book := contact.NewBook(v, search.New(v))
	ids := map[string]string{}
	for i, text := range strings.Split(people, "--\n") {
		if i == 2 {
			now = moment.Now.UTC()
		}
		card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:4.0\n" + strings.TrimSpace(text) + "\nEND:VCARD\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = v.Write(t.Context(), message.New("contact.created", nil), func(tx *vault.Tx) error {
			w, err := contact.NewWriter(tx)
			if err != nil {
				return err
			}
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			prepared := contact.NewPreparer().Prepare(card)
			ids[prepared.Projection.Name] = id
			if _, err := w.Add(prepared, id, 0); err != nil {
				return err
			}
			return w.Close()
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	log, board := encounter.NewLog(v), followup.NewBoard(v, book)
	for _, d := range []encounter.Draft{
		{Kind: "call", Day: "2025-12-24", Note: "spricht über Steuern", People: []string{ids["Anna Weber"]}},
		{Kind: "meal", Day: "2023-06-01", People: []string{ids["Anna Weber"], ids["Carla Webern"]}},
		{Kind: "note", Day: "2026-01-01", People: []string{ids["Dora"]}},
	} {
		if _, _, err := log.Save(t.Context(), d, berlin); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range []followup.Draft{
		{Title: "anrufen", Due: followup.Due{Day: "2026-02-27"}, People: []string{ids["Anna Weber"]}},
		{Title: "schreiben", Due: followup.Due{Day: "2026-02-01"}, People: []string{ids["Bernd Müller"]}},
	} {
		if _, _, err := board.Save(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	return book
}

// fits gives the first names of those who fit, in alphabetical order.
func fits(t *testing.T, book *contact.Book, text string) string {
	t.Helper()
	f, err := Parse(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	query := contact.ListQuery{}
	query.Where, query.WhereArgs = f.SQL(moment)
	rows, total, err := book.List(context.Background(), query)
	if err != nil {
		t.Fatalf("%q: %v\n%s", text, err, query.Where)
	}
	if total != len(rows) {
		t.Errorf("%q: %d rows, but %d counted", text, len(rows), total)
	}
	var names []string
	for _, row := range rows {
		name, _, _ := strings.Cut(row.Name, " ")
		names = append(names, name)
	}
	sort.Strings(names)
	return strings.Join(names, " ")
}

func TestFilters(t *testing.T) {
	book := newBook(t)
	for _, test := range []struct{ text, want string }{
		{"", "Anna Bernd Carla Dora Nordlicht"},
		{"circle:HAMBURG", "Anna Bernd"},
		{"circle:ham", ""},
		{"circle:ham*", "Anna Bernd"},
		{"circle:*or", "Anna"},
		{"circle:Hamburg not circle:Chor", "Bernd"},
		{"(circle:Familie or place:Köln) has:birthday", "Anna Carla Dora"},
		{"circle!=Hamburg", "Carla Dora Nordlicht"},
		{"organisation:acme", "Anna Bernd"},
		{`organisation:"acme gmbh"`, "Anna"},
		{`organisation:"acme g*"`, "Anna"},
		{"organisation=acme", ""},
		{`organisation="ACME GmbH"`, "Anna"},
		{"organisation:gmbh", "Anna Nordlicht"},
		{"organisation:*licht", "Nordlicht"},
		{"organisation:*m*", "Anna Bernd Nordlicht"},
		{"organisation:einkauf", "Anna"},
		{"title:einkauf", "Anna"},
		{"title:berater*", "Dora"},
		{"place:koeln", "Anna Carla"},
		{"place=Köln", "Anna"},
		{"place:50667", "Anna"},
		{"place:5*", "Anna Carla"},
		{"place:main", "Bernd"},
		{"place:nrw", "Anna"},
		{"country:Oesterreich", "Bernd"},
		{"name:web*", "Anna Carla"},
		{"name:weber", "Anna"},
		{`name:"carla webern"`, "Carla"},
		{"name:carlchen", "Carla"},
		{"email:*@acme.de", "Anna"},
		{"email:acme.de", "Anna Bernd"},
		{"email:anna.weber@acme.de", "Anna"},
		{"email:anna*", "Anna"},
		{"email:anna", ""},
		{"email:bernd", "Bernd"},
		{"email:*@example.*", "Bernd"},
		{"email:*w*@acme.de", "Anna"},
		{"email:bernd@example.org", ""}, // the halves of two addresses
		{"email:bernd@MAIL.acme.de", "Bernd"},
		{"email:mueller@*", "Bernd"},
		{"email:*@*", "Anna Bernd"},
		{"name:*bern", "Carla"},
		{`name:"a* *ebe*"`, "Anna"},
		{"note:*ngo", "Anna"},
		{"phone:+49*", "Anna"},
		{"phone:0171*", "Carla"},
		{"phone:0221", "Anna"},
		{"note:tango", "Anna"},
		{"note:tan*", "Anna"},
		{"kind:organisation", "Nordlicht"},
		{"kind:person", "Anna Bernd Carla Dora"},
		{"has:photo", "Anna"},
		{"has:email", "Anna Bernd"},
		{"lacks:email", "Carla Dora Nordlicht"},
		{"lacks:phone kind:person", "Bernd Dora"},
		{"has:address", "Anna Bernd Carla"},
		{"has:note", "Anna"},
		{"has:url", "Nordlicht"},
		{"has:nickname", "Carla"},
		{"has:title", "Anna Dora"},
		{"has:circle", "Anna Bernd Dora"},
		{"has:organisation", "Anna Bernd Nordlicht"},
		{"has:encounter", "Anna Carla Dora"},
		{"has:followup", "Anna Bernd"},
		{"lacks:followup has:encounter", "Carla Dora"},
		{"birthday:05", "Anna"},
		{"birthday:may", "Anna"},
		{"birthday:mai", "Anna"},
		{"birthday:März", "Bernd"},
		{"birthday:12", "Dora"},
		{"birthday:05-09", "Anna"},
		{"birthday:9.5.", "Anna"},
		{"birthday:1980", "Anna Nordlicht"},
		{"birthday:1980-05-09", "Anna"},
		{"birthday<1990", "Anna Dora Nordlicht"},
		{"birthday>=1992", "Carla"},
		{"birthday:next30d", "Bernd Carla"},
		{"birthday:next1d", "Carla"}, // 29 February is kept on the 28th
		{`birthday:"nächste 2 Tage"`, "Bernd Carla"},
		{"birthday:today", ""},
		{"birthday:tomorrow", "Carla"},
		{"birthday:next12m", "Anna Bernd Carla"},
		{"changed:7d", "Carla Dora Nordlicht"},
		{"changed>7d", "Anna Bernd"},
		{"changed:today", "Carla Dora Nordlicht"},
		{"created<2025", "Anna Bernd"},
		{"created>=2024-01-15", "Anna Bernd Carla Dora Nordlicht"},
		{"created>2024-01-15", "Carla Dora Nordlicht"},
		{"created:2024-01", "Anna Bernd"},
		{"met:never", "Bernd Dora Nordlicht"},
		{"met<2025-01-01", "Carla"},
		{"met>2025", ""},
		{"met>=2025", "Anna"},
		{"met>6m", "Carla"},
		{"met:2025-12", "Anna"},
		{"first-met:2021", "Anna"},
		{"first-met:2019", "Bernd"},
		{"first-met:2019-05", "Bernd"}, // it may have been then
		{`kennengelernt:"Frühjahr 2021"`, "Anna"},
		{"first-met:2021-04", "Anna"},
		{"first-met:2021-06", ""},
		{"first-met<2020", "Bernd"},
		{"first-met<2019-06-01", ""},
		{"first-met>=2021", "Anna"},
		{"first-met>2021", ""},
		{"first-met<10y", "Anna Bernd"},
		{"first-met>5y", "Bernd"},
		{"met-at:leipzig", "Anna"},
		{"met-at:buch", "Anna"},
		{"met-at:???", ""},
		{"met-through:webern", "Anna"},
		{"durch:carla", "Anna"},
		{"has:met", "Anna Bernd"},
		{"hat:kennengelernt kind:person", "Anna Bernd"},
		{"followup:open", "Anna Bernd"},
		{"followup:due", "Anna Bernd"},
		{"followup:overdue", "Bernd"},
		{"followup:done", ""},
		{"followup:none", "Carla Dora Nordlicht"},
		{"tango", "Anna"},
		{"steuern", "Anna"},
		{"webe", "Anna Carla"},
		{"not webe", "Bernd Dora Nordlicht"},
		{`"???"`, ""},
	} {
		if got := fits(t, book, test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

// What filters read follows edits, undo and a book that an older version wrote.
func TestFiltersFollow(t *testing.T) {
	ctx := t.Context()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	book := contact.NewBook(v, search.New(v))
	made, _, err := book.Create(ctx, contact.KindPerson, contact.NameParts{Given: []string{"Anna"}}, "ACME")
	if err != nil {
		t.Fatal(err)
	}
	_, change, err := book.Edit(ctx, made.ID, 0, []contact.Edit{{Op: "add", Field: "phone", Ref: -1, Text: "0171 1"}, {Op: "add", Field: "circle", Ref: -1, Text: "Chor"}})
	if err != nil {
		t.Fatal(err)
	}
	expect := func(when, text, want string) {
		t.Helper()
		if got := fits(t, book, text); got != want {
			t.Errorf("%s: %s: %q, want %q", when, text, got, want)
		}
	}
	expect("edited", "has:phone circle:chor organisation:acme", "Anna")
	if _, err := v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	expect("undone", "has:phone", "")
	expect("undone", "circle:chor", "")
	expect("undone", "organisation:acme", "Anna")
	// As an older version left it.
	if err := v.Maintain(ctx, func(tx *vault.Tx) error {
		for _, statement := range []string{`INSERT INTO contact_fact (contact_fact) VALUES ('delete-all')`, `UPDATE contact_row SET has = 0`, `DELETE FROM projection`} {
			if err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	expect("before filling", "organisation:acme", "")
	if err := book.Fill(ctx); err != nil {
		t.Fatal(err)
	}
	expect("filled", "organisation:acme has:organisation", "Anna")
	if _, err := book.Remove(ctx, []string{made.ID}); err != nil {
		t.Fatal(err)
	}
	expect("removed", "organisation:acme", "")
}

func TestSearchInFilter(t *testing.T) {
	book := newBook(t)
	f, err := Parse("circle:Hamburg")
	if err != nil {
		t.Fatal(err)
	}
	query := contact.ListQuery{}
	query.Where, query.WhereArgs = f.SQL(moment)
	found, err := book.FindAmong(t.Context(), "webe", query, 10, true)
	if err != nil || len(found.Hits) != 1 || found.Total != 1 {
		t.Errorf("%+v %v", found, err)
	}
}
