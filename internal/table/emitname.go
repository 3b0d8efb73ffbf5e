package table

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// name writes FN and N. A full name alone is FN and nothing else, unless it says by a comma which part is the family name.
func (b *builder) name(s *slotValue) {
	n := s.part[:nameFull]
	full, also, _ := strings.Cut(s.part[nameFull], "\n")
	full = strings.TrimSpace(full)
	parts := n[namePrefix] != "" || n[nameGiven] != "" || n[nameMiddle] != "" || n[nameFamily] != "" || n[nameSuffix] != ""
	var turned string
	if full != "" && !parts {
		if family, given, ok := FamilyGiven(full); ok {
			n[nameFamily], n[nameGiven], parts = family, given, true
			turned = given + " " + family
		}
	}
	spoken := turned
	if spoken == "" {
		spoken = full
	}
	if spoken == "" && parts {
		prefix := n[namePrefix]
		if IsSalutation(prefix) {
			prefix = ""
		}
		spoken = joinWords(prefix, n[nameGiven], n[nameMiddle], n[nameFamily], n[nameSuffix])
		// LinkedIn's people write their degrees behind their family names.
		if family, degree, ok := cutDegree(n[nameFamily]); ok && n[nameSuffix] == "" {
			n[nameFamily], n[nameSuffix] = family, degree
		}
		if spoken == "" {
			spoken = n[namePrefix]
		}
	}
	if spoken != "" {
		b.add("FN", vcard.Escape(oneLine(spoken)))
	} else if org := b.organisationName(); org != "" {
		b.add("FN", vcard.Escape(oneLine(org)))
	}
	if parts {
		size := 4
		for _, part := range n {
			size += len(part) + 1
		}
		v := make([]byte, 0, size)
		for i, part := range [5]int{nameFamily, nameGiven, nameMiddle, namePrefix, nameSuffix} {
			if i > 0 {
				v = append(v, ';')
			}
			v = append(v, vcard.Escape(n[part])...)
		}
		b.add("N", string(v))
	}
	for other := range strings.SplitSeq(also, "\n") {
		if other = strings.TrimSpace(other); other != "" && other != full {
			b.add("FN", vcard.Escape(other))
		}
	}
}

// organisationName is what a row without a person's name goes by.
func (b *builder) organisationName() string {
	for i := range b.slots {
		if b.plan.slots[i].field == FieldOrganisation && b.slots[i].part[partValue] != "" {
			return b.split(b.slots[i].part[partValue], "", anything)[0]
		}
	}
	return ""
}

func joinWords(parts ...string) string {
	var b strings.Builder
	size, filled, only := 0, 0, ""
	for _, part := range parts {
		if part != "" {
			size, filled, only = size+len(part)+1, filled+1, part
		}
	}
	if filled < 2 {
		return only
	}
	b.Grow(size)
	for _, part := range parts {
		if part != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(part)
		}
	}
	return b.String()
}

func oneLine(s string) string {
	if strings.ContainsAny(s, "\r\n\t") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// IsSalutation tells what stands before a name in a letter but is not part of it.
func IsSalutation(prefix string) bool {
	switch strings.ToLower(strings.TrimSuffix(prefix, ".")) {
	case "herr", "frau", "mr", "mrs", "ms", "miss", "monsieur", "madame", "mme", "m", "señor", "señora", "sr", "sra", "signor", "signora", "sig", "sig.ra", "mlle", "dhr", "mevr", "de heer", "mevrouw":
		return true
	}
	return false
}

// cutDegree takes "PhD" off "Ørsted, PhD".
func cutDegree(family string) (name, degree string, ok bool) {
	at := strings.LastIndexByte(family, ',')
	if at < 0 {
		return family, "", false
	}
	name, degree = strings.TrimSpace(family[:at]), strings.TrimSpace(family[at+1:])
	plain := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(degree, ".", ""), " ", ""))
	return name, degree, name != "" && slices.Contains(degrees, plain)
}

// degrees stand behind a family name and are none of it.
var degrees = []string{"phd", "md", "mba", "emba", "msc", "bsc", "ma", "ba", "llm", "jr", "sr", "ii", "iii", "iv", "esq", "cfa", "cpa", "pmp"}

// notNames stand behind a comma without being given names.
var notNames = []string{"jr", "sr", "phd", "md", "mba", "esq", "inc", "ltd", "llc", "gmbh", "ag", "kg", "co", "corp", "dr", "msc", "bsc", "ma", "ba", "llm", "sohn",
	"ii", "iii", "iv", "ev", "eg", "plc", "sa", "srl", "bv", "nv", "spa", "und", "and", "et", "y", "e", "u", "the"}

// FamilyGiven reads "Weber, Anna" and nothing that could mean anything else.
func FamilyGiven(full string) (family, given string, ok bool) {
	family, given, ok = strings.Cut(full, ",")
	family, given = strings.TrimSpace(family), strings.TrimSpace(given)
	if !ok || family == "" || given == "" || strings.ContainsAny(full, "0123456789&+/()\"@") || strings.Contains(given, ",") ||
		len(strings.Fields(family)) > 3 || len(strings.Fields(given)) > 3 {
		return "", "", false
	}
	for _, word := range append(strings.Fields(family), strings.Fields(given)...) {
		if slices.Contains(notNames, strings.ToLower(strings.ReplaceAll(word, ".", ""))) {
			return "", "", false
		}
	}
	return family, given, true
}
