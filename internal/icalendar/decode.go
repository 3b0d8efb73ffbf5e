package icalendar

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"
)

// ErrNoCalendar is what Decode says of a file in which there is none.
var ErrNoCalendar = errors.New("icalendar: no calendar in this file")

// Decode reads what Encode writes and, as far as it goes, what others write:
// byte order marks, other line breaks, trailing blanks, broken lines, missing
// ENDs, several calendars in one file. What it cannot take is left out with a
// warning; what it does not know is kept in Extra and Kept. It does not panic.
//
// The error is of reading r, or ErrNoCalendar. Items may fail [Item.Check],
// such as an event without a time; there is a warning for it then.
//
// Not kept are parameters of the properties that Item has fields for (such as
// the language of a summary), and METHOD.
func Decode(r io.Reader) (Calendar, []Warning, error) {
	d := &decoder{}
	root, err := d.parse(r)
	if err != nil {
		return Calendar{}, d.warnings, fmt.Errorf("icalendar: %w", err)
	}
	var c Calendar
	found := false
	for _, n := range root.parts {
		if n.name == "VCALENDAR" {
			found = true
			d.calendar(&c, n)
			continue
		}
		if d.component(&c, n) { // an event without a calendar around it
			found = true
			d.warn(n.line, WarnNesting, "BEGIN:"+n.name)
		}
	}
	if !found {
		return Calendar{}, d.warnings, ErrNoCalendar
	}
	for _, l := range root.props {
		d.warn(l.line, WarnLine, l.Name+":"+l.Value)
	}
	return c, d.warnings, nil
}

type decoder struct {
	parser
	zones map[string]*foreignZone // by TZID, in the calendar being read
}

func (d *decoder) calendar(c *Calendar, n *node) {
	cancels := false
	for _, l := range n.props {
		switch l.Name {
		case "NAME":
			c.Name = l.Text()
		case "X-WR-CALNAME":
			if c.Name == "" {
				c.Name = l.Text()
			}
		case "REFRESH-INTERVAL", "X-PUBLISHED-TTL":
			if every, ok := parseDuration(l.Value); ok && every >= 0 {
				c.Refresh = every
			} else {
				d.warn(l.line, WarnValue, l.Value)
			}
		case "METHOD": // CANCEL need not say it again in what it cancels (RFC 5546 section 3.2.5)
			cancels = strings.EqualFold(strings.TrimSpace(l.Value), "CANCEL")
		case "PRODID", "VERSION":
		default:
			c.Extra = d.extra(c.Extra, l, calendarOwn)
		}
	}
	d.zones = map[string]*foreignZone{}
	for _, part := range n.parts {
		if part.name == "VTIMEZONE" {
			d.zone(c, part)
		}
	}
	before := len(c.Items)
	for _, part := range n.parts {
		if part.name != "VTIMEZONE" && !d.component(c, part) {
			c.Kept = d.keep(c.Kept, part)
		}
	}
	if cancels {
		for i := range c.Items[before:] {
			c.Items[before+i].Status = "CANCELLED"
		}
	}
}

// component reads an item; it reports false for what is none.
func (d *decoder) component(c *Calendar, n *node) bool {
	for _, kind := range []Kind{Event, Todo, Journal} {
		if n.name == kind.String() {
			c.Items = append(c.Items, d.item(kind, n))
			return true
		}
	}
	return false
}

// Properties that stand once at most (RFC 5545 section 3.6) and have no field.
var once = nameSet("CALSCALE UID LAST-MODIFIED URL SOURCE COLOR CLASS GEO ORGANIZER PRIORITY RECURRENCE-ID DTSTART RRULE PERCENT-COMPLETE")

// extra keeps a property that has no field.
func (d *decoder) extra(list []Property, l propertyLine, own map[string]bool) []Property {
	twice := once[l.Name] && slices.ContainsFunc(list, func(p Property) bool { return p.Name == l.Name })
	if twice || own[l.Name] {
		d.warn(l.line, WarnDuplicate, l.Name+":"+l.Value)
		return list
	}
	l.Value = flat(l.Value)
	return append(list, l.Property)
}

// keep holds on to a component as it is, if it can be written again.
func (d *decoder) keep(list []Component, n *node) []Component {
	c := n.plain()
	comp, err := c.component()
	if err == nil {
		err = ical.NewEncoder(io.Discard).Encode(&ical.Calendar{Component: comp})
	}
	if err != nil {
		d.warn(n.line, WarnComponent, "BEGIN:"+n.name)
		return list
	}
	return append(list, c)
}

func (n *node) plain() Component {
	c := Component{Name: n.name}
	for _, l := range n.props {
		l.Value = flat(l.Value)
		c.Properties = append(c.Properties, l.Property)
	}
	for _, part := range n.parts {
		c.Parts = append(c.Parts, part.plain())
	}
	return c
}

