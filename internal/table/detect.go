package table

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"kith/internal/vcard"
)

// Detect looks at the first bytes of a file (64 KiB are plenty) and says which table it is. ok is false for what is none: cards, pictures,
// programs, prose, archives that are no workbook.
func Detect(head []byte) (format string, ok bool) {
	head = head[:min(len(head), headSize)]
	switch binaryKind(head) {
	case XLSX:
		return XLSX, true
	case "":
	default:
		return "", false
	}
	text, _, _ := decodeHead(head, "")
	if isCards(text) {
		return "", false
	}
	if isLDIF(text) {
		return LDIF, true
	}
	l := detectLayout(text, Options{})
	return l.format, l.plausible
}

// The kinds of binary files that people take for address books.
const (
	kindBinary   = "binary"
	kindWorkbook = "workbook" // one that cannot be read: .xls, .ods
)

// binaryKind recognises what is no text: XLSX, kindWorkbook, kindBinary; "" for text.
func binaryKind(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		if bytes.Contains(head, []byte("opendocument.spreadsheet")) {
			return kindWorkbook
		}
		if bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("xl/")) {
			return XLSX
		}
		return kindBinary
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return kindWorkbook
	case bytes.HasPrefix(head, []byte("%PDF")), bytes.HasPrefix(head, []byte("SQLite format 3")), bytes.HasPrefix(head, []byte("\x1f\x8b")),
		bytes.HasPrefix(head, []byte("\x89PNG")), bytes.HasPrefix(head, []byte("\xff\xd8\xff")), bytes.HasPrefix(head, []byte("\x7fELF")):
		return kindBinary
	}
	if name, _ := vcard.DetectUnicode(head, ""); strings.HasPrefix(name, "utf-16") {
		return ""
	}
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f' {
			odd++
		}
	}
	if odd > 8 && odd > len(head)/20 {
		return kindBinary
	}
	return ""
}

// decodeHead gives the head as bytes in which separators are ASCII, and what it took them for: the charset of the stream, "" if cells have
// to be looked at one by one, and the length of the byte order mark.
func decodeHead(head []byte, declared string) (text []byte, charset string, mark int) {
	charset, mark = vcard.DetectUnicode(head, declared)
	if charset == "" && declared != "" {
		charset, _ = vcard.CharsetName(declared)
	}
	text = head[mark:]
	if charset == "" || charset == utf8Name {
		return text, charset, mark
	}
	if strings.HasPrefix(charset, "utf-16") {
		text = text[:len(text)&^1]
	}
	decoded, _ := vcard.DecodeCharset(charset, string(text))
	return []byte(decoded), charset, mark
}

// guessCharset says whether undeclared text is UTF-8 or Windows-1252: what most of its characters beyond ASCII are; "" if there are none.
func guessCharset(text []byte) string {
	good, bad := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			if i+utf8.UTFMax < len(text) || utf8.FullRune(text[i:]) { // the head may end inside a character
				bad++
			}
		} else {
			good++
		}
		i += n
	}
	switch {
	case good == 0 && bad == 0:
		return ""
	case good >= bad:
		return utf8Name
	}
	return windowsName
}

func isCards(text []byte) bool {
	return bytes.HasPrefix(bytes.ToUpper(bytes.TrimLeft(text[:min(len(text), 4<<10)], " \t\r\n")), []byte("BEGIN:VCARD")) ||
		bytes.Contains(bytes.ToUpper(text[:min(len(text), 64<<10)]), []byte("\nBEGIN:VCARD"))
}

// isLDIF: the first line that is no comment and no version is a distinguished name (RFC 2849).
func isLDIF(text []byte) bool {
	for line := range bytes.Lines(text[:min(len(text), 64<<10)]) {
		line = bytes.ToLower(bytes.TrimSpace(line))
		if len(line) == 0 || line[0] == '#' || bytes.HasPrefix(line, []byte("version:")) {
			continue
		}
		return bytes.HasPrefix(line, []byte("dn:"))
	}
	return false
}

// layout is what detection found out about a text.
type layout struct {
	format    string
	sep       byte
	sepLine   bool // the first line is sep=;
	header    int  // index among the records of the head; -1 for none
	second    bool // the header has a second row
	records   []record
	width     int
	plausible bool
}

