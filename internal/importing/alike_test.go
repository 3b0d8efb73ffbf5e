package importing

import (
	"context"
	"strings"
	"testing"
)

const rolf = "Rolf Groß"

func rolfs(lines ...string) string {
	return card(append([]string{"FN:" + rolf, "N:Groß;Rolf;;;"}, lines...)...)
}

// A doubtful card says all that speaks for somebody, and tells who that is.
func TestWhatSpeaksForADoubt(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		there, comes, why string
		likely            bool
	}{
		"name alone":         {"NOTE:a", "NOTE:b", "import.why.name", false},
		"organisation":       {"ORG:Öl & Gas GmbH;Einkauf", "ORG:Oel & Gas", "import.why.name import.why.organisation", true},
		"part of a birthday": {"BDAY:--05-09", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09", "import.why.name import.why.birthday", true},
		"address":            {"ADR:;;Hauptstraße 5;Köln;;50667;", "ADR:;;Hauptstr. 5;Köln;;50667;Deutschland", "import.why.name import.why.address", true},
	} {
		f := newFixture(t)
		f.commit(t, rolfs(c.there), Options{})
		s := f.begin(t, Options{}, files(t, map[string]string{"book.vcf": rolfs(c.comes)}))
		detail, err := s.Item(ctx, 1)
		if err != nil || len(detail.Doubts) != 1 {
			t.Fatalf("%s: %+v %v", name, detail, err)
		}
		var why []string
		for _, m := range detail.Doubts[0].Why {
			why = append(why, m.Code)
		}
		if strings.Join(why, " ") != c.why || detail.Doubts[0].IsLikely() != c.likely || len(detail.Why) != len(why) {
			t.Errorf("%s: %v, likely %v", name, why, detail.Doubts[0].IsLikely())
		}
	}
	f := newFixture(t)
	f.commit(t, rolfs("TITLE:Leiter", "ORG:ACME", "ADR:;;;Köln;;;"), Options{})
	s := f.begin(t, Options{}, files(t, map[string]string{"book.vcf": rolfs("NOTE:b")}))
	if detail, err := s.Item(ctx, 1); err != nil || detail.Doubts[0].Subtitle != "Leiter, ACME · Köln" {
		t.Errorf("to know them by: %+v %v", detail.Doubts, err)
	}
}

// The same name and the same whole birthday are one person; another birthday is another.
func TestTheSameBirthday(t *testing.T) {
	f := newFixture(t)
	f.commit(t, rolfs("BDAY:1970-05-09"), Options{})
	if report := f.commit(t, rolfs("BDAY:1970-05-09", "NOTE:neu"), Options{}); report.Updated != 1 || report.Created != 0 {
		t.Errorf("same: %+v", report.Counts)
	}
	if report := f.commit(t, rolfs("BDAY:1970-05-10"), Options{}); report.Created != 1 {
		t.Errorf("other: %+v", report.Counts)
	}
}

// All that are likely can be decided at once; what was decided by hand, and where two are likely, stays.
func TestDecideWhatIsLikely(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.commit(t, rolfs("ORG:ACME")+card("FN:Eva Rot", "N:Rot;Eva;;;", "ORG:ACME")+card("FN:Ida Blau", "N:Blau;Ida;;;")+
		card("FN:Jan Gelb", "N:Gelb;Jan;;;", "ORG:ACME", "NOTE:1")+card("FN:Jan Gelb", "N:Gelb;Jan;;;", "ORG:ACME", "NOTE:2"), Options{})
	brought := rolfs("ORG:ACME", "NOTE:neu") + card("FN:Eva Rot", "N:Rot;Eva;;;", "ORG:ACME", "NOTE:neu") +
		card("FN:Ida Blau", "N:Blau;Ida;;;", "NOTE:neu") + card("FN:Jan Gelb", "N:Gelb;Jan;;;", "ORG:ACME", "NOTE:3")
	s := f.begin(t, Options{}, files(t, map[string]string{"book.vcf": brought}))
	if err := s.Decide(ctx, []int{2}, AsNew, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.DecideAll(FoundDoubtful, IsLikely); err != nil {
		t.Fatal(err)
	}
	if _, would := s.Counts(); would.Updated != 1 || would.Created != 3 || would.Doubtful != 2 {
		t.Errorf("would: %+v", would)
	}
	if report, err := s.Commit(ctx, "", nil); err != nil || report.Updated != 1 || report.Created != 3 {
		t.Errorf("commit: %+v %v", report.Counts, err)
	}
	if report := f.commit(t, card("FN:Ida Blau", "N:Blau;Ida;;;", "NOTE:x")+rolfs("ORG:ACME", "NOTE:y"), Options{Doubtful: DoubtfulLikely}); report.Updated != 1 || report.Created != 1 {
		t.Errorf("from the terminal: %+v", report.Counts)
	}
}
