package table

import "bytes"

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
