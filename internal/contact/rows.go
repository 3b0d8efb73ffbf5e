package contact

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"kith/internal/fault"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Row is a contact as a list shows it.
type Row struct {
	Key         int64
	ID          string
	Kind        string
	Name        string
	Subtitle    string // "title, organisation" as far as known
	Place       string
	Birthday    string // as in Contact
	Anniversary string
	Photo       string // version of the photo, "" without one
}

// Sort orders of a list.
const (
	ByName   = "name" // family name, then given name, as German sorts
	ByChange = "last" // last changed first
)

// ListQuery chooses a stretch of the list. Circle, Kind and Where "" take all; Limit 0 means no limit. Where is a condition over
// contact_row r with its arguments, as package filter makes it.
type ListQuery struct {
	Circle    string
	Kind      string
	Where     string
	WhereArgs []any
	Sort      string
	Offset    int
	Limit     int
}

const rowColumns = `r.contact, c.id, r.kind, r.name, r.subtitle, r.place, r.birthday, r.anniversary, r.photo`

// List gives a stretch of the list and how many contacts the whole list has. Which contacts these are is found in indexes alone;
// only they are read whole, so that the end of a long list is as near as its beginning.
func (b *Book) List(ctx context.Context, q ListQuery) ([]Row, int, error) {
	where, args := q.condition()
	from, order := ` FROM contact_row r`, ` ORDER BY r.sort, r.contact`
	if q.Sort == ByChange {
		from, order = ` FROM contact c CROSS JOIN contact_row r ON r.contact = c.key`, ` ORDER BY c.changed DESC, c.key DESC`
	}
	if q.Where != "" {
		return b.listKeys(ctx, `SELECT r.contact AS key`+from+where+order, args, q)
	}
	count := `SELECT count(*) FROM contact_row r` + where
	if where == "" {
		// Whoever is not in the bin has a row. The indexes of contact are smaller than that of the list.
		count = `SELECT (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE binned IS NOT NULL)`
	}
	var total int
	if err := b.vault.QueryRow(ctx, count, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	if q.Limit <= 0 {
		q.Limit = -1
	}
	chosen := `SELECT r.contact AS key` + from + where + order + ` LIMIT ? OFFSET ?`
	rows, err := b.rows(ctx, `SELECT `+rowColumns+` FROM (`+chosen+`) AS chosen CROSS JOIN contact_row r ON r.contact = chosen.key
		CROSS JOIN contact c ON c.key = chosen.key`+order, append(args, q.Limit, q.Offset)...)
	return rows, total, err
}

// listKeys is List for a filter: what it costs is finding who fits, so that is done once, for the count as well. The keys come over as one
// text: row by row they would cost more than finding them.
func (b *Book) listKeys(ctx context.Context, chosen string, args []any, q ListQuery) ([]Row, int, error) {
	keys, err := b.chosenKeys(ctx, chosen, args)
	if err != nil {
		return nil, 0, err
	}
	first := min(max(q.Offset, 0), len(keys))
	last := len(keys)
	if q.Limit > 0 {
		last = min(first+q.Limit, last)
	}
	rows, err := b.Rows(ctx, keys[first:last])
	return rows, len(keys), err
}

func (b *Book) chosenKeys(ctx context.Context, chosen string, args []any) ([]int64, error) {
	var text string
	if err := b.vault.QueryRow(ctx, `SELECT coalesce(group_concat(key, ' '), '') FROM (`+chosen+`)`, args...).Scan(&text); err != nil {
		return nil, err
	}
	keys := make([]int64, 0, strings.Count(text, " ")+1)
	for one := range strings.FieldsSeq(text) {
		key, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// Keys gives the keys of everybody in a list, by name; its order and its limits do not matter.
func (b *Book) Keys(ctx context.Context, q ListQuery) ([]int64, error) {
	where, args := q.condition()
	return b.chosenKeys(ctx, `SELECT r.contact AS key FROM contact_row r`+where+` ORDER BY r.sort, r.contact`, args)
}

// KeysOf translates the ids of contacts into keys, in order; who is not in the book is left out.
func (b *Book) KeysOf(ctx context.Context, ids []string) ([]int64, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return vault.Keys(b.vault.Query(ctx, `SELECT c.key FROM json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_row r ON r.contact = c.key ORDER BY j.key`, string(list)))
}

// condition is the WHERE of a query over contact_row r, "" for everybody, so that the count needs no row.
func (q ListQuery) condition() (where string, args []any) {
	var all []string
	if q.Circle != "" {
		all = append(all, `r.contact IN (SELECT m.contact FROM contact_circle m JOIN circle k ON k.key = m.circle WHERE k.name = ?)`)
		args = append(args, q.Circle)
	}
	if q.Kind != "" {
		kind, bits := KindCondition(q.Kind)
		all, args = append(all, kind), append(args, bits...)
	}
	if q.Where != "" {
		all = append(all, `(`+q.Where+`)`)
		args = append(args, q.WhereArgs...)
	}
	if len(all) == 0 {
		return "", []any{}
	}
	return ` WHERE ` + strings.Join(all, ` AND `), args
}

// Rows gives the rows with these keys in the order of the keys; keys without a contact are left out.
func (b *Book) Rows(ctx context.Context, keys []int64) ([]Row, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	return b.rows(ctx, `SELECT `+rowColumns+` FROM json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN contact c ON c.key = r.contact ORDER BY j.key`, string(list))
}

func (b *Book) rows(ctx context.Context, query string, args ...any) ([]Row, error) {
	rows, err := b.vault.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]Row, 0, 128) // a page, mostly
	for rows.Next() {
		var r Row
		if err := rows.Scan(&r.Key, &r.ID, &r.Kind, &r.Name, &r.Subtitle, &r.Place, &r.Birthday, &r.Anniversary, &r.Photo); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

// ByIDs gives the rows with these ids, in their order. Fault: contact.not-found.
func (b *Book) ByIDs(ctx context.Context, ids []string) ([]Row, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := b.rows(ctx, `SELECT `+rowColumns+` FROM json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_row r ON r.contact = c.key ORDER BY j.key`, string(list))
	if err == nil && len(rows) != len(ids) {
		err = fault.New("contact.not-found", nil)
	}
	return rows, err
}

// WithDates gives all the living who have a birthday or an anniversary, in the order of their keys, which never changes.
func (b *Book) WithDates(ctx context.Context) ([]Row, error) {
	return b.rows(ctx, `SELECT `+rowColumns+` FROM contact_row r JOIN contact c ON c.key = r.contact WHERE (r.birthday <> '' OR r.anniversary <> '') AND r.has & ? = 0 ORDER BY r.contact`, int64(IsDead))
}

// Find searches as search.Index.Search does; circle "" takes everybody.
func (b *Book) Find(ctx context.Context, text, circle string, limit int) (search.Result, error) {
	return b.find(ctx, search.Query{Text: text, Limit: limit}, circle)
}

// Suggest is Find for every key that is typed: it stops counting when the page is full.
func (b *Book) Suggest(ctx context.Context, text, circle string, limit int) (search.Result, error) {
	return b.find(ctx, search.Query{Text: text, Limit: limit, Quick: true}, circle)
}

// FindAmong is Find, or with quick Suggest, among those whom a list query chooses; its order and its limits do not matter.
func (b *Book) FindAmong(ctx context.Context, text string, among ListQuery, limit int, quick bool) (search.Result, error) {
	q := search.Query{Text: text, Limit: limit, Quick: quick}
	if where, args := among.condition(); where != "" {
		q.Among, q.AmongArgs = `SELECT r.contact FROM contact_row r`+where, args
	}
	return b.index.Search(ctx, q, b.names)
}

func (b *Book) find(ctx context.Context, q search.Query, circle string) (search.Result, error) {
	if circle != "" {
		q.Among = `SELECT m.contact FROM contact_circle m JOIN circle k ON k.key = m.circle WHERE k.name = ?`
		q.AmongArgs = []any{circle}
	}
	return b.index.Search(ctx, q, b.names)
}

// names gives the display names that search ranks by.
func (b *Book) names(ctx context.Context, keys []int64) (map[int64]string, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := b.vault.Query(ctx, `SELECT r.contact, r.name FROM json_each(?) j JOIN contact_row r ON r.contact = j.value`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := make(map[int64]string, len(keys))
	for rows.Next() {
		var key int64
		var name string
		if err := rows.Scan(&key, &name); err != nil {
			return nil, err
		}
		names[key] = name
	}
	return names, rows.Err()
}

// Named gives the contacts whose name is exactly this one, without regard to case and spelling of umlauts.
func (b *Book) Named(ctx context.Context, name string) ([]Row, error) {
	result, err := b.Find(ctx, name, "", 50)
	if err != nil {
		return nil, err
	}
	var keys []int64
	for _, hit := range result.Hits {
		if hit.Kind == search.Contact && hit.Field == "name" && !hit.Near {
			keys = append(keys, hit.Key)
		}
	}
	rows, err := b.Rows(ctx, keys)
	if err != nil {
		return nil, err
	}
	whole := rows[:0:0]
	for _, r := range rows {
		if search.Fold(r.Name) == search.Fold(name) {
			whole = append(whole, r)
		}
	}
	if len(whole) != 0 {
		return whole, nil
	}
	return rows, nil
}

// WithEmail gives the contacts that have an e-mail address, without regard to case.
func (b *Book) WithEmail(ctx context.Context, address string) ([]Row, error) {
	if !strings.Contains(address, "@") || strings.Contains(address, "*") {
		return nil, nil
	}
	where, args := EmailCondition(address)
	rows, _, err := b.List(ctx, ListQuery{Where: where, WhereArgs: args, Limit: 50})
	return rows, err
}

// Hit is a row of a list of search results, with the field that was found, "" if nobody has to be told.
type Hit struct {
	Row   Row
	Field string // as in search.Hit
}

// Snippets gives the text around what a search found in each of the hits, "" where there is none. What the row shows itself is
// taken from there; of the others the cards are read, all at once, since this is done for a page of hits at every key.
func (b *Book) Snippets(ctx context.Context, hits []Hit, query string) ([]string, error) {
	snippets := make([]string, len(hits))
	cut := search.Snippets(query)
	var open []int64 // their keys
	var at []int     // their places in hits
	for i, hit := range hits {
		switch hit.Field {
		case "", "name":
			continue
		case "organisation":
			snippets[i] = cut(hit.Row.Subtitle)
		case "place":
			snippets[i] = cut(hit.Row.Place)
		}
		if snippets[i] == "" {
			open, at = append(open, hit.Row.Key), append(at, i)
		}
	}
	if len(open) == 0 {
		return snippets, nil
	}
	list, err := json.Marshal(open)
	if err != nil {
		return nil, err
	}
	rows, err := b.vault.Query(ctx, `SELECT j.key, c.card FROM json_each(?) j JOIN contact c ON c.key = j.value`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int
		var text []byte
		if err := rows.Scan(&n, &text); err != nil {
			return nil, err
		}
		card, err := vcard.Parse(text)
		if err != nil {
			return nil, err
		}
		p := Project(card)
		snippets[at[n]] = cut(p.found(hits[at[n]].Field))
	}
	return snippets, rows.Err()
}

// found is the text of a field as it is searched.
func (p *Projection) found(field string) string {
	switch field {
	case "organisation":
		return p.Work
	case "email", "phone":
		return p.Reach
	case "place":
		return p.Places
	case "circle":
		return p.CircleText()
	case "note":
		return p.searchNotes()
	}
	return ""
}
