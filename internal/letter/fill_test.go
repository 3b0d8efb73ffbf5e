package letter

import (
	"slices"
	"strings"
	"testing"

	"kith/internal/fault"
)

func TestFill(t *testing.T) {
	values := map[string]string{Salute: "Liebe Anna", GivenName: "Anna", Age: "50", Sender: ""}
	for _, test := range []struct{ text, want, missing string }{
		{"{salutation},\n\nalles Gute!\n\nViele Grüße\n{sender}", "Liebe Anna,\n\nalles Gute!\n\nViele Grüße", ""},
		{"{Anrede}, {VORNAME} wird { alter }", "Liebe Anna, Anna wird 50", ""},
		{"{family} und {years}, {family}", "{family} und {years}, {family}", "family years"},
		{"a { b } {} {{given}} {", "a { b } {} {Anna} {", ""},
		{"x {not\none}", "x {not\none}", ""},
		{"Gruß, {sender}!", "Gruß, !", ""},
		{"\r\n{given}\r\n", "\nAnna", ""},
	} {
		if strings.Contains(test.text, "{ b }") { // a word in braces is meant as a placeholder
			if _, _, err := Fill(Text{Body: test.text}, values); fault.Code(err) != "letter.placeholder" {
				t.Errorf("%q: %v", test.text, err)
			}
			continue
		}
		got, missing, err := Fill(Text{Body: test.text}, values)
		if err != nil || got.Body != test.want || strings.Join(missing, " ") != test.missing {
			t.Errorf("%q: %q %v %v, want %q %q", test.text, got.Body, missing, err, test.want, test.missing)
		}
	}
}

func TestFillTakesValuesAsTheyAre(t *testing.T) {
	got, _, err := Fill(Text{Subject: "An {name}", Body: "{name}"}, map[string]string{FullName: "Eve {age}\r\nBcc: all@example.org", Age: "7"})
	if err != nil || got.Subject != "An Eve {age} Bcc: all@example.org" || got.Body != "Eve {age} Bcc: all@example.org" {
		t.Errorf("%+v %v", got, err)
	}
}

func TestMisspelt(t *testing.T) {
	if err := Check(Text{Subject: "{vornahme}"}); fault.Code(err) != "letter.placeholder" {
		t.Error(err)
	}
	if got := Uses(Text{Subject: "{alter}", Body: "{age} {Anrede}"}); !slices.Equal(got, []string{Age, Salute}) {
		t.Error(got)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("{given} {{ } {sender}\n{anrede}")
	f.Fuzz(func(t *testing.T, text string) {
		filled, _, err := Fill(Text{Subject: text, Body: text}, map[string]string{GivenName: "Anna"})
		if err == nil && strings.ContainsAny(filled.Subject, "\r\n") {
			t.Errorf("the subject has lines: %q", filled.Subject)
		}
		if err == nil && !strings.ContainsAny(text, "{") && filled.Body != strings.TrimRight(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), " \n") {
			t.Errorf("%q became %q", text, filled.Body)
		}
	})
}
