package publish

import (
	"context"
	"strings"
	"testing"

	"kith/internal/icalendar"
	"kith/internal/importing"
)

const datedPeople = `BEGIN:VCARD
VERSION:4.0
UID:lea
FN:Lea Sommer
N:Sommer;Lea;;;
item1.X-ABDATE:20150312
item1.X-ABLABEL:Praxisgründung
X-KITH-RHYTHM:6w
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:otto
FN:Otto Winter
N:Winter;Otto;;;
BDAY:19300101
DEATHDATE:20200101
END:VCARD
`

// Dates of one's own and rhythms leave when they are asked for, and nobody who died has a birthday.
func TestDatesAndRhythms(t *testing.T) {
	f := newFixture(t)
	if _, err := importing.New(f.vault).Commit(context.Background(), []importing.Source{importing.Stream("dated.vcf", strings.NewReader(datedPeople))}, importing.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	if text, result := f.write(t, Options{}); result.Dates+result.Rhythms != 0 || strings.Contains(text, "Otto") {
		t.Errorf("unasked: %+v\n%s", result, text)
	}
	text, result := f.write(t, Options{Kinds: []string{Dates, Rhythms}})
	if result != (Result{Dates: 1, Rhythms: 1}) {
		t.Fatalf("%+v\n%s", result, text)
	}
	found := items(t, text)
	date, rhythm := found["Praxisgründung: Lea Sommer (2015)"], found["Bei Lea Sommer melden"]
	if date.Recurrence != "FREQ=YEARLY" || date.When.Day != (icalendar.Day{Year: 2015, Month: 3, Day: 12}) || date.Alarm == nil {
		t.Errorf("%+v", date)
	}
	if rhythm.Recurrence != "" || !rhythm.When.AllDay || rhythm.Kind != icalendar.Event || !strings.Contains(rhythm.Description, "6 Wochen") {
		t.Errorf("%+v", rhythm)
	}
	again, _ := f.write(t, Options{Kinds: []string{Dates, Rhythms}})
	if again != text {
		t.Errorf("not identical:\n%s\n%s", text, again)
	}
	if todo, _ := f.write(t, Options{Kinds: []string{Rhythms}, Todos: true}); items(t, todo)["Bei Lea Sommer melden"].Kind != icalendar.Todo {
		t.Errorf("as a task:\n%s", todo)
	}
}
