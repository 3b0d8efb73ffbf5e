package tidy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/internal/contact"
	"kith/internal/vcard"
)

func (l *looker) names() {
	if l.view.Kind != contact.KindPerson {
		return
	}
	if l.nameless() {
		l.noName()
		return
	}
	if !l.nameParts() {
		l.nameCase()
	}
}

// displayed is the name that the card says itself, FN.
func (l *looker) displayed() string {
	if fn := l.card.First("FN"); fn != nil {
		return strings.TrimSpace(vcard.Unescape(fn.Value))
	}
	return ""
}

// nameless reports whether all that the card has for a name is something else: nothing, an address, a number.
func (l *looker) nameless() bool {
	parts := strings.TrimSpace(strings.Join(slices.Concat(l.view.Given, l.view.Additional, l.view.Family), " "))
	name := first(parts, l.displayed())
	if name == "" || letters(name) == 0 || strings.Contains(name, "@") {
		return true
	}
	switch strings.ToLower(strings.Trim(name, " .?-")) {
	case "unknown", "unbekannt", "no name", "noname", "kein name", "ohne name", "n/a", "null", "none", "(none)", "untitled":
		return true
	}
	return slices.ContainsFunc(l.view.Phones, func(p contact.Value) bool { return contact.SamePhone(p.Value, name) })
}

// noName proposes a name by what else the card says: a nickname, the way an e-mail address is made, the organisation.
func (l *looker) noName() {
	f := Finding{Kind: NoName, Field: "name", Value: l.view.Name, Does: Ask, Why: why("no-name", nil)}
	f.fix = func(card *vcard.Card, text string) error {
		return contact.Apply(card, []contact.Edit{{Op: "set", Field: "name", Ref: -1, Text: first(text, f.Becomes), Name: parts(first(text, f.Becomes))}})
	}
	propose := func(name, reason string) {
		f.Becomes, f.Does, f.Why = name, Change, why("no-name-"+reason, nil)
	}
	if len(l.view.Nicknames) > 0 && letters(l.view.Nicknames[0]) > 1 && !strings.Contains(l.view.Nicknames[0], "@") {
		propose(l.view.Nicknames[0], "nickname")
	}
	for i := 0; i < len(l.view.Emails) && f.Does == Ask; i++ {
		if name := nameOfAddress(l.view.Emails[i].Value); name != "" {
			propose(name, "email")
		}
	}
	if f.Does == Ask && len(l.view.Organisations) > 0 && l.view.Organisations[0].Name != "" {
		propose(l.view.Organisations[0].Name, "organisation")
		f.fix = func(card *vcard.Card, text string) error {
			edits := []contact.Edit{{Op: "set", Field: "name", Ref: -1, Text: first(text, f.Becomes), Name: &contact.NameParts{}}}
			if text == "" || text == f.Becomes {
				edits = append(edits, contact.Edit{Op: "set", Field: "kind", Ref: -1, Text: contact.KindOrganisation})
			} else {
				edits[0].Name = parts(text)
			}
			return contact.Apply(card, edits)
		}
	}
	l.add(f)
}

func parts(name string) *contact.NameParts {
	split := contact.SplitName(name)
	return &split
}

// shared are local parts that are of no person.
var shared = []string{
	"info", "mail", "email", "post", "kontakt", "contact", "office", "buero", "service", "support", "hello", "hallo", "team", "admin", "webmaster", "postmaster", "noreply",
	"reply", "sales", "vertrieb", "verkauf", "shop", "bestellung", "rechnung", "buchhaltung", "billing", "jobs", "bewerbung", "presse", "press", "news", "newsletter", "empfang", "zentrale",
	"praxis", "kanzlei", "redaktion", "help", "hilfe", "marketing", "privacy", "datenschutz", "abuse", "no", "do", "not", "the", "my", "me", "privat", "work",
}

