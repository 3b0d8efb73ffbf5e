package encounter

import (
	"context"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/search"
	"kith/internal/vault"
)

func TestEncounters(t *testing.T) {
	ctx := context.Background()
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	contacts, log := contact.NewBook(v, search.New(v)), NewLog(v)
	person := func(given, family string) string {
		c, _, err := contacts.Create(ctx, contact.KindPerson, contact.NameParts{Given: []string{given}, Family: []string{family}}, "")
		if err != nil {
			t.Fatal(err)
		}
		return c.ID
	}
	anna, ömer := person("Anna", "Weber"), person("Ömer", "Öztürk")
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}

	saved, _, err := log.Save(ctx, Draft{Kind: "meal", Note: " sucht eine **Steuerberaterin**\x00 ", People: []string{anna, ömer}}, berlin)
	if err != nil {
		t.Fatal(err)
	}
	// Half past eleven in the evening in UTC is tomorrow in Berlin.
	if saved.Day != "2026-11-23" || saved.Note != "sucht eine **Steuerberaterin**" || len(saved.People) != 2 || saved.People[1].Name != "Ömer Öztürk" {
		t.Errorf("saved: %+v", saved)
	}
	hits := func(text string) int {
		result, err := contacts.Find(ctx, text, "", 10)
		if err != nil {
			t.Fatal(err)
		}
		return len(result.Hits)
	}
	if hits("steuerb") != 1 || hits("weber steuerberaterin") != 1 {
		t.Errorf("the note is not found: %d, %d", hits("steuerb"), hits("weber steuerberaterin"))
	}
	// The names of those who took part find the people, not the encounter.
	if hits("weber") != 1 || hits("anna weber") != 1 || hits("anna öztürk") != 0 {
		t.Errorf("names find the encounter: %d, %d, %d", hits("weber"), hits("anna weber"), hits("anna öztürk"))
	}
	if _, _, err := log.Save(ctx, Draft{ID: saved.ID, Kind: "call", Day: "2026-05-01", Note: "Zollrecht", People: []string{anna}}, berlin); err != nil {
		t.Fatal(err)
	}
	list, err := log.List(ctx, ömer, 0, 0)
	if err != nil || len(list) != 0 || hits("steuerb") != 0 || hits("zollr") != 1 {
		t.Errorf("after the edit: %v %v", list, err)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if list, err = log.List(ctx, ömer, 0, 0); err != nil || len(list) != 1 || list[0].Kind != "meal" || hits("steuerb") != 1 {
		t.Errorf("after undo: %v %v", list, err)
	}
	// Who is only in one deleted person's encounters goes with that person, and comes back with them.
	if _, err := contacts.Remove(ctx, []string{anna, ömer}); err != nil {
		t.Fatal(err)
	}
	if list, err = log.List(ctx, "", 0, 0); err != nil || len(list) != 0 {
		t.Errorf("after removing both: %v %v", list, err)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if list, err = log.List(ctx, anna, 0, 0); err != nil || len(list) != 1 || len(list[0].People) != 2 {
		t.Errorf("after bringing both back: %v %v", list, err)
	}
	if _, err := log.Remove(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if hits("steuerb") != 0 {
		t.Error("a deleted encounter is found")
	}

	for code, draft := range map[string]Draft{
		"encounter.bad-kind":      {Kind: "duel", People: []string{anna}},
		"encounter.bad-day":       {Day: "2026-02-30", People: []string{anna}},
		"encounter.nobody":        {},
		"contact.not-found":       {People: []string{"nobody"}},
		"encounter.not-found":     {ID: "nothing", People: []string{anna}},
		"encounter.bad-time":      {Time: "25:00", People: []string{anna}},
		"encounter.time-no-day":   {Day: "2026-21", Time: "15:00", People: []string{anna}},
		"encounter.bad-size":      {Size: -1, People: []string{anna}},
		"encounter.bad-initiator": {Initiator: "nobody", People: []string{anna}},
		"encounter.bad-link":      {Links: []string{"javascript:alert(1)"}, People: []string{anna}},
		"contact.empty":           {New: []string{"  "}, People: []string{anna}},
	} {
		if _, _, err := log.Save(ctx, draft, berlin); fault.Code(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if err := failsOn(log.Remove(ctx, "nothing")); fault.Code(err) != "encounter.not-found" {
		t.Errorf("remove: %v", err)
	}
}

func failsOn(_ vault.Change, err error) error { return err }
