package letter

import (
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
)

// The placeholders by the names they have in a text. In German texts people write the German names; either is read in either language.
const (
	Salute       = "salutation"
	GivenName    = "given"
	FamilyName   = "family"
	FullName     = "name"
	Organisation = "organisation"
	Age          = "age"
	Years        = "years"
	Occasion     = "occasion"
	Sender       = "sender"
)

// Placeholders are their names in the order in which they are offered.
var Placeholders = []string{Salute, GivenName, FamilyName, FullName, Organisation, Age, Years, Occasion, Sender}

var germanNames = map[string]string{
	Salute: "anrede", GivenName: "vorname", FamilyName: "nachname", FullName: "name", Organisation: "organisation", Age: "alter", Years: "jahre",
	Occasion: "anlass", Sender: "absender",
}

// Placeholder is the name of a placeholder in a language.
func Placeholder(name string, lang message.Language) string {
	if lang == message.German {
		return germanNames[name]
	}
	return name
}

// placeholder finds the placeholder that a word in braces means.
func placeholder(word string) (string, bool) {
	word = strings.ToLower(word)
	for _, name := range Placeholders {
		if word == name || word == germanNames[name] {
			return name, true
		}
	}
	return "", false
}

// part is a stretch of a text: words, or a placeholder.
type part struct{ words, name string }

// parse takes a text apart. What stands in braces and is one word is a placeholder; any other brace is itself. Fault:
// letter.placeholder.
func parse(text string) ([]part, error) {
	var parts []part
	add := func(words string) {
		if words != "" {
			parts = append(parts, part{words: words})
		}
	}
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			add(text)
			return parts, nil
		}
		end := strings.IndexAny(text[open+1:], "{}\n")
		if end < 1 || text[open+1+end] != '}' || !isWord(text[open+1:open+1+end]) {
			add(text[:open+1])
			text = text[open+1:]
			continue
		}
		word := strings.TrimSpace(text[open+1 : open+1+end])
		name, ok := placeholder(word)
		if !ok {
			return nil, fault.New("letter.placeholder", message.Args{"word": "{" + word + "}"})
		}
		add(text[:open])
		parts = append(parts, part{name: name, words: text[open : open+end+2]})
		text = text[open+end+2:]
	}
}

func isWord(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return r < 0x80 && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '_' && r != '-'
	})
}

// Check reports whether a text has placeholders that there are not. Fault: letter.placeholder.
func Check(t Text) error {
	if _, err := parse(t.Subject); err != nil {
		return err
	}
	_, err := parse(t.Body)
	return err
}

// Uses lists the placeholders of a text, each once.
func Uses(t Text) []string {
	found := []string{}
	for _, text := range []string{t.Subject, t.Body} {
		parts, _ := parse(text)
		for _, p := range parts {
			if p.name != "" && !slices.Contains(found, p.name) {
				found = append(found, p.name)
			}
		}
	}
	return found
}

// Fill puts values in the places of the placeholders. What has no value stays as it is and is listed in missing, so that no letter
// says "congratulations on your . birthday"; only an empty sender goes, with its line where it is alone on it. Values are put in as
// they are: braces in a name are no placeholders. Fault: letter.placeholder.
func Fill(t Text, values map[string]string) (filled Text, missing []string, err error) {
	missing = []string{}
	if filled.Subject, err = fill(t.Subject, values, &missing); err != nil {
		return Text{}, nil, err
	}
	if filled.Body, err = fill(t.Body, values, &missing); err != nil {
		return Text{}, nil, err
	}
	// A subject is one line whatever was filled in.
	filled.Subject = tidy(filled.Subject)
	return filled, missing, nil
}

func fill(text string, values map[string]string, missing *[]string) (string, error) {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	kept := lines[:0]
	for _, line := range lines {
		parts, err := parse(line)
		if err != nil {
			return "", err
		}
		var out strings.Builder
		silent := false
		for _, p := range parts {
			value := tidy(values[p.name])
			switch {
			case p.name == "":
				out.WriteString(p.words)
			case value != "":
				out.WriteString(value)
			case p.name == Sender:
				silent = true
			default:
				out.WriteString(p.words)
				if !slices.Contains(*missing, p.name) {
					*missing = append(*missing, p.name)
				}
			}
		}
		if silent && strings.TrimSpace(out.String()) == "" {
			continue
		}
		kept = append(kept, out.String())
	}
	return strings.TrimRight(strings.Join(kept, "\n"), " \n"), nil
}
