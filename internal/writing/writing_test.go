package writing

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// desk is a desk in a book of its own, on 1 March 2026.
type desk struct {
	*Desk
	t        *testing.T
	vault    *vault.Vault
	contacts *contact.Book
	log      *encounter.Log
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	contacts := contact.NewBook(v, search.New(v))
	log := encounter.NewLog(v)
	return &desk{NewDesk(v, contacts, log, anniversary.NewCalendar(v, contacts), time.UTC, func() string { return "DE" }), t, v, contacts, log}
}

// person adds somebody and gives the key and the id.
func (d *desk) person(name string, fields ...string) (int64, string) {
	d.t.Helper()
	c, _, err := d.contacts.NewFrom(d.t.Context(), name, fields)
	if err != nil {
		d.t.Fatal(err)
	}
	rows, err := d.contacts.ByIDs(d.t.Context(), []string{c.ID})
	if err != nil {
		d.t.Fatal(err)
	}
	return rows[0].Key, c.ID
}

func (d *desk) drafts(r Request, keys ...int64) []Draft {
	d.t.Helper()
	if r.Language == "" {
		r.Language = message.German
	}
	drafts, err := d.Drafts(d.t.Context(), keys, r)
	if err != nil {
		d.t.Fatal(err)
	}
	return drafts
}

