package quickadd

import "slices"

// trigger is a word that says that something is offered or looked for; the words behind it up to end say what.
type trigger struct {
	kind          string
	begin         int // where its subject begins: "sie sucht"
	from, to, end int
	everybody     bool
}

// clause is a part of the line, from one word up to another.
type clause struct {
	from, to int
	trigger  *trigger
}

// triggerAt reads the word for an offer or a need that begins at a word, nil where none does.
func (r *reader) triggerAt(i int) *trigger {
	x := words()
	if r.at(i).sign || r.at(i).capital && i > 0 && !r.at(i-1).sign {
		return nil
	}
	t := &trigger{kind: "need", from: i}
	n := r.match(i, x.needs)
	if n == 0 {
		t.kind = "offer"
		n = r.match(i, x.offers)
	}
	if n == 0 {
		return nil
	}
	t.to = i + n
	if key := r.at(i).key; key == "can" && n == 2 && r.at(i+1).key != "offer" && r.at(i+1).key != "help" {
		t.to = i + 1 // recommend a dentist
	}
	if before := r.at(i - 1); !before.sign && (x.articles[before.key] || x.negations[before.key] || x.own[before.key]) || x.own[r.at(t.to).key] {
		return nil
	}
	if r.at(t.to).sign || x.negations[r.at(t.to).key] || len(r.at(t.to).key) > 4 && r.at(t.to).key[:4] == "kein" {
		return nil
	}
	if r.at(i).key == "kann" && (r.dateAt(t.to) != nil || r.negatedAfter(t.to)) {
		return nil
	}
	return t
}

// negatedAfter tells whether the rest of a clause denies something.
func (r *reader) negatedAfter(i int) bool {
	for ; !r.at(i).sign; i++ {
		if key := r.at(i).key; key == "nicht" || key == "nichts" || key == "nie" {
			return true
		}
	}
	return false
}

// readTriggers finds offers and needs, with who has them as far as pronouns say so, and how far they go.
func (r *reader) readTriggers() {
	x := words()
	for i := 0; i < len(r.words); i++ {
		t := r.triggerAt(i)
		if t == nil {
			continue
		}
		t.begin = i
		for t.begin > 0 && !r.at(t.begin-1).sign && (r.is(t.begin-1, x.aside) || r.is(t.begin-1, x.pronouns)) && r.dateAt(t.begin-1) == nil {
			t.begin--
			t.everybody = t.everybody || r.is(t.begin, x.every)
		}
		t.end = t.to
		for t.end < len(r.words) && !r.ends(t.end) {
			if begins := t.end > t.to && r.is(t.end, x.joins) && (r.begins(t.end+1) || r.at(t.end+1).key == "dann"); begins || t.end > t.to && (r.triggerAt(t.end) != nil || r.task(t.end)) {
				break
			}
			t.end++
		}
		r.triggers = append(r.triggers, *t)
		i = t.end - 1
	}
}

func (r *reader) inTrigger(i int) bool {
	return slices.ContainsFunc(r.triggers, func(t trigger) bool { return t.from <= i && i < t.end })
}

// begins tells whether a clause of its own begins at a word: somebody looks for something, or something is to be done.
func (r *reader) begins(i int) bool {
	x := words()
	for n := 0; n < 3 && (r.is(i, x.pronouns) || r.is(i, x.aside)); n++ {
		if r.triggerAt(i) != nil {
			return true
		}
		i++
	}
	if r.triggerAt(i) != nil || r.task(i) {
		return true
	}
	n, ok := r.nameAt(i, false)
	return ok && r.triggerAt(n.to) != nil
}

// task tells whether something that is to be done begins at a word: a day with such a verb behind it, or the other way round.
func (r *reader) task(i int) bool {
	x := words()
	if d := r.dateAt(i); d != nil {
		if d.from != i || d.back.Past && d.ahead.Past {
			return false
		}
		for to := d.to; to < d.to+6 && !r.ends(to); to++ {
			if r.match(to, x.follow) > 0 || to == d.to && r.is(to, x.imperative) {
				return true
			}
			if r.infinitive(to) && r.ends(to+1) {
				return true
			}
		}
		return false
	}
	n := r.match(i, x.follow)
	return n > 1 || n > 0 && (r.ends(i+n) || r.dateAt(i+n) != nil)
}

