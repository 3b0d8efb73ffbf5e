package tidy

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"
)

func (l *looker) emails() {
	for _, e := range l.view.Emails {
		address := strings.TrimSpace(e.Value)
		if reason := wrong(address); reason != "" {
			f := Finding{Kind: Email, Field: "email", Value: e.Value, Does: Ask, Why: why("email-"+reason, nil)}
			if mended := mend(address); mended != "" && mended != e.Value {
				f.Becomes, f.Does = mended, Change
			}
			f.fix = set("email", e.Ref, f.Becomes)
			l.add(f)
			continue
		}
		if becomes, domain := typo(address); becomes != "" {
			l.add(Finding{
				Kind: EmailTypo, Field: "email", Value: e.Value, Becomes: becomes, Does: Change, Why: why("email-typo", map[string]any{"domain": domain}), fix: set("email", e.Ref, becomes),
			})
		}
	}
}

// wrong says why something cannot be an e-mail address; "" if it can. Letters of every script are fine on both sides of the @ (RFC 6531
// §3.3), what few programs take (quoted local parts, addresses of numbers) is not complained about.
func wrong(address string) string {
	if strings.HasPrefix(address, `"`) && strings.Contains(address, `"@`) {
		return ""
	}
	at := strings.LastIndexByte(address, '@')
	local, domain := address, ""
	if at >= 0 {
		local, domain = address[:at], address[at+1:]
	}
	switch {
	case at < 0:
		return "no-at"
	case strings.ContainsFunc(address, unicode.IsSpace):
		return "blank"
	case strings.ContainsAny(address, "<>()[],;:\\\"") && !strings.HasPrefix(domain, "["):
		return "sign"
	case strings.Contains(local, "@"):
		return "ats"
	case local == "":
		return "no-local"
	case domain == "":
		return "no-domain"
	case strings.HasPrefix(address, ".") || strings.HasSuffix(address, "."):
		return "end"
	case strings.Contains(domain, "..") || strings.HasPrefix(domain, ".") || strings.HasSuffix(domain, "-") || strings.HasPrefix(domain, "-"):
		return "dots"
	case strings.Contains(local, "..") || strings.HasSuffix(local, "."):
		return "dots"
	case strings.HasPrefix(domain, "["), domain == "localhost":
		return ""
	case !strings.Contains(domain, "."):
		return "no-top"
	case len(local) > 64 || len(address) > 254: // RFC 5321 §4.5.3.1
		return "long"
	}
	for _, r := range domain {
		if r != '.' && r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return "sign"
		}
	}
	top := domain[strings.LastIndexByte(domain, '.')+1:]
	if utf8.RuneCountInString(top) < 2 || letters(top) == 0 {
		return "top"
	}
	return ""
}

