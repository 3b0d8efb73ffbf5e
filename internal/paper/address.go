package paper

import (
	"strings"

	"kith/internal/contact"
	"kith/internal/country"
)

// lines writes an address as an envelope has it, and the name of the country for a line of its own: in capitals, as the
// Universal Postal Union asks for it, and "" where the letter stays in the country it leaves from.
func lines(a *contact.Address, home string) (text []string, abroad string) {
	code := country.Code(a.Country)
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
		abroad = strings.ToUpper(strings.Join(strings.Fields(a.Country), " "))
	}
	return text, abroad
}

// postBox names a post-office box that is only a number, as the country it is in does.
func postBox(box, there string) string {
	box = strings.TrimSpace(box)
	switch {
	case strings.Trim(box, "0123456789 ") != "":
		return box
	case there == "DE" || there == "AT" || there == "CH" || there == "LI":
		return "Postfach " + box
	}
	return "PO Box " + box
}
