package window

import (
	"context"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/rhythm"
	"kith/internal/vault"
)

// Rhythms is the area of how often to be in touch.
type Rhythms struct{ w *Window }

// RhythmStatus is how it stands with one contact. Rhythms are texts, 6w; days are "" where there are none.
type RhythmStatus struct {
	Own     string         `json:"own"`    // the contact's own
	Rhythm  string         `json:"rhythm"` // the one that counts
	Circle  string         `json:"circle"` // whose it is, "" for the contact's own
	Circles []CircleRhythm `json:"circles"`
	Last    string         `json:"last"`
	Due     string         `json:"due"`
	Snoozed string         `json:"snoozed"`
	Rests   bool           `json:"rests"`
	Until   string         `json:"until"`  // of the rest, "" for good
	Quiet   string         `json:"quiet"`  // not named as fading before that day
	Fading  string         `json:"fading"` // why it seems so, as a sentence
}

// CircleRhythm is a circle with its rhythm.
type CircleRhythm struct {
	Name   string `json:"name"`
	Rhythm string `json:"rhythm"`
}

// RhythmReading is what a text means: a rhythm, "" for none, or what is wrong with it.
type RhythmReading struct {
	Rhythm  string   `json:"rhythm"`
	Problem *Problem `json:"problem"`
}

// Of tells how it stands with a contact.
func (a *Rhythms) Of(contact string) (RhythmStatus, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (RhythmStatus, error) {
		s, err := p.Rhythms.Of(ctx, contact, p.Today())
		out := RhythmStatus{
			Own: s.Own.String(), Rhythm: s.Rhythm.String(), Circle: s.Circle, Circles: toCircleRhythms(s.Circles),
			Last: s.Last, Due: s.Due, Snoozed: s.Snoozed, Rests: s.Rests, Until: s.Until, Quiet: s.Quiet,
		}
		if s.Fading != nil {
			out.Fading = s.Fading.In(a.w.language())
		}
		return out, err
	})
}

func toCircleRhythms(circles []rhythm.Circle) []CircleRhythm {
	out := make([]CircleRhythm, len(circles))
	for i, c := range circles {
		out[i] = CircleRhythm{c.Name, c.Rhythm.String()}
	}
	return out
}

// Read reads a rhythm as people type it.
func (a *Rhythms) Read(text string) (RhythmReading, error) {
	return call(a.w, func(context.Context, *program.Program) (RhythmReading, error) {
		r, err := rhythm.Read(text)
		if err != nil {
			return RhythmReading{Problem: problem(fault.From(err), a.w.language())}, nil
		}
		return RhythmReading{Rhythm: r.String()}, nil
	})
}

// Set gives contacts a rhythm of their own, "" takes it away.
func (a *Rhythms) Set(contacts []string, text string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		r, err := stored(text)
		if err != nil {
			return vault.Change{}, err
		}
		return p.Rhythms.Set(ctx, contacts, r)
	})
}

// Circles lists the circles that have a rhythm.
func (a *Rhythms) Circles() ([]CircleRhythm, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]CircleRhythm, error) {
		circles, err := p.Rhythms.Circles(ctx)
		return toCircleRhythms(circles), err
	})
}

// SetCircle gives a circle a rhythm, "" takes it away.
func (a *Rhythms) SetCircle(circle, text string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		r, err := stored(text)
		if err != nil {
			return vault.Change{}, err
		}
		return p.Rhythms.SetCircle(ctx, circle, r)
	})
}

// stored reads a rhythm, "" being none.
func stored(text string) (rhythm.Rhythm, error) {
	if text == "" {
		return rhythm.Rhythm{}, nil
	}
	return rhythm.Read(text)
}

// Snooze puts contacts off until a day.
func (a *Rhythms) Snooze(contacts []string, until string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Rhythms.Snooze(ctx, contacts, until)
	})
}

// Skip lets a round go.
func (a *Rhythms) Skip(contact string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Rhythms.Skip(ctx, contact)
	})
}

// Rest lets a contact rest until a day, "" for good.
func (a *Rhythms) Rest(contact, until string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Rhythms.Rest(ctx, contact, until)
	})
}

// Wake ends a rest, and what was put off.
func (a *Rhythms) Wake(contact string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Rhythms.Wake(ctx, contact)
	})
}

// NotNow keeps a contact from being named as fading until a day.
func (a *Rhythms) NotNow(contact, until string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Rhythms.NotNow(ctx, contact, until)
	})
}

// Greetings tells whether greetings count as encounters.
func (a *Rhythms) Greetings() (bool, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (bool, error) { return p.Rhythms.GreetingsCount(ctx) })
}

// CountGreetings says whether they do.
func (a *Rhythms) CountGreetings(count bool) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Rhythms.CountGreetings(ctx, count)
	})
}

func (a *Rhythms) change(work func(context.Context, *program.Program) (vault.Change, error)) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := work(ctx, p)
		return toChange(change, a.w.language()), err
	})
}
