package writing

import (
	"context"
	"maps"
	"slices"
	"strings"

	"kith/internal/letter"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/whole"

	"kith/internal/message"
)

// What records of a copy say: how a letter of a template is logged, the texts in each manner ("BODY-DE-INFORMAL"), the form of a circle.
const (
	saidKind    = "LOGGED-AS"
	saidSubject = "SUBJECT-"
	saidBody    = "BODY-"
	saidForm    = "FORM"
)

// Whole gives the templates of the person's own and the forms of address of circles for a copy of everything.
func (d *Desk) Whole(ctx context.Context) ([]whole.Record, error) {
	own, err := d.own(ctx)
	if err != nil {
		return nil, err
	}
	var records []whole.Record
	for _, t := range own {
		said := map[string]string{saidKind: t.Kind}
		for m, text := range t.Texts {
			if manner := strings.ToUpper(m.String()); !text.Empty() {
				said[saidSubject+manner], said[saidBody+manner] = text.Subject, text.Body
			}
		}
		records = append(records, whole.Record{Kind: whole.Template, Name: t.Name, Said: said})
	}
	forms, err := d.CircleForms(ctx)
	for _, circle := range slices.Sorted(maps.Keys(forms)) {
		records = append(records, whole.Record{Kind: whole.CircleForm, Name: circle, Said: map[string]string{saidForm: string(forms[circle])}})
	}
	return records, err
}

// Takes says whether a record is a template or the form of address of a circle.
func (d *Desk) Takes(r whole.Record) bool {
	if r.Kind == whole.CircleForm {
		form := letter.Form(r.Said[saidForm])
		return r.Name != "" && (form == letter.Informal || form == letter.Formal)
	}
	_, ok := templateOf(r)
	return ok
}

func templateOf(r whole.Record) (Template, bool) {
	t := Template{Name: cleanName(r.Name), Kind: Message}
	if r.Said[saidKind] == Greeting {
		t.Kind = Greeting
	}
	t.Texts = map[letter.Manner]letter.Text{}
	for _, m := range letter.Manners {
		manner := strings.ToUpper(m.String())
		t.Texts[m] = letter.Text{Subject: r.Said[saidSubject+manner], Body: r.Said[saidBody+manner]}
	}
	// One of Kith's own may have come to have that name since.
	builtin := slices.ContainsFunc(letter.Keys, func(key string) bool {
		return search.Same(Builtin(key, message.German).Name, t.Name) || search.Same(Builtin(key, message.English).Name, t.Name)
	})
	texts, err := checked(t)
	t.Texts = texts
	return t, r.Kind == whole.Template && !builtin && err == nil
}

// Bring stores a template or a form of address of a copy.
func (d *Desk) Bring(tx *vault.Tx, r whole.Record) error {
	if r.Kind == whole.CircleForm {
		return tx.Exec(`INSERT INTO circle_form (change, circle, form) VALUES (?, ?, ?)`, tx.Change(), r.Name, r.Said[saidForm])
	}
	t, _ := templateOf(r)
	written, err := writeTexts(t.Texts)
	if err == nil {
		_, err = add(tx, t, written)
	}
	return err
}
