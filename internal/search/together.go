package search

import (
	"slices"
	"strings"
)

// Places where a row can have an item: the name, the fields in their order, and apart from these the people of encounters and
// follow-ups. Each counts twice, as what is spelled near the item stands behind all that is spelled just so.
const (
	placeName    = 0
	placeNote    = 1 + strongFields
	placeMention = placeNote + 1
	nearPlaces   = placeMention + 1
	allPlaces    = 2 * nearPlaces
)

// Sets of places.
const (
	inNames    = 1<<placeName | 1<<(nearPlaces+placeName)
	inMentions = 1<<placeMention | 1<<(nearPlaces+placeMention)
	inStrong   = 1<<placeNote - 1
	anyPlace   = 1<<allPlaces - 1
)

// together says for several items which rows have them where. FTS5 would read all that the commonest of them finds anew for each
// question; here it is read once, and each question is a walk through lists in memory.
type together struct {
	*search
	pieces [][allPlaces][]expression // by item and place: what to ask for
	weight [][allPlaces]int          // about how many documents that has
	rows   [][allPlaces]postings     // and what was found
	among  postings                  // those who may be found, if not all
	rarest int                       // the item that has the fewest documents
}

// tooMany documents in a field are not read as they are, but only those that have the rarest item as well. Index.tooMany is this
// number, but for tests. Names are mostly read and kept, since the next letters ask for them again, unless the other word is
// muchRarer: then FTS5 leaps from one of its rows to the next.
const (
	tooMany   = 25_000
	muchRarer = 4
)

// meet prepares what to ask for; it reads nothing.
func (s *search) meet() (*together, error) {
	t := &together{search: s, pieces: make([][allPlaces][]expression, len(s.items)), weight: make([][allPlaces]int, len(s.items)),
		rows: make([][allPlaces]postings, len(s.items))}
	p := s.plan(false)
	for n, i := range s.items {
		for place := range nearPlaces {
			t.set(n, place, i.piecesIn(p, place))
		}
	}
	t.choose()
	if s.among == "" {
		return t, nil
	}
	rows, err := unite([]string{strings.ReplaceAll(strings.Trim(s.among, "[]"), ",", " ")})
	t.among = rows
	return t, err
}

// set gives an item and a place what to ask for.
func (t *together) set(n, place int, pieces []expression) {
	for _, piece := range pieces {
		weight, known := t.words.weigh(piece)
		if known && weight == 0 {
			continue // no document has it
		}
		t.weight[n][place] += weight
		t.pieces[n][place] = append(t.pieces[n][place], piece)
	}
}

// choose finds the rarest item, if one has too many documents in no place.
func (t *together) choose() {
	t.rarest = 0
	for n := range t.items {
		if t.heaviness(n) < t.heaviness(t.rarest) {
			t.rarest = n
		}
	}
}

func (t *together) heaviness(n int) (sum int) {
	for place, weight := range t.weight[n] {
		sum += weight
		if inNames>>place&1 == 0 && weight > t.index.tooMany {
			sum += 1 << 40
		}
	}
	return sum
}

// dear reports whether what an item has in a place is better read only where the rarest item is as well.
func (t *together) dear(n, place int) bool {
	weight := t.weight[n][place]
	if inNames>>place&1 == 0 {
		return weight > t.index.tooMany
	}
	rarest := 0
	for _, weight := range t.weight[t.rarest] {
		rarest += weight
	}
	return weight > mergeable && weight > muchRarer*rarest
}

// allCommon reports whether each item has too many documents somewhere. Then two streams that stop early are better than lists.
func (t *together) allCommon() bool { return t.heaviness(t.rarest) > 1<<40 }

// piecesIn are expressions any of which finds the item in a place.
func (i item) piecesIn(p plan, place int) (pieces []expression) {
	switch place {
	case placeName:
		return i.namePieces(p, false)
	case placeMention:
		return i.markPieces(p, markMention)
	}
	for _, mark := range []byte(fields[place-1].marks) {
		if mark != markMention {
			pieces = append(pieces, i.markPieces(p, mark)...)
		}
	}
	return pieces
}

// weigh gives about how many documents a piece finds, if the words tell.
func (w *words) weigh(e expression) (documentCount int, known bool) {
	text, begin := strings.CutSuffix(string(e), " *")
	if len(text) < 3 || text[0] != '"' {
		return 0, e == ""
	}
	text = text[1 : len(text)-1]
	switch mark := text[0]; {
	case mark == markSecond || mark == markThird:
		text, begin = string(rune(markName))+text[1:], true
	case !counted(mark):
		return 0, false
	}
	if begin {
		return documents(w.starting(text)), true
	}
	if at := w.find(text); at < len(w.list) && w.list[at].text == text {
		return int(w.list[at].count), true
	}
	return 0, true
}

