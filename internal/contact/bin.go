package contact

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// The bin is where deleted contacts stay for a while. Their cards, encounters and follow-ups remain; only what lists and search
// read is taken away, and made anew when they are restored.

// BinDays is for how many days a deleted contact can be restored.
const BinDays = 30

// binTime is BinDays as a duration.
const binTime = BinDays * 24 * time.Hour

// Binned is a contact in the bin.
type Binned struct {
	Key      int64
	ID       string
	Kind     string
	Name     string
	Subtitle string
	Place    string
	Deleted  time.Time // UTC
	Until    time.Time // UTC; from then on the next opening purges it
}

// DaysLeft is for how many days a contact can still be restored, a begun one counted whole.
func (b *Binned) DaysLeft(now time.Time) int {
	const day = 24 * time.Hour
	return max(0, int((b.Until.Sub(now)+day-1)/day))
}

// Remove puts contacts into the bin; what is only about them is hidden with them. Fault: contact.not-found.
func (b *Book) Remove(ctx context.Context, ids []string) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := Keys(tx, ids)
		if err != nil {
			return message.Message{}, err
		}
		return b.bin(tx, keys)
	})
}

// RemoveKeys is Remove for the contacts with these keys, as far as they are in the book.
func (b *Book) RemoveKeys(ctx context.Context, keys []int64) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) { return b.bin(tx, keys) })
}

// binAtOnce is how many contacts one statement moves: what the journal keeps of them is written out in between.
const binAtOnce = 2000

func (b *Book) bin(tx *vault.Tx, keys []int64) (message.Message, error) {
	keys = once(keys)
	label, err := b.labelOf(tx, "contact.binned", keys)
	if err != nil {
		return label, err
	}
	w, err := NewWriter(tx)
	if err != nil {
		return label, err
	}
	for some := range slices.Chunk(keys, binAtOnce) {
		if err := w.bin(some); err != nil {
			return label, errors.Join(err, w.Close())
		}
	}
	if err := w.Close(); err != nil {
		return label, err
	}
	return label, b.TellSeen(tx, keys)
}

func (w *Writer) bin(keys []int64) error {
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	if err := w.tx.Exec(`UPDATE contact SET binned = ?, change = ? WHERE key IN (SELECT value FROM json_each(?)) AND binned IS NULL`,
		w.born, w.tx.Change(), string(list)); err != nil {
		return err
	}
	return w.removeProjections(keys...)
}

// Restore takes contacts out of the bin. Fault: bin.not-found.
func (b *Book) Restore(ctx context.Context, ids []string) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := binKeys(tx, ids)
		if err != nil {
			return message.Message{}, err
		}
		return b.restore(tx, once(keys))
	})
}

// RestoreAll is Restore for everybody in the bin.
func (b *Book) RestoreAll(ctx context.Context) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := vault.Keys(tx.Query(`SELECT key FROM contact WHERE binned IS NOT NULL ORDER BY key`))
		if err != nil {
			return message.Message{}, err
		}
		return b.restore(tx, keys)
	})
}

func (b *Book) restore(tx *vault.Tx, keys []int64) (message.Message, error) {
	label, err := b.labelOf(tx, "contact.restored", keys)
	if err != nil {
		return label, err
	}
	for some := range slices.Chunk(keys, binAtOnce) {
		list, err := json.Marshal(some)
		if err != nil {
			return label, err
		}
		if err := tx.Exec(`UPDATE contact SET binned = NULL, change = ? WHERE key IN (SELECT value FROM json_each(?))`, tx.Change(), string(list)); err != nil {
			return label, err
		}
	}
	return label, b.rebuild(tx, keys)
}

// Purge deletes contacts that are in the bin for good, and with them what was only about them. As every change it is in the
// history. Fault: bin.not-found.
func (b *Book) Purge(ctx context.Context, ids []string) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := binKeys(tx, ids)
		if err != nil {
			return message.Message{}, err
		}
		return b.purge(tx, "contact.purged", keys)
	})
}

// EmptyBin is Purge for everybody in the bin.
func (b *Book) EmptyBin(ctx context.Context) (vault.Change, error) {
	return b.purgeBefore(ctx, "contact.bin-emptied", 1<<62)
}

// PurgeExpired is Purge for those who have been in the bin for BinDays. It is called when the book is opened.
func (b *Book) PurgeExpired(ctx context.Context) (vault.Change, error) {
	var first sql.NullInt64
	if err := b.vault.QueryRow(ctx, `SELECT min(binned) FROM contact WHERE binned IS NOT NULL`).Scan(&first); err != nil || !first.Valid || b.vault.ReadOnly() {
		return vault.Change{}, err
	}
	last := b.vault.Now().Add(-binTime).UnixMilli()
	if first.Int64 > last {
		return vault.Change{}, nil
	}
	return b.purgeBefore(ctx, "contact.bin-expired", last)
}

