package vcard

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// MaxLine bounds one logical (unfolded) line. A longer one is dropped with a warning, so that a hostile or broken file
// cannot take more memory than this.
const MaxLine = 32 << 20

const inputSize = 256 << 10

// input cuts a stream into physical lines. It undoes a byte order mark and UTF-16 first, so that what comes out is in
// a charset where line breaks, colons and semicolons are single ASCII bytes.
type input struct {
	r       io.Reader
	buf     []byte
	pos     int // next byte to hand out
	end     int // end of the bytes in buf
	cr      int // first '\r' at or after pos, end if there is none, less than pos if not looked for yet
	eof     bool
	err     error
	read    int64 // bytes taken from the reader
	lines   int   // physical lines handed out
	long    []byte
	charset string // "utf-8", "utf-16le", "utf-16be" by byte order mark or NUL pattern; "" if undecided
}

func newInput(r io.Reader, charset string) *input {
	in := &input{buf: make([]byte, inputSize), cr: -1}
	in.r = Counting(r, &in.read)
	in.open(charset)
	return in
}

// open looks at the first bytes and decides about the byte order mark and UTF-16.
func (in *input) open(charset string) {
	for in.end < 1024 && !in.eof {
		in.fill()
	}
	in.charset, in.pos = DetectUnicode(in.buf[:in.end], charset)
	if in.charset == "" || in.charset == "utf-8" {
		return
	}
	order := unicode.LittleEndian
	if in.charset == "utf-16be" {
		order = unicode.BigEndian
	}
	rest := io.MultiReader(bytes.NewReader(bytes.Clone(in.buf[in.pos:in.end])), in.r)
	if in.err != nil {
		rest = bytes.NewReader(bytes.Clone(in.buf[in.pos:in.end]))
	}
	in.r = transform.NewReader(rest, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder())
	in.pos, in.end, in.cr = 0, 0, -1
	if in.err == nil {
		in.eof = false
	}
}

// guessUTF16 recognises UTF-16 without a byte order mark: vCards are mostly ASCII, so every other byte is NUL.
func guessUTF16(head []byte) string {
	if len(head) > 1024 {
		head = head[:1024]
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 4:
		return ""
	case zeros[1] > pairs/2 && zeros[0] < pairs/8:
		return "utf-16le"
	case zeros[0] > pairs/2 && zeros[1] < pairs/8:
		return "utf-16be"
	}
	return ""
}

// fill moves what is left to the front of the buffer and reads once. There must be room.
func (in *input) fill() {
	if in.pos > 0 {
		in.end = copy(in.buf, in.buf[in.pos:in.end])
		in.pos = 0
	}
	in.cr = -1
	for range 100 {
		n, err := in.r.Read(in.buf[in.end:])
		in.end += n
		if err != nil {
			in.eof = true
			if err != io.EOF {
				in.err = err
			}
			return
		}
		if n > 0 {
			return
		}
	}
	in.eof, in.err = true, io.ErrNoProgress
}

// line returns the next physical line without its end, which is LF, CRLF, CR or the CR CR LF of twice converted files.
// The bytes are good until the next call. over says that the line was longer than MaxLine and is cut; ended is false
// for a last line without line break. At the end of the input err is io.EOF or the error of the reader.
func (in *input) line() (line []byte, over, ended bool, err error) {
	in.long = in.long[:0]
	for {
		if in.cr < in.pos {
			if i := bytes.IndexByte(in.buf[in.pos:in.end], '\r'); i >= 0 {
				in.cr = in.pos + i
			} else {
				in.cr = in.end
			}
		}
		stop, next := -1, 0
		if i := bytes.IndexByte(in.buf[in.pos:in.cr], '\n'); i >= 0 {
			stop = in.pos + i
			next = stop + 1
		} else if in.cr < in.end {
			if in.cr+4 > in.end && !in.eof { // too little to see what follows the CR
				over = in.spill(in.cr) || over
				in.fill()
				continue
			}
			stop = in.cr
			next = stop + crlf(in.buf[stop:in.end])
		}
		if stop >= 0 {
			line = in.buf[in.pos:stop]
			in.lines++
			if len(in.long) > 0 {
				over = in.spill(stop) || over
				line = in.long
			}
			in.pos = next
			return line, over, true, nil
		}
		over = in.spill(in.end) || over
		if !in.eof {
			in.fill()
			continue
		}
		if len(in.long) == 0 {
			if in.err != nil {
				return nil, false, false, in.err
			}
			return nil, false, false, io.EOF
		}
		in.lines++
		return in.long, over, false, nil
	}
}

// crlf returns the length of the line end that starts with the CR at b[0].
func crlf(b []byte) int {
	for i := 1; i < len(b) && i < 4; i++ {
		if b[i] == '\n' {
			return i + 1
		}
		if b[i] != '\r' {
			break
		}
	}
	return 1
}

// spill moves the bytes up to stop out of the buffer into long and reports whether long is full.
func (in *input) spill(stop int) bool {
	part := in.buf[in.pos:stop]
	in.pos = stop
	room := MaxLine + 1 - len(in.long)
	if len(part) > room {
		in.long = append(in.long, part[:room]...)
		return true
	}
	in.long = append(in.long, part...)
	return len(in.long) > MaxLine
}

// offset is the number of source bytes consumed; inside UTF-16 it runs ahead by what the converter holds.
func (in *input) offset() int64 {
	n := in.read
	if in.charset == "utf-16le" || in.charset == "utf-16be" {
		return n
	}
	return n - int64(in.end-in.pos)
}
