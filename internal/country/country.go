// Package country knows countries by the names that address books write, as ISO 3166 codes. Addresses on paper and phone numbers
// call it.
package country

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var codes = sync.OnceValue(func() map[string]string {
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
				codes[upper(name)] = code
			}
		}
	}
	return codes
})

// upper writes a name in capitals, which have no ß.
func upper(name string) string { return strings.ReplaceAll(strings.ToUpper(name), "ß", "SS") }

// Code gives the ISO 3166 code of a country by its name in one of the languages of Europe, or by a code; "" if unknown.
func Code(name string) string {
	return codes()[upper(strings.Trim(strings.TrimSpace(name), "."))]
}

// OfLocale gives the country of a locale: "DE" for de_DE.UTF-8; "" for one that names none.
func OfLocale(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	if _, region, ok := strings.Cut(locale, "_"); ok && len(region) == 2 {
		return strings.ToUpper(region)
	}
	return ""
}

// Name gives the name of a country by its code in a language ("de", "en"); the code itself if it is of none.
func Name(code, lang string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	tag := language.English
	if lang == "de" {
		tag = language.German
	}
	if name := display.Regions(tag).Name(region); name != "" {
		return name
	}
	return code
}
