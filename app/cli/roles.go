package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// roleJSON is what somebody is or was; from and to are a year, a month or a day, "" where it is not known.
type roleJSON struct {
	Organisation   string   `json:"organisation"`
	OrganisationID string   `json:"organisation_id"` // the contact that is the organisation, "" if there is none
	Units          []string `json:"units"`
	Title          string   `json:"title"`
	Role           string   `json:"role"`
	From           string   `json:"from"`
	To             string   `json:"to"`
	Current        bool     `json:"current"`
}

func toRole(r *contact.Role) roleJSON {
	return roleJSON{r.Organisation, r.OrganisationID, list(r.Units), r.Title, r.Role, r.From, r.To, r.Current}
}

func toRoles(held []contact.Role) []roleJSON {
	out := make([]roleJSON, len(held))
	for i := range held {
		out[i] = toRole(&held[i])
	}
	return out
}

// roleOptions are the options that say a role.
type roleOptions struct {
	organisation, title, role, from, to string
	units                               []string
}

func (s *session) roleOptions(cmd *cobra.Command) *roleOptions {
	var o roleOptions
	flags := cmd.Flags()
	flags.StringVar(&o.organisation, "organisation", "", s.text("help.option.organisation", nil))
	flags.StringArrayVar(&o.units, "unit", nil, s.text("help.option.unit", nil))
	flags.StringVar(&o.title, "title", "", s.text("help.option.role-title", nil))
	flags.StringVar(&o.role, "role", "", s.text("help.option.role-role", nil))
	return &o
}

// says makes sure that there is a role and that its dates can be read.
func (o *roleOptions) says(cmd *cobra.Command) error {
	if strings.TrimSpace(o.organisation+o.title+o.role) == "" {
		return wrong(cmd, "usage.no-role", nil)
	}
	return o.dated(cmd)
}

func (o *roleOptions) dated(cmd *cobra.Command) error {
	for _, option := range []struct{ name, value string }{{"--from", o.from}, {"--to", o.to}} {
		if option.value != "" && !contact.IsPeriod(option.value) {
			return wrong(cmd, "usage.bad-value", message.Args{"name": option.name, "value": option.value}).and("usage.period", nil)
		}
	}
	return nil
}

func (o *roleOptions) made(today string) contact.Role {
	return contact.Role{
		Organisation: o.organisation, Units: o.units, Title: o.title, Role: o.role, From: o.from, To: o.to, Current: contact.Lasts(o.to, today),
	}
}

// named is the argument check of commands about one contact.
func named(check func(*cobra.Command) error) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := between(1, -1)(cmd, args); err != nil {
			return err
		}
		return check(cmd)
	}
}

func (s *session) roleCommand() *cobra.Command {
	return s.family("role", groupPeople, s.roleListCommand(), s.roleAddCommand(), s.roleEndCommand(), s.roleRemoveCommand())
}

func (s *session) roleListCommand() *cobra.Command {
	return s.command("role.list", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		shown, err := s.whole(ctx, p, args)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(map[string]any{"roles": toRoles(shown.Held)})
		}
		if len(shown.Held) == 0 {
			s.tell("terminal.no-roles", message.Args{"name": shown.Name})
		}
		s.out.table(s.roleLines(shown.Held))
		return nil
	})
}

// whole finds the contact that arguments name and reads it.
func (s *session) whole(ctx context.Context, p *program.Program, args []string) (contact.Contact, error) {
	row, err := s.contact(ctx, p, strings.Join(args, " "))
	if err != nil {
		return contact.Contact{}, err
	}
	return p.Contacts.Show(ctx, row.ID)
}

func (s *session) roleLines(held []contact.Role) [][]cell {
	lines := make([][]cell, len(held))
	for i := range held {
		style := bold
		if !held[i].Current {
			style = plain
		}
		lines[i] = []cell{{oneRole(&held[i]), style}, {s.period(&held[i]), quiet}}
	}
	return lines
}

