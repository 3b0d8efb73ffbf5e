package table

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// emit writes the properties of a slot.
func (b *builder) emit(i int) {
	s := &b.slots[i]
	switch b.plan.slots[i].field {
	case FieldName:
		b.name(s)
	case FieldNickname:
		for _, name := range b.split(s.part[partValue], ";,", anything) {
			b.add("NICKNAME", vcard.Escape(name))
		}
	case FieldEmail:
		b.email(i, s)
	case FieldPhone:
		l := b.label(i, s.part[partLabel])
		for _, phone := range b.split(s.part[partValue], ";,", looksLikeNumber) {
			if len(phone) > 2 && phone[0] == '\'' && strings.IndexByte("+=-@", phone[1]) >= 0 { // a guard against formulas
				phone = phone[1:]
			}
			b.labelled("TEL", vcard.Escape(phone), &l)
		}
		b.orphan(s, partLabel, s.part[partValue])
	case FieldAddress:
		b.addresses(i, s)
	case FieldOrganisation:
		b.organisation(s)
	case FieldTitle:
		b.texts("TITLE", s)
	case FieldRole:
		b.texts("ROLE", s)
	case FieldBirthday:
		b.birthday(s)
	case FieldAnniversary:
		b.day("ANNIVERSARY", s.column[partValue], s.part[partValue], nil, "")
	case FieldEvent:
		b.event(i, s)
	case FieldURL:
		l := b.label(i, s.part[partLabel])
		for _, url := range b.split(s.part[partValue], "; ", looksLikeURL) {
			one := l
			if address, text, ok := strings.Cut(url, " "); ok && looksLikeURL(address) && l.text == "" { // labeledURI (RFC 2079)
				url, one.text = address, strings.TrimSpace(text)
			}
			b.labelled("URL", vcard.EscapeURI(url), &one)
		}
		b.orphan(s, partLabel, s.part[partValue])
	case FieldIM:
		b.messenger(i, s)
	case FieldRelated:
		b.related(i, s)
	case FieldNote:
		b.add("NOTE", vcard.Escape(s.part[partValue]))
	case FieldGender:
		b.gender(s)
	case FieldPhoto:
		b.photo(s)
	case FieldCustom:
		switch value, name := s.part[partValue], s.part[partLabel]; {
		case value == "":
			b.keep(s.column[partLabel], name)
		case name == "":
			b.keep(s.column[partValue], value)
		default:
			b.keepAs(name, value)
		}
	case FieldMember:
		b.member(s)
	}
}

// orphan keeps a part that says something about a value that is not there. The default labels of programs say nothing then.
func (b *builder) orphan(s *slotValue, part int, value string) {
	if text := s.part[part]; value == "" && text != "" {
		if l := b.readLabel(text); l.text != "" {
			b.keep(s.column[part], text)
		}
	}
}

func (b *builder) texts(name string, s *slotValue) {
	for _, text := range b.split(s.part[partValue], "", anything) {
		b.add(name, vcard.Escape(text))
	}
}

func (b *builder) circle(cell string) {
	for _, name := range b.split(cell, ";,", anything) {
		if strings.EqualFold(name, "* myContacts") { // everybody in Google's address book is in it
			continue
		}
		if rest, ok := strings.CutPrefix(name, "* "); ok {
			name = rest
		}
		if inner := strings.Trim(name, `"`); inner != "" && len(inner) == len(name)-2 { // Mailchimp: "vip","news"
			name = inner
		}
		if !slices.Contains(b.circles, name) {
			b.circles = append(b.circles, name)
		}
	}
}

// email adds the addresses of a cell. Outlook writes a name for each, "Anna Weber (anna@example.org)", and how it is delivered, SMTP;
// that is kept only where it says more than the address and the name of the contact do.
func (b *builder) email(i int, s *slotValue) {
	value, l := s.part[partValue], b.label(i, s.part[partLabel])
	kind, display := s.part[emailKind], s.part[emailDisplay]
	if strings.EqualFold(kind, "SMTP") {
		kind = ""
	}
	if kind != "" {
		b.keep(s.column[emailKind], kind)
	}
	if value == "" {
		if display != "" {
			b.keep(s.column[emailDisplay], display)
		}
		b.orphan(s, partLabel, "")
		return
	}
	if strings.EqualFold(kind, "EX") || strings.HasPrefix(strings.ToLower(value), "/o=") || value[0] == '=' { // inside an Exchange only, or a formula
		b.keep(s.column[partValue], value)
		if display != "" {
			b.keep(s.column[emailDisplay], display)
		}
		return
	}
	for n, address := range b.split(value, ";, ", looksLikeEmail) {
		name := ""
		if n == 0 {
			name = display
		}
		if at := strings.IndexByte(address, '<'); at > 0 && strings.HasSuffix(address, ">") && looksLikeEmail(address[at+1:len(address)-1]) {
			if inner := strings.Trim(address[:at], "\"' "); name == "" {
				name = inner
			}
			address = address[at+1 : len(address)-1]
		}
		if name != "" && !b.saysNothing(name, address) {
			b.labelled("EMAIL", vcard.Escape(address), &l, vcard.Param{Name: "X-DISPLAY-NAME", Values: []string{name}})
			continue
		}
		b.labelled("EMAIL", vcard.Escape(address), &l)
	}
}

