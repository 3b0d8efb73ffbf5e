package duplicate

import (
	"strings"
)

// organisations compares two organisations or groups.
func (w *weighing) organisations() {
	a, b := strings.Join(w.a.orgWords, ""), strings.Join(w.b.orgWords, "")
	switch {
	case a == "" || b == "":
		w.pro |= bitOf[NoName]
	case a == b:
		w.add(6, SameName)
	case isTypo(a, b):
		w.add(4, OneLetter)
	case len(a) >= 4 && len(b) >= 4 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)):
		w.add(2.5, DoubleName)
	default:
		w.sub(9, OtherName)
		w.veto = true
	}
	if w.a.uid != 0 && w.a.uid == w.b.uid {
		w.add(9, SameUID)
	}
	for _, x := range w.a.emails {
		for _, y := range w.b.emails {
			if x.hash == y.hash && w.pro&bitOf[SameEmail] == 0 {
				w.add(4, SameEmail)
			}
		}
	}
	for _, x := range w.a.phones {
		for _, y := range w.b.phones {
			if x.hash == y.hash && w.pro&bitOf[SamePhone] == 0 {
				w.add(4, SamePhone)
			}
		}
	}
	if common(w.a.profiles, w.b.profiles) {
		w.add(4, SameProfile)
	}
	address, town, known := samePlaces(w.a, w.b)
	switch {
	case address:
		w.add(4, SameAddress)
	case town:
		w.add(2, SamePlace)
	case known:
		w.sub(3, OtherPlace)
	}
}

// otherKind compares a person with an organisation or a group, which are never one, but may be one contact that was entered as both.
func (w *weighing) otherKind() {
	w.veto = true
	w.contra |= bitOf[OtherKind]
	organisation, person := w.a, w.b
	if organisation.kind == 'p' {
		organisation, person = person, organisation
	}
	words := append(append([]string{}, person.given...), person.family...)
	if person.kind == 'p' && (len(words) == 0 || !sameWords(words, append([]string{}, organisation.orgWords...), 1)) {
		return
	}
	if person.kind == 'p' {
		w.add(3, SameName)
	} else if strings.Join(person.orgWords, "") == strings.Join(organisation.orgWords, "") {
		w.add(3, SameName)
	}
	w.house = 1
	w.reach(false)
}
