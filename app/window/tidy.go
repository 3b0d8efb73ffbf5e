package window

import (
	"context"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/tidy"
	"kith/internal/vault"
)

// Tidy is the area where what is wrong in contacts is found and fixed.
type Tidy struct {
	w    *Window
	look running
}

// The shapes below are those of frontend/src/backend/types.tidy.ts.

// TidyProgress is how far a look is.
type TidyProgress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// TidyKind is how often something was found.
type TidyKind struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// TidyCounts say what was found.
type TidyCounts struct {
	Contacts int        `json:"contacts"`
	Total    int        `json:"total"`
	Ignored  int        `json:"ignored"`
	Home     string     `json:"home"`
	Kinds    []TidyKind `json:"kinds"`
}

// TidyFinding is something that could be better in a contact.
type TidyFinding struct {
	ID      string         `json:"id"`
	Contact FollowupPerson `json:"contact"`
	Kind    string         `json:"kind"`
	Field   string         `json:"field"`
	Value   string         `json:"value"`
	Becomes string         `json:"becomes"`
	Does    string         `json:"does"`
	Why     string         `json:"why"`
}

// TidyPage is a stretch of the findings.
type TidyPage struct {
	Findings []TidyFinding `json:"findings"`
	Total    int           `json:"total"`
}

// TidyFixed says what came of accepting findings.
type TidyFixed struct {
	Done   int    `json:"done"`
	Left   int    `json:"left"`
	Change Change `json:"change"`
}

// Look goes through the book, or through what was written since the last time, and answers what was found.
func (a *Tidy) Look() (TidyCounts, error) {
	ctx, done := a.look.begin()
	defer done()
	return call(a.w, func(_ context.Context, p *program.Program) (TidyCounts, error) {
		tell := seldom(func(at TidyProgress) { a.w.host.Emit("tidy:progress", at) })
		counts, err := p.Tidy.Look(ctx, func(done, total int) { tell(TidyProgress{done, total}) })
		shown := TidyCounts{Contacts: counts.Contacts, Total: counts.Total, Ignored: counts.Ignored, Home: counts.Home, Kinds: []TidyKind{}}
		for _, kind := range tidy.Kinds {
			shown.Kinds = append(shown.Kinds, TidyKind{string(kind), message.New("tidy.kind."+string(kind), nil).In(a.w.language()), counts.Kinds[kind]})
		}
		return shown, err
	})
}

// Cancel stops a running look.
func (a *Tidy) Cancel() error {
	a.look.cancel()
	return nil
}

// maxFindings bounds a page of findings.
const maxFindings = 2000

// List gives a stretch of the findings of a kind.
func (a *Tidy) List(kind string, offset, limit int) (TidyPage, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (TidyPage, error) {
		page := TidyPage{Findings: []TidyFinding{}}
		parsed, err := tidyKind(kind)
		if err != nil {
			return page, err
		}
		if limit <= 0 || limit > maxFindings {
			limit = maxFindings
		}
		items, total, err := p.Tidy.List(ctx, tidy.Filter{Kind: parsed, Offset: offset, Limit: limit})
		if err != nil {
			return page, err
		}
		page.Total = total
		keys := make([]int64, len(items))
		for i, item := range items {
			keys[i] = item.Contact
		}
		rows, err := p.Contacts.Rows(ctx, keys)
		if err != nil {
			return page, err
		}
		people := make(map[int64]FollowupPerson, len(rows))
		for _, row := range rows {
			people[row.Key] = FollowupPerson{row.ID, row.Name, row.Kind, row.Photo}
		}
		lang := a.w.language()
		for _, item := range items {
			if person, ok := people[item.Contact]; ok {
				page.Findings = append(page.Findings, TidyFinding{item.ID, person, string(item.Kind), item.Field, item.Value, item.Becomes, item.Does, item.Because(lang)})
			}
		}
		return page, nil
	})
}

func tidyKind(kind string) (tidy.Kind, error) {
	parsed, ok := tidy.ParseKind(kind)
	if !ok {
		known := ""
		for _, one := range tidy.Kinds {
			known += " " + string(one)
		}
		return "", fault.New("tidy.kind", message.Args{"value": kind, "known": known})
	}
	return parsed, nil
}

// Fix accepts findings; text is what the person says instead of the proposal.
func (a *Tidy) Fix(ids []string, text string) (TidyFixed, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (TidyFixed, error) {
		return a.fixed(p.Tidy.Fix(ctx, ids, text))
	})
}

// FixAll accepts all of a kind for which there is a proposal, in one change.
func (a *Tidy) FixAll(kind string) (TidyFixed, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (TidyFixed, error) {
		parsed, err := tidyKind(kind)
		if err != nil {
			return TidyFixed{}, err
		}
		return a.fixed(p.Tidy.FixAll(ctx, parsed))
	})
}

func (a *Tidy) fixed(fixed tidy.Fixed, change vault.Change, err error) (TidyFixed, error) {
	return TidyFixed{fixed.Done, fixed.Left, toChange(change, a.w.language())}, err
}

// Ignore leaves findings as they are for good.
func (a *Tidy) Ignore(ids []string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		_, change, err := p.Tidy.Ignore(ctx, ids)
		return toChange(change, a.w.language()), err
	})
}

// IgnoreAll leaves all of a kind as they are for good.
func (a *Tidy) IgnoreAll(kind string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		parsed, err := tidyKind(kind)
		if err != nil {
			return Change{}, err
		}
		_, change, err := p.Tidy.IgnoreAll(ctx, parsed)
		return toChange(change, a.w.language()), err
	})
}

// Reopen shows everything again that was left alone.
func (a *Tidy) Reopen() (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		_, change, err := p.Tidy.Reopen(ctx)
		return toChange(change, a.w.language()), err
	})
}
