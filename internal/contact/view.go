package contact

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"kith/internal/vcard"
)

// viewer fills a Contact from the properties of a card.
type viewer struct {
	Contact
	props  []vcard.Property
	labels map[string]int // place of the X-ABLabel of a group, the group in lower case
	forms  map[string]int // the same for X-ABADR
	shown  []bool         // the property is to be seen in a field
	more   []bool         // but not all of it, so it is listed in properties as well
	texts  map[int]int    // ADR → its LABEL

	fn, org string // the first FN and the name of the first ORG
	parts   rawName
	days    dayFinder
	said    kindFinder
	circles distinct
}

// View shows a card: everything a Contact says but id, created, changed and revision. What no field shows is in Properties.
func View(card *vcard.Card) Contact {
	v := newViewer(card.Properties)
	for i := range v.props {
		v.property(i)
	}
	v.dates()
	v.ownDates()
	v.kind()
	v.manner()
	v.nameLists()
	v.Name = firstOf(v.fn, v.parts.full(), v.org, firstItem(v.Nicknames), firstValue(v.Emails), firstValue(v.Phones))
	v.held()
	prefer(v.props, v.Emails, func(e *Value) (int, *bool) { return e.Ref, &e.Preferred })
	prefer(v.props, v.Phones, func(e *Value) (int, *bool) { return e.Ref, &e.Preferred })
	prefer(v.props, v.URLs, func(e *Value) (int, *bool) { return e.Ref, &e.Preferred })
	prefer(v.props, v.IMs, func(e *Value) (int, *bool) { return e.Ref, &e.Preferred })
	prefer(v.props, v.Addresses, func(a *Address) (int, *bool) { return a.Ref, &a.Preferred })
	v.rest()
	return v.Contact
}

func newViewer(props []vcard.Property) *viewer {
	v := &viewer{
		Contact: Contact{
			Nicknames: []string{}, Emails: []Value{}, Phones: []Value{}, Addresses: []Address{}, Organisations: []Organisation{},
			Titles: []string{}, Roles: []string{}, Held: []Role{}, URLs: []Value{}, IMs: []Value{}, Notes: []string{}, Circles: []string{},
			Related: []Related{}, Properties: []Raw{}, Dates: []Date{}, Giving: []Giving{},
		},
		props: props, shown: make([]bool, len(props)), more: make([]bool, len(props)),
		labels: map[string]int{}, forms: map[string]int{}, texts: addressTexts(props),
	}
	for i := range props {
		if props[i].Group == "" {
			continue
		}
		companions := v.labels
		switch fieldOf(props[i].Name) {
		case fieldLabel:
		case fieldLabelForm:
			companions = v.forms
		default:
			continue
		}
		group := strings.ToLower(props[i].Group)
		if _, have := companions[group]; !have {
			companions[group] = i
		}
	}
	return v
}

// property shows the property at i, if it is one of those that are shown one by one.
func (v *viewer) property(i int) {
	p := &v.props[i]
	f := fieldOf(p.Name)
	v.days.see(f, v.props, i)
	v.said.see(f, p, i)
	switch f {
	case fieldName:
		v.name(i)
	case fieldParts:
		v.nameParts(i)
	case fieldEmail:
		v.Emails = v.value(v.Emails, i)
	case fieldPhone:
		v.Phones = v.value(v.Phones, i)
	case fieldURL:
		v.URLs = v.value(v.URLs, i)
	case fieldIM:
		v.IMs = v.value(v.IMs, i)
	case fieldAddress:
		v.address(i)
	case fieldOrg:
		v.organisation(i)
	case fieldTitle:
		v.Titles = v.text(v.Titles, i, oneLine(p.Value))
	case fieldRole:
		v.Roles = v.text(v.Roles, i, oneLine(p.Value))
	case fieldNote:
		v.Notes = v.text(v.Notes, i, multiLine(p.Value))
	case fieldNickname:
		for _, name := range items(p.Value) {
			v.Nicknames = v.text(v.Nicknames, i, name)
		}
	case fieldCircles:
		names := items(p.Value)
		if len(names) > 0 {
			v.show(i)
		}
		v.Circles = v.circles.add(v.Circles, names)
	case fieldUID:
		if uid := oneLine(p.Value); v.UID == "" && uid != "" {
			v.UID = uid
			v.show(i)
		}
	case fieldRelated:
		v.related(i)
	case fieldAndroid:
		v.android(i)
	case fieldPhoto:
		v.photo(i)
	case fieldDeath:
		if v.Death == "" {
			v.Death = deathOf(p)
		}
	case fieldHousehold:
		v.shown[i] = true
	case fieldOffer, fieldNeed:
		if g := givingOf(p, f); g.Text != "" {
			g.Ref = i
			v.Giving = append(v.Giving, g)
			v.show(i)
		}
	case fieldMetPlace, fieldMetDate, fieldMetThrough:
		met := v.Met
		if met == nil {
			met = &Met{}
		}
		if met.see(f, p) {
			v.Met = met
			v.show(i)
		}
	case fieldRhythm:
		if text := rhythmOf(p); v.Rhythm == "" && text != "" {
			v.Rhythm = text
			v.show(i)
		}
	}
}

