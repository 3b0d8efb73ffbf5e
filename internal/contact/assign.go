package contact

import (
	"slices"
	"strings"
)

// ParseAssignments reads the terminal's "FIELD=VALUE", "FIELD+=VALUE" and "FIELD-=VALUE" as edits of a contact.
//
// "=" makes VALUE the only one of its field (types and label of the first stay), "=" with nothing after it empties the field, "+="
// adds a value and "-=" removes the one that says the same: a phone number in any notation, an e-mail address in any case.
//
// The fields are name, given, family, nickname, email, phone, address, organisation, title, role, birthday, anniversary, url, note, photo; also
// prefix, additional, suffix, im, circle, kind, date ("date+=Name day:--06-24"), death, form (du, sie), language (de, en) and gender (frau,
// herr, neutral). An e-mail address, phone number, address or web address may begin with its types: "phone+=work:+49 30 1234",
// "phone+=work,fax:…". An address is "Street; Postcode City; Country", or the seven parts of vCard separated by semicolons; an organisation is
// "Name; Unit; Unit". A photo is a data: URI.
func ParseAssignments(args []string, current Contact) ([]Edit, error) {
	a := assigner{current: current}
	for _, arg := range args {
		if err := a.read(arg); err != nil {
			return nil, err
		}
	}
	if a.name != nil {
		a.edits = append(a.edits, Edit{Op: "set", Field: "name", Ref: -1, Name: a.name, Text: a.display})
	}
	return a.edits, nil
}

type assigner struct {
	current Contact
	edits   []Edit
	name    *NameParts // gathered from given=, family=, …, which make one edit
	display string
}

func (a *assigner) read(arg string) error {
	field, value, found := strings.Cut(arg, "=")
	if !found {
		return badField(arg)
	}
	op := "="
	if rest, ok := strings.CutSuffix(field, "+"); ok {
		field, op = rest, "+="
	} else if rest, ok := strings.CutSuffix(field, "-"); ok {
		field, op = rest, "-="
	}
	field, value = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)
	if op != "=" && value == "" {
		return badValue(field, "")
	}
	c := &a.current
	switch field {
	case "name", "given", "family", "additional", "prefix", "suffix":
		return a.namePart(field, op, value)
	case "email":
		return a.values(field, op, value, c.Emails, func(x, y string) bool { return EmailKey(x) == EmailKey(y) })
	case "phone":
		return a.values(field, op, value, c.Phones, samePhone)
	case "url":
		return a.values(field, op, value, c.URLs, func(x, y string) bool { return x == y })
	case "im":
		return a.values(field, op, value, c.IMs, strings.EqualFold)
	case "address":
		return a.address(op, value)
	case "organisation":
		return a.organisation(op, value)
	case "nickname":
		return a.texts(field, op, value, c.Nicknames)
	case "title":
		return a.texts(field, op, value, c.Titles)
	case "role":
		return a.texts(field, op, value, c.Roles)
	case "note":
		return a.texts(field, op, value, c.Notes)
	case "circle":
		return a.texts(field, op, value, c.Circles)
	case "date":
		return a.date(op, value)
	case "birthday", "anniversary", "death", "photo", "kind", "form", "language", "gender":
		if op != "=" {
			return badField(field + strings.TrimSuffix(op, "=") + "=")
		}
		a.add(Edit{Op: "set", Field: field, Ref: -1, Text: value})
		return nil
	}
	return badField(field)
}

func (a *assigner) add(e Edit) { a.edits = append(a.edits, e) }

// samePhone compares numbers by what is dialled, so that any notation finds them.
func samePhone(x, y string) bool {
	if key := PhoneKey(x); key != 0 {
		return key == PhoneKey(y)
	}
	return x == y
}

// values edits a field whose values have types.
func (a *assigner) values(field, op, value string, have []Value, same func(x, y string) bool) error {
	types, text := cutTypes(field, value)
	switch op {
	case "+=":
		a.add(Edit{Op: "add", Field: field, Ref: -1, Text: text, Types: types})
		return nil
	case "-=":
		found := false
		for _, v := range have {
			if same(v.Value, text) && (types == nil || subset(*types, v.Types)) {
				found = true
				a.add(Edit{Op: "remove", Field: field, Ref: v.Ref})
			}
		}
		if !found {
			return badValue(field, value)
		}
		return nil
	}
	if text == "" {
		for _, v := range have {
			a.add(Edit{Op: "remove", Field: field, Ref: v.Ref})
		}
		return nil
	}
	// The value that says the same is kept, with its types; else the first one changes.
	keep := slices.IndexFunc(have, func(v Value) bool { return v.Value == text })
	if keep < 0 {
		keep = 0
	}
	for n, v := range have {
		if n != keep {
			a.add(Edit{Op: "remove", Field: field, Ref: v.Ref})
		}
	}
	if len(have) == 0 {
		a.add(Edit{Op: "add", Field: field, Ref: -1, Text: text, Types: types})
	} else {
		a.add(Edit{Op: "set", Field: field, Ref: have[keep].Ref, Text: text, Types: types})
	}
	return nil
}

