// Package icalendar writes and reads iCalendar files (RFC 5545): follow-ups,
// birthdays and occasions as events or to-dos, encounters as journals.
//
// It is pure: values and bytes in, bytes and values out, no clock, no files.
// publish and dav write with [Encode]; a re-import reads with [Decode].
//
// Writing goes through emersion/go-ical, which checks every component before a
// byte is written. What it leaves to its callers is done here: cleaning text,
// folding lines, time zones with their definitions, alarms, empty calendars.
// Reading does not use its decoder, which gives up a whole file for one bad
// line and panics on some: [Decode] skips what it cannot read and says so.
//
// The rules for what is written come from what calendar programs really do:
//   - one VCALENDAR with METHOD:PUBLISH, so that nobody is invited to anything;
//   - a UID, SEQUENCE, DTSTAMP and LAST-MODIFIED from the stored change, so
//     that equal input gives equal bytes and a program sees what is newer;
//   - all-day items as dates, free (TRANSP:TRANSPARENT), ending the next day;
//   - single timed items in UTC, recurring ones in their zone with a VTIMEZONE;
//   - one alarm, before or at the start, never after: Outlook takes the
//     absolute value of a trigger.
package icalendar

// Programs outside Unix have no zone files of their own; TZID needs them.
import _ "time/tzdata"
