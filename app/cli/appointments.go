package cli

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/appointment"
	"kith/internal/civil"
	"kith/internal/message"
)

// encounterImportCommand takes appointments of calendar files over as encounters.
func (s *session) encounterImportCommand() *cobra.Command {
	var since string
	var me, who []string
	var dry, newcomers bool
	cmd := s.command("encounter.import", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		options := appointment.Options{Now: p.Vault.Now(), Zone: p.Zone, Since: since}
		if since != "" {
			options.Since = pastDay(since, p.Vault.Now().In(p.Zone))
		}
		preview, err := s.readAppointments(ctx, p, args, options)
		if err != nil {
			return err
		}
		if err := s.decideAppointments(ctx, p, preview, me, who, newcomers); err != nil {
			return err
		}
		var report appointment.Report
		report.Encounters, report.Followups = preview.Taking()
		report.Records = preview.Coming()
		said, back, records := "done.appointments-dry", "done.followups-back-dry", "done.copy-back-dry"
		if !dry {
			said, back, records = "done.appointments", "done.followups-back", "done.copy-back"
			if report, _, err = p.Appointments.Commit(ctx, preview, s.lang); err != nil {
				return err
			}
			if report.People > 0 {
				said = "done.appointments-people"
			}
		}
		if s.json {
			err = s.document(toAppointments(s, preview, report, dry))
		} else {
			s.sayAppointments(preview, dry)
			if report.Followups > 0 {
				s.tell(back, message.Args{"n": report.Followups})
			}
			if report.Records > 0 {
				s.tell(records, message.Args{"n": report.Records})
			}
			if report.Encounters > 0 || report.Followups+report.Records == 0 {
				s.tell(said, message.Args{"n": report.Encounters, "people": report.People})
			}
		}
		if err == nil && len(preview.Warnings) > 0 {
			return exit(exitPartly)
		}
		return err
	})
	cmd.ValidArgsFunction = nil
	cmd.Flags().BoolVar(&dry, "dry-run", false, s.text("help.option.appointments-dry", nil))
	cmd.Flags().StringVar(&since, "since", "", s.text("help.option.since-day", nil))
	cmd.Flags().StringArrayVar(&me, "me", nil, s.text("help.option.me", nil))
	cmd.Flags().StringArrayVar(&who, "who", nil, s.text("help.option.who", nil))
	cmd.Flags().BoolVar(&newcomers, "new", false, s.text("help.option.new-attendees", nil))
	return cmd
}

// readAppointments reads calendar files; - is standard input.
func (s *session) readAppointments(ctx context.Context, p *program.Program, paths []string, options appointment.Options) (*appointment.Preview, error) {
	files, done, err := program.OpenFiles(paths, s.in)
	if err != nil {
		return nil, err
	}
	defer done()
	return p.Appointments.Preview(ctx, files, options)
}

// decideAppointments does what was said about people on the command line.
func (s *session) decideAppointments(ctx context.Context, p *program.Program, preview *appointment.Preview, me, who []string, newcomers bool) error {
	if newcomers {
		for _, person := range preview.People {
			if person.By == "" && person.Choice == appointment.AsName {
				if err := p.Appointments.Decide(ctx, preview, person.Key, appointment.AsNew); err != nil {
					return err
				}
			}
		}
	}
	for _, name := range me {
		if err := p.Appointments.Decide(ctx, preview, attendee(preview, name), appointment.AsMe); err != nil {
			return err
		}
	}
	for _, pair := range who {
		name, choice, _ := cutLast(pair, "=")
		if choice != appointment.AsNew && choice != appointment.AsName {
			row, err := s.contact(ctx, p, choice)
			if err != nil {
				return err
			}
			choice = row.ID
		}
		if err := p.Appointments.Decide(ctx, preview, attendee(preview, name), choice); err != nil {
			return err
		}
	}
	return nil
}

// attendee is the key of whom a name or an address means.
func attendee(preview *appointment.Preview, text string) string {
	text = strings.TrimSpace(text)
	for _, person := range preview.People {
		if strings.EqualFold(person.Email, text) || strings.EqualFold(person.Name, text) {
			return person.Key
		}
	}
	return text
}

