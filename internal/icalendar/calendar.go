package icalendar

import "time"

// Calendar is one VCALENDAR object (RFC 5545 section 3.4).
type Calendar struct {
	Name string // shown by the calendar program: NAME (RFC 7986) and X-WR-CALNAME

	// Refresh is how often a subscriber should look again: REFRESH-INTERVAL
	// (RFC 7986 section 5.7) and X-PUBLISHED-TTL. 0 for a file.
	Refresh time.Duration

	// Stored leaves METHOD out, as a CalDAV server demands of what it keeps
	// (RFC 4791 section 4.1).
	Stored bool

	Items []Item
	Extra []Property  // properties this package does not know
	Kept  []Component // components it does not know, such as foreign time zones
}

// Kind is the kind of component an item is written as.
type Kind int

const (
	Event   Kind = iota // VEVENT, what every program takes
	Todo                // VTODO, dropped by GNOME Calendar, khal and Outlook
	Journal             // VJOURNAL, for a complete export
)

// String is the component's name in a file.
func (k Kind) String() string {
	switch k {
	case Event:
		return "VEVENT"
	case Todo:
		return "VTODO"
	case Journal:
		return "VJOURNAL"
	}
	return "?"
}

// Item is one event, to-do or journal entry (RFC 5545 sections 3.6.1 to 3.6.3).
// Times are kept to the second.
type Item struct {
	Kind     Kind
	UID      string // permanent and random; the same fact keeps it for ever
	Sequence int    // raised with every change

	// Stamp is the last stored change, never "now": DTSTAMP and LAST-MODIFIED.
	Stamp   time.Time
	Created time.Time // optional

	Summary, Description, Location string

	Categories []string
	URL        string
	Contacts   []Contact

	When       When
	Recurrence string // an RRULE value (RFC 5545 section 3.3.10), or ""
	Alarm      *Alarm // events and to-dos

	// Done is when a to-do was done: COMPLETED, STATUS:COMPLETED.
	Done time.Time

	// Status is STATUS where it says more than Done: CANCELLED, TENTATIVE, …
	Status string

	// Transparency is TRANSP. Empty follows the rule: all-day events leave the
	// day free (TRANSPARENT), timed events take their time (OPAQUE).
	Transparency string

	Extra []Property  // properties this package does not know, X- and others
	Kept  []Component // alarms beside Alarm, as they came
}

// Contact is a person an item is about: CONTACT (RFC 5545 section 3.8.4.2).
// It is not ATTENDEE, which a published calendar must not have (RFC 5546
// section 3.2.1) and which makes some programs send invitations.
type Contact struct {
	Name string
	URI  string // the ALTREP parameter, such as urn:uuid:…; or ""
}

// When says when an item is: the start of an event, the day of a journal entry,
// the due date of a to-do (its start, in a file that names only that). The zero
// When is no time at all (not for events).
type When struct {
	// AllDay items are on Day, whatever the zone. Its year must be known.
	AllDay bool
	Day    Day

	// Other items are at At. Zone is the zone the person meant; it matters
	// where the item recurs. nil is UTC.
	At   time.Time
	Zone *time.Location

	// Floating is a time without a zone, "9 o'clock wherever you are" (RFC 5545
	// section 3.3.5), which Decode may meet: the clock reading of At in UTC.
	Floating bool

	// Duration of an event. Of an all-day event: whole days of 24 hours, where
	// 0 is one day.
	Duration time.Duration
}

// IsZero says whether there is no time at all.
func (w When) IsZero() bool { return !w.AllDay && w.At.IsZero() }

// zone is the zone to write in.
func (w When) zone() *time.Location {
	if w.Zone == nil || w.Floating {
		return time.UTC
	}
	return w.Zone
}

// days is how many days an all-day event takes, one at least.
func (w When) days() int {
	const day = 24 * time.Hour
	return max(1, int((w.Duration+day-1)/day))
}

// Alarm is one VALARM that shows a text (RFC 5545 section 3.6.6).
type Alarm struct {
	Before time.Duration // before the start (or the due date): never negative
	Text   string        // "" shows the summary
	Extra  []Property
}

// Property is a line as it stands in a file (RFC 5545 section 3.1). Value is
// raw: text is escaped in it. Parameters hold their plain values.
type Property struct {
	Name   string
	Params map[string][]string
	Value  string
}

// TextProperty is a property whose value is the text, whatever is in it.
func TextProperty(name, text string) Property {
	return Property{Name: name, Value: escape(text)}
}

// Text is the value as plain text.
func (p Property) Text() string { return unescape(p.Value) }

// Component is a part of a file that is kept as it is.
type Component struct {
	Name       string
	Properties []Property
	Parts      []Component
}
