package contact

import (
	"bytes"

	"kith/internal/search"
)

// Has is what a contact has and what it is, as bits: what contact_row.has holds.
type Has uint32

// The bits of Has.
const (
	HasPhone Has = 1 << iota
	HasEmail
	HasAddress
	HasBirthday
	HasAnniversary
	HasPhoto
	HasNote
	HasOrganisation
	HasTitle // or role
	HasURL
	HasIM
	HasCircle
	HasRelated
	HasNickname
	HasName // one of its own, not an address that stands for it
	IsOrganisation
	IsGroup
	HasRhythm
	IsDead // the card has a date of death
	HasOffer
	HasNeed
	HasMet // how one met is known
)

// KindCondition gives the SQL that is true of the rows contact_row r of one kind. It reads the bits, which stand in the index of the list.
func KindCondition(kind string) (where string, args []any) {
	bits, known := map[string]Has{KindPerson: 0, KindOrganisation: IsOrganisation, KindGroup: IsGroup}[kind]
	if !known {
		return "0", nil
	}
	return `r.has & ? = ?`, []any{int64(IsOrganisation | IsGroup), int64(bits)}
}

// Fact is a kind of value that filters ask for. Its byte begins the term of a whole value in contact_fact; tail begins the terms of
// what is left of the value from its second word on, so that "gmbh" finds "ACME GmbH" without a look at every value.
type Fact byte

// The facts.
const (
	FactCircle       Fact = 'c'
	FactDomain       Fact = 'd' // of an e-mail address
	FactCountry      Fact = 'l'
	FactOrganisation Fact = 'o'
	FactPlace        Fact = 'r' // town, region or postcode of any address
	FactTitle        Fact = 't' // or role
)

func (f Fact) tail() byte { return byte(f) + 1 }

// Between stands between the words of a value in a term. The tokenizer of contact_fact takes it for
// a letter, and no folded word has it.
const Between = "·"

const (
	maxFacts = 120 // of one contact; nobody has as many
	maxWords = 8   // of a value
)

// factOf is one value on its way into contact_fact.
type factOf struct {
	fact Fact
	text string
}

// factTerms makes the terms of one contact, separated by blanks.
func factTerms(facts []factOf) string {
	if len(facts) == 0 {
		return ""
	}
	var room [512]byte
	var wordRoom [160]byte
	out, words := room[:0], wordRoom[:0]
	for _, f := range facts[:min(len(facts), maxFacts)] {
		words = search.AppendFolded(words[:0], f.text)
		out = appendFact(out, f.fact, words)
	}
	return string(out)
}

// appendFact appends the term of a value, given as folded words each followed by a blank, and those of its tails.
func appendFact(out []byte, fact Fact, words []byte) []byte {
	mark := byte(fact)
	for n := 0; len(words) > 0 && n < maxWords; n++ {
		out = append(appendWords(append(out, mark), words), ' ')
		if fact == FactCircle {
			return out
		}
		words = words[bytes.IndexByte(words, ' ')+1:]
		mark = fact.tail()
		if fact == FactDomain && bytes.IndexByte(words, ' ') == len(words)-1 {
			return out // nobody asks for all of .de
		}
	}
	return out
}

func appendWords(out, words []byte) []byte {
	for n := 0; len(words) > 0 && n < maxWords; n++ {
		end := bytes.IndexByte(words, ' ')
		if n > 0 {
			out = append(out, Between...)
		}
		out = append(out, words[:end]...)
		words = words[end+1:]
	}
	return out
}
