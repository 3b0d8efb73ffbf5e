package dav

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"kith/internal/fault"
)

// Ref is one object in a calendar, and the version of it that the server has.
type Ref struct {
	Address string
	ETag    string
}

// Object is a calendar object whole.
type Object struct {
	Ref
	Data []byte
}

// Changes is what happened in a calendar since a token.
type Changes struct {
	Token   string // for the next question; "" if the server has none
	Full    bool   // Present is all there is: what is not in it is gone
	Present []Ref
	Gone    []string // addresses
}

const askETags = `<propfind xmlns="DAV:"><prop><getetag/><resourcetype/></prop></propfind>`

// Changes asks what is new, changed and gone since the token, by sync-collection (RFC 6578), or lists everything where there is no
// token, the server no longer knows it, or cannot do that. Fault: sync.missing (the calendar is gone).
func (c *Client) Changes(ctx context.Context, calendar, token string) (Changes, error) {
	changes, err := c.since(ctx, calendar, token)
	if err == nil || !isOne(fault.Code(err), "sync.forbidden", "sync.status", "sync.changed", "sync.answer") {
		return changes, err
	}
	if token != "" {
		// An old token is refused with 403 or 409 (section 3.2, valid-sync-token); others say 400 or 412.
		if changes, err = c.since(ctx, calendar, ""); err == nil || !isOne(fault.Code(err), "sync.forbidden", "sync.status", "sync.answer") {
			return changes, err
		}
	}
	return c.listed(ctx, calendar)
}

func isOne(code string, codes ...string) bool {
	for _, one := range codes {
		if one == code {
			return true
		}
	}
	return false
}

func (c *Client) since(ctx context.Context, calendar, token string) (Changes, error) {
	changes := Changes{Full: token == ""}
	for range 1000 { // parts of an answer that is given in parts
		body := `<sync-collection xmlns="DAV:"><sync-token>` + escapeXML(token) + `</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`
		// Depth is 0 by RFC 6578 section 3.2; some take 1 only, and nobody minds.
		all, got, err := c.ask(ctx, "REPORT", calendar, "0", body)
		if err != nil {
			return changes, err
		}
		more := false
		for _, r := range all.Responses {
			address, err := c.resolve(got.at, r.Href)
			if err != nil {
				return changes, err
			}
			has, ok := r.found()
			switch status := statusOf(r.Status); {
			case withSlash(address.String()) == withSlash(calendar):
				more = more || status == http.StatusInsufficientStorage // section 3.6: this is not all
			case status == http.StatusNotFound || status == http.StatusGone:
				changes.Gone = append(changes.Gone, address.String())
			case ok && has.ETag != "":
				changes.Present = append(changes.Present, Ref{address.String(), strong(has.ETag)})
			}
		}
		changes.Token = all.SyncToken
		if !more || changes.Token == token {
			return changes, nil
		}
		token = changes.Token
	}
	return changes, c.strange("sync-collection without an end")
}

// listed lists a calendar with its versions.
func (c *Client) listed(ctx context.Context, calendar string) (Changes, error) {
	all, got, err := c.ask(ctx, "PROPFIND", calendar, "1", askETags)
	if err != nil {
		return Changes{}, err
	}
	changes := Changes{Full: true}
	for _, r := range all.Responses {
		has, ok := r.found()
		if !ok || has.ResourceType.Collection != nil || has.ETag == "" {
			continue
		}
		address, err := c.resolve(got.at, r.Href)
		if err != nil {
			return Changes{}, err
		}
		changes.Present = append(changes.Present, Ref{address.String(), strong(has.ETag)})
	}
	return changes, nil
}

// atOnce is how many objects one multiget asks for.
const atOnce = 50

