// Package contact is people, organisations and groups: the card, what is read off it, and how it is edited.
//
// The card (internal/vcard) is the contact. View shows it whole, Project reads off it what lists and search need, Keys find it
// again, Apply changes it and leaves alone what it does not understand; these are pure. Book and Writer keep cards in the vault.
// The window, the terminal, imports and exports call it.
package contact

// Kinds of contact. They are KIND individual, org and group of RFC 6350 §6.1.4.
const (
	KindPerson       = "person"
	KindOrganisation = "organisation"
	KindGroup        = "group"
)

// Contact is a card as people and programs read it. Lists are never nil.
type Contact struct {
	ID            string         `json:"id"`
	UID           string         `json:"uid"`
	Kind          string         `json:"kind"`
	Name          string         `json:"name"`
	Given         []string       `json:"given"`
	Additional    []string       `json:"additional"`
	Family        []string       `json:"family"`
	Prefixes      []string       `json:"prefixes"`
	Suffixes      []string       `json:"suffixes"`
	Nicknames     []string       `json:"nicknames"`
	Emails        []Value        `json:"emails"`
	Phones        []Value        `json:"phones"`
	Addresses     []Address      `json:"addresses"`
	Organisations []Organisation `json:"organisations"`
	Titles        []string       `json:"titles"`
	Roles         []string       `json:"roles"`
	Held          []Role         `json:"held"`
	Birthday      string         `json:"birthday"`
	Anniversary   string         `json:"anniversary"`
	Dates         []Date         `json:"dates"`
	Death         string         `json:"death"`
	URLs          []Value        `json:"urls"`
	IMs           []Value        `json:"ims"`
	Notes         []string       `json:"notes"`
	Circles       []string       `json:"circles"`
	Rhythm        string         `json:"rhythm,omitempty"`   // 6w, see rhythm.go; "" without one
	Form          string         `json:"form,omitempty"`     // Informal or Formal, see manner.go; "" where the card does not say
	Language      string         `json:"language,omitempty"` // to be written to in: de, en-GB
	Gender        string         `json:"gender,omitempty"`   // in salutations: Feminine, Masculine or Common
	Giving        []Giving       `json:"giving"`
	Met           *Met           `json:"met,omitempty"` // how one met, see met.go; nil if nothing is known
	Related       []Related      `json:"related"`
	Photo         *Photo         `json:"photo"`
	Properties    []Raw          `json:"properties"`
	Created       string         `json:"created"`
	Changed       string         `json:"changed"`
	Revision      int64          `json:"revision"`
}

// Params are the parameters of a value that no other field shows, by their names in upper case.
type Params map[string][]string

// Value is an e-mail address, phone number, web address or messenger. Ref is the place of its property in the card.
type Value struct {
	Ref       int      `json:"ref"`
	Value     string   `json:"value"`
	Types     []string `json:"types"`
	Label     string   `json:"label"`
	Preferred bool     `json:"preferred"`
	Params    Params   `json:"params,omitempty"`
}

// Address is an ADR (RFC 6350 §6.3.1).
type Address struct {
	Ref       int      `json:"ref"`
	Street    []string `json:"street"`
	Locality  string   `json:"locality"`
	Region    string   `json:"region"`
	Postcode  string   `json:"postcode"`
	Country   string   `json:"country"`
	POBox     string   `json:"pobox"`
	Extended  string   `json:"extended"`
	Types     []string `json:"types"`
	Label     string   `json:"label"`
	Formatted string   `json:"formatted"`
	Preferred bool     `json:"preferred"`
	// Household is the UID of the household whose address this is, see household.go.
	Household string `json:"household,omitempty"`
	Params    Params `json:"params,omitempty"`
}

// Organisation is an ORG (RFC 6350 §6.6.4): an organisation and the units in it.
type Organisation struct {
	Ref    int      `json:"ref"`
	Name   string   `json:"name"`
	Units  []string `json:"units"`
	Params Params   `json:"params,omitempty"`
}

// Related is a RELATED (RFC 6350 §6.6.6) or one of its forerunners: a name, or the UID of another card. Where a contact of the
// book has that UID, ContactID and Name say who it is.
type Related struct {
	Ref       int    `json:"ref"`
	Value     string `json:"value"`
	Type      string `json:"type"`
	ContactID string `json:"contact,omitempty"`
	Name      string `json:"name,omitempty"`
	Params    Params `json:"params,omitempty"`
}

// Photo tells what is in the card's picture, without its bytes.
type Photo struct {
	Ref    int    `json:"ref"`
	Type   string `json:"type"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
	Params Params `json:"params,omitempty"`
}

// Raw is a property as the card has it.
type Raw struct {
	Ref    int    `json:"ref"`
	Name   string `json:"name"`
	Group  string `json:"group"`
	Params Params `json:"params"`
	Value  string `json:"value"`
}
