package tree

import (
	"encoding/xml"
	"slices"
	"strings"

	"kith/internal/vcard"
)

// xCards reads xCards (RFC 6351).
type xCards struct{ *reader }

func newXCards(src *source, outside func(vcard.Warning)) *xCards {
	return &xCards{newReader(src, "vcard", outside)}
}

// The components of the properties that have names for them (RFC 6351 appendix A).
var components = map[string][]string{
	"N":            {"surname", "given", "additional", "prefix", "suffix"},
	"ADR":          {"pobox", "ext", "street", "locality", "region", "code", "country"},
	"GENDER":       {"sex", "identity"},
	"CLIENTPIDMAP": {"sourceid", "uri"},
}

func (x *xCards) next() (*vcard.Entry, error) {
	start, line, err := x.find(func(xml.StartElement) {})
	if err != nil {
		return nil, err
	}
	e := &vcard.Entry{Line: line, Source: vcard.V40, Card: &vcard.Card{Version: vcard.V40}}
	native := start.Name.Space
	err = x.children(start.Name, func(n *node) { x.take(e, n, native, "") })
	return x.finish(e, err)
}

// finish says how a card ended, and goes to the next one where the XML is broken.
func (x *reader) finish(e *vcard.Entry, err error) (*vcard.Entry, error) {
	e.Warnings = append(e.Warnings, x.src.oddities()...)
	if err == nil {
		return e, nil
	}
	w, err := x.fate(err)
	if err != nil {
		return nil, err
	}
	e.Warnings = append(e.Warnings, w)
	_ = x.resume() // what ends it ends the next card too
	return e, nil
}

// take puts one element of a card into it: a property, or a group of them.
func (x *xCards) take(e *vcard.Entry, n *node, native, group string) {
	name := strings.ToUpper(n.name.Local)
	switch {
	case n.name.Local == "":
		unread(e, n.line, "", n.text)
	case n.isForeign(native):
		// An element of another vocabulary is what XML is for (RFC 6350 §6.1.5), with its namespace said in it.
		if uri := x.spaces[n.name.Space]; uri != "" && n.attr(n.name.Space) == "" {
			n.attrs = append(n.attrs, xml.Attr{Name: xml.Name{Space: "xmlns", Local: n.name.Space}, Value: uri})
		}
		e.Card.Properties = append(e.Card.Properties, vcard.Property{Group: group, Name: "XML", Value: vcard.Escape(n.shown())})
	case name == "GROUP" && group == "":
		if group = n.attr("name"); !isName(group) {
			unread(e, n.line, "group", group)
			group = ""
		}
		for _, child := range n.children {
			x.take(e, child, native, group)
		}
	case name == "VERSION":
		if version := n.trimmed(); version != string(vcard.V40) {
			e.Warnings = append(e.Warnings, vcard.NewWarning(n.line, vcard.CodeBadVersion, version))
		}
	default:
		p := read(n, native)
		p.group = group
		p.add(e, n.line)
	}
}

// isForeign reports whether an element is none of a card: under another prefix than the card, or with a namespace of its own.
func (n *node) isForeign(native string) bool {
	if n.name.Space != native {
		return true
	}
	uri := n.attr("xmlns")
	return uri != "" && !strings.HasPrefix(uri, "urn:ietf:params:xml:ns:vcard")
}

// read makes a property of an element.
func read(n *node, native string) *property {
	p := &property{name: n.name.Local}
	name := strings.ToUpper(p.name)
	for _, a := range n.attrs {
		switch {
		case a.Name.Space == "xmlns", a.Name.Local == "xmlns":
		case a.Name.Local == "lang":
			p.parameter("LANGUAGE", []string{a.Value})
		default:
			p.parameter(a.Name.Local, []string{a.Value})
		}
	}
	var values []*node
	for _, child := range n.children {
		switch {
		case child.name.Local == "parameters":
			for _, param := range child.children {
				p.parameter(param.name.Local, valuesOf(param))
			}
		case child.isForeign(native):
			p.notes = append(p.notes, child.shown())
		default:
			values = append(values, child)
		}
	}
	if text := strings.TrimSpace(n.text); text != "" || len(values) == 0 {
		if len(values) > 0 {
			p.notes = append(p.notes, text)
		} else {
			p.values = []part{single(text)}
		}
	}
	if names := components[name]; names != nil && !slices.ContainsFunc(values, func(v *node) bool { return v.name.Local == "text" }) && len(values) > 0 {
		p.kind = "text"
		if name == "CLIENTPIDMAP" {
			p.kind = "unknown" // its parts stand as they are
		}
		p.values = []part{p.components(names, values)}
		return p
	}
	for _, v := range values {
		if p.kind != "" && p.kind != v.name.Local {
			p.notes = append(p.notes, v.shown())
			continue
		}
		p.kind = v.name.Local
		if name == "ORG" && len(p.values) > 0 { // its parts are texts one after the other
			p.values[0] = append(p.values[0], []string{textIn(v)})
			continue
		}
		p.values = append(p.values, single(textIn(v)))
	}
	if p.kind == "text" && name == "CLIENTPIDMAP" {
		p.kind = ""
	}
	return p
}

// textIn is the text of a value, in which blanks count; elements in it are kept as they are written.
func textIn(n *node) string {
	if len(n.children) == 0 {
		return n.text
	}
	inner := *n
	inner.name = xml.Name{}
	return inner.shown()
}

func (p *property) components(names []string, values []*node) part {
	value := make(part, len(names))
	for _, v := range values {
		at := slices.Index(names, v.name.Local)
		if at < 0 {
			p.notes = append(p.notes, v.shown())
			continue
		}
		value[at] = append(value[at], textIn(v))
	}
	return value
}

// valuesOf are the values of a parameter: the elements in it, or its text.
func valuesOf(param *node) []string {
	if len(param.children) == 0 {
		return []string{strings.TrimSpace(param.text)}
	}
	var values []string
	for _, v := range param.children {
		values = append(values, v.text)
	}
	return values
}
