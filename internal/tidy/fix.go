package tidy

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Fixed says what came of accepting findings.
type Fixed struct {
	Done int
	Left int // that ask for an answer, or could not be written
}

// Fix accepts findings by their ids, in one change that one undo takes back. text is what the person says instead of the proposal, "" to
// take it; it is about a single finding. Faults: tidy.gone if none of them is there any more, tidy.answer if one asks for an answer, and those of
// contact.Apply for what was typed.
func (f *Finder) Fix(ctx context.Context, ids []string, text string) (Fixed, vault.Change, error) {
	r, err := f.fresh(ctx, nil)
	if err != nil {
		return Fixed{}, vault.Change{}, err
	}
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[strings.ToLower(strings.TrimSpace(id))] = true
	}
	var places []place
	for _, kind := range Kinds {
		for _, p := range r.open[kind] {
			if wanted[p.id()] {
				places = append(places, p)
			}
		}
	}
	if len(places) == 0 {
		return Fixed{}, vault.Change{}, fault.New("tidy.gone", nil)
	}
	return f.fix(ctx, places, r.where, strings.TrimSpace(text), len(places) == 1)
}

// FixAll accepts all findings of a kind for which there is a proposal, in one change. Without one it changes nothing.
func (f *Finder) FixAll(ctx context.Context, kind Kind) (Fixed, vault.Change, error) {
	r, err := f.fresh(ctx, nil)
	if err != nil {
		return Fixed{}, vault.Change{}, err
	}
	return f.fix(ctx, r.open[kind], r.where, "", false)
}

// fix looks at each card anew inside the write, so that nothing is changed that is no longer as it was shown. strict complains where it cannot.
func (f *Finder) fix(ctx context.Context, places []place, where Circumstances, text string, strict bool) (Fixed, vault.Change, error) {
	var keys []int64
	marks := map[int64][]place{}
	for _, p := range places {
		if marks[p.contact] == nil {
			keys = append(keys, p.contact)
		}
		marks[p.contact] = append(marks[p.contact], p)
	}
	slices.Sort(keys)
	var fixed Fixed
	change, err := f.book.Revise(ctx, keys, func(key int64, card *vcard.Card) error {
		for _, p := range marks[key] {
			done, err := fixOne(card, p, where, text)
			if err != nil && strict {
				return err
			}
			if done {
				fixed.Done++
			} else {
				fixed.Left++
			}
		}
		return nil
	}, func() message.Message { return label(places, fixed.Done) })
	return fixed, change, err
}

// fixOne mends one finding of a card. Values that are there several times are mended together.
func fixOne(card *vcard.Card, p place, where Circumstances, text string) (bool, error) {
	done := false
	for range len(card.Properties) + 1 {
		found := Look(card, where)
		at := slices.IndexFunc(found, func(f Finding) bool { return f.Kind == p.kind && f.mark == p.mark })
		if at < 0 {
			break
		}
		if found[at].Does == Ask && text == "" {
			return false, fault.New("tidy.answer", nil)
		}
		if err := found[at].fix(card, text); err != nil {
			return done, err
		}
		done = true
		if text != "" {
			break
		}
	}
	if !done {
		return false, fault.New("tidy.gone", nil)
	}
	return true, nil
}

// label names a change by what was mended.
func label(places []place, n int) message.Message {
	kind := places[0].kind
	for _, p := range places {
		if p.kind != kind {
			return message.New("tidy.fixed", message.Args{"n": n})
		}
	}
	return message.New("tidy.fixed."+string(kind), message.Args{"n": n})
}

// Ignore leaves findings as they are and does not show them again. Fault: tidy.gone.
func (f *Finder) Ignore(ctx context.Context, ids []string) (int, vault.Change, error) {
	r, err := f.fresh(ctx, nil)
	if err != nil {
		return 0, vault.Change{}, err
	}
	var places []place
	for _, kind := range Kinds {
		for _, p := range r.open[kind] {
			if slices.Contains(ids, p.id()) {
				places = append(places, p)
			}
		}
	}
	if len(places) == 0 {
		return 0, vault.Change{}, fault.New("tidy.gone", nil)
	}
	return f.ignore(ctx, places)
}

// IgnoreAll leaves all findings of a kind as they are.
func (f *Finder) IgnoreAll(ctx context.Context, kind Kind) (int, vault.Change, error) {
	r, err := f.fresh(ctx, nil)
	if err != nil {
		return 0, vault.Change{}, err
	}
	return f.ignore(ctx, r.open[kind])
}

func (f *Finder) ignore(ctx context.Context, places []place) (int, vault.Change, error) {
	change, err := f.vault.Write(ctx, message.New("tidy.ignored", message.Args{"n": len(places)}), func(tx *vault.Tx) error {
		for _, p := range places {
			if err := tx.Exec(`INSERT OR IGNORE INTO tidy_ignored (change, contact, finding) VALUES (?, ?, ?)`, tx.Change(), p.contact, p.mark); err != nil {
				return err
			}
		}
		return nil
	})
	return len(places), change, err
}

// Reopen shows everything again that was left alone.
func (f *Finder) Reopen(ctx context.Context) (int, vault.Change, error) {
	n := 0
	change, err := f.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		if err := tx.QueryRow(`SELECT count(*) FROM tidy_ignored`).Scan(&n); err != nil {
			return message.Message{}, err
		}
		return message.New("tidy.reopened", message.Args{"n": n}), tx.Exec(`DELETE FROM tidy_ignored`)
	})
	return n, change, err
}

// ignored reads what is left alone: contact and mark.
func (f *Finder) ignored(ctx context.Context) (map[[2]int64]bool, error) {
	rows, err := f.vault.Query(ctx, `SELECT contact, finding FROM tidy_ignored`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	left := map[[2]int64]bool{}
	for rows.Next() {
		var at [2]int64
		if err := rows.Scan(&at[0], &at[1]); err != nil {
			return nil, err
		}
		left[at] = true
	}
	return left, rows.Err()
}

// moveIgnored lets what was left alone in contacts that are gone be left alone in the one they became.
func moveIgnored(tx *vault.Tx, into int64, gone []int64) error {
	list, err := json.Marshal(gone)
	if err != nil {
		return err
	}
	if err := tx.Exec(`INSERT OR IGNORE INTO tidy_ignored (change, contact, finding)
		SELECT ?, ?, finding FROM tidy_ignored WHERE contact IN (SELECT value FROM json_each(?))`, tx.Change(), into, string(list)); err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM tidy_ignored WHERE contact IN (SELECT value FROM json_each(?))`, string(list))
}
