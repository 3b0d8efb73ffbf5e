package contact

import (
	"context"
	"strings"
	"testing"
)

// TestListOfAKind: each kind gives its own in the order of the list, a kind that does not exist gives nobody, and the count is that of
// the list, without the bin.
func TestListOfAKind(t *testing.T) {
	b, _ := newBook(t)
	ctx := context.Background()
	ids := map[string]string{}
	for _, one := range []struct{ kind, name string }{
		{KindPerson, "Berta"}, {KindPerson, "Anna"}, {KindOrganisation, "Zimmerei"}, {KindGroup, "Chor"}, {KindOrganisation, "Bäckerei"}, {KindPerson, "Carla"}, {KindGroup, "Band"},
	} {
		var parts NameParts
		name := one.name
		if one.kind == KindPerson {
			parts, name = NameParts{Given: []string{one.name}}, ""
		}
		c, _, err := b.Create(ctx, one.kind, parts, name)
		if err != nil {
			t.Fatal(err)
		}
		ids[one.name] = c.ID
	}
	if _, err := b.Remove(ctx, []string{ids["Carla"]}); err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]string{
		"":               "Anna Bäckerei Band Berta Chor Zimmerei",
		KindPerson:       "Anna Berta",
		KindOrganisation: "Bäckerei Zimmerei",
		KindGroup:        "Band Chor",
		"nonsense":       "",
	} {
		rows, total, err := b.List(ctx, ListQuery{Kind: kind, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, row := range rows {
			names = append(names, row.Name)
		}
		if got := strings.Join(names, " "); got != want || total != len(names) {
			t.Errorf("kind %q: %s (of %d), want %s", kind, got, total, want)
		}
	}
}
