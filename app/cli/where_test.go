package cli

import (
	"strings"
	"testing"
)

// TestFilterDocuments walks through filters and saved views, as JSON and as text.
func TestFilterDocuments(t *testing.T) {
	b, inText := newBook(t), newBook(t)
	file := write(t, "two.vcf", twoCards)
	for _, step := range []struct {
		name string
		args []string
	}{
		{"", []string{"import", file}},
		{"list-where", []string{"list", "--where", "circle:hamburg has:birthday"}},
		{"list-where-nobody", []string{"list", "--where", "Kreis:Hamburg nicht hat:Telefon"}},
		{"search-where", []string{"search", "brandt", "--where", "place:Köln"}},
		{"search-where-nobody", []string{"search", "brandt", "--where", "place:Bonn"}},
		{"view-save", []string{"view", "save", "In  Köln", "Ort:Köln"}},
		{"view-change", []string{"view", "save", "in koeln", "Ort:Köln hat:Geburtstag"}},
		{"view-list", []string{"view", "list"}},
		{"list-view", []string{"list", "--view", "in koeln", "--where", "has:email or has:photo"}},
		{"view-remove", []string{"view", "remove", "in köln"}},
		{"view-empty", []string{"view", "list"}},
	} {
		t.Run(step.name, func(t *testing.T) {
			b.t, inText.t = t, t
			r := b.run(append(step.args, "--json")...).exits(exitDone)
			text := inText.run(step.args...).exits(exitDone)
			if step.name == "" {
				return
			}
			document := any("")
			r.document(&document)
			noNulls(t, step.name, document)
			golden(t, "json/"+step.name+".json", plainIDs(indented(t, document)))
			golden(t, "text/"+step.name+".txt", plainIDs(text.out))
		})
	}
	b.t, inText.t = t, t
	for where, want := range map[string]string{
		"imported:two.vcf": "Brandt", "Import:TWO": "Brandt", "imported=two": "Nobody", "imported=t*.vcf": "Brandt", "imported:vcard": "Brandt", "imported:t_o": "Nobody",
	} {
		if out := b.does("list", "--where", where); !strings.Contains(out, want) {
			t.Errorf("%s: %s", where, out)
		}
	}
	for _, c := range []struct {
		code int
		args []string
		says string
	}{
		{exitUsage, []string{"list", "--where", "kreiss:Hamburg"}, "Gemeint ist vielleicht „kreis:“"},
		{exitUsage, []string{"list", "--where", "Ort:Köln und ("}, "Zeichen 15"},
		{exitUsage, []string{"search", "x", "--where", "hat:Flöhe"}, "„Flöhe“"},
		{exitUsage, []string{"view", "save", "x", "nicht"}, "wird eine Bedingung erwartet"},
		{exitUsage, []string{"view", "save", "x", " "}, "braucht einen Filter"},
		{exitUsage, []string{"view", "save", " ", "a"}, "braucht einen Namen"},
		{exitUsage, []string{"view", "save", "x"}, "kith view save NAME AUSDRUCK"},
		{exitFailed, []string{"view", "remove", "x"}, "Eine Ansicht „x“ gibt es nicht."},
		{exitFailed, []string{"list", "--view", "x"}, "Eine Ansicht „x“ gibt es nicht."},
	} {
		r := b.run(append([]string{"--lang", "de"}, c.args...)...)
		if r.code != c.code || !strings.Contains(r.err, c.says) || r.out != "" {
			t.Errorf("kith %s: exit %d\nout: %s\nerr: %s", strings.Join(c.args, " "), r.code, r.out, r.err)
		}
	}
}
