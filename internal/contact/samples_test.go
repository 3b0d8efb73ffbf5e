package contact

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/vcard"
)

// A sample is a card as a program writes it, written for these tests after the program's own exports.
type sample struct {
	exporter string
	text     string
}

var samples = []sample{
	{"iCloud 3.0", `BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2434B18//EN
N:Brandt;Käthe;Anna,Maria;Dr.;
FN:Dr. Käthe Anna Maria Brandt
NICKNAME:Kät
ORG:ACME GmbH;Einkauf
TITLE:Leiterin
item1.EMAIL;type=INTERNET;type=pref:k@example.org
item1.X-ABLabel:_$!<Work>!$_
item2.TEL:+49 30 23125001
item2.X-ABLabel:_$!<HomeFAX>!$_
TEL;type=CELL;type=VOICE:0171 2345678
item3.ADR;type=HOME;type=pref:;;Hauptstr. 1\nHinterhaus;Köln;;50667;Deutschland
item3.X-ABADR:de
item4.URL:https://example.org/kaethe
item4.X-ABLabel:Blog
item5.X-ABDATE;type=pref:2009-08-08
item5.X-ABLabel:_$!<Anniversary>!$_
item6.X-ABRELATEDNAMES:Peter Brandt
item6.X-ABLabel:_$!<Spouse>!$_
item7.X-ABRELATEDNAMES:Lena
item7.X-ABLabel:Patenkind
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09
IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:kaethe@example.org
NOTE:Mag Tee\nund Berge\, sehr
CATEGORIES:Hamburg,Chor
X-PHONETIC-FIRST-NAME:Kete
UID:6b29a774-d124-4822-b8d0-2780ec117f60
REV:2026-03-01T10:00:00Z
END:VCARD
`},
	{"Google Contacts 3.0", `BEGIN:VCARD
VERSION:3.0
FN:Jörg Müller
N:Müller;Jörg;;;
item1.EMAIL;TYPE=INTERNET:joerg@example.com
item1.X-ABLabel:Verein
EMAIL;TYPE=INTERNET;TYPE=HOME:j.mueller@example.net
TEL;TYPE=CELL:+49 171 1234567
item2.ADR:;;Am Markt 3;Bremen;HB;28195;DE;Am Markt 3\nBremen\nHB 28195\nDE
item3.URL:http\://www.google.com/profiles/1234
item3.X-ABLabel:PROFILE
BDAY:--05-09
item4.X-ABDATE:2001-06-02
item4.X-ABLabel:_$!<Anniversary>!$_
CATEGORIES:myContacts,Chor
END:VCARD
`},
	{"Android 2.1", "BEGIN:VCARD\r\nVERSION:2.1\r\n" +
		"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=C3=B6=68=6D;=4A=C3=BC=72=67;;;\r\n" +
		"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=C3=BC=72=67=20=42=C3=B6=68=6D\r\n" +
		"TEL;CELL;PREF:0171-234567\r\nTEL;X-Werkstatt:030/23125001\r\nEMAIL;HOME:j@example.org\r\n" +
		"ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=48=61=75=70=74=73=74=72=2E=20=31;=4B=C3=B6=6C=6E;;50667;\r\n" +
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jogi;1;;;;;;;;;;;;;\r\n" +
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2005-01-31;1;;;;;;;;;;;;;\r\n" +
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Anna;14;;;;;;;;;;;;;\r\n" +
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Otto;0;Onkel;;;;;;;;;;;;\r\n" +
		"BDAY:1980-05-09\r\nX-QQ:12345\r\nEND:VCARD\r\n"},
	{"Outlook 2.1", "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de:Weber;Anna\r\nFN:Anna Weber\r\nORG:Muster, Söhne & Co.;Vertrieb\r\nTITLE:Chefin\r\n" +
		"TEL;WORK;VOICE:+49 (30) 1234567\r\nTEL;WORK;FAX:+49 (30) 1234568\r\n" +
		"ADR;WORK;PREF:;Etage 2;Hauptstr. 1;Berlin;;10115;Deutschland\r\n" +
		"LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Etage 2=0D=0AHauptstr. 1=0D=0A10115 Berlin\r\n" +
		"X-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\nX-MS-SPOUSE;N:Karl\r\nX-MS-ANNIVERSARY:20010602\r\nBDAY:19800509\r\nEMAIL;PREF;INTERNET:anna@example.com\r\nREV:20260301T100000Z\r\nEND:VCARD\r\n"},
	{"Evolution 3.0", `BEGIN:VCARD
VERSION:3.0
UID:pas-id-52A7
N:Voß;Hans;;;
FN:Voß, Hans
X-EVOLUTION-FILE-AS:Voß\, Hans
X-EVOLUTION-SPOUSE:Grete
X-EVOLUTION-MANAGER:Frau Kurz
X-EVOLUTION-ANNIVERSARY:1999-12-31
X-AIM;TYPE=HOME;X-EVOLUTION-UI-SLOT=1:hansv
TEL;TYPE="WORK,VOICE";X-EVOLUTION-UI-SLOT=1:040 123456
EMAIL;TYPE=WORK;X-EVOLUTION-UI-SLOT=1:hans@example.org
BDAY:1950-02-29
END:VCARD
`},
	{"KAddressBook 3.0", `BEGIN:VCARD
VERSION:3.0
N:Klein;Eva;;;
FN:Eva Klein
BDAY:1975-11-30T00:00:00Z
X-KADDRESSBOOK-X-Anniversary:2004-09-04
X-KADDRESSBOOK-X-AssistantsName:Herr Lang
X-KADDRESSBOOK-BlogFeed:https://example.org/feed
LABEL;TYPE=home:Weg 1\n12345 Ort
ADR;TYPE=home:;;Weg 1;Ort;;12345;
END:VCARD
`},
	{"Thunderbird 4.0", `BEGIN:VCARD
VERSION:4.0
N:Schmidt;Otto;;;
FN:Otto Schmidt
EMAIL;PREF=2:otto@example.org
EMAIL;PREF=1:o.schmidt@example.org
TEL;TYPE=cell;VALUE=TEL:0151 1234567
BDAY;VALUE=DATE:20010228
ANNIVERSARY;VALUE=DATE:--0908
UID:bd9d6a6a-0b6f-4d7f-9c6b-0d2f3a1b2c3d
END:VCARD
`},
	{"RFC 6350 4.0", `BEGIN:VCARD
VERSION:4.0
FN:Simon Perreault
N:Perreault;Simon;;;ing. jr,M.Sc.
BDAY:--0203
ANNIVERSARY:20090808T1430-0500
LANG;PREF=1:fr
ORG;TYPE=work:Viagenie
ADR;TYPE=work;LABEL="Suite D2-630\n2875 Laurier";GEO="geo:46.77,-71.28":;Suite D2-630;2875 Laurier;Quebec;QC;G1V 2M2;Canada
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102
RELATED;TYPE=friend,co-worker:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
KEY;TYPE=work;VALUE=uri:http://www.viagenie.ca/simon.perreault/simon.asc
TITLE;LANGUAGE=fr:Patron
TITLE;LANGUAGE=en:Boss
PHOTO:https://www.example.com/pub/photos/jqpublic.gif
END:VCARD
`},
	{"an organisation of macOS", `BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Stadtwerke
ORG:Stadtwerke;
TEL;type=WORK:0800 123 456
X-ABShowAs:COMPANY
END:VCARD
`},
	{"a group of iCloud", `BEGIN:VCARD
VERSION:3.0
N:Chor
FN:Chor
X-ADDRESSBOOKSERVER-KIND:group
X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:6b29a774-d124-4822-b8d0-2780ec117f60
END:VCARD
`},
	{"a picture in 3.0", "BEGIN:VCARD\nVERSION:3.0\nFN:Bild\nPHOTO;ENCODING=b;TYPE=JPEG:" + base64.StdEncoding.EncodeToString(testJPEG(24, 16, 0)) + "\nEND:VCARD\n"},
	{"odd things", `BEGIN:VCARD
VERSION:3.0
FN:
FN:Zweiter Name
N:;;;;
NICKNAME:
NICKNAME:a,,b,a
CATEGORIES: x , y,x
CATEGORIES;X-P=q:z
BDAY;VALUE=text:circa 1800
BDAY:2001-02-03
BDAY:1999
NOTE:
NOTE;LANGUAGE=de:eins
NOTE:zwei
TEL;TYPE=home:
TEL;TYPE=VOICE\,CELL:123456
EMAIL;PREF=7:p7@example.org
EMAIL;PREF=5:p5@example.org
X-ABLabel:ohne Gruppe
g.X-ABLabel;LANGUAGE=de:Rest
g.TEL:777777
UID:one
UID:two
KIND:x-robot
AGENT:Frau Agent
END:VCARD
`},
	{"nothing but an e-mail address", "BEGIN:VCARD\nVERSION:3.0\nEMAIL:nur@example.org\nEND:VCARD\n"},
}

