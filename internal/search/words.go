package search

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// words are the terms of search_word in memory, sorted. The first byte of a text is its mark.
type words struct {
	list []entry
	last int64 // the id up to which search_word has been read
}

type entry struct {
	text    string
	count   int32  // documents that have it, about: only plans depend on it
	letters uint32 // which letters it has, to rule out quickly what cannot be near
	sound   uint64 // how a name sounds, see soundOf
}

// vocabulary gives the words as they are committed. It reads those that were added since the last time.
func (i *Index) vocabulary(ctx context.Context) (*words, error) {
	known := i.words.Load()
	var last int64
	var text string
	if err := i.readWords(ctx, known.last, &text, &last); err != nil || last == 0 {
		return known, err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if now := i.words.Load(); now != known {
		// Somebody else was quicker; what they read need not be read again.
		known = now
		if err := i.readWords(ctx, known.last, &text, &last); err != nil || last == 0 {
			return known, err
		}
	}
	grown := known.with(text, last)
	i.words.Store(grown)
	return grown, nil
}

// readWords reads the words with ids above after, all in one text: one row crosses from SQLite to Go much faster than
// a hundred thousand. last stays 0 if there are none.
func (i *Index) readWords(ctx context.Context, after int64, text *string, last *int64) error {
	*last = 0
	return i.vault.QueryRow(ctx, `SELECT coalesce(group_concat(word || ' ' || count, ' '), ''), coalesce(max(id), 0)
		FROM search_word WHERE id > ?`, after).Scan(text, last)
}

// with gives the words together with those in text, as "word count word count …".
func (w *words) with(text string, last int64) *words {
	added := make([]entry, 0, strings.Count(text, " ")/2+1)
	for text != "" {
		var word, count string
		word, text, _ = strings.Cut(text, " ")
		count, text, _ = strings.Cut(text, " ")
		n, err := strconv.ParseInt(count, 10, 32)
		if err != nil || len(word) < 2 {
			continue
		}
		e := entry{text: word, count: int32(n), letters: lettersOf(word[1:])}
		if word[0] == markName {
			e.sound = soundOf(word[1:])
		}
		added = append(added, e)
	}
	list := append(slices.Clip(slices.Clone(w.list)), added...)
	slices.SortStableFunc(list, func(a, b entry) int { return strings.Compare(a.text, b.text) })
	// After a rebuild the same words come again under new ids.
	list = slices.CompactFunc(list, func(a, b entry) bool { return a.text == b.text })
	return &words{list: list, last: last}
}

// find is the place of the first word that is not before text.
func (w *words) find(text string) int {
	return sort.Search(len(w.list), func(i int) bool { return w.list[i].text >= text })
}

// starting gives the words that begin with a mark and a prefix.
func (w *words) starting(prefix string) []entry {
	from := w.find(prefix)
	// \xff is in no UTF-8 text and thus after all words with the prefix.
	to := w.find(prefix + "\xff")
	return w.list[from:to]
}
