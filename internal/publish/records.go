package publish

import (
	"maps"
	"slices"
	"strings"

	"kith/internal/icalendar"
	"kith/internal/whole"
)

// A record that no calendar knows is a journal entry without a day (RFC 5545 section 3.6.3): programs that show journals show its name, and
// what there is to it are properties after recordPrefix.
const (
	recordPrefix = "X-KITH-"
	recordName   = "X-KITH-NAME"
)

// RecordFact is what the object of a record is about, see Object.
func RecordFact(r whole.Record) string { return "record:" + r.Key() }

func recordItem(r whole.Record) icalendar.Item {
	item := icalendar.Item{Kind: icalendar.Journal, Summary: r.Name, Categories: []string{r.Kind}, Extra: []icalendar.Property{icalendar.TextProperty(journalKind, r.Kind)}}
	if r.Name != "" {
		item.Extra = append(item.Extra, icalendar.TextProperty(recordName, r.Name))
	}
	for _, name := range slices.Sorted(maps.Keys(r.Said)) {
		item.Extra = append(item.Extra, icalendar.TextProperty(recordPrefix+name, r.Said[name]))
	}
	var names []string
	for _, person := range r.People {
		names = append(names, person.Name)
		item.Contacts = append(item.Contacts, icalendar.Contact{Name: person.Name, URI: "urn:uuid:" + person.ID})
	}
	if len(names) > 0 {
		item.Summary = strings.Join(names, ", ")
	}
	return item
}

// ReadRecord reads what recordItem wrote; false for what is none. Whether it makes sense the room says whose it is.
func ReadRecord(item icalendar.Item) (whole.Record, bool) {
	r := whole.Record{Said: map[string]string{}}
	for _, p := range item.Extra {
		switch name := strings.ToUpper(p.Name); {
		case name == journalKind:
			r.Kind = p.Text()
		case name == recordName:
			r.Name = p.Text()
		case strings.HasPrefix(name, recordPrefix):
			r.Said[strings.TrimPrefix(name, recordPrefix)] = p.Text()
		}
	}
	for _, c := range item.Contacts {
		r.People = append(r.People, whole.Person{ID: PersonOf(c.URI), Name: strings.TrimSpace(c.Name)})
	}
	return r, item.Kind == icalendar.Journal && slices.Contains(whole.Kinds, r.Kind)
}
