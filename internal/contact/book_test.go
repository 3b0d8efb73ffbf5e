package contact

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

func newBook(t *testing.T) (*Book, *vault.Vault) {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return NewBook(v, search.New(v)), v
}

func create(t *testing.T, b *Book, given, family string) Contact {
	t.Helper()
	c, _, err := b.Create(context.Background(), KindPerson, NameParts{Given: []string{given}, Family: []string{family}}, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// found gives the names of those whom a search finds.
func found(t *testing.T, b *Book, text, circle string) string {
	t.Helper()
	ctx := context.Background()
	result, err := b.Find(ctx, text, circle, 20)
	if err != nil {
		t.Fatal(err)
	}
	var keys []int64
	for _, hit := range result.Hits {
		keys = append(keys, hit.Key)
	}
	rows, err := b.Rows(ctx, keys)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

func TestBookEdits(t *testing.T) {
	ctx := context.Background()
	b, v := newBook(t)
	anna := create(t, b, "Anna", "Müller")
	if anna.UID == "" || anna.Revision == 0 || anna.Created == "" {
		t.Errorf("created: %+v", anna)
	}
	edited, change, err := b.Edit(ctx, anna.ID, anna.Revision, []Edit{
		{Op: "add", Field: "phone", Ref: -1, Text: "+49 30 23125 001"},
		{Op: "add", Field: "circle", Ref: -1, Text: "Chor"},
	})
	if err != nil || change.ID == 0 || len(edited.Phones) != 1 {
		t.Fatalf("edited: %+v %v", edited, err)
	}
	for text, want := range map[string]string{"mueller": "Anna Müller", "muller an": "Anna Müller", "030 23125": "Anna Müller", "chor": "Anna Müller", "meier": ""} {
		if got := found(t, b, text, ""); got != want {
			t.Errorf("search %q: %q", text, got)
		}
	}
	if _, _, err := b.Edit(ctx, anna.ID, anna.Revision, []Edit{{Op: "add", Field: "note", Ref: -1, Text: "x"}}); fault.Code(err) != "contact.changed" {
		t.Errorf("an edit of an old revision: %v", err)
	}
	// An edit that changes nothing is no change.
	if _, change, err := b.Edit(ctx, anna.ID, 0, []Edit{{Op: "add", Field: "circle", Ref: -1, Text: "Chor"}}); err != nil || change.ID != 0 {
		t.Errorf("the same circle again: %+v %v", change, err)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if got := found(t, b, "chor", ""); got != "" {
		t.Errorf("after undo, still in the circle: %q", got)
	}
	if circles, err := b.Circles(ctx); err != nil || len(circles) != 0 {
		t.Errorf("circles after undo: %v %v", circles, err)
	}
	if _, err := v.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := found(t, b, "anna", "Chor"); got != "Anna Müller" {
		t.Errorf("in the circle after redo: %q", got)
	}
}

// Umlauts stand where people look for them, in every list of circles.
func TestCirclesStandByName(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	id := create(t, b, "Jens", "Ahorn").ID
	for _, circle := range []string{"Verein", "Ärzte", "arbeit", "Büro", "Öko"} {
		if _, err := b.AddToCircle(ctx, circle, []string{id}); err != nil {
			t.Fatal(err)
		}
	}
	keys, err := b.KeysOf(ctx, []string{id})
	if err != nil {
		t.Fatal(err)
	}
	all, err := b.Circles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := b.CirclesOf(ctx, keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, circles := range [][]Circle{all, theirs} {
		var names []string
		for _, one := range circles {
			names = append(names, one.Name)
		}
		if got := strings.Join(names, " "); got != "arbeit Ärzte Büro Öko Verein" {
			t.Errorf("circles stand as %s", got)
		}
	}
}

func TestBookCirclesAndRemove(t *testing.T) {
	ctx := context.Background()
	b, v := newBook(t)
	var ids []string
	for _, family := range []string{"Ahorn", "Birkenfeld", "Tanne", "Weide", "Zypresse"} {
		ids = append(ids, create(t, b, "Person", family).ID)
	}
	if _, err := b.AddToCircle(ctx, "Kunst, Musik; und mehr", ids[:3]); err != nil {
		t.Fatal(err)
	}
	if circles, err := b.Circles(ctx); err != nil || len(circles) != 1 || circles[0] != (Circle{"Kunst, Musik; und mehr", 3}) {
		t.Errorf("circles: %v %v", circles, err)
	}
	if _, err := b.RemoveFromCircle(ctx, "Kunst, Musik; und mehr", ids[:1]); err != nil {
		t.Fatal(err)
	}
	if rows, total, err := b.List(ctx, ListQuery{Circle: "Kunst, Musik; und mehr"}); err != nil || total != 2 || len(rows) != 2 {
		t.Errorf("circle: %v %d %v", rows, total, err)
	}
	if _, err := b.Remove(ctx, append(ids[:2:2], "nobody")); fault.Code(err) != "contact.not-found" {
		t.Errorf("removing one that is not there: %v", err)
	}
	if _, total, err := b.List(ctx, ListQuery{}); err != nil || total != 5 {
		t.Errorf("half of it was removed: %d %v", total, err)
	}
	if _, err := b.Remove(ctx, ids[:2]); err != nil {
		t.Fatal(err)
	}
	if got := found(t, b, "ahorn", ""); got != "" {
		t.Errorf("removed and found: %q", got)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if got := found(t, b, "ahorn", ""); got != "Person Ahorn" {
		t.Errorf("back and not found: %q", got)
	}
}

func TestBookOrder(t *testing.T) {
	b, _ := newBook(t)
	for _, name := range [][2]string{{"Uwe", "Zander"}, {"Ömer", "Öztürk"}, {"Otto", "Ofen"}, {"Anna", "de Vries"}, {"Ägidius", "Ahorn"}, {"Anna", "Ahorn"}} {
		create(t, b, name[0], name[1])
	}
	rows, total, err := b.List(context.Background(), ListQuery{Offset: 1, Limit: 4})
	if err != nil || total != 6 {
		t.Fatal(total, err)
	}
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	if got := strings.Join(names, ", "); got != "Anna Ahorn, Anna de Vries, Otto Ofen, Ömer Öztürk" {
		t.Errorf("order: %s", got)
	}
}

func TestBookThumbnail(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	anna := create(t, b, "Anna", "Müller")
	if data, kind, err := b.Thumbnail(ctx, anna.ID, 64); err != nil || len(data) != 0 || kind != "" {
		t.Errorf("without a photo: %d %q %v", len(data), kind, err)
	}
	edited, _, err := b.Edit(ctx, anna.ID, 0, []Edit{{Op: "set", Field: "photo", Ref: -1, Text: petrol(t)}})
	if err != nil || edited.Photo == nil {
		t.Fatalf("photo: %v", err)
	}
	for range 2 { // made, then kept
		data, kind, err := b.Thumbnail(ctx, anna.ID, 64)
		if err != nil || len(data) == 0 || !strings.HasPrefix(kind, "image/") {
			t.Errorf("with a photo: %d %q %v", len(data), kind, err)
		}
	}
}

// petrol is a small picture as a data: URI.
func petrol(t *testing.T) string {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 8, 6))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{0, 98, 111, 255}), image.Point{}, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(out.Bytes())
}

func TestBookExport(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	anna, ömer := create(t, b, "Anna", "Müller"), create(t, b, "Ömer", "Öztürk")
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		var out bytes.Buffer
		n, err := b.Export(ctx, &out, version, []string{ömer.ID, anna.ID})
		if err != nil || n != 2 {
			t.Fatal(n, err)
		}
		text := out.String()
		if strings.Index(text, "Ömer") > strings.Index(text, "Anna") || strings.Count(text, "VERSION:"+string(version)) != 2 || !strings.Contains(text, anna.ID) {
			t.Errorf("%s:\n%s", version, text)
		}
	}
	if _, err := b.Export(ctx, &bytes.Buffer{}, vcard.V40, []string{"nobody"}); fault.Code(err) != "contact.not-found" {
		t.Errorf("%v", err)
	}
}

// A relation to another card's UID is told by name.
func TestBookRelated(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	anna, ömer := create(t, b, "Anna", "Müller"), create(t, b, "Ömer", "Öztürk")
	for _, value := range []string{ömer.UID, "urn:uuid:00000000-0000-7000-8000-000000000000", "Tante Frieda"} {
		if _, _, err := b.Edit(ctx, anna.ID, 0, []Edit{{Op: "add", Field: "related", Ref: -1, Text: value}}); err != nil {
			t.Fatal(err)
		}
	}
	shown, err := b.Show(ctx, anna.ID)
	if err != nil || len(shown.Related) != 3 {
		t.Fatal(shown.Related, err)
	}
	if r := shown.Related[0]; r.Name != "Ömer Öztürk" || r.ContactID != ömer.ID {
		t.Errorf("%+v", r)
	}
	for _, r := range shown.Related[1:] {
		if r.Name != "" || r.ContactID != "" {
			t.Errorf("%+v", r)
		}
	}
}
