// Package today is the daily list: whom to be in touch with and what to pass on, in the four questions Kith is built around, in as many
// minutes as one has.
//
// It stands on top of the rooms it asks (followup, anniversary, rhythm, giving, encounter, contact) and owns what only a day's list needs:
// today_item, the list of each of the last days, which is why it stays the same all day, and the record today_answer, what a person said
// about an item ("done", "later", "not now", "never"). The window and the terminal call it; no other room does.
//
// What comes first, and why, is in order.go; how many fit in fit.go. Both are pure. Nobody is ever put before somebody else for what they
// are worth: all that counts is what day it is, what was promised, and how long somebody has been waiting.
package today

import (
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/giving"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/vault"
)

// The four questions, in the order in which the day asks them.
const (
	Care        = "care"        // Whom should I take better care of?
	Introduce   = "introduce"   // Which of my contacts should meet each other?
	Offer       = "offer"       // Do I have something to offer?
	Communities = "communities" // In which groups can I pass on what I know?
)

// Questions are all of them.
var Questions = []string{Care, Introduce, Offer, Communities}

// Kinds of items.
const (
	KindBirthday    = "birthday"
	KindAnniversary = "anniversary"
	KindRemembrance = "remembrance"
	KindDate        = "date"   // a date of the person's own
	KindNotice      = "notice" // a date that is coming and wants to be prepared
	KindBirthdays   = "birthdays"
	KindFollowup    = "followup"
	KindRhythm      = "rhythm"
	KindLosingTouch = "losing-touch"
	KindCommunity   = "community"
	KindMatch       = "match" // somebody looks for what somebody else offers
	KindNeed        = "need"  // somebody looks for something
)

// States of an item.
const (
	Open = "open"
	Done = "done"
)

// Item is one thing to do for somebody.
type Item struct {
	ID       string // the same all day: "rhythm:<contact id>"
	Question string
	Kind     string
	People   []contact.Row
	Circle   string          // of a community
	Followup string          // id, of a follow-up
	Need     string          // id, of what somebody looks for
	Title    string          // of a follow-up; what is looked for
	Reason   message.Message // why, without the name
	Due      string          // the civil day it is for, or since when it is due
	Time     string          // of a follow-up with a time of day, "15:04"
	Last     string          // the day of the last encounter, "" for none
	Minutes  int             // an honest estimate
	State    string
	DoneAt   time.Time // UTC

	keys     []int64 // of the people
	held     bool    // put off today, when it was shown: its minutes stay its own
	must     bool    // today or never: it comes before all else
	waits    int     // days since it may be done
	grow     func(days int) float64
	pressure float64 // what has grown of the waiting, see order.go
}

// Day is the list of one day.
type Day struct {
	Date    string
	Budget  int    // minutes there are
	Items   []Item // in the order of the day, those done among them
	Left    int    // minutes that the open ones take
	Waiting int    // how many more there would be with more time
}

// Open counts the items that are open.
func (d *Day) Open() int {
	n := 0
	for i := range d.Items {
		if d.Items[i].State == Open {
			n++
		}
	}
	return n
}

// Of gives the items of a question, in their order.
func (d *Day) Of(question string) []Item {
	items := []Item{}
	for _, item := range d.Items {
		if item.Question == question {
			items = append(items, item)
		}
	}
	return items
}

// Planner makes the lists of a vault.
type Planner struct {
	vault      *vault.Vault
	contacts   *contact.Book
	encounters *encounter.Log
	followups  *followup.Board
	dates      *anniversary.Calendar
	rhythms    *rhythm.Plan
	giving     *giving.Board
	zone       *time.Location
}

// NewPlanner gives the daily list of an open vault; zone decides what today is.
func NewPlanner(v *vault.Vault, contacts *contact.Book, encounters *encounter.Log, followups *followup.Board,
	dates *anniversary.Calendar, rhythms *rhythm.Plan, giving *giving.Board, zone *time.Location,
) *Planner {
	contacts.CircleRenamed(communityRenamed)
	v.Restored("circle_community", communityRestored)
	return &Planner{vault: v, contacts: contacts, encounters: encounters, followups: followups, dates: dates, rhythms: rhythms, giving: giving, zone: zone}
}

// date is the civil day of today.
func (p *Planner) date() string { return p.vault.Now().In(p.zone).Format(time.DateOnly) }

// plus gives the day n days after another.
func plus(day string, n int) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.AddDate(0, 0, n).Format(time.DateOnly)
}

// between counts the days from one day to another; 0 where one of them is none.
func between(from, until string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, until)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a) / (24 * time.Hour))
}
