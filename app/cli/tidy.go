package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/duplicate"
	"kith/internal/message"
	"kith/internal/tidy"
	"kith/internal/vault"
)

// findingJSON is something that could be better. action is "change", "remove" or "ask", where Kith has no proposal.
type findingJSON struct {
	ID      string `json:"id"`
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Field   string `json:"field"`
	Value   string `json:"value"`
	Becomes string `json:"becomes"`
	Action  string `json:"action"`
	Reason  string `json:"reason"`
}

// usualFindings is how many are listed unless it is told.
const usualFindings = 50

func (s *session) tidyCommand() *cobra.Command {
	var limit *count
	var kind *choice
	cmd := s.command("tidy", groupPeople, nil, func(ctx context.Context, p *program.Program, _ []string) error {
		return s.tidy(ctx, p, tidy.Filter{Kind: tidy.Kind(kind.value), Limit: int(*limit)})
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	limit, kind = s.limit(cmd, usualFindings), s.tidyKind(cmd)
	cmd.AddCommand(s.tidyFixCommand(), s.tidyIgnoreCommand())
	return cmd
}

func (s *session) tidyKind(cmd *cobra.Command) *choice {
	names := make([]string, len(tidy.Kinds))
	for i, kind := range tidy.Kinds {
		names[i] = string(kind)
	}
	return choose(cmd, "kind", s.text("help.option.tidy-kind", message.Args{"known": strings.Join(names, ", ")}), "", false, names...)
}

// look goes through the book and shows how far it is.
func (s *session) look(ctx context.Context, p *program.Program) (tidy.Counts, error) {
	bar := &scanBar{s: s, started: time.Now()}
	defer bar.end()
	return p.Tidy.Look(ctx, func(done, total int) { bar.at(duplicate.Progress{Phase: "reading", Done: done, Total: total}) })
}

func (s *session) tidy(ctx context.Context, p *program.Program, filter tidy.Filter) error {
	counts, err := s.look(ctx, p)
	if err != nil {
		return err
	}
	items, total, err := p.Tidy.List(ctx, filter)
	if err != nil {
		return err
	}
	people, err := s.peopleOf(ctx, p, items)
	if err != nil {
		return err
	}
	if s.json {
		list := s.begin("findings")
		for _, item := range items {
			row := people[item.Contact]
			if err := list.add(findingJSON{
				item.ID, row.ID, row.Name, string(item.Kind), item.Field, item.Value, item.Becomes, item.Does, item.Because(s.lang),
			}); err != nil {
				return err
			}
		}
		return list.end("total", total)
	}
	if counts.Home == "" {
		s.say(message.New("terminal.tidy-home", nil))
	}
	if total == 0 {
		s.tell("terminal.tidy-none", message.Args{"n": counts.Contacts})
		return nil
	}
	s.findings(items, people, counts)
	if len(items) < total {
		s.say(message.New("terminal.tidy-shown", message.Args{"shown": len(items), "total": total}))
	}
	return nil
}

// findings writes them below their kinds.
func (s *session) findings(items []tidy.Item, people map[int64]contact.Row, counts tidy.Counts) {
	for start := 0; start < len(items); {
		kind := items[start].Kind
		var rows [][]cell
		for ; start < len(items) && items[start].Kind == kind; start++ {
			item := items[start]
			becomes := "→ " + item.Becomes
			switch item.Does {
			case tidy.Remove:
				becomes = s.text("terminal.tidy-removed", nil)
			case tidy.Ask:
				becomes = s.text("terminal.tidy-ask", nil)
			}
			rows = append(rows, []cell{{"  " + item.ID, quiet}, {people[item.Contact].Name, plain}, {item.Value, plain}, {becomes, bold}, {item.Because(s.lang), quiet}})
		}
		head := s.text("tidy.kind."+string(kind), nil)
		_, _ = s.out.w.WriteString(s.out.styledText(head, bold) + "  " + s.out.styledText(number(int64(counts.Kinds[kind]))+" · --kind "+string(kind), quiet) + "\n")
		s.out.table(rows)
		if start < len(items) {
			s.out.line("")
		}
	}
}

func (s *session) peopleOf(ctx context.Context, p *program.Program, items []tidy.Item) (map[int64]contact.Row, error) {
	keys := make([]int64, len(items))
	for i, item := range items {
		keys[i] = item.Contact
	}
	rows, err := p.Contacts.Rows(ctx, keys)
	people := make(map[int64]contact.Row, len(rows))
	for _, row := range rows {
		people[row.Key] = row
	}
	return people, err
}

func (s *session) tidyFixCommand() *cobra.Command {
	var kind *choice
	var to *string
	cmd := s.command("tidy.fix", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		var fixed tidy.Fixed
		var change vault.Change
		_, err := s.look(ctx, p)
		switch {
		case err != nil:
			return err
		case kind.value != "":
			fixed, change, err = p.Tidy.FixAll(ctx, tidy.Kind(kind.value))
		default:
			fixed, change, err = p.Tidy.Fix(ctx, args, *to)
		}
		switch {
		case err != nil:
			return err
		case s.json:
			return s.changed(change)
		case change.ID == 0 && fixed.Left == 0:
			s.tell("done.same", nil)
		case fixed.Done > 0:
			s.tell("done.tidy", message.Args{"n": fixed.Done})
		}
		if fixed.Left > 0 {
			s.say(message.New("done.tidy-left", message.Args{"n": fixed.Left}))
		}
		return nil
	})
	kind = s.tidyKind(cmd)
	to = cmd.Flags().String("to", "", s.text("help.option.tidy-to", nil))
	cmd.Args = oneOrKind(func() bool { return kind.value != "" })
	return cmd
}

// oneOrKind wants either ids or another way to say which findings are meant.
func oneOrKind(said func() bool) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if said() {
			return between(0, 0)(cmd, args)
		}
		return between(1, -1)(cmd, args)
	}
}

