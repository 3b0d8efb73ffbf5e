package letter

import (
	"testing"

	"kith/internal/message"
)

func TestSalutation(t *testing.T) {
	de, en := message.German, message.English
	anna := Person{Name: "Anna Weber", Given: "Anna", Family: "Weber"}
	with := func(p Person, gender Gender, prefixes ...string) Person {
		p.Gender, p.Prefixes = gender, prefixes
		return p
	}
	max := Person{Name: "Max von Thun", Given: "Max", Family: "von Thun"}
	firm := Person{Name: "ACME GmbH", Collective: true}
	for _, test := range []struct {
		lang message.Language
		form Form
		who  Person
		want string
	}{
		{de, Informal, with(anna, Feminine), "Liebe Anna"},
		{de, Informal, with(anna, "", "Frau"), "Liebe Anna"},
		{de, Informal, with(max, Masculine), "Lieber Max"},
		{de, Informal, anna, "Hallo Anna"},
		{de, Informal, with(anna, "common", "Frau"), "Hallo Anna"},
		{de, Informal, Person{Name: "Weber", Family: "Weber", Gender: Feminine}, "Hallo Weber"},
		{de, Formal, Person{Name: "★ 42 ★", Given: "★", Family: "★"}, "Guten Tag ★ 42 ★"},
		{de, Informal, Person{Name: "★ 42 ★", Given: "★", Family: "★"}, "Hallo ★ 42 ★"},
		{de, Formal, with(anna, Feminine), "Sehr geehrte Frau Weber"},
		{de, Formal, with(anna, Feminine, "Dr. med."), "Sehr geehrte Frau Dr. Weber"},
		{de, Formal, with(anna, "", "Frau Prof. Dr."), "Sehr geehrte Frau Professorin Weber"},
		{de, Formal, with(max, "", "Herrn", "Dipl.-Ing. Dr.h.c."), "Sehr geehrter Herr Dr. von Thun"},
		{de, Formal, with(max, Masculine, "Prof."), "Sehr geehrter Herr Professor von Thun"},
		{de, Formal, with(max, Masculine, "Mag."), "Sehr geehrter Herr Mag. von Thun"},
		{de, Formal, anna, "Guten Tag Anna Weber"},
		{de, Formal, with(anna, "", "Dr."), "Guten Tag Dr. Anna Weber"},
		{de, Formal, with(anna, "", "Prof. Dr."), "Guten Tag Prof. Anna Weber"},
		{de, Formal, with(anna, "", "Herr und Frau"), "Guten Tag Anna Weber"},
		{de, Formal, Person{Name: "Anna", Given: "Anna", Gender: Feminine}, "Guten Tag Anna"},
		{de, Formal, Person{Name: "info@example.org"}, "Guten Tag info@example.org"},
		{de, Formal, firm, "Sehr geehrte Damen und Herren"},
		{de, Informal, firm, "Hallo ACME GmbH"},
		{de, Formal, Person{}, "Guten Tag"},
		{de, Informal, Person{}, "Hallo"},
		{en, Informal, with(anna, Feminine), "Dear Anna"},
		{en, Informal, Person{Name: "Weber", Family: "Weber"}, "Dear Weber"},
		{en, Formal, with(anna, Feminine), "Dear Ms Weber"},
		{en, Formal, with(anna, "", "Mrs."), "Dear Mrs Weber"},
		{en, Formal, with(max, "", "Mr"), "Dear Mr von Thun"},
		{en, Formal, with(anna, "", "Dr."), "Dear Dr Weber"},
		{en, Formal, with(anna, Feminine, "Prof. Dr."), "Dear Professor Weber"},
		{en, Formal, anna, "Dear Anna Weber"},
		{en, Formal, firm, "Dear Sir or Madam"},
		{en, Informal, firm, "Hello ACME GmbH"},
		{en, Formal, Person{}, "Dear"},
		{en, Informal, Person{Given: "Eve\r\nBcc: x"}, "Dear Eve Bcc: x"},
	} {
		if got := Salutation(Manner{test.lang, test.form}, test.who); got != test.want {
			t.Errorf("%s %s %+v: %q, want %q", test.lang, test.form, test.who, got, test.want)
		}
	}
}