var (
	written = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\s*(?:\[at\]|\(at\)|\{at\}|\s+at\s+|\[ät\]|\(ät\))\s*`)
	})
	dotted = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\s*(?:\[dot\]|\(dot\)|\[punkt\]|\(punkt\)|\s+dot\s+|\s+punkt\s+)\s*`)
	})
	angled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<\s*(?:(?i:mailto:))?([^<>]+)>`) })
)

// mend makes an address of what was meant for one, if that is beyond doubt; "" if not.
func mend(address string) string {
	text := address
	if in := angled().FindStringSubmatch(text); in != nil {
		text = in[1] // "Anna Weber <anna@example.org>"
	}
	text = dotted().ReplaceAllString(written().ReplaceAllString(text, "@"), ".")
	for {
		cut := strings.TrimSpace(text)
		if len(cut) > 7 && strings.EqualFold(cut[:7], "mailto:") {
			cut = cut[7:]
		}
		cut = strings.Trim(cut, "<>()[]\"'„“,;:")
		cut = strings.TrimRight(cut, ".")
		if cut = strings.TrimLeft(cut, "."); cut == text {
			break
		}
		text = cut
	}
	if strings.Count(text, "@") > 1 && strings.Contains(text, "@@") {
		text = strings.ReplaceAll(text, "@@", "@")
	}
	at := strings.LastIndexByte(text, '@')
	if at < 1 {
		return ""
	}
	local, domain := text[:at], text[at+1:]
	// Two addresses in one field are not one with blanks.
	if strings.Contains(local, "@") {
		return ""
	}
	for _, side := range []*string{&local, &domain} {
		*side = strings.Join(strings.Fields(*side), "")
		for strings.Contains(*side, "..") {
			*side = strings.ReplaceAll(*side, "..", ".")
		}
		*side = strings.Trim(*side, ".")
	}
	domain = strings.Trim(strings.ReplaceAll(domain, ",", "."), "-")
	// A well-known provider without its ending.
	if !strings.Contains(domain, ".") {
		full := ""
		for _, known := range providers {
			if name, _, _ := strings.Cut(known, "."); name == strings.ToLower(domain) {
				if full != "" {
					return "" // gmx.de or gmx.net
				}
				full = known
			}
		}
		if full == "" {
			return ""
		}
		domain = full
	}
	if text = local + "@" + domain; wrong(text) != "" {
		return ""
	}
	if becomes, _ := typo(text); becomes != "" {
		return becomes
	}
	return text
}

// providers are domains at which so many have their address that a near one is a slip.
var providers = []string{
	"gmail.com", "googlemail.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "arcor.de", "mail.de", "posteo.de", "mailbox.org",
	"hotmail.com", "hotmail.de", "outlook.com", "outlook.de", "live.com", "live.de", "msn.com", "yahoo.com", "yahoo.de", "icloud.com", "aol.com", "aol.de",
	"proton.me", "protonmail.com", "bluewin.ch", "vodafone.de", "kabelmail.de", "comcast.net", "orange.fr", "wanadoo.fr", "libero.it",
}

// genuine are domains that look like a slip and are none.
var genuine = []string{"mail.com", "email.de", "gmx.com", "gmx.org", "gmx.eu", "gmx.info", "web.com", "aim.com", "live.at", "live.nl", "live.fr", "live.it", "ymail.com", "me.com", "mac.com", "pm.me", "freenet.com", "mail.ch", "mail.at", "hotmail.fr", "hotmail.it", "hotmail.at", "hotmail.ch", "yahoo.fr", "yahoo.it", "yahoo.at", "outlook.at", "outlook.fr", "aol.at", "aol.fr"}

// slips are endings and domains that no distance tells.
var slips = map[string]string{
	"gmail.de": "gmail.com", "gmail.co": "gmail.com", "gmail.cm": "gmail.com", "gmail.om": "gmail.com", "gmail.con": "gmail.com", "gmail.net": "gmail.com", "gmail.org": "gmail.com", "gmail.vom": "gmail.com", "gmail.comm": "gmail.com",
	"gamil.com": "gmail.com", "gmai.com": "gmail.com", "gmial.com": "gmail.com", "gnail.com": "gmail.com", "gmaill.com": "gmail.com", "googelmail.com": "googlemail.com", "googlemail.de": "googlemail.com",
	"tonline.de": "t-online.de", "t-onlin.de": "t-online.de", "t-online.com": "t-online.de", "t-online.net": "t-online.de", "hotmial.com": "hotmail.com", "hotmai.com": "hotmail.com", "hotmail.con": "hotmail.com", "hotmail.co": "hotmail.com",
	"outlok.com": "outlook.com", "outllok.com": "outlook.com", "yaho.com": "yahoo.com", "yahho.com": "yahoo.com", "icloud.de": "icloud.com", "icloud.con": "icloud.com", "iclou.com": "icloud.com", "web.dee": "web.de", "wed.de": "web.de", "gmx.dee": "gmx.de", "gmx.ed": "gmx.de", "gxm.de": "gmx.de", "gmx.nt": "gmx.net",
}

// typo finds an address at a domain that is a slip of a well-known one, and what it would be; "" if it is none.
func typo(address string) (becomes, domain string) {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return "", ""
	}
	lower := strings.ToLower(address[at+1:])
	if slices.Contains(providers, lower) || slices.Contains(genuine, lower) {
		return "", ""
	}
	meant, ok := slips[lower]
	if !ok {
		if meant = nearest(lower); meant == "" {
			return "", ""
		}
	}
	return address[:at+1] + meant, meant
}

// nearest finds the provider whose name one slip of a finger turns into the domain: two letters swapped, one missing, too many or wrong. Short
// names are too near to others, and an ending that is another country's is left alone.
func nearest(domain string) string {
	name, ending, ok := strings.Cut(domain, ".")
	if !ok || len(name) < 5 || strings.Contains(ending, ".") {
		return ""
	}
	found := ""
	for _, known := range providers {
		knownName, knownEnding, _ := strings.Cut(known, ".")
		if len(knownName) < 5 || ending != knownEnding || name[0] != knownName[0] && name[1] != knownName[1] {
			continue
		}
		if name != knownName && edlib.OSADamerauLevenshteinDistance(name, knownName) == 1 {
			if found != "" {
				return ""
			}
			found = known
		}
	}
	return found
}
