package importing

import (
	"context"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vcard"
)

// Item is a card of a preview.
type Item struct {
	Number   int // from 1, through all files
	File     int // place in the report's files
	Card     int // number in its file
	Line     int
	Name     string
	Subtitle string
	Finding  Finding
	Decision Decision          // Take unless something was decided
	Person   string            // for IsPerson: an id, or "item:N"
	Fields   int               // how many values change
	Why      []message.Message // the reasons of a doubt, or the first of a failure
}

// Field is one value that a card changes: Old "" where it is new, New "" where it goes. Name is a field of contact.Edit, or the name of a
// property.
type Field struct {
	Name string
	Old  string
	New  string
}

// Detail is all that a preview knows of a card.
type Detail struct {
	Item
	Text     string           // of the card; "" where there is none
	Raw      string           // the row as it stood, for tables
	Contact  *contact.Contact // the card as it would be shown; nil where there is none
	ID       string           // of the contact it is of, "" for a new one
	Fields   []Field          // what changes, field by field; for a new contact everything it has
	Kept     []message.Message
	Doubts   []Candidate
	Warnings []Warning
}

// Counts says how many items there are of each finding, and what a commit would do after all decisions: Doubtful
// counts those about which none was made.
func (s *Session) Counts() (findings map[Finding]int, would Counts) {
	s.mu.Lock()
	defer s.mu.Unlock()
	findings = map[Finding]int{}
	for number := 1; number < len(s.entries); number++ {
		e := &s.entries[number]
		findings[e.finding]++
		status := e.status
		switch c := s.choices[number]; {
		case c.what == "" || c.what == Take || e.finding == FoundUnread:
		case c.what == LeaveOut:
			status = Skipped
		case c.what == AsNew:
			status = Created
		case c.what == IsPerson, c.what == Restore && e.finding == FoundInBin:
			status = Updated
		}
		would.add(status, 1)
		if e.finding == FoundInBin && status == Skipped {
			would.InBin++
		}
		if _, decided := s.choices[number]; e.finding == FoundDoubtful && !decided {
			would.Doubtful++
		}
	}
	return findings, would
}

// Items gives a stretch of the items of a finding (EveryItem takes all), and how many there are of it.
func (s *Session) Items(finding Finding, offset, limit int) ([]Item, int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	items, total := []Item{}, 0
	for number := 1; number < len(s.entries); number++ {
		if finding != EveryItem && s.entries[number].finding != finding {
			continue
		}
		if total >= offset && len(items) < limit {
			it, _, err := s.item(number)
			if err != nil {
				return nil, 0, err
			}
			items = append(items, it)
		}
		total++
	}
	return items, total, nil
}

func (s *Session) item(number int) (Item, record, error) {
	r, err := s.record(number)
	if err != nil {
		return Item{}, r, err
	}
	e := &s.entries[number]
	it := Item{Number: number, File: int(e.file), Card: r.index, Line: r.line, Finding: e.finding, Decision: Take}
	if c, ok := s.choices[number]; ok {
		it.Decision, it.Person = c.what, c.person()
	}
	switch {
	case len(r.notes.Doubts) > 0 && len(r.notes.Doubts[0].Why) > 0:
		it.Why = r.notes.Doubts[0].Why
	case r.text == "" && len(r.notes.Warnings) > 0:
		why := message.New("warning."+r.notes.Warnings[0].Code, nil)
		it.Why = []message.Message{why}
	}
	if r.text == "" {
		return it, r, nil
	}
	if it.Finding == FoundInBin {
		why := message.New("import.in-bin", message.Args{"date": s.importer.deletedOn(e.target)})
		it.Why = []message.Message{why}
	}
	card, err := vcard.Parse([]byte(r.text))
	if err != nil {
		return it, r, err
	}
	p := contact.Project(card)
	it.Name, it.Subtitle = p.Name, p.Subtitle
	if r.after != "" {
		fields, err := differences(r.before, r.after)
		if err != nil {
			return it, r, err
		}
		it.Fields = len(fields)
	}
	return it, r, nil
}

// Item gives everything about one item, as it would be after what was decided about it. Fault: import.no-item.
func (s *Session) Item(ctx context.Context, number int) (Detail, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	it, r, err := s.item(number)
	if err != nil {
		return Detail{}, err
	}
	d := Detail{Item: it, Text: r.text, Raw: r.notes.Raw, Fields: []Field{}, Kept: r.notes.Kept, Doubts: r.notes.Doubts, Warnings: []Warning{}}
	for _, w := range r.notes.Warnings {
		d.Warnings = append(d.Warnings, Warning{File: s.report.Files[it.File].Name, Card: w.Card, Line: w.Line, Code: w.Code, Text: w.Text, Message: message.New("warning."+w.Code, nil)})
	}
	if r.text == "" {
		return d, nil
	}
	card, err := vcard.Parse([]byte(r.text))
	if err != nil {
		return d, err
	}
	shown := contact.View(card)
	d.Contact = &shown
	lookup := newStored(s.importer.reads(ctx))
	switch c := s.choices[number]; {
	case c.what == IsPerson:
		return d, s.wouldMeet(&d, lookup, r, card, c)
	case c.what == AsNew, c.what == LeaveOut, r.after == "" && (it.Finding == FoundNew || it.Finding == FoundDoubtful):
		d.Fields, err = differences("", r.text)
		d.Kept = nil
		return d, err
	}
	if target := s.entries[number].target; target > 0 {
		loaded, err := lookup.load([]int64{target})
		if err != nil {
			return d, err
		}
		if k := loaded[target]; k != nil && it.Finding != FoundInBin { // who is in the bin has no page
			d.ID = k.id
		}
	}
	if r.after != "" {
		d.Fields, err = differences(r.before, r.after)
	}
	return d, err
}

// wouldMeet works out what a card would do to whom a person says it is of.
func (s *Session) wouldMeet(d *Detail, book stored, r record, card *vcard.Card, c choice) error {
	var k *known
	if c.item > 0 {
		text, err := s.textOf(c.item)
		if err != nil {
			return err
		}
		k = &known{key: -int64(c.item), text: text}
	} else {
		key, err := book.person(c.id)
		if err != nil {
			return err
		}
		if _, err := book.empty(); err != nil { // looks for the table of other UIDs
			return err
		}
		loaded, err := book.load([]int64{key})
		if err != nil {
			return err
		}
		if k = loaded[key]; k == nil {
			return fault.New("contact.not-found", nil)
		}
		d.ID = k.id
	}
	it := item{format: formatOfKind(r.kind), card: card, ok: true, prepared: contact.Prepared{Projection: contact.Project(card)}}
	m, err := meet(&it, k, false)
	if err != nil {
		return err
	}
	d.Kept = m.kept
	d.Item.Fields = 0
	d.Fields, err = differences(m.before, m.after)
	return err
}
