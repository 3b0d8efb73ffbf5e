package contact

import (
	"strings"

	"kith/internal/vcard"
)

func (v *viewer) related(i int) {
	p := &v.props[i]
	text := oneLine(p.Value)
	if text == "" || hasPrefixFold(text, "BEGIN:VCARD") { // an AGENT may be a whole card: RFC 2426 §3.5.4
		return
	}
	r := Related{Ref: i, Value: text}
	types := typesOf(p)
	switch relation := relationOf([]byte(strings.ToUpper(p.Name))); relation {
	case "":
		r.Params = extraParams(p, "TYPE")
		v.more[i] = v.labelled(i)
		if len(types) > 0 {
			r.Type = types[0]
		}
	case "related":
		r.Params = extraParams(p, "")
		var label string
		if label, types = v.label(i, nil); label != "" {
			r.Type = label
		} else if len(types) > 0 {
			r.Type = types[0]
		}
		types = nil
	default:
		r.Type, r.Params, types = relation, extraParams(p, ""), nil
		v.more[i] = v.labelled(i)
	}
	if len(types) > 1 {
		if r.Params == nil {
			r.Params = Params{}
		}
		r.Params["TYPE"] = types
	}
	if r.Params != nil && len(r.Params) == 0 {
		r.Params = nil
	}
	v.shown[i] = true
	v.Related = append(v.Related, r)
}

// androidItem is an X-ANDROID-CUSTOM: a row of Android's contacts as "vnd.android.cursor.item/nickname;Jo;1;;;…", that is its
// kind, its text, its type and a label for the types that are the person's own.
type androidItem struct {
	kind, text, mark, label string
	rest                    bool // there are further columns
}

func readAndroid(value string) androidItem {
	var a androidItem
	for n := 0; ; n++ {
		part, rest, more := cutNext(value, ';')
		switch n {
		case 0:
			a.kind = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(part)), "vnd.android.cursor.item/")
		case 1:
			a.text = oneLine(part)
		case 2:
			a.mark = strings.TrimSpace(part)
		case 3:
			a.label = oneLine(part)
		default:
			a.rest = a.rest || strings.TrimSpace(part) != ""
		}
		if !more {
			return a
		}
		value = rest
	}
}

// androidRelations are the types of ContactsContract.CommonDataKinds.Relation, from 1.
var androidRelations = []string{
	"assistant", "brother", "child", "domestic-partner", "father", "friend", "manager", "mother", "parent", "partner",
	"referred-by", "relative", "sister", "spouse",
}

func (v *viewer) android(i int) {
	a := readAndroid(v.props[i].Value)
	if a.text == "" {
		return
	}
	switch a.kind {
	case "nickname":
		v.Nicknames = append(v.Nicknames, a.text)
	case "relation":
		r := Related{Ref: i, Value: a.text, Type: a.label}
		if n, ok := number(a.mark, 1, 2); ok && n > 0 && n <= len(androidRelations) {
			r.Type = androidRelations[n-1]
		}
		v.Related = append(v.Related, r)
	default:
		return
	}
	v.show(i)
	v.androidRest(i)
}

// androidRest lists the row too if it has columns that the field does not show.
func (v *viewer) androidRest(i int) {
	a := readAndroid(v.props[i].Value)
	if a.rest || a.label != "" {
		v.more[i] = true
	}
}

// foundDay is a date found in a card. rank is 0 for none; a higher one goes before.
type foundDay struct {
	index, rank int
	day         day
	timed       bool
}

// dayFinder finds the birthday and the anniversary while somebody goes through a card.
type dayFinder struct {
	birthday, anniversary foundDay
	labels                int // labels looked up
}

// maxLabels bounds the look-ups of labels, each of which goes through the whole card.
const maxLabels = 64

// see looks at the property at i.
func (d *dayFinder) see(f field, props []vcard.Property, i int) {
	p := &props[i]
	switch f {
	case fieldBirthday:
		d.birthday.take(i, 2, p)
	case fieldAnniversary:
		if p.Is("ANNIVERSARY") {
			d.anniversary.take(i, 3, p)
		} else {
			d.anniversary.take(i, 2, p)
		}
	case fieldDate:
		if d.anniversary.rank < 2 && d.labels < maxLabels {
			d.labels++
			if at := groupLabel(props, i); at >= 0 && isAnniversary(props[at].Value) {
				d.anniversary.take(i, 2, p)
			}
		}
	case fieldAndroid:
		a := readAndroid(p.Value)
		if a.kind != "contact_event" {
			return
		}
		switch a.mark { // ContactsContract.CommonDataKinds.Event
		case "1":
			d.anniversary.takeText(i, 2, a.text)
		case "3":
			d.birthday.takeText(i, 1, a.text)
		}
	}
}

func (d *foundDay) take(i, rank int, p *vcard.Property) {
	if rank <= d.rank {
		return
	}
	if found, timed, ok := dayOf(p); ok {
		*d = foundDay{i, rank, found, timed}
	}
}

func (d *foundDay) takeText(i, rank int, text string) {
	if rank <= d.rank {
		return
	}
	if found, timed, ok := readDay(text, -1); ok {
		*d = foundDay{i, rank, found, timed}
	}
}

// isAnniversary reads the label of an X-ABDATE.
func isAnniversary(label string) bool {
	label = oneLine(label)
	if constant, ok := appleTypes(label); ok {
		label = constant[0]
	}
	return strings.EqualFold(label, "anniversary") || strings.EqualFold(label, "Jahrestag") || strings.EqualFold(label, "Hochzeitstag")
}
