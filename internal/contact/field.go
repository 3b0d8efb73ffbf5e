package contact

import (
	"strings"

	"kith/internal/vcard"
)

// field is what a property means to Kith, whatever program wrote it.
type field uint8

const (
	fieldOther       field = iota // nothing Kith shows by itself: kept and listed in properties
	fieldName                     // FN (RFC 6350 §6.2.1)
	fieldParts                    // N (§6.2.2)
	fieldNickname                 // NICKNAME (§6.2.3)
	fieldPhoto                    // PHOTO (§6.2.4)
	fieldBirthday                 // BDAY (§6.2.5)
	fieldAnniversary              // ANNIVERSARY (§6.2.6) and its forerunners
	fieldAddress                  // ADR (§6.3.1)
	fieldAddressText              // LABEL (RFC 2426 §3.2.2)
	fieldPhone                    // TEL (§6.4.1), X-MS-TEL of Outlook
	fieldEmail                    // EMAIL (§6.4.2)
	fieldIM                       // IMPP (§6.4.3) and the X- family before it
	fieldTitle                    // TITLE (§6.6.1)
	fieldRole                     // ROLE (§6.6.2)
	fieldOrg                      // ORG (§6.6.4)
	fieldRelated                  // RELATED (§6.6.6) and its forerunners
	fieldCircles                  // CATEGORIES (§6.7.1)
	fieldNote                     // NOTE (§6.7.2)
	fieldUID                      // UID (§6.7.6)
	fieldURL                      // URL (§6.7.8), SOCIALPROFILE (RFC 9554 §3.5) and X-SOCIALPROFILE of Apple
	fieldKind                     // KIND (§6.1.4), X-ADDRESSBOOKSERVER-KIND
	fieldShowAs                   // X-ABShowAs of Apple
	fieldLabel                    // X-ABLabel of Apple: the label of the properties in its group
	fieldLabelForm                // X-ABADR of Apple: the country form of the address in its group
	fieldDate                     // X-ABDATE of Apple: what it is the date of says its label
	fieldAndroid                  // X-ANDROID-CUSTOM: what it is says its first component
	fieldDeath                    // DEATHDATE (RFC 6474 §2.3), in a 3.0 card X-DEATHDATE
	fieldFormer                   // X-KITH-ROLE: what somebody was, see roles.go
	fieldHousehold                // X-KITH-HOUSEHOLD: the group is a household, see household.go
	fieldOffer                    // EXPERTISE (RFC 6715 §2.1): what somebody offers, see giving.go
	fieldNeed                     // X-KITH-NEED: what somebody looks for
	fieldRhythm                   // X-KITH-RHYTHM: how often to be in touch, see rhythm.go
	fieldForm                     // X-KITH-FORM: du or Sie, see manner.go
	fieldLanguage                 // LANG (§6.4.4): in which language to write
	fieldGender                   // GRAMGENDER (RFC 9554 §3.2): the gender in salutations
	fieldMetPlace                 // X-KITH-MET-PLACE: where one met somebody, see met.go
	fieldMetDate                  // X-KITH-MET-DATE: when
	fieldMetThrough               // X-KITH-MET-THROUGH: through whom
)

// fieldOf tells what a property name means. It runs for every property of an import, hence no map and no allocation.
func fieldOf(name string) field {
	var buf [48]byte
	if len(name) > len(buf) {
		return fieldOther
	}
	for i := range len(name) {
		c := name[i]
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		buf[i] = c
	}
	upper := buf[:len(name)]
	if len(upper) > 2 && upper[0] == 'X' && upper[1] == '-' {
		return extensionOf(upper)
	}
	switch string(upper) {
	case "FN":
		return fieldName
	case "N":
		return fieldParts
	case "TEL":
		return fieldPhone
	case "EMAIL":
		return fieldEmail
	case "ADR":
		return fieldAddress
	case "ORG":
		return fieldOrg
	case "TITLE":
		return fieldTitle
	case "ROLE":
		return fieldRole
	case "NOTE":
		return fieldNote
	case "URL", "SOCIALPROFILE":
		return fieldURL
	case "UID":
		return fieldUID
	case "BDAY":
		return fieldBirthday
	case "PHOTO":
		return fieldPhoto
	case "CATEGORIES":
		return fieldCircles
	case "NICKNAME":
		return fieldNickname
	case "IMPP":
		return fieldIM
	case "KIND":
		return fieldKind
	case "LABEL":
		return fieldAddressText
	case "ANNIVERSARY":
		return fieldAnniversary
	case "DEATHDATE":
		return fieldDeath
	case nameOffer:
		return fieldOffer
	case nameLanguage:
		return fieldLanguage
	case nameGender:
		return fieldGender
	case "RELATED", "AGENT": // AGENT became RELATED;TYPE=agent (RFC 6350 §A.2)
		return fieldRelated
	}
	return fieldOther
}

