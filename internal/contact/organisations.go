package contact

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// OrganisationRow is an organisation as a list shows it: a contact of the book, or only a name that cards mention.
type OrganisationRow struct {
	ID      string // of the contact that is the organisation, "" if there is none
	Name    string
	Place   string
	Current int // people with a role there now
	Former  int
}

// Holder is a contact with a role at an organisation.
type Holder struct {
	Row  Row
	Role Role
}

// OrganisationPeople is an organisation with the people who have or had a role there: the current ones by name, the former ones
// with who left last first. Somebody with two roles is there twice.
type OrganisationPeople struct {
	ID      string // "" when only cards mention it
	Name    string
	Current []Holder
	Former  []Holder
}

// claims says which contacts are organisations, by the keys of their names.
type claims map[int64][]int64

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

// claims finds which contacts go by names with these keys, nil for all there are; the oldest contact first.
func (b *Book) claims(ctx context.Context, keys []int64) (claims, error) {
	query, args := `SELECT organisation, contact FROM role WHERE state = 2 ORDER BY contact`, []any{}
	if keys != nil {
		list, err := json.Marshal(keys)
		if err != nil {
			return nil, err
		}
		query, args = `SELECT organisation, contact FROM role WHERE organisation IN (SELECT value FROM json_each(?)) AND state = 2 ORDER BY contact`, []any{string(list)}
	}
	rows, err := b.vault.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := claims{}
	for rows.Next() {
		var key, contact int64
		if err := rows.Scan(&key, &contact); err != nil {
			return nil, err
		}
		found[key] = append(found[key], contact)
	}
	return found, rows.Err()
}

// keysMeant gives the keys under which roles at an organisation stand: of its names, of the same names with or without their
// legal form where that is not ambiguous, and of its UID. Names that another contact goes by are that one's. owner is 0 for an
// organisation that is no contact.
func (b *Book) keysMeant(ctx context.Context, names []string, uid string, owner int64) ([]int64, error) {
	var keys []int64
	for _, name := range names {
		key := OrganisationKey(name)
		others, err := b.organisationNames(ctx, `WHERE base = ?`, key.Base)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key.Whole)
		if oneForm(append(others, named{key, name})) {
			for _, other := range others {
				keys = append(keys, other.key.Whole)
			}
		}
		if owner == 0 { // who named it by a UID that nobody has any more
			left, err := b.organisationNames(ctx, `WHERE name = ? AND base = key`, name)
			if err != nil {
				return nil, err
			}
			for _, other := range left {
				keys = append(keys, other.key.Whole)
			}
		}
	}
	if uid != "" {
		keys = append(keys, uidKey(uid).Whole)
	}
	owners, err := b.claims(ctx, keys)
	if err != nil {
		return nil, err
	}
	keys = slices.DeleteFunc(keys, func(key int64) bool { return len(owners[key]) > 0 && owners[key][0] != owner && owner != 0 })
	slices.Sort(keys)
	return slices.Compact(keys), nil
}

// recordOf finds the contact that is the organisation of a role; 0 if there is none.
func (b *Book) recordOf(ctx context.Context, r *Role) (int64, error) {
	if r.OrganisationUID != "" {
		key, err := b.contactOf(ctx, r.OrganisationUID)
		if key != 0 || err != nil {
			return key, err
		}
	}
	if r.Organisation == "" {
		return 0, nil
	}
	exact := OrganisationKey(r.Organisation).Whole
	keys, err := b.keysMeant(ctx, []string{r.Organisation}, "", 0)
	if err != nil {
		return 0, err
	}
	owners, err := b.claims(ctx, keys)
	if err != nil {
		return 0, err
	}
	if contacts := owners[exact]; len(contacts) > 0 {
		return contacts[0], nil
	}
	found := int64(0)
	for _, contacts := range owners {
		if found == 0 || contacts[0] < found {
			found = contacts[0]
		}
	}
	return found, nil
}

// contactOf finds the contact with a UID, also one that a merge brought it; 0 if there is none.
func (b *Book) contactOf(ctx context.Context, uid string) (int64, error) {
	rows, err := b.rows(ctx, `SELECT `+rowColumns+` FROM contact_key k JOIN contact c ON c.key = k.contact JOIN contact_row r ON r.contact = c.key
		WHERE k.hash = ? >> 16 ORDER BY c.key`, UIDKey(uid))
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	return rows[0].Key, nil
}

// linkRoles tells which contacts are the organisations of roles.
func (b *Book) linkRoles(ctx context.Context, held []Role) error {
	if len(held) == 0 {
		return nil
	}
	if err := b.fillRoles(ctx); err != nil {
		return err
	}
	for i := range held {
		key, err := b.recordOf(ctx, &held[i])
		if err != nil {
			return err
		}
		if key == 0 {
			continue
		}
		rows, err := b.Rows(ctx, []int64{key})
		if err != nil {
			return err
		}
		if len(rows) == 1 {
			held[i].OrganisationID = rows[0].ID
		}
	}
	return nil
}

