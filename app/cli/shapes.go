package cli

import (
	"time"

	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/vault"
)

// The shapes that end in JSON, here and in the files beside it, are the JSON of the contract. They are written out rather than taken from the
// packages, whose own shapes serve the window and may change with it.

type matchJSON struct {
	ID      string `json:"id"`
	Field   string `json:"field"`
	Snippet string `json:"snippet"`
}

type changeJSON struct {
	ID      string   `json:"id"`
	At      string   `json:"at"`
	Label   string   `json:"label"`
	Undone  bool     `json:"undone"`
	Remarks []string `json:"remarks,omitempty"`
}

func (s *session) toChange(c vault.Change) changeJSON {
	out := changeJSON{ID: number(c.ID), At: moment(c.At), Label: c.Label.In(s.lang), Undone: c.Undone}
	for _, remark := range c.Remarks {
		out.Remarks = append(out.Remarks, remark.In(s.lang))
	}
	return out
}

// changed is what a write answers that has nothing else to show; change is null if there was nothing to do.
func (s *session) changed(c vault.Change) error {
	var out struct {
		Change *changeJSON `json:"change"`
	}
	if c.ID != 0 {
		change := s.toChange(c)
		out.Change = &change
	}
	return s.document(out)
}

// did ends a command that wrote: with what went wrong; with --json by a document (nil: of the change alone); else it says that nothing
// changed, or the sentence of what was done.
func (s *session) did(change vault.Change, err error, document func() any, code string, args message.Args) error {
	switch {
	case err != nil:
		return err
	case s.json && document != nil:
		return s.document(document())
	case s.json:
		return s.changed(change)
	case change.ID == 0:
		code, args = "done.same", nil
	}
	s.tell(code, args)
	return nil
}

type encounterJSON struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Date      string   `json:"date"` // a day, or an approximate time: 2026-03, 2026-21 (spring), 2026
	Time      string   `json:"time"`
	Place     string   `json:"place"`
	People    int      `json:"people"` // how many there were, 0 unknown
	By        string   `json:"by"`     // who reached out: me, them
	Links     []string `json:"links"`
	Note      string   `json:"note"`
	Contacts  []string `json:"contacts"`
	Names     []string `json:"names"`
	Mentioned []string `json:"mentioned"`
	Created   string   `json:"created"`
	Changed   string   `json:"changed"`
}

func toEncounter(e encounter.Encounter) encounterJSON {
	out := encounterJSON{
		ID: e.ID, Kind: e.Kind, Date: e.Day, Time: e.Time, Place: e.Place, People: e.Size, By: e.Initiator, Links: e.Links, Note: e.Note,
		Contacts: []string{}, Names: []string{}, Mentioned: encounter.Mentioned(e.Note), Created: moment(e.Created), Changed: moment(e.Changed),
	}
	for _, p := range e.People {
		out.Contacts, out.Names = append(out.Contacts, p.ID), append(out.Names, p.Name)
	}
	return out
}

// followupJSON has as due a day, or a moment with the zone that was meant; done is empty while it is open. repeat is an RRULE value, a
// span after it is done (2w), or empty; turn is the time of the series that it stands for, another than due since a snooze.
type followupJSON struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Note     string     `json:"note"`
	Due      string     `json:"due"`
	Zone     string     `json:"zone"`
	Done     string     `json:"done"`
	Repeat   string     `json:"repeat"`
	Every    string     `json:"every"` // the rule in words
	Turn     string     `json:"turn"`
	Steps    []stepJSON `json:"steps"`
	Contacts []string   `json:"contacts"`
	Names    []string   `json:"names"`
	Created  string     `json:"created"`
	Changed  string     `json:"changed"`
}

type stepJSON struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Done string `json:"done"`
}

func (s *session) toFollowup(f followup.Followup) followupJSON {
	due := func(d followup.Due) string {
		if d.Day != "" {
			return d.Day
		}
		return moment(d.At)
	}
	out := followupJSON{
		ID: f.ID, Title: f.Title, Note: f.Note, Due: due(f.Due), Zone: f.Due.Zone, Done: moment(f.Done), Repeat: f.Series.Rule.String(), Every: f.Words(s.lang),
		Turn: due(f.Series.Turn), Steps: []stepJSON{}, Contacts: []string{}, Names: []string{}, Created: moment(f.Created), Changed: moment(f.Changed),
	}
	for _, step := range f.Steps {
		out.Steps = append(out.Steps, stepJSON{step.ID, step.Text, moment(step.Done)})
	}
	for _, p := range f.People {
		out.Contacts, out.Names = append(out.Contacts, p.ID), append(out.Names, p.Name)
	}
	return out
}

// moment writes a moment for machines: in UTC, "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
