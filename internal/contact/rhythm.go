package contact

import (
	"errors"
	"strconv"
	"strings"

	"kith/internal/vault"
	"kith/internal/vcard"
)

// How often somebody wants to be in touch with a contact is X-KITH-RHYTHM on the card, "6w": a number of days (d), weeks (w) or months (m).
// What follows from it is the business of package rhythm.
const nameRhythm = "X-KITH-RHYTHM"

// maxRhythm bounds the number, so that ten years in days are still one.
const maxRhythm = 3660

// RhythmParts takes the text of a rhythm apart. ok is false for what is none.
func RhythmParts(text string) (every int, unit byte, ok bool) {
	if len(text) < 2 {
		return 0, 0, false
	}
	unit = text[len(text)-1] | 0x20
	if unit != 'd' && unit != 'w' && unit != 'm' {
		return 0, 0, false
	}
	every, ok = number(text[:len(text)-1], 1, 4)
	return every, unit, ok && every > 0 && every <= maxRhythm
}

// rhythmOf is the rhythm that a property says, in its plain form; "" if it says none.
func rhythmOf(p *vcard.Property) string {
	every, unit, ok := RhythmParts(oneLine(p.Value))
	if !ok {
		return ""
	}
	return strconv.Itoa(every) + string(unit)
}

// Rhythm is what a card says of how often to be in touch, "6w"; "" if nothing. Of several the first counts.
func Rhythm(card *vcard.Card) string {
	for i := range card.Properties {
		if fieldOf(card.Properties[i].Name) == fieldRhythm {
			if text := rhythmOf(&card.Properties[i]); text != "" {
				return text
			}
		}
	}
	return ""
}

// SetRhythm writes a rhythm into a card, in the place of the one it has; "" takes it away.
func SetRhythm(card *vcard.Card, text string) {
	kept := make([]vcard.Property, 0, len(card.Properties)+1)
	placed := text == ""
	for _, p := range card.Properties {
		if fieldOf(p.Name) == fieldRhythm {
			if placed {
				continue
			}
			placed = true
			if rhythmOf(&p) != text {
				p.Value = text
			}
		}
		kept = append(kept, p)
	}
	if !placed {
		kept = append(kept, vcard.Property{Name: nameRhythm, Value: text})
	}
	card.Properties = kept
}

// SetRhythms writes a rhythm into the cards of many contacts, as far as they are in the book, inside a write of another room; "" takes it
// away.
func (b *Book) SetRhythms(tx *vault.Tx, keys []int64, text string) error {
	w, err := newRewriter(tx, func(card *vcard.Card) error {
		SetRhythm(card, text)
		return nil
	})
	if err != nil {
		return err
	}
	_, err = w.all(once(keys), func(cards []rewritten) error { return w.flip(cards, HasRhythm) })
	return errors.Join(err, w.Close())
}

// rhythmDays is about how many days a rhythm has, to compare two of them; 0 for what is none.
func rhythmDays(text string) int {
	every, unit, ok := RhythmParts(text)
	switch {
	case !ok:
		return 0
	case unit == 'w':
		return 7 * every
	case unit == 'm':
		return every * 3044 / 100
	}
	return every
}

// takeRhythm joins the rhythms of cards that become one: the shorter one stays, so that nobody is seen less often than was meant. It
// answers whether that is all there is to do.
func (c *combiner) takeRhythm(p *vcard.Property) bool {
	theirs := rhythmDays(rhythmOf(p))
	for i := range c.props {
		if fieldOf(c.props[i].Name) != fieldRhythm {
			continue
		}
		if ours := rhythmDays(rhythmOf(&c.props[i])); ours == 0 || theirs != 0 && theirs < ours {
			c.props[i].Value = strings.TrimSpace(p.Value)
		}
		return true
	}
	return false
}
