package vcard

import (
	"slices"
	"strings"
)

// Convert returns the card in version 3.0 or 4.0. What differs between them is said the way programs of the other version
// read it; what has no counterpart stays as a property or parameter that version does not know.
//
// Translated are: TYPE=PREF ↔ PREF=, ENCODING=b ↔ data: URI, tel: URIs, dates without year, dates in basic ↔ extended form,
// GEO, LABEL ↔ ADR;LABEL=, SORT-STRING ↔ N;SORT-AS=, KIND and MEMBER ↔ X-ADDRESSBOOKSERVER-…, RELATED ↔ X-ABRELATEDNAMES,
// ANNIVERSARY ↔ X-ABDATE, alternatives of a name (ALTID), and the properties that only 4.0 has ↔ X- properties.
//
// The converted card remembers its home (see homeVersion): converted back, it is what it was to the last parameter, but for
// what somebody has changed meanwhile. Decoder does that by itself, so that a file Kith wrote in either version comes back
// the same.
func Convert(c *Card, v Version) *Card {
	out := c.Clone()
	if out.Version = v; v == V21 || v == "" {
		out.Version = V30
	}
	if to40 := out.Version == V40; to40 != (c.Version == V40) {
		newTrip(out, to40).run()
	}
	return out
}

// Adopt returns the card in version 3.0 or 4.0 as Convert does, but to stay there, as part of another card say: it knows no home to
// go back to, and no name that only 3.0 demands.
func Adopt(c *Card, v Version) *Card {
	out := Convert(c, v)
	if out.Version == c.Version {
		return out
	}
	out.Properties = slices.DeleteFunc(out.Properties, func(p Property) bool {
		return p.Is(homeVersion) || slices.Equal(p.Param(origin), []string{"-"})
	})
	return out
}

// origin is the parameter that tells the name a property has in 4.0 while it travels in a 3.0 card under an X- name.
// "-" means that the property is not there in 4.0.
const origin = "X-KITH-NAME"

// omitYear is Apple's parameter for a date whose year stands for none.
const omitYear = "X-APPLE-OMIT-YEAR"

// only40 are the properties that RFC 6350 and its extensions (RFC 6474, RFC 6715, RFC 8605, RFC 9554) brought and
// vCard 3.0 does not know.
var only40 = map[string]bool{
	"ANNIVERSARY": true, "BIRTHPLACE": true, "CLIENTPIDMAP": true, "CONTACT-URI": true, "CREATED": true,
	"DEATHDATE": true, "DEATHPLACE": true, "EXPERTISE": true, "GENDER": true, "GRAMGENDER": true, "HOBBY": true,
	"INTEREST": true, "JSPROP": true, "LANG": true, "LANGUAGE": true, "ORG-DIRECTORY": true, "PRONOUNS": true,
	"RELATED": true, "SOCIALPROFILE": true, "XML": true,
}

// apple are the 3.0 names Apple gave to properties of 4.0; every address book server knows them.
var apple = map[string]string{
	"KIND":   "X-ADDRESSBOOKSERVER-KIND",
	"MEMBER": "X-ADDRESSBOOKSERVER-MEMBER",
}

func isBinary(name string) bool {
	switch strings.ToUpper(name) {
	case "PHOTO", "LOGO", "SOUND", "KEY":
		return true
	}
	return false
}

// dropParam removes all parameters with the name.
func (p *Property) dropParam(name string) {
	kept := p.Params[:0]
	for _, param := range p.Params {
		if !strings.EqualFold(param.Name, name) {
			kept = append(kept, param)
		}
	}
	if p.Params = kept; len(kept) == 0 {
		p.Params = nil
	}
}

func (p *Property) hasParam(name string) bool {
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, name) {
			return true
		}
	}
	return false
}

func (p *Property) addParam(name, value string) {
	p.Params = append(p.Params, Param{name, []string{value}})
}

// dropType removes the values of TYPE that drop chooses.
func (p *Property) dropType(drop func(string) bool) {
	kept := p.Params[:0]
	for _, param := range p.Params {
		if strings.EqualFold(param.Name, "TYPE") {
			values := param.Values[:0]
			for _, v := range param.Values {
				if !drop(v) {
					values = append(values, v)
				}
			}
			if param.Values = values; len(values) == 0 {
				continue
			}
		}
		kept = append(kept, param)
	}
	if p.Params = kept; len(kept) == 0 {
		p.Params = nil
	}
}

// typeKey is the set of types as one text, for comparing addresses with their labels.
func typeKey(p *Property) string {
	var key []string
	for _, t := range Types(p) {
		if t != "pref" {
			key = append(key, t)
		}
	}
	for i := range key { // few enough
		for j := i; j > 0 && key[j] < key[j-1]; j-- {
			key[j], key[j-1] = key[j-1], key[j]
		}
	}
	return strings.ToLower(p.Group) + "." + strings.Join(key, ",")
}

// digits reports whether s consists of the pattern: 'd' stands for a digit, anything else for itself.
func digits(s, pattern string) bool {
	if len(s) != len(pattern) {
		return false
	}
	for i := range len(s) {
		if pattern[i] == 'd' && (s[i] < '0' || s[i] > '9') || pattern[i] != 'd' && s[i] != pattern[i] {
			return false
		}
	}
	return true
}

// basic turns a date or time stamp of ISO 8601 extended form, as 3.0 prefers it, into the basic form that RFC 6350 §4.3
// demands. Anything else stays.
func basic(s string) string {
	date, time, timed := strings.Cut(s, "T")
	if !digits(date, "dddd-dd-dd") {
		return s
	}
	date = strings.ReplaceAll(date, "-", "")
	if !timed {
		return date
	}
	clock, zone := cutZone(time)
	if !digits(clock, "dd:dd:dd") && !digits(clock, "dd:dd") || zone != "" && zone != "Z" && !digits(zone[1:], "dd:dd") {
		return s
	}
	return date + "T" + strings.ReplaceAll(clock, ":", "") + strings.ReplaceAll(zone, ":", "")
}

// extended is the inverse of basic.
func extended(s string) string {
	date, time, timed := strings.Cut(s, "T")
	if !digits(date, "dddddddd") {
		return s
	}
	date = date[:4] + "-" + date[4:6] + "-" + date[6:]
	if !timed {
		return date
	}
	clock, zone := cutZone(time)
	switch {
	case digits(clock, "dddddd"):
		clock = clock[:2] + ":" + clock[2:4] + ":" + clock[4:]
	case digits(clock, "dddd"):
		clock = clock[:2] + ":" + clock[2:]
	default:
		return s
	}
	switch {
	case zone == "" || zone == "Z":
	case digits(zone[1:], "dddd"):
		zone = zone[:3] + ":" + zone[3:]
	default:
		return s
	}
	return date + "T" + clock + zone
}

// cutZone cuts a time before "Z", "+hh" or "-hh".
func cutZone(time string) (clock, zone string) {
	if i := strings.IndexAny(time, "Z+-"); i >= 0 {
		return time[:i], time[i:]
	}
	return time, ""
}
