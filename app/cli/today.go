package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/today"
	"kith/internal/vault"
)

// todayCommand shows the list of today and holds the commands that answer it.
func (s *session) todayCommand() *cobra.Command {
	minutes := count(0)
	cmd := s.command("today", groupTime, nil, func(ctx context.Context, p *program.Program, _ []string) error {
		if minutes > 0 && !p.Vault.ReadOnly() {
			if err := p.Planner.SetMinutes(ctx, int(minutes)); err != nil {
				return err
			}
		}
		day, err := p.Planner.Today(ctx)
		if err == nil && minutes > 0 {
			day, err = p.Planner.Within(ctx, int(minutes))
		}
		if err != nil {
			return err
		}
		if s.json {
			return s.document(s.toDay(&day))
		}
		s.sayDay(&day)
		return nil
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		if cmd.Flags().Changed("minutes") && (minutes < today.LeastMinutes || minutes > today.MostMinutes) {
			return wrong(cmd, "today.bad-minutes", message.Args{"value": int(minutes)})
		}
		return nil
	}
	cmd.Flags().Var(&minutes, "minutes", s.text("help.option.minutes", nil))
	cmd.AddCommand(
		s.todayAnswer("done", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Planner.Done(ctx, id)
		}),
		s.todayLater(),
		s.todayAnswer("not-now", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Planner.NotNow(ctx, id)
		}),
		s.todayAnswer("never", func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Planner.Never(ctx, id)
		}),
		s.todayCommunity())
	return cmd
}

func (s *session) todayAnswer(key string, say func(context.Context, *program.Program, string) (vault.Change, error)) *cobra.Command {
	return s.command("today."+key, "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		item, err := s.todayItem(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		change, err := say(ctx, p, item.ID)
		if err != nil {
			return err
		}
		return s.sayChange(change)
	})
}

func (s *session) todayLater() *cobra.Command {
	var until string
	cmd := s.command("today.later", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		when, err := followup.ParseDue(until, p.Vault.Now(), p.Zone)
		if err != nil {
			return err
		}
		item, err := s.todayItem(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		change, err := p.Planner.Later(ctx, item.ID, when.LocalDay(p.Zone))
		if err != nil {
			return err
		}
		return s.sayChange(change)
	})
	cmd.Flags().StringVar(&until, "until", "tomorrow", s.text("help.option.until", nil))
	return cmd
}

func (s *session) todayCommunity() *cobra.Command {
	var not bool
	cmd := s.command("today.community", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		change, err := p.Planner.SetCommunity(ctx, strings.Join(args, " "), !not)
		if err != nil {
			return err
		}
		return s.sayChange(change)
	})
	cmd.Flags().BoolVar(&not, "not", false, s.text("help.option.not", nil))
	return cmd
}

// sayChange tells what a change was, in the words under which it stands in the history.
func (s *session) sayChange(change vault.Change) error {
	if s.json {
		return s.changed(change)
	}
	if change.ID != 0 {
		s.out.line(change.Label.In(s.lang))
	}
	return nil
}

// todayItem finds what is meant on the list of today: by its number, its id, or the name of a person or circle.
func (s *session) todayItem(ctx context.Context, p *program.Program, text string) (today.Item, error) {
	day, err := p.Planner.Today(ctx)
	if err != nil {
		return today.Item{}, err
	}
	items := inOrder(&day)
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(items) {
		return items[n-1], nil
	}
	wanted := search.Fold(text)
	var found []today.Item
	for _, item := range items {
		named := item.ID == text || search.Fold(item.Circle) == wanted || search.Fold(item.Title) == wanted
		for _, person := range item.People {
			named = named || search.Fold(person.Name) == wanted || person.ID == text
		}
		if named && item.State == today.Open {
			found = append(found, item)
		}
	}
	switch len(found) {
	case 0:
		return today.Item{}, wrongItem("today.which", text, nil)
	case 1:
		return found[0], nil
	}
	var names []string
	for _, item := range found {
		names = append(names, item.Reason.In(s.lang))
	}
	return today.Item{}, wrongItem("today.several", text, names)
}