// readIn reads what all items find in some places.
func (t *together) readIn(places uint) error {
	var all []wanted
	var into []*postings
	for n := range t.items {
		for place := range allPlaces {
			pieces := t.pieces[n][place]
			if places>>place&1 == 0 || len(pieces) == 0 || t.rows[n][place] != nil {
				continue
			}
			w := wanted{pieces: pieces, once: place > nearPlaces+placeName}
			if n != t.rarest && t.dear(n, place) {
				var rarest []expression
				for _, pieces := range t.pieces[t.rarest] {
					rarest = append(rarest, pieces...)
				}
				w = wanted{pieces: []expression{allOf(anyOf(rarest...), anyOf(pieces...))}, once: true}
			}
			all, into = append(all, w), append(into, &t.rows[n][place])
		}
	}
	found, err := t.read(all)
	if err != nil {
		return err
	}
	for n := range found {
		*into[n] = found[n]
	}
	return nil
}

// match gives the rows that have each item in one of some places, which have been read.
func (t *together) match(places uint) postings {
	first, least := 0, -1
	for n := range t.items {
		size := 0
		for place := range allPlaces {
			if places>>place&1 == 1 {
				size += len(t.rows[n][place])
			}
		}
		if least < 0 || size < least {
			first, least = n, size
		}
	}
	if least == 0 {
		return nil
	}
	all := make(postings, 0, least)
	for place := range allPlaces {
		if places>>place&1 == 1 {
			all = append(all, t.rows[first][place]...)
		}
	}
	all = sorted(all)
	have := make([]bool, len(all))
	if t.among != nil {
		t.among.each(all, func(at int) { have[at] = true })
		all = all.keep(have)
	}
	for n := range t.items {
		if n == first {
			continue
		}
		for place := range allPlaces {
			if places>>place&1 == 1 {
				t.rows[n][place].each(all, func(at int) { have[at] = true })
			}
		}
		all = all.keep(have)
	}
	return all
}

// keep leaves those of the rows that are marked, in place, and clears the marks.
func (p postings) keep(marks []bool) postings {
	kept := p[:0]
	for at, row := range p {
		if marks[at] {
			kept = append(kept, row)
		}
	}
	clear(marks)
	return kept
}

// anywhere gives the rows with all items. An encounter of which nothing but its people fits is left out: they are found
// themselves.
func (t *together) anywhere() postings {
	all := t.match(anyPlace)
	if len(all) == 0 {
		return nil
	}
	people := t.match(inMentions)
	return slices.DeleteFunc(all, people.has)
}

// gather collects candidates as search.gather does, from lists.
func (t *together) gather() (Result, error) {
	most := max(totalCap, t.query.Limit)
	if err := t.readIn(inNames); err != nil {
		return Result{}, err
	}
	named := t.match(inNames)
	filled := t.query.Quick && len(named) >= t.query.Limit
	all := named
	if len(named) <= most && !filled {
		if err := t.readIn(anyPlace); err != nil {
			return Result{}, err
		}
		all = t.anywhere()
	}
	result := Result{Total: min(len(all), most), More: filled || len(all) > most}
	if len(all) <= t.room && !filled {
		t.add(all, tierFields, "")
		return result, nil
	}
	t.room = min(t.room, len(all))
	whole, err := t.wholeNames()
	if err != nil {
		return Result{}, err
	}
	t.add(whole, tierWhole, fieldName)
	t.add(named, tierStart, fieldName)
	if len(t.found) < t.room {
		t.add(t.match(inStrong), tierFields, "")
		t.add(all, tierFields+strongFields, "")
	}
	return result, nil
}

// wholeNames gives the rows whose names have all items as whole words.
func (t *together) wholeNames() (postings, error) {
	whole := &together{search: t.search, pieces: make([][allPlaces][]expression, len(t.items)), weight: make([][allPlaces]int, len(t.items)),
		rows: make([][allPlaces]postings, len(t.items)), among: t.among}
	for n, i := range t.items {
		if whole.set(n, placeName, i.namePieces(t.plan(false), true)); whole.pieces[n][placeName] == nil {
			return nil, nil
		}
	}
	if err := whole.readIn(inNames); err != nil {
		return nil, err
	}
	return whole.match(inNames), nil
}

// placeOf is the best place where a row has an item.
func (t *together) placeOf(row uint32, item int) int {
	for place := range nearPlaces {
		if t.rows[item][place].has(row) || t.rows[item][nearPlaces+place].has(row) {
			return place
		}
	}
	return placeNote
}

// locate finds out, for candidates whose field is not known yet, where the first item stands that the displayed name does not have.
func (t *together) locate() {
	for n := range t.found {
		c := &t.found[n]
		if c.byEvent() || c.field != "" {
			continue
		}
		switch place := t.placeOf(c.row, c.missing); place {
		case placeName:
			// A nickname, or another name that is not displayed, counts as a name.
			c.field, c.tier = fieldName, tierStart
		case placeMention:
			c.field, c.tier = fieldNote, tierFields+strongFields
		default:
			c.field, c.tier = fields[place-1].name, tierFields+place-1
		}
	}
}
