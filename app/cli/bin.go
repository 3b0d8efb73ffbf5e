package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// binnedJSON is a contact in the bin.
type binnedJSON struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Name     string `json:"name"`
	Subtitle string `json:"subtitle"`
	Deleted  string `json:"deleted"`
	Until    string `json:"until"`
	DaysLeft int    `json:"days_left"`
}

func (s *session) binCommand() *cobra.Command {
	return s.family("bin", groupPeople, s.binListCommand(), s.binRestoreCommand(), s.binPurgeCommand())
}

func (s *session) binListCommand() *cobra.Command {
	var limit *count
	cmd := s.command("bin.list", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		binned, total, err := p.Contacts.BinList(ctx, 0, int(*limit))
		if err != nil {
			return err
		}
		now := p.Vault.Now()
		if s.json {
			list := s.begin("contacts")
			for _, one := range binned {
				if err := list.add(binnedJSON{
					one.ID, one.Kind, one.Name, one.Subtitle, one.Deleted.Format(time.RFC3339), one.Until.Format(time.RFC3339), one.DaysLeft(now),
				}); err != nil {
					return err
				}
			}
			return list.end("total", total)
		}
		if total == 0 {
			s.tell("terminal.bin-empty", nil)
		}
		rows := make([][]cell, len(binned))
		for i, one := range binned {
			rows[i] = []cell{
				{one.Name, bold},
				{one.Subtitle, quiet},
				{one.Deleted.In(p.Zone).Format(time.DateOnly), quiet},
				{s.text("terminal.days-left", message.Args{"n": one.DaysLeft(now)}), plain},
			}
		}
		s.out.table(rows)
		s.sayShown(len(binned), total)
		return nil
	})
	limit = s.limit(cmd, 0)
	return cmd
}

func (s *session) binRestoreCommand() *cobra.Command {
	var all bool
	cmd := s.command("bin.restore", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		binned, err := s.inBin(ctx, p, args, all)
		if err != nil {
			return err
		}
		if len(binned) == 0 {
			return s.emptyBin()
		}
		restore := func() (vault.Change, error) { return p.Contacts.Restore(ctx, binIDs(binned)) }
		if all {
			restore = func() (vault.Change, error) { return p.Contacts.RestoreAll(ctx) }
		}
		change, err := restore()
		return s.binDone("done.bin-restore", binned, change, err)
	})
	s.allInBin(cmd, &all)
	return cmd
}

func (s *session) binPurgeCommand() *cobra.Command {
	var all, yes bool
	cmd := s.command("bin.purge", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		binned, err := s.inBin(ctx, p, args, all)
		if err != nil {
			return err
		}
		if len(binned) == 0 {
			return s.emptyBin()
		}
		if err := s.confirm(yes, "ask.purge", message.Args{"n": len(binned), "name": s.binNames(binned)}); err != nil {
			return err
		}
		purge := func() (vault.Change, error) { return p.Contacts.Purge(ctx, binIDs(binned)) }
		if all {
			purge = func() (vault.Change, error) { return p.Contacts.EmptyBin(ctx) }
		}
		change, err := purge()
		return s.binDone("done.bin-purge", binned, change, err)
	})
	s.allInBin(cmd, &all)
	s.yes(cmd, &yes)
	return cmd
}

// allInBin adds the option --all, which stands in the place of names.
func (s *session) allInBin(cmd *cobra.Command, all *bool) {
	cmd.Flags().BoolVar(all, "all", false, s.text("help.option.bin-all", nil))
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if *all {
			return between(0, 0)(cmd, args)
		}
		return between(1, -1)(cmd, args)
	}
}

// emptyBook says that there is nobody in the book, and where they are if all of them were deleted.
func (s *session) emptyBook(ctx context.Context, p *program.Program) error {
	n, err := p.Contacts.BinCount(ctx)
	switch {
	case err != nil:
		return err
	case n > 0:
		s.tell("terminal.all-in-bin", message.Args{"n": n})
	default:
		s.tell("terminal.empty", nil)
	}
	return nil
}

// emptyBin says that there was nobody to do it with.
func (s *session) emptyBin() error {
	if s.json {
		return s.changed(vault.Change{})
	}
	s.tell("terminal.bin-empty", nil)
	return nil
}

func (s *session) binDone(code string, binned []contact.Binned, change vault.Change, err error) error {
	switch {
	case err != nil:
		return err
	case s.json:
		return s.changed(change)
	}
	s.tell(code, message.Args{"name": s.binNames(binned), "n": len(binned)})
	return nil
}

// inBin finds those in the bin whom arguments name: by id, the beginning of it, or name. Fault: terminal.not-in-bin.
func (s *session) inBin(ctx context.Context, p *program.Program, args []string, all bool) ([]contact.Binned, error) {
	binned, _, err := p.Contacts.BinList(ctx, 0, 0)
	if err != nil || all {
		return binned, err
	}
	var found []contact.Binned
	for _, arg := range args {
		one, err := s.oneInBin(binned, strings.TrimSpace(arg))
		if err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return found, nil
}

// fitInBin finds whom an id, the beginning of one, or a name means.
func fitInBin(binned []contact.Binned, arg string) (fits []contact.Binned) {
	if isIDStart(arg) {
		for _, one := range binned {
			if strings.HasPrefix(one.ID, strings.ToLower(arg)) {
				fits = append(fits, one)
			}
		}
	}
	if name := search.Fold(arg); len(fits) == 0 && name != "" {
		for _, one := range binned {
			if search.Fold(one.Name) == name {
				fits = append(fits, one)
			}
		}
	}
	return fits
}

// deleted says whether somebody who is not in the book is in the bin.
func deleted(ctx context.Context, p *program.Program, arg string) (bool, error) {
	binned, _, err := p.Contacts.BinList(ctx, 0, 0)
	return err == nil && len(fitInBin(binned, arg)) > 0, err
}

func (s *session) oneInBin(binned []contact.Binned, arg string) (contact.Binned, error) {
	fits := fitInBin(binned, arg)
	switch len(fits) {
	case 0:
		return contact.Binned{}, fault.New("terminal.not-in-bin", message.Args{"name": arg})
	case 1:
		return fits[0], nil
	}
	several := &ambiguity{said: message.New("terminal.several", message.Args{"name": arg, "n": len(fits)}), total: len(fits)}
	for _, one := range fits[:min(len(fits), mostShown)] {
		several.rows = append(several.rows, []cell{{one.ID, quiet}, {one.Name, bold}, {one.Subtitle, quiet}})
	}
	return contact.Binned{}, several
}

func binIDs(binned []contact.Binned) []string {
	ids := make([]string, len(binned))
	for i, one := range binned {
		ids[i] = one.ID
	}
	return ids
}

func (s *session) binNames(binned []contact.Binned) string {
	rows := make([]contact.Row, len(binned))
	for i, one := range binned {
		rows[i].Name = one.Name
	}
	return s.namesOf(rows)
}
