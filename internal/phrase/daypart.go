package phrase

// partOfDay reads "früh", "am Abend", "in the afternoon", "at noon", "tonight". Without a day before it, it needs its little word.
func (p *parser) partOfDay(i int, after bool) (clockRead, int, bool) {
	c := clockRead{minutes: -1, part: -1}
	if p.at(i).isOneOf("tonight", "tonite") {
		c.part, c.tonight, c.marked = 19, true, true
		return c, i + 1, true
	}
	for _, form := range []struct {
		words []string
		hour  int
	}{
		{[]string{"after", "work"}, 18}, {[]string{"nach", "feierabend"}, 18}, {[]string{"nach", "der", "arbeit"}, 18}, {[]string{"end", "of", "day"}, 18}, {[]string{"end", "of", "the", "day"}, 18},
		{[]string{"close", "of", "business"}, 18}, {[]string{"nach", "dem", "mittagessen"}, 14}, {[]string{"after", "lunch"}, 14}, {[]string{"am", "spaten", "nachmittag"}, 17},
		{[]string{"am", "fruhen", "abend"}, 18}, {[]string{"am", "fruhen", "morgen"}, 7}, {[]string{"am", "spaten", "abend"}, 21}, {[]string{"late", "afternoon"}, 17}, {[]string{"early", "morning"}, 7}, {[]string{"first", "thing"}, 9},
	} {
		if next, ok := p.words(i, form.words...); ok {
			c.part, c.marked = form.hour, true
			return c, next, true
		}
	}
	at := p.skip(i, "am", "in", "the", "at", "zum", "zur", "zu", "um", "gegen", "by", "der", "-", "on", "this", "diesen")
	hour, ok := p.is(at, part)
	if !ok && p.at(at).key == "morgen" && (at > i && p.at(at-1).isOneOf("am", "diesen", "-") || after && at == i && (p.has(i-1, weekday) || p.has(i-1, spoken) || p.at(i-1).glued)) {
		hour, ok = 9, true // "heute Morgen", "am Morgen"
	}
	if !ok || at == i && !after && !p.alone(at) {
		return c, i, false
	}
	if !after && !p.whole && at > i && !p.at(i).isOneOf("am", "at", "in", "um", "gegen", "by", "this", "diesen", "zu", "zur") {
		return c, i, false
	}
	if c.part = hour; hour == 24 {
		c.minutes, c.nextDay = 0, true
	} else if p.at(at).isOneOf("noon", "midday") {
		c.minutes = 12 * 60
	}
	c.marked = true
	return c, at + 1, true
}

// alone tells whether a part of the day may stand without anything before it: in a field of its own, or where it cannot be anything else.
func (p *parser) alone(i int) bool {
	return p.whole || p.at(i).isOneOf("mittags", "abends", "vormittags", "nachmittags", "morgens", "mitternacht", "midnight", "noon", "midday")
}
