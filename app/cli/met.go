package cli

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/civil"
	"kith/internal/contact"
	"kith/internal/message"
)

// metCommand says or writes down how one met somebody.
func (s *session) metCommand() *cobra.Command {
	var place, when, through string
	var none bool
	var changed func(string) bool
	cmd := s.command("met", groupPeople, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		row, err := s.contact(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		if none || changed("where") || changed("when") || changed("through") {
			var met contact.Met
			if !none {
				if met, err = s.metWith(ctx, p, row.ID, place, when, through, changed); err != nil {
					return err
				}
			}
			if _, err := p.Contacts.SetMet(ctx, row.ID, met); err != nil {
				return err
			}
		}
		return s.sayMet(ctx, p, row)
	})
	changed = cmd.Flags().Changed
	cmd.Flags().StringVar(&place, "where", "", s.text("help.option.met-where", nil))
	cmd.Flags().StringVar(&when, "when", "", s.text("help.option.met-when", nil))
	cmd.Flags().StringVar(&through, "through", "", s.text("help.option.met-through", nil))
	cmd.Flags().BoolVar(&none, "none", false, s.text("help.option.met-none", nil))
	named := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if none && (changed("where") || changed("when") || changed("through")) {
			return wrong(cmd, "usage.met-none", nil)
		}
		return named(cmd, args)
	}
	return cmd
}

// metWith is how one met somebody with what the options change of it; an empty one takes its part away. Whoever is not in the book by
// that name stays a name.
func (s *session) metWith(ctx context.Context, p *program.Program, id, place, when, through string, changed func(string) bool) (contact.Met, error) {
	known, err := p.Contacts.Show(ctx, id)
	if err != nil {
		return contact.Met{}, err
	}
	var met contact.Met
	if known.Met != nil {
		met = *known.Met
	}
	if changed("where") {
		met.Place = place
	}
	if changed("when") {
		met.When = when
		if when != "" {
			met.When = pastDay(when, p.Vault.Now().In(p.Zone))
		}
	}
	if !changed("through") {
		return met, nil
	}
	met.Through, met.UID, met.ContactID = through, "", ""
	if strings.TrimSpace(through) == "" {
		return met, nil
	}
	rows, err := p.Contacts.Named(ctx, through)
	if err == nil && (len(rows) > 0 || isIDStart(through)) {
		var who contact.Row
		if who, err = s.contact(ctx, p, through); err == nil {
			met.ContactID = who.ID
		} else if len(rows) == 0 {
			err = nil // it only looks like an id
		}
	}
	return met, err
}

func (s *session) sayMet(ctx context.Context, p *program.Program, row contact.Row) error {
	c, err := p.Contacts.Show(ctx, row.ID)
	if err != nil {
		return err
	}
	others, err := p.Contacts.MetThrough(ctx, row.ID)
	if err != nil {
		return err
	}
	if s.json {
		met := contact.Met{}
		if c.Met != nil {
			met = *c.Met
		}
		through := make([]rowJSON, len(others))
		for i, other := range others {
			through[i] = rowJSON{other.ID, other.Name}
		}
		return s.document(map[string]any{"contact": row.ID, "name": c.Name, "met": met, "through": through})
	}
	if text := s.metLine(c.Met); text != "" {
		s.out.line(s.text("terminal.met", message.Args{"name": c.Name, "met": text}))
	} else {
		s.tell("terminal.met-unknown", message.Args{"name": c.Name})
	}
	if len(others) > 0 {
		s.out.line(s.text("terminal.met-through", message.Args{"name": c.Name, "names": s.namesOf(others)}))
	}
	return nil
}

// rowJSON is somebody by id and name.
type rowJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// metLine says how one met: "Leipzig book fair, spring 2021, through Bernd Müller"; "" if nothing is known.
func (s *session) metLine(met *contact.Met) string {
	if met == nil {
		return ""
	}
	var parts []string
	when := civil.Words(met.When, s.lang)
	if civil.Of(met.When) == civil.Day {
		when = s.text("terminal.day", message.Args{"day": met.When})
	}
	for _, part := range []string{met.Place, when} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if who := cmp.Or(met.Through, met.UID); who != "" {
		parts = append(parts, s.text("terminal.met-by", message.Args{"name": who}))
	}
	return strings.Join(parts, ", ")
}
