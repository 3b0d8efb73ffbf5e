package cli

import (
	"strings"
	"testing"
)

// TestEncounterLog looks at a log from all the sides that encounter list has.
func TestEncounterLog(t *testing.T) {
	b, inText, inGerman := newBook(t), newBook(t), newBook(t)
	file := write(t, "acme.vcf", acmeCards)
	for _, book := range []*book{b, inText, inGerman} {
		book.does("import", file)
		book.does("circle", "add", "Chor", "Jan Weber")
		book.does("encounter", "Anna Weber", "--kind", "call", "--date", "2026-02-20", "--note", "sucht ein Haus\nmit Garten")
		book.does("encounter", "Anna Weber", "Jan Weber", "--kind", "meal", "--date", "2026-02-10", "--time", "12:30", "--place", "Gasthof Krone")
		book.does("encounter", "Jan Weber", "--kind", "letter", "--date", "2025-24", "--note", "wegen des Gartens")
	}
	walk(t, b, inText, inGerman, []step{
		{"log-circle-since", 0, []string{"encounter", "list", "--circle", "chor", "--since", "2026"}},
		{"log-kind-since", 0, []string{"encounter", "list", "--kind", "call", "--since", "10.2.2026", "--until", "yesterday"}},
		{"log-words", 0, []string{"encounter", "list", "--text", "garten", "--until", "2025"}},
		{"log-nothing", 0, []string{"encounter", "list", "--since", "2026-02-21"}},
		{"log-bad-since", 1, []string{"encounter", "list", "--since", "2026-02-30"}},
		{"log-bad-until", 1, []string{"encounter", "list", "--until", "never"}},
	})
}

// TestAppointments takes a calendar over in the terminal.
func TestAppointments(t *testing.T) {
	b, inText, inGerman := newBook(t), newBook(t), newBook(t)
	cards := write(t, "acme.vcf", acmeCards)
	for _, book := range []*book{b, inText, inGerman} {
		book.does("import", cards)
		for range 2 {
			book.does("new", "Eva Meier")
		}
	}
	file := write(t, "calendar.ics", strings.ReplaceAll(appointments, "\n", "\r\n"))
	walk(t, b, inText, inGerman, []step{
		{"appointments-dry", 3, []string{"encounter", "import", file, "--dry-run"}},
		{"appointments-bad-who", 1, []string{"encounter", "import", file, "--who", "nobody@example.org=new"}},
		{"appointments-bad-since", 1, []string{"encounter", "import", file, "--since", "someday"}},
		{"appointments-missing", 1, []string{"encounter", "import", "missing.ics"}},
		{"appointments", 3, []string{"encounter", "import", file, "--since", "2026-02", "--me", "me@example.org", "--who", "fremd@example.org=new"}},
		{"appointments-log", 0, []string{"encounter", "list"}},
		{"appointments-again", 3, []string{"encounter", "import", file, "--since", "2026-02"}},
		{"appointments-undo", 0, []string{"undo"}},
	})
	clean := strings.Replace(appointments, "no line at all\n", "", 1)
	r := b.with(strings.NewReader(clean), "encounter", "import", "-", "--json").exits(exitDone)
	var document any
	r.document(&document)
	noNulls(t, "appointments", document)
	golden(t, "json/appointments.json", plainIDs(indented(t, document)))
}

const appointments = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:weekly
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Berlin:20260126T100000
DTEND;TZID=Europe/Berlin:20260126T110000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Europe/Berlin:20260209T100000
ORGANIZER;CN=Ich:mailto:me@example.org
ATTENDEE;CN=Anna Weber:mailto:anna.weber@example.org
SUMMARY:Telefonat zum Angebot
END:VEVENT
BEGIN:VEVENT
UID:lunch
DTSTAMP:20260101T000000Z
DTSTART:20260220T110000Z
DTEND:20260220T120000Z
LOCATION:Gasthof Krone
ATTENDEE;CN="Weber, Jan":mailto:jan@example.org
ATTENDEE;CN=Eva Meier:mailto:eva@example.org
ATTENDEE;CN=Fremd:mailto:fremd@example.org
ATTENDEE;CN=Ich:mailto:me@example.org
SUMMARY:Mittagessen
no line at all
END:VEVENT
BEGIN:VEVENT
UID:ahead
DTSTAMP:20260101T000000Z
DTSTART:20260420T110000Z
ATTENDEE;CN=Jan Weber:mailto:jan@example.org
SUMMARY:Kommt noch
END:VEVENT
END:VCALENDAR
`
