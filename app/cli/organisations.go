package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
)

type organisationRowJSON struct {
	ID      string `json:"id"` // "" where cards only mention it
	Name    string `json:"name"`
	Place   string `json:"place"`
	Current int    `json:"current"`
	Former  int    `json:"former"`
}

type holderJSON struct {
	Contact string   `json:"contact"`
	Name    string   `json:"name"`
	Role    roleJSON `json:"role"`
}

type organisationPeopleJSON struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Current []holderJSON `json:"current"`
	Former  []holderJSON `json:"former"`
}

func (s *session) organisationCommand() *cobra.Command {
	return s.family("organisation", groupPeople, s.organisationListCommand(), s.organisationShowCommand(), s.organisationRecordCommand(), s.organisationRenameCommand())
}

func (s *session) organisationListCommand() *cobra.Command {
	var limit *count
	cmd := s.command("organisation.list", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		rows, total, err := p.Contacts.Organisations(ctx, strings.Join(args, " "), int(*limit))
		if err != nil {
			return err
		}
		if s.json {
			out := make([]organisationRowJSON, len(rows))
			for i, r := range rows {
				out[i] = organisationRowJSON(r)
			}
			return s.document(map[string]any{"organisations": out, "total": total})
		}
		if total == 0 && len(args) == 0 {
			s.tell("terminal.no-organisations", nil)
		} else if total == 0 {
			s.tell("terminal.none", message.Args{"query": strings.Join(args, " ")})
		}
		lines := make([][]cell, len(rows))
		for i, r := range rows {
			lines[i] = []cell{{r.Name, bold}, {s.howMany(r.Current, r.Former), quiet}, {r.Place, quiet}}
		}
		s.out.table(lines)
		s.sayShown(len(rows), total)
		return nil
	})
	limit = s.limit(cmd, 0)
	return cmd
}

// howMany says how many people an organisation has and had.
func (s *session) howMany(current, former int) string {
	var parts []string
	if current > 0 || former == 0 {
		parts = append(parts, s.text("terminal.current", message.Args{"n": current}))
	}
	if former > 0 {
		parts = append(parts, s.text("terminal.former", message.Args{"n": former}))
	}
	return strings.Join(parts, ", ")
}

func (s *session) organisationShowCommand() *cobra.Command {
	return s.command("organisation.show", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		found, err := organisation(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		if s.json {
			return s.document(organisationPeopleJSON{found.ID, found.Name, toHolders(found.Current), toHolders(found.Former)})
		}
		_, _ = s.out.w.WriteString(s.out.styledText(clean(found.Name), bold) + "\n")
		for _, part := range []struct {
			field   string
			holders []contact.Holder
		}{{"people", found.Current}, {"former", found.Former}} {
			if len(part.holders) == 0 {
				continue
			}
			s.out.line("\n" + s.text("field."+part.field, nil))
			lines := make([][]cell, len(part.holders))
			for i, h := range part.holders {
				r := h.Role
				r.Organisation = ""
				lines[i] = []cell{{h.Row.Name, plain}, {oneRole(&r), quiet}, {s.period(&r), quiet}}
			}
			s.out.table(lines)
		}
		return nil
	})
}

// organisation finds an organisation by the id of a contact or by name, whether it is a contact or only mentioned.
func organisation(ctx context.Context, p *program.Program, name string) (contact.OrganisationPeople, error) {
	name = strings.TrimSpace(name)
	if isIDStart(name) {
		ids, err := p.Contacts.StartingWith(ctx, strings.ToLower(name), 2)
		if err != nil {
			return contact.OrganisationPeople{}, err
		}
		if len(ids) == 1 {
			return p.Contacts.Organisation(ctx, ids[0], "")
		}
	}
	found, err := p.Contacts.Organisation(ctx, "", name)
	if err != nil || found.ID != "" || len(found.Current)+len(found.Former) > 0 {
		return found, err
	}
	// Not written out: the one that fits.
	rows, total, err := p.Contacts.Organisations(ctx, name, mostShown)
	switch {
	case err != nil:
		return found, err
	case len(rows) == 0 || name == "":
		return found, fault.New("terminal.no-organisation", message.Args{"name": name})
	case total > 1:
		several := &ambiguity{said: message.New("terminal.several-organisations", message.Args{"name": name, "n": total}), total: total}
		for _, row := range rows {
			several.rows = append(several.rows, []cell{{row.Name, bold}, {row.Place, quiet}})
		}
		return found, several
	}
	return p.Contacts.Organisation(ctx, rows[0].ID, rows[0].Name)
}

func toHolders(holders []contact.Holder) []holderJSON {
	out := make([]holderJSON, len(holders))
	for i := range holders {
		out[i] = holderJSON{holders[i].Row.ID, holders[i].Row.Name, toRole(&holders[i].Role)}
	}
	return out
}