func TestDrafts(t *testing.T) {
	d := newDesk(t)
	anna, _ := d.person("Dr. Anna Weber", "email=anna@example.org", "birthday=1976-03-01", "gender=f", "circle+=Freunde")
	jan, _ := d.person("Jan Petersen", "email=jan@example.org", "form=du", "language=en", "birthday=--03-02")
	eva, _ := d.person("Eva Neumann", "form=sie", "circle+=Freunde")
	all := Request{Texts: letter.Builtin(letter.KeyRound).Texts}
	got := d.drafts(all, anna, jan, eva)
	if len(got) != 3 {
		t.Fatal(len(got))
	}
	if a := got[0]; a.Salutation != "Sehr geehrte Frau Dr. Weber" || !strings.Contains(a.Text.Subject, "50.") || !a.Ready() || a.Addressed.FormBy != ByChoice {
		t.Errorf("%+v", a)
	}
	if j := got[1]; j.Salutation != "Dear Jan" || !slices.Equal(j.Missing, []string{letter.Age}) || j.Ready() || j.Addressed.LanguageBy != ByCard {
		t.Errorf("%+v", j)
	}
	if e := got[2]; e.Salutation != "Guten Tag Eva Neumann" || e.Address != "" || e.Ready() {
		t.Errorf("%+v", e)
	}
	// A circle says du, but not to whom the card says Sie.
	change, err := d.SetCircleForm(t.Context(), "Freunde", letter.Informal)
	if err != nil {
		t.Fatal(err)
	}
	got = d.drafts(all, anna, eva)
	if got[0].Salutation != "Liebe Anna" || got[0].Addressed.Circle != "Freunde" || got[1].Salutation != "Guten Tag Eva Neumann" {
		t.Errorf("%+v %+v", got[0], got[1])
	}
	if _, err := d.vault.Undo(t.Context(), change.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.drafts(all, anna); got[0].Salutation != "Sehr geehrte Frau Dr. Weber" {
		t.Errorf("undone: %+v", got[0])
	}
	// Everything by choice, and what a single letter says instead.
	if err := d.Choose(t.Context(), Choices{Form: letter.Informal, Language: message.English, Sender: "Mo"}); err != nil {
		t.Fatal(err)
	}
	if got := d.drafts(all, anna); got[0].Salutation != "Dear Anna" || !strings.HasSuffix(got[0].Text.Body, "\nMo") {
		t.Errorf("%+v", got[0])
	}
	all.Form, all.In = letter.Formal, message.German
	if got := d.drafts(all, anna); got[0].Salutation != "Sehr geehrte Frau Dr. Weber" {
		t.Errorf("%+v", got[0])
	}
	// A text that is only there in German is not begun in English.
	one := Request{Texts: map[letter.Manner]letter.Text{{Language: message.German, Form: letter.Informal}: {Body: "{anrede}"}}}
	if got := d.drafts(one, jan); got[0].Text.Body != "Hallo Jan" || got[0].Written.Language != message.German {
		t.Errorf("%+v", got[0])
	}
	if _, err := d.Drafts(t.Context(), []int64{anna}, Request{Texts: map[letter.Manner]letter.Text{{Language: message.German}: {Body: "{x}"}}}); fault.Code(err) != "letter.placeholder" {
		t.Error(err)
	}
}

func TestWaysAndAddresses(t *testing.T) {
	d := newDesk(t)
	key, _ := d.person("Anna Weber", "email+=anna@example.org", "phone+=cell:0170 1234567", "phone+=work:+49 40 1", "phone+=fax:+49 40 2", "im+=xmpp:anna@jabber.example", "im+=skype:anna", "im+=telegram:anna")
	got := d.drafts(Request{}, key)[0]
	var ways []string
	for _, way := range got.Ways {
		ways = append(ways, way.Kind+" "+way.Address)
	}
	want := "mail anna@example.org, call 0170 1234567, call +49 40 1, sms +49 170 1234567, xmpp anna@jabber.example, telegram anna, whatsapp +49 170 1234567, signal +49 170 1234567"
	if strings.Join(ways, ", ") != want {
		t.Errorf("%s\nwant %s", strings.Join(ways, ", "), want)
	}
}

func TestSuggest(t *testing.T) {
	d := newDesk(t)
	round, _ := d.person("A", "birthday=1976-03-01")
	late, _ := d.person("B", "birthday=1975-02-28")
	wedding, _ := d.person("C", "anniversary=2001-03-03", "birthday=1980-08-08")
	named, _ := d.person("D", "date+=Namenstag:--03-01")
	other, _ := d.person("E", "date+=Firmenjubiläum:2016-03-01")
	nobody, _ := d.person("F")
	for _, test := range []struct {
		key         int64
		about, want string
	}{
		{round, "", letter.KeyRound}, {round, "birthday", letter.KeyRound}, {round, "rhythm", letter.KeyLostTouch}, {round, "followup", letter.KeyPlain},
		{late, "", letter.KeyBirthday}, {wedding, "", letter.KeyAnniversary}, {wedding, "birthday", letter.KeyBirthday}, {wedding, "anniversary", letter.KeyAnniversary},
		{named, "", letter.KeyNameDay}, {other, "date", letter.KeyDate}, {nobody, "", letter.KeyPlain}, {nobody, "birthday", letter.KeyBirthday}, {nobody, "losing-touch", letter.KeyLostTouch},
	} {
		if got, err := d.Suggest(t.Context(), test.key, test.about); err != nil || got != test.want {
			t.Errorf("%d %q: %s %v, want %s", test.key, test.about, got, err, test.want)
		}
	}
	// On the day after, 51 is still what somebody became.
	if got := d.drafts(Request{Texts: letter.Builtin(letter.KeyRound).Texts}, late)[0]; !strings.Contains(got.Text.Subject, "51.") {
		t.Errorf("%+v", got.Text)
	}
	if got := d.drafts(Request{Texts: letter.Builtin(letter.KeyDate).Texts}, other)[0]; !strings.Contains(got.Text.Body, "Firmenjubiläum") {
		t.Errorf("%+v", got.Text)
	}
}

func TestTemplates(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	du := letter.Manner{Language: message.German, Form: letter.Informal}
	text := map[letter.Manner]letter.Text{du: {Subject: " Hallo  {vorname}\n", Body: "{anrede}\r\n "}, {Language: message.English, Form: letter.Formal}: {}}
	saved, _, err := d.Save(ctx, Template{Name: " Mein  Gruß ", Kind: Greeting, Template: letter.Template{Texts: text}})
	if err != nil || saved.Name != "Mein Gruß" || len(saved.Texts) != 1 || saved.Texts[du] != (letter.Text{Subject: "Hallo {vorname}", Body: "{anrede}"}) {
		t.Fatalf("%+v %v", saved, err)
	}
	of := func(name, body string) Template {
		return Template{Name: name, Template: letter.Template{Texts: map[letter.Manner]letter.Text{du: {Body: body}}}}
	}
	gone := of("x", "x")
	gone.ID = "x"
	for code, wrong := range map[string]Template{
		"letter.no-name": of(" ", "x"), "letter.taken": of("mein gruss", "x"), "letter.no-text": of("x", " \n"), "letter.placeholder": of("x", "{x}"),
		"letter.template-gone": gone, "letter.long": of("x", strings.Repeat("x", longest+1)),
	} {
		if _, _, err := d.Save(ctx, wrong); fault.Code(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if _, _, err := d.Save(ctx, of("birthday", "x")); fault.Code(err) != "letter.taken" {
		t.Error(err)
	}
	for _, name := range []string{"mein gruss", saved.ID, saved.ID[len(saved.ID)-8:]} {
		if found, err := d.Find(ctx, name, message.English); err != nil || found.ID != saved.ID || found.Kind != Greeting {
			t.Errorf("%s: %+v %v", name, found, err)
		}
	}
	for name, key := range map[string]string{"Geburtstag": letter.KeyBirthday, "birthday": letter.KeyBirthday, "Christmas and New Year": letter.KeySeason, "season": letter.KeySeason} {
		if found, err := d.Find(ctx, name, message.German); err != nil || found.Key != key {
			t.Errorf("%s: %+v %v", name, found, err)
		}
	}
	saved.Texts[du] = letter.Text{Body: "anders"}
	_, edited, err := d.Save(ctx, saved)
	if err != nil || edited.Label.Code != "letter.edited" {
		t.Fatal(edited, err)
	}
	removed, err := d.Remove(ctx, saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Find(ctx, saved.ID, message.German); fault.Code(err) != "letter.no-template" {
		t.Error(err)
	}
	for _, change := range []vault.Change{removed, edited} {
		if _, err := d.vault.Undo(ctx, change.ID); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := d.Find(ctx, saved.ID, message.German); err != nil || found.Texts[du].Body != "{anrede}" {
		t.Errorf("%+v %v", found, err)
	}
}

func TestLog(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	_, anna := d.person("Anna Weber")
	_, jan := d.person("Jan Petersen")
	kinds := func(id string) string {
		rows, err := d.contacts.ByIDs(ctx, []string{id})
		if err != nil {
			t.Fatal(err)
		}
		found, err := d.log.List(ctx, rows[0].ID, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, e := range found {
			all = append(all, e.Kind+" "+e.Day+" "+e.Note+" "+e.Initiator)
			if len(e.People) != 1 {
				t.Errorf("%+v", e)
			}
		}
		return strings.Join(all, ", ")
	}
	one, err := d.Log(ctx, []Sent{{anna, "Danke!"}}, Message)
	if err != nil || one.Label.In(message.German) != "Begegnung mit Anna Weber festgehalten" {
		t.Fatal(one, err)
	}
	many, err := d.Log(ctx, []Sent{{anna, "Einladung"}, {jan, ""}}, Message)
	if err != nil || many.Label.In(message.German) != "Gruß mit 2 Menschen festgehalten" {
		t.Fatal(many.Label.In(message.German), err)
	}
	if got := kinds(anna); got != "greeting 2026-03-01 Einladung me, message 2026-03-01 Danke! me" {
		t.Error(got)
	}
	if _, err := d.vault.Undo(ctx, many.ID); err != nil {
		t.Fatal(err)
	}
	if got := kinds(anna) + kinds(jan); got != "message 2026-03-01 Danke! me" {
		t.Error(got)
	}
	if _, err := d.Log(ctx, []Sent{{anna, ""}, {"x", ""}}, Message); fault.Code(err) != "contact.not-found" {
		t.Error(err)
	}
	if got := kinds(anna); got != "message 2026-03-01 Danke! me" {
		t.Error(got)
	}
}

func TestAddress(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	anna, id := d.person("Anna Weber", "gender=frau", "language=deutsch", "form=du")
	jan, _ := d.person("Jan Petersen")
	change, err := d.Address(ctx, []int64{anna, jan}, map[string]string{"form": "sie", "language": "en", "gender": ""})
	if err != nil || change.Label.In(message.English) != "Changed how 2 people are addressed" {
		t.Fatal(change, err)
	}
	got, err := d.Of(ctx, id, message.German)
	if err != nil || got.Manner != (letter.Manner{Language: message.English, Form: letter.Formal}) {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := d.vault.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	c, err := d.contacts.Show(ctx, id)
	if err != nil || c.Form != contact.Informal || c.Language != "de" || c.Gender != contact.Feminine || len(c.Properties) > 1 {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := d.Address(ctx, []int64{anna}, map[string]string{"form": "ihr"}); fault.Code(err) != "contact.bad-value" {
		t.Error(err)
	}
}
