// Package importing brings address books into the vault: preview, commit with progress, a report of every card, and one
// change that takes it all back.
//
// A card is recognised by what the last import brought (its digest) and by its UID, so the same file again changes nothing and a
// newer one updates. Reading and preparing run beside the writing.
package importing

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Options are the person's choices. Charset overrides detection ("" detects); Circle takes in everybody who comes ("" = none).
type Options struct {
	Charset string
	Circle  string
}

// Report says what an import would do or did.
type Report struct {
	Batch        string // number of the change, "" for a preview and when nothing was changed
	Files        []File
	Created      int
	Updated      int
	Unchanged    int
	Failed       int
	Warnings     []Warning // the first MaxWarnings
	WarningCount int
	Sample       []Sample // the first people, to recognise the book by
	Change       vault.Change
}

// check looks at the choices before anything is read.
func (o Options) check() error {
	if o.Charset != "" && !vcard.KnowsCharset(o.Charset) {
		return fault.New("import.charset", message.Args{"charset": o.Charset})
	}
	return nil
}

// MaxWarnings is how many warnings a report holds; all are counted.
const MaxWarnings = 5000

const maxSample = 50

// File is the report of one file. Format is "vcard-2.1", "vcard-3.0" or "vcard-4.0", by the file's first card.
type File struct {
	Name      string
	Format    string
	Charset   string
	Found     int
	Created   int
	Updated   int
	Unchanged int
	Failed    int
}

// Warning is something that was not understood. Card and Line count from 1; Text is the line as it was.
type Warning struct {
	File    string
	Card    int
	Line    int
	Message message.Message // its code is "warning." and the reader's code
	Code    string
	Text    string
}

// Status is what happens to a card.
type Status string

// The statuses of a card.
const (
	Created   Status = "created"
	Updated   Status = "updated"
	Unchanged Status = "unchanged"
	Failed    Status = "failed"
)

// Sample is one of the first people of an import.
type Sample struct {
	Name     string
	Subtitle string
	Status   Status
}

// Progress says how far an import is; TotalBytes is 0 if unknown.
type Progress struct {
	File       string
	Bytes      int64
	TotalBytes int64
	Cards      int
}

// Importer imports into one vault.
type Importer struct {
	vault *vault.Vault
}

// New gives an Importer.
func New(v *vault.Vault) *Importer { return &Importer{vault: v} }

// Preview reads everything and writes nothing. Faults: those of Source, import.charset, import.nothing,
// import.unknown, import.cancelled.
func (i *Importer) Preview(ctx context.Context, sources []Source, options Options, progress func(Progress)) (Report, error) {
	if err := options.check(); err != nil {
		return Report{}, err
	}
	lookup := reader(func(query string, args ...any) (rows, error) { return i.vault.Query(ctx, query, args...) })
	run := newRun(sources, options, progress, lookup, nil)
	if err := run.all(ctx); err != nil {
		return run.report, asCancelled(ctx, err)
	}
	return run.report, run.found()
}

// Commit imports in one change. When it fails or is cancelled, nothing was imported. Faults as for Preview, and those of the vault.
func (i *Importer) Commit(ctx context.Context, sources []Source, options Options, progress func(Progress)) (Report, error) {
	if err := options.check(); err != nil {
		return Report{}, err
	}
	var report Report
	change, err := i.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return message.Message{}, err
		}
		lookup := reader(func(query string, args ...any) (rows, error) { return tx.Query(query, args...) })
		run := newRun(sources, options, progress, lookup, &store{tx: tx, writer: w})
		err = errors.Join(run.all(ctx), w.Close())
		report = run.report
		if err == nil {
			err = run.found()
		}
		return message.New("import.done", message.Args{"file": names(sources)}), err
	})
	if err != nil {
		return report, asCancelled(ctx, err)
	}
	if report.Change = change; change.ID != 0 {
		report.Batch = fmt.Sprint(change.ID)
	}
	return report, nil
}

func asCancelled(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fault.Wrap(err, "import.cancelled", nil)
	}
	return err
}

