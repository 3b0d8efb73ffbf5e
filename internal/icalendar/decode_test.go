package icalendar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf16"
)

func event(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20261103T083000Z\r\nDTSTART:20260701T100000Z\r\n" +
		strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}

// interop.md, "go-ical": one colon-less line, a BOM or a blank after END:VEVENT
// kills a read; DTSTART;TZID=X and TZID="a"x: panic. Each loses a line at most.
func TestDecodeWhatGoIcalCannot(t *testing.T) {
	utf16File := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(event("SUMMARY:Käthe"))) {
		utf16File = append(utf16File, byte(u), byte(u>>8))
	}
	for name, c := range map[string]struct{ file, warnings string }{
		"fine":                   {event("SUMMARY:Käthe"), ""},
		"BOM":                    {"\ufeff" + event("SUMMARY:Käthe"), ""},
		"UTF-16":                 {string(utf16File), ""},
		"Windows-1252":           {event("SUMMARY:K\xe4the"), "charset"},
		"LF":                     {strings.ReplaceAll(event("SUMMARY:Käthe"), "\r\n", "\n"), ""},
		"CR":                     {strings.ReplaceAll(event("SUMMARY:Käthe"), "\r\n", "\r"), ""},
		"blanks after END":       {strings.ReplaceAll(event("SUMMARY:Käthe"), "END:VEVENT", "END:VEVENT \t"), ""},
		"blanks after BEGIN":     {strings.ReplaceAll(event("SUMMARY:Käthe"), "BEGIN:VEVENT", "BEGIN:VEVENT  "), ""},
		"lower case":             {strings.NewReplacer("BEGIN", "begin", "VEVENT", "vevent", "DTSTART", "dtstart").Replace(event("Summary:Käthe")), ""},
		"no colon":               {event("SUMMARY:Käthe", "this is no property"), "bad-line"},
		"TZID without colon":     {event("SUMMARY:Käthe", "EXDATE;TZID=X"), "bad-line"},
		"text after quote":       {event("SUMMARY:Käthe", `EXDATE;TZID="a"x:20260101T000000`), "bad-line"},
		"quote not closed":       {event("SUMMARY:Käthe", `X-A;P="a:b`), "bad-line"},
		"parameter without =":    {event("SUMMARY:Käthe", `X-A;P:b`), "bad-line"},
		"no name":                {event("SUMMARY:Käthe", `:b`, `;A=b:c`), "bad-line bad-line"},
		"blank lines":            {event("SUMMARY:Käthe", "", "   ", ""), ""},
		"folded in UTF-8":        {event("SUMMARY:K\xc3\r\n \xa4the"), ""},
		"folded by a tab":        {event("SUMMARY:Kä\r\n\tthe"), ""},
		"no END":                 {strings.TrimSuffix(event("SUMMARY:Käthe"), "END:VCALENDAR\r\n"), "nesting"},
		"cut off":                {strings.TrimSuffix(event("SUMMARY:Käthe"), "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"), "nesting nesting"},
		"END too much":           {event("SUMMARY:Käthe") + "END:VCALENDAR\r\n", "nesting"},
		"END of another":         {event("SUMMARY:Käthe", "END:VTODO"), "nesting"},
		"text around":            {"From: a\r\nhello\r\n" + event("SUMMARY:Käthe") + "bye\r\n", "bad-line bad-line bad-line"},
		"no calendar around":     {strings.NewReplacer("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "", "END:VCALENDAR\r\n", "").Replace(event("SUMMARY:Käthe")), "nesting"},
		"two summaries":          {event("SUMMARY:Käthe", "SUMMARY:Max"), "duplicate"},
		"bad sequence":           {event("SUMMARY:Käthe", "SEQUENCE:-1"), "bad-value"},
		"bad end":                {event("SUMMARY:Käthe", "DTEND:20200101T000000Z"), "bad-value"},
		"bad created":            {event("SUMMARY:Käthe", "CREATED:yesterday"), "bad-value"},
		"bad rule":               {event("SUMMARY:Käthe", "RRULE:RSCALE=CHINESE;FREQ=YEARLY"), "bad-recurrence"},
		"nested event":           {event("SUMMARY:Käthe", "BEGIN:VEVENT", "END:VEVENT"), "bad-component"},
		"nested without end":     {event("SUMMARY:Käthe", strings.Repeat("BEGIN:X\r\n", 9)+strings.Repeat("END:X\r\n", 9)), "nesting nesting nesting bad-component"},
		"broken alarm":           {event("SUMMARY:Käthe", "BEGIN:VALARM", "TRIGGER:PT9H", "END:VALARM"), ""},
		"last line without CRLF": {strings.TrimSuffix(event("SUMMARY:Käthe"), "\r\n"), ""},
	} {
		got, warnings, err := Decode(strings.NewReader(c.file))
		var codes []string
		for _, w := range warnings {
			codes = append(codes, w.Code)
		}
		if err != nil || len(got.Items) != 1 || got.Items[0].Summary != "Käthe" || got.Items[0].UID != "u" {
			t.Errorf("%s: %+v, %v", name, got, err)
		} else if strings.Join(codes, " ") != c.warnings {
			t.Errorf("%s: warnings %v, want %q", name, warnings, c.warnings)
		} else if !got.Items[0].When.At.Equal(time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)) {
			t.Errorf("%s: at %v", name, got.Items[0].When)
		} else {
			encode(t, got)
		}
	}
	for _, file := range []string{"", "\x00", "hello", "BEGIN:VCARD\r\nEND:VCARD\r\n", ":", ";", "BEGIN:"} {
		if _, _, err := Decode(strings.NewReader(file)); !errors.Is(err, ErrNoCalendar) {
			t.Errorf("%q: %v", file, err)
		}
	}
	if _, _, err := Decode(iotest.ErrReader(io.ErrUnexpectedEOF)); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", err)
	}
}

