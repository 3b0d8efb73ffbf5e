package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/repeat"
	"kith/internal/search"
)

// everyRule reads --every, with --after-done as a span that counts from when it is done; "" gives "". Faults: followup.bad-repeat,
// followup.after-done.
func everyRule(text string, after bool) (string, error) {
	if text == "" {
		return "", nil
	}
	rule, ok := repeat.Read(text)
	if !ok {
		return "", fault.New("followup.bad-repeat", message.Args{"value": text})
	}
	if after {
		if rule, ok = rule.AfterCompletion(); !ok {
			return "", fault.New("followup.after-done", message.Args{"value": text})
		}
	}
	return rule.String(), nil
}

// comesAgain says in few words how far the steps are and when a follow-up comes again.
func (s *session) comesAgain(f followup.Followup) string {
	var parts []string
	if done, all := f.Progress(); all > 0 {
		parts = append(parts, fmt.Sprintf("%d/%d", done, all))
	}
	if words := f.Words(s.lang); words != "" {
		parts = append(parts, words)
	}
	return strings.Join(parts, ", ")
}

// followupShowCommand shows one follow-up whole, with what was written about its people last.
func (s *session) followupShowCommand() *cobra.Command {
	return s.command("followup.show", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		found, err := s.followup(ctx, p, strings.Join(args, " "), nil)
		if err != nil {
			return err
		}
		last, err := p.LastWith(ctx, found)
		if err != nil {
			return err
		}
		if s.json {
			document := shownFollowupJSON{followupJSON: s.toFollowup(found), Last: []encounterJSON{}}
			for _, e := range last {
				document.Last = append(document.Last, toEncounter(e))
			}
			return s.document(document)
		}
		d := details{s: s}
		d.add("followup", found.Title, found.Due.Spoken(p.Zone))
		d.add("repeat", found.Words(s.lang), "")
		for _, person := range found.People {
			d.add("with", person.Name, "")
		}
		d.add("note", found.Note, "")
		for i, step := range found.Steps {
			d.add("steps", strconv.Itoa(i+1)+"  "+box(step)+" "+step.Text, "")
		}
		for _, e := range last {
			d.add("last", strings.TrimSpace(e.Day+"  "+s.text("encounter.kind."+e.Kind, nil)+"  "+strings.Join(strings.Fields(e.Note), " ")), "")
		}
		d.write()
		return nil
	})
}

// shownFollowupJSON is a follow-up with the last encounters of its people.
type shownFollowupJSON struct {
	followupJSON
	Last []encounterJSON `json:"last"`
}

func box(step followup.Step) string {
	if step.Done.IsZero() {
		return "[ ]"
	}
	return "[x]"
}

// followupStepCommand ticks steps off, opens them again, adds and lists them.
func (s *session) followupStepCommand(open func(followup.Followup) bool) *cobra.Command {
	var tick, reopen, add []string
	cmd := s.command("followup.step", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		found, err := s.followup(ctx, p, strings.Join(args, " "), open)
		if err != nil {
			return err
		}
		for _, named := range []struct {
			steps []string
			done  bool
		}{{tick, true}, {reopen, false}} {
			for _, name := range named.steps {
				step, err := stepNamed(found, name)
				if err != nil {
					return err
				}
				if _, err := p.Followups.Tick(ctx, step.ID, named.done); err != nil {
					return err
				}
			}
		}
		if len(add) > 0 {
			if _, err := p.Followups.AddSteps(ctx, found.ID, add); err != nil {
				return err
			}
		}
		if found, err = p.Followups.Show(ctx, found.ID); err != nil {
			return err
		}
		if s.json {
			return s.document(s.toFollowup(found))
		}
		if len(found.Steps) == 0 {
			s.tell("terminal.no-steps", message.Args{"title": found.Title})
		}
		rows := make([][]cell, len(found.Steps))
		for i, step := range found.Steps {
			rows[i] = []cell{{strconv.Itoa(i + 1), quiet}, {box(step), plain}, {step.Text, bold}}
		}
		s.out.table(rows)
		return nil
	})
	cmd.Flags().StringArrayVar(&tick, "tick", nil, s.text("help.option.tick", nil))
	cmd.Flags().StringArrayVar(&reopen, "open", nil, s.text("help.option.open", nil))
	cmd.Flags().StringArrayVar(&add, "add", nil, s.text("help.option.add", nil))
	return cmd
}

// stepNamed finds a step by its number, from 1, or by how its text begins. Fault: followup.which-step.
func stepNamed(f followup.Followup, name string) (followup.Step, error) {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(f.Steps) {
		return f.Steps[n-1], nil
	}
	fits := func(step followup.Step) bool { return strings.HasPrefix(search.Fold(step.Text), search.Fold(name)) }
	at := slices.IndexFunc(f.Steps, fits)
	if name == "" || at < 0 || slices.ContainsFunc(f.Steps[at+1:], fits) {
		return followup.Step{}, fault.New("followup.which-step", message.Args{"step": name, "title": f.Title, "n": len(f.Steps)})
	}
	return f.Steps[at], nil
}
