package contact

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vcard"
)

// Edit is one change to a card, as the window and the terminal ask for it.
//
// Op is "set", "add" or "remove". Ref is the ref of the value in the View of the same card. In the fields that a Contact shows
// as a list of texts (nickname, title, role, note, circle) it counts the texts of that list. -1 means: the field itself where it
// can only have one value; the value equal to Text when removing; the first value when setting, or a new one if there is none.
// Setting nothing ("") is removing.
//
// Which of the other members is read depends on Field: name → Name, or Text to set the name as it is displayed; address →
// Address; organisation → Organisation; held → Held (Ref counts the roles; Op may also be "end"); photo → Text as a data: URI; kind → Text; everything else → Text. For related, Types
// holds the one relation. Types and Label apply to email, phone, address, url and im, Label also to date; nil leaves them as they are. Of Address and
// Organisation only the parts are read; a formatted text that no longer fits the parts of its address is dropped.
type Edit struct {
	Op           string        `json:"op"`
	Field        string        `json:"field"`
	Ref          int           `json:"ref"`
	Text         string        `json:"text"`
	Types        *[]string     `json:"types"`
	Label        *string       `json:"label"`
	Name         *NameParts    `json:"name"`
	Address      *Address      `json:"address"`
	Organisation *Organisation `json:"organisation"`
	Held         *Role         `json:"held,omitempty"`
}

// editor changes the properties of a card. Refs stay valid while it works: a removed property is left empty and new ones are
// put at the end of props; order says where they belong.
type editor struct {
	version vcard.Version
	card    []vcard.Property // as it was before
	props   []vcard.Property
	own     []bool // the parameters of the property are not shared with the card any more
	order   []int
	lists   map[field]*listEdit
	roles   *heldEdit
}

func newEditor(card *vcard.Card) *editor {
	e := &editor{version: card.Version, card: card.Properties, props: slices.Clone(card.Properties), own: make([]bool, len(card.Properties))}
	e.order = make([]int, len(e.props))
	for i := range e.order {
		e.order[i] = i
	}
	return e
}

// Apply changes what the edits name and leaves everything else of the card as it is, in its order. Refs are those of the card
// before the first edit. After a fault (contact.bad-value, contact.bad-field, contact.bad-photo, contact.empty) the card is
// unchanged.
func Apply(card *vcard.Card, edits []Edit) error {
	e := newEditor(card)
	for i := range edits {
		if err := e.apply(&edits[i]); err != nil {
			return err
		}
	}
	e.writeLists()
	e.tie()
	edited := vcard.Card{Version: card.Version, Properties: e.result()}
	if Project(&edited).Name == "" && Project(card).Name != "" {
		return fault.New("contact.empty", nil)
	}
	card.Properties = edited.Properties
	return nil
}

func (e *editor) apply(edit *Edit) error {
	switch edit.Op {
	case "set", "add", "remove":
	case "end":
		if edit.Field != "held" {
			return badField(edit.Op)
		}
	default:
		return badField(edit.Op)
	}
	switch edit.Field {
	case "name":
		return e.name(edit)
	case "email":
		return e.value(edit, fieldEmail)
	case "phone":
		return e.value(edit, fieldPhone)
	case "url":
		return e.value(edit, fieldURL)
	case "im":
		return e.value(edit, fieldIM)
	case "address":
		return e.address(edit)
	case "organisation":
		return e.organisation(edit)
	case "held":
		return e.held(edit)
	case "nickname":
		return e.list(edit, fieldNickname)
	case "title":
		return e.list(edit, fieldTitle)
	case "role":
		return e.list(edit, fieldRole)
	case "note":
		return e.list(edit, fieldNote)
	case "circle":
		return e.list(edit, fieldCircles)
	case "birthday":
		return e.birthday(edit)
	case "anniversary":
		return e.anniversary(edit)
	case "date":
		return e.date(edit)
	case "death":
		return e.death(edit)
	case "related":
		return e.related(edit)
	case "photo":
		return e.photo(edit)
	case "kind":
		return e.kind(edit)
	case "form":
		return e.form(edit)
	case "language":
		return e.language(edit)
	case "gender":
		return e.gender(edit)
	case "property":
		return e.property(edit)
	}
	return badField(edit.Field)
}

// result gives the properties in their order, without the removed ones.
func (e *editor) result() []vcard.Property {
	kept := make([]vcard.Property, 0, len(e.order))
	for _, i := range e.order {
		if e.props[i].Name != "" {
			kept = append(kept, e.props[i])
		}
	}
	return kept
}

