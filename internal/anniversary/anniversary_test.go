package anniversary

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

type fixture struct {
	vault    *vault.Vault
	contacts *contact.Book
	calendar *Calendar
}

func open(t *testing.T, cards ...string) *fixture {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	f := &fixture{vault: v, contacts: contact.NewBook(v, search.New(v))}
	f.calendar = NewCalendar(v, f.contacts)
	_, err = v.Write(context.Background(), message.New("import.done", nil), func(tx *vault.Tx) error {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for _, line := range cards {
			name, rest, _ := strings.Cut(line, "|")
			text := "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:" + name + "\r\n" + strings.ReplaceAll(rest, "|", "\r\n") + "\r\nEND:VCARD\r\n"
			entry, err := vcard.NewDecoder(strings.NewReader(text), vcard.Options{}).Decode()
			if err != nil {
				return err
			}
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			if _, err := w.Add(preparer.Prepare(entry.Card), id, 0); err != nil {
				return err
			}
		}
		return w.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *fixture) id(t *testing.T, name string) string {
	t.Helper()
	rows, err := f.contacts.Named(context.Background(), name)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%s: %v %v", name, rows, err)
	}
	return rows[0].ID
}

// told writes dates as "Name: kind on day (+days) years, star".
func told(list []Upcoming) string {
	var lines []string
	for _, up := range list {
		line := fmt.Sprintf("%s: %s%s on %s (+%d) %d", up.Person.Name, up.Kind, up.Label, up.On, up.Days, up.Years)
		if up.Round {
			line += "*"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func expect(t *testing.T, got []Upcoming, err error, want ...string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if told(got) != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", told(got), strings.Join(want, "\n"))
	}
}

func TestUpcoming(t *testing.T) {
	ctx := context.Background()
	f := open(t, "Käthe|BDAY:19661122", "Anton|BDAY:--1122", "Jens|BDAY:20000229|ANNIVERSARY:20021201", "Wei|BDAY:1985-05", "Neu|BDAY:20261122", "Später|BDAY:20301125",
		"Zoe|item1.X-ABDATE:2016-01-03|item1.X-ABLabel:Praxis", "Tot|BDAY:19201123|DEATHDATE:20201124|ANNIVERSARY:19501125", "Ohne|NOTE:nichts")
	up := func(today string, days int) []Upcoming {
		t.Helper()
		list, err := f.calendar.Upcoming(ctx, today, days)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	expect(t, up("2026-11-22", 0), nil, "Anton: birthday on 2026-11-22 (+0) 0", "Käthe: birthday on 2026-11-22 (+0) 60*")
	expect(t, up("2026-11-23", 9), nil, "Jens: anniversary on 2026-12-01 (+8) 24")
	// Over the end of the year.
	expect(t, up("2026-12-31", 4), nil, "Zoe: datePraxis on 2027-01-03 (+3) 11")
	// A whole year has every date once.
	if list := up("2026-11-23", 366); len(list) != 6 {
		t.Errorf("a year:\n%s", told(list))
	}
	// Remembrance, when it is wished.
	if err := f.calendar.Choose(ctx, Choices{Round: 14, Remembrance: true}); err != nil {
		t.Fatal(err)
	}
	expect(t, up("2026-11-23", 2), nil, "Tot: remembrance on 2026-11-24 (+1) 6")
	if _, err := f.calendar.Upcoming(ctx, "heute", 1); err == nil {
		t.Error("a word is taken for a day")
	}
}

// 29 February is where calendars show it: on the days of icalendar.YearlyRule, and in every window that has that day, in no other.
func TestLeapDay(t *testing.T) {
	ctx := context.Background()
	f := open(t, "Jens|BDAY:20000229")
	days, err := icalendar.Occurrences(icalendar.YearlyRule(2, 29), icalendar.When{AllDay: true, Day: icalendar.Day{Year: 2000, Month: 2, Day: 29}})
	if err != nil {
		t.Fatal(err)
	}
	for when := range days {
		if when.Day.Year == 2000 {
			continue
		}
		if when.Day.Year > 2105 {
			break
		}
		for _, from := range []int{-3, -1, 0, 1} {
			for _, ahead := range []int{0, 1, 2, 5} {
				list, err := f.calendar.Upcoming(ctx, when.Day.Add(from).String(), ahead)
				if err != nil {
					t.Fatal(err)
				}
				in := from <= 0 && -from <= ahead
				if (len(list) == 1) != in || in && (list[0].On != when.Day.String() || list[0].Years != when.Day.Year-2000) {
					t.Errorf("%s from %s, %d ahead: %s", when.Day, when.Day.Add(from), ahead, told(list))
				}
			}
		}
	}
}

// Every day of several years, compared with the plain way to count.
func TestEveryDay(t *testing.T) {
	ctx := context.Background()
	var cards []string
	for day := (icalendar.Day{Year: 2000, Month: 1, Day: 1}); day.Year == 2000; day = day.Add(1) {
		cards = append(cards, fmt.Sprintf("%s|BDAY:--%02d%02d", day, day.Month, day.Day))
	}
	f := open(t, cards...)
	for day := (icalendar.Day{Year: 2027, Month: 1, Day: 1}); day.Year < 2029; day = day.Add(1) {
		list, err := f.calendar.Upcoming(ctx, day.String(), 0)
		want := 1
		if day.Month == 2 && day.Day == 28 && day.Year == 2027 {
			want = 2
		}
		if err != nil || len(list) != want || list[0].On != day.String() {
			t.Fatalf("%s: %v\n%s", day, err, told(list))
		}
		if list, err = f.calendar.Upcoming(ctx, day.String(), 20); err != nil || len(list) < 21 || len(list) > 22 {
			t.Fatalf("%s, 20 ahead: %v\n%s", day, err, told(list))
		}
	}
}

func TestNotices(t *testing.T) {
	ctx := context.Background()
	f := open(t, "Rund|BDAY:19761130", "Krumm|BDAY:19771130", "Familie|BDAY:19771127|CATEGORIES:Familie,Chor", "Heute|BDAY:--1122", "Fern|BDAY:19761230")
	notices := func() []Upcoming {
		t.Helper()
		list, err := f.calendar.Notices(ctx, "2026-11-22")
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	today, round := "Heute: birthday on 2026-11-22 (+0) 0", "Rund: birthday on 2026-11-30 (+8) 50*"
	expect(t, notices(), nil, today, round)
	if _, err := f.calendar.SetNotice(ctx, "Familie", 7); err != nil {
		t.Fatal(err)
	}
	family := "Familie: birthday on 2026-11-27 (+5) 49"
	expect(t, notices(), nil, today, family, round)
	// The more patient circle decides.
	if _, err := f.calendar.SetNotice(ctx, "Chor", 3); err != nil {
		t.Fatal(err)
	}
	expect(t, notices(), nil, today, family, round)
	if days, err := f.calendar.Notice(ctx, "Chor"); err != nil || days != 3 {
		t.Errorf("%d %v", days, err)
	}
	if err := f.calendar.Choose(ctx, Choices{Round: 7}); err != nil {
		t.Fatal(err)
	}
	expect(t, notices(), nil, today, family)
	// Undo takes the notices back, one by one.
	for range 2 {
		if _, err := f.vault.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, notices(), nil, today)
	if _, err := f.calendar.SetNotice(ctx, "Familie", 0); err != nil {
		t.Error(err)
	}
	for days, circle := range map[int]string{-1: "Familie", 91: "Familie", 3: "Niemand"} {
		code := "dates.bad-notice"
		if circle == "Niemand" {
			code = "dates.no-circle"
		}
		if _, err := f.calendar.SetNotice(ctx, circle, days); fault.Code(err) != code {
			t.Errorf("%s %d: %v", circle, days, err)
		}
	}
}

// The date of death ends birthdays; taking it back brings them back.
func TestDeath(t *testing.T) {
	ctx := context.Background()
	f := open(t, "Käthe|BDAY:19661122")
	today := func() int {
		t.Helper()
		list, err := f.calendar.Notices(ctx, "2026-11-22")
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if _, _, err := f.contacts.Edit(ctx, f.id(t, "Käthe"), 0, []contact.Edit{{Op: "set", Field: "death", Ref: -1, Text: "2024"}}); err != nil {
		t.Fatal(err)
	}
	if today() != 0 {
		t.Error("the dead have birthdays")
	}
	all, err := f.calendar.All(ctx)
	if err != nil || len(all) != 0 {
		t.Errorf("in calendars: %v %v", all, err)
	}
	if _, err := f.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if today() != 1 {
		t.Error("undo brings no birthday back")
	}
	if _, err := f.contacts.Remove(ctx, []string{f.id(t, "Käthe")}); err != nil {
		t.Fatal(err)
	}
	if today() != 0 {
		t.Error("somebody who was deleted has a birthday")
	}
}

func TestRound(t *testing.T) {
	for years, kinds := range map[int]string{
		0: "", 1: "", 10: "a", 18: "b", 20: "ab", 25: "a", 30: "ab", 50: "ab", 65: "", 75: "ab", 80: "ab", 85: "b", 100: "ab",
	} {
		if IsRound(Birthday, years) != strings.Contains(kinds, "b") || IsRound(Anniversary, years) != strings.Contains(kinds, "a") {
			t.Errorf("%d", years)
		}
	}
}

// A book of an older version gets its dates when it is opened.
func TestFill(t *testing.T) {
	ctx := context.Background()
	f := open(t, "Käthe|BDAY:19661122")
	if err := f.vault.Maintain(ctx, func(tx *vault.Tx) error {
		if err := tx.Exec(`DELETE FROM contact_date`); err != nil {
			return err
		}
		return tx.Exec(`UPDATE projection SET version = 1`)
	}); err != nil {
		t.Fatal(err)
	}
	if err := f.contacts.Fill(ctx); err != nil {
		t.Fatal(err)
	}
	list, err := f.calendar.Upcoming(ctx, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 0)
	expect(t, list, err, "Käthe: birthday on 2026-11-22 (+0) 60*")
}