// saysNothing: the display name consists of the names in the card and the address.
func (b *builder) saysNothing(display, address string) bool {
	rest := strings.ReplaceAll(display, address, "")
	fn := b.fullName()
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" ,;()<>\"", r) }) {
		if !slices.Contains(strings.Fields(fn), word) {
			return false
		}
	}
	return true
}

// fullName is the FN that has been written, as plain text.
func (b *builder) fullName() string {
	for i := range b.props {
		if b.props[i].Name == "FN" {
			return vcard.Unescape(b.props[i].Value)
		}
	}
	return ""
}

func (b *builder) organisation(s *slotValue) {
	names := b.split(s.part[partValue], "", anything)
	departments := splitInto(nil, s.part[orgDepartment], "", anything)
	for n := range max(len(names), len(departments)) {
		name := at(names, n)
		if department := at(departments, n); department != "" {
			b.add("ORG", vcard.Escape(name)+";"+vcard.Escape(department))
		} else {
			b.add("ORG", vcard.Escape(name))
		}
	}
}

func at(list []string, n int) string {
	if n < len(list) {
		return list[n]
	}
	return ""
}

// services are the URI schemes of messengers by what exporters call them.
var services = map[string]string{
	"google talk": "gtalk", "googletalk": "gtalk", "jabber": "xmpp", "aim": "aim", "msn": "msn", "windows live": "msn", "yahoo": "yahoo", "icq": "icq",
	"skype": "skype", "qq": "qq", "telegram": "telegram", "signal": "signal", "whatsapp": "whatsapp", "threema": "threema", "matrix": "matrix", "xmpp": "xmpp",
	"sip": "sip", "twitter": "twitter", "irc": "irc",
}

func (b *builder) messenger(i int, s *slotValue) {
	l := b.label(i, s.part[partLabel])
	scheme := "im"
	if len(l.types) > 0 && services[l.types[0]] != "" { // the column names the service
		scheme, l.types = services[l.types[0]], nil
	}
	if said := s.part[imService]; said != "" {
		if known := services[strings.Join(words(said), " ")]; known != "" {
			scheme = known
		} else if l.text == "" {
			l.text = said
		} else {
			b.keep(s.column[imService], said)
		}
	}
	for _, name := range b.split(s.part[partValue], "", anything) {
		if !strings.Contains(name, ":") {
			name = scheme + ":" + name
		}
		b.labelled("IMPP", vcard.EscapeURI(name), &l)
	}
	if said := s.part[imService]; said != "" && s.part[partValue] == "" {
		b.keep(s.column[imService], said)
	}
	b.orphan(s, partLabel, s.part[partValue])
}

func (b *builder) related(i int, s *slotValue) {
	l := b.label(i, "")
	if text := s.part[partLabel]; text != "" {
		text = strings.TrimSpace(strings.TrimPrefix(text, "*"))
		if t, ok := relationTypes[strings.Join(words(text), " ")]; ok {
			l.types = []string{t}
		} else {
			l.text = text
		}
	}
	separators := ""
	if slices.Contains(l.types, "child") {
		separators = ";,"
	}
	text := vcard.Param{Name: "VALUE", Values: []string{"text"}}
	for _, name := range b.split(s.part[partValue], separators, anything) {
		if called := commonName(name); called != "" {
			b.labelled("RELATED", vcard.Escape(called), &l, text, vcard.Param{Name: "X-LDAP-DN", Values: []string{name}})
			continue
		}
		b.labelled("RELATED", vcard.Escape(name), &l, text)
	}
	if s.part[partValue] == "" {
		b.keep(s.column[partLabel], s.part[partLabel])
	}
}
