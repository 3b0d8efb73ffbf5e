package encounter

import (
	"context"
	"strings"

	"kith/internal/civil"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
)

// Query chooses a stretch of the log, newest first. Empty members choose everything.
type Query struct {
	Contact string // id
	Circle  string // name
	Kind    string
	Text    string // all its words, or their beginnings, are in the note, the place, a link or a name
	Since   string // what happened on this day (or in this approximate time) or later; an approximate time counts from its first day
	Until   string // what happened on this day (or in this approximate time) or before
	After   string // the id of the entry after which the stretch begins, the last one of the stretch before
	Limit   int    // 0 is defaultStretch
}

const (
	defaultStretch = 60
	maxStretch     = 1000
	// Up to so many entries that fit are gathered and sorted; if there are more, the log is walked from its newest end, where those that
	// fit are dense.
	few = 20_000
)

// Timeline is a stretch of the log.
type Timeline struct {
	Entries []Encounter
	More    bool // there are older ones that fit
}

// Timeline gives a stretch of the log. However long the log is, the cost is that of the stretch: each way to choose has an index, and the next stretch
// begins where the last one ended. Faults: encounter.not-found when After is gone, encounter.bad-since or encounter.bad-until for what is no time.
func (l *Log) Timeline(ctx context.Context, q Query) (Timeline, error) {
	if q.Limit <= 0 {
		q.Limit = defaultStretch
	}
	q.Limit = min(q.Limit, maxStretch)
	s := selection{from: `encounter e`, at: `e.at`, key: `e.key`, where: []string{`1`}}
	if err := l.choose(ctx, &s, q); err != nil {
		return Timeline{}, err
	}
	if err := s.within(q.Since, q.Until); err != nil {
		return Timeline{}, err
	}
	if q.After != "" {
		last, err := l.Show(ctx, q.After)
		if err != nil {
			return Timeline{}, err
		}
		s.and(`(`+s.at+`, `+s.key+`) < (?, ?)`, last.at, last.key)
	}
	found, err := l.query(ctx, `SELECT `+columns+` FROM `+s.from+` WHERE `+strings.Join(s.where, ` AND `)+
		` ORDER BY `+s.at+` DESC, `+s.key+` DESC LIMIT ?`, append(s.args, q.Limit+1)...)
	if err != nil {
		return Timeline{}, err
	}
	more := len(found) > q.Limit
	return Timeline{found[:min(len(found), q.Limit)], more}, nil
}

// selection is the query as it is put together: from where, and what has to hold. at and key are the columns it is sorted by.
type selection struct {
	from, at, key string
	driven        bool // from holds few
	where         []string
	args          []any
}

func (s *selection) and(condition string, args ...any) {
	s.where, s.args = append(s.where, condition), append(s.args, args...)
}

// within leaves only what happened in a stretch of time; an empty end is open.
func (s *selection) within(since, until string) error {
	if since != "" {
		first := civil.First(since)
		if first == "" {
			return fault.New("encounter.bad-since", message.Args{"value": since})
		}
		// What is known only by its month or year sorts before the days of it: the month of its first day belongs to it, and its year.
		s.and(s.at+` >= ?`, strings.TrimSuffix(strings.TrimSuffix(first, "-01"), "-01"))
	}
	if until != "" {
		last := civil.Last(until)
		if last == "" {
			return fault.New("encounter.bad-until", message.Args{"value": until})
		}
		// '~' comes after everything that begins with the day, its times of day among them.
		s.and(s.at+` < ?`, last+"~")
	}
	return nil
}

// choose decides what drives the query: somebody's line, else the few entries that fit a text or a circle, else the index of the log.
func (l *Log) choose(ctx context.Context, s *selection, q Query) error {
	if q.Contact != "" {
		s.driven = true
		s.from, s.at, s.key = `contact c JOIN encounter_line l ON l.contact = c.key CROSS JOIN encounter e ON e.key = l.encounter`, `l.at`, `l.encounter`
		s.and(`c.id = ?`, q.Contact)
	}
	if q.Text != "" {
		found := search.LogCondition(q.Text)
		if found == "" {
			s.and(`0`) // nothing but punctuation
			return nil
		}
		gathered, err := l.gather(ctx, s, search.Documents(search.Encounter), found)
		if err != nil {
			return err
		}
		if !gathered {
			s.and(`+e.key IN (`+search.Documents(search.Encounter)+`)`, found)
		}
	}
	if q.Circle != "" {
		gathered, err := l.gather(ctx, s, circleLines, q.Circle)
		if err != nil {
			return err
		}
		if !gathered {
			s.and(`EXISTS (SELECT 1 FROM encounter_contact p JOIN contact_circle m ON m.contact = p.contact
				WHERE p.encounter = e.key AND m.circle = (SELECT key FROM circle WHERE name = ?))`, q.Circle)
		}
	}
	if q.Kind != "" {
		s.and(`e.kind = ?`, q.Kind)
	}
	if q.Contact == "" && q.Circle == "" {
		s.and(visible) // who is asked for by name or circle is not in the bin
	}
	return nil
}

// gather lets the keys that a query finds drive the selection, if nothing does yet and there are few of them.
func (l *Log) gather(ctx context.Context, s *selection, keys string, arg string) (bool, error) {
	if s.driven {
		return false, nil
	}
	var n int
	if err := l.vault.QueryRow(ctx, `SELECT count(*) FROM (`+keys+` LIMIT ?)`, arg, l.few+1).Scan(&n); err != nil || n > l.few {
		return false, err
	}
	s.driven = true
	s.from = `(SELECT DISTINCT key FROM (` + keys + `)) f CROSS JOIN encounter e ON e.key = f.key`
	s.args = append([]any{arg}, s.args...)
	return true, nil
}

// circleLines are the keys of all encounters with people of a circle.
const circleLines = `SELECT l.encounter AS key FROM circle k JOIN contact_circle m ON m.circle = k.key JOIN encounter_line l ON l.contact = m.contact WHERE k.name = ?`
