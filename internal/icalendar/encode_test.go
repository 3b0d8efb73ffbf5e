package icalendar

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// has fails unless every line stands in the file, unfolded.
func has(t *testing.T, file []byte, lines ...string) {
	t.Helper()
	text := strings.ReplaceAll(string(file), "\r\n ", "")
	for _, l := range lines {
		if !strings.Contains(text, "\r\n"+l+"\r\n") {
			t.Errorf("no line %q in\n%s", l, text)
		}
	}
}

// interop.md, "What calendar programs do": one VCALENDAR, METHOD:PUBLISH;
// NAME and X-WR-CALNAME; REFRESH-INTERVAL and X-PUBLISHED-TTL for feeds.
func TestEncodeCalendar(t *testing.T) {
	file := encode(t, Calendar{Name: "Käthe, Hamburg", Refresh: 12 * time.Hour})
	has(t, file, "METHOD:PUBLISH", "VERSION:2.0", "PRODID:-//Kith//Kith//EN", `NAME:Käthe\, Hamburg`, `X-WR-CALNAME:Käthe\, Hamburg`,
		"REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H")
	// RFC 4791 section 4.1: stored objects have no METHOD.
	if file = encode(t, Calendar{Stored: true}); bytes.Contains(file, []byte("METHOD")) || bytes.Contains(file, []byte("REFRESH")) {
		t.Errorf("%s", file)
	}
}

// interop.md, "go-ical": an empty calendar is an error. Readers must take ours.
func TestEncodeNothing(t *testing.T) {
	file := encode(t, Calendar{})
	c, warnings, err := Decode(bytes.NewReader(file))
	if err != nil || len(warnings) > 0 || len(c.Items) > 0 || len(c.Kept) > 0 {
		t.Errorf("%v, %v, %v", c, warnings, err)
	}
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			if got := r.read(t, file, "2030-01-01"); len(got.Items) != 0 || got.Method != "PUBLISH" {
				t.Errorf("%v", got)
			}
		})
	}
	t.Run("khal", func(t *testing.T) { newKhal(t).importFile(t, file) })
}

// interop.md: all-day VALUE=DATE, DTEND next day, TRANSP:TRANSPARENT; -PT15H is
// 9 am the day before; SEQUENCE, DTSTAMP and LAST-MODIFIED from the change.
func TestEncodeAllDay(t *testing.T) {
	it := Item{UID: "u1", Sequence: 3, Stamp: stamp, Summary: "Call Anna", When: When{AllDay: true, Day: Day{2026, 12, 31}}, Alarm: &Alarm{Before: 15 * time.Hour}}
	has(t, encode(t, Calendar{Items: []Item{it}}), "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "TRANSP:TRANSPARENT",
		"SEQUENCE:3", "DTSTAMP:20261103T083000Z", "LAST-MODIFIED:20261103T083000Z", "TRIGGER:-PT15H", "ACTION:DISPLAY", "DESCRIPTION:Call Anna")
	it.When.Duration = 3 * 24 * time.Hour
	it.Transparency = "OPAQUE"
	has(t, encode(t, Calendar{Items: []Item{it}}), "DTEND;VALUE=DATE:20270103", "TRANSP:OPAQUE")
}

// interop.md: timed single events in UTC, recurring ones with TZID.
func TestEncodeTimed(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	it := Item{UID: "u1", Stamp: stamp, When: When{At: time.Date(2026, 7, 1, 12, 0, 0, 0, berlin), Zone: berlin, Duration: time.Hour}, Alarm: &Alarm{}}
	file := encode(t, Calendar{Items: []Item{it}})
	has(t, file, "DTSTART:20260701T100000Z", "DTEND:20260701T110000Z", "TRANSP:OPAQUE", "X-KITH-ZONE:Europe/Berlin", "TRIGGER:PT0S")
	if bytes.Contains(file, []byte("TZID")) {
		t.Errorf("%s", file)
	}
	it.Recurrence = "FREQ=WEEKLY"
	has(t, encode(t, Calendar{Items: []Item{it}}), "DTSTART;TZID=Europe/Berlin:20260701T120000", "DTEND;TZID=Europe/Berlin:20260701T130000", "TZID:Europe/Berlin")
	it.When.Zone = nil
	file = encode(t, Calendar{Items: []Item{it}})
	has(t, file, "DTSTART:20260701T100000Z", "RRULE:FREQ=WEEKLY")
	it.When.Floating = true
	has(t, encode(t, Calendar{Items: []Item{it}}), "DTSTART:20260701T100000", "RRULE:FREQ=WEEKLY")
}

