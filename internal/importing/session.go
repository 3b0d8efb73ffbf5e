package importing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"kith/internal/fault"
	"kith/internal/table"
	"kith/internal/vcard"
)

// Session is a preview: what an import would do with every card, and what the person decides about it. Its cards are kept outside of
// memory, so that it is light whatever the size of the book, and so that the files may vanish before the commit. Its methods may be
// called from several goroutines; Close has to be called.
type Session struct {
	importer *Importer
	sources  []Source
	options  Options

	mu      sync.Mutex
	spool   *spool
	entries []entry // by number of the item, from 1; the first is empty
	inputs  []input
	report  Report
	choices map[int]choice
	buffer  []byte
	closed  bool
}

// entry is where the spool has an item, and what would become of it.
type entry struct {
	at      int64
	size    uint32
	file    uint32
	target  int64
	finding Finding
	status  Status
}

// Finding is what a preview says of a card.
type Finding string

// The findings.
const (
	FoundNew      Finding = "new"
	FoundChanged  Finding = "changed"
	FoundSame     Finding = "unchanged"
	FoundDoubtful Finding = "doubtful" // may be of somebody who is there
	FoundUnread   Finding = "failed"
	FoundInBin    Finding = "binned" // of somebody who was deleted; stays out
	EveryItem     Finding = ""
)

// Begin reads everything, writes nothing, and keeps what it found. When there is not one card in the files, it answers the session
// and the fault import.nothing. Other faults, without a session: those of Files, import.charset, import.target, import.column,
// import.unknown, import.cancelled.
func (i *Importer) Begin(ctx context.Context, sources []Source, options Options, progress func(Progress)) (*Session, error) {
	s := &Session{importer: i, sources: sources, options: options}
	err := s.read(ctx, options, progress)
	if err != nil && fault.Code(err) != "import.nothing" && fault.Code(err) != "import.nothing-because" {
		return nil, errors.Join(asCancelled(ctx, err), s.Close())
	}
	return s, err
}

// Reread renews the preview with other options. What was decided about single items is forgotten, as they may be others now. When it
// fails, the preview stays as it was.
func (s *Session) Reread(ctx context.Context, options Options, progress func(Progress)) error {
	return asCancelled(ctx, s.read(ctx, options, progress))
}

