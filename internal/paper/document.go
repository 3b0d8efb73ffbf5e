package paper

import (
	"io"
	"sort"
	"strings"
	"time"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// Size is a size of paper: "A4" or "Letter".
type Size string

// The sizes that printers at home and in offices hold.
const (
	A4     Size = "A4"
	Letter Size = "Letter"
)

// family is the name of the built-in letters, Liberation Sans.
const family = "sans"

// letters tells which characters the built-in letters have.
type letters struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	known  map[rune]bool
}

func newLetters() (*letters, error) {
	font, err := sfnt.Parse(liberationsansregular.TTF)
	return &letters{font: font, known: map[rune]bool{}}, err
}

// has reports whether all of a text can be drawn.
func (l *letters) has(text string) bool {
	for _, r := range norm.NFC.String(text) {
		known, asked := l.known[r]
		if !asked {
			index, err := l.font.GlyphIndex(&l.buffer, r)
			known = err == nil && index != 0 || unicode.IsSpace(r)
			l.known[r] = known
		}
		if !known {
			return false
		}
	}
	return true
}

// drawn is a text as it is drawn: composed, on one line, and a box for every character there are no letters for.
func (l *letters) drawn(text string) string {
	text = norm.NFC.String(strings.Join(strings.Fields(text), " "))
	if l.has(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case l.known[r], l.has(string(r)):
			return r
		case unicode.In(r, unicode.Mn, unicode.Cf):
			return -1
		}
		return '□'
	}, text)
}

// sheet is a document being drawn. Lengths are millimetres.
type sheet struct {
	*fpdf.Fpdf
	letters *letters
}

func newSheet(size Size, title string, at time.Time) (*sheet, error) {
	l, err := newLetters()
	if err != nil {
		return nil, err
	}
	pdf := fpdf.New("P", "mm", string(size), "")
	pdf.AddUTF8FontFromBytes(family, "", liberationsansregular.TTF)
	pdf.AddUTF8FontFromBytes(family, "B", liberationsansbold.TTF)
	pdf.SetTitle(title, true)
	pdf.SetCreator("Kith", true)
	pdf.SetCatalogSort(true) // the same people make the same file
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	return &sheet{pdf, l}, pdf.Error()
}

// finish writes the document.
func (s *sheet) finish(w io.Writer) error { return s.Output(w) }

// wrap breaks a text into lines of a width in the font that is set; a word that is longer is broken inside.
func (s *sheet) wrap(text string, width float64) []string {
	var out []string
	line := ""
	for word := range strings.FieldsSeq(s.letters.drawn(text)) {
		next := word
		if line != "" {
			next = line + " " + word
		}
		if s.GetStringWidth(next) <= width {
			line = next
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for line = word; s.GetStringWidth(line) > width; {
			n := s.fitting(line, width)
			out = append(out, line[:n])
			line = line[n:]
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// fitting gives how many bytes of a text fit into a width, at least one character. The text is wider than that.
func (s *sheet) fitting(text string, width float64) int {
	last := 0
	for i := range text {
		if i > 0 && s.GetStringWidth(text[:i]) > width && last > 0 {
			return last
		}
		last = i
	}
	if last == 0 {
		return len(text) // one character that is wider than the column
	}
	return last
}

// cut shortens a text to a width.
func (s *sheet) cut(text string, width float64) (short string, whole bool) {
	text = s.letters.drawn(text)
	if s.GetStringWidth(text) <= width {
		return text, true
	}
	runes := []rune(text)
	n := sort.Search(len(runes), func(n int) bool { return s.GetStringWidth(string(runes[:n])+"…") > width })
	return string(runes[:max(n-1, 1)]) + "…", false
}
