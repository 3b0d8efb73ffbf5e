package icalendar

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-ical"
)

// Check says why an item cannot be written, or nil. Text never is a reason.
func (it Item) Check() error {
	w := it.When
	switch {
	case it.Kind < Event || it.Kind > Journal:
		return errors.New("unknown kind")
	case clean(it.UID) == "":
		return errors.New("no UID: programs could not tell it from others")
	case it.Sequence < 0:
		return errors.New("negative SEQUENCE")
	case it.Stamp.IsZero():
		return errors.New("no Stamp: the time of the last change is needed")
	case it.Kind == Event && w.IsZero():
		return errors.New("an event without a time")
	case w.AllDay && (w.Day.Year == 0 || !w.Day.Valid()):
		return fmt.Errorf("no such day: %v", w.Day)
	case w.Duration < 0:
		return errors.New("ends before it starts")
	case it.Recurrence != "" && w.IsZero():
		return errors.New("recurs, but has no start")
	case it.Alarm != nil && it.Alarm.Before < 0:
		// Outlook would ring that long before the start instead.
		return errors.New("an alarm after the start")
	case it.Alarm != nil && (it.Kind == Journal || w.IsZero()):
		return errors.New("an alarm without a time to ring")
	case it.Status != "" && !isName(it.Status):
		return fmt.Errorf("STATUS %q", it.Status)
	case it.Transparency != "" && !isName(it.Transparency):
		return fmt.Errorf("TRANSP %q", it.Transparency)
	}
	times := []time.Time{it.Stamp, it.Created, it.Done}
	if !w.AllDay && !w.At.IsZero() {
		times = append(times, w.At, w.At.Add(w.Duration))
	}
	for _, t := range times {
		if !t.IsZero() && !inRange(t) {
			return fmt.Errorf("year %d cannot be written", t.Year())
		}
	}
	if w.AllDay && w.Day.Add(w.days()).Year > 9999 {
		return errors.New("ends after the year 9999")
	}
	if it.Recurrence != "" {
		if _, err := recurrence(it.Recurrence, w); err != nil {
			return err
		}
	}
	return nil
}

// Properties that fields stand for and Extra must not set besides.
var (
	calendarOwn = nameSet("BEGIN END PRODID VERSION METHOD NAME X-WR-CALNAME REFRESH-INTERVAL X-PUBLISHED-TTL")
	itemOwn     = nameSet("BEGIN END UID SEQUENCE DTSTAMP LAST-MODIFIED CREATED SUMMARY LOCATION CATEGORIES URL CONTACT DESCRIPTION " +
		"DTEND DUE DURATION COMPLETED STATUS TRANSP " + zoneProperty)
	alarmOwn = nameSet("BEGIN END ACTION DESCRIPTION TRIGGER")
	keptOwn  = nameSet("BEGIN END")
)

func nameSet(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// addTo puts p among props as go-ical wants it, so that nothing in it can start
// another line.
func (p Property) addTo(props ical.Props, own map[string]bool) error {
	name := strings.ToUpper(p.Name)
	if !isName(name) || own[name] {
		return fmt.Errorf("icalendar: %q cannot be an extra property here", p.Name)
	}
	out := ical.NewProp(name)
	out.Value = flat(p.Value)
	for _, param := range slices.Sorted(maps.Keys(p.Params)) {
		if !isName(param) {
			return fmt.Errorf("icalendar: %q cannot be a parameter", param)
		}
		for _, v := range p.Params[param] {
			out.Params.Add(param, escapeParam(v))
		}
	}
	props.Add(out)
	return nil
}

// component is c as go-ical has it, to any depth.
func (c Component) component() (*ical.Component, error) {
	if !isName(c.Name) {
		return nil, fmt.Errorf("icalendar: %q cannot be a component", c.Name)
	}
	out := ical.NewComponent(c.Name)
	for _, p := range c.Properties {
		if err := p.addTo(out.Props, keptOwn); err != nil {
			return nil, err
		}
	}
	for _, part := range c.Parts {
		child, err := part.component()
		if err != nil {
			return nil, err
		}
		out.Children = append(out.Children, child)
	}
	return out, nil
}
