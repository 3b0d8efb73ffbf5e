package contact

import (
	"context"
	"strings"

	"kith/internal/civil"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// How one met somebody is on the card as three properties: where (X-KITH-MET-PLACE), when (X-KITH-MET-DATE, exactly or as far as it is
// remembered, see package civil) and through whom (X-KITH-MET-THROUGH): a name, and in X-KITH-PERSON the UID of that person if they
// are in a book. So it leaves with the card and comes back with it, and the name still says something where the book does not know the
// person. The table contact_met only finds this again.
const (
	nameMetPlace   = "X-KITH-MET-PLACE"
	nameMetDate    = "X-KITH-MET-DATE"
	nameMetThrough = "X-KITH-MET-THROUGH"
	paramPerson    = "X-KITH-PERSON"
)

// Met is how one met somebody. All of it is "" where it is not known.
type Met struct {
	Place   string `json:"place"`
	When    string `json:"when"`    // a day, or an approximate time as package civil has it
	Through string `json:"through"` // the name of the person, as it is now if they are in the book
	UID     string `json:"uid"`     // of that person, "" if only the name is known
	// ContactID is who in the book has that UID, "" for nobody.
	ContactID string `json:"contact,omitempty"`
}

// IsZero reports whether nothing is known.
func (m Met) IsZero() bool { return m == Met{} }

// see takes over what a property says; of several the first counts. It answers whether it did.
func (m *Met) see(f field, p *vcard.Property) bool {
	text := oneLine(p.Value)
	switch {
	case f == fieldMetPlace && m.Place == "" && text != "":
		m.Place = text
	case f == fieldMetDate && m.When == "" && civil.Of(text) != civil.None:
		m.When = text
	case f == fieldMetThrough && m.Through == "" && m.UID == "" && (text != "" || ownParam(p, paramPerson) != ""):
		m.Through, m.UID = text, ownParam(p, paramPerson)
	default:
		return false
	}
	return true
}

// MetOf reads what a card says of how one met.
func MetOf(card *vcard.Card) Met {
	var m Met
	for i := range card.Properties {
		m.see(fieldOf(card.Properties[i].Name), &card.Properties[i])
	}
	return m
}

// writeMet makes a card say how one met, in the places where it says it already. A further property of a kind, which nobody sees, stays.
func writeMet(card *vcard.Card, m Met) {
	wanted := map[field]string{fieldMetPlace: m.Place, fieldMetDate: m.When, fieldMetThrough: m.Through}
	names := map[field]string{fieldMetPlace: nameMetPlace, fieldMetDate: nameMetDate, fieldMetThrough: nameMetThrough}
	props := make([]vcard.Property, 0, len(card.Properties)+len(wanted))
	var had Met
	for _, p := range card.Properties {
		f := fieldOf(p.Name)
		if !had.see(f, &p) {
			props = append(props, p)
			continue
		}
		if wanted[f] != "" {
			props = append(props, metProperty(p.Clone(), wanted[f], f, m.UID))
		}
		delete(wanted, f)
	}
	for _, f := range []field{fieldMetPlace, fieldMetDate, fieldMetThrough} {
		if wanted[f] != "" {
			props = append(props, metProperty(vcard.Property{Name: names[f]}, wanted[f], f, m.UID))
		}
	}
	card.Properties = props
}

func metProperty(p vcard.Property, value string, f field, uid string) vcard.Property {
	if oneLine(p.Value) != value {
		p.Value = vcard.Escape(value)
	}
	if f != fieldMetThrough || ownParam(&p, paramPerson) == uid {
		return p
	}
	kept := p.Params[:0:0]
	for _, param := range p.Params {
		if !strings.EqualFold(param.Name, paramPerson) {
			kept = append(kept, param)
		}
	}
	if p.Params = kept; uid != "" {
		p.Params = append(kept, vcard.Param{Name: paramPerson, Values: []string{uid}})
	}
	return p
}

// SetMet writes down how one met a contact, in place of what was known; the zero Met takes it away. With a ContactID the person through
// whom is that contact, and Through and UID do not count. Faults: contact.not-found, contact.bad-value, contact.met-self.
func (b *Book) SetMet(ctx context.Context, id string, met Met) (vault.Change, error) {
	met.Place, met.Through, met.When = line(met.Place), line(met.Through), strings.TrimSpace(met.When)
	if met.When != "" && civil.Of(met.When) == civil.None {
		return vault.Change{}, badValue("met-when", met.When)
	}
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		if met.ContactID == id {
			return message.Message{}, fault.New("contact.met-self", nil)
		}
		if met.ContactID != "" {
			card, stored, err := scanCard(tx.QueryRow(`SELECT key, id, change, created, changed, card FROM contact WHERE id = ? AND binned IS NULL`, met.ContactID))
			if err != nil {
				return message.Message{}, err
			}
			who := whole(card, stored)
			met.Through, met.UID = who.Name, who.UID
		}
		label := message.New("contact.met", message.Args{})
		if met.Place == "" && met.When == "" && met.Through == "" {
			label.Code, met.UID = "contact.met-removed", ""
		}
		return label, b.Rewrite(tx, []string{id}, func(card *vcard.Card, _ Stored) error {
			label.Args["name"] = View(card).Name
			writeMet(card, met)
			return nil
		})
	})
}

