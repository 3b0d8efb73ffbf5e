package table

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

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
		r.warnings = append(r.warnings, warning(r.line, CodeUnclosedQuote, r.raw))
	} else if s.bare {
		r.warnings = append(r.warnings, warning(r.line, CodeBareQuote, r.raw))
	}
	c.charset.record(r)
}

// tooLong skips a row that nobody should keep in memory, up to the end of its line.
func (c *csvReader) tooLong() *record {
	start := string(c.in.window()[:2*maxText])
	c.rec = record{line: c.line, raw: strings.ToValidUTF8(start, "\uFFFD"), lost: true, cells: c.rec.cells[:0]}
	c.rec.warnings = []vcard.Warning{warning(c.line, CodeTooLongRow, c.rec.raw)}
	c.line += c.in.skipLine()
	return &c.rec
}

// maxQuoted is how far a quoted cell is looked for its end. What is longer was never closed.
const maxQuoted = 4 << 20

// scanner finds the cells of the first row in b. It has to be asked again with more bytes if it says so.
type scanner struct {
	b      []byte
	sep    byte
	eof    bool // nothing follows b
	width  int
	spans  []span
	i      int // after record: the bytes of the row with its line break
	lines  int // line breaks in it
	strict int // cells with a quote that does not close on the line so far; from 2 on quotes are text

	unclosed, bare, multi bool
}

// record scans one row; false asks for more bytes.
func (s *scanner) record() bool {
	if !s.scan(false) {
		return false
	}
	if s.multi && s.width > 1 && len(s.spans) != s.width {
		return s.again()
	}
	return true
}

// again looks whether a row over several lines is really one whose quote never closes: then this line and the next have as many
// cells as the table has columns, each for itself.
func (s *scanner) again() bool {
	alone := scanner{b: s.b, sep: s.sep, eof: s.eof, width: s.width}
	if !alone.scan(true) {
		return false
	}
	if len(alone.spans) != s.width {
		return true
	}
	after := scanner{b: s.b[alone.i:], sep: s.sep, eof: s.eof}
	if len(after.b) > 0 {
		if !after.scan(true) {
			return false
		}
		if len(after.spans) != s.width {
			return true
		}
	}
	alone.unclosed = true
	*s = alone
	return true
}

// scan cuts one row into cells. With oneLine a quoted cell has to end on its line.
func (s *scanner) scan(oneLine bool) bool {
	for {
		start := s.i
		for s.i < len(s.b) && s.b[s.i] == ' ' && s.sep != ' ' { // blanks before a quote, as in: "a", "b"
			s.i++
		}
		if s.i < len(s.b) && s.b[s.i] == '"' {
			switch s.quoted(oneLine || s.unclosed) {
			case cellMore:
				return false
			case cellEnd:
				return true
			case cellNext:
				continue
			}
			s.i = start // the quote is text
		}
		for s.i < len(s.b) && s.b[s.i] != s.sep && s.b[s.i] != '\n' && s.b[s.i] != '\r' {
			s.i++
		}
		s.spans = append(s.spans, span{start: start, end: s.i})
		switch s.after() {
		case cellMore:
			return false
		case cellEnd:
			return true
		}
	}
}

type cellState byte

const (
	cellNext cellState = iota // a separator: there is another cell
	cellEnd                   // the row ends
	cellMore                  // too few bytes to tell
	cellText                  // the quote opened nothing
)

// after goes over what ends a cell.
func (s *scanner) after() cellState {
	if s.i == len(s.b) {
		if !s.eof {
			return cellMore
		}
		return cellEnd
	}
	if s.b[s.i] == s.sep {
		s.i++
		return cellNext
	}
	if s.i+3 > len(s.b) && !s.eof {
		return cellMore
	}
	s.i += breakLength(s.b[s.i:])
	s.lines++
	return cellEnd
}