// Organisation gives the people of an organisation, named by the id of a contact or, with "", by its name.
// Fault: contact.not-found for an id that is not there.
func (b *Book) Organisation(ctx context.Context, id, name string) (OrganisationPeople, error) {
	if err := b.fillRoles(ctx); err != nil {
		return OrganisationPeople{}, err
	}
	if id == "" {
		key, err := b.recordOf(ctx, &Role{Organisation: name})
		if err != nil {
			return OrganisationPeople{}, err
		}
		if key == 0 {
			keys, err := b.keysMeant(ctx, []string{name}, "", 0)
			if err != nil {
				return OrganisationPeople{}, err
			}
			written, err := b.written(ctx, name)
			if err != nil {
				return OrganisationPeople{}, err
			}
			return b.holders(ctx, OrganisationPeople{Name: written}, keys)
		}
		rows, err := b.Rows(ctx, []int64{key})
		if err != nil || len(rows) == 0 {
			return OrganisationPeople{}, err
		}
		id = rows[0].ID
	}
	card, stored, err := b.Card(ctx, id)
	if err != nil {
		return OrganisationPeople{}, err
	}
	found := OrganisationPeople{ID: id, Name: Project(card).Name}
	keys, err := b.keysOf(ctx, card, stored)
	if err != nil {
		return OrganisationPeople{}, err
	}
	return b.holders(ctx, found, keys)
}

// written gives a name as cards write it, however it was typed.
func (b *Book) written(ctx context.Context, name string) (string, error) {
	key := OrganisationKey(name)
	names, err := b.organisationNames(ctx, `WHERE base = ?`, key.Base)
	if err != nil || len(names) == 0 {
		return name, err
	}
	for _, n := range names {
		if n.key.Whole == key.Whole {
			return n.name, nil
		}
	}
	if oneForm(append(names, named{key, name})) {
		return names[0].name, nil
	}
	return name, nil
}

// keysOf gives the keys under which roles at this contact stand.
func (b *Book) keysOf(ctx context.Context, card *vcard.Card, stored Stored) ([]int64, error) {
	p := Project(card)
	return b.keysMeant(ctx, append([]string{p.Name}, p.Nicknames...), cmp.Or(p.UID, stored.ID), stored.Key)
}

// holders reads the roles at an organisation off the cards of its people.
func (b *Book) holders(ctx context.Context, found OrganisationPeople, keys []int64) (OrganisationPeople, error) {
	found.Current, found.Former = []Holder{}, []Holder{}
	list, err := json.Marshal(keys)
	if err != nil {
		return found, err
	}
	rows, err := b.rows(ctx, `SELECT `+rowColumns+` FROM contact_row r JOIN contact c ON c.key = r.contact
		WHERE r.contact IN (SELECT contact FROM role WHERE organisation IN (SELECT value FROM json_each(?)) AND state < 2) ORDER BY r.sort, r.contact`, string(list))
	if err != nil {
		return found, err
	}
	for _, row := range rows {
		card, _, err := b.Card(ctx, row.ID)
		if err != nil {
			return found, err
		}
		for _, h := range heldRoles(card.Properties, nil) {
			if !isAt(&h.Role, keys) {
				continue
			}
			if h.Current {
				found.Current = append(found.Current, Holder{row, h.Role})
			} else {
				found.Former = append(found.Former, Holder{row, h.Role})
			}
		}
	}
	slices.SortStableFunc(found.Former, func(x, y Holder) int { return cmp.Compare(y.Role.To, x.Role.To) })
	return found, nil
}

// isAt reports whether a role stands under one of these keys.
func isAt(r *Role, keys []int64) bool {
	if r.OrganisationUID != "" {
		return slices.Contains(keys, uidKey(r.OrganisationUID).Whole)
	}
	return r.Organisation != "" && slices.Contains(keys, OrganisationKey(r.Organisation).Whole)
}

// fillRoles makes the rows of contacts that were there before the tables were. It is done once in the life of a book.
func (b *Book) fillRoles(ctx context.Context) error {
	if b.rolesFilled.Load() || b.vault.ReadOnly() {
		return nil
	}
	var left int
	if err := b.vault.QueryRow(ctx, `SELECT count(*) FROM role_missing`).Scan(&left); err != nil {
		return err
	}
	if left > 0 {
		if err := b.vault.Maintain(ctx, func(tx *vault.Tx) error { return fillRoles(tx) }); err != nil {
			return err
		}
	}
	b.rolesFilled.Store(true)
	return nil
}

func fillRoles(tx *vault.Tx) error {
	if err := tx.Exec(`DELETE FROM role WHERE contact IN (SELECT contact FROM role_missing)`); err != nil {
		return err
	}
	rows, err := tx.Query(`SELECT c.key, c.id, c.card FROM role_missing m JOIN contact_row r ON r.contact = m.contact JOIN contact c ON c.key = m.contact`)
	if err != nil {
		return err
	}
	defer rows.Close()
	w, preparer := newRoleWriter(tx), NewPreparer()
	for rows.Next() {
		var key int64
		var id string
		var text []byte
		if err := rows.Scan(&key, &id, &text); err != nil {
			return err
		}
		card, err := vcard.Parse(text)
		if err != nil {
			return err
		}
		projection := Project(card)
		if err := w.add(preparer.links(&projection), key, id, &projection); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := w.close(); err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM role_missing`)
}
