package importing

import (
	"context"
	"errors"
	"io"
	"slices"

	"kith/internal/contact"
	"kith/internal/table"
	"kith/internal/vcard"
)

// isNewerExport tells whether a table is a newer export of a book that was imported before: at least half of its rows stand in one
// file of one earlier import just so. Rows have no identity of their own, so only this proves that what a row no longer has was taken
// out, and that it is not another book of the same program. t is read to its end.
func (i *Importer) isNewerExport(ctx context.Context, t *table.Table) (bool, error) {
	var digests []int64
	for {
		entry, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return false, err
		}
		if entry.Card != nil {
			digests = append(digests, contact.DigestKey(vcard.Format(entry.Card)))
		}
		if len(digests)%1024 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
	}
	type book struct{ record, file int64 }
	count := map[book]int{}
	for some := range slices.Chunk(digests, 1000) {
		err := i.reads(ctx).each(`SELECT l.import, l.file, count(*) FROM json_each(?) j CROSS JOIN contact_key k ON k.hash = j.value >> 16
			CROSS JOIN import_contact l ON l.contact = k.contact AND l.digest = j.value AND l.format = ? GROUP BY l.import, l.file`, func(r rows) error {
			var b book
			var n int
			if err := r.Scan(&b.record, &b.file, &n); err != nil {
				return err
			}
			count[b] += n
			return nil
		}, list(some), int(formatOf(t.Format)))
		if err != nil {
			return false, err
		}
	}
	for _, n := range count {
		if 2*n >= len(digests) {
			return true, nil
		}
	}
	return false, nil
}

// hasBook reports whether a file of this format was ever imported.
func (i *Importer) hasBook(ctx context.Context, name string) (bool, error) {
	found := false
	err := i.reads(ctx).each(`SELECT 1 FROM import, json_each(import.files) f WHERE f.value ->> 'format' = ? LIMIT 1`, func(rows) error { found = true; return nil }, name)
	return found, err
}
