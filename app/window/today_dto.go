package window

import (
	"slices"
	"time"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/today"
)

// The shapes of frontend/src/backend/types.today.ts.

// TodayBoard is the list of a day.
type TodayBoard struct {
	Date        string      `json:"date"`
	Minutes     int         `json:"minutes"`
	Left        int         `json:"left"`
	Waiting     int         `json:"waiting"`
	Items       []TodayItem `json:"items"`
	Communities bool        `json:"communities"`
	Coming      []TodayDate `json:"coming"`
}

// TodayDate is a date of somebody that is coming.
type TodayDate struct {
	Person TodayPerson `json:"person"`
	Words  string      `json:"words"`
	Day    string      `json:"day"`
	Round  bool        `json:"round"`
}

// TodayItem is one thing to do for somebody.
type TodayItem struct {
	ID       string        `json:"id"`
	Question string        `json:"question"`
	Kind     string        `json:"kind"`
	People   []TodayPerson `json:"people"`
	Circle   string        `json:"circle"`
	Followup string        `json:"followup"`
	Need     string        `json:"need"`
	Title    string        `json:"title"`
	Reason   string        `json:"reason"`
	Due      string        `json:"due"`
	Time     string        `json:"time"`
	Last     string        `json:"last"`
	Minutes  int           `json:"minutes"`
	Done     bool          `json:"done"`
	DoneAt   string        `json:"doneAt"`
	Phone    string        `json:"phone"`
	Email    string        `json:"email"`
}

// TodayPerson is somebody as rows show them.
type TodayPerson struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Photo string `json:"photo"`
}

// LookBack is the last seven days.
type LookBack struct {
	From   string       `json:"from"`
	Until  string       `json:"until"`
	Met    []LookMet    `json:"met"`
	Helped []LookHelped `json:"helped"`
	Lost   []LookLost   `json:"lost"`
}

// LookMet is somebody who was met.
type LookMet struct {
	Person TodayPerson `json:"person"`
	Kind   string      `json:"kind"`
	Day    string      `json:"day"`
	Times  int         `json:"times"`
}

// LookHelped is a promise that was kept.
type LookHelped struct {
	Followup string        `json:"followup"`
	Title    string        `json:"title"`
	People   []TodayPerson `json:"people"`
	Day      string        `json:"day"`
}

// LookLost is somebody one is losing sight of.
type LookLost struct {
	Person TodayPerson `json:"person"`
	Reason string      `json:"reason"`
	Last   string      `json:"last"`
}

// TodayChoices say how dates are announced, and when the day is.
type TodayChoices struct {
	Round       int    `json:"round"`
	Remembrance bool   `json:"remembrance"`
	Notify      string `json:"notify"`
}

// CircleDays is what a circle says to Today.
type CircleDays struct {
	Notice    int  `json:"notice"`
	Community bool `json:"community"`
}

// ComingDate is an important date, the next time it comes.
type ComingDate struct {
	Kind  string `json:"kind"`
	Label string `json:"label"`
	Day   string `json:"day"`
	Days  int    `json:"days"`
	Years int    `json:"years"`
	Round bool   `json:"round"`
}

// reach is how somebody can be called and written to.
type reach struct{ phone, email string }

func toTodayItem(item *today.Item, ways map[string]reach, lang message.Language) TodayItem {
	out := TodayItem{
		ID: item.ID, Question: item.Question, Kind: item.Kind, People: toTodayPeople(item.People), Circle: item.Circle, Followup: item.Followup,
		Need: item.Need, Title: item.Title, Reason: item.Reason.In(lang), Due: item.Due, Time: item.Time, Last: item.Last, Minutes: item.Minutes, Done: item.State == today.Done,
	}
	if out.Done {
		out.DoneAt = item.DoneAt.UTC().Format(time.RFC3339)
	}
	switch {
	case len(item.People) == 1:
		way := ways[item.People[0].ID]
		out.Phone, out.Email = way.phone, way.email
	case item.Kind == today.KindMatch && len(item.People) == 2:
		// One message to both, if both can be written to (RFC 6068 §2).
		if one, other := ways[item.People[0].ID].email, ways[item.People[1].ID].email; one != "" && other != "" {
			out.Email = one + "," + other
		}
	}
	return out
}

func toTodayPeople(rows []contact.Row) []TodayPerson {
	people := make([]TodayPerson, len(rows))
	for i, row := range rows {
		people[i] = toTodayPerson(row)
	}
	return people
}

func toTodayPerson(row contact.Row) TodayPerson {
	return TodayPerson{row.ID, row.Name, row.Kind, row.Photo}
}

func toLookBack(week *today.Week, lang message.Language) LookBack {
	out := LookBack{From: week.From, Until: week.Until, Met: []LookMet{}, Helped: []LookHelped{}, Lost: []LookLost{}}
	for _, met := range week.Met {
		out.Met = append(out.Met, LookMet{toTodayPerson(met.Person), met.Kind, met.Day, met.Times})
	}
	for _, helped := range week.Helped {
		out.Helped = append(out.Helped, LookHelped{helped.Followup, helped.Title, toTodayPeople(helped.People), helped.Day})
	}
	for _, lost := range week.Lost {
		out.Lost = append(out.Lost, LookLost{toTodayPerson(lost.Person), lost.Reason.In(lang), lost.Last})
	}
	return out
}

// bestPhone is the number to call: the preferred one, else a mobile, else the first that is no fax.
func bestPhone(phones []contact.Value) string {
	best, rank := "", 0
	for _, phone := range phones {
		r := 1
		switch {
		case slices.Contains(phone.Types, "fax") || slices.Contains(phone.Types, "pager"):
			continue
		case phone.Preferred:
			r = 3
		case slices.Contains(phone.Types, "cell"):
			r = 2
		}
		if r > rank {
			best, rank = phone.Value, r
		}
	}
	return best
}

// bestValue is the preferred value, else the first.
func bestValue(values []contact.Value) string {
	for _, value := range values {
		if value.Preferred {
			return value.Value
		}
	}
	if len(values) == 0 {
		return ""
	}
	return values[0].Value
}
