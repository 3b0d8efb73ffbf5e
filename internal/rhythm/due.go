package rhythm

import (
	"context"

	"kith/internal/message"
)

// Due is somebody with whom it is time to be in touch. Days are civil.
type Due struct {
	Contact  int64
	ID, Name string
	Day      string // since when, "" for somebody who rests for good
	Last     string // the last encounter, "" for never
	Rhythm   Rhythm
	From     string // "person", or the name of the circle whose rhythm it is
	Circle   string // the name of the circle, "" for the person's own
	PutOff   bool   // the day is one that they were put off to
	Reason   message.Message
}

// FromPerson is Due.From for a contact's own rhythm.
const FromPerson = "person"

// Due gives those who are due on a day, the longest due first.
func (p *Plan) Due(ctx context.Context, today string) ([]Due, error) {
	return p.Coming(ctx, "", today)
}

// Coming gives those who become due after one day and up to another, the earliest first; after "" begins at the beginning.
func (p *Plan) Coming(ctx context.Context, after, until string) ([]Due, error) {
	return p.planned(ctx, `p.due <> '' AND p.due > ? AND p.due <= ? ORDER BY p.due, p.contact`, after, until)
}

// All gives everybody who has a rhythm, the first due first; those who rest for good, whose Day is "", come last.
func (p *Plan) All(ctx context.Context) ([]Due, error) {
	return p.planned(ctx, `p.every > 0 ORDER BY p.due = '', p.due, p.contact`)
}

func (p *Plan) planned(ctx context.Context, which string, args ...any) ([]Due, error) {
	if err := p.Refresh(ctx); err != nil {
		return nil, err
	}
	rows, err := p.vault.Query(ctx, `SELECT p.contact, c.id, r.name, p.due, p.last, p.every, p.unit, p.circle,
		EXISTS (SELECT 1 FROM rhythm_state s WHERE s.contact = p.contact AND s.until = p.due AND p.due <> '')
		FROM rhythm_plan p CROSS JOIN contact_row r ON r.contact = p.contact CROSS JOIN contact c ON c.key = p.contact WHERE `+which, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Due{}
	for rows.Next() {
		var d Due
		if err := rows.Scan(&d.Contact, &d.ID, &d.Name, &d.Day, &d.Last, &d.Rhythm.Every, &d.Rhythm.Unit, &d.Circle, &d.PutOff); err != nil {
			return nil, err
		}
		d.From, d.Reason = d.Circle, reason(d.Rhythm, d.Circle, d.Last)
		if d.Circle == "" {
			d.From = FromPerson
		}
		found = append(found, d)
	}
	return found, rows.Err()
}

// reason says why somebody is due.
func reason(r Rhythm, circle, last string) message.Message {
	m := message.New("rhythm.due", message.Args{"rhythm": r.Message()})
	if last == "" {
		m.Code += "-first"
	} else {
		m.Args["last"] = last
	}
	if circle != "" {
		m.Code += "-circle"
		m.Args["circle"] = circle
	}
	return m
}

// Fading is somebody without a rhythm who was met more often than now.
type Fading struct {
	Contact  int64
	ID, Name string
	Since    string // the first day of a silence that is longer than usual
	Last     string // the last encounter
	Pace     int    // days between encounters, as they used to be
	Reason   message.Message
}

// LosingTouch gives those with whom the silence has become longer than it ever was usual, the latest first. Nobody who rests, has died, or has a
// rhythm is among them.
func (p *Plan) LosingTouch(ctx context.Context, today string) ([]Fading, error) {
	return p.losing(ctx, today, ``)
}

// losing is LosingTouch for whom more of a condition holds, in which ?1 is today.
func (p *Plan) losing(ctx context.Context, today, more string, args ...any) ([]Fading, error) {
	if err := p.Refresh(ctx); err != nil {
		return nil, err
	}
	rows, err := p.vault.Query(ctx, `SELECT p.contact, c.id, r.name, p.fading, p.last, p.pace
		FROM rhythm_plan p CROSS JOIN contact_row r ON r.contact = p.contact CROSS JOIN contact c ON c.key = p.contact
		WHERE p.fading <> '' AND p.fading <= ?1 AND p.lost > ?1`+more+` ORDER BY p.fading DESC, p.contact`, append([]any{today}, args...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Fading{}
	for rows.Next() {
		var f Fading
		if err := rows.Scan(&f.Contact, &f.ID, &f.Name, &f.Since, &f.Last, &f.Pace); err != nil {
			return nil, err
		}
		f.Reason = pace{days: f.Pace}.reason(f.Last, today)
		found = append(found, f)
	}
	return found, rows.Err()
}
