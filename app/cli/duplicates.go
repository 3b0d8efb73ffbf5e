package cli

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/duplicate"
	"kith/internal/message"
)

// pairJSON is a pair of the contract; class and against are more than it asks for.
type pairJSON struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Score   float64  `json:"score"`
	Class   string   `json:"class"`
	Reasons []string `json:"reasons"`
	Against []string `json:"against"`
}

// usualPairs is how many pairs are listed unless it is told.
const usualPairs = 50

func (s *session) duplicatesCommand() *cobra.Command {
	var limit *count
	var class *choice
	cmd := s.command("duplicates", groupPeople, nil, func(ctx context.Context, p *program.Program, _ []string) error {
		filter := duplicate.Filter{Limit: int(*limit)}
		if class.value != "" {
			filter.Class, _ = duplicate.ParseClass(class.value) // checked by choice
		}
		return s.duplicates(ctx, p, filter)
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	limit = s.limit(cmd, usualPairs)
	class = choose(cmd, "class", s.text("help.option.class", nil), "", false, "identical", "likely", "possible")
	cmd.AddCommand(s.dismissCommand())
	return cmd
}

func (s *session) duplicates(ctx context.Context, p *program.Program, filter duplicate.Filter) error {
	bar := &scanBar{s: s, started: time.Now()}
	counts, err := p.Duplicates.Scan(ctx, bar.at)
	bar.end()
	if err != nil {
		return err
	}
	pairs, total, err := p.Duplicates.Pairs(ctx, filter)
	if err != nil {
		return err
	}
	keys := make([]int64, 0, 2*len(pairs))
	for _, pair := range pairs {
		keys = append(keys, pair.A, pair.B)
	}
	rows, err := p.Contacts.Rows(ctx, keys)
	if err != nil {
		return err
	}
	people := make(map[int64]contact.Row, len(rows))
	for _, row := range rows {
		people[row.Key] = row
	}
	if counts.Bounded > 0 {
		s.say(message.New("terminal.bounded", message.Args{"n": counts.Bounded}))
	}
	if s.json {
		list := s.begin("pairs")
		for _, pair := range pairs {
			if err := list.add(pairJSON{
				people[pair.A].ID, people[pair.B].ID, math.Round(pair.Score*100) / 100, pair.Class.String(), s.reasons(pair.For()), s.reasons(pair.Against()),
			}); err != nil {
				return err
			}
		}
		return list.end("total", total)
	}
	if total == 0 {
		s.tell("terminal.no-duplicates", message.Args{"n": counts.Contacts})
		return nil
	}
	for i, pair := range pairs {
		if i > 0 {
			s.out.line("")
		}
		s.pair(pair, people[pair.A], people[pair.B])
	}
	if len(pairs) < total {
		s.say(message.New("terminal.pairs", message.Args{"shown": len(pairs), "total": total}))
	}
	return nil
}

// pair writes a pair: how sure it is and why, and the two below each other.
func (s *session) pair(pair duplicate.Pair, a, b contact.Row) {
	why := strings.Join(s.reasons(pair.For()), ", ")
	if against := s.reasons(pair.Against()); len(against) > 0 {
		why += " – " + s.text("terminal.against", message.Args{"reasons": strings.Join(against, ", ")})
	}
	head := fmt.Sprintf("%3.0f %% %s", math.Round(pair.Score*100), s.text("duplicate.class."+pair.Class.String(), nil))
	_, _ = s.out.w.WriteString(s.out.styledText(head, bold) + "  " + s.out.styledText(clean(why), quiet) + "\n")
	s.out.table([][]cell{
		{{"  " + a.ID, quiet}, {a.Name, bold}, {about(a), quiet}},
		{{"  " + b.ID, quiet}, {b.Name, bold}, {about(b), quiet}},
	})
}

func (s *session) reasons(list []duplicate.Reason) []string {
	texts := make([]string, len(list))
	for i, reason := range list {
		texts[i] = reason.Sentence().In(s.lang)
	}
	return texts
}

func (s *session) dismissCommand() *cobra.Command {
	return s.command("duplicates.dismiss", "", between(2, -1), func(ctx context.Context, p *program.Program, args []string) error {
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		change, err := p.Duplicates.Decide(ctx, idsOf(rows), duplicate.Different)
		return s.did(change, err, nil, "done.dismiss", message.Args{"names": s.namesOf(rows)})
	})
}

func (s *session) mergeCommand() *cobra.Command {
	var prefer *string
	cmd := s.command("merge", groupPeople, between(2, -1), func(ctx context.Context, p *program.Program, args []string) error {
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		choices := contact.MergeChoices{}
		if *prefer != "" {
			row, err := s.contact(ctx, p, *prefer)
			if err != nil {
				return err
			}
			choices.Keep, choices.Prefer = row.ID, true
		}
		merged, _, err := p.Duplicates.Merge(ctx, idsOf(rows), choices)
		switch {
		case err != nil:
			return err
		case s.json:
			return s.document(toContact(&merged))
		}
		s.tell("done.merge", message.Args{"n": len(rows), "name": merged.Name})
		return nil
	})
	prefer = cmd.Flags().String("prefer", "", s.text("help.option.prefer", nil))
	return cmd
}

// scanBar shows how far a scan is: on a terminal only, and only if it takes a while.
type scanBar struct {
	s       *session
	started time.Time
	mu      sync.Mutex
	phase   string
	bar     *progressbar.ProgressBar
}

func (b *scanBar) at(now duplicate.Progress) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.s.errOut.terminal || b.bar == nil && time.Since(b.started) < patience {
		return
	}
	if b.bar == nil || b.phase != now.Phase {
		b.clear()
		b.phase = now.Phase
		word := map[string]string{"reading": "terminal.scan-reading", "comparing": "terminal.scan-compare"}[now.Phase]
		b.bar = progressbar.NewOptions(now.Total, progressbar.OptionSetWriter(b.s.errOut.file), progressbar.OptionSetDescription(b.s.text(word, nil)),
			progressbar.OptionSetWidth(max(4, min(24, b.s.errOut.width-66))), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	_ = b.bar.Set(now.Done) // a failure to draw is no reason to stop
}

func (b *scanBar) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
}

func (b *scanBar) clear() {
	if b.bar != nil {
		_ = b.bar.Finish()
		_ = b.bar.Clear()
	}
}
