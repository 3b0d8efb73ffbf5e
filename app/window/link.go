package window

import (
	"net/url"
	"strings"

	"kith/internal/fault"
)

// checkLink lets through web, mail and phone addresses, and nothing that could start another program or attach a file.
func checkLink(address string) (string, error) {
	refused := fault.New("link.refused", nil)
	if strings.ContainsFunc(address, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "", refused
	}
	parsed, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", refused
	}
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https":
		if parsed.Host == "" {
			return "", refused
		}
	case "mailto":
		for name := range parsed.Query() {
			if strings.HasPrefix(strings.ToLower(name), "attach") {
				return "", refused
			}
		}
	case "tel":
	default:
		return "", refused
	}
	return parsed.String(), nil
}
