package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/vault"
)

func (s *session) followupCommand() *cobra.Command {
	open := func(f followup.Followup) bool { return f.Done.IsZero() }
	done := func(f followup.Followup) bool { return !f.Done.IsZero() }
	return s.family("followup", groupTime, s.followupAddCommand(), s.followupListCommand(),
		s.followupChange("done", open, func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Followups.Complete(ctx, id, true)
		}),
		s.followupChange("reopen", done, func(ctx context.Context, p *program.Program, id string) (vault.Change, error) {
			return p.Followups.Complete(ctx, id, false)
		}),
		s.followupSnoozeCommand(open),
		s.followupShowCommand(),
		s.followupStepCommand(open),
		s.followupDeleteCommand())
}

func (s *session) followupAddCommand() *cobra.Command {
	var due, title, note, every string
	var after bool
	var steps []string
	cmd := s.command("followup.add", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		rule, err := everyRule(every, after)
		if err != nil {
			return err
		}
		if due == "" { // the rule says when it comes first
			due = "today"
		}
		when, err := followup.ParseDue(due, p.Vault.Now(), p.Zone)
		if err != nil {
			return err
		}
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		draft := followup.Draft{Title: title, Note: note, Due: when, Repeat: rule, People: idsOf(rows)}
		for _, text := range steps {
			draft.Steps = append(draft.Steps, followup.StepDraft{Text: text})
		}
		saved, _, err := p.Followups.Save(ctx, draft)
		if err != nil {
			return err
		}
		return s.sayFollowup("done.followup", saved, p.Zone)
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && strings.TrimSpace(title) == "" {
			return wrong(cmd, "usage.missing", message.Args{"usage": usageLine(cmd)})
		}
		if due == "" && every == "" {
			return wrong(cmd, "usage.no-due", nil)
		}
		if after && every == "" {
			return wrong(cmd, "usage.no-every", nil)
		}
		return nil
	}
	cmd.Flags().StringVar(&due, "due", "", s.text("help.option.due", nil))
	cmd.Flags().StringVar(&every, "every", "", s.text("help.option.repeat", nil))
	cmd.Flags().BoolVar(&after, "after-done", false, s.text("help.option.after-done", nil))
	cmd.Flags().StringVar(&title, "title", "", s.text("help.option.title", nil))
	cmd.Flags().StringArrayVar(&steps, "step", nil, s.text("help.option.step", nil))
	cmd.Flags().StringVar(&note, "note", "", s.text("help.option.note", nil))
	return cmd
}

// sayFollowup tells what became of a follow-up; one that comes again says how.
func (s *session) sayFollowup(code string, f followup.Followup, zone *time.Location) error {
	if s.json {
		return s.document(s.toFollowup(f))
	}
	if words := f.Words(s.lang); words != "" {
		s.tell(code+"-every", message.Args{"title": f.Title, "due": f.Due.Spoken(zone), "every": words})
		return nil
	}
	s.tell(code, message.Args{"title": f.Title, "due": f.Due.Spoken(zone)})
	return nil
}

func (s *session) followupListCommand() *cobra.Command {
	var due string
	var ticked bool
	var limit *count
	cmd := s.command("followup.list", "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		all, err := s.followups(ctx, p, strings.Join(args, " "), ticked)
		if err != nil {
			return err
		}
		before := strings.TrimPrefix(due, "before:")
		if due != "" {
			until, err := followup.ParseDue(before, p.Vault.Now(), p.Zone)
			if err != nil {
				return err
			}
			before = until.Spoken(p.Zone)
			all = dueBefore(all, until, p.Zone)
		}
		total := len(all)
		if *limit > 0 {
			all = all[:min(total, int(*limit))]
		}
		if s.json {
			list := s.begin("followups")
			for _, f := range all {
				if err := list.add(s.toFollowup(f)); err != nil {
					return err
				}
			}
			return list.end("total", total)
		}
		switch {
		case total > 0:
		case due != "":
			s.tell("terminal.none-before", message.Args{"due": before})
		case ticked:
			s.tell("terminal.none-done", nil)
		default:
			s.tell("terminal.no-followups", nil)
		}
		return s.followupTable(ctx, p, all)
	})
	cmd.Args = func(cmd *cobra.Command, _ []string) error {
		if due != "" && !strings.HasPrefix(due, "before:") {
			return wrong(cmd, "usage.before", nil)
		}
		return nil
	}
	cmd.Flags().StringVar(&due, "due", "", s.text("help.option.due-before", nil))
	cmd.Flags().BoolVar(&ticked, "done", false, s.text("help.option.done", nil))
	limit = s.limit(cmd, 0)
	return cmd
}

