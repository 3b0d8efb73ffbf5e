package vcard

import "bytes"

// begin recognises BEGIN:VCARD in any case, with blanks, a byte order mark and the marks of quoted mail before it.
func begin(line []byte) (prefix, rest []byte, ok bool) {
	i := 0
	for i < len(line) && i < 20 && (line[i] == ' ' || line[i] == '\t' || line[i] == '>') {
		i++
	}
	prefix = line[:i]
	word, hasBOM := bytes.CutPrefix(line[i:], []byte("\xef\xbb\xbf"))
	if hasBOM {
		prefix = nil
	}
	rest, ok = keyword(word, "BEGIN", "VCARD")
	return prefix, rest, ok
}

func isEnd(line []byte) bool {
	rest, ok := keyword(bytes.TrimLeft(line, " \t>"), "END", "VCARD")
	return ok && len(bytes.Trim(rest, " \t\x00")) == 0
}

// keyword recognises "name:value" in any case with blanks around the parts and returns what follows.
func keyword(line []byte, name, value string) (rest []byte, ok bool) {
	if len(line) < len(name)+1+len(value) || line[0]|0x20 != name[0]|0x20 || !bytes.EqualFold(line[:len(name)], []byte(name)) {
		return nil, false
	}
	line = bytes.TrimLeft(line[len(name):], " \t")
	if len(line) == 0 || line[0] != ':' {
		return nil, false
	}
	line = bytes.TrimLeft(line[1:], " \t")
	if len(line) < len(value) || !bytes.EqualFold(line[:len(value)], []byte(value)) {
		return nil, false
	}
	return line[len(value):], true
}

// looksLikeProperty reports whether a line starts like "NAME:" or "NAME;PARAM".
func looksLikeProperty(line []byte) bool {
	for i, c := range line {
		if c == ':' || c == ';' {
			return i > 0
		}
		if !nameBytes[c] {
			return false
		}
	}
	return false
}
