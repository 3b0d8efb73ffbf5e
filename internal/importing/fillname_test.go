package importing

import (
	"context"
	"slices"
	"testing"

	"kith/internal/contact"
)

// The title and the salutation that only a later book knows come to the name that is there; what it spells otherwise does not.
func TestTitlesComeToTheName(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	const mail = "EMAIL:g@example.org"
	f.commit(t, card("UID:a", "FN:Günther Groß", "N:Groß;Günther;;;", mail), Options{})
	f.commit(t, card("UID:b", "FN:Dr. Guenther Gross", "N:Gross;Guenther;;Dr.;MBA", mail), Options{})
	f.commit(t, card("UID:c", "FN:Günther Groß", "N:Groß;Günther;;Herr;", mail), Options{})
	c, err := f.contacts.Show(ctx, f.id(t, "Günther Groß"))
	if err != nil || !slices.Equal(c.Prefixes, []string{"Dr."}) || !slices.Equal(c.Suffixes, []string{"MBA"}) || !slices.Equal(c.Family, []string{"Groß"}) {
		t.Errorf("%v %v %v %v", c.Prefixes, c.Suffixes, c.Family, err)
	}
	// Taken out by hand, it stays out.
	if _, _, err := f.contacts.Edit(ctx, c.ID, 0, []contact.Edit{
		{Op: "set", Field: "name", Ref: -1, Name: &contact.NameParts{Given: []string{"Günther"}, Family: []string{"Groß"}, Suffixes: []string{"MBA"}}},
	}); err != nil {
		t.Fatal(err)
	}
	f.commit(t, card("UID:b", "FN:Dr. Guenther Gross", "N:Gross;Guenther;;Dr.;MBA", mail, "NOTE:neu"), Options{})
	if c, err = f.contacts.Show(ctx, c.ID); err != nil || len(c.Prefixes) != 0 || len(c.Notes) != 1 {
		t.Errorf("after: %v %v %v", c.Prefixes, c.Notes, err)
	}
}
