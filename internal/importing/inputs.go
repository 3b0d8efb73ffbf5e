package importing

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/table"
	"kith/internal/tree"
	"kith/internal/vcard"
)

// tableInfo is what is known of a source that is a table, once it was opened.
type tableInfo struct {
	*table.Table
	chosen     bool // the person said what the columns mean
	remembered bool // an earlier import of a table of this shape did
	newer      bool // it is a newer export of a book that was imported before
	calendar   bool // it is no table, but a calendar
}

// inputs makes sources ready for a run. end lets go what they hold open.
func (i *Importer) inputs(ctx context.Context, sources []Source, options Options) (ready []input, end func(), err error) {
	if sources, err = expand(sources); err != nil {
		return nil, nil, err
	}
	end = func() {
		for _, s := range sources {
			if s.archive != nil {
				s.archive.close()
			}
		}
	}
	for n, s := range sources {
		in := input{name: s.Name, size: s.Size, warnings: s.warnings, table: &tableInfo{}}
		if s.reader != nil {
			reading, own := options.ByFile[n]
			if !own {
				reading = options.Reading
			}
			in.open = func(context.Context) (feeder, func() error, error) { return i.open(ctx, s, reading, in.table) }
		}
		ready = append(ready, in)
	}
	return ready, end, nil
}

// open finds out what a source is and gives its cards.
func (i *Importer) open(ctx context.Context, s Source, reading Reading, info *tableInfo) (feeder, func() error, error) {
	file, err := s.reader()
	if err != nil {
		return nil, nil, failed(s.Name, err)
	}
	fail := func(err error) (feeder, func() error, error) {
		_ = file.Close()
		return nil, nil, failed(s.Name, err)
	}
	buffered := bufio.NewReaderSize(file, headSize)
	head, err := buffered.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return fail(err)
	}
	switch what := kindOf(head); {
	case what == unknown && len(head) != 0, what == zipped, what == foreign:
		return fail(fault.New("import.unknown", message.Args{"file": s.Name}))
	case what == calendar:
		info.calendar = true
		return cards{vcard.NewDecoder(strings.NewReader(""), vcard.Options{})}, file.Close, nil
	case what == tabular:
		rows, err := i.table(ctx, s, file, buffered, reading, info)
		if err != nil {
			return fail(err)
		}
		return rows, file.Close, nil
	case what == branched:
		opened, ok, err := tree.Open(buffered, tree.Options{Charset: reading.Charset})
		if err == nil && !ok {
			err = fault.New("import.unknown", message.Args{"file": s.Name})
		}
		if err != nil {
			return fail(err)
		}
		return treeCards{opened}, file.Close, nil
	}
	return cards{vcard.NewDecoder(buffered, vcard.Options{Charset: reading.Charset})}, file.Close, nil
}

// table opens a table: as it was said to be, as the last one of its shape was, or as it is guessed.
func (i *Importer) table(ctx context.Context, s Source, file io.ReadCloser, buffered io.Reader, reading Reading, info *tableInfo) (feeder, error) {
	options := table.Options{Charset: reading.Charset, Separator: reading.Separator, Header: reading.Header, Sheet: reading.Sheet,
		Mapping: reading.Mapping, Unmapped: reading.Unmapped, DateOrder: reading.DateOrder}
	input, again := buffered, (func() (io.Reader, error))(nil)
	if seeker, ok := file.(io.Seeker); ok {
		again = func() (io.Reader, error) { _, err := seeker.Seek(0, io.SeekStart); return file, err }
	} else if bound, ok := file.(*bounded); ok {
		// A file in a zip file is read from its beginning by being opened again.
		again = func() (io.Reader, error) {
			fresh, err := s.reader()
			if err != nil {
				return nil, err
			}
			_ = bound.Close()
			*bound = *fresh.(*bounded)
			return bound, nil
		}
	}
	var err error
	if again != nil {
		if input, err = again(); err != nil {
			return nil, err
		}
	}
	opened, err := table.Open(input, options)
	if err != nil {
		return nil, err
	}
	info.chosen = reading.Mapping != nil || len(reading.Columns) > 0
	mapping := reading.Mapping
	switch {
	case len(reading.Columns) > 0:
		if mapping, err = assigned(opened, reading.Columns); err != nil {
			return nil, err
		}
	case mapping == nil:
		if mapping, err = i.mappingOf(ctx, opened); err != nil {
			return nil, err
		}
		info.remembered = mapping != nil
	}
	if mapping != nil && reading.Mapping == nil && again != nil {
		if input, err = again(); err != nil {
			return nil, err
		}
		options.Mapping = mapping
		if opened, err = table.Open(input, options); err != nil {
			return nil, err
		}
	}
	if again != nil {
		if known, err := i.hasBook(ctx, opened.Format); err != nil {
			return nil, err
		} else if known {
			if info.newer, err = i.isNewerExport(ctx, opened); err != nil {
				return nil, err
			}
			if input, err = again(); err != nil {
				return nil, err
			}
			if opened, err = table.Open(input, options); err != nil {
				return nil, err
			}
		}
	}
	info.Table = opened
	return tableRows{opened, formatOf(opened.Format)}, nil
}

