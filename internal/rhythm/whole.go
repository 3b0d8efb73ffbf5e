package rhythm

import (
	"context"

	"kith/internal/contact"
	"kith/internal/vault"
	"kith/internal/whole"
)

// What records of a copy say beside the columns of rhythm_state, which go by their names.
const (
	saidEvery = "EVERY" // "6w"
	saidSince = "SINCE"
	saidCount = "COUNT" // yes or no
)

// sayings gives the columns of a state by what a copy calls them.
func (s *state) sayings() map[string]*string {
	return map[string]*string{"FIRST": &s.first, "SKIPPED": &s.skipped, "SNOOZED": &s.snoozed, "UNTIL": &s.until, "REST": &s.rest, "QUIET": &s.quiet}
}

// Whole gives the rhythms of circles, what was said about contacts, and whether greetings count, for a copy of everything.
func (p *Plan) Whole(ctx context.Context) ([]whole.Record, error) {
	circles, err := p.Circles(ctx)
	if err != nil {
		return nil, err
	}
	var records []whole.Record
	for _, c := range circles {
		records = append(records, whole.Record{Kind: whole.CircleRhythm, Name: c.Name, Said: map[string]string{saidEvery: c.Rhythm.String(), saidSince: c.Since}})
	}
	states, err := whole.Read(ctx, p.vault, `SELECT c.id, r.name, first, skipped, snoozed, until, rest, quiet FROM rhythm_state s
		JOIN contact c ON c.key = s.contact JOIN contact_row r ON r.contact = s.contact ORDER BY c.key`, func(scan func(...any) error) (whole.Record, error) {
		var about whole.Person
		var s state
		err := scan(append([]any{&about.ID, &about.Name}, s.targets()...)...)
		said := map[string]string{}
		for name, value := range s.sayings() {
			if *value != "" {
				said[name] = *value
			}
		}
		return whole.Record{Kind: whole.Rhythm, Said: said, People: []whole.Person{about}}, err
	})
	if err != nil {
		return nil, err
	}
	records = append(records, states...)
	count, err := p.GreetingsCount(ctx)
	if count { // what counts unsaid needs no record
		records = append(records, whole.Record{Kind: whole.Greetings, Said: map[string]string{saidCount: "yes"}})
	}
	return records, err
}

// Takes says whether a record is the rhythm of a circle, what was said about a contact, or that greetings count.
func (p *Plan) Takes(r whole.Record) bool {
	switch r.Kind {
	case whole.CircleRhythm:
		_, ok := Parse(r.Said[saidEvery])
		return ok && r.Name != "" && isDay(r.Said[saidSince])
	case whole.Rhythm:
		s, ok := stateOf(r)
		return ok && s != state{} && len(r.People) == 1
	case whole.Greetings:
		return r.Said[saidCount] == "yes"
	}
	return false
}

func stateOf(r whole.Record) (state, bool) {
	var s state
	for name, value := range s.sayings() {
		if *value = r.Said[name]; *value != "" && !isDay(*value) && !(name == "REST" && *value == always) {
			return state{}, false
		}
	}
	return s, true
}

// Bring stores what Takes took. Fault: contact.not-found.
func (p *Plan) Bring(tx *vault.Tx, r whole.Record) error {
	switch r.Kind {
	case whole.CircleRhythm:
		every, _ := Parse(r.Said[saidEvery])
		return tx.Exec(`INSERT INTO rhythm (change, circle, every, unit, since) VALUES (?, ?, ?, ?, ?)`, tx.Change(), r.Name, every.Every, every.Unit, r.Said[saidSince])
	case whole.Greetings:
		return countGreetings(tx, true)
	}
	keys, err := contact.Keys(tx, []string{r.People[0].ID})
	if err != nil {
		return err
	}
	said, _ := stateOf(r)
	return p.say(tx, keys[0], func(s *state) { *s = said })
}
