package table

import (
	"bytes"
	"io"
	"slices"
	"strings"
)

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
			if _, ok := guessHeader(cell); ok || slices.Contains(ambiguousNames, strings.ToLower(strings.TrimSpace(cell))) || isTitleHeader(cell) {
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
	case any(connectedHeaders...) && any("first name", "vorname", "prenom", "nombre", "nome", "voornaam"):
		return LinkedInCSV
	case any("secondary email", "sekundaere email adresse", "sekundaere emailadresse"):
		return ThunderbirdCSV
	case any("prenom", "nombre", "nome", "voornaam") && any("telephone bureau", "type de messagerie", "calle del trabajo", "tipo de correo electronico", "via uff",
		"tipo posta elettronica", "telefoon op werk", "emailtype"):
		return OutlookCSV
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
