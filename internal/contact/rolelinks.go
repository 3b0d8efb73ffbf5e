package contact

import (
	"context"
	"encoding/json"
	"slices"

	"kith/internal/vault"
	"kith/internal/vcard"
)

// claims says which contacts are organisations, by the keys of their names.
type claims map[int64][]int64

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
