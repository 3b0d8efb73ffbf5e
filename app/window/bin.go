package window

import (
	"context"
	"time"

	"kith/app/program"
)

// Bin is the area of deleted people.
type Bin struct{ w *Window }

// BinnedRow is somebody in the bin.
type BinnedRow struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Name     string `json:"name"`
	Subtitle string `json:"subtitle"`
	Deleted  string `json:"deleted"` // RFC 3339
	DaysLeft int    `json:"daysLeft"`
}

// BinPage is a stretch of the bin, who was deleted last first.
type BinPage struct {
	Rows   []BinnedRow `json:"rows"`
	Total  int         `json:"total"`
	Offset int         `json:"offset"`
}

// List gives a stretch of the bin.
func (a *Bin) List(offset, limit int) (BinPage, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (BinPage, error) {
		if limit <= 0 || limit > maxPage {
			limit = maxPage
		}
		page := BinPage{Rows: []BinnedRow{}, Offset: max(offset, 0)}
		binned, total, err := p.Contacts.BinList(ctx, page.Offset, limit)
		now := p.Vault.Now()
		for i := range binned {
			one := &binned[i]
			page.Rows = append(page.Rows, BinnedRow{one.ID, one.Kind, one.Name, one.Subtitle, one.Deleted.Format(time.RFC3339), one.DaysLeft(now)})
		}
		page.Total = total
		return page, err
	})
}

// Restore takes people out of the bin; without ids everybody.
func (a *Bin) Restore(ids []string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		if len(ids) > 0 {
			change, err := p.Contacts.Restore(ctx, ids)
			return toChange(change, a.w.language()), err
		}
		change, err := p.Contacts.RestoreAll(ctx)
		return toChange(change, a.w.language()), err
	})
}

// Purge deletes people in the bin for good; without ids everybody.
func (a *Bin) Purge(ids []string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		if len(ids) > 0 {
			change, err := p.Contacts.Purge(ctx, ids)
			return toChange(change, a.w.language()), err
		}
		change, err := p.Contacts.EmptyBin(ctx)
		return toChange(change, a.w.language()), err
	})
}
