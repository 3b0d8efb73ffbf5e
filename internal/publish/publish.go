// Package publish hands follow-ups, birthdays and anniversaries to calendars as one iCalendar file, and encounters as well when
// everything is to leave.
//
// Each fact keeps a random UID for ever. What has not changed since the last export is written in the same bytes; what has
// gets a higher SEQUENCE and a new LAST-MODIFIED, as calendar programs want it. Package icalendar writes the format.
package publish

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/renameio/v2"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/vault"
)

// Kinds of facts that can be published. Birthdays stands for anniversaries as well. Encounters are journal entries, which few
// calendar programs show: they are written only when asked for.
const (
	Followups  = "followups"
	Birthdays  = "birthdays"
	Encounters = "encounters"
)

// Options say what to publish, and how. No kinds means follow-ups and birthdays.
type Options struct {
	Kinds     []string
	Todos     bool // follow-ups as VTODO rather than VEVENT; done ones come along as completed
	SinceLast bool // only what is new or changed since the last export
	Copy      bool // a copy to keep, which does not count as the last export
	Language  message.Language
}

// Result counts what was written.
type Result struct {
	Followups  int
	Birthdays  int
	Encounters int
}

func (r *Result) count(kind string) {
	switch kind {
	case Followups:
		r.Followups++
	case Birthdays:
		r.Birthdays++
	case Encounters:
		r.Encounters++
	}
}

// Publisher publishes from one vault.
type Publisher struct {
	vault      *vault.Vault
	contacts   *contact.Book
	followups  *followup.Board
	encounters *encounter.Log
}

// New gives a Publisher.
func New(v *vault.Vault, contacts *contact.Book, followups *followup.Board, encounters *encounter.Log) *Publisher {
	return &Publisher{vault: v, contacts: contacts, followups: followups, encounters: encounters}
}

// fact is an item with what it is about, by which its UID is remembered.
type fact struct {
	name string
	kind string
	item icalendar.Item
}

// WriteFile publishes into a file, which is replaced as a whole or not at all. Faults: calendar.kind, calendar.failed.
func (p *Publisher) WriteFile(ctx context.Context, path string, options Options) (Result, error) {
	return p.publish(ctx, options, func(write func(io.Writer) error) error {
		file, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o600), renameio.WithExistingPermissions())
		if err != nil {
			return failed(path, err)
		}
		defer func() { _ = file.Cleanup() }()
		if err := write(file); err != nil {
			return failed(path, err)
		}
		if err := file.CloseAtomicallyReplace(); err != nil {
			return failed(path, err)
		}
		return nil
	})
}

// Write publishes into a stream.
func (p *Publisher) Write(ctx context.Context, w io.Writer, options Options) (Result, error) {
	return p.publish(ctx, options, func(write func(io.Writer) error) error { return write(w) })
}

func failed(path string, err error) error {
	return fault.Wrap(err, "calendar.failed", message.Args{"file": path, "reason": fault.Reason(err)})
}

// publish remembers the stamps only if the file was written: an export that failed must not count as the last one.
func (p *Publisher) publish(ctx context.Context, options Options, deliver func(func(io.Writer) error) error) (Result, error) {
	var result Result
	for _, kind := range options.Kinds {
		if !slices.Contains([]string{Followups, Birthdays, Encounters}, kind) {
			return result, fault.New("calendar.kind", message.Args{"kind": kind})
		}
	}
	facts, err := p.facts(ctx, options)
	if err != nil {
		return result, err
	}
	err = p.vault.Maintain(ctx, func(tx *vault.Tx) error {
		calendar := icalendar.Calendar{Name: message.New("calendar.name", nil).In(options.Language)}
		known, err := stamps(tx)
		if err != nil {
			return err
		}
		for i := range facts {
			changed, err := stamp(tx, known, &facts[i], options.Copy)
			if err != nil {
				return err
			}
			if options.SinceLast && !changed {
				continue
			}
			result.count(facts[i].kind)
			calendar.Items = append(calendar.Items, facts[i].item)
		}
		return deliver(func(w io.Writer) error { return icalendar.Encode(w, calendar) })
	})
	return result, err
}

func (p *Publisher) facts(ctx context.Context, options Options) ([]fact, error) {
	wanted := func(kind string) bool {
		return slices.Contains(options.Kinds, kind) || len(options.Kinds) == 0 && kind != Encounters
	}
	var facts []fact
	if wanted(Followups) {
		all, err := p.followups.All(ctx)
		if err != nil {
			return nil, err
		}
		for _, f := range all {
			if f.Done.IsZero() || options.Todos {
				facts = append(facts, fact{"followup:" + f.ID, Followups, followupItem(f, options)})
			}
		}
	}
	if wanted(Birthdays) {
		people, err := p.contacts.WithDates(ctx)
		if err != nil {
			return nil, err
		}
		for _, row := range people {
			for _, date := range []struct{ name, value string }{{"birthday", row.Birthday}, {"anniversary", row.Anniversary}} {
				if day, ok := yearly(date.value); ok {
					facts = append(facts, fact{date.name + ":" + row.ID, Birthdays, yearlyItem(date.name, row.Name, day, options.Language)})
				}
			}
		}
	}
	if wanted(Encounters) {
		all, err := p.encounters.List(ctx, "", 0, 0)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			facts = append(facts, fact{"encounter:" + e.ID, Encounters, encounterItem(e, options.Language)})
		}
	}
	return facts, nil
}

