// Package publish hands follow-ups, birthdays and anniversaries to calendars as one iCalendar file, and encounters as well when
// everything is to leave.
//
// Each fact keeps a random UID for ever. What has not changed since the last export is written in the same bytes; what has
// gets a higher SEQUENCE and a new LAST-MODIFIED, as calendar programs want it. Package icalendar writes the format.
package publish

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/google/renameio/v2"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/vault"
	"kith/internal/whole"
)

// Kinds of facts that can be published. Birthdays stands for anniversaries as well, dates are those with a label of one's own, rhythms the
// days on which it is time to be in touch again. Encounters are journal entries, which few calendar programs show.
const (
	Followups  = "followups"
	Birthdays  = "birthdays"
	Dates      = "dates"
	Rhythms    = "rhythms"
	Encounters = "encounters"
)

// records is the kind of what Options.Records bring; it cannot be asked for by name.
const records = "records"

// Kinds are all of them, in the order in which they stand in a file.
var Kinds = []string{Followups, Birthdays, Dates, Rhythms, Encounters}

// Options say what to publish, and how. No kinds means follow-ups and birthdays.
type Options struct {
	Kinds     []string
	Todos     bool   // follow-ups as VTODO rather than VEVENT; done ones come along as completed
	SinceLast bool   // only what is new or changed since the last export
	Copy      bool   // a copy to keep, which does not count as the last export
	People    People // of a copy: whose cards, which leave beside it, have a UID of their own
	Kept      bool   // a file kept up to date: it tells changes like an export, but is none of those that SinceLast counts from
	Language  message.Language
	Records   []whole.Record // what rooms have beside all this: for a copy of everything
}

// Result counts what was written.
type Result struct {
	Followups  int
	Birthdays  int
	Dates      int
	Rhythms    int
	Encounters int
	Records    int // of Options.Records
}

// Of is the number of a kind, and Total that of all.
func (r Result) Of(kind string) int {
	return map[string]int{Followups: r.Followups, Birthdays: r.Birthdays, Dates: r.Dates, Rhythms: r.Rhythms, Encounters: r.Encounters}[kind]
}

// Total is how many facts were written.
func (r Result) Total() int {
	return r.Followups + r.Birthdays + r.Dates + r.Rhythms + r.Encounters + r.Records
}

func (r *Result) count(kind string) {
	switch kind {
	case Followups:
		r.Followups++
	case Birthdays:
		r.Birthdays++
	case Dates:
		r.Dates++
	case Rhythms:
		r.Rhythms++
	case Encounters:
		r.Encounters++
	case records:
		r.Records++
	}
}

// Publisher publishes from one vault.
type Publisher struct {
	vault      *vault.Vault
	contacts   *contact.Book
	followups  *followup.Board
	encounters *encounter.Log
	dates      *anniversary.Calendar
	rhythms    *rhythm.Plan
	stamping   sync.Mutex // a file kept up to date and a server may be served at the same time
}

// New gives a Publisher.
func New(v *vault.Vault, contacts *contact.Book, followups *followup.Board, encounters *encounter.Log, dates *anniversary.Calendar, rhythms *rhythm.Plan) *Publisher {
	return &Publisher{vault: v, contacts: contacts, followups: followups, encounters: encounters, dates: dates, rhythms: rhythms}
}

// fact is an item, or several under one UID, with what it is about, by which its UID is remembered.
type fact struct {
	name  string
	kind  string
	items []icalendar.Item
	fresh bool // new or changed since the last export
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
	purpose := exporting
	switch {
	case options.Copy:
		purpose = copying
	case options.Kept:
		purpose = showing
	}
	err := p.stamped(ctx, options, purpose, func(facts []fact) error {
		calendar := icalendar.Calendar{Name: message.New("calendar.name", nil).In(options.Language)}
		for _, f := range facts {
			if !options.SinceLast || f.fresh {
				result.count(f.kind)
				calendar.Items = append(calendar.Items, f.items...)
			}
		}
		return deliver(func(w io.Writer) error { return icalendar.Encode(w, calendar) })
	})
	return result, err
}

// stamped gathers the facts, gives them their stamps and hands them to use. What an export stamped is kept only if use succeeds; otherwise
// use runs when the stamps are written, so that nobody who edits waits for it.
func (p *Publisher) stamped(ctx context.Context, options Options, purpose purpose, use func([]fact) error) error {
	for _, kind := range options.Kinds {
		if !slices.Contains(Kinds, kind) {
			return fault.New("calendar.kind", message.Args{"kind": kind, "known": strings.Join(Kinds, ", ")})
		}
	}
	facts, err := p.facts(ctx, options)
	if err != nil {
		return err
	}
	p.stamping.Lock()
	defer p.stamping.Unlock()
	stamps, err := p.stamp(ctx, facts, purpose)
	if err != nil {
		return err
	}
	if purpose != exporting {
		if len(stamps.changed) > 0 {
			err = p.vault.Maintain(ctx, stamps.write)
		}
		if err == nil {
			stamps.put()
			err = use(facts)
		}
		return err
	}
	return p.vault.Maintain(ctx, func(tx *vault.Tx) error {
		if err := stamps.write(tx); err != nil {
			return err
		}
		stamps.put()
		return use(facts)
	})
}

// Published reports whether anything was ever exported, which "only what is new" needs.
func (p *Publisher) Published(ctx context.Context) (bool, error) {
	var one int
	err := p.vault.QueryRow(ctx, `SELECT 1 FROM published WHERE exported <> 0 LIMIT 1`).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}
