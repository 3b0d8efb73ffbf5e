package window

import (
	"context"

	"kith/app/program"
	"kith/internal/message"
)

// KeptCalendar is the calendar file that is kept up to date; File "" where there is none.
type KeptCalendar struct {
	File  string   `json:"file"`
	Kinds []string `json:"kinds"`
	Todos bool     `json:"todos"`
}

// Kept gives the file that is kept up to date.
func (a *Calendar) Kept() (KeptCalendar, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (KeptCalendar, error) {
		kept, err := p.KeptCalendar(ctx)
		return KeptCalendar{kept.File, kept.Kinds, kept.Todos}, err
	})
}

// Keep writes a file and keeps it up to date from now on, asking where if path is empty; nil when cancelled.
func (a *Calendar) Keep(path string, kinds []string, todos bool) (*KeptCalendar, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (*KeptCalendar, error) {
		if path == "" {
			var err error
			if path, err = a.w.host.ChooseTarget(message.New("dialog.export-calendar", nil).In(a.w.language()), "kith.ics"); err != nil || path == "" {
				return nil, err
			}
		}
		kept := program.KeptCalendar{File: withExtension(path, ".ics"), Kinds: kinds, Todos: todos, Language: a.w.language()}
		if err := p.KeepCalendar(ctx, kept); err != nil {
			return nil, err
		}
		kept, err := p.KeptCalendar(ctx)
		return &KeptCalendar{kept.File, kept.Kinds, kept.Todos}, err
	})
}

// Release ends that a file is kept up to date; the file stays as it is.
func (a *Calendar) Release() error {
	_, err := call(a.w, func(ctx context.Context, p *program.Program) (bool, error) {
		return true, p.KeepCalendar(ctx, program.KeptCalendar{})
	})
	return err
}
