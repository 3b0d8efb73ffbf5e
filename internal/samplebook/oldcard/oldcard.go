// Package oldcard writes vCard 2.1 the way telephones and mail programs of around 2010 did: bare parameters,
// quoted-printable with soft line breaks wherever a value is not ASCII, base64 closed by an empty line. Kith itself never
// writes 2.1; only invented books need it, so that reading it is shown and measured.
package oldcard

import (
	"fmt"
	"io"
	"strings"

	"kith/internal/vcard"
)

// Encode writes a card, whose values have the form that package vcard gives them, as vCard 2.1.
func Encode(w io.Writer, c *vcard.Card) error {
	b := append(make([]byte, 0, 2048), "BEGIN:VCARD\r\nVERSION:2.1\r\n"...)
	for i := range c.Properties {
		b = appendProperty(b, &c.Properties[i])
	}
	_, err := w.Write(append(b, "END:VCARD\r\n"...))
	return err
}

func appendProperty(b []byte, p *vcard.Property) []byte {
	b = append(b, p.Name...)
	base64 := false
	for _, param := range p.Params {
		if strings.EqualFold(param.Name, "ENCODING") {
			base64 = true
			continue
		}
		for _, value := range param.Values {
			b = append(append(b, ';'), strings.ToUpper(value)...) // bare: 2.1 needs no "TYPE="
		}
	}
	if base64 {
		return appendBase64(append(b, ";ENCODING=BASE64:"...), p.Value)
	}
	value := plain(p)
	if isPlainASCII(value) {
		return append(append(append(b, ':'), value...), "\r\n"...)
	}
	b = append(b, ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"...)
	return appendQuoted(b, value)
}

// plain undoes the escapes of 3.0: in 2.1 only the semicolon between components is special.
func plain(p *vcard.Property) string {
	switch strings.ToUpper(p.Name) {
	case "N", "ADR", "ORG":
		components := vcard.SplitStructured(p.Value)
		parts := make([]string, len(components))
		for i, component := range components {
			parts[i] = strings.ReplaceAll(strings.Join(component, ","), ";", `\;`)
		}
		return strings.Join(parts, ";")
	}
	return vcard.Unescape(p.Value)
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x7F || s[i] < ' ' {
			return false
		}
	}
	return true
}

// appendQuoted writes quoted-printable (RFC 2045 §6.7) with soft line breaks before column 76.
func appendQuoted(b []byte, value string) []byte {
	start := strings.LastIndexByte(string(b), '\n') + 1
	for _, c := range []byte(strings.ReplaceAll(value, "\n", "\r\n")) {
		if len(b)-start > 72 {
			b = append(b, "=\r\n"...)
			start = len(b)
		}
		if c >= 0x7F || c < ' ' || c == '=' {
			b = fmt.Appendf(b, "=%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return append(b, "\r\n"...)
}

func appendBase64(b []byte, text string) []byte {
	for len(text) > 0 {
		n := min(72, len(text))
		b = append(append(b, "\r\n "...), text[:n]...)
		text = text[n:]
	}
	return append(b, "\r\n\r\n"...)
}
