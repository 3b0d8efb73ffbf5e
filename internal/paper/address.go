package paper

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"kith/internal/contact"
)

// lines writes an address as an envelope has it, and the name of the country for a line of its own: in capitals, as the
// Universal Postal Union asks for it, and "" where the letter stays in the country it leaves from.
func lines(a *contact.Address, home string) (text []string, country string) {
	code := countryCode(a.Country)
	there := code
	if a.Country == "" {
		there = home
	}
	add := func(line string) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			text = append(text, line)
		}
	}
	for _, street := range a.Street {
		add(street)
	}
	add(a.Extended)
	if a.POBox != "" {
		add(postBox(a.POBox, there))
	}
	switch there {
	case "US", "CA", "AU":
		region := strings.TrimSpace(a.Region + " " + a.Postcode)
		if a.Locality != "" && region != "" {
			region = ", " + region
		}
		add(a.Locality + region)
	case "GB", "IE":
		add(a.Locality)
		add(a.Region)
		add(a.Postcode)
	case "IT", "ES":
		region := ""
		if a.Region != "" {
			region = " (" + a.Region + ")"
		}
		add(a.Postcode + " " + a.Locality + region)
	default:
		add(a.Postcode + " " + a.Locality)
		if a.Postcode+a.Locality == "" {
			add(a.Region)
		}
	}
	if len(text) == 0 && strings.TrimSpace(a.Formatted) != "" {
		for line := range strings.SplitSeq(a.Formatted, "\n") {
			add(line)
		}
		return text, "" // its country is among the lines
	}
	if len(text) > 0 && a.Country != "" && (code == "" || code != home) {
		country = strings.ToUpper(strings.Join(strings.Fields(a.Country), " "))
	}
	return text, country
}

// postBox names a post-office box that is only a number, as the country it is in does.
func postBox(box, country string) string {
	box = strings.TrimSpace(box)
	switch {
	case strings.Trim(box, "0123456789 ") != "":
		return box
	case country == "DE" || country == "AT" || country == "CH" || country == "LI":
		return "Postfach " + box
	}
	return "PO Box " + box
}

var countries = sync.OnceValue(func() map[string]string {
	codes := map[string]string{"USA": "US", "UK": "GB", "D": "DE", "A": "AT", "ENGLAND": "GB", "GREAT BRITAIN": "GB", "GROSSBRITANNIEN": "GB", "BRD": "DE"}
	tags := []language.Tag{language.German, language.English, language.French, language.Italian, language.Spanish, language.Dutch, language.Polish}
	namers := make([]display.Namer, len(tags))
	for i, tag := range tags {
		namers[i] = display.Regions(tag)
	}
	for _, region := range language.Supported.Regions() {
		if !region.IsCountry() {
			continue
		}
		code := region.Canonicalize().String()
		codes[region.String()] = code
		codes[region.ISO3()] = code
		for _, namer := range namers {
			if name := namer.Name(region); name != "" {
				codes[strings.ToUpper(name)] = code
			}
		}
	}
	return codes
})

// countryCode gives the ISO 3166 code of a country by its name in one of the languages of Europe, or by a code; "" if unknown.
func countryCode(name string) string {
	return countries()[strings.ToUpper(strings.Trim(strings.TrimSpace(name), "."))]
}

// HomeCountry gives the country of a locale: "DE" for de_DE.UTF-8; "" for one that names none.
func HomeCountry(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	if _, region, ok := strings.Cut(locale, "_"); ok && len(region) == 2 {
		return strings.ToUpper(region)
	}
	return ""
}
