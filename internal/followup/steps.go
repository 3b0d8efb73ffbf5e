package followup

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"kith/internal/message"
	"kith/internal/vault"
)

// Step is one of the promises of a follow-up. Done is the moment it was ticked off, zero while it is open.
type Step struct {
	ID   string
	Text string
	Done time.Time
}

// StepDraft is a step as it is entered; an empty ID makes a new one, one without text is left out.
type StepDraft struct {
	ID   string
	Text string
	Done bool
}

// Progress counts the steps of a follow-up and those that are done.
func (f Followup) Progress() (done, all int) {
	for _, step := range f.Steps {
		if !step.Done.IsZero() {
			done++
		}
	}
	return done, len(f.Steps)
}

// Tick ticks a step off, or opens it again. Fault: followup.no-step.
func (b *Board) Tick(ctx context.Context, step string, done bool) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		key, err := tx.KeyOf("followup_step", step, "followup.no-step")
		if err != nil {
			return message.Message{}, err
		}
		var text string
		var followup int64
		if err := tx.QueryRow(`SELECT text, followup FROM followup_step WHERE key = ?`, key).Scan(&text, &followup); err != nil {
			return message.Message{}, err
		}
		code, at := "followup.step-open", any(nil)
		if done {
			code, at = "followup.step-done", tx.Now().UnixMilli()
		}
		if err := tx.Exec(`UPDATE followup_step SET done = ?, change = ? WHERE key = ?`, at, tx.Change(), key); err != nil {
			return message.Message{}, err
		}
		// The follow-up has changed with it: calendars show its steps.
		err = tx.Exec(`UPDATE followup SET changed = ?, change = ? WHERE key = ?`, tx.Now().UnixMilli(), tx.Change(), followup)
		return message.New(code, message.Args{"text": text}), err
	})
}

// AddSteps puts steps behind those that a follow-up has. Fault: followup.not-found.
func (b *Board) AddSteps(ctx context.Context, id string, texts []string) (vault.Change, error) {
	return b.update(ctx, id, func(tx *vault.Tx, key int64, title string) (message.Message, error) {
		var place int
		if err := tx.QueryRow(`SELECT coalesce(max(place) + 1, 0) FROM followup_step WHERE followup = ?`, key).Scan(&place); err != nil {
			return message.Message{}, err
		}
		for _, text := range texts {
			text = strings.Join(strings.Fields(clean(text)), " ")
			if text == "" {
				continue
			}
			id, err := tx.NewID()
			if err == nil {
				err = tx.Exec(`INSERT INTO followup_step (change, id, followup, place, text) VALUES (?, ?, ?, ?, ?)`, tx.Change(), id, key, place, text)
			}
			if err != nil {
				return message.Message{}, err
			}
			place++
		}
		if err := tx.Exec(`UPDATE followup SET changed = ?, change = ? WHERE key = ?`, tx.Now().UnixMilli(), tx.Change(), key); err != nil {
			return message.Message{}, err
		}
		return message.New("followup.edited", message.Args{"title": title}), b.rebuild(tx, []int64{key})
	})
}

// saveSteps makes the steps of a follow-up those of the drafts, in their order. What stays as it is is not touched.
func saveSteps(tx *vault.Tx, followup int64, drafts []StepDraft) error {
	known := map[string]Step{}
	places := map[string]int{}
	rows, err := tx.Query(`SELECT id, text, done, place FROM followup_step WHERE followup = ?`, followup)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s Step
		var done *int64
		var place int
		if err := rows.Scan(&s.ID, &s.Text, &done, &place); err != nil {
			return err
		}
		if done != nil {
			s.Done = time.UnixMilli(*done).UTC()
		}
		known[s.ID], places[s.ID] = s, place
	}
	if err := rows.Err(); err != nil {
		return err
	}
	kept := []string{}
	for _, draft := range drafts {
		text := strings.Join(strings.Fields(clean(draft.Text)), " ")
		if text == "" {
			continue
		}
		was, ok := known[draft.ID]
		at := any(nil)
		if draft.Done {
			if at = tx.Now().UnixMilli(); ok && !was.Done.IsZero() {
				at = was.Done.UnixMilli()
			}
		}
		id, place := draft.ID, len(kept)
		switch {
		case !ok || slices.Contains(kept, id):
			if id, err = tx.NewID(); err == nil {
				err = tx.Exec(`INSERT INTO followup_step (change, id, followup, place, text, done) VALUES (?, ?, ?, ?, ?, ?)`, tx.Change(), id, followup, place, text, at)
			}
		case was.Text != text || places[id] != place || was.Done.IsZero() == draft.Done:
			err = tx.Exec(`UPDATE followup_step SET change = ?, place = ?, text = ?, done = ? WHERE id = ?`, tx.Change(), place, text, at, id)
		}
		if err != nil {
			return err
		}
		kept = append(kept, id)
	}
	list, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM followup_step WHERE followup = ? AND id NOT IN (SELECT value FROM json_each(?))`, followup, string(list))
}

// addSteps reads the steps of follow-ups, given by the list of their keys as JSON.
func (b *Board) addSteps(ctx context.Context, list string, at map[int64]*Followup) error {
	rows, err := b.vault.Query(ctx, `SELECT s.followup, s.id, s.text, s.done FROM json_each(?) j JOIN followup_step s ON s.followup = j.value ORDER BY s.followup, s.place, s.key`, list)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var s Step
		var done *int64
		if err := rows.Scan(&key, &s.ID, &s.Text, &done); err != nil {
			return err
		}
		if done != nil {
			s.Done = time.UnixMilli(*done).UTC()
		}
		at[key].Steps = append(at[key].Steps, s)
	}
	return rows.Err()
}
