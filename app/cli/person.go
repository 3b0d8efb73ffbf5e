package cli

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/importing"
	"kith/internal/message"
)

// person writes one contact for people to read.
func (s *session) person(ctx context.Context, p *program.Program, row contact.Row, c *contact.Contact) error {
	out := s.out
	_, _ = out.w.WriteString(out.styledText(clean(c.Name), bold) + "\n")
	if text := clean(about(row)); text != "" {
		_, _ = out.w.WriteString(out.styledText(text, quiet) + "\n")
	}
	out.line("")
	d := &details{s: s}
	d.texts("nickname", c.Nicknames)
	d.work(c)
	d.values("email", c.Emails)
	d.values("phone", c.Phones)
	for _, a := range c.Addresses {
		d.add("address", oneAddress(&a), s.marks(a.Types, a.Label, a.Preferred))
	}
	d.values("url", c.URLs)
	d.values("im", c.IMs)
	if err := d.together(ctx, p, row); err != nil {
		return err
	}
	d.add("birthday", c.Birthday, "")
	d.add("anniversary", c.Anniversary, "")
	for _, date := range c.Dates {
		label := cmp.Or(date.Label, date.Type)
		if date.Type == contact.Connected {
			label = s.text("date.connected", nil)
		}
		d.add("date", date.Day, label)
	}
	d.add("death", c.Death, "")
	for _, r := range c.Related {
		d.add("related", cmp.Or(r.Name, r.Value), r.Type)
	}
	d.add("met", s.metLine(c.Met), "")
	d.add("circle", strings.Join(c.Circles, ", "), "")
	status, err := p.Rhythms.Of(ctx, c.ID, p.Today())
	if err != nil {
		return err
	}
	if !status.Rhythm.IsZero() || status.Fading != nil || status.Rests {
		d.add("rhythm", s.rhythmLine(status, p.Today()), "")
	}
	if c.Photo != nil {
		d.add("photo", s.text("field.bytes", message.Args{"type": c.Photo.Type, "n": c.Photo.Bytes}), "")
	}
	d.add("form", s.manner(c), "")
	d.texts("offer", openGiving(c.Giving, contact.Offer))
	d.texts("need", openGiving(c.Giving, contact.Need))
	d.texts("note", c.Notes)
	if err := d.entries(ctx, p, row); err != nil {
		return err
	}
	for _, property := range c.Rest() {
		if property.Name == "REV" { // what Changed says
			continue
		}
		d.add("properties", property.Name+": "+cut(clean(property.Value), 60), "")
	}
	origins, err := p.Imports.Sources(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, o := range origins {
		d.add("source", o.File, importing.FormatName(o.Format)+", "+local(o.At.Format(time.RFC3339), p.Zone))
	}
	d.add("changed", local(c.Changed, p.Zone), "")
	d.add("id", c.ID, "")
	d.write()
	return nil
}

// details are the lines about somebody: what, the text, and a quiet remark.
type details struct {
	s     *session
	lines [][3]string
}

func (d *details) add(field, text, remark string) {
	if text == "" {
		return
	}
	name := d.s.text("field."+field, nil)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			name, remark = "", ""
		}
		d.lines = append(d.lines, [3]string{name, line, remark})
	}
}

func (d *details) texts(field string, texts []string) {
	for _, text := range texts {
		d.add(field, text, "")
	}
}

func (d *details) values(field string, values []contact.Value) {
	for _, v := range values {
		d.add(field, v.Value, d.s.marks(v.Types, v.Label, v.Preferred))
	}
}

// work adds what somebody is and was. Of an organisation these are its own name and its parts.
func (d *details) work(c *contact.Contact) {
	if c.Kind != contact.KindPerson {
		for _, o := range c.Organisations {
			d.add("organisation", strings.Join(append([]string{o.Name}, o.Units...), ", "), "")
		}
		d.texts("title", c.Titles)
		d.texts("role", c.Roles)
	}
	for i := range c.Held {
		switch r := &c.Held[i]; {
		case !r.Current:
			d.add("former", oneRole(r), d.s.period(r))
		case c.Kind == contact.KindPerson:
			d.add("held", oneRole(r), d.s.period(r))
		}
	}
}

// together adds whom somebody shares an address with, and of an organisation how many people it has.
func (d *details) together(ctx context.Context, p *program.Program, row contact.Row) error {
	households, err := p.Contacts.Households(ctx, row.ID)
	if err != nil {
		return err
	}
	for _, h := range households {
		others := slices.DeleteFunc(h.Members, func(m contact.Row) bool { return m.ID == row.ID })
		d.add("household", d.s.namesOf(others), "")
	}
	if row.Kind != contact.KindOrganisation {
		return nil
	}
	found, err := p.Contacts.Organisation(ctx, row.ID, "")
	if err == nil && len(found.Current)+len(found.Former) > 0 {
		d.add("people", d.s.howMany(len(found.Current), len(found.Former)), "")
	}
	return err
}

// entries adds what is to do about somebody and when they were met last.
func (d *details) entries(ctx context.Context, p *program.Program, row contact.Row) error {
	followups, err := p.Followups.OfContact(ctx, row.ID)
	if err != nil {
		return err
	}
	for _, f := range followups {
		if f.Done.IsZero() {
			d.add("followup", f.Title, f.Due.Spoken(p.Zone))
		}
	}
	last, err := p.Encounters.LastDays(ctx, []int64{row.Key})
	if err == nil {
		d.add("last", last[row.Key], "")
	}
	return err
}

// write puts the names of the fields in one column, each said once, and leaves the texts whole: they are there to be copied.
func (d *details) write() {
	out, width := d.s.out, 0
	for _, line := range d.lines {
		width = max(width, displayWidth(line[0]))
	}
	before := ""
	for _, line := range d.lines {
		name := line[0]
		if name == before {
			name = ""
		} else if name != "" {
			before = name
		}
		text := out.styledText(name, quiet) + strings.Repeat(" ", width-displayWidth(name)+gap) + clean(line[1])
		if line[2] != "" {
			text += "  " + out.styledText(clean(line[2]), quiet)
		}
		_, _ = out.w.WriteString(strings.TrimRight(text, " ") + "\n")
	}
}

// marks says what kind of value something is.
func (s *session) marks(types []string, label string, preferred bool) string {
	var marks []string
	if label != "" {
		marks = append(marks, label)
	}
	marks = append(marks, types...)
	if preferred {
		marks = append(marks, s.text("terminal.preferred", nil))
	}
	return strings.Join(marks, ", ")
}

// oneAddress writes an address on one line.
func oneAddress(a *contact.Address) string {
	var parts []string
	add := func(texts ...string) {
		if text := strings.TrimSpace(strings.Join(texts, " ")); text != "" {
			parts = append(parts, text)
		}
	}
	add(a.POBox)
	add(a.Extended)
	for _, street := range a.Street {
		add(street)
	}
	add(a.Postcode, a.Locality)
	add(a.Region)
	add(a.Country)
	if len(parts) == 0 {
		return strings.Join(strings.Fields(a.Formatted), " ")
	}
	return clean(strings.Join(parts, ", "))
}

// readable is how text for people writes a moment, by the clock of the computer; the JSON has RFC 3339.
const readable = "2006-01-02 15:04"

// local brings a moment of the JSON into the computer's zone.
func local(text string, zone *time.Location) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return text
	}
	return at.In(zone).Format(readable)
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
