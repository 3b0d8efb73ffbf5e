package tree

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"

	"kith/internal/table"
	"kith/internal/vcard"
)

// phoneBooks reads what a FRITZ!Box saves of its phone books. What only the box understands stays as properties that begin with own; the
// numbers by which its file counts (nid, id) are none of the contact.
type phoneBooks struct {
	*reader
	book string // name of the phone book the contacts stand in
}

const own = "X-FRITZBOX-"

func newPhoneBooks(src *source, outside func(vcard.Warning)) *phoneBooks {
	return &phoneBooks{reader: newReader(src, "contact", func(w vcard.Warning) {
		// The time at which the box wrote the file is of no contact.
		if _, err := strconv.ParseInt(w.Text, 10, 64); w.Code != vcard.CodeTextOutside || err != nil {
			outside(w)
		}
	})}
}

func (b *phoneBooks) next() (*vcard.Entry, error) {
	start, line, err := b.find(func(t xml.StartElement) {
		if t.Name.Local == "phonebook" {
			b.book = (&node{attrs: t.Attr}).attr("name")
		}
	})
	if err != nil {
		return nil, err
	}
	e := &vcard.Entry{Line: line, Card: &vcard.Card{Version: vcard.V40}}
	c := &phoneContact{entry: e}
	err = b.children(start.Name, c.take)
	if len(e.Card.Properties) > 0 && b.book != "" {
		c.add(own+"PHONEBOOK", b.book)
	}
	return b.finish(e, err)
}

// phoneContact is a contact that is being read.
type phoneContact struct {
	entry  *vcard.Entry
	groups int
}

func (c *phoneContact) put(p vcard.Property) {
	c.entry.Card.Properties = append(c.entry.Card.Properties, p)
}

func (c *phoneContact) add(name, text string) {
	if text != "" {
		c.put(vcard.Property{Name: name, Value: vcard.Escape(plainBreaks.Replace(text))})
	}
}

func (c *phoneContact) take(n *node) {
	switch n.name.Local {
	case "category": // 1 is somebody important, 0 everybody else
		if text := n.trimmed(); text != "0" {
			c.add(own+"CATEGORY", text)
		}
	case "person":
		for _, part := range n.children {
			c.person(part)
		}
	case "telephony":
		c.each(n, "number", c.number)
	case "services":
		c.each(n, "email", c.email)
	case "setup":
		for _, part := range n.children {
			c.keep(part, part.name.Local)
		}
	case "features":
		if n.attr("doorphone") == "1" {
			c.add(own+"DOORPHONE", "1")
		}
	case "mod_time":
		seconds, err := strconv.ParseInt(n.trimmed(), 10, 64)
		if err != nil || seconds < 0 || seconds > 1<<34 {
			c.keep(n, "mod_time")
			return
		}
		c.put(vcard.Property{Name: "REV", Value: time.Unix(seconds, 0).UTC().Format("20060102T150405Z")})
	case "uniqueid":
		c.add(own+"UNIQUEID", n.trimmed())
	case "":
		unread(c.entry, n.line, "", n.text)
	default:
		c.unknown(n)
	}
}

// each gives the children of a name to read, and takes the others as if they stood outside.
func (c *phoneContact) each(n *node, name string, read func(*node)) {
	for _, part := range n.children {
		if part.name.Local == name {
			read(part)
		} else {
			c.take(part)
		}
	}
}

// keep keeps what belongs to the box.
func (c *phoneContact) keep(n *node, name string) {
	if len(n.children) > 0 || len(n.attrs) > 0 || !isName(name) {
		c.unknown(n)
		return
	}
	c.add(own+strings.ToUpper(name), n.trimmed())
}

// unknown keeps what is not understood. An element without anything in it says nothing.
func (c *phoneContact) unknown(n *node) {
	if n.trimmed() != "" || len(n.attrs) > 0 {
		unread(c.entry, n.line, "", n.shown())
	}
}

func (c *phoneContact) person(n *node) {
	switch n.name.Local {
	case "realName":
		name := strings.Join(strings.Fields(n.trimmed()), " ")
		if family, given, ok := table.FamilyGiven(name); ok {
			c.add("FN", given+" "+family)
			c.put(vcard.Property{Name: "N", Value: vcard.JoinStructured([][]string{{family}, {given}, {""}, {""}, {""}})})
			return
		}
		c.add("FN", name)
	case "imageURL":
		c.add(own+"IMAGE", n.trimmed())
	default:
		c.unknown(n)
	}
}

// The types of numbers and addresses as a card says them.
var phoneTypes = map[string][]string{
	"home": {"home"}, "private": {"home"}, "work": {"work"}, "business": {"work"}, "mobile": {"cell"}, "fax_work": {"work", "fax"}, "fax_home": {"home", "fax"},
	"fax": {"fax"}, "pager": {"pager"},
}

func (c *phoneContact) number(n *node) {
	p := vcard.Property{Name: "TEL", Value: vcard.Escape(n.trimmed())}
	if p.Value == "" {
		return
	}
	label := ""
	for _, a := range n.attrs {
		switch a.Name.Local {
		case "type":
			label = types(&p, a.Value)
		case "prio":
			if a.Value == "1" {
				p.Params = append(p.Params, vcard.Param{Name: "PREF", Values: []string{"1"}})
			}
		case "id", "nid":
		default:
			c.attribute(&p, n, a)
		}
	}
	c.labelled(p, label)
}

func (c *phoneContact) email(n *node) {
	p := vcard.Property{Name: "EMAIL", Value: vcard.Escape(n.trimmed())}
	if p.Value == "" {
		return
	}
	label := ""
	for _, a := range n.attrs {
		switch a.Name.Local {
		case "classifier":
			label = types(&p, a.Value)
		case "id", "nid":
		default:
			c.attribute(&p, n, a)
		}
	}
	c.labelled(p, label)
}

// attribute keeps what the box knows of a number (quickdial, vanity) with it.
func (c *phoneContact) attribute(p *vcard.Property, n *node, a xml.Attr) {
	switch name := own + strings.ToUpper(a.Name.Local); {
	case a.Value == "":
	case isName(name):
		p.Params = append(p.Params, vcard.Param{Name: name, Values: []string{plainBreaks.Replace(a.Value)}})
	default:
		unread(c.entry, n.line, a.Name.Local, a.Value)
	}
}

// types sets what kind of number it is, or gives the words for it that people chose ("label:Boot").
func types(p *vcard.Property, kind string) (label string) {
	if known := phoneTypes[strings.ToLower(kind)]; known != nil {
		p.Params = append(p.Params, vcard.Param{Name: "TYPE", Values: known})
		return ""
	}
	if kind == "other" {
		return ""
	}
	return strings.TrimPrefix(kind, "label:")
}

func (c *phoneContact) labelled(p vcard.Property, label string) {
	if label == "" {
		c.put(p)
		return
	}
	c.groups++
	p.Group = "item" + strconv.Itoa(c.groups)
	c.put(p)
	c.put(vcard.Property{Group: p.Group, Name: "X-ABLabel", Value: vcard.Escape(plainBreaks.Replace(label))})
}
