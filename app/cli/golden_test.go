package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const twoCards = `BEGIN:VCARD
VERSION:3.0
UID:kaethe@example.org
N:Brandt;Käthe;;Dr.;
FN:Dr. Käthe Brandt
NICKNAME:Kätchen
ORG:ACME GmbH;Einkauf
TITLE:Leiterin
EMAIL;TYPE=WORK,PREF:k@example.org
item1.TEL:+49 30 23125 001
item1.X-ABLabel:Boot
ADR;TYPE=HOME:;;Hauptstr. 1;Köln;;50667;Deutschland
BDAY:1980-05-09
URL:https://example.org
NOTE:erste Zeile\nzweite Zeile
CATEGORIES:Hamburg,Chor
X-ANDROID-CUSTOM;X=1:vnd.example/thing;a
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:李小龍
N:李;小龍;;;
TEL;TYPE=CELL:+886 900 000 000
END:VCARD
`

// TestDocuments walks through a small book and compares every JSON document, and every text beside it.
func TestDocuments(t *testing.T) {
	b := newBook(t)
	file := write(t, "two.vcf", twoCards)
	broken := write(t, "broken.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Jan\nthis is no property\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
	target := t.TempDir()
	steps := []struct {
		name string
		code int
		args []string
	}{
		{"empty-list", 0, []string{"list"}},
		{"empty-history", 0, []string{"history"}},
		{"empty-followups", 0, []string{"followup", "list"}},
		{"empty-encounters", 0, []string{"encounters"}},
		{"import-dry", 0, []string{"import", file, "--dry-run"}},
		{"import", 0, []string{"import", file}},
		{"import-again", 0, []string{"import", file}},
		{"import-broken", 3, []string{"import", broken, "--circle", "Neu"}},
		{"imports", 0, []string{"imports"}},
		{"list", 0, []string{"list"}},
		{"list-limit", 0, []string{"list", "--limit", "1", "--sort", "last"}},
		{"list-circle", 0, []string{"list", "--circle", "hamburg"}},
		{"search", 0, []string{"search", "einkauf"}},
		{"search-near", 0, []string{"search", "Brannt"}},
		{"search-nothing", 0, []string{"search", "qqqqqq"}},
		{"show", 0, []string{"show", "Dr.", "Käthe", "Brandt"}},
		{"new", 0, []string{"new", "Anna", "Maria", "Weber", "email=work:anna@example.org", "circle=Hamburg", "note=zwei\nZeilen"}},
		{"new-organisation", 0, []string{"new", "Werft & Söhne", "kind=organisation", "url=https://werft.example"}},
		{"edit", 0, []string{"edit", "Anna", "Maria", "Weber", "phone+=cell:+49 171 2345", "birthday=--03-01", "email-=anna@example.org"}},
		{"edit-same", 0, []string{"edit", "Anna Maria Weber", "birthday=--03-01"}},
		{"circle-list", 0, []string{"circle", "list"}},
		{"circle-add", 0, []string{"circle", "add", "Chor", "Anna Maria Weber", "李小龍"}},
		{"circle-remove", 0, []string{"circle", "remove", "chor", "李小龍"}},
		{"encounter", 0, []string{"encounter", "Anna Maria Weber", "Dr. Käthe Brandt", "--kind", "meal", "--date", "2026-02-27", "--note", "sucht eine Steuerberatung"}},
		{"encounters", 0, []string{"encounters", "Anna Maria Weber"}},
		{"encounter-whole", 0, []string{"encounter", "Anna Maria Weber", "--new", "Eva Neumann", "--kind", "event", "--date", "2025-21", "--place", "Café Mitte", "--people", "40", "--by", "them",
			"--link", "https://example.org/talk", "--note", "Vortrag; @Dr. Käthe Brandt, @Niemand und a@b.example"}},
		{"encounter-list", 0, []string{"encounter", "list", "--text", "kathe vortrag"}},
		{"encounter-list-kind", 0, []string{"encounter", "list", "--kind", "letter", "--circle", "Hamburg"}},
		{"encounter-edit", 0, []string{"encounter", "edit", "Eva Neumann", "--date", "2026-02-28", "--time", "9:30", "--without", "Anna Maria Weber", "--link", "", "--kind", "call"}},
		{"encounter-list-circle", 0, []string{"encounter", "list", "--circle", "hamburg", "--until", "2026-02-27", "--limit", "1"}},
		{"encounter-delete", 0, []string{"encounter", "delete", "Eva Neumann"}},
		{"encounter-undo", 0, []string{"undo"}},
		{"followup-add", 0, []string{"followup", "add", "Anna Maria Weber", "--due", "tomorrow 10:00", "--title", "Vertrag schicken"}},
		{"followup-day", 0, []string{"followup", "add", "李小龍", "--due", "2026-04-01", "--note", "Notiz"}},
		{"followups", 0, []string{"followup", "list"}},
		{"followups-before", 0, []string{"followup", "list", "--due", "before:2026-03-15"}},
		{"followup-snooze", 0, []string{"followup", "snooze", "Vertrag", "schicken", "--until", "in 3 weeks"}},
		{"followup-done", 0, []string{"followup", "done", "vertrag"}},
		{"followups-done", 0, []string{"followup", "list", "--done"}},
		{"followup-reopen", 0, []string{"followup", "reopen", "Vertrag schicken"}},
		{"search-encounter", 0, []string{"search", "steuerberatung"}},
		{"followup-delete", 0, []string{"followup", "delete", "Vertrag schicken"}},
		{"calendar", 0, []string{"calendar", filepath.Join(target, "k.ics")}},
		{"calendar-since", 0, []string{"calendar", filepath.Join(target, "k.ics"), "--since-last", "--kinds", "followups"}},
		{"export", 0, []string{"export", filepath.Join(target, "one.vcf"), "李小龍"}},
		{"export-table", 0, []string{"export", filepath.Join(target, "people.csv")}},
		{"export-each", 0, []string{"export", filepath.Join(target, "cards"), "--each", "--version", "3.0"}},
		{"print-list", 0, []string{"print", "list", filepath.Join(target, "list.pdf")}},
		{"print-labels", 0, []string{"print", "labels", filepath.Join(target, "labels.html"), "--country", "de", "--skip", "2"}},
		{"print-skip", 2, []string{"print", "labels", filepath.Join(target, "labels.pdf"), "--skip", "21"}},
		{"print-kind", 2, []string{"print", "list", filepath.Join(target, "list.txt")}},
		{"qr", 0, []string{"qr", "李小龍"}},
		{"qr-picture", 0, []string{"qr", "李小龍", filepath.Join(target, "qr.png")}},
		{"export-all", 0, []string{"export", filepath.Join(target, "all"), "--all"}},
		{"delete", 0, []string{"delete", "李小龍"}},
		{"undo", 0, []string{"undo"}},
		{"redo", 0, []string{"redo"}},
		{"undo-kept", 0, []string{"undo", "1"}},
		{"undo-import", 0, []string{"undo", "3"}},
		{"history", 0, []string{"history", "--limit", "4"}},
	}
	// Every step is done twice, in one book as text and in another as JSON.
	inText := newBook(t)
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			b.t, inText.t = t, t
			r := b.run(append(step.args, "--json")...).exits(step.code)
			document := any("")
			if r.out != "" || step.code == exitDone {
				r.document(&document)
			}
			if r.err != "" && step.code == exitDone {
				t.Errorf("standard error has %q", r.err)
			}
			noNulls(t, step.name, document)
			tidy := func(text string) string {
				text = strings.NewReplacer(target+string(os.PathSeparator), "", file, "two.vcf", broken, "broken.vcf").Replace(text)
				return plainIDs(strings.ReplaceAll(text, filepath.ToSlash(target)+"/", ""))
			}
			golden(t, "json/"+step.name+".json", tidy(indented(t, document)))
			text := inText.run(step.args...).exits(step.code)
			golden(t, "text/"+step.name+".txt", tidy(text.out))
		})
	}
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// plainIDs numbers the ids of a text in the order in which they come.
func plainIDs(text string) string {
	known := map[string]string{}
	return uuids.ReplaceAllStringFunc(text, func(id string) string {
		if known[id] == "" {
			known[id] = fmt.Sprintf("ID-%d", len(known)+1)
		}
		return known[id]
	})
}

