package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// Projection is what lists, search and matching need of a card. It says of a card what View says; it exists because an import
// makes it for every card and View costs many times as much.
type Projection struct {
	Kind        string
	Name        string
	Sort        string // text to sort by: "family given", or the name
	Subtitle    string // "title, organisation", as far as known
	Place       string // the town of the preferred address, or of the first that has one
	Birthday    string
	Anniversary string
	Photo       string // changes with the photo, "" without one
	UID         string
	Circles     []string
	Emails      []string
	Phones      []string
	Employers   []Employer
	Nicknames   []string // of an organisation: the other names it goes by
	Profiles    []string // see Profile
	Dates       []Yearly // those that come every year
	Giving      []Giving // Ref counts them here
	Met         Met      // without ContactID
	Has         Has
	facts       []factOf

	// What search looks through, one value a line.
	SearchName string // the name, its parts, nicknames
	Work       string // organisations, units, titles, roles
	Reach      string // e-mail, phone, web, messengers
	Places     string // addresses
	Notes      string
}

// CircleText gives the circles one a line, for searching.
func (p *Projection) CircleText() string { return strings.Join(p.Circles, "\n") }

// projector gathers the texts of a card. Its lists start on the stack.
type projector struct {
	Projection
	fn, org, title   string
	orgGroup         string
	titleGroup       string
	town, land       string
	townPreferred    bool
	landPreferred    bool
	parts            rawName
	days             dayFinder
	died             int  // place of the date of death, from 1; 0 for none
	dated            bool // there may be dates of one's own
	said             kindFinder
	circles          distinct
	work, reach      []string
	places, notes    []string
	nicknames, names []string
}

// Project reads the projections off a card in one pass.
func Project(card *vcard.Card) Projection {
	var work, reach, places [12]string
	var notes, nicknames, names [4]string
	p := projector{work: work[:0], reach: reach[:0], places: places[:0], notes: notes[:0], nicknames: nicknames[:0], names: names[:0]}
	for i := range card.Properties {
		p.property(card.Properties, i)
	}
	p.finish()
	p.finishDates(card.Properties)
	return p.Projection
}

func (p *projector) fact(fact Fact, text string) {
	if p.facts == nil {
		p.facts = make([]factOf, 0, 12)
	}
	p.facts = append(p.facts, factOf{fact, text})
}

func (p *projector) property(props []vcard.Property, i int) {
	prop := &props[i]
	f := fieldOf(prop.Name)
	switch f {
	case fieldName:
		if p.fn == "" {
			p.fn = oneLine(prop.Value)
		}
	case fieldParts:
		if n := readName(prop.Value); !p.parts.found && !n.blank() {
			p.parts = n
		}
	case fieldNickname:
		p.list(&p.nicknames, prop.Value)
	case fieldEmail:
		if text := without(oneLine(prop.Value), "mailto:"); text != "" {
			p.Emails = appendFour(p.Emails, text)
			p.Has |= HasEmail
			if at := strings.LastIndexByte(text, '@'); at >= 0 {
				p.fact(FactDomain, text[at+1:])
			}
			p.reach = append(p.reach, text)
		}
	case fieldPhone:
		if text := without(oneLine(prop.Value), "tel:"); text != "" {
			p.Phones = appendFour(p.Phones, text)
			p.Has |= HasPhone
			p.reach = append(p.reach, text)
		}
	case fieldURL, fieldIM:
		if text := oneLine(prop.Value); text != "" {
			p.has(HasURL, f == fieldURL)
			p.has(HasIM, f == fieldIM)
			p.reach = append(p.reach, text)
			if profile := Profile(text); profile != "" {
				p.Profiles = append(p.Profiles, profile)
			}
		}
	case fieldOrg:
		p.organisation(prop)
	case fieldTitle:
		if text := oneLine(prop.Value); text != "" {
			// The title of another role is not that of the first organisation.
			if p.title == "" || p.orgGroup != "" && !strings.EqualFold(p.titleGroup, p.orgGroup) && strings.EqualFold(prop.Group, p.orgGroup) {
				p.title, p.titleGroup = text, prop.Group
			}
			p.work = append(p.work, text)
			p.fact(FactTitle, text)
		}
	case fieldFormer:
		p.former(prop)
	case fieldRole:
		if text := oneLine(prop.Value); text != "" {
			p.work = append(p.work, text)
			p.fact(FactTitle, text)
		}
	case fieldAddress:
		p.address(prop)
	case fieldAddressText:
		if text := multiLine(prop.Value); text != "" {
			p.Has |= HasAddress
			p.places = append(p.places, text)
		}
	case fieldRelated:
		if oneLine(prop.Value) != "" {
			p.Has |= HasRelated
		}
	case fieldNote:
		if text := multiLine(prop.Value); strings.TrimSpace(text) != "" {
			p.notes = append(p.notes, text)
		}
	case fieldCircles:
		for raw := prop.Value; raw != ""; {
			part, rest, _ := cutNext(raw, ',')
			if text := oneLine(part); text != "" {
				p.Circles = p.circles.addOne(p.Circles, text)
			}
			raw = rest
		}
	case fieldUID:
		if p.UID == "" {
			p.UID = oneLine(prop.Value)
		}
	case fieldPhoto:
		if p.Photo == "" {
			p.Photo = photoVersion(prop)
		}
	case fieldBirthday, fieldAnniversary, fieldDate:
		p.dated = p.dated || f == fieldDate
		p.days.see(f, props, i)
	case fieldDeath:
		if p.died == 0 && oneLine(prop.Value) != "" {
			p.died = i + 1
		}
	case fieldKind, fieldShowAs:
		p.said.see(f, prop, i)
	case fieldOffer, fieldNeed:
		p.giving(prop, f)
	case fieldMetPlace, fieldMetDate, fieldMetThrough:
		p.has(HasMet, p.Met.see(f, prop))
	case fieldRhythm:
		p.has(HasRhythm, rhythmOf(prop) != "")
	case fieldAndroid:
		p.dated = true
		p.days.see(f, props, i)
		if a := readAndroid(prop.Value); a.kind == "nickname" && a.text != "" {
			p.nicknames = append(p.nicknames, a.text)
		}
	}
}