// inOrder gives the items in the order in which they are shown: by question.
func inOrder(day *today.Day) []today.Item {
	var items []today.Item
	for _, question := range today.Questions {
		items = append(items, day.Of(question)...)
	}
	return items
}

func (s *session) sayDay(day *today.Day) {
	open, people := day.Open(), map[string]bool{}
	for _, item := range day.Items {
		for _, person := range item.People {
			if item.State == today.Open && item.Kind != today.KindBirthdays {
				people[person.ID] = true
			}
		}
	}
	switch {
	case len(day.Items) == 0:
		s.tell("today.head-none", nil)
	case open == 0:
		s.tell("today.head-done", message.Args{"n": len(day.Items)})
	default:
		s.tell("today.head", message.Args{"people": len(people), "minutes": day.Left})
	}
	number := 0
	for _, question := range today.Questions {
		items := day.Of(question)
		if len(items) == 0 {
			continue
		}
		s.out.line("")
		s.out.line(s.out.styledText(s.text("today.question."+question, nil), bold))
		rows := make([][]cell, len(items))
		for i, item := range items {
			number++
			style, end := bold, s.text("today.minutes", message.Args{"n": item.Minutes})
			if item.State == today.Done {
				style, end = quiet, s.text("today.state.done", nil)
			}
			rows[i] = []cell{{strconv.Itoa(number), quiet}, {item.Who(), style}, {s.whyOf(&item), plain}, {end, quiet}}
		}
		s.out.table(rows)
	}
	if day.Waiting > 0 && open == 0 && day.Budget < today.MostMinutes {
		s.out.line("")
		s.tell("today.waiting", message.Args{"n": day.Waiting, "minutes": min(2*day.Budget, today.MostMinutes)})
	}
}

// whyOf says why, and when somebody was met last.
func (s *session) whyOf(item *today.Item) string {
	why := item.Reason.In(s.lang)
	switch item.Kind {
	case today.KindNotice:
		why = s.text("today.coming", message.Args{"what": why, "date": item.Due})
	case today.KindFollowup:
		if len(item.People) == 0 {
			why = ""
		}
	}
	if item.Time != "" {
		why = strings.TrimSpace(item.Time + " " + why)
	}
	if item.Last != "" && item.Kind != today.KindLosingTouch && item.State == today.Open {
		why += " · " + s.text("today.last", message.Args{"date": item.Last})
	}
	return strings.TrimPrefix(why, " · ")
}

func (s *session) weekCommand() *cobra.Command {
	return s.command("week", groupTime, between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		week, err := p.Planner.Week(ctx)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(s.toWeek(&week))
		}
		s.tell("week.head", message.Args{"from": week.From, "until": week.Until})
		part := func(code, none string, rows [][]cell) {
			s.out.line("")
			s.out.line(s.out.styledText(s.text(code, nil), bold))
			if len(rows) == 0 {
				s.out.line(s.out.styledText(s.text(none, nil), quiet))
			}
			s.out.table(rows)
		}
		var met, helped, lost [][]cell
		for _, m := range week.Met {
			met = append(met, []cell{{m.Person.Name, plain}, {s.text("kind."+m.Kind, nil), quiet}, {m.Day, quiet}})
		}
		for _, h := range week.Helped {
			helped = append(helped, []cell{{h.Title, plain}, {withoutTitle(h.People, h.Title), quiet}, {h.Day, quiet}})
		}
		for _, l := range week.Lost {
			lost = append(lost, []cell{{l.Person.Name, plain}, {l.Reason.In(s.lang), quiet}})
		}
		part("week.met", "week.nobody", met)
		part("week.helped", "week.nothing", helped)
		part("week.lost", "week.nobody", lost)
		return nil
	})
}