// RFC 5545 sections 3.3.4, 3.3.5, 3.6.1: the ways to say when.
func TestDecodeTimes(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	noon := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	const custom = "BEGIN:VTIMEZONE\r\nTZID:Somewhere in Europe\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n" +
		"RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n" +
		"RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
	for _, c := range []struct {
		lines string
		want  When
	}{
		{"DTSTART;VALUE=DATE:20260701", When{AllDay: true, Day: Day{2026, 7, 1}}},
		{"DTSTART:20260701", When{AllDay: true, Day: Day{2026, 7, 1}}},
		{"DTSTART;VALUE=DATE:20260701T000000", When{AllDay: true, Day: Day{2026, 7, 1}}},
		{"DTSTART;VALUE=DATE:20260701\r\nDTEND;VALUE=DATE:20260702", When{AllDay: true, Day: Day{2026, 7, 1}}},
		{"DTSTART;VALUE=DATE:20260701\r\nDTEND;VALUE=DATE:20260701", When{AllDay: true, Day: Day{2026, 7, 1}}},
		{"DTSTART;VALUE=DATE:20260701\r\nDTEND;VALUE=DATE:20260704", When{AllDay: true, Day: Day{2026, 7, 1}, Duration: 72 * time.Hour}},
		{"DTSTART;VALUE=DATE:20260701\r\nDURATION:P1W", When{AllDay: true, Day: Day{2026, 7, 1}, Duration: 168 * time.Hour}},
		{"DTSTART:20260701T100000Z", When{At: noon, Zone: time.UTC}},
		{"DTSTART:20260701T100000Z\r\nX-KITH-ZONE:Europe/Berlin", When{At: noon, Zone: berlin}},
		{"DTSTART;TZID=Europe/Berlin:20260701T120000\r\nDTEND;TZID=Europe/Berlin:20260701T133000", When{At: noon, Zone: berlin, Duration: 90 * time.Minute}},
		{`DTSTART;TZID="/mozilla.org/20050126_1/Europe/Berlin":20260701T120000`, When{At: noon, Zone: berlin}},
		{"DTSTART;TZID=W. Europe Standard Time:20260701T120000\r\nDURATION:PT1H", When{At: noon.In(berlin), Zone: berlin, Duration: time.Hour}},
		{"DTSTART;TZID=Somewhere in Europe:20260701T120000\r\nDURATION:PT1H", When{At: noon, Zone: time.UTC, Duration: time.Hour}},
		{"DTSTART;TZID=Somewhere in Europe:20261201T110000", When{At: time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC), Zone: time.UTC}},
		{"DTSTART;TZID=Local:20260701T100000", When{At: noon, Zone: time.UTC}},
		{"DTSTART;TZID=../../etc/passwd:20260701T100000", When{At: noon, Zone: time.UTC}},
		{"DTSTART:20260701T100000", When{At: noon, Floating: true}},
		{"DTSTART:soon", When{}},
		{"DTSTART;TZID=Europe/Berlin:", When{}},
	} {
		c2, _, err := Decode(strings.NewReader("BEGIN:VCALENDAR\r\n" + custom + "BEGIN:VEVENT\r\nUID:u\r\n" + c.lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"))
		if err != nil || len(c2.Items) != 1 {
			t.Fatal(err)
		}
		if got := c2.Items[0].When; !sameWhen(got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.lines, got, c.want)
		}
	}
}

