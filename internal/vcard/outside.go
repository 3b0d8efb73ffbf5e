package vcard

import (
	"bytes"
	"strings"
)

// outside gathers a block of text between cards, so that a mail around a card gives one warning and not one a line.
type outside struct {
	text  []byte
	line  int // physical line the text starts at
	lines []int
	lost  bool // the block is longer than maxOutside
}

// maxOutside bounds how much of one block is told in warnings.
const maxOutside = 16 << 10

// add appends a line to the block and reports whether all of the block is still there.
func (o *outside) add(line []byte, number int) bool {
	if len(bytes.Trim(line, " \t\x00\x1a\ufeff")) == 0 {
		return true
	}
	if len(o.text) == 0 {
		o.line = number
	}
	if room := maxOutside - len(o.text); len(line) > room {
		line, o.lost = line[:max(room, 0)], true
	}
	if len(line) > 0 {
		o.text = append(append(o.text, line...), '\n')
		o.lines = append(o.lines, number)
	}
	return !o.lost
}

// HasCards reports whether a text has a line that begins a card, or a card that lacks only that line. ASCII has to be single bytes in it.
func HasCards(text []byte) bool {
	var before outside
	for number := 1; len(text) > 0; number++ {
		line := text
		if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = nil
		}
		if _, _, ok := begin(line); ok || before.add(line, number) && isEnd(line) && before.isCard() {
			return true
		}
	}
	return false
}

// isCard reports whether the block ends with a card that lacks only its BEGIN.
func (o *outside) isCard() bool {
	return o.cardStart() >= 0
}

// cardStart returns the index of the first line of the run of properties at the end of the block, -1 if there is none
// or it has nothing a card must have.
func (o *outside) cardStart() int {
	lines := bytes.Split(bytes.TrimSuffix(o.text, []byte("\n")), []byte("\n"))
	first, known := -1, false
	for i := len(lines) - 2; i >= 0; i-- { // the last is END:VCARD
		line := lines[i]
		if isEnd(line) {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		if !looksLikeProperty(line) {
			break
		}
		first = i
		name := strings.ToUpper(string(line[:bytes.IndexAny(line, ":;")]))
		known = known || name == "VERSION" || name == "FN" || name == "N"
	}
	if !known {
		return -1
	}
	return first
}

// missingBegin makes a card of the end of the block before an END that has no BEGIN.
func (d *Decoder) missingBegin() *Entry {
	o := &d.outside
	start := o.cardStart()
	lines := bytes.Split(bytes.TrimSuffix(bytes.Clone(o.text), []byte("\n")), []byte("\n"))
	numbers := append([]int(nil), o.lines...)
	o.text = o.text[:0]
	for _, line := range lines[:start] {
		o.text = append(append(o.text, line...), '\n')
	}
	d.flushOutside()
	c := &d.collect
	c.open(nil, nil, numbers[start])
	for i := start; i < len(lines)-1; i++ {
		if line := lines[i]; c.depth > 0 {
			c.nest(line)
		} else if (line[0] == ' ' || line[0] == '\t') && len(c.lines) > 0 {
			c.append(line[1:], false)
		} else if c.soft(line) {
			c.join(line, false)
		} else {
			c.start(line, numbers[i], false)
		}
	}
	c.depth = 0
	d.index++
	e := d.build(endProper)
	d.warn(e, e.Line, CodeMissingBegin, "")
	return e
}

// flushOutside turns the block into warnings of at most maxText bytes each. Of binary data one is enough.
func (d *Decoder) flushOutside() {
	o := &d.outside
	if len(o.text) == 0 {
		o.lines, o.lost = o.lines[:0], false
		return
	}
	text, _, _ := guess(string(bytes.TrimSuffix(o.text, []byte("\n"))), d.fallback())
	binary := strings.IndexByte(text, 0) >= 0
	line := o.line
	for text != "" {
		part := text
		if len(part) > maxText {
			n := strings.LastIndexByte(part[:maxText], '\n') + 1
			if n == 0 {
				n = boundary(part, maxText)
			}
			part = part[:n]
		}
		text = text[len(part):]
		if binary {
			text = ""
		}
		d.warnings = append(d.warnings, Warning{Line: line, Code: CodeTextOutside, Text: strings.TrimSuffix(part, "\n")})
		line += strings.Count(part, "\n")
	}
	o.text, o.lines, o.lost = o.text[:0], o.lines[:0], false
}
