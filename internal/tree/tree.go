package tree

import (
	"bytes"
	"io"
	"regexp"
	"sync"

	"kith/internal/vcard"
)

// The formats.
const (
	JCard     = "jcard"
	XCard     = "xcard"
	PhoneBook = "fritzbox"
)

// Formats lists them.
var Formats = []string{JCard, XCard, PhoneBook}

// headSize is how much of a file decides what it is.
const headSize = 64 << 10

var (
	jCardHead     = pattern(`(?i)\[\s*"vcard"\s*,\s*\[`)
	xCardHead     = pattern(`<(?:[\w.-]+:)?vcards?[\s/>]`)
	phoneBookHead = pattern(`<phonebooks?[\s/>]`)
)

// pattern is compiled at its first use: most starts of the program read no such file.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// Detect looks at the first bytes of a file (64 KiB are plenty) and says which of the formats it is. ok is false for what is none, as JSON
// and XML of other kinds.
func Detect(head []byte) (format string, ok bool) {
	head = head[:min(len(head), headSize)]
	name, mark := vcard.DetectUnicode(head, "")
	text := head[mark:]
	if len(name) > len("utf-8") {
		decoded, _ := vcard.DecodeCharset(name, string(text[:len(text)&^1]))
		text = []byte(decoded)
	}
	text = bytes.TrimLeft(text, " \t\r\n")
	switch {
	case len(text) == 0:
		return "", false
	case text[0] == '[' || text[0] == '{':
		return JCard, jCardHead().Match(text)
	case text[0] != '<':
		return "", false
	case xCardHead().Match(text):
		return XCard, true
	}
	return PhoneBook, phoneBookHead().Match(text)
}

// Options tell a Reader what it cannot find out.
type Options struct {
	// Charset overrides what the file declares; a name that vcard.KnowsCharset knows, "" for none.
	Charset string
}

// cards gives the cards of one format. next answers io.EOF at the end; any other error comes from the reader.
type cards interface {
	next() (*vcard.Entry, error)
}

// Reader reads one file.
type Reader struct {
	Format   string // one of Formats
	src      *source
	cards    cards
	index    int
	done     bool
	warnings []vcard.Warning
}

// Open finds out what a file is. ok is false if it is none of the formats; an error comes from r.
func Open(r io.Reader, o Options) (reader *Reader, ok bool, err error) {
	src, head, err := newSource(r, o.Charset)
	if err != nil {
		return nil, false, err
	}
	t := &Reader{src: src}
	if src.unknown != "" {
		t.warnings = append(t.warnings, vcard.NewWarning(0, vcard.CodeUnknownCharset, src.unknown))
	}
	if t.Format, ok = Detect(head); !ok {
		return nil, false, nil
	}
	switch t.Format {
	case JCard:
		t.cards = &jCards{in: scanner{src: src}, outside: t.outside}
	case XCard:
		t.cards = newXCards(src, t.outside)
	default:
		t.cards = newPhoneBooks(src, t.outside)
	}
	return t, true, nil
}

func (t *Reader) outside(w vcard.Warning) {
	if w.Code == vcard.CodeTextOutside && len(t.warnings) > 0 && t.warnings[len(t.warnings)-1].Code == w.Code {
		return // one stretch of text is told once
	}
	t.warnings = append(t.warnings, w)
}

// Next gives the next card. At the end it returns io.EOF; any other error comes from the reader. A card that cannot be kept is an
// entry without card and does not end the file.
func (t *Reader) Next() (*vcard.Entry, error) {
	e, err := t.cards.next()
	if err != nil {
		if err == io.EOF && !t.done {
			t.done = true
			if t.index == 0 {
				t.warnings = append(t.warnings, vcard.NewWarning(t.src.line, vcard.CodeNoCards, ""))
			}
		}
		return nil, err
	}
	t.index++
	e.Index = t.index
	if e.Card != nil && len(e.Card.Properties) == 0 {
		e.Card = nil
	}
	if e.Card == nil {
		e.Warnings = append(e.Warnings, vcard.NewWarning(e.Line, vcard.CodeEmptyCard, ""))
	} else {
		e.Card = vcard.Home(e.Card)
	}
	for i := range e.Warnings {
		e.Warnings[i].Card = t.index
	}
	return e, nil
}

// Offset is the number of bytes of the input consumed.
func (t *Reader) Offset() int64 { return t.src.read }

// Charset is the lower-case name of the charset of the file.
func (t *Reader) Charset() string { return t.src.charset }

// Warnings are those about what stands outside the cards. They are complete after io.EOF.
func (t *Reader) Warnings() []vcard.Warning { return t.warnings }