func sameWhen(a, b When) bool {
	return a.same(b) && a.Duration == b.Duration && a.zone().String() == b.zone().String()
}

// Whatever Item can say comes back the same.
func TestRoundTrip(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	c := Calendar{
		Name: "Kith; Hamburg", Refresh: 6 * time.Hour,
		Extra: []Property{{Name: "X-APPLE-CALENDAR-COLOR", Value: "#FF0000"}},
		Items: []Item{
			{
				UID: "u1", Sequence: 4, Stamp: stamp, Created: stamp.AddDate(-1, 0, 0), Summary: "Coffee, tea; \\n\nand\ttalk", Description: "a\n\nb", Location: "Köln",
				Categories: []string{"encounter", "a,b\\"}, URL: "https://example.org/?a=b;c,d", Contacts: []Contact{{"Käthe", "urn:uuid:1"}, {"Max", ""}},
				When: When{At: time.Date(2026, 3, 1, 9, 0, 0, 0, berlin), Zone: berlin, Duration: 45 * time.Minute}, Status: "TENTATIVE", Transparency: "TRANSPARENT",
				Alarm: &Alarm{Before: 39 * time.Hour, Text: "soon", Extra: []Property{{Name: "X-A", Value: "b"}}},
				Extra: []Property{{"X-KITH-KIND", map[string][]string{"X-P": {"a\nb", `"c"^`, "d:e"}}, `meal\, two`}},
				Kept:  []Component{{Name: "VALARM", Properties: []Property{{Name: "ACTION", Value: "AUDIO"}, {Name: "TRIGGER", Params: map[string][]string{"VALUE": {"DATE-TIME"}}, Value: "20260301T060000Z"}}}},
			},
			{
				UID: "u2", Stamp: stamp, When: When{At: time.Date(2026, 3, 1, 9, 0, 0, 0, berlin), Zone: berlin}, Recurrence: "FREQ=WEEKLY;UNTIL=20270101T000000Z",
				Extra: []Property{{"EXDATE", map[string][]string{"TZID": {"Europe/Berlin"}}, "20260308T090000"}},
			},
			{Kind: Todo, UID: "u3", Stamp: stamp, Summary: "ask", Done: stamp.AddDate(0, 0, 1), When: When{AllDay: true, Day: Day{2026, 12, 1}}, Alarm: &Alarm{Before: time.Hour}},
			{Kind: Todo, UID: "u4", Stamp: stamp, Recurrence: "FREQ=MONTHLY", When: When{AllDay: true, Day: Day{2026, 12, 1}}, Status: "IN-PROCESS"},
			{Kind: Todo, UID: "u5", Stamp: stamp, Extra: []Property{{Name: "PRIORITY", Value: "1"}}},
			{Kind: Journal, UID: "u6", Stamp: stamp, Summary: "met", When: When{AllDay: true, Day: Day{1950, 12, 1}}},
			{Kind: Journal, UID: "u7", Stamp: stamp, When: When{At: stamp, Floating: true}},
			Birthday("u8", "Käthe", Day{1980, 2, 29}, stamp, &Alarm{Before: 15 * time.Hour}),
			{UID: "u9", Stamp: stamp, When: When{AllDay: true, Day: Day{2026, 12, 1}, Duration: 72 * time.Hour}, Transparency: "OPAQUE"},
		},
	}
	got, warnings, err := Decode(bytes.NewReader(encode(t, c)))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	compare(t, got, c)
}

