// Package whole is the form in which a room's own records leave with a copy of everything and come back: what is no person, encounter or
// follow-up, and what other programs have no name for. Rooms say what they have (Room), publish writes it into the calendar file, and
// appointment brings it back.
package whole

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kith/internal/search"
	"kith/internal/vault"
)

// The kinds of records. No kind of an encounter may be called like one of them: both stand in X-KITH-KIND.
const (
	Template        = "template"         // a letter template of the person's own
	View            = "view"             // a filter under a name
	CircleRhythm    = "circle-rhythm"    // how often one is in touch with the people of a circle
	CircleNotice    = "circle-notice"    // how many days ahead their dates are announced
	CircleForm      = "circle-form"      // how they are addressed
	CircleCommunity = "circle-community" // that it is a community
	Rhythm          = "rhythm"           // what was said about being in touch with one contact: put off, rests …
	Greetings       = "greetings"        // whether a greeting counts as an encounter
	Verdict         = "verdict"          // what was said about two contacts that look like one
	LeftAlone       = "left-alone"       // a finding in a contact that is to stay as it is
)

// Kinds are all of them.
var Kinds = []string{Template, View, CircleRhythm, CircleNotice, CircleForm, CircleCommunity, Rhythm, Greetings, Verdict, LeftAlone}

// Groups are what people are told of records by, in this order.
var Groups = []string{"templates", "views", "circles", "rhythms", "decisions"}

// Group is the one of Groups that a record counts to.
func (r Record) Group() string {
	switch r.Kind {
	case Template:
		return "templates"
	case View:
		return "views"
	case Rhythm, Greetings:
		return "rhythms"
	case Verdict, LeftAlone:
		return "decisions"
	}
	return "circles"
}

// Person is a contact that a record is about.
type Person struct{ ID, Name string }

// Record is one record of a room.
type Record struct {
	Kind   string
	Name   string            // what it goes by: its own name, that of a circle; "" where the people say enough
	Said   map[string]string // what else there is to it, by names in capital letters, digits and hyphens
	People []Person
}

// Key tells a record from all others of a book: two with one key are the same, whatever they say.
func (r Record) Key() string {
	name := r.Name
	if r.Kind == Template || r.Kind == View {
		name = cmp.Or(search.Fold(name), strings.ToLower(name))
	}
	parts := []string{r.Kind, name}
	for _, person := range r.People {
		parts = append(parts, person.ID)
	}
	slices.Sort(parts[2:])
	return strings.Join(parts, ":")
}

// Read gives the records of a room that are rows; record makes one of them with what it scans.
func Read(ctx context.Context, v *vault.Vault, query string, record func(scan func(...any) error) (Record, error)) ([]Record, error) {
	rows, err := v.Query(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var records []Record
	for rows.Next() {
		r, err := record(rows.Scan)
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, rows.Err()
}

// Room is a room that has such records.
type Room interface {
	// Whole gives all records that are about nobody in the bin.
	Whole(ctx context.Context) ([]Record, error)
	// Takes says whether a record is one of the room's and makes sense, whoever its people are.
	Takes(r Record) bool
	// Bring stores as new what Takes said yes to and Whole does not have. Fault: contact.not-found.
	Bring(tx *vault.Tx, r Record) error
}
