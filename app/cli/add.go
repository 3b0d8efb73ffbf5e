package cli

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"kith/app/program"
	"kith/internal/civil"
	"kith/internal/message"
	"kith/internal/quickadd"
	"kith/internal/search"
)

// addCommand understands a line, says how, and saves it once somebody agrees.
func (s *session) addCommand() *cobra.Command {
	var yes bool
	var people []string
	cmd := s.command("add", groupTime, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		line := program.Line{Text: strings.Join(args, " ")}
		said, err := s.understood(ctx, p, &line, people)
		if err != nil {
			return err
		}
		if !yes && !s.json {
			s.sayUnderstood(said)
		}
		if several := severalMeant(said); several != nil {
			return first(s.previewed(said, yes), several)
		}
		if err := program.Ready(&said); err != nil {
			return first(s.previewed(said, yes), err)
		}
		if !yes && (s.json || !s.hasKeyboard()) {
			if !s.json {
				s.say(message.New("quick.not-saved", nil))
			}
			return s.previewed(said, yes)
		}
		if err := s.confirm(yes, "ask.add", nil); err != nil {
			return err
		}
		added, change, err := p.QuickAdd(ctx, line)
		if err != nil {
			return err
		}
		if s.json {
			out := toAdd(added.Said, added.People)
			saved := s.toChange(change)
			out.Saved, out.Change = true, &saved
			return s.document(out)
		}
		if yes {
			s.sayUnderstood(added.Said)
		}
		s.tell("done.add", nil)
		return nil
	})
	s.yes(cmd, &yes)
	cmd.Flags().StringArrayVar(&people, "person", nil, s.text("help.option.add-person", nil))
	return cmd
}

// hasKeyboard tells whether somebody can be asked.
func (s *session) hasKeyboard() bool {
	keyboard, ok := s.in.(*os.File)
	return ok && term.IsTerminal(int(keyboard.Fd()))
}

// previewed writes the document of what is not saved.
func (s *session) previewed(said quickadd.Understood, yes bool) error {
	if !s.json || yes {
		return nil
	}
	return s.document(toAdd(said, nil))
}

// understood reads a line with what --person says: NAME=CONTACT whom a name means, CONTACT who was there besides.
func (s *session) understood(ctx context.Context, p *program.Program, line *program.Line, people []string) (quickadd.Understood, error) {
	said, err := p.Understand(ctx, *line)
	if err != nil || len(people) == 0 {
		return said, err
	}
	for _, one := range people {
		name, who, named := strings.Cut(one, "=")
		if !named {
			who = name
		}
		row, err := s.contact(ctx, p, who)
		if err != nil {
			return said, err
		}
		key := "with"
		if at := slices.IndexFunc(said.People, func(n quickadd.Named) bool { return search.Fold(n.Text) == search.Fold(name) }); named && at >= 0 {
			key = said.People[at].Key
		}
		line.Fixes = append(line.Fixes, quickadd.Fix{Key: key, Value: row.ID})
	}
	return p.Understand(ctx, *line)
}

// severalMeant lists whom a name may mean, nil where everybody is clear.
func severalMeant(said quickadd.Understood) error {
	for _, n := range said.People {
		if !n.Open() {
			continue
		}
		several := &ambiguity{said: message.New("quick.several", message.Args{"name": n.Text, "n": n.Total}), total: n.Total}
		for _, c := range n.Choices {
			several.rows = append(several.rows, []cell{{c.ID, quiet}, {c.Name, bold}})
		}
		return several
	}
	return nil
}

// sayUnderstood writes what was understood.
func (s *session) sayUnderstood(said quickadd.Understood) {
	d := &details{s: s}
	names := func(people []int) string {
		var all []string
		for _, at := range people {
			all = append(all, s.called(said.People[at]))
		}
		return strings.Join(all, ", ")
	}
	if e := said.Encounter; e != nil {
		text := s.text("kind."+e.Kind, nil) + ", " + strings.TrimSpace(civil.Words(e.Day, s.lang)+" "+e.Time)
		d.add("encounter", text, names(e.People))
		d.add("place", e.Place, "")
		d.add("note", e.Note, "")
	}
	for _, g := range said.Givings {
		d.add(g.Kind, g.Text, names(g.People))
	}
	for _, f := range said.Followups {
		due := strings.TrimSpace(civil.Words(f.When.Day, s.lang) + " " + f.When.Time)
		d.add("followup", f.Title, strings.TrimSuffix(due+", "+names(f.People), ", "))
		d.add("note", f.Note, "")
	}
	d.write()
}

// called is a name of the line as it was understood.
func (s *session) called(n quickadd.Named) string {
	if n.New {
		return s.text("quick.stranger", message.Args{"name": n.Name})
	}
	if n.Open() {
		return n.Text + "?"
	}
	return n.Name
}

// addJSON is a line as it was understood. A contact without id is in choices, or comes into the book.
type addJSON struct {
	Saved      bool               `json:"saved"`
	People     []addPersonJSON    `json:"people"`
	Encounters []addEncounterJSON `json:"encounters"`
	Offers     []addGivingJSON    `json:"offers"`
	Needs      []addGivingJSON    `json:"needs"`
	Followups  []addFollowupJSON  `json:"followups"`
	Change     *changeJSON        `json:"change"`
}

type addPersonJSON struct {
	Text    string          `json:"text"` // as it stands in the line
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	New     bool            `json:"new"`
	Choices []addChoiceJSON `json:"choices"` // where several are meant
}

type addChoiceJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Those below have as people the names of whom they are about.
type addEncounterJSON struct {
	Kind   string   `json:"kind"`
	Date   string   `json:"date"`
	Time   string   `json:"time"`
	Place  string   `json:"place"`
	Note   string   `json:"note"`
	People []string `json:"people"`
}

type addGivingJSON struct {
	Text   string   `json:"text"`
	People []string `json:"people"`
}

type addFollowupJSON struct {
	Title  string   `json:"title"`
	Note   string   `json:"note"`
	Due    string   `json:"due"`
	Time   string   `json:"time"`
	People []string `json:"people"`
}

func toAdd(said quickadd.Understood, ids []string) addJSON {
	out := addJSON{People: []addPersonJSON{}, Encounters: []addEncounterJSON{}, Offers: []addGivingJSON{}, Needs: []addGivingJSON{}, Followups: []addFollowupJSON{}}
	for i, n := range said.People {
		person := addPersonJSON{Text: n.Text, ID: n.ID, Name: n.Name, New: n.New, Choices: []addChoiceJSON{}}
		if ids != nil {
			person.ID = ids[i]
		}
		if n.Open() {
			for _, c := range n.Choices {
				person.Choices = append(person.Choices, addChoiceJSON{c.ID, c.Name})
			}
		}
		out.People = append(out.People, person)
	}
	names := func(people []int) []string {
		all := []string{}
		for _, at := range people {
			all = append(all, said.People[at].Name)
		}
		return all
	}
	if e := said.Encounter; e != nil {
		out.Encounters = append(out.Encounters, addEncounterJSON{e.Kind, e.Day, e.Time, e.Place, e.Note, names(e.People)})
	}
	for _, g := range said.Givings {
		one := addGivingJSON{g.Text, names(g.People)}
		if g.Kind == "offer" {
			out.Offers = append(out.Offers, one)
		} else {
			out.Needs = append(out.Needs, one)
		}
	}
	for _, f := range said.Followups {
		out.Followups = append(out.Followups, addFollowupJSON{f.Title, f.Note, f.When.Day, f.When.Time, names(f.People)})
	}
	return out
}
