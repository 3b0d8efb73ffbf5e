package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// NameParts are the parts of a person's name (RFC 6350 §6.2.2).
type NameParts struct {
	Prefixes   []string `json:"prefixes"`
	Given      []string `json:"given"`
	Additional []string `json:"additional"`
	Family     []string `json:"family"`
	Suffixes   []string `json:"suffixes"`
}

// lists gives the parts in the order of N.
func (n *NameParts) lists() [5][]string {
	return [5][]string{n.Family, n.Given, n.Additional, n.Prefixes, n.Suffixes}
}

// rawName holds the components of an N: family, given, additional, prefixes, suffixes, as written.
type rawName struct {
	found  bool
	part   [5]string
	beyond bool // there are more, as RFC 9554 §2.2 has them
}

func readName(value string) rawName {
	n := rawName{found: true}
	for i := 0; ; i++ {
		part, rest, more := cutNext(value, ';')
		if i < len(n.part) {
			n.part[i] = part
		} else if strings.TrimSpace(part) != "" {
			n.beyond = true
		}
		if !more {
			return n
		}
		value = rest
	}
}

func (n *rawName) family() string { return joined(n.part[0], " ") }
func (n *rawName) given() string  { return joined(n.part[1], " ") }

// full composes the name as it is spoken: prefixes, given, additional, family, suffixes.
func (n *rawName) full() string {
	return spoken(joined(n.part[3], " "), n.given(), joined(n.part[2], " "), n.family(), joined(n.part[4], " "))
}

func (n *rawName) blank() bool {
	for i := range n.part {
		if joined(n.part[i], " ") != "" {
			return false
		}
	}
	return !n.beyond
}

func (n *rawName) lists() NameParts {
	return NameParts{
		Family: items(n.part[0]), Given: items(n.part[1]), Additional: items(n.part[2]),
		Prefixes: items(n.part[3]), Suffixes: items(n.part[4]),
	}
}

// spoken joins what is not empty with blanks; one part alone costs nothing.
func spoken(parts ...string) string {
	size, count, only := 0, 0, ""
	for _, part := range parts {
		if part != "" {
			size += len(part) + 1
			count++
			only = part
		}
	}
	if count < 2 {
		return only
	}
	b := make([]byte, 0, size)
	for _, part := range parts {
		if part != "" {
			if len(b) > 0 {
				b = append(b, ' ')
			}
			b = append(b, part...)
		}
	}
	return string(b)
}

func (v *viewer) name(i int) {
	text := oneLine(v.props[i].Value)
	if text != "" && v.fn != "" {
		return
	}
	if text != "" {
		v.fn = text
	}
	v.show(i)
}

func (v *viewer) nameParts(i int) {
	n := readName(v.props[i].Value)
	blank := n.blank()
	if v.parts.found && !blank {
		return
	}
	v.show(i)
	if !blank {
		v.parts = n
		v.more[i] = v.more[i] || n.beyond
	}
}

func (v *viewer) nameLists() {
	n := v.parts.lists()
	v.Given, v.Additional, v.Family, v.Prefixes, v.Suffixes = n.Given, n.Additional, n.Family, n.Prefixes, n.Suffixes
}

// inferKind tells an organisation by a card that has one in the place of a person's name.
func inferKind(fn, full, org string) string {
	if org != "" && (full == "" && (fn == "" || strings.EqualFold(fn, org)) || strings.EqualFold(full, org)) {
		return KindOrganisation
	}
	return KindPerson
}

// kindFinder finds the property that says what a card is of: the first KIND, or else X-ABShowAs:COMPANY.
type kindFinder struct {
	index, rank int
	kind        string
}

func (k *kindFinder) see(f field, p *vcard.Property, i int) {
	rank, kind := 0, ""
	switch f {
	case fieldKind:
		switch text := oneLine(p.Value); {
		case strings.EqualFold(text, "individual"):
			kind = KindPerson
		case strings.EqualFold(text, "org"), strings.EqualFold(text, "organization"), strings.EqualFold(text, "organisation"):
			kind = KindOrganisation
		case strings.EqualFold(text, "group"):
			kind = KindGroup
		default:
			return
		}
		rank = 2
	case fieldShowAs:
		if !strings.EqualFold(oneLine(p.Value), "COMPANY") {
			return
		}
		rank, kind = 1, KindOrganisation
	}
	if rank > k.rank {
		*k = kindFinder{i, rank, kind}
	}
}

// particles begin a family name though they are written small.
var particles = []string{
	"von", "vom", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "zu", "zum", "zur", "und",
	"ter", "ten", "af", "av", "al", "el", "bin", "ibn", "y",
}

// prefixes and suffixes of names, without dots and in lower case.
var (
	namePrefixes = []string{"dr", "prof", "professor", "herr", "frau", "mr", "mrs", "ms", "miss", "sir", "dipl-ing", "ing", "mag", "med", "h", "c", "hc", "rer", "nat", "jur", "phil", "pd"}
	nameSuffixes = []string{"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "msc", "bsc", "ma", "ba", "llm", "esq"}
)

// SplitName takes a name written as one text apart: "Dr. Anna Maria von Weber", "Weber, Anna".
func SplitName(text string) NameParts {
	var n NameParts
	family, given, comma := strings.Cut(text, ",")
	words := strings.Fields(text)
	if comma {
		last := foldedWord(given)
		if slices.Contains(nameSuffixes, last) { // "Anna Weber, PhD"
			n.Suffixes = []string{strings.TrimSpace(given)}
			words = strings.Fields(family)
		} else {
			n.Family = some(strings.Join(strings.Fields(family), " "))
			words = strings.Fields(given)
		}
	}
	titles := 0
	for titles < len(words)-1 && slices.Contains(namePrefixes, foldedWord(words[titles])) {
		// "Dr. h. c." goes on with short words, but a name does not begin with one.
		if titles == 0 && len(foldedWord(words[0])) < 2 {
			break
		}
		titles++
	}
	if titles > 0 {
		n.Prefixes, words = []string{strings.Join(words[:titles], " ")}, words[titles:]
	}
	for len(words) > 2 && slices.Contains(nameSuffixes, foldedWord(words[len(words)-1])) {
		n.Suffixes = append([]string{words[len(words)-1]}, n.Suffixes...)
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return n
	}
	if n.Family == nil && len(words) > 1 {
		cut := len(words) - 1
		for cut > 1 && slices.Contains(particles, words[cut-1]) {
			cut--
		}
		if slices.Contains(particles, words[0]) {
			cut = 0
		}
		n.Family, words = some(strings.Join(words[cut:], " ")), words[:cut]
	}
	if len(words) > 0 {
		n.Given = words[:1]
		n.Additional = some(strings.Join(words[1:], " "))
	}
	return n
}

func foldedWord(word string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(word), ".", ""))
}

func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
