// Package roster writes people as a table: CSV in the layout of Google Contacts, which Outlook, Apple and most others take too, and
// which package table reads back.
//
// A table is not the whole card. Layout counts what it needs columns for and what it has no room for, so that whoever asked
// for the file can be told. app/program calls it.
package roster

import (
	"strings"

	"kith/internal/contact"
)

// Layout is how many columns of each kind the contacts need. Every contact has to be seen before the first is written.
type Layout struct {
	emails, phones, addresses, relations, urls, events, ims, custom, organisations, titles int

	left int
}

// Left counts the contacts of which something does not fit into a table: a photo, or properties that only a card can hold.
func (l *Layout) Left() int { return l.left }

// See makes room for a contact.
func (l *Layout) See(c *contact.Contact) {
	l.emails, l.phones, l.addresses = max(l.emails, len(c.Emails)), max(l.phones, len(c.Phones)), max(l.addresses, len(c.Addresses))
	l.relations, l.urls, l.ims = max(l.relations, len(c.Related)), max(l.urls, len(c.URLs)), max(l.ims, len(c.IMs))
	l.organisations, l.titles = max(l.organisations, len(c.Organisations)), max(l.titles, len(c.Titles))
	l.custom = max(l.custom, len(c.Roles))
	if c.Anniversary != "" {
		l.events = 1
	}
	if c.Photo != nil || unknown(c) {
		l.left++
	}
}

// unknown reports whether a card has more to it than the columns: properties that say something to a person.
func unknown(c *contact.Contact) bool {
	for _, p := range c.Properties {
		switch strings.ToUpper(p.Name) {
		case "REV", "PRODID", "VERSION", "X-ABLABEL", "X-ABUID", "X-ABADR", "REVISION":
		default:
			return true
		}
	}
	return false
}

// header gives the names of the columns, as Google writes them since 2024.
func (l *Layout) header() []string {
	names := []string{
		"First Name", "Middle Name", "Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As",
		"Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes", "Labels",
	}
	names = append(names, numbered("E-mail", l.emails, "Label", "Value")...)
	names = append(names, numbered("Phone", l.phones, "Label", "Value")...)
	names = append(names, numbered("Address", l.addresses, "Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country", "Extended Address")...)
	names = append(names, numbered("Relation", l.relations, "Label", "Value")...)
	names = append(names, numbered("Website", l.urls, "Label", "Value")...)
	names = append(names, numbered("Event", l.events, "Label", "Value")...)
	names = append(names, numbered("IM", l.ims, "Label", "Service", "Value")...)
	names = append(names, numbered("Custom Field", l.custom, "Label", "Value")...)
	for n := 2; n <= l.organisations || n <= l.titles; n++ {
		names = append(names, numberedAt("Organization", n, "Name", "Department", "Title")...)
	}
	return names
}

func numbered(family string, count int, parts ...string) []string {
	var names []string
	for n := 1; n <= count; n++ {
		names = append(names, numberedAt(family, n, parts...)...)
	}
	return names
}
