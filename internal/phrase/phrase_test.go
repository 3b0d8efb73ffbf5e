package phrase

import (
	"os"
	"strings"
	"testing"
	"time"
)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

// now is Wednesday, 25 November 2026, 14:20 in Berlin.
var now = time.Date(2026, 11, 25, 13, 20, 0, 0, time.UTC)

func write(w When, ok bool) string {
	if !ok {
		return "-"
	}
	text := w.Day
	if w.Time != "" {
		text += " " + w.Time
	}
	if w.Rough {
		text += " ~"
	}
	if w.Past {
		text += " <"
	}
	return text
}

// The tables are testdata/german.txt and english.txt: a phrase, what it is looking ahead, what it is looking back.
func TestTables(t *testing.T) {
	for _, file := range []string{"german", "english"} {
		data, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		phrases := 0
		for _, line := range strings.Split(string(data), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			columns := strings.Split(line, "|")
			text, ahead := strings.TrimSpace(columns[0]), strings.TrimSpace(columns[1])
			back := ahead
			if len(columns) > 2 {
				back = strings.TrimSpace(columns[2])
			}
			if ahead != "-" {
				phrases++
			}
			if got := write(Read(text, Context{Now: now, Zone: berlin})); got != ahead {
				t.Errorf("%s: %q ahead is %s, want %s", file, text, got, ahead)
			}
			if got := write(Read(text, Context{Now: now, Zone: berlin, Past: true})); got != back {
				t.Errorf("%s: %q back is %s, want %s", file, text, got, back)
			}
		}
		if phrases < 150 {
			t.Errorf("%s: only %d phrases", file, phrases)
		}
	}
}