// mappingOf is what was said about the last table of this shape; nil if nothing was.
func (i *Importer) mappingOf(ctx context.Context, t *table.Table) (*table.Mapping, error) {
	var found *table.Mapping
	err := i.reads(ctx).each(`SELECT mapping FROM import_mapping WHERE shape = ?`, func(r rows) error {
		var text string
		if err := r.Scan(&text); err != nil {
			return err
		}
		var m table.Mapping
		if json.Unmarshal([]byte(text), &m) == nil && table.Refit(m, t) {
			found = &m
		}
		return nil
	}, t.Shape)
	return found, err
}

// expand replaces a stream that turns out to be a zip file by what is in it. Streams of vCards are read as they come; tables and zip
// files have to be held, as they are read more than once.
func expand(sources []Source) ([]Source, error) {
	var all []Source
	for _, s := range sources {
		if !s.stream {
			all = append(all, s)
			continue
		}
		raw, err := s.reader()
		if err != nil {
			return nil, failed(s.Name, err)
		}
		buffered := bufio.NewReaderSize(raw, headSize)
		head, err := buffered.Peek(headSize)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, failed(s.Name, err)
		}
		what := kindOf(head)
		if what != zipped && what != tabular {
			s.reader = func() (io.ReadCloser, error) {
				return struct {
					io.Reader
					io.Closer
				}{buffered, raw}, nil
			}
			all = append(all, s)
			continue
		}
		data, err := io.ReadAll(io.LimitReader(buffered, maxInner+1))
		if err == nil && len(data) > maxInner {
			err = errors.New("more than 256 MiB")
		}
		if err != nil {
			return nil, failed(s.Name, err)
		}
		if what == tabular {
			s.Size = int64(len(data))
			s.reader = func() (io.ReadCloser, error) { return seekable{bytes.NewReader(data)}, nil }
			all = append(all, s)
			continue
		}
		some, err := (&archive{data: data}).sources(strings.TrimSuffix(s.Name, ".zip")+".zip", 1)
		if err != nil {
			return nil, err
		}
		if len(some) == 0 {
			return nil, fault.New("import.empty-zip", message.Args{"file": s.Name})
		}
		all = append(all, some...)
	}
	return all, nil
}

type seekable struct{ *bytes.Reader }

func (seekable) Close() error { return nil }

// tableRows feeds from a table.
type tableRows struct {
	table  *table.Table
	format format
}

func (t tableRows) next() (item, error) {
	entry, err := t.table.Next()
	if err != nil {
		return item{}, err
	}
	return item{index: entry.Index, line: entry.Line, kind: t.table.Format, format: t.format, ok: entry.Card != nil, card: entry.Card,
		warnings: entry.Warnings, raw: entry.Raw}, nil
}

func (t tableRows) offset() int64             { return t.table.Offset() }
func (t tableRows) charset() string           { return t.table.Charset }
func (t tableRows) warnings() []vcard.Warning { return t.table.Warnings() }
