package contact

import (
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/vcard"
)

func parseCard(t *testing.T, version string, lines ...string) *vcard.Card {
	t.Helper()
	text := "BEGIN:VCARD\r\nVERSION:" + version + "\r\nFN:Käthe\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
	entry, err := vcard.NewDecoder(strings.NewReader(text), vcard.Options{}).Decode()
	if err != nil {
		t.Fatal(err)
	}
	return entry.Card
}

// Dates of one's own are read from what Apple, Google and Android write; the anniversary stands in its own field.
func TestOwnDates(t *testing.T) {
	card := parseCard(t, "3.0", "BDAY:1980-05-09",
		"item1.X-ABDATE;VALUE=date-and-or-time:2010-06-05", "item1.X-ABLabel:_$!<Anniversary>!$_",
		"item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-12-24", "item2.X-ABLabel:Namenstag",
		"item3.X-ABDATE:2015-03-01", "item3.X-ABLabel:_$!<Other>!$_",
		"item4.X-ABDATE:nonsense", "item4.X-ABLabel:Unsinn",
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2019-02-28;0;Praxis gegründet;;;;;;;;;;;;",
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2018-01-02;3;;;;;;;;;;;;;")
	c := View(card)
	want := []Date{{Day: "--12-24", Label: "Namenstag"}, {Day: "2015-03-01", Type: "other"}, {Day: "2019-02-28", Label: "Praxis gegründet"}}
	if c.Birthday != "1980-05-09" || c.Anniversary != "2010-06-05" || len(c.Dates) != len(want) {
		t.Fatalf("%+v %s %s", c.Dates, c.Birthday, c.Anniversary)
	}
	for i, d := range c.Dates {
		if d.Day != want[i].Day || d.Label != want[i].Label || d.Type != want[i].Type {
			t.Errorf("%d: %+v", i, d)
		}
	}
	p := Project(card)
	if len(p.Dates) != 5 || p.Dates[2] != (Yearly{YearlyOwn, 0, 12, 24, "Namenstag"}) || p.Has&IsDead != 0 {
		t.Errorf("%+v", p.Dates)
	}
	// Everything is kept in Properties; Rest leaves out what Dates show.
	var names []string
	for _, raw := range c.Rest() {
		names = append(names, raw.Value)
	}
	if len(c.Properties) < 8 || strings.Contains(strings.Join(names, " "), "Namenstag") || !strings.Contains(strings.Join(names, " "), "nonsense") {
		t.Errorf("%v", names)
	}
}

// The day of a connection on LinkedIn is shown, and nobody is congratulated on it.
func TestConnectedOnIsNoAnniversary(t *testing.T) {
	card := parseCard(t, "3.0", "item1.X-ABDATE:2016-11-13", "item1.X-ABLabel:Connected On")
	if c := View(card); len(c.Dates) != 1 || c.Dates[0].Day != "2016-11-13" || c.Dates[0].Label != "Connected On" || c.Dates[0].Type != Connected {
		t.Errorf("%+v", c.Dates)
	}
	if p := Project(card); len(p.Dates) != 0 {
		t.Errorf("days of the year: %+v", p.Dates)
	}
}

func TestEditDates(t *testing.T) {
	label := "Namenstag"
	other := "Kirchweih"
	for _, version := range []string{"3.0", "4.0"} {
		card := parseCard(t, version, "BDAY:1980-05-09")
		apply := func(edits ...Edit) Contact {
			t.Helper()
			if err := Apply(card, edits); err != nil {
				t.Fatal(err)
			}
			return View(card)
		}
		c := apply(Edit{Op: "add", Field: "date", Ref: -1, Text: "--12-24", Label: &label}, Edit{Op: "add", Field: "date", Ref: -1, Text: "2015-03-01", Label: &other})
		if len(c.Dates) != 2 || c.Dates[0].Label != label || c.Dates[0].Day != "--12-24" || c.Dates[1].Label != other || c.Dates[1].Day != "2015-03-01" {
			t.Fatalf("%s: %+v", version, c.Dates)
		}
		c = apply(Edit{Op: "set", Field: "date", Ref: c.Dates[0].Ref, Text: "--06-24", Label: &label})
		if c.Dates[0].Day != "--06-24" || c.Dates[0].Label != label {
			t.Errorf("%s: moved: %+v", version, c.Dates)
		}
		c = apply(Edit{Op: "set", Field: "date", Ref: c.Dates[0].Ref, Text: "--06-24", Label: &other}, Edit{Op: "remove", Field: "date", Ref: c.Dates[1].Ref})
		if len(c.Dates) != 1 || c.Dates[0].Label != other {
			t.Errorf("%s: renamed: %+v", version, c.Dates)
		}
		c = apply(Edit{Op: "set", Field: "death", Ref: -1, Text: "2024-02-29"})
		if c.Death != "2024-02-29" || Project(card).Has&IsDead == 0 {
			t.Errorf("%s: %q", version, c.Death)
		}
		// A card that goes through the other version comes back with the same dates.
		to := vcard.V40
		if version == "4.0" {
			to = vcard.V30
		}
		if there := View(vcard.Convert(card, to)); there.Death != c.Death || len(there.Dates) != 1 || there.Dates[0].Day != "--06-24" || there.Dates[0].Label != other {
			t.Errorf("%s: converted: %+v %q", version, there.Dates, there.Death)
		}
		if c = apply(Edit{Op: "set", Field: "death", Ref: -1}); c.Death != "" || len(c.Rest()) != 0 {
			t.Errorf("%s: back among the living: %q %+v", version, c.Death, c.Rest())
		}
	}
}

func TestBadDates(t *testing.T) {
	label := "Namenstag"
	for _, edit := range []Edit{
		{Op: "add", Field: "date", Ref: -1, Text: "--12-24"},
		{Op: "add", Field: "date", Ref: -1, Text: "--02-30", Label: &label},
		{Op: "set", Field: "date", Ref: 1, Text: "--02-03", Label: &label},
		{Op: "remove", Field: "date", Ref: 1},
		{Op: "remove", Field: "date", Ref: 70},
		{Op: "set", Field: "death", Ref: -1, Text: "soon"},
	} {
		card := parseCard(t, "4.0", "BDAY:1980-05-09")
		if err := Apply(card, []Edit{edit}); fault.Code(err) != "contact.bad-value" {
			t.Errorf("%+v: %v", edit, err)
		}
	}
}

// A date of death may be a text (RFC 6474 §2.3); it ends birthdays all the same.
func TestDeathAsText(t *testing.T) {
	card := parseCard(t, "4.0", "BDAY:1750-05-09", "DEATHDATE;VALUE=text:circa 1800")
	p := Project(card)
	if c := View(card); c.Death != "circa 1800" || p.Has&IsDead == 0 || len(p.Dates) != 1 {
		t.Errorf("%q %+v", c.Death, p.Dates)
	}
}

func TestAssignDates(t *testing.T) {
	card := parseCard(t, "4.0")
	for _, step := range []struct {
		assignment string
		want       int
	}{{"date+=Namenstag:--06-24", 1}, {"date+=Name: mit Doppelpunkt:2020-01-02", 2}, {"date-=namenstag", 1}, {"date=", 0}} {
		edits, err := ParseAssignments([]string{step.assignment}, View(card))
		if err == nil {
			err = Apply(card, edits)
		}
		if c := View(card); err != nil || len(c.Dates) != step.want {
			t.Fatalf("%s: %v %+v", step.assignment, err, c.Dates)
		}
	}
	for _, bad := range []string{"date=Namenstag:--06-24", "date+=Namenstag", "date-=Namenstag"} {
		if _, err := ParseAssignments([]string{bad}, View(card)); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
