package followup

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"kith/internal/message"
	"kith/internal/vault"
)

// evening is when "tonight" is, by the clock.
const evening = 18

// Snooze moves a follow-up to another due date; a series goes on from where it is all the same. One with a time of day keeps it when it is
// put off to a day: ten o'clock stays ten o'clock. Faults: followup.not-found, followup.bad-due, followup.bad-zone.
func (b *Board) Snooze(ctx context.Context, id string, until Due) (vault.Change, error) {
	if err := until.Check(); err != nil {
		return vault.Change{}, err
	}
	return b.update(ctx, id, func(tx *vault.Tx, key int64, title string) (message.Message, error) {
		due, err := sameTime(tx, key, until)
		if err != nil {
			return message.Message{}, err
		}
		day, at, zone := due.columns()
		return message.New("followup.snoozed", message.Args{"title": title, "due": due.Spoken(due.Location())}),
			tx.Exec(`UPDATE followup SET due_day = ?, due_at = ?, zone = ?, done = NULL, change = ?, changed = ? WHERE key = ?`,
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
	was := stored("", at, zone)
	day, err := time.Parse(time.DateOnly, until.Day)
	clock := was.At.In(was.Location())
	was.At = time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, was.Location()).UTC()
	return was, err
}

// ParseLater reads until when something is put off: "tonight" (or "heute Abend": at six, or in an hour when it is later than that),
// and what ParseDue reads. Fault: followup.bad-due.
func ParseLater(text string, now time.Time, zone *time.Location) (Due, error) {
	switch strings.Join(strings.Fields(strings.ToLower(text)), " ") {
	case "tonight", "this evening", "heute abend", "abends":
		return Tonight(now, zone), nil
	}
	return ParseDue(text, now, zone)
}

// Tonight is six in the evening, or an hour from now when that is past.
func Tonight(now time.Time, zone *time.Location) Due {
	local := now.In(zone)
	at := time.Date(local.Year(), local.Month(), local.Day(), evening, 0, 0, 0, zone)
	if !at.After(now) {
		at = local.Truncate(time.Minute).Add(time.Hour)
	}
	return Due{At: at.UTC(), Zone: zoneName(zone)}
}
