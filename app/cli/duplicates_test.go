package cli

import (
	"strings"
	"testing"
)

const doubledBook = `BEGIN:VCARD
VERSION:3.0
UID:one
N:Weber;Hans;;;
FN:Hans Weber
EMAIL:h.weber@example.org
BDAY:1980-05-09
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:two
N:Weber;Johannes;;Dr.;
FN:Dr. Johannes Weber
EMAIL:H.Weber@example.org
TEL;TYPE=CELL:+49 171 2345678
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:three
N:Weber;Hans;;;
FN:Hans Weber
EMAIL:h.weber@example.org
BDAY:1951-02-28
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:four
N:Petersen;Jan;;;
FN:Jan Petersen
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:five
N:Petersen;Jan;;;
FN:Jan Petersen
END:VCARD
`

func TestDuplicateDocuments(t *testing.T) {
	b, inText, inGerman := newBook(t), newBook(t), newBook(t)
	file := write(t, "doubled.vcf", doubledBook)
	for _, book := range []*book{b, inText, inGerman} {
		book.does("import", file)
	}
	ids := func(b *book, uids ...string) []string {
		var document struct {
			Contacts []struct{ ID, UID string }
		}
		b.run("list", "--json").exits(exitDone).document(&document)
		var found []string
		for _, uid := range uids {
			for _, c := range document.Contacts {
				if c.UID == uid {
					found = append(found, c.ID)
				}
			}
		}
		return found
	}
	for _, step := range []struct {
		name string
		code int
		args []string
		uids []string
	}{
		{"duplicates", 0, []string{"duplicates"}, nil},
		{"duplicates-limit", 0, []string{"duplicates", "--limit", "1"}, nil},
		{"duplicates-class", 0, []string{"duplicates", "--class", "identical"}, nil},
		{"duplicates-dismiss", 0, []string{"duplicates", "dismiss"}, []string{"one", "three"}},
		{"duplicates-dismissed", 0, []string{"duplicates"}, nil},
		{"merge-prefer", 0, []string{"merge", "--prefer", "Dr. Johannes Weber"}, []string{"one", "two"}},
		{"merge", 0, []string{"merge"}, []string{"four", "five"}},
		{"merge-few", 2, []string{"merge"}, []string{"three", "three"}},
		{"duplicates-none", 0, []string{"duplicates", "--class", "identical"}, nil},
		{"merge-undo", 0, []string{"undo"}, nil},
	} {
		t.Run(step.name, func(t *testing.T) {
			b.t, inText.t, inGerman.t = t, t, t
			r := b.run(append(append(step.args, ids(b, step.uids...)...), "--json")...).exits(step.code)
			if step.code == exitDone {
				var document any
				r.document(&document)
				noNulls(t, step.name, document)
				golden(t, "json/"+step.name+".json", plainIDs(indented(t, document)))
			}
			for lang, book := range map[string]*book{"en": inText, "de": inGerman} {
				r := book.run(append(append(step.args, ids(book, step.uids...)...), "--lang", lang)...).exits(step.code)
				golden(t, "text/"+step.name+"-"+lang+".txt", plainIDs(r.out+r.err))
			}
		})
	}
	if wrong := b.run("duplicates", "--class", "sure").exits(exitUsage).err; !strings.Contains(wrong, "possible") {
		t.Errorf("what there is to choose is not said: %q", wrong)
	}
	b.run("duplicates", "merge").exits(exitUsage)
}
