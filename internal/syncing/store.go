package syncing

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kith/internal/vault"
)

// object is what is remembered of one entry on the server.
type object struct {
	calendar string
	uid      string
	fact     string
	address  string
	etag     string // "" while the first PUT is under way
	ours     entry  // what Kith had when both were last in step
	theirs   []byte // what the server had then
	gone     bool   // deleted in the calendar
}

// objects reads what is remembered of a calendar, by UID.
func (s *Syncer) objects(ctx context.Context, calendar string) (map[string]object, error) {
	rows, err := s.vault.Query(ctx, `SELECT uid, fact, address, etag, ours, theirs, gone FROM calendar_object WHERE calendar = ?`, calendar)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[string]object{}
	for rows.Next() {
		o := object{calendar: calendar}
		var ours []byte
		if err := rows.Scan(&o.uid, &o.fact, &o.address, &o.etag, &ours, &o.theirs, &o.gone); err != nil {
			return nil, err
		}
		if o.ours, err = read(ours, o.uid); err != nil {
			return nil, fmt.Errorf("calendar_object %s: %w", o.uid, err)
		}
		known[o.uid] = o
	}
	return known, rows.Err()
}

// remember keeps how objects stand now.
func (s *Syncer) remember(ctx context.Context, objects ...object) error {
	return s.vault.Maintain(ctx, func(tx *vault.Tx) error {
		for _, o := range objects {
			ours, err := write(o.ours)
			if err != nil {
				return err
			}
			err = tx.Exec(`INSERT INTO calendar_object (calendar, uid, fact, address, etag, ours, theirs, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (calendar, uid) DO UPDATE SET fact = excluded.fact, address = excluded.address, etag = excluded.etag, ours = excluded.ours,
				theirs = excluded.theirs, gone = excluded.gone`, o.calendar, o.uid, o.fact, o.address, o.etag, ours, o.theirs, o.gone)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// forget is for objects that are ours no longer.
func (s *Syncer) forget(ctx context.Context, o object) error {
	return s.vault.Maintain(ctx, func(tx *vault.Tx) error {
		return tx.Exec(`DELETE FROM calendar_object WHERE calendar = ? AND uid = ?`, o.calendar, o.uid)
	})
}

// token is up to where the changes on the server are known; "" if nothing is.
func (s *Syncer) token(ctx context.Context, calendar string) (string, error) {
	var token string
	err := s.vault.QueryRow(ctx, `SELECT coalesce(max(token), '') FROM calendar_state WHERE calendar = ?`, calendar).Scan(&token)
	return token, err
}

// conclude keeps what a run had to say, and with a token up to where it came; "" leaves that as it is.
func (s *Syncer) conclude(ctx context.Context, calendar, token string, at time.Time, report Report) error {
	text, err := json.Marshal(report)
	if err != nil {
		return err
	}
	return s.vault.Maintain(ctx, func(tx *vault.Tx) error {
		return tx.Exec(`INSERT INTO calendar_state (calendar, token, at, result) VALUES (?, ?, ?, ?) ON CONFLICT (calendar) DO UPDATE SET
			token = CASE excluded.token WHEN '' THEN token ELSE excluded.token END, at = excluded.at, result = excluded.result`, calendar, token, at.UnixMilli(), string(text))
	})
}
