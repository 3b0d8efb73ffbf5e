package cli

import (
	"context"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/fault"
)

func (s *session) circleRename() *cobra.Command {
	var yes bool
	cmd := s.command("circle.rename", "", between(2, 2), func(ctx context.Context, p *program.Program, args []string) error {
		from, err := knownCircle(ctx, p, args[0])
		if err != nil {
			return err
		}
		change, err := p.Contacts.RenameCircle(ctx, from, args[1], yes)
		if fault.Code(err) == "contact.circle-taken" {
			if err := s.confirm(false, "ask.circle-join", fault.From(err).Message.Args); err != nil {
				return err
			}
			change, err = p.Contacts.RenameCircle(ctx, from, args[1], true)
		}
		code := "done.circle-renamed"
		if change.Label.Code == "contact.circle-joined" {
			code = "done.circle-joined"
		}
		return s.did(change, err, nil, code, change.Label.Args)
	})
	s.yes(cmd, &yes)
	return cmd
}