// at gives the property a ref names if it is of the field; contact.bad-value otherwise.
func (e *editor) at(edit *Edit, f field) (*vcard.Property, error) {
	if edit.Ref < 0 || edit.Ref >= len(e.props) || fieldOf(e.props[edit.Ref].Name) != f {
		return nil, badValue(edit.Field, firstOf(plainLine(edit.Text), strconv.Itoa(edit.Ref)))
	}
	return &e.props[edit.Ref], nil
}

// Where insert puts a property that belongs after no other.
const (
	atEnd   = -1
	atStart = -2
)

// insert puts a new property after the one at place after, or atEnd or atStart, and gives its own place.
func (e *editor) insert(p vcard.Property, after int) int {
	e.props = append(e.props, p)
	e.own = append(e.own, true)
	n := len(e.props) - 1
	at := len(e.order)
	if after >= 0 {
		at = slices.Index(e.order, after) + 1
	} else if after == atStart {
		at = 0
	}
	e.order = slices.Insert(e.order, at, n)
	return n
}

// add puts a new property after the last one of its field, and that one's companions, or at the end.
func (e *editor) add(p vcard.Property, f field) int {
	after := atEnd
	for _, i := range e.order {
		if e.props[i].Name == "" {
			continue
		}
		if fieldOf(e.props[i].Name) == f || after >= 0 && isCompanion(&e.props[i], &e.props[after]) {
			after = i
		}
	}
	return e.insert(p, after)
}

// isCompanion reports whether p only says something about q or what stands beside q in its group.
func isCompanion(p, q *vcard.Property) bool {
	f := fieldOf(p.Name)
	return (f == fieldLabel || f == fieldLabelForm) && p.Group != "" && strings.EqualFold(p.Group, q.Group)
}

// remove takes a property away, and its label and address form with it unless something else in its group needs them.
func (e *editor) remove(i int) {
	group := e.props[i].Group
	e.props[i] = vcard.Property{}
	if group == "" {
		return
	}
	var companions []int
	for n := range e.props {
		if e.props[n].Name == "" || !strings.EqualFold(e.props[n].Group, group) {
			continue
		}
		switch fieldOf(e.props[n].Name) {
		case fieldLabel, fieldLabelForm:
			companions = append(companions, n)
		default:
			return
		}
	}
	for _, n := range companions {
		e.props[n] = vcard.Property{}
	}
}

// params gives the parameters of a property to change; the card's own stay as they are.
func (e *editor) params(i int) *[]vcard.Param {
	if !e.own[i] {
		e.props[i].Params = e.props[i].Clone().Params
		e.own[i] = true
	}
	return &e.props[i].Params
}

// dropParam takes a parameter away.
func (e *editor) dropParam(i int, name string) {
	if e.props[i].Param(name) == nil {
		return
	}
	params := e.params(i)
	*params = slices.DeleteFunc(*params, func(p vcard.Param) bool { return strings.EqualFold(p.Name, name) })
}

// first finds the first property of a field; -1 if there is none.
func (e *editor) first(f field) int {
	for _, i := range e.order {
		if e.props[i].Name != "" && fieldOf(e.props[i].Name) == f {
			return i
		}
	}
	return -1
}

// current shows the card as it is by now; refs in it are places in props.
func (e *editor) current() *viewer {
	v := newViewer(e.props)
	for i := range e.props {
		if e.props[i].Name != "" && fieldOf(e.props[i].Name) != fieldPhoto {
			v.property(i)
		}
	}
	v.dates()
	v.kind()
	return v
}

func badValue(field, value string) error {
	if runes := []rune(value); len(runes) > 80 {
		value = string(runes[:80]) + "…"
	}
	return fault.New("contact.bad-value", message.Args{"field": field, "value": value})
}

func badField(field string) error {
	return fault.New("contact.bad-field", message.Args{"field": plainLine(field)})
}

// Touch sets REV, the moment of the last change (RFC 6350 §6.7.4), in the form the card has it in, or else that of its version.
func Touch(card *vcard.Card, at time.Time) {
	form := "2006-01-02T15:04:05Z" // RFC 2426 §3.6.4
	if card.Version == vcard.V40 {
		form = "20060102T150405Z"
	}
	rev := card.First("REV")
	if rev == nil {
		card.Properties = append(slices.Clip(card.Properties), vcard.Property{Name: "REV", Value: at.UTC().Format(form)})
		return
	}
	if strings.HasPrefix(rev.Value, "2") {
		form = "20060102T150405Z"
		if strings.IndexByte(rev.Value, '-') > 0 {
			form = "2006-01-02T15:04:05Z"
		}
	}
	rev.Value = at.UTC().Format(form)
	// A REV that was only a date is now a moment.
	rev.Params = slices.DeleteFunc(slices.Clone(rev.Params), func(p vcard.Param) bool { return strings.EqualFold(p.Name, "VALUE") })
}
