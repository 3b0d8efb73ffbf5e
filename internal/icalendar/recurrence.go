package icalendar

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

const (
	dateForm  = "20060102"
	localForm = "20060102T150405"
	utcForm   = "20060102T150405Z"
)

// Recurrence is an RRULE value as Encode would write it for an item at w, or an
// error if calendar programs would not read it.
func Recurrence(rule string, w When) (string, error) { return recurrence(rule, w) }

// recurrence is an RRULE value (RFC 5545 section 3.3.10) as it should stand in
// a file for an item at w, or an error if programs would not read it.
//
// Blanks, lower case and a trailing semicolon are mended. UNTIL is given the
// form section 3.3.10 demands: a date for all-day items, UTC for items in a
// zone, without zone for floating ones. Readers stop at the wrong form.
func recurrence(rule string, w When) (string, error) {
	if rule == yearlyPlain || rule == yearlyLeap { // by far the most: every birthday has one
		return rule, nil
	}
	rule = strings.ToUpper(strings.Join(strings.Fields(rule), ""))
	rule = strings.TrimPrefix(rule, "RRULE:")
	rule = strings.TrimRight(rule, ";")
	parts := strings.Split(rule, ";")
	seen := map[string]bool{}
	for i, part := range parts {
		name, value, _ := strings.Cut(part, "=")
		switch {
		case seen[name]:
			return "", fmt.Errorf("recurrence %q says %s twice", rule, name)
		case name == "BYEASTER" || name == "DTSTART": // rrule-go's own, not in RFC 5545
			return "", fmt.Errorf("recurrence %q has %s", rule, name)
		case name == "UNTIL":
			until, err := fitUntil(value, w)
			if err != nil {
				return "", err
			}
			parts[i] = "UNTIL=" + until
		}
		seen[name] = true
	}
	if seen["COUNT"] && seen["UNTIL"] {
		return "", fmt.Errorf("recurrence %q has both COUNT and UNTIL", rule)
	}
	rule = strings.Join(parts, ";")
	option, err := rrule.StrToROption(rule)
	if err != nil {
		return "", fmt.Errorf("recurrence %q: %w", rule, err)
	}
	if option.Freq > rrule.DAILY { // nobody is met every minute, and expanding it would never end
		return "", fmt.Errorf("recurrence %q comes more often than daily", rule)
	}
	if option.Interval < 0 || option.Count < 0 || option.Wkst.N() != 0 ||
		seen["INTERVAL"] && option.Interval == 0 || seen["COUNT"] && option.Count == 0 {
		return "", fmt.Errorf("recurrence %q has a number out of bounds", rule)
	}
	// rrule-go does not check everything it then indexes by.
	if slices.Contains(option.Bymonth, 0) || slices.Contains(option.Bymonthday, 0) {
		return "", fmt.Errorf("recurrence %q has a number out of bounds", rule)
	}
	if _, err := rrule.NewRRule(*option); err != nil {
		return "", fmt.Errorf("recurrence %q: %w", rule, err)
	}
	return rule, nil
}

func fitUntil(value string, w When) (string, error) {
	bad := errors.New("recurrence: UNTIL=" + value + " is no time")
	var until time.Time
	var err error
	switch len(value) {
	case len(dateForm):
		if until, err = time.Parse(dateForm, value); err != nil {
			return "", bad
		}
		if !w.AllDay { // the day is meant to its end, where the person is
			until = wall(until.Add(24*time.Hour-time.Second), w.zone())
		}
	case len(localForm):
		if until, err = time.Parse(localForm, value); err != nil {
			return "", bad
		}
		if !w.AllDay {
			until = wall(until, w.zone())
		}
	default:
		if until, err = time.Parse(utcForm, value); err != nil {
			return "", bad
		}
	}
	switch {
	case until.Year() < 1 || until.UTC().Year() > 9999:
		return "", bad
	case w.AllDay:
		return until.Format(dateForm), nil
	case w.Floating:
		return until.UTC().Format(localForm), nil
	}
	return until.UTC().Format(utcForm), nil
}
