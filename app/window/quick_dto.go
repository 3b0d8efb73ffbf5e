package window

import (
	"kith/app/program"
	"kith/internal/message"
	"kith/internal/quickadd"
)

// The shapes of frontend/src/backend/types.quick.ts.

// QuickLine is one line that says what happened, whose page is open ("" nobody's), and what was corrected; see quickadd.Fix.
type QuickLine struct {
	Text   string     `json:"text"`
	Person string     `json:"person"`
	Fixes  []QuickFix `json:"fixes"`
}

// QuickFix is a correction of the piece with the key.
type QuickFix struct {
	Key   string `json:"key"`
	Drop  bool   `json:"drop"`
	Value string `json:"value"`
}

func (l QuickLine) line() program.Line {
	line := program.Line{Text: l.Text, Person: l.Person}
	for _, f := range l.Fixes {
		line.Fixes = append(line.Fixes, quickadd.Fix{Key: f.Key, Drop: f.Drop, Value: f.Value})
	}
	return line
}

// QuickReading is what was understood. Numbers in people are places in People. Missing says what has to be said before it can be
// saved, "" if nothing.
type QuickReading struct {
	People    []QuickPerson   `json:"people"`
	Encounter *QuickEncounter `json:"encounter"`
	Givings   []QuickGiving   `json:"givings"`
	Followups []QuickFollowup `json:"followups"`
	Empty     bool            `json:"empty"`
	Missing   string          `json:"missing"`
}

// QuickPerson is somebody the line names; ID "" while that is open, or for somebody New.
type QuickPerson struct {
	Key     string        `json:"key"`
	Text    string        `json:"text"`
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	New     bool          `json:"new"`
	Open    bool          `json:"open"`
	There   bool          `json:"there"`
	Choices []QuickChoice `json:"choices"`
	Total   int           `json:"total"`
}

// QuickChoice is somebody who may be meant.
type QuickChoice struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Subtitle string `json:"subtitle"`
}

// QuickEncounter is what happened; Day may be an approximate time.
type QuickEncounter struct {
	Kind   string `json:"kind"`
	Day    string `json:"day"`
	Time   string `json:"time"`
	Said   bool   `json:"said"` // the line says the day
	Place  string `json:"place"`
	Note   string `json:"note"`
	People []int  `json:"people"`
}

// QuickGiving is an offer or a need.
type QuickGiving struct {
	Key    string `json:"key"`
	Kind   string `json:"kind"`
	Text   string `json:"text"`
	People []int  `json:"people"`
}

// QuickFollowup is what is to be done.
type QuickFollowup struct {
	Key    string `json:"key"`
	Title  string `json:"title"`
	Note   string `json:"note"`
	Day    string `json:"day"`
	Time   string `json:"time"`
	People []int  `json:"people"`
}

// QuickSaved is what was saved: the change, and the first one it is about.
type QuickSaved struct {
	Change  Change `json:"change"`
	Contact string `json:"contact"`
	Name    string `json:"name"`
}

func toReading(said quickadd.Understood, subtitles map[string]string, lang message.Language) QuickReading {
	out := QuickReading{People: []QuickPerson{}, Givings: []QuickGiving{}, Followups: []QuickFollowup{}, Empty: said.Empty(), Missing: missing(said, lang)}
	for _, n := range said.People {
		person := QuickPerson{Key: n.Key, Text: n.Text, ID: n.ID, Name: n.Name, New: n.New, Open: n.Open(), There: n.There, Total: n.Total, Choices: []QuickChoice{}}
		for _, c := range n.Choices {
			person.Choices = append(person.Choices, QuickChoice{c.ID, c.Name, subtitles[c.ID]})
		}
		out.People = append(out.People, person)
	}
	if e := said.Encounter; e != nil {
		out.Encounter = &QuickEncounter{e.Kind, e.Day, e.Time, e.DaySaid, e.Place, e.Note, places(e.People)}
	}
	for _, g := range said.Givings {
		out.Givings = append(out.Givings, QuickGiving{g.Key, g.Kind, g.Text, places(g.People)})
	}
	for _, f := range said.Followups {
		out.Followups = append(out.Followups, QuickFollowup{f.Key, f.Title, f.Note, f.When.Day, f.When.Time, places(f.People)})
	}
	return out
}

func places(at []int) []int { return append([]int{}, at...) }
