package contact

import (
	"slices"
	"strings"

	"kith/internal/search"
)

// Employer is an organisation that a card names for a role, as lists of organisations need it.
type Employer struct {
	Name    string
	UID     string // of the contact that is the organisation, where the card names it
	Current bool
}

// NameKey is how an organisation is found by its name: Whole is the name without regard to case, accents and punctuation, Base is
// the same without the legal form behind it ("GmbH & Co. KG", "Ltd"). Form is that legal form, "" if there is none.
type NameKey struct {
	Base, Whole int64
	Form        string
}

// OrganisationKey gives the key of a name. The hashes are stored, so they never change.
func OrganisationKey(name string) NameKey {
	words := strings.Fields(search.Fold(name))
	if len(words) == 0 {
		key := nameHash(strings.ToLower(strings.TrimSpace(name)))
		return NameKey{Base: key, Whole: key}
	}
	n := legalForm(words)
	base := strings.Join(words[:len(words)-n], " ")
	key := NameKey{Base: nameHash(base)}
	key.Whole = key.Base
	if n > 0 {
		// "e.V." and "eV" are one form.
		key.Form = strings.Join(words[len(words)-n:], "")
		key.Whole = nameHash(base + "|" + key.Form)
	}
	return key
}

// shortHash keeps the hashes to six bytes: they are in the store several times for every contact, and a million names would not meet.
const shortHash = 1<<47 - 1

func nameHash(text string) int64 { return textKey(keyOrganisation, text) & shortHash }

// legalForm gives how many words at the end of a folded name are its legal form; one at least is left as the name.
func legalForm(words []string) int {
	total := 0
	for {
		left := words[:len(words)-total]
		longest := 0
		for _, form := range legalForms[left[len(left)-1]] {
			if len(form) > longest && len(form) < len(left) && slices.Equal(left[len(left)-len(form):], form) {
				longest = len(form)
			}
		}
		if longest == 0 {
			return total
		}
		total += longest
	}
}

// legalForms are the words of legal forms as search.Fold leaves them, by their last word. Forms join: "GmbH & Co. KG".
var legalForms = byLastWord(
	"gmbh", "ggmbh", "g gmbh", "mbh", "ges m b h", "gesmbh", "ag", "gag", "kg", "kgaa", "ohg", "gbr", "ug", "haftungsbeschrankt", "se", "eg", "e g",
	"ev", "e v", "ek", "e k", "partg", "partgmbb", "co", "und co", "and co", "inc", "incorporated", "ltd", "limited", "llc", "l l c", "llp", "plc", "corp",
	"corporation", "sa", "s a", "sarl", "s a r l", "sas", "srl", "s r l", "spa", "s p a", "bv", "b v", "nv", "n v", "oy", "oyj", "ab", "aps", "a s",
	"sp z o o", "sro", "s r o", "kft", "doo", "d o o", "pty", "pte",
)

func byLastWord(forms ...string) map[string][][]string {
	last := map[string][][]string{}
	for _, form := range forms {
		words := strings.Fields(form)
		end := words[len(words)-1]
		last[end] = append(last[end], words)
	}
	return last
}

// What a contact has to do with an organisation, as the table role says it.
const (
	roleFormer  = 0
	roleCurrent = 1
	roleItself  = 2 // the contact is the organisation, and goes by that name
)

// roleLink is a row of the table role, with what the table organisation needs.
type roleLink struct {
	key   NameKey
	name  string
	state int64
}

// uidKey stands for an organisation that is named by its UID. It has a key of its own, so that two organisations of one name are kept
// apart where the card tells them apart.
func uidKey(uid string) NameKey {
	key := UIDKey(uid) & shortHash
	return NameKey{Base: key, Whole: key}
}

// links gives the rows of a card in the table role.
func (p *Preparer) links(c *Projection) []roleLink {
	if len(c.Employers) == 0 && c.Kind != KindOrganisation {
		return nil
	}
	var own []string // names of an organisation; a merged one goes by several and says each as its ORG
	if c.Kind == KindOrganisation {
		own = append([]string{c.Name}, c.Nicknames...)
	}
	links := make([]roleLink, 0, len(c.Employers)+1)
	for _, employer := range c.Employers {
		link := roleLink{name: employer.Name, state: roleFormer}
		if employer.Current {
			link.state = roleCurrent
		}
		if employer.Current && slices.ContainsFunc(own, func(name string) bool { return strings.EqualFold(name, employer.Name) }) {
			continue
		}
		if employer.UID != "" {
			link.key = uidKey(employer.UID)
		} else {
			link.key = p.organisationKey(employer.Name)
		}
		links = append(links, link)
	}
	for _, name := range own {
		links = append(links, roleLink{key: p.organisationKey(name), name: name, state: roleItself})
	}
	if c.Kind == KindOrganisation && c.UID != "" {
		links = append(links, roleLink{key: uidKey(c.UID), name: c.Name, state: roleItself})
	}
	return links
}

// organisationKey remembers the names: in a book, many people share few of them.
func (p *Preparer) organisationKey(name string) NameKey {
	key, known := p.organisations[name]
	if !known {
		key = OrganisationKey(name)
		if len(p.organisations) < maxRemembered {
			// A clone, as a part keeps the whole card in memory.
			p.organisations[strings.Clone(name)] = key
		}
	}
	return key
}

// maxRemembered bounds the names that a Preparer remembers.
const maxRemembered = 20_000
