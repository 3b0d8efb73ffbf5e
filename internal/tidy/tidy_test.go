package tidy

import (
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

func cardOf(t testing.TB, lines ...string) *vcard.Card {
	t.Helper()
	text := "BEGIN:VCARD\nVERSION:4.0\n" + strings.Join(lines, "\n") + "\nEND:VCARD\n"
	card, err := vcard.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return card
}

var here = Circumstances{Today: "2026-11-27", Home: "DE"}

// What is found in a card: "kind: value → proposal", "✗" where it goes, "?" where the person is asked.
func TestLook(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines string
		want  string
	}{
		{"in order", "FN:Dr. Anna von Weber|N:von Weber;Anna;;Dr.;|EMAIL:anna.müller@müller.example|TEL:+49 30 23125001|URL:https://example.org|BDAY:19800509|ADR:;;Weg 1;Köln;;50667;Deutschland", ""},

		{"nickname", "FN:|NICKNAME:Mimi", "no-name: Mimi → Mimi"},
		{"address as a name", "FN:anna.weber@example.org|EMAIL:anna.weber@example.org", "no-name: anna.weber@example.org → Anna Weber"},
		{"four words", "FN:jan.van_der.berg@x.example|EMAIL:jan.van_der.berg@x.example", "no-name: jan.van_der.berg@x.example → Jan van der Berg"},
		{"double name", "FN:x@x.example|EMAIL:eva.meier-koch@x.example", "no-name: x@x.example → Eva Meier-Koch"},
		{"an office", "FN:info.berlin@x.example|EMAIL:info.berlin@x.example", "no-name: info.berlin@x.example ?"},
		{"one word says nothing", "FN:aweber@x.example|EMAIL:aweber@x.example", "no-name: aweber@x.example ?"},
		{"number as a name", "FN:030 23125001|TEL:+49 30 23125001", "no-name: 030 23125001 ?"},
		{"person with an organisation", "KIND:individual|FN:|ORG:ACME GmbH", "no-name: ACME GmbH → ACME GmbH"},
		{"unknown", "FN:Unbekannt|N:;Unbekannt;;;|EMAIL:eva.koch@x.example", "no-name: Unbekannt → Eva Koch"},
		{"an organisation has its name", "FN:ACME|ORG:ACME|KIND:org", ""},

		{"comma", "FN:Weber, Anna|N:;Weber\\, Anna;;;", "name-parts: Weber, Anna | – → Anna | Weber"},
		{"all given", "FN:Anna Maria Weber|N:;Anna Maria Weber;;;", "name-parts: Anna Maria Weber | – → Anna Maria | Weber"},
		{"all family", "FN:Anna von Weber|N:Anna von Weber;;;;", "name-parts: – | Anna von Weber → Anna | von Weber"},
		{"particle and name", "FN:von Weber|N:von Weber;;;;", ""},
		{"title", "FN:Dr. Anna Weber|N:Weber;Dr. Anna;;;", "name-parts: Dr. Anna | Weber → Dr. | Anna | Weber"},
		{"two given names", "FN:Anna Maria Weber|N:Weber;Anna Maria;;;", ""},
		{"not a name", "FN:Anna (Hamburg)|N:;Anna (Hamburg);;;", ""},

		{"capitals", "FN:ANNA MÜLLER-LÜDENSCHEIDT|N:MÜLLER-LÜDENSCHEIDT;ANNA;;;", "name-case: ANNA MÜLLER-LÜDENSCHEIDT → Anna Müller-Lüdenscheidt"},
		{"one in capitals", "FN:Anna WEBER|N:WEBER;Anna;;;", "name-case: Anna WEBER → Anna Weber"},
		{"short in capitals", "FN:IDA MEIER|N:MEIER;IDA;;;", "name-case: IDA MEIER → Ida Meier"},
		{"small", "FN:anna o'brien|N:o'brien;anna;;;", "name-case: anna o'brien → Anna O'Brien"},
		{"particles", "FN:ANNA VON DER HEIDE|N:VON DER HEIDE;ANNA;;;", "name-case: ANNA VON DER HEIDE → Anna von der Heide"},
		{"initials", "FN:JP Morel|N:Morel;JP;;;", ""},
		{"blanks", "FN:Anna  Weber|N:Weber;Anna;;;", ""},
		{"blanks in a part", "FN:Anna  Maria Weber|N:Weber;Anna  Maria;;;", "name-case: Anna  Maria Weber → Anna Maria Weber"},
		{"other scripts", "FN:田中 太郎|N:田中;太郎;;;", ""},

		{"blank in an address", "FN:A B|EMAIL:anna @example.org", "email: anna @example.org → anna@example.org"},
		{"dot at the end", "FN:A B|EMAIL:anna@example.org.", "email: anna@example.org. → anna@example.org"},
		{"with a name", "FN:A B|EMAIL:Anna Weber <anna@example.org>", "email: Anna Weber <anna@example.org> → anna@example.org"},
		{"written out", "FN:A B|EMAIL:anna [at] example dot org", "email: anna [at] example dot org → anna@example.org"},
		{"comma for a dot", "FN:A B|EMAIL:anna@example\\,org", "email: anna@example,org → anna@example.org"},
		{"two ats", "FN:A B|EMAIL:anna@@example.org", "email: anna@@example.org → anna@example.org"},
		{"two addresses", "FN:A B|EMAIL:anna@example.org bert@example.org", "email: anna@example.org bert@example.org ?"},
		{"no at", "FN:A B|EMAIL:anna.weber", "email: anna.weber ?"},
		{"no ending", "FN:A B|EMAIL:anna@gmail", "email: anna@gmail → anna@gmail.com"},
		{"two endings fit", "FN:A B|EMAIL:anna@gmx", "email: anna@gmx ?"},
		{"umlaut before the at", "FN:A B|EMAIL:käthe@example.org", ""},
		{"mended and mistyped", "FN:A B|EMAIL:anna@gmial.com.", "email: anna@gmial.com. → anna@gmail.com"},
		{"gmial", "FN:A B|EMAIL:anna@gmial.com", "email-typo: anna@gmial.com → anna@gmail.com"},
		{"hotmial", "FN:A B|EMAIL:Anna@Hotmial.com", "email-typo: Anna@Hotmial.com → Anna@hotmail.com"},
		{"t-onlne", "FN:A B|EMAIL:anna@t-onlne.de", "email-typo: anna@t-onlne.de → anna@t-online.de"},
		{"outlokk", "FN:A B|EMAIL:anna@outlokk.com", "email-typo: anna@outlokk.com → anna@outlook.com"},
		{"not a slip", "FN:A B|EMAIL:anna@mail.com|EMAIL:a@ymail.com|EMAIL:a@hotmail.fr|EMAIL:a@online.de|EMAIL:a@gmx.info", ""},

		{"home", "FN:A B|TEL:030 23125001", "phone: 030 23125001 → +49 30 23125001"},
		{"by the address", "FN:A B|TEL:044 668 18 00|ADR:;;Weg 1;Zürich;;8001;Schweiz", "phone: 044 668 18 00 → +41 44 668 18 00"},
		{"by the address of the kind", "FN:A B|TEL;TYPE=work:044 668 18 00|ADR;TYPE=home:;;Weg 1;Köln;;50667;Germany|ADR;TYPE=work:;;Weg 1;Zürich;;8001;Switzerland", "phone: 044 668 18 00 → +41 44 668 18 00"},
		{"two countries", "FN:A B|TEL:044 668 18 00|ADR:;;Weg 1;Köln;;50667;Germany|ADR:;;Weg 1;Zürich;;8001;Switzerland", ""},
		{"not of that country", "FN:A B|TEL:4711|TEL:23125001|TEL:110|TEL:0049 30 23125001|TEL:+49 (0)30 23125002", ""},
		{"there with its code", "FN:A B|TEL:+49 30 23125001|TEL:030 23125001", "repeated: 030 23125001 ✗ +49 30 23125001"},

		{"web", "FN:A B|URL:www.example.org/über", "web: www.example.org/über → https://www.example.org/über"},
		{"web slips", "FN:A B|URL:http//example.org", "web: http//example.org → http://example.org"},
		{"no web", "FN:A B|URL:skype:anna|URL:mailto:a@b.example|URL:siehe Notiz", ""},

		{"postcode", "FN:A B|ADR:;;Weg 1;50667 Köln;;;", "address: 50667 Köln → 50667 | Köln"},
		{"postcode twice", "FN:A B|ADR:;;Weg 1;D-50667 Köln;;50667;", "address: D-50667 Köln → 50667 | Köln"},
		{"two postcodes", "FN:A B|ADR:;;Weg 1;50667 Köln;;50668;", ""},

		{"to come", "FN:A B|BDAY:20661109", "birthday: 2066-11-09 → 1966-11-09"},
		{"today is none", "FN:A B|BDAY:20261127", ""},
		{"yearless", "FN:A B|BDAY:--1231", ""},
		{"unread", "FN:A B|BDAY:im Mai", "birthday: im Mai ?"},

		{"another case", "FN:A B|EMAIL:Anna@Example.org|EMAIL;TYPE=work:anna@example.org", "repeated: anna@example.org ✗ Anna@Example.org"},
		{"same address", "FN:A B|ADR:;;Hauptstr. 1;Köln;;50667;|ADR:;;Hauptstraße 1;Köln;;50667;", "repeated: Hauptstraße 1, Köln, 50667 ✗ Hauptstraße 1, Köln, 50667"},
		{"a fax is another thing", "FN:A B|TEL;TYPE=fax:+49 30 23125001|TEL;TYPE=voice:+49 30 23125001", ""},
		{"a label tells apart", "FN:A B|a.TEL:+49 30 23125001|a.X-ABLabel:Büro|b.TEL:+49 30 23125001|b.X-ABLabel:Labor", ""},
		{"empty", "FN:A B|TEL;TYPE=home:|ADR:;;;;;;|NOTE:", "empty: TEL, ADR, NOTE ✗"},
	} {
		t.Run(c.name, func(t *testing.T) {
			card := cardOf(t, strings.Split(c.lines, "|")...)
			var got []string
			for _, f := range Look(card, here) {
				text := string(f.Kind) + ": " + f.Value
				switch f.Does {
				case Change:
					text += " → " + f.Becomes
				case Remove:
					text = strings.TrimSpace(text + " ✗ " + f.Becomes)
				case Ask:
					text += " ?"
				}
				got = append(got, text)
				for _, lang := range []message.Language{message.English, message.German} {
					if why := f.Because(lang); why == f.Why.Code || strings.ContainsAny(why, "{}") {
						t.Errorf("%s has no words in %s: %s", f.Why.Code, lang, why)
					}
				}
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("found %q, want %q", strings.Join(got, "; "), c.want)
			}
		})
	}
}

