package encounter

import (
	"database/sql"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"sync"

	"kith/internal/contact"
	"kith/internal/search"
	"kith/internal/vault"
)

// A mention stands in a note as a link, [@Anna Weber](kith:ID): any reader of Markdown shows the name, and the id stays when
// the person is called otherwise. When contacts are merged, mentions follow (Merged).

// NewMention is the id of a mention of somebody who is not in the book yet; saving adds them.
const NewMention = "new"

var mentions = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\[@((?:[^\[\]\\\n]|\\.)+)\]\(kith:([0-9A-Za-z-]+)\)`)
})

// Mention writes a mention of a person.
func Mention(name, id string) string { return "[@" + escaped(name) + "](kith:" + id + ")" }

func escaped(name string) string {
	return strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, "\n", " ").Replace(name)
}

// Mentioned gives the ids of those mentioned in a note, each once, in their order.
func Mentioned(note string) []string {
	ids := []string{}
	seen := map[string]bool{}
	if !strings.Contains(note, "](kith:") {
		return ids
	}
	for _, found := range mentions().FindAllStringSubmatch(note, -1) {
		if id := found[2]; !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// eachMention writes a note anew with what say gives for each mention.
func eachMention(note string, say func(name, id string) string) string {
	if !strings.Contains(note, "](kith:") {
		return note
	}
	return mentions().ReplaceAllStringFunc(note, func(found string) string {
		parts := mentions().FindStringSubmatch(found)
		return say(unescaped(parts[1]), parts[2])
	})
}

func unescaped(name string) string {
	var out strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] == '\\' && i+1 < len(name) {
			i++
		}
		out.WriteByte(name[i])
	}
	return out.String()
}

// Plain is a note as one reads it where links cannot be shown: mentions as @Anna Weber, all else as it was written.
func Plain(note string) string {
	return eachMention(note, func(name, _ string) string { return "@" + name })
}

// Redirect gives a note whose mentions are of whom others names for their ids.
func Redirect(note string, others func(id string) string) string {
	return eachMention(note, func(name, id string) string { return Mention(name, others(id)) })
}

// Text is what is searched of an encounter, and what a search shows of it: the note, the place and what belongs to it.
func (e *Encounter) Text() string {
	parts := []string{}
	for _, part := range append([]string{Plain(e.Note), e.Place}, e.Links...) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n")
}

// addMentioned adds to the book whom a note mentions as new, puts their ids into it, and calls all others what they are called now, so that
// they are found by it.
func addMentioned(tx *vault.Tx, note string) (string, error) {
	var failed error
	added := map[string]string{}
	note = eachMention(note, func(name, id string) string {
		if id != NewMention {
			now := name
			if err := tx.QueryRow(`SELECT r.name FROM contact c JOIN contact_row r ON r.contact = c.key WHERE c.id = ?`, id).Scan(&now); err != nil && !errors.Is(err, sql.ErrNoRows) {
				failed = err
			}
			return Mention(now, id)
		}
		if added[name] == "" && failed == nil {
			var stranger contact.Stored
			stranger, failed = contact.NewPerson(tx, name)
			added[name] = stranger.ID
		}
		return Mention(name, added[name])
	})
	return note, failed
}

// noteMentions writes down who is mentioned in the note of an encounter.
func noteMentions(tx *vault.Tx, key int64, note string) error {
	ids, err := json.Marshal(Mentioned(note))
	if err == nil {
		err = tx.Exec(`DELETE FROM encounter_mention WHERE encounter = ? AND id NOT IN (SELECT value FROM json_each(?))`, key, string(ids))
	}
	if err == nil {
		err = tx.Exec(`INSERT OR IGNORE INTO encounter_mention (encounter, id) SELECT ?, value FROM json_each(?)`, key, string(ids))
	}
	return err
}

// Merged makes mentions of contacts that became another one mention that one, inside the same write. To be registered with
// contact.Book.Merged.
func (l *Log) Merged(tx *vault.Tx, into int64, gone []int64) error {
	var id string
	if err := tx.QueryRow(`SELECT id FROM contact WHERE key = ?`, into).Scan(&id); err != nil {
		return err
	}
	list, err := json.Marshal(gone)
	if err != nil {
		return err
	}
	old := map[string]bool{}
	notes := map[int64]string{}
	rows, err := tx.Query(`SELECT c.id, e.key, e.note FROM json_each(?) j JOIN contact c ON c.key = j.value
		JOIN encounter_mention m ON m.id = c.id JOIN encounter e ON e.key = m.encounter`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var was, note string
		var key int64
		if err := rows.Scan(&was, &key, &note); err != nil {
			return err
		}
		old[was], notes[key] = true, note
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(notes) == 0 {
		return err
	}
	index := search.NewWriter(tx)
	for key, note := range notes {
		note = eachMention(note, func(was, of string) string {
			if old[of] {
				of = id // what the person is called is read when the note is shown
			}
			return Mention(was, of)
		})
		err := tx.Exec(`UPDATE encounter SET note = ?, change = ? WHERE key = ?`, note, tx.Change(), key)
		if err == nil {
			err = rebuildOne(tx, index, key)
		}
		if err != nil {
			return errors.Join(err, index.Close())
		}
	}
	return index.Close()
}
