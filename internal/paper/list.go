package paper

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kith/internal/message"
)

// List is a list of people to print.
type List struct {
	Title    string
	Size     Size
	Language message.Language
	At       time.Time // when it was made, in the zone of the person
	People   []Person
}

// Missing gives the names of those in whose entry are characters that the built-in letters of PDF lack.
func Missing(people []Person) ([]string, error) {
	l, err := newLetters()
	if err != nil {
		return nil, err
	}
	missing := []string{}
	for _, p := range people {
		if !l.has(p.Name + p.Work + strings.Join(p.Reach, "") + strings.Join(p.Address, "") + strings.Join(p.addressee, "") + p.country) {
			missing = append(missing, p.Name)
		}
	}
	return missing, nil
}

// said is a sentence of the catalogue.
func (l *List) said(code string, args message.Args) string {
	return message.New(code, args).In(l.Language)
}

// made says how many there are and when that was.
func (l *List) made() string {
	return l.said("paper.made", message.Args{"n": len(l.People), "date": l.At.Format(time.DateOnly)})
}

// initial is the letter somebody stands under: Ä with A, digits and other scripts by their own.
func initial(name string) string {
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.IsLetter(r):
			return string(unicode.ToUpper(r))
		case unicode.IsDigit(r):
			return "#"
		}
	}
	return ""
}

const (
	margin     = 16.0
	headAt     = 14.0
	listFrom   = 30.0
	lineHeight = 4.7
	gutter     = 6.0
)

// PDF writes the list. An entry is never parted by the end of a page, unless it is longer than one.
func (l *List) PDF(w io.Writer) error {
	s, err := newSheet(l.Size, l.Title, l.At)
	if err != nil {
		return err
	}
	p := &listPages{sheet: s, list: l}
	p.width, p.height = s.GetPageSize()
	inner := p.width - 2*margin - 2*gutter
	p.columns = []float64{inner * 0.31, inner * 0.41, inner * 0.28}
	s.AliasNbPages("{pages}")
	s.SetFooterFunc(p.footer)
	p.page()
	for i := range l.People {
		p.person(&l.People[i])
	}
	if len(l.People) == 0 {
		s.SetFont(family, "", 10)
		s.Text(margin, p.y+lineHeight, l.said("paper.nobody", nil))
	}
	return s.finish(w)
}

type listPages struct {
	*sheet
	list          *List
	width, height float64
	columns       []float64
	y             float64
	letter        string
}

func (p *listPages) ink(grey int) { p.SetTextColor(grey, grey, grey) }

// page begins a page with the heading.
func (p *listPages) page() {
	p.AddPage()
	p.SetFont(family, "B", 15)
	p.ink(20)
	title, _ := p.cut(p.list.Title, p.width-2*margin)
	p.Text(margin, headAt+5, title)
	p.SetFont(family, "", 8)
	p.ink(110)
	x := margin
	for n, code := range []string{"paper.name", "paper.reach", "paper.address"} {
		p.Text(x, listFrom-2.5, p.list.said(code, nil))
		x += p.columns[n] + gutter
	}
	p.SetDrawColor(60, 60, 60)
	p.SetLineWidth(0.3)
	p.Line(margin, listFrom-0.6, p.width-margin, listFrom-0.6)
	p.y = listFrom + 1
}

func (p *listPages) footer() {
	p.SetFont(family, "", 8)
	p.ink(110)
	p.Text(margin, p.height-10, p.list.made())
	page := p.list.said("paper.page", message.Args{"n": strconv.Itoa(p.PageNo()), "pages": "{pages}"})
	shown := strings.Replace(page, "{pages}", "00", 1) // as wide as it will be
	p.Text(p.width-margin-p.GetStringWidth(shown), p.height-10, page)
}

// cell is one line of a column.
type cell struct {
	text string
	bold bool
	grey bool
}

func (p *listPages) person(one *Person) {
	var columns [3][]cell
	p.SetFont(family, "B", 9.5)
	for _, line := range p.wrap(one.Name, p.columns[0]) {
		columns[0] = append(columns[0], cell{text: line, bold: true})
	}
	p.SetFont(family, "", 9.5)
	add := func(column int, grey bool, texts ...string) {
		for _, text := range texts {
			for _, line := range p.wrap(text, p.columns[column]) {
				columns[column] = append(columns[column], cell{text: line, grey: grey})
			}
		}
	}
	add(0, true, one.Work)
	add(1, false, one.Reach...)
	add(2, false, one.Address...)
	add(2, false, one.country)
	rows := max(len(columns[0]), len(columns[1]), len(columns[2]))
	bottom := p.height - 17
	need := float64(rows)*lineHeight + 2.6
	letter := one.initial
	heading := letter != p.letter && letter != ""
	if heading {
		need += 7
	}
	if p.y+need > bottom && p.y > listFrom+1 {
		p.page()
	}
	if heading {
		p.letter = letter
		p.SetFont(family, "B", 11)
		p.ink(90)
		p.Text(margin, p.y+5.2, p.letters.drawn(letter))
		p.y += 7
	}
	for n := range rows {
		if p.y+lineHeight > bottom {
			p.page()
		}
		x := margin
		for column := range columns {
			if n < len(columns[column]) {
				c := columns[column][n]
				p.style(c)
				p.Text(x, p.y+3.7, c.text)
			}
			x += p.columns[column] + gutter
		}
		p.y += lineHeight
	}
	p.SetDrawColor(210, 210, 210)
	p.SetLineWidth(0.1)
	p.Line(margin, p.y+1, p.width-margin, p.y+1)
	p.y += 2.6
}

func (p *listPages) style(c cell) {
	p.ink(20)
	switch {
	case c.bold:
		p.SetFont(family, "B", 9.5)
	case c.grey:
		p.SetFont(family, "", 9.5)
		p.ink(90)
	default:
		p.SetFont(family, "", 9.5)
	}
}
