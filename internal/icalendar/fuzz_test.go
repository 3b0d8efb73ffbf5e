package icalendar

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// FuzzDecode: nothing makes it panic, and what it read and can be written again
// comes back the same.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"", event("SUMMARY:Käthe"), event("EXDATE;TZID=X"), event(`EXDATE;TZID="a"x:1`), "\ufeff" + event(), event("RRULE:FREQ=DAILY;BYMONTHDAY=0"),
		event("DURATION:P1DT2H", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT5M", "END:VALARM"),
		strings.ReplaceAll(event("DUE:20260801T000000Z", "RRULE:FREQ=WEEKLY"), "VEVENT", "VTODO"),
		strings.ReplaceAll(event("DURATION:P1D"), "VEVENT", "VTODO"), strings.ReplaceAll(event("DESCRIPTION:a", "DESCRIPTION:b"), "VEVENT", "VJOURNAL"),
		"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nTZOFFSETFROM:+01\nTZOFFSETTO:+0100\n" +
			"END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=X:20260101T000000\nEND:VEVENT\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\nEND:VCALENDAR",
	} {
		f.Add([]byte(s))
	}
	files, _ := filepath.Glob("testdata/*.ics")
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		c, _, err := Decode(bytes.NewReader(file))
		if err != nil {
			return
		}
		kept := c.Items[:0]
		for _, it := range c.Items {
			if it.Check() == nil {
				kept = append(kept, it)
			}
		}
		c.Items = kept
		out := encode(t, c)
		again, _, err := Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if second := encode(t, again); !bytes.Equal(out, second) {
			t.Errorf("written, read and written again:\n%s\n---\n%s", out, second)
		}
	})
}

// FuzzEncode: decoding gives the same item.
func FuzzEncode(f *testing.F) {
	f.Add("u", "Käthe", "a\r\nb;,\\", "c,d", int64(1793694600), int32(3600), uint8(0), uint8(0), "FREQ=WEEKLY")
	f.Add("u", "\x00", "\xff", "", int64(0), int32(0), uint8(1), uint8(1), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")
	f.Add("u;", "\u2028", " ", `\`, int64(-1), int32(86400), uint8(2), uint8(2), "")
	f.Add("u;", "a", " ", `\`, int64(1e9), int32(86400), uint8(0), uint8(3), "FREQ=DAILY;UNTIL=20300101")
	zones := []string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"}
	f.Fuzz(func(t *testing.T, uid, summary, note, extra string, at int64, length int32, kind, where uint8, rule string) {
		it := Item{
			Kind: Kind(kind % 3), UID: clean(uid), Sequence: int(where), Stamp: time.Unix(at, 0).UTC(), Summary: clean(summary), Description: clean(note),
			Recurrence: rule, Extra: []Property{TextProperty("X-KITH-A", extra)},
		}
		if extra != "" && clean(extra) == extra {
			it.Categories = []string{extra}
			it.Contacts = []Contact{{Name: extra, URI: strings.ReplaceAll(extra, "\n", "")}}
			it.Extra[0].Params = map[string][]string{"X-P": {extra}}
		}
		if where%5 == 0 {
			it.When = When{AllDay: true, Day: DayOf(it.Stamp)}
			if it.Kind == Event && length > 1 {
				it.When.Duration = time.Duration(length%1000+2) * 24 * time.Hour
			}
		} else {
			loc := zone(t, zones[int(where)%len(zones)])
			it.When = When{At: it.Stamp, Zone: loc}
			if it.Kind == Event && length > 0 {
				it.When.Duration = time.Duration(length) * time.Second
			}
			if !wall(clockIn(it.Stamp, loc), loc).Equal(it.Stamp) {
				t.Skip("the second of two equal times of the clock cannot be said")
			}
		}
		if it.Kind != Journal && length >= 0 {
			it.Alarm = &Alarm{Before: time.Duration(length) * time.Second, Text: clean(note)}
			if it.Alarm.Text == it.Summary {
				it.Alarm.Text = ""
			}
		}
		if r, err := recurrence(rule, it.When); err == nil {
			it.Recurrence = r
		} else {
			it.Recurrence = ""
		}
		if it.Check() != nil {
			t.Skip()
		}
		c := Calendar{Name: clean(note), Items: []Item{it}}
		got, warnings, err := Decode(bytes.NewReader(encode(t, c)))
		if err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
		compare(t, got, c)
	})
}
