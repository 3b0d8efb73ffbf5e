package repeat

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/internal/icalendar"
)

// until is where the readers stop: later than a leap day, some year ends and clock changes after the first start.
const until = "2030-03-02"

// TestOthersAgree has generated rules, each written as a calendar program would get it, expanded by python3-dateutil and by ical.js,
// which know of zones only what stands in the file. KITH_RULES says how many; `make test` takes ten thousand of them.
func TestOthersAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("reads with other programs")
	}
	count, err := strconv.Atoi(os.Getenv("KITH_RULES"))
	if err != nil {
		count = 200
	}
	random := rand.New(rand.NewPCG(20261127, uint64(count)))
	calendar := icalendar.Calendar{Stored: true}
	want := map[string][]string{}
	limit, err := time.Parse(time.DateOnly, until)
	if err != nil {
		t.Fatal(err)
	}
	for len(calendar.Items) < count {
		rule, from := generate(t, random)
		start, ok := rule.First(from)
		if !ok || rule.Dated(start) {
			continue // never comes, or leaves as dates
		}
		uid := fmt.Sprintf("%d %s from %s", len(calendar.Items), rule, said(start))
		calendar.Items = append(calendar.Items, icalendar.Item{
			UID: uid, Stamp: limit, Summary: "x", When: start, Recurrence: rule.Remaining(start, start).String(),
		})
		want[uid] = []string{}
		for when := range rule.series(start) {
			shown := when.Day.String()
			if !when.AllDay {
				shown = when.At.UTC().Format("2006-01-02T15:04:05Z")
			}
			if shown >= until {
				break
			}
			want[uid] = append(want[uid], shown)
		}
	}
	var file bytes.Buffer
	if err := icalendar.Encode(&file, calendar); err != nil {
		t.Fatal(err)
	}
	const others = "../icalendar/testdata"
	if _, err := os.Stat(others + "/icaljs/node_modules/ical.js"); err != nil {
		install := exec.Command("npm", "ci", "--no-audit", "--no-fund")
		install.Dir = others + "/icaljs"
		if out, err := install.CombinedOutput(); err != nil {
			t.Fatalf("ical.js is needed: %v\n%s", err, out)
		}
	}
	var both sync.WaitGroup
	var dateutil, icaljs map[string][]string
	both.Go(func() { dateutil = expand(t, file.Bytes(), "/usr/bin/python3", others+"/expand.py", until) })
	both.Go(func() { icaljs = expand(t, file.Bytes(), "node", others+"/icaljs/expand.mjs", until) })
	both.Wait()
	if len(dateutil) != count || len(icaljs) != count {
		t.Fatalf("of %d rules dateutil read %d and ical.js %d", count, len(dateutil), len(icaljs))
	}
	times, between := 0, 0
	for _, item := range calendar.Items {
		ours := want[item.UID]
		times += len(ours)
		for i := range max(len(ours), len(dateutil[item.UID]), len(icaljs[item.UID])) {
			one, other, own := nth(dateutil[item.UID], i), nth(icaljs[item.UID], i), nth(ours, i)
			if one == own && other == own {
				continue
			}
			// RFC 5545 section 3.3.5 says what is meant by an hour that comes twice, where dateutil is with it and ical.js is not, and by one
			// that is skipped, where both are an hour early.
			if !item.When.AllDay && changing(own, item.When.Zone) && (one == own || hourEarly(one, own)) && (other == own || hourApart(other, own)) {
				between++
				continue
			}
			t.Errorf("%s: %d: %s, but dateutil says %s and ical.js %s", item.UID, i, own, one, other)
			break
		}
	}
	t.Logf("%d rules, %d times, %d of them in a changing hour", count, times, between)
}