// nameMet finds who is meant by the UID of the person through whom one met somebody.
func (b *Book) nameMet(ctx context.Context, m *Met) error {
	if m == nil || m.UID == "" {
		return nil
	}
	row, found, err := b.ByUID(ctx, m.UID)
	if found {
		m.ContactID, m.Through = row.ID, row.Name
	}
	return err
}

// MetThrough gives those whom one met through a contact, by name.
func (b *Book) MetThrough(ctx context.Context, id string) ([]Row, error) {
	card, stored, err := b.Card(ctx, id)
	if err != nil {
		return nil, err
	}
	return b.rows(ctx, `SELECT `+rowColumns+` FROM contact_met m JOIN contact_row r ON r.contact = m.contact JOIN contact c ON c.key = r.contact
		WHERE m.uid <> '' AND (m.uid = ? OR m.uid IN (SELECT uid FROM contact_alias WHERE contact = ?)) ORDER BY r.sort, r.contact`,
		NormalUID(whole(card, stored).UID), stored.Key)
}

// takeMet joins how one met people who turn out to be one: what the first card says stays, unless the other says the same more exactly.
// It answers whether that is all there is to do; what cannot be shown twice is kept beside it.
func (c *combiner) takeMet(p *vcard.Property, f field) bool {
	if c.isSelf(p) {
		return true // through themselves is through nobody
	}
	var theirs Met
	if !theirs.see(f, p) {
		return false
	}
	for i := range c.props {
		q := &c.props[i]
		if fieldOf(q.Name) != f {
			continue
		}
		var ours Met
		ours.see(f, q)
		switch {
		case f == fieldMetDate:
			// 3 May 2019 says what 2019 says, and more.
			if within(ours.When, theirs.When) {
				return true
			}
			if within(theirs.When, ours.When) {
				q.Value = p.Value
				return true
			}
		case f == fieldMetThrough:
			if theirs.UID != "" && NormalUID(theirs.UID) == NormalUID(ours.UID) || theirs.UID == "" && search.Fold(theirs.Through) == search.Fold(ours.Through) {
				return true
			}
			if ours.UID == "" && search.Fold(theirs.Through) == search.Fold(ours.Through) {
				*q = metProperty(*q, theirs.Through, f, theirs.UID)
				return true
			}
		case search.Fold(theirs.Place) == search.Fold(ours.Place):
			return true
		}
	}
	return false
}

// within reports whether one time lies in another.
func within(time, in string) bool {
	return time != "" && in != "" && civil.First(in) <= civil.First(time) && civil.Last(time) <= civil.Last(in)
}

// addMet writes how one met a contact.
func (w *Writer) addMet(key int64, r *Projection) error {
	if r.Met.IsZero() {
		return nil
	}
	return w.met.Add(key, metFold(r.Met.Place), civil.First(r.Met.When), civil.Last(r.Met.When), metFold(r.Met.Through), NormalUID(r.Met.UID))
}

// metFold folds a text so that every word of it has a blank before it.
func metFold(text string) string {
	if text = search.Fold(text); text == "" {
		return ""
	}
	return " " + text
}

// MetCondition is the condition on contact_row r of those whom one met at a place with these words, begun words too, or with through the
// same of the person through whom; without a word nobody fits.
func MetCondition(through bool, text string) (where string, args []any) {
	column := "place"
	if through {
		column = "through"
	}
	where = `+r.contact IN (SELECT contact FROM contact_met WHERE true`
	for _, word := range strings.Fields(search.Fold(text)) {
		where += ` AND ` + column + ` LIKE ?`
		args = append(args, "% "+word+"%")
	}
	if len(args) == 0 {
		return `0`, nil
	}
	return where + `)`, args
}
