package contact

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kith/internal/search"
)

// OrganisationRow is an organisation as a list shows it: a contact of the book, or only a name that cards mention.
type OrganisationRow struct {
	ID      string // of the contact that is the organisation, "" if there is none
	Name    string
	Place   string
	Current int // people with a role there now
	Former  int
}

// Organisations lists the organisations whose names have all words of text ("" is all of them), those with most people first when there
// is a text, by name otherwise, and how many there are. Limit 0 means no limit.
func (b *Book) Organisations(ctx context.Context, text string, limit int) ([]OrganisationRow, int, error) {
	if err := b.fillRoles(ctx); err != nil {
		return nil, 0, err
	}
	all, err := b.countRoles(ctx)
	if err != nil {
		return nil, 0, err
	}
	words := strings.Fields(search.Fold(text))
	rows := make([]OrganisationRow, 0, min(len(all), 1000))
	folded := map[string]string{}
	for _, row := range all {
		name := search.Fold(row.Name)
		fits := true
		for _, word := range words {
			fits = fits && (strings.HasPrefix(name, word) || strings.Contains(name, " "+word))
		}
		if fits {
			rows = append(rows, *row)
			folded[row.Name] = name
		}
	}
	slices.SortFunc(rows, func(x, y OrganisationRow) int {
		order := cmp.Or(cmp.Compare(folded[x.Name], folded[y.Name]), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
		if len(words) > 0 {
			return cmp.Or(cmp.Compare(y.Current+y.Former, x.Current+x.Former), order)
		}
		return order
	})
	total := len(rows)
	if limit > 0 && total > limit {
		rows = rows[:limit]
	}
	return rows, total, nil
}

// named is a row of the table organisation.
type named struct {
	key  NameKey
	name string
}

// countRoles gathers the names that mean one organisation and counts their people.
func (b *Book) countRoles(ctx context.Context) ([]*OrganisationRow, error) {
	names, err := b.organisationNames(ctx, ``)
	if err != nil {
		return nil, err
	}
	owners, err := b.claims(ctx, nil)
	if err != nil {
		return nil, err
	}
	var keys []int64
	for _, contacts := range owners {
		keys = append(keys, contacts[0])
	}
	records, err := b.Rows(ctx, keys)
	if err != nil {
		return nil, err
	}
	byKey := make(map[int64]*OrganisationRow, len(records))
	var all []*OrganisationRow
	for _, r := range records {
		if byKey[r.Key] == nil {
			byKey[r.Key] = &OrganisationRow{ID: r.ID, Name: r.Name, Place: r.Place}
			all = append(all, byKey[r.Key])
		}
	}
	byBase := map[int64][]named{}
	for _, n := range names {
		byBase[n.key.Base] = append(byBase[n.key.Base], n)
	}
	of := map[int64]*OrganisationRow{} // by the whole key
	for _, some := range byBase {
		one := oneForm(some)
		var shared *OrganisationRow
		for _, n := range some {
			if contacts := owners[n.key.Whole]; len(contacts) > 0 {
				of[n.key.Whole] = byKey[contacts[0]]
				shared = byKey[contacts[0]]
			}
		}
		for _, n := range some {
			switch {
			case of[n.key.Whole] != nil:
			case one && shared != nil:
				of[n.key.Whole] = shared
			default:
				row := &OrganisationRow{Name: n.name}
				all = append(all, row)
				of[n.key.Whole] = row
				if one {
					shared = row
				}
			}
		}
	}
	rows, err := b.vault.Query(ctx, `SELECT organisation, state, count(*) FROM role WHERE state < 2 GROUP BY organisation, state`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var key, state int64
		var n int
		if err := rows.Scan(&key, &state, &n); err != nil {
			return nil, err
		}
		if row := of[key]; row != nil && state == roleCurrent {
			row.Current += n
		} else if row != nil {
			row.Former += n
		}
	}
	// Names that no card mentions any more stay in the table, as circles do.
	all = slices.DeleteFunc(all, func(r *OrganisationRow) bool { return r.ID == "" && r.Current+r.Former == 0 })
	return all, rows.Err()
}

// oneForm reports whether names that differ in nothing but the legal form can be taken for one organisation: "ACME" and "ACME GmbH",
// unless there is an "ACME AG", too.
func oneForm(names []named) bool {
	form := ""
	for _, n := range names {
		if n.key.Form != "" && form != "" && n.key.Form != form {
			return false
		}
		form = cmp.Or(form, n.key.Form)
	}
	return true
}

func (b *Book) organisationNames(ctx context.Context, where string, args ...any) ([]named, error) {
	rows, err := b.vault.Query(ctx, `SELECT base, key, name FROM organisation `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []named
	for rows.Next() {
		var n named
		if err := rows.Scan(&n.key.Base, &n.key.Whole, &n.name); err != nil {
			return nil, err
		}
		if n.key.Whole != n.key.Base {
			n.key.Form = OrganisationKey(n.name).Form
		}
		names = append(names, n)
	}
	return names, rows.Err()
}
