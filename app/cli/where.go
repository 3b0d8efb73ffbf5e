package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/view"
)

// among is the options --where and --view: who is meant.
type among struct{ where, view string }

// among adds the options to a command.
func (s *session) among(cmd *cobra.Command) *among {
	var a among
	cmd.Flags().StringVar(&a.where, "where", "", s.text("help.option.where", nil))
	cmd.Flags().StringVar(&a.view, "view", "", s.text("help.option.view", nil))
	return &a
}

// into puts what the options say into a query. With both of them both have to fit.
func (a *among) into(ctx context.Context, p *program.Program, query *contact.ListQuery) error {
	expression := a.where
	if a.view != "" {
		kept, err := p.Views.Named(ctx, a.view)
		if err != nil {
			return err
		}
		// Each by itself first, so that a mistake is counted from its own beginning.
		if err := p.Where(ctx, a.where, query); err != nil {
			return err
		}
		expression = kept.Expression
		if a.where != "" {
			expression = "(" + kept.Expression + ") (" + a.where + ")"
		}
	}
	return p.Where(ctx, expression, query)
}

// whom is who a command is about: people by name, or everybody whom a filter, a view or a circle has.
type whom struct {
	*among
	circle string
	few    int // arguments before the names
}

// whom lets a command take names after some other arguments, or the options --where, --view and --circle in their place.
func (s *session) whom(cmd *cobra.Command, before int, circle string) *whom {
	w := &whom{among: s.among(cmd), few: before}
	cmd.Flags().StringVar(&w.circle, "circle", "", s.text(circle, nil))
	return w
}

// chosen reports whether the options say who is meant.
func (w *whom) chosen() bool { return strings.TrimSpace(w.where+w.view+w.circle) != "" }

// args refuses names beside the options, and neither of them if somebody has to be named.
func (w *whom) args(everybody bool) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		least := w.few
		if !w.chosen() && !everybody {
			least++
		}
		if err := between(least, -1)(cmd, args); err != nil {
			return err
		}
		if w.chosen() && len(args) > w.few {
			return wrong(cmd, "usage.whom", message.Args{"value": args[w.few]})
		}
		return nil
	}
}

// keys gives whom the options mean, by name.
func (w *whom) keys(ctx context.Context, p *program.Program) ([]int64, error) {
	query := contact.ListQuery{}
	if err := w.into(ctx, p, &query); err != nil {
		return nil, err
	}
	if circle := strings.TrimSpace(w.circle); circle != "" {
		known, err := knownCircle(ctx, p, circle)
		if err != nil {
			return nil, err
		}
		query.Circle = known
	}
	return p.Contacts.Keys(ctx, query)
}

// filtersCommand is the help about filters, as `kith help filters` or by itself.
func (s *session) filtersCommand() *cobra.Command {
	cmd := s.described(&cobra.Command{Use: "filters", GroupID: groupMore, Args: between(0, 0), ValidArgsFunction: cobra.NoFileCompletions}, "filters")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if s.json {
			return s.document(map[string]string{"text": cmd.Long})
		}
		s.help(cmd)
		return nil
	}
	return cmd
}

type viewJSON struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Expression string `json:"expression"`
	Total      int    `json:"total"`
}

func (s *session) viewCommand() *cobra.Command {
	save := s.command("view.save", "", between(2, 2), func(ctx context.Context, p *program.Program, args []string) error {
		kept := view.View{Name: args[0], Expression: args[1]}
		if known, err := p.Views.Named(ctx, args[0]); err == nil {
			kept.ID, kept.Name = known.ID, known.Name
		}
		kept, _, err := p.Views.Save(ctx, kept)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(map[string]any{"view": map[string]string{"id": kept.ID, "name": kept.Name, "expression": kept.Expression}})
		}
		s.tell("done.view-saved", message.Args{"name": kept.Name, "expression": kept.Expression})
		return nil
	})
	list := s.command("view.list", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error { return s.views(ctx, p) })
	remove := s.command("view.remove", "", between(1, 1), func(ctx context.Context, p *program.Program, args []string) error {
		kept, err := p.Views.Named(ctx, args[0])
		if err != nil {
			return err
		}
		change, err := p.Views.Remove(ctx, kept.ID)
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		s.tell("done.view-removed", message.Args{"name": kept.Name})
		return nil
	})
	return s.family("view", groupPeople, save, list, remove)
}

// views lists the views and how many people each of them has now.
func (s *session) views(ctx context.Context, p *program.Program) error {
	kept, err := p.Views.List(ctx)
	if err != nil {
		return err
	}
	shown := make([]viewJSON, len(kept))
	lines := make([][]cell, len(kept))
	for i, one := range kept {
		query := contact.ListQuery{Limit: 1}
		if err := p.Where(ctx, one.Expression, &query); err != nil {
			return err
		}
		_, total, err := p.Contacts.List(ctx, query)
		if err != nil {
			return err
		}
		shown[i] = viewJSON{one.ID, one.Name, one.Expression, total}
		lines[i] = []cell{{one.Name, bold}, {s.text("done.contacts", message.Args{"n": total}), quiet}, {one.Expression, quiet}}
	}
	if s.json {
		return s.document(map[string]any{"views": shown})
	}
	if len(kept) == 0 {
		s.tell("terminal.no-views", nil)
	}
	s.out.table(lines)
	return nil
}