func indented(t *testing.T, document any) string {
	t.Helper()
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// noNulls: lists are never null, nor is anything else but a photo there is not and a change that changed nothing.
func noNulls(t *testing.T, at string, value any) {
	t.Helper()
	switch v := value.(type) {
	case map[string]any:
		for name, member := range v {
			if name != "photo" && name != "change" {
				noNulls(t, at+"."+name, member)
			}
		}
	case []any:
		for _, member := range v {
			noNulls(t, at+"[]", member)
		}
	case nil:
		t.Errorf("%s is null", at)
	}
}

func TestHelp(t *testing.T) {
	b := newBook(t)
	for _, lang := range []string{"en", "de"} {
		for _, command := range []string{
			"", "add", "list", "search", "show", "new", "edit", "delete", "duplicates", "duplicates dismiss", "merge", "circle", "circle add", "circle remove", "circle rename", "encounter", "encounter list", "encounter edit", "encounter delete", "encounters",
			"encounter import",
			"bin", "bin list", "bin restore", "bin purge",
			"followup", "followup add", "followup list", "followup done", "followup reopen", "followup snooze", "followup delete",
			"rhythm", "rhythm list", "rhythm snooze", "rhythm rest",
			"write", "template", "template list", "template show", "template add", "template edit", "template delete", "address",
			"import", "imports", "imports undo", "sample", "export", "calendar", "print", "print list", "print labels", "qr", "undo", "redo", "history", "completion", "version", "help",
			"role", "role list", "role add", "role end", "role remove", "move", "organisation", "organisation list", "organisation show",
			"sync", "sync setup", "sync status", "sync put-back", "sync remove",
			"organisation record", "organisation rename", "household", "household create", "household add", "household leave", "household show", "household list",
		} {
			words := strings.Fields(command)
			help := b.does(append(words, "--help", "--lang", lang)...)
			name := strings.Join(append([]string{"kith"}, words...), "-")
			golden(t, "help/"+lang+"/"+name+".txt", help)
			if command != "help" {
				if other := b.does(append([]string{"help", "--lang=" + lang}, words...)...); other != help {
					t.Errorf("kith help %s says something else than --help", command)
				}
			}
			if left := regexp.MustCompile(`(?m)^.*\b(help|usage|done|field|terminal)\.[a-z]`).FindString(help); left != "" {
				t.Errorf("%s %s: a text is missing: %s", lang, command, left)
			}
		}
	}
	if _, err := os.Stat(b.dir); !os.IsNotExist(err) {
		t.Error("help has opened the vault")
	}
}

// The words of one language must not turn up in the other.
func TestHelpIsInOneLanguage(t *testing.T) {
	foreign := map[string]*regexp.Regexp{
		"de": regexp.MustCompile(`(?i)\b(usage|options|commands|examples|default|prints? (the|what|which|one)|show this)\b`),
		"en": regexp.MustCompile(`(?i)\b(aufruf|optionen|befehle|beispiele|zeigen|ausgeben|kennung)\b`),
	}
	for lang, words := range foreign {
		files, err := filepath.Glob(filepath.Join("testdata", "help", lang, "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatal("no help", err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if found := words.FindString(string(text)); found != "" {
				t.Errorf("%s has %q", file, found)
			}
		}
	}
}
