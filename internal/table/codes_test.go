package table

import (
	"testing"

	"kith/internal/message"
)

func TestEveryWarningHasASentence(t *testing.T) {
	for _, code := range Codes {
		if !message.Has("warning." + code) {
			t.Errorf("warning.%s has no sentence in both languages", code)
		}
	}
}

func TestFieldsAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Fields {
		if seen[f.Field] || !(Target{Field: f.Field, Name: "X-A"}).Valid() {
			t.Errorf("%s: twice, or not valid", f.Field)
		}
		seen[f.Field] = true
		for _, part := range f.Parts {
			if !(Target{Field: f.Field, Part: part}).Valid() {
				t.Errorf("%s %s is not valid", f.Field, part)
			}
		}
	}
	for _, bad := range []Target{{Field: "nonsense"}, {Field: FieldEmail, Part: "street"}, {Field: FieldProperty, Name: "FN"}, {Field: FieldProperty, Name: "X-A:B"}} {
		if bad.Valid() {
			t.Errorf("%+v is valid", bad)
		}
	}
}
