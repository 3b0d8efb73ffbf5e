package samplebook

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed words/*.txt
var wordFiles embed.FS

// vocabulary is what the generator draws from; the files under words/ say what stands where.
type vocabulary struct {
	countries []*country
	weights   int // sum of the countries' weights
	notes     map[string]*phrases
	doubles   map[string][]string // a spelling, and others that sound like it
}

type country struct {
	weight         int
	notes          string // language
	envelope, dial string
	given, family  []string
	join           string
	front, back    []string
	cities         []city
	streets        []string
}

type city struct{ name, postcode, area string }

// phrases are sentences with {slots} and what can fill them.
type phrases struct {
	sentences []string
	slots     map[string][]string
}

// words reads the files once, and only in programs that generate.
var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{notes: map[string]*phrases{}, doubles: map[string][]string{}}
	v.readPeople(wordFile("people.txt"))
	v.readNotes(wordFile("notes.txt"))
	for _, line := range wordFile("doubles.txt") {
		family := strings.Fields(line)
		for i, word := range family {
			others := append(append([]string{}, family[:i]...), family[i+1:]...)
			v.doubles[word] = append(v.doubles[word], others...)
		}
	}
	return v
})

// wordFile answers the lines of an embedded file without remarks and empty lines. The files are part of the program, so
// whatever is wrong with them is a mistake of ours and panics; the tests read them all.
func wordFile(name string) []string {
	text, err := wordFiles.ReadFile("words/" + name)
	if err != nil {
		panic(err)
	}
	var lines []string
	for line := range strings.SplitSeq(string(text), "\n") {
		if line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

func (v *vocabulary) readPeople(lines []string) {
	var c *country
	for _, line := range lines {
		if head, ok := strings.CutPrefix(line, "== "); ok {
			c = newCountry(fields(head, "|"))
			v.countries = append(v.countries, c)
			v.weights += c.weight
			continue
		}
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "given":
			c.given = append(c.given, strings.Fields(rest)...)
		case "family":
			c.family = append(c.family, strings.Fields(rest)...)
		case "join":
			c.join = rest + " "
		case "front":
			c.front = append(c.front, strings.Fields(rest)...)
		case "back":
			c.back = append(c.back, strings.Fields(rest)...)
		case "city":
			for _, text := range fields(rest, ",") {
				parts := fields(text, "|")
				c.cities = append(c.cities, city{parts[0], parts[1], parts[2]})
			}
		case "street":
			c.streets = append(c.streets, fields(rest, ",")...)
		default:
			panic(fmt.Sprintf("people.txt: %q", line))
		}
	}
	for _, c := range v.countries {
		if len(c.streets) == 0 {
			c.streets = v.countries[0].streets
		}
	}
}

func newCountry(head []string) *country {
	weight, err := strconv.Atoi(head[1])
	if err != nil {
		panic(err)
	}
	return &country{weight: weight, notes: head[2], envelope: head[3], dial: head[4]}
}

func (v *vocabulary) readNotes(lines []string) {
	var p *phrases
	for _, line := range lines {
		if head, ok := strings.CutPrefix(line, "== "); ok {
			p = &phrases{slots: map[string][]string{}}
			v.notes[head] = p
			continue
		}
		if name, rest, ok := strings.Cut(line, ": "); ok && !strings.Contains(name, " ") {
			p.slots[name] = fields(rest, ",")
		} else {
			p.sentences = append(p.sentences, line)
		}
	}
}

// fields splits at a separator and trims what comes out.
func fields(text, separator string) []string {
	parts := strings.Split(text, separator)
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
	}
	return parts
}
