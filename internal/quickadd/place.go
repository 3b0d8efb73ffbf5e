package quickadd

// place reads where it was: a word such as "in" with names behind it, up to the end of what is said.
func (r *reader) place(c clause) {
	x := words()
	for i := c.from; i < c.to-1; i++ {
		from, to := r.placeAt(i, c.to)
		if to == from || r.dropped("place") {
			continue
		}
		for r.is(to, x.places) {
			_, further := r.placeAt(to, c.to)
			if further == to {
				break
			}
			to = further // in Köln bei Luigi
		}
		if closed := to >= c.to || r.claims[to] != "" || r.at(to).sign || x.anchors[r.at(to).key] || x.joins[r.at(to).key] || r.dateAt(to) != nil; closed {
			r.out.Encounter.Place = r.raw(from, to)
			r.claim(i, to, "place")
			return
		}
	}
}

// placeAt reads one place with the word before it; both ends are the same where there is none.
func (r *reader) placeAt(i, end int) (from, to int) {
	x := words()
	if !r.is(i, x.places) || r.claims[i] != "" || r.inList(i+1) != nil {
		return i, i
	}
	from = i + 1
	if r.is(from, x.kin) {
		from++
	}
	for to = from; to < end && r.claims[to] == "" && r.dateAt(to) == nil && !r.at(to).sign && r.at(to).key[0] > '9'; to++ {
		if !r.at(to).capital && !(to > from && r.at(to+1).capital && x.particles[r.at(to).key]) {
			break
		}
		if _, kind := r.kindAt(to); kind || x.noPlaces[r.at(to).key] || x.common[r.at(to).key] && to == from {
			break
		}
	}
	if to == from {
		return i, i
	}
	return from, to
}
