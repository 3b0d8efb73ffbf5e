package table

import (
	"bytes"
	"encoding/base64"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"kith/internal/fault"
	"kith/internal/vcard"
)

// ldifReader gives the entries of an LDIF file (RFC 2849) as rows: each attribute is a column, several values of one are lines of its cell.
type ldifReader struct {
	in      *input
	columns []string
	index   map[string]int // attribute in lower case → column
	line    int            // number of the next physical line
	rec     record

	attribute []byte // the logical line being unfolded
	raw       []byte
	size      int
}

func newLDIFReader(in *input, columns []string) *ldifReader {
	r := &ldifReader{in: in, index: map[string]int{}, line: 1}
	for _, name := range columns {
		r.column(name)
	}
	return r
}

// names are the attributes met so far, in the order of their columns.
func (r *ldifReader) names() []string { return r.columns }

func (r *ldifReader) offset() int64 { return r.in.offset() }

func (r *ldifReader) column(name string) int {
	key := strings.ToLower(name)
	n, ok := r.index[key]
	if !ok {
		n = len(r.columns)
		r.columns = append(r.columns, name)
		r.index[key] = n
	}
	return n
}

// physical gives the next line without its break.
func (r *ldifReader) physical() ([]byte, bool) {
	for from := 0; ; {
		window := r.in.window()
		if i := bytes.IndexAny(window[from:], "\r\n"); i >= 0 {
			i += from
			if i+3 > len(window) && r.in.more() {
				from = i
				continue
			}
			window = r.in.window()
			r.in.pos += i + breakLength(window[i:])
			r.line++
			return window[:i], true
		}
		if from = len(window); from > MaxRow {
			r.in.pos = r.in.end // give up what nobody should keep; the rest of the line is read as a line of its own
			return window[:maxText], true
		}
		if !r.in.more() {
			r.in.pos = r.in.end
			r.line++
			return window, len(window) > 0
		}
	}
}

func (r *ldifReader) next() (*record, error) {
	rec := &r.rec
	rec.cells, rec.warnings, rec.lost = rec.cells[:0], nil, false
	r.attribute, r.raw, r.size, rec.line = r.attribute[:0], r.raw[:0], 0, 0
	comment := false
	for {
		start := r.line
		line, ok := r.physical()
		if !ok {
			if r.in.err != nil {
				return nil, r.in.err
			}
			if rec.line == 0 {
				return nil, io.EOF
			}
			break
		}
		if len(line) == 0 {
			if rec.line == 0 {
				continue
			}
			break
		}
		if rec.line == 0 {
			rec.line = start
		}
		if r.size += len(line); r.size > MaxRow {
			rec.lost = true
			continue
		}
		if len(r.raw) < maxRaw {
			r.raw = append(append(r.raw, line[:min(len(line), maxRaw)]...), '\n')
		}
		switch {
		case line[0] == ' ':
			if !comment {
				r.attribute = append(r.attribute, line[1:]...)
			}
			continue
		case line[0] == '#':
			r.take()
			comment = true
			continue
		}
		r.take()
		comment = false
		r.attribute = append(r.attribute[:0], line...)
	}
	r.take()
	rec.raw = decodeMixed(strings.TrimSuffix(string(r.raw), "\n"))
	if rec.lost {
		rec.warnings = append(rec.warnings, vcard.NewWarning(rec.line, CodeTooLongRow, rec.raw))
		rec.cells = rec.cells[:0]
	}
	r.change()
	r.answer()
	return rec, nil
}

// answer takes out the last record of ldapsearch, which says how the search went and is nobody.
func (r *ldifReader) answer() {
	said := func(name string) bool {
		n, ok := r.index[name]
		return ok && n < len(r.rec.cells) && r.rec.cells[n] != ""
	}
	if said("search") && said("result") && !said("dn") {
		r.rec.warnings = append(r.rec.warnings, vcard.NewWarning(r.rec.line, vcard.CodeTextOutside, r.rec.raw))
		r.rec.cells = r.rec.cells[:0]
	}
}

// change gives up a record that takes something away from an entry elsewhere: it brings nobody.
func (r *ldifReader) change() {
	n, ok := r.index["changetype"]
	if !ok || n >= len(r.rec.cells) || r.rec.cells[n] == "" {
		return
	}
	if strings.EqualFold(r.rec.cells[n], "add") {
		r.rec.cells[n] = ""
		return
	}
	r.rec.warnings = append(r.rec.warnings, vcard.NewWarning(r.rec.line, CodeBadEntry, r.rec.raw))
	r.rec.lost = true
}

