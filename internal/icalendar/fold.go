package icalendar

import (
	"bytes"
	"unicode/utf8"
)

// lineLimit is the longest line in bytes, without its line break (RFC 5545
// section 3.1). Google drops a whole feed for one longer line.
const lineLimit = 75

// fold breaks long lines. text is what go-ical wrote: lines ended by CRLF, none
// of them folded. No UTF-8 sequence is split: some readers decode line by line.
func fold(text []byte) []byte {
	out := make([]byte, 0, len(text)+len(text)/lineLimit*3)
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\r\n"))
		text = rest
		for room := lineLimit; len(line) > room; room = lineLimit - 1 { // the blank counts
			n := room
			for n > room-utf8.UTFMax && !utf8.RuneStart(line[n]) {
				n--
			}
			out = append(out, line[:n]...)
			out = append(out, "\r\n "...)
			line = line[n:]
		}
		out = append(out, line...)
		out = append(out, "\r\n"...)
	}
	return out
}
