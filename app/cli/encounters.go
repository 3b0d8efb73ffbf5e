package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/civil"
	"kith/internal/encounter"
	"kith/internal/message"
	"kith/internal/phrase"
	"kith/internal/vault"
)

// encounterOptions say what an encounter is, but for the people.
type encounterOptions struct {
	kind                        *choice
	by                          *choice
	people                      *count
	date, time, place, note     string
	links, newcomers, with, not []string
}

func (s *session) encounterOptions(cmd *cobra.Command, kind string) *encounterOptions {
	o := &encounterOptions{kind: choose(cmd, "kind", s.text("help.option.kind", nil), kind, false, encounter.Kinds...), people: new(count)}
	o.by = choose(cmd, "by", s.text("help.option.by", nil), "", false, encounter.Me, encounter.Them)
	flags := cmd.Flags()
	flags.StringVar(&o.date, "date", "", s.text("help.option.date", nil))
	flags.StringVar(&o.time, "time", "", s.text("help.option.time", nil))
	flags.StringVar(&o.place, "place", "", s.text("help.option.place", nil))
	flags.Var(o.people, "people", s.text("help.option.size", nil))
	flags.StringArrayVar(&o.links, "link", nil, s.text("help.option.link", nil))
	flags.StringVar(&o.note, "note", "", s.text("help.option.note-mentions", nil))
	flags.StringArrayVar(&o.newcomers, "new", nil, s.text("help.option.new", nil))
	return o
}

