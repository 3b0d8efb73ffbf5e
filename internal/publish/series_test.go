package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/followup"
	"kith/internal/icalendar"
)

func berlin(t *testing.T, text string) followup.Due {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		t.Fatal(err)
	}
	return followup.Due{At: at.UTC(), Zone: "Europe/Berlin"}
}

// TestSeriesForReaders has series, some of them under way or with a time that was moved, read by ical.js, python3-dateutil and khal.
func TestSeriesForReaders(t *testing.T) {
	if testing.Short() {
		t.Skip("reads with other programs")
	}
	ctx := context.Background()
	f := newFixture(t) // 22 November 2026
	snooze := func(saved followup.Followup, due followup.Due) {
		t.Helper()
		if _, err := f.followups.Snooze(ctx, saved.ID, due); err != nil {
			t.Fatal(err)
		}
	}
	f.add(t, followup.Draft{Title: "Dienstag um zehn", Due: berlin(t, "2026-12-01 10:00"), Repeat: "FREQ=WEEKLY;INTERVAL=2"})
	f.add(t, followup.Draft{Title: "letzter Freitag", Due: followup.Due{Day: "2026-11-22"}, Repeat: "FREQ=MONTHLY;BYDAY=-1FR"})
	f.add(t, followup.Draft{Title: "am 30.", Due: followup.Due{Day: "2026-11-30"}, Repeat: "FREQ=MONTHLY"})
	f.add(t, followup.Draft{Title: "nach Erledigung", Due: followup.Due{Day: "2026-11-30"}, Repeat: "3w"})
	snooze(f.add(t, followup.Draft{Title: "verschoben auf einen Tag", Due: berlin(t, "2026-12-08 09:00"), Repeat: "FREQ=WEEKLY"}), followup.Due{Day: "2026-12-10"})
	snooze(f.add(t, followup.Draft{Title: "verschoben auf den Abend", Due: followup.Due{Day: "2026-12-09"}, Repeat: "FREQ=MONTHLY"}), berlin(t, "2026-12-11 18:00"))
	snooze(f.add(t, followup.Draft{Title: "verschobene Zeit", Due: berlin(t, "2026-12-07 09:00"), Repeat: "FREQ=WEEKLY;COUNT=3"}), berlin(t, "2026-12-08 15:30"))
	going := f.add(t, followup.Draft{Title: "im Gange", Due: followup.Due{Day: "2026-11-20"}, Repeat: "FREQ=DAILY;INTERVAL=3;COUNT=4"})
	if _, err := f.followups.Complete(ctx, going.ID, true); err != nil {
		t.Fatal(err)
	}
	skipped := f.add(t, followup.Draft{Title: "halb drei", Due: berlin(t, "2027-02-28 02:30"), Repeat: "FREQ=MONTHLY;BYDAY=-1SU"})
	f.now = berlin(t, "2027-02-28 12:00").At
	if _, err := f.followups.Complete(ctx, skipped.ID, true); err != nil { // on to 28 March, where there is no half past two
		t.Fatal(err)
	}
	want := map[string][]string{
		"Dienstag um zehn":         {"2026-12-01 10:00", "2026-12-15 10:00", "2026-12-29 10:00", "2027-01-12 10:00", "2027-01-26 10:00", "2027-02-09 10:00", "2027-02-23 10:00", "2027-03-09 10:00", "2027-03-23 10:00", "2027-04-06 10:00"},
		"letzter Freitag":          {"2026-11-27", "2026-12-25", "2027-01-29", "2027-02-26", "2027-03-26"},
		"am 30.":                   {"2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30"},
		"nach Erledigung":          {"2026-11-30"},
		"verschoben auf einen Tag": {"2026-12-10 09:00", "2026-12-15 09:00", "2026-12-22 09:00", "2026-12-29 09:00", "2027-01-05 09:00", "2027-01-12 09:00"},
		"verschoben auf den Abend": {"2026-12-11", "2027-01-09", "2027-02-09", "2027-03-09"},
		"verschobene Zeit":         {"2026-12-08 15:30", "2026-12-14 09:00", "2026-12-21 09:00"},
		"im Gange":                 {"2026-11-23", "2026-11-26", "2026-11-29"},
		"halb drei":                {"2027-03-28 03:30", "2027-04-25 02:30"},
	}
	text, _ := f.write(t, Options{Kinds: []string{Followups}})
	const others = "../icalendar/testdata"
	if _, err := os.Stat(others + "/icaljs/node_modules/ical.js"); err != nil {
		install := exec.Command("npm", "ci", "--no-audit", "--no-fund")
		install.Dir = others + "/icaljs"
		if out, err := install.CombinedOutput(); err != nil {
			t.Fatalf("ical.js is needed: %v\n%s", err, out)
		}
	}
	zone := berlin(t, "2026-12-01 10:00").Location()
	for name, command := range map[string][]string{
		"dateutil": {"/usr/bin/python3", others + "/expand.py", "2027-05-01"}, "ical.js": {"node", others + "/icaljs/expand.mjs", "2027-05-01"},
	} {
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Stdin, cmd.Stderr = strings.NewReader(text), os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		var read struct {
			Items []struct {
				Summary string
				Starts  []string
			}
		}
		if err := json.Unmarshal(out, &read); err != nil || len(read.Items) != len(want) {
			t.Fatalf("%s: %d items, %v", name, len(read.Items), err)
		}
		for _, item := range read.Items {
			for i, start := range item.Starts {
				if at, err := time.Parse(time.RFC3339, start); err == nil {
					item.Starts[i] = at.In(zone).Format("2006-01-02 15:04")
				}
			}
			expected := want[item.Summary]
			if item.Summary == "halb drei" { // both count the skipped hour from after the change; see internal/repeat
				expected = []string{"2027-03-28 01:30", "2027-04-25 02:30"}
			}
			if len(item.Starts) < len(expected) || !slices.Equal(item.Starts[:len(expected)], expected) {
				t.Errorf("%s: %s is %v, want %v", name, item.Summary, item.Starts, expected)
			}
		}
	}
	khal(t, text, want)
}

