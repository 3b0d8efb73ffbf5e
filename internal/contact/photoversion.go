package contact

import (
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// photoVersion tells one photo from another by its length and a hash of its base64 text; decoding it would cost an import of
// many photos more than everything else. It is "" where View shows no photo.
func photoVersion(p *vcard.Property) string {
	if !hasPrefixFold(strings.TrimLeft(p.Value, " \t"), "data:") && !isBase64(p) {
		return ""
	}
	if len(p.Value) < 1024 { // too little for a picture, so it may be none: look
		if _, _, ok := vcard.Binary(p); !ok {
			return ""
		}
	}
	var b [40]byte
	out := strconv.AppendInt(b[:0], int64(len(p.Value)), 36)
	return string(strconv.AppendUint(append(out, '-'), wideHash(p.Value), 36))
}

func isBase64(p *vcard.Property) bool {
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, "ENCODING") {
			for _, encoding := range p.Params[i].Values {
				if strings.EqualFold(encoding, "b") || strings.EqualFold(encoding, "base64") {
					return p.Value != ""
				}
			}
		}
	}
	return false
}
