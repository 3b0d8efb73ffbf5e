package duplicate

import (
	"cmp"
	"slices"
	"strings"
)

// Only contacts that share a key are compared. A contact has some ten keys: what it is reached by, and ways to write its name with a
// part left open. So the cost grows with the number of contacts and not with its square.

// The kinds of key.
const (
	blockContent byte = iota
	blockUID
	blockEmail
	blockPhone
	blockProfile
	blockName     // the words of the full name, in any order
	blockFamily   // a family name and how the given name begins
	blockGiven    // a given name, or what it is short for, and how the family name begins
	blockBirthday // the day, and the given or the family name
	blockAddress  // street and town, and the given name
	blockOrganisation
)

// entry says that a contact has a key.
type entry struct {
	hash uint64
	who  uint32
	kind byte
}

// allPairs is the size up to which a block is compared each with each. In larger ones everybody is compared with the nearest
// neighbours by name, so that ten thousand contacts with the same e-mail address cost no more than others.
const (
	allPairs   = 80
	neighbours = 24
)

// entries appends the keys of a contact.
func (s *subject) entries(list []entry, who uint32) []entry {
	add := func(kind byte, hash uint64) {
		if hash != 0 {
			list = append(list, entry{hash, who, kind})
		}
	}
	add(blockContent, s.content)
	add(blockUID, s.uid)
	for _, e := range s.emails {
		add(blockEmail, e.hash)
	}
	for _, p := range s.phones {
		add(blockPhone, p.hash)
	}
	for _, p := range s.profiles {
		add(blockProfile, p)
	}
	if s.kind != 'p' {
		if len(s.orgWords) > 0 {
			whole := strings.Join(s.orgWords, "")
			add(blockOrganisation, hashText('O', whole))
			if len(whole) > 6 {
				add(blockOrganisation, hashText('o', whole[:5]))
				add(blockOrganisation, hashText('e', whole[len(whole)-5:]))
			}
			add(blockName, nameHash(&subject{family: s.orgWords}))
		}
		return list
	}
	add(blockName, nameHash(s))
	given := s.givenKeys()
	for _, family := range s.familyKeys() {
		if len(s.given) > 0 {
			add(blockFamily, hashText('F', family+"|"+letter(s.given[0])))
		}
	}
	for _, name := range given {
		for _, family := range s.familyLetters() {
			add(blockGiven, hashText('G', name+"|"+family))
		}
		if s.birthday != "" {
			add(blockBirthday, hashText('B', s.monthDay()+"|"+name))
		}
		for _, p := range s.places {
			if p.street != 0 {
				add(blockAddress, p.street^hashText('A', name))
			}
		}
	}
	if s.birthday != "" && s.joined != "" {
		add(blockBirthday, hashText('b', s.birthday+"|"+s.joined))
	}
	return list
}

// monthDay is the birthday without its year, which some books do not have.
func (s *subject) monthDay() string {
	if len(s.birthday) < 5 {
		return s.birthday
	}
	return s.birthday[len(s.birthday)-5:]
}

// givenKeys are the first two given names, and the full names of which they are forms.
func (s *subject) givenKeys() []string {
	var keys []string
	t := nicknames()
	for _, name := range s.given[:min(len(s.given), 2)] {
		if len(name) < 2 {
			continue
		}
		lines := t.lines[name]
		if len(lines) == 0 {
			keys = append(keys, name)
		}
		for _, line := range lines {
			if head := t.heads[line]; !slices.Contains(keys, head) {
				keys = append(keys, head)
			}
		}
	}
	return keys
}

// familyKeys are the parts of the family name, and how it sounds.
func (s *subject) familyKeys() []string {
	keys := append([]string{}, s.family[:min(len(s.family), 3)]...)
	if sound := soundOf(s.joined); sound != "" && !slices.Contains(keys, sound) {
		keys = append(keys, sound)
	}
	return keys
}

func (s *subject) familyLetters() []string {
	letters := []string{}
	add := func(text string) {
		if l := letter(text); l != "" && !slices.Contains(letters, l) {
			letters = append(letters, l)
		}
	}
	for _, word := range s.family[:min(len(s.family), 3)] {
		add(word)
	}
	add(s.joined)
	if len(letters) == 0 {
		letters = append(letters, "") // a given name alone
	}
	return letters
}

// letter is how a word begins, by its sound.
func letter(word string) string {
	if word == "" {
		return ""
	}
	if sound := soundOf(word[:1]); sound != "" {
		if strings.HasPrefix(word, "ph") {
			return "f"
		}
		return sound
	}
	for i := range word {
		if i > 0 {
			return word[:i]
		}
	}
	return word
}

// block is a run of entries with one key.
type block struct {
	kind byte
	who  []entry
}

// blocks sorts entries into blocks of two and more, each contact in it once.
func blocks(entries []entry) []block {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.hash, b.hash), cmp.Compare(a.who, b.who))
	})
	entries = slices.Compact(entries)
	var list []block
	for start := 0; start < len(entries); {
		end := start + 1
		for end < len(entries) && entries[end].kind == entries[start].kind && entries[end].hash == entries[start].hash {
			end++
		}
		if end-start > 1 {
			list = append(list, block{entries[start].kind, entries[start:end:end]})
		}
		start = end
	}
	return list
}

// gather finds what the book as a whole says about single values.
func gather(subjects []subject, list []block) *stats {
	s := &stats{sharedEmails: map[uint64]bool{}, sharedPhones: map[uint64]bool{}, names: map[uint64]int32{}}
	for _, b := range list {
		switch b.kind {
		case blockEmail:
			if severalPeople(subjects, b.who) {
				s.sharedEmails[b.who[0].hash] = true
			}
		case blockPhone:
			if severalPeople(subjects, b.who) {
				s.sharedPhones[b.who[0].hash] = true
			}
		case blockName:
			if len(b.who) > 2 {
				s.names[b.who[0].hash] = int32(min(len(b.who), 1<<30))
			}
		}
	}
	return s
}

// severalPeople reports whether three and more different people have a value. Given names that begin alike may be spellings of one.
func severalPeople(subjects []subject, who []entry) bool {
	if len(who) < 3 {
		return false
	}
	seen := map[string]bool{}
	for _, e := range who {
		s := &subjects[e.who]
		if len(s.given) == 0 {
			continue
		}
		first := s.given[0]
		if lines := nicknames().lines[first]; len(lines) > 0 {
			first = nicknames().heads[lines[0]]
		}
		seen[letter(first)] = true
		if len(seen) > 2 {
			return true
		}
	}
	return false
}

// bounded puts a block that is too large in the order of names, where everybody's neighbours are the likeliest.
func bounded(subjects []subject, who []entry) []entry {
	ordered := slices.Clone(who)
	slices.SortFunc(ordered, func(a, b entry) int {
		x, y := &subjects[a.who], &subjects[b.who]
		return cmp.Or(cmp.Compare(x.joined, y.joined), slices.Compare(x.given, y.given), cmp.Compare(x.content, y.content), cmp.Compare(a.who, b.who))
	})
	return ordered
}
