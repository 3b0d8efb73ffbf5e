package vcard

import (
	"bytes"
	"io"

	"golang.org/x/text/transform"
)

// What this file exports lets readers of other formats share the one table of charsets and the one way to find UTF-16.

// CharsetName gives the canonical lower-case name of a charset by any of the names Options.Charset may have.
func CharsetName(name string) (canonical string, ok bool) {
	c, ok := lookup(name)
	return c.name, ok
}

// DecodeCharset turns bytes of a charset into UTF-8. clean is false where it had to write U+FFFD, or if nobody knows the charset.
func DecodeCharset(name, bytes string) (text string, clean bool) {
	c, ok := lookup(name)
	if !ok {
		c = windowsCharset
	}
	text, clean = c.decode(bytes)
	return text, clean && ok
}

type counter struct {
	r io.Reader
	n *int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

// Counting reads from r and adds the bytes that it takes to n.
func Counting(r io.Reader, n *int64) io.Reader { return &counter{r, n} }

// CharsetReader decodes a whole stream to UTF-8. UTF-8 itself, and a charset nobody knows, is passed through as it is.
func CharsetReader(r io.Reader, name string) io.Reader {
	c, ok := lookup(name)
	if !ok || c.enc == nil {
		return r
	}
	return transform.NewReader(r, c.enc.NewDecoder())
}

// DetectUnicode recognises a byte order mark, and UTF-16 without one, by the first bytes of a file: "utf-8", "utf-16le", "utf-16be" or ""
// and the length of the mark. A charset that the caller declares decides where there is no mark.
func DetectUnicode(head []byte, declared string) (name string, mark int) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return "utf-8", 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return "utf-16le", 2
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "utf-16be", 2
	case declared == "utf-16le" || declared == "utf-16be":
		return declared, 0
	case declared == "":
		return guessUTF16(head), 0
	}
	return "", 0
}

// Home gives a card that Kith wrote and another program brought into another form the version and properties it had; any other as it is.
func Home(c *Card) *Card {
	dropPlaceholders(c)
	return goHome(c)
}
