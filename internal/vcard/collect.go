package vcard

import (
	"bytes"
	"io"
	"strings"
)

// MaxCard and MaxLines bound one card. What is beyond is dropped with a warning.
const (
	MaxCard  = 2 * MaxLine
	MaxLines = 100_000

	maxHead = 16 << 10 // names and parameters are not expected to be longer
)

// logical is one unfolded line inside collector.text.
type logical struct {
	start, end int
	number     int  // its first physical line
	over       bool // longer than MaxLine; only its beginning is kept
	nested     bool // an AGENT with a whole card as value, real line breaks in it
}

// collector gathers the lines of one card and unfolds them. What a line break means depends on what the line before it
// carries, so it looks just far enough into the parameters to know quoted-printable and base64 when it sees them.
type collector struct {
	in     *input
	prefix []byte // "> " or blanks before BEGIN, as in quoted mail

	text   []byte
	lines  []logical
	begin  int // physical line of BEGIN
	kind   lineKind
	probe  parser // for lineKind
	blank  bool   // the last physical line was empty
	full   bool   // MaxCard or MaxLines reached
	fullAt int
	depth  int  // cards open inside AGENT
	indent bool // the nested card is indented by one blank
	fresh  bool // the nested card has just begun

	nextPrefix, nextRest []byte
}

type lineKind byte

const (
	kindUnknown lineKind = iota
	kindPlain
	kindQP
	kindBase64
)

// how a card ended
type ending byte

const (
	endProper ending = iota
	endBegin         // by the BEGIN of the next one
	endJoined        // properly, with the BEGIN of the next one on the same line
	endInput         // by the end of the input
)

// open starts a card. rest is what follows BEGIN:VCARD on its line.
func (c *collector) open(prefix, rest []byte, line int) {
	c.prefix = append(c.prefix[:0], prefix...)
	c.text, c.lines = c.text[:0], c.lines[:0]
	if cap(c.text) > 1<<20 {
		c.text = nil
	}
	c.begin, c.kind, c.blank, c.full, c.depth = line, kindPlain, false, false, 0
	if len(bytes.TrimSpace(rest)) > 0 {
		c.start(rest, line, false)
	}
}

// read gathers physical lines until the card ends.
func (c *collector) read() (ending, error) {
	for {
		line, over, _, err := c.in.line()
		if err == io.EOF {
			return endInput, nil
		} else if err != nil {
			return endInput, err
		}
		if len(c.prefix) > 0 {
			line = c.unquote(line)
		}
		if len(line) == 0 {
			c.blank = true
			continue
		}
		if c.depth > 0 {
			c.nest(line)
			continue
		}
		soft := c.soft(line)
		switch line[0] {
		case ' ', '\t':
			if soft {
				break
			}
			if len(c.lines) == 0 { // the whole card is indented, only its BEGIN is not
				rest := bytes.TrimLeft(line, " \t")
				c.prefix = append(c.prefix[:0], line[:len(line)-len(rest)]...)
				if line = rest; len(line) == 0 {
					continue
				}
				break
			}
			c.blank = false
			c.append(line[1:], over)
			continue
		case 'E', 'e', 'B', 'b', 0xEF:
			if soft || len(line) < 9 || line[1]|0x20 == 'm' || line[1]|0x20 == 'd' { // EMAIL and BDAY come often
				break
			}
			if rest, ok := keyword(line, "END", "VCARD"); ok {
				if _, next, ok := begin(rest); ok { // files joined without a line break: END:VCARDBEGIN:VCARD
					c.nextPrefix, c.nextRest = c.nextPrefix[:0], append(c.nextRest[:0], next...)
					return endJoined, nil
				}
				if len(bytes.Trim(rest, " \t\x00")) == 0 {
					return endProper, nil
				}
			}
			if _, rest, ok := begin(line); ok {
				if c.agent() {
					c.startNested(line)
					continue
				}
				c.nextPrefix, c.nextRest = append(c.nextPrefix[:0], c.prefix...), append(c.nextRest[:0], rest...)
				return endBegin, nil
			}
		}
		switch {
		case soft:
			c.join(line, over)
		case c.unindented(line):
			c.append(line, over)
		default:
			c.start(line, c.in.lines, over)
		}
		c.blank = false
	}
}

// start begins a new logical line.
func (c *collector) start(line []byte, number int, over bool) {
	if len(c.text) > MaxCard || len(c.lines) >= MaxLines {
		if !c.full {
			c.full, c.fullAt = true, number
		}
		return
	}
	c.kind = kindUnknown
	at := len(c.text)
	c.lines = append(c.lines, logical{start: at, end: at, number: number})
	c.append(line, over)
	if mayBeAgent(line) && c.agentCard(line) {
		c.depth, c.fresh, c.indent = 1, true, false
		c.lines[len(c.lines)-1].nested = true
	}
}

