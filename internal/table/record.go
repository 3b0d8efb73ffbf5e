package table

import "kith/internal/vcard"

// record is one row of a table before anybody knows what its columns mean.
type record struct {
	cells    []string // UTF-8, good for ever
	line     int      // physical line it begins at, from 1
	raw      string   // as it stood in the file
	warnings []vcard.Warning
	lost     bool // too long: there are no cells
}

// blank reports whether no cell holds anything.
func (r *record) blank() bool {
	for _, cell := range r.cells {
		if !isBlank(cell) {
			return false
		}
	}
	return !r.lost
}

// rows is what gives records: a CSV reader, an LDIF reader, a workbook.
type rows interface {
	// next gives the next record, io.EOF at the end. The record's slices are good until the next call, its strings for ever.
	next() (*record, error)
	// offset is the number of bytes of the input consumed.
	offset() int64
}

func isBlank(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ', c == '\t', c == '\r', c == '\n', c == 0:
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0: // a non-breaking blank
		case c == 0xA0 && i > 0 && s[i-1] == 0xC2:
		default:
			return false
		}
	}
	return true
}
