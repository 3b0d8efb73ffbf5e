package table

import (
	"io"
	"strings"

	"kith/internal/vcard"
)

// csvReader cuts a text into rows by RFC 4180, and forgives what exporters get wrong.
type csvReader struct {
	in      *input
	sep     byte
	width   int // number of columns, once known: tells a quote that never closes from a cell of several lines
	line    int // physical line of the next row
	rec     record
	spans   []span
	charset cellCharset
}

// span is a cell inside the bytes of its row.
type span struct {
	start, end int
	escaped    bool // has doubled quotes
}

func newCSVReader(in *input, sep byte, charset cellCharset) *csvReader {
	return &csvReader{in: in, sep: sep, line: 1, charset: charset}
}

func (c *csvReader) offset() int64 { return c.in.offset() }

func (c *csvReader) next() (*record, error) {
	for {
		window := c.in.window()
		s := scanner{b: window, sep: c.sep, eof: c.in.eof, width: c.width, spans: c.spans[:0]}
		enough := s.record()
		c.spans = s.spans
		switch {
		case !enough && len(window) > MaxRow || s.i > MaxRow:
			return c.tooLong(), nil
		case !enough && c.in.more():
			continue
		case len(window) == 0:
			if c.in.err != nil {
				return nil, c.in.err
			}
			return nil, io.EOF
		case !enough: // the end has been reached only now
			continue
		}
		c.in.pos += s.i
		c.take(string(window[:s.i]), &s)
		return &c.rec, nil
	}
}

// take makes the record of the row that has been scanned.
func (c *csvReader) take(row string, s *scanner) {
	r := &c.rec
	r.line, r.lost, r.warnings, r.cells = c.line, false, nil, r.cells[:0]
	c.line += s.lines
	r.raw = strings.TrimRight(row, "\r\n")
	for _, at := range s.spans {
		cell := row[at.start:at.end]
		if at.escaped {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		r.cells = append(r.cells, cell)
	}
	if s.unclosed {
		r.warnings = append(r.warnings, vcard.NewWarning(r.line, CodeUnclosedQuote, r.raw))
	} else if s.bare {
		r.warnings = append(r.warnings, vcard.NewWarning(r.line, CodeBareQuote, r.raw))
	}
	c.charset.record(r)
}

// tooLong skips a row that nobody should keep in memory, up to the end of its line.
func (c *csvReader) tooLong() *record {
	start := string(c.in.window()[:2*maxText])
	c.rec = record{line: c.line, raw: strings.ToValidUTF8(start, "\uFFFD"), lost: true, cells: c.rec.cells[:0]}
	c.rec.warnings = []vcard.Warning{vcard.NewWarning(c.line, CodeTooLongRow, c.rec.raw)}
	c.line += c.in.skipLine()
	return &c.rec
}
