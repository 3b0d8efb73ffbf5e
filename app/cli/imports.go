package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/table"
)

// readingFlags are the options of import that say how files are to be read.
type readingFlags struct {
	charset, circle, mapping, separator string
	dateOrder, unmapped, doubtful       *choice
	restore                             bool
}

func (s *session) readingFlags(cmd *cobra.Command) *readingFlags {
	f := &readingFlags{}
	cmd.Flags().StringVar(&f.charset, "charset", "", s.text("help.option.charset", nil))
	cmd.Flags().StringVar(&f.circle, "circle", "", s.text("help.option.import-circle", nil))
	cmd.Flags().StringVar(&f.mapping, "mapping", "", s.text("help.option.mapping", nil))
	cmd.Flags().StringVar(&f.separator, "separator", "", s.text("help.option.separator", nil))
	f.dateOrder = choose(cmd, "date-order", s.text("help.option.date-order", nil), "", false, table.DMY, table.MDY, table.YMD)
	f.unmapped = choose(cmd, "unmapped", s.text("help.option.unmapped", nil), "", false, table.KeepNote, table.KeepProperty)
	cmd.Flags().BoolVar(&f.restore, "restore", false, s.text("help.option.import-restore", nil))
	f.doubtful = choose(cmd, "doubtful", s.text("help.option.doubtful", nil), "", false, importing.DoubtfulNew, importing.DoubtfulSkip, importing.DoubtfulMerge, importing.DoubtfulLikely)
	offer(cmd, "charset", "utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "utf-16", "cp850", "windows-1250", "windows-1251", "shift_jis", "gbk")
	offer(cmd, "separator", "comma", "semicolon", "tab", "pipe")
	return f
}

// separators are the names of what cannot well be typed.
var separators = map[string]string{"comma": ",", "semicolon": ";", "tab": "\t", `\t`: "\t", "pipe": "|"}

func (f *readingFlags) options() (importing.Options, error) {
	o := importing.Options{Circle: f.circle, Restore: f.restore, Doubtful: f.doubtful.value, Reading: importing.Reading{
		Charset: f.charset, Separator: f.separator, DateOrder: f.dateOrder.value, Unmapped: f.unmapped.value,
	}}
	if named := separators[strings.ToLower(f.separator)]; named != "" {
		o.Separator = named
	}
	var err error
	switch {
	case f.mapping == "":
	case strings.Contains(f.mapping, "="):
		o.Columns, err = columns(f.mapping)
	default:
		o.Mapping, err = readMapping(f.mapping)
	}
	return o, err
}

// columns reads "Column=field,Column=field"; a comma in the name of a column is written \,.
func columns(text string) (map[string]string, error) {
	const comma = "\x00"
	assigned := map[string]string{}
	for part := range strings.SplitSeq(strings.ReplaceAll(text, `\,`, comma), ",") {
		name, target, ok := cutLast(part, "=")
		if !ok {
			return nil, fault.New("import.target", message.Args{"value": part, "fields": "email, phone, address.street, …"})
		}
		assigned[strings.ReplaceAll(strings.TrimSpace(name), comma, ",")] = target
	}
	return assigned, nil
}

func cutLast(text, separator string) (before, after string, found bool) {
	if at := strings.LastIndex(text, separator); at >= 0 {
		return text[:at], text[at+len(separator):], true
	}
	return text, "", false
}

func readMapping(file string) (*table.Mapping, error) {
	text, err := os.ReadFile(file)
	mapping := &table.Mapping{}
	if err == nil {
		err = json.Unmarshal(text, mapping)
	}
	if err != nil {
		return nil, fault.Wrap(err, "import.mapping", message.Args{"file": file, "reason": fault.Reason(err)})
	}
	return mapping, nil
}

// importsCommand lists the imports; imports undo takes one back.
func (s *session) importsCommand() *cobra.Command {
	var limit *count
	cmd := s.command("imports", groupFiles, between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		past, err := p.Imports.List(ctx, int(*limit))
		if err != nil {
			return err
		}
		if s.json {
			list := s.begin("imports")
			for i := range past {
				if err := list.add(toPast(&past[i])); err != nil {
					return err
				}
			}
			return list.end()
		}
		s.listImports(p, past)
		return nil
	})
	known := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return known(cmd, args)
	}
	limit = s.limit(cmd, 0)
	cmd.AddCommand(s.command("imports.undo", "", between(1, 1), func(ctx context.Context, p *program.Program, args []string) error {
		id, err := wholeImport(ctx, p, args[0])
		if err != nil {
			return err
		}
		undone, err := p.Imports.Undo(ctx, id)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(toUndone(s, &undone))
		}
		return s.reversed("done.undo", undone.Change, nil)
	}))
	return cmd
}

// wholeImport finds an import by its id, the beginning of it, or the number of its change.
func wholeImport(ctx context.Context, p *program.Program, text string) (string, error) {
	past, err := p.Imports.List(ctx, 0)
	if err != nil {
		return "", err
	}
	found := ""
	for _, one := range past {
		switch {
		case one.ID == text || number(one.Change) == text:
			return one.ID, nil
		case strings.HasPrefix(one.ID, text) && len(text) >= 4:
			if found != "" {
				return "", fault.New("import.not-found", nil) // several begin so
			}
			found = one.ID
		}
	}
	if found == "" {
		return "", fault.New("import.not-found", nil)
	}
	return found, nil
}

func (s *session) listImports(p *program.Program, past []importing.Past) {
	if len(past) == 0 {
		s.tell("terminal.no-imports", nil)
		return
	}
	rows := make([][]cell, len(past))
	for i := range past {
		one := &past[i]
		var files []string
		for n, file := range one.Files {
			if n == 3 {
				files = append(files, fmt.Sprintf("… (%d)", len(one.Files)))
				break
			}
			files = append(files, file.Name+" ("+importing.FormatName(file.Format)+")")
		}
		rows[i] = []cell{{number(one.Change), plain}, {one.At.In(p.Zone).Format(readable), quiet}, {clean(strings.Join(files, ", ")), bold},
			{s.counts(one.Counts), plain}, {s.text("report.remaining", message.Args{"n": one.Remaining}), quiet}}
	}
	s.out.table(rows)
}

// counts says in words what became of cards: "2 new, 1 updated".
func (s *session) counts(c importing.Counts) string {
	var parts []string
	for _, part := range []struct {
		code string
		n    int
	}{{"created", c.Created}, {"updated", c.Updated}, {"unchanged", c.Unchanged}, {"skipped", c.Skipped}, {"failed", c.Failed}, {"doubtful", c.Doubtful}, {"in-bin", c.InBin}} {
		if part.n > 0 {
			parts = append(parts, s.text("report."+part.code, message.Args{"n": part.n}))
		}
	}
	return strings.Join(parts, ", ")
}
