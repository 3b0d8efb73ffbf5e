package syncing

import (
	"context"
	"strings"

	"kith/internal/dav"
	"kith/internal/fault"
	"kith/internal/message"
)

// Choice is a calendar on the server that could be published into.
type Choice struct {
	Address  string
	Name     string
	Fits     bool // it may be written, and takes what is to go there
	Proposed bool // made by Kith, or called like it
}

// Look signs in with what leads to the server and lists the calendars there: the connection test, and what there is to choose from.
// Faults: sync.address, sync.plain, sync.certificate, sync.elsewhere, sync.password, sync.none, sync.away-first …
func Look(ctx context.Context, a Account, password string) ([]Choice, error) {
	client, err := Connect(a, password)
	if err != nil {
		return nil, err
	}
	defer client.Close()
	_, choices, err := look(ctx, client, a.Todos)
	return choices, err
}

func look(ctx context.Context, client *dav.Client, todos bool) (home string, choices []Choice, err error) {
	if home, err = client.Home(ctx); err != nil {
		return "", nil, first(err)
	}
	calendars, err := client.Calendars(ctx, home)
	if err != nil {
		return "", nil, first(err)
	}
	choices = []Choice{}
	for _, c := range calendars {
		fits := !c.ReadOnly && c.Takes("VEVENT") && (!todos || c.Takes("VTODO"))
		choices = append(choices, Choice{c.Address, c.Name, fits, fits && strings.EqualFold(c.Name, UsualName)})
	}
	return home, choices, nil
}

// first says of a server that does not answer what helps while nothing is set up: there is no next run to wait for.
func first(err error) error {
	code := fault.Code(err)
	if code != "sync.away" && code != "sync.slow" {
		return err
	}
	return fault.Wrap(err, code+"-first", fault.From(err).Message.Args)
}

// Settle finds the calendar of a name on the server, or makes it, and answers the account with it, not kept yet. With an address in
// Calendar it is that one. Faults: those of Look, sync.no-new, sync.unfit.
func Settle(ctx context.Context, a Account, password string) (settled Account, made bool, err error) {
	client, err := Connect(a, password)
	if err != nil {
		return a, false, err
	}
	defer client.Close()
	a.Address = client.Address()
	home, choices, err := look(ctx, client, a.Todos)
	if err != nil {
		return a, false, err
	}
	if a.Name == "" {
		a.Name = UsualName
	}
	for _, c := range choices {
		if a.Calendar == c.Address || a.Calendar == "" && strings.EqualFold(c.Name, a.Name) {
			if !c.Fits {
				return a, false, fault.New("sync.unfit", message.Args{"name": c.Name})
			}
			a.Calendar, a.Name = c.Address, c.Name
			return a, false, nil
		}
	}
	if a.Calendar != "" {
		return a, false, fault.New("sync.calendar-gone", message.Args{"name": a.Name, "host": a.Host()})
	}
	calendar, err := client.MakeCalendar(ctx, home, a.Name)
	a.Calendar = calendar.Address
	return a, err == nil, err
}
