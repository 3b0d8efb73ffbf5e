package window

import (
	"context"
	"strconv"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/importing"
	"kith/internal/table"
)

// Begin looks into files and folders and keeps what it found as a preview, in place of the one before.
func (a *Imports) Begin(paths []string, options ImportOptions) (ImportPreview, error) {
	ctx, stop := a.w.beginImport()
	defer stop()
	return call(a.w, func(_ context.Context, p *program.Program) (ImportPreview, error) {
		sources, err := importing.Files(paths)
		if err != nil {
			return ImportPreview{}, err
		}
		session, err := p.Imports.Begin(ctx, sources, fromImportOptions(options), a.progress("reading"))
		if err != nil {
			if session != nil {
				_ = session.Close()
			}
			return ImportPreview{}, err
		}
		return a.preview(a.hold(session), session), nil
	})
}

// Reread renews the preview with other options; decisions are forgotten. When it fails, the preview stays as it was.
func (a *Imports) Reread(preview string, options ImportOptions) (ImportPreview, error) {
	ctx, stop := a.w.beginImport()
	defer stop()
	return inPreview(a, preview, func(_ context.Context, _ *program.Program, s *importing.Session) (ImportPreview, error) {
		err := s.Reread(ctx, fromImportOptions(options), a.progress("reading"))
		return a.preview(preview, s), err
	})
}

// Items gives a stretch of the cards of a preview: those of a finding, "" for all.
func (a *Imports) Items(preview, finding string, offset, limit int) (ImportItemPage, error) {
	return inPreview(a, preview, func(_ context.Context, _ *program.Program, s *importing.Session) (ImportItemPage, error) {
		items, total, err := s.Items(importing.Finding(finding), offset, limit)
		page := ImportItemPage{Items: []ImportItem{}, Total: total, Offset: offset}
		for i := range items {
			page.Items = append(page.Items, toImportItem(&items[i], a.w.language()))
		}
		return page, err
	})
}

// Item gives one card whole: what it has, what it would change field by field, whom it may be of.
func (a *Imports) Item(preview string, number int) (ImportItemDetail, error) {
	return inPreview(a, preview, func(ctx context.Context, _ *program.Program, s *importing.Session) (ImportItemDetail, error) {
		detail, err := s.Item(ctx, number)
		if err != nil {
			return ImportItemDetail{}, err
		}
		return toImportItemDetail(&detail, a.w.language()), nil
	})
}

// Decide decides about single cards: "take", "leave-out", "as-new", "restore", or "person" with the id of a contact or "item:N".
func (a *Imports) Decide(preview string, numbers []int, decision, person string) (ImportCounts, error) {
	return inPreview(a, preview, func(ctx context.Context, _ *program.Program, s *importing.Session) (ImportCounts, error) {
		err := s.Decide(ctx, numbers, importing.Decision(decision), person)
		_, would := s.Counts()
		return ImportCounts(would), err
	})
}

// DecideAll decides about all cards of a finding; "person" takes for each the first of those it may be of.
func (a *Imports) DecideAll(preview, finding, decision string) (ImportCounts, error) {
	return inPreview(a, preview, func(_ context.Context, _ *program.Program, s *importing.Session) (ImportCounts, error) {
		err := s.DecideAll(importing.Finding(finding), importing.Decision(decision))
		_, would := s.Counts()
		return ImportCounts(would), err
	})
}

// Finish imports the preview as it was decided. When it fails or is stopped, nothing was imported and the preview is still there.
func (a *Imports) Finish(preview, circle string) (ImportReport, error) {
	ctx, stop := a.w.beginImport()
	defer stop()
	return inPreview(a, preview, func(_ context.Context, _ *program.Program, s *importing.Session) (ImportReport, error) {
		report, err := s.Commit(ctx, circle, a.progress("saving"))
		if err == nil {
			a.drop(preview)
		}
		return toReport(report, a.w.language()), err
	})
}

// Discard lets a preview go.
func (a *Imports) Discard(preview string) error {
	a.drop(preview)
	return nil
}

// Fields is what a column of a table can become, in the order of a menu.
func (a *Imports) Fields() ([]ImportField, error) {
	return call(a.w, func(context.Context, *program.Program) ([]ImportField, error) {
		fields := []ImportField{}
		for _, f := range table.Fields {
			fields = append(fields, ImportField{Field: f.Field, Parts: append([]string{}, f.Parts...), Typed: f.Typed, Grouped: f.Grouped})
		}
		return fields, nil
	})
}

// Past lists the imports that were not undone, newest first; limit 0 means all.
func (a *Imports) Past(limit int) ([]PastImport, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]PastImport, error) {
		list, err := p.Imports.List(ctx, limit)
		past := []PastImport{}
		for i := range list {
			past = append(past, toPastImport(&list[i]))
		}
		return past, err
	})
}

// UndoPast takes an import back, whenever it was; what was changed since is kept and told.
func (a *Imports) UndoPast(id string) (ImportUndone, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ImportUndone, error) {
		undone, err := p.Imports.Undo(ctx, id)
		out := ImportUndone{Change: toChange(undone.Change, a.w.language()), Kept: []Named{}, KeptCount: undone.KeptCount}
		for _, k := range undone.Kept {
			out.Kept = append(out.Kept, Named{ID: k.ID, Name: k.Name})
		}
		return out, err
	})
}

// SourcesOf tells which imports a contact came from, oldest first.
func (a *Imports) SourcesOf(contact string) ([]ContactSource, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]ContactSource, error) {
		origins, err := p.Imports.Sources(ctx, contact)
		sources := []ContactSource{}
		for _, o := range origins {
			sources = append(sources, ContactSource{Import: o.Import, At: moment(o.At), File: o.File, Format: o.Format, Did: string(o.Did)})
		}
		return sources, err
	})
}

// hold keeps a preview as the one that is looked at, and lets the one before go.
func (a *Imports) hold(session *importing.Session) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.session != nil {
		_ = a.session.Close()
	}
	a.numbered++
	a.session, a.id = session, strconv.Itoa(a.numbered)
	return a.id
}

func (a *Imports) drop(preview string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.session != nil && (a.id == preview || preview == "") {
		_ = a.session.Close()
		a.session = nil
	}
}

// inPreview is call for work on the preview that is looked at. Fault: import.no-item when it is gone.
func inPreview[T any](a *Imports, preview string, fn func(context.Context, *program.Program, *importing.Session) (T, error)) (T, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (T, error) {
		a.mu.Lock()
		session := a.session
		if a.id != preview {
			session = nil
		}
		a.mu.Unlock()
		if session == nil {
			var none T
			return none, fault.New("import.no-item", nil)
		}
		return fn(ctx, p, session)
	})
}

// progress tells the page now and then how far an import is.
func (a *Imports) progress(phase string) func(importing.Progress) {
	return seldom(func(at importing.Progress) {
		a.w.host.Emit("import:progress", ImportProgress{phase, baseName(at.File), at.Bytes, at.TotalBytes, at.Cards})
	})
}
