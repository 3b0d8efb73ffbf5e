package contact

import (
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/vcard"
)

// mannerCard is a card of a version with some more lines.
func mannerCard(t *testing.T, version, lines string) *vcard.Card {
	t.Helper()
	return parseCard(t, version, strings.Split(strings.TrimSuffix(lines+"N:;Käthe;;;\r\n", "\r\n"), "\r\n")...)
}

func TestManner(t *testing.T) {
	for _, test := range []struct{ lines, form, language, gender string }{
		{"", "", "", ""},
		{"X-KITH-FORM:informal\r\nLANG:de\r\nGRAMGENDER:feminine\r\n", Informal, "de", Feminine},
		{"X-KITH-FORM:SIE\r\nLANG;PREF=2:fr\r\nLANG;PREF=1:en-GB\r\nGENDER:M;Herr\r\n", Formal, "en-GB", Masculine},
		{"GENDER:F\r\nGRAMGENDER:neuter\r\nLANG:fr\r\nLANG:de\r\n", "", "fr", Common},
		{"GENDER:U\r\nX-KITH-FORM:thou\r\nLANG:a b\r\nGRAMGENDER:x\r\n", "", "", ""},
		{"GRAMGENDER;LANGUAGE=fr:masculine\r\nGRAMGENDER:feminine\r\nX-LANG:de\r\n", "", "de", Feminine},
		{"GENDER:O\r\n", "", "", Common},
	} {
		c := View(mannerCard(t, "4.0", test.lines))
		if c.Form != test.form || c.Language != test.language || c.Gender != test.gender {
			t.Errorf("%q: %q %q %q", test.lines, c.Form, c.Language, c.Gender)
		}
	}
}

func TestEditManner(t *testing.T) {
	for _, test := range []struct{ version, before, field, text, after string }{
		{"4.0", "", "form", "du", "X-KITH-FORM:informal"},
		{"4.0", "X-KITH-FORM:informal\r\n", "form", "Sie", "X-KITH-FORM:formal"},
		{"4.0", "X-KITH-FORM:informal\r\n", "form", "", ""},
		{"4.0", "", "language", "Deutsch", "LANG:de"},
		{"3.0", "", "language", "de", "X-LANG:de"},
		{"4.0", "LANG:fr\r\nLANG;PREF=1:en\r\n", "language", "fr", "LANG;PREF=1:fr LANG:en"},
		{"4.0", "LANG:fr\r\n", "language", "de", "LANG:de"},
		{"4.0", "LANG;PREF=1:fr\r\n", "language", "FR", "LANG;PREF=1:fr"},
		{"4.0", "LANG;PREF=1:fr\r\nLANG:de\r\n", "language", "", "LANG:de"},
		{"4.0", "", "gender", "frau", "GRAMGENDER:feminine"},
		{"3.0", "", "gender", "m", "X-GRAMGENDER:masculine"},
		{"4.0", "GENDER:F\r\n", "gender", "feminine", "GENDER:F"},
		{"4.0", "GENDER:F\r\n", "gender", "neutral", "GENDER:F GRAMGENDER:common"},
		{"4.0", "GENDER:F\r\nGRAMGENDER:common\r\n", "gender", "", "GENDER:F"},
	} {
		card := mannerCard(t, test.version, test.before)
		if err := Apply(card, []Edit{{Op: "set", Field: test.field, Ref: -1, Text: test.text}}); err != nil {
			t.Errorf("%+v: %v", test, err)
			continue
		}
		var lines []string
		for _, p := range card.Properties {
			if p.Name == "FN" || p.Name == "N" {
				continue
			}
			line := p.Name
			for _, param := range p.Params {
				line += ";" + param.Name + "=" + strings.Join(param.Values, ",")
			}
			lines = append(lines, line+":"+p.Value)
		}
		if got := strings.Join(lines, " "); got != test.after {
			t.Errorf("%+v: %s", test, got)
		}
	}
	for field, text := range map[string]string{"form": "ihr", "language": "no language", "gender": "x"} {
		if err := Apply(mannerCard(t, "4.0", ""), []Edit{{Op: "set", Field: field, Ref: -1, Text: text}}); fault.Code(err) != "contact.bad-value" {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestMergedManner(t *testing.T) {
	one, other := mannerCard(t, "4.0", "X-KITH-FORM:formal\r\nLANG:de\r\n"), mannerCard(t, "4.0", "X-KITH-FORM:informal\r\nLANG:de\r\nGRAMGENDER:feminine\r\n")
	c := View(Combine([]*vcard.Card{one, other}, nil, nil).Card)
	if c.Form != Informal || c.Language != "de" || c.Gender != Feminine || len(c.Properties) != 0 {
		t.Errorf("%+v", c)
	}
}
