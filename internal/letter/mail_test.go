package letter

import (
	"bytes"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"strings"
	"testing"

	"kith/internal/message"
)

// readDraft reads a draft with the standard library, which knows nothing of how it was written.
func readDraft(t *testing.T, m Mail) (header mail.Header, to *mail.Address, subject, body string) {
	t.Helper()
	var out bytes.Buffer
	if err := m.WriteDraft(&out); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") { // RFC 5322 §2.1.1, §2.3
			t.Errorf("a line of %d bytes: %.90q", len(line), line)
		}
	}
	read, err := mail.ReadMessage(&out)
	if err != nil {
		t.Fatal(err)
	}
	to, err = (&mail.AddressParser{WordDecoder: &mime.WordDecoder{}}).Parse(read.Header.Get("To"))
	if err != nil {
		t.Fatalf("To %q: %v", read.Header.Get("To"), err)
	}
	if subject, err = new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(read.Body))
	if err != nil {
		t.Fatal(err)
	}
	return read.Header, to, subject, strings.ReplaceAll(string(text), "\r\n", "\n")
}

func TestDraft(t *testing.T) {
	for _, m := range []Mail{
		{"Käthe Müller-Lüdenscheidt", "kaethe@example.org", "Alles Gute zum 50. Geburtstag, Käthe! " + strings.Repeat("Ünd só weiter. ", 20), "Liebe Käthe,\n\nalles Gute – „wirklich“ = ja!\n.\nFrom here\n" + strings.Repeat("ä", 2000)},
		{`Weber, Anna "Änni" (ACME) <x@y>`, "anna+news@example.org", "a = b?", ""},
		{"", `"odd name"@example.org`, "", "x"},
		{"Ωμέγα 🎉", "o'brien_{1}@example.org", "🎉", "🎉\n\n\n"},
	} {
		header, to, subject, body := readDraft(t, m)
		if to.Name != m.Name || subject != tidy(m.Subject) || body != m.Text+"\n" {
			t.Errorf("%+v came back as %q %q %.80q", m, to.Name, subject, body)
		}
		if !strings.Contains(to.String(), m.Address) {
			t.Errorf("to %s, want %s", to, m.Address)
		}
		if header.Get("X-Unsent") != "1" || header.Get("Date") != "" || header.Get("From") != "" {
			t.Errorf("%v", header)
		}
	}
}

func TestDraftIsNoWayIn(t *testing.T) {
	m := Mail{"Eve\r\nBcc: all@example.org", "eve@example.org", "Hi\r\nBcc: all@example.org\n\nbody", "x\r\n.\r\nBcc: all@example.org\x00"}
	header, to, subject, body := readDraft(t, m)
	if header.Get("Bcc") != "" || to.Name != "Eve Bcc: all@example.org" || subject != "Hi Bcc: all@example.org body" || body != "x\n.\nBcc: all@example.org\n" {
		t.Errorf("%v %v %q %q", header, to, subject, body)
	}
	for _, address := range []string{"", "eve", "eve@example.org, all@example.org", "eve@example.org\r\nBcc: all@example.org", "<eve@example.org>", "a@b>, <c@d", "eve@example.org (Eve)", "Eve <eve@example.org>"} {
		m.Address = address
		if m.Writable() || m.WriteDraft(io.Discard) == nil {
			t.Errorf("%q was taken for an address", address)
		}
	}
	_, to, _, _ = readDraft(t, Mail{Address: "käthe@müller.example"})
	if to.Address != "käthe@xn--mller-kva.example" {
		t.Error(to.Address)
	}
}

func TestMailLink(t *testing.T) {
	m := Mail{"", "anna+a&b?c@example.org", "1 & 2 = 3; 100 % +", "Zeile 1\nZeile 2 & ü"}
	link, fits := m.MailLink()
	read, err := url.Parse(link)
	if err != nil || !fits || read.Scheme != "mailto" {
		t.Fatal(link, err)
	}
	to, _ := url.PathUnescape(read.Opaque)
	if to != m.Address || read.Query().Get("subject") != m.Subject || read.Query().Get("body") != "Zeile 1\r\nZeile 2 & ü" || len(read.Query()) != 2 {
		t.Errorf("%s: %q %v", link, to, read.Query())
	}
	m.Text = strings.Repeat("ü", 400)
	if link, fits = m.MailLink(); fits || strings.Contains(link, "body=") || len(link) > LongestLink {
		t.Errorf("%v %s", fits, link)
	}
}

