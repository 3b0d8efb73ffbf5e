package program

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/vault"
	"kith/internal/vcard"
	"kith/internal/view"
)

// said is everything that a book keeps by the names of circles, and the circles on every card, those in the bin too.
func said(t *testing.T, p *Program) string {
	t.Helper()
	var out strings.Builder
	for _, query := range []string{
		`SELECT 'circle ' || k.name || ' ' || count(*) FROM circle k JOIN contact_circle m ON m.circle = k.key GROUP BY k.key ORDER BY k.name`,
		`SELECT 'rhythm ' || circle || ' ' || every || unit || ' ' || since FROM rhythm ORDER BY circle`,
		`SELECT 'notice ' || circle || ' ' || days FROM circle_notice ORDER BY circle`,
		`SELECT 'form ' || circle || ' ' || form FROM circle_form ORDER BY circle`,
		`SELECT 'community ' || circle FROM circle_community ORDER BY circle`,
		`SELECT 'answer ' || item FROM today_answer ORDER BY item`,
		`SELECT 'view ' || name || ' ' || expression FROM saved_view ORDER BY key`,
		`SELECT card FROM contact ORDER BY key`,
	} {
		rows, err := p.Vault.Query(context.Background(), query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			for one := range strings.Lines(line) {
				if one = strings.TrimSpace(one); !strings.HasPrefix(line, "BEGIN:") || strings.HasPrefix(one, "CATEGORIES") {
					out.WriteString(one + "\n")
				}
			}
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// choirBook has Verein with everything one can say of a circle, and Chor beside it; Ida of Verein is in the bin.
func choirBook(t *testing.T) *Program {
	t.Helper()
	ctx := t.Context()
	done := must[vault.Change](t)
	p := must[*Program](t)(Open(t.TempDir(), vault.Options{}))
	t.Cleanup(func() { _ = p.Close() })
	var ida string
	done(p.Vault.Write(ctx, message.New("import.done", nil), func(tx *vault.Tx) error {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for _, card := range []string{
			"FN:Anna\nCATEGORIES:Amt,Verein,Zunft", "FN:Bernd\nCATEGORIES;X-SRC=a:Verein\nCATEGORIES:Verein,Chor", "FN:Carla\nCATEGORIES:Chor", "FN:Ida\nCATEGORIES:Verein",
		} {
			entry, err := vcard.NewDecoder(strings.NewReader("BEGIN:VCARD\nVERSION:4.0\n"+card+"\nEND:VCARD\n"), vcard.Options{}).Decode()
			if err != nil {
				return err
			}
			if ida, err = tx.NewID(); err != nil {
				return err
			}
			if _, err := w.Add(preparer.Prepare(entry.Card), ida, 0); err != nil {
				return err
			}
		}
		return w.Close()
	}))
	done(p.Contacts.Remove(ctx, []string{ida}))
	done(p.Rhythms.SetCircle(ctx, "Verein", rhythm.Rhythm{Every: 6, Unit: rhythm.Week}))
	done(p.Dates.SetNotice(ctx, "Verein", 7))
	done(p.Letters.SetCircleForm(ctx, "Verein", letter.Informal))
	done(p.Planner.SetCommunity(ctx, "Verein", true))
	done(p.Planner.Done(ctx, "community:Verein"))
	if _, _, err := p.Views.Save(ctx, view.View{Name: "Alle", Expression: "circle:verein or has:email not circle=Verein"}); err != nil {
		t.Fatal(err)
	}
	return p
}

// A circle that is called otherwise keeps everything that was said of it, in one change that one undo takes back.
func TestCircleRenamed(t *testing.T) {
	ctx := t.Context()
	p := choirBook(t)
	before := said(t, p)
	change := must[vault.Change](t)(p.Contacts.RenameCircle(ctx, "Verein", "  Neuer   Verein ", false))
	if got := fmt.Sprint(change.Label.Code, change.Label.Args["n"]); got != "contact.circle-renamed2" {
		t.Error(got)
	}
	after := said(t, p)
	want := strings.NewReplacer("Verein", "Neuer Verein", "circle:verein", `circle:"Neuer Verein"`, "circle=Verein", `circle="Neuer Verein"`,
		"CATEGORIES:Verein,Chor", "CATEGORIES:Chor").Replace(before)
	if after != want {
		t.Errorf("renamed:\n%s\nnot\n%s", after, want)
	}
	found := must[Found](t)(p.Search(ctx, "neuer verein", "", 9))
	if found.Total != 2 {
		t.Errorf("found %d by the other name", found.Total)
	}
	must[vault.Change](t)(p.Vault.Undo(ctx, 0))
	if got := said(t, p); got != before {
		t.Errorf("undone:\n%s\nnot\n%s", got, before)
	}
	must[vault.Change](t)(p.Vault.Redo(ctx))
	if got := said(t, p); got != after {
		t.Errorf("redone:\n%s\nnot\n%s", got, after)
	}
}

// A name that another circle has, in whatever case, makes the two one only if that was said; what is said about the one that stays wins.
func TestCirclesJoined(t *testing.T) {
	ctx := t.Context()
	p := choirBook(t)
	must[vault.Change](t)(p.Dates.SetNotice(ctx, "Chor", 3))
	before := said(t, p)
	_, err := p.Contacts.RenameCircle(ctx, "Verein", "chor", false)
	if fault.Code(err) != "contact.circle-taken" || fault.From(err).Message.Args["circle"] != "Chor" || said(t, p) != before {
		t.Errorf("without being asked: %v", err)
	}
	change := must[vault.Change](t)(p.Contacts.RenameCircle(ctx, "Verein", "chor", true))
	if change.Label.Code != "contact.circle-joined" {
		t.Error(change.Label)
	}
	after := said(t, p)
	for _, line := range []string{"circle Chor 3\n", "rhythm Chor 6week", "notice Chor 3\n", "form Chor informal", "community Chor\n", "CATEGORIES:Amt,Chor,Zunft\n"} {
		if !strings.Contains(after, line) {
			t.Errorf("%q is not in\n%s", line, after)
		}
	}
	if strings.Contains(after, "Verein") {
		t.Errorf("left behind:\n%s", after)
	}
	must[vault.Change](t)(p.Vault.Undo(ctx, 0))
	if got := said(t, p); got != before {
		t.Errorf("undone:\n%s\nnot\n%s", got, before)
	}
}

// Another case is no other circle; a circle nobody is in has no name to change; a name is needed.
func TestCircleRenamedEdges(t *testing.T) {
	ctx := t.Context()
	p := choirBook(t)
	if change := must[vault.Change](t)(p.Contacts.RenameCircle(ctx, "Verein", "VEREIN", false)); change.Label.Code != "contact.circle-renamed" {
		t.Error(change.Label)
	}
	if change := must[vault.Change](t)(p.Contacts.RenameCircle(ctx, "VEREIN", "VEREIN", false)); change.ID != 0 {
		t.Error(change.Label)
	}
	for to, code := range map[string]string{"Nirgends": "dates.no-circle", " ": "contact.bad-value"} {
		if _, err := p.Contacts.RenameCircle(ctx, "Verein", to, true); fault.Code(err) != code {
			t.Errorf("%q: %v", to, err)
		}
	}
}
