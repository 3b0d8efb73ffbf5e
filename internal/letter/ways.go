package letter

import "strings"

// The ways to reach somebody.
const (
	WayMail     = "mail"
	WayCall     = "call"
	WaySIP      = "sip"
	WaySMS      = "sms"
	WayXMPP     = "xmpp"
	WayWhatsApp = "whatsapp"
	WaySignal   = "signal"
	WayTelegram = "telegram"
	WayMatrix   = "matrix"
	WayThreema  = "threema"
)

// Way is one way to reach somebody. Address is the mail address, the number or the name it has there.
type Way struct {
	Kind    string
	Address string
}

// TakesText reports whether the link of a way brings a text along; where it does not, the text has to be pasted.
func (w Way) TakesText() bool {
	switch w.Kind {
	case WayMail, WaySMS, WayXMPP, WayWhatsApp, WayThreema:
		return true
	}
	return false
}

// Calls reports whether it is a way to talk rather than to write.
func (w Way) Calls() bool { return w.Kind == WayCall || w.Kind == WaySIP }

// Link is the address that opens the program of a way for a message; "" where the address of the way is none. fits says whether the
// whole text is in it. WhatsApp, Signal, Telegram, Matrix and Threema have no scheme that is safe to allow: their own pages open them.
func (w Way) Link(m Mail) (link string, fits bool) {
	text := plain(m.Text)
	number := digits(w.Address)
	whole := func(begin, rest string) (string, bool) {
		if begin == "" {
			return "", false
		}
		if len(begin)+len(rest) > LongestLink {
			return begin, false
		}
		return begin + rest, true
	}
	switch w.Kind {
	case WayMail:
		m.Address = w.Address
		return m.MailLink()
	case WayCall:
		return prefixed("tel:", number), false
	case WaySIP:
		return prefixed("sip:", escape(tidy(w.Address), "@:+")), false
	case WaySMS: // RFC 5724
		return whole(prefixed("sms:", number), query("?", "body", text))
	case WayXMPP: // RFC 5122, XEP-0147
		body := ""
		if text != "" {
			body = "?message;body=" + escape(text, "")
		}
		return whole(prefixed("xmpp:", escape(tidy(w.Address), "@")), body)
	case WayWhatsApp:
		return whole(prefixed("https://wa.me/", strings.TrimPrefix(number, "+")), query("?", "text", text))
	case WaySignal:
		return prefixed("https://signal.me/#p/", number), false
	case WayTelegram:
		return prefixed("https://t.me/", escape(strings.TrimPrefix(tidy(w.Address), "@"), "")), false
	case WayMatrix:
		return prefixed("https://matrix.to/#/", escape(tidy(w.Address), "@:")), false
	case WayThreema:
		return whole(prefixed("https://threema.id/", escape(tidy(w.Address), "")), query("?", "text", text))
	}
	return "", false
}

func prefixed(prefix, rest string) string {
	if rest == "" {
		return ""
	}
	return prefix + rest
}

// digits is a number as links want it, "" if it is none.
func digits(number string) string {
	kept := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' || r == '*' || r == '#' {
			return r
		}
		return -1
	}, number)
	if strings.Trim(kept, "+*#") == "" {
		return ""
	}
	return strings.ReplaceAll(kept, "#", "%23")
}
