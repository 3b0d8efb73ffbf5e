package contact

import (
	"reflect"
	"slices"
	"testing"

	"kith/internal/fault"
)

func TestParseAssignments(t *testing.T) {
	before := []string{"FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5", "EMAIL:A@example.org", "NICKNAME:a,b"}
	without := func(lines ...string) []string {
		return slices.DeleteFunc(slices.Clone(before), func(line string) bool { return slices.Contains(lines, line) })
	}
	for _, test := range []struct {
		args []string
		want []string
	}{
		{[]string{"phone-=+49 30 23125001"}, without("TEL;TYPE=home:030/23125001")},
		{[]string{"email-=a@EXAMPLE.org"}, without("EMAIL:A@example.org")},
		{[]string{"email=b@example.org"}, []string{"FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5", "EMAIL:b@example.org", "NICKNAME:a,b"}},
		{[]string{"phone=0171 5"}, without("TEL;TYPE=home:030/23125001")},
		{[]string{"phone="}, without("TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5")},
		{[]string{"family=Müller", "prefix=Dr."}, []string{"FN:Dr. Anna Müller", "N:Müller;Anna;;Dr.;", "TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5", "EMAIL:A@example.org", "NICKNAME:a,b"}},
		{[]string{"nickname-=a", "nickname+=c"}, []string{"FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5", "EMAIL:A@example.org", "NICKNAME:b,c"}},
		{[]string{"nickname=b"}, []string{"FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5", "EMAIL:A@example.org", "NICKNAME:b"}},
		{[]string{"phone+=work,fax:+49 30 6", "note=x = y", "birthday=9.5."}, []string{"FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=home:030/23125001", "TEL;TYPE=cell:0171 5", "TEL;TYPE=work,fax:+49 30 6", "EMAIL:A@example.org", "NICKNAME:a,b", "NOTE:x = y", "BDAY:--0509"}},
		{[]string{"url=https://example.org/a=b", "organisation=ACME; Einkauf"}, append(slices.Clone(before), "URL:https://example.org/a=b", "ORG:ACME;Einkauf")},
		{[]string{"address=home:Hauptstr. 1; 50667 Köln; Deutschland"}, append(slices.Clone(before), "ADR;TYPE=home:;;Hauptstr. 1;Köln;;50667;Deutschland")},
		{[]string{"address+=9;E;S 1;L;R;P;C"}, append(slices.Clone(before), "ADR:9;E;S 1;L;R;P;C")},
		{[]string{"title=", "anniversary=", "role="}, before},
	} {
		c := read(t, "4.0", before...)
		edits, err := ParseAssignments(test.args, View(c))
		if err == nil {
			err = Apply(c, edits)
		}
		if err != nil {
			t.Errorf("%q: %v", test.args, err)
			continue
		}
		if got := cardLines(c); !slices.Equal(got, test.want) {
			t.Errorf("%q:\n got %q\nwant %q", test.args, got, test.want)
		}
	}
	for arg, code := range map[string]string{
		"shoe=42": "contact.bad-field", "phone": "contact.bad-field", "phone-=123456789": "contact.bad-value", "birthday+=1980": "contact.bad-field",
		"address=a;b;c;d": "contact.bad-value", "email+=": "contact.bad-value", "name=": "contact.bad-value",
	} {
		if _, err := ParseAssignments([]string{arg}, View(read(t, "4.0", before...))); fault.Code(err) != code {
			t.Errorf("%s: %v, want %s", arg, err, code)
		}
	}
}

func TestSplitName(t *testing.T) {
	for text, want := range map[string]NameParts{
		"Anna":                       {Given: []string{"Anna"}},
		"Anna Weber":                 {Given: []string{"Anna"}, Family: []string{"Weber"}},
		"Weber, Anna Maria":          {Given: []string{"Anna"}, Additional: []string{"Maria"}, Family: []string{"Weber"}},
		"Anna von der Leine":         {Given: []string{"Anna"}, Family: []string{"von der Leine"}},
		"Prof. Dr. Anna Maria Weber": {Prefixes: []string{"Prof. Dr."}, Given: []string{"Anna"}, Additional: []string{"Maria"}, Family: []string{"Weber"}},
		"Martin Luther King Jr.":     {Given: []string{"Martin"}, Additional: []string{"Luther"}, Family: []string{"King"}, Suffixes: []string{"Jr."}},
		"C. Weber":                   {Given: []string{"C."}, Family: []string{"Weber"}},
		"Dr. h. c. Anna Weber":       {Prefixes: []string{"Dr. h. c."}, Given: []string{"Anna"}, Family: []string{"Weber"}},
	} {
		if got := SplitName(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

func TestTypedPostcodes(t *testing.T) {
	for text, want := range map[string][2]string{
		"50667 Köln": {"50667", "Köln"}, "D-50667 Köln am Rhein": {"D-50667", "Köln am Rhein"}, "SW1A 1AA London": {"SW1A 1AA", "London"},
		"Springfield 62704": {"62704", "Springfield"}, "Köln": {"", "Köln"}, "50667": {"50667", ""}, "": {"", ""},
	} {
		if postcode, town := cutPostcode(text); postcode != want[0] || town != want[1] {
			t.Errorf("%s: %q %q", text, postcode, town)
		}
	}
}
