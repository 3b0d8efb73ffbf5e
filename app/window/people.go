package window

import (
	"context"
	"encoding/base64"
	"path/filepath"
	"strings"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/message"
)

// People is the area of contacts and circles.
type People struct{ w *Window }

// maxPage bounds what one call may ask for.
const maxPage = 1000

func list(ctx context.Context, p *program.Program, q ListQuery) (RowPage, error) {
	if q.Limit <= 0 || q.Limit > maxPage {
		q.Limit = maxPage
	}
	page := RowPage{Offset: max(q.Offset, 0)}
	query := contact.ListQuery{Circle: q.Circle, Kind: q.Kind, Sort: q.Sort, Offset: page.Offset, Limit: q.Limit}
	if err := p.Where(ctx, q.Where, &query); err != nil {
		return page, err
	}
	rows, total, err := p.Contacts.List(ctx, query)
	if err != nil {
		return page, err
	}
	page.Total = total
	page.Rows, err = toRows(ctx, p, rows)
	return page, err
}

// List gives a stretch of the list.
func (a *People) List(query ListQuery) (RowPage, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (RowPage, error) { return list(ctx, p, query) })
}

// Search gives the best rows for what is typed.
func (a *People) Search(query SearchQuery) (SearchPage, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (SearchPage, error) {
		page := SearchPage{Rows: []Row{}, Matches: []Match{}}
		if strings.TrimSpace(query.Text) == "" {
			return page, nil
		}
		if query.Limit <= 0 || query.Limit > maxPage {
			query.Limit = 100
		}
		among := contact.ListQuery{Circle: query.Circle}
		if err := p.Where(ctx, query.Where, &among); err != nil {
			return page, err
		}
		found, err := p.SearchAmong(ctx, query.Text, among, query.Limit, true)
		if err != nil {
			return page, err
		}
		page.Total, page.More, page.Near = found.Total, found.More, found.Near
		for _, m := range found.Matches {
			page.Matches = append(page.Matches, Match(m))
		}
		page.Rows, err = toRows(ctx, p, found.Rows)
		return page, err
	})
}

// Show gives one contact whole.
func (a *People) Show(id string) (contact.Contact, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (contact.Contact, error) {
		return p.Contacts.Show(ctx, id)
	})
}

// Circles lists the circles.
func (a *People) Circles() ([]contact.Circle, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]contact.Circle, error) {
		return p.Contacts.Circles(ctx)
	})
}

// Create adds a contact.
func (a *People) Create(kind string, name contact.NameParts, organisation string) (ContactChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ContactChange, error) {
		created, change, err := p.Contacts.Create(ctx, kind, name, organisation)
		return ContactChange{created, toChange(change, a.w.language())}, err
	})
}

// Edit changes a contact that has the given revision.
func (a *People) Edit(id string, revision int64, edits []contact.Edit) (ContactChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ContactChange, error) {
		edited, change, err := p.Contacts.Edit(ctx, id, revision, edits)
		return ContactChange{edited, toChange(change, a.w.language())}, err
	})
}

// Remove deletes contacts.
func (a *People) Remove(ids []string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Contacts.Remove(ctx, ids)
		return toChange(change, a.w.language()), err
	})
}

// AddToCircle takes contacts into a circle.
func (a *People) AddToCircle(circle string, ids []string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Contacts.AddToCircle(ctx, circle, ids)
		return toChange(change, a.w.language()), err
	})
}

// RemoveFromCircle takes contacts out of a circle.
func (a *People) RemoveFromCircle(circle string, ids []string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Contacts.RemoveFromCircle(ctx, circle, ids)
		return toChange(change, a.w.language()), err
	})
}

// RenameCircle gives a circle another name; with join also one that another circle has, which makes the two one. Without, that is the
// problem contact.circle-taken.
func (a *People) RenameCircle(from, to string, join bool) (Renamed, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Renamed, error) {
		change, err := p.Contacts.RenameCircle(ctx, from, to, join)
		renamed := Renamed{Name: from, Change: toChange(change, a.w.language())}
		if name, ok := change.Label.Args["circle"].(string); ok {
			renamed.Name = name
		}
		return renamed, err
	})
}

// Renamed is what a circle is called now.
type Renamed struct {
	Name   string `json:"name"`
	Change Change `json:"change"`
}

// Thumbnail gives a face as a data: URI, "" without one.
func (a *People) Thumbnail(id string, size int) (string, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (string, error) {
		data, mediaType, err := p.Contacts.Thumbnail(ctx, id, size)
		if err != nil || mediaType == "" {
			return "", err
		}
		return "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(data), nil
	})
}

// ExportCards writes contacts into a file, asking where if path is empty; it answers the path, "" when cancelled.
func (a *People) ExportCards(path, version string, ids []string) (string, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (string, error) {
		if path == "" {
			name := "kith.vcf"
			if len(ids) == 1 {
				shown, err := p.Contacts.Show(ctx, ids[0])
				if err != nil {
					return "", err
				}
				name = fileName(shown.Name) + ".vcf"
			}
			var err error
			if path, err = a.w.host.ChooseTarget(message.New("dialog.export-cards", nil).In(a.w.language()), name); err != nil || path == "" {
				return "", err
			}
		}
		path = withExtension(path, ".vcf")
		_, err := p.ExportCards(ctx, path, version, ids)
		return path, err
	})
}

// fileName makes a name that every file system takes.
func fileName(name string) string {
	cleaned := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if cleaned = strings.Trim(cleaned, " ."); cleaned == "" {
		return "contact"
	}
	return cleaned
}

func withExtension(path, extension string) string {
	if filepath.Ext(path) == "" {
		return path + extension
	}
	return path
}
