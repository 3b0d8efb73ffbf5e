package importing

import (
	"context"
	"path/filepath"
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
	if err != nil || !slices.Equal(c.Prefixes, []string{"Herr", "Dr."}) || !slices.Equal(c.Suffixes, []string{"MBA"}) || !slices.Equal(c.Family, []string{"Groß"}) {
		t.Errorf("%v %v %v %v", c.Prefixes, c.Suffixes, c.Family, err)
	}
	f.commit(t, card("UID:x", "FN:Eva Hof", "N:Hof;Eva;;Frau;", "EMAIL:e@example.org"), Options{})
	f.commit(t, card("UID:y", "FN:Dr. Eva Hof", "N:Hof;Eva;;Dr.;", "EMAIL:e@example.org"), Options{})
	f.commit(t, card("UID:z", "FN:Eva Hof", "N:Hof;Eva;;Prof.;", "EMAIL:e@example.org"), Options{})
	if eva, err := f.contacts.Show(ctx, f.id(t, "Eva Hof")); err != nil || !slices.Equal(eva.Prefixes, []string{"Frau", "Dr."}) {
		t.Errorf("Eva: %v %v", eva.Prefixes, err)
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

// A spouse of whom two programs know is one, however each of them writes it; another relative of that name is another.
func TestOneSpouse(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.commit(t, card("UID:a", "FN:Anna Weber", "N:Weber;Anna;;;", "EMAIL:a@example.org", "item1.X-ABRELATEDNAMES;type=pref:Jürgen Weber", "item1.X-ABLabel:_$!<Spouse>!$_"), Options{})
	dir := files(t, map[string]string{"book.csv": "First Name,Last Name,E-mail Address,E-mail Display Name,Spouse,Children\nAnna,Weber,a@example.org,,Juergen Weber,Jürgen Weber\n"})
	f.take(t, Options{}, filepath.Join(dir, "book.csv"))
	c, err := f.contacts.Show(ctx, f.id(t, "Anna Weber"))
	if err != nil || len(c.Related) != 2 || c.Related[0].Type != "spouse" || c.Related[1].Type != "child" {
		t.Errorf("%+v %v", c.Related, err)
	}
}
