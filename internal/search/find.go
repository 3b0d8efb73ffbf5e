package search

import (
	"context"
	"fmt"
)

const (
	defaultLimit = 50
	totalCap     = 1000 // what is counted exactly
	pool         = 300  // candidates that are ranked by name, at least
	// For several words each candidate may have to be asked for its field, which costs more than ranking it.
	poolOfSeveral = 100
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
	room := pool
	if len(items) > 1 {
		room = poolOfSeveral
	}
	s := &search{index: i, ctx: ctx, query: q, items: items, words: w, room: max(room, q.Limit)}
	// Whoever wants all there is sets a limit beyond any book: that is no measure of what comes.
	atFirst := min(s.room, pool)
	s.found, s.seen = make([]candidate, 0, atFirst), make(map[uint32]bool, atFirst)
	if err := s.readAmong(); err != nil {
		return Result{}, err
	}
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
	among string // the rows that may be found, as JSON; "" for all
	room  int    // candidates wanted
	found []candidate
	seen  map[uint32]bool
}

// readAmong asks once who may be found, for all the expressions to come.
func (s *search) readAmong() error {
	if s.query.Among == "" {
		return nil
	}
	return s.index.vault.QueryRow(s.ctx, fmt.Sprintf(`WITH among (key) AS (%s) SELECT json_group_array(key * %d + %d) FROM among`,
		s.query.Among, kindCount, Contact), s.query.AmongArgs...).Scan(&s.among)
}

// rows runs an expression and gives the first rows, by number. They come over as one text: row by row they would cost more
// than finding them.
func (s *search) rows(e expression, limit int) (postings, error) {
	if e == "" {
		return nil, nil
	}
	among, args := "", []any{string(e)}
	if s.among != "" {
		among, args = ` AND +rowid IN (SELECT value FROM json_each(?))`, append(args, s.among)
	}
	var text string
	if err := s.index.vault.QueryRow(s.ctx, `SELECT coalesce(group_concat(rowid, ' '), '') FROM
		(SELECT rowid FROM search_term WHERE search_term MATCH ?`+among+` LIMIT ?)`, append(args, limit)...).Scan(&text); err != nil {
		return nil, err
	}
	return unite([]string{text})
}

// stages gives the rows of an expression: at first of the common words alone, which is quick, and if that does not fill the
// limit of all.
func (s *search) stages(of func(plan) expression, limit int) (postings, error) {
	quick, whole := of(s.plan(true)), of(s.plan(false))
	if quick != whole && s.among == "" {
		if rows, err := s.rows(quick, limit); err != nil || len(rows) == limit {
			return rows, err
		}
	}
	return s.rows(whole, limit)
}

func (s *search) plan(common bool) plan {
	return plan{words: s.words, common: common, several: len(s.items) > 1}
}

// all asks for every item of the query.
func (s *search) all(of func(item, plan) expression) func(plan) expression {
	return func(p plan) expression {
		var parts []expression
		for _, i := range s.items {
			parts = append(parts, of(i, p))
		}
		return allOf(parts...)
	}
}

// anywhere asks for every item of the query, in whatever field. An encounter of which nothing but its people fits is left out: they
// are found themselves.
func (s *search) anywhere(p plan) expression {
	e := s.all(item.anywhere)(p)
	people := s.all(func(i item, p plan) expression { return i.inMark(p, markMention) })(p)
	if e == "" || people == "" {
		return e
	}
	return "(" + e + " NOT " + people + ")"
}

// exactly finds what is spelled as asked.
func (s *search) exactly(names Names) (Result, error) {
	var lists *together
	var result Result
	var err error
	if len(s.items) > 1 {
		if lists, err = s.meet(); err != nil {
			return Result{}, err
		}
	}
	listed := lists != nil && !lists.allCommon()
	if listed {
		result, err = lists.gather()
	} else {
		result, err = s.stream()
	}
	if err == nil {
		err = s.compare(names)
	}
	if err == nil && listed {
		lists.locate()
	} else if err == nil {
		err = s.settle()
	}
	if err != nil {
		return Result{}, err
	}
	s.rank()
	for _, c := range s.found[:min(len(s.found), s.query.Limit)] {
		result.Hits = append(result.Hits, c.hit())
	}
	return result, nil
}

