package rhythm

import (
	"cmp"
	"hash/fnv"
)

// always is the end of a rest that has none.
const always = "always"

// state is what a person said about one contact, see the table rhythm_state.
type state struct{ first, skipped, snoozed, until, rest, quiet string }

// circleRhythm is the rhythm of a circle and the day from which it counts for a member.
type circleRhythm struct {
	name  string
	every Rhythm
	since string
}

// situation is all that decides when somebody is due. All days are civil.
type situation struct {
	id      string
	born    string // the day on which the contact came in
	own     Rhythm
	circles []circleRhythm
	state   state
	last    string // the last real encounter, "" for none
}

// effective is the rhythm that counts: the contact's own, else the shortest of the circles'. since is the day from which it counts.
func (s *situation) effective() (r Rhythm, circle, since string) {
	if !s.own.IsZero() {
		return s.own, "", s.born
	}
	for _, c := range s.circles {
		longer := cmp.Compare(c.every.Days(), r.Days())
		if r.IsZero() || longer < 0 || longer == 0 && c.name < circle {
			r, circle, since = c.every, c.name, c.since
		}
	}
	return r, circle, max(since, s.born)
}

// due is the day on which somebody is due, "" for not at all.
//
// A round begins with the last encounter, or with the day on which a round was let go. Who was due before the rhythm began, or was never
// met, is due for the first time somewhere in the first round, always on the same day, so that a circle of 900 people does not ask for
// 900 at once; at its end everybody has been asked for.
func (s *situation) due() string {
	r, circle, since := s.effective()
	if r.IsZero() || s.state.rest == always {
		return ""
	}
	first := s.state.first
	if circle != "" || first == "" {
		first = spread(s.id, r, since)
	}
	begun := max(s.last, s.state.skipped)
	due := first
	if begun != "" {
		switch due = r.After(begun); {
		case circle == "" && s.state.first != "":
			due = max(due, first)
		case due <= since:
			due = first
		}
	}
	// What was put off has come all the same once they met.
	if s.state.until > due && s.state.snoozed > begun {
		due = s.state.until
	}
	return max(due, s.state.rest)
}

// spread is a day in the first round after since: any of them, as evenly as the ids are different, and for one id always the same.
func spread(id string, r Rhythm, since string) string {
	return plusDays(since, 1+int(scatter(id)%uint64(max(between(since, r.After(since)), 1))))
}

// scatter makes a number of an id whose every bit depends on every bit of it: ids made one after the other are alike.
func scatter(id string) uint64 {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(id)) // a hash takes everything
	// The finalizer of MurmurHash3: the last bits of FNV hardly depend on the first bytes.
	x := sum.Sum64()
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
