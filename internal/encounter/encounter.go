// Package encounter is the log of what happened with people: one entry on one or several of them, with a day or about when, a place,
// a note and what belongs to it.
//
// It owns the tables encounter and encounter_contact, and the projections encounter_line (timelines) and encounter_mention. The window
// and the terminal call it, and so do the rooms that count from encounters (rhythm, today).
package encounter

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// Kinds are the kinds an encounter can have. Feedback is a comment or a like that was given, attempt what failed (nobody answered), and
// a note an entry about people without having met them.
var Kinds = []string{"meeting", "meal", "call", "video", "message", "letter", "event", "feedback", "greeting", "attempt", "note"}

// Who reached out.
const (
	Me   = "me"
	Them = "them"
)

// Encounter is one entry.
type Encounter struct {
	ID        string
	Kind      string
	Day       string // a civil day, or an approximate time as package civil has it
	Time      string // 15:04, as the clocks showed there; "" unknown
	Place     string
	Size      int      // how many people there were, those who are not in the book too; 0 unknown
	Initiator string   // Me, Them or ""
	Links     []string // addresses of pages, paths of files
	Note      string   // Markdown; who is mentioned has the name they have now, see Plain
	People    []Person

	Created, Changed time.Time // UTC
	key              int64
	at               string // what it sorts by
}

// Person is who an encounter was with. Key is the key of the contact; Photo the version of the photo, "" without one.
type Person struct {
	Key         int64
	ID, Name    string
	Kind, Photo string
}

// Draft is what a person enters. An empty ID makes a new encounter, an empty Day means today in the given zone.
type Draft struct {
	ID        string
	Kind      string
	Day       string
	Time      string
	Place     string
	Size      int
	Initiator string
	Links     []string
	Note      string
	People    []string // contact ids
	New       []string // names of people who are not in the book and come in with the encounter
}

// Log is the encounters of a vault.
type Log struct {
	vault *vault.Vault
	few   int // see there
}

// NewLog gives the encounters of an open vault. It registers how their search text is rebuilt after an undo.
func NewLog(v *vault.Vault) *Log {
	l := &Log{vault: v, few: few}
	v.Restored("encounter", l.rebuild)
	return l
}

// Save stores a draft as a new encounter or over the one with its ID, and adds who is new to the book, all in one change. zone decides
// what today is. Faults: encounter.not-found, encounter.bad-kind, encounter.bad-day, encounter.bad-time, encounter.time-no-day,
// encounter.bad-size, encounter.bad-initiator, encounter.bad-link, encounter.nobody, contact.not-found, contact.empty.
func (l *Log) Save(ctx context.Context, d Draft, zone *time.Location) (Encounter, vault.Change, error) {
	if err := d.check(l.vault.Now().In(zone).Format(time.DateOnly)); err != nil {
		return Encounter{}, vault.Change{}, err
	}
	var id string
	change, err := l.vault.WriteAs(ctx, func(tx *vault.Tx) (named message.Message, err error) {
		id, named, err = l.saveIn(tx, d)
		return named, err
	})
	if err != nil {
		return Encounter{}, vault.Change{}, err
	}
	saved, err := l.Show(ctx, id)
	return saved, change, err
}

// SaveIn is Save inside another write; it answers the id and the label.
func (l *Log) SaveIn(tx *vault.Tx, d Draft, zone *time.Location) (string, message.Message, error) {
	if err := d.check(tx.Now().In(zone).Format(time.DateOnly)); err != nil {
		return "", message.Message{}, err
	}
	return l.saveIn(tx, d)
}

// saveIn saves a draft that is checked.
func (l *Log) saveIn(tx *vault.Tx, d Draft) (string, message.Message, error) {
	code := "encounter.edited"
	if d.ID == "" {
		code = "encounter.created"
	}
	key, err := l.store(tx, &d, &d.ID)
	if err != nil {
		return "", message.Message{}, err
	}
	named, err := label(tx, code, key)
	return d.ID, named, err
}

// Add stores drafts as new encounters inside a write of another room, and gives their ids in order. Faults are those of Save.
func (l *Log) Add(tx *vault.Tx, drafts []Draft) ([]string, error) {
	drafts, err := checked(drafts, "")
	if err != nil {
		return nil, err
	}
	ids, _, err := l.addAll(tx, drafts)
	return ids, err
}

// checked gives drafts in their stored form, those without a day on today.
func checked(drafts []Draft, today string) ([]Draft, error) {
	drafts = slices.Clone(drafts)
	for i := range drafts {
		if err := drafts[i].check(today); err != nil {
			return nil, err
		}
	}
	return drafts, nil
}