// Fetch gets objects by their addresses (RFC 4791 section 7.9). What is gone meanwhile, or cannot be had, is not in the answer.
func (c *Client) Fetch(ctx context.Context, calendar string, addresses []string) (map[string]Object, error) {
	found := make(map[string]Object, len(addresses))
	for len(addresses) > 0 {
		part := addresses[:min(atOnce, len(addresses))]
		addresses = addresses[len(part):]
		err := c.multiget(ctx, calendar, part, found)
		if isOne(fault.Code(err), "sync.forbidden", "sync.status", "sync.missing") {
			err = c.each(ctx, part, found)
		}
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

func (c *Client) multiget(ctx context.Context, calendar string, addresses []string, found map[string]Object) error {
	var b strings.Builder
	b.WriteString(`<C:calendar-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><getetag/><C:calendar-data/></prop>`)
	for _, address := range addresses {
		parsed, err := url.Parse(address)
		if err != nil {
			return c.strange(err.Error())
		}
		b.WriteString("<href>" + escapeXML(parsed.EscapedPath()) + "</href>")
	}
	b.WriteString(`</C:calendar-multiget>`)
	all, got, err := c.ask(ctx, "REPORT", calendar, "1", b.String())
	if err != nil {
		return err
	}
	for _, r := range all.Responses {
		has, ok := r.found()
		if !ok || has.Data == "" {
			continue
		}
		address, err := c.resolve(got.at, r.Href)
		if err != nil {
			return err
		}
		found[address.String()] = Object{Ref{address.String(), strong(has.ETag)}, []byte(has.Data)}
	}
	return nil
}

func (c *Client) each(ctx context.Context, addresses []string, found map[string]Object) error {
	for _, address := range addresses {
		object, err := c.Get(ctx, address)
		switch {
		case fault.Code(err) == "sync.missing":
		case err != nil:
			return err
		default:
			found[address] = object
		}
	}
	return nil
}

// Get gets one object. Fault: sync.missing.
func (c *Client) Get(ctx context.Context, address string) (Object, error) {
	got, err := c.do(ctx, http.MethodGet, address, map[string]string{"Accept": "text/calendar"}, nil)
	if err != nil {
		return Object{}, err
	}
	if got.status != http.StatusOK {
		return Object{}, c.refused(got)
	}
	return Object{Ref{address, strong(got.header.Get("ETag"))}, got.body}, nil
}

// Put stores an object: a new one where etag is "", else over exactly that version. The answer is the new version, "" if the
// server does not say (then it may have changed what it was given). Faults: sync.changed (another version is there), sync.too-large,
// sync.full, sync.locked, sync.forbidden.
func (c *Client) Put(ctx context.Context, address string, data []byte, etag string) (string, error) {
	header := map[string]string{"Content-Type": "text/calendar; charset=utf-8"}
	if etag == "" {
		header["If-None-Match"] = "*"
	} else {
		header["If-Match"] = etag
	}
	got, err := c.do(ctx, http.MethodPut, address, header, data)
	if err != nil {
		return "", err
	}
	if got.status/100 != 2 {
		return "", c.refused(got)
	}
	return strong(got.header.Get("ETag")), nil
}

// Delete deletes exactly that version of an object; one that is gone already is no fault. Fault: sync.changed.
func (c *Client) Delete(ctx context.Context, address, etag string) error {
	header := map[string]string{}
	if etag != "" {
		header["If-Match"] = etag
	}
	got, err := c.do(ctx, http.MethodDelete, address, header, nil)
	if err != nil {
		return err
	}
	if got.status/100 == 2 || got.status == http.StatusNotFound || got.status == http.StatusGone {
		return nil
	}
	return c.refused(got)
}

// Address is where a new object of a UID goes in a calendar.
func Address(calendar, uid string) string {
	return withSlash(calendar) + url.PathEscape(uid) + ".ics"
}

// strong makes an ETag good for If-Match: in quotes, and without the W/ that proxies put before it when they compress, by which
// If-Match would never be true (RFC 9110 section 13.1.1).
func strong(etag string) string {
	etag = strings.TrimPrefix(strings.TrimSpace(etag), "W/")
	if etag == "" || strings.HasPrefix(etag, `"`) {
		return etag
	}
	return `"` + etag + `"`
}
