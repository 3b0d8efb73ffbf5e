package quickadd

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/internal/phrase"
)

// readClauses says of every clause what it is, and makes its pieces.
func (r *reader) readClauses() {
	told := r.mainClause()
	appointment := told >= 0 && r.toCome(r.clauses[told])
	for i, c := range r.clauses {
		switch {
		case c.trigger != nil:
			r.readGiving(c)
		case i == told && appointment:
			r.readAppointment(c)
		case i == told:
			r.readTold(c)
		case r.isTask(c, told >= 0):
			r.readTask(c)
		default:
			r.readRest(c, i < told)
		}
	}
}

// mainClause is the clause that tells what happened: the first with a word for it, else the first that is nothing else; -1 without one.
func (r *reader) mainClause() int {
	first := -1
	for i, c := range r.clauses {
		if c.trigger != nil || r.isTask(c, false) {
			continue
		}
		if first < 0 {
			first = i
		}
		if kind := r.kindIn(c); kind != nil {
			r.kind = kind
			return i
		}
	}
	if at := slices.IndexFunc(r.clauses, func(c clause) bool { return c.trigger == nil && !r.isTask(c, false) && r.told(c.from, c.to) }); at >= 0 {
		return at
	}
	return first
}

// kindIn finds the word for the kind of encounter in a clause; what failed goes before what was tried.
func (r *reader) kindIn(c clause) *found {
	var best *found
	for i := c.from; i < c.to; i++ {
		f, ok := r.kindAt(i)
		if !ok || r.dateAt(i) != nil || r.nameCovers(i) {
			continue
		}
		if best == nil || f.kind == "attempt" || best.form == past && f.form == noun && best.kind == "meeting" || f.kind == "call" && best.kind == "meeting" && !best.telling && best.form == past {
			best = &f
		}
		i = f.to - 1
	}
	return best
}

// nameCovers tells whether a word is part of a name of several words.
func (r *reader) nameCovers(i int) bool {
	l := r.inList(i)
	return l != nil && slices.ContainsFunc(l.names, func(n name) bool { return n.from <= i && i < n.to && (n.to-n.from > 1 || n.grade > 0) })
}

// dateIn is the first day of a clause.
func (r *reader) dateIn(c clause) *date {
	for i := c.from; i < c.to; i++ {
		if d := r.dateAt(i); d != nil && d.from >= c.from && !r.nameCovers(i) {
			return d
		}
	}
	return nil
}

func (r *reader) has(c clause, set map[string]bool) bool {
	for i := c.from; i < c.to; i++ {
		if r.is(i, set) && r.dateAt(i) == nil {
			return true
		}
	}
	return false
}

// pastIn tells whether a verb says that it is over.
func (r *reader) pastIn(c clause) bool {
	return r.has(c, words().over) || r.kind != nil && r.kind.form == past && c.from <= r.kind.from && r.kind.from < c.to
}

// liesAhead tells whether a day of a clause is to come. open says what holds where the words leave it open.
func (r *reader) liesAhead(c clause, d *date, open bool) bool {
	switch {
	case d.ahead.Past || d.ahead.Period():
		return false
	case d.ahead.Day == r.today && d.ahead.Time == "":
		return open
	case d.back.Day == d.ahead.Day, d.ahead.Day == r.today:
		return !r.pastIn(c)
	}
	return open
}

// toCome tells whether a clause that tells of an encounter is about one that is still to come.
func (r *reader) toCome(c clause) bool {
	if f, ok := r.fix("when"); ok && !f.Drop {
		when, read := phrase.Read(f.Value, phrase.Context{Now: r.c.Now, Zone: r.c.Zone, Past: true})
		return read && !when.Past && !when.Period() && (when.Day > r.today || when.Time != "")
	}
	d := r.dateIn(c)
	if d == nil || r.dropped("when") {
		return false
	}
	open := !r.pastIn(c) && (r.has(c, words().tocome) || d.ahead.Time != "" && r.clock(d) || r.kind != nil && r.kind.form == ahead)
	return r.liesAhead(c, d, open)
}

// clock tells whether the words of a date have a figure, as those of a time of day do.
func (r *reader) clock(d *date) bool { return d.back.Time != "" || d.ahead.Day == r.today }

// isTask tells whether a clause says what is to be done. Behind one that tells what happened, what is to come is enough.
func (r *reader) isTask(c clause, behind bool) bool {
	x := words()
	d := r.dateIn(c)
	if d != nil && d.back.Past && d.ahead.Past || r.pastVerb(c) {
		return false
	}
	first := c.from
	for first < c.to && (r.is(first, x.lead) || d != nil && d.from <= first && first < d.to || r.at(first).sign) {
		first++
	}
	follow := r.match(first, x.follow) > 0
	for i := c.from; i < c.to && !follow; i++ {
		n := r.match(i, x.follow)
		follow = n > 0 && (i+n == c.to || r.dateAt(i+n) != nil) && !r.has(c, x.others)
	}
	last := c.to - 1
	if d != nil && d.to == c.to && d.from > c.from {
		last = d.from - 1 // "Anna anrufen am Freitag"
	}
	if follow {
		return true
	}
	if d == nil {
		return c.from == 0 && c.to == len(r.words) && c.to-c.from <= 4 && r.match(last, x.undated) > 0 && !r.at(last).capital && r.infinitive(last)
	}
	if !r.liesAhead(c, d, true) {
		return false
	}
	if r.is(first, x.imperative) && first < c.to && !r.is(first+1, x.anchors) && !(r.is(first, x.ambiguous) && r.at(first).capital) {
		return true
	}
	if r.has(c, x.doing) && (r.has(c, x.own) || !r.has(c, x.others) || r.has(c, set("versprochen, promised, zugesagt"))) {
		return true
	}
	if r.infinitive(last) && !r.has(c, x.others) && !r.pastIn(c) {
		return true
	}
	return behind && r.kindIn(c) != nil && r.liesAhead(c, d, !r.pastIn(c)) && !r.has(c, x.others)
}

