package cli

import (
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/vault"
)

// The shapes below are the JSON of the contract. They are written out rather than taken from the packages, whose own shapes serve
// the window and may change with it.

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

type matchJSON struct {
	ID      string `json:"id"`
	Field   string `json:"field"`
	Snippet string `json:"snippet"`
}

type changeJSON struct {
	ID      string   `json:"id"`
	At      string   `json:"at"`
	Label   string   `json:"label"`
	Undone  bool     `json:"undone"`
	Remarks []string `json:"remarks,omitempty"`
}

func (s *session) toChange(c vault.Change) changeJSON {
	out := changeJSON{ID: number(c.ID), At: moment(c.At), Label: c.Label.In(s.lang), Undone: c.Undone}
	for _, remark := range c.Remarks {
		out.Remarks = append(out.Remarks, remark.In(s.lang))
	}
	return out
}

// changed is what a write answers that has nothing else to show; change is null if there was nothing to do.
func (s *session) changed(c vault.Change) error {
	var out struct {
		Change *changeJSON `json:"change"`
	}
	if c.ID != 0 {
		change := s.toChange(c)
		out.Change = &change
	}
	return s.document(out)
}

// did ends a command that wrote: with what went wrong; with --json by a document (nil: of the change alone); else it says that nothing
// changed, or the sentence of what was done.
func (s *session) did(change vault.Change, err error, document func() any, code string, args message.Args) error {
	switch {
	case err != nil:
		return err
	case s.json && document != nil:
		return s.document(document())
	case s.json:
		return s.changed(change)
	case change.ID == 0:
		code, args = "done.same", nil
	}
	s.tell(code, args)
	return nil
}

type encounterJSON struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Date      string   `json:"date"` // a day, or an approximate time: 2026-03, 2026-21 (spring), 2026
	Time      string   `json:"time"`
	Place     string   `json:"place"`
	People    int      `json:"people"` // how many there were, 0 unknown
	By        string   `json:"by"`     // who reached out: me, them
	Links     []string `json:"links"`
	Note      string   `json:"note"`
	Contacts  []string `json:"contacts"`
	Names     []string `json:"names"`
	Mentioned []string `json:"mentioned"`
	Created   string   `json:"created"`
	Changed   string   `json:"changed"`
}

func toEncounter(e encounter.Encounter) encounterJSON {
	out := encounterJSON{
		ID: e.ID, Kind: e.Kind, Date: e.Day, Time: e.Time, Place: e.Place, People: e.Size, By: e.Initiator, Links: e.Links, Note: e.Note,
		Contacts: []string{}, Names: []string{}, Mentioned: encounter.Mentioned(e.Note), Created: moment(e.Created), Changed: moment(e.Changed),
	}
	for _, p := range e.People {
		out.Contacts, out.Names = append(out.Contacts, p.ID), append(out.Names, p.Name)
	}
	return out
}

// followupJSON has as due a day, or a moment with the zone that was meant; done is empty while it is open. repeat is an RRULE value, a
// span after it is done (2w), or empty; turn is the time of the series that it stands for, another than due since a snooze.
type followupJSON struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Note     string     `json:"note"`
	Due      string     `json:"due"`
	Zone     string     `json:"zone"`
	Done     string     `json:"done"`
	Repeat   string     `json:"repeat"`
	Every    string     `json:"every"` // the rule in words
	Turn     string     `json:"turn"`
	Steps    []stepJSON `json:"steps"`
	Contacts []string   `json:"contacts"`
	Names    []string   `json:"names"`
	Created  string     `json:"created"`
	Changed  string     `json:"changed"`
}

type stepJSON struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Done string `json:"done"`
}

func (s *session) toFollowup(f followup.Followup) followupJSON {
	due := func(d followup.Due) string {
		if d.Day != "" {
			return d.Day
		}
		return moment(d.At)
	}
	out := followupJSON{
		ID: f.ID, Title: f.Title, Note: f.Note, Due: due(f.Due), Zone: f.Due.Zone, Done: moment(f.Done), Repeat: f.Series.Rule.String(), Every: f.Words(s.lang),
		Turn: due(f.Series.Turn), Steps: []stepJSON{}, Contacts: []string{}, Names: []string{}, Created: moment(f.Created), Changed: moment(f.Changed),
	}
	for _, step := range f.Steps {
		out.Steps = append(out.Steps, stepJSON{step.ID, step.Text, moment(step.Done)})
	}
	for _, p := range f.People {
		out.Contacts, out.Names = append(out.Contacts, p.ID), append(out.Names, p.Name)
	}
	return out
}

// outcomeJSON is what became of the cards of an import or of one of its files.
type outcomeJSON struct {
	Created   int `json:"created"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
	Skipped   int `json:"skipped"`
}

// countsJSON says as well which of them ask for somebody.
type countsJSON struct {
	outcomeJSON
	Doubtful int `json:"doubtful"` // may be of somebody who was there; counted above as well
	InBin    int `json:"in_bin"`   // of somebody who was deleted, and left in the bin; counted as skipped as well
}

func toCounts(c importing.Counts) countsJSON {
	return countsJSON{outcomeJSON{c.Created, c.Updated, c.Unchanged, c.Failed, c.Skipped}, c.Doubtful, c.InBin}
}

type fileJSON struct {
	Name    string `json:"name"`
	Format  string `json:"format"`
	Charset string `json:"charset"`
	Found   int    `json:"found"`
	countsJSON
}

func toFiles(files []importing.File) []fileJSON {
	out := make([]fileJSON, len(files))
	for i, f := range files {
		out[i] = fileJSON{f.Name, f.Format, f.Charset, f.Found, toCounts(f.Counts)}
	}
	return out
}

type warningJSON struct {
	File    string `json:"file"`
	Card    int    `json:"card"`
	Line    int    `json:"line"`
	Name    string `json:"name,omitempty"` // whom it is about, where that is known
	Code    string `json:"code"`
	Message string `json:"message"`
	Text    string `json:"text"`
}

type reportJSON struct {
	Batch string     `json:"batch"`
	Files []fileJSON `json:"files"`
	countsJSON
	Circled      int           `json:"circled"` // of the unchanged, came into the circle
	Warnings     []warningJSON `json:"warnings"`
	WarningCount int           `json:"warningCount"` // more than there are warnings where they would go into the thousands
}

func toReport(r importing.Report, lang message.Language) reportJSON {
	out := reportJSON{
		Batch: r.Batch, Files: toFiles(r.Files), countsJSON: toCounts(r.Counts), Circled: r.Circled, Warnings: []warningJSON{}, WarningCount: r.WarningCount,
	}
	for _, w := range r.Warnings {
		out.Warnings = append(out.Warnings, warningJSON{w.File, w.Card, w.Line, w.Name, w.Code, w.Message.In(lang), w.Text})
	}
	return out
}

// moment writes a moment for machines: in UTC, "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