// expand has another program read a calendar and say when each of its entries is.
func expand(t *testing.T, file []byte, program string, args ...string) map[string][]string {
	cmd := exec.Command(program, args...)
	cmd.Stdin = bytes.NewReader(file)
	cmd.Env = append(os.Environ(), "TZ=Pacific/Marquesas") // which no rule means
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s: %v", program, err)
		return nil
	}
	var answer struct {
		Items []struct {
			UID    string
			Starts []string
		}
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Errorf("%s: %v", program, err)
	}
	read := map[string][]string{}
	for _, item := range answer.Items {
		read[item.UID] = item.Starts
	}
	return read
}

func nth(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

func hourApart(a, b string) bool { return hourEarly(a, b) || hourEarly(b, a) }

func hourEarly(early, late string) bool {
	a, err := time.Parse(time.RFC3339, early)
	b, other := time.Parse(time.RFC3339, late)
	return err == nil && other == nil && b.Sub(a) == time.Hour
}

// changing says whether the clocks change within three hours.
func changing(moment string, zone *time.Location) bool {
	at, err := time.Parse(time.RFC3339, moment)
	_, before := at.Add(-3 * time.Hour).In(zone).Zone()
	_, after := at.Add(3 * time.Hour).In(zone).Zone()
	return err == nil && before != after
}

// generate makes a rule as people have them, and a day or time near the edges: clock changes, leap days, ends of months and years.
func generate(t *testing.T, random *rand.Rand) (Rule, icalendar.When) {
	one := func(of ...string) string { return of[random.IntN(len(of))] }
	rule := one("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=MONTHLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=YEARLY")
	if random.IntN(2) == 0 {
		rule += ";INTERVAL=" + strconv.Itoa(1+random.IntN(6))
	}
	by := map[string][]string{
		"DAILY":  {""},
		"WEEKLY": {"", "", ";BYDAY=MO", ";BYDAY=TU,TH", ";BYDAY=SA,SU", ";BYDAY=SU", ";BYDAY=" + workdays},
		"MONTHLY": {"", "", ";BYMONTHDAY=-1", ";BYMONTHDAY=1", ";BYMONTHDAY=15", ";BYDAY=2TU", ";BYDAY=-1FR", ";BYDAY=-1SU",
			";BYDAY=1MO", ";BYDAY=5WE", ";BYDAY=" + workdays + ";BYSETPOS=-1", ";BYDAY=" + workdays + ";BYSETPOS=1"},
		"YEARLY": {"", "", ";BYMONTH=2;BYMONTHDAY=-1", ";BYMONTH=3;BYMONTHDAY=5", ";BYMONTH=12;BYMONTHDAY=31", ";BYMONTH=3;BYDAY=-1SU", ";BYMONTH=11;BYDAY=1SU"},
	}
	rule += one(by[strings.Split(strings.TrimPrefix(rule, "FREQ="), ";")[0]]...)
	frequent := strings.HasPrefix(rule, "FREQ=DAILY") || strings.HasPrefix(rule, "FREQ=WEEKLY")
	switch {
	case frequent && random.IntN(10) != 0, random.IntN(4) == 0:
		rule += ";COUNT=" + strconv.Itoa(1+random.IntN(25))
	case random.IntN(4) == 0:
		rule += ";UNTIL=20" + strconv.Itoa(28+random.IntN(3)) + one("0228", "0331", "1025", "1231")
	}
	start := icalendar.Day{Year: 2026, Month: 1, Day: 1}.Add(random.IntN(1000))
	if random.IntN(3) == 0 {
		edge := one("2028-02-29", "2026-02-28", "2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2027-03-13", "2027-03-14", "2026-10-31", "2026-11-01", "2026-12-31",
			"2027-01-01", "2026-01-30", "2026-01-31", "2026-08-31", "2027-12-29")
		start = at(t, edge).Day
	}
	if random.IntN(3) == 0 {
		return parse(t, rule), icalendar.When{AllDay: true, Day: start}
	}
	zone := one("Europe/Berlin", "America/New_York")
	clock := one("10:00", "10:00", "00:30", "02:30", "01:30", "23:45", "09:15")
	return parse(t, rule), at(t, start.String()+" "+clock+" "+zone)
}
