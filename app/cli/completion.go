package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/search"
)

// mostCompleted is how many names a shell is offered.
const mostCompleted = 100

// names gives what may stand in some place of a command line and begins with a text.
type names = func(ctx context.Context, p *program.Program, text string) ([]string, error)

// completeFromBook lets the shell complete what is in the book: people, circles, views, follow-ups.
func (s *session) completeFromBook(root *cobra.Command) {
	for _, one := range []struct {
		commands string
		places   []names // what the arguments are; the last one is repeated
	}{
		{"show|edit|delete|merge|encounter|encounters|rhythm|met|qr|write|address|move|offer|need", []names{people}},
		{"followup add|followup list|encounter list|household create|household add|household leave|household show", []names{people}},
		{"circle add|circle remove", []names{circles, people}},
		{"circle rename", []names{circles, circles, nothing}},
		{"followup show|followup done|followup snooze|followup step|followup delete", []names{openFollowups, nothing}},
		{"view remove", []names{views, nothing}},
		{"view save", []names{views, nothing}},
	} {
		for _, path := range strings.Split(one.commands, "|") {
			if cmd, _, err := root.Find(strings.Fields(path)); err == nil {
				cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, text string) ([]string, cobra.ShellCompDirective) {
					return s.complete(one.places[min(len(args), len(one.places)-1)], args, text)
				}
			}
		}
	}
	s.completeOptions(root, "circle", circles)
	s.completeOptions(root, "view", views)
}

// completeOptions completes an option in all commands that have it.
func (s *session) completeOptions(cmd *cobra.Command, option string, from names) {
	if cmd.Flags().Lookup(option) != nil {
		_ = cmd.RegisterFlagCompletionFunc(option, func(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
			return s.complete(from, nil, text)
		}) // fails only for options that do not exist
	}
	for _, below := range cmd.Commands() {
		s.completeOptions(below, option, from)
	}
}

// complete asks the book for names, without those that stand there already. It says nothing where there is no book: somebody is in the
// middle of a line.
func (s *session) complete(from names, given []string, text string) ([]string, cobra.ShellCompDirective) {
	dir := s.dir
	if dir == "" {
		dir = program.DefaultVault()
	}
	if _, err := os.Stat(filepath.Join(dir, "kith.db")); err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	options := s.options
	options.Patience, options.Beside = min(options.Patience, 200*time.Millisecond), true
	p, err := program.Open(dir, options)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	found, err := from(context.Background(), p, text)
	if first(err, p.Close()) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	start, out := search.Fold(text), []string{}
	for _, name := range found {
		if name = clean(name); strings.HasPrefix(search.Fold(name), start) && !slices.Contains(given, name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func nothing(context.Context, *program.Program, string) ([]string, error) { return nil, nil }

func people(ctx context.Context, p *program.Program, text string) ([]string, error) {
	var rows []contact.Row
	var err error
	if strings.TrimSpace(text) == "" {
		rows, _, err = p.Contacts.List(ctx, contact.ListQuery{Limit: mostCompleted})
	} else {
		var found program.Found
		found, err = p.Suggest(ctx, text, "", mostCompleted)
		rows = found.Rows
	}
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row.Name
	}
	return out, err
}

func circles(ctx context.Context, p *program.Program, _ string) ([]string, error) {
	all, err := p.Contacts.Circles(ctx)
	out := make([]string, len(all))
	for i, circle := range all {
		out[i] = circle.Name
	}
	return out, err
}

func views(ctx context.Context, p *program.Program, _ string) ([]string, error) {
	all, err := p.Views.List(ctx)
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = one.Name
	}
	return out, err
}

func openFollowups(ctx context.Context, p *program.Program, _ string) ([]string, error) {
	all, err := p.Followups.All(ctx)
	var out []string
	for _, f := range all {
		if f.Done.IsZero() {
			out = append(out, f.Title)
		}
	}
	return out, err
}
