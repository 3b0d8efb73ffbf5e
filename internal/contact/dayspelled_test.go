package contact

import (
	"testing"

	"kith/internal/vcard"
)

func TestSpelledDays(t *testing.T) {
	for text, want := range map[string]string{
		"April 12, 1985": "1985-04-12", "12. April 1985": "1985-04-12", "12 Apr 1985": "1985-04-12", "Apr 12": "--04-12", "1st May 1980": "1980-05-01", "April 1985": "1985-04",
		"12-Apr-1985": "1985-04-12", "3. März 1977": "1977-03-03", "12.4.1985": "1985-04-12", "1985/04/12": "1985-04-12",
		"13/04/1985": "1985-04-13", "04/25/1985": "1985-04-25", "5/5/1985": "1985-05-05", "1985.04.12": "1985-04-12", "1985. 4. 12.": "1985-04-12", "12. 4. 1985": "1985-04-12", "1985年4月12日": "1985-04-12",
		"1985-04-12Z": "1985-04-12", "1985-04-12+02:00": "1985-04-12", "1985-04-12-0500": "1985-04-12", "1985-04-00": "1985-04", "1985-00-00": "1985", "19850400": "1985-04",
		"0000-00-00": "", "00000000": "", "13/13/1985": "", "1985-04-12+xx:00": "", "25/4": "", "0/5/1985": "",
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