func encounterItem(e encounter.Encounter, lang message.Language) icalendar.Item {
	day, _ := icalendar.ParseDay(e.Day) // checked when it was saved
	item := icalendar.Item{
		Kind: icalendar.Journal, Description: e.Note, Categories: []string{e.Kind}, Created: e.Created, When: icalendar.When{AllDay: true, Day: day},
	}
	var names []string
	for _, person := range e.People {
		names = append(names, person.Name)
		item.Contacts = append(item.Contacts, icalendar.Contact{Name: person.Name, URI: "urn:uuid:" + person.ID})
	}
	item.Summary = message.New("encounter.kind."+e.Kind, nil).In(lang) + ": " + strings.Join(names, ", ")
	return item
}

// An all-day alarm rings at nine on the morning before; Outlook reads the trigger's absolute value, so it must lie before.
const (
	morningBefore = 15 * time.Hour
	minutesBefore = 10 * time.Minute
	timedLength   = 30 * time.Minute
)

func followupItem(f followup.Followup, options Options) icalendar.Item {
	item := icalendar.Item{Kind: icalendar.Event, Summary: f.Title, Description: f.Note, Done: f.Done, Created: f.Created}
	if options.Todos {
		item.Kind = icalendar.Todo
	}
	var absent []string
	for _, person := range f.People {
		item.Contacts = append(item.Contacts, icalendar.Contact{Name: person.Name, URI: "urn:uuid:" + person.ID})
		if !strings.Contains(f.Title, person.Name) {
			absent = append(absent, person.Name)
		}
	}
	if len(absent) != 0 {
		// In a calendar nobody sees the person beside the title.
		item.Summary += " (" + strings.Join(absent, ", ") + ")"
	}
	if f.Due.Day != "" {
		day, _ := icalendar.ParseDay(f.Due.Day) // checked when it was saved
		item.When = icalendar.When{AllDay: true, Day: day}
		item.Alarm = &icalendar.Alarm{Before: morningBefore}
		return item
	}
	item.When = icalendar.When{At: f.Due.At, Zone: f.Due.Location()}
	if item.Kind == icalendar.Event {
		item.When.Duration = timedLength
	}
	item.Alarm = &icalendar.Alarm{Before: minutesBefore}
	return item
}

// yearly reads the dates that come back every year: those with a month and a day.
func yearly(text string) (icalendar.Day, bool) {
	var day icalendar.Day
	rest, hasYear := strings.CutPrefix(text, "--")
	parts := strings.Split(rest, "-")
	if !hasYear {
		if len(parts) != 3 {
			return day, false
		}
		day.Year, _ = strconv.Atoi(parts[0])
		parts = parts[1:]
	}
	if len(parts) != 2 {
		return day, false
	}
	month, err := strconv.Atoi(parts[0])
	if err != nil {
		return day, false
	}
	number, err := strconv.Atoi(parts[1])
	if err != nil {
		return day, false
	}
	day.Month, day.Day = month, number
	leap := icalendar.Day{Year: 1972, Month: month, Day: number}
	return day, leap.Valid()
}

func yearlyItem(kind, name string, day icalendar.Day, lang message.Language) icalendar.Item {
	code, args := "calendar."+kind, message.Args{"name": name}
	if day.Year != 0 {
		code += "-year"
		args["year"] = day.Year
	}
	item := icalendar.Birthday("", message.New(code, args).In(lang), day, time.Time{}, &icalendar.Alarm{Before: morningBefore})
	item.Categories = []string{kind}
	return item
}

type published struct {
	uid      string
	digest   int64
	sequence int
	modified int64
}

func stamps(tx *vault.Tx) (map[string]published, error) {
	rows, err := tx.Query(`SELECT fact, uid, digest, sequence, modified FROM published`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[string]published{}
	for rows.Next() {
		var name string
		var p published
		if err := rows.Scan(&name, &p.uid, &p.digest, &p.sequence, &p.modified); err != nil {
			return nil, err
		}
		known[name] = p
	}
	return known, rows.Err()
}

// unpublished is the digest of what has its UID but was never in a calendar, only in a copy.
const unpublished = 0

// stamp gives an item its UID, SEQUENCE and moment of change, and reports whether it is new or has changed since the last export.
// A copy gets UIDs as well, the same that a calendar has, but leaves the rest as it is.
func stamp(tx *vault.Tx, known map[string]published, f *fact, copied bool) (changed bool, err error) {
	digest, err := digest(f.item)
	if err != nil {
		return false, err
	}
	last, ok := known[f.name]
	if !ok {
		changed = true
		last = published{digest: digest, modified: tx.Now().Unix()}
		if copied {
			last.digest = unpublished
		}
		if last.uid, err = tx.NewID(); err == nil {
			err = tx.Exec(`INSERT INTO published (uid, fact, digest, sequence, modified) VALUES (?, ?, ?, 0, ?)`, last.uid, f.name, last.digest, last.modified)
		}
	}
	if last.digest != digest && !copied && err == nil {
		changed = true
		if last.digest != unpublished {
			last.sequence++
		}
		last.modified = tx.Now().Unix()
		err = tx.Exec(`UPDATE published SET digest = ?, sequence = ?, modified = ? WHERE uid = ?`, digest, last.sequence, last.modified, last.uid)
	}
	f.item.UID, f.item.Sequence, f.item.Stamp = last.uid, last.sequence, time.Unix(last.modified, 0).UTC()
	return changed, err
}

func digest(item icalendar.Item) (int64, error) {
	item.When.Zone = nil // a time's zone is in its moment; a pointer would not be the same twice
	text, err := json.Marshal(item)
	if err != nil {
		return 0, err
	}
	sum := fnv.New64a()
	_, _ = sum.Write(text)
	return int64(sum.Sum64()), nil
}

// Published reports whether anything was ever exported, which "only what is new" needs.
func (p *Publisher) Published(ctx context.Context) (bool, error) {
	var one int
	err := p.vault.QueryRow(ctx, `SELECT 1 FROM published LIMIT 1`).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}
