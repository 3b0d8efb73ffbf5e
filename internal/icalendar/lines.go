package icalendar

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Warning says what Decode could not take as it stood. Nothing disappears
// without one.
type Warning struct {
	Line int    // in the file, from 1
	Code string // for machines; see the Warn constants
	Text string // the line or value as it was, shortened
}

// String is for logs and tests; what people see is worded by the caller.
func (w Warning) String() string { return fmt.Sprintf("line %d: %s: %s", w.Line, w.Code, w.Text) }

// What Decode warns of.
const (
	WarnCharset   = "charset"        // not UTF-8: read as Windows-1252
	WarnLine      = "bad-line"       // not a property: left out
	WarnNesting   = "nesting"        // BEGIN and END do not fit: mended
	WarnDuplicate = "duplicate"      // a second value where one is allowed: left out
	WarnValue     = "bad-value"      // not what the property should hold: left out
	WarnZone      = "unknown-zone"   // no such zone: taken by its definition in the file, or as UTC
	WarnRule      = "bad-recurrence" // kept as it is, but not understood
	WarnUID       = "no-uid"         // one was made from the content
	WarnStamp     = "no-stamp"       // no time of change: 1970
	WarnStart     = "no-start"       // an event without a time
	WarnComponent = "bad-component"  // could not be kept
)

// deepest is how far components may be nested; RFC 5545 needs three levels.
const deepest = 8

// node is a component as it was read, with its place in the file.
type node struct {
	name  string
	line  int
	props []propertyLine
	parts []*node
}

type propertyLine struct {
	Property
	line int
}

type parser struct {
	warnings []Warning
}

func (p *parser) warn(line int, code, text string) {
	const most = 200
	text = clean(text)
	if len(text) > most {
		n := most
		for !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n] + "…"
	}
	p.warnings = append(p.warnings, Warning{line, code, text})
}

// parse reads a file into components, whatever is around and between them.
func (p *parser) parse(r io.Reader) (*node, error) {
	// A byte order mark, UTF-8 or UTF-16, decides.
	text, err := io.ReadAll(transform.NewReader(r, unicode.BOMOverride(transform.Nop)))
	if err != nil {
		return nil, err
	}
	lines := unfold(text)
	// Only unfolded: others fold within a character.
	if i := slices.IndexFunc(lines, func(l logicalLine) bool { return !utf8.ValidString(l.text) }); i >= 0 {
		old := charmap.Windows1252.NewDecoder()
		for i := range lines {
			if lines[i].text, err = old.String(lines[i].text); err != nil {
				return nil, err
			}
		}
		p.warn(lines[i].number, WarnCharset, lines[i].text)
	}
	root := &node{}
	stack := []*node{root}
	skipping := 0 // depth within components nested too deep
	for _, l := range lines {
		prop, ok := parseLine(clean(l.text))
		if !ok {
			p.warn(l.number, WarnLine, l.text)
			continue
		}
		top := stack[len(stack)-1]
		name := strings.ToUpper(strings.TrimSpace(prop.Value))
		switch {
		case prop.Name == "BEGIN" && (len(stack) > deepest || skipping > 0 || !isName(name)):
			p.warn(l.number, WarnNesting, l.text)
			skipping++
		case prop.Name == "BEGIN":
			child := &node{name: name, line: l.number}
			top.parts = append(top.parts, child)
			stack = append(stack, child)
		case prop.Name == "END" && skipping > 0:
			skipping--
		case prop.Name == "END":
			i := len(stack) - 1
			for i > 0 && stack[i].name != name {
				i--
			}
			if i != len(stack)-1 || i == 0 {
				p.warn(l.number, WarnNesting, l.text)
			}
			if i > 0 {
				stack = stack[:i]
			}
		case skipping > 0:
		default:
			top.props = append(top.props, propertyLine{prop, l.number})
		}
	}
	for _, open := range stack[1:] {
		p.warn(open.line, WarnNesting, "BEGIN:"+open.name)
	}
	return root, nil
}

type logicalLine struct {
	number int
	text   string
}

// unfold joins folded lines (RFC 5545 section 3.1). Lines may end in CRLF, LF
// or CR; empty ones are passed over.
func unfold(text []byte) []logicalLine {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	var lines []logicalLine
	var b strings.Builder
	number, first := 0, 0
	flush := func() {
		if strings.TrimSpace(b.String()) != "" {
			lines = append(lines, logicalLine{first, b.String()})
		}
		b.Reset()
	}
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		number++
		if len(line) > 0 && (line[0] == ' ' || line[0] == '\t') && b.Len() > 0 {
			b.Write(line[1:])
			continue
		}
		flush()
		first = number
		b.Write(line)
	}
	flush()
	return lines
}

// parseLine reads NAME;PARAM=value,"value":value. go-ical's own reader panics
// where the colon is missing after a parameter or follows a quote elsewhere.
func parseLine(s string) (Property, bool) {
	i := strings.IndexAny(s, ";:")
	if i < 0 {
		return Property{}, false
	}
	p := Property{Name: strings.ToUpper(strings.TrimSpace(s[:i]))}
	if !isName(p.Name) {
		return Property{}, false
	}
	for s = s[i:]; s != "" && s[0] == ';'; {
		name, rest, ok := strings.Cut(s[1:], "=")
		name = strings.ToUpper(strings.TrimSpace(name))
		if !ok || !isName(name) {
			return Property{}, false
		}
		if p.Params == nil {
			p.Params = map[string][]string{}
		}
		for more := true; more; {
			var value string
			if value, rest, ok = paramValue(rest); !ok {
				return Property{}, false
			}
			p.Params[name] = append(p.Params[name], unescapeParam(value))
			if more = strings.HasPrefix(rest, ","); more {
				rest = rest[1:]
			}
		}
		s = rest
	}
	if s == "" || s[0] != ':' {
		return Property{}, false
	}
	p.Value = s[1:]
	return p, true
}

// paramValue cuts one parameter value, quoted or not, off s.
func paramValue(s string) (value, rest string, ok bool) {
	if strings.HasPrefix(s, `"`) {
		return strings.Cut(s[1:], `"`)
	}
	i := strings.IndexAny(s, ";:,")
	if i < 0 {
		return "", "", false
	}
	return s[:i], s[i:], true
}