// followups gives the open or the finished follow-ups, of somebody or of everybody.
func (s *session) followups(ctx context.Context, p *program.Program, name string, ticked bool) ([]followup.Followup, error) {
	if name == "" && ticked {
		return p.Followups.Completed(ctx, 0)
	}
	if name == "" {
		return p.Followups.Open(ctx, 0)
	}
	row, err := s.contact(ctx, p, name)
	if err != nil {
		return nil, err
	}
	all, err := p.Followups.OfContact(ctx, row.ID)
	var found []followup.Followup
	for _, f := range all {
		if f.Done.IsZero() != ticked {
			found = append(found, f)
		}
	}
	return found, err
}

// dueBefore keeps what is due before a day begins, or before a moment. A day without a time is due from its beginning.
func dueBefore(all []followup.Followup, until followup.Due, zone *time.Location) []followup.Followup {
	var kept []followup.Followup
	for _, f := range all {
		early := f.Due.LocalDay(zone) < until.LocalDay(zone)
		if until.Day == "" && f.Due.Day == "" {
			early = f.Due.At.Before(until.At)
		} else if until.Day == "" {
			early = f.Due.Day <= until.LocalDay(zone)
		}
		if early {
			kept = append(kept, f)
		}
	}
	return kept
}

// followupTable lists follow-ups with as much of their ids as it takes to name one.
func (s *session) followupTable(ctx context.Context, p *program.Program, all []followup.Followup) error {
	if len(all) == 0 {
		return nil
	}
	everything, err := p.Followups.All(ctx)
	if err != nil {
		return err
	}
	ids := make([]string, len(everything))
	for i, f := range everything {
		ids[i] = f.ID
	}
	length := shortest(ids)
	rows := make([][]cell, len(all))
	for i, f := range all {
		rows[i] = []cell{{f.ID[:min(length, len(f.ID))], quiet}, {f.Due.Spoken(p.Zone), plain}, {f.Title, bold}, {withoutTitle(f.People, f.Title), quiet}, {s.comesAgain(f), quiet}}
	}
	s.out.table(rows)
	return nil
}

// shortest is the number of characters by which all ids differ.
func shortest(ids []string) int {
	for length := shortestID; ; length++ {
		seen := make(map[string]bool, len(ids))
		for _, id := range ids {
			seen[id[:min(length, len(id))]] = true
		}
		if len(seen) == len(ids) {
			return length
		}
	}
}

// withoutTitle names the people that the title does not name.
func withoutTitle(people []contact.Row, title string) string {
	var names []string
	for _, p := range people {
		if !strings.Contains(title, p.Name) {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

// followupChange makes a command that ticks a follow-up off or opens it again.
func (s *session) followupChange(key string, fits func(followup.Followup) bool, change func(context.Context, *program.Program, string) (vault.Change, error)) *cobra.Command {
	return s.command("followup."+key, "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		found, err := s.followup(ctx, p, strings.Join(args, " "), fits)
		if err != nil {
			return err
		}
		if _, err := change(ctx, p, found.ID); err != nil {
			return err
		}
		if found, err = p.Followups.Show(ctx, found.ID); err != nil {
			return err
		}
		return s.sayFollowup("done.followup-"+key, found, p.Zone)
	})
}

func (s *session) followupSnoozeCommand(open func(followup.Followup) bool) *cobra.Command {
	var until string
	cmd := s.command("followup.snooze", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		when, err := followup.ParseLater(until, p.Vault.Now(), p.Zone)
		if err != nil {
			return err
		}
		found, err := s.followup(ctx, p, strings.Join(args, " "), open)
		if err != nil {
			return err
		}
		if _, err := p.Followups.Snooze(ctx, found.ID, when); err != nil {
			return err
		}
		if found, err = p.Followups.Show(ctx, found.ID); err != nil {
			return err
		}
		return s.sayFollowup("done.followup-snooze", found, p.Zone)
	})
	cmd.Flags().StringVar(&until, "until", "tomorrow", s.text("help.option.until", nil))
	return cmd
}

func (s *session) followupDeleteCommand() *cobra.Command {
	return s.command("followup.delete", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		found, err := s.followup(ctx, p, strings.Join(args, " "), nil)
		if err != nil {
			return err
		}
		change, err := p.Followups.Remove(ctx, found.ID)
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		s.tell("done.followup-delete", message.Args{"title": found.Title})
		return nil
	})
}
