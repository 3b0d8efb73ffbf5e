package vcard

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is an encoding and its lower-case name. A nil enc means UTF-8.
type charset struct {
	name string
	enc  encoding.Encoding
}

var (
	utf8Charset    = charset{"utf-8", nil}
	windowsCharset = charset{"windows-1252", charmap.Windows1252}
	gbCharset      = charset{"gbk", simplifiedchinese.GB18030} // who declares GBK or GB2312 may use what came later
)

// extra are the names exporters use that htmlindex does not know.
var extra = map[string]charset{
	"cp850": {"cp850", charmap.CodePage850}, "ibm850": {"cp850", charmap.CodePage850},
	"cp437": {"cp437", charmap.CodePage437}, "ibm437": {"cp437", charmap.CodePage437},
	"cp852": {"cp852", charmap.CodePage852}, "ibm852": {"cp852", charmap.CodePage852},
	"cp858": {"cp858", charmap.CodePage858}, "ibm858": {"cp858", charmap.CodePage858},
	"cp855": {"cp855", charmap.CodePage855}, "ibm855": {"cp855", charmap.CodePage855},
	"cp860": {"cp860", charmap.CodePage860}, "ibm860": {"cp860", charmap.CodePage860},
	"cp862": {"cp862", charmap.CodePage862}, "ibm862": {"cp862", charmap.CodePage862},
	"cp863": {"cp863", charmap.CodePage863}, "ibm863": {"cp863", charmap.CodePage863},
	"cp865": {"cp865", charmap.CodePage865}, "ibm865": {"cp865", charmap.CodePage865},
	"cp932": {"shift_jis", japanese.ShiftJIS}, "ms932": {"shift_jis", japanese.ShiftJIS},
	"cp936": gbCharset, "ms936": gbCharset, "cp949": {"euc-kr", korean.EUCKR}, "ms949": {"euc-kr", korean.EUCKR},
	"cp950": {"big5", traditionalchinese.Big5}, "ms950": {"big5", traditionalchinese.Big5},
	"hz-gb-2312": {"hz-gb-2312", simplifiedchinese.HZGB2312}, "hz": {"hz-gb-2312", simplifiedchinese.HZGB2312},
	"cp10000": {"macintosh", charmap.Macintosh}, "macroman": {"macintosh", charmap.Macintosh}, "mac-roman": {"macintosh", charmap.Macintosh},
	"ibm-1252": windowsCharset, "ms1252": windowsCharset, "utf8mb4": utf8Charset,
	"ansi": windowsCharset, "ms-ansi": windowsCharset, "latin-1": windowsCharset, "8859-1": windowsCharset,
	"8bit": windowsCharset, "7bit": windowsCharset, "iso-8859": windowsCharset,
	"utf_8": utf8Charset, "utf-8-bom": utf8Charset, "cesu-8": utf8Charset,
}

// lookup finds a charset by the names of the WHATWG encoding standard and the aliases above.
func lookup(name string) (charset, bool) {
	name = strings.ToLower(strings.Trim(name, " \t\"'"))
	if c, ok := extra[name]; ok {
		return c, true
	}
	// "windows1252", "windows_1252" and "cp-1252" mean "windows-1252".
	if rest, ok := strings.CutPrefix(name, "cp-"); ok {
		name = "cp" + rest
		if c, ok := extra[name]; ok {
			return c, true
		}
	}
	if rest, ok := strings.CutPrefix(name, "windows"); ok && !strings.HasPrefix(rest, "-") {
		name = "windows-" + strings.TrimLeft(rest, "_ ")
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, false
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil || canonical == "replacement" {
		return charset{}, false
	}
	switch canonical {
	case "utf-8":
		return utf8Charset, true
	case "gbk":
		return gbCharset, true
	}
	return charset{canonical, enc}, true
}

// KnowsCharset reports whether Options.Charset may have this name.
func KnowsCharset(name string) bool {
	_, ok := lookup(name)
	return ok
}

// stateful reports whether ASCII bytes of the charset need not mean ASCII characters.
func (c charset) stateful() bool {
	return c.name == "iso-2022-jp" || c.name == "hz-gb-2312" || strings.HasPrefix(c.name, "utf-16")
}

// decode turns bytes of the charset into UTF-8; clean is false where it had to write U+FFFD.
func (c charset) decode(s string) (text string, clean bool) {
	if c.enc == nil {
		if s = joinSurrogates(s); utf8.ValidString(s) {
			return s, true
		}
		return strings.ToValidUTF8(s, "\uFFFD"), false
	}
	text, err := c.enc.NewDecoder().String(s)
	if err != nil {
		return strings.ToValidUTF8(s, "\uFFFD"), false
	}
	return text, !strings.ContainsRune(text, utf8.RuneError)
}

// guess decodes bytes of an undeclared charset: UTF-8 if that is what they are, else the fallback. Text that is mostly
// right UTF-8 with a few stray bytes (exporters cut fields at a byte count) stays UTF-8.
func guess(s string, fallback charset) (text string, used charset, clean bool) {
	if s = joinSurrogates(s); utf8.ValidString(s) {
		return s, utf8Charset, true
	}
	good, bad := 0, 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	if good > bad {
		return strings.ToValidUTF8(s, "\uFFFD"), utf8Charset, false
	}
	text, clean = fallback.decode(s)
	return text, fallback, clean
}

// joinSurrogates makes characters of the pairs of surrogates that some phones write, each in three bytes, for emoji (CESU-8).
func joinSurrogates(s string) string {
	i := strings.IndexByte(s, 0xED)
	if i < 0 || utf8.ValidString(s) {
		return s
	}
	half := func(s string, low byte) (rune, bool) { // the bits of a surrogate whose second byte is from low on
		if len(s) < 3 || s[0] != 0xED || s[1]&0xF0 != low || s[2]&0xC0 != 0x80 {
			return 0, false
		}
		return rune(s[1]&0x0F)<<6 | rune(s[2]&0x3F), true
	}
	var b strings.Builder
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		high, ok := half(s, 0xA0)
		low, ok2 := rune(0), false
		if ok {
			low, ok2 = half(s[3:], 0xB0)
		}
		if ok2 {
			b.WriteRune(0x10000 + high<<10 + low)
			s = s[6:]
		} else {
			b.WriteByte(s[0])
			s = s[1:]
		}
		i = strings.IndexByte(s, 0xED)
	}
	return b.String() + s
}

// singleByte reports whether every character is one byte in the charset.
func (c charset) singleByte() bool {
	_, ok := c.enc.(*charmap.Charmap)
	return ok
}

func isASCII(s string) bool {
	for len(s) >= 8 {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&0x80 != 0 {
			return false
		}
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
