package search

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"
)

// postings are the rows that have something, ascending.
type postings []uint32

// shelf keeps postings for the next letter that is typed: of "anna sch" all but the last word was read for "anna sc" already.
type shelf struct {
	mu      sync.Mutex
	commits int64 // of the vault, when what is kept was read
	kept    map[string]*keptPostings
	bytes   int
	uses    int64
}

// keptPostings are packed: as steps from row to row, most of which fit in one byte.
type keptPostings struct {
	steps []byte
	count int
	used  int64
}

// shelfSize is the room for postings in bytes; postingsSize what an entry takes besides its rows and its name.
const (
	shelfSize    = 2 << 20
	postingsSize = 128
)

// get finds what was kept under a name and is still true after so many writes of the vault.
func (s *shelf) get(name string, commits int64) (postings, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.commits != commits {
		return nil, false
	}
	found := s.kept[name]
	if found == nil {
		return nil, false
	}
	s.uses++
	found.used = s.uses
	return unpack(found.steps, found.count), true
}

// put keeps rows that were read when the vault had seen at least so many writes. What was used longest ago makes room.
func (s *shelf) put(name string, rows postings, commits int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.commits > commits:
		return
	case s.commits < commits || s.kept == nil:
		s.commits, s.kept, s.bytes = commits, map[string]*keptPostings{}, 0
	}
	if s.kept[name] != nil {
		return
	}
	s.uses++
	one := &keptPostings{pack(rows), len(rows), s.uses}
	s.kept[name] = one
	if s.bytes += one.size(name); s.bytes <= shelfSize {
		return
	}
	names := make([]string, 0, len(s.kept))
	for name := range s.kept {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return int(s.kept[a].used - s.kept[b].used) })
	for _, name := range names {
		if s.bytes <= shelfSize*3/4 {
			return
		}
		s.bytes -= s.kept[name].size(name)
		delete(s.kept, name)
	}
}

func (k *keptPostings) size(name string) int { return postingsSize + len(name) + cap(k.steps) }

func pack(rows postings) []byte {
	steps, last := make([]byte, 0, len(rows)+len(rows)/4), uint32(0)
	for _, row := range rows {
		steps, last = binary.AppendUvarint(steps, uint64(row-last)), row
	}
	return slices.Clone(steps)
}

func unpack(steps []byte, count int) postings {
	rows, row := make(postings, 0, count), uint32(0)
	for at := 0; at < len(steps); {
		step, size := binary.Uvarint(steps[at:])
		row += uint32(step)
		rows = append(rows, row)
		at += size
	}
	return rows
}

// wanted are postings to be read: the rows that any of the pieces finds.
type wanted struct {
	pieces []expression
	once   bool // not worth keeping
}

// read gives the rows of all that is wanted, in the same order. What is not kept comes over in one text.
func (s *search) read(all []wanted) ([]postings, error) {
	commits := s.index.vault.Commits()
	found := make([]postings, len(all))
	names := make([]string, len(all))
	var open []expression
	for n, w := range all {
		switch len(w.pieces) {
		case 0:
			continue
		case 1:
			names[n] = string(w.pieces[0])
		default:
			names[n] = string(anyOf(w.pieces...))
		}
		if rows, ok := s.index.shelf.get(names[n], commits); ok {
			found[n], names[n] = rows, ""
			continue
		}
		open = append(open, w.pieces...)
	}
	if len(open) == 0 {
		return found, nil
	}
	list, err := json.Marshal(open)
	if err != nil {
		return nil, err
	}
	var text string
	if err := s.index.vault.QueryRow(s.ctx, `SELECT group_concat(coalesce((SELECT group_concat(rowid, ' ') FROM search_term
		WHERE search_term MATCH value), ''), ';') FROM json_each(?)`, string(list)).Scan(&text); err != nil {
		return nil, err
	}
	lists := strings.Split(text, ";")
	if len(lists) != len(open) {
		return nil, fmt.Errorf("search: %d lists for %d expressions", len(lists), len(open))
	}
	for n, w := range all {
		if names[n] == "" {
			continue
		}
		if found[n], err = unite(lists[:len(w.pieces)]); err != nil {
			return nil, err
		}
		lists = lists[len(w.pieces):]
		if !w.once {
			s.index.shelf.put(names[n], found[n], commits)
		}
	}
	return found, nil
}

// unite makes one of several lists, each of numbers with blanks between them.
func unite(lists []string) (postings, error) {
	size := 0
	for _, list := range lists {
		size += strings.Count(list, " ") + 1
	}
	rows, inOrder := make(postings, 0, size), true
	for _, list := range lists {
		var n uint64
		for i := 0; i <= len(list) && list != ""; i++ {
			if i < len(list) && list[i] != ' ' {
				n = n*10 + uint64(list[i]-'0')
				continue
			}
			if n>>32 != 0 {
				return nil, fmt.Errorf("search: row %d is out of range", n)
			}
			inOrder = inOrder && (len(rows) == 0 || rows[len(rows)-1] < uint32(n))
			rows = append(rows, uint32(n))
			n = 0
		}
	}
	if !inOrder {
		rows = sorted(rows)
	}
	return rows, nil
}

// minMarked is the number of rows from which on marking them is quicker than sorting them.
const minMarked = 500

// sorted sorts rows in place and leaves each only once; many by marking each in a table of all.
func sorted(rows postings) postings {
	if len(rows) < minMarked {
		slices.Sort(rows)
		return slices.Compact(rows)
	}
	least, most := slices.Min(rows), slices.Max(rows)
	if int(most-least)/64 > 64*len(rows) {
		slices.Sort(rows)
		return slices.Compact(rows)
	}
	table := make([]uint64, (most-least)/64+1)
	for _, row := range rows {
		table[(row-least)/64] |= 1 << ((row - least) % 64)
	}
	rows = rows[:0]
	for n, word := range table {
		for ; word != 0; word &= word - 1 {
			rows = append(rows, least+uint32(n)*64+uint32(bits.TrailingZeros64(word)))
		}
	}
	return rows
}

// has reports whether a row is among them.
func (p postings) has(row uint32) bool {
	_, ok := slices.BinarySearch(p, row)
	return ok
}

// each calls fn with the place in rows of each row that is also in p. Both are walked, the longer one in leaps.
func (p postings) each(rows postings, fn func(at int)) {
	leap := len(p) > 16*len(rows)
	for at, row := range rows {
		if leap {
			skip, _ := slices.BinarySearch(p, row)
			p = p[skip:]
		} else {
			for len(p) > 0 && p[0] < row {
				p = p[1:]
			}
		}
		if len(p) == 0 {
			return
		}
		if p[0] == row {
			fn(at)
		}
	}
}
