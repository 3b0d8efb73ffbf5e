package duplicate

import (
	"strings"
	"unicode/utf8"

	"kith/internal/contact"
	"kith/internal/search"
	"kith/internal/vcard"
)

// subject is a contact as far as it is compared: everything folded, and what is only asked for equality as a hash. A hundred thousand
// of them are in memory at once.
type subject struct {
	key      int64
	kind     byte // p, o, g
	given    []string
	family   []string // without particles
	joined   string   // the family name with particles, without blanks
	suffix   string
	emails   []email
	phones   []phone
	profiles []uint64
	places   []place
	org      uint64
	orgWords []string // of organisations and groups: the words of the name without legal form
	title    uint64
	birthday string
	gender   byte
	content  uint64
	uid      uint64
}

type email struct {
	hash, local, domain uint64 // local is 0 where it says nothing of the person
	role                bool
}

type phone struct {
	hash  uint64
	fixed bool
}

type place struct{ street, town uint64 }

// newSubject reads a card.
func newSubject(key int64, card *vcard.Card) subject {
	f := contact.ReadFacts(card)
	s := subject{key: key, kind: f.Kind[0], birthday: f.Birthday, content: f.Content}
	if f.UID != "" {
		s.uid = uint64(contact.UIDKey(f.UID))
	}
	if f.Gender != "" {
		s.gender = f.Gender[0]
	}
	if s.kind == 'p' {
		s.name(&f)
	} else {
		s.orgWords = organisationWords(f.Display)
	}
	for _, address := range f.Emails {
		s.emails = append(s.emails, newEmail(address))
	}
	for _, p := range f.Phones {
		if hash := contact.PhoneKey(p.Number); hash != 0 {
			s.phones = append(s.phones, phone{uint64(hash), p.Fixed})
		}
	}
	for _, profile := range f.Profiles {
		if own := ownProfile(profile); own != "" {
			s.profiles = append(s.profiles, hashText('i', own))
		}
	}
	for _, p := range f.Places {
		town := hashText('t', firstText(search.Fold(p.Locality), p.Postcode))
		if p.Street != "" && strings.ContainsAny(p.Street, "0123456789") && p.Locality+p.Postcode != "" {
			s.places = append(s.places, place{hashText('a', p.Street+"|"+firstText(search.Fold(p.Locality), p.Postcode)), town})
		} else if p.Locality+p.Postcode != "" {
			s.places = append(s.places, place{0, town})
		}
	}
	if words := organisationWords(f.Organisation); len(words) > 0 && s.kind == 'p' {
		s.org = hashText('o', strings.Join(words, " "))
	}
	if title := search.Fold(f.Title); title != "" {
		s.title = hashText('j', title)
	}
	return s
}

// name takes a person's name: titles are left out, of suffixes only those that tell father from son are kept.
func (s *subject) name(f *contact.Facts) {
	s.given = nameWords(append(append([]string{}, f.Name.Given...), f.Name.Additional...))
	for _, word := range strings.Fields(search.Fold(strings.Join(f.Name.Family, " "))) {
		s.joined += word
		if !isParticle(word) && len(s.family) < maxWords {
			s.family = append(s.family, word)
		}
	}
	if s.family == nil && s.joined != "" {
		s.family = []string{s.joined}
	}
	for _, word := range strings.Fields(search.Fold(strings.Join(f.Name.Suffixes, " "))) {
		s.generation(word)
	}
	// A generation also hides at the end of a name, as "Hans Weber jun.".
	for _, list := range []*[]string{&s.family, &s.given} {
		if n := len(*list); n > 1 && isGeneration((*list)[n-1]) {
			s.generation((*list)[n-1])
			s.joined = strings.TrimSuffix(s.joined, (*list)[n-1])
			*list = (*list)[:n-1]
		}
	}
	if len(s.given) == 0 && len(s.family) == 0 {
		for _, nickname := range f.Nicknames {
			if s.given = nameWords([]string{nickname}); len(s.given) > 0 {
				break
			}
		}
	}
}

// maxWords bounds the words of a name that are compared, each with each.
const maxWords = 8

func isGeneration(word string) bool {
	switch word {
	case "jr", "junior", "jun", "sr", "senior", "sen", "ii", "iii", "iv":
		return true
	}
	return false
}

func (s *subject) generation(word string) {
	switch word {
	case "jr", "junior", "jun", "ii":
		s.suffix = "jr"
	case "sr", "senior", "sen":
		s.suffix = "sr"
	case "iii", "iv":
		s.suffix = word
	}
}

