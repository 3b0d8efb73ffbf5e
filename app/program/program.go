// Package program puts the rooms of Kith together over one open vault. The window and the terminal both start from it, so that
// they do the same things the same way.
package program

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
	_ "time/tzdata" // zones on machines that have none installed

	"github.com/adrg/xdg"

	"kith/internal/anniversary"
	"kith/internal/appointment"
	"kith/internal/contact"
	"kith/internal/duplicate"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/giving"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/syncing"
	"kith/internal/tidy"
	"kith/internal/today"
	"kith/internal/vault"
	"kith/internal/view"
	"kith/internal/writing"
)

// Version is set when building.
var Version = "development"

// Program is an open book with everything that works on it.
type Program struct {
	Vault      *vault.Vault
	Contacts   *contact.Book
	Encounters *encounter.Log
	Followups  *followup.Board
	Giving     *giving.Board
	Dates      *anniversary.Calendar
	Rhythms    *rhythm.Plan
	Planner    *today.Planner
	Imports    *importing.Importer
	Publisher  *publish.Publisher
	Duplicates *duplicate.Finder
	Tidy       *tidy.Finder
	Views      *view.Shelf
	Letters    *writing.Desk
	Sync       *syncing.Syncer
	Zone       *time.Location // of this computer, always with its IANA name
	dir        string
	keeper     *keeper

	Appointments *appointment.Taker
}

// Open opens the vault in dir (DefaultVault if ""). Faults are those of vault.Open.
func Open(dir string, options vault.Options) (*Program, error) {
	if dir == "" {
		dir = DefaultVault()
	}
	v, err := vault.Open(dir, options)
	if err != nil {
		return nil, err
	}
	contacts := contact.NewBook(v, search.New(v))
	if err := contacts.Fill(context.Background()); err != nil {
		return nil, errors.Join(err, v.Close())
	}
	if _, err := contacts.PurgeExpired(context.Background()); err != nil {
		return nil, errors.Join(err, v.Close())
	}
	zone := LocalZone()
	followups, encounters := followup.NewBoard(v, contacts).In(zone), encounter.NewLog(v)
	contacts.WhenSeen(encounters.WhenSeen)
	imports := importing.New(v)
	imports.WhenSeen(contacts.TellSeen)
	contacts.Merged(encounters.Merged)
	dates, rhythms := anniversary.NewCalendar(v, contacts), rhythm.NewPlan(v, contacts, zone)
	board := giving.NewBoard(v, contacts)
	publisher := publish.New(v, contacts, followups, encounters, dates, rhythms)
	p := &Program{
		Vault:      v,
		Contacts:   contacts,
		Encounters: encounters,
		Followups:  followups,
		Giving:     board,
		Dates:      dates,
		Rhythms:    rhythms,
		Planner:    today.NewPlanner(v, contacts, encounters, followups, dates, rhythms, board, zone),
		Imports:    imports,
		Views:      view.NewShelf(v),
		Publisher:  publisher,
		Sync:       syncing.New(v, publisher, followups),
		Duplicates: duplicate.NewFinder(v, contacts),
		Zone:       zone,
		dir:        dir,
	}
	contacts.CircleRenamed(p.Views.CircleRenamed)
	p.Tidy = tidy.NewFinder(v, contacts, p.Today, p.HomeCountry)
	p.Letters = writing.NewDesk(v, contacts, encounters, dates, zone, p.HomeCountry)
	p.Appointments = appointment.New(v, contacts, encounters, p.Followups, publisher).With(p.rooms()...)
	p.keeper = &keeper{p: p}
	v.OnChange(p.keeper.note)
	return p, nil
}

// Close writes the calendar that is kept up to date, if anything changed, and closes the vault.
func (p *Program) Close() error { return errors.Join(p.keeper.close(), p.Vault.Close()) }

// Today is the civil day on this computer.
func (p *Program) Today() string { return p.Vault.Now().In(p.Zone).Format(time.DateOnly) }

// DefaultVault is KITH_VAULT, or "kith" in the XDG data folder.
func DefaultVault() string {
	if dir := os.Getenv("KITH_VAULT"); dir != "" {
		return dir
	}
	return filepath.Join(xdg.DataHome, "kith")
}

// LocalZone is the computer's zone under its IANA name, which Go hides behind "Local": from TZ, else from where /etc/localtime
// points, else from /etc/timezone; UTC if none of them names a zone.
func LocalZone() *time.Location {
	candidates := []string{strings.TrimPrefix(os.Getenv("TZ"), ":")}
	if target, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(target, "zoneinfo/"); ok {
			candidates = append(candidates, name)
		}
	}
	if text, err := os.ReadFile("/etc/timezone"); err == nil {
		candidates = append(candidates, strings.TrimSpace(string(text)))
	}
	for _, name := range candidates {
		if name == "" || name == "Local" {
			continue
		}
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
	}
	return time.UTC
}

