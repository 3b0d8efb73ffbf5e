// Package followup is what a person means to do about somebody, and when: due on a day or at a time in a zone.
//
// One may come again (repeat.Rule), and have steps to tick off. It owns the tables followup, followup_contact and followup_step. The window and the terminal call it, publish hands it to calendars.
package followup

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// Due is when a follow-up is due: a civil day (2026-03-01), or a moment with the zone the person meant. Exactly one of Day
// and At is set.
type Due struct {
	Day  string
	At   time.Time // UTC
	Zone string    // IANA name
}

// Location is the zone of a timed due date; UTC where its name is no longer known.
func (d Due) Location() *time.Location {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// LocalDay is the day a due date falls on for somebody in the given zone.
func (d Due) LocalDay(zone *time.Location) string {
	if d.Day != "" {
		return d.Day
	}
	return d.At.In(zone).Format(time.DateOnly)
}

// Text writes a due date as the terminal takes it: 2026-03-01 or 2026-03-01T10:00 in the given zone.
func (d Due) Text(zone *time.Location) string {
	if d.Day != "" {
		return d.Day
	}
	return d.At.In(zone).Format("2006-01-02T15:04")
}

// Followup is one entry. Done is the moment it was ticked off, zero while it is open.
type Followup struct {
	ID               string
	Title            string
	Note             string
	Due              Due
	Done             time.Time
	Series           Series
	Steps            []Step
	People           []contact.Row
	Created, Changed time.Time // UTC
	key              int64
}

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

// Board is the follow-ups of a vault.
type Board struct {
	vault    *vault.Vault
	contacts *contact.Book
	zone     *time.Location // where the person is: whose day it is when something is done
}

// NewBoard gives the follow-ups of an open vault to somebody in a zone (UTC until In). It registers how their search text is rebuilt
// after an undo.
func NewBoard(v *vault.Vault, contacts *contact.Book) *Board {
	b := &Board{vault: v, contacts: contacts, zone: time.UTC}
	v.Restored("followup", b.rebuild)
	contacts.WhenSeen(func(tx *vault.Tx, people []int64) error {
		keys, err := contact.About(tx, "followup", people)
		if err != nil || len(keys) == 0 {
			return err
		}
		return b.rebuild(tx, keys)
	})
	return b
}

// In says in which zone the person is.
func (b *Board) In(zone *time.Location) *Board {
	b.zone = zone
	return b
}

func clean(text string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD"))
}

// Check says whether a due date can be kept. Faults: followup.bad-due, followup.bad-zone.
func (d Due) Check() error {
	if d.Day != "" {
		if _, err := time.Parse(time.DateOnly, d.Day); err != nil || !d.At.IsZero() {
			return fault.New("followup.bad-due", message.Args{"value": d.Day})
		}
		return nil
	}
	if d.At.IsZero() {
		return fault.New("followup.bad-due", message.Args{"value": ""})
	}
	if _, err := time.LoadLocation(d.Zone); err != nil || d.Zone == "Local" {
		return fault.New("followup.bad-zone", message.Args{"zone": d.Zone})
	}
	return nil
}

func (d Due) columns() (day string, at any, zone string) {
	if d.Day != "" {
		return d.Day, nil, ""
	}
	return "", d.At.UTC().UnixMilli(), d.Zone
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
	named, err := label(tx, code, key, nil)
	return d.ID, named, err
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
	was := Due{Day: day, Zone: zone}
	if at.Valid {
		was.At = time.UnixMilli(at.Int64).UTC()
	}
	if known := readSeries(rule, start, startZone, turn); !known.Rule.IsZero() && rule == series.Rule.String() && d.asked.same(was) {
		*series, d.Due = known, was
	}
	return nil
}

// Snooze moves a follow-up to another due date; a series goes on from where it is all the same. One with a time of day keeps it when it is
// put off to a day: ten o'clock stays ten o'clock. Faults: followup.not-found, followup.bad-due, followup.bad-zone.
func (b *Board) Snooze(ctx context.Context, id string, until Due) (vault.Change, error) {
	if err := until.Check(); err != nil {
		return vault.Change{}, err
	}
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		key, err := tx.KeyOf("followup", id, "followup.not-found")
		if err != nil {
			return message.Message{}, err
		}
		due, err := sameTime(tx, key, until)
		if err != nil {
			return message.Message{}, err
		}
		named, err := label(tx, "followup.snoozed", key, message.Args{"due": strings.Replace(due.Text(due.Location()), "T", " ", 1)})
		if err != nil {
			return named, err
		}
		day, at, zone := due.columns()
		return named, tx.Exec(`UPDATE followup SET due_day = ?, due_at = ?, zone = ?, done = NULL, change = ?, changed = ? WHERE key = ?`,
			day, at, zone, tx.Change(), tx.Now().UnixMilli(), key)
	})
}

