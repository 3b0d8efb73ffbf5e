package vcard

import (
	"io"
)

// Options tell a Decoder what it cannot find out.
type Options struct {
	// Charset overrides detection for everything that declares no charset itself: a name of the WHATWG encoding
	// standard or a usual alias (CP850, CP932, ANSI, Windows1252). "" detects.
	Charset string
}

// Entry is one card of an input, or what is left of it.
type Entry struct {
	Card     *Card   // nil if there is nothing to keep; Warnings say why
	Index    int     // number of the card in the input, from 1
	Line     int     // physical line of its BEGIN, from 1
	Source   Version // VERSION as found; a card of version 2.1 has been brought to 3.0
	Warnings []Warning
}

// Decoder reads cards of any dialect from a stream, one at a time. It never gives up on bad input: what it cannot read
// is kept in the card or told in a warning.
type Decoder struct {
	in       *input
	collect  collector
	parser   parser
	override charset // of Options, "" if none
	hint     charset // legacy charset last declared by a property; the best guess for what declares none
	card     string  // text of the current card until findHint has looked through it
	charsets map[string]int
	declared map[string]charset

	index    int  // cards found
	begun    bool // the BEGIN of the next card has been read already
	warnings []Warning
	outside  outside
	done     bool
	unknown  string // Options.Charset if nobody knows it
}

// NewDecoder returns a Decoder that reads from r.
func NewDecoder(r io.Reader, o Options) *Decoder {
	d := &Decoder{charsets: map[string]int{}, declared: map[string]charset{}, hint: windowsCharset}
	if o.Charset != "" {
		if c, ok := lookup(o.Charset); ok {
			d.override = c
		} else {
			d.unknown = o.Charset
			d.warnings = append(d.warnings, NewWarning(0, CodeUnknownCharset, o.Charset))
		}
	}
	d.in = newInput(r, d.override.name)
	if d.in.charset != "" {
		d.override = charset{}
	}
	d.collect.in = d.in
	return d
}

// Decode returns the next card. At the end of the input it returns io.EOF; any other error comes from the reader.
// A card that cannot be kept is an Entry without Card and does not end the stream.
func (d *Decoder) Decode() (*Entry, error) {
	c := &d.collect
	for !d.begun {
		line, _, _, err := d.in.line()
		if err != nil {
			return nil, d.finish(err)
		}
		if prefix, rest, ok := begin(line); ok {
			c.open(prefix, rest, d.in.lines)
			d.flushOutside()
			break
		}
		if d.outside.add(line, d.in.lines) && isEnd(line) && d.outside.isCard() {
			return d.missingBegin(), nil
		}
	}
	d.begun = false
	end, err := c.read()
	if err != nil {
		return nil, d.finish(err)
	}
	d.index++
	e := d.build(end)
	if end == endBegin || end == endJoined {
		c.open(c.nextPrefix, c.nextRest, d.in.lines)
		d.begun = true
	}
	return e, nil
}

// finish settles what can only be said at the end of the input.
func (d *Decoder) finish(err error) error {
	if !d.done {
		d.done = true
		d.flushOutside()
		if d.index == 0 && err == io.EOF {
			d.warnings = append(d.warnings, Warning{Line: d.in.lines, Code: CodeNoCards})
		}
	}
	return err
}

// Warnings returns those about what stands outside any card. They are complete after io.EOF.
func (d *Decoder) Warnings() []Warning { return d.warnings }

// Offset returns how many bytes of the input have been consumed.
func (d *Decoder) Offset() int64 { return d.in.offset() }

// Charset returns the lower-case name of the charset most of the input is in. It is final after io.EOF.
func (d *Decoder) Charset() string {
	if d.in.charset != "" {
		return d.in.charset
	}
	if d.override.name != "" {
		return d.override.name
	}
	best, count := "utf-8", d.charsets["utf-8"]
	for name, n := range d.charsets {
		if n > count || n == count && best != "utf-8" && name < best {
			best, count = name, n
		}
	}
	return best
}

// decoded notes that a line needed the charset.
func (d *Decoder) decoded(c charset) { d.charsets[c.name]++ }

func (d *Decoder) warn(e *Entry, line int, code, text string) {
	w := NewWarning(line, code, text)
	w.Card = e.Index
	e.Warnings = append(e.Warnings, w)
}
