package quickadd

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kith/internal/phrase"
)

// readTold reads the clause that tells what happened.
func (r *reader) readTold(c clause) {
	r.out.Encounter = &Encounter{Kind: "note"}
	d := r.dateIn(c)
	if d != nil && !r.dropped("when") && (d.back.Day == d.ahead.Day || r.told(c.from, c.to)) {
		r.date(d)
	}
	people := r.peopleIn(c, true)
	e := r.out.Encounter
	if r.kind != nil {
		e.Kind, e.KindSaid = r.kind.kind, true
		r.claim(r.kind.from, r.kind.to, "kind")
	} else if len(people) > 0 && slices.ContainsFunc(r.lists, func(l list) bool { return c.from <= l.anchor && l.to <= c.to && !r.is(l.anchor, words().weak) }) || e.DaySaid {
		e.Kind = "meeting"
	}
	if r.told(c.from, c.to) || e.DaySaid {
		r.place(c)
	}
	r.note(c)
}

// date takes a day as that of the encounter.
func (r *reader) date(d *date) {
	e := r.out.Encounter
	if e.DaySaid {
		return
	}
	e.Day, e.Time, e.DaySaid = d.back.Day, d.back.Time, true
	r.claim(d.from, d.to, "when")
}

// readRest reads a clause that is neither: a day or people alone belong to the encounter, all else to the note.
func (r *reader) readRest(c clause, before bool) {
	if r.out.Encounter == nil && !before && len(r.out.Followups) == 0 {
		r.out.Encounter = &Encounter{Kind: "note"}
	}
	d := r.dateIn(c)
	alone := d != nil && d.from == c.from && d.to == c.to
	switch {
	case alone && (d.back.Past || d.back.Day == r.today) && !r.dropped("when"):
		if r.out.Encounter == nil {
			r.out.Encounter = &Encounter{Kind: "meeting"}
		}
		r.date(d)
		return
	case r.onlyPeople(c):
		r.peopleIn(c, true)
		return
	}
	if e := r.out.Encounter; e != nil && e.KindSaid && e.Place == "" && r.is(c.from, words().places) {
		r.place(c)
		if r.free(c) == 0 {
			return
		}
		r.release("place")
		e.Place = ""
	}
	r.notes = append(r.notes, c.from, c.to)
}

// onlyPeople tells whether a clause is names and nothing else.
func (r *reader) onlyPeople(c clause) bool {
	some := false
	for i := c.from; i < c.to; {
		n, ok := r.nameAt(i, false)
		switch {
		case ok:
			some, i = true, n.to
		case r.is(i, words().joins), r.at(i).sign, r.is(i, words().anchors) && r.inList(i+1) != nil:
			i++
		case r.inList(i) != nil:
			some, i = true, r.inList(i).to
		default:
			return false
		}
	}
	return some
}

// free counts the words of a clause that belong to no piece and carry something.
func (r *reader) free(c clause) (count int) {
	x := words()
	for i := c.from; i < c.to; i++ {
		if w := r.at(i); r.claims[i] == "" && !w.sign && !x.joins[w.key] && !x.anchors[w.key] && !x.kin[w.key] && !x.over[w.key] && !x.own[w.key] {
			count++
		}
	}
	return count
}

// note puts what a clause says beyond its pieces into the note: the whole of it where words are left, else the word that tells more than
// the kind.
func (r *reader) note(c clause) {
	if r.free(c) > 0 {
		if k := r.kind; k != nil && k.kind == "note" && k.from == c.from && k.to < c.to {
			c.from = k.to // "Notiz: …"
		}
		r.notes = append(r.notes, c.from, c.to)
		return
	}
	if r.kind != nil && r.kind.telling {
		r.notes = append(r.notes, r.kind.from, r.kind.to)
	}
}

// finish puts together what belongs to several clauses: the note, who was there, and what somebody corrected.
func (r *reader) finish() {
	note := r.noteText()
	r.moreContext(note)
	r.present()
	r.titles()
	e := r.out.Encounter
	if f, ok := r.fix("kind"); ok {
		switch {
		case f.Drop || f.Value == None:
			e = nil
		case e == nil && len(r.out.Followups) == 0, e == nil && f.Value != "":
			e = &Encounter{Kind: f.Value, KindSaid: true}
		default:
			e.Kind, e.KindSaid = f.Value, true
		}
	}
	if e != nil {
		e.Note = note
		r.fixEncounter(e)
		for i := range r.out.People {
			if r.out.People[i].There {
				e.People = append(e.People, i)
			}
		}
		e.Day = cmp.Or(e.Day, r.today)
	} else if note != "" && len(r.out.Followups) > 0 {
		r.out.Followups[0].Note = note
	} else if note != "" && len(r.out.Givings) > 0 && r.out.Encounter == nil {
		e = &Encounter{Kind: "note", Day: r.today, Note: note, People: r.everybody()}
	}
	r.out.Encounter = e
	r.spans()
}

func (r *reader) fixEncounter(e *Encounter) {
	if f, ok := r.fix("when"); ok && !f.Drop {
		if when, ok := phrase.Read(f.Value, phrase.Context{Now: r.c.Now, Zone: r.c.Zone, Past: true}); ok {
			e.Day, e.Time, e.DaySaid = when.Day, when.Time, true
		}
	}
	if f, ok := r.fix("place"); ok {
		e.Place = strings.TrimSpace(f.Value)
	}
}

