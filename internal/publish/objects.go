package publish

import (
	"bytes"
	"context"

	"kith/internal/icalendar"
)

// Object is one calendar object resource as a CalDAV server keeps it (RFC 4791 section 4.1): all components of one UID, without
// METHOD. Equal bytes for equal facts.
type Object struct {
	UID      string
	Fact     string // what it is about: "followup:<id>", "birthday:<contact id>", "anniversary:<contact id>", "encounter:<id>"
	Sequence int
	Data     []byte
}

// Objects gives what the options choose as single calendar objects, with the UIDs and sequences that a file has. SinceLast leaves
// out what no export has had or what has changed since; the answer itself is no such export. Fault: calendar.kind.
func (p *Publisher) Objects(ctx context.Context, options Options) ([]Object, error) {
	objects := []Object{}
	err := p.stamped(ctx, options, showing, func(facts []fact) error {
		for _, f := range facts {
			if options.SinceLast && !f.fresh {
				continue
			}
			var data bytes.Buffer
			if err := icalendar.Encode(&data, icalendar.Calendar{Stored: true, Items: f.items}); err != nil {
				return err
			}
			objects = append(objects, Object{f.items[0].UID, f.name, f.items[0].Sequence, data.Bytes()})
		}
		return nil
	})
	return objects, err
}
