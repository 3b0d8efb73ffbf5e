package appointment

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"

	"kith/internal/icalendar"
)

// participants reads attendees and organizer (RFC 5545 sections 3.8.4.1, 3.8.4.3), each person once; who declined was not there.
func participants(item icalendar.Item) []Participant {
	var all []Participant
	at, declined := map[string]int{}, map[string]bool{}
	for _, p := range item.Extra {
		host := p.Name == "ORGANIZER"
		if p.Name != "ATTENDEE" && !host {
			continue
		}
		param := func(name string) string { return strings.ToUpper(strings.TrimSpace(strings.Join(p.Params[name], ","))) }
		if kind := param("CUTYPE"); kind == "RESOURCE" || kind == "ROOM" || kind == "GROUP" || param("ROLE") == "NON-PARTICIPANT" {
			continue
		}
		one := Participant{Name: oneLine(strings.Join(p.Params["CN"], ", ")), Email: address(p.Value), Host: host}
		if one.Email == "" {
			one.Email = address(strings.Join(p.Params["EMAIL"], ""))
		}
		if last, first, ok := strings.Cut(one.Name, ", "); ok && !strings.Contains(first, ",") { // as Outlook has them
			one.Name = first + " " + last
		}
		if strings.EqualFold(one.Name, one.Email) { // many name people by their address
			one.Name = ""
		}
		key := one.key()
		if key == "" || len(all) >= mostPeople {
			continue
		}
		declined[key] = declined[key] || param("PARTSTAT") == "DECLINED"
		i, known := at[key]
		if !known {
			at[key], all = len(all), append(all, one)
			continue
		}
		all[i].Host = all[i].Host || host
		if all[i].Name == "" {
			all[i].Name = one.Name
		}
	}
	return slices.DeleteFunc(all, func(one Participant) bool { return declined[one.key()] })
}

// mostPeople is how many people of one appointment are read: with more one meets nobody.
const mostPeople = 200

// key tells participants apart: by their contact, else by e-mail address, else by name. "" is nobody.
func (p Participant) key() string {
	switch {
	case p.ID != "":
		return "id:" + p.ID
	case p.Email != "":
		return p.Email
	}
	return strings.ToLower(p.Name)
}

// address is the e-mail address of a CAL-ADDRESS, in lower case; "" if it is none.
func address(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	text = strings.TrimPrefix(text, "mailto:")
	text, _, _ = strings.Cut(text, "?")
	if at := strings.LastIndexByte(text, '@'); at <= 0 || at == len(text)-1 || len(text) > 254 || strings.ContainsAny(text, " \t<>\"") {
		return ""
	}
	return text
}

func oneLine(text string) string { return short(strings.Join(strings.Fields(text), " "), 300) }

func short(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimSpace(string(runes[:most])) + " …"
}

// longest is how much of a description is taken; what is longer are minutes that belong elsewhere.
const longest = 8000

var (
	tag = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)</?(a|b|br|div|em|font|h[1-6]|html|body|i|li|ol|p|span|strong|table|tbody|td|tr|u|ul)\b[^<>]*>`)
	})
	breaks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)<(br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>`) })
	blanks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\n{3,}`) })
)

// plainText is a description without HTML, which Google and Outlook write, and without what would be a mention of somebody in a note.
func plainText(text string) string {
	if tag().MatchString(text) {
		text = breaks().ReplaceAllString(text, "\n")
		text = html.UnescapeString(tag().ReplaceAllString(text, ""))
	}
	text = strings.ReplaceAll(text, "](kith:", "] (kith:")
	text = blanks().ReplaceAllString(strings.ReplaceAll(text, "\r", ""), "\n\n")
	return short(strings.TrimSpace(text), longest)
}

// kindWords say by a word in the title, or at the beginning of one, what an appointment was. The first that fits counts.
var kindWords = []struct {
	kind  string
	words []string
}{
	{"video", []string{"video", "zoom", "teams-", "videocall", "webex", "facetime", "jitsi"}},
	{"call", []string{"call", "phone", "telefon", "anruf", "telko"}},
	{"meal", []string{"lunch", "dinner", "breakfast", "brunch", "coffee", "mittagessen", "abendessen", "frühstück", "essen", "kaffee", "mittagstisch"}},
	{"event", []string{"conference", "concert", "party", "wedding", "fair", "konferenz", "konzert", "feier", "hochzeit", "messe", "vortrag", "tagung"}},
}

var meetingPages = []string{"zoom.us/", "teams.microsoft.com/", "teams.live.com/", "meet.google.com/", "webex.com/", "meet.jit.si/", "whereby.com/", "facetime.apple.com/"}

// kindOf guesses the kind of encounter: by a word of the title, else by a page for a video call and no other place, else a meeting.
func kindOf(item icalendar.Item) string {
	words := strings.FieldsFunc(strings.ToLower(item.Summary), func(r rune) bool { return strings.ContainsRune(" \t,.;:!?()/„“\"'&+–", r) })
	for _, one := range kindWords {
		for _, word := range words {
			for _, start := range one.words {
				// "Telefonat" and "Telefontermin" begin with it, "callback" and "Messeturm" would too: what is short has to be the word.
				if word == start || len(start) >= 6 && strings.HasPrefix(word, start) {
					return one.kind
				}
			}
		}
	}
	place := strings.ToLower(item.Location)
	for _, page := range meetingPages {
		if strings.Contains(place, page) || place == "" && (strings.Contains(strings.ToLower(item.URL), page) || strings.Contains(strings.ToLower(item.Description), page)) {
			return "video"
		}
	}
	return "meeting"
}
