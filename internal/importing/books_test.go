package importing

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/internal/contact"
)

// somebody is in some of five books: p phone, o Outlook, l LinkedIn, g Google, t Thunderbird.
type somebody struct {
	given, family, mail, mobile, company, title string
	books                                       string
}

// In every book that has them they have what only they have: the same address, or the same number and name. Peter and Paul Berg share
// a landline, Ina Kern and Uwe Falk their office's address.
var people = []somebody{
	{"Anna", "Weber", "anna.weber@example.org", "+49 151 20304050", "Werft & Söhne", "Leiterin Einkauf", "polgt"},
	{"Jörg", "Müller", "j.mueller@example.com", "+49 170 1112233", "ACME GmbH", "Geschäftsführer", "polg"},
	{"Käthe", "Groß", "kaethe@example.net", "+49 171 9998877", "", "", "pgt"},
	{"Siobhán", "O'Connor", "siobhan@acme.example", "+353 87 5550104", "Acme, Ltd", "Head of Purchasing", "olt"},
	{"Peter", "Berg", "", "+49 40 5556677", "", "", "pogt"},
	{"Paul", "Berg", "", "+49 40 5556677", "", "", "pot"},
	{"Ina", "Kern", "info@kanzlei.example", "", "Kanzlei Kern", "Anwältin", "olg"},
	{"Uwe", "Falk", "info@kanzlei.example", "", "Kanzlei Kern", "Gehilfe", "og"},
	{"Li", "Wei", "li.wei@example.cn", "+86 139 1234 5678", "Shenzhen Tools", "Engineer", "plg"},
}

