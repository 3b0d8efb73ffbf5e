package vcard

import (
	"net/url"
	"slices"
	"strings"
)

// homeVersion is the property that a converted card carries: the version it lives in at home.
const homeVersion = "X-KITH-VERSION"

// was is the parameter that keeps how a property was written at home, where converting it back would not tell: one value for
// each property that went into this one, escaped as in a URL so that no reader stumbles over it. It is the property without its
// value if that can be told, "==" before it if the value is the same at home, otherwise "=" and the whole property.
const was = "X-KITH-WAS"

// longestWas bounds the values kept in was; beyond, only the form is lost.
const longestWas = 4 << 10

// goHome gives a card that Kith itself converted as it was at home.
func goHome(c *Card) *Card {
	p := c.First(homeVersion)
	if p == nil {
		return c
	}
	if v := Version(strings.TrimSpace(p.Value)); v == V30 || v == V40 {
		if (v == V40) != (c.Version == V40) {
			return Convert(c, v)
		}
	}
	c.Properties = slices.DeleteFunc(c.Properties, func(p Property) bool { return p.Is(homeVersion) })
	return c
}

// trip is the conversion of one card.
type trip struct {
	card   *Card
	to40   bool
	home   bool // this is the way back
	used   map[string]bool
	taken  []bool            // properties that have become part of another one
	prefs  map[string]string // to 3.0: the lowest PREF of each property of which none has PREF=1
	altids map[string]bool   // to 3.0: the alternatives seen so far

	company int // to 4.0: the place of the X-ABShowAs that becomes the KIND, -1 if none does
}

func newTrip(c *Card, to40 bool) *trip {
	return &trip{card: c, to40: to40, used: map[string]bool{}, prefs: map[string]string{}, altids: map[string]bool{}, company: -1}
}

// hints are what away30 has to know of the rest of the card.
type hints struct {
	group     string // a free group, for a label
	pref      bool   // it is the preferred one of its kind, though its PREF is not 1
	alternate bool   // it is another form of a property that 3.0 knows only once
	sort      bool   // SORT-AS can become SORT-STRING
}

func (t *trip) run() {
	c := t.card
	here, there := V30, V40
	if !t.to40 {
		here, there = V40, V30
	}
	if p := c.First(homeVersion); p != nil {
		t.home = Version(strings.TrimSpace(p.Value)) == there
		c.Properties = slices.DeleteFunc(c.Properties, func(p Property) bool { return p.Is(homeVersion) })
	}
	if t.to40 {
		c.Properties = slices.DeleteFunc(c.Properties, func(p Property) bool { return isPlaceholder(c, &p) })
	}
	t.taken = make([]bool, len(c.Properties))
	for i := range c.Properties {
		t.used[strings.ToLower(c.Properties[i].Group)] = true
	}
	out := make([]Property, 0, len(c.Properties)+4)
	restored := t.restore()
	for i := range c.Properties {
		c.Properties[i].dropParam(was)
	}
	var pairs map[int][]int
	if t.to40 {
		pairs = t.pairs40(restored)
	} else {
		t.preferences()
		if !t.home && c.First("N") == nil { // RFC 2426 §3.1.2 demands one, and strict readers refuse the card without
			out = append(out, namePlaceholder(c))
		}
	}
	for i := range c.Properties {
		switch back, ok := restored[i]; {
		case ok:
			out = append(out, back...)
			continue
		case t.taken[i]:
			continue
		}
		from := []Property{c.Properties[i]}
		for _, other := range pairs[i] {
			from = append(from, c.Properties[other])
		}
		to := t.away(from, i)
		if !t.home {
			remember(from, to, t.to40)
		}
		out = append(out, to...)
	}
	if !t.home {
		out = append(out, Property{Name: homeVersion, Value: string(here)})
	}
	c.Properties = out
}

// away converts the property at i, with those that go into it.
func (t *trip) away(from []Property, i int) []Property {
	copies := make([]Property, len(from))
	for n := range from {
		copies[n] = from[n].Clone()
	}
	if t.to40 {
		return []Property{away40(copies, i == t.company)}
	}
	return away30(copies[0], t.hints(&copies[0], i))
}

// remember adds to what came of a conversion how it was before, unless converting back tells.
func remember(from, to []Property, to40 bool) {
	var back []Property
	if to40 {
		h := guessHints(from, &to[0])
		h.sort = true
		back = away30(to[0].Clone(), h)
	} else if len(to) == 1 && !joins(&to[0]) {
		back = []Property{away40([]Property{to[0].Clone()}, false)}
	}
	if len(back) == len(from) && slices.EqualFunc(back, from, func(a, b Property) bool { return said(&a) == said(&b) }) {
		return
	}
	param := Param{Name: was}
	plain := plainBack(&to[0], to40)
	for n := range from {
		head := strings.TrimSuffix(string(appendHead(nil, &from[n])), ":")
		switch {
		case n == 0 && from[n].Value == plain:
		case n == 0 && from[n].Value == to[0].Value: // a photo of a 4.0 card written as in 3.0, say
			head = "==" + head
		case n > 0 || len(from[n].Value) <= longestWas:
			head = "=" + head + ":" + from[n].Value
		}
		param.Values = append(param.Values, url.QueryEscape(head))
	}
	to[0].Params = append(to[0].Params, param)
}