// nameWords folds given names and leaves titles out that stand among them.
func nameWords(names []string) []string {
	var words []string
	for _, word := range strings.Fields(search.Fold(strings.Join(names, " "))) {
		if !isTitle(word) || len(names) == 0 {
			words = append(words, word)
		}
		if len(words) == maxWords {
			break
		}
	}
	return words
}

func isTitle(word string) bool {
	switch word {
	case "dr", "prof", "professor", "herr", "frau", "mr", "mrs", "ms", "miss", "sir", "dipl", "ing", "mag", "med", "hc", "rer", "nat", "jur", "phil", "pd", "dott", "msc", "bsc", "mba", "phd":
		return true
	}
	return false
}

// particles of family names, which some write and some do not, folded.
func isParticle(word string) bool {
	switch word {
	case "von", "vom", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "zu", "zum", "zur", "und", "ter", "ten", "af", "av", "al", "el", "bin", "ibn", "y":
		return true
	}
	return false
}

// legalForms are the words that say what kind of company something is, folded.
var legalForms = map[string]bool{
	"gmbh": true, "mbh": true, "ag": true, "kg": true, "ohg": true, "gbr": true, "ug": true, "ev": true, "eg": true, "se": true, "kgaa": true, "co": true,
	"inc": true, "ltd": true, "llc": true, "plc": true, "corp": true, "limited": true, "company": true, "sarl": true, "sa": true, "srl": true, "spa": true,
	"bv": true, "nv": true, "oy": true, "ab": true, "as": true, "und": true, "and": true, "the": true, "haftungsbeschrankt": true,
}

// organisationWords are the words of an organisation's name that make it that one.
func organisationWords(name string) []string {
	all := strings.Fields(search.Fold(strings.NewReplacer("e.V.", "ev", "e. V.", "ev", "e.G.", "eg", "GmbH & Co. KG", "").Replace(name)))
	var words []string
	for _, word := range all {
		if !legalForms[word] {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		return all
	}
	return words
}

// roles are the names before the @ that stand for an office, a household or a machine and not for a person.
var roles = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(`info office kontakt contact mail email post hello hallo hi service support sales vertrieb einkauf buchhaltung sekretariat verwaltung
		admin administrator webmaster postmaster noreply no-reply team bewerbung jobs hr personal presse press empfang zentrale praxis kanzlei buero büro
		help hilfe shop order bestellung rechnung billing accounting marketing redaktion vorstand newsletter reception enquiries enquiry anfrage
		familie fam family wir haus zuhause home marketing it edv`) {
		known[name] = true
	}
	return known
}()

// freeMail are hosts where everybody may have an address, so that two different ones there say nothing.
var freeMail = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(`gmail.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de outlook.com outlook.de hotmail.com hotmail.de live.com live.de yahoo.com
		yahoo.de icloud.com me.com mac.com aol.com posteo.de mailbox.org proton.me protonmail.com arcor.de online.de bluewin.ch mail.ru yandex.ru orange.fr btinternet.com mail.com`) {
		known[name] = true
	}
	return known
}()

func newEmail(address string) email {
	text := strings.ToLower(strings.TrimSpace(address))
	local, domain, found := strings.Cut(text, "@")
	if domain == "googlemail.com" {
		domain = "gmail.com"
		text = local + "@" + domain
	}
	e := email{hash: hashText('e', text)}
	if !found {
		return e
	}
	first, _, _ := strings.Cut(strings.ReplaceAll(local, "_", "."), ".")
	e.role = roles[local] || first == "familie" || first == "family" || first == "fam"
	if !e.role && utf8.RuneCountInString(local) >= 6 {
		e.local = hashText('l', local)
	}
	if !freeMail[domain] {
		e.domain = hashText('d', domain)
	}
	return e
}

// profileHosts are places where a path is a person.
var profileHosts = []string{"linkedin.com/in/", "de.linkedin.com/in/", "xing.com/profile/", "github.com/", "twitter.com/", "x.com/", "instagram.com/", "facebook.com/", "mastodon.social/@"}

// ownProfile gives a profile or messenger that is a person's own, without what varies in writing it; "" for any other web address.
func ownProfile(text string) string {
	if strings.Contains(text, ":") && !strings.Contains(text, "/") {
		return text // a messenger
	}
	text = strings.ToLower(text)
	for _, host := range profileHosts {
		if strings.HasPrefix(text, host) && len(text) > len(host) {
			path, _, _ := strings.Cut(text[len(host):], "?")
			return strings.TrimPrefix(host, "de.") + strings.Trim(path, "/")
		}
	}
	return ""
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// hashText is FNV-1a over a kind and a text; never 0.
func hashText(kind byte, text string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (uint64(offset) ^ uint64(kind)) * prime
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * prime
	}
	if h == 0 {
		return 1
	}
	return h
}
