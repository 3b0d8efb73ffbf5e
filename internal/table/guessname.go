package table

import (
	"slices"
	"strings"
)

// ambiguousNames are the headers that mean the family name beside a given name, the given name beside a family name, else the whole.
var ambiguousNames = []string{"name", "nom", "nome", "nombre", "naam", "namen", "names"}

func (g *guesser) names() {
	for i, header := range g.header {
		list := words(header)
		if len(list) > 1 && whose[list[0]] {
			list = list[1:]
		}
		if g.known[i] || !slices.Contains(ambiguousNames, strings.Join(list, " ")) {
			continue
		}
		given, family := g.has(FieldGiven, "") >= 0, g.has(FieldFamily, "") >= 0
		switch {
		case family && !given:
			g.set(i, Target{Field: FieldGiven})
		case given && !family:
			g.set(i, Target{Field: FieldFamily})
		default:
			g.set(i, Target{Field: FieldName})
		}
	}
}

// contactPersons: whom one talks to there is the contact, where no other column has a name.
func (g *guesser) contactPersons() {
	for i, header := range g.header {
		switch strings.ToLower(strings.TrimSpace(header)) {
		case "ansprechpartner", "ansprechpartner/in", "ansprechpartnerin", "ansprechperson", "kontaktperson", "contact person", "contactpersoon":
			if !g.known[i] && g.has(FieldGiven, "") < 0 && g.has(FieldFamily, "") < 0 && g.has(FieldName, "") < 0 {
				g.set(i, Target{Field: FieldName})
			}
		}
	}
}

// calledBy: beside another given name "Rufname" is what somebody is called.
func (g *guesser) calledBy() {
	for i, header := range g.header {
		if strings.EqualFold(strings.TrimSpace(header), "rufname") && slices.ContainsFunc(g.targets[:i], isGiven) {
			g.set(i, Target{Field: FieldNickname})
		}
	}
}

func isGiven(t Target) bool { return t.Field == FieldGiven }

// salutations are what a column "Title" holds if it means the prefix of the name.
var salutations = []string{"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "herr", "frau", "mx", "sir", "dr ing", "prof dr", "dipl ing", "mag", "dr med",
	"m", "mme", "mlle", "sr", "sra", "sig", "dott", "dhr", "mevr"}

// ambiguousTitles are the headers that mean what stands before the name, or the job.
var ambiguousTitles = []string{"title", "titre", "titulo"}

func isTitleHeader(header string) bool {
	list := words(header)
	return len(list) == 1 && slices.Contains(ambiguousTitles, list[0])
}

func (g *guesser) titles() {
	for i, header := range g.header {
		if g.known[i] || !isTitleHeader(header) {
			continue
		}
		before := false // a second one follows, and this one stands before the names
		for n := i + 1; n < len(g.header); n++ {
			before = before || isTitleHeader(g.header[n]) && slices.ContainsFunc(g.targets[i:n], isGiven)
		}
		prefix := before || g.format == OutlookCSV && !slices.ContainsFunc(g.targets[:i], isGiven) || g.format == GoogleCSV || g.format != LDIF && g.has(FieldTitle, "") >= 0
		if !prefix && g.format != LDIF && len(g.samples[i]) > 0 {
			prefix = all(g.samples[i], func(s string) bool { return slices.Contains(salutations, strings.Join(words(s), " ")) })
		}
		if prefix && (before || g.has(FieldPrefix, "") < 0) {
			g.set(i, Target{Field: FieldPrefix})
		} else {
			g.set(i, Target{Field: FieldTitle})
		}
	}
}
