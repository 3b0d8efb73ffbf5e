package vcard

import "bytes"

// agent reports whether the current line is an AGENT without value, so that a BEGIN after it is its card.
func (c *collector) agent() bool {
	if len(c.lines) == 0 || c.full {
		return false
	}
	l := c.lines[len(c.lines)-1]
	value, ok := agentValue(c.text[l.start:l.end])
	return ok && len(bytes.TrimSpace(value)) == 0
}

func (c *collector) agentCard(line []byte) bool {
	value, ok := agentValue(line)
	if !ok {
		return false
	}
	_, rest, ok := begin(value)
	return ok && len(bytes.TrimSpace(rest)) == 0
}

// mayBeAgent is a quick look at the first letter of the name.
func mayBeAgent(line []byte) bool {
	if line[0]|0x20 == 'a' {
		return true
	}
	i := bytes.IndexByte(line[:min(len(line), 40)], '.')
	return i >= 0 && i+1 < len(line) && line[i+1]|0x20 == 'a'
}

// agentValue returns the value of an AGENT line (RFC 2426 §3.5.4).
func agentValue(line []byte) (value []byte, ok bool) {
	name, value, ok := bytes.Cut(line[:min(len(line), 1024)], []byte(":"))
	if !ok {
		return nil, false
	}
	name, _, _ = bytes.Cut(name, []byte(";"))
	if i := bytes.IndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	return value, bytes.EqualFold(name, []byte("AGENT"))
}

func (c *collector) startNested(line []byte) {
	l := &c.lines[len(c.lines)-1]
	l.nested = true
	c.depth, c.fresh, c.indent = 1, true, false
	c.append(line, false)
}

// nest adds a physical line to the card in an AGENT. Its line breaks are kept: they are text there.
func (c *collector) nest(line []byte) {
	if c.fresh {
		c.indent = line[0] == ' ' || line[0] == '\t'
		c.fresh = false
	}
	if c.indent && (line[0] == ' ' || line[0] == '\t') {
		line = line[1:]
	}
	c.append([]byte("\n"), false)
	c.append(line, false)
	if _, _, ok := begin(line); ok || c.agentCard(line) {
		c.depth++
	} else if isEnd(line) {
		if c.depth--; c.depth == 0 {
			c.kind = kindPlain
		}
	}
}
