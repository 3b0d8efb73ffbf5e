package vcard

import (
	"errors"
	"strings"
)

// ErrStored is what Parse answers to text that Format did not write.
var ErrStored = errors.New("vcard: not a stored card")

// Parse reads one card as Format writes it. It does none of the guessing of a Decoder and is therefore fast.
func Parse(text []byte) (*Card, error) {
	s := string(text)
	s, ok := strings.CutPrefix(s, "BEGIN:VCARD\n")
	if !ok {
		return nil, ErrStored
	}
	if s, ok = strings.CutSuffix(s, "END:VCARD\n"); !ok {
		return nil, ErrStored
	}
	c := new(Card)
	if rest, ok := strings.CutPrefix(s, "VERSION:"); ok {
		version, rest, _ := strings.Cut(rest, "\n")
		c.Version, s = Version(version), rest
	}
	p := parser{stored: true}
	p.reset(strings.Count(s, "\n"))
	for s != "" {
		line, rest, ended := strings.Cut(s, "\n")
		from := len(p.params)
		if _, ok := p.line(line, p.next()); !ok || !ended {
			return nil, ErrStored
		}
		p.keep(from)
		s = rest
	}
	c.Properties = p.done()
	return c, nil
}
