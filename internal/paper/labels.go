package paper

import (
	"io"
	"slices"
	"strings"
	"time"

	"kith/internal/message"
)

// Format is a sheet of labels. Lengths are millimetres.
type Format struct {
	Name          string // as it is chosen: "3x8"
	Known         string // what the shops call it
	Size          Size
	Columns, Rows int
	Width, Height float64 // of one label
	Left, Top     float64 // of the first label
	Across, Down  float64 // from the edge of one label to the same edge of the next
}

// Formats are the sheets that are in the shops, the usual ones first.
var Formats = []Format{
	{"3x7", "Avery L7160 · 63,5 × 38,1 mm", A4, 3, 7, 63.5, 38.1, 7.21, 15.15, 66.04, 38.1},
	{"3x8", "Avery L7159 · 63,5 × 33,9 mm", A4, 3, 8, 63.5, 33.9, 7.21, 12.9, 66.04, 33.9},
	{"3x8-wide", "Avery Zweckform 3474 · 70 × 37 mm", A4, 3, 8, 70, 37, 0, 0.5, 70, 37},
	{"2x7", "Avery L7163 · 99,1 × 38,1 mm", A4, 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1},
	{"letter-3x10", "Avery 5160 · 2⅝ × 1 in", Letter, 3, 10, 66.675, 25.4, 4.7625, 12.7, 69.85, 25.4},
}

// Labels is how many are on a sheet.
func (f Format) Labels() int { return f.Columns * f.Rows }

// Said is what the shops call the sheet, with its numbers as the language writes them.
func (f Format) Said(language message.Language) string {
	if language == message.English {
		return strings.ReplaceAll(f.Known, ",", ".")
	}
	return f.Known
}

// FormatNames are what a sheet can be chosen by.
func FormatNames() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// FormatOf gives a sheet by its name.
func FormatOf(name string) (Format, bool) {
	at := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if at < 0 {
		return Format{}, false
	}
	return Formats[at], true
}

// Labels are labels for envelopes.
type Labels struct {
	Title    string
	Format   Format
	Language message.Language
	At       time.Time
	Sender   string // a small line above each address; "" for none
	Skip     int    // labels that are gone already from the first sheet, fewer than it has
	People   []Person
}

// Label is what stands on one.
type Label []string

// Fill parts those with an address from those without; the latter by their names.
func (l *Labels) Fill() (labels []Label, without []string) {
	without = []string{}
	for i := range l.People {
		p := &l.People[i]
		if len(p.Address) == 0 {
			without = append(without, p.Name)
			continue
		}
		label := append(Label{}, p.addressee...)
		label = append(label, p.Address...)
		if p.country != "" {
			label = append(label, p.country)
		}
		labels = append(labels, label)
	}
	return labels, without
}

const (
	inset      = 5.0  // of the text in a label: printers do not meet the edge exactly
	pointSize  = 10.5 // of the letters, at most
	leastPoint = 6.5
	leading    = 1.22
	millimetre = 25.4 / 72 // of a point
)

// PDF writes the sheets. Letters shrink until a label holds its address; what still does not fit in width is shortened, and
// those labels are answered by their first lines.
func (l *Labels) PDF(w io.Writer) (shortened []string, err error) {
	labels, _ := l.Fill()
	s, err := newSheet(l.Format.Size, l.Title, l.At)
	if err != nil {
		return nil, err
	}
	shortened = []string{}
	f := l.Format
	each := f.Labels()
	at := max(l.Skip, 0) % each
	s.AddPage()
	for n, label := range labels {
		if n > 0 && at == each {
			s.AddPage()
			at = 0
		}
		x := f.Left + float64(at%f.Columns)*f.Across
		y := f.Top + float64(at/f.Columns)*f.Down
		if !s.label(label, l.Sender, x, y, f) {
			shortened = append(shortened, label[0])
		}
		at++
	}
	return shortened, s.finish(w)
}

// label draws one, in the middle of its height, and reports whether all of it is there.
func (s *sheet) label(label Label, sender string, x, y float64, f Format) (whole bool) {
	width, height := f.Width-2*inset, f.Height-2*2.2
	top := y + 2.2
	if sender != "" {
		s.SetFont(family, "", 6)
		s.SetTextColor(70, 70, 70)
		text, _ := s.cut(sender, width)
		s.Text(x+inset, top+2.6, text)
		s.SetDrawColor(140, 140, 140)
		s.SetLineWidth(0.1)
		s.Line(x+inset, top+3.4, x+inset+s.GetStringWidth(text), top+3.4)
		top, height = top+4.2, height-4.2
	}
	s.SetTextColor(0, 0, 0)
	lines, points := []string(label), pointSize
	for ; ; points -= 0.5 {
		s.SetFont(family, "", points)
		lines = lines[:0:0]
		for _, line := range label {
			lines = append(lines, s.wrap(line, width)...)
		}
		fits := float64(len(lines))*points*leading*millimetre <= height
		if fits && (len(lines) == len(label) || points <= 8) || points <= leastPoint {
			whole = fits
			break
		}
	}
	if !whole { // one line each, as much as there is room for; the place is worth more than the middle
		lines = lines[:0:0]
		for _, line := range label {
			short, _ := s.cut(line, width)
			lines = append(lines, short)
		}
		if room := int(height / (points * leading * millimetre)); len(lines) > room {
			lines = append(lines[:1:1], lines[len(lines)-room+1:]...)
		}
	}
	down := points * leading * millimetre
	baseline := top + (height-float64(len(lines))*down)/2 + points*millimetre
	for n, line := range lines {
		s.Text(x+inset, baseline+float64(n)*down, line)
	}
	return whole
}
