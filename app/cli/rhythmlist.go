package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/rhythm"
)

// rhythmJSON is how it stands with somebody. Days are "" where there are none.
type rhythmJSON struct {
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Rhythm  string `json:"rhythm"` // 6w
	Circle  string `json:"circle"` // whose rhythm it is, "" for the contact's own
	Last    string `json:"last"`
	Due     string `json:"due"`
	Snoozed string `json:"snoozed"`
	Rests   bool   `json:"rests"`
	Until   string `json:"until"` // of the rest, "" for good
	Fading  string `json:"fading"`
}

func (s *session) sayRhythms(ctx context.Context, p *program.Program, rows []contact.Row) error {
	all := []rhythmJSON{}
	for _, row := range rows {
		st, err := p.Rhythms.Of(ctx, row.ID, p.Today())
		if err != nil {
			return err
		}
		if !s.json {
			s.out.line(s.text("terminal.rhythm", message.Args{"name": row.Name, "rhythm": s.rhythmLine(st, p.Today())}))
			continue
		}
		out := rhythmJSON{row.ID, row.Name, st.Rhythm.String(), st.Circle, st.Last, st.Due, st.Snoozed, st.Rests, st.Until, ""}
		if st.Fading != nil {
			out.Fading = st.Fading.In(s.lang)
		}
		all = append(all, out)
	}
	if !s.json {
		return nil
	}
	return s.document(map[string]any{"rhythms": all, "total": len(all)})
}

// rhythmLine says how it stands with somebody: "every 6 weeks · last met 3 Mar 2026 · due 14 Apr 2026".
func (s *session) rhythmLine(st rhythm.Status, today string) string {
	parts := []string{st.Rhythm.Message().In(s.lang)}
	if st.Circle != "" {
		parts[0] = s.text("terminal.rhythm-circle", message.Args{"rhythm": parts[0], "circle": st.Circle})
	}
	add := func(code string, args message.Args) { parts = append(parts, s.text("terminal.rhythm-"+code, args)) }
	if st.Last != "" {
		add("last", message.Args{"last": st.Last})
	} else if !st.Rhythm.IsZero() {
		add("first", nil)
	}
	switch {
	case st.Rests && st.Until == "":
		add("rests", nil)
	case st.Rests:
		add("until", message.Args{"until": st.Until})
	case st.Snoozed != "":
		add("snoozed", message.Args{"due": st.Snoozed})
	case st.Due != "" && st.Due <= today:
		add("since", message.Args{"due": st.Due})
	case st.Due != "":
		add("due", message.Args{"due": st.Due})
	}
	if st.Fading != nil {
		parts = append(parts, st.Fading.In(s.lang))
	}
	return strings.Join(parts, " · ")
}

func (s *session) rhythmListCommand() *cobra.Command {
	var now bool
	var limit *count
	cmd := s.command("rhythm.list", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		found, err := p.Rhythms.All(ctx)
		if err != nil {
			return err
		}
		circles, err := p.Rhythms.Circles(ctx)
		if err != nil {
			return err
		}
		if now {
			if found, err = p.Rhythms.Due(ctx, p.Today()); err != nil {
				return err
			}
		}
		total := len(found)
		if *limit > 0 {
			found = found[:min(total, int(*limit))]
		}
		if s.json {
			return s.rhythmDocument(found, circles, total)
		}
		var rows [][]cell
		if total == 0 && now {
			s.tell("terminal.none-due", nil)
		} else if total == 0 && len(circles) == 0 {
			s.tell("terminal.no-rhythms", nil)
		}
		if !now {
			for _, c := range circles {
				rows = append(rows, []cell{{"", plain}, {c.Name, bold}, {c.Rhythm.Message().In(s.lang), plain}, {"", quiet}})
			}
		}
		for _, d := range found {
			last := s.text("terminal.rhythm-first", nil)
			if d.Last != "" {
				last = s.text("terminal.rhythm-last", message.Args{"last": d.Last})
			}
			how := d.Rhythm.Message().In(s.lang)
			if d.Circle != "" {
				how = s.text("terminal.rhythm-circle", message.Args{"rhythm": how, "circle": d.Circle})
			}
			day := d.Day
			if day == "" {
				day = s.text("terminal.rhythm-rests", nil)
			}
			rows = append(rows, []cell{{day, plain}, {d.Name, bold}, {how, plain}, {last, quiet}})
		}
		s.out.table(rows)
		return nil
	})
	cmd.Flags().BoolVar(&now, "due", false, s.text("help.option.rhythm-due", nil))
	limit = s.limit(cmd, 0)
	return cmd
}

func (s *session) rhythmDocument(found []rhythm.Due, circles []rhythm.Circle, total int) error {
	list := s.begin("rhythms")
	for _, d := range found {
		if err := list.add(struct {
			Contact string `json:"contact"`
			Name    string `json:"name"`
			Rhythm  string `json:"rhythm"`
			Circle  string `json:"circle"`
			Last    string `json:"last"`
			Due     string `json:"due"`
			Reason  string `json:"reason"`
		}{d.ID, d.Name, d.Rhythm.String(), d.Circle, d.Last, d.Day, d.Reason.In(s.lang)}); err != nil {
			return err
		}
	}
	type circleJSON struct {
		Circle string `json:"circle"`
		Rhythm string `json:"rhythm"`
		Since  string `json:"since"`
	}
	all := []circleJSON{}
	for _, c := range circles {
		all = append(all, circleJSON{c.Name, c.Rhythm.String(), c.Since})
	}
	return list.end("total", total, "circles", all)
}

func (s *session) rhythmFadingCommand() *cobra.Command {
	var limit *count
	cmd := s.command("rhythm.fading", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		found, err := p.Rhythms.LosingTouch(ctx, p.Today())
		if err != nil {
			return err
		}
		total := len(found)
		if *limit > 0 {
			found = found[:min(total, int(*limit))]
		}
		if s.json {
			list := s.begin("fading")
			for _, f := range found {
				if err := list.add(struct {
					Contact string `json:"contact"`
					Name    string `json:"name"`
					Since   string `json:"since"`
					Last    string `json:"last"`
					Pace    int    `json:"pace"` // days between encounters, as they used to be
					Reason  string `json:"reason"`
				}{f.ID, f.Name, f.Since, f.Last, f.Pace, f.Reason.In(s.lang)}); err != nil {
					return err
				}
			}
			return list.end("total", total)
		}
		if total == 0 {
			s.tell("terminal.none-fading", nil)
		}
		rows := make([][]cell, len(found))
		for i, f := range found {
			rows[i] = []cell{{f.Name, bold}, {f.Reason.In(s.lang), plain}}
		}
		s.out.table(rows)
		return nil
	})
	limit = s.limit(cmd, 0)
	return cmd
}
