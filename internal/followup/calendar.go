package followup

import (
	"context"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Amendment is what a calendar program changed in a follow-up; what is nil stays.
type Amendment struct {
	Title *string
	Note  *string
	Due   *Due
	Done  *time.Time // when it was ticked off; the zero time opens it again
}

// Label says an amendment in one sentence about a follow-up of that title, as it stands in the history.
func (a Amendment) Label(title string) message.Message {
	args := message.Args{"title": title}
	if a.Title != nil {
		args["title"] = *a.Title
	}
	changes := 0
	for _, changed := range []bool{a.Title != nil, a.Note != nil, a.Due != nil, a.Done != nil} {
		if changed {
			changes++
		}
	}
	code := "followup.calendar-edited"
	switch {
	case a.Done != nil && !a.Done.IsZero():
		code = "followup.calendar-done"
	case changes > 1:
	case a.Done != nil:
		code = "followup.calendar-reopened"
	case a.Due != nil:
		code = "followup.calendar-moved"
		args["due"] = a.Due.Spoken(a.Due.Location())
	}
	return message.New(code, args)
}

// Amend brings into a follow-up what was changed in a calendar program, as one change with a label that says so. Faults:
// followup.not-found, followup.bad-due, followup.bad-zone.
func (b *Board) Amend(ctx context.Context, id string, a Amendment) (vault.Change, error) {
	if a.Due != nil {
		if err := a.Due.Check(); err != nil {
			return vault.Change{}, err
		}
	}
	return b.update(ctx, id, func(tx *vault.Tx, key int64, title string) (message.Message, error) {
		now := tx.Now().UnixMilli()
		set := func(column string, value any) error {
			return tx.Exec(`UPDATE followup SET `+column+` = ?, change = ?, changed = ? WHERE key = ?`, value, tx.Change(), now, key)
		}
		if a.Title != nil {
			cleaned := strings.Join(strings.Fields(clean(*a.Title)), " ")
			if cleaned == "" {
				return message.Message{}, fault.New("followup.no-title", nil)
			}
			a.Title = &cleaned
			if err := set("title", cleaned); err != nil {
				return message.Message{}, err
			}
		}
		if a.Note != nil {
			if err := set("note", clean(*a.Note)); err != nil {
				return message.Message{}, err
			}
		}
		if a.Due != nil {
			day, at, zone := a.Due.columns()
			if err := tx.Exec(`UPDATE followup SET due_day = ?, due_at = ?, zone = ?, change = ?, changed = ? WHERE key = ?`, day, at, zone, tx.Change(), now, key); err != nil {
				return message.Message{}, err
			}
		}
		var err error
		switch {
		case a.Done == nil:
		case a.Done.IsZero():
			err = set("done", nil)
		default:
			_, err = b.finish(tx, key, title, a.Done.UnixMilli())
		}
		if err != nil {
			return message.Message{}, err
		}
		return a.Label(title), b.rebuild(tx, []int64{key})
	})
}
