package quickadd

import "strings"

// readGiving makes an offer or a need of a clause.
func (r *reader) readGiving(c clause) {
	t, x := c.trigger, words()
	if r.dropped(r.kindKey(t.kind)) {
		r.numbered(t.kind)
		r.notes = append(r.notes, c.from, c.to)
		return
	}
	g := Giving{Key: r.numbered(t.kind), Kind: t.kind}
	subject := clause{from: c.from, to: t.begin, trigger: t}
	people := r.peopleIn(subject, false)
	text := r.object(t)
	for i := c.from; i < t.begin; i++ {
		if r.claims[i] == "" && !r.at(i).sign && !r.is(i, x.joins) && !r.is(i, x.lead) && !r.is(i, x.every) {
			text = r.raw(i, t.end) // somebody else: "ihre Tochter sucht einen Praktikumsplatz"
			break
		}
	}
	if f, ok := r.fix(g.Key); ok && f.Value != "" {
		text = f.Value
	}
	g.Text = text
	switch {
	case len(people) > 0:
	case t.everybody:
		people = r.everybody()
	default:
		people = r.lastNamed()
	}
	g.People = r.whom(g.Key, people)
	r.claim(c.from, c.to, g.Key)
	r.out.Givings = append(r.out.Givings, g)
}

// kindKey is the key that the next piece of a kind gets.
func (r *reader) kindKey(kind string) string {
	key := r.numbered(kind)
	r.count[kind]--
	return key
}

// object is what is offered or looked for, without what carries nothing: "dringend einen Steuerberater".
func (r *reader) object(t *trigger) string {
	x := words()
	from, to := t.to, t.end
	for from < to-1 && r.is(from, x.aside) {
		from++
	}
	if from < to-1 && r.is(from, x.articles) && (r.at(from+1).capital || x.english[r.at(from).key]) {
		from++
	}
	if t.kind == "offer" && to-from > 1 {
		last := r.at(to - 1).key
		if last == "an" && strings.HasPrefix(r.at(t.from).key, "biete") {
			to--
		}
		if first := r.at(from).key; last == "helfen" && to-from > 2 && (first == "bei" || first == "mit" || first == "beim") {
			from, to = from+1, to-1
		}
		if last == "aus" && r.at(t.from).key == "kennt" {
			to--
		}
	}
	return r.raw(from, to)
}