// text shows a property in a list of texts. Such a list has no room for parameters.
func (v *viewer) text(list []string, i int, text string) []string {
	if strings.TrimSpace(text) == "" {
		return list
	}
	v.show(i)
	return append(list, text)
}

// show marks a property as shown in a field that has no room for its parameters or its label.
func (v *viewer) show(i int) {
	p := &v.props[i]
	v.shown[i] = true
	v.more[i] = v.more[i] || len(extraParams(p, "")) > 0 || v.labelled(i)
}

// labelled reports whether there is a label for the group of a property.
func (v *viewer) labelled(i int) bool {
	if v.props[i].Group == "" {
		return false
	}
	_, found := v.labels[strings.ToLower(v.props[i].Group)]
	return found
}

func (v *viewer) organisation(i int) {
	name, units := orgParts(v.props[i].Value)
	if name == "" && len(units) == 0 {
		return
	}
	if len(v.Organisations) == 0 {
		v.org = name
	}
	v.shown[i], v.more[i] = true, v.labelled(i)
	v.Organisations = append(v.Organisations, Organisation{Ref: i, Name: name, Units: units, Params: extraParams(&v.props[i], "")})
}

// orgParts takes an ORG apart.
func orgParts(value string) (name string, units []string) {
	units = []string{}
	for n, part := range components(value) {
		text := joined(part, ", ")
		if n == 0 {
			name = text
		} else if text != "" {
			units = append(units, text)
		}
	}
	return name, units
}

func (v *viewer) photo(i int) {
	if v.Photo != nil {
		return
	}
	data, mediaType, ok := vcard.Binary(&v.props[i])
	if !ok {
		return
	}
	sum := sha256.Sum256(data)
	v.shown[i], v.more[i] = true, v.labelled(i)
	// TYPE=JPEG and MEDIATYPE say what Type says.
	params := extraParams(&v.props[i], "TYPE")
	delete(params, "MEDIATYPE")
	v.Photo = &Photo{Ref: i, Type: mediaType, Bytes: len(data), SHA256: hex.EncodeToString(sum[:]), Params: params}
}

// dates shows the first birthday and the first anniversary that can be understood; the others stay in Properties.
func (v *viewer) dates() {
	if b := v.days.birthday; b.rank > 0 {
		v.Birthday = b.day.String()
		v.date(b)
	}
	if a := v.days.anniversary; a.rank > 0 {
		v.Anniversary = a.day.String()
		v.date(a)
	}
}

func (v *viewer) date(found foundDay) {
	p := &v.props[found.index]
	v.shown[found.index] = true
	params := extraParams(p, "")
	delete(params, "X-APPLE-OMIT-YEAR") // says that there is no year, as the date does
	switch fieldOf(p.Name) {
	case fieldDate: // its label says that it is the anniversary
		label := groupLabel(v.props, found.index)
		_, constant := appleTypes(oneLine(v.props[label].Value))
		v.shown[label] = constant
		v.more[found.index] = !constant
	case fieldAndroid:
		v.androidRest(found.index)
	}
	v.more[found.index] = v.more[found.index] || found.timed || len(params) > 0
}

// kind decides what the card is of, by what it says or else by how it is filled.
func (v *viewer) kind() {
	v.Kind = inferKind(v.fn, v.parts.full(), v.org)
	if v.said.rank > 0 {
		v.Kind = v.said.kind
		v.show(v.said.index)
	}
}

// rest lists what is not shown, or not wholly.
func (v *viewer) rest() {
	for i := range v.props {
		p := &v.props[i]
		if v.shown[i] && !v.more[i] {
			continue
		}
		params := Params{}
		for _, param := range p.Params {
			name := strings.ToUpper(param.Name)
			params[name] = append(params[name], param.Values...)
		}
		for name, values := range params {
			if values == nil {
				params[name] = []string{}
			}
		}
		v.Properties = append(v.Properties, Raw{Ref: i, Name: p.Name, Group: p.Group, Params: params, Value: p.Value})
	}
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func firstItem(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func firstValue(list []Value) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Value
}
