package giving

import (
	"slices"
	"strings"
	"sync"

	"kith/internal/search"
)

// Whether an offer is what somebody looks for, told by the words alone. It is meant to be right when it speaks rather than to find
// everything: it is shown to a person with both texts beside each other, and a suggestion that makes no sense costs more trust than one
// that is missing.
//
// A text is cut into topics ("Schreiner, Möbel und Küchen" is three), each into what it is about and what comes behind a preposition
// ("Wohnung | in Hamburg"): only the first part that says anything counts, so that a place does not make a match. Words are the same if
// they are so without the usual endings of German and English: Steuerberaterin and Steuerberatung.

// topic is the words of one thing somebody offers or looks for, folded and without endings.
type topic []string

// wordSet folds words at their first use: a program that matches nothing need not spend the time at every start.
func wordSet(text string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for word := range strings.FieldsSeq(text) {
			set[search.Fold(word)] = true
		}
		return set
	})
}

var (
	// joining stands between two topics.
	joining = wordSet("und oder sowie and or")
	// leading begins what only says where, for whom or with what.
	leading = wordSet("fur in im ins bei beim mit ohne aus von vom zu zum zur uber nach um an am auf als bis gegen " +
		"into for of with without near from to about on at as by around against")
	// empty says nothing about what it is.
	empty = wordSet("ein eine einen einem einer eines der die das den dem des the a gut gute guten guter gutes good great neu neue neuen neuer neues new " +
		"klein kleine kleinen kleiner kleines small gross grosse grossen grosser grosses big jemand jemanden jemandem somebody someone anybody wer who suche sucht " +
		"looking looks offers bietet dringend urgent urgently gern gerne moglichst bald soon erfahren erfahrene erfahrenen erfahrener experienced zuverlassig " +
		"zuverlassige zuverlassigen zuverlassiger reliable bezahlbar bezahlbare bezahlbaren affordable gunstig gunstige gunstigen cheap lokal lokale local passend " +
		"passende passenden etwas something was what sein seine ihr ihre his her mein meine my noch alle jede every")
	// general is said of so much that it is no match by itself.
	general = wordSet("kontakt kontakte kontakten contact contacts hilfe help unterstutzung support beratung advice consulting rat tipp tipps tip tips empfehlung " +
		"empfehlungen recommendation recommendations experte experten expertin expert experts profi profis spezialist spezialistin specialist dienst dienste service services " +
		"leistung leistungen angebot offer offers arbeit job jobs work stelle stellen person personen leute people mensch menschen firma firmen company companies unternehmen " +
		"erfahrung erfahrungen experience ahnung idee ideen idea ideas frage fragen question questions")
	// endings, the longest first.
	endings = strings.Fields("erinnen ungen innen erei erin erer ment ung ing ion ers ors ern ant ist in er or en em es ei ie e n s y")
)

// leastStem is how many letters stay when an ending is cut off.
const leastStem = 4

func stem(word string) string {
	for _, ending := range endings {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) >= leastStem {
			return cut
		}
	}
	return word
}

// topicsOf cuts a text into its topics.
func topicsOf(text string) []topic {
	var topics []topic
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;:/&+|·•()[]\n", r) }) {
		var now []string
		flush := func() {
			if found := about(now); len(found) > 0 {
				topics = append(topics, found)
			}
			now = nil
		}
		for word := range strings.FieldsSeq(search.Fold(piece)) {
			if joining()[word] {
				flush()
				continue
			}
			now = append(now, word)
		}
		flush()
	}
	return topics
}

// about gives the first part of a topic's words that says something.
func about(words []string) topic {
	var found topic
	for _, word := range words {
		switch {
		case leading()[word]:
			if len(found) > 0 {
				return found
			}
		case len(word) > 1 && !empty()[word] && !general()[word]:
			// Said twice, a word does not count twice.
			if said := stem(word); !slices.Contains(found, said) {
				found = append(found, said)
			}
		}
	}
	return found
}

// fits says how well an offer is what is looked for, between 0 (not at all) and 1 (the same words).
func fits(need, offer []topic) float64 {
	best := 0.0
	for _, n := range need {
		for _, o := range offer {
			best = max(best, n.fits(o))
		}
	}
	return best
}

// fits asks for half of the words of both, and for the first word of what is looked for unless more than half of it is there.
func (t topic) fits(offer topic) float64 {
	same := 0
	for _, word := range t {
		if slices.Contains(offer, word) {
			same++
		}
	}
	if same == 0 || 2*same < len(t) || 2*same < len(offer) || 2*same == len(t) && !slices.Contains(offer, t[0]) {
		return 0
	}
	return float64(2*same) / float64(len(t)+len(offer))
}