// infinitive tells whether a word looks like one in German: written small, ending in -en, -ern, -eln.
func (r *reader) infinitive(i int) bool {
	w := r.at(i)
	if w.sign || w.capital || len(w.key) < 5 {
		return false
	}
	if x := words(); x.others[w.key] || x.over[w.key] || x.kinds[w.key].form == past && x.kinds[w.key].kind != "" {
		return false
	}
	tail := w.key[len(w.key)-2:]
	return tail == "en" || w.key[len(w.key)-3:] == "ern" || w.key[len(w.key)-3:] == "eln"
}

// ends tells whether a clause ends before a word: at the end of the line or at a sign that parts clauses.
func (r *reader) ends(i int) bool {
	w := r.at(i)
	if i >= len(r.words) {
		return true
	}
	if !w.sign || r.dateAt(i) != nil || r.inList(i) != nil {
		return false
	}
	switch w.key {
	case ",", ";", "!", "?", "\n", "(", ")", "–", "—", "→", "•":
		return true
	case ":":
		return i != 1 // "Notiz: …"
	case "-":
		return w.space && (i+1 >= len(r.words) || r.at(i+1).space)
	case ".":
		before := r.at(i - 1)
		return (i+1 >= len(r.words) || r.at(i+1).space) && !words().abbreviations[before.key] && !(before.key != "" && before.key[len(before.key)-1] <= '9' && i+1 < len(r.words))
	}
	return false
}

// cut parts the line into clauses.
func (r *reader) cut() {
	from := 0
	part := func(to int) {
		if to > from {
			r.clauses = append(r.clauses, clause{from: from, to: to})
		}
	}
	x := words()
	for i := 0; i < len(r.words); i++ {
		switch t := r.triggerFrom(i); {
		case r.ends(i):
			part(i)
			from = i + 1
		case t != nil:
			if before := r.withoutJoin(from, i); before > from && before == i && !r.told(from, i) && r.dateAt(from) == nil && !r.is(from, x.own) {
				i = from // somebody else looks for something: "ihre Tochter sucht"
			} else {
				part(before)
			}
			r.clauses = append(r.clauses, clause{from: i, to: t.end, trigger: t})
			from, i = t.end, t.end-1
		case i > from && r.inList(i) == nil && (r.is(i, x.joins) || r.is(i, x.lead)) && r.begins(i+1) && r.triggerAt(i+1) == nil:
			part(i)
			from = i + 1
		case i > from && r.inList(i) == nil && r.told(from, i) && r.task(i) && (r.dateAt(i) != nil || r.match(i, x.follow) > 1):
			part(i)
			from = i
		}
	}
	part(len(r.words))
}

// triggerFrom is the offer or need whose subject begins at a word: a pronoun, names, or the word itself.
func (r *reader) triggerFrom(i int) *trigger {
	for n := range r.triggers {
		t := &r.triggers[n]
		if t.begin == i || i < t.begin && i+4*mostWords >= t.begin && r.inList(i) == nil && r.subject(i) == t.begin {
			return t
		}
	}
	return nil
}

// subject reads names as the subject of a sentence, and answers where they end: "both Anna and Emma", "Bernd Neumann".
func (r *reader) subject(i int) int {
	x := words()
	if r.is(i, x.every) {
		i++
	}
	for {
		n, ok := r.nameAt(i, r.at(i-1).key == "@")
		if ok {
			n = r.longer(n)
		} else if n, ok = r.strangerAt(i); !ok || len(n.keys) < 2 && !n.titled {
			return -1
		}
		if i = n.to; r.triggerAt(i) != nil || r.at(i).sign && r.at(i).key != "," && r.at(i).key != "&" || !r.at(i).sign && !r.is(i, x.joins) {
			return i
		}
		i++
	}
}

// withoutJoin leaves out an "und" before a clause.
func (r *reader) withoutJoin(from, to int) int {
	for to > from && (r.is(to-1, words().joins) || r.at(to-1).key == "aber" || r.at(to-1).key == "but" || r.at(to-1).key == "@") {
		to--
	}
	return to
}

// told tells whether words say that something happens: a kind of encounter or people are among them.
func (r *reader) told(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := r.kindAt(i); ok || r.inList(i) != nil {
			return true
		}
	}
	return false
}
