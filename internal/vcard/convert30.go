package vcard

import (
	"slices"
	"strings"
)

// property30 is the part of away30 that turns one property into one.
func property30(p *Property) {
	upper := strings.ToUpper(p.Name)
	if only40[upper] {
		p.Params = append(p.Params, Param{origin, []string{p.Name}})
		p.Name = "X-" + p.Name
		return // untouched otherwise, so that it comes back as it was
	}
	if name30, ok := apple[upper]; ok {
		p.Name = name30
	}
	pref30(p)
	switch {
	case upper == "BDAY":
		birthday30(p)
	case upper == "REV":
		p.Value = extended(p.Value)
	case upper == "TEL":
		phone30(p)
	case upper == "IMPP":
		service30(p)
	case upper == "GEO":
		if rest, ok := strings.CutPrefix(p.Value, "geo:"); ok {
			if lat, lon, ok := strings.Cut(rest, ","); ok && isNumber(lat) && isNumber(lon) {
				p.Value = lat + ";" + lon
			}
		}
	}
	if !binary30(p) && isBinary(p.Name) && isURI(p.Value) && !p.hasParam("VALUE") {
		p.addParam("VALUE", "uri") // RFC 2426 §3.1.4: binary is the default there
	}
}

// pref30 turns PREF=1 into TYPE=PREF at the same place. Other ranks have no counterpart and stay.
func pref30(p *Property) {
	for i := range p.Params {
		param := &p.Params[i]
		if strings.EqualFold(param.Name, "PREF") && len(param.Values) == 1 && param.Values[0] == "1" {
			*param = Param{"TYPE", []string{"PREF"}}
			return
		}
	}
}

// binary30 turns a data: URI into inline base64 (RFC 2426 §2.4.1) if the media type can be told as a TYPE.
func binary30(p *Property) bool {
	rest, ok := strings.CutPrefix(p.Value, "data:")
	if !ok || p.hasParam("ENCODING") {
		return false
	}
	head, body, ok := strings.Cut(rest, ",")
	// Thunderbird escapes the comma.
	mediaType, isBase64 := strings.CutSuffix(strings.ReplaceAll(head, `\`, ""), ";base64")
	if !ok || !isBase64 || mediaType == "" || body == "" {
		return false
	}
	if _, clean := stripBase64(body); !clean {
		return false
	}
	t := strings.ToUpper(formatOf(p.Name, mediaType))
	if t == "" || placeType(t) || mediaTypeOf(p.Name, strings.ToLower(t)) != mediaType {
		return false
	}
	// A TYPE that binary40 would take for the format has to come after it.
	p.Params = append([]Param{{"ENCODING", []string{"b"}}, {"TYPE", []string{t}}}, p.Params...)
	if values := p.Param("VALUE"); len(values) == 1 && strings.EqualFold(values[0], "uri") {
		p.dropParam("VALUE")
	}
	p.Value = body
	return true
}

// formatOf is the inverse of mediaTypeOf.
func formatOf(name, mediaType string) string {
	switch {
	case strings.EqualFold(name, "KEY"):
		switch mediaType {
		case "application/pkix-cert":
			return "X509"
		case "application/pgp-keys":
			return "PGP"
		}
		return mediaType
	case strings.EqualFold(name, "SOUND"):
		switch mediaType {
		case "audio/wav":
			return "WAVE"
		case "audio/basic":
			return "PCM"
		}
		if t, ok := strings.CutPrefix(mediaType, "audio/"); ok {
			return t
		}
		return mediaType
	}
	if t, ok := strings.CutPrefix(mediaType, "image/"); ok {
		return t
	}
	return mediaType
}

// birthday30 writes a date without year as Apple does, because 3.0 has no form for it.
func birthday30(p *Property) {
	day, ok := strings.CutPrefix(p.Value, "--")
	if ok && digits(day, "dd-dd") {
		day = day[:2] + day[3:]
	}
	if ok && digits(day, "dddd") && !p.hasParam(omitYear) {
		p.Value = "1604-" + day[:2] + "-" + day[2:]
		p.addParam(omitYear, "1604")
		return
	}
	p.Value = extended(p.Value)
}

// label30 takes the LABEL parameter off an address and returns it as the property of RFC 2426 §3.2.2.
func label30(p *Property) Property {
	values := p.Param("LABEL")
	if len(values) != 1 {
		return Property{}
	}
	label := Property{Group: p.Group, Name: "LABEL"}
	for _, param := range p.Params {
		if strings.EqualFold(param.Name, "TYPE") || strings.EqualFold(param.Name, "PREF") && slices.Equal(param.Values, []string{"1"}) {
			label.Params = append(label.Params, Param{param.Name, slices.Clone(param.Values)})
		}
	}
	p.dropParam("LABEL")
	// Many write the line breaks of the parameter as in a value, following the examples of RFC 6350 §6.3.1.
	label.Value = Escape(strings.NewReplacer(`\n`, "\n", `\N`, "\n").Replace(values[0]))
	return label
}

// sort30 takes the SORT-AS parameter off N and returns it as SORT-STRING.
func sort30(p *Property) Property {
	values := p.Param("SORT-AS")
	if len(values) != 1 {
		return Property{}
	}
	p.dropParam("SORT-AS")
	return Property{Name: "SORT-STRING", Value: Escape(values[0])}
}

// isURI reports whether a value starts with a scheme.
func isURI(s string) bool {
	i := strings.IndexByte(s, ':')
	if i < 2 {
		return false
	}
	for _, c := range []byte(s[:i]) {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return true
}
