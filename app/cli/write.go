package cli

import (
	"context"
	"encoding/base64"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

func (s *session) newCommand() *cobra.Command {
	return s.command("new", groupPeople, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		name, assignments := cutAssignments(args)
		if err := photoFiles(assignments); err != nil {
			return err
		}
		created, _, err := p.Contacts.NewFrom(ctx, name, assignments)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(toContact(&created))
		}
		s.tell("done.new", message.Args{"name": created.Name})
		return nil
	})
}

func (s *session) editCommand() *cobra.Command {
	cmd := s.command("edit", groupPeople, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		name, assignments := cutAssignments(args)
		row, err := s.contact(ctx, p, name)
		if err != nil {
			return err
		}
		if err := photoFiles(assignments); err != nil {
			return err
		}
		current, err := p.Contacts.Show(ctx, row.ID)
		if err != nil {
			return err
		}
		edits, err := contact.ParseAssignments(assignments, current)
		if err != nil {
			return err
		}
		edited, change, err := p.Contacts.Edit(ctx, row.ID, current.Revision, edits)
		return s.did(change, err, func() any { return toContact(&edited) }, "done.edit", message.Args{"name": edited.Name})
	})
	count := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if err := count(cmd, args); err != nil {
			return err
		}
		name, assignments := cutAssignments(args)
		if name == "" {
			return wrong(cmd, "usage.missing", message.Args{"usage": usageLine(cmd)})
		}
		if len(assignments) == 0 {
			return wrong(cmd, "usage.no-field", nil)
		}
		for _, assignment := range assignments {
			if !isAssignment(assignment) {
				return wrong(cmd, "usage.assignment", message.Args{"value": assignment})
			}
		}
		return nil
	}
	return cmd
}

// cutAssignments parts the words of a name from the assignments behind it, so that a name needs no quotes.
func cutAssignments(args []string) (name string, assignments []string) {
	for i, arg := range args {
		if isAssignment(arg) {
			return strings.Join(args[:i], " "), args[i:]
		}
	}
	return strings.Join(args, " "), nil
}

// isAssignment tells FIELD=VALUE from a name.
func isAssignment(arg string) bool {
	field, _, found := strings.Cut(arg, "=")
	field = strings.TrimSuffix(strings.TrimSuffix(field, "+"), "-")
	return found && field != "" && !strings.ContainsAny(field, " \t.,")
}

// photoFiles puts the pictures themselves in the place of the names of their files.
func photoFiles(assignments []string) error {
	for i, assignment := range assignments {
		path, ok := strings.CutPrefix(assignment, "photo=")
		if !ok || path == "" || strings.HasPrefix(path, "data:") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return fault.Wrap(err, "terminal.no-file", message.Args{"file": path, "reason": fault.Reason(err)})
		}
		// What it really is, and whether it may be, package contact finds out.
		assignments[i] = "photo=data:" + http.DetectContentType(data) + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
	return nil
}

func (s *session) deleteCommand() *cobra.Command {
	var who *whom
	var yes bool
	cmd := s.command("delete", groupPeople, nil, func(ctx context.Context, p *program.Program, args []string) error {
		if who.chosen() {
			return s.deleteChosen(ctx, p, who, yes)
		}
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		change, err := p.Contacts.Remove(ctx, idsOf(rows))
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		s.tell("done.delete", message.Args{"name": s.namesOf(rows), "n": len(rows)})
		return nil
	})
	who = s.whom(cmd, 0, "help.option.delete-circle")
	cmd.Args = who.args(false)
	s.yes(cmd, &yes)
	return cmd
}

// deleteChosen deletes whom the options mean, after a look at how many and who they are.
func (s *session) deleteChosen(ctx context.Context, p *program.Program, who *whom, yes bool) error {
	keys, err := who.keys(ctx, p)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return s.nobodyChosen()
	}
	first, err := p.Contacts.Rows(ctx, keys[:min(len(keys), mostShown)])
	if err != nil {
		return err
	}
	names := make([]string, len(first))
	for i, row := range first {
		names[i] = row.Name
	}
	said := strings.Join(names, ", ")
	if more := len(keys) - len(names); more > 0 {
		said = s.text("done.and-more", message.Args{"names": said, "n": more})
	}
	if err := s.confirm(yes, "ask.delete", message.Args{"n": len(keys), "names": said}); err != nil {
		return err
	}
	change, err := p.Contacts.RemoveKeys(ctx, keys)
	switch {
	case err != nil:
		return err
	case s.json:
		return s.changed(change)
	}
	s.tell("done.delete", message.Args{"name": s.text("done.contacts", message.Args{"n": len(keys)}), "n": len(keys)})
	return nil
}

// nobodyChosen says that a filter fits nobody, so that nothing was to be done.
func (s *session) nobodyChosen() error {
	if s.json {
		return s.changed(vault.Change{})
	}
	s.tell("terminal.no-match", nil)
	return nil
}

func (s *session) circleCommand() *cobra.Command {
	type change = func(ctx context.Context, circle string, keys []int64) (vault.Change, error)
	member := func(key string, pick func(*program.Program) change) *cobra.Command {
		var who *whom
		cmd := s.command("circle."+key, "", nil, func(ctx context.Context, p *program.Program, args []string) error {
			circle, err := knownCircle(ctx, p, strings.TrimSpace(args[0]))
			if err != nil {
				return err
			}
			if circle == "" {
				return fault.New("contact.bad-value", message.Args{"field": "circle", "value": args[0]})
			}
			keys, name, err := s.members(ctx, p, who, args[1:])
			if err != nil {
				return err
			}
			if len(keys) == 0 {
				return s.nobodyChosen()
			}
			done, err := pick(p)(ctx, circle, keys)
			if err == nil && done.ID != 0 && name == "" {
				name = s.text("done.contacts", done.Label.Args)
			}
			return s.did(done, err, nil, "done.circle-"+key, message.Args{"name": name, "circle": circle})
		})
		who = s.whom(cmd, 1, "help.option.members-circle")
		cmd.Args = who.args(false)
		return cmd
	}
	return s.family("circle", groupPeople, s.circleListCommand(),
		member("add", func(p *program.Program) change { return p.Contacts.AddKeysToCircle }),
		member("remove", func(p *program.Program) change { return p.Contacts.RemoveKeysFromCircle }),
		s.circleRename())
}

// circleListCommand lists the circles and how many people are in each.
func (s *session) circleListCommand() *cobra.Command {
	return s.command("circle.list", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		all, err := p.Contacts.Circles(ctx)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(map[string]any{"circles": all, "total": len(all)})
		}
		if len(all) == 0 {
			s.tell("terminal.no-circles", nil)
		}
		rows := make([][]cell, len(all))
		for i, circle := range all {
			rows[i] = []cell{{circle.Name, bold}, {s.text("done.contacts", message.Args{"n": circle.Count}), quiet}}
		}
		s.out.table(rows)
		return nil
	})
}

// members finds who is meant by names, which it says too, or by options.
func (s *session) members(ctx context.Context, p *program.Program, who *whom, names []string) (keys []int64, said string, err error) {
	if who.chosen() {
		keys, err = who.keys(ctx, p)
		return keys, "", err
	}
	rows, err := s.contacts(ctx, p, names)
	for _, row := range rows {
		keys = append(keys, row.Key)
	}
	return keys, s.namesOf(rows), err
}