// headRecords is how many rows detection looks at to find separator and header, sampleRecords to find out about columns.
const (
	headRecords   = 60
	sampleRecords = 2000
)

// parseHead reads the first rows of a text. A last row that the head cuts off is left out.
func parseHead(text []byte, sep byte, most int) []record {
	in := &input{buf: text, end: len(text), eof: true}
	reader := newCSVReader(in, sep, cellCharset{name: guessCharset(text)})
	var records []record
	for len(records) < most {
		r, err := reader.next()
		if err == io.EOF {
			break
		}
		copied := *r
		copied.cells = slices.Clone(r.cells)
		records = append(records, copied)
	}
	if len(records) > 1 && len(text) >= headSize-3 && in.pos == in.end {
		records = records[:len(records)-1]
	}
	return records
}

// sepLine reads the first line "sep=;" that Excel wants.
func sepLine(text []byte) (sep byte, ok bool) {
	line, _, _ := bytes.Cut(text[:min(len(text), 32)], []byte("\n"))
	line = bytes.Trim(bytes.TrimSpace(line), `"`)
	if len(line) == 5 && bytes.EqualFold(line[:4], []byte("sep=")) || len(line) == 4 && bytes.EqualFold(line, []byte("sep=")) {
		if len(line) == 4 {
			return '\t', true
		}
		return line[4], true
	}
	return 0, false
}

// detectLayout finds separator, header and format of a text.
func detectLayout(text []byte, o Options) layout {
	said, hasLine := sepLine(text)
	var best layout
	bestScore := -1.0
	for _, s := range Separators {
		sep := s[0]
		if o.Separator != "" && o.Separator != s || o.Separator == "" && hasLine && strings.IndexByte(",;\t|", said) >= 0 && said != sep {
			continue
		}
		l := layout{sep: sep, sepLine: hasLine, records: parseHead(text, sep, headRecords)}
		if hasLine && len(l.records) > 0 {
			l.records[0].cells = nil
		}
		score := l.look(o)
		if score > bestScore {
			best, bestScore = l, score
		}
	}
	best.format = o.Format
	if best.format == "" {
		best.format = best.name()
	}
	return best
}

// look finds the width and the header of a table and says how well the separator fits.
func (l *layout) look(o Options) float64 {
	counts, rows := map[int]int{}, 0
	for i := range l.records {
		if !l.records[i].blank() {
			rows++
			counts[len(l.records[i].cells)]++
		}
	}
	most := 0
	for width, n := range counts {
		if width > 1 && (n > most || n == most && width > l.width) {
			l.width, most = width, n
		}
	}
	l.width = max(l.width, 1)
	known := 0
	l.header, known = l.findHeader(o.Header)
	score := 0.0
	if rows > 0 {
		score = 10 * float64(most) / float64(rows)
	}
	l.plausible = known > 0 && l.header >= 0 && l.width > 1 || most > 1 && score >= 5 && l.width < 200 && (l.header >= 0 || l.dataLike()) || l.width == 1 && (known == 1 || l.dataLike())
	if l.header >= 0 {
		l.width = max(len(trimmed(l.records[l.header].cells)), 1)
	}
	return score + 5*float64(min(known, 20))
}

// dataLike: some column holds addresses of mail or phones.
func (l *layout) dataLike() bool {
	good, rows := 0, 0
	for i := range l.records {
		if l.records[i].blank() {
			continue
		}
		rows++
		if slices.ContainsFunc(l.records[i].cells, func(s string) bool { return looksLikeEmail(s) || looksLikePhone(s) }) {
			good++
		}
	}
	return good > 0 && good*2 >= rows
}

