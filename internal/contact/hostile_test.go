package contact

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/internal/vcard"
)

// A card made to be slow is not: nothing here takes the square of what a card can hold.
func TestHostileCards(t *testing.T) {
	const many = 50_000
	repeat := func(line func(int) string) *vcard.Card {
		var b strings.Builder
		b.WriteString("BEGIN:VCARD\nVERSION:3.0\nFN:x\n")
		for i := range many {
			b.WriteString(line(i))
			b.WriteByte('\n')
		}
		b.WriteString("END:VCARD\n")
		return decode(t, b.String())[0]
	}
	list := make([]string, many)
	for i := range list {
		list[i] = "t" + strconv.Itoa(i)
	}
	for what, c := range map[string]*vcard.Card{
		"circles":         read(t, "3.0", "FN:x", "CATEGORIES:"+strings.Join(list, ",")),
		"nicknames":       read(t, "3.0", "FN:x", "NICKNAME:"+strings.Join(list, ",")),
		"components":      read(t, "3.0", "FN:x", "ADR:"+strings.Repeat(";", many), "ORG:"+strings.Repeat("a;", many), "N:"+strings.Repeat(",", many)),
		"dates":           repeat(func(i int) string { return "i" + strconv.Itoa(i) + ".X-ABDATE:2001-01-01" }),
		"labels":          repeat(func(i int) string { return "i.X-ABLabel:a" }),
		"labelled phones": repeat(func(i int) string { return "i" + strconv.Itoa(i/2) + []string{".TEL:1", ".X-ABLabel:x"}[i%2] }),
		"addresses":       repeat(func(i int) string { return []string{"ADR;TYPE=home:;;a", "LABEL;TYPE=work:b"}[i%2] }),
		"emails":          repeat(func(i int) string { return "EMAIL:a@b" }),
		"notes":           repeat(func(i int) string { return "NOTE:a" }),
	} {
		for step, run := range map[string]func(){
			"View":    func() { View(c) },
			"Project": func() { p := Project(c); ProjectionKeys(&p) },
			"Apply": func() {
				_ = Apply(c.Clone(), []Edit{{Op: "add", Field: "circle", Ref: -1, Text: "neu"}, {Op: "set", Field: "phone", Ref: 1, Text: "2", Label: label("neu")}, {Op: "remove", Field: "anniversary", Ref: -1}})
			},
		} {
			start := time.Now()
			run()
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s of %d %s took %v", step, many, what, took)
			} else {
				t.Logf("%s of %s: %v", step, what, took.Round(time.Millisecond))
			}
		}
	}
}