// moreContext decides what a line is that names nothing but words: a note, if there is anything to note.
func (r *reader) moreContext(note string) {
	e := r.out.Encounter
	if e != nil && !e.KindSaid && !e.DaySaid && note == "" && e.Place == "" && (len(r.out.Givings)+len(r.out.Followups) > 0 || len(r.out.People) == 0) {
		r.out.Encounter = nil
	}
	if e == nil && note != "" && len(r.out.Givings)+len(r.out.Followups) == 0 {
		r.out.Encounter = &Encounter{Kind: "note"}
	}
}

// present says who took part: those named for it, else whoever the line names, else whose page is open.
func (r *reader) present() {
	for _, f := range r.c.Fixes {
		if f.Key != "with" || slices.ContainsFunc(r.out.People, func(p Named) bool { return p.ID == f.Value }) {
			continue
		}
		r.out.People = append(r.out.People, Named{Key: "with:" + f.Value, ID: f.Value, Name: r.nameOf(f.Value, nil), There: true})
	}
	if len(r.out.People) == 0 {
		for i := 0; i+1 < len(r.notes) && len(r.out.People) == 0; i += 2 {
			r.peopleIn(clause{from: r.notes[i], to: r.notes[i+1]}, true)
		}
	}
	if key := "person:"; len(r.out.People) == 0 && r.c.Person != "" && !r.dropped(key) {
		r.out.People = append(r.out.People, Named{Key: key, ID: r.c.Person, Name: r.nameOf(r.c.Person, nil), There: true})
	}
	if !slices.ContainsFunc(r.out.People, func(p Named) bool { return p.There }) {
		for i := range r.out.People {
			r.out.People[i].There = true
		}
	}
	for i := range r.out.Givings {
		if g := &r.out.Givings[i]; len(g.People) == 0 {
			g.People = r.lastNamed()
		}
	}
	for i := range r.out.Followups {
		if f := &r.out.Followups[i]; len(f.People) == 0 {
			f.People = r.everybody()
		}
	}
}

// titles says what is to be asked, where only "nachfragen" is said and a need tells what about.
func (r *reader) titles() {
	if len(r.out.Givings) == 0 {
		return
	}
	about := r.out.Givings[len(r.out.Givings)-1].Text
	for i := range r.out.Followups {
		f := &r.out.Followups[i]
		if _, fixed := r.fix(f.Key + ":title"); !fixed && bare[strings.ToLower(f.Title)] && utf8.RuneCountInString(about) <= 60 {
			f.Title += ": " + about
		}
	}
}

// bare are titles that say nothing of their own.
var bare = map[string]bool{"nachfragen": true, "nachhaken": true, "nachfassen": true, "follow up": true, "check in": true, "check back": true, "ask again": true, "wieder fragen": true}

func (r *reader) everybody() []int {
	all := []int{}
	for i, p := range r.out.People {
		if p.There {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		for i := range r.out.People {
			all = append(all, i)
		}
	}
	return all
}

func (r *reader) lastNamed() []int {
	if n := len(r.out.People); n > 0 {
		return []int{n - 1}
	}
	return nil
}

// whom is whom a piece is about, as somebody corrected it.
func (r *reader) whom(key string, people []int) []int {
	f, ok := r.fix(key + ":who")
	if !ok {
		return people
	}
	if f.Value == All {
		return r.everybody()
	}
	if at := slices.IndexFunc(r.out.People, func(p Named) bool { return p.Key == f.Value }); at >= 0 {
		return []int{at}
	}
	return people
}

// noteText is the note: the clauses nothing else was made of, with the signs that stood between them.
func (r *reader) noteText() string {
	var out strings.Builder
	end := -1
	for i := 0; i+1 < len(r.notes); i += 2 {
		text := r.withoutDate(r.notes[i], r.notes[i+1])
		if text == "" {
			continue
		}
		if end >= 0 {
			switch sign := r.at(r.notes[i] - 1).key; sign {
			case "\n":
				out.WriteString(sign)
			case ".", "!", "?", ":", ";":
				out.WriteString(sign + " ")
			default:
				out.WriteString(", ")
			}
		}
		out.WriteString(text)
		end = r.notes[i+1]
	}
	text := strings.TrimSpace(out.String())
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return strings.ToUpper(string(first)) + text[size:]
}

// withoutDate is a part of the line without the day of the encounter, which would mean another one later.
func (r *reader) withoutDate(from, to int) string {
	pieces, begin := []string{}, from
	for i := from; i <= to; i++ {
		if i < to && r.claims[i] != "when" {
			continue
		}
		if i > begin {
			pieces = append(pieces, r.raw(begin, i))
		}
		begin = i + 1
	}
	return strings.Trim(strings.Join(pieces, " "), " ,;:-–")
}

// spans lists where the pieces stand.
func (r *reader) spans() {
	for i := 0; i < len(r.claims); i++ {
		key := r.claims[i]
		if key == "" {
			continue
		}
		from := i
		for i+1 < len(r.claims) && r.claims[i+1] == key {
			i++
		}
		r.out.Spans = append(r.out.Spans, Span{Key: key, Start: r.words[from].start, End: r.words[i].end})
	}
}
