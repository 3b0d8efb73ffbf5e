// Package vcard reads and writes vCard 2.1, 3.0 and 4.0 without losing anything.
//
// A Card keeps every property of its source in the order it came in, with its group, its parameters and its value.
// What differs between the dialects only in transport (folding, quoted-printable, charsets, bare 2.1 parameters) is
// undone while reading, so that the rest of Kith meets one form; what carries meaning is never dropped. The package
// is pure: readers and bytes in, cards and warnings out. Packages contact, importing and publish call it.
package vcard

import "strings"

// Version is the value of a card's VERSION property.
type Version string

// The versions in the wild. A card without a VERSION property has the empty version and is treated as 3.0.
const (
	V21 Version = "2.1"
	V30 Version = "3.0"
	V40 Version = "4.0"
)

// Card is one vCard: all properties between BEGIN and END except VERSION, in the order of the source.
type Card struct {
	Version    Version
	Properties []Property
}

// Property is one content line of a card (RFC 6350 §3.3).
//
// Value is the value as RFC 6350 §3.4 writes it: text is UTF-8, line breaks are "\n" (backslash n), and backslash,
// comma and semicolon are escaped where they are not structure. Values of vCard 2.1 are brought to this form while reading.
// Binary values keep their base64 text without blanks, with the ENCODING=b parameter of RFC 2426 §2.4.1 or as a data: URI.
type Property struct {
	Group  string // as written, without the dot; "" if there is none
	Name   string // as written; compare with Is
	Params []Param
	Value  string
}

// Param is one parameter of a property. Values are decoded (unquoted, RFC 6868 undone).
type Param struct {
	Name   string // as written; compare without case
	Values []string
}

// Is reports whether the property has the given name, without case.
func (p *Property) Is(name string) bool { return strings.EqualFold(p.Name, name) }

// Param returns the values of all parameters with the given name, without case, in order; nil if there are none.
func (p *Property) Param(name string) []string {
	var values []string
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, name) {
			values = append(values, p.Params[i].Values...)
		}
	}
	return values
}

// First returns the first property with the given name, or nil. The result points into the card.
func (c *Card) First(name string) *Property {
	for i := range c.Properties {
		if c.Properties[i].Is(name) {
			return &c.Properties[i]
		}
	}
	return nil
}

// All returns the properties with the given name in order. The results point into the card.
func (c *Card) All(name string) []*Property {
	var found []*Property
	for i := range c.Properties {
		if c.Properties[i].Is(name) {
			found = append(found, &c.Properties[i])
		}
	}
	return found
}
