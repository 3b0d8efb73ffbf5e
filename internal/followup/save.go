package followup

import (
	"context"
	"database/sql"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Draft is what a person enters; an empty ID makes a new follow-up, an empty title takes the names of the people. One that comes
// again is due at the first time from Due on that its rule allows.
type Draft struct {
	ID     string
	Title  string
	Note   string
	Due    Due
	Repeat string      // "", an RRULE value (RFC 5545 section 3.3.10), or a span after it is done: 10d, 2w, 3m, 1y
	Steps  []StepDraft // nil leaves them as they are
	People []string    // contact ids
	asked  Due
}

// Save stores a draft as a new follow-up or over the one with its ID. Faults: followup.not-found, followup.no-title,
// followup.bad-due, followup.bad-zone, followup.bad-repeat, followup.never, contact.not-found.
func (b *Board) Save(ctx context.Context, d Draft) (Followup, vault.Change, error) {
	series, err := d.prepare()
	if err != nil {
		return Followup{}, vault.Change{}, err
	}
	var id string
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (named message.Message, err error) {
		id, named, err = b.saveIn(tx, d, series)
		return named, err
	})
	if err != nil {
		return Followup{}, vault.Change{}, err
	}
	saved, err := b.Show(ctx, id)
	return saved, change, err
}

// SaveIn is Save inside another write; it answers the id and the label.
func (b *Board) SaveIn(tx *vault.Tx, d Draft) (string, message.Message, error) {
	series, err := d.prepare()
	if err != nil {
		return "", message.Message{}, err
	}
	return b.saveIn(tx, d, series)
}

// saveIn saves a draft that is prepared.
func (b *Board) saveIn(tx *vault.Tx, d Draft, series Series) (string, message.Message, error) {
	people, err := contact.Keys(tx, d.People)
	if err != nil {
		return "", message.Message{}, err
	}
	code, key := "followup.edited", int64(0)
	now := tx.Now().UnixMilli()
	if d.ID == "" {
		code = "followup.created"
		if d.ID, err = tx.NewID(); err == nil {
			key, err = tx.Insert(`INSERT INTO followup (change, id, title, note, due_day, due_at, zone, created, changed) VALUES (?, ?, '', '', '', 0, '', ?, ?)`,
				tx.Change(), d.ID, now, now)
		}
	} else if key, err = tx.KeyOf("followup", d.ID, "followup.not-found"); err == nil {
		err = keepSeries(tx, key, &d, &series)
	}
	if err == nil {
		day, at, zone := d.Due.columns()
		rule, start, startZone, turn := series.Columns()
		err = tx.Exec(`UPDATE followup SET change = ?, title = ?, note = ?, due_day = ?, due_at = ?, zone = ?, repeat = ?, start = ?, start_zone = ?, turn = ?,
			changed = ? WHERE key = ?`, tx.Change(), d.Title, d.Note, day, at, zone, rule, start, startZone, turn, now, key)
	}
	if err == nil && d.Steps != nil {
		err = saveSteps(tx, key, d.Steps)
	}
	if err == nil {
		err = contact.Link(tx, "followup", key, people)
	}
	if err == nil && d.Title == "" {
		err = tx.Exec(`UPDATE followup SET title = (`+contact.LinkedNames("followup")+`) WHERE key = ?`, key, key)
	}
	if err == nil {
		err = b.rebuild(tx, []int64{key})
	}
	if err != nil {
		return "", message.Message{}, err
	}
	title, err := titleOf(tx, key)
	return d.ID, message.New(code, message.Args{"title": title}), err
}

// prepare brings a draft to its stored form, and answers its series.
func (d *Draft) prepare() (Series, error) {
	if err := d.Due.Check(); err != nil {
		return Series{}, err
	}
	d.Title, d.Note = strings.Join(strings.Fields(clean(d.Title)), " "), clean(d.Note)
	if d.Title == "" && len(d.People) == 0 {
		return Series{}, fault.New("followup.no-title", nil)
	}
	series, err := NewSeries(d.Repeat, d.Due)
	if err != nil {
		return Series{}, err
	}
	d.asked = d.Due
	if !series.Rule.IsZero() {
		d.Due = series.Start
	}
	return series, nil
}

// keepSeries leaves a series where it is when neither the rule nor the due date was edited: a snoozed one goes on as before.
func keepSeries(tx *vault.Tx, key int64, d *Draft, series *Series) error {
	var day, zone, rule, start, startZone, turn string
	var at sql.NullInt64
	if err := tx.QueryRow(`SELECT due_day, due_at, zone, repeat, start, start_zone, turn FROM followup WHERE key = ?`, key).
		Scan(&day, &at, &zone, &rule, &start, &startZone, &turn); err != nil {
		return err
	}
	was := stored(day, at, zone)
	if known := readSeries(rule, start, startZone, turn); !known.Rule.IsZero() && rule == series.Rule.String() && d.asked.same(was) {
		*series, d.Due = known, was
	}
	return nil
}
