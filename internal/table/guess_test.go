package table

import (
	"fmt"
	"testing"
)

func TestTagIsALabelOrADay(t *testing.T) {
	for _, c := range []struct {
		name   string
		header []string
		column []string // what stands under "Tag"
		want   Target
	}{
		{"labels", []string{"Name", "Tag"}, []string{"Chor", "Innung"}, Target{Field: FieldCircle}},
		{"labels with numbers among them", []string{"Name", "Tag"}, []string{"Chor", "12"}, Target{Field: FieldCircle}},
		{"days of a month", []string{"Name", "Tag"}, []string{"1", "31.", " 9 "}, Target{}},
		{"dates", []string{"Name", "Tag"}, []string{"03.05.2024", "1.1.2025"}, Target{}},
		{"numbers that are no days", []string{"Name", "Tag"}, []string{"12", "32"}, Target{Field: FieldCircle}},
		{"days of a birthday", []string{"Name", "Geburtsjahr", "Geburtsmonat", "Tag"}, []string{"1", "24"}, Target{Field: FieldBirthday, Part: "day"}},
		{"empty", []string{"Name", "Tag"}, nil, Target{Field: FieldCircle}},
	} {
		t.Run(c.name, func(t *testing.T) {
			samples := make([][]string, len(c.header))
			samples[len(samples)-1] = c.column
			g := guesser{header: c.header, samples: samples}
			got := g.run()
			if last := got[len(got)-1]; fmt.Sprint(last) != fmt.Sprint(c.want) {
				t.Errorf("%v, want %v", last, c.want)
			}
		})
	}
}