// addAll stores checked drafts as new encounters, and makes what is searched once for all of them.
func (l *Log) addAll(tx *vault.Tx, drafts []Draft) (ids []string, keys []int64, err error) {
	ids, keys = make([]string, len(drafts)), make([]int64, len(drafts))
	for i := range drafts {
		if keys[i], err = l.put(tx, &drafts[i], &ids[i]); err != nil {
			return nil, nil, err
		}
	}
	return ids, keys, l.rebuild(tx, keys)
}

// store writes a checked draft, and into id the one it made.
func (l *Log) store(tx *vault.Tx, d *Draft, id *string) (int64, error) {
	key, err := l.put(tx, d, id)
	if err == nil {
		err = l.rebuild(tx, []int64{key})
	}
	return key, err
}

// put is store without what is searched.
func (l *Log) put(tx *vault.Tx, d *Draft, id *string) (int64, error) {
	people, err := contact.Keys(tx, d.People)
	if err != nil {
		return 0, err
	}
	for _, name := range d.New {
		stranger, err := contact.NewPerson(tx, name)
		if err != nil {
			return 0, err
		}
		people = append(people, stranger.Key)
	}
	if d.Note, err = addMentioned(tx, d.Note); err != nil {
		return 0, err
	}
	links, err := json.Marshal(d.Links)
	if err != nil {
		return 0, err
	}
	var key int64
	now := tx.Now().UnixMilli()
	fields := []any{tx.Change(), d.Kind, d.Day, d.Time, d.Place, d.Size, d.Initiator, string(links), d.Note, now}
	if *id == "" {
		if *id, err = tx.NewID(); err == nil {
			key, err = tx.Insert(`INSERT INTO encounter (change, kind, day, time, place, size, initiator, links, note, changed, id, created)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(fields, *id, now)...)
		}
	} else if key, err = tx.KeyOf("encounter", *id, "encounter.not-found"); err == nil {
		err = tx.Exec(`UPDATE encounter SET change = ?, kind = ?, day = ?, time = ?, place = ?, size = ?, initiator = ?, links = ?, note = ?, changed = ?
			WHERE key = ?`, append(fields, key)...)
	}
	if err == nil {
		err = contact.Link(tx, "encounter", key, people)
	}
	return key, err
}

// Remove deletes an encounter. Fault: encounter.not-found.
func (l *Log) Remove(ctx context.Context, id string) (vault.Change, error) {
	return l.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		key, err := tx.KeyOf("encounter", id, "encounter.not-found")
		if err != nil {
			return message.Message{}, err
		}
		named, err := label(tx, "encounter.removed", key)
		if err == nil {
			err = tx.Exec(`DELETE FROM encounter WHERE key = ?`, key)
		}
		if err == nil {
			err = l.rebuild(tx, []int64{key})
		}
		return named, err
	})
}

func label(tx *vault.Tx, code string, key int64) (message.Message, error) {
	var names string
	err := tx.QueryRow(contact.LinkedNames("encounter"), key).Scan(&names)
	return message.New(code, message.Args{"name": names}), err
}

// WhenSeen lets the encounters of people be found or not as their people leave the book or come back; contact.Book calls it.
func (l *Log) WhenSeen(tx *vault.Tx, people []int64) error {
	keys, err := contact.About(tx, "encounter", people)
	if err != nil || len(keys) == 0 {
		return err
	}
	return l.rebuild(tx, keys)
}

// rebuild reads off encounters anew what is searched and who is mentioned, or removes it where the encounter is gone or hidden.
func (l *Log) rebuild(tx *vault.Tx, keys []int64) error {
	index := search.NewWriter(tx)
	for _, key := range keys {
		if err := rebuildOne(tx, index, key); err != nil {
			return errors.Join(err, index.Close())
		}
	}
	return index.Close()
}

func rebuildOne(tx *vault.Tx, index *search.Writer, key int64) error {
	var e Encounter
	var links, names string
	err := tx.QueryRow(`SELECT e.place, e.links, e.note FROM encounter e WHERE e.key = ? AND `+visible, key).Scan(&e.Place, &links, &e.Note)
	if errors.Is(err, sql.ErrNoRows) {
		index.Remove(search.Encounter, key)
		return nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(links), &e.Links)
	}
	if err == nil {
		err = tx.QueryRow(contact.LinkedNames("encounter"), key).Scan(&names)
	}
	if err == nil {
		err = noteMentions(tx, key, e.Note)
	}
	if err != nil {
		return err
	}
	return index.Replace(search.Prepare(search.Document{Kind: search.Encounter, Key: key, Name: names, Note: e.Text()}))
}
