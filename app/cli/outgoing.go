package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vcard"
)

// standardOutput is the name of a file that means it.
const standardOutput = "-"

func (s *session) exportCommand() *cobra.Command {
	var version *choice
	var all, each bool
	var whom *whom
	cmd := s.command("export", groupFiles, nil, func(ctx context.Context, p *program.Program, args []string) error {
		if all {
			return s.exportAll(ctx, p, args[0], version.value)
		}
		who, err := s.leavers(ctx, p, args[1:], whom)
		if err != nil {
			return err
		}
		switch {
		case each:
			return s.exportEach(ctx, p, args[0], version.value, who)
		case strings.EqualFold(filepath.Ext(args[0]), ".csv"):
			return s.exportTable(ctx, p, args[0], who)
		}
		return s.exportCards(ctx, p, args[0], version.value, who)
	})
	whom = s.whom(cmd, 1, "help.option.export-circle")
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if all {
			if err := between(1, 1)(cmd, args); err != nil {
				return err
			}
		}
		if err := whom.args(true)(cmd, args); err != nil {
			return err
		}
		if args[0] == standardOutput && (all || s.json) {
			return wrong(cmd, "usage.stream-json", nil)
		}
		if args[0] == standardOutput && each {
			return wrong(cmd, "usage.no-each", nil)
		}
		if info, err := os.Stat(args[0]); err == nil && info.IsDir() && !all && !each {
			return wrong(cmd, "usage.folder-or-each", message.Args{"file": args[0]})
		}
		return nil
	}
	completeFiles(cmd, "vcf", "csv")
	version = choose(cmd, "version", s.text("help.option.card-version", nil), string(vcard.V40), false, string(vcard.V30), string(vcard.V40))
	cmd.Flags().BoolVar(&all, "all", false, s.text("help.option.all", nil))
	cmd.Flags().BoolVar(&each, "each", false, s.text("help.option.each", nil))
	return cmd
}

// leavers finds who is meant by names or by options; neither means everybody. A circle alone is meant as such, so that its name
// stands above what is printed.
func (s *session) leavers(ctx context.Context, p *program.Program, names []string, who *whom) (contact.Leaving, error) {
	if who.circle != "" && who.where == "" && who.view == "" {
		known, err := knownCircle(ctx, p, strings.TrimSpace(who.circle))
		return contact.Leaving{Circle: known}, err
	}
	if who.chosen() {
		keys, err := who.keys(ctx, p)
		if err == nil && len(keys) == 0 {
			s.say(message.New("terminal.no-match", nil))
		}
		return contact.Leaving{Keys: keys}, err
	}
	rows, err := s.contacts(ctx, p, names)
	return contact.Leaving{IDs: idsOf(rows)}, err
}

type exportJSON struct {
	File     string `json:"file"`
	Contacts int    `json:"contacts"`
}

func (s *session) exportCards(ctx context.Context, p *program.Program, path, version string, who contact.Leaving) error {
	if path == standardOutput {
		_, err := p.WriteCards(ctx, s.out.w, version, who)
		return first(s.out.flush(), err)
	}
	written, err := p.ExportPeople(ctx, path, version, who)
	if err != nil {
		return err
	}
	if s.json {
		return s.document(exportJSON{path, written})
	}
	s.tell("done.export", message.Args{"n": written, "file": path})
	return nil
}

// exportEach writes one file a contact.
func (s *session) exportEach(ctx context.Context, p *program.Program, dir, version string, who contact.Leaving) error {
	written, err := p.ExportEach(ctx, dir, version, who)
	if err != nil {
		return err
	}
	if s.json {
		return s.document(exportJSON{dir, written})
	}
	s.tell("done.each", message.Args{"n": written, "file": dir})
	return nil
}

type tableJSON struct {
	exportJSON
	Left int `json:"left"`
}