// append adds to the current logical line.
func (c *collector) append(part []byte, over bool) {
	if c.full {
		return
	}
	l := &c.lines[len(c.lines)-1]
	if l.over {
		return
	}
	if over || len(c.text)-l.start+len(part) > MaxLine {
		l.over = true
		part = part[:min(len(part), maxText)]
		if len(c.text)-l.start > maxText {
			c.text, part = c.text[:l.start+maxText], nil
		}
	}
	c.text = append(c.text, part...)
	l.end = len(c.text)
}

// join continues a quoted-printable line after its soft break: the '=' goes, a leading blank is text (RFC 2045 §6.7), but in the middle
// of a character, where only folding puts one.
func (c *collector) join(line []byte, over bool) {
	l := &c.lines[len(c.lines)-1]
	c.text = bytes.TrimRight(c.text, " \t")
	c.text = c.text[:len(c.text)-1]
	l.end = len(c.text)
	if insideCharacter(c.text[l.start:], line) {
		line = bytes.TrimLeft(line, " \t")
	}
	c.append(line, over)
}

// soft reports whether line continues a quoted-printable line.
func (c *collector) soft(line []byte) bool {
	if len(c.text) == 0 || len(c.lines) == 0 || c.full {
		return false
	}
	if last := c.text[len(c.text)-1]; last != '=' {
		if last != ' ' && last != '\t' || !bytes.HasSuffix(bytes.TrimRight(c.text[max(0, len(c.text)-80):], " \t"), []byte("=")) {
			return false
		}
	}
	if c.lineKind() != kindQP {
		return false
	}
	// Here the property was cut off, not the card; a card that is text has more after these words: the "=" of the next soft break.
	if rest, ok := keyword(line, "END", "VCARD"); ok && !quoted(rest) {
		return false
	}
	if _, rest, ok := begin(line); ok && !quoted(rest) {
		return false
	}
	return !c.blank || !looksLikeProperty(line)
}

// quoted reports whether what follows a word on its line can only be quoted-printable.
func quoted(rest []byte) bool { return len(rest) > 0 && rest[0] == '=' }

// unindented reports whether line continues base64 whose exporter did not indent it (Outlook, old Android), or
// quoted-printable broken without a soft break. Such a line has no colon.
func (c *collector) unindented(line []byte) bool {
	if len(c.lines) == 0 || c.full || bytes.IndexByte(line, ':') >= 0 {
		return false
	}
	switch c.lineKind() {
	case kindBase64:
		if c.blank { // the blank line that ends base64, unless nothing has come yet
			last := c.text[len(c.text)-1]
			return last == ':' && isBase64(line)
		}
		return isBase64(line)
	case kindQP:
		i := bytes.IndexByte(line, '=')
		return i >= 0 && i+2 < len(line) && unhex(line[i+1]) >= 0 && unhex(line[i+2]) >= 0
	}
	return false
}

// lineKind says how the value of the current logical line is encoded.
func (c *collector) lineKind() lineKind {
	if c.kind != kindUnknown {
		return c.kind
	}
	// The parser itself has to say it: "QUOTED-PRINTABLE" may stand in a name or between quotes.
	l := c.lines[len(c.lines)-1]
	var prop Property
	c.probe.reset(0)
	t, ok := c.probe.line(string(c.text[l.start:min(l.end, l.start+maxHead)]), &prop)
	switch {
	case !ok && l.end-l.start < maxHead:
		return kindPlain // so far
	case !ok:
		c.kind = kindPlain
	case t.qp:
		c.kind = kindQP
	case t.base64, len(prop.Value) > 5 && strings.EqualFold(prop.Value[:5], "data:") && strings.Contains(prop.Value, "base64"):
		c.kind = kindBase64
	default:
		c.kind = kindPlain
	}
	return c.kind
}

// unquote takes the quoting prefix of the BEGIN line off another line of its card.
func (c *collector) unquote(line []byte) []byte {
	if rest, ok := bytes.CutPrefix(line, c.prefix); ok {
		return rest
	}
	if trimmed := bytes.TrimRight(c.prefix, " \t"); len(trimmed) > 0 || len(bytes.TrimSpace(line)) == 0 {
		if rest, ok := bytes.CutPrefix(line, trimmed); ok {
			return bytes.TrimLeft(rest, " \t")
		}
	}
	return line
}
