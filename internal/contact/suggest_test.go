package contact

import (
	"strings"
	"testing"
)

func TestValues(t *testing.T) {
	b, _ := newBook(t)
	for _, firm := range []string{"ACME GmbH", "Acme  GmbH", "Die Übersetzer"} {
		if _, _, err := b.Create(t.Context(), KindPerson, NameParts{Given: []string{"A"}}, firm); err != nil {
			t.Fatal(err)
		}
	}
	for typed, want := range map[string]string{"": "ACME GmbH, Die Übersetzer", "acm": "ACME GmbH", "uebers": "Die Übersetzer", "gmb": "ACME GmbH", "x": ""} {
		values, err := b.Values(t.Context(), FactOrganisation, typed, 5)
		if got := strings.Join(values, ", "); err != nil || got != want {
			t.Errorf("%q: %q %v, want %q", typed, got, err, want)
		}
	}
}
