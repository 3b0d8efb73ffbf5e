// Package syncing keeps a calendar on the person's own server in step with the book: what package publish makes goes there, and what
// was ticked off, moved or renamed there comes back into the follow-ups.
//
// For every object it remembers what Kith and the server had when both were last in step. A field that one side changed since goes
// to the other; where both changed the same field, what was changed last stands and the report says so. Objects that are not Kith's
// are never read, changed or deleted. What a run did is remembered step by step, so that one that was broken off is finished by the
// next.
//
// What is deleted in the calendar stays in Kith, is not put there again, and is told: a slip of the finger on a phone must not cost a
// follow-up. What is deleted in Kith is deleted in the calendar, unless it was changed there since.
//
// It owns the tables calendar_account, calendar_object and calendar_state. The window and the terminal call it; package dav does the talking.
package syncing

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"kith/internal/dav"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/secret"
	"kith/internal/vault"
)

// Account is the calendar on the server, and what goes there.
type Account struct {
	Address     string // of the server, as it was entered
	User        string
	Calendar    string // address of the calendar
	Name        string // of the calendar
	Kinds       []string
	Todos       bool     // follow-ups as to-dos, which can be ticked off in the calendar program
	Every       int      // minutes between runs while the window is open, 0 for none
	Certificate string   // fingerprint of the one certificate that is trusted though nobody vouches for it
	Hosts       []string // further hosts that may have the password
	Plain       bool     // a connection without encryption was accepted
}

// UsualName is how the calendar is called that Kith makes.
const UsualName = "Kith"

// Syncer keeps one vault in step.
type Syncer struct {
	vault     *vault.Vault
	publisher *publish.Publisher
	followups *followup.Board
	safe      *secret.Safe
}

// New gives a Syncer.
func New(v *vault.Vault, publisher *publish.Publisher, followups *followup.Board) *Syncer {
	return &Syncer{vault: v, publisher: publisher, followups: followups, safe: secret.NewSafe(v)}
}

// Account gives what is set up; nil if nothing is.
func (s *Syncer) Account(ctx context.Context) (*Account, error) {
	var a Account
	var kinds, hosts string
	err := s.vault.QueryRow(ctx, `SELECT address, user, calendar, name, kinds, todos, every, certificate, hosts, plain FROM calendar_account ORDER BY key DESC LIMIT 1`).
		Scan(&a.Address, &a.User, &a.Calendar, &a.Name, &kinds, &a.Todos, &a.Every, &a.Certificate, &hosts, &a.Plain)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	a.Kinds, a.Hosts = split(kinds), split(hosts)
	return &a, err
}

// Known is Account where there must be one. Fault: sync.not-set-up.
func (s *Syncer) Known(ctx context.Context) (*Account, error) {
	a, err := s.Account(ctx)
	if err == nil && a == nil {
		err = fault.New("sync.not-set-up", nil)
	}
	return a, err
}

func split(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, ",")
}

// The bounds of Account.Every, in minutes.
const (
	shortest = 5
	longest  = 24 * 60
)

