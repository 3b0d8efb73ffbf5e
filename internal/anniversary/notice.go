package anniversary

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// compareNames sorts as people read: Ömer beside Omar.
func compareNames(a, b string) int {
	if order := strings.Compare(search.Fold(a), search.Fold(b)); order != 0 {
		return order
	}
	return strings.Compare(a, b)
}

// Notices gives what is to be announced today: the dates of today, round ones as many days ahead as Choices say, and those of the people
// in circles with a notice as many days ahead as the most patient of their circles says. The next ones come first.
func (c *Calendar) Notices(ctx context.Context, today string) ([]Upcoming, error) {
	choices, err := c.Choices(ctx)
	if err != nil {
		return nil, err
	}
	members, longest, err := c.noticed(ctx)
	if err != nil {
		return nil, err
	}
	found, err := c.within(ctx, today, max(choices.Round, longest), func(up Upcoming) bool {
		// Nobody needs time to prepare for a day of remembrance.
		ahead := up.Days == 0 || up.Round && up.Days <= choices.Round || up.Days <= members[up.Contact]
		return ahead && (up.Kind != Remembrance || up.Days == 0)
	})
	if err != nil {
		return nil, err
	}
	return c.named(ctx, found)
}

// noticed gives the people in circles with a notice and the days of it, and the longest of all.
func (c *Calendar) noticed(ctx context.Context) (map[int64]int, int, error) {
	members, longest := map[int64]int{}, 0
	rows, err := c.vault.Query(ctx, `SELECT m.contact, max(n.days) FROM circle_notice n JOIN circle k ON k.name = n.circle
		JOIN contact_circle m ON m.circle = k.key GROUP BY m.contact`)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var days int
		if err := rows.Scan(&key, &days); err != nil {
			return nil, 0, err
		}
		members[key] = days
		longest = max(longest, days)
	}
	return members, longest, rows.Err()
}

// Notice gives how many days ahead the dates of a circle's people are announced; 0 without a notice.
func (c *Calendar) Notice(ctx context.Context, circle string) (int, error) {
	var days int
	err := c.vault.QueryRow(ctx, `SELECT days FROM circle_notice WHERE circle = ?`, circle).Scan(&days)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return days, err
}

// SetNotice says how many days ahead the dates of a circle's people are announced; 0 takes the notice away. Faults: dates.bad-notice,
// dates.no-circle.
func (c *Calendar) SetNotice(ctx context.Context, circle string, days int) (vault.Change, error) {
	if days < 0 || days > maxNotice {
		return vault.Change{}, fault.New("dates.bad-notice", message.Args{"n": strconv.Itoa(maxNotice)})
	}
	label := message.New("dates.notice", message.Args{"circle": circle, "n": days})
	if days == 0 {
		label = message.New("dates.notice-removed", message.Args{"circle": circle})
	}
	return c.vault.Write(ctx, label, func(tx *vault.Tx) error {
		if days == 0 {
			return tx.Exec(`DELETE FROM circle_notice WHERE circle = ?`, circle)
		}
		has, err := contact.CircleHasPeople(tx, circle)
		if err == nil && !has {
			err = fault.New("dates.no-circle", message.Args{"circle": circle})
		}
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO circle_notice (change, circle, days) VALUES (?1, ?2, ?3)
			ON CONFLICT (circle) DO UPDATE SET change = ?1, days = ?3 WHERE days <> ?3`, tx.Change(), circle, days)
	})
}
