package importing

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Past is an import that was. Remaining counts the contacts that are still in the book of all those it created, changed, or found to
// be there already.
type Past struct {
	ID     string
	Change int64
	At     time.Time // UTC
	Counts
	Files     []File
	Remaining int
}

// List gives the imports that were not undone, newest first; limit 0 means all.
func (i *Importer) List(ctx context.Context, limit int) ([]Past, error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := i.vault.Query(ctx, `SELECT i.id, i.change, i.at, i.created, i.updated, i.unchanged, i.failed, i.skipped, i.files, coalesce(n.there, 0)
		FROM import i LEFT JOIN (SELECT l.import AS import, count(DISTINCT l.contact) AS there FROM import_contact l JOIN contact_row r ON r.contact = l.contact GROUP BY l.import) n
		ON n.import = i.key WHERE (SELECT c.undone_by FROM change c WHERE c.id = i.change) IS NULL ORDER BY i.key DESC LIMIT ?`, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []Past{}
	for rows.Next() {
		var p Past
		var at int64
		var files string
		if err := rows.Scan(&p.ID, &p.Change, &at, &p.Created, &p.Updated, &p.Unchanged, &p.Failed, &p.Skipped, &files, &p.Remaining); err != nil {
			return nil, err
		}
		p.At = time.UnixMilli(at).UTC()
		if p.Files, err = pastFiles(files); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

// fileRecord is what the vault keeps of a file.
type fileRecord struct {
	Name      string `json:"name"`
	Format    string `json:"format"`
	Charset   string `json:"charset"`
	Found     int    `json:"found"`
	Created   int    `json:"created"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
	Failed    int    `json:"failed"`
	Skipped   int    `json:"skipped"`
}

func fileRecords(files []File) (string, error) {
	kept := make([]fileRecord, len(files))
	for n, f := range files {
		kept[n] = fileRecord{ShortName(f.Name), f.Format, f.Charset, f.Found, f.Created, f.Updated, f.Unchanged, f.Failed, f.Skipped}
	}
	text, err := json.Marshal(kept)
	return string(text), err
}

func pastFiles(text string) ([]File, error) {
	var kept []fileRecord
	if err := json.Unmarshal([]byte(text), &kept); err != nil {
		return nil, err
	}
	files := make([]File, len(kept))
	for n, f := range kept {
		files[n] = File{Name: f.Name, Format: f.Format, Charset: f.Charset, Found: f.Found,
			Counts: Counts{Created: f.Created, Updated: f.Updated, Unchanged: f.Unchanged, Failed: f.Failed, Skipped: f.Skipped}}
	}
	return files, nil
}

// Origin says that a contact came with an import.
type Origin struct {
	Import string // id of the import
	At     time.Time
	File   string
	Format string
	Did    Status // Created, Updated, Unchanged
}

// Sources tells which imports a contact came from, oldest first.
func (i *Importer) Sources(ctx context.Context, contact string) ([]Origin, error) {
	rows, err := i.vault.Query(ctx, `SELECT i.id, i.at, coalesce(i.files ->> ('$[' || l.file || '].name'), ''), coalesce(i.files ->> ('$[' || l.file || '].format'), ''), l.did
		FROM contact c JOIN import_contact l ON l.contact = c.key JOIN import i ON i.key = l.import WHERE c.id = ? ORDER BY l.key`, contact)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	origins := []Origin{}
	for rows.Next() {
		var o Origin
		var at int64
		var did deed
		if err := rows.Scan(&o.Import, &at, &o.File, &o.Format, &did); err != nil {
			return nil, err
		}
		o.At, o.Did = time.UnixMilli(at).UTC(), did.status()
		origins = append(origins, o)
	}
	return origins, rows.Err()
}

func (d deed) status() Status {
	switch d {
	case didCreate:
		return Created
	case didUpdate:
		return Updated
	}
	return Unchanged
}

// Undone is what taking an import back came to. Kept are contacts that stay as they are, because they were changed since or because
// something else has come to depend on them: the first MaxKept of KeptCount.
type Undone struct {
	Change    vault.Change
	Kept      []KeptContact
	KeptCount int
}

// KeptContact is a contact that an undo left alone.
type KeptContact struct {
	ID   string
	Name string
}

// MaxKept is how many names an undo tells.
const MaxKept = 200

// Undo takes an import back, whenever it was. Faults: import.not-found, and those of vault.Undo.
func (i *Importer) Undo(ctx context.Context, id string) (Undone, error) {
	var key, change int64
	err := i.vault.QueryRow(ctx, `SELECT key, change FROM import WHERE id = ?`, id).Scan(&key, &change)
	if errors.Is(err, sql.ErrNoRows) {
		return Undone{}, fault.New("import.not-found", nil)
	}
	if err != nil {
		return Undone{}, err
	}
	touched, err := i.touched(ctx, key)
	if err != nil {
		return Undone{}, err
	}
	result := Undone{Kept: []KeptContact{}}
	if result.Change, err = i.vault.Undo(ctx, change); err != nil {
		return Undone{}, err
	}
	if err := i.kept(ctx, touched, change, &result); err != nil {
		return result, err
	}
	result.Change.Remarks = nil
	if result.KeptCount > 0 {
		var names []string
		for n, k := range result.Kept {
			if n == 5 {
				break
			}
			names = append(names, k.Name)
		}
		result.Change.Remarks = []message.Message{message.New("import.undo-kept", message.Args{"n": result.KeptCount, "names": shortList(names, result.KeptCount)})}
	}
	return result, nil
}

// touched are the contacts that an import created or changed, with what it did to them: those, too, that went into another since.
func (i *Importer) touched(ctx context.Context, record int64) (map[int64]deed, error) {
	rows, err := i.vault.Query(ctx, `SELECT contact, did FROM import_contact WHERE import = ? AND did <> ?`, record, int(didNothing))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	touched := map[int64]deed{}
	for rows.Next() {
		var key int64
		var did deed
		if err := rows.Scan(&key, &did); err != nil {
			return nil, err
		}
		if _, known := touched[key]; !known || did == didCreate {
			touched[key] = did
		}
	}
	return touched, rows.Err()
}

// kept finds those of them that the undo left alone: created ones that are still there, and changed ones that somebody changed after.
func (i *Importer) kept(ctx context.Context, touched map[int64]deed, change int64, result *Undone) error {
	keys := make([]int64, 0, len(touched))
	for key := range touched {
		keys = append(keys, key)
	}
	rows, err := i.vault.Query(ctx, `SELECT c.key, c.id, r.name, c.change FROM json_each(?) j JOIN contact c ON c.key = j.value JOIN contact_row r ON r.contact = c.key
		ORDER BY r.sort, c.key`, list(keys))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, last int64
		var k KeptContact
		if err := rows.Scan(&key, &k.ID, &k.Name, &last); err != nil {
			return err
		}
		if touched[key] == didUpdate && last < change {
			continue // as it was before the import
		}
		if result.KeptCount++; len(result.Kept) < MaxKept {
			result.Kept = append(result.Kept, k)
		}
	}
	return rows.Err()
}

// shortList names some of n.
func shortList(names []string, n int) string {
	text := ""
	for at, name := range names {
		if at > 0 {
			text += ", "
		}
		text += name
	}
	if n > len(names) {
		text += " …"
	}
	return text
}