func (s *session) sayAppointments(preview *appointment.Preview, dry bool) {
	if dry {
		rows := [][]cell{}
		for i := range preview.Items {
			item := &preview.Items[i]
			if item.State != appointment.Fresh {
				continue
			}
			rows = append(rows, []cell{{strings.TrimSpace(civil.Words(item.Day, s.lang) + " " + item.Time), plain}, {s.kindOfAppointment(item), plain}, {attendeesOf(item), bold}, {firstLine(item.Title), quiet}})
		}
		s.out.table(rows)
	}
	for _, person := range preview.People {
		switch {
		case person.Choice == "":
			s.say(message.New("terminal.attendee-doubtful", message.Args{"name": person.Said(), "n": len(person.Found), "key": cmp.Or(person.Email, person.Name)}))
		case person.Choice == appointment.AsMe:
			s.say(message.New("terminal.attendee-me", message.Args{"name": person.Said()}))
		case person.By == "" && person.Choice == appointment.AsName:
			s.say(message.New("terminal.attendee-unknown", message.Args{"name": person.Said(), "n": person.Count}))
		}
	}
	for _, line := range preview.SayRecords() {
		s.say(line)
	}
	counts := preview.Counts()
	for _, left := range []struct {
		code string
		n    int
	}{
		{"known", counts[appointment.Known]}, {"nobody", counts[appointment.Nobody]}, {"ahead", preview.Left.Ahead}, {"cancelled", preview.Left.Cancelled},
		{"before", preview.Left.Before}, {"alone", preview.Left.Alone}, {"many", preview.Left.Many}, {"unreadable", len(preview.Warnings)},
	} {
		if left.n > 0 {
			s.say(message.New("appointment.left."+left.code, message.Args{"n": left.n}))
		}
	}
}

// kindOfAppointment says what one becomes.
func (s *session) kindOfAppointment(item *appointment.Item) string {
	if item.Followup != nil {
		return s.text("terminal.followup", nil)
	}
	return s.text("kind."+item.Kind, nil)
}

// attendeesOf names whom an encounter would be with.
func attendeesOf(item *appointment.Item) string {
	var names []string
	for _, person := range item.With {
		switch {
		case person.Chosen.Name != "":
			names = append(names, person.Chosen.Name)
		case person.Choice == appointment.AsNew:
			names = append(names, person.Said())
		}
	}
	return strings.Join(names, ", ")
}

type appointmentsJSON struct {
	DryRun       bool              `json:"dryRun"`
	Encounters   int               `json:"encounters"`
	Followups    int               `json:"followups"`
	Records      map[string]int    `json:"records"`
	People       int               `json:"people"`
	Appointments []appointmentJSON `json:"appointments"`
	Attendees    []attendeeJSON    `json:"attendees"`
	Left         map[string]int    `json:"left"`
	Warnings     []calendarWarning `json:"warnings"`
}

type appointmentJSON struct {
	UID       string   `json:"uid"`
	Turn      string   `json:"turn"`
	State     string   `json:"state"`
	Kind      string   `json:"kind"`
	Date      string   `json:"date"`
	Time      string   `json:"time"`
	Title     string   `json:"title"`
	Place     string   `json:"place"`
	Attendees []string `json:"attendees"`
}

type attendeeJSON struct {
	Key        string   `json:"key"`
	Name       string   `json:"name"`
	Email      string   `json:"email"`
	Count      int      `json:"count"`
	By         string   `json:"by"`
	Choice     string   `json:"choice"`
	Candidates []string `json:"candidates"`
}

type calendarWarning struct {
	Line    int    `json:"line"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Text    string `json:"text"`
}

func toAppointments(s *session, preview *appointment.Preview, report appointment.Report, dry bool) appointmentsJSON {
	out := appointmentsJSON{
		DryRun: dry, Encounters: report.Encounters, Followups: report.Followups, Records: preview.RecordCounts(appointment.Fresh), People: report.People, Appointments: []appointmentJSON{}, Attendees: []attendeeJSON{}, Warnings: []calendarWarning{},
		Left: map[string]int{
			"ahead": preview.Left.Ahead, "cancelled": preview.Left.Cancelled, "before": preview.Left.Before, "alone": preview.Left.Alone, "many": preview.Left.Many,
		},
	}
	for i := range preview.Items {
		item := &preview.Items[i]
		one := appointmentJSON{
			UID: item.UID, Turn: item.Turn, State: string(item.State), Kind: item.Kind, Date: item.Day, Time: item.Time, Title: item.Title, Place: item.Place, Attendees: []string{},
		}
		for _, person := range item.With {
			one.Attendees = append(one.Attendees, person.Key)
		}
		out.Appointments = append(out.Appointments, one)
	}
	for _, person := range preview.People {
		one := attendeeJSON{Key: person.Key, Name: person.Name, Email: person.Email, Count: person.Count, By: person.By, Choice: person.Choice, Candidates: []string{}}
		for _, row := range person.Found {
			one.Candidates = append(one.Candidates, row.ID)
		}
		out.Attendees = append(out.Attendees, one)
	}
	for _, w := range preview.Warnings {
		out.Warnings = append(out.Warnings, calendarWarning{w.Line, w.Code, s.text("appointment.warning."+w.Code, nil), w.Text})
	}
	return out
}
