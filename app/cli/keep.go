package cli

import (
	"context"

	"kith/app/program"
	"kith/internal/message"
	"kith/internal/publish"
)

// keptCalendarJSON is the calendar file that is kept up to date; file is empty where there is none.
type keptCalendarJSON struct {
	File  string   `json:"file"`
	Kinds []string `json:"kinds"`
	Todos bool     `json:"todos"`
}

// keepCalendar keeps a calendar file up to date from now on; "none" ends that, "?" says which file it is.
func (s *session) keepCalendar(ctx context.Context, p *program.Program, file string, options publish.Options) error {
	kept := program.KeptCalendar{File: file, Kinds: options.Kinds, Todos: options.Todos, Language: s.lang}
	if file == "none" {
		kept = program.KeptCalendar{}
	}
	if file != "?" {
		if err := p.KeepCalendar(ctx, kept); err != nil {
			return err
		}
	}
	now, err := p.KeptCalendar(ctx)
	switch {
	case err != nil:
		return err
	case s.json:
		return s.document(keptCalendarJSON{now.File, list(now.Kinds), now.Todos})
	case now.File == "":
		s.tell("done.kept-none", nil)
	case file == "?":
		s.tell("terminal.kept", message.Args{"file": now.File})
	default:
		s.tell("done.kept", message.Args{"file": now.File})
	}
	return nil
}
