package cli

import (
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/today"
)

type dayJSON struct {
	Date      string         `json:"date"`
	Minutes   int            `json:"minutes"` // there are
	Left      int            `json:"left"`    // that the open ones take
	Waiting   int            `json:"waiting"` // how many more there are with more time
	Questions []questionJSON `json:"questions"`
}

type questionJSON struct {
	ID    string          `json:"id"`
	Title string          `json:"title"`
	Items []todayItemJSON `json:"items"`
}

type todayItemJSON struct {
	ID       string   `json:"id"`
	Contacts []string `json:"contacts"`
	Names    []string `json:"names"`
	Circle   string   `json:"circle,omitempty"`
	Reason   string   `json:"reason"`
	Kind     string   `json:"kind"`
	Due      string   `json:"due"`
	Time     string   `json:"time,omitempty"`
	Last     string   `json:"last"`
	Followup string   `json:"followup,omitempty"`
	Need     string   `json:"need,omitempty"`
	Minutes  int      `json:"minutes"`
	State    string   `json:"state"`
}

func (s *session) toDay(day *today.Day) dayJSON {
	out := dayJSON{Date: day.Date, Minutes: day.Budget, Left: day.Left, Waiting: day.Waiting, Questions: []questionJSON{}}
	for _, id := range today.Questions {
		question := questionJSON{ID: id, Title: s.text("today.question."+id, nil), Items: []todayItemJSON{}}
		for _, item := range day.Of(id) {
			one := todayItemJSON{
				ID: item.ID, Contacts: idsOf(item.People), Names: namesList(item.People), Circle: item.Circle, Reason: item.Reason.In(s.lang), Kind: item.Kind,
				Due: item.Due, Time: item.Time, Last: item.Last, Followup: item.Followup, Need: item.Need, Minutes: item.Minutes, State: item.State,
			}
			question.Items = append(question.Items, one)
		}
		out.Questions = append(out.Questions, question)
	}
	return out
}

func namesList(people []contact.Row) []string {
	names := make([]string, len(people))
	for i, person := range people {
		names[i] = person.Name
	}
	return names
}

type weekJSON struct {
	From   string       `json:"from"`
	Until  string       `json:"until"`
	Met    []metJSON    `json:"met"`
	Helped []helpedJSON `json:"helped"`
	Lost   []lostJSON   `json:"lost"`
}

type metJSON struct {
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Day     string `json:"day"`
	Times   int    `json:"times"`
}

type helpedJSON struct {
	Followup string   `json:"followup"`
	Title    string   `json:"title"`
	Contacts []string `json:"contacts"`
	Day      string   `json:"day"`
}

type lostJSON struct {
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Reason  string `json:"reason"`
	Last    string `json:"last"`
}

func (s *session) toWeek(week *today.Week) weekJSON {
	out := weekJSON{From: week.From, Until: week.Until, Met: []metJSON{}, Helped: []helpedJSON{}, Lost: []lostJSON{}}
	for _, m := range week.Met {
		out.Met = append(out.Met, metJSON{m.Person.ID, m.Person.Name, m.Kind, m.Day, m.Times})
	}
	for _, h := range week.Helped {
		out.Helped = append(out.Helped, helpedJSON{h.Followup, h.Title, idsOf(h.People), h.Day})
	}
	for _, l := range week.Lost {
		out.Lost = append(out.Lost, lostJSON{l.Person.ID, l.Person.Name, l.Reason.In(s.lang), l.Last})
	}
	return out
}

// wrongItem says that something on the list of today was not found.
func wrongItem(code, value string, names []string) error {
	return fault.New(code, message.Args{"value": value, "names": strings.Join(names, ", ")})
}
