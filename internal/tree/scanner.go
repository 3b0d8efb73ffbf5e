package tree

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"kith/internal/vcard"
)

// errBroken is JSON that is none.
var errBroken = errors.New("tree: broken")

// maxDepth bounds how deep a property may be nested; what is deeper is left out.
const maxDepth = 24

// valueBytes is what a value takes of the memory beside its text.
const valueBytes = 64

// scanner reads JSON (RFC 8259) value by value. encoding/json would hold whatever stands between two quotes, and gives no lines.
type scanner struct {
	src  *source
	peek int // byte + 1 that was looked at, 0 if none
	room int // bytes the current value may still take
	lost bool
	deep bool // lost since it was nested too deeply
}

// literal text of a number, true or false, as it stands.
type word string

// member is a name of an object and what stands there.
type member struct {
	name  string
	value any
}

// look gives the next byte that is no blank, and leaves it where it is.
func (s *scanner) look() (byte, error) {
	for {
		if s.peek == 0 {
			c, err := s.take()
			if err != nil {
				return 0, err
			}
			s.peek = int(c) + 1
		}
		switch c := byte(s.peek - 1); c {
		case ' ', '\t', '\r', '\n':
			s.peek = 0
		default:
			return c, nil
		}
	}
}

// take gives the next byte, whatever it is.
func (s *scanner) take() (byte, error) {
	if s.peek > 0 {
		c := byte(s.peek - 1)
		s.peek = 0
		return c, nil
	}
	s.src.allow(vcard.MaxLine) // what is kept is counted in room, so that a text without end is read to its end
	return s.src.ReadByte()
}

// begin gives the next value as much room as one may take.
func (s *scanner) begin() { s.room, s.lost, s.deep = vcard.MaxLine, false, false }

// value reads a value: string, word, nil, []any or []member. What has no room is read and left out, and lost says so.
func (s *scanner) value(depth int) (any, error) {
	c, err := s.look()
	if err != nil {
		return nil, err
	}
	s.room -= valueBytes
	switch {
	case c == '"':
		return s.text()
	case (c == '[' || c == '{') && (depth >= maxDepth || s.room < 0):
		s.lost, s.deep = true, s.deep || depth >= maxDepth
		return nil, s.skip()
	case c == '[':
		return s.list(depth)
	case c == '{':
		return s.object(depth)
	}
	return s.word()
}

func (s *scanner) list(depth int) (any, error) {
	s.peek = 0
	list := []any{}
	for {
		more, err := s.more(']', len(list) == 0)
		if err != nil || !more {
			return list, err
		}
		v, err := s.value(depth + 1)
		if s.room >= 0 {
			list = append(list, v)
		}
		if err != nil {
			return list, err
		}
	}
}

func (s *scanner) object(depth int) (any, error) {
	s.peek = 0
	object := []member{}
	for {
		more, err := s.more('}', len(object) == 0)
		if err != nil || !more {
			return object, err
		}
		if c, err := s.look(); err != nil || c != '"' {
			return object, orBroken(err)
		}
		name, err := s.text()
		if err != nil {
			return object, err
		}
		if c, err := s.look(); err != nil || c != ':' {
			return object, orBroken(err)
		}
		s.peek = 0
		v, err := s.value(depth + 1)
		if s.room >= 0 {
			object = append(object, member{name, v})
		}
		if err != nil {
			return object, err
		}
	}
}

// more goes over the comma before the next element, or over the end.
func (s *scanner) more(end byte, first bool) (bool, error) {
	c, err := s.look()
	if err != nil {
		return false, err
	}
	if c == ',' {
		if s.peek = 0; first && s.room >= 0 {
			return false, errBroken
		}
		if c, err = s.look(); err != nil {
			return false, err
		}
		if c != end { // a comma too many before the end is a habit of people
			return true, nil
		}
	} else if c != end {
		if !first && s.room >= 0 {
			return false, errBroken
		}
		return true, nil
	}
	s.peek = 0
	return false, nil
}

func orBroken(err error) error {
	if err == nil {
		return errBroken
	}
	return err
}

// skip reads an array or object to its end without keeping it, however deep it is.
func (s *scanner) skip() error {
	for depth := 0; ; {
		c, err := s.take()
		if err != nil {
			return err
		}
		switch c {
		case '"':
			s.peek = int(c) + 1
			room := s.room
			s.room = -1
			if _, err := s.text(); err != nil {
				return err
			}
			s.room = room
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return nil
			}
		}
	}
}

// text reads a string. Line breaks in it, which JSON does not allow, are taken as such.
func (s *scanner) text() (string, error) {
	s.peek = 0
	var b []byte
	for {
		c, err := s.take()
		if err != nil {
			return string(b), err
		}
		if c == '"' {
			break
		}
		if c == '\\' {
			if b, err = s.escape(b); err != nil {
				return string(b), err
			}
		} else if s.room > len(b) {
			b = append(b, c)
		} else {
			s.lost = true
			b = b[:min(len(b), maxText)]
			s.room = -1
		}
	}
	s.room -= len(b)
	return strings.ToValidUTF8(string(b), "\uFFFD"), nil
}

func (s *scanner) escape(b []byte) ([]byte, error) {
	c, err := s.take()
	if err != nil {
		return b, err
	}
	if at := strings.IndexByte("nrtbf", c); at >= 0 {
		return append(b, "\n\r\t\b\f"[at]), nil
	}
	if c != 'u' {
		return append(b, c), nil // the quote, the slashes, and what needed no escape
	}
	r, err := s.hex()
	if err != nil {
		return b, err
	}
	if utf16.IsSurrogate(r) {
		if next, _ := s.src.in.Peek(2); s.peek == 0 && len(s.src.back) == 0 && string(next) == `\u` {
			_, _ = s.take()
			_, _ = s.take()
			low, err := s.hex()
			if err != nil {
				return b, err
			}
			return utf8.AppendRune(b, utf16.DecodeRune(r, low)), nil
		}
	}
	if r == 0 {
		return b, nil // no card has it, and SQLite would end there
	}
	return utf8.AppendRune(b, r), nil
}

func (s *scanner) hex() (rune, error) {
	var digits [4]byte
	for i := range digits {
		c, err := s.take()
		if err != nil {
			return 0, err
		}
		digits[i] = c
	}
	n, err := strconv.ParseUint(string(digits[:]), 16, 16)
	if err != nil {
		return 0, errBroken
	}
	return rune(n), nil
}

// word reads a number, true, false or null.
func (s *scanner) word() (any, error) {
	var b []byte
	for len(b) < maxText {
		c, err := s.take()
		if err == io.EOF && len(b) > 0 {
			break
		}
		if err != nil {
			return nil, err
		}
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' {
			s.peek = int(c) + 1
			break
		}
		b = append(b, c)
	}
	switch {
	case len(b) == 0, len(b) == maxText:
		return nil, errBroken
	case string(b) == "null":
		return nil, nil
	}
	return word(b), nil
}
