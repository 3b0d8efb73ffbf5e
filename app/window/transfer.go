package window

import (
	"context"
	"encoding/base64"
	"os"
	"path/filepath"
	"sync"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/samplebook"
)

// Imports is the area where address books come in.
type Imports struct {
	w *Window

	mu       sync.Mutex
	session  *importing.Session // the preview that is looked at, nil if none is
	id       string
	numbered int
}

// ChooseFiles asks for files; none when cancelled.
func (a *Imports) ChooseFiles() ([]string, error) {
	return call(a.w, func(context.Context, *program.Program) ([]string, error) {
		said := func(key string) string { return message.New(key, nil).In(a.w.language()) }
		paths, err := a.w.host.ChooseFiles(said("dialog.import"), said("dialog.books"), said("dialog.all-files"))
		if paths == nil {
			paths = []string{}
		}
		return paths, err
	})
}

type importPass func(context.Context, []importing.Source, importing.Options, func(importing.Progress)) (importing.Report, error)

// Preview reads everything and writes nothing.
func (a *Imports) Preview(paths []string, charset, circle string) (ImportReport, error) {
	return a.run("reading", paths, charset, circle, func(p *program.Program) importPass { return p.Imports.Preview })
}

// Commit imports.
func (a *Imports) Commit(paths []string, charset, circle string) (ImportReport, error) {
	return a.run("saving", paths, charset, circle, func(p *program.Program) importPass { return p.Imports.Commit })
}

func (a *Imports) run(phase string, paths []string, charset, circle string, pass func(*program.Program) importPass) (ImportReport, error) {
	ctx, stop := a.w.beginImport()
	defer stop()
	return call(a.w, func(_ context.Context, p *program.Program) (ImportReport, error) {
		sources, err := importing.Files(paths)
		if err != nil {
			return ImportReport{}, err
		}
		options := importing.Options{Reading: importing.Reading{Charset: charset}, Circle: circle}
		report, err := pass(p)(ctx, sources, options, a.progress(phase))
		return toReport(report, a.w.language()), err
	})
}

// Cancel stops a running preview or import, which then leaves nothing behind.
func (a *Imports) Cancel() error {
	a.w.importing.cancel()
	return nil
}

// SampleBook answers where the bundled book of invented people lies.
func (a *Imports) SampleBook() (string, error) {
	return call(a.w, func(context.Context, *program.Program) (string, error) {
		dir, err := a.incoming()
		if err != nil {
			return "", err
		}
		return samplebook.WriteTo(dir)
	})
}

// Upload keeps the bytes of a file dropped in a browser and answers their path.
func (a *Imports) Upload(name, content string) (string, error) {
	return call(a.w, func(context.Context, *program.Program) (string, error) {
		data, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return "", fault.Wrap(err, "import.unreadable", message.Args{"file": name, "reason": err.Error()})
		}
		dir, err := a.incoming()
		if err != nil {
			return "", err
		}
		path := filepath.Join(dir, fileName(filepath.Base(name)))
		return path, os.WriteFile(path, data, 0o600)
	})
}

// incoming is a folder of its own for every file, so that names can stay as they are.
func (a *Imports) incoming() (string, error) { return os.MkdirTemp("", "kith-import-") }

// Calendar is the area where follow-ups and birthdays go to calendars.
type Calendar struct{ w *Window }

// Export writes an iCalendar file, asking where if path is empty; nil when cancelled.
func (a *Calendar) Export(path string, kinds []string, todos, sinceLast bool) (*CalendarResult, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (*CalendarResult, error) {
		if path == "" {
			var err error
			if path, err = a.w.host.ChooseTarget(message.New("dialog.export-calendar", nil).In(a.w.language()), "kith.ics"); err != nil || path == "" {
				return nil, err
			}
		}
		path = withExtension(path, ".ics")
		result, err := p.Publisher.WriteFile(ctx, path, publish.Options{Kinds: kinds, Todos: todos, SinceLast: sinceLast, Language: a.w.language()})
		if err != nil {
			return nil, err
		}
		return &CalendarResult{Path: path, Followups: result.Followups, Birthdays: result.Birthdays, Dates: result.Dates, Rhythms: result.Rhythms}, nil
	})
}
