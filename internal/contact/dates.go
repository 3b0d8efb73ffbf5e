package contact

import (
	"strings"

	"kith/internal/vcard"
)

// Date is a day of a person's own that comes every year, beside birthday and anniversary: an X-ABDATE as Apple and Google write it,
// or an event of Android. Label is what it is called; "" where the card only says of what type it is (anniversary, other). A date of
// the type Connected has LinkedIn's label and comes once.
type Date struct {
	Ref   int    `json:"ref"`
	Day   string `json:"day"` // as Birthday
	Label string `json:"label"`
	Type  string `json:"type"`
}

// Connected is the type of the day on which somebody was connected with on LinkedIn, as its export calls it. Everybody there has one,
// and nobody celebrates it: it is shown, and no day of the year.
const Connected = "connected"

const connectedLabel = "Connected On"

// ownDates shows the dates of a card that are neither its birthday nor its anniversary. They stay in Properties, where everything is
// that no field of the common kind shows.
func (v *viewer) ownDates() {
	for i := range v.props {
		if date, ok := v.days.own(v.props, i); ok {
			v.Dates = append(v.Dates, date)
		}
	}
}

// own reads the date at i, if it is one of a person's own. What says the anniversary a second time is none.
func (d *dayFinder) own(props []vcard.Property, i int) (Date, bool) {
	p := &props[i]
	date := Date{Ref: i}
	if d.birthday.rank > 0 && d.birthday.index == i || d.anniversary.rank > 0 && d.anniversary.index == i {
		return date, false
	}
	var found day
	var ok bool
	switch fieldOf(p.Name) {
	case fieldDate:
		if d.labels >= maxLabels {
			return date, false
		}
		d.labels++
		if found, _, ok = dayOf(p); !ok {
			return date, false
		}
		var types []string
		if at := groupLabel(props, i); at >= 0 {
			date.Label, types = readLabel(props[at].Value, nil)
			if isAnniversary(props[at].Value) && found == d.anniversary.day {
				return date, false
			}
		}
		date.Type = firstOf(firstItem(types), "other")
	case fieldAndroid:
		a := readAndroid(p.Value)
		// The types of ContactsContract.CommonDataKinds.Event: 0 one's own, 1 anniversary, 2 other, 3 birthday.
		if a.kind != "contact_event" || a.mark == "1" || a.mark == "3" {
			return date, false
		}
		if found, _, ok = readDay(a.text, -1); !ok {
			return date, false
		}
		date.Label, date.Type = a.label, "other"
	default:
		return date, false
	}
	switch {
	case strings.EqualFold(date.Label, connectedLabel):
		date.Type = Connected
	case date.Label != "":
		date.Type = ""
	}
	date.Day = found.String()
	return date, true
}

// deathOf reads a DEATHDATE (RFC 6474 §2.3): a day, whole or in part, or a text ("circa 1800"). It is "" for a card of the living.
func deathOf(p *vcard.Property) string {
	if d, _, ok := dayOf(p); ok {
		return d.String()
	}
	return oneLine(p.Value)
}

// date sets, adds or removes a date of one's own: Text is the day, Label what it is called.
func (e *editor) date(edit *Edit) error {
	text := line(edit.Text)
	if edit.Op == "remove" || edit.Op == "set" && text == "" && edit.Ref >= 0 {
		if err := e.isDate(edit); err != nil {
			return err
		}
		e.remove(edit.Ref)
		return nil
	}
	wanted, _, ok := readDay(text, -1)
	if !ok {
		return badValue(edit.Field, text)
	}
	label := ""
	if edit.Label != nil {
		label = line(*edit.Label)
	}
	if edit.Op == "add" || edit.Ref < 0 {
		if label == "" {
			return badValue(edit.Field, text)
		}
		// X-ABDATE in both versions: it is what Apple, Google and their friends read, and vCard has nothing like it.
		i := e.add(vcard.Property{Name: "X-ABDATE"}, fieldDate)
		e.writeDay(i, text)
		e.writeLabel(i, vcard.Escape(label))
		return nil
	}
	if err := e.isDate(edit); err != nil {
		return err
	}
	if fieldOf(e.props[edit.Ref].Name) == fieldAndroid {
		if label != "" {
			e.androidLabel(edit.Ref, label)
		}
		e.writeDay(edit.Ref, text)
		return nil
	}
	if had, _, ok := dayOf(&e.props[edit.Ref]); !ok || had != wanted {
		e.writeDay(edit.Ref, text)
	}
	if at := groupLabel(e.props, edit.Ref); label != "" && (at < 0 || oneLine(e.props[at].Value) != label) {
		e.writeLabel(edit.Ref, vcard.Escape(label))
	}
	return nil
}

