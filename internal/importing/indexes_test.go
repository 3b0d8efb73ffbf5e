package importing

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// indexes lists the indexes of the store and what SQLite has to say about its soundness.
func (f fixture) indexes(t testing.TB) string {
	t.Helper()
	var list, sound string
	if err := f.vault.QueryRow(context.Background(), `SELECT (SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name)),
		(SELECT group_concat(integrity_check) FROM pragma_integrity_check)`).Scan(&list, &sound); err != nil {
		t.Fatal(err)
	}
	return list + "\n" + sound
}

// TestIndexesComeBack: what the first import writes without indexes has them afterwards, and when it fails.
func TestIndexesComeBack(t *testing.T) {
	f := newFixture(t)
	before := f.indexes(t)
	if !strings.Contains(before, "contact_row_sort") || !strings.HasSuffix(before, "\nok") {
		t.Fatalf("a new store: %s", before)
	}
	broken := io.MultiReader(strings.NewReader(manyCards(500)), failing{})
	if _, err := f.importer.Commit(context.Background(), []Source{Stream("book.vcf", broken)}, Options{}, nil); err == nil {
		t.Fatal("a file that cannot be read to its end was imported")
	}
	if after := f.indexes(t); after != before {
		t.Errorf("after an import that failed: %s", after)
	}
	// The second file meets people of the first, whom it can only find by the indexes.
	for range 2 {
		sources := []Source{Stream("one.vcf", strings.NewReader(manyCards(500))), Stream("two.vcf", strings.NewReader(manyCards(600)))}
		if _, err := f.importer.Commit(context.Background(), sources, Options{}, nil); err != nil {
			t.Fatal(err)
		}
		if after := f.indexes(t); after != before {
			t.Errorf("after an import: %s", after)
		}
	}
	var contacts int
	if err := f.vault.QueryRow(context.Background(), `SELECT count(*) FROM contact_row`).Scan(&contacts); err != nil || contacts != 600 {
		t.Errorf("%d contacts are there, want 600 (%v)", contacts, err)
	}
}

// failing is the end of a file on a medium that was pulled out.
type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("pulled out") }
