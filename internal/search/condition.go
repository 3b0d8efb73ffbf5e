package search

import (
	"fmt"
	"strings"
)

// A condition is a question that filters ask of the index: not the best hits, but all that fit. It is SQL over a column that holds
// keys of contacts, with its arguments. These functions know no vault, so that a filter can be put into SQL before it is asked. In a
// text a star stands for anything.

// NameCondition is where a name has all words of a text.
func NameCondition(column, text string) (sql string, args []any) {
	return wordCondition(column, markName, markName, text)
}

// NoteCondition is where the notes of a contact have all words of a text.
func NoteCondition(column, text string) (sql string, args []any) {
	return wordCondition(column, markNote, markNoteNumber, text)
}

// MailCondition is where the left side of an e-mail address is this, or one of its words.
func MailCondition(column, text string) (sql string, args []any) {
	pieces := strings.Split(text, "*")
	for i, piece := range pieces {
		pieces[i] = strings.ReplaceAll(Fold(piece), " ", "")
	}
	return wordCondition(column, markMail, markMail, strings.Join(pieces, "*"))
}

// nowhere is a condition that nobody fits.
const nowhere = `0`

func wordCondition(column string, mark, numberMark byte, text string) (string, []any) {
	var parts []expression
	var globs []any
	for chunk := range strings.FieldsSeq(text) {
		for _, word := range foldStars(chunk) {
			at := mark
			if word[0] >= '0' && word[0] <= '9' {
				at = numberMark
			}
			switch star := strings.IndexByte(word, '*'); {
			case star < 0:
				parts = append(parts, exact(at, word))
			case star == len(word)-1 && star > 0:
				parts = append(parts, prefix(at, word[:star]))
			default:
				globs = append(globs, string(rune(at)), string(rune(at+1)), string(rune(at))+word)
			}
		}
	}
	var all []string
	var args []any
	if len(parts) > 0 {
		all, args = append(all, column+` IN (`+Documents(Contact)+`)`), append(args, string(allOf(parts...)))
	}
	for range len(globs) / 3 {
		// Words that begin with anything are looked for among all words of the field.
		all = append(all, fmt.Sprintf(`%s IN (SELECT doc / %d FROM search_term_place WHERE term >= ? AND term < ? AND term GLOB ? AND doc %% %d = %d)`,
			column, kindCount, kindCount, Contact))
	}
	if len(all) == 0 {
		return nowhere, nil
	}
	return strings.Join(all, ` AND `), append(args, globs...)
}

// foldStars gives the folded words of a chunk, with the stars where they stood. Stars alone are no word.
func foldStars(chunk string) []string {
	pieces := strings.Split(chunk, "*")
	words := []string{""}
	for i, piece := range pieces {
		if i > 0 {
			words[len(words)-1] += "*"
		}
		for n, word := range strings.Fields(Fold(piece)) {
			if n > 0 {
				words = append(words, "")
			}
			words[len(words)-1] += word
		}
	}
	kept := words[:0]
	for _, word := range words {
		if strings.Trim(word, "*") != "" {
			kept = append(kept, word)
		}
	}
	return kept
}

// PhoneCondition is where a phone number begins with these digits, counted from its country code, its area code or a written group.
func PhoneCondition(column, text string) (sql string, args []any) {
	text = strings.ReplaceAll(text, "*", "")
	number, used := leadingPhone(strings.Fields(text))
	if used == 0 {
		// Two digits of a country code are no number yet.
		var buffer [maxDigits]byte
		parsed := parsePhone(text, buffer[:0])
		number.phone, number.land = string(parsed.national()), string(parsed.digits[:parsed.country])
	}
	return indexed(column, number.inPhone())
}

func indexed(column string, e expression) (string, []any) {
	if e == "" {
		return nowhere, nil
	}
	return column + ` IN (` + Documents(Contact) + `)`, []any{string(e)}
}

// AnyCondition is where all words of a text, or their beginnings, stand in whatever field: what Search finds without misspellings. It
// is one expression for the documents of every kind, see Documents; "" is found nowhere.
func AnyCondition(text string) string {
	items := parseQuery(text)
	return everywhere(items, len(items) > 1)
}

// LogCondition is AnyCondition for a log: there an entry is also found by nothing but the name of somebody in it.
func LogCondition(text string) string { return everywhere(parseQuery(text), true) }

func everywhere(items []item, several bool) string {
	var parts []expression
	for _, i := range items {
		parts = append(parts, i.anywhere(plan{several: several}))
	}
	return string(allOf(parts...))
}

// Documents is the SQL of the keys (in the column key) of the documents of a kind that an expression, its one argument, finds.
func Documents(kind Kind) string {
	return fmt.Sprintf(`SELECT rowid / %d AS key FROM search_term WHERE search_term MATCH ? AND rowid %% %d = %d`, kindCount, kindCount, kind)
}