// stream collects candidates for a single item, or for several common ones, from streams that end when there are enough.
func (s *search) stream() (Result, error) {
	most := max(totalCap, s.query.Limit)
	// Where names alone are more than can be counted, the rest need not be looked at.
	named, err := s.stages(s.all(item.startsName), most+1)
	// Nor where names fill the page and nobody wants to know how many there are: two beginnings of words can be in a third of
	// all documents each.
	filled := s.query.Quick && len(s.items) > 1 && len(named) >= s.query.Limit
	all := named
	if err == nil && len(named) <= most && !filled {
		all, err = s.stages(s.anywhere, most+1)
	}
	if err != nil || len(all) == 0 {
		return Result{}, err
	}
	result := Result{Total: min(len(all), most), More: filled || len(all) > most}
	if len(all) <= s.room && len(s.items) > 1 && !filled {
		// All of them are ranked, whatever the field; each is asked for its field below.
		s.add(all, tierFields, "")
	} else {
		s.room = min(s.room, len(all))
		err = s.gather(named, all)
	}
	return result, err
}

// gather collects candidates, the best kinds first, until there is enough to rank. named and all are those known already, with
// all items in the name, or anywhere.
func (s *search) gather(named, all postings) error {
	single := len(s.items) == 1
	if single && s.items[0].word != "" {
		if err := s.take(func(plan) expression { return exact(markAlone, s.items[0].word) }, tierWhole, fieldName); err != nil {
			return err
		}
	}
	if err := s.take(s.all(item.isName), tierWhole, fieldName); err != nil {
		return err
	}
	if single {
		if err := s.walk(s.items[0]); err != nil {
			return err
		}
	}
	s.add(named, tierStart, fieldName)
	if !single {
		if err := s.take(s.all(item.strongly), tierFields, ""); err != nil {
			return err
		}
		s.add(all, tierFields+strongFields, "")
		return nil
	}
	for n, f := range fields[:strongFields] {
		if err := s.take(func(p plan) expression { return s.items[0].inField(p, f) }, tierFields+n, f.name); err != nil {
			return err
		}
	}
	s.add(all, tierFields+strongFields, fieldNote)
	return nil
}

// take adds the rows of an expression as candidates, if there is room.
func (s *search) take(of func(plan) expression, tier int, field string) error {
	if len(s.found) >= s.room {
		return nil
	}
	rows, err := s.stages(of, s.room)
	if err != nil {
		return err
	}
	s.add(rows, tier, field)
	return nil
}

func (s *search) add(rows postings, tier int, field string) {
	for _, row := range rows {
		if !s.seen[row] && len(s.found) < s.room {
			s.seen[row] = true
			s.found = append(s.found, candidate{row: row, tier: tier, field: field})
		}
	}
}

// walkAtOnce is the number of words that walk asks for at once.
const walkAtOnce = 24

// walk goes through the names that begin with a word in alphabetical order, where there are too many to rank them all: so
// the first page holds the first names, not the oldest contacts.
func (s *search) walk(i item) error {
	if i.word == "" || standsAlone(i.word) || s.among != "" {
		return nil
	}
	found := s.words.starting(string(rune(markName)) + i.word)
	if documents(found) <= s.room {
		return nil
	}
	for len(found) > 0 && len(s.found) < s.query.Limit {
		var parts []expression
		documents := 0
		for len(found) > 0 && len(parts) < walkAtOnce && documents < s.query.Limit {
			documents += int(found[0].count)
			parts = append(parts, exact(markName, found[0].text[1:]))
			found = found[1:]
		}
		if err := s.take(func(plan) expression { return anyOf(parts...) }, tierStart, fieldName); err != nil {
			return err
		}
	}
	s.room = len(s.found) // more would not come before these
	return nil
}