// item reads an event, to-do or journal entry.
func (d *decoder) item(kind Kind, n *node) Item {
	it := Item{Kind: kind}
	seen := map[string]propertyLine{}
	var modified time.Time
	for _, l := range n.props {
		_, again := seen[l.Name]
		switch l.Name {
		case "CATEGORIES":
			it.Categories = append(it.Categories, splitList(l.Value)...)
			continue
		case "CONTACT":
			it.Contacts = append(it.Contacts, Contact{l.Text(), flat(strings.Join(l.Params["ALTREP"], ","))})
			continue
		case "DESCRIPTION":
			if again && kind == Journal { // may stand more than once (section 3.6.3)
				it.Description += "\n\n" + l.Text()
				continue
			}
		}
		if !itemOwn[l.Name] && l.Name != "DTSTART" && l.Name != "RRULE" {
			it.Extra = d.extra(it.Extra, l, itemOwn)
			continue
		}
		if again {
			d.warn(l.line, WarnDuplicate, l.Name+":"+l.Value)
			continue
		}
		seen[l.Name] = l
		switch l.Name {
		case "UID":
			it.UID = l.Text()
		case "SEQUENCE":
			it.Sequence = d.number(l)
		case "DTSTAMP":
			it.Stamp = d.moment(l)
		case "LAST-MODIFIED":
			modified = d.moment(l)
		case "CREATED":
			it.Created = d.moment(l)
		case "COMPLETED":
			it.Done = d.moment(l)
		case "SUMMARY":
			it.Summary = l.Text()
		case "DESCRIPTION":
			it.Description = l.Text()
		case "LOCATION":
			it.Location = l.Text()
		case "URL":
			it.URL = strings.TrimSpace(flat(l.Value))
		case "STATUS", "TRANSP":
			if v := strings.ToUpper(strings.TrimSpace(l.Value)); !isName(v) {
				d.warn(l.line, WarnValue, l.Value)
			} else if l.Name == "STATUS" {
				it.Status = v
			} else {
				it.Transparency = v
			}
		}
	}

	// Encode writes both the same. With others DTSTAMP may be the time of sending.
	if !modified.IsZero() {
		it.Stamp = modified
	}
	if it.Stamp.IsZero() {
		d.warn(n.line, WarnStamp, it.Summary)
		it.Stamp = time.Unix(0, 0).UTC()
	}
	d.when(&it, n, seen)
	d.status(&it)
	for _, part := range n.parts {
		if a := d.alarm(it, part); a != nil && it.Alarm == nil {
			it.Alarm = a
		} else if part.name == "VALARM" && kind != Journal {
			it.Kept = d.keep(it.Kept, part)
		} else {
			d.warn(part.line, WarnComponent, "BEGIN:"+part.name)
		}
	}
	if it.UID == "" {
		// The same content gives the same UID, so that a second import finds it.
		sum := sha256.Sum256(fmt.Appendf(nil, "%v", n.plain()))
		it.UID = fmt.Sprintf("%x", sum[:16])
		d.warn(n.line, WarnUID, it.Summary)
	}
	return it
}

// status settles what Done and the rules of Encode already say.
func (d *decoder) status(it *Item) {
	if it.Kind == Todo {
		switch {
		case it.Status == "COMPLETED" && it.Done.IsZero():
			it.Done = it.Stamp
			fallthrough
		case !it.Done.IsZero(), it.Status == "NEEDS-ACTION":
			it.Status = ""
		}
	}
	if it.Done.IsZero() {
		return
	}
	if it.Kind != Todo { // COMPLETED on an event means nothing
		it.Done = time.Time{}
	}
	it.Extra = slices.DeleteFunc(it.Extra, func(p Property) bool { return p.Name == "PERCENT-COMPLETE" })
}

func (d *decoder) number(l propertyLine) int {
	n, err := strconv.Atoi(strings.TrimSpace(l.Value))
	if err != nil || n < 0 {
		d.warn(l.line, WarnValue, l.Name+":"+l.Value)
		return 0
	}
	return n
}

// alarm reads a VALARM that shows a text at or before the start; nil for others.
func (d *decoder) alarm(it Item, n *node) *Alarm {
	if n.name != "VALARM" || it.Kind == Journal || it.When.IsZero() || len(n.parts) > 0 {
		return nil
	}
	a := &Alarm{}
	seen := map[string]bool{}
	for _, l := range n.props {
		if alarmOwn[l.Name] && seen[l.Name] {
			return nil
		}
		seen[l.Name] = true
		switch l.Name {
		case "ACTION":
			if !strings.EqualFold(strings.TrimSpace(l.Value), "DISPLAY") {
				return nil
			}
		case "DESCRIPTION":
			if a.Text = l.Text(); a.Text == it.Summary {
				a.Text = ""
			}
		case "TRIGGER":
			params := maps.Clone(l.Params)
			end := strings.EqualFold(strings.Join(params["RELATED"], ""), "END")
			delete(params, "RELATED")
			if strings.EqualFold(strings.Join(params["VALUE"], ""), "DURATION") {
				delete(params, "VALUE")
			}
			trigger, ok := parseDuration(l.Value)
			if !ok || trigger > 0 || len(params) > 0 || !it.countsFrom(end) {
				return nil
			}
			a.Before = -trigger
		default:
			l.Value = flat(l.Value)
			a.Extra = append(a.Extra, l.Property)
		}
	}
	if !seen["ACTION"] || !seen["TRIGGER"] {
		return nil
	}
	return a
}
