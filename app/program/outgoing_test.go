package program

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"Käthe Brandt": "Käthe Brandt", "Ka\u0308the": "Käthe", "../../etc/passwd": "_.._etc_passwd", "..": "contact", "": "contact", " . ": "contact",
		"a/b\\c:d": "a_b_c_d", "C:\\x": "C__x", "NUL": "_NUL", "com1.txt": "_com1.txt", "Nul Müller": "Nul Müller", "a\x00b\nc": "a_b_c", "-rf": "rf",
		"a\u202egpj.exe": "agpj.exe", "田中 博": "田中 博", "AC/DC GmbH & Co. KG.": "AC_DC GmbH & Co. KG", "*?\"<>|": "______",
		strings.Repeat("ü", 200): strings.Repeat("ü", 60),
	} {
		if got := FileName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	names := fileNames{}
	for _, c := range [][2]string{{"Anna", "Anna"}, {"ANNA", "ANNA 2"}, {"Anna", "Anna 3"}, {"Anna 2", "Anna 2 2"}} {
		if got := names.next(c[0]); got != c[1] {
			t.Errorf("%q becomes %q, want %q", c[0], got, c[1])
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("../x")
	f.Fuzz(func(t *testing.T, name string) {
		got := FileName(name)
		if got == "" || len(got) > longestName+1 || got != filepath.Base(got) || strings.ContainsAny(got, "/\\\x00:") || strings.HasPrefix(got, ".") || strings.HasPrefix(got, "-") {
			t.Errorf("%q becomes %q", name, got)
		}
	})
}

const three = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:a\r\nFN:Anna Weber\r\nN:Weber;Anna;;;\r\nADR:;;Weg 1;Köln;;50667;\r\nCATEGORIES:Chor\r\nX-SHOE-SIZE:38\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:b\r\nFN:Anna Weber\r\nN:Weber;Anna;;;\r\nCATEGORIES:Chor\r\nBDAY:1980-05-09\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nORG:../böse/..\r\nEND:VCARD\r\n"

func open(t *testing.T) *Program {
	t.Helper()
	p, err := Open(filepath.Join(t.TempDir(), "book"), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

func bring(t *testing.T, p *Program, paths ...string) {
	t.Helper()
	sources, err := importing.Files(paths)
	if err == nil {
		_, err = p.Imports.Commit(context.Background(), sources, importing.Options{}, func(importing.Progress) {})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// everybody gives the contacts without what is the book's own.
func everybody(t *testing.T, p *Program) []string {
	t.Helper()
	var all []string
	err := p.Contacts.EachWhole(context.Background(), contact.Leaving{}, func(c contact.Contact) error {
		c.ID, c.Created, c.Changed, c.Revision = "", "", "", 0
		text, err := json.Marshal(c)
		all = append(all, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

func TestExportEach(t *testing.T) {
	p, ctx := open(t), context.Background()
	file := filepath.Join(t.TempDir(), "three.vcf")
	if err := os.WriteFile(file, []byte(three), 0o600); err != nil {
		t.Fatal(err)
	}
	bring(t, p, file)
	for _, version := range []string{"3.0", "4.0"} {
		dir := filepath.Join(t.TempDir(), "new", "cards")
		for range 2 { // a second time replaces
			if n, err := p.ExportEach(ctx, dir, version, contact.Leaving{}); n != 3 || err != nil {
				t.Fatal(n, err)
			}
		}
		found, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(found) != 3 {
			t.Fatalf("%q %v", found, err)
		}
		for i, want := range []string{"Anna Weber 2.vcf", "Anna Weber.vcf", "_böse_...vcf"} {
			if i == 2 {
				want = "_böse_.vcf"
			}
			if !slices.Contains(found, filepath.Join(dir, want)) {
				t.Errorf("no %s in %q", want, found)
			}
		}
		again := open(t)
		bring(t, again, found...)
		if before, after := everybody(t, p), everybody(t, again); !slices.Equal(before, after) {
			t.Errorf("%s: %q came back as %q", version, before, after)
		}
	}
	if n, err := p.ExportEach(ctx, filepath.Join(t.TempDir(), "x"), "4.0", contact.Leaving{Circle: "Chor"}); n != 2 || err != nil {
		t.Errorf("the circle: %d %v", n, err)
	}
	if _, err := p.ExportEach(ctx, file, "4.0", contact.Leaving{}); fault.Code(err) != "export.folder" {
		t.Errorf("into a file: %v", err)
	}
}

func TestOutgoingFaults(t *testing.T) {
	p, ctx, dir := open(t), context.Background(), t.TempDir()
	nowhere, nobody := contact.Leaving{Circle: "x"}, contact.Leaving{IDs: []string{"nobody"}}
	target := filepath.Join(dir, "old.pdf")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for code, do := range map[string]func() error{
		"export.circle":     func() error { _, err := p.ExportTable(ctx, filepath.Join(dir, "x.csv"), nowhere); return err },
		"contact.not-found": func() error { _, err := p.PrintList(ctx, target, PaperOptions{Who: nobody}); return err },
		"export.version":    func() error { _, err := p.ExportEach(ctx, dir, "2.1", contact.Leaving{}); return err },
		"print.kind":        func() error { _, err := p.PrintList(ctx, filepath.Join(dir, "x.doc"), PaperOptions{}); return err },
		"print.paper":       func() error { _, err := p.PrintList(ctx, target, PaperOptions{Paper: "A0"}); return err },
		"print.format":      func() error { _, err := p.PrintLabels(ctx, target, PaperOptions{Format: "9x9"}); return err },
		"print.skip":        func() error { _, err := p.PrintLabels(ctx, target, PaperOptions{Skip: 21}); return err },
		"export.failed": func() error {
			_, err := p.ExportTable(ctx, filepath.Join(dir, "no", "x.csv"), contact.Leaving{})
			return err
		},
	} {
		if err := do(); fault.Code(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if left, err := os.ReadFile(target); err != nil || string(left) != "old" {
		t.Errorf("a failed print has left %q %v", left, err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("something is left: %v", files)
	}
}

func TestHandover(t *testing.T) {
	p := open(t)
	made, _, err := p.Contacts.NewFrom(context.Background(), "Käthe Brandt", []string{"note=geheim", "phone=1"})
	if err != nil {
		t.Fatal(err)
	}
	h, err := p.Handover(context.Background(), made.ID)
	if err != nil || h.LeftOut(message.German) != "Nicht dabei, weil in einen Code nur wenig passt: Notizen." {
		t.Errorf("%q %v", h.LeftOut(message.German), err)
	}
	entry, err := vcard.NewDecoder(strings.NewReader(h.Card), vcard.Options{}).Decode()
	if err != nil || contact.View(entry.Card).Name != "Käthe Brandt" {
		t.Error(h.Card, err)
	}
}
