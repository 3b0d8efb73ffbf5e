package search

import (
	"strconv"
	"strings"
)

// byEvent gives a candidate that is no contact its field, and reports whether it is none.
func (c *candidate) byEvent() bool {
	switch kind, _ := unrow(c.row); kind {
	case Encounter:
		c.field, c.tier = fieldEncounter, tierEvents
	case Followup:
		c.field, c.tier = fieldFollowup, tierEvents
	default:
		return false
	}
	return true
}

// settle finds out, for candidates from streams whose field is not known yet, where the first item stands that the displayed name
// does not have.
func (s *search) settle() error {
	open := make([]map[uint32]*candidate, len(s.items)) // by that item
	for n := range s.found {
		c := &s.found[n]
		if c.byEvent() || c.field != "" {
			continue
		}
		c.field, c.tier = fieldNote, tierFields+strongFields // if it is not found elsewhere
		if open[c.missing] == nil {
			open[c.missing] = map[uint32]*candidate{}
		}
		open[c.missing][c.row] = c
	}
	p := s.plan(false)
	for n, i := range s.items {
		// A nickname, or another name that is not displayed, counts as a name.
		if err := s.settleIn(open[n], i.startsName(p), fieldName, tierStart); err != nil {
			return err
		}
		for at, f := range fields[:strongFields] {
			if err := s.settleIn(open[n], i.inField(p, f), f.name, tierFields+at); err != nil {
				return err
			}
		}
	}
	return nil
}

// settleIn gives a field to those of the open candidates that an expression finds. Their rows are not handed to FTS5, which
// would begin anew for each.
func (s *search) settleIn(open map[uint32]*candidate, e expression, field string, tier int) error {
	if e == "" || len(open) == 0 {
		return nil
	}
	var list []string
	for row := range open {
		list = append(list, strconv.FormatInt(int64(row), 10))
	}
	var text string
	if err := s.index.vault.QueryRow(s.ctx, `SELECT coalesce(group_concat(rowid, ' '), '') FROM search_term
		WHERE search_term MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`, string(e), "["+strings.Join(list, ",")+"]").Scan(&text); err != nil {
		return err
	}
	rows, err := unite([]string{text})
	for _, row := range rows {
		open[row].field, open[row].tier = field, tier
		delete(open, row)
	}
	return err
}