func (b *Book) purgeBefore(ctx context.Context, code string, last int64) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := vault.Keys(tx.Query(`SELECT c.key FROM contact c LEFT JOIN bin_stay s ON s.contact = c.key
			WHERE c.binned <= ?1 AND coalesce(s.since, c.binned) <= ?1 ORDER BY c.key`, last))
		if err != nil {
			return message.Message{}, err
		}
		return b.purge(tx, code, keys)
	})
}

func (b *Book) purge(tx *vault.Tx, code string, keys []int64) (message.Message, error) {
	label, err := b.labelOf(tx, code, keys)
	if err != nil {
		return label, err
	}
	for some := range slices.Chunk(keys, rebuildAtOnce) {
		list, err := json.Marshal(some)
		if err != nil {
			return label, err
		}
		if err := tx.Exec(`DELETE FROM contact WHERE key IN (SELECT value FROM json_each(?))`, string(list)); err != nil {
			return label, err
		}
	}
	return label, nil
}

// labelOf names a change of contacts: of a single one by its name (code with -one).
func (b *Book) labelOf(tx *vault.Tx, code string, keys []int64) (message.Message, error) {
	if len(keys) != 1 {
		return message.New(code, message.Args{"n": len(keys)}), nil
	}
	card, _, err := scanCard(tx.QueryRow(`SELECT key, id, change, created, changed, card FROM contact WHERE key = ?`, keys[0]))
	if err != nil {
		return message.Message{}, err
	}
	return message.New(code+"-one", message.Args{"name": Project(card).Name}), nil
}

// BinList gives a stretch of the bin, who was deleted last first, and how many are in it. Limit 0 means no limit.
func (b *Book) BinList(ctx context.Context, offset, limit int) ([]Binned, int, error) {
	var total int
	if err := b.vault.QueryRow(ctx, `SELECT count(*) FROM contact WHERE binned IS NOT NULL`).Scan(&total); err != nil || total == 0 {
		return []Binned{}, 0, err
	}
	if limit <= 0 {
		limit = -1
	}
	rows, err := b.vault.Query(ctx, `SELECT c.key, c.id, c.binned, coalesce(s.since, c.binned), c.card FROM contact c LEFT JOIN bin_stay s ON s.contact = c.key
		WHERE c.binned IS NOT NULL ORDER BY c.binned DESC, c.key DESC LIMIT ? OFFSET ?`, limit, max(offset, 0))
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	found := []Binned{}
	for rows.Next() {
		var one Binned
		var deleted, since int64
		var text []byte
		if err := rows.Scan(&one.Key, &one.ID, &deleted, &since, &text); err != nil {
			return nil, 0, err
		}
		card, err := vcard.Parse(text)
		if err != nil {
			return nil, 0, err
		}
		p := Project(card)
		one.Kind, one.Name, one.Subtitle, one.Place = p.Kind, p.Name, p.Subtitle, p.Place
		one.Deleted, one.Until = time.UnixMilli(deleted).UTC(), time.UnixMilli(since).UTC().Add(binTime)
		found = append(found, one)
	}
	return found, total, rows.Err()
}

// BinCount is how many contacts are in the bin.
func (b *Book) BinCount(ctx context.Context) (n int, err error) {
	err = b.vault.QueryRow(ctx, `SELECT count(*) FROM contact WHERE binned IS NOT NULL`).Scan(&n)
	return n, err
}

// binKeys translates the ids of contacts in the bin into keys. Fault: bin.not-found.
func binKeys(tx *vault.Tx, ids []string) ([]int64, error) {
	return keysOfIDs(tx, `SELECT c.key FROM json_each(?) j JOIN contact c ON c.id = j.value WHERE c.binned IS NOT NULL ORDER BY j.key`, ids, "bin.not-found")
}

// stay lets the time of those in the bin begin anew whom an undo brought back although it was over.
func stay(tx *vault.Tx, keys []int64) error {
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	return tx.Exec(`INSERT OR REPLACE INTO bin_stay (contact, since) SELECT c.key, ?1 FROM json_each(?2) j JOIN contact c ON c.key = j.value
		WHERE c.binned <= ?3`, tx.Now().UnixMilli(), string(list), tx.Now().Add(-binTime).UnixMilli())
}

// WhenSeen registers what a feature does, inside the same write, when contacts leave the book or come back: what is only about
// them is no longer to be found, or is again. fn gets their keys.
func (b *Book) WhenSeen(fn func(tx *vault.Tx, contacts []int64) error) { b.seen = append(b.seen, fn) }

// TellSeen tells the features that contacts left the book or came back, for whoever did that through a Writer.
func (b *Book) TellSeen(tx *vault.Tx, keys []int64) error {
	for _, fn := range b.seen {
		if err := fn(tx, keys); err != nil {
			return err
		}
	}
	return nil
}

func once(keys []int64) []int64 {
	keys = slices.Clone(keys)
	slices.Sort(keys)
	return slices.Compact(keys)
}
