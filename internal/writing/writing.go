// Package writing is the desk at which people are written to: templates of the person's own, how each contact is addressed and in which
// language, and the drafts that come of both. Nothing is sent; what was sent is logged when the person says so.
//
// It owns the tables letter_template and circle_form. How a contact is addressed is on the card (contact, manner.go); what texts are made
// of is package letter. The window and the terminal call it.
package writing

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"
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

// Desk is the letters of a vault.
type Desk struct {
	vault      *vault.Vault
	contacts   *contact.Book
	encounters *encounter.Log
	dates      *anniversary.Calendar
	zone       *time.Location
	home       func() string // the country of numbers without a calling code
}

// NewDesk gives the letters of an open vault. zone decides what today is; home gives the country of numbers without a calling code, "" for
// none.
func NewDesk(v *vault.Vault, contacts *contact.Book, encounters *encounter.Log, dates *anniversary.Calendar, zone *time.Location, home func() string) *Desk {
	contacts.CircleRenamed(func(tx *vault.Tx, r contact.CircleRename) error { return r.Follow(tx, "circle_form", "circle") })
	return &Desk{v, contacts, encounters, dates, zone, home}
}

func (d *Desk) today() string { return d.vault.Now().In(d.zone).Format(time.DateOnly) }

// The kinds of a template: what a letter made of it is logged as.
const (
	Message  = "message"
	Greeting = "greeting"
)

// Template is a template, one of Kith's own (Key) or the person's (ID).
type Template struct {
	ID   string
	Name string
	Kind string
	letter.Template
}

// Ref names a template as others ask for it: the key or the id.
func (t *Template) Ref() string {
	if t.Key != "" {
		return t.Key
	}
	return t.ID
}

// Builtin gives a template that comes with Kith, its name in a language.
func Builtin(key string, lang message.Language) Template {
	t := Template{Name: message.New("letter.template."+key, nil).In(lang), Kind: Message, Template: letter.Builtin(key)}
	if letter.IsGreeting(key) {
		t.Kind = Greeting
	}
	return t
}

// Templates gives all of them: those that come with Kith, then the person's own by name.
func (d *Desk) Templates(ctx context.Context, lang message.Language) ([]Template, error) {
	all := make([]Template, 0, len(letter.Keys))
	for _, key := range letter.Keys {
		all = append(all, Builtin(key, lang))
	}
	own, err := d.own(ctx)
	return append(all, own...), err
}

func (d *Desk) own(ctx context.Context) ([]Template, error) {
	rows, err := d.vault.Query(ctx, `SELECT id, name, kind, texts FROM letter_template ORDER BY name COLLATE NOCASE, key`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Template
	for rows.Next() {
		var t Template
		var texts string
		if err := rows.Scan(&t.ID, &t.Name, &t.Kind, &texts); err != nil {
			return nil, err
		}
		if t.Texts, err = readTexts(texts); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, rows.Err()
}

// Find gives the template that a text names: a key, an id, the end of an id, or a name in either language. Fault: letter.no-template.
func (d *Desk) Find(ctx context.Context, named string, lang message.Language) (Template, error) {
	named = strings.TrimSpace(named)
	all, err := d.Templates(ctx, lang)
	if err != nil {
		return Template{}, err
	}
	for _, fits := range []func(t *Template) bool{
		func(t *Template) bool { return t.Ref() == named },
		func(t *Template) bool { return search.Same(t.Name, named) },
		func(t *Template) bool {
			return t.Key != "" && (search.Same(Builtin(t.Key, message.German).Name, named) || search.Same(Builtin(t.Key, message.English).Name, named))
		},
		func(t *Template) bool { return len(named) >= 8 && strings.HasSuffix(t.ID, strings.ToLower(named)) },
	} {
		if at := slices.IndexFunc(all, func(t Template) bool { return named != "" && fits(&t) }); at >= 0 {
			return all[at], nil
		}
	}
	return Template{}, fault.New("letter.no-template", message.Args{"name": named})
}

// longest is how long a text of a template may be, in bytes.
const longest = 20_000

// Save keeps a template of the person's own: a new one where its ID is "". Faults: letter.no-template, letter.no-name, letter.taken,
// letter.no-text, letter.long, letter.placeholder; in each case nothing is changed.
func (d *Desk) Save(ctx context.Context, t Template) (Template, vault.Change, error) {
	t.Key = ""
	t.Name = cleanName(t.Name)
	if t.Kind != Greeting {
		t.Kind = Message
	}
	texts, err := checked(t)
	if err != nil {
		return t, vault.Change{}, err
	}
	t.Texts = texts
	written, err := writeTexts(texts)
	if err != nil {
		return t, vault.Change{}, err
	}
	change, err := d.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		if err := free(tx, t); err != nil {
			return message.Message{}, err
		}
		label := message.Args{"name": t.Name}
		if t.ID == "" {
			var err error
			t.ID, err = add(tx, t, written)
			return message.New("letter.created", label), err
		}
		key, err := tx.KeyOf("letter_template", t.ID, "letter.template-gone")
		if err != nil {
			return message.Message{}, err
		}
		return message.New("letter.edited", label), tx.Exec(`UPDATE letter_template SET change = ?1, name = ?2, kind = ?3, texts = ?4, changed = ?5
			WHERE key = ?6 AND (name <> ?2 OR kind <> ?3 OR texts <> ?4)`, tx.Change(), t.Name, t.Kind, written, tx.Now().UnixMilli(), key)
	})
	return t, change, err
}

