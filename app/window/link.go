package window

import (
	"net/url"
	"strings"

	"kith/internal/fault"
)

// What a mailto: address may say of the message (RFC 6068 §2). Some mail programs know more, such as a file to attach.
var mailFields = map[string]bool{"to": true, "cc": true, "bcc": true, "subject": true, "body": true, "in-reply-to": true}

// checkLink lets through web, mail, phone and message addresses, and nothing that could start another program, attach a file or do more
// than begin a message or a call: sms: takes a text (RFC 5724), xmpp: opens a conversation but does not join, remove or subscribe
// (RFC 5122, XEP-0147), sip: calls and carries no headers (RFC 3261 §19.1). Other messengers have addresses of their own on the web.
func checkLink(address string) (string, error) {
	refused := fault.New("link.refused", nil)
	if strings.ContainsFunc(address, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "", refused
	}
	parsed, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", refused
	}
	good := false
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https":
		good = parsed.Host != ""
	case "mailto":
		good = parsed.Host == "" && saysOnly(parsed.RawQuery, mailFields)
	case "sms":
		good = parsed.Opaque != "" && saysOnly(parsed.RawQuery, map[string]bool{"body": true})
	case "xmpp":
		kind, rest, more := strings.Cut(parsed.RawQuery, ";")
		good = parsed.Opaque != "" && (parsed.RawQuery == "" || kind == "message" && (!more || saysOnly(rest, map[string]bool{"body": true, "subject": true})))
	case "sip", "sips":
		good = parsed.Opaque != "" && parsed.RawQuery == "" && !strings.Contains(parsed.Opaque, ";")
	case "tel":
		good = true
	}
	if !good {
		return "", refused
	}
	return parsed.String(), nil
}

// saysOnly reports whether the names in a query are all among some. Both signs that programs part it at are taken for that.
func saysOnly(query string, known map[string]bool) bool {
	for part := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == ';' }) {
		name, _, _ := strings.Cut(part, "=")
		if name, err := url.QueryUnescape(name); err != nil || !known[strings.ToLower(name)] {
			return false
		}
	}
	return true
}