// Language resolves a choice: "de" and "en" stand for themselves, anything else asks the locale (LC_ALL, LC_MESSAGES, LANG).
func Language(choice string) message.Language {
	speech := choice
	if speech != "de" && speech != "en" {
		speech = locale()
	}
	if strings.HasPrefix(speech, "de") {
		return message.German
	}
	return message.English
}

// locale is what the system says of language and country, "de_DE.UTF-8"; "" if nothing.
func locale() string {
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(variable); value != "" {
			return value
		}
	}
	return ""
}

// Match says where a search found a contact: in its own field, or in an encounter or follow-up with it.
type Match struct {
	ID      string
	Field   string
	Snippet string
}

// Found is the answer to a search, best first.
type Found struct {
	Rows    []contact.Row
	Matches []Match
	Total   int
	More    bool // there are more than Total
	Near    bool // only near spellings fitted
}

// Search searches people and what is written about them; encounters and follow-ups stand for their people.
func (p *Program) Search(ctx context.Context, text, circle string, limit int) (Found, error) {
	result, err := p.Contacts.Find(ctx, text, circle, limit)
	if err != nil {
		return Found{}, err
	}
	return p.found(ctx, text, result)
}

// Suggest is Search for every key that is typed: it stops counting when the page is full, and says so by More.
func (p *Program) Suggest(ctx context.Context, text, circle string, limit int) (Found, error) {
	result, err := p.Contacts.Suggest(ctx, text, circle, limit)
	if err != nil {
		return Found{}, err
	}
	return p.found(ctx, text, result)
}

// SearchAmong is Search, or with quick Suggest, among those whom a list query chooses.
func (p *Program) SearchAmong(ctx context.Context, text string, among contact.ListQuery, limit int, quick bool) (Found, error) {
	result, err := p.Contacts.FindAmong(ctx, text, among, limit, quick)
	if err != nil {
		return Found{}, err
	}
	return p.found(ctx, text, result)
}

func (p *Program) found(ctx context.Context, text string, result search.Result) (Found, error) {
	hits, err := p.resolve(ctx, result.Hits)
	if err != nil {
		return Found{}, err
	}
	found := Found{Rows: []contact.Row{}, Matches: []Match{}, Total: result.Total, More: result.More, Near: result.Near}
	seen := map[int64]bool{}
	var keys []int64
	var matches []Match
	for _, h := range hits {
		if !seen[h.contact] {
			seen[h.contact] = true
			keys = append(keys, h.contact)
			matches = append(matches, Match{Field: h.field, Snippet: h.snippet})
		}
	}
	rows, err := p.Contacts.Rows(ctx, keys)
	if err != nil {
		return Found{}, err
	}
	at := make(map[int64]int, len(keys))
	for i, key := range keys {
		at[key] = i
	}
	found.Rows = rows
	untold := make([]contact.Hit, len(rows))
	for i, row := range rows {
		match := matches[at[row.Key]]
		match.ID = row.ID
		found.Matches = append(found.Matches, match)
		if untold[i].Row = row; match.Snippet == "" {
			untold[i].Field = match.Field
		}
	}
	snippets, err := p.Contacts.Snippets(ctx, untold, text)
	if err != nil {
		return Found{}, err
	}
	for i, snippet := range snippets {
		if untold[i].Field != "" {
			found.Matches[i].Snippet = snippet
		}
	}
	// Several encounters with the same person are one row; beyond the page there may be more of them, which nobody counts.
	found.Total = max(found.Total-(len(result.Hits)-len(found.Rows)), len(found.Rows))
	if !result.More && result.Total <= len(result.Hits) {
		found.Total = len(found.Rows)
	}
	return found, nil
}

type resolved struct {
	contact int64
	field   string
	snippet string
}

// resolve turns hits on encounters and follow-ups into hits on their people, in the same order.
func (p *Program) resolve(ctx context.Context, hits []search.Hit) ([]resolved, error) {
	people, err := p.peopleOf(ctx, hits)
	if err != nil {
		return nil, err
	}
	var all []resolved
	for _, hit := range hits {
		if hit.Kind == search.Contact {
			all = append(all, resolved{contact: hit.Key, field: hit.Field})
			continue
		}
		all = append(all, people[hit]...)
	}
	return all, nil
}
