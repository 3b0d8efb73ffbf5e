package icalendar

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"
)

const productID = "-//Kith//Kith//EN"

// Encode writes c as one iCalendar object: UTF-8 without BOM, CRLF, lines
// folded at 75 bytes, items in the order given, equal bytes for equal input.
//
// Any text is taken: control characters are left out, line breaks of all kinds
// become \n. An error means that an item lacks what no calendar can do without
// (see [Item.Check]) or that w failed; nothing is written before all is checked.
//
// A calendar without items holds only a time zone, UTC. RFC 5545 section 3.6
// demands at least one component, and a subscriber must be able to read the
// feed of somebody who has nothing to do.
func Encode(w io.Writer, c Calendar) error {
	cal := ical.NewCalendar()
	props := cal.Props
	for _, p := range c.Extra {
		if err := p.addTo(props, calendarOwn); err != nil {
			return err
		}
	}
	set(props, "PRODID", productID)
	set(props, "VERSION", "2.0")
	if !c.Stored {
		set(props, "METHOD", "PUBLISH")
	}
	if name := clean(c.Name); name != "" {
		set(props, "NAME", escape(name))
		set(props, "X-WR-CALNAME", escape(name))
	}
	if c.Refresh >= time.Second {
		every := formatDuration(c.Refresh)
		set(props, "REFRESH-INTERVAL", every, "VALUE", "DURATION")
		set(props, "X-PUBLISHED-TTL", every)
	}

	zones := newZoneSet()
	items, err := encodeItems(c.Items, &zones)
	if err != nil {
		return err
	}
	cal.Children = zones.components()
	for _, k := range c.Kept {
		comp, err := k.component()
		if err != nil {
			return err
		}
		cal.Children = append(cal.Children, comp)
	}
	if len(cal.Children) == 0 && len(items) == 0 {
		cal.Children = []*ical.Component{zoneComponent("UTC", time.UTC, time.Unix(0, 0))}
	}

	// The items are written already, and stand before the calendar's end. go-ical
	// refuses a calendar without any component: one is added and cut off again.
	begin := len(cal.Children)
	if begin == 0 {
		cal.Children = []*ical.Component{zoneComponent("UTC", time.UTC, time.Unix(0, 0))}
	}
	head, err := encodeCalendar(cal)
	if err != nil {
		return err
	}
	head = bytes.TrimSuffix(head, calendarEnd)
	if begin == 0 {
		head = head[:bytes.Index(head, []byte("BEGIN:VTIMEZONE"))]
	}
	return writeAll(w, append(append([][]byte{head}, items...), calendarEnd)...)
}

// set puts one property with an optional parameter.
func set(props ical.Props, name, value string, param ...string) {
	p := ical.NewProp(name)
	p.Value = value
	for i := 0; i+1 < len(param); i += 2 {
		p.Params.Set(param[i], escapeParam(param[i+1]))
	}
	props.Set(p)
}

func utc(t time.Time) string { return t.UTC().Format(utcForm) }

// component is the item as go-ical has it. Zones that it uses go into zones.
func (it Item) component(zones *zoneSet) (*ical.Component, error) {
	if err := it.Check(); err != nil {
		return nil, err
	}
	comp := ical.NewComponent(it.Kind.String())
	props := comp.Props
	for _, p := range it.Extra {
		if err := p.addTo(props, itemOwn); err != nil {
			return nil, err
		}
	}

	set(props, "UID", escape(it.UID))
	set(props, "SEQUENCE", strconv.Itoa(it.Sequence))
	set(props, "DTSTAMP", utc(it.Stamp))
	set(props, "LAST-MODIFIED", utc(it.Stamp))
	if !it.Created.IsZero() {
		set(props, "CREATED", utc(it.Created))
	}
	// LOCATION is not among the properties of a VJOURNAL in section 3.6.3, but
	// allowed as a registered one; where people met is worth keeping.
	for name, text := range map[string]string{"SUMMARY": it.Summary, "DESCRIPTION": it.Description, "LOCATION": it.Location} {
		if clean(text) != "" {
			set(props, name, escape(text))
		}
	}
	var categories []string
	for _, c := range it.Categories {
		if clean(c) != "" {
			categories = append(categories, escape(c))
		}
	}
	if len(categories) > 0 {
		set(props, "CATEGORIES", strings.Join(categories, ","))
	}
	if u := flat(it.URL); u != "" {
		set(props, "URL", u)
	}
	for _, c := range it.Contacts {
		p := ical.NewProp("CONTACT")
		p.Value = escape(c.Name)
		if c.URI != "" {
			p.Params.Set("ALTREP", escapeParam(c.URI))
		}
		props.Add(p)
	}

	it.setStatus(props)
	if err := it.setWhen(props, zones); err != nil {
		return nil, err
	}
	if it.Alarm != nil {
		alarm, err := it.alarm(props)
		if err != nil {
			return nil, err
		}
		comp.Children = append(comp.Children, alarm)
	}
	for _, k := range it.Kept {
		kept, err := k.component()
		if err != nil {
			return nil, err
		}
		comp.Children = append(comp.Children, kept)
	}
	return comp, nil
}

