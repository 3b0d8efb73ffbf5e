package cli

import (
	"encoding/json"
	"strings"
	"testing"
)

// The line of the product's issue, in the terminal: shown, not saved unasked, saved as one change, and taken back by one undo.
func TestAddShowsThenSavesAsOneChange(t *testing.T) {
	b := newBook(t)
	b.does("new", "Anna Weber")
	b.does("new", "Jonas Krüger")
	const line = "gestern Mittagessen mit Anna und Jonas, sucht Steuerberater, in 3 Wochen nachfragen"
	shown := b.run("add", line, "--lang", "de").exits(exitDone)
	for _, want := range []string{"Essen, 2026-02-28", "Anna Weber, Jonas Krüger", "Steuerberater", "Nachfragen: Steuerberater", "2026-03-22"} {
		if !strings.Contains(shown.out, want) {
			t.Errorf("does not show %q:\n%s", want, shown.out)
		}
	}
	if !strings.Contains(shown.err, "--yes") {
		t.Errorf("does not say that nothing is saved: %q", shown.err)
	}
	if out := b.does("encounters"); strings.Contains(out, "Anna") {
		t.Errorf("saved without being asked: %s", out)
	}
	b.does("add", line, "--yes")
	for command, want := range map[string]string{"encounters": "Anna Weber, Jonas Krüger", "need list": "Steuerberater", "followup list": "Nachfragen: Steuerberater"} {
		if out := b.does(strings.Fields(command)...); !strings.Contains(out, want) {
			t.Errorf("%s has no %q:\n%s", command, want, out)
		}
	}
	b.does("undo")
	for command, gone := range map[string]string{"encounters": "Mittagessen", "need list": "Steuerberater", "followup list": "Steuerberater"} {
		if out := b.does(strings.Fields(command)...); strings.Contains(out, gone) {
			t.Errorf("after undo %s still has %q:\n%s", command, gone, out)
		}
	}
}

func TestAddAsksWhoIsMeant(t *testing.T) {
	b := newBook(t)
	b.does("new", "Max Schmidt")
	b.does("new", "Max Bauer")
	several := b.run("add", "--yes", "Coffee with Max").exits(exitFailed)
	for _, want := range []string{"Max Schmidt", "Max Bauer", "--person"} {
		if !strings.Contains(several.err, want) {
			t.Errorf("does not say %q: %s", want, several.err)
		}
	}
	var people struct {
		People []struct {
			Choices []struct{ ID, Name string }
		}
	}
	if err := json.Unmarshal([]byte(b.run("add", "Coffee with Max", "--json").exits(exitFailed).out), &people); err != nil || len(people.People) != 1 || len(people.People[0].Choices) != 2 {
		t.Fatalf("%v %+v", err, people)
	}
	b.does("add", "--yes", "Coffee with Max", "--person", "Max="+people.People[0].Choices[1].ID)
	if out := b.does("encounters"); !strings.Contains(out, people.People[0].Choices[1].Name) {
		t.Errorf("another Max: %s", out)
	}
	b.run("add", "--yes", "loves cats").exits(exitFailed)
	b.run("add", "--yes", "  ").exits(exitFailed)
	if out := b.does("add", "--yes", "loves cats", "--person", "Max Bauer"); !strings.Contains(out, "Max Bauer") {
		t.Errorf("nobody loves cats: %s", out)
	}
}

// What a line gives, as text and as JSON.
func TestAddDocuments(t *testing.T) {
	inText, inJSON := newBook(t), newBook(t)
	for _, b := range []*book{inText, inJSON} {
		b.does("new", "Anna Weber")
		b.does("new", "Käthe Brandt")
	}
	for _, step := range [][]string{
		{"add-shown", "add", "Coffee with Anna Weber tomorrow 15:00, looks for a tax adviser"},
		{"add", "add", "--yes", "yesterday lunch with Kaethe and Bob Miller at Café Mitte, both need a plumber, follow up in 3 weeks"},
	} {
		name, args := step[0], step[1:]
		golden(t, "text/"+name+".txt", plainIDs(inText.does(args...)))
		var document any
		if err := json.Unmarshal([]byte(inJSON.does(append(args, "--json")...)), &document); err != nil {
			t.Fatal(err)
		}
		noNulls(t, name, document)
		golden(t, "json/"+name+".json", plainIDs(indented(t, document)))
	}
}
