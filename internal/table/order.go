package table

import "kith/internal/vcard"

// orderCount gathers what the dates of a column say about their order.
type orderCount struct {
	dmy, mdy, either int
	examples         []string
}

func (c *orderCount) add(cell string) {
	switch readDate(cell, DMY).doubt {
	case orderDMY:
		c.dmy++
	case orderMDY:
		c.mdy++
	case orderEither:
		c.either++
		if len(c.examples) < 3 {
			c.examples = append(c.examples, vcard.Clip(cell, 100))
		}
	}
}

// decide gives the order of the column; doubtful is set where the dates do not say it, or contradict each other.
func (c *orderCount) decide(usual string) (order string, doubtful bool) {
	switch {
	case c.dmy > c.mdy:
		return DMY, c.mdy > 0 && c.either > 0
	case c.mdy > c.dmy:
		return MDY, c.dmy > 0 && c.either > 0
	}
	return usual, c.either > 0
}

// usualOrder is the order people write where the file comes from: with English headers and commas it is most likely American.
func usualOrder(separator string, header []string) string {
	if separator == ";" {
		return DMY
	}
	english := false
	for _, name := range header {
		for _, w := range words(name) {
			switch w {
			case "vorname", "nachname", "geburtstag", "geburtsdatum", "prenom", "nom", "nombre", "apellidos", "apellido", "nome", "cognome", "voornaam", "achternaam",
				"strasse", "telefon":
				return DMY
			case "first", "given", "last", "family", "birthday", "birth", "phone", "address", "company", "surname":
				english = true
			}
		}
	}
	if english {
		return MDY
	}
	return DMY
}
