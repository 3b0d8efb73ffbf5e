package contact

import (
	"testing"

	"kith/internal/vcard"
)

func TestSpelledDays(t *testing.T) {
	for text, want := range map[string]string{
		"April 12, 1985": "1985-04-12", "12. April 1985": "1985-04-12", "12 Apr 1985": "1985-04-12", "Apr 12": "--04-12", "1st May 1980": "1980-05-01", "April 1985": "1985-04",
		"12-Apr-1985": "1985-04-12", "3. März 1977": "1977-03-03", "12.4.1985": "1985-04-12", "1985/04/12": "1985-04-12",
		"31 April 1985": "", "April": "", "12 13 April": "", "spring 1985": "", "4/12/1985": "", "about April 12": "", "May May 3": "",
	} {
		p := vcard.Property{Name: "BDAY", Value: text}
		d, _, ok := dayOf(&p)
		if ok != (want != "") || ok && d.String() != want {
			t.Errorf("%s: %s, want %s", text, d.String(), want)
		}
		if IsUnreadDay(&p) == ok {
			t.Errorf("%s: unread %v", text, ok)
		}
	}
	if IsUnreadDay(&vcard.Property{Name: "BDAY", Value: "circa 1800", Params: []vcard.Param{{Name: "VALUE", Values: []string{"text"}}}}) {
		t.Error("text is no date")
	}
}
