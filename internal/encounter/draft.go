package encounter

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"kith/internal/civil"
	"kith/internal/fault"
	"kith/internal/message"
)

// Counts reports whether an encounter of a kind is a real one, from which one counts when somebody was met last: notes and attempts
// that failed are none, and greetings only if they are wished to count.
func Counts(kind string, greetings bool) bool {
	switch kind {
	case "note", "attempt":
		return false
	case "greeting":
		return greetings
	}
	return slices.Contains(Kinds, kind)
}

// check brings a draft to its stored form.
func (d *Draft) check(today string) error {
	if d.Kind == "" {
		d.Kind = Kinds[0]
	}
	if !slices.Contains(Kinds, d.Kind) {
		return fault.New("encounter.bad-kind", message.Args{"kind": d.Kind, "kinds": strings.Join(Kinds, ", ")})
	}
	if d.Day == "" {
		d.Day = today
	}
	if civil.Of(d.Day) == civil.None {
		return fault.New("encounter.bad-day", message.Args{"value": d.Day})
	}
	if d.Time != "" {
		if civil.Of(d.Day) != civil.Day {
			return fault.New("encounter.time-no-day", message.Args{"value": d.Day})
		}
		at, err := time.Parse("15:04", d.Time)
		if err != nil {
			return fault.New("encounter.bad-time", message.Args{"value": d.Time})
		}
		d.Time = at.Format("15:04")
	}
	if d.Size < 0 {
		return fault.New("encounter.bad-size", message.Args{"value": strconv.Itoa(d.Size)})
	}
	if d.Initiator != "" && d.Initiator != Me && d.Initiator != Them {
		return fault.New("encounter.bad-initiator", message.Args{"value": d.Initiator})
	}
	if len(d.People)+len(d.New) == 0 {
		return fault.New("encounter.nobody", nil)
	}
	links := []string{}
	for _, written := range d.Links {
		link, err := readLink(written)
		if err != nil {
			return err
		}
		if link != "" && !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	d.Links = links
	d.Place = strings.Join(strings.Fields(clean(d.Place)), " ")
	d.Note = strings.TrimSpace(clean(d.Note))
	return nil
}

func clean(text string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD")
}

// windowsPath begins the path of a file on Windows: C:\ or \\server.
var windowsPath = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z]:[\\/]|\\\\[^\\])`) })

// readLink brings what belongs to an encounter to its stored form: the address of a page, or the full path of a file. Nothing else can be
// opened later. An empty one is "".
func readLink(written string) (string, error) {
	link := strings.TrimSpace(clean(written))
	refused := fault.New("encounter.bad-link", message.Args{"value": link})
	switch lower := strings.ToLower(link); {
	case link == "":
		return "", nil
	case strings.ContainsFunc(link, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "", refused
	case strings.HasPrefix(lower, "www."):
		link = "https://" + link
	case windowsPath().MatchString(link):
		return link, nil
	case strings.HasPrefix(link, "/"):
		return path.Clean(link), nil
	}
	address, err := url.Parse(link)
	if err != nil {
		return "", refused
	}
	switch scheme := strings.ToLower(address.Scheme); {
	case (scheme == "http" || scheme == "https") && address.Host != "":
		return address.String(), nil
	case scheme == "mailto" && address.Opaque != "":
		return address.String(), nil
	case scheme == "file" && (address.Host == "" || address.Host == "localhost") && strings.HasPrefix(address.Path, "/"):
		return path.Clean(address.Path), nil
	}
	return "", refused
}

// IsLink reports whether a text is the address of a page or the full path of a file, which may belong to an encounter.
func IsLink(text string) bool {
	link, err := readLink(text)
	return err == nil && link != ""
}

// IsFile reports whether a link of an encounter is the path of a file rather than an address.
func IsFile(link string) bool { return strings.HasPrefix(link, "/") || windowsPath().MatchString(link) }
