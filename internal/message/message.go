// Package message holds every sentence Kith's Go side says to a person, in English and German, under a code.
//
// A Message is a code with named arguments; it is stored and passed around as such and becomes a sentence only at the
// edge (terminal, window), in the language of whoever reads it. Labels of changes, errors and warnings are messages.
package message

import (
	"fmt"
	"strings"
	"time"
)

// Language is one of the two languages Kith speaks.
type Language string

// The languages of the catalogue.
const (
	English Language = "en"
	German  Language = "de"
)

// Args are the named values of a message: strings and whole numbers.
type Args map[string]any

// Message is a sentence before it is put in a language.
type Message struct {
	Code string `json:"code"`
	Args Args   `json:"args,omitempty"`
}

// New makes a message from a code of the catalogue.
func New(code string, args Args) Message { return Message{Code: code, Args: args} }

// In gives the sentence in the given language. In a template, {name} stands for an argument and {n|one person|# people} for
// a plural: the first form for exactly 1, otherwise the second, # being the number with its thousands apart. {due|date} is a day or moment
// (2026-03-01, 2026-03-01 10:00) and is written as the language has it, {until|month} a month (2026-03, or -03 for this year's).
// An argument may be a message itself. An unknown code gives the code itself,
// so that a missing sentence is seen rather than hidden.
func (m Message) In(lang Language) string {
	template, ok := sentence(lang, m.Code)
	if !ok {
		if template, ok = sentence(English, m.Code); !ok {
			return m.Code
		}
	}
	var out strings.Builder
	for {
		open := strings.IndexByte(template, '{')
		if open < 0 {
			break
		}
		length := strings.IndexByte(template[open:], '}')
		if length < 0 {
			break
		}
		out.WriteString(template[:open])
		out.WriteString(m.fill(lang, template[open+1:open+length]))
		template = template[open+length+1:]
	}
	out.WriteString(template)
	return out.String()
}

func (m Message) fill(lang Language, slot string) string {
	parts := strings.SplitN(slot, "|", 3)
	if inner, ok := nested(m.Args[parts[0]]); ok {
		return inner.In(lang)
	}
	value := text(m.Args[parts[0]])
	if len(parts) == 2 && parts[1] == "date" {
		return date(lang, value)
	}
	if len(parts) == 2 && parts[1] == "month" {
		return month(lang, value)
	}
	if len(parts) < 3 {
		return value
	}
	form := parts[2]
	if value == "1" {
		form = parts[1]
	}
	return strings.ReplaceAll(form, "#", grouped(lang, value))
}

// grouped writes 12345 as 12,345 or 12.345, as the window does.
func grouped(lang Language, number string) string {
	if strings.TrimLeft(number, "0123456789") != "" {
		return number
	}
	mark := ","
	if lang == German {
		mark = "."
	}
	for at := len(number) - 3; at > 0; at -= 3 {
		number = number[:at] + mark + number[at:]
	}
	return number
}

// nested gives the message that an argument is, also one that was read back from JSON.
func nested(arg any) (Message, bool) {
	switch v := arg.(type) {
	case Message:
		return v, true
	case map[string]any:
		code, _ := v["code"].(string)
		args, _ := v["args"].(map[string]any)
		return Message{code, args}, code != ""
	}
	return Message{}, false
}

// month writes 2026-03 as March 2026 and -03 as March.
func month(lang Language, value string) string {
	year, number, _ := strings.Cut(value, "-")
	parsed, err := time.Parse("01", number)
	if err != nil {
		return value
	}
	name := parsed.Month().String()
	if lang == German {
		name = germanMonths[parsed.Month()-1]
	}
	return strings.TrimSpace(name + " " + year)
}

var germanMonths = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}

// text writes an argument. Numbers read back from JSON are float64 and have no fraction here.
func text(arg any) string {
	switch v := arg.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return fmt.Sprintf("%.0f", v)
	default:
		return fmt.Sprint(v)
	}
}

// date writes 2026-11-26 10:00 as 26.11.2026 10:00 or 26 Nov 2026, 10:00; without a time only the day, and what is neither as it is.
func date(lang Language, value string) string {
	day, clock, timed := strings.Cut(value, " ")
	parsed, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return value
	}
	written, between := parsed.Format("2 Jan 2006"), ", "
	if lang == German {
		written, between = parsed.Format("02.01.2006"), " "
	}
	if timed {
		written += between + clock
	}
	return written
}

// catalogue is the sentences of one part of the program, in both languages under the same codes.
type catalogue struct{ english, german map[string]string }

// catalogues are all of them; a code stands in one only. Each has its two maps in files of its own.
var catalogues = []catalogue{
	{english, german},
	{englishTerminal, germanTerminal},
	{englishTable, germanTable},
	{englishOrganisations, germanOrganisations},
	{englishDuplicate, germanDuplicate},
	{englishTidy, germanTidy},
	{englishFollowup, germanFollowup},
	{englishOutgoing, germanOutgoing},
	{englishImport, germanImport},
	{englishEncounter, germanEncounter},
	{englishAppointment, germanAppointment},
	{englishDates, germanDates},
	{englishGiving, germanGiving},
	{englishQuick, germanQuick},
	{englishToday, germanToday},
	{englishBin, germanBin},
	{englishFilter, germanFilter},
	{englishSync, germanSync},
	{englishRhythm, germanRhythm},
	{englishLetter, germanLetter},
	{englishMet, germanMet},
}

// sentence looks a code up in one language.
func sentence(lang Language, code string) (string, bool) {
	for _, c := range catalogues {
		words := c.english
		if lang == German {
			words = c.german
		}
		if template, ok := words[code]; ok {
			return template, true
		}
	}
	return "", false
}

// Has reports whether the catalogue has a sentence for the code in both languages.
func Has(code string) bool {
	_, inEnglish := sentence(English, code)
	_, inGerman := sentence(German, code)
	return inEnglish && inGerman
}
