package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/message"
	"kith/internal/vault"
)

func (s *session) undoCommand() *cobra.Command {
	cmd := s.command("undo", groupHistory, between(0, 1), func(ctx context.Context, p *program.Program, args []string) error {
		var id int64
		if len(args) == 1 {
			id, _ = strconv.ParseInt(args[0], 10, 64) // checked in Args
		}
		change, err := p.Vault.Undo(ctx, id)
		return s.reversed("done.undo", change, err)
	})
	count := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if err := count(cmd, args); err != nil {
			return err
		}
		if len(args) == 1 {
			if n, err := strconv.ParseInt(args[0], 10, 64); err != nil || n < 1 {
				return wrong(cmd, "usage.number", message.Args{"name": "N", "value": args[0]})
			}
		}
		return nil
	}
	return cmd
}

func (s *session) redoCommand() *cobra.Command {
	return s.command("redo", groupHistory, between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		change, err := p.Vault.Redo(ctx)
		return s.reversed("done.redo", change, err)
	})
}

// reversed tells what an undo or redo did, and what it could not.
func (s *session) reversed(code string, change vault.Change, err error) error {
	if err != nil {
		return err
	}
	if s.json {
		return s.changed(change)
	}
	s.tell(code, message.Args{"label": change.Label.In(s.lang)})
	for _, remark := range change.Remarks {
		s.out.line(remark.In(s.lang))
	}
	return nil
}

// usualHistory is how many changes are listed unless it is told.
const usualHistory = 50

func (s *session) historyCommand() *cobra.Command {
	var limit *count
	cmd := s.command("history", groupHistory, between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		most := int(*limit)
		if most == 0 {
			most = -1
		}
		changes, err := p.Vault.History(ctx, most)
		if err != nil {
			return err
		}
		if s.json {
			list := s.begin("changes")
			for _, change := range changes {
				if err := list.add(s.toChange(change)); err != nil {
					return err
				}
			}
			return list.end()
		}
		if len(changes) == 0 {
			s.tell("terminal.no-history", nil)
		}
		rows := make([][]cell, len(changes))
		for i, change := range changes {
			look, undone := bold, ""
			if change.Undone {
				look, undone = quiet, s.text("terminal.undone", nil)
			}
			rows[i] = []cell{{number(change.ID), plain}, {change.At.In(p.Zone).Format(readable), quiet}, {change.Label.In(s.lang), look}, {undone, quiet}}
		}
		s.out.table(rows)
		return nil
	})
	limit = s.limit(cmd, usualHistory)
	return cmd
}
