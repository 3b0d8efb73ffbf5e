package quickadd

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/search"
)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

// now is Wednesday, 25 November 2026, 14:20 in Berlin.
var now = time.Date(2026, 11, 25, 13, 20, 0, 0, time.UTC)

// book is who is known in the tables: id, given names, family name, nickname.
var book = func() []Person {
	var all []Person
	for _, line := range []string{
		"weber|Anna|Weber|", "jonas|Jonas|Krüger|Jo", "kathe|Käthe|Brandt|", "mueller|Jörg|Müller|", "petra|Petra|Müller|", "max1|Max|Schmidt|", "max2|Max|Bauer|", "luise|Marie Luise|von Stein|Malu",
		"oconnor|Sinéad|O'Connor|", "ozil|Ömer|Öztürk|", "sommer|April|Sommer|", "hans|Hans|Koch|", "lutz|Lutz|Montag|", "emma|Emma|Thompson|", "li|Sun|Li|", "nikolaus|Nikolaus|Haas|",
	} {
		part := strings.Split(line, "|")
		all = append(all, Person{ID: part[0], Name: strings.TrimSpace(part[1] + " " + part[2]), Given: strings.Fields(search.Fold(part[1])), Family: strings.Fields(search.Fold(part[2])), Nick: strings.Fields(search.Fold(part[3]))})
	}
	return append(all, Person{ID: "werft", Name: "Hanse Werft", Whole: true})
}()

func names(words []string) ([]Person, int) {
	var found []Person
	for _, p := range book {
		all := append(append(append(strings.Fields(search.Fold(p.Name)), p.Given...), p.Family...), p.Nick...)
		if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(all, w) }) {
			found = append(found, p)
		}
	}
	return found, len(found)
}

func understand(text string, fixes ...Fix) Understood {
	return Understand(text, Context{Now: now, Zone: berlin, Names: names, Known: book, Fixes: fixes})
}

// write says what was understood in one line.
func write(u Understood) string {
	who := func(people []int) string {
		all := []string{}
		for _, at := range people {
			p := u.People[at]
			switch {
			case p.New:
				all = append(all, "+"+p.Name)
			case p.Open():
				var of []string
				for _, c := range p.Choices {
					of = append(of, c.ID)
				}
				all = append(all, p.Name+"?"+strings.Join(of, "/"))
			default:
				all = append(all, p.ID)
			}
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	var parts []string
	if e := u.Encounter; e != nil {
		text := e.Kind
		if e.DaySaid {
			text += " " + strings.TrimSpace(e.Day+" "+e.Time)
		}
		text += " " + who(e.People)
		if e.Place != "" {
			text += " @ " + e.Place
		}
		if e.Note != "" {
			text += " “" + e.Note + "”"
		}
		parts = append(parts, text)
	}
	for _, g := range u.Givings {
		parts = append(parts, g.Kind+" "+who(g.People)+" "+g.Text)
	}
	for _, f := range u.Followups {
		text := "to do " + strings.TrimSpace(f.When.Day+" "+f.When.Time)
		if f.Guessed {
			text += "?"
		}
		text += " " + who(f.People) + " " + f.Title
		if f.Note != "" {
			text += " “" + f.Note + "”"
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, " | ")
}

// The tables are testdata/german.txt and english.txt: a line as people type it, below it what it says.
func TestTables(t *testing.T) {
	for _, file := range []string{"german", "english"} {
		data, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		var out []string
		for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
			if block == "" || strings.HasPrefix(block, "#") {
				out = append(out, block)
				continue
			}
			if strings.HasPrefix(block, "  ") {
				continue
			}
			lines++
			out = append(out, block, "  "+write(understand(block)))
		}
		if lines < 60 {
			t.Errorf("%s: only %d lines", file, lines)
		}
		wants := strings.Split(strings.TrimSpace(string(data)), "\n")
		if os.Getenv("WRITE") != "" {
			if err := os.WriteFile("testdata/"+file+".txt", []byte(strings.Join(out, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for i := range min(len(out), len(wants)) {
			if out[i] != wants[i] {
				t.Errorf("%s: %s\n got %s\nwant %s", file, out[max(i-1, 0)], out[i], wants[i])
			}
		}
	}
}
