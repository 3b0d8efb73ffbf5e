package vcard

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"slices"
	"strings"
)

// Clone returns a copy that shares nothing with c but strings.
func (c *Card) Clone() *Card {
	copied := &Card{Version: c.Version}
	if c.Properties != nil {
		copied.Properties = make([]Property, len(c.Properties))
	}
	for i := range c.Properties {
		copied.Properties[i] = c.Properties[i].Clone()
	}
	return copied
}

// Clone returns a copy that shares nothing with p but strings.
func (p *Property) Clone() Property {
	copied := *p
	if p.Params != nil {
		copied.Params = make([]Param, len(p.Params))
	}
	for i, param := range p.Params {
		copied.Params[i] = Param{param.Name, append([]string(nil), param.Values...)}
	}
	return copied
}

// manyTypes is the number of types from which on looking through them one by one would be felt.
const manyTypes = 64

// Types returns the lower-case TYPE values of a property, each once, in order, however they were written: TYPE=a,b,
// TYPE=a;TYPE=b, TYPE="a,b", and the broken TYPE=VOICE\,CELL. PREF=1 of vCard 4.0 counts as the type "pref" of 3.0.
func Types(p *Property) []string {
	var types []string
	var known map[string]bool // only for the absurd card that has very many
	add := func(t string) {
		t = strings.ToLower(strings.Trim(t, " \t\\\""))
		if t == "" || known[t] || known == nil && slices.Contains(types, t) {
			return
		}
		types = append(types, t)
		if known != nil {
			known[t] = true
		} else if len(types) == manyTypes {
			known = make(map[string]bool, 4*manyTypes)
			for _, have := range types {
				known[have] = true
			}
		}
	}
	for _, param := range p.Params {
		switch {
		case strings.EqualFold(param.Name, "TYPE"):
			for _, value := range param.Values {
				for part := range strings.SplitSeq(value, ",") {
					add(part)
				}
			}
		case strings.EqualFold(param.Name, "PREF"):
			if len(param.Values) > 0 && strings.TrimSpace(param.Values[0]) == "1" {
				add("pref")
			}
		}
	}
	return types
}

// Binary returns the bytes of a PHOTO, LOGO, SOUND or KEY that the card itself holds: base64 with ENCODING=b
// (RFC 2426 §2.4.1) or without it, or a data: URI (RFC 2397). Blanks and missing padding are forgiven. ok is false for remote URIs,
// which are never fetched, and for anything else.
func Binary(p *Property) (data []byte, mediaType string, ok bool) {
	value := strings.TrimSpace(p.Value)
	if len(value) > 5 && strings.EqualFold(value[:5], "data:") {
		return dataURI(value[5:])
	}
	encoded := false
	for _, e := range p.Param("ENCODING") {
		encoded = encoded || strings.EqualFold(e, "b") || strings.EqualFold(e, "base64")
	}
	if !encoded {
		return undeclared(value)
	}
	if data, ok = decodeBase64(value); !ok {
		return nil, "", false
	}
	if mediaType = strings.ToLower(strings.Join(p.Param("MEDIATYPE"), "")); mediaType != "" {
		return data, mediaType, true
	}
	if mediaType = MediaType(data); mediaType != "" {
		return data, mediaType, true
	}
	for _, t := range Types(p) {
		if t == "pref" || t == "home" || t == "work" {
			continue
		}
		return data, mediaTypeOf(p.Name, t), true
	}
	return data, "application/octet-stream", true
}

// undeclared reads base64 that does not say it is any, as some exporters write pictures: what is long enough, nothing but base64, and
// begins as a known format does.
func undeclared(value string) (data []byte, mediaType string, ok bool) {
	if len(value) < 64 || !isBase64([]byte(value)) {
		return nil, "", false
	}
	if data, ok = decodeBase64(value); !ok {
		return nil, "", false
	}
	if mediaType = MediaType(data); mediaType == "" {
		return nil, "", false
	}
	return data, mediaType, true
}

// dataURI reads what follows "data:". The backslashes some exporters put before comma and semicolon are undone.
func dataURI(rest string) (data []byte, mediaType string, ok bool) {
	head, body, found := strings.Cut(rest, ",")
	if !found {
		return nil, "", false
	}
	head = strings.ReplaceAll(head, `\`, "")
	parts := strings.Split(head, ";")
	mediaType = strings.ToLower(strings.TrimSpace(parts[0]))
	isBase64 := false
	for _, part := range parts[1:] {
		isBase64 = isBase64 || strings.EqualFold(strings.TrimSpace(part), "base64")
	}
	if isBase64 {
		if strings.IndexByte(body, '%') >= 0 {
			if unquoted, err := url.PathUnescape(body); err == nil {
				body = unquoted
			}
		}
		if data, ok = decodeBase64(body); !ok {
			return nil, "", false
		}
	} else {
		text, err := url.PathUnescape(body)
		if err != nil {
			return nil, "", false
		}
		data = []byte(text)
	}
	if mediaType == "" {
		if mediaType = MediaType(data); mediaType == "" {
			mediaType = "text/plain"
		}
	}
	return data, mediaType, true
}

// decodeBase64 forgives blanks, missing padding and the URL alphabet.
func decodeBase64(s string) (data []byte, ok bool) {
	s, clean := stripBase64(s)
	s = strings.TrimRight(s, "=")
	if !clean || s == "" {
		return nil, false
	}
	if len(s)%4 == 1 { // cut off
		s = s[:len(s)-1]
	}
	encoding := base64.RawStdEncoding
	if strings.ContainsAny(s, "-_") {
		encoding = base64.RawURLEncoding
	}
	data, err := encoding.DecodeString(s)
	return data, err == nil && len(data) > 0
}

// MediaType recognises the few formats that occur in address books by their first bytes; "" if none.
func MediaType(data []byte) string {
	for _, m := range []struct{ magic, mediaType string }{
		{"\xff\xd8\xff", "image/jpeg"}, {"\x89PNG\r\n\x1a\n", "image/png"}, {"GIF8", "image/gif"}, {"BM", "image/bmp"},
		{"II*\x00", "image/tiff"}, {"MM\x00*", "image/tiff"}, {"<svg", "image/svg+xml"}, {"OggS", "audio/ogg"},
		{"-----BEGIN PGP", "application/pgp-keys"}, {"ID3", "audio/mpeg"},
	} {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return m.mediaType
		}
	}
	if len(data) > 12 {
		switch {
		case bytes.HasPrefix(data, []byte("RIFF")) && string(data[8:12]) == "WEBP":
			return "image/webp"
		case bytes.HasPrefix(data, []byte("RIFF")) && string(data[8:12]) == "WAVE":
			return "audio/wav"
		case string(data[4:12]) == "ftypheic" || string(data[4:12]) == "ftypmif1":
			return "image/heic"
		case string(data[4:12]) == "ftypavif":
			return "image/avif"
		}
	}
	return ""
}

// mediaTypeOf turns the TYPE of a binary property of vCard 2.1 or 3.0 into a media type.
func mediaTypeOf(name, t string) string {
	if strings.Contains(t, "/") {
		return t
	}
	switch {
	case strings.EqualFold(name, "KEY"):
		switch t {
		case "x509":
			return "application/pkix-cert"
		case "pgp":
			return "application/pgp-keys"
		}
		return "application/octet-stream"
	case strings.EqualFold(name, "SOUND"):
		switch t {
		case "wave", "wav":
			return "audio/wav"
		case "pcm":
			return "audio/basic"
		}
		return "audio/" + t
	case t == "jpg":
		return "image/jpeg"
	}
	return "image/" + t
}