// RFC 5545 sections 3.6.2, 3.6.3, 3.8.2.1, 3.8.2.3 and 3.8.6.3.
func TestEncodeTodoAndJournal(t *testing.T) {
	todo := Item{Kind: Todo, UID: "u1", Stamp: stamp, When: When{AllDay: true, Day: Day{2026, 12, 1}}, Alarm: &Alarm{Before: 39 * time.Hour}}
	file := encode(t, Calendar{Items: []Item{todo}})
	has(t, file, "BEGIN:VTODO", "DUE;VALUE=DATE:20261201", "STATUS:NEEDS-ACTION", "TRIGGER;RELATED=END:-P1DT15H")
	if bytes.Contains(file, []byte("DTSTART")) || bytes.Contains(file, []byte("TRANSP")) {
		t.Errorf("%s", file)
	}
	todo.Recurrence = "FREQ=MONTHLY"
	todo.Done = stamp
	has(t, encode(t, Calendar{Items: []Item{todo}}), "DTSTART;VALUE=DATE:20261201", "STATUS:COMPLETED", "COMPLETED:20261103T083000Z", "PERCENT-COMPLETE:100")

	journal := Item{Kind: Journal, UID: "u2", Stamp: stamp, Summary: "Coffee", When: When{At: stamp, Duration: time.Hour}, Categories: []string{"encounter", "a,b;c"},
		Contacts: []Contact{{"Käthe; Brandt", `urn:uuid:1"x`}, {"Max", ""}}}
	file = encode(t, Calendar{Items: []Item{journal}})
	has(t, file, "BEGIN:VJOURNAL", "DTSTART:20261103T083000Z", `CATEGORIES:encounter,a\,b\;c`, `CONTACT;ALTREP="urn:uuid:1^'x":Käthe\; Brandt`, "CONTACT:Max")
	// RFC 5546 section 3.2.1: no ATTENDEE in what is published.
	if bytes.Contains(file, []byte("ATTENDEE")) || bytes.Contains(file, []byte("DTEND")) {
		t.Errorf("%s", file)
	}
}

// interop.md: SetText with CR makes Encode fail (one bad note stops the export);
// the encoder never folds. Nothing in any field may start a line of its own.
func TestEncodeTakesAnyText(t *testing.T) {
	const evil = "a\r\nATTACH:http://evil\rX:1\nY:2\x00\x07\x1b\x7f\u0085Z:3\u2028W:4\xff\xfe; , \\ \"^'n END:VEVENT"
	long := strings.Repeat("Grüße 🎂 ", 60)
	it := Item{
		UID: "u" + evil, Stamp: stamp, Summary: evil + long, Description: long + evil, Location: evil, Categories: []string{evil, "", "\x00"}, URL: "https://x/" + evil,
		Contacts: []Contact{{evil, evil}}, When: When{AllDay: true, Day: Day{2026, 1, 1}}, Alarm: &Alarm{Text: evil + long, Extra: []Property{{Name: "X-A", Value: evil}}},
		Extra: []Property{{"X-KITH-A", map[string][]string{"X-P": {evil, "b"}}, evil}, TextProperty("X-KITH-B", evil)},
	}
	c := Calendar{Name: evil, Items: []Item{it}, Extra: []Property{{Name: "X-C", Value: evil}}, Kept: []Component{{Name: "X-COMP", Properties: []Property{{Name: "X-D", Value: evil}}}}}
	file := encode(t, c)
	if !utf8.Valid(file) || !bytes.Equal(file, encode(t, c)) {
		t.Error("not valid UTF-8, or not the same twice")
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			t.Errorf("bad line %q", line)
		}
		for _, name := range []string{"ATTACH", "X:", "Y:", "Z:", "W:"} {
			if strings.HasPrefix(line, name) {
				t.Errorf("text became the line %q", line)
			}
		}
	}
	got, warnings, err := Decode(bytes.NewReader(file))
	if err != nil || len(warnings) > 0 || len(got.Items) != 1 {
		t.Fatalf("%v %v\n%s", err, warnings, file)
	}
	if got.Items[0].Summary != clean(it.Summary) || got.Items[0].Description != clean(it.Description) {
		t.Errorf("got %q", got.Items[0].Summary)
	}
	want := clean(it.Summary)
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			if got := r.read(t, file, "2030-01-01").Items[0]; got.Summary != want {
				t.Errorf("got %q\nwant %q", got.Summary, want)
			}
		})
	}
}

