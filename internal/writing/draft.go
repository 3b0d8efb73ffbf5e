package writing

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/numbering"
)

// Request says what to write.
type Request struct {
	Texts    map[letter.Manner]letter.Text // with placeholders, in the manners there are
	Occasion string                        // what {occasion} stands for; "" for the nearest date of each
	Language message.Language              // of the program
	Form     letter.Form                   // in place of everybody's own, "" for that
	In       message.Language              // the same for the language
}

// Draft is a letter to one contact. Text is filled in but for what is Missing. Written is the manner that the text is really in.
type Draft struct {
	Key         int64
	ID, Name    string
	Kind, Photo string
	Addressed   Addressed
	Salutation  string
	Written     letter.Manner
	Text        letter.Text
	Missing     []string // placeholders without a value
	Address     string   // the e-mail address it goes to, "" where there is none that can be written to
	BadAddress  string   // the one that is none
	Ways        []letter.Way
}

// Ready reports whether a draft can be handed to a mail program as it is.
func (d *Draft) Ready() bool { return d.Address != "" && len(d.Missing) == 0 }

// Mail is the draft as a mail program takes it.
func (d *Draft) Mail() letter.Mail {
	return letter.Mail{Name: d.Name, Address: d.Address, Subject: d.Text.Subject, Text: d.Text.Body}
}

// stretch is how many contacts are in memory whole at once.
const stretch = 200

// Drafts writes to each of some contacts, by their keys and in their order; who is gone is left out. Fault: letter.placeholder.
func (d *Desk) Drafts(ctx context.Context, keys []int64, r Request) ([]Draft, error) {
	for _, text := range r.Texts {
		if err := letter.Check(text); err != nil {
			return nil, err
		}
	}
	m, err := d.manners(ctx, r.Language)
	if err != nil {
		return nil, err
	}
	drafts := make([]Draft, 0, len(keys))
	for part := range slices.Chunk(keys, stretch) {
		rows, err := d.contacts.Rows(ctx, part)
		if err != nil {
			return nil, err
		}
		seen := make([]int64, len(rows))
		for i, row := range rows {
			seen[i] = row.Key
		}
		whole, err := d.contacts.Whole(ctx, seen)
		if err != nil {
			return nil, err
		}
		days, err := d.datesOf(ctx, seen)
		if err != nil {
			return nil, err
		}
		for i := range whole {
			draft, err := d.draft(&whole[i], days[rows[i].Key], m, r)
			if err != nil {
				return nil, err
			}
			draft.Key, draft.Photo = rows[i].Key, rows[i].Photo
			drafts = append(drafts, draft)
		}
	}
	return drafts, nil
}

func (d *Desk) draft(c *contact.Contact, days []anniversary.Upcoming, m *manners, r Request) (Draft, error) {
	out := Draft{ID: c.ID, Name: c.Name, Kind: c.Kind, Addressed: m.of(c), Ways: d.ways(c)}
	manner := out.Addressed.Manner
	if r.Form != "" {
		manner.Form = r.Form
	}
	if r.In != "" {
		manner.Language = r.In
	}
	t := letter.Template{Texts: r.Texts}
	var text letter.Text
	text, out.Written = t.Pick(manner)
	// A text that is only there in another language gets its salutation in that one.
	said := letter.Manner{Language: out.Written.Language, Form: manner.Form}
	if text.Empty() {
		said = manner
	}
	person := toPerson(c)
	out.Salutation = letter.Salutation(said, person)
	values := map[string]string{
		letter.Salute: out.Salutation, letter.GivenName: person.Given, letter.FamilyName: person.Family, letter.FullName: c.Name, letter.Sender: m.made.Sender,
	}
	if len(c.Organisations) > 0 {
		values[letter.Organisation] = c.Organisations[0].Name
	}
	d.dated(values, days, r.Occasion, said.Language)
	var err error
	if out.Text, out.Missing, err = letter.Fill(text, values); err != nil {
		return out, err
	}
	for _, email := range byPreference(c.Emails) {
		if (letter.Mail{Address: email.Value}).Writable() {
			out.Address = email.Value
			break
		}
		if out.BadAddress == "" {
			out.BadAddress = email.Value
		}
	}
	return out, nil
}

