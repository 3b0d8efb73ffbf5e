package publish

import (
	"bytes"
	"context"
	"testing"
	"time"

	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
)

func (f *fixture) objects(t *testing.T, options Options) map[string]Object {
	t.Helper()
	options.Language = message.German
	objects, err := f.publisher.Objects(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Object{}
	for _, o := range objects {
		found[o.Fact] = o
	}
	return found
}

// What a server gets is what a file has, one object a fact, and does not count as an export.
func TestObjects(t *testing.T) {
	f := newFixture(t)
	saved := f.add(t, followup.Draft{Title: "anrufen", Due: followup.Due{Day: "2026-12-01"}})
	objects := f.objects(t, Options{})
	text, result := f.write(t, Options{SinceLast: true})
	if result != (Result{Followups: 1, Birthdays: 3}) || len(objects) != 4 {
		t.Errorf("objects count as an export: %+v, %d objects", result, len(objects))
	}
	inFile := items(t, text)
	for fact, o := range objects {
		calendar, warnings, err := icalendar.Decode(bytes.NewReader(o.Data))
		if err != nil || len(warnings) != 0 || len(calendar.Items) != 1 || bytes.Contains(o.Data, []byte("METHOD")) {
			t.Fatalf("%s: %v %v\n%s", fact, warnings, err, o.Data)
		}
		item := calendar.Items[0]
		if same := inFile[item.Summary]; item.UID != o.UID || same.UID != o.UID || same.Sequence != o.Sequence || !same.Stamp.Equal(item.Stamp) {
			t.Errorf("%s: %+v\n%+v", fact, item, same)
		}
	}
	f.now = f.now.Add(time.Hour)
	if _, err := f.followups.Snooze(context.Background(), saved.ID, followup.Due{Day: "2026-12-08"}); err != nil {
		t.Fatal(err)
	}
	for fact, o := range f.objects(t, Options{}) {
		moved := fact == "followup:"+saved.ID
		if same := bytes.Equal(o.Data, objects[fact].Data); same == moved || moved && o.Sequence != 1 {
			t.Errorf("%s: sequence %d, the same: %v", fact, o.Sequence, same)
		}
	}
	if _, result := f.write(t, Options{SinceLast: true}); result != (Result{Followups: 1}) {
		t.Errorf("what a server has seen is still new to the file: %+v", result)
	}
}
