package contact

import "strings"

// Profile gives the address of a person's own page at a network of professionals in one form, "linkedin.com/in/anna-weber", however
// it was copied; "" for every other address. One page is one person, so a book of such a network tells people apart by it.
func Profile(address string) string {
	if !strings.Contains(address, "/in/") && !strings.Contains(address, "/profile/") {
		return "" // nearly all of them, and an import asks for each
	}
	text := strings.ToLower(strings.TrimSpace(address))
	if _, rest, ok := strings.Cut(text, "://"); ok {
		text = rest
	}
	if at := strings.IndexAny(text, "?#"); at >= 0 {
		text = text[:at]
	}
	host, path, _ := strings.Cut(strings.TrimRight(text, "/"), "/")
	section, name, ok := strings.Cut(path, "/")
	if !ok || name == "" {
		return ""
	}
	name, _, _ = strings.Cut(name, "/") // a language may follow
	switch {
	case section == "in" && (host == "linkedin.com" || strings.HasSuffix(host, ".linkedin.com")):
		return "linkedin.com/in/" + name
	case section == "profile" && (host == "xing.com" || strings.HasSuffix(host, ".xing.com")):
		return "xing.com/profile/" + name
	}
	return ""
}

// ProfileKey is the key of such a page. 0 stands for none.
func ProfileKey(profile string) int64 { return textKey(keyProfile, profile) }
