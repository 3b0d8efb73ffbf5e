package search

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

const (
	defaultLimit = 50
	totalCap     = 1000 // what is counted exactly
	pool         = 300  // candidates that are ranked by name, at least
)

// Search finds what the query asks for, best first: all its words must be there, the last ones perhaps not typed to the end.
// names may be nil; then hits in the same field keep the order of their keys. Spellings near the query's fill a page that is
// not full. Any text gives a result; an error is one of the vault, of names or the end of ctx.
func (i *Index) Search(ctx context.Context, q Query, names Names) (Result, error) {
	items := parseQuery(q.Text)
	if len(items) == 0 {
		return Result{}, nil
	}
	w, err := i.vocabulary(ctx)
	if err != nil {
		return Result{}, err
	}
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	s := &search{index: i, ctx: ctx, query: q, items: items, words: w, room: max(pool, q.Limit), seen: map[int64]bool{}}
	result, err := s.exactly(names)
	if err != nil {
		return Result{}, err
	}
	if len(result.Hits) < q.Limit && !result.More {
		if err := s.nearly(names, &result); err != nil {
			return Result{}, err
		}
	}
	return result, nil
}

// search is one search on its way.
type search struct {
	index *Index
	ctx   context.Context
	query Query
	items []item
	words *words
	room  int // candidates wanted
	found []candidate
	seen  map[int64]bool
}

// rows runs an expression and gives the first rows, by number. They come over as one text: row by row they would cost more
// than finding them.
func (s *search) rows(e expression, limit int) ([]int64, error) {
	if e == "" {
		return nil, nil
	}
	among, args := "", []any{string(e)}
	if s.query.Among != "" {
		among = fmt.Sprintf(" AND rowid %% %d = 0 AND rowid / %d IN (%s)", kindCount, kindCount, s.query.Among)
		args = append(args, s.query.AmongArgs...)
	}
	args = append(args, limit)
	var text string
	if err := s.index.vault.QueryRow(s.ctx, `SELECT coalesce(group_concat(rowid, ' '), '') FROM
		(SELECT rowid FROM search_term WHERE search_term MATCH ?`+among+` LIMIT ?)`, args...).Scan(&text); err != nil {
		return nil, err
	}
	return parseRows(text)
}

func parseRows(text string) ([]int64, error) {
	rows := make([]int64, 0, strings.Count(text, " ")+1)
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, " ")
		n, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil, err
		}
		rows = append(rows, n)
	}
	return rows, nil
}

// exactly finds what is spelled as asked.
func (s *search) exactly(names Names) (Result, error) {
	most := max(totalCap, s.query.Limit)
	all, err := s.rows(s.all(func(i item) expression { return i.anywhere(s.words, len(fields)) }), most+1)
	if err != nil || len(all) == 0 {
		return Result{}, err
	}
	result := Result{Total: min(len(all), most), More: len(all) > most}
	s.room = min(s.room, len(all))
	if err := s.gather(); err != nil {
		return Result{}, err
	}
	if err := s.rank(names); err != nil {
		return Result{}, err
	}
	page := s.found[:min(len(s.found), s.query.Limit)]
	if err := s.locate(page, item.inField); err != nil {
		return Result{}, err
	}
	for _, c := range page {
		result.Hits = append(result.Hits, c.hit())
	}
	return result, nil
}

// all asks for every item of the query.
func (s *search) all(of func(item) expression) expression {
	var parts []expression
	for _, i := range s.items {
		parts = append(parts, of(i))
	}
	return allOf(parts...)
}

// gather collects candidates, the best kinds first, until there is enough to rank.
func (s *search) gather() error {
	single := len(s.items) == 1
	if single && s.items[0].word != "" {
		if err := s.take(exact(markAlone, s.items[0].word), tierWhole, fieldName); err != nil {
			return err
		}
	}
	if err := s.take(s.all(func(i item) expression { return i.inName(s.words, true) }), tierWhole, fieldName); err != nil {
		return err
	}
	if single {
		if err := s.walk(s.items[0]); err != nil {
			return err
		}
	}
	if err := s.take(s.all(func(i item) expression { return i.inName(s.words, false) }), tierStart, fieldName); err != nil {
		return err
	}
	if single {
		for n, f := range fields {
			if err := s.take(s.items[0].inField(s.words, f), tierFields+n, f.name); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.take(s.all(func(i item) expression { return i.anywhere(s.words, strongFields) }), tierFields, ""); err != nil {
		return err
	}
	return s.take(s.all(func(i item) expression { return i.anywhere(s.words, len(fields)) }), tierFields+strongFields, "")
}

// take adds the rows of an expression as candidates.
func (s *search) take(e expression, tier int, field string) error {
	if len(s.found) >= s.room {
		return nil
	}
	rows, err := s.rows(e, s.room)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if !s.seen[row] && len(s.found) < s.room {
			s.seen[row] = true
			s.found = append(s.found, candidate{row: row, tier: tier, field: field})
		}
	}
	return nil
}

// walkAtOnce is the number of words that walk asks for at once.
const walkAtOnce = 24

// walk goes through the names that begin with a word in alphabetical order, where there are too many to rank them all: so
// the first page holds the first names, not the oldest contacts.
func (s *search) walk(i item) error {
	if i.word == "" || standsAlone(i.word) {
		return nil
	}
	found := s.words.starting(string(rune(markName)) + i.word)
	if documents(found) <= s.room {
		return nil
	}
	for len(found) > 0 && len(s.found) < s.room {
		var parts []expression
		documents := 0
		for len(found) > 0 && len(parts) < walkAtOnce && documents < s.query.Limit {
			documents += int(found[0].count)
			parts = append(parts, exact(markName, found[0].text[1:]))
			found = found[1:]
		}
		if err := s.take(anyOf(parts...), tierStart, fieldName); err != nil {
			return err
		}
	}
	return nil
}

// locate finds out for hits whose field is not known yet where the first item stands that is not in the name.
func (s *search) locate(page []candidate, where func(item, *words, field) expression) error {
	open := map[int64]*candidate{}
	for n := range page {
		c := &page[n]
		switch kind, _ := unrow(c.row); {
		case kind == Encounter:
			c.field = fieldEncounter
		case kind == Followup:
			c.field = fieldFollowup
		case c.field == "":
			open[c.row] = c
		}
	}
	for n, i := range s.items {
		for _, f := range fields {
			var rows []string
			for row, c := range open {
				if c.missing == n {
					rows = append(rows, strconv.FormatInt(row, 10))
				}
			}
			e := where(i, s.words, f)
			if len(rows) == 0 || e == "" {
				continue
			}
			slices.Sort(rows)
			var text string
			if err := s.index.vault.QueryRow(s.ctx, `SELECT coalesce(group_concat(rowid, ' '), '') FROM search_term
				WHERE search_term MATCH ? AND rowid IN (`+strings.Join(rows, ", ")+`)`, string(e)).Scan(&text); err != nil {
				return err
			}
			located, err := parseRows(text)
			if err != nil {
				return err
			}
			for _, row := range located {
				open[row].field = f.name
				delete(open, row)
			}
		}
	}
	for _, c := range open {
		c.field = fieldName // a nickname or another name that is not displayed
	}
	return nil
}