// testJPEG makes a picture whose left half is red and right half blue; turn, if not 0, is its Exif orientation.
func testJPEG(width, height, turn int) []byte {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{255, 0, 0, 255}
			if x >= width/2 {
				c = color.RGBA{0, 0, 255, 255}
			}
			picture.SetRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, nil); err != nil {
		panic(err)
	}
	data := out.Bytes()
	if turn == 0 {
		return data
	}
	exif := "\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(turn)) + "\x00\x00\x00\x00\x00\x00"
	return append(append(bytes.Clone(data[:2]), exif...), data[2:]...)
}

func decode(t testing.TB, text string) []*vcard.Card {
	t.Helper()
	var cards []*vcard.Card
	decoder := vcard.NewDecoder(strings.NewReader(text), vcard.Options{})
	for {
		entry, err := decoder.Decode()
		if err == io.EOF {
			return cards
		}
		if err != nil {
			t.Fatal(err)
		}
		if entry.Card != nil {
			cards = append(cards, entry.Card)
		}
	}
}

// card reads the sample of an exporter.
func card(t testing.TB, exporter string) *vcard.Card {
	t.Helper()
	for _, s := range samples {
		if s.exporter == exporter {
			return decode(t, s.text)[0]
		}
	}
	t.Fatalf("no sample %q", exporter)
	return nil
}

// read reads a card of a few lines.
func read(t testing.TB, version string, lines ...string) *vcard.Card {
	t.Helper()
	return decode(t, "BEGIN:VCARD\nVERSION:"+version+"\n"+strings.Join(lines, "\n")+"\nEND:VCARD\n")[0]
}

type namedCard struct {
	name string
	card *vcard.Card
}

// allCards gives the samples and, where it is at hand, the public corpus.
func allCards(t testing.TB) []namedCard {
	t.Helper()
	var all []namedCard
	for _, s := range samples {
		for _, c := range decode(t, s.text) {
			all = append(all, namedCard{s.exporter, c})
		}
	}
	files, err := filepath.Glob("../../../shared/corpus/*/*.vcf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range decode(t, string(data)) {
			all = append(all, namedCard{filepath.Base(file), c})
		}
	}
	return all
}
