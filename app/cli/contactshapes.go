package cli

import "kith/internal/contact"

type contactJSON struct {
	ID            string             `json:"id"`
	UID           string             `json:"uid"`
	Kind          string             `json:"kind"`
	Name          string             `json:"name"`
	Given         []string           `json:"given"`
	Additional    []string           `json:"additional"`
	Family        []string           `json:"family"`
	Prefixes      []string           `json:"prefixes"`
	Suffixes      []string           `json:"suffixes"`
	Nicknames     []string           `json:"nicknames"`
	Emails        []valueJSON        `json:"emails"`
	Phones        []valueJSON        `json:"phones"`
	Addresses     []addressJSON      `json:"addresses"`
	Organisations []organisationJSON `json:"organisations"`
	Titles        []string           `json:"titles"`
	Roles         []string           `json:"roles"`
	RolesHeld     []roleJSON         `json:"roles_held"`
	Birthday      string             `json:"birthday"`
	Anniversary   string             `json:"anniversary"`
	Offers        []givenJSON        `json:"offers"`
	Needs         []givenJSON        `json:"needs"`
	Form          string             `json:"form,omitempty"`     // of address: informal, formal
	Language      string             `json:"language,omitempty"` // to be written to in
	Gender        string             `json:"gender,omitempty"`   // in salutations: feminine, masculine, common
	Dates         []ownDateJSON      `json:"dates"`              // with a label of the person's own; they are in properties, too
	Death         string             `json:"death"`
	URLs          []valueJSON        `json:"urls"`
	IMs           []valueJSON        `json:"ims"`
	Notes         []string           `json:"notes"`
	Circles       []string           `json:"circles"`
	Related       []relatedJSON      `json:"related"`
	Photo         *photoJSON         `json:"photo"`
	Properties    []propertyJSON     `json:"properties"`
	Created       string             `json:"created"`
	Changed       string             `json:"changed"`
	Sources       *[]sourceJSON      `json:"sources,omitempty"` // of show alone
}

type valueJSON struct {
	Value     string         `json:"value"`
	Types     []string       `json:"types"`
	Label     string         `json:"label"`
	Preferred bool           `json:"preferred"`
	Params    contact.Params `json:"params,omitempty"`
}

type ownDateJSON struct {
	Day   string `json:"day"`
	Label string `json:"label"`
	Type  string `json:"type"`
}

// givenJSON is what somebody offers or looks for, since and until when.
type givenJSON struct {
	Text  string `json:"text"`
	Since string `json:"since"`
	Done  string `json:"done"`
}

type addressJSON struct {
	Street    []string       `json:"street"`
	Locality  string         `json:"locality"`
	Region    string         `json:"region"`
	Postcode  string         `json:"postcode"`
	Country   string         `json:"country"`
	POBox     string         `json:"pobox"`
	Extended  string         `json:"extended"`
	Types     []string       `json:"types"`
	Label     string         `json:"label"`
	Formatted string         `json:"formatted"`
	Preferred bool           `json:"preferred"`
	Household string         `json:"household,omitempty"` // UID of the household whose address it is
	Params    contact.Params `json:"params,omitempty"`
}

type organisationJSON struct {
	Name   string         `json:"name"`
	Units  []string       `json:"units"`
	Params contact.Params `json:"params,omitempty"`
}

type relatedJSON struct {
	Value  string         `json:"value"`
	Type   string         `json:"type"`
	Params contact.Params `json:"params,omitempty"`
}

type photoJSON struct {
	Type   string         `json:"type"`
	Bytes  int            `json:"bytes"`
	SHA256 string         `json:"sha256"`
	Params contact.Params `json:"params,omitempty"`
}

type propertyJSON struct {
	Name   string         `json:"name"`
	Group  string         `json:"group"`
	Params contact.Params `json:"params"`
	Value  string         `json:"value"`
}

func toContact(c *contact.Contact) contactJSON {
	out := contactJSON{
		ID: c.ID, UID: c.UID, Kind: c.Kind, Name: c.Name,
		Given: list(c.Given), Additional: list(c.Additional), Family: list(c.Family), Prefixes: list(c.Prefixes), Suffixes: list(c.Suffixes),
		Nicknames: list(c.Nicknames), Titles: list(c.Titles), Roles: list(c.Roles), RolesHeld: toRoles(c.Held), Notes: list(c.Notes), Circles: list(c.Circles),
		Form: c.Form, Language: c.Language, Gender: c.Gender,
		Emails: toValues(c.Emails), Phones: toValues(c.Phones), URLs: toValues(c.URLs), IMs: toValues(c.IMs),
		Birthday: c.Birthday, Anniversary: c.Anniversary, Dates: []ownDateJSON{}, Offers: []givenJSON{}, Needs: []givenJSON{}, Death: c.Death, Created: c.Created, Changed: c.Changed,
		Addresses: []addressJSON{}, Organisations: []organisationJSON{}, Related: []relatedJSON{}, Properties: []propertyJSON{},
	}
	for i := range c.Addresses {
		out.Addresses = append(out.Addresses, toAddress(&c.Addresses[i]))
	}
	for _, g := range c.Giving {
		if given := (givenJSON{g.Text, g.Since, g.Done}); g.Kind == contact.Offer {
			out.Offers = append(out.Offers, given)
		} else {
			out.Needs = append(out.Needs, given)
		}
	}
	for _, d := range c.Dates {
		out.Dates = append(out.Dates, ownDateJSON{d.Day, d.Label, d.Type})
	}
	for _, o := range c.Organisations {
		out.Organisations = append(out.Organisations, organisationJSON{o.Name, list(o.Units), params(o.Params)})
	}
	for _, r := range c.Related {
		out.Related = append(out.Related, relatedJSON{r.Value, r.Type, params(r.Params)})
	}
	if p := c.Photo; p != nil {
		out.Photo = &photoJSON{p.Type, p.Bytes, p.SHA256, params(p.Params)}
	}
	for _, p := range c.Properties {
		out.Properties = append(out.Properties, propertyJSON{p.Name, p.Group, params(p.Params), p.Value})
	}
	return out
}

func toAddress(a *contact.Address) addressJSON {
	return addressJSON{
		list(a.Street), a.Locality, a.Region, a.Postcode, a.Country, a.POBox, a.Extended, list(a.Types), a.Label, a.Formatted, a.Preferred, a.Household,
		params(a.Params),
	}
}

func toValues(values []contact.Value) []valueJSON {
	out := make([]valueJSON, len(values))
	for i, v := range values {
		out[i] = valueJSON{v.Value, list(v.Types), v.Label, v.Preferred, params(v.Params)}
	}
	return out
}

// list and params keep null out of the JSON.
func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}

func params(all contact.Params) contact.Params {
	for name, values := range all {
		all[name] = list(values)
	}
	return all
}