// isDate refuses a ref that is no date of one's own.
func (e *editor) isDate(edit *Edit) error {
	if edit.Ref >= 0 && edit.Ref < len(e.props) && e.props[edit.Ref].Name != "" {
		days := e.days()
		if _, ok := days.own(e.props, edit.Ref); ok {
			return nil
		}
	}
	return badValue(edit.Field, line(edit.Text))
}

// androidLabel gives an event of Android a label of its own, which is type 0.
func (e *editor) androidLabel(i int, label string) {
	columns := components(e.props[i].Value)
	for len(columns) < 4 {
		columns = append(columns, "")
	}
	if oneLine(columns[3]) == label {
		return
	}
	columns[2], columns[3] = "0", vcard.Escape(label)
	e.props[i].Value = strings.Join(columns, ";")
}

// death sets or removes the day somebody died (RFC 6474 §2.3). vCard 3.0 has no property for it; there it travels as Convert writes it.
func (e *editor) death(edit *Edit) error {
	text := line(edit.Text)
	if edit.Op == "remove" || text == "" {
		for i := range e.props {
			if fieldOf(e.props[i].Name) == fieldDeath {
				e.remove(i)
			}
		}
		return nil
	}
	wanted, _, ok := readDay(text, -1)
	if !ok {
		return badValue(edit.Field, text)
	}
	i := e.first(fieldDeath)
	if i < 0 {
		name := "X-DEATHDATE"
		if e.version == vcard.V40 {
			name = "DEATHDATE"
		}
		i = e.insert(vcard.Property{Name: name}, e.dayPlace(fieldBirthday))
	} else if had, _, ok := dayOf(&e.props[i]); ok && had == wanted {
		return nil
	}
	e.writeDay(i, text)
	return nil
}

// Yearly is a date of a contact that comes every year, as contact_date keeps it. Year is 0 where it is not known.
type Yearly struct {
	Kind             YearlyKind
	Year, Month, Day int
	Label            string // of a date of one's own
}

// YearlyKind says what a Yearly is.
type YearlyKind int

// The kinds, as contact_date numbers them.
const (
	YearlyBirthday YearlyKind = iota
	YearlyAnniversary
	YearlyDeath
	YearlyOwn
)

// Turn is a day of the year as contact_date.turn has it, in the order of the year: 229 is 29 February.
func Turn(month, day int) int { return month*100 + day }

// maxYearly bounds the dates of one contact that anybody is reminded of.
const maxYearly = 40

// yearly gathers what comes every year: dates of which month and day are known.
func (p *projector) yearly(kind YearlyKind, d day, label string) {
	if d.month > 0 && d.mday > 0 && len(p.Dates) < maxYearly {
		p.Dates = append(p.Dates, Yearly{kind, max(d.year, 0), d.month, d.mday, label})
	}
}

// finishDates is called when the card was gone through.
func (p *projector) finishDates(props []vcard.Property) {
	if p.days.birthday.rank > 0 {
		p.yearly(YearlyBirthday, p.days.birthday.day, "")
	}
	if p.days.anniversary.rank > 0 {
		p.yearly(YearlyAnniversary, p.days.anniversary.day, "")
	}
	if p.died > 0 {
		p.Has |= IsDead
		if d, _, ok := dayOf(&props[p.died-1]); ok {
			p.yearly(YearlyDeath, d, "")
		}
	}
	if !p.dated {
		return
	}
	for i := range props {
		if date, ok := p.days.own(props, i); ok && date.Type != Connected {
			if d, _, ok := readDay(date.Day, -1); ok {
				kind := YearlyOwn
				if date.Type == "anniversary" {
					kind = YearlyAnniversary
				}
				p.yearly(kind, d, date.Label)
			}
		}
	}
}

// Rest gives the properties that neither a field nor the dates and the date of death show, for whoever shows those.
func (c *Contact) Rest() []Raw {
	dated := map[int]bool{}
	groups := map[string]bool{}
	for _, d := range c.Dates {
		dated[d.Ref] = true
	}
	for _, p := range c.Properties {
		if dated[p.Ref] && p.Group != "" {
			groups[strings.ToLower(p.Group)] = true
		}
	}
	rest := []Raw{}
	for _, p := range c.Properties {
		f := fieldOf(p.Name)
		if !dated[p.Ref] && (f != fieldDeath || c.Death == "") && (f != fieldLabel || !groups[strings.ToLower(p.Group)]) {
			rest = append(rest, p)
		}
	}
	return rest
}
