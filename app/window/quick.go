package window

import (
	"context"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/phrase"
	"kith/internal/quickadd"
	"kith/internal/unsaved"
)

// Quick is the area of what is typed: dates and times in words, what happened in one line, and what was not saved yet.
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

// Unsaved gives what was typed and neither saved nor thrown away, by the keys of Keep.
func (a *Quick) Unsaved() (map[string]string, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (map[string]string, error) {
		return unsaved.All(ctx, p.Vault)
	})
}

// Keep keeps a text until it is saved, should the window be closed meanwhile; "" forgets it.
func (a *Quick) Keep(key, text string) error {
	_, err := call(a.w, func(ctx context.Context, p *program.Program) (struct{}, error) {
		return struct{}{}, unsaved.Keep(ctx, p.Vault, key, text)
	})
	return err
}

// Understand reads a line that says what happened.
func (a *Quick) Understand(line QuickLine) (QuickReading, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (QuickReading, error) {
		said, err := p.Understand(ctx, line.line())
		if err != nil {
			return QuickReading{}, err
		}
		subtitles, err := subtitlesOf(ctx, p, said)
		return toReading(said, subtitles, a.w.language()), err
	})
}

// Save saves what a line says as one change. Faults: quick.nothing, quick.nobody, quick.open, and those of saving the pieces.
func (a *Quick) Save(line QuickLine) (QuickSaved, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (QuickSaved, error) {
		added, change, err := p.QuickAdd(ctx, line.line())
		if err != nil {
			return QuickSaved{}, err
		}
		return QuickSaved{Change: toChange(change, a.w.language()), Contact: added.People[0], Name: added.Said.People[0].Name}, nil
	})
}

// subtitlesOf gives what tells apart those whom the same name fits.
func subtitlesOf(ctx context.Context, p *program.Program, said quickadd.Understood) (map[string]string, error) {
	var ids []string
	for _, n := range said.People {
		if len(n.Choices) > 1 {
			for _, c := range n.Choices {
				ids = append(ids, c.ID)
			}
		}
	}
	subtitles := make(map[string]string, len(ids))
	if len(ids) == 0 {
		return subtitles, nil
	}
	keys, err := p.Contacts.KeysOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	rows, err := p.Contacts.Rows(ctx, keys)
	for _, row := range rows {
		if subtitles[row.ID] = row.Subtitle; row.Subtitle == "" {
			subtitles[row.ID] = row.Place
		}
	}
	return subtitles, err
}

// missing says what has to be said before a line can be saved, "" if nothing or if there is no line yet.
func missing(said quickadd.Understood, lang message.Language) string {
	if err := program.Ready(&said); err != nil && !(said.Empty() && len(said.People) == 0) {
		return fault.From(err).Message.In(lang)
	}
	return ""
}
