package letter

import (
	"io"
	"net/mail"
	"strings"

	"github.com/emersion/go-message"
	mailmessage "github.com/emersion/go-message/mail"
	"golang.org/x/net/idna"
)

// Mail is a message to one person as it is handed to a mail program.
type Mail struct {
	Name, Address string
	Subject, Text string
}

// LongestLink is how long a link to a mail program may be, in bytes. RFC 6068 has no limit, but Windows hands no more than about two
// thousand characters on, and some programs cut what is longer without a word.
const LongestLink = 2000

// MailLink is the mailto: address (RFC 6068) that opens a message in a mail program; fits says whether it is short enough for every
// one. Where it is not, it has no text.
func (m Mail) MailLink() (link string, fits bool) {
	whole := "mailto:" + escape(m.address(), "@") + query("?", "subject", tidy(m.Subject), "body", strings.ReplaceAll(plain(m.Text), "\n", "\r\n"))
	if len(whole) <= LongestLink {
		return whole, true
	}
	return "mailto:" + escape(m.address(), "@") + query("?", "subject", tidy(m.Subject)), false
}

// address is the address as mail programs take it: one line, the domain in its ASCII form (RFC 5891), which every one of them knows.
func (m Mail) address() string {
	address := tidy(m.Address)
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return address
	}
	if domain, err := idna.Lookup.ToASCII(address[at+1:]); err == nil {
		return address[:at+1] + domain
	}
	return address
}

// Writable reports whether the address is one that can stand in a message (RFC 5322 §3.4.1).
func (m Mail) Writable() bool {
	_, err := m.parsed()
	return err == nil
}

// parsed takes the address for one and nothing else: no list, no name, no comment.
func (m Mail) parsed() (string, error) {
	address := m.address()
	read, err := mail.ParseAddress("<" + address + ">")
	if err == nil && read.Address != strings.Trim(address, " ") && !strings.HasPrefix(address, `"`) {
		err = mail.ErrHeaderNotPresent
	}
	if err != nil {
		return "", err
	}
	return read.Address, nil
}

// WriteDraft writes the message as a file (RFC 5322, .eml) that mail programs open as a draft: X-Unsent says so to Outlook. It has
// neither sender nor date, which the mail program adds when it is sent.
func (m Mail) WriteDraft(w io.Writer) error {
	address, err := m.parsed()
	if err != nil {
		return err
	}
	var h mailmessage.Header
	h.SetAddressList("To", []*mailmessage.Address{{Name: tidy(m.Name), Address: address}})
	h.SetSubject(tidy(m.Subject))
	h.Set("X-Unsent", "1")
	h.Set("MIME-Version", "1.0")
	h.SetContentType("text/plain", map[string]string{"charset": "utf-8"})
	h.Set("Content-Transfer-Encoding", "quoted-printable")
	out, err := message.CreateWriter(w, h.Header)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, strings.ReplaceAll(plain(m.Text)+"\n", "\n", "\r\n")); err != nil {
		return err
	}
	return out.Close()
}

// plain is a text with nothing in it but letters and line breaks, of one kind.
func plain(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, text)
}

// query writes the parts of a link after its address, those that are empty left out.
func query(begin string, pairs ...string) string {
	var out strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if out.Len() == 0 {
			out.WriteString(begin)
		} else {
			out.WriteByte('&')
		}
		out.WriteString(pairs[i] + "=" + escape(pairs[i+1], ""))
	}
	return out.String()
}

// escape writes everything but letters, figures and -._~ (RFC 3986 §2.3) with a percent sign, a blank too: a plus is a plus here.
func escape(text, besides string) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for i := range len(text) {
		c := text[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~"+besides, c) >= 0 {
			out.WriteByte(c)
			continue
		}
		out.WriteByte('%')
		out.WriteByte(hex[c>>4])
		out.WriteByte(hex[c&15])
	}
	return out.String()
}
