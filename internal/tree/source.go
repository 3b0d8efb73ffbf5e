package tree

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"kith/internal/vcard"
)

// errTooLong is what a source answers when one thing takes more than it may.
var errTooLong = errors.New("tree: too long")

// source gives the text of a file as UTF-8, byte after byte, without what no JSON or XML may hold, and counts its lines.
type source struct {
	in      *bufio.Reader
	read    int64 // bytes taken from the reader
	line    int   // of the next byte, from 1
	charset string
	unknown string  // a charset nobody knows that the file or the caller names
	left    int     // bytes until errTooLong; renewed by allow
	odd     int     // line of the first byte that was guessed since it was asked for, 0 if none
	back    []byte  // what was put back, and what is left of a character
	hold    [8]byte // where the bytes of one character are
	cr      bool
	failed  error // of the reader
}

// windows are the characters of Windows-1252 from 0x80 on.
var windows = func() (all [128]string) {
	for i := range all {
		all[i], _ = vcard.DecodeCharset("windows-1252", string([]byte{byte(0x80 + i)}))
	}
	return all
}()

// declaration finds the charset that XML declares.
var declaration = pattern(`^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:+-]+)["']`)

// newSource opens a file and gives its beginning, in UTF-8, as well.
func newSource(r io.Reader, declared string) (*source, []byte, error) {
	s := &source{line: 1, left: vcard.MaxLine}
	raw := bufio.NewReaderSize(vcard.Counting(r, &s.read), headSize)
	head, err := raw.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	name, ok := vcard.CharsetName(declared)
	if declared != "" && !ok {
		s.unknown = declared
	}
	unicode, mark := vcard.DetectUnicode(head, name)
	if mark > 0 {
		_, _ = raw.Discard(mark)
	}
	switch {
	case unicode != "":
		name = unicode
	case name == "":
		name = s.inXML(head)
	}
	if s.charset = name; name == "" {
		s.charset = "utf-8"
	}
	s.in = raw
	if s.charset == "utf-8" {
		return s, head[mark:], nil
	}
	s.in = bufio.NewReaderSize(vcard.CharsetReader(raw, s.charset), headSize)
	if head, err = s.in.Peek(headSize); err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	return s, head, nil
}

// inXML is the charset that the file declares. One byte for each letter makes no right UTF-8 by chance, so then the declaration is wrong.
func (s *source) inXML(head []byte) string {
	found := declaration().FindSubmatch(head)
	if found == nil {
		return ""
	}
	name, ok := vcard.CharsetName(string(found[1]))
	if !ok {
		s.unknown = string(found[1])
		return ""
	}
	end := len(head)
	for n := 0; n < utf8.UTFMax && end > 0 && head[end-1] >= 0x80; n++ { // the head may end inside a character
		end--
	}
	if text := head[:end]; strings.HasPrefix(name, "utf-16") || utf8.Valid(text) && bytes.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) {
		return "" // what can be read here is not in UTF-16
	}
	return name
}

// allow lets the next thing take so many bytes.
func (s *source) allow(n int) { s.left = n }

// ReadByte gives the next byte. Bytes that are no UTF-8 become the characters of Windows-1252; control characters are left out.
func (s *source) ReadByte() (byte, error) {
	if s.left--; s.left < 0 {
		return 0, errTooLong
	}
	if len(s.back) > 0 {
		c := s.back[0]
		s.back = s.back[1:]
		return c, nil
	}
	for {
		c, err := s.in.ReadByte()
		switch {
		case err != nil:
			if err != io.EOF {
				s.failed = err
			}
			return 0, err
		case c >= utf8.RuneSelf:
			return s.character(c), nil
		case c == '\n':
			if !s.cr {
				s.line++
			}
			s.cr = false
			return c, nil
		case c == '\r':
			s.line++
			s.cr = true
			return c, nil
		}
		s.cr = false
		if c >= ' ' || c == '\t' {
			return c, nil
		}
		s.guessed()
	}
}

func (s *source) guessed() {
	if s.odd == 0 {
		s.odd = s.line
	}
}

// character gives the first byte of a character that begins with c and puts the others back.
func (s *source) character(c byte) byte {
	s.cr = false
	more, _ := s.in.Peek(utf8.UTFMax - 1)
	s.hold[0] = c
	n := 1 + copy(s.hold[1:], more)
	r, size := utf8.DecodeRune(s.hold[:n])
	_, _ = s.in.Discard(size - 1)
	if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
		s.guessed()
		size = copy(s.hold[:], windows[c-0x80])
	}
	s.back = s.hold[:size]
	first := s.back[0]
	s.back = s.back[1:]
	return first
}

// Read gives one byte at a time: encoding/xml wants an io.Reader, and takes the bytes one by one from those that have ReadByte.
func (s *source) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := s.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// putBack lets the next reads begin with text.
func (s *source) putBack(text []byte) {
	s.back = append(bytes.Clone(text), s.back...)
}

// oddities tells, once, of bytes that were guessed.
func (s *source) oddities() []vcard.Warning {
	if s.odd == 0 {
		return nil
	}
	line := s.odd
	s.odd = 0
	return []vcard.Warning{vcard.NewWarning(line, CodeBadText, "")}
}