// add stores a new template, its texts as they are written, and answers its id.
func add(tx *vault.Tx, t Template, written string) (string, error) {
	id, err := tx.NewID()
	if err != nil {
		return "", err
	}
	now := tx.Now().UnixMilli()
	return id, tx.Exec(`INSERT INTO letter_template (change, id, name, kind, texts, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		tx.Change(), id, t.Name, t.Kind, written, now, now)
}

func cleanName(name string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(name, "\uFFFD")), " ")
}

// checked gives the texts of a template that say something.
func checked(t Template) (map[letter.Manner]letter.Text, error) {
	if t.Name == "" {
		return nil, fault.New("letter.no-name", nil)
	}
	texts := map[letter.Manner]letter.Text{}
	for m, text := range t.Texts {
		text.Subject = strings.Join(strings.Fields(strings.ToValidUTF8(text.Subject, "\uFFFD")), " ")
		text.Body = strings.TrimRight(strings.ReplaceAll(strings.ToValidUTF8(text.Body, "\uFFFD"), "\r\n", "\n"), " \n")
		if text.Empty() {
			continue
		}
		if len(text.Subject)+len(text.Body) > longest {
			return nil, fault.New("letter.long", nil)
		}
		if err := letter.Check(text); err != nil {
			return nil, err
		}
		texts[m] = text
	}
	if len(texts) == 0 {
		return nil, fault.New("letter.no-text", nil)
	}
	return texts, nil
}

// free says whether no other template has the name.
func free(tx *vault.Tx, t Template) error {
	taken := func(name string) error {
		if search.Same(name, t.Name) {
			return fault.New("letter.taken", message.Args{"name": name})
		}
		return nil
	}
	for _, key := range letter.Keys {
		if err := errors.Join(taken(Builtin(key, message.German).Name), taken(Builtin(key, message.English).Name)); err != nil {
			return fault.New("letter.taken", message.Args{"name": t.Name})
		}
	}
	rows, err := tx.Query(`SELECT name FROM letter_template WHERE id <> ?`, t.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		if err := taken(name); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Remove deletes a template of the person's own by its id. Fault: letter.template-gone.
func (d *Desk) Remove(ctx context.Context, id string) (vault.Change, error) {
	return d.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		var name string
		err := tx.QueryRow(`SELECT name FROM letter_template WHERE id = ?`, id).Scan(&name)
		if errors.Is(err, sql.ErrNoRows) {
			return message.Message{}, fault.New("letter.template-gone", nil)
		}
		if err != nil {
			return message.Message{}, err
		}
		return message.New("letter.removed", message.Args{"name": name}), tx.Exec(`DELETE FROM letter_template WHERE id = ?`, id)
	})
}

// storedText is a text as the table has it.
type storedText struct {
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

func writeTexts(texts map[letter.Manner]letter.Text) (string, error) {
	stored := map[string]storedText{}
	for m, text := range texts {
		stored[m.String()] = storedText(text)
	}
	written, err := json.Marshal(stored)
	return string(written), err
}

func readTexts(written string) (map[letter.Manner]letter.Text, error) {
	var stored map[string]storedText
	if err := json.Unmarshal([]byte(written), &stored); err != nil {
		return nil, err
	}
	texts := map[letter.Manner]letter.Text{}
	for name, text := range stored {
		if m, ok := letter.ReadManner(name); ok {
			texts[m] = letter.Text(text)
		}
	}
	return texts, nil
}
