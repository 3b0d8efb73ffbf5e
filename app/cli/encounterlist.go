package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/encounter"
	"kith/internal/message"
)

// encountersCommand is encounter list under a name of its own, as one looks at the log more often than at anything else of it.
func (s *session) encountersCommand() *cobra.Command {
	return s.encounterListCommand("encounters", groupTime)
}

func (s *session) encounterListCommand(key, group string) *cobra.Command {
	var q encounter.Query
	var kind *choice
	var limit *count
	cmd := s.command(key, group, between(0, -1), func(ctx context.Context, p *program.Program, args []string) error {
		q, name := q, ""
		q.Kind = kind.value
		if len(args) > 0 {
			row, err := s.contact(ctx, p, strings.Join(args, " "))
			if err != nil {
				return err
			}
			q.Contact, name = row.ID, row.Name
		}
		if q.Circle != "" {
			var err error
			if q.Circle, err = knownCircle(ctx, p, q.Circle); err != nil {
				return err
			}
		}
		for _, day := range []*string{&q.Since, &q.Until} {
			if *day != "" {
				*day = pastDay(*day, p.Vault.Now().In(p.Zone))
			}
		}
		return s.listEncounters(ctx, p, q, name, int(*limit))
	})
	kind = choose(cmd, "kind", s.text("help.option.only-kind", nil), "", false, encounter.Kinds...)
	cmd.Flags().StringVar(&q.Circle, "circle", "", s.text("help.option.circle-of", nil))
	cmd.Flags().StringVar(&q.Text, "text", "", s.text("help.option.text", nil))
	cmd.Flags().StringVar(&q.Since, "since", "", s.text("help.option.since-day", nil))
	cmd.Flags().StringVar(&q.Until, "until", "", s.text("help.option.until-day", nil))
	limit = s.limit(cmd, 0)
	return cmd
}

// listEncounters shows the entries that fit, stretch by stretch, so that a long log needs no memory. name is whose they are, "" everybody's.
func (s *session) listEncounters(ctx context.Context, p *program.Program, q encounter.Query, name string, limit int) error {
	all := []encounter.Encounter{}
	for more := true; more && (limit == 0 || len(all) < limit); {
		q.Limit = 1000
		if limit > 0 {
			q.Limit = min(q.Limit, limit-len(all))
		}
		found, err := p.Encounters.Timeline(ctx, q)
		if err != nil {
			return err
		}
		all, more = append(all, found.Entries...), found.More
		if more {
			q.After = all[len(all)-1].ID
		}
	}
	if s.json {
		list := s.begin("encounters")
		for _, e := range all {
			if err := list.add(toEncounter(e)); err != nil {
				return err
			}
		}
		return list.end("total", len(all))
	}
	switch {
	case len(all) > 0:
	case q.Circle != "" || q.Kind != "" || q.Text != "" || q.Since != "" || q.Until != "":
		s.tell("terminal.no-encounter-fits", nil)
	case name != "":
		s.tell("terminal.no-meeting", message.Args{"name": name})
	default:
		s.tell("terminal.no-log", nil)
	}
	rows := make([][]cell, len(all))
	for i, e := range all {
		rows[i] = []cell{
			{s.when(e), plain}, {s.text("kind."+e.Kind, nil), plain}, {othersThan(name, e.People), bold}, {noteLine(e), quiet}, {e.ID[max(0, len(e.ID)-shortID):], quiet},
		}
	}
	s.out.table(rows)
	return nil
}

// noteLine says on one line what an encounter was about, and where.
func noteLine(e encounter.Encounter) string {
	parts := slices.DeleteFunc([]string{firstLine(encounter.Plain(e.Note)), e.Place}, func(part string) bool { return part == "" })
	return strings.Join(parts, " · ")
}

// othersThan names whom an encounter was with, but for the one whose encounters are listed.
func othersThan(name string, people []encounter.Person) string {
	var names []string
	for _, p := range people {
		if p.Name != name {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

func firstLine(text string) string {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimSpace(rest) != "" {
		first += " …"
	}
	return first
}