func (p *projector) list(list *[]string, raw string) {
	for raw != "" {
		part, rest, _ := cutNext(raw, ',')
		if text := oneLine(part); text != "" {
			*list = append(*list, text)
		}
		raw = rest
	}
}

func (p *projector) address(prop *vcard.Property) {
	var town, land string
	value := prop.Value
	for n := 0; ; n++ {
		part, rest, more := cutNext(value, ';')
		if text := addressText(part); text != "" {
			switch n {
			case adrLocality:
				town = text
			case adrCountry:
				land = text
				p.fact(FactCountry, text)
			}
			if n == adrLocality || n == adrRegion || n == adrPostcode {
				p.fact(FactPlace, text)
			}
			p.Has |= HasAddress
			p.places = append(p.places, text)
		}
		if !more {
			break
		}
		value = rest
	}
	if len(prop.Params) > 0 {
		if text := labelParam(prop); text != "" {
			p.Has |= HasAddress
			p.places = append(p.places, text)
		}
	}
	preferred := isPreferred(prop)
	if town != "" && (p.town == "" || preferred && !p.townPreferred) {
		p.town, p.townPreferred = town, preferred
	}
	if land != "" && (p.land == "" || preferred && !p.landPreferred) {
		p.land, p.landPreferred = land, preferred
	}
}

func (p *projector) finish() {
	full := p.parts.full()
	p.Kind = inferKind(p.fn, full, p.org)
	if p.said.rank > 0 {
		p.Kind = p.said.kind
	}
	nickname := firstItem(p.nicknames)
	p.Name = firstOf(p.fn, full, p.org, nickname, firstItem(p.Emails), firstItem(p.Phones))
	p.Sort = p.Name
	if p.Kind == KindPerson {
		if sort := spoken(p.parts.family(), p.parts.given()); sort != "" {
			p.Sort = sort
		}
	}
	if p.Kind == KindOrganisation && len(p.nicknames) > 0 {
		p.Nicknames = slices.Clone(p.nicknames)
	}
	if p.org != "" && p.orgGroup != "" && p.titleGroup != "" && !strings.EqualFold(p.orgGroup, p.titleGroup) {
		p.title = ""
	}
	switch {
	case p.org == "" || p.org == p.Name:
		p.Subtitle = p.title
	case p.title == "":
		p.Subtitle = p.org
	default:
		p.Subtitle = p.title + ", " + p.org
	}
	p.Place = firstOf(p.town, p.land)
	if p.days.birthday.rank > 0 {
		p.Birthday = p.days.birthday.day.String()
	}
	if p.days.anniversary.rank > 0 {
		p.Anniversary = p.days.anniversary.day.String()
	}
	if p.Name != "" {
		p.names = append(p.names, p.Name)
	}
	if full != "" && full != p.Name {
		p.names = append(p.names, full)
	}
	p.SearchName = lines(append(p.names, p.nicknames...))
	p.Work, p.Reach, p.Places = lines(p.work), lines(p.reach), lines(p.places)
	p.Notes = strings.Join(p.notes, "\n\n")
	p.finishFacts(full)
}

// finishFacts says what filters ask for and is known only now.
func (p *projector) finishFacts(full string) {
	for _, name := range p.Circles {
		p.fact(FactCircle, name)
	}
	p.has(HasBirthday, p.Birthday != "")
	p.has(HasAnniversary, p.Anniversary != "")
	p.has(HasPhoto, p.Photo != "")
	p.has(HasNote, len(p.notes) > 0)
	p.has(HasCircle, len(p.Circles) > 0)
	p.has(HasNickname, len(p.nicknames) > 0)
	p.has(HasOrganisation, p.org != "")
	p.has(HasTitle, p.title != "" || slices.ContainsFunc(p.facts, func(f factOf) bool { return f.fact == FactTitle }))
	p.has(HasName, full != "" || p.fn != "" && !strings.Contains(p.fn, "@") || p.Kind == KindOrganisation && p.org != "")
	p.has(IsOrganisation, p.Kind == KindOrganisation)
	p.has(IsGroup, p.Kind == KindGroup)
}

func (p *projector) has(bit Has, is bool) {
	if is {
		p.Has |= bit
	}
}

// lines is strings.Join with line breaks, but keeps the stack's arrays on the stack.
func lines(list []string) string { return strings.Join(list, "\n") }

// appendFour is append with room for the usual few from the start.
func appendFour(list []string, text string) []string {
	if list == nil {
		list = make([]string, 0, 4)
	}
	return append(list, text)
}
