// Package country knows countries by the names that address books write, as ISO 3166 codes. Addresses on paper and phone numbers
// call it.
package country

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// names has a country a line: the code it goes by today, its own, the one of three letters, and its names in German, English, French,
// Italian, Spanish, Dutch and Polish. They are those of the Unicode CLDR, written by `go test -run TestNames -update`: the library
// that has them took 2 ms of every start of the program for itself.
//
//go:embed names.tsv
var names string

// The columns of names.
const (
	canonical = iota
	own
	threeLetters
	german
	english
)

var countries = sync.OnceValue(func() (lines [][]string) {
	for line := range strings.Lines(names) {
		lines = append(lines, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return lines
})

var codes = sync.OnceValue(func() map[string]string {
	codes := map[string]string{"USA": "US", "UK": "GB", "D": "DE", "A": "AT", "ENGLAND": "GB", "GREAT BRITAIN": "GB", "GROSSBRITANNIEN": "GB", "BRD": "DE"}
	for _, line := range countries() {
		for _, name := range line[own:] {
			if name != "" {
				codes[upper(name)] = line[canonical]
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
	column := english
	if lang == "de" {
		column = german
	}
	wanted := strings.ToUpper(code)
	at := slices.IndexFunc(countries(), func(line []string) bool { return line[own] == wanted || line[threeLetters] == wanted })
	if at < 0 || countries()[at][column] == "" {
		return code
	}
	return countries()[at][column]
}