// sameTime gives a day the time of day that the follow-up is due at, by the clock of its own zone.
func sameTime(tx *vault.Tx, key int64, until Due) (Due, error) {
	var at sql.NullInt64
	var zone string
	if err := tx.QueryRow(`SELECT due_at, zone FROM followup WHERE key = ?`, key).Scan(&at, &zone); err != nil || until.Day == "" || !at.Valid {
		return until, err
	}
	was := Due{At: time.UnixMilli(at.Int64).UTC(), Zone: zone}
	day, err := time.Parse(time.DateOnly, until.Day)
	clock := was.At.In(was.Location())
	was.At = time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, was.Location()).UTC()
	return was, err
}

// Remove deletes a follow-up. Fault: followup.not-found.
func (b *Board) Remove(ctx context.Context, id string) (vault.Change, error) {
	return b.update(ctx, id, "followup.removed", nil, func(tx *vault.Tx, key int64) error {
		if err := tx.Exec(`DELETE FROM followup WHERE key = ?`, key); err != nil {
			return err
		}
		return b.rebuild(tx, []int64{key})
	})
}

func (b *Board) update(ctx context.Context, id, code string, args message.Args, fn func(*vault.Tx, int64) error) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		key, err := tx.KeyOf("followup", id, "followup.not-found")
		if err != nil {
			return message.Message{}, err
		}
		named, err := label(tx, code, key, args)
		if err != nil {
			return named, err
		}
		return named, fn(tx, key)
	})
}

func label(tx *vault.Tx, code string, key int64, args message.Args) (message.Message, error) {
	if args == nil {
		args = message.Args{}
	}
	var title string
	err := tx.QueryRow(`SELECT title FROM followup WHERE key = ?`, key).Scan(&title)
	args["title"] = title
	return message.New(code, args), err
}

// rebuild writes the search text of follow-ups anew, or removes it where the follow-up is gone or hidden.
func (b *Board) rebuild(tx *vault.Tx, keys []int64) error {
	index := search.NewWriter(tx)
	for _, key := range keys {
		var title, note, names, steps string
		err := tx.QueryRow(`SELECT f.title, f.note FROM followup f WHERE f.key = ? AND `+seen, key).Scan(&title, &note)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			index.Remove(search.Followup, key)
			err = nil
		case err == nil:
			if err = tx.QueryRow(contact.LinkedNames("followup"), key).Scan(&names); err == nil {
				err = tx.QueryRow(`SELECT coalesce(group_concat(text, char(10)), '') FROM (SELECT text FROM followup_step WHERE followup = ? ORDER BY place, key)`, key).Scan(&steps)
			}
			if err == nil {
				err = index.Replace(search.Prepare(search.Document{Kind: search.Followup, Key: key, Name: names, Note: title + "\n" + note + "\n" + steps}))
			}
		}
		if err != nil {
			return errors.Join(err, index.Close())
		}
	}
	return index.Close()
}
