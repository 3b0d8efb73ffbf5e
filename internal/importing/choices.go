package importing

import (
	"context"
	"strconv"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
)

// Decision is what a person decides about a card.
type Decision string

// The decisions. Take is what would happen anyway.
const (
	Take     Decision = "take"
	LeaveOut Decision = "leave-out"
	AsNew    Decision = "as-new"
	IsPerson Decision = "person"
	IsLikely Decision = "likely"  // for many at once: IsPerson where it is likely, as it was decided elsewhere
	Restore  Decision = "restore" // out of the bin; means Take for who is not in it
)

// choice is a decision with whom it is about: the id of a contact, or the number of another item.
type choice struct {
	what Decision
	id   string
	item int
}

func (c choice) person() string {
	if c.item > 0 {
		return "item:" + strconv.Itoa(c.item)
	}
	return c.id
}

// Decide decides about single items. person is for IsPerson alone: the id of a contact, or "item:N" for another, earlier item of the
// files. Faults: import.no-item, import.decision, contact.not-found.
func (s *Session) Decide(ctx context.Context, numbers []int, what Decision, person string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := choice{what: what}
	switch what {
	case Take, LeaveOut, AsNew, Restore:
	case IsPerson:
		if text, ok := strings.CutPrefix(person, "item:"); ok {
			c.item, _ = strconv.Atoi(text)
			if c.item < 1 || c.item >= len(s.entries) {
				return fault.New("import.no-item", nil)
			}
			break
		}
		lookup := newStored(s.importer.reads(ctx))
		key, err := lookup.person(person)
		if err == nil && key == 0 {
			err = fault.New("contact.not-found", nil)
		}
		if err != nil {
			return err
		}
		c.id = person
	default:
		return fault.New("import.decision", message.Args{"value": string(what)})
	}
	for _, number := range numbers {
		if number < 1 || number >= len(s.entries) || c.item >= number {
			return fault.New("import.no-item", nil)
		}
	}
	for _, number := range numbers {
		s.set(number, c)
	}
	return nil
}

// DecideAll decides about all items of a finding. IsPerson takes for each the first of those it may be of, and leaves the
// others alone; IsLikely takes only who is likely, and leaves alone what was decided.
func (s *Session) DecideAll(finding Finding, what Decision) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for number := 1; number < len(s.entries); number++ {
		if finding != EveryItem && s.entries[number].finding != finding {
			continue
		}
		c := choice{what: what}
		if _, decided := s.choices[number]; decided && what == IsLikely {
			continue
		}
		switch what {
		case Take, LeaveOut, AsNew, Restore:
		case IsPerson, IsLikely:
			r, err := s.record(number)
			if err != nil {
				return err
			}
			if len(r.notes.Doubts) == 0 {
				continue
			}
			who := &r.notes.Doubts[0]
			if what == IsLikely {
				who = likely(r.notes.Doubts)
			}
			if who == nil {
				continue
			}
			c = choice{what: IsPerson, id: who.ID, item: who.Item}
		default:
			return fault.New("import.decision", message.Args{"value": string(what)})
		}
		s.set(number, c)
	}
	return nil
}

func (s *Session) set(number int, c choice) {
	if s.entries[number].finding == FoundUnread {
		return // there is nothing to decide about
	}
	if c.what == Take {
		delete(s.choices, number)
		return
	}
	s.choices[number] = c
}
