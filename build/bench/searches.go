package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/samplebook"
	"kith/internal/vcard"
)

// names reads from a book what people are called.
func names(book string) ([]samplebook.Name, error) {
	file, err := os.Open(book)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	var found []samplebook.Name
	decoder := vcard.NewDecoder(file, vcard.Options{})
	for {
		entry, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		if entry.Card == nil {
			continue
		}
		full, parts := entry.Card.First("FN"), entry.Card.First("N")
		if full == nil || parts == nil {
			continue
		}
		if n := vcard.SplitStructured(parts.Value); len(n) > 1 {
			found = append(found, samplebook.Name{Given: n[1][0], Family: n[0][0], Full: vcard.Unescape(full.Value)})
		}
	}
}

// search is one keystroke in the window: the hits, their rows and what stands in their second line.
func search(ctx context.Context, p *program.Program, text string) (program.Found, error) {
	found, err := p.Suggest(ctx, text, "", page)
	if err != nil {
		return found, err
	}
	return found, secondLines(ctx, p, found.Rows)
}

// typed is how many terms are typed letter by letter.
const typed = 250

func measureSearch(ctx context.Context, p *program.Program, t task, _ []contact.Row, f figures) error {
	// The window reads the words while it opens.
	first, err := repeat(1, func(int) error { _, err := search(ctx, p, "weber"); return err })
	if err != nil {
		return err
	}
	f["search.first"] = first[0]
	people, err := names(t.Book)
	if err != nil {
		return err
	}
	queries := samplebook.QueriesFor(people, t.Seed)
	var keystrokes []string
	for _, query := range queries[:min(typed, len(queries))] {
		for i := range query.Text {
			if i > 0 {
				keystrokes = append(keystrokes, query.Text[:i])
			}
		}
		keystrokes = append(keystrokes, query.Text)
	}
	if len(keystrokes) == 0 {
		return errors.New("the book has no names to search for")
	}
	measured, err := repeat(len(keystrokes), func(i int) error { _, err := search(ctx, p, keystrokes[i]); return err })
	if err != nil {
		return err
	}
	f["search.p50"], f["search.p99"], f["search.max"] = measured.at(50), measured.at(99), measured.at(100)
	tellSlowest(keystrokes, measured)
	for _, letter := range "abcdefghijklmnopqrstuvwxyzäöü0" {
		measured, err := repeat(3, func(int) error { _, err := search(ctx, p, string(letter)); return err })
		if err != nil {
			return err
		}
		f["search.letter"] = max(f["search.letter"], measured.at(50))
	}
	return nil
}

// tellSlowest names the searches that took longest: whoever makes the search quicker starts there.
func tellSlowest(texts []string, measured times) {
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(measured[b], measured[a]) })
	for _, i := range order[:min(5, len(order))] {
		fmt.Fprintf(os.Stderr, "  slow: %q took %s\n", texts[i], duration(measured[i]))
	}
}

// seen is how far down people look for whom they mean.
const seen = 10

func measureTypos(ctx context.Context, p *program.Program, t task, _ []contact.Row, f figures) error {
	people, err := names(t.Book)
	if err != nil {
		return err
	}
	queries := samplebook.TyposFor(people, t.Seed)
	if len(queries) == 0 {
		return errors.New("the book has no names to mistype")
	}
	count, hits := map[string]float64{}, map[string]float64{}
	measured, err := repeat(len(queries), func(i int) error {
		found, err := search(ctx, p, queries[i].Text)
		rows := found.Rows[:min(seen, len(found.Rows))]
		for _, kind := range []string{"", "." + queries[i].Kind} {
			count[kind]++
			if slices.ContainsFunc(rows, func(row contact.Row) bool { return row.Name == queries[i].Name }) {
				hits[kind]++
			}
		}
		return err
	})
	f["typo.p50"], f["typo.p99"] = measured.at(50), measured.at(99)
	for kind := range count {
		f["typo.recall"+kind] = hits[kind] / count[kind]
	}
	return err
}