func (s *session) encounterCommand() *cobra.Command {
	var o *encounterOptions
	cmd := s.command("encounter", groupTime, nil, func(ctx context.Context, p *program.Program, args []string) error {
		rows, err := s.contacts(ctx, p, args)
		if err != nil {
			return err
		}
		draft := encounter.Draft{
			Kind: o.kind.value, Day: pastDay(o.date, p.Vault.Now().In(p.Zone)), Time: o.time, Place: o.place, Size: int(*o.people), Initiator: o.by.value,
			Links: fullPaths(o.links), People: idsOf(rows), New: o.newcomers,
		}
		if draft.Note, err = mentioning(ctx, p, o.note); err != nil {
			return err
		}
		saved, _, err := p.Encounters.Save(ctx, draft, p.Zone)
		if err != nil {
			return err
		}
		return s.sayEncounter("done.encounter", saved)
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(o.newcomers) > 0 {
			return nil
		}
		return between(1, -1)(cmd, args)
	}
	o = s.encounterOptions(cmd, encounter.Kinds[0])
	cmd.AddCommand(s.encounterListCommand("encounter.list", ""), s.encounterEditCommand(), s.encounterDeleteCommand(), s.encounterImportCommand())
	return cmd
}

func (s *session) sayEncounter(code string, e encounter.Encounter) error {
	if s.json {
		return s.document(toEncounter(e))
	}
	s.tell(code, message.Args{"kind": s.text("kind."+e.Kind, nil), "names": othersThan("", e.People), "date": s.when(e)})
	return nil
}

// when says when an encounter was: a day, perhaps with a time, or about when in words.
func (s *session) when(e encounter.Encounter) string {
	return strings.TrimSpace(civil.Words(e.Day, s.lang) + " " + e.Time)
}

// pastDay reads a day as people type those that are over; what it does not know, package encounter refuses.
func pastDay(text string, now time.Time) string {
	if when, ok := phrase.Read(text, phrase.Context{Now: now, Zone: now.Location(), Past: true}); ok {
		return when.Day
	}
	return text
}

// fullPaths makes the paths of files complete, as the working folder is another one later.
func fullPaths(links []string) []string {
	full := slices.Clone(links)
	for i, link := range full {
		if _, err := os.Stat(link); err != nil || link == "" {
			continue
		}
		if path, err := filepath.Abs(link); err == nil {
			full[i] = path
		}
	}
	return full
}

// mentioning makes mentions of what a note has after an @: the longest run of words that is the name of exactly one contact.
func mentioning(ctx context.Context, p *program.Program, note string) (string, error) {
	const mostWords = 5
	var out strings.Builder
	for {
		at := strings.IndexByte(note, '@')
		if at < 0 {
			break
		}
		before := note[:at]
		out.WriteString(before)
		note = note[at+1:]
		found := false
		if before == "" || strings.ContainsAny(before[len(before)-1:], " \t\n(") {
			for _, name := range beginnings(note, mostWords) {
				rows, err := p.Contacts.Named(ctx, name)
				if err != nil {
					return "", err
				}
				if len(rows) == 1 {
					out.WriteString(encounter.Mention(rows[0].Name, rows[0].ID))
					note, found = note[len(name):], true
					break
				}
			}
		}
		if !found {
			out.WriteByte('@')
		}
	}
	return out.String() + note, nil
}

// beginnings gives the first words of a text, the longest run first, each without the punctuation behind it.
func beginnings(text string, most int) []string {
	var all []string
	for end := 0; end < len(text) && len(all) < most; {
		next := strings.IndexAny(text[end+1:], " \t\n")
		if next < 0 {
			end = len(text)
		} else {
			end += 1 + next
		}
		if run := strings.TrimRight(text[:end], ".,;:!?)"); strings.TrimSpace(run) != "" {
			all = append(all, run)
		}
		if end < len(text) && text[end] == '\n' {
			break
		}
	}
	slices.Reverse(all)
	return slices.Compact(all)
}

func (s *session) encounterEditCommand() *cobra.Command {
	var o *encounterOptions
	cmd := s.command("encounter.edit", "", between(1, -1), nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(func(ctx context.Context, p *program.Program) error {
			e, err := s.entry(ctx, p, strings.Join(args, " "))
			if err != nil {
				return err
			}
			draft, err := s.editedEncounter(ctx, p, e, o, cmd.Flags().Changed)
			if err != nil {
				return err
			}
			saved, change, err := p.Encounters.Save(ctx, draft, p.Zone)
			if err == nil && change.ID == 0 && !s.json {
				s.tell("done.same", nil)
				return nil
			}
			if err != nil {
				return err
			}
			return s.sayEncounter("done.encounter-edit", saved)
		})
	}
	o = s.encounterOptions(cmd, "")
	cmd.Flags().StringArrayVar(&o.with, "with", nil, s.text("help.option.with", nil))
	cmd.Flags().StringArrayVar(&o.not, "without", nil, s.text("help.option.without", nil))
	return cmd
}

// editedEncounter is an entry with what was said on the command line, and nothing else, changed.
func (s *session) editedEncounter(ctx context.Context, p *program.Program, e encounter.Encounter, o *encounterOptions, said func(string) bool) (encounter.Draft, error) {
	d := encounter.Draft{
		ID: e.ID, Kind: e.Kind, Day: e.Day, Time: e.Time, Place: e.Place, Size: e.Size, Initiator: e.Initiator, Links: e.Links, Note: e.Note, New: o.newcomers,
	}
	if said("kind") {
		d.Kind = o.kind.value
	}
	if said("date") {
		if d.Day = pastDay(o.date, p.Vault.Now().In(p.Zone)); civil.Of(d.Day) != civil.Day && !said("time") {
			d.Time = ""
		}
	}
	if said("time") {
		d.Time = o.time
	}
	if said("place") {
		d.Place = o.place
	}
	if said("people") {
		d.Size = int(*o.people)
	}
	if said("by") {
		d.Initiator = o.by.value
	}
	if said("link") {
		d.Links = fullPaths(o.links)
	}
	var err error
	if said("note") {
		if d.Note, err = mentioning(ctx, p, o.note); err != nil {
			return d, err
		}
	}
	with, err := s.contacts(ctx, p, o.with)
	if err != nil {
		return d, err
	}
	without, err := s.contacts(ctx, p, o.not)
	if err != nil {
		return d, err
	}
	for _, person := range e.People {
		if !slices.Contains(idsOf(without), person.ID) {
			d.People = append(d.People, person.ID)
		}
	}
	d.People = append(d.People, idsOf(with)...)
	return d, nil
}

func (s *session) encounterDeleteCommand() *cobra.Command {
	return s.command("encounter.delete", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		e, err := s.entry(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		var change vault.Change
		if change, err = p.Encounters.Remove(ctx, e.ID); err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
		return s.sayEncounter("done.encounter-delete", e)
	})
}

// entry finds the encounter that an argument means: by its id, by the end of it as lists show it, or the last one with somebody.
func (s *session) entry(ctx context.Context, p *program.Program, arg string) (encounter.Encounter, error) {
	arg = strings.TrimSpace(arg)
	if isIDEnd(arg) {
		found, err := p.Encounters.Ending(ctx, strings.ToLower(arg))
		if err != nil {
			return encounter.Encounter{}, err
		}
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			several := &ambiguity{said: message.New("terminal.encounters", message.Args{"name": arg, "n": len(found)}), total: len(found)}
			for _, e := range found[:min(len(found), mostShown)] {
				several.rows = append(several.rows, []cell{{e.ID, quiet}, {s.when(e), plain}, {othersThan("", e.People), bold}, {firstLine(encounter.Plain(e.Note)), quiet}})
			}
			return encounter.Encounter{}, several
		}
	}
	row, err := s.contact(ctx, p, arg)
	if err != nil {
		return encounter.Encounter{}, err
	}
	found, err := p.Encounters.List(ctx, row.ID, 0, 1)
	if err == nil && len(found) == 0 {
		s.say(message.New("terminal.no-meeting", message.Args{"name": row.Name}))
		return encounter.Encounter{}, exit(exitFailed)
	}
	if err != nil {
		return encounter.Encounter{}, err
	}
	return found[0], nil
}

// shortID is how many characters of the end of an id lists show; so many are given by chance, and so hardly ever two alike.
const shortID = 8

func isIDEnd(text string) bool {
	return len(text) >= shortID && strings.Trim(strings.ToLower(text), "0123456789abcdef-") == ""
}
