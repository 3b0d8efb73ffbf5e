package cli

import (
	"testing"
)

const acmeCards = `BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:00000000-0000-4000-8000-00000000000a
FN:Anna Weber
N:Weber;Anna;;;
ORG;X-KITH-FROM=2019-06:ACME GmbH;Einkauf
TITLE:Leiterin
ADR;TYPE=home:;;Hauptstr. 1;Köln;;50667;
X-KITH-ROLE:Müller AG;;Lehrling;;2001;2004
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:jan@example.org
FN:Jan Weber
N:Weber;Jan;;;
ORG:Acme
TITLE:Lagerist
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Eva Beck
N:Beck;Eva;;;
ORG:Müller AG
ORG:Chorverband
TITLE:Vorstand
TITLE:Kassenwartin
END:VCARD
`

// TestOrganisationDocuments walks through jobs, organisations and a household, as text and as JSON.
func TestOrganisationDocuments(t *testing.T) {
	b, inText := newBook(t), newBook(t)
	file := write(t, "acme.vcf", acmeCards)
	b.does("import", file)
	inText.does("import", file)
	for _, step := range []struct {
		name string
		code int
		args []string
	}{
		{"role-list", 0, []string{"role", "list", "Anna", "Weber"}},
		{"role-list-two", 0, []string{"role", "list", "Eva Beck"}},
		{"role-add-former", 0, []string{"role", "add", "Jan Weber", "--organisation", "Werft; Nord", "--title", "Schweißer", "--unit", "Halle 3", "--from", "2001", "--to", "2006-02"}},
		{"role-add", 0, []string{"role", "add", "Jan Weber", "--organisation", "Feuerwehr", "--role", "Löschmeister", "--to", "2028"}},
		{"role-add-nothing", 2, []string{"role", "add", "Jan Weber", "--from", "2001"}},
		{"role-add-date", 2, []string{"role", "add", "Jan Weber", "--title", "x", "--from", "letztens"}},
		{"organisation-list", 0, []string{"organisation", "list"}},
		{"organisation-list-text", 0, []string{"organisation", "list", "mull", "--limit", "1"}},
		{"organisation-show", 0, []string{"organisation", "show", "acme"}},
		{"organisation-show-former", 0, []string{"organisation", "show", "Mueller AG"}},
		{"organisation-show-several", 1, []string{"organisation", "show", "a"}},
		{"organisation-show-none", 1, []string{"organisation", "show", "Nirgends"}},
		{"organisation-rename-none", 1, []string{"organisation", "rename", "Chorverband", "Sängerbund"}},
		{"organisation-record", 0, []string{"organisation", "record", "ACME", "GmbH"}},
		{"organisation-record-again", 0, []string{"organisation", "record", "acme"}},
		{"move-which", 1, []string{"move", "Eva Beck", "--organisation", "ACME GmbH"}},
		{"move", 0, []string{"move", "Eva Beck", "--organisation", "ACME GmbH", "--title", "Chefin", "--leaves", "müller", "--from", "2026-02"}},
		{"move-undated", 0, []string{"move", "Anna Weber", "--organisation", "Müller AG", "--title", "Vorstand"}},
		{"role-end", 0, []string{"role", "end", "Jan Weber", "--organisation", "acme", "--to", "2025"}},
		{"role-end-none", 1, []string{"role", "end", "Jan Weber", "--organisation", "acme"}},
		{"role-remove", 0, []string{"role", "remove", "Jan Weber", "--organisation", "feuerwehr"}},
		{"organisation-show-moved", 0, []string{"organisation", "show", "ACME"}},
		{"organisation-rename", 0, []string{"organisation", "rename", "ACME", "Zenith SE", "--people"}},
		{"household-list-none", 0, []string{"household", "list"}},
		{"household-create", 0, []string{"household", "create", "Anna Weber", "Jan Weber", "--spouses"}},
		{"household-add", 0, []string{"household", "add", "Anna Weber", "Eva Beck"}},
		{"household-show", 0, []string{"household", "show", "Jan Weber"}},
		{"household-list", 0, []string{"household", "list"}},
		{"role-show", 0, []string{"show", "Anna Weber"}},
		{"organisation-contact", 0, []string{"show", "Zenith SE"}},
		{"household-leave", 0, []string{"household", "leave", "Jan Weber"}},
		{"household-leave-again", 1, []string{"household", "leave", "Jan Weber"}},
		{"organisation-history", 0, []string{"history"}},
	} {
		t.Run(step.name, func(t *testing.T) {
			b.t, inText.t = t, t
			r := b.run(append(step.args, "--json")...).exits(step.code)
			if step.code == exitDone {
				var document any
				r.document(&document)
				noNulls(t, step.name, document)
				golden(t, "json/"+step.name+".json", plainIDs(indented(t, document)))
			} else if r.out != "" {
				t.Errorf("standard output has %q", r.out)
			}
			text := inText.run(step.args...).exits(step.code)
			golden(t, "text/"+step.name+".txt", plainIDs(text.out+text.err))
		})
	}
}