func (s *session) tidyIgnoreCommand() *cobra.Command {
	var kind *choice
	var none *bool
	cmd := s.command("tidy.ignore", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		n, done := 0, "done.tidy-ignored"
		var change vault.Change
		_, err := s.look(ctx, p)
		switch {
		case err != nil:
			return err
		case *none:
			done = "done.tidy-reopened"
			n, change, err = p.Tidy.Reopen(ctx)
		case kind.value != "":
			n, change, err = p.Tidy.IgnoreAll(ctx, tidy.Kind(kind.value))
		default:
			n, change, err = p.Tidy.Ignore(ctx, args)
		}
		return s.did(change, err, nil, done, message.Args{"n": n})
	})
	kind = s.tidyKind(cmd)
	none = cmd.Flags().Bool("none", false, s.text("help.option.tidy-none", nil))
	cmd.Args = oneOrKind(func() bool { return kind.value != "" || *none })
	return cmd
}

// settingsCommand shows and changes what the window and the terminal are set to.
func (s *session) settingsCommand() *cobra.Command {
	return s.command("settings", groupMore, nil, func(_ context.Context, p *program.Program, args []string) error {
		if len(args) == 2 && !strings.Contains(strings.Join(args, ""), "=") {
			args = []string{args[0] + "=" + args[1]} // as git config and others take it
		}
		settings, err := p.Settings().With(args)
		if err != nil {
			return err
		}
		if len(args) > 0 {
			if err := p.SaveSettings(settings); err != nil {
				return err
			}
		}
		shown := map[string]string{"theme": settings.Theme, "language": settings.Language, "country": settings.Country, "start": settings.Start, "home": p.HomeCountry()}
		if s.json {
			return s.document(shown)
		}
		s.out.table([][]cell{
			{{"country", plain}, {settings.Country, bold}, {shown["home"], quiet}}, {{"language", plain}, {settings.Language, bold}}, {{"start", plain}, {settings.Start, bold}}, {{"theme", plain}, {settings.Theme, bold}},
		})
		return nil
	})
}
