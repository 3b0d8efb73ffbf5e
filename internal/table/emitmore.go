package table

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

var genders = map[string]string{
	"m": "M", "male": "M", "maennlich": "M", "mann": "M", "man": "M", "homme": "M", "masculin": "M", "hombre": "M", "uomo": "M",
	"masculino": "M", "maschile": "M", "maschio": "M", "mannelijk": "M", "femenino": "F", "femminile": "F", "femmina": "F", "vrouwelijk": "F",
	"f": "F", "female": "F", "weiblich": "F", "w": "F", "frau": "F", "femme": "F", "feminin": "F", "mujer": "F", "donna": "F", "vrouw": "F", "woman": "F",
	"divers": "O", "other": "O", "diverse": "O", "d": "O", "x": "O",
}

func (b *builder) gender(s *slotValue) {
	text := s.part[partValue]
	if g, ok := genders[strings.Join(words(text), "")]; ok {
		b.add("GENDER", g)
		return
	}
	b.add("GENDER", ";"+vcard.Escape(text))
}

func (b *builder) photo(s *slotValue) {
	for _, value := range b.split(s.part[partValue], "", anything) {
		lower := strings.ToLower(value[:min(len(value), 8)])
		switch {
		case strings.HasPrefix(lower, "data:"):
			b.add("PHOTO", value)
		case strings.HasPrefix(lower, "https://"), strings.HasPrefix(lower, "http://"):
			b.props = append(b.props, vcard.Property{Name: "PHOTO", Params: []vcard.Param{{Name: "VALUE", Values: []string{"uri"}}}, Value: vcard.EscapeURI(value)})
		default:
			b.keep(s.column[partValue], value)
		}
	}
}

// member adds the members of a group of LDIF, which are written as cn=Anna Weber,mail=anna@example.org.
func (b *builder) member(s *slotValue) {
	b.props = slices.Insert(b.props, 0, vcard.Property{Name: "KIND", Value: "group"})
	for _, dn := range b.split(s.part[partValue], "", anything) {
		name, mail, ok := strings.Cut(dn, "mail=")
		if !ok || strings.Contains(mail, ",") || !looksLikeEmail(mail) {
			b.keep(s.column[partValue], dn)
			continue
		}
		b.labelled("MEMBER", "mailto:"+vcard.EscapeURI(mail), &label{}, vcard.Param{Name: "X-NAME", Values: []string{strings.TrimPrefix(strings.TrimSuffix(name, ","), "cn=")}})
	}
}

// commonName is how the entry of a directory is called that a distinguished name (RFC 4514) names, "CN=Max Chef,OU=Sales"; "" for
// other texts.
func commonName(text string) string {
	if len(text) < 4 || !strings.EqualFold(text[:3], "cn=") {
		return ""
	}
	var b strings.Builder
	for i := 3; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && strings.IndexByte(`,+"\<>;= #`, text[i+1]) >= 0:
			i++
			b.WriteByte(text[i])
		case c == ',' || c == '+':
			if strings.IndexByte(text[i:], '=') < 0 { // an unescaped comma of the name
				return ""
			}
			return strings.TrimSpace(b.String())
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}
