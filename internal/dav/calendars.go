package dav

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
)

// Calendar is one calendar of a person on the server.
type Calendar struct {
	Address    string // of the collection, with a slash at the end
	Name       string
	Components []string // VEVENT, VTODO …; none said means all
	ReadOnly   bool
}

// Takes reports whether a calendar takes components of that name.
func (c Calendar) Takes(component string) bool {
	return len(c.Components) == 0 || slices.Contains(c.Components, component)
}

const (
	askHome = `<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><current-user-principal/><C:calendar-home-set/></prop></propfind>`
	askList = `<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><resourcetype/><displayname/>` +
		`<C:supported-calendar-component-set/><current-user-privilege-set/></prop></propfind>`
)

// wellKnown is where servers say where their CalDAV is (RFC 6764 section 5).
const wellKnown = "/.well-known/caldav"

// Home finds the address below which the person's calendars are: by what the address itself says, by the well-known one, by the
// server's root (RFC 6764 section 6). Faults: sync.none (no CalDAV there), sync.password and those of any request.
func (c *Client) Home(ctx context.Context) (string, error) {
	places := []string{c.base.Path, wellKnown, "/"}
	if c.base.Path == "/" {
		places = places[1:]
	}
	for _, place := range places {
		home, err := c.homeAt(ctx, c.base.ResolveReference(&url.URL{Path: place}).String())
		if home != "" || err != nil && !elsewhereThan(err) {
			return home, err
		}
	}
	return "", fault.New("sync.none", message.Args{"address": c.base.String()})
}

// elsewhereThan tells the faults that only mean that this is not the place.
func elsewhereThan(err error) bool {
	return slices.Contains([]string{"sync.missing", "sync.status", "sync.forbidden", "sync.answer"}, fault.Code(err))
}

// homeAt asks one place for the home, by way of the principal; "" if it knows of none.
func (c *Client) homeAt(ctx context.Context, address string) (string, error) {
	for range 2 { // the place, then the principal it names
		all, got, err := c.ask(ctx, "PROPFIND", address, "0", askHome)
		if err != nil {
			return "", err
		}
		var has properties
		for _, r := range all.Responses {
			if p, ok := r.found(); ok {
				has = p
			}
		}
		if len(has.Home.Href) > 0 {
			home, err := c.resolve(got.at, has.Home.Href[0])
			if err != nil {
				return "", err
			}
			return withSlash(home.String()), nil
		}
		if len(has.Principal.Href) == 0 {
			return "", nil
		}
		principal, err := c.resolve(got.at, has.Principal.Href[0])
		if err != nil {
			return "", err
		}
		address = principal.String()
	}
	return "", nil
}

func withSlash(address string) string { return strings.TrimSuffix(address, "/") + "/" }

// Calendars lists what is below a home.
func (c *Client) Calendars(ctx context.Context, home string) ([]Calendar, error) {
	all, got, err := c.ask(ctx, "PROPFIND", home, "1", askList)
	if err != nil {
		return nil, err
	}
	found := []Calendar{}
	for _, r := range all.Responses {
		has, ok := r.found()
		if !ok || has.ResourceType.Calendar == nil {
			continue
		}
		address, err := c.resolve(got.at, r.Href)
		if err != nil {
			return nil, err
		}
		calendar := Calendar{Address: withSlash(address.String()), Name: strings.TrimSpace(has.DisplayName), ReadOnly: has.readOnly()}
		if calendar.Name == "" {
			parts := strings.Split(strings.Trim(address.Path, "/"), "/")
			calendar.Name = parts[len(parts)-1]
		}
		for _, component := range has.Components.Comp {
			calendar.Components = append(calendar.Components, strings.ToUpper(component.Name))
		}
		found = append(found, calendar)
	}
	return found, nil
}

// readOnly says whether the server says that nothing may be written (RFC 3744 section 5.4).
func (p properties) readOnly() bool {
	if p.Privileges == nil || len(p.Privileges.Privilege) == 0 {
		return false
	}
	for _, may := range p.Privileges.Privilege {
		if may.All != nil || may.Write != nil || may.WriteContent != nil || may.Bind != nil {
			return false
		}
	}
	return true
}

// MakeCalendar makes a calendar of a name below a home (RFC 4791 section 5.3.1). Fault: sync.no-new (the server lets nobody make one).
func (c *Client) MakeCalendar(ctx context.Context, home, name string) (Calendar, error) {
	body := `<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><displayname>` + escapeXML(name) + `</displayname>` +
		`<C:supported-calendar-component-set><C:comp name="VEVENT"/><C:comp name="VTODO"/><C:comp name="VJOURNAL"/></C:supported-calendar-component-set>` +
		`</prop></set></C:mkcalendar>`
	const tries = 20
	for n := 1; n <= tries; n++ {
		place := "kith"
		if n > 1 {
			place += "-" + strconv.Itoa(n)
		}
		address, err := c.resolve(home, place+"/")
		if err != nil {
			return Calendar{}, err
		}
		got, err := c.do(ctx, "MKCALENDAR", address.String(), map[string]string{"Content-Type": "application/xml; charset=utf-8"}, []byte(body))
		switch {
		case err != nil:
			return Calendar{}, err
		case got.status == http.StatusCreated || got.status == http.StatusOK || got.status == http.StatusNoContent:
			return Calendar{Address: withSlash(address.String()), Name: name}, nil
		case got.status == http.StatusNotImplemented:
			return Calendar{}, fault.New("sync.no-new", message.Args{"host": c.base.Host, "name": name})
		case got.status == http.StatusForbidden || got.status == http.StatusMethodNotAllowed || got.status == http.StatusConflict:
			// Something else may be in this place: RFC 4791 says 403 with a precondition, servers say 405 and 409 as well.
			taken, err := c.exists(ctx, address.String())
			if err != nil {
				return Calendar{}, err
			}
			if !taken {
				return Calendar{}, fault.New("sync.no-new", message.Args{"host": c.base.Host, "name": name})
			}
		default:
			return Calendar{}, c.refused(got)
		}
	}
	return Calendar{}, fault.New("sync.no-new", message.Args{"host": c.base.Host, "name": name})
}

func (c *Client) exists(ctx context.Context, address string) (bool, error) {
	_, _, err := c.ask(ctx, "PROPFIND", address, "0", askList)
	if fault.Code(err) == "sync.missing" {
		return false, nil
	}
	return err == nil, err
}
