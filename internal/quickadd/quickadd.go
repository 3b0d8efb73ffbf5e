// Package quickadd understands one line in which somebody says what happened: "gestern Mittagessen mit Anna und Jonas, sucht
// Steuerberater, in 3 Wochen nachfragen" is an encounter, a need and a follow-up. Days are read by package phrase.
//
// Everything here is pure: the clock, the zone and the names of the book are handed in. Program puts it together with the book and saves
// what was understood; the window and the terminal show it first.
//
// How it decides where words leave a choice:
//
//   - A line has clauses, which end at commas, full stops and where somebody begins to look for something. One clause tells what happened (the
//     first with a word for a kind of encounter, else the first); others are offers and needs ("sucht", "can help with"), things to do ("in 3
//     Wochen nachfragen"), or are kept as the note. No word is lost: what was not understood is the note.
//   - People are those after "mit", "with", "an", "from" and their like, in lower case too, and those of the book who are named with a capital
//     letter in a clause that tells or that is to be done. A name of several words goes before a given name, and one that fits
//     several people leaves a choice. Whom the book does not know after "mit" is a stranger.
//   - A day that lies ahead makes an appointment of an encounter, which is a follow-up. A weekday alone is one that is over, unless a time of day
//     or a word says that it is to come; in what is to be done it is the next.
//   - Offers and needs are those of whom the clause names, else of whom the line named last.
package quickadd

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/internal/phrase"
)

// Person is somebody in the book, with the words of the name as package search folds them.
type Person struct {
	ID, Name            string
	Given, Family, Nick []string
	Whole               bool // an organisation or a group, which goes by its whole name only
}

// Names gives those in the book whose names, nicknames included, have all of these folded words: the likeliest first, and how many there are.
type Names func(words []string) (found []Person, total int)

// Context is what a line is relative to.
type Context struct {
	Now    time.Time
	Zone   *time.Location
	Names  Names
	Known  []Person // who is named by id in Person and in fixes
	Person string   // the id of whom the line is about if it names nobody, "" for none
	Fixes  []Fix
}

// Fix is what somebody corrected in what was understood. Key names the piece.
//
//	when             Value is a day, with or without a time, as phrase reads it; dropped, the words are no day
//	kind             Value is a kind of encounter, or None for none
//	place            Value is the place
//	person:NAME#N    Value is the id of a person, or New; dropped, the words name nobody
//	with             Value is the id of somebody who was there besides; there may be several
//	need#N, offer#N  Value is the text; dropped, the words are part of the note
//	followup#N       Value is when it is due; dropped, the words are part of the note
//	KEY:title        Value is the title of a follow-up
//	KEY:who          Value is the key of the person whom a need, offer or follow-up is about, or All
type Fix struct {
	Key   string
	Drop  bool
	Value string
}

// Values of fixes.
const (
	None = "none"
	New  = "new"
	All  = "all"
)

// Named is somebody whom a line names.
type Named struct {
	Key     string
	Text    string   // as it stands in the line, "" for who is not in it
	Choices []Person // who it may be, the likeliest first
	Total   int      // how many they are
	ID      string   // who it is; "" while that is open, or for a stranger
	Name    string   // what they are called, or will be
	New     bool     // a stranger, who comes into the book
	There   bool     // took part in the encounter
}

// Open tells whether it has to be said who is meant.
func (n Named) Open() bool { return n.ID == "" && !n.New }

// Encounter is what happened. Day is a civil day or a period, as phrase.When has it.
type Encounter struct {
	Kind      string
	KindSaid  bool // a word said so
	Day, Time string
	DaySaid   bool
	Place     string
	Note      string
	People    []int // places in Understood.People
}

// Giving is an offer or a need.
type Giving struct {
	Key    string
	Kind   string // "offer" or "need"
	Text   string
	People []int
}

// Followup is what is to be done.
type Followup struct {
	Key     string
	Title   string
	Note    string
	When    phrase.When
	Guessed bool // no day was said
	People  []int
}

// Span is where something stands in the line, in bytes.
type Span struct {
	Key        string
	Start, End int
}

// Understood is what a line says. Encounter is nil where nothing happened (yet). Spans are in order and apart from each other.
type Understood struct {
	People    []Named
	Encounter *Encounter
	Givings   []Giving
	Followups []Followup
	Spans     []Span
}

// Empty tells whether there is nothing to save.
func (u *Understood) Empty() bool {
	return u.Encounter == nil && len(u.Givings) == 0 && len(u.Followups) == 0
}

// Ready tells whether it can be saved: something is said, of somebody, and it is clear who everybody is.
func (u *Understood) Ready() bool {
	return !u.Empty() && len(u.People) > 0 && !slices.ContainsFunc(u.People, Named.Open)
}

// maxText is how many bytes of a line are read; more is a letter.
const maxText = 4000

// Understand reads a line. Any text gives an answer.
func Understand(text string, c Context) Understood {
	if len(text) > maxText {
		text = text[:maxText]
	}
	text = strings.ToValidUTF8(text, " ")
	r := newReader(text, c)
	r.readDates()
	r.readTriggers()
	r.readLists()
	r.cut()
	r.readClauses()
	r.finish()
	return r.out
}

// fix gives what was corrected in a piece.
func (r *reader) fix(key string) (Fix, bool) {
	for _, f := range r.c.Fixes {
		if f.Key == key {
			return f, true
		}
	}
	return Fix{}, false
}

func (r *reader) dropped(key string) bool {
	f, ok := r.fix(key)
	return ok && f.Drop
}

// numbered gives the next key of a kind of pieces: need#1, need#2.
func (r *reader) numbered(kind string) string {
	r.count[kind]++
	return kind + "#" + strconv.Itoa(r.count[kind])
}
