package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// document writes the one JSON document of a command.
func (s *session) document(value any) error {
	text, err := marshal(value)
	if err != nil {
		return err
	}
	_, _ = s.out.w.Write(append(text, '\n')) // a failure comes back from flush
	return nil
}

// marshal writes JSON on one line. Characters that a terminal obeys are escaped, also those that JSON itself would allow.
func marshal(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	text := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if !bytes.ContainsFunc(text, isControl) {
		return text, nil
	}
	var escaped strings.Builder
	for rest := text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if isControl(r) {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		} else {
			escaped.Write(rest[:size])
		}
		rest = rest[size:]
	}
	return []byte(escaped.String()), nil
}

// isControl tells DEL and the C1 characters, which stand in JSON as they are; CSI, for one, begins an escape sequence.
func isControl(r rune) bool { return r >= 0x7f && r < 0xa0 }

// listing writes a document that begins with a long list, without ever having all of it in memory.
type listing struct {
	s     *session
	begun bool
}

// begin opens the document with the name of the list.
func (s *session) begin(name string) *listing {
	_, _ = s.out.w.WriteString(`{"` + name + `":[`)
	return &listing{s: s}
}

func (l *listing) add(value any) error {
	text, err := marshal(value)
	if err != nil {
		return err
	}
	if l.begun {
		_ = l.s.out.w.WriteByte(',')
	}
	l.begun = true
	_ = l.s.out.w.WriteByte('\n')
	_, err = l.s.out.w.Write(text)
	if err != nil {
		return &outputError{err} // nobody reads any more: no need to go on
	}
	return nil
}

// end closes the list and adds the other members: name, value, name, value.
func (l *listing) end(members ...any) error {
	_, _ = l.s.out.w.WriteString("\n]")
	for i := 0; i+1 < len(members); i += 2 {
		text, err := marshal(members[i+1])
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintf(l.s.out.w, ",%q:%s", members[i], text)
	}
	_, _ = l.s.out.w.WriteString("}\n")
	return nil
}
