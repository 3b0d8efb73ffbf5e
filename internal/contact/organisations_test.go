package contact

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// addCard stores a card as an import would.
func addCard(t *testing.T, b *Book, v *vault.Vault, lines ...string) string {
	t.Helper()
	card := read(t, "4.0", lines...)
	var id string
	_, err := v.Write(context.Background(), message.New("contact.created", nil), func(tx *vault.Tx) error {
		var err error
		if id, err = tx.NewID(); err != nil {
			return err
		}
		w, err := NewWriter(tx)
		if err != nil {
			return err
		}
		if _, err := w.Add(NewPreparer().Prepare(card), id, 0); err != nil {
			return err
		}
		return w.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// listed writes the list of organisations: "name current+former", those that are contacts with a star.
func listed(t *testing.T, b *Book, text string) string {
	t.Helper()
	rows, _, err := b.Organisations(context.Background(), text, 0)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range rows {
		line := r.Name + " " + number10(r.Current) + "+" + number10(r.Former)
		if r.ID != "" {
			line += " *"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, ", ")
}

func number10(n int) string { return string(digits(nil, n, 1)) }

// whoIsAt writes the people of an organisation: the current ones, then the former ones.
func whoIsAt(t *testing.T, b *Book, id, name string) string {
	t.Helper()
	found, err := b.Organisation(context.Background(), id, name)
	if err != nil {
		t.Fatal(err)
	}
	tell := func(holders []Holder) string {
		var all []string
		for _, h := range holders {
			all = append(all, strings.TrimSpace(h.Row.Name+" "+h.Role.Title))
		}
		return strings.Join(all, ", ")
	}
	return tell(found.Current) + " | " + tell(found.Former)
}

func TestOrganisations(t *testing.T) {
	ctx := context.Background()
	b, v := newBook(t)
	anna := addCard(t, b, v, "FN:Anna Weber", "N:Weber;Anna", "ORG:ACME", "TITLE:Leiterin")
	addCard(t, b, v, "FN:Jan Beck", "N:Beck;Jan", "ORG:Acme GmbH;Lager", "X-KITH-ROLE:Müller AG;;Lehrling;;2001;2004")
	addCard(t, b, v, "FN:Eva", "ORG:Mueller AG")
	addCard(t, b, v, "FN:Uwe", "ORG:Müller KG")
	if got, want := listed(t, b, ""), "Acme GmbH 1+0, "; got != "ACME 2+0, Mueller AG 1+1, Müller KG 1+0" {
		t.Errorf("list: %s %s", got, want)
	}
	if got := listed(t, b, "mull"); got != "Mueller AG 1+1, Müller KG 1+0" {
		t.Errorf("list of text: %s", got)
	}
	if got := whoIsAt(t, b, "", "acme gmbh"); got != "Jan Beck, Anna Weber Leiterin | " {
		t.Errorf("ACME: %s", got)
	}
	if got := whoIsAt(t, b, "", "Müller AG"); got != "Eva | Jan Beck Lehrling" {
		t.Errorf("Müller AG: %s", got)
	}
	if got := whoIsAt(t, b, "", "nobody knows"); got != " | " {
		t.Errorf("unknown: %s", got)
	}
	acme, change, err := b.RecordOrganisation(ctx, "ACME")
	if err != nil || change.ID == 0 || acme.Kind != KindOrganisation {
		t.Fatal(acme, err)
	}
	if again, change, err := b.RecordOrganisation(ctx, "Acme GmbH"); err != nil || change.ID != 0 || again.ID != acme.ID {
		t.Errorf("made twice: %v %v", again.ID, err)
	}
	if got := listed(t, b, "acme"); got != "ACME 2+0 *" {
		t.Errorf("list: %s", got)
	}
	if shown, err := b.Show(ctx, anna); err != nil || shown.Held[0].OrganisationID != acme.ID {
		t.Errorf("the role does not lead to the organisation: %+v %v", shown.Held, err)
	}

	moved, change, err := b.MoveJob(ctx, anna, 0, []int{0}, Role{Organisation: "Müller KG", Title: "Chefin"}, "2026-04")
	if err != nil || told(stored(t, cardOf(t, b, anna))) != "Müller KG||Chefin||2026-04\nformer ACME||Leiterin|||2026-04" || moved.Held[1].OrganisationID != acme.ID {
		t.Errorf("moved: %v\n%s", err, told(cardOf(t, b, anna)))
	}
	if got := whoIsAt(t, b, acme.ID, ""); got != "Jan Beck | Anna Weber Leiterin" {
		t.Errorf("after the move: %s", got)
	}
	if rows, err := b.ByIDs(ctx, []string{anna}); err != nil || rows[0].Subtitle != "Chefin, Müller KG" {
		t.Errorf("the list says %q", rows[0].Subtitle)
	}
	if got := found(t, b, "acme", ""); !strings.Contains(got, "Anna Weber") {
		t.Errorf("not found by the former organisation: %s", got)
	}
	if _, err := v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if got := whoIsAt(t, b, acme.ID, "") + " " + listed(t, b, "kg"); got != "Jan Beck, Anna Weber Leiterin |  Müller KG 1+0" {
		t.Errorf("after the undo: %s", got)
	}

	renamed, change, n, err := b.RenameOrganisation(ctx, acme.ID, "Zenith SE", true)
	if err != nil || n != 2 || renamed.Name != "Zenith SE" || !slices.Equal(renamed.Nicknames, []string{"ACME"}) || renamed.Organisations[0].Name != "Zenith SE" {
		t.Fatalf("renamed: %d %+v %v", n, renamed, err)
	}
	if got := told(cardOf(t, b, anna)) + " " + whoIsAt(t, b, acme.ID, ""); got != "Zenith SE||Leiterin Jan Beck, Anna Weber Leiterin | " {
		t.Errorf("its people: %s", got)
	}
	addCard(t, b, v, "FN:Ida", "ORG:ACME") // a file that still has the old name
	if got := whoIsAt(t, b, "", "zenith"); !strings.Contains(got, "Ida, ") {
		t.Errorf("the old name does not lead there: %s", got)
	}
	if _, err := v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if got := whoIsAt(t, b, acme.ID, ""); got != "Jan Beck, Ida, Anna Weber Leiterin | " {
		t.Errorf("after the undo: %s", got)
	}
	if _, _, _, err := b.RenameOrganisation(ctx, acme.ID, " ", true); fault.Code(err) != "contact.bad-value" {
		t.Errorf("renamed to nothing: %v", err)
	}
	if _, err := b.Organisation(ctx, "nobody", ""); fault.Code(err) != "contact.not-found" {
		t.Errorf("no such organisation: %v", err)
	}
	if _, err := b.Remove(ctx, []string{anna}); err != nil {
		t.Fatal(err)
	}
	if got := whoIsAt(t, b, acme.ID, ""); got != "Jan Beck, Ida | " {
		t.Errorf("a deleted person is still there: %s", got)
	}
}

// Two organisations of one name are told apart where a card names one by its UID; a name of several legal forms is not guessed at.
func TestOrganisationsOfOneName(t *testing.T) {
	b, v := newBook(t)
	addCard(t, b, v, "KIND:org", "UID:koeln", "FN:Stadtwerke")
	bonn := addCard(t, b, v, "KIND:org", "UID:bonn", "FN:Stadtwerke")
	addCard(t, b, v, "FN:Eva", "ORG;X-KITH-ORGANISATION=bonn:Stadtwerke")
	addCard(t, b, v, "FN:Uwe", "ORG:Stadtwerke")
	addCard(t, b, v, "FN:Max", "X-KITH-ROLE:Stadtwerke;;;;;;gone")
	if got := whoIsAt(t, b, bonn, ""); got != "Eva | " {
		t.Errorf("Bonn: %s", got)
	}
	if got := whoIsAt(t, b, "", "Stadtwerke"); got != "Uwe | " {
		t.Errorf("by name: %s", got)
	}
	if got := listed(t, b, "stadtwerke"); got != "Stadtwerke 0+1, Stadtwerke 1+0 *, Stadtwerke 1+0 *" {
		t.Errorf("list: %s", got)
	}
	addCard(t, b, v, "FN:A", "ORG:Nord")
	addCard(t, b, v, "FN:B", "ORG:Nord AG")
	addCard(t, b, v, "FN:C", "ORG:Nord Ltd")
	if got := listed(t, b, "nord"); got != "Nord 1+0, Nord AG 1+0, Nord Ltd 1+0" {
		t.Errorf("list: %s", got)
	}
	if got := whoIsAt(t, b, "", "Nord AG"); got != "B | " {
		t.Errorf("Nord AG: %s", got)
	}
}

// Contacts that were in the book before organisations were kept are filled in at the first question.
// Whose card names an organisation by the name that a merge did not choose belongs to it all the same.
func TestOrganisationsMergedKeepTheirPeople(t *testing.T) {
	b, v := newBook(t)
	for _, names := range [][2]string{{"Müller Bau", "Müller"}, {"Nordwerk", "Stadtwerke Nord"}, {"Elbe Druck", "Druckerei Elbe Meyer"}} {
		keep := addCard(t, b, v, "KIND:org", "FN:"+names[0], "ORG:"+names[0])
		gone := addCard(t, b, v, "KIND:org", "FN:"+names[1], "ORG:"+names[1])
		addCard(t, b, v, "FN:Anna "+names[0], "ORG:"+names[0])
		addCard(t, b, v, "FN:Jens "+names[1], "ORG:"+names[1])
		if _, _, err := b.Merge(context.Background(), []string{keep, gone}, MergeChoices{Keep: keep, Fields: map[string]string{FieldName: keep}}); err != nil {
			t.Fatal(err)
		}
		if got, want := listed(t, b, names[0]), names[0]+" 2+0 *"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRolesAreFilledIn(t *testing.T) {
	b, v := newBook(t)
	addCard(t, b, v, "FN:Eva", "ORG:ACME")
	err := v.Maintain(context.Background(), func(tx *vault.Tx) error {
		for _, statement := range []string{`DELETE FROM role`, `DELETE FROM organisation`, `INSERT INTO role_missing SELECT key FROM contact`, `INSERT INTO role_missing VALUES (99)`} {
			if err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := listed(t, NewBook(v, search.New(v)), ""); got != "ACME 1+0" {
		t.Errorf("list: %s", got)
	}
}

func cardOf(t *testing.T, b *Book, id string) *vcard.Card {
	t.Helper()
	card, _, err := b.Card(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// lives writes a household: its name, its address, its people.
func lives(t *testing.T, b *Book, id string) string {
	t.Helper()
	all, err := b.Households(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, h := range all {
		var names []string
		for _, m := range h.Members {
			names = append(names, m.Name)
		}
		lines = append(lines, h.Name+": "+strings.Join(h.Address.Street, ", ")+" "+h.Address.Locality+": "+strings.Join(names, ", "))
	}
	return strings.Join(lines, "; ")
}

// Whom a card names as a spouse already, without titles, is not noted a second time.
func TestHouseholdOfKnownSpouses(t *testing.T) {
	ctx := context.Background()
	b, v := newBook(t)
	anna := addCard(t, b, v, "UID:urn:uuid:00000000-0000-4000-8000-000000000001", "FN:Prof. Dr. Anna Weber", "N:Weber;Anna;;Prof. Dr.;", "ADR:;;Gasse 2;Bonn;;53111;")
	jan := addCard(t, b, v, "FN:Jan Weber", "N:Weber;Jan;;;", "RELATED;TYPE=spouse;VALUE=text:Anna Weber", "RELATED;TYPE=child;VALUE=text:Anna Weber")
	if _, _, err := b.ShareAddress(ctx, []string{anna, jan}, "", "spouse"); err != nil {
		t.Fatal(err)
	}
	shown, err := b.Show(ctx, jan)
	if err != nil || len(shown.Related) != 2 || shown.Related[0].Type != "spouse" || shown.Related[0].ContactID != anna || shown.Related[1].Type != "child" {
		t.Errorf("%+v %v", shown.Related, err)
	}
}

func TestHousehold(t *testing.T) {
	ctx := context.Background()
	b, v := newBook(t)
	anna := addCard(t, b, v, "UID:urn:uuid:00000000-0000-4000-8000-000000000001", "FN:Anna Weber", "ADR;TYPE=work:;;Werft 1;Kiel;;24103;", "ADR;TYPE=home;X-A=1:;;Hauptstr. 1;Köln;;50667;")
	jan := addCard(t, b, v, "FN:Jan Weber", "ADR;TYPE=home:;;Gasse 2;Bonn;;53111;")
	ida := addCard(t, b, v, "FN:Ida Weber", "ADR:;;Hauptstr. 1;Köln;;50667;")

	if _, _, err := b.ShareAddress(ctx, []string{anna, anna}, "", ""); fault.Code(err) != "household.too-few" {
		t.Errorf("alone: %v", err)
	}
	home, change, err := b.ShareAddress(ctx, []string{anna, jan}, "Haushalt Weber", "spouse")
	if err != nil || home.Name != "Haushalt Weber" {
		t.Fatal(home, err)
	}
	if got := lives(t, b, jan); got != "Haushalt Weber: Hauptstr. 1 Köln: Anna Weber, Jan Weber" {
		t.Errorf("household: %s", got)
	}
	if shown, _ := b.Show(ctx, jan); len(shown.Addresses) != 2 || shown.Addresses[0].Locality != "Köln" || shown.Related[0].ContactID != anna || shown.Related[0].Type != "spouse" {
		t.Errorf("Jan: %+v %+v", shown.Addresses, shown.Related)
	}
	if shown, _ := b.Show(ctx, anna); len(shown.Addresses) != 2 || shown.Addresses[1].Household == "" || shown.Related[0].ContactID != jan {
		t.Errorf("Anna: %+v %+v", shown.Addresses, shown.Related)
	}
	// A third joins, and the address that says the same is the shared one.
	if _, _, err := b.ShareAddress(ctx, []string{ida, jan}, "", ""); err != nil {
		t.Fatal(err)
	}
	if shown, _ := b.Show(ctx, ida); len(shown.Addresses) != 1 {
		t.Errorf("Ida: %+v", shown.Addresses)
	}
	if got := lives(t, b, home.ID); got != "Haushalt Weber: Hauptstr. 1 Köln: Anna Weber, Jan Weber, Ida Weber" {
		t.Errorf("household: %s", got)
	}

	// They move: one edit, on whichever card.
	shown, err := b.Show(ctx, jan)
	if err != nil {
		t.Fatal(err)
	}
	next := shown.Addresses[0]
	next.Street, next.Locality = []string{"Neue Str. 3"}, "Ulm"
	_, change, err = b.Edit(ctx, jan, 0, []Edit{{Op: "set", Field: "address", Ref: next.Ref, Address: &next}})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{anna, jan, ida, home.ID} {
		if got := lives(t, b, id); got != "Haushalt Weber: Neue Str. 3 Ulm: Anna Weber, Jan Weber, Ida Weber" {
			t.Errorf("after the move: %s", got)
		}
		if shown, _ := b.Show(ctx, id); !slices.ContainsFunc(shown.Addresses, func(a Address) bool { return a.Locality == "Ulm" }) {
			t.Errorf("%s has not moved: %+v", shown.Name, shown.Addresses)
		}
	}
	if anna := cardOf(t, b, anna); !strings.Contains(string(vcard.Format(anna)), "X-A=1") || !strings.Contains(string(vcard.Format(anna)), "Werft 1") {
		t.Errorf("something else is gone: %s", vcard.Format(anna))
	}
	if _, err := v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if got := lives(t, b, anna); !strings.Contains(got, "Köln") {
		t.Errorf("after the undo: %s", got)
	}
	if rows, err := b.ByIDs(ctx, []string{ida}); err != nil || rows[0].Place != "Köln" {
		t.Errorf("the list after the undo: %+v %v", rows, err)
	}
	// On the household's own card as well.
	shown, err = b.Show(ctx, home.ID)
	if err != nil {
		t.Fatal(err)
	}
	next.Ref = shown.Addresses[0].Ref
	if _, _, err := b.Edit(ctx, home.ID, 0, []Edit{{Op: "set", Field: "address", Ref: next.Ref, Address: &next}}); err != nil {
		t.Fatal(err)
	}
	if got := lives(t, b, ida); !strings.Contains(got, "Ulm") {
		t.Errorf("after an edit of the household: %s", got)
	}

	// It leaves and comes back, in either version, as the same household.
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		var file bytes.Buffer
		if _, err := b.Export(ctx, &file, version, nil); err != nil {
			t.Fatal(err)
		}
		other, w := newBook(t)
		var ids []string
		for _, card := range decode(t, file.String()) {
			ids = append(ids, addCard(t, other, w, cardLines(card)...))
		}
		for _, id := range ids {
			if got := lives(t, other, id); got != lives(t, b, anna) {
				t.Errorf("%s: %q", version, got)
			}
		}
	}

	if _, err := b.LeaveHousehold(ctx, ida, ""); err != nil {
		t.Fatal(err)
	}
	if shown, _ := b.Show(ctx, ida); len(shown.Addresses) != 1 || shown.Addresses[0].Household != "" || lives(t, b, anna) != "Haushalt Weber: Neue Str. 3 Ulm: Anna Weber, Jan Weber" {
		t.Errorf("Ida left: %+v, %s", shown.Addresses, lives(t, b, anna))
	}
	if _, err := b.LeaveHousehold(ctx, ida, ""); fault.Code(err) != "household.not-member" {
		t.Errorf("left twice: %v", err)
	}
	// Who removes the shared address leaves, and a household of one is none.
	shown, err = b.Show(ctx, jan)
	if err != nil {
		t.Fatal(err)
	}
	_, change, err = b.Edit(ctx, jan, 0, []Edit{{Op: "remove", Field: "address", Ref: shown.Addresses[0].Ref}})
	if err != nil {
		t.Fatal(err)
	}
	if shown, _ := b.Show(ctx, anna); len(shown.Addresses) != 2 || shown.Addresses[1].Household != "" || lives(t, b, anna) != "" {
		t.Errorf("Anna alone: %+v", shown.Addresses)
	}
	if _, err := b.Show(ctx, home.ID); fault.Code(err) != "contact.not-found" {
		t.Errorf("an empty household stays: %v", err)
	}
	if _, err := v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if got := lives(t, b, home.ID); got != "Haushalt Weber: Neue Str. 3 Ulm: Anna Weber, Jan Weber" {
		t.Errorf("after the undo: %s", got)
	}
	nobody := create(t, b, "Ohne", "Adresse")
	if _, _, err := b.ShareAddress(ctx, []string{nobody.ID, create(t, b, "Auch", "Keine").ID}, "", ""); fault.Code(err) != "household.no-address" {
		t.Errorf("no address: %v", err)
	}
}
