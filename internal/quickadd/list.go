package quickadd

import "slices"

// list is the people after a word such as "mit": Anna, Jonas und Käthe.
type list struct {
	anchor, from, to int
	names            []name
}

// readLists finds the people whom a word announces. What somebody offers or looks for is none of their places.
func (r *reader) readLists() {
	x := words()
	for i := 0; i < len(r.words); i++ {
		if !r.is(i, x.anchors) || r.inTrigger(i) {
			continue
		}
		if l, ok := r.listAt(i); ok {
			r.lists = append(r.lists, l)
			i = l.to - 1
		}
	}
}

func (r *reader) listAt(anchor int) (list, bool) {
	x := words()
	at, weak := anchor+1, r.is(anchor, x.weak)
	for n := 0; n < 3 && !r.at(at).sign && (r.is(at, x.kin) || r.is(at, x.common) && r.at(at+1).capital && !r.at(at+1).sign); n++ {
		at++
	}
	first, ok := r.announced(at, weak)
	if !ok {
		return list{}, false
	}
	l := list{anchor: anchor, from: first.from, to: first.to, names: []name{first}}
	for {
		next, ok := r.further(l.to, weak)
		if !ok {
			return l, true
		}
		l.names, l.to = append(l.names, next), next.to
	}
}

// announced reads the first name of a list. After words that announce much else ("an", "from") it has to be plain that it is one.
func (r *reader) announced(at int, weak bool) (name, bool) {
	n, ok := r.nameAt(at, true)
	ok = ok && !(weak && n.grade < 2 && r.dateAt(at) != nil)
	if ok && (!weak || n.grade > 1 || r.at(n.from).capital) && !(n.grade == 1 && !n.given && !n.titled && !r.at(n.from).capital) {
		if m, is := r.kindAt(at); !is || m.to-m.from < n.to-n.from || n.grade > 1 || !m.telling {
			return r.longer(n), true
		}
	}
	n, ok = r.strangerAt(at)
	return n, ok && (!weak || n.titled || len(n.keys) > 1)
}

// longer is a stranger with more names than the given name that is in the book: Anna Neumann, where there is an Anna Weber.
func (r *reader) longer(n name) name {
	if n.grade > 1 || !r.at(n.from).capital {
		return n
	}
	if s, ok := r.strangerAt(n.from); ok && s.to > n.to {
		if other, ok := r.nameAt(n.to, false); !ok || !other.given {
			return s
		}
	}
	return n
}

// further reads the next name of a list: after a comma one of the book or, where the list ends with "und", a stranger.
func (r *reader) further(at int, weak bool) (name, bool) {
	x := words()
	switch {
	case r.at(at).key == ",":
		if n, ok := r.nameAt(at+1, false); ok && (n.given || n.grade > 1 || n.titled) {
			return r.longer(n), r.triggerAt(n.to) == nil
		}
		n, ok := r.strangerAt(at + 1)
		return n, ok && !weak && len(n.keys) > 1 && (r.is(n.to, x.joins) || r.at(n.to).key == "&") && r.triggerAt(n.to+1) == nil && r.nameLike(n.to+1)
	case r.is(at, x.joins), slices.Contains([]string{"&", "+", "/"}, r.at(at).key):
		return r.announced(at+1, weak)
	}
	if n, ok := r.nameAt(at, false); ok && n.given {
		return n, true
	}
	return name{}, false
}

func (r *reader) nameLike(at int) bool {
	if _, ok := r.nameAt(at, true); ok {
		return true
	}
	_, ok := r.strangerAt(at)
	return ok
}

// inList is the list that has a word, nil for none.
func (r *reader) inList(i int) *list {
	for n := range r.lists {
		if l := &r.lists[n]; l.from <= i && i < l.to {
			return l
		}
	}
	return nil
}
