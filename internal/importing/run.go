package importing

import (
	"context"
	"slices"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vcard"
)

// run is one pass over the sources, for a preview or a commit.
type run struct {
	inputs   []input
	options  Options
	progress func(Progress)
	book     book
	choices  map[int]choice                 // by the number of the item; nil where nobody has chosen
	keep     func(*item, *outcome) error    // what a preview does with each item; nil in a commit
	person   func(id string) (int64, error) // finds a contact; 0 if there is none
	report   Report
	empty    bool            // there is nobody whom a card could mean
	seen     map[int64]int64 // what this run created: hash of the UID (of the digest, without one) → digest
	taken    map[int64]bool  // contacts that cards of the current file turned out to be of
	cache    map[int64]*known
	made     map[int]int64 // contacts of the items that choices name
	before   int64         // bytes of the files before the current one
	total    int64
	number   int     // of the current item, from 1 through all files
	same     []int64 // contacts whose cards brought nothing new, and so not the circle for all either
}

// input is a file of a run: where its cards come from.
type input struct {
	name     string
	size     int64
	warnings []Warning // about the file as a whole, found before it was opened
	open     func(context.Context) (feeder, func() error, error)
	table    *tableInfo
}

// outcome is what becomes of a card.
type outcome struct {
	status Status
	doubts []Candidate // whom it may be; the status is what happens all the same
	target int64       // the contact, 0 if there is none
	met    *meeting    // how the contact changes
	inBin  bool        // the contact is in the bin, where it stays
}

func newRun(inputs []input, options Options, progress func(Progress), b book) *run {
	if progress == nil {
		progress = func(Progress) {}
	}
	r := &run{inputs: inputs, options: options, progress: progress, book: b, seen: map[int64]int64{}, made: map[int]int64{}}
	r.report.Files, r.report.Warnings, r.report.Sample = []File{}, []Warning{}, []Sample{}
	for _, in := range inputs {
		r.total += in.size
	}
	return r
}

func (r *run) all(ctx context.Context) error {
	var err error
	if r.empty, err = r.book.empty(); err != nil {
		return err
	}
	r.report.Files = make([]File, 0, len(r.inputs))
	for i, in := range r.inputs {
		r.report.Files = append(r.report.Files, File{Name: in.name})
		file := &r.report.Files[i]
		for _, w := range in.warnings {
			r.addMessage(file, w)
		}
		if in.open != nil {
			r.taken = map[int64]bool{}
			if err := r.file(ctx, in, file); err != nil {
				return err
			}
		}
		r.before += in.size
		if err := r.book.nextFile(); err != nil {
			return err
		}
		if r.empty && i+1 < len(r.inputs) {
			if r.empty, err = r.book.empty(); err != nil {
				return err
			}
		}
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
	if slices.ContainsFunc(r.inputs, func(in input) bool { return in.table != nil && in.table.calendar }) {
		return fault.New("import.calendar", message.Args{"file": r.names()})
	}
	if len(r.report.Warnings) > 0 && len(r.inputs) > 0 && r.inputs[0].open == nil {
		return fault.New("import.nothing-because", message.Args{"file": r.names(), "reason": r.report.Warnings[0].Message})
	}
	return fault.New("import.nothing", message.Args{"file": r.names()})
}

func (r *run) names() string {
	var names []string
	for _, in := range r.inputs {
		names = append(names, in.name)
	}
	return shortNames(names)
}

func (r *run) file(ctx context.Context, in input, file *File) error {
	from, end, err := in.open(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = end() }()
	if in.table != nil && in.table.calendar {
		r.addMessage(file, Warning{Code: "calendar", Message: message.New("warning.calendar", nil)})
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	pipe := startPipe(ctx, from, r.options.Circle)
	defer pipe.drain(stop)
	for batch := range pipe.batches {
		<-batch.ready
		if err := r.batch(batch, file, in.table != nil && in.table.newer); err != nil {
			return err
		}
		r.progress(Progress{File: in.name, Bytes: r.before + batch.offset, TotalBytes: r.total, Cards: r.number})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if pipe.err != nil {
		return failed(in.name, pipe.err)
	}
	file.Charset = pipe.charset
	r.warn(file, pipe.warnings)
	return nil
}

func (r *run) batch(b *batch, file *File, sameBook bool) error {
	found, err := r.match(b.items)
	if err != nil {
		return err
	}
	for i := range b.items {
		it := &b.items[i]
		file.Found++
		r.number++
		if o, ok := r.book.(*overlay); ok {
			o.number = r.number
		}
		if file.Format == "" {
			file.Format = it.kind
		}
		out := outcome{status: Failed}
		if it.ok {
			if out, err = r.card(it, found, sameBook); err != nil {
				return err
			}
			if out.met != nil && len(out.met.kept) > 0 {
				name := contact.Project(out.met.merged).Name
				for _, kept := range out.met.kept {
					r.addMessage(file, Warning{Card: it.index, Line: it.line, Name: name, Code: kept.Code[len("import."):], Message: kept})
				}
			}
		}
		if r.options.Circle != "" && out.status == Unchanged && out.target != 0 {
			r.same = append(r.same, out.target)
		}
		r.warn(file, it.warnings)
		r.count(file, &out)
		if it.ok && len(r.report.Sample) < maxSample {
			p := &it.prepared.Projection
			r.report.Sample = append(r.report.Sample, Sample{Name: p.Name, Subtitle: p.Subtitle, Status: out.status})
		}
		if r.keep != nil {
			if err := r.keep(it, &out); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *run) count(file *File, out *outcome) {
	file.add(out.status, 1)
	r.report.add(out.status, 1)
	if out.inBin {
		file.InBin++
		r.report.InBin++
	}
	if len(out.doubts) > 0 {
		file.Doubtful++
		r.report.Doubtful++
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
