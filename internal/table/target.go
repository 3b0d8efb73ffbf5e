package table

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Mapping says what each column of a table means, by position. It is written as JSON and remembered under the Shape of its table:
// another table of that shape has the same columns.
type Mapping struct {
	Columns []ColumnMapping `json:"columns"`
	// Unmapped is KeepProperty, KeepNote or "" for Options.Unmapped.
	Unmapped string `json:"unmapped,omitempty"`
}

// ColumnMapping is the meaning of one column. Header only reminds whoever reads the JSON of it.
type ColumnMapping struct {
	Header string `json:"header"`
	Target Target `json:"target"`
	Dates  string `json:"dates,omitempty"` // DMY, MDY or YMD; "" infers it from the column
}

// Target is what the cells of a column become.
type Target struct {
	Field string `json:"field"`           // one of Fields; "" keeps the cells by Mapping.Unmapped
	Part  string `json:"part,omitempty"`  // of the field; "" is its first
	Type  string `json:"type,omitempty"`  // types of vCard, comma-separated: "home", "work,fax"
	Label string `json:"label,omitempty"` // a label in words instead of types
	Group int    `json:"group,omitempty"` // columns of a field with the same group and type make one value
	Name  string `json:"name,omitempty"`  // of a property
}

// The fields. See Fields for their parts.
const (
	FieldPrefix       = "prefix"
	FieldGiven        = "given"
	FieldMiddle       = "middle"
	FieldFamily       = "family"
	FieldSuffix       = "suffix"
	FieldName         = "name"
	FieldNickname     = "nickname"
	FieldEmail        = "email"
	FieldPhone        = "phone"
	FieldAddress      = "address"
	FieldOrganisation = "organisation"
	FieldTitle        = "title"
	FieldRole         = "role"
	FieldBirthday     = "birthday"
	FieldAnniversary  = "anniversary"
	FieldEvent        = "event"
	FieldURL          = "url"
	FieldIM           = "im"
	FieldRelated      = "related"
	FieldNote         = "note"
	FieldCircle       = "circle"
	FieldGender       = "gender"
	FieldPhoto        = "photo"
	FieldCustom       = "custom"
	FieldProperty     = "property"
	FieldNoteLine     = "noteline"
	FieldMember       = "member"
	FieldIgnore       = "ignore"
)

// FieldInfo tells what a target of a field can say.
type FieldInfo struct {
	Field   string
	Parts   []string // the first is what "" stands for
	Typed   bool     // Type and Label mean something
	Grouped bool     // Group means something
}

var valueAndLabel = []string{"value", "label"}

// Fields lists all fields in the order of a menu.
var Fields = []FieldInfo{
	{FieldName, nil, false, false},
	{FieldPrefix, nil, false, false},
	{FieldGiven, nil, false, false},
	{FieldMiddle, nil, false, false},
	{FieldFamily, nil, false, false},
	{FieldSuffix, nil, false, false},
	{FieldNickname, nil, false, false},
	{FieldEmail, []string{"value", "label", "kind", "display"}, true, true},
	{FieldPhone, valueAndLabel, true, true},
	{FieldAddress, []string{"street", "house", "street2", "street3", "extended", "pobox", "locality", "region", "postcode", "country",
		"formatted", "label"}, true, true},
	{FieldOrganisation, []string{"name", "department"}, false, true},
	{FieldTitle, nil, false, false},
	{FieldRole, nil, false, false},
	{FieldBirthday, []string{"value", "year", "month", "day"}, false, false},
	{FieldAnniversary, nil, false, false},
	{FieldEvent, valueAndLabel, true, true},
	{FieldURL, valueAndLabel, true, true},
	{FieldIM, []string{"value", "label", "service"}, true, true},
	{FieldRelated, valueAndLabel, true, true},
	{FieldNote, nil, false, false},
	{FieldNoteLine, nil, false, false},
	{FieldCircle, nil, false, false},
	{FieldGender, nil, false, false},
	{FieldPhoto, nil, false, false},
	{FieldCustom, valueAndLabel, true, true},
	{FieldProperty, nil, false, false},
	{FieldMember, nil, false, false},
	{FieldIgnore, nil, false, false},
}

// info finds a field.
func info(field string) (FieldInfo, bool) {
	i := slices.IndexFunc(Fields, func(f FieldInfo) bool { return f.Field == field })
	if i < 0 {
		return FieldInfo{}, false
	}
	return Fields[i], true
}

// Valid reports whether a target can be carried out: its field and part are known, and a property has a name that begins with X-.
func (t Target) Valid() bool {
	if t.Field == "" {
		return true
	}
	f, ok := info(t.Field)
	if !ok || t.Part != "" && !slices.Contains(f.Parts, t.Part) {
		return false
	}
	return t.Field != FieldProperty || propertyName(t.Name)
}

// propertyName reports whether a property of the person's own may be called so (RFC 6350 §3.3, x-name).
func propertyName(name string) bool {
	if len(name) < 3 || !strings.EqualFold(name[:2], "X-") {
		return false
	}
	for i := range len(name) {
		c := name[i]
		if c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// Refit reports whether a mapping fits the columns of a table: as many, and all targets valid.
func Refit(m Mapping, t *Table) bool {
	if len(m.Columns) != len(t.Columns) {
		return false
	}
	return !slices.ContainsFunc(m.Columns, func(c ColumnMapping) bool { return !c.Target.Valid() })
}

// shape is the same for tables with the same headers, however spaced and capitalised. Tables without header have the shape of their width.
func shape(format string, header []string, width int) string {
	h := sha256.New()
	put := func(s string) { h.Write(append([]byte(s), 0)) }
	put(format)
	if header == nil {
		for range width {
			put("")
		}
	}
	for _, name := range header {
		put(strings.Join(words(name), " "))
	}
	return format + "-" + hex.EncodeToString(h.Sum(nil)[:8])
}