func (s *Session) read(ctx context.Context, options Options, progress func(Progress)) error {
	if err := options.check(); err != nil {
		return err
	}
	inputs, end, err := s.importer.inputs(ctx, s.sources, options)
	if err != nil {
		return err
	}
	defer end()
	spool, err := newSpool()
	if err != nil {
		return failed("", err)
	}
	// The circle is chosen while one looks; it is no part of what is looked at.
	reading := options
	reading.Circle = ""
	fresh := &Session{spool: spool, entries: make([]entry, 1, 1024), choices: map[int]choice{}, inputs: inputs}
	lookup := s.importer.reads(ctx)
	book := newOverlay(lookup, len(inputs) > 1, fresh.textOf)
	run := newRun(inputs, reading, progress, book)
	run.keep = func(it *item, out *outcome) error { return fresh.keep(len(run.report.Files)-1, it, out) }
	if err = run.all(ctx); err == nil {
		err = run.found()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	nothing := fault.Code(err) == "import.nothing" || fault.Code(err) == "import.nothing-because"
	if err != nil && (!nothing || s.spool != nil) || s.closed {
		return errors.Join(err, spool.Close())
	}
	old := s.spool
	s.spool, s.entries, s.inputs, s.report, s.choices, s.options = spool, fresh.entries, inputs, run.report, fresh.choices, options
	if old != nil {
		_ = old.Close()
	}
	return err
}

// keep puts an item into the spool.
func (s *Session) keep(file int, it *item, out *outcome) error {
	r := record{index: it.index, line: it.line, kind: it.kind, notes: notes{Warnings: it.warnings, Doubts: out.doubts}}
	if it.ok {
		r.text = string(it.prepared.Text)
	}
	if !it.ok || len(out.doubts) > 0 || len(it.warnings) > 0 {
		r.notes.Raw = it.raw
	}
	if out.met != nil {
		r.notes.Kept = out.met.kept
		if out.status == Updated || out.inBin {
			r.before, r.after = out.met.before, out.met.after
		}
	}
	var err error
	if s.buffer, err = r.pack(s.buffer); err != nil {
		return err
	}
	size := len(s.buffer)
	at, err := s.spool.append(s.buffer)
	if err != nil {
		return failed("", err)
	}
	s.entries = append(s.entries, entry{at: at, size: uint32(size), file: uint32(file), target: out.target, finding: findingOf(out), status: out.status})
	return nil
}

func findingOf(out *outcome) Finding {
	switch {
	case out.inBin:
		return FoundInBin
	case len(out.doubts) > 0:
		return FoundDoubtful
	case out.status == Created:
		return FoundNew
	case out.status == Updated:
		return FoundChanged
	case out.status == Unchanged:
		return FoundSame
	}
	return FoundUnread
}

func (s *Session) record(number int) (record, error) {
	if number < 1 || number >= len(s.entries) || s.spool == nil {
		return record{}, fault.New("import.no-item", nil)
	}
	e := s.entries[number]
	packed, err := s.spool.read(e.at, int(e.size))
	if err != nil {
		return record{}, failed("", err)
	}
	return unpack(packed)
}

func (s *Session) textOf(number int) (string, error) {
	r, err := s.record(number)
	return r.text, err
}

// Report is what the import would do if nothing was decided.
func (s *Session) Report() Report {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.report
}

// Options are those of the last reading.
func (s *Session) Options() Options {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.options
}

// Table tells how a file was read that is a table, and whether its mapping was remembered from an earlier one of its shape; nil for
// vCards.
func (s *Session) Table(file int) (*table.Table, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if file < 0 || file >= len(s.inputs) || s.inputs[file].table == nil {
		return nil, false
	}
	info := s.inputs[file].table
	return info.Table, info.remembered
}

// Commit imports what was read, as it was decided, into circle ("" = none), in one change. It needs the files no more. The session
// stays open, and can be committed again when this failed.
func (s *Session) Commit(ctx context.Context, circle string, progress func(Progress)) (Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Report{}, fault.New("import.no-item", nil)
	}
	options := s.options
	options.Circle = circle
	inputs := make([]input, len(s.inputs))
	from := 1
	for n := range s.inputs {
		in := s.inputs[n]
		first, last := from, from
		for last < len(s.entries) && int(s.entries[last].file) == n {
			last++
		}
		from = last
		if in.open != nil {
			kept := &keptFile{session: s, next_: first, last: last, name: s.report.Files[n].Charset}
			in.open = func(context.Context) (feeder, func() error, error) { return kept, func() error { return nil }, nil }
		}
		inputs[n] = in
	}
	report, err := s.importer.commit(ctx, inputs, options, progress, func(r *run) {
		r.choices = s.choices
		for _, c := range s.choices {
			if c.item > 0 {
				r.made[c.item] = 0
			}
		}
	})
	if err != nil {
		return report, err
	}
	// What is said about files as a whole was found when they were read.
	for _, w := range s.report.Warnings {
		if w.Card == 0 && len(report.Warnings) < MaxWarnings && !isRefusal(inputs, w) {
			report.Warnings = append(report.Warnings, w)
			report.WarningCount++
		}
	}
	return report, nil
}

// isRefusal: the warning comes with the input itself.
func isRefusal(inputs []input, w Warning) bool {
	for _, in := range inputs {
		for _, own := range in.warnings {
			if in.name == w.File && own.Code == w.Code {
				return true
			}
		}
	}
	return false
}

// Close lets go what the session keeps.
func (s *Session) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if s.spool == nil {
		return nil
	}
	return s.spool.Close()
}

// keptFile feeds a commit with what a preview kept of one file.
type keptFile struct {
	session *Session
	next_   int
	last    int
	name    string
}

func (k *keptFile) next() (item, error) {
	if k.next_ >= k.last {
		return item{}, io.EOF
	}
	r, err := k.session.record(k.next_)
	if err != nil {
		return item{}, err
	}
	k.next_++
	it := item{index: r.index, line: r.line, kind: r.kind, format: formatOfKind(r.kind), raw: r.notes.Raw}
	for _, w := range r.notes.Warnings {
		if w.Code != "uid-twice" {
			it.warnings = append(it.warnings, w)
		}
	}
	if r.text == "" {
		return it, nil
	}
	if it.card, err = vcard.Parse([]byte(r.text)); err != nil {
		return item{}, fmt.Errorf("preview: %w", err)
	}
	it.ok = true
	return it, nil
}

func (k *keptFile) offset() int64             { return 0 }
func (k *keptFile) charset() string           { return k.name }
func (k *keptFile) warnings() []vcard.Warning { return nil }
