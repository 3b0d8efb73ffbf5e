package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/vault"
)

func (s *session) rhythmCommand() *cobra.Command {
	var every string
	var who *whom
	cmd := s.command("rhythm", groupTime, nil, func(ctx context.Context, p *program.Program, args []string) error {
		var r rhythm.Rhythm
		if every != "" {
			var err error
			if r, err = rhythm.Read(every); err != nil {
				return err
			}
		}
		switch {
		case strings.TrimSpace(who.where+who.view) != "":
			return s.setRhythms(ctx, p, who, r)
		case who.chosen():
			return s.setCircleRhythm(ctx, p, who.circle, r)
		}
		rows, err := s.contacts(ctx, p, args)
		if err == nil && every != "" {
			_, err = p.Rhythms.Set(ctx, idsOf(rows), r)
		}
		if err != nil {
			return err
		}
		return s.sayRhythms(ctx, p, rows)
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		filtered := strings.TrimSpace(who.where+who.view) != ""
		if (len(args) > 0) == who.chosen() || who.chosen() && every == "" || filtered && strings.TrimSpace(who.circle) != "" {
			return wrong(cmd, "usage.rhythm-circle", nil)
		}
		return nil
	}
	cmd.Flags().StringVar(&every, "every", "", s.text("help.option.every", nil))
	who = s.whom(cmd, 0, "help.option.rhythm-circle")
	cmd.AddCommand(s.rhythmListCommand(), s.rhythmFadingCommand(),
		s.rhythmUntil("snooze", "1w", -1, func(ctx context.Context, p *program.Program, ids []string, day string) (vault.Change, error) {
			return p.Rhythms.Snooze(ctx, ids, day)
		}),
		s.rhythmChange("skip", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Rhythms.Skip(ctx, id)
		}),
		s.rhythmUntil("rest", "", 1, func(ctx context.Context, p *program.Program, ids []string, day string) (vault.Change, error) {
			return p.Rhythms.Rest(ctx, ids[0], day)
		}),
		s.rhythmChange("wake", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Rhythms.Wake(ctx, id)
		}),
		s.rhythmUntil("quiet", "3m", 1, func(ctx context.Context, p *program.Program, ids []string, day string) (vault.Change, error) {
			return p.Rhythms.NotNow(ctx, ids[0], day)
		}),
		s.rhythmGreetingsCommand())
	return cmd
}

// setRhythms gives everybody who fits a filter or is in a view a rhythm of their own, or takes it away, in one change.
func (s *session) setRhythms(ctx context.Context, p *program.Program, who *whom, r rhythm.Rhythm) error {
	keys, err := who.keys(ctx, p)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return fault.New("rhythm.nobody-fits", nil)
	}
	change, err := p.Rhythms.SetKeys(ctx, keys, r)
	if err != nil {
		return err
	}
	if s.json {
		return s.changed(change)
	}
	s.tell(change.Label.Code, change.Label.Args)
	return nil
}

func (s *session) setCircleRhythm(ctx context.Context, p *program.Program, typed string, r rhythm.Rhythm) error {
	circle, err := knownCircle(ctx, p, strings.TrimSpace(typed))
	if err != nil {
		return err
	}
	change, err := p.Rhythms.SetCircle(ctx, circle, r)
	if err != nil {
		return err
	}
	if s.json {
		return s.changed(change)
	}
	s.tell("done.rhythm-circle", message.Args{"circle": circle, "rhythm": r.Message()})
	return nil
}

// rhythmChange makes a command that does something about one contact.
func (s *session) rhythmChange(key string, change func(context.Context, *program.Program, string) (vault.Change, error)) *cobra.Command {
	return s.command("rhythm."+key, "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		row, err := s.contact(ctx, p, strings.Join(args, " "))
		if err == nil {
			_, err = change(ctx, p, row.ID)
		}
		if err != nil {
			return err
		}
		return s.sayRhythms(ctx, p, []contact.Row{row})
	})
}

// rhythmUntil makes a command that does something until a day, about as many contacts as most says.
func (s *session) rhythmUntil(key, usual string, most int, change func(context.Context, *program.Program, []string, string) (vault.Change, error)) *cobra.Command {
	var until string
	cmd := s.command("rhythm."+key, "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		if most == 1 {
			args = []string{strings.Join(args, " ")}
		}
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		day, err := dayAhead(until, p)
		if err == nil {
			_, err = change(ctx, p, idsOf(rows), day)
		}
		if err != nil {
			return err
		}
		return s.sayRhythms(ctx, p, rows)
	})
	cmd.Flags().StringVar(&until, "until", usual, s.text("help.option.rhythm-until", nil))
	return cmd
}

// dayAhead reads until when something is to rest: "2w" from today, or a day. "" stays "".
func dayAhead(typed string, p *program.Program) (string, error) {
	if strings.TrimSpace(typed) == "" {
		return "", nil
	}
	if r, err := rhythm.Read(typed); err == nil && !r.IsZero() {
		return r.After(p.Today()), nil
	}
	due, err := followup.ParseDue(typed, p.Vault.Now(), p.Zone)
	return due.LocalDay(p.Zone), err
}

func (s *session) rhythmGreetingsCommand() *cobra.Command {
	cmd := s.command("rhythm.greetings", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		change, err := p.Rhythms.CountGreetings(ctx, args[0] == "on")
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		s.tell(map[bool]string{true: "rhythm.greetings", false: "rhythm.no-greetings"}[args[0] == "on"], nil)
		return nil
	})
	cmd.ValidArgsFunction = cobra.FixedCompletions([]string{"on", "off"}, cobra.ShellCompDirectiveNoFileComp)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || args[0] != "on" && args[0] != "off" {
			return wrong(cmd, "usage.missing", message.Args{"usage": usageLine(cmd)})
		}
		return nil
	}
	return cmd
}
