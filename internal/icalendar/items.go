package icalendar

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"sync"

	"github.com/emersion/go-ical"
)

// Items are written in bunches, by as many hands as there are processors: the
// birthdays of a large book would take seconds otherwise.
const bunch = 1000

var calendarEnd = []byte("END:VCALENDAR\r\n")

// encodeItems writes the items, folded, in their order. Zones that they use go
// into zones. Nothing of an error's bunch is given.
func encodeItems(items []Item, zones *zoneSet) ([][]byte, error) {
	count := (len(items) + bunch - 1) / bunch
	texts, errs, used := make([][]byte, count), make([]error, count), make([]zoneSet, count)
	var hands sync.WaitGroup
	next := make(chan int)
	for range min(count, runtime.GOMAXPROCS(0)) {
		hands.Go(func() {
			for i := range next {
				used[i] = newZoneSet()
				texts[i], errs[i] = encodeBunch(items[i*bunch:min((i+1)*bunch, len(items))], i*bunch, &used[i])
			}
		})
	}
	for i := range count {
		next <- i
	}
	close(next)
	hands.Wait()
	for i := range count {
		if errs[i] != nil {
			return nil, errs[i]
		}
		for id, use := range used[i].uses {
			zones.add(id, use.loc, use.from)
		}
	}
	return texts, nil
}

func encodeBunch(items []Item, first int, zones *zoneSet) ([]byte, error) {
	cal := ical.NewCalendar()
	set(cal.Props, "PRODID", productID)
	set(cal.Props, "VERSION", "2.0")
	for i, item := range items {
		comp, err := item.component(zones)
		if err != nil {
			return nil, fmt.Errorf("icalendar: item %d (UID %q): %w", first+i+1, item.UID, err)
		}
		cal.Children = append(cal.Children, comp)
	}
	text, err := encodeCalendar(cal)
	if err != nil {
		return nil, err
	}
	begin := bytes.Index(text, []byte("BEGIN:"+cal.Children[0].Name))
	return bytes.TrimSuffix(text[begin:], calendarEnd), nil
}

// encodeCalendar has go-ical write a calendar, and folds it.
func encodeCalendar(cal *ical.Calendar) ([]byte, error) {
	var buf bytes.Buffer
	if err := ical.NewEncoder(&buf).Encode(cal); err != nil {
		return nil, fmt.Errorf("icalendar: %w", err)
	}
	return fold(buf.Bytes()), nil
}

func writeAll(w io.Writer, texts ...[]byte) error {
	for _, text := range texts {
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}
