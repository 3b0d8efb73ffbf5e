package window

import "kith/internal/encounter"

// The shapes of frontend/src/backend/types.encounters.ts.

// Encounter is an entry of the log; HTML is Note made safe to show.
type Encounter struct {
	ID        string           `json:"id"`
	Kind      string           `json:"kind"`
	Day       string           `json:"day"` // or an approximate time: 2026-03, 2026-21, 2026
	Time      string           `json:"time"`
	Place     string           `json:"place"`
	Size      int              `json:"size"`
	Initiator string           `json:"initiator"`
	Links     []string         `json:"links"`
	Contacts  []FollowupPerson `json:"contacts"`
	Note      string           `json:"note"`
	HTML      string           `json:"html"`
	Created   string           `json:"created"`
	Changed   string           `json:"changed"`
}

// EncounterDraft is an entry as the person makes it; ID "" for a new one.
type EncounterDraft struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Day       string   `json:"day"`
	Time      string   `json:"time"`
	Place     string   `json:"place"`
	Size      int      `json:"size"`
	Initiator string   `json:"initiator"`
	Links     []string `json:"links"`
	Contacts  []string `json:"contacts"`
	New       []string `json:"new"` // names of people who are not in the book
	Note      string   `json:"note"`
}

func (d EncounterDraft) draft() encounter.Draft {
	return encounter.Draft{
		ID: d.ID, Kind: d.Kind, Day: d.Day, Time: d.Time, Place: d.Place, Size: d.Size, Initiator: d.Initiator, Links: d.Links, Note: d.Note,
		People: d.Contacts, New: d.New,
	}
}

// EncounterChange is an encounter after a change.
type EncounterChange struct {
	Encounter Encounter `json:"encounter"`
	Change    Change    `json:"change"`
}

// EncounterQuery chooses a stretch of the log, see encounter.Query.
type EncounterQuery struct {
	Contact string `json:"contact"`
	Circle  string `json:"circle"`
	Kind    string `json:"kind"`
	Text    string `json:"text"`
	Since   string `json:"since"`
	Until   string `json:"until"`
	After   string `json:"after"`
	Limit   int    `json:"limit"`
}

// EncounterPage is a stretch of the log; More says that there are older ones.
type EncounterPage struct {
	Entries []Encounter `json:"entries"`
	More    bool        `json:"more"`
}

func toEncounter(e encounter.Encounter) Encounter {
	out := Encounter{
		ID: e.ID, Kind: e.Kind, Day: e.Day, Time: e.Time, Place: e.Place, Size: e.Size, Initiator: e.Initiator, Links: e.Links,
		Contacts: []FollowupPerson{}, Note: e.Note, HTML: renderMarkdown(e.Note), Created: moment(e.Created), Changed: moment(e.Changed),
	}
	for _, p := range e.People {
		out.Contacts = append(out.Contacts, FollowupPerson{ID: p.ID, Name: p.Name, Kind: p.Kind, Photo: p.Photo})
	}
	return out
}

func toEncounters(found []encounter.Encounter) []Encounter {
	out := make([]Encounter, len(found))
	for i, e := range found {
		out[i] = toEncounter(e)
	}
	return out
}
