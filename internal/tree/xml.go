package tree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"kith/internal/vcard"
)

// errTooDeep is an element with more in each other than any address book has.
var errTooDeep = errors.New("tree: too deep")

// node is an element that was read whole.
type node struct {
	name     xml.Name
	attrs    []xml.Attr
	children []*node
	text     string
	line     int
}

// maxSpaces is how many namespaces are remembered.
const maxSpaces = 100

// nodeBytes is what an element takes of the memory beside its text.
const nodeBytes = 256

// reader reads XML element by element. Entities that a file declares itself are never expanded; where the XML is broken, reading goes on
// with the next element that holds a card.
type reader struct {
	src     *source
	dec     *xml.Decoder
	holder  string // local name of the elements that hold a card
	outside func(vcard.Warning)
	room    int               // bytes the current element may still take
	spaces  map[string]string // namespaces by their prefixes, as the elements around the cards say them
}

func newReader(src *source, holder string, outside func(vcard.Warning)) *reader {
	x := &reader{src: src, holder: holder, outside: outside, spaces: map[string]string{}}
	x.renew()
	return x
}

func (x *reader) renew() {
	x.dec = xml.NewDecoder(x.src)
	x.dec.Strict = false
	x.dec.Entity = xml.HTMLEntity
	x.dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // the source decodes already
}

func (x *reader) token() (xml.Token, error) {
	x.src.allow(vcard.MaxLine)
	return x.dec.RawToken()
}

// resume goes to the next card after the XML was broken; an error is the end of the input, or comes from it.
func (x *reader) resume() error {
	tag := make([]byte, 0, 64)
	for {
		x.src.allow(vcard.MaxLine)
		c, err := x.src.ReadByte()
		if err != nil {
			return err
		}
		switch {
		case c == '<':
			tag = append(tag[:0], c)
			continue
		case len(tag) == 0:
			continue
		case len(tag) == cap(tag):
			tag = tag[:0]
			continue
		}
		if tag = append(tag, c); c > ' ' && c != '>' && c != '/' {
			continue
		}
		if local(string(tag[1:len(tag)-1])) == x.holder {
			x.src.putBack(tag)
			x.renew()
			return nil
		}
		tag = tag[:0]
	}
}

func local(name string) string {
	if _, after, ok := strings.Cut(name, ":"); ok {
		return after
	}
	return name
}

// fate says what an error of the XML means to the card that was being read; an error of the input itself is passed on.
func (x *reader) fate(err error) (vcard.Warning, error) {
	var syntax *xml.SyntaxError
	switch {
	case x.src.failed != nil:
		return vcard.Warning{}, x.src.failed
	case errors.Is(err, io.EOF), errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return vcard.NewWarning(x.src.line, vcard.CodeTruncated, ""), nil
	case errors.Is(err, errTooLong):
		return vcard.NewWarning(x.src.line, vcard.CodeLineTooLong, ""), nil
	case errors.Is(err, errTooDeep):
		return vcard.NewWarning(x.src.line, CodeTooDeep, ""), nil
	case errors.As(err, &syntax):
		return vcard.NewWarning(x.src.line, CodeBroken, syntax.Msg), nil
	}
	return vcard.NewWarning(x.src.line, CodeBroken, strings.TrimPrefix(err.Error(), "xml: ")), nil
}

// find goes to the next card. start is told of the elements on the way.
func (x *reader) find(start func(xml.StartElement)) (xml.StartElement, int, error) {
	for {
		t, err := x.token()
		if errors.Is(err, io.EOF) {
			return xml.StartElement{}, 0, io.EOF
		}
		if err != nil {
			w, err := x.fate(err)
			if err != nil {
				return xml.StartElement{}, 0, err
			}
			if w.Code == vcard.CodeTruncated {
				w.Code = CodeBroken
			}
			x.outside(w)
			if err := x.resume(); err != nil {
				return xml.StartElement{}, 0, err
			}
			continue
		}
		switch t := t.(type) {
		case xml.StartElement:
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" && len(x.spaces) < maxSpaces {
					x.spaces[a.Name.Local] = a.Value
				}
			}
			if t.Name.Local == x.holder {
				return t.Copy(), x.src.line, nil
			}
			start(t)
		case xml.CharData:
			if text := bytes.TrimSpace(t); len(text) > 0 {
				x.outside(vcard.NewWarning(x.src.line, vcard.CodeTextOutside, string(text)))
			}
		}
	}
}

// children gives the elements in the one that start begins, each whole, until its end.
func (x *reader) children(start xml.Name, each func(*node)) error {
	size := 0
	for {
		t, err := x.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			x.room = vcard.MaxLine
			n, err := x.node(t, 0)
			if n != nil && size <= vcard.MaxCard {
				each(n)
			}
			if err != nil {
				return err
			}
			if size += vcard.MaxLine - x.room; size > vcard.MaxCard {
				return errTooLong
			}
		case xml.CharData:
			if text := bytes.TrimSpace(t); len(text) > 0 {
				each(&node{text: string(text), line: x.src.line})
			}
		case xml.EndElement:
			if t.Name.Local == start.Local {
				return nil
			}
			return &xml.SyntaxError{Msg: "</" + t.Name.Local + ">"}
		}
	}
}

// node reads an element whole, or as far as it goes.
func (x *reader) node(start xml.StartElement, depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	n := &node{name: start.Name, attrs: start.Copy().Attr, line: x.src.line}
	x.room -= nodeBytes
	for _, a := range n.attrs {
		x.room -= len(a.Value) + nodeBytes/2
	}
	var text []byte
	for {
		t, err := x.token()
		if err == nil && x.room < 0 {
			err = errTooLong
		}
		if err != nil {
			n.text = string(text)
			return n, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			child, err := x.node(t, depth+1)
			if child != nil {
				n.children = append(n.children, child)
			}
			if err != nil {
				n.text = string(text)
				return n, err
			}
		case xml.CharData:
			if x.room -= len(t); x.room >= 0 {
				text = append(text, t...)
			}
		case xml.EndElement:
			if t.Name != n.name {
				n.text = string(text)
				return n, &xml.SyntaxError{Msg: "<" + n.name.Local + "></" + t.Name.Local + ">"}
			}
			n.text = string(text)
			return n, nil
		}
	}
}

// trimmed is the text of an element without the blanks of the layout around it, and of an element with others in it all their text.
func (n *node) trimmed() string {
	if len(n.children) == 0 {
		return strings.TrimSpace(n.text)
	}
	all := []string{strings.TrimSpace(n.text)}
	for _, c := range n.children {
		all = append(all, c.trimmed())
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

// attr is an attribute by its local name.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// shown writes an element as XML again.
func (n *node) shown() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	if n.name.Local != "" {
		b.WriteString("<" + qualified(n.name))
		for _, a := range n.attrs {
			b.WriteString(" " + qualified(a.Name) + `="`)
			_ = xml.EscapeText(b, []byte(a.Value))
			b.WriteByte('"')
		}
		b.WriteByte('>')
	}
	_ = xml.EscapeText(b, []byte(strings.TrimSpace(n.text)))
	for _, c := range n.children {
		c.write(b)
	}
	if n.name.Local != "" {
		b.WriteString("</" + qualified(n.name) + ">")
	}
}

func qualified(name xml.Name) string {
	if name.Space != "" {
		return name.Space + ":" + name.Local
	}
	return name.Local
}
