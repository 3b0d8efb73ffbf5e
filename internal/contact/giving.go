package contact

import (
	"slices"
	"strings"

	"kith/internal/search"
	"kith/internal/vcard"
)

// What somebody offers is EXPERTISE on the card (RFC 6715 §2.1; X-EXPERTISE before version 4.0), what somebody looks for X-KITH-NEED. Since
// when and until when are parameters. An offer that is no more is X-KITH-OFFER, so that no other program shows it as one that stands.
// The table giving only finds this again; package giving works on it.
const (
	nameOffer     = "EXPERTISE"
	nameOfferOld  = "X-EXPERTISE"
	nameOfferDone = "X-KITH-OFFER"
	nameNeed      = "X-KITH-NEED"
	paramSince    = "X-KITH-SINCE"
	paramDone     = "X-KITH-DONE"
)

// The kinds of Giving.
const (
	Offer = "offer"
	Need  = "need"
)

// Giving is something that somebody offers or looks for. Since is the day it was written down, Done the day it was ticked off; both
// are "" where the card does not say, and Done while it stands.
type Giving struct {
	Ref   int    `json:"ref"`
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Since string `json:"since"`
	Done  string `json:"done"`
}

// givingOf reads a property of that kind.
func givingOf(p *vcard.Property, f field) Giving {
	g := Giving{Kind: Offer, Text: oneLine(p.Value), Since: ownParam(p, paramSince), Done: ownParam(p, paramDone)}
	if f == fieldNeed {
		g.Kind = Need
	}
	return g
}

// Givings reads what a card says of offers and needs, in its order.
func Givings(card *vcard.Card) []Giving {
	found := []Giving{}
	for i := range card.Properties {
		if f := fieldOf(card.Properties[i].Name); f == fieldOffer || f == fieldNeed {
			if g := givingOf(&card.Properties[i], f); g.Text != "" {
				g.Ref = i
				found = append(found, g)
			}
		}
	}
	return found
}

// SetGiving writes an offer or a need into a card, in the place of the one at its Ref, or as a new one with Ref -1; without a text it takes
// it away. Parameters of other programs (LEVEL, INDEX) stay.
func SetGiving(card *vcard.Card, g Giving) {
	props := slices.Clone(card.Properties)
	if g.Ref >= len(props) {
		return
	}
	text := line(g.Text)
	if text == "" {
		if g.Ref >= 0 {
			card.Properties = slices.Delete(props, g.Ref, g.Ref+1)
		}
		return
	}
	name := nameNeed
	switch {
	case g.Kind == Need:
	case g.Done != "":
		name = nameOfferDone
	case card.Version == vcard.V40:
		name = nameOffer
	default:
		name = nameOfferOld
	}
	p := vcard.Property{Name: name, Value: vcard.Escape(text)}
	if g.Ref >= 0 {
		p.Group = props[g.Ref].Group
		for _, param := range props[g.Ref].Clone().Params {
			if !strings.EqualFold(param.Name, paramSince) && !strings.EqualFold(param.Name, paramDone) {
				p.Params = append(p.Params, param)
			}
		}
	}
	for _, own := range [][2]string{{paramSince, g.Since}, {paramDone, g.Done}} {
		if own[1] != "" {
			p.Params = append(p.Params, vcard.Param{Name: own[0], Values: []string{own[1]}})
		}
	}
	if g.Ref >= 0 {
		props[g.Ref] = p
	} else {
		props = append(props, p)
	}
	card.Properties = props
}

// SameGiving reports whether two say the same.
func SameGiving(a, b Giving) bool {
	return a.Kind == b.Kind && search.Fold(a.Text) == search.Fold(b.Text)
}

// takeGiving joins the offers and needs of cards that become one: what both say is said once, since the earlier day, and stands while it
// stands on one of them. It answers whether that is all there is to do.
func (c *combiner) takeGiving(p *vcard.Property, f field) bool {
	theirs := givingOf(p, f)
	card := vcard.Card{Version: c.cards[0].Version, Properties: c.props}
	for _, ours := range Givings(&card) {
		if !SameGiving(ours, theirs) {
			continue
		}
		if theirs.Since != "" && (ours.Since == "" || theirs.Since < ours.Since) {
			ours.Since = theirs.Since
		}
		if theirs.Done == "" {
			ours.Done = ""
		}
		SetGiving(&card, ours)
		c.props = card.Properties
		return true
	}
	return false
}

// giving notes an offer or a need for lists and search.
func (p *projector) giving(prop *vcard.Property, f field) {
	g := givingOf(prop, f)
	if g.Text == "" || len(p.Giving) >= maxGivings {
		return
	}
	g.Ref = len(p.Giving)
	p.Giving = append(p.Giving, g)
	if g.Done == "" {
		p.has(HasOffer, g.Kind == Offer)
		p.has(HasNeed, g.Kind == Need)
	}
}

// maxGivings bounds the offers and needs of one card that lists know.
const maxGivings = 200

// searchNotes are the notes, what somebody offers and looks for, and where and through whom one met them, which is found among them.
func (p *Projection) searchNotes() string {
	if len(p.Giving) == 0 && p.Met.Place == "" && p.Met.Through == "" {
		return p.Notes
	}
	texts := make([]string, 0, len(p.Giving)+2)
	if met := strings.TrimSpace(p.Met.Place + "\n" + p.Met.Through); met != "" {
		texts = append(texts, met)
	}
	for _, g := range p.Giving {
		texts = append(texts, g.Text)
	}
	if p.Notes != "" {
		texts = append(texts, p.Notes)
	}
	return strings.Join(texts, "\n\n")
}

// addGivings writes what a contact offers and looks for.
func (w *Writer) addGivings(key int64, r *Projection) error {
	for _, g := range r.Giving {
		if err := w.givings.Add(key, g.Ref, g.Kind, g.Text, search.Fold(g.Text), g.Since, g.Done); err != nil {
			return err
		}
	}
	return nil
}

// GivingCondition is the condition on contact_row r of those who offer or look for something with these words, begun words too; without
// words, for anything.
func GivingCondition(kind, text string) (where string, args []any) {
	where, args = `+r.contact IN (SELECT contact FROM giving WHERE kind = ? AND done = ''`, []any{kind}
	for _, word := range strings.Fields(search.Fold(text)) {
		where += ` AND ' ' || folded LIKE ?`
		args = append(args, "% "+word+"%")
	}
	return where + `)`, args
}
