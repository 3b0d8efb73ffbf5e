package table

import (
	"bytes"
	"io"

	"kith/internal/vcard"
)

const (
	// MaxRow bounds one row in bytes. A longer one is left out with a warning, so that no file takes more memory than this.
	MaxRow = 32 << 20

	headSize   = 1 << 20   // what detection sees
	bufferSize = 256 << 10 // read at once
)

// input hands out the bytes of a text file in a charset where separators, quotes and line breaks are single ASCII bytes.
type input struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	err      error // of the reader, other than io.EOF
	read     int64 // bytes taken from the source
	decoded  bool  // the stream goes through a decoder, so that buf does not count the source's bytes
}

// newInput reads from r. charset is "" or utf-8 for bytes to be taken as they come, or the name of a charset for the whole stream.
func newInput(r io.Reader, charset string, mark int) *input {
	in := &input{buf: make([]byte, bufferSize)}
	in.r = vcard.Counting(r, &in.read)
	if mark > 0 {
		in.r = &skipper{in.r, mark}
	}
	if charset != "" && charset != utf8Name {
		in.r, in.decoded = vcard.CharsetReader(in.r, charset), true
	}
	return in
}

// skipper leaves out the first bytes of a reader.
type skipper struct {
	r io.Reader
	n int
}

func (s *skipper) Read(p []byte) (int, error) {
	for s.n > 0 {
		var mark [3]byte
		n, err := s.r.Read(mark[:min(s.n, len(mark))])
		s.n -= n
		if err != nil {
			return 0, err
		}
	}
	return s.r.Read(p)
}

// window is what has been read and not been consumed.
func (in *input) window() []byte { return in.buf[in.pos:in.end] }

// more reads on until the window has doubled, or the input ends. It reports whether there is anything new.
func (in *input) more() bool {
	if in.eof {
		return false
	}
	have := in.end - in.pos
	if in.pos > 0 {
		copy(in.buf, in.buf[in.pos:in.end])
		in.pos, in.end = 0, have
	}
	if have > len(in.buf)/2 {
		in.buf = append(in.buf, make([]byte, len(in.buf))...)
	}
	idle := 0
	for want := max(2*have, bufferSize/2); in.end < want && !in.eof; {
		n, err := in.r.Read(in.buf[in.end:])
		in.end += n
		if idle++; n > 0 {
			idle = 0
		}
		if err != nil || idle > 100 {
			in.eof = true
			if err == nil {
				in.err = io.ErrNoProgress
			} else if err != io.EOF {
				in.err = err
			}
		}
	}
	return in.end > have
}

// skipLine throws away everything up to the end of the line and reports the number of line breaks it went over.
func (in *input) skipLine() int {
	for {
		if i := bytes.IndexAny(in.window(), "\r\n"); i >= 0 {
			in.pos += i
			if in.end-in.pos < 3 && in.more() {
				continue
			}
			in.pos += breakLength(in.window())
			return 1
		}
		in.pos = in.end
		if !in.more() {
			return 0
		}
	}
}

func (in *input) offset() int64 {
	if in.decoded {
		return in.read
	}
	return in.read - int64(in.end-in.pos)
}

// breakLength is the length of the line break at the beginning of b: LF, CRLF, CR, or the CR CR LF of twice converted files.
func breakLength(b []byte) int {
	if b[0] == '\r' {
		for i := 1; i < len(b) && i < 3; i++ {
			if b[i] == '\n' {
				return i + 1
			}
			if b[i] != '\r' {
				break
			}
		}
	}
	return 1
}
