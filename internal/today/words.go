package today

import (
	"strings"

	"kith/internal/search"
)

// What a promise is about is only in its words. These say that something is to be given, and that people are to meet; in doubt a promise is
// about taking care. They are beginnings of words, folded as search does.
const (
	givingWords = "schick send versproch versprech promis empfehl empfiehl recommend leih lend verleih mitbring bring besorg weiterleit forward " +
		"share helf hilf help geb give angebot offer tipp link unterlage slides folie beitrag feedback ruckmeldung"
	meetingWords = "vermittel vernetz introduc connect bekanntmach"
	pairWords    = "vorstell bekannt zusammenbring"
)

// questionOf says which of the questions a follow-up answers.
func questionOf(title string, people int) string {
	words := strings.Fields(search.Fold(title))
	has := func(beginnings string) bool {
		for beginning := range strings.FieldsSeq(beginnings) {
			for _, word := range words {
				if strings.HasPrefix(word, beginning) {
					return true
				}
			}
		}
		return false
	}
	switch {
	case has(meetingWords), people > 1 && has(pairWords):
		return Introduce
	case has(givingWords):
		return Offer
	}
	return Care
}
