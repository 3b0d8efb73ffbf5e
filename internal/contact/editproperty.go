package contact

import (
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// property sets or removes a property as such, or adds one given as "NAME:value". Its value is taken as it is kept, so it has to
// be escaped; line breaks are.
func (e *editor) property(edit *Edit) error {
	if edit.Op == "add" {
		name, value, found := strings.Cut(edit.Text, ":")
		name = strings.TrimSpace(name)
		if !found || !isToken(name) || isFrame(name) {
			return badValue(edit.Field, plainLine(edit.Text))
		}
		e.insert(vcard.Property{Name: name, Value: rawValue(value)}, atEnd)
		return nil
	}
	if edit.Ref < 0 || edit.Ref >= len(e.props) || e.props[edit.Ref].Name == "" || fieldOf(e.props[edit.Ref].Name) == fieldUID {
		return badValue(edit.Field, firstOf(plainLine(edit.Text), strconv.Itoa(edit.Ref)))
	}
	if edit.Op == "remove" {
		e.remove(edit.Ref)
		return nil
	}
	if value := rawValue(edit.Text); value != rawValue(e.props[edit.Ref].Value) {
		e.props[edit.Ref].Value = value
	}
	return nil
}

// isFrame tells the names that are no properties but the frame of a card, and the one that must stay what it is.
func isFrame(name string) bool {
	switch strings.ToUpper(name) {
	case "BEGIN", "END", "VERSION", "UID":
		return true
	}
	return false
}