// What is accepted is no longer found, and nothing else of the card is lost.
func TestFixOne(t *testing.T) {
	for _, c := range []struct{ lines, text, want string }{
		{"FN:anna.weber@example.org|N:;;;;|EMAIL:anna.weber@example.org", "", "FN:Anna Weber|N:Weber;Anna;;;|EMAIL:anna.weber@example.org"},
		{"FN:aweber@x.example|EMAIL:aweber@x.example", "Agnes Weber", "FN:Agnes Weber|N:Weber;Agnes;;;|EMAIL:aweber@x.example"},
		{"KIND:individual|FN:|ORG:ACME GmbH", "", "FN:ACME GmbH|ORG:ACME GmbH"},
		{"FN:Weber, Anna|N:;Weber\\, Anna;;;", "", "FN:Anna Weber|N:Weber;Anna;;;"},
		{"FN:Anna Weber|N:;Anna Weber;;;", "", "FN:Anna Weber|N:Weber;Anna;;;"},
		{"FN:WEBER, ANNA|N:WEBER;ANNA;;;", "", "FN:Weber\\, Anna|N:Weber;Anna;;;"},
		{"FN:A B|EMAIL;TYPE=work;X-OLD=1:anna@gmial.com", "", "FN:A B|EMAIL;TYPE=work;X-OLD=1:anna@gmail.com"},
		{"FN:A B|EMAIL:anna.weber", "anna.weber@example.org", "FN:A B|EMAIL:anna.weber@example.org"},
		{"FN:A B|a.TEL:030 23125001|a.X-ABLabel:Büro", "", "FN:A B|a.TEL:+49 30 23125001|a.X-ABLabel:Büro"},
		{"FN:A B|EMAIL;TYPE=home:Anna@Example.org|EMAIL;TYPE=work:anna@example.org", "", "FN:A B|EMAIL;TYPE=home;TYPE=work:Anna@Example.org"},
		{"FN:A B|TEL;TYPE=cell:030 23125001|TEL;TYPE=work:+49 30 23125001", "", "FN:A B|TEL;TYPE=work;TYPE=cell:+49 30 23125001"},
		{"FN:A B|a.TEL;TYPE=home:|a.X-ABLabel:Hütte|ADR:;;;;;;", "", "FN:A B"},
		{"FN:A B|BDAY:20661109", "", "FN:A B|BDAY:19661109"},
		{"FN:A B|BDAY:im Mai", "1980-05", "FN:A B|BDAY:1980-05"},
		{"FN:A B|ADR:;;Weg 1;50667 Köln;;;", "", "FN:A B|ADR:;;Weg 1;Köln;;50667;"},
		{"FN:A B|URL:www.example.org", "", "FN:A B|URL:https://www.example.org"},
	} {
		card := cardOf(t, strings.Split(c.lines, "|")...)
		found := Look(card, here)
		// A number may be without its code and there twice: then the second is what goes.
		at := found[len(found)-1]
		if done, err := fixOne(card, place{0, at.Kind, at.mark}, here, c.text); err != nil || !done {
			t.Errorf("%s: %v", c.lines, err)
			continue
		}
		text := string(vcard.Format(card))
		text = strings.TrimSuffix(strings.TrimPrefix(text, "BEGIN:VCARD\nVERSION:4.0\n"), "\nEND:VCARD\n")
		if got := strings.ReplaceAll(text, "\n", "|"); got != c.want {
			t.Errorf("%s\n became %s\n    want %s", c.lines, got, c.want)
		}
		for _, f := range Look(card, here) {
			if f.Kind == at.Kind {
				t.Errorf("%s: %s is still found", c.lines, f.Kind)
			}
		}
	}
}

