// Package search finds people, encounters and follow-ups as one types: ranked, and forgiving of misspellings.
//
// Text is folded in Go (fold.go) into terms, each a word with one leading byte that says in which field it stands (terms.go).
// One FTS5 table holds the terms, without positions and without the text; a second table counts the distinct words, which an
// Index keeps in memory. From them it knows before it asks which words a prefix stands for and how many documents each has, so
// that common words are read as streams that stop early, and only rare ones are merged (cover.go). Of several words, typed to
// their end or not, each is read once as a list of rows, and the lists are compared in memory (together.go); the last ones read
// are kept until the next write, for the next letter (postings.go). The same words in memory make misspellings cheap: they are
// compared one and all (near.go), and nothing about them is stored.
//
// Contacts, encounters and follow-ups are written through a Writer by the packages that own them; Index.Search is called by
// package contact.
package search

import "context"

// Kind says what a document is about.
type Kind int

// The kinds of documents.
const (
	Contact Kind = iota
	Encounter
	Followup
)

// Document is what can be found, as plain text the way people see it. Reach holds e-mail addresses and phone numbers, one a
// line. An encounter or follow-up carries the names of its people in Name and its own text in Note.
type Document struct {
	Kind                                   Kind
	Key                                    int64
	Name, Work, Reach, Place, Circle, Note string
}

// Query is what to look for. Among, if not empty, is an SQL subquery of the keys of contacts that may be found, with its
// arguments; then only contacts are. A Limit of 0 means 50. Quick stops counting when the page is full, as one types.
type Query struct {
	Text      string
	Limit     int
	Quick     bool
	Among     string
	AmongArgs []any
}

// Hit is one thing found. Field says where: name, organisation, email, phone, place, circle or note, or for other kinds
// encounter or followup. Near hits are spelled a little differently from the query and follow all that are not.
type Hit struct {
	Kind  Kind
	Key   int64
	Field string
	Near  bool
}

// Result holds the best hits, best first. Total counts all of them; More says that there are more than Total. Near says
// that nothing was spelled as asked.
type Result struct {
	Hits  []Hit
	Total int
	More  bool
	Near  bool
}

// Names gives the display names of contacts, for ranking; keys without a name are left out.
type Names = func(ctx context.Context, keys []int64) (map[int64]string, error)

// The fields of a Hit.
const (
	fieldName         = "name"
	fieldOrganisation = "organisation"
	fieldEmail        = "email"
	fieldPhone        = "phone"
	fieldPlace        = "place"
	fieldCircle       = "circle"
	fieldNote         = "note"
	fieldEncounter    = "encounter"
	fieldFollowup     = "followup"
)

// kindCount spreads keys so that a row number tells the kind as well: row = key*4 + kind.
const kindCount = 4

func row(kind Kind, key int64) int64 { return key*kindCount + int64(kind) }

func unrow(row uint32) (Kind, int64) { return Kind(row % kindCount), int64(row / kindCount) }
