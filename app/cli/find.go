package cli

import (
	"context"
	"slices"
	"strings"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/search"
)

// shortestID is how much of an id has to be typed at least.
const shortestID = 8

// mostShown is how many of the things that a name fits are listed.
const mostShown = 20

// ambiguity is a name that fits several things, which are listed with their ids.
type ambiguity struct {
	said  message.Message
	rows  [][]cell
	total int
}

func (a *ambiguity) Error() string { return a.said.In(message.English) }

func (s *session) sayAmbiguity(a *ambiguity) {
	s.errOut.line(a.said.In(s.lang))
	s.errOut.table(a.rows)
	if more := a.total - len(a.rows); more > 0 {
		s.errOut.line(s.text("terminal.more", message.Args{"n": more}))
	}
}

// isIDStart reports whether a text can be the beginning of an id.
func isIDStart(text string) bool {
	return len(text) >= shortestID && strings.Trim(text, "0123456789abcdefABCDEF-") == ""
}

// contact finds the one contact that an argument names: by its id, by the beginning of it, or by name.
func (s *session) contact(ctx context.Context, p *program.Program, arg string) (contact.Row, error) {
	arg = strings.TrimSpace(arg)
	var rows []contact.Row
	if isIDStart(arg) {
		ids, err := p.Contacts.StartingWith(ctx, strings.ToLower(arg), 1000)
		if err != nil {
			return contact.Row{}, err
		}
		if rows, err = p.Contacts.ByIDs(ctx, ids); err != nil {
			return contact.Row{}, err
		}
	}
	if len(rows) == 0 && arg != "" {
		var err error
		if rows, err = p.Contacts.Named(ctx, arg); err != nil {
			return contact.Row{}, err
		}
	}
	switch len(rows) {
	case 0:
		return contact.Row{}, s.nobody(ctx, p, arg)
	case 1:
		return rows[0], nil
	}
	several := &ambiguity{said: message.New("terminal.several", message.Args{"name": arg, "n": len(rows)}), total: len(rows)}
	for _, row := range rows[:min(len(rows), mostShown)] {
		several.rows = append(several.rows, []cell{{row.ID, quiet}, {row.Name, bold}, {about(row), quiet}})
	}
	return contact.Row{}, several
}

// nobody says that a name fits nobody in the book, that somebody of it was deleted, or who has one that is near.
func (s *session) nobody(ctx context.Context, p *program.Program, name string) error {
	if in, err := deleted(ctx, p, name); err != nil {
		return err
	} else if in {
		return fault.New("terminal.in-bin", message.Args{"name": name})
	}
	found, err := p.Contacts.Find(ctx, name, "", 1)
	if err != nil {
		return err
	}
	said := message.New("terminal.nobody", message.Args{"name": name})
	if len(found.Hits) == 1 && found.Hits[0].Near && found.Hits[0].Kind == search.Contact {
		rows, err := p.Contacts.Rows(ctx, []int64{found.Hits[0].Key})
		if err == nil && len(rows) == 1 {
			s.say(said)
			s.say(message.New("usage.suggest", message.Args{"name": rows[0].Name}))
			return exit(exitFailed)
		}
	}
	return &fault.Error{Message: said}
}

// contacts finds the contacts that arguments name, each once.
func (s *session) contacts(ctx context.Context, p *program.Program, args []string) ([]contact.Row, error) {
	var rows []contact.Row
	for _, arg := range args {
		row, err := s.contact(ctx, p, arg)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(rows, func(r contact.Row) bool { return r.ID == row.ID }) {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func idsOf(rows []contact.Row) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}

// namesOf writes the names of some people, or how many there are.
func (s *session) namesOf(rows []contact.Row) string {
	if len(rows) > 3 {
		return s.text("done.contacts", message.Args{"n": len(rows)})
	}
	var names []string
	for _, row := range rows {
		names = append(names, row.Name)
	}
	return strings.Join(names, ", ")
}

// about is what a list says of somebody beside the name.
func about(row contact.Row) string {
	if row.Subtitle != "" && row.Place != "" {
		return row.Subtitle + " · " + row.Place
	}
	return row.Subtitle + row.Place
}

// followup finds the one follow-up that an argument names: by its id, the beginning of it, or its title. fits, if not nil, says
// which ones are meant where a title stands for several.
func (s *session) followup(ctx context.Context, p *program.Program, arg string, fits func(followup.Followup) bool) (followup.Followup, error) {
	arg = strings.TrimSpace(arg)
	all, err := p.Followups.All(ctx)
	if err != nil {
		return followup.Followup{}, err
	}
	choose := func(match func(followup.Followup) bool) (found []followup.Followup) {
		for _, f := range all {
			if match(f) {
				found = append(found, f)
			}
		}
		return found
	}
	var found []followup.Followup
	if isIDStart(arg) {
		found = choose(func(f followup.Followup) bool { return strings.HasPrefix(f.ID, strings.ToLower(arg)) })
	}
	if title := search.Fold(arg); len(found) == 0 && title != "" {
		found = choose(func(f followup.Followup) bool { return search.Fold(f.Title) == title })
		if len(found) == 0 {
			found = choose(func(f followup.Followup) bool { return strings.HasPrefix(search.Fold(f.Title), title) })
		}
		if fits != nil && len(found) > 1 {
			if better := slices.DeleteFunc(slices.Clone(found), func(f followup.Followup) bool { return !fits(f) }); len(better) > 0 {
				found = better
			}
		}
	}
	switch len(found) {
	case 0:
		return followup.Followup{}, fault.New("terminal.no-entry", message.Args{"name": arg})
	case 1:
		return found[0], nil
	}
	several := &ambiguity{said: message.New("terminal.entries", message.Args{"name": arg, "n": len(found)}), total: len(found)}
	for _, f := range found[:min(len(found), mostShown)] {
		several.rows = append(several.rows, []cell{{f.ID, quiet}, {f.Due.Spoken(p.Zone), plain}, {f.Title, bold}, {s.namesOf(f.People), quiet}})
	}
	return followup.Followup{}, several
}
