package cli

import (
	"archive/zip"
	"io"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLetters walks through a small book and compares what the terminal says of letters, templates and forms of address.
func TestLetters(t *testing.T) {
	file := write(t, "two.vcf", twoCards)
	text := write(t, "text.txt", "\ufeff{anrede},\r\n\r\nwir feiern. Kommst du, {vorname}?\r\n{absender}\r\n")
	wrongText := write(t, "wrong.txt", "{vornahme}")
	target := t.TempDir()
	steps := []struct {
		name string
		code int
		args []string
	}{
		{"", 0, []string{"import", file}},
		{"address-none", 0, []string{"address"}},
		{"address-usual", 0, []string{"address", "--form", "sie", "--language", "de", "--sender", "Mo Beispiel"}},
		{"address-person", 0, []string{"address", "Käthe Brandt", "--gender", "frau"}},
		{"address-both", 0, []string{"address", "Käthe Brandt", "李小龍", "--language", "en"}},
		{"", 0, []string{"undo"}},
		{"address-circle", 0, []string{"address", "--circle", "chor", "--form", "du"}},
		{"address-list", 0, []string{"address"}},
		{"address-by-circle", 0, []string{"address", "Käthe Brandt"}},
		{"address-show", 0, []string{"show", "Käthe Brandt"}},
		{"address-unknown", 1, []string{"address", "--circle", "Nirgends", "--form", "du"}},
		{"write", 0, []string{"write", "Käthe Brandt", "--template", "geburtstag"}},
		{"write-round", 0, []string{"write", "李小龍", "--template", "round-birthday", "--form", "sie", "--language", "en"}},
		{"write-text", 0, []string{"write", "Käthe Brandt", "--subject", "Fest für {name}", "--text", text}},
		{"write-wrong", 1, []string{"write", "Käthe Brandt", "--text", wrongText}},
		{"write-unread", 1, []string{"write", "Käthe Brandt", "--text", filepath.Join(target, "none")}},
		{"write-no-template", 1, []string{"write", "Käthe Brandt", "--template", "Trinkspruch"}},
		{"write-eml", 3, []string{"write", "Käthe Brandt", "李小龍", "--template", "season", "--eml", filepath.Join(target, "out"), "--log"}},
		{"write-eml-none", 1, []string{"write", "李小龍", "--template", "season", "--eml", filepath.Join(target, "out")}},
		{"write-log", 3, []string{"write", "Käthe Brandt", "李小龍", "--template", "thanks", "--log"}},
		{"write-logged", 0, []string{"encounters"}},
		{"", 0, []string{"undo"}},
		{"write-undone", 0, []string{"encounters"}},
		{"template-list", 0, []string{"template", "list"}},
		{"template-add", 0, []string{"template", "add", "Mein", "Dank", "--from", "thanks", "--manner", "de-formal", "--text", ""}},
		{"template-edit", 0, []string{"template", "edit", "mein dank", "--manner", "de-informal", "--subject", "Danke, {vorname}!", "--kind", "greeting"}},
		{"template-show", 0, []string{"template", "show", "Mein Dank"}},
		{"template-taken", 1, []string{"template", "add", "Birthday", "--text", text}},
		{"template-wrong", 1, []string{"template", "edit", "Mein Dank", "--text", wrongText}},
		{"template-builtin", 1, []string{"template", "delete", "thanks"}},
		{"template-delete", 0, []string{"template", "delete", "Mein Dank"}},
		{"", 0, []string{"undo"}},
		{"template-back", 0, []string{"template", "list"}},
	}
	place := strings.NewReplacer(target, "DIR", wrongText, "FILE").Replace
	inText, inJSON := newBook(t), newBook(t)
	for _, step := range steps {
		r := inJSON.run(append(step.args, "--json")...).exits(step.code)
		said := inText.run(append(step.args, "--lang", "de")...).exits(step.code)
		if step.name == "" {
			continue
		}
		if r.out != "" || step.code == exitDone {
			var document any
			r.document(&document)
			noNulls(t, step.name, document)
			golden(t, "json/letters-"+step.name+".json", plainIDs(place(indented(t, document))))
		}
		golden(t, "text/letters-"+step.name+".txt", plainIDs(place(said.out+said.err)))
	}
	for _, args := range [][]string{
		{"write"}, {"write", "Käthe Brandt", "--circle", "Chor"}, {"write", "Käthe Brandt", "--form", "ihr"}, {"template"}, {"template", "add"}, {"template", "add", "x", "--manner", "fr"},
		{"address", "Käthe Brandt", "--sender", "x"}, {"address", "--gender", "frau"}, {"address", "--circle", "Chor", "--language", "de"},
	} {
		inText.run(args...).exits(exitUsage)
	}

	// Both books wrote into the same folder; nothing was written over.
	draft, err := os.Open(filepath.Join(target, "out", "Dr. Käthe Brandt 2.eml"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = draft.Close() }()
	read, err := mail.ReadMessage(draft)
	if err != nil {
		t.Fatal(err)
	}
	to, err := mail.ParseAddress(read.Header.Get("To"))
	if err != nil || to.Name != "Dr. Käthe Brandt" || to.Address != "k@example.org" {
		t.Errorf("%v %v", to, err)
	}
	if subject, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil || subject != "Frohe Weihnachten und ein gutes neues Jahr" {
		t.Error(subject, err)
	}

	archive := filepath.Join(target, "out.zip")
	inText.run("write", "Käthe Brandt", "--template", "season", "--eml", archive).exits(exitDone)
	zipped, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = zipped.Close() }()
	if len(zipped.File) != 1 || zipped.File[0].Name != "Dr. Käthe Brandt.eml" {
		t.Fatal(zipped.File)
	}
	inside, err := zipped.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(inside); err != nil || !strings.Contains(string(text), "X-Unsent: 1\r\n") {
		t.Errorf("%s %v", text, err)
	}
	// Standard input is a text, too.
	if r := inText.with(strings.NewReader("Hallo {name}"), "write", "Käthe Brandt", "--text", "-").exits(exitDone); !strings.Contains(r.out, "Hallo Dr. Käthe Brandt") {
		t.Error(r.out)
	}
}