func TestWays(t *testing.T) {
	m := Mail{Subject: "Hi", Text: "Grüße & mehr\nZeile"}
	for _, test := range []struct {
		way  Way
		link string
		fits bool
	}{
		{Way{WayMail, "a@example.org"}, "mailto:a@example.org?subject=Hi&body=Gr%C3%BC%C3%9Fe%20%26%20mehr%0D%0AZeile", true},
		{Way{WayCall, "+49 (40) 123-45"}, "tel:+494012345", false},
		{Way{WayCall, "*21#"}, "tel:*21%23", false},
		{Way{WayCall, "ask her"}, "", false},
		{Way{WaySIP, "anna@pbx.example"}, "sip:anna@pbx.example", false},
		{Way{WaySMS, "+49 170 1"}, "sms:+491701?body=Gr%C3%BC%C3%9Fe%20%26%20mehr%0AZeile", true},
		{Way{WayXMPP, "anna@jabber.example"}, "xmpp:anna@jabber.example?message;body=Gr%C3%BC%C3%9Fe%20%26%20mehr%0AZeile", true},
		{Way{WayXMPP, "anna@jabber.example?remove"}, "xmpp:anna@jabber.example%3Fremove?message;body=Gr%C3%BC%C3%9Fe%20%26%20mehr%0AZeile", true},
		{Way{WayWhatsApp, "+49 170 1"}, "https://wa.me/491701?text=Gr%C3%BC%C3%9Fe%20%26%20mehr%0AZeile", true},
		{Way{WaySignal, "+49 170 1"}, "https://signal.me/#p/+491701", false},
		{Way{WayTelegram, "@anna"}, "https://t.me/anna", false},
		{Way{WayMatrix, "@anna:example.org"}, "https://matrix.to/#/@anna:example.org", false},
		{Way{WayThreema, "ABCD1234"}, "https://threema.id/ABCD1234?text=Gr%C3%BC%C3%9Fe%20%26%20mehr%0AZeile", true},
		{Way{"smoke", "x"}, "", false},
	} {
		if link, fits := test.way.Link(m); link != test.link || fits != test.fits {
			t.Errorf("%+v: %s %v, want %s %v", test.way, link, fits, test.link, test.fits)
		}
	}
}

func TestBuiltin(t *testing.T) {
	for _, key := range Keys {
		template := Builtin(key)
		for _, m := range Manners {
			text, found := template.Pick(m)
			if found != m || Check(text) != nil || !strings.HasPrefix(text.Body, "{") {
				t.Errorf("%s in %s: %+v", key, m, text)
			}
			_, missing, _ := Fill(text, map[string]string{Salute: "x", Age: "60", Occasion: "y"})
			if len(missing) > 0 {
				t.Errorf("%s in %s needs %v", key, m, missing)
			}
			if m.Language == message.German && m.Form == Formal && strings.Contains(" "+strings.ToLower(text.Body), " d"+"ich ") {
				t.Errorf("%s in %s says du", key, m)
			}
		}
		if !message.Has("letter.template." + key) {
			t.Errorf("%s has no name", key)
		}
	}
	none := Builtin("none")
	if text, _ := none.Pick(Manners[0]); !text.Empty() {
		t.Error(text)
	}
	own := Template{Texts: map[Manner]Text{{message.German, Formal}: {Body: "Sie"}}}
	for _, m := range Manners {
		if text, found := own.Pick(m); text.Body != "Sie" || found.Form != Formal {
			t.Errorf("%v: %v %v", m, text, found)
		}
		if read, ok := ReadManner(m.String()); !ok || read != m {
			t.Error(m)
		}
	}
}

func FuzzDraft(f *testing.F) {
	f.Add("Eve\r\nBcc: x@y", "eve@example.org", "s\n", "b")
	f.Fuzz(func(t *testing.T, name, address, subject, text string) {
		m := Mail{name, address, subject, text}
		if !m.Writable() {
			return
		}
		header, _, _, _ := readDraft(t, m)
		for key := range header {
			switch key {
			case "To", "Subject", "X-Unsent", "Mime-Version", "Content-Type", "Content-Transfer-Encoding":
			default:
				t.Errorf("a header %s from %+v", key, m)
			}
		}
	})
}