// nameOfAddress reads a name off an address that is made of one: anna.weber@…, anna_maria.von.weber@…; "" if it is not.
func nameOfAddress(address string) string {
	local, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	if !ok {
		return ""
	}
	local, _, _ = strings.Cut(local, "+")
	list := strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' || r == '-' })
	if len(list) < 2 || len(list) > 4 || !strings.ContainsAny(local, "._") {
		return ""
	}
	for i, word := range list {
		if letters(word) != utf8.RuneCountInString(word) || slices.Contains(shared, word) || i == len(list)-1 && len(word) < 2 || i == 0 && len(word) < 2 {
			return ""
		}
	}
	// A hyphen binds two names, dots and underscores part them.
	name := strings.Map(func(r rune) rune {
		if r == '.' || r == '_' {
			return ' '
		}
		return r
	}, local)
	return spelled(name)
}

// nameParts finds names that stand in one field, or the wrong way round.
func (l *looker) nameParts() bool {
	v := &l.view
	given, family := strings.Join(v.Given, " "), strings.Join(v.Family, " ")
	now := &contact.NameParts{Prefixes: v.Prefixes, Given: v.Given, Additional: v.Additional, Family: v.Family, Suffixes: v.Suffixes}
	var whole, reason string
	switch {
	case given != "" && family != "":
		// "Weber, Anna" beside a family name says the same twice, or something that nobody can know.
		return l.title(now)
	case strings.Contains(given+family, ","):
		whole, reason = given+family, "comma"
	case given != "" && len(v.Additional) == 0 && len(words(v.Given)) > 1:
		whole, reason = given, "in-given"
	case family != "" && len(words(v.Family)) > 1 && len(v.Additional) == 0:
		whole, reason = family, "in-family"
	default:
		return false
	}
	if letters(whole) != utf8.RuneCountInString(strings.NewReplacer(" ", "", ",", "", "-", "", ".", "", "'", "", "’", "").Replace(whole)) {
		return false // a name of a program's making: "Anna (Hamburg)", "Weber & Co"
	}
	split := contact.SplitName(whole)
	if len(split.Given) == 0 || len(split.Family) == 0 || len(words(split.Family)) > 3 || len(words(split.Given))+len(words(split.Additional)) > 3 {
		return false
	}
	split.Prefixes, split.Suffixes = append(slices.Clone(v.Prefixes), split.Prefixes...), append(split.Suffixes, v.Suffixes...)
	l.parted(now, &split, reason)
	return true
}

// title finds a title among the given names.
func (l *looker) title(now *contact.NameParts) bool {
	split := contact.SplitName(strings.Join(words(now.Given), " ") + " X")
	if len(split.Prefixes) == 0 || len(now.Prefixes) > 0 || len(split.Given) == 0 {
		return false
	}
	becomes := *now
	becomes.Prefixes, becomes.Given = split.Prefixes, split.Given
	becomes.Additional = append(slices.Clone(split.Additional), now.Additional...)
	l.parted(now, &becomes, "title")
	return true
}

// parted proposes other parts. The name as it is shown follows them only where it was made of them.
func (l *looker) parted(now, becomes *contact.NameParts, reason string) {
	l.add(Finding{
		Kind: NameParts, Field: "name", Value: inColumns(now), Becomes: inColumns(becomes), Does: Change, Why: why("name-parts-"+reason, nil),
		fix: func(card *vcard.Card, text string) error {
			wanted := *becomes
			if text != "" && text != inColumns(becomes) {
				wanted = contact.SplitName(text)
			}
			edit := contact.Edit{Op: "set", Field: "name", Ref: -1, Name: &wanted}
			if reason == "comma" {
				edit.Text = spoken(&wanted)
			}
			return contact.Apply(card, []contact.Edit{edit})
		},
	})
}

// inColumns writes the parts of a name with a bar between what is given and what is the family's: "Anna Maria | Weber".
func inColumns(n *contact.NameParts) string {
	before := strings.Join(slices.Concat(n.Given, n.Additional), " ")
	if len(n.Prefixes) > 0 {
		before = strings.Join(n.Prefixes, " ") + " | " + before
	}
	after := strings.Join(n.Family, " ")
	if len(n.Suffixes) > 0 {
		after += " | " + strings.Join(n.Suffixes, " ")
	}
	switch {
	case before == "":
		return "– | " + after
	case after == "":
		return before + " | –"
	}
	return before + " | " + after
}

