package today

import (
	"context"
	"database/sql"
	"errors"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Until communities have a room of their own, a circle can be marked as one: a group or forum where one passes on what one knows.

// Community is a circle that is one.
type Community struct {
	Circle string
	Silent int    // days since the last encounter with anybody of it; -1 if there was none
	Last   string // its day
	key    int64
}

// communityMembers is how many of its people a community shows.
const communityMembers = 4

// Communities gives the circles that are marked, by name.
func (p *Planner) Communities(ctx context.Context) ([]Community, error) {
	rows, err := p.vault.Query(ctx, `SELECT k.key, k.name FROM circle_community m JOIN circle k ON k.name = m.circle
		WHERE EXISTS (SELECT 1 FROM contact_circle c WHERE c.circle = k.key) ORDER BY k.name COLLATE NOCASE`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Community{}
	for rows.Next() {
		var c Community
		if err := rows.Scan(&c.key, &c.Circle); err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, rows.Err()
}

// SetCommunity marks a circle as a community, or takes the mark away. Fault: dates.no-circle.
func (p *Planner) SetCommunity(ctx context.Context, circle string, is bool) (vault.Change, error) {
	code := "today.community"
	if !is {
		code = "today.no-community"
	}
	return p.vault.Write(ctx, message.New(code, message.Args{"circle": circle}), func(tx *vault.Tx) error {
		if !is {
			return tx.Exec(`DELETE FROM circle_community WHERE circle = ?`, circle)
		}
		var one int
		err := tx.QueryRow(`SELECT 1 FROM circle WHERE name = ?`, circle).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			return fault.New("dates.no-circle", message.Args{"circle": circle})
		}
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT OR IGNORE INTO circle_community (change, circle) VALUES (?, ?)`, tx.Change(), circle)
	})
}

// communityItem is the id of the item that a community is.
func communityItem(circle string) string { return "community:" + circle }

// communityRenamed lets the mark follow to a circle's other name, with what was answered about it and the place it has in the lists of days.
func communityRenamed(tx *vault.Tx, r contact.CircleRename) error {
	from, to := communityItem(r.From), communityItem(r.To)
	if err := errors.Join(r.Follow(tx, "circle_community", "circle"), r.FollowAs(tx, "today_answer", "item", from, to)); err != nil {
		return err
	}
	return communityMoved(tx, r.From, r.To)
}

// communityMoved gives the place that a community has in the lists of days to another name.
func communityMoved(tx *vault.Tx, from, to string) error {
	if err := tx.Exec(`UPDATE OR IGNORE today_item SET item = ?2, data = json_set(data, '$.circle', ?3) WHERE item = ?1`, communityItem(from), communityItem(to), to); err != nil {
		return err
	}
	return errors.Join(tx.Exec(`DELETE FROM today_item WHERE item = ?`, communityItem(from)),
		tx.Exec(`UPDATE OR IGNORE today_turn SET item = ?2 WHERE item = ?1`, communityItem(from), communityItem(to)))
}

// communityRestored lets the lists of days go along when the name of a community's circle is taken back: they are not in the journal. Which
// name it had is seen from the lists, as long as they know just one that is nobody's any more.
func communityRestored(tx *vault.Tx, keys []int64) error {
	var names []string
	for _, key := range keys {
		var name string
		err := tx.QueryRow(`SELECT circle FROM circle_community WHERE key = ?`, key).Scan(&name)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err == nil {
			names = append(names, name)
		}
	}
	var gone int
	var was sql.NullString
	prefix := communityItem("")
	if err := tx.QueryRow(`SELECT count(DISTINCT item), max(substr(item, length(?1) + 1)) FROM today_item
		WHERE item >= ?1 AND item < ?2 AND substr(item, length(?1) + 1) NOT IN (SELECT circle FROM circle_community)`,
		prefix, prefix+"\U0010ffff").Scan(&gone, &was); err != nil || gone != 1 || len(names) != 1 {
		return err
	}
	return communityMoved(tx, was.String, names[0])
}

func (p *Planner) askCommunities(ctx context.Context, g *gathering) error {
	marked, err := p.Communities(ctx)
	if err != nil || len(marked) == 0 {
		return err
	}
	for _, c := range marked {
		keys, err := p.members(ctx, c.key)
		if err != nil {
			return err
		}
		last, err := p.encounters.LastWith(ctx, keys)
		if err != nil {
			return err
		}
		item := Item{
			ID: communityItem(c.Circle), Question: Communities, Kind: KindCommunity, Circle: c.Circle, Due: g.today, Last: last,
			Minutes: minutesGroup, keys: keys[:min(len(keys), communityMembers)], Reason: message.New("today.community-new", nil), grow: silent,
		}
		if last != "" {
			days := between(last, g.today)
			if days < silence {
				continue
			}
			item.waits, item.Due = days-silence, plus(last, silence)
			item.Reason = message.New("today.community-silent", message.Args{"n": days / 7})
		}
		g.add(item)
	}
	return nil
}

// members gives the keys of a circle's people.
func (p *Planner) members(ctx context.Context, circle int64) ([]int64, error) {
	return vault.Keys(p.vault.Query(ctx, `SELECT contact FROM contact_circle WHERE circle = ? ORDER BY contact`, circle))
}
