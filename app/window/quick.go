package window

import (
	"context"

	"kith/app/program"
	"kith/internal/phrase"
)

// Quick is the area of what is typed in one line: dates and times in words.
type Quick struct{ w *Window }

// When is what a phrase means: a day 2026-03-01 or a period that is over (2026-03, 2026, 2026-21), and 15:04 or "".
type When struct {
	Day  string `json:"day"`
	Time string `json:"time"`
}

// When reads a day, with or without a time, as people type it; past looks back where the words leave it open. nil is what is none.
func (a *Quick) When(text string, past bool) (*When, error) {
	return call(a.w, func(_ context.Context, p *program.Program) (*When, error) {
		when, ok := phrase.Read(text, phrase.Context{Now: p.Vault.Now(), Zone: p.Zone, Past: past})
		if !ok {
			return nil, nil
		}
		return &When{Day: when.Day, Time: when.Time}, nil
	})
}

// Time reads a time of day as 15:04, "" is what is none.
func (a *Quick) Time(text string) (string, error) {
	return call(a.w, func(context.Context, *program.Program) (string, error) {
		at, _ := phrase.ReadTime(text)
		return at, nil
	})
}