// khal lists what happens on single days.
func khal(t *testing.T, text string, want map[string][]string) {
	home := t.TempDir()
	config := filepath.Join(home, "config")
	for path, content := range map[string]string{
		config: "[calendars]\n[[kith]]\npath = " + home + "/calendar\n[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n" +
			"timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n" +
			"[sqlite]\npath = " + home + "/khal.db\n",
		filepath.Join(home, "kith.ics"): text,
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(home, "calendar"), 0o700); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		cmd := exec.Command("khal", append([]string{"-c", config}, args...)...)
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "LC_ALL=C.UTF-8")
		var errors bytes.Buffer
		cmd.Stderr = &errors
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("khal %v: %v\n%s%s", args, err, out, errors.Bytes())
		}
		return string(out)
	}
	run("import", "--batch", "-a", "kith", filepath.Join(home, "kith.ics"))
	listed := run("list", "--notstarted", "--day-format", "", "--format", "{start-date-long} {start-time} {title}", "2026-11-20", "160d")
	found := map[string][]string{}
	for line := range strings.Lines(listed) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		when, title := fields[0], fields[1:]
		if strings.Contains(fields[1], ":") {
			when, title = when+" "+fields[1], fields[2:]
		}
		name := strings.Join(title, " ")
		name, _, _ = strings.Cut(name, " ⏰")
		name = strings.TrimSuffix(name, " ⟳")
		if !slices.Contains(found[name], when) {
			found[name] = append(found[name], when)
		}
	}
	for name, expected := range want {
		if name == "halb drei" { // khal follows the time zone of the machine's library there
			continue
		}
		if got := found[name]; len(got) < len(expected) || !slices.Equal(got[:len(expected)], expected) {
			t.Errorf("khal: %s is %v, want %v\n%s", name, got, expected, listed[:min(len(listed), 1500)])
		}
	}
}

// A server and a file kept up to date get a moved time and its series as one object.
func TestMovedTimeIsOneObject(t *testing.T) {
	f := newFixture(t)
	saved := f.add(t, followup.Draft{Title: "anrufen", Due: berlin(t, "2026-12-01 10:00"), Repeat: "FREQ=WEEKLY"})
	before := f.objects(t, Options{})["followup:"+saved.ID]
	if _, err := f.followups.Snooze(context.Background(), saved.ID, followup.Due{Day: "2026-12-03"}); err != nil {
		t.Fatal(err)
	}
	after := f.objects(t, Options{})["followup:"+saved.ID]
	calendar, warnings, err := icalendar.Decode(bytes.NewReader(after.Data))
	if err != nil || len(warnings) != 0 || len(calendar.Items) != 2 || calendar.Items[0].UID != calendar.Items[1].UID || after.Sequence != before.Sequence+1 {
		t.Errorf("%v %v\n%s", err, warnings, after.Data)
	}
	if !bytes.Contains(after.Data, []byte("RECURRENCE-ID;TZID=Europe/Berlin:20261201T100000\r\n")) || !bytes.Contains(after.Data, []byte("BEGIN:VTIMEZONE")) {
		t.Errorf("which time was moved is not said:\n%s", after.Data)
	}
	f.add(t, followup.Draft{ID: saved.ID, Title: "anrufen", Due: berlin(t, "2026-12-01 10:00"), Repeat: "2w", Steps: []followup.StepDraft{{Text: "Nummer suchen", Done: true}, {Text: "fragen"}}})
	single := f.objects(t, Options{})["followup:"+saved.ID]
	if bytes.Contains(single.Data, []byte("RRULE")) || !bytes.Contains(single.Data, []byte("☑ Nummer suchen\\n☐ fragen")) {
		t.Errorf("after it is done, with steps:\n%s", single.Data)
	}
}