// SetUp keeps an account in place of the one there was. Fault: sync.every.
func (s *Syncer) SetUp(ctx context.Context, a Account) (vault.Change, error) {
	if a.Every != 0 && (a.Every < shortest || a.Every > longest) {
		return vault.Change{}, fault.New("sync.every", message.Args{"n": a.Every})
	}
	if len(a.Kinds) == 0 {
		a.Kinds = []string{publish.Followups, publish.Birthdays}
	}
	slices.Sort(a.Kinds)
	return s.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		var key int64
		var calendar string
		err := tx.QueryRow(`SELECT key, calendar FROM calendar_account ORDER BY key DESC LIMIT 1`).Scan(&key, &calendar)
		code := "sync.account-edited"
		if errors.Is(err, sql.ErrNoRows) || err == nil && calendar != a.Calendar {
			code, err = "sync.account-made", nil
		}
		if err != nil {
			return message.Message{}, err
		}
		columns := []any{a.Address, a.User, a.Calendar, a.Name, strings.Join(a.Kinds, ","), a.Todos, a.Every, a.Certificate, strings.Join(a.Hosts, ","), a.Plain}
		if key == 0 {
			err = tx.Exec(`INSERT INTO calendar_account (change, address, user, calendar, name, kinds, todos, every, certificate, hosts, plain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				append([]any{tx.Change()}, columns...)...)
		} else {
			err = tx.Exec(`UPDATE calendar_account SET change = ?, address = ?, user = ?, calendar = ?, name = ?, kinds = ?, todos = ?, every = ?, certificate = ?, hosts = ?, plain = ? WHERE key = ?`,
				append(append([]any{tx.Change()}, columns...), key)...)
		}
		return message.New(code, message.Args{"name": a.Name, "host": a.Host()}), err
	})
}

// Remove ends publishing. The calendar on the server and what is in it stay; the password is forgotten. Fault: sync.not-set-up.
func (s *Syncer) Remove(ctx context.Context) (vault.Change, error) {
	a, err := s.Known(ctx)
	if err != nil {
		return vault.Change{}, err
	}
	change, err := s.vault.Write(ctx, message.New("sync.account-removed", message.Args{"name": a.Name, "host": a.Host()}), func(tx *vault.Tx) error {
		return tx.Exec(`DELETE FROM calendar_account`)
	})
	if err != nil {
		return change, err
	}
	return change, s.safe.Forget(ctx, a.secretName())
}

// Host is the server as a person would name it.
func (a *Account) Host() string {
	host := a.Address
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	return host
}

func (a *Account) secretName() string { return a.User + " @ " + a.Host() }

// Connect readies a client for an account, of which only what leads to the server needs to be there. Faults: sync.address, sync.plain.
func Connect(a Account, password string) (*dav.Client, error) {
	return dav.New(dav.Options{Address: a.Address, User: a.User, Password: password, Trusted: a.Certificate, Hosts: a.Hosts, Plain: a.Plain})
}

// KeepPassword keeps the password of an account, and says where.
func (s *Syncer) KeepPassword(ctx context.Context, a Account, password string) (secret.Place, error) {
	return s.safe.Keep(ctx, a.secretName(), password)
}

// Password gives the password of an account and where it is kept; "" where it has to be asked.
func (s *Syncer) Password(ctx context.Context, a Account) (string, secret.Place, error) {
	return s.safe.Find(ctx, a.secretName())
}

// State is what the last run had to say.
type State struct {
	At     time.Time // zero if there was none
	Report Report
}

// Last gives the last run of an account's calendar.
func (s *Syncer) Last(ctx context.Context, a Account) (State, error) {
	var at int64
	var result string
	err := s.vault.QueryRow(ctx, `SELECT at, result FROM calendar_state WHERE calendar = ?`, a.Calendar).Scan(&at, &result)
	if errors.Is(err, sql.ErrNoRows) {
		return State{}, nil
	}
	if err != nil {
		return State{}, err
	}
	state := State{At: time.UnixMilli(at).UTC()}
	return state, json.Unmarshal([]byte(result), &state.Report)
}

// Absent is an entry that was deleted in the calendar and is kept in Kith.
type Absent struct {
	UID   string
	Fact  string // "followup:<id>"
	Title string
}

// Absent lists what was deleted in the calendar and is not put there any more.
func (s *Syncer) Absent(ctx context.Context, a Account) ([]Absent, error) {
	objects, err := s.objects(ctx, a.Calendar)
	if err != nil {
		return nil, err
	}
	list := []Absent{}
	for _, o := range objects {
		if o.gone {
			list = append(list, Absent{o.uid, o.fact, o.ours.Summary})
		}
	}
	slices.SortFunc(list, func(a, b Absent) int { return strings.Compare(a.Title+a.UID, b.Title+b.UID) })
	return list, nil
}

// PutBack lets the next run put entries into the calendar again that were deleted there; no UIDs means all. It answers how many.
func (s *Syncer) PutBack(ctx context.Context, a Account, uids []string) (int, error) {
	absent, err := s.Absent(ctx, a)
	if err != nil {
		return 0, err
	}
	n := 0
	return n, s.vault.Maintain(ctx, func(tx *vault.Tx) error {
		for _, one := range absent {
			if len(uids) > 0 && !slices.Contains(uids, one.UID) {
				continue
			}
			n++
			if err := tx.Exec(`DELETE FROM calendar_object WHERE calendar = ? AND uid = ?`, a.Calendar, one.UID); err != nil {
				return err
			}
		}
		return nil
	})
}
