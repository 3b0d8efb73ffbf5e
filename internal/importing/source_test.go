package importing

import (
	"os"
	"path/filepath"
	"testing"
)

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       kind
	}{
		{"card", "BEGIN:VCARD\r\nFN:a\r\nEND:VCARD\r\n", vcards},
		{"lower case, blank before the value", "begin: vcard\nfn:a\nend: vcard\n", vcards},
		{"in quoted mail", "Hello\n> BEGIN:VCARD\n> FN:a\n> END:VCARD\n", vcards},
		{"old Mac", "Hello\rBEGIN:VCARD\rFN:a\rEND:VCARD\r", vcards},
		{"without its beginning", "VERSION:3.0\nFN:a\nTEL;TYPE=VOICE,WORK:1\nADR;TYPE=WORK,POSTAL:;;Weg 1\n ;Bonn;;;\nEND:vCard\n", vcards},
		{"end of a card in a cell", "Name;E-Mail;Note\nAnna;a@x.example;\"x\nEND:VCARD\"\n", tabular},
		{"table", "Name,E-Mail\nAnna,a@x.example\n", tabular},
		{"brackets around a header", "[Name],[E-Mail]\nAnna,a@x.example\n", tabular},
		{"calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", calendar},
		{"jCard", `["vcard",[["version",{},"text","4.0"],["fn",{},"text","Ann Lee"]]]`, branched},
		{"export of a program", "\ufeff{\n  \"contacts\": [{\"email\": \"a@x.example\"}]\n}", foreign},
		{"xCard", `<?xml version="1.0"?><vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard/></vcards>`, branched},
		{"phone book", "<?xml version=\"1.0\"?>\n<phonebooks><phonebook name=\"a\"><contact/></phonebook></phonebooks>", branched},
		{"XML of another kind", `<?xml version="1.0"?><rss><channel/></rss>`, foreign},
		{"a card in a web page", "<?xml version=\"1.0\"?><pre>\nBEGIN:VCARD\nFN:a\nEND:VCARD\n</pre>", vcards},
		{"prose", "Dear Anna, nothing here.", text},
	} {
		if got := kindOf([]byte(c.text)); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// Cards in a form that cannot be read are named, alone; in a folder only what may be an address book is.
func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.json": `{"contacts":[{"name":"Ann"}]}`, "c.json": `["vcard",[["fn",{},"text","Ann"]]]`, "b.vcf": "BEGIN:VCARD\nFN:b\nEND:VCARD\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	alone, err := Files([]string{filepath.Join(dir, "a.json")})
	if err != nil || len(alone) != 1 || len(alone[0].warnings) != 1 || alone[0].warnings[0].Code != "foreign" {
		t.Errorf("alone: %+v, %v", alone, err)
	}
	if among, err := Files([]string{dir}); err != nil || len(among) != 2 || filepath.Base(among[0].Name) != "b.vcf" || filepath.Base(among[1].Name) != "c.json" {
		t.Errorf("in a folder: %+v, %v", among, err)
	}
}
