package table

import (
	"slices"
	"strconv"
	"strings"
)

// plan is a mapping made ready: where each column goes.
type plan struct {
	format  string
	columns []place
	slots   []slotKind
	note    bool // what has no target goes into the note
	// header holds, for each column, what it is called in a card.
	header []string
	keys   []string // headers by their words, to tell noise
}

// place is where the cells of a column go: a part of a slot. keep and skip have no slot.
type place struct {
	slot, part int
	kind       placeKind
	property   string
	order      string // of dates
}

type placeKind byte

const (
	placeSlot placeKind = iota
	placeKeep
	placeSkip
	placeProperty
	placeNoteLine
	placeCircle
)

// slotKind is one value of a card that one or several columns make together.
type slotKind struct {
	field string
	types []string
	label string
	group int
	typed string
}

// The parts of slots by their index. The first of a field is its value.
const (
	partValue = 0
	partLabel = 1
	maxParts  = 12

	emailKind, emailDisplay    = 2, 3
	imService                  = 2
	orgDepartment              = 1
	bdayYear, bdayMonth        = 1, 2
	bdayDay                    = 3
	namePrefix, nameGiven      = 0, 1
	nameMiddle, nameFamily     = 2, 3
	nameSuffix, nameFull       = 4, 5
	adrStreet, adrHouse        = 0, 1
	adrStreet2, adrStreet3     = 2, 3
	adrExtended, adrPOBox      = 4, 5
	adrLocality, adrRegion     = 6, 7
	adrPostcode, adrCountry    = 8, 9
	adrFormatted, adrLabelPart = 10, 11
)

var nameParts = map[string]int{
	FieldPrefix: namePrefix, FieldGiven: nameGiven, FieldMiddle: nameMiddle, FieldFamily: nameFamily, FieldSuffix: nameSuffix, FieldName: nameFull,
}

func newPlan(note bool) *plan {
	return &plan{note: note, slots: []slotKind{{field: FieldName}}}
}

// add puts a further column into the plan.
func (p *plan) add(m ColumnMapping, header string) {
	n := len(p.columns)
	p.header = append(p.header, columnName(header, n))
	p.keys = append(p.keys, strings.Join(words(header), " "))
	t := m.Target
	at := place{order: m.Dates}
	f, known := info(t.Field)
	part, isName := nameParts[t.Field]
	switch {
	case !known || !t.Valid():
		at.kind = placeKeep
	case t.Field == FieldIgnore:
		at.kind = placeSkip
	case t.Field == FieldNoteLine:
		at.kind = placeNoteLine
	case t.Field == FieldProperty:
		at.kind, at.property = placeProperty, t.Name
	case t.Field == FieldCircle:
		at.kind = placeCircle
	case isName:
		at.part = part
	default:
		at.slot, at.part = p.slot(t, f), max(slices.Index(f.Parts, t.Part), 0)
	}
	p.columns = append(p.columns, at)
}

// slot finds the slot that a column fills with others, or makes one.
func (p *plan) slot(t Target, f FieldInfo) int {
	shared := t.Group > 0 || t.Field == FieldAddress || t.Field == FieldOrganisation || t.Field == FieldBirthday
	if shared {
		for i, s := range p.slots {
			if s.field == t.Field && s.group == t.Group && (s.typed == t.Type || t.Field != FieldAddress && t.Field != FieldPhone) {
				p.slots[i].own(t)
				return i
			}
		}
	}
	p.slots = append(p.slots, slotKind{field: t.Field, group: t.Group, typed: t.Type})
	p.slots[len(p.slots)-1].own(t)
	return len(p.slots) - 1
}

func (s *slotKind) own(t Target) {
	if s.types == nil {
		s.types = splitTypes(t.Type)
	}
	if s.label == "" {
		s.label = t.Label
	}
}

// columnName is what a column is called in a card: its header, or its number.
func columnName(header string, n int) string {
	header = strings.Join(strings.Fields(header), " ")
	if header == "" {
		return "#" + strconv.Itoa(n+1)
	}
	return header
}

// noise are the values that programs write into every row and that say nothing: their defaults. By format, words of the header, value.
var noise = map[string]map[string][]string{
	OutlookCSV: {
		"priority": {"Normal"}, "prioritaet": {"Normal"}, "private": {"False", "FALSE"}, "privat": {"Falsch", "FALSCH", "Aus"},
		"priorite": {"Normal", "Normale"}, "prive": {"False", "FALSE", "Faux", "FAUX", "Onwaar", "ONWAAR"}, "critere de diffusion": {"Normal", "Normale"},
		"prioridad": {"Normal"}, "privado": {"False", "Falso", "FALSO"}, "confidencialidad": {"Normal"}, "sexe": {"Non spécifié"}, "sexo": {"No especificado"},
		"priorita": {"Normale"}, "privato": {"False", "Falso", "FALSO"}, "riservatezza": {"Normale"}, "sesso": {"Non specificato"},
		"prioriteit": {"Normaal"}, "gevoeligheid": {"Normaal"}, "geslacht": {"Niet opgegeven"},
		"sensitivity": {"Normal"}, "vertraulichkeit": {"Normal"}, "gender": {"Unspecified"}, "geschlecht": {"Keine Angabe", "Unspecified"},
	},
	LDIF: {
		"objectclass":     {"*"},
		"modifytimestamp": {"0Z", "0"},
	},
}

func (p *plan) isNoise(column int, cell string) bool { return isNoise(p.format, p.keys[column], cell) }

// isNoise takes the words of the column's header.
func isNoise(format, header, cell string) bool {
	values := noise[format][header]
	return slices.Contains(values, cell) || len(values) == 1 && values[0] == "*"
}
