package publish

import (
	"context"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"kith/internal/civil"
	"kith/internal/encounter"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/vault"
)

// What a VJOURNAL has no property for. The kind is there always: by it an encounter of Kith is told from the diary of another program.
const (
	journalKind      = "X-KITH-KIND"
	journalDay       = "X-KITH-DAY" // where it is known only about when
	journalSize      = "X-KITH-SIZE"
	journalInitiator = "X-KITH-INITIATOR"
	journalNote      = "X-KITH-NOTE" // Markdown, where it mentions somebody
	// In a copy of everything: whose card an id in the note means. Parameter and value are the id and the person's URI.
	journalMention = "X-KITH-MENTION"
	mentionID      = "X-KITH-ID"
)

// encounterItem is an encounter as a journal entry (RFC 5545 section 3.6.3). Its time is that of the clocks where it was, so it has no zone;
// what belongs to it are URL and ATTACH.
func encounterItem(e encounter.Encounter, lang message.Language) icalendar.Item {
	day, _ := icalendar.ParseDay(civil.First(e.Day)) // checked when it was saved
	item := icalendar.Item{
		Kind: icalendar.Journal, Description: encounter.Plain(e.Note), Location: e.Place, Categories: []string{e.Kind}, Created: e.Created,
		When: icalendar.When{AllDay: true, Day: day}, Extra: []icalendar.Property{icalendar.TextProperty(journalKind, e.Kind)},
	}
	if at, err := time.Parse(time.DateOnly+" 15:04", e.Day+" "+e.Time); err == nil {
		item.When = icalendar.When{At: at, Floating: true}
	}
	var names []string
	for _, person := range e.People {
		names = append(names, person.Name)
		item.Contacts = append(item.Contacts, icalendar.Contact{Name: person.Name, URI: "urn:uuid:" + person.ID})
	}
	item.Summary = message.New("encounter.kind."+e.Kind, nil).In(lang) + ": " + strings.Join(names, ", ")
	for i, link := range e.Links {
		if i == 0 && strings.HasPrefix(link, "http") {
			item.URL = link
			continue
		}
		item.Extra = append(item.Extra, icalendar.Property{Name: "ATTACH", Value: address(link)})
	}
	add := func(name, text string) {
		if text != "" {
			item.Extra = append(item.Extra, icalendar.TextProperty(name, text))
		}
	}
	if civil.Of(e.Day) != civil.Day {
		add(journalDay, e.Day)
	}
	if e.Size > 0 {
		add(journalSize, strconv.Itoa(e.Size))
	}
	add(journalInitiator, e.Initiator)
	if e.Note != item.Description {
		add(journalNote, e.Note)
	}
	return item
}

// address is a link of an encounter as a URI: paths of files become file addresses.
func address(link string) string {
	if !encounter.IsFile(link) {
		return link
	}
	path := strings.ReplaceAll(link, `\`, "/")
	if !strings.HasPrefix(path, "/") { // C:/…
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

var onDrive = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^/[A-Za-z]:/`) })

// linkOf is what address made a URI of.
func linkOf(uri string) string {
	at, err := url.Parse(strings.TrimSpace(uri))
	if err != nil || at.Scheme != "file" {
		return strings.TrimSpace(uri)
	}
	if strings.HasPrefix(at.Path, "//") || onDrive().MatchString(at.Path) {
		return strings.ReplaceAll(strings.TrimPrefix(at.Path, "/"), "/", `\`)
	}
	return at.Path
}

// ReadJournal reads what encounterItem wrote, but for the people, who are the item's contacts; false for what Kith did not write. What is
// changed so that it is no kind, day or number of people any more is left out.
func ReadJournal(item icalendar.Item) (encounter.Draft, bool) {
	said := map[string]string{}
	var d encounter.Draft
	if item.URL != "" {
		d.Links = append(d.Links, item.URL)
	}
	for _, p := range item.Extra {
		if name := strings.ToUpper(p.Name); name == "ATTACH" {
			d.Links = append(d.Links, linkOf(p.Value))
		} else {
			said[name] = strings.TrimSpace(p.Text())
		}
	}
	if d.Kind = said[journalKind]; item.Kind != icalendar.Journal || !slices.Contains(encounter.Kinds, d.Kind) || item.When.IsZero() {
		return encounter.Draft{}, false
	}
	d.Note, d.Place = item.Description, item.Location
	// A note that was changed in another program has lost its mentions.
	if note := said[journalNote]; encounter.Plain(note) == d.Note {
		d.Note = note
	}
	if item.When.AllDay {
		d.Day = item.When.Day.String()
		if about := said[journalDay]; civil.First(about) == d.Day {
			d.Day = about
		}
	} else {
		at := item.When.At.UTC()
		if item.When.Zone != nil && !item.When.Floating {
			at = item.When.At.In(item.When.Zone)
		}
		d.Day, d.Time = at.Format(time.DateOnly), at.Format("15:04")
	}
	if n, err := strconv.Atoi(said[journalSize]); err == nil && n > 0 {
		d.Size = n
	}
	if by := said[journalInitiator]; by == encounter.Me || by == encounter.Them {
		d.Initiator = by
	}
	return d, true
}

// Mentions tells of the ids that a note in a copy mentions what the cards of these people are known by, as far as they have another UID.
func Mentions(item icalendar.Item) map[string]string {
	uids := map[string]string{}
	for _, p := range item.Extra {
		if strings.EqualFold(p.Name, journalMention) {
			for _, id := range p.Params[mentionID] {
				uids[id] = PersonOf(strings.TrimSpace(p.Value))
			}
		}
	}
	return uids
}

// FactsOf tells what the objects with these UIDs are about that left Kith: "encounter:<id>", see Object. Others are left out.
func (p *Publisher) FactsOf(ctx context.Context, uids []string) (map[string]string, error) {
	list, err := json.Marshal(uids)
	if err != nil {
		return nil, err
	}
	rows, err := p.vault.Query(ctx, `SELECT p.uid, p.fact FROM json_each(?) j JOIN published p ON p.uid = j.value`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	facts := map[string]string{}
	for rows.Next() {
		var uid, fact string
		if err := rows.Scan(&uid, &fact); err != nil {
			return nil, err
		}
		facts[uid] = fact
	}
	return facts, rows.Err()
}

// Adopt lets a fact that came back from a file go by the UID it has there when it leaves again.
func Adopt(tx *vault.Tx, uid, fact string) error {
	return tx.Exec(`INSERT OR REPLACE INTO published (uid, fact, digest, exported, sequence, modified) VALUES (?, ?, 0, 0, 0, ?)`, uid, fact, tx.Now().Unix())
}