// take puts the unfolded line into its column.
func (r *ldifReader) take() {
	line := r.attribute
	if len(line) == 0 || r.rec.lost {
		return
	}
	defer func() { r.attribute = r.attribute[:0] }()
	name, value, ok := bytes.Cut(line, []byte(":"))
	if !ok || len(name) == 0 || len(name) > 200 {
		text := decodeMixed(string(line))
		r.rec.warnings = append(r.rec.warnings, vcard.NewWarning(r.rec.line, CodeBadEntry, text))
		return
	}
	attribute, option, _ := strings.Cut(decodeMixed(string(bytes.TrimSpace(name))), ";")
	if option != "" && !strings.EqualFold(option, "binary") { // cn;lang-en is another name than cn
		attribute += ";" + option
	}
	var cell string
	if encoded, ok := bytes.CutPrefix(value, []byte(":")); ok {
		cell = r.decode(attribute, string(bytes.TrimSpace(encoded)))
	} else {
		cell = r.text(string(bytes.Trim(value, " \t")))
	}
	if strings.HasSuffix(strings.ToLower(attribute), "postaladdress") { // RFC 4517 §3.3.28
		cell = postalLines.Replace(cell)
	}
	if strings.EqualFold(attribute, "version") && r.rec.blank() && cell == "1" {
		return
	}
	n := r.column(attribute)
	for len(r.rec.cells) <= n {
		r.rec.cells = append(r.rec.cells, "")
	}
	if r.rec.cells[n] != "" && cell != "" {
		cell = r.rec.cells[n] + "\n" + cell
	}
	if cell != "" {
		r.rec.cells[n] = cell
	}
}

// postalLines are the lines of a postal address of a directory, "Weg 1 $ 53111 Bonn".
var postalLines = strings.NewReplacer(" $ ", "\n", "$", "\n", `\24`, "$", `\5C`, `\`, `\5c`, `\`)

func (r *ldifReader) text(s string) string {
	if strings.IndexByte(s, 0) >= 0 {
		r.rec.warnings = append(r.rec.warnings, vcard.NewWarning(r.rec.line, CodeNUL, strings.ReplaceAll(decodeMixed(s), "\x00", "␀")))
		s = strings.ReplaceAll(s, "\x00", "")
	}
	if utf8.ValidString(s) {
		return s
	}
	s = decodeMixed(s)
	r.rec.warnings = append(r.rec.warnings, vcard.NewWarning(r.rec.line, CodeBadCharset, s))
	return s
}

// decode undoes base64. A picture becomes a data: URI; other bytes that are no text stay as they are written, and so does what should be a
// picture and is none that anybody knows.
func (r *ldifReader) decode(attribute, encoded string) string {
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		data, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(encoded, "="))
	}
	picture := strings.Contains(strings.ToLower(attribute), "photo")
	if err == nil && picture {
		if kind := vcard.MediaType(data); strings.HasPrefix(kind, "image/") {
			return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
		}
	}
	if picture && encoded != "" {
		r.rec.warnings = append(r.rec.warnings, vcard.NewWarning(r.rec.line, CodeBadPicture, encoded))
		return encoded
	}
	if err != nil || bytes.IndexByte(data, 0) >= 0 {
		return r.text(encoded)
	}
	if !utf8.Valid(data) && slices.ContainsFunc(data, func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }) {
		return encoded
	}
	return r.text(string(data))
}

// openLDIF opens an LDIF file. Its columns are the attributes of the head.
func (t *Table) openLDIF(again func() (io.Reader, error), text []byte, charset string, mark int, o Options, twice bool) error {
	t.Format, t.Charset = LDIF, charset
	if t.Charset == "" {
		t.Charset = utf8Name
	}
	head := newLDIFReader(&input{buf: text, end: len(text), eof: true}, nil)
	var records []record
	for len(records) < sampleRecords {
		r, err := head.next()
		if err != nil {
			break
		}
		if r.lost {
			continue
		}
		copied := *r
		copied.cells = slices.Clone(r.cells)
		records = append(records, copied)
	}
	if len(records) == 0 {
		return fault.New("table.not-a-table", nil)
	}
	t.Preamble = []string{}
	t.header = slices.Clone(head.names())
	t.columns(records, o, len(t.header))
	open := func() (rows, error) {
		r, err := again()
		if err != nil {
			return nil, err
		}
		return newLDIFReader(newInput(r, charset, mark), t.header), nil
	}
	return t.start(open, 0, twice)
}
