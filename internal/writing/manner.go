package writing

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/vault"
)

// Choices say how people are written to of whom neither the card nor a circle says it.
type Choices struct {
	Form     letter.Form      // Formal unless somebody chose otherwise
	Language message.Language // "" for that of the program
	Sender   string           // the person's own name under letters, "" for none
}

// Choices gives what was chosen.
func (d *Desk) Choices(ctx context.Context) (Choices, error) {
	made := Choices{Form: letter.Formal}
	form, err := d.vault.Choice(ctx, "letter.form")
	if err != nil {
		return made, err
	}
	if form == string(letter.Informal) {
		made.Form = letter.Informal
	}
	language, err := d.vault.Choice(ctx, "letter.language")
	if err != nil {
		return made, err
	}
	made.Language = tongue(language)
	made.Sender, err = d.vault.Choice(ctx, "letter.sender")
	return made, err
}

// Choose remembers choices.
func (d *Desk) Choose(ctx context.Context, made Choices) error {
	if made.Form != letter.Informal {
		made.Form = letter.Formal
	}
	sender := strings.Join(strings.Fields(strings.ToValidUTF8(made.Sender, "\uFFFD")), " ")
	for _, choice := range [][2]string{{"letter.form", string(made.Form)}, {"letter.language", string(tongue(string(made.Language)))}, {"letter.sender", sender}} {
		if err := d.vault.Choose(ctx, choice[0], choice[1]); err != nil {
			return err
		}
	}
	return nil
}

// tongue is the language of ours that a language tag means, "" for every other.
func tongue(tag string) message.Language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch lang := message.Language(primary); lang {
	case message.German, message.English:
		return lang
	}
	return ""
}

// CircleForm gives how the people of a circle are addressed unless their cards say otherwise; "" where nothing was said.
func (d *Desk) CircleForm(ctx context.Context, circle string) (letter.Form, error) {
	var form letter.Form
	err := d.vault.QueryRow(ctx, `SELECT form FROM circle_form WHERE circle = ?`, circle).Scan(&form)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return form, err
}

// SetCircleForm says how the people of a circle are addressed; "" takes that away. Faults: letter.bad-form, dates.no-circle.
func (d *Desk) SetCircleForm(ctx context.Context, circle string, form letter.Form) (vault.Change, error) {
	if form != "" && form != letter.Informal && form != letter.Formal {
		return vault.Change{}, fault.New("letter.bad-form", message.Args{"value": string(form)})
	}
	label := message.New("letter.circle-"+string(form), message.Args{"circle": circle})
	if form == "" {
		label = message.New("letter.circle-none", message.Args{"circle": circle})
	}
	return d.vault.Write(ctx, label, func(tx *vault.Tx) error {
		if form == "" {
			return tx.Exec(`DELETE FROM circle_form WHERE circle = ?`, circle)
		}
		has, err := contact.CircleHasPeople(tx, circle)
		if err == nil && !has {
			err = fault.New("dates.no-circle", message.Args{"circle": circle})
		}
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO circle_form (change, circle, form) VALUES (?1, ?2, ?3)
			ON CONFLICT (circle) DO UPDATE SET change = ?1, form = ?3 WHERE form <> ?3`, tx.Change(), circle, string(form))
	})
}

// CircleForms gives the forms of all circles that have one.
func (d *Desk) CircleForms(ctx context.Context) (map[string]letter.Form, error) {
	rows, err := d.vault.Query(ctx, `SELECT circle, form FROM circle_form`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	forms := map[string]letter.Form{}
	for rows.Next() {
		var circle string
		var form letter.Form
		if err := rows.Scan(&circle, &form); err != nil {
			return nil, err
		}
		forms[circle] = form
	}
	return forms, rows.Err()
}

// Addressed is how a contact is written to, and who says so: FormBy and LanguageBy are "card", "circle" or "choice"; Circle is the one
// that says the form.
type Addressed struct {
	letter.Manner
	FormBy, LanguageBy, Circle string
}

// Who says how somebody is addressed.
const (
	ByCard   = "card"
	ByCircle = "circle"
	ByChoice = "choice"
)

// manners is what decides how people are written to, read once for many.
type manners struct {
	circles map[string]letter.Form
	made    Choices
	lang    message.Language // of the program
}

func (d *Desk) manners(ctx context.Context, lang message.Language) (*manners, error) {
	made, err := d.Choices(ctx)
	if err != nil {
		return nil, err
	}
	circles, err := d.CircleForms(ctx)
	return &manners{circles, made, lang}, err
}

// of decides for one contact: the card, else its circles (one that says du is enough), else what was chosen.
func (m *manners) of(c *contact.Contact) Addressed {
	a := Addressed{Manner: letter.Manner{Language: m.made.Language, Form: m.made.Form}, FormBy: ByChoice, LanguageBy: ByChoice}
	if a.Language == "" {
		a.Language = m.lang
	}
	if said := tongue(c.Language); said != "" {
		a.Language, a.LanguageBy = said, ByCard
	}
	if c.Form != "" {
		a.Form, a.FormBy = letter.Form(c.Form), ByCard
		return a
	}
	for _, circle := range c.Circles {
		if form := m.circles[circle]; form != "" && (a.FormBy != ByCircle || form == letter.Informal && a.Form != letter.Informal) {
			a.Form, a.FormBy, a.Circle = form, ByCircle, circle
		}
	}
	return a
}

// Of gives how a contact is written to. lang is that of the program, where nothing else says one. Fault: contact.not-found.
func (d *Desk) Of(ctx context.Context, id string, lang message.Language) (Addressed, error) {
	c, err := d.contacts.Show(ctx, id)
	if err != nil {
		return Addressed{}, err
	}
	m, err := d.manners(ctx, lang)
	if err != nil {
		return Addressed{}, err
	}
	return m.of(&c), nil
}