// oneRole writes a role on one line.
func oneRole(r *contact.Role) string {
	parts := append([]string{r.Title, r.Role, r.Organisation}, r.Units...)
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

// period writes from when to when a role is or was held.
func (s *session) period(r *contact.Role) string {
	switch {
	case r.From != "" && r.To != "":
		return r.From + " – " + r.To
	case r.From != "":
		return s.text("period.since", message.Args{"from": r.From})
	case r.To != "":
		return s.text("period.until", message.Args{"to": r.To})
	}
	return ""
}

func (s *session) roleAddCommand() *cobra.Command {
	var options *roleOptions
	cmd := s.command("role.add", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		row, err := s.contact(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		role := options.made(p.Today())
		edited, change, err := p.Contacts.Edit(ctx, row.ID, 0, []contact.Edit{{Op: "add", Field: "held", Held: &role}})
		return s.sayRole("done.role-add", &role, edited, change, err)
	})
	options = s.roleOptions(cmd)
	cmd.Flags().StringVar(&options.from, "from", "", s.text("help.option.from", nil))
	cmd.Flags().StringVar(&options.to, "to", "", s.text("help.option.to", nil))
	cmd.Args = named(options.says)
	return cmd
}

func (s *session) sayRole(code string, role *contact.Role, edited contact.Contact, change vault.Change, err error) error {
	return s.did(change, err, func() any { return toContact(&edited) }, code, message.Args{"name": edited.Name, "role": oneRole(role), "to": role.To})
}

// roles gives the roles that options mean, among those that fit.
func (o *roleOptions) roles(held []contact.Role, fits func(*contact.Role) bool) []contact.Role {
	has := func(text, part string) bool { return strings.Contains(search.Fold(text), search.Fold(part)) }
	var found []contact.Role
	for _, r := range held {
		if fits(&r) && has(r.Organisation, o.organisation) && has(r.Title, o.title) && has(r.Role, o.role) {
			found = append(found, r)
		}
	}
	return found
}

// oneOf makes sure that one role is meant.
func (s *session) oneOf(name string, found []contact.Role) (contact.Role, error) {
	switch len(found) {
	case 0:
		return contact.Role{}, fault.New("terminal.no-role", message.Args{"name": name})
	case 1:
		return found[0], nil
	}
	return contact.Role{}, &ambiguity{said: message.New("terminal.which-role", message.Args{"name": name}), rows: s.roleLines(found), total: len(found)}
}

func (s *session) roleEndCommand() *cobra.Command {
	var options *roleOptions
	cmd := s.command("role.end", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		shown, err := s.whole(ctx, p, args)
		if err != nil {
			return err
		}
		role, err := s.oneOf(shown.Name, options.roles(shown.Held, func(r *contact.Role) bool { return r.Current }))
		if err != nil {
			return err
		}
		if role.To = options.to; role.To == "" {
			role.To = p.Today()[:len("2026-03")]
		}
		edited, change, err := p.Contacts.Edit(ctx, shown.ID, shown.Revision, []contact.Edit{{Op: "end", Field: "held", Ref: role.Ref, Held: &contact.Role{To: role.To}}})
		return s.sayRole("done.role-end", &role, edited, change, err)
	})
	options = s.roleOptions(cmd)
	cmd.Flags().StringVar(&options.to, "to", "", s.text("help.option.end-to", nil))
	cmd.Args = named(options.dated)
	return cmd
}

func (s *session) roleRemoveCommand() *cobra.Command {
	var options *roleOptions
	cmd := s.command("role.remove", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		shown, err := s.whole(ctx, p, args)
		if err != nil {
			return err
		}
		role, err := s.oneOf(shown.Name, options.roles(shown.Held, func(*contact.Role) bool { return true }))
		if err != nil {
			return err
		}
		edited, change, err := p.Contacts.Edit(ctx, shown.ID, shown.Revision, []contact.Edit{{Op: "remove", Field: "held", Ref: role.Ref}})
		return s.sayRole("done.role-remove", &role, edited, change, err)
	})
	options = s.roleOptions(cmd)
	return cmd
}

func (s *session) moveCommand() *cobra.Command {
	var options *roleOptions
	var leaves string
	cmd := s.command("move", groupPeople, nil, func(ctx context.Context, p *program.Program, args []string) error {
		shown, err := s.whole(ctx, p, args)
		if err != nil {
			return err
		}
		ends, err := s.leaving(&shown, leaves)
		if err != nil {
			return err
		}
		role := options.made(p.Today())
		when := options.from
		if when == "" {
			when = p.Today()[:len("2026-03")]
		}
		edited, change, err := p.Contacts.MoveJob(ctx, shown.ID, shown.Revision, ends, role, when)
		return s.sayRole("done.move", &role, edited, change, err)
	})
	options = s.roleOptions(cmd)
	cmd.Flags().StringVar(&options.from, "from", "", s.text("help.option.move-from", nil))
	cmd.Flags().StringVar(&leaves, "leaves", "", s.text("help.option.leaves", nil))
	cmd.Args = named(options.says)
	return cmd
}

// leaving gives the roles that end when somebody moves: at the organisation that is named, or the one there is.
func (s *session) leaving(c *contact.Contact, leaves string) ([]int, error) {
	options := roleOptions{organisation: leaves}
	found := options.roles(c.Held, func(r *contact.Role) bool { return r.Current })
	if employed := options.roles(found, func(r *contact.Role) bool { return r.Organisation != "" }); leaves == "" && len(employed) > 0 {
		found = employed // a title without an organisation is no other job
	}
	if leaves == "" && len(found) > 1 {
		return nil, &ambiguity{said: message.New("terminal.which-leaves", message.Args{"name": c.Name}), rows: s.roleLines(found), total: len(found)}
	}
	if leaves != "" && len(found) == 0 {
		return nil, fault.New("terminal.no-role", message.Args{"name": c.Name})
	}
	refs := []int{}
	for _, r := range found {
		refs = append(refs, r.Ref)
	}
	return refs, nil
}
