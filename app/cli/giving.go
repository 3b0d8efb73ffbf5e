package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/giving"
	"kith/internal/message"
	"kith/internal/vault"
)

// givingCommand is `kith offer` or `kith need`.
func (s *session) givingCommand(kind string) *cobra.Command {
	cmd := s.command(kind, groupTime, between(2, -1), func(ctx context.Context, p *program.Program, args []string) error {
		row, err := s.contact(ctx, p, args[0])
		if err != nil {
			return err
		}
		entry, _, err := p.Giving.Add(ctx, row.ID, kind, strings.Join(args[1:], " "), p.Today())
		if err != nil {
			return err
		}
		if s.json {
			return s.document(toGiving(entry))
		}
		s.tell("done."+kind, message.Args{"name": entry.ContactName, "text": entry.Text})
		return nil
	})
	type change = func(ctx context.Context, p *program.Program, id string) (vault.Change, error)
	member := func(name string, fn change) *cobra.Command {
		return s.command(kind+"."+name, "", between(1, 1), func(ctx context.Context, p *program.Program, args []string) error {
			entry, err := p.Giving.Show(ctx, args[0])
			if err != nil {
				return err
			}
			done, err := fn(ctx, p, entry.ID)
			if err != nil {
				return err
			}
			if s.json {
				return s.changed(done)
			}
			s.tell("done.giving-"+name, message.Args{"name": entry.ContactName, "text": entry.Text})
			return nil
		})
	}
	cmd.AddCommand(s.givingListCommand(kind),
		member("done", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Giving.Complete(ctx, id, p.Today())
		}),
		member("reopen", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Giving.Complete(ctx, id, "")
		}),
		member("delete", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Giving.Remove(ctx, id)
		}))
	return cmd
}

func (s *session) givingListCommand(kind string) *cobra.Command {
	var all bool
	cmd := s.command(kind+".list", "", between(0, -1), func(ctx context.Context, p *program.Program, args []string) error {
		var key int64
		if len(args) > 0 {
			row, err := s.contact(ctx, p, strings.Join(args, " "))
			if err != nil {
				return err
			}
			key = row.Key
		}
		found, err := p.Giving.List(ctx, key, kind, !all)
		if err != nil {
			return err
		}
		if s.json {
			list := s.begin(kind + "s")
			for _, e := range found {
				if err := list.add(toGiving(e)); err != nil {
					return err
				}
			}
			return list.end("total", len(found))
		}
		if len(found) == 0 {
			s.tell("terminal.no-"+kind, nil)
		}
		rows := make([][]cell, len(found))
		for i, e := range found {
			done := ""
			if e.Done != "" {
				done = s.text("terminal.giving-done", message.Args{"day": e.Done})
			}
			rows[i] = []cell{{e.ID, quiet}, {e.ContactName, bold}, {e.Text, plain}, {done, quiet}}
		}
		s.out.table(rows)
		return nil
	})
	cmd.Flags().BoolVar(&all, "all", false, s.text("help.option.giving-all", nil))
	return cmd
}

// givingEntry is an offer or a need in JSON.
type givingEntry struct {
	ID      string `json:"id"`
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Text    string `json:"text"`
	Since   string `json:"since"`
	Done    string `json:"done"`
}

func toGiving(e giving.Entry) givingEntry {
	return givingEntry{ID: e.ID, Contact: e.ContactID, Name: e.ContactName, Kind: e.Kind, Text: e.Text, Since: e.Since, Done: e.Done}
}

// openGiving gives the open offers or needs of a card, for its page.
func openGiving(all []contact.Giving, kind string) (open []string) {
	for _, g := range all {
		if g.Kind == kind && g.Done == "" {
			open = append(open, g.Text)
		}
	}
	return open
}
