package icalendar

import (
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

// moment reads a time that must be in UTC; others are taken as if they were.
func (d *decoder) moment(l propertyLine) time.Time {
	w, ok := d.point(l)
	if ok && w.AllDay {
		return w.Day.utc()
	}
	return w.At.UTC()
}

// point reads a DATE or DATE-TIME with its zone (RFC 5545 sections 3.3.4, 3.3.5).
func (d *decoder) point(l propertyLine) (When, bool) {
	value := strings.ToUpper(strings.TrimSpace(l.Value))
	isDate := strings.EqualFold(strings.Join(l.Params["VALUE"], ""), "DATE")
	if len(value) == len(dateForm) || isDate && len(value) > len(dateForm) {
		if t, err := time.Parse(dateForm, value[:len(dateForm)]); err == nil && t.Year() > 0 {
			return When{AllDay: true, Day: DayOf(t)}, true
		}
	}
	if t, err := time.Parse(utcForm, value); err == nil && inRange(t) {
		return When{At: t, Zone: time.UTC}, true
	}
	t, err := time.Parse(localForm, value)
	if err != nil || !inRange(t) {
		d.warn(l.line, WarnValue, l.Name+":"+l.Value)
		return When{}, false
	}
	id := strings.Join(l.Params["TZID"], ",")
	if id == "" {
		return When{At: t, Floating: true}, true
	}
	if loc := d.findZone(id); loc != nil {
		return When{At: wall(t, loc), Zone: loc}, true
	}
	d.warn(l.line, WarnZone, id)
	if z := d.zones[id]; z != nil {
		t = t.Add(-z.offset(t))
	}
	return When{At: t, Zone: time.UTC}, true
}

// inRange says whether every zone writes t with four digits for the year.
func inRange(t time.Time) bool { y := t.UTC().Year(); return y >= 2 && y <= 9990 }

// when reads the times of an item.
func (d *decoder) when(it *Item, n *node, seen map[string]propertyLine) {
	w := &it.When
	name := "DUE"
	line, ok := seen[name]
	if ok = ok && it.Kind == Todo; ok {
		*w, ok = d.point(line)
	}
	if !ok {
		name = "DTSTART"
		if line, ok = seen[name]; ok {
			*w, _ = d.point(line)
		}
	}
	if w.IsZero() && it.Kind == Event {
		d.warn(n.line, WarnStart, it.Summary)
	}
	d.length(it, seen)

	if start, ok := seen["DTSTART"]; ok && name == "DUE" {
		// A start of its own is kept, one at the due time is what Encode makes.
		if s, ok := d.point(start); ok && (!s.same(*w) || seen["RRULE"].Name == "") {
			it.Extra = d.extra(it.Extra, start, itemOwn)
		}
	}
	if rule, ok := seen["RRULE"]; ok {
		if value, err := recurrence(rule.Value, *w); err == nil && !w.IsZero() {
			it.Recurrence = value
		} else {
			d.warn(rule.line, WarnRule, rule.Value)
			it.Extra = d.extra(it.Extra, rule, itemOwn)
		}
	}
	if zone, ok := seen[zoneProperty]; ok && !w.AllDay && !w.Floating && !w.At.IsZero() && isUTC(w.zone()) && !it.recurs() {
		if loc := loadZone(zone.Value); loc != nil {
			w.Zone, w.At = loc, w.At.In(loc)
		} else {
			d.warn(zone.line, WarnZone, zone.Value)
		}
	}
	if it.Kind == Event { // what the rule says need not be said
		said := it.Transparency
		if said == "" {
			said = "OPAQUE" // the default of section 3.8.2.7
		}
		it.Transparency = ""
		if said != transparency("", w.AllDay) {
			it.Transparency = said
		}
	}
}

// length reads DTEND or DURATION.
func (d *decoder) length(it *Item, seen map[string]propertyLine) {
	w := &it.When
	end, hasEnd := seen["DTEND"]
	dur, hasDur := seen["DURATION"]
	if it.Kind == Todo && hasDur && !w.IsZero() && seen["DUE"].Name == "" {
		// Due so long after the start (section 3.6.2).
		if length, ok := parseDuration(dur.Value); ok && length >= 0 {
			it.Extra = d.extra(it.Extra, seen["DTSTART"], itemOwn)
			if w.AllDay {
				w.Day = w.Day.Add(int(length / (24 * time.Hour)))
			} else {
				w.At = w.At.Add(length)
			}
			return
		}
	}
	if it.Kind != Event || w.IsZero() {
		return
	}
	bad := func(l propertyLine) { d.warn(l.line, WarnValue, l.Name+":"+l.Value) }
	switch {
	case hasEnd:
		e, ok := d.point(end)
		switch {
		case !ok: // has been said
		case w.AllDay && e.AllDay:
			if n := w.Day.DaysUntil(e.Day); n > 1 && n < 36500 {
				w.Duration = time.Duration(n) * 24 * time.Hour
			} else if n < 0 || n >= 36500 { // 0: many write the same day for one day
				bad(end)
			}
		case !w.AllDay && !e.AllDay:
			if w.Duration = e.At.Sub(w.At); w.Duration < 0 || w.Duration > 36500*24*time.Hour {
				w.Duration = 0
				bad(end)
			}
		default:
			bad(end)
		}
	case hasDur:
		length, ok := parseDuration(dur.Value)
		if !ok || length < 0 {
			bad(dur)
			return
		}
		w.Duration = length
		if w.AllDay && w.days() == 1 {
			w.Duration = 0
		}
	}
}

// same says whether two points are the same date or moment.
func (w When) same(o When) bool {
	return w.AllDay == o.AllDay && w.Day == o.Day && w.At.Equal(o.At) && w.Floating == o.Floating
}

// countsFrom says whether When is the end (or else the start) that an alarm
// counts from: of an event it is the start, of a to-do the due date, and its
// start too unless that is another.
func (it Item) countsFrom(end bool) bool {
	if it.Kind != Todo || end {
		return end == (it.Kind == Todo)
	}
	return !slices.ContainsFunc(it.Extra, func(p Property) bool { return strings.EqualFold(p.Name, "DTSTART") })
}

// findZone finds a zone by its TZID: a name of the tz database, such a name
// after a prefix (/mozilla.org/20050126_1/Europe/Berlin), or what the
// definition says it stands for, or what Windows calls it.
func (d *decoder) findZone(id string) *time.Location {
	if z := d.zones[id]; z != nil && z.loc != nil {
		return z.loc
	}
	for name := id; name != ""; {
		if loc := loadZone(name); loc != nil {
			return loc
		}
		if loc := windowsZone(name); loc != nil {
			return loc
		}
		i := strings.IndexByte(name, '/')
		if i < 0 {
			break
		}
		name = name[i+1:]
	}
	return nil
}

// foreignZone is a VTIMEZONE of the file.
type foreignZone struct {
	loc    *time.Location // if it is known by another name
	onsets []onset
}

type onset struct {
	at     time.Time // by the clock, held as UTC
	offset time.Duration
}

// offset is what the definition says for a time of the clock.
func (z *foreignZone) offset(t time.Time) time.Duration {
	var best onset
	for _, o := range z.onsets {
		if !o.at.After(t) && !o.at.Before(best.at) {
			best = o
		}
	}
	return best.offset
}

// zone reads a VTIMEZONE. Known zones come from the tz database and need none;
// others are understood well enough for the first time of an item, and kept.
func (d *decoder) zone(c *Calendar, n *node) {
	id := ""
	z := &foreignZone{}
	for _, l := range n.props {
		switch l.Name {
		case "TZID":
			id = l.Text()
		case "X-LIC-LOCATION":
			z.loc = loadZone(l.Text())
		}
	}
	if _, again := d.zones[id]; again || id == "" {
		return
	}
	if loadZone(id) == nil {
		c.Kept = d.keep(c.Kept, n)
	}
	for _, part := range n.parts {
		z.onsets = append(z.onsets, readOnsets(part)...)
	}
	d.zones[id] = z
}

// readOnsets lists when a STANDARD or DAYLIGHT part begins, as far as 2100 or
// so; a hostile rule ends with its first thousand.
func readOnsets(n *node) []onset {
	var start time.Time
	var offset time.Duration
	var rule string
	var list []onset
	for _, l := range n.props {
		switch l.Name {
		case "DTSTART":
			start, _ = time.Parse(localForm, strings.TrimSpace(l.Value))
		case "TZOFFSETTO":
			offset = parseOffset(l.Value)
		case "RRULE":
			rule = l.Value
		}
	}
	if start.IsZero() {
		return nil
	}
	list = append(list, onset{start, offset})
	for _, l := range n.props {
		if l.Name == "RDATE" {
			for v := range strings.SplitSeq(l.Value, ",") {
				if t, err := time.Parse(localForm, strings.TrimSpace(v)); err == nil {
					list = append(list, onset{t, offset})
				}
			}
		}
	}
	rule, err := recurrence(rule, When{At: start, Floating: true})
	if err != nil {
		return list
	}
	option, err := rrule.StrToROption(rule)
	if err != nil || option.Freq != rrule.YEARLY {
		return list
	}
	option.Dtstart = start
	// Without UNTIL rrule-go stops after 292 years, and Outlook begins in 1601.
	if end := time.Date(horizon, 1, 1, 0, 0, 0, 0, time.UTC); option.Until.IsZero() || end.Before(option.Until) {
		option.Until = end
	}
	r, err := rrule.NewRRule(*option)
	if err != nil {
		return list
	}
	next := r.Iterator()
	for range 1000 {
		t, ok := next()
		if !ok {
			break
		}
		list = append(list, onset{t, offset})
	}
	return list
}

// parseOffset reads a UTC-OFFSET (RFC 5545 section 3.3.14), +0545; 0 if it is none.
func parseOffset(s string) time.Duration {
	t, err := time.Parse("-0700", strings.TrimSpace(s))
	if err != nil {
		if t, err = time.Parse("-070000", strings.TrimSpace(s)); err != nil {
			return 0
		}
	}
	_, off := t.Zone()
	return time.Duration(off) * time.Second
}