// RFC 5545 section 3.1: 75 octets, counted without the line break.
func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{strings.Repeat("a", 75), strings.Repeat("a", 75) + "\r\n"},
		{strings.Repeat("a", 76), strings.Repeat("a", 75) + "\r\n a\r\n"},
		{strings.Repeat("a", 74) + "ü", strings.Repeat("a", 74) + "\r\n ü\r\n"},
		{strings.Repeat("a", 72) + "🎂b", strings.Repeat("a", 72) + "\r\n 🎂b\r\n"},
		{strings.Repeat("a", 75+74) + "b", strings.Repeat("a", 75) + "\r\n " + strings.Repeat("a", 74) + "\r\n b\r\n"},
	} {
		in := c.in
		if in != "" {
			in += "\r\n"
		}
		if got := string(fold([]byte(in))); got != c.want {
			t.Errorf("fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	day := When{AllDay: true, Day: Day{2026, 1, 1}}
	good := Item{UID: "u", Stamp: stamp, When: day}
	for name, change := range map[string]func(*Item){
		"no UID":              func(it *Item) { it.UID = " \x00"[1:] },
		"no stamp":            func(it *Item) { it.Stamp = time.Time{} },
		"no time":             func(it *Item) { it.When = When{} },
		"no year":             func(it *Item) { it.When.Day.Year = 0 },
		"no such day":         func(it *Item) { it.When.Day = Day{2026, 2, 29} },
		"alarm after start":   func(it *Item) { it.Alarm = &Alarm{Before: -9 * time.Hour} }, // interop.md: Outlook
		"bad rule":            func(it *Item) { it.Recurrence = "WEEKLY" },
		"ends before":         func(it *Item) { it.When.Duration = -1 },
		"year 10000":          func(it *Item) { it.When = When{At: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} },
		"status":              func(it *Item) { it.Status = "A\r\nB" },
		"journal alarm":       func(it *Item) { it.Kind, it.Alarm = Journal, &Alarm{} },
		"kind":                func(it *Item) { it.Kind = 7 },
		"extra name":          func(it *Item) { it.Extra = []Property{{Name: "X\r\nY"}} },
		"extra that is ours":  func(it *Item) { it.Extra = []Property{{Name: "uid"}} },
		"extra BEGIN":         func(it *Item) { it.Extra = []Property{{Name: "BEGIN", Value: "VALARM"}} },
		"extra parameter":     func(it *Item) { it.Extra = []Property{{Name: "X-A", Params: map[string][]string{"A:B": {"c"}}}} },
		"kept name":           func(it *Item) { it.Kept = []Component{{Name: "A B"}} },
		"kept is not VALARM":  func(it *Item) { it.Kept = []Component{{Name: "VEVENT"}} },
		"kept with END":       func(it *Item) { it.Kept = []Component{{Name: "VALARM", Properties: []Property{{Name: "END"}}}} },
		"kept part with name": func(it *Item) { it.Kept = []Component{{Name: "VALARM", Parts: []Component{{Name: ""}}}} },
	} {
		it := good
		change(&it)
		var b bytes.Buffer
		if err := Encode(&b, Calendar{Items: []Item{good, it}}); err == nil || b.Len() > 0 {
			t.Errorf("%s: no error, or %d bytes written", name, b.Len())
		}
	}
	if err := Encode(full{}, Calendar{}); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

// interop.md: khal updates in place for the same UID with --batch, drops VTODO,
// keeps VALARM.
func TestKhal(t *testing.T) {
	k := newKhal(t)
	berlin := zone(t, "Europe/Berlin")
	weekly := Item{UID: "u1", Stamp: stamp, Summary: "Stammtisch, Köln", When: When{At: time.Date(2026, 3, 23, 19, 0, 0, 0, berlin), Zone: berlin, Duration: time.Hour},
		Recurrence: "FREQ=WEEKLY;COUNT=3", Alarm: &Alarm{Before: time.Hour}}
	c := Calendar{Name: "Kith", Items: []Item{
		weekly,
		Birthday("u2", "Käthe 🎂", Day{0, 2, 29}, stamp, &Alarm{Before: 15 * time.Hour}),
		{UID: "u3", Stamp: stamp, Summary: "Conference", When: When{AllDay: true, Day: Day{2026, 3, 24}, Duration: 48 * time.Hour}},
		{UID: "u4", Kind: Todo, Stamp: stamp, Summary: "Call", When: When{AllDay: true, Day: Day{2026, 3, 24}}},
	}}
	k.importFile(t, encode(t, c))
	want := "2026-03-23 18:00 Stammtisch, Köln|2026-03-24 Conference|2026-03-30 17:00 Stammtisch, Köln|2026-04-06 17:00 Stammtisch, Köln"
	if got := strings.Join(k.list(t, "2026-03-20", "30d"), "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, day := range []string{"2027-02-28", "2028-02-29"} {
		if got := strings.Join(k.list(t, day, "1d"), "|"); got != day+" Käthe 🎂" {
			t.Errorf("%s: got %s", day, got)
		}
	}
	c.Items[0].Summary, c.Items[0].Sequence = "Stammtisch, Bonn", 1
	k.importFile(t, encode(t, c))
	if got := strings.Join(k.list(t, "2026-03-20", "30d"), "|"); got != strings.ReplaceAll(want, "Köln", "Bonn") {
		t.Errorf("after the second import: %s", got)
	}
}
