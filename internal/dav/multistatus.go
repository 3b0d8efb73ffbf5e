package dav

import (
	"bytes"
	"context"
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"
)

// multistatus is the answer to PROPFIND and REPORT (RFC 4918 section 13), with the properties asked for here.
type multistatus struct {
	Responses []response `xml:"DAV: response"`
	SyncToken string     `xml:"DAV: sync-token"`
}

type response struct {
	Href      string     `xml:"DAV: href"`
	Status    string     `xml:"DAV: status"`
	Propstats []propstat `xml:"DAV: propstat"`
}

type propstat struct {
	Status string     `xml:"DAV: status"`
	Prop   properties `xml:"DAV: prop"`
}

type hrefs struct {
	Href []string `xml:"DAV: href"`
}

type properties struct {
	Principal    hrefs  `xml:"DAV: current-user-principal"`
	Home         hrefs  `xml:"urn:ietf:params:xml:ns:caldav calendar-home-set"`
	DisplayName  string `xml:"DAV: displayname"`
	ETag         string `xml:"DAV: getetag"`
	SyncToken    string `xml:"DAV: sync-token"`
	CTag         string `xml:"http://calendarserver.org/ns/ getctag"`
	Data         string `xml:"urn:ietf:params:xml:ns:caldav calendar-data"`
	ResourceType struct {
		Collection *struct{} `xml:"DAV: collection"`
		Calendar   *struct{} `xml:"urn:ietf:params:xml:ns:caldav calendar"`
	} `xml:"DAV: resourcetype"`
	Components struct {
		Comp []struct {
			Name string `xml:"name,attr"`
		} `xml:"urn:ietf:params:xml:ns:caldav comp"`
	} `xml:"urn:ietf:params:xml:ns:caldav supported-calendar-component-set"`
	Privileges *struct {
		Privilege []struct {
			All          *struct{} `xml:"DAV: all"`
			Write        *struct{} `xml:"DAV: write"`
			WriteContent *struct{} `xml:"DAV: write-content"`
			Bind         *struct{} `xml:"DAV: bind"`
		} `xml:"DAV: privilege"`
	} `xml:"DAV: current-user-privilege-set"`
}

// found gives the properties a resource has. Those it lacks stand under a status of their own.
func (r response) found() (properties, bool) {
	for _, p := range r.Propstats {
		if statusOf(p.Status)/100 == 2 {
			return p.Prop, true
		}
	}
	return properties{}, false
}

// statusOf reads "HTTP/1.1 200 OK"; 0 if it is none.
func statusOf(line string) int {
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return 0
	}
	status, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0
	}
	return status
}

// ask sends an XML question and reads the multistatus that answers it.
func (c *Client) ask(ctx context.Context, method, address, depth, body string) (multistatus, answer, error) {
	got, err := c.do(ctx, method, address, map[string]string{"Content-Type": "application/xml; charset=utf-8", "Depth": depth}, []byte(xml.Header+body))
	if err != nil {
		return multistatus{}, got, err
	}
	if got.status != http.StatusMultiStatus {
		if got.status/100 == 2 {
			return multistatus{}, got, c.strange("status " + strconv.Itoa(got.status))
		}
		return multistatus{}, got, c.refused(got)
	}
	var all multistatus
	if err := xml.NewDecoder(bytes.NewReader(got.body)).Decode(&all); err != nil {
		return multistatus{}, got, c.strange(err.Error())
	}
	return all, got, nil
}

func escapeXML(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder never fails
	return b.String()
}