// fiveBooks writes the books as their programs do.
func fiveBooks(t testing.TB) map[rune]string {
	var p, o, l, g, x strings.Builder
	o.WriteString("\"First Name\",\"Middle Name\",\"Last Name\",\"Company\",\"Job Title\",\"Mobile Phone\",\"E-mail Address\",\"E-mail Display Name\",\"Notes\"\r\n")
	l.WriteString("Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
	g.WriteString("First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n")
	quoted := func(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
	for n, s := range people {
		has := func(book string) bool { return strings.Contains(s.books, book) }
		national := strings.Replace(strings.Replace(s.mobile, "+49 ", "0", 1), " ", "/", 1)
		if has("p") {
			p.WriteString(card(fmt.Sprintf("UID:phone-%d", n), "N:"+s.family+";"+s.given+";;;", "FN:"+s.given+" "+s.family, "TEL;TYPE=CELL:"+national, "EMAIL:"+s.mail))
		}
		if has("o") {
			cells := []string{s.given, "", s.family, s.company, s.title, s.mobile, strings.ToUpper(s.mail), s.given + " " + s.family, "aus Outlook"}
			for i := range cells {
				cells[i] = quoted(cells[i])
			}
			o.WriteString(strings.Join(cells, ",") + "\r\n")
		}
		if has("l") {
			fmt.Fprintf(&l, "%s,%s,https://www.linkedin.com/in/person-%d,%s,%s,%s,07 Nov 2023\n", s.given, s.family, n, s.mail, quoted(s.company), s.title)
		}
		if has("g") {
			fmt.Fprintf(&g, "%s,,%s,%s,%s,* myContacts,Work,%s,Mobile,%s\n", s.given, s.family, quoted(s.company), s.title, s.mail, s.mobile)
		}
		if has("t") {
			fmt.Fprintf(&x, "dn: cn=%s %s,mail=%s\nobjectclass: top\nobjectclass: person\nobjectclass: inetOrgPerson\nobjectclass: mozillaAbPersonAlpha\ngivenName: %s\nsn: %s\ncn: %s %s\n", s.given, s.family, s.mail, s.given, s.family, s.given, s.family)
			if s.mail != "" {
				fmt.Fprintf(&x, "mail: %s\n", s.mail)
			}
			if s.mobile != "" {
				fmt.Fprintf(&x, "mobile: %s\n", s.mobile)
			}
			x.WriteString("\n")
		}
	}
	dir := files(t, map[string]string{"phone.vcf": strings.ReplaceAll(strings.ReplaceAll(p.String(), "EMAIL:\r\n", ""), "TEL;TYPE=CELL:\r\n", ""), "outlook.csv": o.String(), "Connections.csv": l.String(), "google.csv": g.String(), "thunderbird.ldif": x.String()})
	return map[rune]string{'p': filepath.Join(dir, "phone.vcf"), 'o': filepath.Join(dir, "outlook.csv"), 'l': filepath.Join(dir, "Connections.csv"), 'g': filepath.Join(dir, "google.csv"), 't': filepath.Join(dir, "thunderbird.ldif")}
}

func orders(books string) []string {
	if len(books) < 2 {
		return []string{books}
	}
	var all []string
	for i := range books {
		for _, rest := range orders(books[:i] + books[i+1:]) {
			all = append(all, books[i:i+1]+rest)
		}
	}
	return all
}

// Five half-overlapping books, in whatever order they come, one after the other or all at once, give one contact a person; and any of
// them again changes nothing, whatever came between, edits of the person included.
func TestFiveBooksAreOne(t *testing.T) {
	books := fiveBooks(t)
	all := orders("polgt")
	if testing.Short() {
		r := rand.New(rand.NewPCG(7, 7))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		all = all[:8]
	}
	var want []string
	for _, s := range people {
		want = append(want, s.given+" "+s.family)
	}
	slices.Sort(want)
	for n, order := range all {
		t.Run(order, func(t *testing.T) {
			f := newFixture(t)
			var paths []string
			for _, book := range order {
				paths = append(paths, books[book])
			}
			preview := Report{}
			if n%2 == 0 {
				for _, path := range paths {
					f.take(t, Options{}, path)
				}
			} else {
				sources, err := Files(paths)
				if err != nil {
					t.Fatal(err)
				}
				if preview, err = f.importer.Preview(context.Background(), sources, Options{}, nil); err != nil {
					t.Fatal(err)
				}
				if report := f.take(t, Options{}, paths...); report.Counts != preview.Counts {
					t.Errorf("the preview says %+v, the import did %+v", preview.Counts, report.Counts)
				}
			}
			rows, _, err := f.contacts.List(context.Background(), contact.ListQuery{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range rows {
				got = append(got, r.Name)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("people: %s", strings.Join(got, ", "))
			}
			f.everythingOf(t)
			// An edit between, and then all of them again.
			anna := f.id(t, "Anna Weber")
			if _, _, err := f.contacts.Edit(context.Background(), anna, 0, []contact.Edit{
				{Op: "set", Field: "phone", Ref: -1, Text: "+49 151 99999999"}, {Op: "remove", Field: "title", Ref: -1, Text: "Leiterin Einkauf"},
			}); err != nil {
				t.Fatal(err)
			}
			for _, path := range slices.Backward(paths) {
				if again := f.take(t, Options{}, path); again.Created+again.Updated+again.Failed != 0 || again.Batch != "" {
					t.Errorf("%s again: %+v", filepath.Base(path), again.Counts)
				}
			}
			c, err := f.contacts.Show(context.Background(), anna)
			if err != nil || len(c.Phones) != 1 || c.Phones[0].Value != "+49 151 99999999" {
				t.Errorf("the edit was lost: %+v %v", c.Phones, err)
			}
		})
	}
}

// everythingOf looks whether one who is in all books has everything once.
func (f fixture) everythingOf(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	id := f.id(t, "Anna Weber")
	c, err := f.contacts.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Emails) != 1 || len(c.Phones) != 1 || len(c.Organisations) != 1 || len(c.Titles) != 1 || len(c.URLs) != 1 || !slices.Contains(c.Notes, "aus Outlook") {
		t.Errorf("Anna: %+v", c)
	}
	sources, err := f.importer.Sources(ctx, id)
	if err != nil || len(sources) != 5 {
		t.Errorf("Anna's sources: %+v %v", sources, err)
	}
}