// joins reports whether a property of a 3.0 card may become part of another in 4.0, which one that was 4.0 at home must not.
func joins(p *Property) bool {
	switch strings.ToUpper(p.Name) {
	case "LABEL", "SORT-STRING", "X-ABDATE", "X-ABRELATEDNAMES", "X-ABSHOWAS":
		return true
	}
	return false
}

// plainBack is the value that a property has when it is converted back without knowing more.
func plainBack(p *Property, to40 bool) string {
	q := p.Clone()
	q.dropParam(was)
	if to40 {
		property30(&q)
	} else {
		property40(&q)
	}
	return q.Value
}

// restore finds, on the way back, the properties that know how they were and that nobody has changed: what they were, by their
// places. The others they had become part of are marked as taken.
func (t *trip) restore() map[int][]Property {
	restored := map[int][]Property{}
	if !t.home {
		return restored
	}
	props := t.card.Properties
	var byKey map[string][]int
	for i := range props {
		if len(props[i].Param(was)) == 0 || t.taken[i] {
			continue
		}
		from, ok := remembered(&props[i], t.to40)
		if !ok {
			continue
		}
		bare := props[i].Clone()
		bare.dropParam(was)
		copies := make([]Property, len(from))
		for n := range from {
			copies[n] = from[n].Clone()
		}
		var again []Property
		if t.to40 { // at home it was 4.0
			again = away30(copies[0], guessHints(from, &bare))
		} else {
			again = []Property{away40(copies, isCompany(&from[0]) && bare.Is("KIND"))}
		}
		if loosely(&again[0]) != loosely(&bare) {
			continue
		}
		if byKey == nil && len(again) > 1 {
			byKey = map[string][]int{}
			for n := range props {
				byKey[loosely(&props[n])] = append(byKey[loosely(&props[n])], n)
			}
		}
		if companions := t.companions(byKey, again[1:]); len(companions) == len(again)-1 {
			for _, n := range companions {
				t.taken[n] = true
			}
			restored[i] = from
		}
	}
	return restored
}

// companions finds where the properties stand that a property was parted into.
func (t *trip) companions(byKey map[string][]int, wanted []Property) []int {
	var found []int
	for n := range wanted {
		for _, at := range byKey[loosely(&wanted[n])] {
			if !t.taken[at] && !slices.Contains(found, at) {
				found = append(found, at)
				break
			}
		}
	}
	return found
}

// remembered reads the parameter was.
func remembered(p *Property, to40 bool) ([]Property, bool) {
	var from []Property
	for n, value := range p.Param(was) {
		text, err := url.QueryUnescape(value)
		if err != nil {
			return nil, false
		}
		line, same := strings.CutPrefix(text, "==")
		line, whole := strings.CutPrefix(line, "=")
		if !whole {
			line += ":"
		}
		card, err := Parse([]byte("BEGIN:VCARD\n" + strings.NewReplacer("\n", "", "\r", "").Replace(line) + "\nEND:VCARD\n"))
		if err != nil || len(card.Properties) != 1 || check(&card.Properties[0]) != nil || n > 0 && !whole {
			return nil, false
		}
		q := card.Properties[0].Clone()
		switch {
		case same:
			q.Value = p.Value
		case !whole:
			q.Value = plainBack(p, !to40)
		}
		from = append(from, q)
	}
	return from, len(from) > 0 && (!to40 || len(from) == 1)
}

// said is what a property says to a reader: case and order of what has none, and the ways to be preferred, make no difference
// where every reader evens them out.
func said(p *Property) string {
	params, spoken := map[string][]string{}, p.Is("TEL") || p.Is("EMAIL") || p.Is("ADR") || p.Is("URL") || p.Is("IMPP")
	for _, param := range p.Params {
		name := strings.ToUpper(param.Name)
		if spoken && (name == "TYPE" || name == "PREF" && slices.Equal(param.Values, []string{"1"})) {
			continue
		}
		params[name] = append(params[name], param.Values...)
	}
	if spoken {
		types := Types(p)
		params["TYPE"] = slices.DeleteFunc(slices.Clone(types), func(t string) bool { return t == "pref" })
		if slices.Contains(types, "pref") {
			params["PREF"] = append(params["PREF"], "1")
		}
	}
	return key(p, params)
}

// loosely is said for a property that other programs may have written anew.
func loosely(p *Property) string {
	params := map[string][]string{"TYPE": slices.Sorted(slices.Values(Types(p)))}
	for _, param := range p.Params {
		if name := strings.ToUpper(param.Name); name != "TYPE" && (name != "PREF" || !slices.Equal(param.Values, []string{"1"})) {
			params[name] = append(params[name], param.Values...)
		}
	}
	return key(p, params)
}

func key(p *Property, params map[string][]string) string {
	names := make([]string, 0, len(params))
	for name := range params {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	b.WriteString(strings.ToLower(p.Group) + "." + strings.ToUpper(p.Name))
	for _, name := range names {
		if name == "TYPE" && len(params[name]) == 0 {
			continue
		}
		b.WriteString("\x00" + name)
		for _, value := range params[name] {
			b.WriteString("\x01" + value)
		}
	}
	b.WriteString("\x02" + p.Value)
	return b.String()
}