func names(sources []Source) string {
	var list []string
	for i, source := range sources {
		if i == 3 {
			return strings.Join(list, ", ") + " …"
		}
		list = append(list, filepath.Base(source.Name))
	}
	return strings.Join(list, ", ")
}

// run is one pass over the sources, for a preview (store nil) or a commit.
type run struct {
	sources  []Source
	options  Options
	progress func(Progress)
	lookup   reader
	store    *store
	report   Report
	empty    bool            // there is nobody whom a card could mean
	seen     map[int64]int64 // what this run created: hash of the UID (of the digest, without one) → digest
	before   int64           // bytes of the files before the current one
	total    int64
	cards    int
}

func newRun(sources []Source, options Options, progress func(Progress), lookup reader, store *store) *run {
	if progress == nil {
		progress = func(Progress) {}
	}
	r := &run{sources: sources, options: options, progress: progress, lookup: lookup, store: store, seen: map[int64]int64{}}
	r.report.Files, r.report.Warnings, r.report.Sample = []File{}, []Warning{}, []Sample{}
	for _, source := range sources {
		r.total += source.Size
	}
	return r
}

func (r *run) all(ctx context.Context) error {
	if err := r.look(); err != nil {
		return err
	}
	for _, source := range r.sources {
		r.report.Files = append(r.report.Files, File{Name: source.Name})
		if err := r.file(ctx, source, &r.report.Files[len(r.report.Files)-1]); err != nil {
			return err
		}
		r.before += source.Size
	}
	return nil
}

// found fails when there was not one card in all the files.
func (r *run) found() error {
	for _, file := range r.report.Files {
		if file.Found > 0 {
			return nil
		}
	}
	return fault.New("import.nothing", message.Args{"file": names(r.sources)})
}

func (r *run) file(ctx context.Context, source Source, file *File) error {
	input, err := source.open()
	if err != nil {
		return err
	}
	defer input.Close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	pipe := startPipe(ctx, input, r.options)
	defer pipe.drain(stop)
	for batch := range pipe.batches {
		<-batch.ready
		if err := r.batch(batch, file); err != nil {
			return err
		}
		r.progress(Progress{File: source.Name, Bytes: r.before + batch.offset, TotalBytes: r.total, Cards: r.cards})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if pipe.err != nil {
		return source.failed(pipe.err)
	}
	file.Charset = pipe.charset
	r.warn(file, pipe.warnings)
	return nil
}

func (r *run) batch(b *batch, file *File) error {
	matches, err := r.match(b.items)
	if err != nil {
		return err
	}
	for i := range b.items {
		item := &b.items[i]
		file.Found++
		r.cards++
		if file.Format == "" && item.source != "" {
			file.Format = "vcard-" + string(item.source)
		}
		status := Failed
		if item.ok {
			if status, err = r.card(item, matches); err != nil {
				return err
			}
			for _, kept := range item.kept {
				r.addMessage(file, Warning{Card: item.index, Line: item.line, Code: "kept-edited", Message: kept})
			}
		}
		r.warn(file, item.warnings)
		r.count(file, status)
		if item.ok && len(r.report.Sample) < maxSample {
			p := &item.prepared.Projection
			r.report.Sample = append(r.report.Sample, Sample{Name: p.Name, Subtitle: p.Subtitle, Status: status})
		}
	}
	return nil
}

func (r *run) count(file *File, status Status) {
	switch status {
	case Created:
		file.Created++
		r.report.Created++
	case Updated:
		file.Updated++
		r.report.Updated++
	case Unchanged:
		file.Unchanged++
		r.report.Unchanged++
	default:
		file.Failed++
		r.report.Failed++
	}
}

func (r *run) warn(file *File, warnings []vcard.Warning) {
	for _, w := range warnings {
		r.addMessage(file, Warning{Card: w.Card, Line: w.Line, Code: w.Code, Text: w.Text, Message: message.New("warning."+w.Code, nil)})
	}
}

func (r *run) addMessage(file *File, w Warning) {
	r.report.WarningCount++
	if len(r.report.Warnings) < MaxWarnings {
		w.File = file.Name
		r.report.Warnings = append(r.report.Warnings, w)
	}
}
