package cli

import (
	"context"

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
		if err := p.Where(a.where, query); err != nil {
			return err
		}
		expression = kept.Expression
		if a.where != "" {
			expression = "(" + kept.Expression + ") (" + a.where + ")"
		}
	}
	return p.Where(expression, query)
}

// filtersCommand is the help about filters, as `kith help filters` or by itself.
func (s *session) filtersCommand() *cobra.Command {
	cmd := s.described(&cobra.Command{Use: "filters", GroupID: groupMore, Args: between(0, 0), ValidArgsFunction: cobra.NoFileCompletions}, "filters")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
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
		if err := p.Where(one.Expression, &query); err != nil {
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
