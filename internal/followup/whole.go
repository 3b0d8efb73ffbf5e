package followup

import (
	"strings"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/vault"
)

// Whole is a follow-up with all that a draft does not say, so that one which left a book can come back as it was: when it was done, which of
// its steps are, and where its series is.
type Whole struct {
	Title, Note string
	Due         Due
	Done        time.Time // zero while it is open
	Series      Series
	Steps       []Step   // in their order; ids are none of the other book's business
	People      []string // contact ids
	Created     time.Time
}

// SeriesOf reads what Columns gave; the zero Series if it makes no sense.
func SeriesOf(rule, start, zone, turn string) Series {
	s := readSeries(rule, start, zone, turn)
	if s.Rule.IsZero() || s.Start.Check() != nil || s.Turn.Check() != nil {
		return Series{}
	}
	return s
}

// Bring stores follow-ups as new ones inside another write and answers their ids. Faults: followup.no-title, followup.bad-due,
// followup.bad-zone, contact.not-found.
func (b *Board) Bring(tx *vault.Tx, list []Whole) ([]string, error) {
	ids := make([]string, 0, len(list))
	keys := make([]int64, 0, len(list))
	for _, w := range list {
		id, key, err := bring(tx, w)
		if err != nil {
			return nil, err
		}
		ids, keys = append(ids, id), append(keys, key)
	}
	return ids, b.rebuild(tx, keys)
}

func bring(tx *vault.Tx, w Whole) (string, int64, error) {
	title := strings.Join(strings.Fields(clean(w.Title)), " ")
	if title == "" {
		return "", 0, fault.New("followup.no-title", nil)
	}
	if err := w.Due.Check(); err != nil {
		return "", 0, err
	}
	people, err := contact.Keys(tx, w.People)
	if err != nil {
		return "", 0, err
	}
	id, err := tx.NewID()
	if err != nil {
		return "", 0, err
	}
	now := tx.Now()
	created := w.Created
	if created.IsZero() || created.After(now) {
		created = now
	}
	day, at, zone := w.Due.columns()
	rule, start, startZone, turn := w.Series.Columns()
	key, err := tx.Insert(`INSERT INTO followup (change, id, title, note, due_day, due_at, zone, repeat, start, start_zone, turn, done, created, changed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.Change(), id, title, clean(w.Note), day, at, zone, rule, start, startZone, turn, moment(w.Done), created.UnixMilli(), now.UnixMilli())
	if err != nil {
		return "", 0, err
	}
	for place, step := range w.Steps {
		text := strings.Join(strings.Fields(clean(step.Text)), " ")
		if text == "" {
			continue
		}
		stepID, err := tx.NewID()
		if err == nil {
			err = tx.Exec(`INSERT INTO followup_step (change, id, followup, place, text, done) VALUES (?, ?, ?, ?, ?, ?)`, tx.Change(), stepID, key, place, text, moment(step.Done))
		}
		if err != nil {
			return "", 0, err
		}
	}
	return id, key, contact.Link(tx, "followup", key, people)
}

// moment is a time as it is stored, nothing where there is none.
func moment(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UnixMilli()
}
