package appointment

import (
	"context"
	"slices"

	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vault"
	"kith/internal/whole"
)

// Record is a record of a copy of everything, with what becomes of it.
type Record struct {
	whole.Record
	UID   string
	State State // Fresh, Known where the book has one of that name or about these people, Nobody where they are not in it
	room  whole.Room
}

// markRecords leaves those records that some room understands, each once, and says what becomes of them. What the book has stays as it is.
func (t *Taker) markRecords(ctx context.Context, p *Preview) error {
	list := p.Records
	p.Records = nil
	if len(list) == 0 {
		return nil
	}
	there := map[string]bool{}
	for _, room := range t.rooms {
		records, err := room.Whole(ctx)
		if err != nil {
			return err
		}
		for _, r := range records {
			there[r.Key()] = true
		}
	}
	who := resolved{}
	seen := map[string]bool{}
	for _, r := range list {
		at := slices.IndexFunc(t.rooms, func(room whole.Room) bool { return room.Takes(r.Record) })
		if at < 0 {
			continue
		}
		found, err := t.resolve(ctx, who, &r)
		if err != nil {
			return err
		}
		key := r.Key()
		if seen[key] {
			continue
		}
		seen[key] = true
		r.room = t.rooms[at]
		switch {
		case !found:
			r.State = Nobody
		case there[key]:
			r.State = Known
		default:
			r.State = Fresh
		}
		p.Records = append(p.Records, r)
	}
	return nil
}

// resolved remembers who was found: the id in the book by that of the file, "" for nobody.
type resolved map[whole.Person]string

// resolve finds a record's people in the book, as those of appointments are found; false unless each of them is one contact and no two the same.
func (t *Taker) resolve(ctx context.Context, who resolved, r *Record) (bool, error) {
	people := slices.Clone(r.People)
	for i := range people {
		id, known := who[people[i]]
		if !known {
			one := Participant{Name: people[i].Name, ID: people[i].ID}
			person := Person{Key: one.key(), Name: one.Name}
			if err := t.find(ctx, &person); err != nil {
				return false, err
			}
			if len(person.Found) == 1 {
				id = person.Found[0].ID
			}
			who[people[i]] = id
		}
		if id == "" || slices.ContainsFunc(people[:i], func(other whole.Person) bool { return other.ID == id }) {
			return false, nil
		}
		people[i].ID = id
	}
	r.People = people
	return true, nil
}

// fresh are the records that a commit brings.
func (p *Preview) fresh() []Record {
	var list []Record
	for _, r := range p.Records {
		if r.State == Fresh {
			list = append(list, r)
		}
	}
	return list
}

// Coming says how many records a commit would bring.
func (p *Preview) Coming() int { return len(p.fresh()) }

// RecordCounts counts the records in a state by their groups, see whole.Groups; each group is there.
func (p *Preview) RecordCounts(state State) map[string]int {
	counts := map[string]int{}
	for _, group := range whole.Groups {
		counts[group] = 0
	}
	for _, r := range p.Records {
		if r.State == state {
			counts[r.Group()]++
		}
	}
	return counts
}

// SayRecords says which records come, which are there already and which are about nobody of the book: a sentence each, none for none.
func (p *Preview) SayRecords() []message.Message {
	var lines []message.Message
	for _, state := range []State{Fresh, Known, Nobody} {
		counts := p.RecordCounts(state)
		for _, group := range whole.Groups {
			if n := counts[group]; n > 0 {
				what := message.New("appointment.records."+group, message.Args{"n": n})
				lines = append(lines, message.New("appointment.records-"+string(state), message.Args{"n": n, "what": what}))
			}
		}
	}
	return lines
}

// bringRecords stores records inside a commit.
func (t *Taker) bringRecords(tx *vault.Tx, list []Record) error {
	for _, r := range list {
		err := r.room.Bring(tx, r.Record)
		if err == nil {
			err = publish.Adopt(tx, r.UID, publish.RecordFact(r.Record))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