// quoted scans the quoted cell at i.
func (s *scanner) quoted(oneLine bool) cellState {
	if oneLine && s.strict > 1 {
		return cellText
	}
	start := s.i + 1
	from, lines, escaped, bare := start, 0, false, false
	for {
		q := bytes.IndexByte(s.b[from:], '"')
		if q < 0 {
			if !s.eof && len(s.b)-start < maxQuoted && !(oneLine && bytes.IndexByte(s.b[from:], '\n') >= 0) {
				return cellMore
			}
			return s.open(oneLine)
		}
		q += from
		lines += countBreaks(s.b[from:q])
		if q-start > maxQuoted || oneLine && lines > 0 {
			return s.open(oneLine)
		}
		if q+2 >= len(s.b) && !s.eof {
			return cellMore
		}
		var next, second byte = '\n', '\n' // the end of the input ends a cell too
		if q+1 < len(s.b) {
			next = s.b[q+1]
		}
		if q+2 < len(s.b) {
			second = s.b[q+2]
		}
		// A quote right behind a separator or line break, after a line break, opens a cell: the one before was never closed.
		opens := lines > 0 && (s.b[q-1] == s.sep || s.b[q-1] == '\n' || s.b[q-1] == '\r')
		switch {
		case next == s.sep || next == '\n' || next == '\r':
			s.i = q + 1
			return s.close(start, q, lines, escaped, bare)
		case next == '"':
			if opens && (second == s.sep || second == '\n' || second == '\r') && q+2 < len(s.b) {
				return s.open(oneLine)
			}
			escaped, from = true, q+2
		case next == ' ' || next == '\t':
			stop := q + 1
			for stop < len(s.b) && (s.b[stop] == ' ' || s.b[stop] == '\t') {
				stop++
			}
			if stop == len(s.b) && !s.eof {
				return cellMore
			}
			if stop == len(s.b) || s.b[stop] == s.sep || s.b[stop] == '\n' || s.b[stop] == '\r' {
				s.i = stop
				return s.close(start, q, lines, escaped, bare)
			}
			bare, from = true, q+1
		default:
			if opens {
				return s.open(oneLine)
			}
			bare, from = true, q+1
		}
	}
}

// close ends a quoted cell. Its last byte may be the first of a doubled quote that a bare one follows; then both stay.
func (s *scanner) close(start, end, lines int, escaped, bare bool) cellState {
	s.lines += lines
	s.multi = s.multi || lines > 0
	s.bare = s.bare || bare
	s.spans = append(s.spans, span{start, end, escaped})
	return s.after()
}

// open says that the quote never closes.
func (s *scanner) open(oneLine bool) cellState {
	if oneLine {
		s.strict++
	}
	s.unclosed = true
	return cellText
}

// countBreaks counts line breaks of any kind.
func countBreaks(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	for {
		i := bytes.IndexByte(b, '\r')
		if i < 0 {
			return n
		}
		if i+1 == len(b) || b[i+1] != '\n' {
			n++
		}
		b = b[i+1:]
	}
}

// cellCharset brings cells to UTF-8 text.
type cellCharset struct {
	name string // of the file: utf8Name or windowsName, "" while no cell has decided
}

const (
	utf8Name    = "utf-8"
	windowsName = "windows-1252"
)

// record decodes the cells of a row, takes NULs out, and warns where a cell is not in the charset of the file.
func (c *cellCharset) record(r *record) {
	if strings.IndexByte(r.raw, 0) >= 0 {
		r.warnings = append(r.warnings, warning(r.line, CodeNUL, strings.ReplaceAll(r.raw, "\x00", "␀")))
		r.raw = strings.ReplaceAll(r.raw, "\x00", "")
		for i, cell := range r.cells {
			r.cells[i] = strings.ReplaceAll(cell, "\x00", "")
		}
	}
	valid := utf8.ValidString(r.raw)
	if valid && (c.name == utf8Name || isASCII(r.raw)) {
		return
	}
	odd := ""
	for i, cell := range r.cells {
		if isASCII(cell) {
			continue
		}
		isUTF8 := utf8.ValidString(cell)
		if c.name == "" {
			c.name = windowsName
			if isUTF8 {
				c.name = utf8Name
			}
		}
		if isUTF8 != (c.name == utf8Name) && odd == "" {
			odd = "x"
		}
		if !isUTF8 {
			r.cells[i] = decodeMixed(cell)
		}
		if odd == "x" {
			odd = r.cells[i]
		}
	}
	if !valid {
		r.raw = decodeMixed(r.raw)
	}
	if odd != "" {
		r.warnings = append(r.warnings, warning(r.line, CodeBadCharset, odd))
	}
}

// decodeMixed keeps what is UTF-8 and takes every other byte as Windows-1252, which has a character for each.
func decodeMixed(s string) string {
	if !anyRune(s) {
		text, _ := vcard.DecodeCharset(windowsName, s)
		return text
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			text, _ := vcard.DecodeCharset(windowsName, s[i:i+1])
			b.WriteString(text)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// anyRune reports whether some character of UTF-8 beyond ASCII is in s.
func anyRune(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n > 1 && r != utf8.RuneError {
			return true
		}
		i += n
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