// typeWords are the words a value may begin with. No value of these fields begins with one of them and a colon.
var typeWords = map[string]string{
	"home": "home", "work": "work", "cell": "cell", "mobile": "cell", "fax": "fax", "pager": "pager", "main": "main", "other": "other",
	"school": "school", "privat": "home", "arbeit": "work", "büro": "work", "mobil": "cell", "handy": "cell",
}

// cutTypes takes types off the front of a value: "work:", "work,fax:". A messenger's scheme is not one.
func cutTypes(field, value string) (*[]string, string) {
	head, rest, found := strings.Cut(value, ":")
	if !found || field == "im" {
		return nil, value
	}
	var types []string
	for word := range strings.SplitSeq(head, ",") {
		t, known := typeWords[strings.ToLower(strings.TrimSpace(word))]
		if !known {
			return nil, value
		}
		types = addOnce(types, t)
	}
	return &types, strings.TrimSpace(rest)
}

// texts edits a list of texts, whose refs count them.
func (a *assigner) texts(field, op, value string, have []string) error {
	switch op {
	case "+=":
		a.add(Edit{Op: "add", Field: field, Ref: -1, Text: value})
		return nil
	case "-=":
		at := slices.IndexFunc(have, func(text string) bool { return strings.TrimSpace(text) == value })
		if at < 0 {
			return badValue(field, value)
		}
		a.add(Edit{Op: "remove", Field: field, Ref: at})
		return nil
	}
	keep := 0
	if value == "" {
		keep = -1
	} else if at := slices.Index(have, value); at > 0 {
		keep = at
	}
	for n := range have {
		if n != keep {
			a.add(Edit{Op: "remove", Field: field, Ref: n})
		}
	}
	switch {
	case value == "":
	case len(have) == 0:
		a.add(Edit{Op: "add", Field: field, Ref: -1, Text: value})
	default:
		a.add(Edit{Op: "set", Field: field, Ref: keep, Text: value})
	}
	return nil
}

// namePart gathers the parts of the name. A card that has only a display name is taken apart first.
func (a *assigner) namePart(field, op, value string) error {
	if op != "=" {
		return badField(field + strings.TrimSuffix(op, "=") + "=")
	}
	c := &a.current
	if field == "name" {
		if value == "" {
			return badValue(field, value)
		}
		a.add(Edit{Op: "set", Field: field, Ref: -1, Text: value})
		if c.Kind == KindPerson {
			n := SplitName(value)
			c.Prefixes, c.Given, c.Additional, c.Family, c.Suffixes = n.Prefixes, n.Given, n.Additional, n.Family, n.Suffixes
		}
		c.Name = value
		return nil
	}
	if a.name == nil {
		n := NameParts{Prefixes: c.Prefixes, Given: c.Given, Additional: c.Additional, Family: c.Family, Suffixes: c.Suffixes}
		if compose(nameStyles[0], &n) == "" && c.Kind == KindPerson {
			n = SplitName(c.Name)
		}
		a.name = &n
	}
	part := some(value)
	switch field {
	case "given":
		a.name.Given = part
	case "family":
		a.name.Family = part
	case "additional":
		a.name.Additional = part
	case "prefix":
		a.name.Prefixes = part
	case "suffix":
		a.name.Suffixes = part
	}
	return nil
}

// date edits the dates of a person's own: "date+=LABEL:DAY" and "date-=LABEL", or "date-=LABEL:DAY" where two are called the same.
func (a *assigner) date(op, value string) error {
	cut := strings.LastIndexByte(value, ':')
	label, day := value, ""
	if cut >= 0 {
		label, day = strings.TrimSpace(value[:cut]), strings.TrimSpace(value[cut+1:])
	}
	switch op {
	case "+=":
		if label == "" || day == "" {
			return badValue("date", value)
		}
		a.add(Edit{Op: "add", Field: "date", Ref: -1, Text: day, Label: &label})
		return nil
	case "-=":
		wanted, _, _ := readDay(day, -1)
		for _, have := range a.current.Dates {
			if strings.EqualFold(firstOf(have.Label, have.Type), label) && (day == "" || have.Day == wanted.String()) {
				a.add(Edit{Op: "remove", Field: "date", Ref: have.Ref})
				return nil
			}
		}
		return badValue("date", value)
	}
	if value != "" {
		return badField("date=")
	}
	for _, have := range a.current.Dates {
		a.add(Edit{Op: "remove", Field: "date", Ref: have.Ref})
	}
	return nil
}