func spoken(n *contact.NameParts) string {
	return strings.Join(words(slices.Concat(n.Prefixes, n.Given, n.Additional, n.Family, n.Suffixes)), " ")
}

// nameCase finds names that shout, whisper, or have blanks too many.
func (l *looker) nameCase() {
	v := &l.view
	now := contact.NameParts{Prefixes: v.Prefixes, Given: v.Given, Additional: v.Additional, Family: v.Family, Suffixes: v.Suffixes}
	display, whole := l.displayed(), strings.Join(slices.Concat(v.Given, v.Additional, v.Family), " ")
	becomes := contact.NameParts{
		Prefixes: v.Prefixes, Given: respelled(v.Given, whole), Additional: respelled(v.Additional, whole), Family: respelled(v.Family, whole), Suffixes: v.Suffixes,
	}
	value, proposed := spokenAsIs(&now), spoken(&becomes)
	if value == "" {
		value, proposed = display, shown(display)
	}
	if value == proposed || value == "" {
		return
	}
	reason := "blanks"
	if strings.Join(strings.Fields(value), " ") != proposed {
		reason = "case"
	}
	l.add(Finding{
		Kind: NameCase, Field: "name", Value: value, Becomes: proposed, Does: Change, Why: why("name-"+reason, nil),
		fix: func(card *vcard.Card, text string) error {
			edit := contact.Edit{Op: "set", Field: "name", Ref: -1, Name: &becomes}
			if text != "" && text != proposed {
				edit.Name, edit.Text = parts(text), text
			} else if display != "" {
				// What is shown is respelled by itself: it may be "WEBER, Anna", or have no parts.
				edit.Text = shown(display)
			}
			return contact.Apply(card, []contact.Edit{edit})
		},
	})
}

// shown respells a name as it is displayed.
func shown(display string) string { return respelled([]string{display}, display)[0] }

func spokenAsIs(n *contact.NameParts) string {
	return strings.Join(slices.Concat(n.Prefixes, n.Given, n.Additional, n.Family, n.Suffixes), " ")
}

// respelled writes the words that are all capitals or all small as names are written; the others stay. whole is the name that they are of.
func respelled(list []string, whole string) []string {
	// Small particles alone ("von der") are right, so a small name is one without any capital; short words in capitals may be initials,
	// unless everything is.
	small, loud := whole == strings.ToLower(whole), whole == strings.ToUpper(whole)
	out := make([]string, len(list))
	for i, text := range list {
		fields := strings.Fields(text)
		for k, word := range fields {
			core := strings.Trim(word, ",.;")
			n := letters(core)
			capitals := n > 1 && core == strings.ToUpper(core) && core != strings.ToLower(core) && (n > 3 || loud && strings.ContainsAny(core, "AEIOUYÄÖÜ"))
			if !capitals && !(small && n > 1 && core != strings.ToUpper(core)) {
				continue
			}
			if k < len(fields)-1 && slices.Contains(particle, strings.ToLower(word)) {
				fields[k] = strings.ToLower(word)
			} else {
				fields[k] = spelled(word)
			}
		}
		out[i] = strings.Join(fields, " ")
	}
	return out
}

// particle words stay small within a name.
var particle = []string{"von", "vom", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "zu", "zum", "zur", "und", "ter", "ten", "af", "av"}

// spelled writes a name with capitals where names have them: Anna, Müller-Lüdenscheidt, O'Brien, von der Heide, McDonald.
func spelled(text string) string {
	fields := strings.Fields(strings.ToLower(text))
	for i, word := range fields {
		if slices.Contains(particle, word) && i < len(fields)-1 {
			continue
		}
		var b strings.Builder
		start := true
		for _, r := range word {
			if start {
				r = unicode.ToUpper(r)
			}
			b.WriteRune(r)
			start = r == '-' || r == '\'' || r == '’' || r == '.'
		}
		word = b.String()
		if rest, ok := strings.CutPrefix(word, "Mc"); ok && len(rest) > 2 {
			r, size := utf8.DecodeRuneInString(rest)
			word = "Mc" + string(unicode.ToUpper(r)) + rest[size:]
		}
		fields[i] = word
	}
	return strings.Join(fields, " ")
}
