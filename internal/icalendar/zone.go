package icalendar

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/emersion/go-ical"
)

// zoneProperty keeps the zone a person meant beside a single time in UTC.
const zoneProperty = "X-KITH-ZONE"

// zoneSet collects the zones items are written in and since when.
type zoneSet struct {
	uses map[string]zoneUse
	ids  map[*time.Location]string
}

type zoneUse struct {
	loc  *time.Location
	from time.Time
}

func newZoneSet() zoneSet { return zoneSet{map[string]zoneUse{}, map[*time.Location]string{}} }

func (z *zoneSet) add(id string, loc *time.Location, from time.Time) {
	if from.IsZero() {
		from = time.Unix(0, 0)
	}
	if use, ok := z.uses[id]; !ok || from.Before(use.from) {
		z.uses[id] = zoneUse{loc, from}
	}
}

// components are the VTIMEZONEs, in the order of their names.
func (z *zoneSet) components() []*ical.Component {
	var list []*ical.Component
	for _, id := range slices.Sorted(maps.Keys(z.uses)) {
		list = append(list, zoneComponent(id, z.uses[id].loc, z.uses[id].from))
	}
	return list
}

// id is the TZID for loc: its name in the tz database. A location without such
// a name, time.Local above all, gets one made from its definition, because
// "Local" would mean something else on every machine; so does one that only
// bears such a name, like a fixed CET. The caller does better to hand over the
// zone's real name: some programs know no zone but by its name.
func (z *zoneSet) id(loc *time.Location) string {
	id, ok := z.ids[loc]
	if !ok {
		def := definition(loc)
		if known := loadZone(loc.String()); known != nil && definition(known) == def {
			id = loc.String()
		} else {
			id = fmt.Sprintf("Kith-%x", sha256.Sum256([]byte(def)))[:13]
		}
		z.ids[loc] = id
	}
	return id
}

// definition is what there is to say of loc since 1970.
func definition(loc *time.Location) string {
	return fmt.Sprintf("%v", observances(loc, time.Unix(0, 0)))
}

func isUTC(loc *time.Location) bool {
	if loc == time.UTC {
		return true
	}
	start, end := time.Unix(0, 0).In(loc).ZoneBounds()
	_, off := time.Unix(0, 0).In(loc).Zone()
	return start.IsZero() && end.IsZero() && off == 0 && slices.Contains([]string{"UTC", "Etc/UTC", "Etc/UCT", "Zulu"}, loc.String())
}

// loadZone finds a zone by its name in the tz database; nil if there is none.
func loadZone(name string) *time.Location {
	if name == "" || name == "Local" { // LoadLocation gives UTC and this machine's zone
		return nil
	}
	if loc, ok := zoneCache.Load(name); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	zoneCache.Store(name, loc)
	return loc
}

// zoneCache holds what loadZone found: LoadLocation reads a file every time.
var zoneCache sync.Map

// Wall is the moment when clocks in loc show what t shows in UTC, by the rules of
// RFC 5545 section 3.3.5 for times that come twice or are skipped.
func Wall(t time.Time, loc *time.Location) time.Time { return wall(t, loc) }

// wall is the moment when clocks in loc show what t shows in UTC. RFC 5545
// section 3.3.5: a time that comes twice means the first; one that is skipped
// is counted with the offset before the gap. time.Date promises neither.
func wall(t time.Time, loc *time.Location) time.Time {
	_, before := t.Add(-26 * time.Hour).In(loc).Zone()
	_, after := t.Add(26 * time.Hour).In(loc).Zone()
	first := t.Add(-time.Duration(before) * time.Second)
	second := t.Add(-time.Duration(after) * time.Second)
	if _, off := first.In(loc).Zone(); off != before {
		if _, off := second.In(loc).Zone(); off == after {
			return second.In(loc)
		}
	}
	return first.In(loc)
}

// zoneComponent is the definition of a zone from the moment from on (RFC 5545
// section 3.6.5), as Go's zone data has it.
func zoneComponent(id string, loc *time.Location, from time.Time) *ical.Component {
	comp := ical.NewComponent("VTIMEZONE")
	set(comp.Props, "TZID", escape(id))
	for _, o := range observances(loc, from) {
		comp.Children = append(comp.Children, o.component())
	}
	return comp
}

// observance is one STANDARD or DAYLIGHT part: a change of the clocks, and the
// RRULE by which it comes again.
type observance struct {
	transition
	rule string
}

func (o observance) component() *ical.Component {
	name := "STANDARD"
	if o.daylight {
		name = "DAYLIGHT"
	}
	comp := ical.NewComponent(name)
	set(comp.Props, "DTSTART", o.at.Format(localForm))
	set(comp.Props, "TZOFFSETFROM", formatOffset(o.from))
	set(comp.Props, "TZOFFSETTO", formatOffset(o.to))
	set(comp.Props, "TZNAME", escape(o.name))
	if o.rule != "" {
		set(comp.Props, "RRULE", o.rule)
	}
	return comp
}

// formatOffset writes a UTC-OFFSET (RFC 5545 section 3.3.14).
func formatOffset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