// toPerson gives what the words of a letter need of a contact.
func toPerson(c *contact.Contact) letter.Person {
	p := letter.Person{
		Name: c.Name, Given: strings.Join(c.Given, " "), Family: strings.Join(c.Family, " "), Prefixes: c.Prefixes, Gender: letter.Gender(c.Gender),
		Collective: c.Kind != contact.KindPerson,
	}
	if p.Given == "" && p.Family == "" && !p.Collective && !strings.Contains(c.Name, "@") {
		parts := contact.SplitName(c.Name)
		p.Given, p.Family = strings.Join(parts.Given, " "), strings.Join(parts.Family, " ")
		if len(p.Prefixes) == 0 {
			p.Prefixes = parts.Prefixes
		}
	}
	return p
}

// datesOf gives the dates of some contacts, those of a day that is just over as of that day.
func (d *Desk) datesOf(ctx context.Context, keys []int64) (map[int64][]anniversary.Upcoming, error) {
	all, err := d.dates.Of(ctx, d.today(), keys)
	if err != nil {
		return nil, err
	}
	found := map[int64][]anniversary.Upcoming{}
	for _, up := range all {
		// Who writes on the day after still means that day, and not the one in a year.
		if year := 365; up.Days > year/2 {
			up.Days -= year
			if up.Years > 0 {
				up.Years--
				up.Round = anniversary.IsRound(up.Kind, up.Years)
			}
		}
		found[up.Contact] = append(found[up.Contact], up)
	}
	return found, nil
}

// dated fills in what follows from the dates of somebody.
func (d *Desk) dated(values map[string]string, days []anniversary.Upcoming, occasion string, lang message.Language) {
	nearest := near(days)
	for _, up := range days {
		if up.Kind == anniversary.Birthday && up.Years > 0 {
			values[letter.Age] = strconv.Itoa(up.Years)
		}
	}
	if nearest != nil && nearest.Years > 0 {
		values[letter.Years] = strconv.Itoa(nearest.Years)
	}
	values[letter.Occasion] = strings.TrimSpace(occasion)
	if values[letter.Occasion] == "" && nearest != nil {
		if values[letter.Occasion] = nearest.Label; nearest.Label == "" {
			values[letter.Occasion] = message.New("letter.occasion."+nearest.Kind, nil).In(lang)
		}
	}
}

// near is the date that is nearest to today, before or after; nil without one. A day of remembrance is none to congratulate on.
func near(days []anniversary.Upcoming) *anniversary.Upcoming {
	var found *anniversary.Upcoming
	for i := range days {
		if days[i].Kind != anniversary.Remembrance && (found == nil || abs(days[i].Days) < abs(found.Days)) {
			found = &days[i]
		}
	}
	return found
}

func abs(n int) int { return max(n, -n) }

// byPreference puts the preferred values first.
func byPreference(values []contact.Value) []contact.Value {
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, func(a, b contact.Value) int {
		switch {
		case a.Preferred == b.Preferred:
			return 0
		case a.Preferred:
			return -1
		}
		return 1
	})
	return sorted
}

// ways gives how somebody can be reached, the preferred of each kind first.
func (d *Desk) ways(c *contact.Contact) []letter.Way {
	ways := []letter.Way{}
	add := func(kind, address string) {
		way := letter.Way{Kind: kind, Address: address}
		if link, _ := way.Link(letter.Mail{}); link != "" && !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	for _, email := range byPreference(c.Emails) {
		if (letter.Mail{Address: email.Value}).Writable() {
			add(letter.WayMail, email.Value)
		}
	}
	country := d.home()
	var mobile []string
	for _, phone := range byPreference(c.Phones) {
		if slices.Contains(phone.Types, "fax") || slices.Contains(phone.Types, "pager") {
			continue
		}
		number := phone.Value
		if written, ok := numbering.International(number, country); ok {
			number = written
		}
		add(letter.WayCall, phone.Value)
		if slices.Contains(phone.Types, "cell") || slices.Contains(phone.Types, "iphone") || len(phone.Types) == 0 {
			mobile = append(mobile, number)
		}
	}
	for _, number := range mobile {
		add(letter.WaySMS, number)
	}
	for _, im := range c.IMs {
		scheme, name, _ := strings.Cut(im.Value, ":")
		switch kind := strings.ToLower(scheme); kind {
		case letter.WayXMPP, letter.WaySIP, letter.WayTelegram, letter.WayMatrix, letter.WayThreema, letter.WayWhatsApp, letter.WaySignal, letter.WaySMS:
			add(kind, name)
		case "sips":
			add(letter.WaySIP, name)
		}
	}
	for _, kind := range []string{letter.WayWhatsApp, letter.WaySignal} {
		for _, number := range mobile {
			if strings.HasPrefix(number, "+") {
				add(kind, number)
			}
		}
	}
	return ways
}
