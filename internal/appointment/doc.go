// Package appointment takes appointments of calendar files (iCalendar, RFC 5545) over as encounters: with whom they were is read off
// their attendees, who are looked up in the book. Everything is shown before anything is written, and written as one change.
//
// It owns the table appointment, which remembers what was taken. The window and the terminal call it.
package appointment