func compare(t *testing.T, got, want Calendar) {
	t.Helper()
	a, b := plain(got), plain(want)
	for i := range min(len(a.Items), len(b.Items)) {
		if x, y := fmt.Sprintf("%+v", show(a.Items[i])), fmt.Sprintf("%+v", show(b.Items[i])); x != y {
			t.Errorf("item %d:\ngot  %s\nwant %s", i+1, x, y)
		}
	}
	if len(a.Items) != len(b.Items) || a.Name != b.Name || a.Refresh != b.Refresh || !reflect.DeepEqual(a.Extra, b.Extra) || !reflect.DeepEqual(a.Kept, b.Kept) {
		t.Errorf("got  %+v\nwant %+v", a, b)
	}
}

// show is an item with what it points to.
func show(it Item) any {
	zone := it.When.zone().String()
	it.When.Zone = nil
	alarm := Alarm{Before: -1}
	if it.Alarm != nil {
		alarm, it.Alarm = *it.Alarm, nil
	}
	return []any{it, alarm, zone}
}

// plain puts what may differ without a difference into one form: the zone a
// time is held in, and the order of properties of different names.
func plain(c Calendar) Calendar {
	order := func(list []Property) []Property {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b Property) int { return strings.Compare(a.Name, b.Name) })
		return list
	}
	c.Extra = order(c.Extra)
	c.Items = slices.Clone(c.Items)
	for i := range c.Items {
		it := &c.Items[i]
		it.Extra = order(it.Extra)
		it.Stamp, it.Created, it.Done, it.When.At = it.Stamp.UTC(), it.Created.UTC(), it.Done.UTC(), it.When.At.UTC()
	}
	return c
}

// interop.md, "Words": what others wrote is kept, and a rewrite loses nothing.
func TestDecodeKeepsWhatItDoesNotKnow(t *testing.T) {
	in := event("X-FOO;BAR=\"a;b\":baz", "GEO:50.9;6.9", "ATTENDEE;CN=\"Brandt, Käthe\":mailto:k@example.org", "RRULE:FREQ=YEARLY;RSCALE=HEBREW",
		"BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:x", "TRIGGER;RELATED=END:PT5M", "END:VALARM",
		"BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER;VALUE=DURATION:-PT5M", "X-WR-ALARMUID:7", "END:VALARM")
	c, _, err := Decode(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if a := c.Items[0].Alarm; a == nil || a.Before != 5*time.Minute {
		t.Errorf("alarm %+v", a)
	}
	out := encode(t, c)
	has(t, out, `X-FOO;BAR="a;b":baz`, "GEO:50.9;6.9", `ATTENDEE;CN="Brandt, Käthe":mailto:k@example.org`, "RRULE:FREQ=YEARLY;RSCALE=HEBREW",
		"TRIGGER;RELATED=END:PT5M", "TRIGGER:-PT5M", "X-WR-ALARMUID:7")
	again, _, err := Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	compare(t, again, c)
}

// A file without UIDs imported twice must not make duplicates.
func TestDecodeMakesLastingUIDs(t *testing.T) {
	file := strings.ReplaceAll(event("SUMMARY:a"), "UID:u\r\n", "")
	a, warnings, _ := Decode(strings.NewReader(file))
	b, _, _ := Decode(strings.NewReader(strings.ReplaceAll(file, "\r\n", "\n")))
	if a.Items[0].UID == "" || a.Items[0].UID != b.Items[0].UID || len(warnings) != 1 || warnings[0].Code != WarnUID {
		t.Errorf("%q, %q, %v", a.Items[0].UID, b.Items[0].UID, warnings)
	}
}
