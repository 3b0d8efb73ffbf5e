package rhythm

import (
	"context"
	"database/sql"
	"errors"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

const stateColumns = `first, skipped, snoozed, until, rest, quiet`

func (s *state) targets() []any {
	return []any{&s.first, &s.skipped, &s.snoozed, &s.until, &s.rest, &s.quiet}
}

// say changes what was said about a contact. A row that says nothing any more is taken away.
func (p *Plan) say(tx *vault.Tx, contact int64, change func(*state)) error {
	var now state
	err := tx.QueryRow(`SELECT `+stateColumns+` FROM rhythm_state WHERE contact = ?`, contact).Scan(now.targets()...)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	before := now
	change(&now)
	switch {
	case now == before:
		return nil
	case now == state{}:
		return tx.Exec(`DELETE FROM rhythm_state WHERE contact = ?`, contact)
	}
	return tx.Exec(`INSERT INTO rhythm_state (change, contact, `+stateColumns+`) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
		ON CONFLICT (contact) DO UPDATE SET change = ?1, first = ?3, skipped = ?4, snoozed = ?5, until = ?6, rest = ?7, quiet = ?8`,
		tx.Change(), contact, now.first, now.skipped, now.snoozed, now.until, now.rest, now.quiet)
}

// about writes what a person said about contacts, under a label that names them.
func (p *Plan) about(ctx context.Context, ids []string, label message.Message, change func(*state, string)) (vault.Change, error) {
	if len(ids) == 0 {
		return vault.Change{}, fault.New("rhythm.no-contact", nil)
	}
	return p.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		var one int64
		for _, id := range ids {
			key, err := tx.KeyOf("contact", id, "contact.not-found")
			if err != nil {
				return label, err
			}
			one = key
			if err := p.say(tx, key, func(s *state) { change(s, p.today(tx)) }); err != nil {
				return label, err
			}
		}
		return p.named(tx, label, one, len(ids))
	})
}

// coming checks that a day lies ahead.
func (p *Plan) coming(day string) error {
	if !isDay(day) || day <= text(p.vault.Now().In(p.zone)) {
		return fault.New("rhythm.bad-day", message.Args{"value": day})
	}
	return nil
}

// Snooze puts contacts off until a day: the round that is open asks then, unless they are met before. Faults: rhythm.bad-day, contact.not-found.
func (p *Plan) Snooze(ctx context.Context, ids []string, until string) (vault.Change, error) {
	if err := p.coming(until); err != nil {
		return vault.Change{}, err
	}
	return p.about(ctx, ids, message.New("rhythm.snoozed", message.Args{"until": until}), func(s *state, today string) {
		s.snoozed, s.until = today, until
	})
}

// Skip lets a round go: it counts as done today, without an encounter. Fault: contact.not-found.
func (p *Plan) Skip(ctx context.Context, id string) (vault.Change, error) {
	return p.about(ctx, []string{id}, message.New("rhythm.skipped", message.Args{}), func(s *state, today string) {
		s.skipped, s.snoozed, s.until = today, "", ""
	})
}

// Rest lets a contact rest until a day, or with "" for good: it is neither due nor fading. Faults: rhythm.bad-day, contact.not-found.
func (p *Plan) Rest(ctx context.Context, id, until string) (vault.Change, error) {
	label := message.New("rhythm.resting", message.Args{})
	rest := always
	if until != "" {
		if err := p.coming(until); err != nil {
			return vault.Change{}, err
		}
		label, rest = message.New("rhythm.resting-until", message.Args{"until": until}), until
	}
	return p.about(ctx, []string{id}, label, func(s *state, _ string) { s.rest = rest })
}

// Wake ends a rest, and takes back that somebody is put off or not mentioned. Fault: contact.not-found.
func (p *Plan) Wake(ctx context.Context, id string) (vault.Change, error) {
	return p.about(ctx, []string{id}, message.New("rhythm.woken", message.Args{}), func(s *state, _ string) {
		s.rest, s.quiet, s.snoozed, s.until = "", "", "", ""
	})
}

// NotNow keeps a contact from being named as fading until a day. Faults: rhythm.bad-day, contact.not-found.
func (p *Plan) NotNow(ctx context.Context, id, until string) (vault.Change, error) {
	if err := p.coming(until); err != nil {
		return vault.Change{}, err
	}
	return p.about(ctx, []string{id}, message.New("rhythm.quiet", message.Args{"until": until}), func(s *state, _ string) { s.quiet = until })
}

// merged joins what was said about contacts that became one: the latest day of each stands, for nobody who was let rest comes back by
// being merged.
func (p *Plan) merged(tx *vault.Tx, into int64, gone []int64) error {
	for _, key := range gone {
		var theirs state
		err := tx.QueryRow(`SELECT `+stateColumns+` FROM rhythm_state WHERE contact = ?`, key).Scan(theirs.targets()...)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err == nil {
			err = p.say(tx, into, func(s *state) {
				if s.first == "" || theirs.first != "" && theirs.first < s.first {
					s.first = theirs.first
				}
				s.skipped, s.snoozed, s.until = max(s.skipped, theirs.skipped), max(s.snoozed, theirs.snoozed), max(s.until, theirs.until)
				s.rest, s.quiet = max(s.rest, theirs.rest), max(s.quiet, theirs.quiet)
			})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
