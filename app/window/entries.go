package window

import (
	"context"
	"time"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
)

// Followups is the area of follow-ups.
type Followups struct{ w *Window }

// Board gives the follow-ups by their turn, at most limit of each.
func (a *Followups) Board(limit int) (FollowupBoard, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (FollowupBoard, error) {
		if limit <= 0 || limit > maxPage {
			limit = maxPage
		}
		board := FollowupBoard{Today: p.Today(), Due: []Followup{}, Upcoming: []Followup{}}
		open, err := p.Followups.Open(ctx, 2*limit)
		if err != nil {
			return board, err
		}
		for _, f := range a.w.toFollowups(open, p.Zone) {
			if f.LocalDay <= board.Today {
				if len(board.Due) < limit {
					board.Due = append(board.Due, f)
				}
			} else if len(board.Upcoming) < limit {
				board.Upcoming = append(board.Upcoming, f)
			}
		}
		done, err := p.Followups.Completed(ctx, limit)
		if err != nil {
			return board, err
		}
		board.Done = a.w.toFollowups(done, p.Zone)
		if err := addLast(ctx, p, board.Due); err != nil {
			return board, err
		}
		board.DueCount, err = p.Followups.CountDue(ctx, p.Vault.Now(), p.Zone)
		return board, err
	})
}

// OfContact gives the follow-ups of a contact, open ones first.
func (a *Followups) OfContact(contact string) ([]Followup, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]Followup, error) {
		found, err := p.Followups.OfContact(ctx, contact)
		return a.w.toFollowups(found, p.Zone), err
	})
}

// Save stores a draft.
func (a *Followups) Save(draft FollowupDraft) (FollowupChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (FollowupChange, error) {
		due, err := draft.due(p.Zone)
		if err != nil {
			return FollowupChange{}, err
		}
		saved, change, err := p.Followups.Save(ctx, followup.Draft{ID: draft.ID, Title: draft.Title, Note: draft.Note, Due: due, Repeat: draft.Repeat, Steps: stepDrafts(draft.Steps), People: draft.Contacts})
		if err != nil {
			return FollowupChange{}, err
		}
		return FollowupChange{a.w.toFollowup(saved, p.Zone), toChange(change, a.w.language())}, nil
	})
}

func (d FollowupDraft) due(local *time.Location) (followup.Due, error) {
	if d.Time == "" {
		return followup.Due{Day: d.Day}, nil
	}
	zone := local
	if d.Zone != "" {
		var err error
		if zone, err = time.LoadLocation(d.Zone); err != nil {
			return followup.Due{}, fault.Wrap(err, "followup.bad-zone", message.Args{"zone": d.Zone})
		}
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", d.Day+" "+d.Time, zone)
	if err != nil {
		return followup.Due{}, fault.Wrap(err, "followup.bad-due", message.Args{"value": d.Day + " " + d.Time})
	}
	return followup.Due{At: at.UTC(), Zone: zone.String()}, nil
}

// Done ticks a follow-up off, or opens it again.
func (a *Followups) Done(id string, done bool) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Followups.Complete(ctx, id, done)
		return toChange(change, a.w.language()), err
	})
}

// Snooze moves a follow-up to a day, a moment, or "tonight".
func (a *Followups) Snooze(id, until string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		due, err := followup.ParseLater(until, p.Vault.Now(), p.Zone)
		if err != nil {
			return Change{}, err
		}
		change, err := p.Followups.Snooze(ctx, id, due)
		return toChange(change, a.w.language()), err
	})
}

// Remove deletes a follow-up.
func (a *Followups) Remove(id string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Followups.Remove(ctx, id)
		return toChange(change, a.w.language()), err
	})
}

// History is the area of changes.
type History struct{ w *Window }

// List gives the changes, newest first.
func (a *History) List(limit int) ([]Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]Change, error) {
		changes, err := p.Vault.History(ctx, min(max(limit, 1), maxPage))
		out := make([]Change, len(changes))
		for i, c := range changes {
			out[i] = toChange(c, a.w.language())
		}
		return out, err
	})
}

// Undo takes a change back; 0 is the last one that stands.
func (a *History) Undo(id int64) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Vault.Undo(ctx, id)
		return toChange(change, a.w.language()), err
	})
}

// Redo takes the last undo back.
func (a *History) Redo() (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Vault.Redo(ctx)
		return toChange(change, a.w.language()), err
	})
}
