package view

import (
	"testing"

	"kith/internal/contact"
	"kith/internal/filter"
)

func TestRenamed(t *testing.T) {
	r := contact.CircleRename{From: "Chor", To: "Neuer Chor"}
	for _, c := range []struct {
		from, to string
		shared   bool
	}{
		{"circle:Chor", `circle:"Neuer Chor"`, false},
		{"not circle=chor has:email or place:Chor", `not circle="Neuer Chor" has:email or place:Chor`, false},
		{"circle:Chor* Chor circle:Hamburg", "circle:Chor* Chor circle:Hamburg", false},
		{"not circle:chor a", `not (circle:chor or circle:"Neuer Chor") a`, true},
	} {
		f, err := filter.Parse(c.from)
		if err != nil {
			t.Fatal(err)
		}
		got := f.Replace(func(t filter.Term) filter.Node { return renamed(t, r, c.shared) }).String()
		if got != c.to {
			t.Errorf("%s becomes %s, want %s", c.from, got, c.to)
		}
		if again, err := filter.Parse(got); err != nil || again.String() != got {
			t.Errorf("%s is read as %s, %v", got, again, err)
		}
	}
}
