package table

import (
	"slices"
	"strings"
)

// bySamples says what a column is by what stands in it.
func (g *guesser) bySamples(i int) Target {
	samples := g.samples[i]
	if len(samples) == 0 {
		return Target{}
	}
	place := ""
	if i < len(g.header) {
		place = placeOf(words(g.header[i]))
	}
	switch {
	case all(samples, looksLikeEmail):
		return Target{Field: FieldEmail, Type: place}
	case all(samples, looksLikeURL):
		return Target{Field: FieldURL, Type: place}
	case g.header == nil && all(samples, looksLikeDate) && g.has(FieldBirthday, "") < 0:
		return Target{Field: FieldBirthday}
	case all(samples, looksLikePhone) && g.format == OutlookCSV && place == "": // "Rappel", "Auto"
		return Target{Field: FieldPhone, Label: strings.TrimSpace(g.header[i])}
	case all(samples, looksLikePhone):
		return Target{Field: FieldPhone, Type: place}
	case g.has(FieldPhone, "") < 0 && i < len(g.header) && slices.Contains(bareNumbers, strings.Join(words(g.header[i]), " ")) &&
		slices.ContainsFunc(samples, looksLikePhone) && all(samples, isDialled):
		return Target{Field: FieldPhone}
	}
	return Target{}
}

// bareNumbers are headers that mean the phone where no other column is one, as in what is read off a SIM card: "Name, Number".
var bareNumbers = []string{"number", "nummer", "numero", "no", "nr"}

// isDialled reports whether a text has nothing but what phones dial: short numbers of services among others.
func isDialled(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) >= 3 && len(s) <= 25 && strings.Trim(s, "0123456789+*# ()/-") == ""
}

// placeOf gives the type that a header of nothing but a place stands for: "Home", "Ufficio 2".
func placeOf(list []string) string {
	place := ""
	for _, w := range list {
		switch c := headerWords[w]; {
		case c == classHome:
			place = "home"
		case c == classWork:
			place = "work"
		case c == classOther:
			place = "other"
		case strings.Trim(w, "0123456789") != "":
			return ""
		}
	}
	return place
}

func all(list []string, fits func(string) bool) bool {
	for _, s := range list {
		if !fits(s) {
			return false
		}
	}
	return true
}

func looksLikeEmail(s string) bool {
	s = strings.TrimSpace(s)
	at := strings.LastIndexByte(s, '@')
	return at > 0 && at+3 < len(s) && strings.IndexByte(s[at:], '.') > 0 && !strings.ContainsAny(s, "/:")
}

func looksLikeURL(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

// looksLikePhone asks for more than digits: customers and members have numbers too.
func looksLikePhone(s string) bool {
	s = strings.TrimSpace(s)
	digits, marks := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '+' && i == 0, c == ' ', c == '-', c == '/', c == '(', c == ')':
			marks++
		default:
			return false
		}
	}
	if digits < 6 || digits > 17 {
		return false
	}
	return s[0] == '+' || s[0] == '(' || s[0] == '0' && digits > 7 || marks > 0 && !looksLikeDate(s)
}

func looksLikeDate(s string) bool {
	d := readDate(s, DMY)
	return d.ok && d.year > 0 && d.month > 0 && strings.ContainsAny(s, "./- ")
}
