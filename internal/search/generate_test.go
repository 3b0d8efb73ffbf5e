package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// generator makes documents of an invented address book: words are drawn with Zipf's law, so that a few are everywhere and
// most are rare, as in real ones.
type generator struct {
	random                                *rand.Rand
	given, family, words, cities, streets []string
	givenLaw, familyLaw, wordLaw          *rand.Zipf
}

func newGenerator(seed uint64) *generator {
	random := rand.New(rand.NewPCG(seed, 1))
	g := &generator{
		random: random,
		given: strings.Fields(`Anna Lena Marie Jürgen Björn Käthe Jörg Sören Ömer Ayşe Łukasz Zofia Jiří Siân José João François Hélène Zoë Åsa
			Øystein Ágnes Željko Linh Minh Hiroshi Priya Fatima Omar Kwame Ivan Thomas Michael Andreas Stefan Sabine Petra Claudia Monika
			Hans Peter Klaus Ursula Renate Leon Finn Paul Emma Mia Hannah Johanna Charlotte Alexander Sebastian Ελένη Анна 美咲 Li Bo`),
		family: strings.Fields(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein
			Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann
			Köhler König Mayer Weiß Böhm Jäger Groß Kühn O'Brien García Núñez Lefèvre Øvergård Sørensen Dvořák Wiśniewski Şahin Öztürk
			Nguyễn Li Wang Haddad Иванова 佐藤 Achterberg Fährmann Süßmilch Überschär Mühlbacher`),
		words: strings.Fields(`und der die mit in auf hat den für nicht eine einen seit kennt sucht aus ist an im zum arbeitet beim wohnt
			Konferenz Tochter Sohn Projekt Steuer Verein Chor Garten Leipzig Hamburg spielt Bratsche Kaffee sammelt Briefmarken met at
			the in evening climbing prefers call about looking for new job Wohnung Fahrrad Förderprogramm Möwen Röhrenverstärker`),
		cities:  strings.Fields(`Berlin München Köln Düsseldorf Göttingen Wien Zürich Kraków Praha Paris London Malmö Lisboa Tokyo Jena`),
		streets: strings.Fields(`Hauptstraße Königsallee Lindenweg Bahnhofstraße Goethestraße Storgatan Schloßplatz`),
	}
	for len(g.given) < 2000 {
		g.given = append(g.given, g.invent(2, 3))
	}
	for len(g.family) < 20000 {
		g.family = append(g.family, g.invent(2, 4))
	}
	for len(g.words) < 40000 {
		g.words = append(g.words, strings.ToLower(g.invent(2, 5)))
	}
	for len(g.cities) < 500 {
		g.cities = append(g.cities, g.invent(2, 3))
	}
	g.givenLaw = rand.NewZipf(random, 1.15, 20, uint64(len(g.given)-1))
	g.familyLaw = rand.NewZipf(random, 1.1, 40, uint64(len(g.family)-1))
	g.wordLaw = rand.NewZipf(random, 1.1, 8, uint64(len(g.words)-1))
	return g
}

var (
	onsets = strings.Fields(`b b b br d d d dr f f f fl g g g gr h h h j k k k kl kr l l l m m m n n n p p pf r r r s s s sch st t t t tr v v w w w z zw`)
	nuclei = strings.Fields(`a a e e e i i o o u u ä ö ü ei au ie eu`)
	codas  = strings.Fields(`n n r r l s t m ng ck tz nd rt ch ft ß mann er el en bach berg`)
)

// invent makes a word of syllables.
func (g *generator) invent(least, most int) string {
	var word strings.Builder
	for n := least + g.random.IntN(most-least+1); n > 0; n-- {
		word.WriteString(pick(g.random, onsets) + pick(g.random, nuclei))
		if g.random.IntN(3) == 0 || n == 1 {
			word.WriteString(pick(g.random, codas))
		}
	}
	text := []rune(word.String())
	return strings.ToUpper(string(text[:1])) + string(text[1:])
}

func pick(random *rand.Rand, from []string) string { return from[random.IntN(len(from))] }

// person makes a contact; name is how it is displayed.
func (g *generator) person(key int64) (d Document, given, family string) {
	r := g.random
	given, family = g.given[g.givenLaw.Uint64()], g.family[g.familyLaw.Uint64()]
	d = Document{Key: key, Name: given + " " + family}
	if r.IntN(5) == 0 {
		family += "-" + g.family[g.familyLaw.Uint64()]
		d.Name = given + " " + family
	}
	d.Work = g.family[g.familyLaw.Uint64()] + " " + pick(r, []string{"GmbH", "AG", "e.V.", "& Co. KG"}) + "\n" + pick(r, g.words[20:200])
	var reach []string
	local := strings.ReplaceAll(Fold(given), " ", "") + "." + strings.ReplaceAll(Fold(family), " ", "-")
	for n := 1 + r.IntN(2); n > 0; n-- {
		reach = append(reach, pick(r, []string{local, fmt.Sprint(local[:1], Fold(family), key)})+"@"+pick(r, []string{"example.org", "example.com", "mail.example"}))
	}
	for n := 1 + r.IntN(3); n > 0; n-- {
		form := pick(r, []string{"+49 %d %d%d", "0%d/%d %d", "+49-%d-%d-%d", "0049%d%d%d"})
		reach = append(reach, fmt.Sprintf(form, 30+r.IntN(900), 1000+r.IntN(9000), 10+r.IntN(9990)))
	}
	d.Reach = strings.Join(reach, "\n")
	d.Place = fmt.Sprintf("%s %d\n%d %s\nDeutschland", pick(r, g.streets), 1+r.IntN(200), 10000+r.IntN(80000), g.cities[min(r.IntN(500), r.IntN(500))])
	d.Circle = pick(r, []string{"", "Familie", "Freunde", "Arbeit", "Chor\nVerein"})
	if r.IntN(2) == 0 {
		d.Note = g.sentences(1 + r.IntN(5))
	}
	return d, given, family
}

func (g *generator) sentences(count int) string {
	var note strings.Builder
	for ; count > 0; count-- {
		for n := 5 + g.random.IntN(10); n > 0; n-- {
			note.WriteString(g.words[g.wordLaw.Uint64()] + " ")
		}
		note.WriteString(". ")
	}
	return note.String()
}

// typos are ways to get a word wrong.
var typos = map[string]func(*rand.Rand, []rune) []rune{
	"drop":   func(r *rand.Rand, w []rune) []rune { n := r.IntN(len(w)); return append(w[:n:n], w[n+1:]...) },
	"double": func(r *rand.Rand, w []rune) []rune { n := r.IntN(len(w)); return append(w[:n+1:n+1], w[n:]...) },
	"swap": func(r *rand.Rand, w []rune) []rune {
		n := r.IntN(len(w) - 1)
		w[n], w[n+1] = w[n+1], w[n]
		return w
	},
	"substitute": func(r *rand.Rand, w []rune) []rune { w[r.IntN(len(w))] = rune('a' + r.IntN(26)); return w },
	"umlaut": func(_ *rand.Rand, w []rune) []rune {
		return []rune(strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ø", "o", "ş", "s", "ř", "r").Replace(string(w)))
	},
	"phonetic": func(_ *rand.Rand, w []rune) []rune {
		return []rune(strings.NewReplacer("dt", "tt", "ei", "ai", "ph", "f", "ck", "k", "tz", "z", "v", "f", "y", "i").Replace(string(w)))
	},
}