// setStatus writes what was done and whether the time is taken.
func (it Item) setStatus(props ical.Props) {
	status := it.Status
	if it.Kind == Todo {
		switch {
		case !it.Done.IsZero():
			status = "COMPLETED"
			set(props, "COMPLETED", utc(it.Done))
			set(props, "PERCENT-COMPLETE", "100")
		case status == "":
			status = "NEEDS-ACTION"
		}
	}
	if status != "" {
		set(props, "STATUS", status)
	}
	if it.Kind == Event {
		set(props, "TRANSP", transparency(it.Transparency, it.When.AllDay))
	}
}

// transparency is TRANSP (RFC 5545 section 3.8.2.7): a birthday must not make
// its day look busy to those who want to meet one.
func transparency(said string, allDay bool) string {
	switch {
	case said != "":
		return said
	case allDay:
		return "TRANSPARENT"
	}
	return "OPAQUE"
}

// setWhen writes DTSTART, DTEND, DUE and RRULE.
func (it Item) setWhen(props ical.Props, zones *zoneSet) error {
	w := it.When
	for _, p := range it.Extra { // EXDATE;TZID=… and the like
		for _, id := range p.Params["TZID"] {
			if loc := loadZone(id); loc != nil && loc != time.UTC {
				zones.add(id, loc, w.At)
			}
		}
	}
	if w.IsZero() {
		return nil
	}
	rule := it.Recurrence
	if rule != "" {
		var err error
		if rule, err = recurrence(rule, w); err != nil {
			return err
		}
		set(props, "RRULE", rule)
	}

	var put func(name string, offset time.Duration)
	switch loc := w.zone(); {
	case w.AllDay:
		put = func(name string, offset time.Duration) {
			day := w.Day.Add(int(offset / (24 * time.Hour)))
			set(props, name, day.utc().Format(dateForm), "VALUE", "DATE")
		}
	case w.Floating:
		put = func(name string, offset time.Duration) {
			set(props, name, w.At.Add(offset).UTC().Format(localForm))
		}
	case it.recurs() && !isUTC(loc):
		id := zones.id(loc)
		zones.add(id, loc, w.At)
		put = func(name string, offset time.Duration) {
			set(props, name, w.At.Add(offset).In(loc).Format(localForm), "TZID", id)
		}
	default:
		// A single moment is the same everywhere, and UTC needs no definition.
		// The zone the person meant is kept for a re-import.
		put = func(name string, offset time.Duration) { set(props, name, utc(w.At.Add(offset))) }
		if id := zones.id(loc); !isUTC(loc) && loadZone(id) != nil {
			set(props, zoneProperty, id)
		}
	}

	switch it.Kind {
	case Todo:
		put("DUE", 0)
		if props.Get("DTSTART") == nil && it.recurs() {
			// A rule counts from DTSTART. Section 3.8.2.3 wants DUE later than
			// DTSTART, but Apple writes them equal, and programs show DUE.
			put("DTSTART", 0)
		}
	case Journal:
		put("DTSTART", 0)
	default:
		put("DTSTART", 0)
		if w.AllDay {
			put("DTEND", time.Duration(w.days())*24*time.Hour)
		} else if w.Duration >= time.Second { // DTEND must be later than DTSTART
			put("DTEND", w.Duration)
		}
	}
	return nil
}

// recurs says whether the item comes again, by its rule or by a property that
// was kept because it could not be read.
func (it Item) recurs() bool {
	if it.Recurrence != "" {
		return true
	}
	for _, p := range it.Extra {
		if name := strings.ToUpper(p.Name); name == "RRULE" || name == "RDATE" {
			return true
		}
	}
	return false
}

// alarm is a VALARM (RFC 5545 section 3.6.6).
func (it Item) alarm(props ical.Props) (*ical.Component, error) {
	comp := ical.NewComponent("VALARM")
	for _, p := range it.Alarm.Extra {
		if err := p.addTo(comp.Props, alarmOwn); err != nil {
			return nil, err
		}
	}
	set(comp.Props, "ACTION", "DISPLAY")
	text := it.Alarm.Text
	if clean(text) == "" {
		text = it.Summary // DESCRIPTION is required
	}
	set(comp.Props, "DESCRIPTION", escape(text))
	trigger := formatDuration(-it.Alarm.Before.Truncate(time.Second))
	if it.Kind == Todo { // counts from DUE (section 3.8.6.3)
		set(comp.Props, "TRIGGER", trigger, "RELATED", "END")
	} else {
		set(comp.Props, "TRIGGER", trigger)
	}
	return comp, nil
}
