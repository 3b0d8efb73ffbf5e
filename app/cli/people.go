package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
)

// stretch is how many contacts are in memory whole while a list is written.
const stretch = 200

func (s *session) listCommand() *cobra.Command {
	var circle string
	var whom *among
	var sort *choice
	var limit *count
	cmd := s.command("list", groupPeople, between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		query := contact.ListQuery{Circle: circle, Sort: sort.value, Limit: int(*limit)}
		if err := whom.into(ctx, p, &query); err != nil {
			return err
		}
		return s.list(ctx, p, query)
	})
	cmd.Flags().StringVar(&circle, "circle", "", s.text("help.option.list-circle", nil))
	whom = s.among(cmd)
	sort = choose(cmd, "sort", s.text("help.option.sort", nil), contact.ByName, false, contact.ByName, contact.ByChange)
	limit = s.limit(cmd, 0)
	return cmd
}

func (s *session) list(ctx context.Context, p *program.Program, query contact.ListQuery) error {
	if query.Circle != "" {
		circle, err := knownCircle(ctx, p, query.Circle)
		if err != nil {
			return err
		}
		query.Circle = circle
	}
	rows, total, err := p.Contacts.List(ctx, query)
	if err != nil {
		return err
	}
	if s.json {
		return s.contactList(ctx, p, rows, "total", total)
	}
	switch {
	case total == 0 && query.Where != "":
		s.tell("terminal.no-match", nil)
	case total == 0 && query.Circle != "":
		s.tell("terminal.no-circle", message.Args{"circle": query.Circle})
	case total == 0:
		return s.emptyBook(ctx, p)
	}
	lines := make([][]cell, len(rows))
	for i, row := range rows {
		lines[i] = []cell{{row.Name, bold}, {about(row), quiet}}
	}
	s.out.table(lines)
	s.sayShown(len(rows), total)
	return nil
}

// knownCircle finds the circle that is meant, in whatever case it was typed.
func knownCircle(ctx context.Context, p *program.Program, typed string) (string, error) {
	circles, err := p.Contacts.Circles(ctx)
	if err != nil {
		return "", err
	}
	found := ""
	for _, circle := range circles {
		if circle.Name == typed {
			return typed, nil
		}
		if strings.EqualFold(circle.Name, typed) || found == "" && search.Fold(circle.Name) == search.Fold(typed) {
			found = circle.Name
		}
	}
	if found == "" {
		return typed, nil
	}
	return found, nil
}

// contactList writes contacts whole, a stretch at a time, and then the other members of the document.
func (s *session) contactList(ctx context.Context, p *program.Program, rows []contact.Row, members ...any) error {
	list := s.begin("contacts")
	for len(rows) > 0 {
		n := min(stretch, len(rows))
		keys := make([]int64, n)
		for i, row := range rows[:n] {
			keys[i] = row.Key
		}
		rows = rows[n:]
		contacts, err := p.Contacts.Whole(ctx, keys)
		if err != nil {
			return err
		}
		for i := range contacts {
			if err := list.add(toContact(&contacts[i])); err != nil {
				return err
			}
		}
	}
	return list.end(members...)
}

// usualHits is how many hits a search shows unless it is told.
const usualHits = 50

func (s *session) searchCommand() *cobra.Command {
	var whom *among
	var limit *count
	cmd := s.command("search", groupPeople, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		var query contact.ListQuery
		if err := whom.into(ctx, p, &query); err != nil {
			return err
		}
		return s.search(ctx, p, strings.Join(args, " "), query, int(*limit))
	})
	whom = s.among(cmd)
	limit = s.limit(cmd, usualHits)
	return cmd
}

func (s *session) search(ctx context.Context, p *program.Program, query string, among contact.ListQuery, limit int) error {
	if strings.TrimSpace(query) == "" {
		return fault.New("search.empty", nil)
	}
	if limit == 0 {
		limit = 1 << 30
	}
	found, err := p.SearchAmong(ctx, query, among, limit, false)
	if err != nil {
		return err
	}
	if s.json {
		matches := make([]matchJSON, len(found.Matches))
		for i, m := range found.Matches {
			matches[i] = matchJSON(m)
		}
		return s.contactList(ctx, p, found.Rows, "total", found.Total, "matches", matches)
	}
	if len(found.Rows) == 0 {
		s.tell("terminal.none", message.Args{"query": query})
		in, err := deleted(ctx, p, query)
		if in {
			s.tell("terminal.in-bin", message.Args{"name": query})
		}
		return err
	}
	if found.Near {
		s.say(message.New("terminal.near", nil))
	}
	lines := make([][]cell, len(found.Rows))
	for i, row := range found.Rows {
		lines[i] = []cell{{row.Name, bold}, {about(row), quiet}, {s.matched(found.Matches[i]), quiet}}
	}
	s.out.table(lines)
	s.sayShown(len(found.Rows), found.Total)
	return nil
}

// matched says where a search found somebody if not in the name.
func (s *session) matched(m program.Match) string {
	if m.Snippet == "" || m.Field == "name" {
		return ""
	}
	return s.text("field."+m.Field, nil) + ": " + m.Snippet
}

func (s *session) showCommand() *cobra.Command {
	return s.command("show", groupPeople, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		row, err := s.contact(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		shown, err := p.Contacts.Show(ctx, row.ID)
		if err != nil {
			return err
		}
		if s.json {
			out := toContact(&shown)
			origins, err := p.Imports.Sources(ctx, row.ID)
			if err != nil {
				return err
			}
			sources := toSources(origins)
			out.Sources = &sources
			return s.document(out)
		}
		return s.person(ctx, p, row, &shown)
	})
}
