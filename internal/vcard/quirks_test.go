package vcard

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func utf16text(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

const (
	head21 = "BEGIN:VCARD\r\nVERSION:2.1\r\n"
	head30 = "BEGIN:VCARD\r\nVERSION:3.0\r\n"
	end    = "END:VCARD\r\n"
)

// quirks are what the exporters of the world write, each with the properties that have to come out and the codes of the
// warnings. "--" separates cards.
var quirks = []struct {
	name, text string
	want       []string
	codes      []string
}{
	{"3.0, folded (Google)", head30 + "NOTE:one tw\r\n o th\r\n\tree\r\n" + end, []string{"NOTE:one two three"}, nil},
	{"custom label (Google)", head30 + "item1.URL:http\\://a.example\r\nitem1.X-ABLabel:PROFILE\r\n" + end, []string{`item1.URL:http\://a.example`, "item1.X-ABLabel:PROFILE"}, nil},
	{"labels (iCloud)", head30 + "item1.ADR;type=HOME;type=pref:;;Weg 1;Köln;;;\r\nitem1.X-ABLabel:_$!<Home>!$_\r\n" + end, []string{"item1.ADR;type=HOME;type=pref:;;Weg 1;Köln;;;", "item1.X-ABLabel:_$!<Home>!$_"}, nil},
	{"lines end twice (old iPhone)", "BEGIN:VCARD\r\r\nVERSION:3.0\r\r\nNOTE:a\r\r\n b\r\r\nEND:VCARD\r\r\n", []string{"NOTE:ab"}, nil},
	{"bare parameters (Outlook 2.1)", head21 + "TEL;HOME;VOICE:+49 30 1\r\nURL;WORK:http://a.example\r\n" + end, []string{"TEL;TYPE=HOME;TYPE=VOICE:+49 30 1", "URL;TYPE=WORK:http://a.example"}, nil},
	{"stray semicolon in parameters (Outlook)", head21 + "ADR;HOME;PREF;:;;Weg 1;Köln;;;\r\n" + end, []string{"ADR;TYPE=HOME;TYPE=PREF:;;Weg 1;Köln;;;"}, nil},
	{"Windows-1252 declared (Outlook)", head21 + "LABEL;WORK;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:L=E4mmerweg 12=0D=0A=\r\n98765 Kleindorf\r\n" + end, []string{`LABEL;TYPE=WORK:Lämmerweg 12\n98765 Kleindorf`}, nil},
	{"Windows-1252 undeclared", head21 + "FN:S\xf6ren\r\n" + end, []string{"FN:Sören"}, nil},
	{"one Latin-1 card among UTF-8", head30 + "FN:Jürgen\r\n" + end + head30 + "FN:J\xfcrgen\r\n" + end + head30 + "FN:Ömer\r\n" + end, []string{"FN:Jürgen", "--", "FN:Jürgen", "--", "FN:Ömer"}, nil},
	{"one Latin-1 line among UTF-8", head30 + "FN:Jürgen\r\nTITLE:M\xfcller\r\n" + end, []string{"FN:Jürgen", "TITLE:Müller"}, nil},
	{"charset of the neighbour (Greek Outlook)", head21 + "FN:\xc3\xe9\xfe\xf1\xe3\xef\xf2\r\nLABEL;CHARSET=Windows-1253;QUOTED-PRINTABLE:=C1\r\n" + end, []string{"FN:Γιώργος", "LABEL:Α"}, nil},
	{"unknown charset", head21 + "FN;CHARSET=blabla;QUOTED-PRINTABLE:S=F6ren\r\n" + end, []string{"FN:Sören"}, []string{CodeUnknownCharset}},
	{"Shift_JIS (Japanese phones)", head21 + "N;CHARSET=SHIFT_JIS:\x8d\xb2\x93\xa1;\x94\x5c;;;\r\n" + end, []string{"N:佐藤;能;;;"}, nil},
	{"UTF-8 declared, not UTF-8", head30 + "FN;CHARSET=UTF-8:S\xf6ren\r\n" + end, []string{"FN:Sören"}, nil},
	{"ISO-8859-1 declared, but UTF-8", head21 + "FN;CHARSET=ISO-8859-1:J\xc3\xbcrgen\r\nTITLE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:B=C3=A4cker\r\n" + end, []string{"FN:Jürgen", "TITLE:Bäcker"}, nil},
	{"Shift_JIS that is also right UTF-8", head21 + "FN;CHARSET=SHIFT_JIS:\xcf\xb7\r\n" + end, []string{"FN:ﾏｷ"}, nil},
	{"emoji as two surrogates (phones)", head21 + "FN:A \xed\xa0\xbd\xed\xb8\x80\r\nTITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=ED=A0=BD=ED=B8=80 =ED=95=9C\r\n" + end, []string{"FN:A 😀", "TITLE:😀 한"}, nil},
	{"half an emoji", head21 + "FN:Jürgen äöüß \xed\xa0\xbd\r\n" + end, []string{"FN:Jürgen äöüß \uFFFD"}, []string{CodeUndecodable}},
	{"a data: URI that is said to be base64 (CardDAV servers)", head30 + "PHOTO;ENCODING=b;TYPE=png:data:image/png;base64,iVBORw0KGgo=\r\n" + end, []string{"PHOTO;ENCODING=b;TYPE=png:data:image/png;base64,iVBORw0KGgo="}, nil},
	{"cut inside a character", head30 + "NOTE:äöü\xc3\r\n" + end, []string{"NOTE:äöü\uFFFD"}, []string{CodeUndecodable}},
	{"soft breaks (Android)", head21 + "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=\r\n=20=C3=\r\n=91;;;;\r\n" + end, []string{"N:Ñ Ñ;;;;"}, nil},
	{"soft break before a blank and a colon", head21 + "NOTE;QUOTED-PRINTABLE:see=\r\n TEL: 1=0A=\r\nhttp://a.example\r\n" + end, []string{`NOTE:see TEL: 1\nhttp://a.example`}, nil},
	{"soft break, then the card ends", head21 + "NOTE;QUOTED-PRINTABLE:a=0D=0A=\r\n" + end, []string{`NOTE:a\n`}, nil},
	{"soft break, then a blank line", head21 + "NOTE;QUOTED-PRINTABLE:a=0D=0A=\r\n\r\nTEL;HOME:1\r\n" + end, []string{`NOTE:a\n`, "TEL;TYPE=HOME:1"}, nil},
	{"soft breaks with blank lines between (cropped)", head21 + "NOTE;QUOTED-PRINTABLE:a=C3=\r\n\r\n=A4b\r\n" + end, []string{"NOTE:aäb"}, nil},
	{"a card told in a quoted-printable note", head21 + "NOTE;QUOTED-PRINTABLE:a=0D=0A=\r\nBEGIN:VCARD=0D=0A=\r\nEND:VCARD=0D=0A=\r\nb\r\nTEL:1\r\n" + end, []string{`NOTE:a\nBEGIN:VCARD\nEND:VCARD\nb`, "TEL:1"}, nil},
	{"an agent of an agent", head21 + "AGENT:BEGIN:VCARD\r\nN:F\r\nAGENT:BEGIN:VCARD\r\nN:D\r\nEND:VCARD\r\nEND:VCARD\r\nTEL:1\r\n" + end, []string{`AGENT:BEGIN:VCARD\nN:F\nAGENT:BEGIN:VCARD\nN:D\nEND:VCARD\nEND:VCARD`, "TEL:1"}, []string{CodeNestedCard}},
	{"words in base64 (phones)", head21 + "N;CHARSET=UTF-8;ENCODING=BASE64:TcO8bGxlcjtKw7ZyZw==\r\nNOTE;HOME;ENCODING=B;X-A=1;CHARSET=ISO-8859-1:avxuZzsNCmEsYg==\r\n" + end, []string{"N:Müller;Jörg", `NOTE;TYPE=HOME;X-A=1:jüng\;\na\,b`}, nil},
	{"words that are said to be base64 and are none", head30 + "NOTE;ENCODING=b:Grüße\r\nTITLE;ENCODING=b:/w==\r\n" + end, []string{"NOTE;ENCODING=b:Grüße", "TITLE;ENCODING=b:/w=="}, []string{CodeBadEncoding}},
	{"an encoded semicolon between bare ones (Samsung)", head21 + "X-SAMSUNGADR;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;=57=3B=31;=4B\r\n" + end, []string{`X-SAMSUNGADR:;;W\;1;K`}, nil},
	{"code pages of DOS, the Mac and East Asia", head21 + "FN;CHARSET=CP949:\xb1\xe8\r\nTITLE;CHARSET=cp936:\xcd\xf5\r\nROLE;CHARSET=cp950:\xa4\xfd\r\nNOTE;CHARSET=GBK:\x81\x39\xee\x39\r\nTITLE;CHARSET=HZ-GB-2312:~{Mu~}\r\nROLE;CHARSET=CP865:bl\x86\r\nROLE;CHARSET=CP-1252:\xfc\r\nROLE;CHARSET=cp10000:\x9f\r\n" + end, []string{"FN:김", "TITLE:王", "ROLE:王", "NOTE:㐀", "TITLE:王", "ROLE:blå", "ROLE:ü", "ROLE:ü"}, nil},
	{"quoted-printable folded plainly", head21 + "NOTE;ENCODING=QUOTED-PRINTABLE:=C3=A4 a\r\n  b\r\n" + end, []string{"NOTE:ä a b"}, nil},
	{"quoted-printable without soft breaks", head21 + "NOTE;ENCODING=QUOTED-PRINTABLE:=C3=A4\r\n=C3=B6\r\n" + end, []string{"NOTE:äö"}, nil},
	{"quoted-printable that is none", head21 + "NOTE;ENCODING=QUOTED-PRINTABLE:1+1=2 =ZZ\r\n" + end, []string{"NOTE:1+1=2 =ZZ"}, []string{CodeBadEncoding}},
	{"quoted-printable semicolon is text", head21 + "N;ENCODING=QUOTED-PRINTABLE:A=3BB;C;;;\r\n" + end, []string{`N:A\;B;C;;;`}, nil},
	{"lower-case escapes, blanks after soft break mark", head21 + "FN;quoted-printable:=c3=a4 =  \r\nb\r\n" + end, []string{"FN:ä b"}, nil},
	{"8-bit (Nokia)", head21 + "FN;ENCODING=8BIT;CHARSET=UTF-8:Jürgen\r\nN;ENCODING=8BIT;CHARSET=UTF-8:;Jürgen\r\nTEL;PREF;CELL:1\r\n" + end, []string{"FN:Jürgen", "N:;Jürgen", "TEL;TYPE=PREF;TYPE=CELL:1"}, nil},
	{"text of 2.1", head21 + "FN:Smith, John; Jr\r\nN:Smith;John;Richter,James;;\r\nORG:Company, The;Dept\r\nCATEGORIES:a,b\r\nX-MS-IMADDRESS:a,b;c\r\nNOTE:C:\\data \\, x\\n\r\n" + end, []string{`FN:Smith\, John\; Jr`, `N:Smith;John;Richter\,James;;`, `ORG:Company\, The;Dept`, "CATEGORIES:a,b", "X-MS-IMADDRESS:a,b;c", `NOTE:C:\\data \, x\n`}, nil},
	{"escaped semicolon in 2.1", head21 + "ADR;WORK:;;Hof\\; links;Köln;;;\r\n" + end, []string{`ADR;TYPE=WORK:;;Hof\; links;Köln;;;`}, nil},
	{"X-ANDROID-CUSTOM (Android)", head21 + "X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;J=C3=BCrgen;1;;;\r\n" + end, []string{"X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jürgen;1;;;"}, nil},
	{"broken types", head30 + "TEL;TYPE=VOICE\\,CELL:1\r\n" + end, []string{`TEL;TYPE="VOICE\,CELL":1`}, nil},
	{"lower case, version last (old Thunderbird)", "begin:vcard\nfn:Ann Lee\nn:Lee;Ann\ntel;cell:1\nversion:2.1\nend:vcard\n", []string{"fn:Ann Lee", "n:Lee;Ann", "tel;TYPE=cell:1"}, nil},
	{"blanks around BEGIN and END", "BEGIN: VCARD \r\nVERSION:3.0\r\nFN:a\r\nEND:VCARD \r\n", []string{"FN:a"}, nil},
	{"blank before the colon", head30 + "TEL ;TYPE=HOME :1\r\nFN :a\r\n" + end, []string{"TEL;TYPE=HOME:1", "FN:a"}, nil},
	{"base64 ended by a blank line (Outlook)", head21 + "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/\r\n 4AAQ\r\n\r\nFN:a\r\n" + end, []string{"PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ", "FN:a"}, nil},
	{"base64 without indentation", head21 + "PHOTO;JPEG;BASE64:/9j/\r\n4AAQ\r\n\r\nFN:a\r\n" + end, []string{"PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ", "FN:a"}, nil},
	{"base64 starts on the next line, not indented", head21 + "PHOTO;ENCODING=b:\r\n/9j/\r\n4AAQ==\r\nFN:a\r\n" + end, []string{"PHOTO;ENCODING=b:/9j/4AAQ==", "FN:a"}, nil},
	{"base64 with blanks", head30 + "PHOTO;ENCODING=B:/9j/ 4A\r\n   AQ\r\n" + end, []string{"PHOTO;ENCODING=b:/9j/4AAQ"}, nil},
	{"base64 that is none", head30 + "PHOTO;ENCODING=b:!?!\r\n" + end, []string{"PHOTO;ENCODING=b:!?!"}, []string{CodeBadEncoding}},
	{"photo by address (Google)", head30 + "PHOTO:https://a.example/AA\r\n A/b.jpg\r\n" + end, []string{"PHOTO:https://a.example/AAA/b.jpg"}, nil},
	{"quoted parameters (4.0)", "BEGIN:VCARD\r\nVERSION:4.0\r\nADR;LABEL=\"Weg 1; Hof^nKöln ^'Süd^'\";TYPE=home:;;Weg 1;;;;\r\n" + end, []string{"ADR;LABEL=\"Weg 1; Hof^nKöln ^'Süd^'\";TYPE=home:;;Weg 1;;;;"}, nil},
	{"quote nobody closes", head30 + "X-SIZE;TYPE=5\":big\r\n" + end, []string{"X-SIZE;TYPE=5^':big"}, nil},
	{"types in one quotation (4.0)", "BEGIN:VCARD\r\nVERSION:4.0\r\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+1;ext=2\r\n" + end, []string{`TEL;VALUE=uri;TYPE="work,voice":tel:+1;ext=2`}, nil},
	{"BOM", "\ufeff" + head30 + "FN:a\r\n" + end, []string{"FN:a"}, nil},
	{"BOM inside joined files", head30 + "FN:a\r\n" + end + "\ufeff" + head30 + "FN:b\r\n" + end, []string{"FN:a", "--", "FN:b"}, nil},
	{"UTF-16 little", "\xff\xfe" + utf16text(binary.LittleEndian, head30+"FN:Ömer\r\n"+end), []string{"FN:Ömer"}, nil},
	{"UTF-16 big", "\xfe\xff" + utf16text(binary.BigEndian, head30+"FN:Ömer 😀\r\n"+end), []string{"FN:Ömer 😀"}, nil},
	{"UTF-16 little, no BOM", utf16text(binary.LittleEndian, head30+"FN:Ömer\r\n"+end), []string{"FN:Ömer"}, nil},
	{"UTF-16 big, no BOM", utf16text(binary.BigEndian, head30+"FN:Ömer\r\n"+end), []string{"FN:Ömer"}, nil},
	{"CR only (old Mac)", "BEGIN:VCARD\rVERSION:3.0\rFN:a\rNOTE:b\r c\rEND:VCARD\r", []string{"FN:a", "NOTE:bc"}, nil},
	{"mixed line ends, none at the end", "BEGIN:VCARD\nVERSION:3.0\r\nFN:a\rTEL:1\nEND:VCARD", []string{"FN:a", "TEL:1"}, nil},
	{"blank lines", "\n\nBEGIN:VCARD\nVERSION:3.0\n\nFN:a\n\n\nTEL:1\n\nEND:VCARD\n\n", []string{"FN:a", "TEL:1"}, nil},
	{"NUL bytes", head30 + "FN:a\x00b\r\n\x00\r\n" + end, []string{"FN:ab"}, nil},
	{"missing END", head30 + "FN:a\r\n" + head30 + "FN:b\r\n" + end, []string{"FN:a", "--", "FN:b"}, []string{CodeMissingEnd}},
	{"truncated", head30 + "FN:a\r\nTEL;TYPE=CE", []string{"FN:a", `X-KITH-UNREAD:TEL\;TYPE=CE`}, []string{CodeBadLine, CodeTruncated}},
	{"files joined without line break", "BEGIN:VCARD\nVERSION:3.0\nFN:a\nEND:VCARDBEGIN:VCARD\nVERSION:3.0\nFN:b\nEND:VCARD", []string{"FN:a", "--", "FN:b"}, nil},
	{"AGENT (2.1)", head21 + "FN:a\r\nAGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:b, c\r\nEND:VCARD\r\nTEL:1\r\n" + end, []string{"FN:a", `AGENT:BEGIN:VCARD\nVERSION:2.1\nFN:b\, c\nEND:VCARD`, "TEL:1"}, []string{CodeNestedCard}},
	{"AGENT indented", head30 + "AGENT:BEGIN:VCARD\r\n VERSION:3.0\r\n FN:b\r\n END:VCARD\r\nTEL:1\r\n" + end, []string{`AGENT:BEGIN:VCARD\nVERSION:3.0\nFN:b\nEND:VCARD`, "TEL:1"}, []string{CodeNestedCard}},
	{"AGENT escaped (3.0)", head30 + `AGENT:BEGIN:VCARD\nFN:b\nEND:VCARD` + "\r\n" + end, []string{`AGENT:BEGIN:VCARD\nFN:b\nEND:VCARD`}, nil},
	{"AGENT without END", head21 + "FN:a\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:b\r\n" + end + head21 + "FN:c\r\n" + end, []string{"FN:a", `AGENT:BEGIN:VCARD\nFN:b\nEND:VCARD`, "--", "FN:c"}, []string{CodeNestedCard, CodeMissingEnd}},
	{"AGENT that is only begun", head30 + "FN:a\r\nAGENT:BEGIN:VCARD\r\n", []string{"FN:a", `AGENT:BEGIN:VCARD\n`}, []string{CodeNestedCard, CodeTruncated}},
	{"missing BEGIN, AGENT", "AGENT:BEGIN:VCARD\r\nN:b\r\n" + end, []string{`AGENT:BEGIN:VCARD\nN:b`}, []string{CodeNestedCard, CodeNoVersion, CodeMissingBegin}},
	{"missing BEGIN", "VERSION:3.0\r\nFN:a\r\n" + end + head30 + "FN:b\r\n" + end, []string{"FN:a", "--", "FN:b"}, []string{CodeMissingBegin}},
	{"no colon", head30 + "FN:a\r\nthis, is; no line\r\n" + end, []string{"FN:a", `X-KITH-UNREAD:this\, is\; no line`}, []string{CodeBadLine}},
	{"text with a colon", head30 + "FN:a\r\nPrivate number: 1\r\n" + end, []string{"FN:a", "X-KITH-UNREAD:Private number: 1"}, []string{CodeBadLine}},
	{"odd names", head30 + "X-FOO_BAR/1:a\r\nx.y.z:b\r\n" + end, []string{"X-FOO_BAR/1:a", "x.y.z:b"}, nil},
	{"encoding in a name", head30 + "X-QUOTED-PRINTABLE:a=\r\n b\r\n" + end, []string{"X-QUOTED-PRINTABLE:a=b"}, nil},
	{"encoding in quotes", head30 + "X-A;B=\";QUOTED-PRINTABLE\":a=\r\n b\r\n" + end, []string{`X-A;B=";QUOTED-PRINTABLE":a=b`}, nil},
	{"frame as property", head30 + "FN:a\r\nEND:VEVENT\r\nitem1.VERSION:2\r\n" + end, []string{"FN:a", "X-KITH-UNREAD:END:VEVENT", "X-KITH-UNREAD:item1.VERSION:2"}, []string{CodeBadLine, CodeBadLine}},
	{"label of one's own (Android)", head21 + "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=72=6F):1\r\n" + end, []string{"TEL;TYPE=X-Büro:1"}, nil},
	{"no version", "BEGIN:VCARD\r\nFN:a\r\n" + end, []string{"FN:a"}, []string{CodeNoVersion}},
	{"strange version", "BEGIN:VCARD\r\nVERSION:5\r\nFN:a\r\n" + end, []string{"FN:a"}, []string{CodeBadVersion}},
	{"short version", "BEGIN:VCARD\r\nVERSION:4\r\nFN:a\r\n" + end, []string{"FN:a"}, nil},
	{"empty card", head30 + end, nil, []string{CodeEmptyCard}},
	{"mail around (WhatsApp by mail)", "Hello,\r\n\r\nhere is Ann:\r\n" + head30 + "FN:Ann\r\n" + end + "--\r\nBob\r\n", []string{"FN:Ann"}, []string{CodeTextOutside, CodeTextOutside}},
	{"quoted mail", "> BEGIN:VCARD\r\n> VERSION:3.0\r\n> NOTE:a\r\n>  b\r\n> END:VCARD\r\n", []string{"NOTE:ab"}, nil},
	{"all lines indented", "  BEGIN:VCARD\n  VERSION:3.0\n  FN:a\n  NOTE:b\n   c\n  END:VCARD\n", []string{"FN:a", "NOTE:bc"}, nil},
	{"lines indented but not BEGIN", "BEGIN:VCARD\n  VERSION:3.0\n  FN:a\n  NOTE:b\n   c\nEND:VCARD\n", []string{"FN:a", "NOTE:bc"}, nil},
	{"empty file", "", nil, []string{CodeNoCards}},
	{"only a BOM", "\ufeff", nil, []string{CodeNoCards}},
	{"not a vCard", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\n\n\x00\x02", nil, []string{CodeTextOutside, CodeNoCards}},
}

func TestQuirks(t *testing.T) {
	for _, tt := range quirks {
		entries, d := readAll(t, strings.NewReader(tt.text), Options{})
		var got, codes []string
		for i, e := range entries {
			if i > 0 {
				got = append(got, "--")
			}
			for _, w := range e.Warnings {
				codes = append(codes, w.Code)
				if w.Card != e.Index || w.Line < 1 {
					t.Errorf("%s: warning without a place: %+v", tt.name, w)
				}
			}
			if e.Card != nil {
				checkRoundTrip(t, tt.name, e.Card)
				c := *e.Card
				c.Version = V30
				got = append(got, lines(&c)...)
			}
		}
		for _, w := range d.Warnings() {
			codes = append(codes, w.Code)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
		if !slices.Equal(codes, tt.codes) {
			t.Errorf("%s: warnings %q, want %q", tt.name, codes, tt.codes)
		}
	}
}

// A character that is cut by a soft break and folded on top stays whole; elsewhere the blank is text.
func TestFoldedSoftBreak(t *testing.T) {
	for text, want := range map[string]string{
		"J=C3=\r\n =B6rg":            "Jörg",
		"=E2=82=\r\n\t=AC und mehr":  "€ und mehr",
		"=E2=\r\n =82=\r\n =AC":      "€",
		"J=C3=B6rg=\r\n M=C3=BCller": "Jörg Müller",
		"=C3=B6=\r\n =C3=BC":         "ö ü",
		"a=\r\n =41":                 "a A",
	} {
		card, err := NewDecoder(strings.NewReader("BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"+text+"\r\nEND:VCARD\r\n"), Options{}).Decode()
		if err != nil || card.Card == nil || card.Card.First("FN").Value != want || len(card.Warnings) > 0 {
			t.Errorf("%q: %+v %v, want %q", text, card, err, want)
		}
	}
}
