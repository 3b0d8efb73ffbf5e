package window

import (
	"context"
	"fmt"
	"math"
	"strings"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/duplicate"
	"kith/internal/fault"
	"kith/internal/message"
)

// Duplicates is the area where contacts are compared and merged.
type Duplicates struct {
	w    *Window
	scan running
}

// progress tells the page how far a scan is.
func (a *Duplicates) progress() func(duplicate.Progress) {
	return seldom(func(at duplicate.Progress) { a.w.host.Emit("duplicates:progress", DuplicateProgress(at)) })
}

// Scan looks through the book, unless the last result still stands, and answers what there is to decide.
func (a *Duplicates) Scan() (DuplicateCounts, error) {
	ctx, done := a.scan.begin()
	defer done()
	return call(a.w, func(_ context.Context, p *program.Program) (DuplicateCounts, error) {
		counts, err := p.Duplicates.Scan(ctx, a.progress())
		return DuplicateCounts(counts), err
	})
}

// Cancel stops a running scan; the last result stays.
func (a *Duplicates) Cancel() error {
	a.scan.cancel()
	return nil
}

// Counts says what there is to decide as of the last scan.
func (a *Duplicates) Counts() (DuplicateCounts, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (DuplicateCounts, error) {
		counts, err := p.Duplicates.Counts(ctx)
		return DuplicateCounts(counts), err
	})
}

// maxGroups bounds a page of groups, each of which holds its contacts whole.
const maxGroups = 100

// Groups gives a stretch of the groups of the last scan, the surest first.
func (a *Duplicates) Groups(query DuplicateQuery) (DuplicatePage, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (DuplicatePage, error) {
		page := DuplicatePage{Groups: []DuplicateGroup{}, Offset: max(query.Offset, 0)}
		filter := duplicate.Filter{Offset: page.Offset, Limit: query.Limit}
		if query.Class != "" {
			class, ok := duplicate.ParseClass(query.Class)
			if !ok {
				return page, fault.New("duplicate.verdict", message.Args{"value": query.Class})
			}
			filter.Class = class
		}
		if query.Later {
			filter.Verdict = duplicate.Later
		}
		if filter.Limit <= 0 || filter.Limit > maxGroups {
			filter.Limit = maxGroups
		}
		groups, total, err := p.Duplicates.Groups(ctx, filter)
		if err != nil {
			return page, err
		}
		page.Total = total
		for _, g := range groups {
			shown, err := a.group(ctx, p, g)
			if err != nil {
				return page, err
			}
			if len(shown.Contacts) > 1 { // the others are gone since the scan
				page.Groups = append(page.Groups, shown)
			}
		}
		counts, err := p.Duplicates.Counts(ctx)
		page.Stale = counts.Stale
		return page, err
	})
}

func (a *Duplicates) group(ctx context.Context, p *program.Program, g duplicate.Group) (DuplicateGroup, error) {
	lang := a.w.language()
	shown := DuplicateGroup{
		ID: strings.Trim(strings.ReplaceAll(fmt.Sprint(g.Keys), " ", "-"), "[]"), Class: g.Class.String(), Score: math.Round(g.Score*100) / 100, More: g.More,
		Reasons: toReasons(g.For(), lang), Against: toReasons(g.Against(), lang), Contacts: []DuplicateContact{},
	}
	whole, err := p.Contacts.Whole(ctx, g.Keys)
	if err != nil {
		return shown, err
	}
	if shown.Contacts, err = a.people(ctx, p, whole); err != nil {
		return shown, err
	}
	shown.Lines = toLines(duplicate.Align(whole))
	return shown, nil
}

// people gives contacts as heads of columns.
func (a *Duplicates) people(ctx context.Context, p *program.Program, whole []contact.Contact) ([]DuplicateContact, error) {
	ids := make([]string, len(whole))
	for i := range whole {
		ids[i] = whole[i].ID
	}
	rows, err := p.Contacts.ByIDs(ctx, ids)
	if err != nil {
		return nil, err
	}
	hanging, err := p.HangingOn(ctx, contact.KeysOf(rows))
	if err != nil {
		return nil, err
	}
	people := make([]DuplicateContact, len(rows))
	for i, row := range rows {
		h := hanging[row.Key]
		people[i] = DuplicateContact{
			ID: row.ID, Kind: row.Kind, Name: row.Name, Subtitle: row.Subtitle, Place: row.Place, Photo: row.Photo,
			Created: whole[i].Created, Changed: whole[i].Changed, Encounters: h.Encounters, Followups: h.Followups,
		}
	}
	return people, nil
}

// Preview shows what a merge would come to and writes nothing.
func (a *Duplicates) Preview(ids []string, keep string, choices []MergeChoice) (MergePreview, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (MergePreview, error) {
		preview, err := p.Contacts.PreviewMerge(ctx, ids, toChoices(keep, choices))
		if err != nil {
			return MergePreview{}, err
		}
		shown := MergePreview{Keep: preview.Keep, After: preview.After, Conflicts: []MergeConflict{}, Lines: toLines(duplicate.Align(preview.Before))}
		if shown.Contacts, err = a.people(ctx, p, preview.Before); err != nil {
			return shown, err
		}
		for _, c := range preview.Conflicts {
			conflict := MergeConflict{Field: c.Field, Chosen: c.Chosen, Options: []MergeOption{}}
			for _, option := range c.Options {
				conflict.Options = append(conflict.Options, MergeOption(option))
			}
			shown.Conflicts = append(shown.Conflicts, conflict)
		}
		return shown, nil
	})
}

// Merge makes one contact of several.
func (a *Duplicates) Merge(ids []string, keep string, choices []MergeChoice) (ContactChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ContactChange, error) {
		merged, change, err := p.Duplicates.Merge(ctx, ids, toChoices(keep, choices))
		return ContactChange{merged, toChange(change, a.w.language())}, err
	})
}

// MergeIdentical merges everybody with the same content in one change.
func (a *Duplicates) MergeIdentical() (MergedIdentical, error) {
	ctx, done := a.scan.begin()
	defer done()
	return call(a.w, func(_ context.Context, p *program.Program) (MergedIdentical, error) {
		gone, change, err := p.Duplicates.MergeIdentical(ctx, a.progress())
		return MergedIdentical{gone, toChange(change, a.w.language())}, err
	})
}

// Decide remembers that contacts are "different", or are for "later"; "" forgets what was said of them.
func (a *Duplicates) Decide(ids []string, verdict string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Duplicates.Decide(ctx, ids, verdict)
		return toChange(change, a.w.language()), err
	})
}

func toChoices(keep string, choices []MergeChoice) contact.MergeChoices {
	chosen := contact.MergeChoices{Keep: keep, Fields: map[string]string{}}
	for _, c := range choices {
		chosen.Fields[c.Field] = c.ID
	}
	return chosen
}

func toReasons(list []duplicate.Reason, lang message.Language) []DuplicateReason {
	shown := make([]DuplicateReason, len(list))
	for i, reason := range list {
		shown[i] = DuplicateReason{string(reason), reason.Sentence().In(lang)}
	}
	return shown
}

func toLines(lines []duplicate.Line) []DuplicateLine {
	shown := make([]DuplicateLine, len(lines))
	for i, line := range lines {
		shown[i] = DuplicateLine(line)
	}
	return shown
}
