package paper

import (
	"embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"kith/internal/message"
)

//go:embed list.html labels.html
var pages embed.FS

// templates are read at their first use: most starts of the program print nothing.
var templates = sync.OnceValue(func() *template.Template { return template.Must(template.New("").ParseFS(pages, "*.html")) })

// HTML writes the list as one page of its own that a browser prints: no script, nothing fetched.
func (l *List) HTML(w io.Writer) error {
	type row struct {
		Person
		Letter  string
		Country string
	}
	rows := make([]row, len(l.People))
	letter := ""
	for i, p := range l.People {
		rows[i] = row{Person: p, Country: p.country}
		if next := p.initial; next != letter && next != "" {
			rows[i].Letter, letter = next, next
		}
	}
	return templates().ExecuteTemplate(w, "list.html", map[string]any{
		"Language": string(l.Language), "Title": l.Title, "Size": pageSize(l.Size), "Made": l.made(), "Rows": rows,
		"Name": l.said("paper.name", nil), "Reach": l.said("paper.reach", nil), "Address": l.said("paper.address", nil), "Nobody": l.said("paper.nobody", nil),
	})
}

// HTML writes the sheets as one page of its own that a browser prints at 100 %.
func (l *Labels) HTML(w io.Writer) error {
	labels, _ := l.Fill()
	f := l.Format
	each := f.Columns * f.Rows
	cells := make([]Label, max(l.Skip, 0)%each, len(labels)+each)
	cells = append(cells, labels...)
	var sheets [][]Label
	for len(cells) > 0 {
		n := min(each, len(cells))
		sheets = append(sheets, cells[:n])
		cells = cells[n:]
	}
	return templates().ExecuteTemplate(w, "labels.html", map[string]any{
		"Language": string(l.Language), "Title": l.Title, "Size": pageSize(f.Size), "F": f, "Sender": l.Sender, "Sheets": sheets,
		"GapX": f.Across - f.Width, "GapY": f.Down - f.Height, "Hint": message.New("paper.full-size", nil).In(l.Language),
	})
}

// pageSize is a size of paper in the words of CSS.
func pageSize(s Size) template.CSS { return template.CSS(strings.ToLower(string(s))) }
