package samplebook

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// person is everything that chance decides about one card.
type person struct {
	given, middle, family, prefix string
	emails                        []string
	phones                        []phone
	country                       *country
	city                          city
	street                        string
	organisation, unit, title     string
	birthday                      time.Time // zero for none
	yearless                      bool
	note                          string
	circles                       []string
	homepage, label               string
	face                          uint64 // 0 for none
	uid                           string
	revised                       time.Time
}

type phone struct {
	dial, area string
	number     [2]int
	style      int
}

// stream is the randomness of one card, the same whatever else is in the book.
func stream(seed uint64, i int, purpose uint64) *rand.Rand {
	// Neighbouring seeds of PCG are not independent enough at first; mixing the number in (Knuth's constant) is.
	return rand.New(rand.NewPCG(seed^purpose, (uint64(i)+1)*0x9E3779B97F4A7C15))
}

func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// often prefers the front of a list, as names do.
func often(r *rand.Rand, from []string) string {
	f := r.Float64()
	return from[int(f*f*float64(len(from)))]
}

// newPerson makes all choices for card i of the book of a seed.
func newPerson(seed uint64, i int) *person {
	r, v := stream(seed, i, 0), words()
	p := &person{country: v.country(r)}
	p.name(r)
	p.city = p.country.cities[r.IntN(len(p.country.cities))]
	p.street = fmt.Sprintf("%s %d", pick(r, p.country.streets), 1+r.IntN(180))
	work := v.notes["work"].slots
	given, family := ascii(p.given, i), ascii(p.family, i)
	for range 1 + r.IntN(6)/3 + r.IntN(6)/4 {
		local := [...]string{given + "." + family, fmt.Sprintf("%.1s.%s%d", given, family, i%89), fmt.Sprintf("%s%d", family, i)}[r.IntN(3)]
		p.emails = append(p.emails, local+"@"+pick(r, work["domain"]))
	}
	for range 1 + r.IntN(6)/3 + r.IntN(6)/4 {
		p.phones = append(p.phones, phone{p.country.dial, p.city.area, [2]int{1000 + r.IntN(9000), 10 + r.IntN(9990)}, r.IntN(4)})
	}
	p.organisation = pick(r, work["word"]) + pick(r, work["kind"]) + " " + pick(r, work["form"])
	if chance(r, 35) {
		p.unit = pick(r, work["unit"])
	}
	p.title = pick(r, work["title"])
	if chance(r, 60) {
		p.birthday = time.Date(1935, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(27000))
		p.yearless = chance(r, 12)
	}
	if chance(r, 50) {
		p.note = v.notes[p.country.notes].text(r, 1+r.IntN(5))
	}
	for range [...]int{0, 1, 1, 1, 2, 3}[r.IntN(6)] {
		if circle := pick(r, work["circle"]); !strings.Contains(strings.Join(p.circles, ","), circle) {
			p.circles = append(p.circles, circle)
		}
	}
	if chance(r, 30) {
		p.homepage = "https://" + family + "." + pick(r, work["domain"])
	}
	if chance(r, 8) {
		p.label = pick(r, work["label"])
	}
	if chance(r, 5) {
		p.face = 1 + r.Uint64N(faces)
	}
	p.uid = fmt.Sprintf("%08x-%04x-4%03x-a%03x-%012x", r.Uint32(), r.IntN(1<<16), r.IntN(1<<12), r.IntN(1<<12), r.Uint64N(1<<48))
	p.revised = time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(r.IntN(4_000_000)) * time.Minute)
	return p
}

func (v *vocabulary) country(r *rand.Rand) *country {
	at := r.IntN(v.weights)
	for _, c := range v.countries {
		if at -= c.weight; at < 0 {
			return c
		}
	}
	panic("weights do not add up")
}

// name draws a name: half of the families are common ones, the others long-tailed compounds, as in a real register.
func (p *person) name(r *rand.Rand) {
	c := p.country
	p.given = often(r, c.given)
	if chance(r, 8) {
		p.given += "-" + often(r, c.given)
	}
	if chance(r, 15) {
		p.middle = often(r, c.given)
	}
	if chance(r, 8) {
		p.prefix = pick(r, words().notes["work"].slots["prefix"])
	}
	p.family = c.surname(r)
	if chance(r, 9) {
		p.family += "-" + often(r, c.family)
	}
}

// older halves make three-part surnames, which no list has room for: Oberlindenberger, Neukirchhofer.
var older = []string{"Ober", "Unter", "Neu", "Alt", "Hohen", "Nieder", "Groß", "Klein", "Hinter", "Vorder", "Schwarz", "Weiß"}

func (c *country) surname(r *rand.Rand) string {
	if len(c.front) == 0 || chance(r, 50) {
		return often(r, c.family)
	}
	front, back := pick(r, c.front), pick(r, c.back)
	if strings.HasPrefix(back, strings.ToLower(front)) {
		return often(r, c.family)
	}
	if c.dial == "+49" && chance(r, 45) {
		return pick(r, older) + strings.ToLower(front) + back
	}
	return c.join + front + back
}

// text fills some sentences. Nearly half of the notes have real line breaks.
func (p *phrases) text(r *rand.Rand, sentences int) string {
	separator := " "
	if chance(r, 45) {
		separator = "\n"
	}
	var b strings.Builder
	for i := range sentences {
		if i > 0 {
			b.WriteString(separator)
		}
		rest := pick(r, p.sentences)
		for {
			before, after, ok := strings.Cut(rest, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			slot, tail, _ := strings.Cut(after, "}")
			b.WriteString(pick(r, p.slots[slot]))
			rest = tail
		}
	}
	return b.String()
}

// letters that no decomposition turns into ASCII, and German habits.
var plainLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ø", "oe", "æ", "ae", "å", "aa", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// ascii writes a name as it stands in an e-mail address.
func ascii(name string, i int) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(plainLetters.Replace(strings.ToLower(name))) {
		if c < unicode.MaxASCII && (unicode.IsLetter(c) || c == '-') {
			b.WriteRune(c)
		}
	}
	if b.Len() == 0 {
		return fmt.Sprintf("kontakt%d", i)
	}
	return b.String()
}

// written formats a number in one of the ways people do.
func (p phone) written() string {
	switch p.style {
	case 0:
		return fmt.Sprintf("%s %s %d%d", p.dial, p.area, p.number[0], p.number[1])
	case 1:
		return fmt.Sprintf("0%s/%d %d", p.area, p.number[0], p.number[1])
	case 2:
		return fmt.Sprintf("%s-%s-%d-%d", p.dial, p.area, p.number[0], p.number[1])
	default:
		return fmt.Sprintf("00%s%s%d%d", p.dial[1:], p.area, p.number[0], p.number[1])
	}
}