// pastVerb tells whether a clause has a verb in the past that is a kind of encounter: "angerufen".
func (r *reader) pastVerb(c clause) bool {
	for i := c.from; i < c.to; i++ {
		if f, ok := r.kindAt(i); ok && f.form == past {
			return !r.has(c, set("versprochen, promised"))
		}
	}
	return false
}

// peopleIn adds those whom a clause names.
func (r *reader) peopleIn(c clause, there bool) []int {
	var people []int
	put := func(n name) {
		if at, ok := r.add(n, there); ok && !slices.Contains(people, at) {
			people = append(people, at)
		}
	}
	x := words()
	for i := c.from; i < c.to; i++ {
		if l := r.inList(i); l != nil {
			for _, n := range l.names {
				put(n)
			}
			i = l.to - 1
			continue
		}
		if n, ok := r.strangerAt(i); ok && c.trigger != nil && len(n.keys) > 1 {
			if _, known := r.nameAt(i, false); !known {
				put(n) // Bernd Neumann sucht
				i = n.to - 1
				continue
			}
		}
		if r.claims[i] != "" {
			continue
		}
		adjacent := r.kind != nil && i == r.kind.to || r.at(i-1).key == "@" || r.is(i-1, x.joins) && i > c.from && strings.HasPrefix(r.at2(i-2), "person:")
		n, ok := r.nameAt(i, adjacent && r.at(i).capital)
		if !ok || n.to > c.to || n.grade == 1 && !n.given && !adjacent && !n.titled {
			continue
		}
		if f, is := r.kindAt(i); is && n.grade < 2 && f.to > i {
			continue
		}
		n = r.longer(n)
		put(n)
		i = n.to - 1
	}
	return people
}

func (r *reader) at2(i int) string {
	if i < 0 || i >= len(r.claims) {
		return ""
	}
	return r.claims[i]
}

// readAppointment makes a follow-up of an encounter that is to come.
func (r *reader) readAppointment(c clause) {
	d := r.dateIn(c)
	f := Followup{Key: "when"}
	if d != nil {
		f.When = d.ahead
	}
	if fixed, ok := r.fix("when"); ok && !fixed.Drop {
		f.When, _ = phrase.Read(fixed.Value, phrase.Context{Now: r.c.Now, Zone: r.c.Zone})
	}
	r.makeTask(c, d, f)
}

// readTask makes a follow-up of what is to be done.
func (r *reader) readTask(c clause) {
	if r.dropped(r.kindKey("followup")) {
		r.numbered("followup")
		r.notes = append(r.notes, c.from, c.to)
		return
	}
	d := r.dateIn(c)
	f := Followup{Key: r.numbered("followup"), When: phrase.When{Day: r.today}, Guessed: d == nil}
	if d != nil {
		f.When = d.ahead
	}
	if fixed, ok := r.fix(f.Key); ok && fixed.Value != "" {
		if when, ok := phrase.Read(fixed.Value, phrase.Context{Now: r.c.Now, Zone: r.c.Zone}); ok && !when.Period() {
			f.When, f.Guessed = when, false
		}
	}
	r.makeTask(c, d, f)
}

func (r *reader) makeTask(c clause, d *date, f Followup) {
	f.Title = r.title(c, d)
	if fixed, ok := r.fix(f.Key + ":title"); ok && strings.TrimSpace(fixed.Value) != "" {
		f.Title = fixed.Value
	}
	people := r.peopleIn(c, false)
	if len(people) == 0 && len(r.out.Givings) > 0 {
		people = r.out.Givings[len(r.out.Givings)-1].People
	}
	if len(people) == 0 {
		people = r.everybody()
	}
	f.People = r.whom(f.Key, people)
	r.claim(c.from, c.to, f.Key)
	r.out.Followups = append(r.out.Followups, f)
}

// title is a clause without its day and what only leads to it: "remind me on Friday to send the slides".
func (r *reader) title(c clause, d *date) string {
	x := words()
	pieces := []string{}
	put := func(from, to int) {
		for from < to && len(pieces) == 0 && (r.is(from, x.lead) || r.at(from).sign && r.at(from).key != "@") {
			from++
		}
		if text := r.raw(from, to); text != "" {
			pieces = append(pieces, text)
		}
	}
	if d == nil {
		put(c.from, c.to)
	} else {
		put(c.from, d.from)
		put(d.to, c.to)
	}
	if len(pieces) == 0 {
		pieces = append(pieces, r.raw(c.from, c.to))
	}
	text := strings.Join(pieces, " ")
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