// exportTable writes CSV.
func (s *session) exportTable(ctx context.Context, p *program.Program, path string, who contact.Leaving) error {
	done, err := p.ExportTable(ctx, path, who)
	if err != nil {
		return err
	}
	if s.json {
		return s.document(tableJSON{exportJSON{path, done.Contacts}, done.Left})
	}
	s.tell("done.table", message.Args{"n": done.Contacts, "file": path})
	if done.Left > 0 {
		s.say(message.New("done.table-left", message.Args{"n": done.Left}))
	}
	return nil
}

// exportAll writes everything there is into a folder.
func (s *session) exportAll(ctx context.Context, p *program.Program, dir, version string) error {
	copied, err := p.ExportAll(ctx, dir, version, s.lang)
	if err != nil {
		return err
	}
	if s.json {
		return s.document(map[string]any{"people": exportJSON{copied.People, copied.Contacts}, "calendar": toCalendar(copied.Calendar, copied.Result)})
	}
	s.tell("done.export", message.Args{"n": copied.Contacts, "file": copied.People})
	s.tell("done.calendar", message.Args{"what": s.published(copied.Result, publish.Options{Kinds: program.Everything}), "file": copied.Calendar})
	if copied.Result.Records > 0 {
		s.say(message.New("done.copy-records", message.Args{"n": copied.Result.Records}))
	}
	return nil
}

func (s *session) calendarCommand() *cobra.Command {
	var options publish.Options
	var kinds *choice
	var keep string
	cmd := s.command("calendar", groupFiles, nil, func(ctx context.Context, p *program.Program, args []string) error {
		options.Kinds, options.Language = kinds.list(), s.lang
		if keep != "" {
			return s.keepCalendar(ctx, p, keep, options)
		}
		return s.calendar(ctx, p, args[0], options)
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if keep != "" && (len(args) > 0 || options.SinceLast) {
			return wrong(cmd, "usage.keep-one", nil)
		}
		if keep != "" {
			return nil
		}
		if err := between(1, 1)(cmd, args); err != nil {
			return err
		}
		if args[0] == standardOutput && s.json {
			return wrong(cmd, "usage.stream-json", nil)
		}
		return nil
	}
	completeFiles(cmd, "ics")
	cmd.Flags().BoolVar(&options.SinceLast, "since-last", false, s.text("help.option.since-last", nil))
	cmd.Flags().BoolVar(&options.Todos, "todos", false, s.text("help.option.todos", nil))
	kinds = choose(cmd, "kinds", s.text("help.option.kinds", nil), "", true, publish.Kinds...)
	cmd.Flags().StringVar(&keep, "keep", "", s.text("help.option.keep", nil))
	return cmd
}

type calendarJSON struct {
	File       string `json:"file"`
	Followups  int    `json:"followups"`
	Birthdays  int    `json:"birthdays"`
	Dates      int    `json:"dates"`
	Rhythms    int    `json:"rhythms"`
	Encounters int    `json:"encounters"`
	Records    int    `json:"records,omitempty"`
}

func toCalendar(path string, r publish.Result) calendarJSON {
	return calendarJSON{path, r.Followups, r.Birthdays, r.Dates, r.Rhythms, r.Encounters, r.Records}
}

// published counts what was asked for.
func (s *session) published(r publish.Result, options publish.Options) string {
	var parts []string
	for _, kind := range publish.Kinds {
		if slices.Contains(options.Kinds, kind) || len(options.Kinds) == 0 && (kind == publish.Followups || kind == publish.Birthdays) {
			parts = append(parts, s.text("done.calendar-"+kind, message.Args{"n": r.Of(kind)}))
		}
	}
	return strings.Join(parts, ", ")
}

func (s *session) calendar(ctx context.Context, p *program.Program, path string, options publish.Options) error {
	if path == standardOutput {
		_, err := p.Publisher.Write(ctx, s.out.w, options)
		return first(s.out.flush(), err)
	}
	result, err := p.Publisher.WriteFile(ctx, path, options)
	switch {
	case err != nil:
		return err
	case s.json:
		return s.document(toCalendar(path, result))
	case options.SinceLast && result.Total() == 0:
		s.tell("done.calendar-nothing", message.Args{"file": path})
	default:
		s.tell("done.calendar", message.Args{"what": s.published(result, options), "file": path})
	}
	return nil
}