// Whatever is in a card: accepting all proposals ends, loses no value and leaves a card that can be read.
func FuzzLook(f *testing.F) {
	for _, seed := range []string{
		"FN:Weber, Anna\nN:;Weber\\, Anna;;;\nEMAIL:anna @gmial.com.\nTEL:030 23125001", "N:;;;;\nTEL:\nADR:;;;;;;\nBDAY:20990101",
		"FN:A\nEMAIL:a@b\nEMAIL:A@b\nEMAIL:@\nEMAIL:<<>>@@..", "FN:mc\nN:mc;\u00df\u0130;;;", "item1.TEL:1\nitem1.X-ABLabel:x\nitem1.TEL:01",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, lines string) {
		card, err := vcard.Parse([]byte("BEGIN:VCARD\nVERSION:4.0\n" + lines + "\nEND:VCARD\n"))
		if err != nil || len(card.Properties) > 60 {
			return
		}
		before := contact.View(card)
		for _, finding := range Look(card, here) {
			if finding.Does != Ask {
				_, _ = fixOne(card, place{0, finding.Kind, finding.mark}, here, "")
			}
		}
		after := contact.View(card)
		if before.Name != "" && after.Name == "" {
			t.Fatalf("%q has lost its name %q", lines, before.Name)
		}
		if len(after.Emails) == 0 && len(before.Emails) > 0 || len(after.Phones) == 0 && len(before.Phones) > 0 || len(after.Notes) != len(before.Notes) {
			t.Fatalf("%q has lost a value: %+v became %+v", lines, before, after)
		}
		if _, err := vcard.Parse(vcard.Format(card)); err != nil {
			t.Fatal(err)
		}
	})
}