func extensionOf(upper []byte) field {
	switch string(upper) {
	case "X-ABLABEL":
		return fieldLabel
	case "X-ABADR":
		return fieldLabelForm
	case "X-ABSHOWAS":
		return fieldShowAs
	case "X-ABDATE":
		return fieldDate
	case "X-ADDRESSBOOKSERVER-KIND":
		return fieldKind
	case "X-DEATHDATE":
		return fieldDeath
	case "X-SOCIALPROFILE":
		return fieldURL
	case "X-MS-TEL":
		return fieldPhone
	case "X-ANDROID-CUSTOM":
		return fieldAndroid
	case nameOfferOld, nameOfferDone:
		return fieldOffer
	case nameNeed:
		return fieldNeed
	case nameFormerRole:
		return fieldFormer
	case paramHousehold:
		return fieldHousehold
	case nameRhythm:
		return fieldRhythm
	case nameForm:
		return fieldForm
	case nameLanguageOld:
		return fieldLanguage
	case nameGenderOld:
		return fieldGender
	case nameMetPlace:
		return fieldMetPlace
	case nameMetDate:
		return fieldMetDate
	case nameMetThrough:
		return fieldMetThrough
	case "X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY":
		return fieldAnniversary
	}
	if relationOf(upper) != "" {
		return fieldRelated
	}
	if schemeOf(upper) != "" {
		return fieldIM
	}
	return fieldOther
}

// relationOf gives the relation that a property of its own stands for; "" if none. The name is in upper case.
func relationOf(upper []byte) string {
	switch string(upper) {
	case "X-ABRELATEDNAMES":
		return "related" // says its label
	case "X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-MS-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME":
		return "spouse"
	case "X-MANAGER", "X-EVOLUTION-MANAGER", "X-MS-MANAGER", "X-KADDRESSBOOK-X-MANAGERSNAME":
		return "manager"
	case "X-ASSISTANT", "X-EVOLUTION-ASSISTANT", "X-MS-ASSISTANT", "X-KADDRESSBOOK-X-ASSISTANTSNAME":
		return "assistant"
	case "X-MS-CHILD":
		return "child"
	case "AGENT":
		return "agent"
	}
	return ""
}

// schemeOf gives the URI scheme of the messengers that had a property of their own before IMPP (RFC 4770); "" if none.
// The name is in upper case.
func schemeOf(upper []byte) string {
	switch string(upper) {
	case "X-AIM":
		return "aim"
	case "X-ICQ":
		return "icq"
	case "X-JABBER":
		return "xmpp"
	case "X-MSN":
		return "msn"
	case "X-SKYPE", "X-SKYPE-USERNAME":
		return "skype"
	case "X-YAHOO":
		return "yahoo"
	case "X-QQ":
		return "qq"
	case "X-GTALK", "X-GOOGLE-TALK":
		return "gtalk"
	case "X-GADUGADU":
		return "gadugadu"
	case "X-GROUPWISE":
		return "groupwise"
	case "X-TWITTER":
		return "twitter"
	case "X-MATRIX":
		return "matrix"
	case "X-TELEGRAM":
		return "telegram"
	case "X-SIGNAL":
		return "signal"
	case "X-THREEMA":
		return "threema"
	case "X-SIP":
		return "sip"
	case "X-WHATSAPP":
		return "whatsapp"
	case "X-MS-IMADDRESS", "X-KADDRESSBOOK-X-IMADDRESS":
		return "im"
	}
	return ""
}

// scheme is schemeOf for the property itself; "" for IMPP, which has its own.
func scheme(p *vcard.Property) string { return schemeOf([]byte(strings.ToUpper(p.Name))) }

// components splits a compound value at its semicolons without unescaping (RFC 6350 §3.4).
func components(value string) []string { return cutAt(value, ';') }

// cutAt splits a value at every sep that is not escaped.
func cutAt(value string, sep byte) []string {
	parts := make([]string, 0, 8)
	for {
		part, rest, found := cutNext(value, sep)
		parts = append(parts, part)
		if !found {
			return parts
		}
		value = rest
	}
}

// cutNext cuts a value at its first sep that is not escaped.
func cutNext(value string, sep byte) (part, rest string, found bool) {
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case sep:
			return value[:i], value[i+1:], true
		}
	}
	return value, "", false
}

// items gives the values of one component: unescaped, trimmed, without empty ones, each as one line; never nil.
func items(raw string) []string {
	list := []string{}
	for raw != "" {
		part, rest, _ := cutNext(raw, ',')
		if text := oneLine(part); text != "" {
			list = append(list, text)
		}
		raw = rest
	}
	return list
}

// joined is strings.Join(items(raw), sep), without allocating in the usual case of one plain value.
func joined(raw, sep string) string {
	if strings.IndexByte(raw, ',') < 0 {
		return oneLine(raw)
	}
	return strings.Join(items(raw), sep)
}

// oneLine unescapes a value that a person reads as one line: control characters are blanks, the ends are trimmed.
func oneLine(raw string) string {
	if strings.IndexByte(raw, '\\') >= 0 {
		raw = vcard.Unescape(raw)
	}
	return plainLine(raw)
}

// plainLine is oneLine for text that is not escaped.
func plainLine(text string) string {
	for i := range len(text) {
		if text[i] < ' ' || text[i] == 0x7f {
			text = strings.Map(func(r rune) rune {
				if r < ' ' || r == 0x7f {
					return ' '
				}
				return r
			}, text)
			break
		}
	}
	return strings.TrimSpace(text)
}

// multiLine unescapes a value that may have several lines; what separates them is "\n".
func multiLine(raw string) string {
	if strings.IndexByte(raw, '\\') >= 0 {
		raw = vcard.Unescape(raw)
	}
	if strings.IndexByte(raw, '\r') >= 0 {
		raw = lineBreaks.Replace(raw)
	}
	return raw
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")
