package today_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/giving"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/samplebook"
	"kith/internal/search"
	"kith/internal/today"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// keeper is somebody who keeps in touch with the people of a book for a year.
type keeper struct {
	name     string
	contacts int
	minutes  int      // a day
	share    float64  // of what is on the list gets done
	off      float64  // share of the days without Kith, beside the holidays
	away     [][2]int // holidays: the first and the last day, counted from the beginning of the year
	rhythms  []wish
	habits   int // how many people were met regularly without a rhythm
}

// wish is how many people one wants to be in touch with how often.
type wish struct {
	people int
	every  string
}

// keepers are the three people Kith is made for.
var keepers = []keeper{
	{"senior manager", 900, 120, 0.8, 0.06, [][2]int{{98, 105}, {201, 221}, {355, 364}}, []wish{{15, "2w"}, {60, "6w"}, {180, "3m"}, {250, "12m"}}, 60},
	{"craftswoman", 250, 20, 0.7, 0.15, [][2]int{{215, 228}, {356, 364}}, []wish{{3, "2w"}, {10, "6w"}, {25, "3m"}, {40, "12m"}}, 20},
	{"engineer", 400, 30, 0.6, 0.2, [][2]int{{120, 126}, {240, 260}}, []wish{{4, "2w"}, {15, "6w"}, {40, "3m"}, {60, "12m"}}, 30},
}

// world is a vault with everything that Today asks, on a clock that the year turns.
type world struct {
	*testing.T
	keeper
	ctx        context.Context
	rand       *rand.Rand
	zone       *time.Location
	now        time.Time
	vault      *vault.Vault
	contacts   *contact.Book
	encounters *encounter.Log
	followups  *followup.Board
	dates      *anniversary.Calendar
	rhythms    *rhythm.Plan
	giving     *giving.Board
	planner    *today.Planner

	people []contact.Row
	born   map[string][2]int // of the living: month and day
	unseen map[string]int    // whose birthday fell on a day since the last look, and on which
	idle   []int             // for each day, how many days up to it nothing was done on
	figures
}

func newWorld(t *testing.T, k keeper, seed uint64) *world {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{T: t, keeper: k, ctx: context.Background(), rand: rand.New(rand.NewPCG(seed, seed+1)), zone: zone, now: time.Date(2026, 1, 1, 8, 0, 0, 0, zone), born: map[string][2]int{}, unseen: map[string]int{}}
	w.vault, err = vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return w.now }, Rand: rand.NewChaCha8([32]byte{byte(seed)})})
	w.must(err)
	t.Cleanup(func() { _ = w.vault.Close() })
	w.contacts = contact.NewBook(w.vault, search.New(w.vault))
	w.encounters, w.followups = encounter.NewLog(w.vault), followup.NewBoard(w.vault, w.contacts).In(zone)
	w.dates, w.rhythms, w.giving = anniversary.NewCalendar(w.vault, w.contacts), rhythm.NewPlan(w.vault, w.contacts, zone), giving.NewBoard(w.vault, w.contacts)
	w.planner = today.NewPlanner(w.vault, w.contacts, w.encounters, w.followups, w.dates, w.rhythms, w.giving, zone)
	w.fill(seed)
	w.must(w.planner.SetMinutes(w.ctx, k.minutes))
	return w
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) done(_ vault.Change, err error) {
	w.Helper()
	w.must(err)
}

func (w *world) date() string { return w.now.Format(time.DateOnly) }

func (w *world) plus(days int) string { return w.now.AddDate(0, 0, days).Format(time.DateOnly) }

func (w *world) chance(share float64) bool { return w.rand.Float64() < share }

// fill brings the book in, sets rhythms, and gives some people a history.
func (w *world) fill(seed uint64) {
	w.Helper()
	var cards bytes.Buffer
	w.must(samplebook.Book{Seed: seed, Mixed: true}.Write(&cards, w.keeper.contacts))
	decoder := vcard.NewDecoder(&cards, vcard.Options{})
	w.done(w.vault.Write(w.ctx, message.New("import.done", nil), func(tx *vault.Tx) error {
		writer, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for {
			entry, err := decoder.Decode()
			if errors.Is(err, io.EOF) {
				return writer.Close()
			}
			if err != nil {
				return err
			}
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			if _, err := writer.Add(preparer.Prepare(entry.Card), id, 0); err != nil {
				return err
			}
		}
	}))
	people, _, err := w.contacts.List(w.ctx, contact.ListQuery{})
	w.must(err)
	w.people = people
	if len(w.people) != w.keeper.contacts {
		w.Fatalf("%d people came in, want %d", len(w.people), w.keeper.contacts)
	}
	ids := map[int64]string{}
	for _, row := range w.people {
		ids[row.Key] = row.ID
	}
	all, err := w.dates.All(w.ctx)
	w.must(err)
	for _, date := range all {
		if date.Kind == anniversary.Birthday {
			w.born[ids[date.Contact]] = [2]int{date.Month, date.Day}
		}
	}
	w.rand.Shuffle(len(w.people), func(i, j int) { w.people[i], w.people[j] = w.people[j], w.people[i] })
	at := 0
	for _, wish := range w.keeper.rhythms {
		r, ok := rhythm.Parse(wish.every)
		if !ok {
			w.Fatal(wish.every)
		}
		var some []string
		for _, row := range w.people[at : at+wish.people] {
			some = append(some, row.ID)
		}
		at += wish.people
		w.done(w.rhythms.Set(w.ctx, some, r))
	}
	for _, row := range w.people[at : at+w.habits] {
		pace := 20 + w.rand.IntN(80)
		for n := range 6 {
			w.log("meal", w.plus(-pace*(n+1)-w.rand.IntN(10)), row.ID)
		}
	}
}

func (w *world) log(kind, day string, people ...string) {
	w.Helper()
	_, _, err := w.encounters.Save(w.ctx, encounter.Draft{Kind: kind, Day: day, People: people}, w.zone)
	w.must(err)
}
