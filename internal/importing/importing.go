// Package importing brings address books into the vault: preview, commit with progress, a report of every card, and one
// change that takes it all back.
//
// A card is recognised by what its source had last (its digest), by its UID, by the own identity of its source, and by what only one
// person has; so the same file again changes nothing, a newer one updates, and another program's adds what is new. Reading and
// preparing run beside the writing.
package importing

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/table"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Options are the person's choices. Circle takes in everybody who comes ("" = none).
type Options struct {
	Reading
	ByFile   map[int]Reading // for single files by their place in the sources; instead of Reading
	Circle   string
	Restore  bool   // people who were deleted come out of the bin when the files have them; they stay in it otherwise
	Doubtful string // what happens to cards that may be of somebody who is there: DoubtfulNew ("" too) and the others
}

// Reading says how files are read, as far as they do not say it themselves: see vcard.Options and table.Options. Columns are
// assignments on top of what is guessed, from the name of a column to a target as ParseTarget reads it.
type Reading struct {
	Charset   string
	Separator string
	Header    int
	Sheet     string
	DateOrder string
	Unmapped  string
	Mapping   *table.Mapping
	Columns   map[string]string
}

// What happens to doubtful cards.
const (
	DoubtfulNew    = "new"
	DoubtfulSkip   = "skip"
	DoubtfulMerge  = "merge"  // to the first of those they may be of
	DoubtfulLikely = "likely" // to the one for whom more than one thing speaks, new where there is none
)

// Report says what an import would do or did.
type Report struct {
	Batch string // number of the change, "" for a preview and when nothing was changed
	Files []File
	Counts
	Warnings     []Warning // the first MaxWarnings
	WarningCount int
	Circled      int      // how many of the unchanged came into the circle for all
	Sample       []Sample // the first people, to recognise the book by
	Change       vault.Change
}

// check looks at the choices before anything is read.
func (o Options) check() error {
	readings := []Reading{o.Reading}
	for _, r := range o.ByFile {
		readings = append(readings, r)
	}
	for _, r := range readings {
		if r.Charset != "" && !vcard.KnowsCharset(r.Charset) {
			return fault.New("import.charset", message.Args{"charset": r.Charset})
		}
		for _, target := range r.Columns {
			if _, err := ParseTarget(target); err != nil {
				return err
			}
		}
	}
	return nil
}

// MaxWarnings is how many warnings a report holds; all are counted.
const MaxWarnings = 5000

const maxSample = 50

// Counts are what became of cards. Doubtful ones are among the others as well: they are what the person decides them to be.
type Counts struct {
	Created   int
	Updated   int
	Unchanged int
	Failed    int
	Skipped   int // left out by choice, or in the bin
	Doubtful  int
	InBin     int // of the skipped, those who stay in the bin
}

func (c *Counts) add(status Status, n int) {
	switch status {
	case Created:
		c.Created += n
	case Updated:
		c.Updated += n
	case Unchanged:
		c.Unchanged += n
	case Skipped:
		c.Skipped += n
	default:
		c.Failed += n
	}
}

// File is the report of one file. Format is "vcard-2.1", "vcard-3.0" or "vcard-4.0", by the file's first card, or one of table.Formats.
type File struct {
	Name    string
	Format  string
	Charset string
	Found   int
	Counts
}

// Warning is something that was not understood. Card and Line count from 1; Text is the line as it was.
type Warning struct {
	File    string
	Card    int
	Line    int
	Name    string          // of the contact it is about, "" where there is none yet
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
	Skipped   Status = "skipped"
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
	seen  func(tx *vault.Tx, contacts []int64) error
}

// New gives an Importer.
func New(v *vault.Vault) *Importer { return &Importer{vault: v} }

// WhenSeen registers what is told, inside the write, of contacts that an import takes out of the bin (contact.Book.TellSeen).
func (i *Importer) WhenSeen(fn func(tx *vault.Tx, contacts []int64) error) { i.seen = fn }

// reads gives the vault as it is, outside of any write.
func (i *Importer) reads(ctx context.Context) reader {
	return func(query string, args ...any) (rows, error) { return i.vault.Query(ctx, query, args...) }
}

// Preview reads everything and writes nothing. Faults: those of Source, import.charset, import.nothing,
// import.unknown, import.cancelled.
func (i *Importer) Preview(ctx context.Context, sources []Source, options Options, progress func(Progress)) (Report, error) {
	s, err := i.Begin(ctx, sources, options, progress)
	if s == nil {
		return Report{Files: []File{}, Warnings: []Warning{}, Sample: []Sample{}}, err
	}
	return s.report, errors.Join(err, s.Close())
}

// Commit imports in one change. When it fails or is cancelled, nothing was imported. Faults as for Preview, and those of the vault.
func (i *Importer) Commit(ctx context.Context, sources []Source, options Options, progress func(Progress)) (Report, error) {
	if err := options.check(); err != nil {
		return Report{}, err
	}
	inputs, end, err := i.inputs(ctx, sources, options)
	if err != nil {
		return Report{}, asCancelled(ctx, err)
	}
	defer end()
	return i.commit(ctx, inputs, options, progress, nil)
}

// commit runs in one change. chosen may set what a person decided about single cards.
func (i *Importer) commit(ctx context.Context, inputs []input, options Options, progress func(Progress), chosen func(*run)) (Report, error) {
	var report Report
	change, err := i.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return message.Message{}, err
		}
		s := newSaving(tx, w)
		if err := s.setIndexesAside(); err != nil {
			return message.Message{}, err
		}
		run := newRun(inputs, options, progress, s)
		run.person = s.person
		if chosen != nil {
			chosen(run)
		}
		err = run.all(ctx)
		if err == nil {
			err = run.found()
		}
		if err == nil {
			err = s.conclude(run)
		}
		report = run.report
		err = errors.Join(err, w.Close(), s.links.Close())
		if err == nil {
			report.Circled, err = contact.AddKeysToCircleIn(tx, options.Circle, run.same)
		}
		if err == nil && i.seen != nil && len(s.restored) > 0 {
			err = i.seen(tx, s.restored)
		}
		return message.New("import.done", message.Args{"file": run.names()}), err
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
	if err != nil && ctx.Err() != nil {
		return fault.Wrap(err, "import.cancelled", nil)
	}
	return err
}

// ShortName is how a file is called in front of a person: without its folder, but with the zip file it is in.
func ShortName(name string) string {
	name = filepath.ToSlash(name)
	if at := strings.Index(strings.ToLower(name), archiveMark); at >= 0 {
		end := at + len(archiveMark) - 1
		return path.Base(name[:end]) + name[end:]
	}
	return path.Base(name)
}

// shortNames is how files are called in a sentence.
func shortNames(files []string) string {
	var list []string
	for i, name := range files {
		if i == 3 {
			return strings.Join(list, ", ") + " …"
		}
		list = append(list, ShortName(name))
	}
	return strings.Join(list, ", ")
}
