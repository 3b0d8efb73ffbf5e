package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/encounter"
	"kith/internal/message"
)

func (s *session) encounterCommand() *cobra.Command {
	var kind *choice
	var date, note string
	cmd := s.command("encounter", groupTime, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		draft := encounter.Draft{Kind: kind.value, Day: pastDay(date, p.Vault.Now().In(p.Zone)), Note: note, People: idsOf(rows)}
		saved, _, err := p.Encounters.Save(ctx, draft, p.Zone)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(toEncounter(saved))
		}
		s.tell("done.encounter", message.Args{"kind": s.text("kind."+saved.Kind, nil), "names": s.namesOf(rows), "date": saved.Day})
		return nil
	})
	kind = choose(cmd, "kind", s.text("help.option.kind", nil), encounter.Kinds[0], false, encounter.Kinds...)
	cmd.Flags().StringVar(&date, "date", "", s.text("help.option.date", nil))
	cmd.Flags().StringVar(&note, "note", "", s.text("help.option.note", nil))
	return cmd
}

// pastDay reads a day as people type those that are over; what it does not know, package encounter refuses.
func pastDay(text string, now time.Time) string {
	text = strings.ToLower(strings.TrimSpace(text))
	switch text {
	case "today", "heute":
		return now.Format(time.DateOnly)
	case "yesterday", "gestern":
		return now.AddDate(0, 0, -1).Format(time.DateOnly)
	case "day before yesterday", "vorgestern":
		return now.AddDate(0, 0, -2).Format(time.DateOnly)
	}
	if day, err := time.Parse("2.1.2006", text); err == nil {
		return day.Format(time.DateOnly)
	}
	return text
}

func (s *session) encountersCommand() *cobra.Command {
	var limit *count
	cmd := s.command("encounters", groupTime, between(0, -1), func(ctx context.Context, p *program.Program, args []string) error {
		id, name := "", ""
		if len(args) > 0 {
			row, err := s.contact(ctx, p, strings.Join(args, " "))
			if err != nil {
				return err
			}
			id, name = row.ID, row.Name
		}
		found, err := p.Encounters.List(ctx, id, 0, int(*limit))
		if err != nil {
			return err
		}
		if s.json {
			all := s.begin("encounters")
			for _, e := range found {
				if err := all.add(toEncounter(e)); err != nil {
					return err
				}
			}
			return all.end("total", len(found))
		}
		switch {
		case len(found) == 0 && name != "":
			s.tell("terminal.no-meeting", message.Args{"name": name})
		case len(found) == 0:
			s.tell("terminal.no-log", nil)
		}
		rows := make([][]cell, len(found))
		for i, e := range found {
			rows[i] = []cell{{e.Day, plain}, {s.text("kind."+e.Kind, nil), plain}, {othersThan(name, e.People), bold}, {firstLine(e.Note), quiet}}
		}
		s.out.table(rows)
		return nil
	})
	limit = s.limit(cmd, 0)
	return cmd
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