// trimmed leaves out the empty cells at the end.
func trimmed(cells []string) []string {
	for len(cells) > 0 && isBlank(cells[len(cells)-1]) {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// findHeader finds the row with the names of the columns and how many of them are known.
func (l *layout) findHeader(wanted int) (index, known int) {
	switch {
	case wanted == NoHeader:
		return -1, 0
	case wanted > 0:
		if wanted > len(l.records) {
			return -1, 0
		}
		known, _ = knownHeaders(l.records[wanted-1].cells)
		return wanted - 1, known
	}
	best, bestKnown := -1, 0
	for i := range min(len(l.records), 30) {
		n, filled := knownHeaders(l.records[i].cells)
		if n > bestKnown && (n > 1 || n*2 >= filled && l.width <= 2 || n == 1 && filled > 1 && filled <= 3) {
			best, bestKnown = i, n
		}
	}
	if best >= 0 {
		if next := best + 1; next < len(l.records) {
			n, filled := knownHeaders(l.records[next].cells)
			l.second = filled > 1 && n == filled
		}
		return best, bestKnown
	}
	if first := l.firstFull(); first >= 0 && l.width > 1 {
		if n, _ := knownHeaders(l.records[first].cells); n > 0 && distinctNames(l.records[first].cells) {
			return first, n
		}
	}
	return l.unknownHeader(), 0
}

// firstFull is the first row with a cell in every column; -1 if there is none.
func (l *layout) firstFull() int {
	for i := range l.records {
		if len(l.records[i].cells) >= l.width && !l.records[i].blank() {
			return i
		}
	}
	return -1
}

// distinctNames reports whether cells could be the names of columns: each its own, and none an address, a phone or a date.
func distinctNames(cells []string) bool {
	seen := make(map[string]bool, len(cells))
	for _, cell := range cells {
		if seen[cell] || isBlank(cell) || len(cell) > 60 || looksLikeEmail(cell) || looksLikePhone(cell) || looksLikeDate(cell) {
			return false
		}
		seen[cell] = true
	}
	return true
}

// knownHeaders counts the cells that are names of columns, and those that hold anything.
func knownHeaders(cells []string) (known, filled int) {
	load()
	for _, cell := range cells {
		if isBlank(cell) {
			continue
		}
		filled++
		if len(cell) < 60 && !looksLikeEmail(cell) {
			if _, ok := guessHeader(cell); ok || slices.Contains(ambiguousNames, strings.ToLower(strings.TrimSpace(cell))) || strings.EqualFold(strings.TrimSpace(cell), "title") {
				known++
			}
		}
	}
	return known, filled
}

// unknownHeader finds a header in a language nobody here knows: the first full row, if it has neither address nor digit in it and the
// rows below it have, in the same column.
func (l *layout) unknownHeader() int {
	first := l.firstFull()
	if first < 0 || slices.ContainsFunc(l.records[first].cells, func(s string) bool { return isBlank(s) || looksLikeData(s) || len(s) > 60 }) {
		return -1
	}
	for column := range l.records[first].cells {
		data, rows := 0, 0
		for i := first + 1; i < len(l.records); i++ {
			if cells := l.records[i].cells; column < len(cells) && !isBlank(cells[column]) {
				rows++
				if looksLikeData(cells[column]) {
					data++
				}
			}
		}
		if rows > 0 && data*2 > rows {
			return first
		}
	}
	return -1
}

func looksLikeData(s string) bool { return strings.ContainsAny(s, "@0123456789") }

// name is the format by the header.
func (l *layout) name() string {
	have := map[string]bool{}
	apple := 0
	if l.header >= 0 {
		for _, cell := range l.records[l.header].cells {
			have[strings.Join(words(cell), " ")] = true
			lower := strings.ToLower(cell)
			for _, begin := range []string{"phone:", "phone :", "phone (", "email:", "email :", "email (", "url:", "url ("} {
				if strings.HasPrefix(lower, begin) {
					apple++
				}
			}
		}
	}
	any := func(names ...string) bool { return slices.ContainsFunc(names, func(n string) bool { return have[n] }) }
	switch {
	case any("email 1 value", "phone 1 value", "organization 1 name") || have["group membership"] && have["yomi name"] ||
		have["file as"] && have["phonetic first name"]:
		return GoogleCSV
	case have["connected on"] && have["first name"]:
		return LinkedInCSV
	case any("secondary email", "sekundaere email adresse", "sekundaere emailadresse"):
		return ThunderbirdCSV
	case (have["first name"] || have["vorname"]) && any("business phone", "telefon geschaeftlich", "email display name", "email angezeigter name", "business street",
		"strasse geschaeftlich", "email typ", "email type", "email 2 address", "email 2 adresse"):
		return OutlookCSV
	case apple > 1:
		return AppleCSV
	case l.sep == '\t':
		return TSV
	}
	return CSV
}
