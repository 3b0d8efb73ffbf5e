// Command maketable writes how phone numbers are made in every country, as the library phonenumbers knows it, into a table that the
// program reads only when it needs it: the library itself would cost every start some milliseconds and megabytes.
// `go generate ./internal/numbering` runs it.
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

func main() {
	table, err := build()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("countries.tsv", table, 0o644); err != nil {
		log.Fatal(err)
	}
}

// build writes a line for each country: its code, its calling code, the prefix that numbers have within the country, the pattern by which it is
// taken off and what is put there instead, the pattern of all valid numbers. Lines that begin with a tab follow it and say how
// numbers are grouped: leading digits, pattern, groups.
func build() ([]byte, error) {
	collection, err := phonenumbers.MetadataCollection()
	if err != nil {
		return nil, err
	}
	all := collection.GetMetadata()
	slices.SortFunc(all, func(a, b *phonenumbers.PhoneMetadata) int { return cmp.Compare(a.GetId(), b.GetId()) })
	var b bytes.Buffer
	for _, m := range all {
		if m.GetId() == "001" { // not of a country
			continue
		}
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\t%s\t%s\n", m.GetId(), m.GetCountryCode(), m.GetNationalPrefix(), m.GetNationalPrefixForParsing(), m.GetNationalPrefixTransformRule(), valid(m))
		// Countries that share a calling code (1, 44, 39) group their numbers as the one that leads does.
		if phonenumbers.GetRegionCodeForCountryCode(int(m.GetCountryCode())) != m.GetId() {
			continue
		}
		for _, f := range formats(m) {
			leading := ""
			if list := f.GetLeadingDigitsPattern(); len(list) > 0 {
				leading = list[len(list)-1]
			}
			fmt.Fprintf(&b, "\t%s\t%s\t%s\n", plain(leading), plain(f.GetPattern()), f.GetFormat())
		}
	}
	return b.Bytes(), nil
}

// formats are those for numbers with their calling code.
func formats(m *phonenumbers.PhoneMetadata) []*phonenumbers.NumberFormat {
	if len(m.GetIntlNumberFormat()) == 0 {
		return m.GetNumberFormat()
	}
	var kept []*phonenumbers.NumberFormat
	for _, f := range m.GetIntlNumberFormat() {
		if f.GetFormat() != "NA" {
			kept = append(kept, f)
		}
	}
	return kept
}

func valid(m *phonenumbers.PhoneMetadata) string {
	var patterns []string
	for _, kind := range []*phonenumbers.PhoneNumberDesc{
		m.GetFixedLine(), m.GetMobile(), m.GetTollFree(), m.GetSharedCost(), m.GetPremiumRate(), m.GetVoip(), m.GetPersonalNumber(), m.GetPager(), m.GetUan(), m.GetVoicemail(),
	} {
		if p := plain(kind.GetNationalNumberPattern()); p != "" && p != "NA" && !slices.Contains(patterns, p) {
			patterns = append(patterns, p)
		}
	}
	return strings.Join(patterns, "|")
}

// plain takes the blanks and line breaks out with which the patterns are laid out.
func plain(pattern string) string { return strings.Join(strings.Fields(pattern), "") }