func (s *session) organisationRecordCommand() *cobra.Command {
	return s.command("organisation.record", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		made, change, err := p.Contacts.RecordOrganisation(ctx, strings.Join(args, " "))
		return s.did(change, err, func() any { return toContact(&made) }, "done.new", message.Args{"name": made.Name})
	})
}

func (s *session) organisationRenameCommand() *cobra.Command {
	var people bool
	cmd := s.command("organisation.rename", "", between(2, 2), func(ctx context.Context, p *program.Program, args []string) error {
		found, err := organisation(ctx, p, args[0])
		if err != nil {
			return err
		}
		if found.ID == "" {
			return fault.New("terminal.not-recorded", message.Args{"name": found.Name})
		}
		renamed, _, n, err := p.Contacts.RenameOrganisation(ctx, found.ID, args[1], people)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(toContact(&renamed))
		}
		s.tell("done.organisation-rename", message.Args{"old": found.Name, "name": renamed.Name})
		if n > 0 {
			s.tell("done.organisation-people", message.Args{"n": n})
		}
		return nil
	})
	cmd.Flags().BoolVar(&people, "people", false, s.text("help.option.people", nil))
	return cmd
}

type householdJSON struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Address addressJSON  `json:"address"`
	Members []memberJSON `json:"members"`
}

type memberJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func toHousehold(h *contact.Household) householdJSON {
	out := householdJSON{ID: h.ID, Name: h.Name, Address: toAddress(&h.Address), Members: []memberJSON{}}
	for _, m := range h.Members {
		out.Members = append(out.Members, memberJSON{m.ID, m.Name})
	}
	return out
}

func (s *session) householdCommand() *cobra.Command {
	return s.family("household", groupPeople, s.householdCreateCommand("create"), s.householdCreateCommand("add"), s.householdLeaveCommand(), s.householdShowCommand(), s.householdListCommand())
}

// householdCreateCommand lets people share an address; if one of them does already, the others join.
func (s *session) householdCreateCommand(key string) *cobra.Command {
	var name string
	var spouses, partners bool
	cmd := s.command("household."+key, "", between(2, -1), func(ctx context.Context, p *program.Program, args []string) error {
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		relation := ""
		if spouses {
			relation = "spouse"
		} else if partners {
			relation = "partner"
		}
		household, change, err := p.ShareAddress(ctx, idsOf(rows), name, relation, s.lang)
		return s.did(change, err, func() any { return toHousehold(&household) }, "done.household", message.Args{"name": household.Name, "names": s.namesOf(household.Members)})
	})
	if key == "create" {
		cmd.Flags().StringVar(&name, "name", "", s.text("help.option.household-name", nil))
		cmd.Flags().BoolVar(&spouses, "spouses", false, s.text("help.option.spouses", nil))
		cmd.Flags().BoolVar(&partners, "partners", false, s.text("help.option.partners", nil))
	}
	return cmd
}

// householdsOf finds somebody and the households they are in.
func (s *session) householdsOf(ctx context.Context, p *program.Program, args []string) (contact.Row, []contact.Household, error) {
	row, err := s.contact(ctx, p, strings.Join(args, " "))
	if err != nil {
		return row, nil, err
	}
	all, err := p.Contacts.Households(ctx, row.ID)
	return row, all, err
}

func (s *session) householdLeaveCommand() *cobra.Command {
	return s.command("household.leave", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		row, all, err := s.householdsOf(ctx, p, args)
		if err != nil {
			return err
		}
		change, err := p.Contacts.LeaveHousehold(ctx, row.ID, "")
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		s.tell("done.household-leave", message.Args{"name": row.Name, "household": all[0].Name})
		return nil
	})
}

func (s *session) householdShowCommand() *cobra.Command {
	return s.command("household.show", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		row, all, err := s.householdsOf(ctx, p, args)
		if err != nil {
			return err
		}
		if len(all) == 0 && !s.json {
			s.tell("terminal.no-household", message.Args{"name": row.Name})
			return nil
		}
		return s.households(all)
	})
}

func (s *session) householdListCommand() *cobra.Command {
	return s.command("household.list", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		all, err := p.Contacts.AllHouseholds(ctx)
		if err != nil {
			return err
		}
		if len(all) == 0 && !s.json {
			s.tell("terminal.no-households", nil)
			return nil
		}
		return s.households(all)
	})
}

func (s *session) households(all []contact.Household) error {
	if s.json {
		out := make([]householdJSON, len(all))
		for i := range all {
			out[i] = toHousehold(&all[i])
		}
		return s.document(map[string]any{"households": out})
	}
	rows := make([][]cell, len(all))
	for i := range all {
		rows[i] = []cell{{all[i].Name, bold}, {oneAddress(&all[i].Address), quiet}, {s.namesOf(all[i].Members), plain}}
	}
	s.out.table(rows)
	return nil
}
