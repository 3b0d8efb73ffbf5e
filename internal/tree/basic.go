package tree

// jCard writes dates and times in the extended form of ISO 8601, a card in the basic one (RFC 7095 §3.5.3 to §3.5.7).
var (
	extendedDate = pattern(`^(\d{4})-?(\d\d)-?(\d\d)$|^(\d{4}-\d\d|\d{4})$|^(--\d\d)-?(\d\d)$|^(--\d\d|---\d\d)$`)
	extendedTime = pattern(`^(-{0,2}\d\d)(?::?(\d\d))?(?::?(\d\d))?(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$`)
	offset       = pattern(`^([+-]\d\d):?(\d\d)?$`)
	timeMark     = pattern(`[Tt]`)
)

// toBasic brings the texts of a value of such a type to the form of a card, and answers one that is none and stays as it is.
func toBasic(kind string, value part) (wrong string) {
	var read func(string) (string, bool)
	switch kind {
	case "date":
		read = basicDate
	case "time":
		read = basicTime
	case "date-time", "timestamp", "date-and-or-time":
		read = basicMoment
	case "utc-offset":
		read = basicOffset
	default:
		return ""
	}
	for _, component := range value {
		for i, text := range component {
			if basic, ok := read(text); ok {
				component[i] = basic
			} else if wrong == "" && text != "" {
				wrong = text
			}
		}
	}
	return wrong
}

func basicDate(s string) (string, bool) {
	m := extendedDate().FindStringSubmatch(s)
	if m == nil {
		return s, false
	}
	return m[1] + m[2] + m[3] + m[4] + m[5] + m[6] + m[7], true
}

func basicTime(s string) (string, bool) {
	m := extendedTime().FindStringSubmatch(s)
	if m == nil {
		return s, false
	}
	zone := m[5]
	if zone != "" && zone != "Z" {
		zone, _ = basicOffset(zone)
	}
	return m[1] + m[2] + m[3] + m[4] + zone, true
}

func basicMoment(s string) (string, bool) {
	at := timeMark().FindStringIndex(s)
	if at == nil {
		return basicDate(s)
	}
	date, ok := "", true
	if at[0] > 0 {
		date, ok = basicDate(s[:at[0]])
	}
	clock, fits := basicTime(s[at[1]:])
	if !ok || !fits {
		return s, false
	}
	return date + "T" + clock, true
}

func basicOffset(s string) (string, bool) {
	m := offset().FindStringSubmatch(s)
	if m == nil {
		return s, s == "Z"
	}
	return m[1] + m[2], true
}
