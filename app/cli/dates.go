package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/anniversary"
	"kith/internal/message"
)

// datesCommand lists important dates: those of everybody that are coming, or all of one person's; with --notice it says how early
// those of a circle are announced.
func (s *session) datesCommand() *cobra.Command {
	days, notice := count(30), count(0)
	var circle string
	cmd := s.command("dates", groupTime, nil, func(ctx context.Context, p *program.Program, args []string) error {
		if circle != "" {
			return s.noticeDates(ctx, p, circle, int(notice))
		}
		found, err := s.dates(ctx, p, strings.Join(args, " "), int(days))
		if err != nil {
			return err
		}
		if s.json {
			list := s.begin("dates")
			for _, up := range found {
				if err := list.add(toDate(up)); err != nil {
					return err
				}
			}
			return list.end("total", len(found))
		}
		if len(found) == 0 {
			s.tell("terminal.no-dates", message.Args{"n": int(days)})
			return nil
		}
		rows := make([][]cell, len(found))
		for i, up := range found {
			star := ""
			if up.Round {
				star = "★"
			}
			rows[i] = []cell{{up.On, quiet}, {s.inDays(up.Days), plain}, {up.Person.Name, bold}, {up.Words().In(s.lang), plain}, {star, quiet}}
		}
		s.out.table(rows)
		return nil
	})
	cmd.Args = func(cmd *cobra.Command, _ []string) error {
		if days > 366 {
			return wrong(cmd, "dates.bad-days", message.Args{"value": int(days)})
		}
		if cmd.Flags().Changed("notice") != (circle != "") {
			return wrong(cmd, "usage.missing", message.Args{"usage": "--circle NAME --notice N"})
		}
		return nil
	}
	cmd.Flags().Var(&days, "days", s.text("help.option.days", nil))
	cmd.Flags().StringVar(&circle, "circle", "", s.text("help.option.of-circle", nil))
	cmd.Flags().Var(&notice, "notice", s.text("help.option.notice", nil))
	return cmd
}

func (s *session) dates(ctx context.Context, p *program.Program, name string, days int) ([]anniversary.Upcoming, error) {
	if name == "" {
		return p.Dates.Upcoming(ctx, p.Today(), days)
	}
	row, err := s.contact(ctx, p, name)
	if err != nil {
		return nil, err
	}
	return p.Dates.Of(ctx, p.Today(), []int64{row.Key})
}

func (s *session) noticeDates(ctx context.Context, p *program.Program, circle string, days int) error {
	change, err := p.Dates.SetNotice(ctx, circle, days)
	if err != nil {
		return err
	}
	if s.json {
		return s.changed(change)
	}
	code := "done.notice"
	if days == 0 {
		code = "done.notice-removed"
	}
	s.tell(code, message.Args{"circle": circle, "n": days})
	return nil
}

func (s *session) inDays(days int) string {
	if days == 0 {
		return s.text("terminal.today-date", nil)
	}
	return s.text("terminal.in-days", message.Args{"n": days})
}

type dateJSON struct {
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Label   string `json:"label"`
	Day     string `json:"day"`
	Days    int    `json:"days"`
	Years   int    `json:"years"` // 0 where the year is not known
	Round   bool   `json:"round"`
}

func toDate(up anniversary.Upcoming) dateJSON {
	return dateJSON{up.Person.ID, up.Person.Name, up.Kind, up.Label, up.On, up.Days, up.Years, up.Round}
}
