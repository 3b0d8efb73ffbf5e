package repeat

import (
	"testing"

	"kith/internal/icalendar"
	"kith/internal/message"
)

// What the words say is understood again as the same rule, in both languages, whatever was typed first. Nothing that is read comes
// to grief later.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"jeden 2. Dienstag im Monat", "every last Friday", "alle 2 Wochen", "jährlich am 29. Februar", "every 3 months on the last weekday",
		"3 weeks after it is done", "daily, 10 times", "montags bis freitags, bis 31. Dezember 2027", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "30.", "every 31 June"} {
		f.Add(text, 5)
	}
	f.Fuzz(func(t *testing.T, text string, shift int) {
		r, ok := Read(text)
		if !ok {
			return
		}
		if again, err := Parse(r.String()); err != nil || again.String() != r.String() {
			t.Fatalf("%q is %q, which is read as %q, %v", text, r, again, err)
		}
		from := icalendar.When{AllDay: true, Day: tuesday.Add(shift % 1500)}
		first, comes := r.First(from)
		if !comes {
			return
		}
		if next, ok := r.Next(first, first, first.Day); ok && !later(next.Day, first.Day) {
			t.Fatalf("%q: after %v comes %v", r, first.Day, next.Day)
		}
		for _, lang := range []message.Language{message.English, message.German} {
			words := r.Words(lang, first.Day)
			if r.said(spoken(lang), first.Day) == "" && !r.AfterDone() {
				continue // has no words
			}
			back, ok := Read(words)
			if !ok {
				t.Fatalf("%q says %q, which is not understood", r, words)
			}
			if got := back.Words(lang, first.Day); got != words {
				t.Fatalf("%q says %q, which is understood as %q", r, words, got)
			}
		}
	})
}
