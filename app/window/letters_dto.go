package window

import (
	"kith/internal/letter"
	"kith/internal/writing"
)

// The shapes of frontend/src/backend/types.letters.ts. A manner is language and form: "de-informal", "de-formal", "en-informal", "en-formal".

// LetterText is a text with placeholders in one manner.
type LetterText struct {
	Manner  string `json:"manner"`
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// LetterTemplate is a template. ID is "" for one that comes with Kith, Ref names every one.
type LetterTemplate struct {
	ID    string       `json:"id"`
	Ref   string       `json:"ref"`
	Name  string       `json:"name"`
	Kind  string       `json:"kind"` // message, greeting
	Texts []LetterText `json:"texts"`
}

// LetterTemplateChange is a template after a change.
type LetterTemplateChange struct {
	Template LetterTemplate `json:"template"`
	Change   Change         `json:"change"`
}

// LetterRequest asks for a letter to one contact: by a template, or with "" by what it is about (a kind of Today, "" for nothing); Manner
// in place of the contact's own.
type LetterRequest struct {
	Contact  string `json:"contact"`
	Template string `json:"template"`
	About    string `json:"about"`
	Manner   string `json:"manner"`
}

// LetterAddressed is how somebody is addressed. FormBy and LanguageBy are card, circle, choice.
type LetterAddressed struct {
	Manner     string `json:"manner"`
	FormBy     string `json:"formBy"`
	LanguageBy string `json:"languageBy"`
	Circle     string `json:"circle"`
}

// LetterWay is a way to reach somebody. Text says whether it takes a text along.
type LetterWay struct {
	Kind    string `json:"kind"`
	Address string `json:"address"`
	Text    bool   `json:"text"`
}

// LetterDraft is a letter to one contact, filled in but for what is missing. Written is the manner the text is really in. Template and Kind
// are "" in a preview of many.
type LetterDraft struct {
	Person     TodayPerson     `json:"person"`
	Addressed  LetterAddressed `json:"addressed"`
	Salutation string          `json:"salutation"`
	Written    string          `json:"written"`
	Template   string          `json:"template"`
	Kind       string          `json:"kind"`
	Subject    string          `json:"subject"`
	Body       string          `json:"body"`
	Missing    []string        `json:"missing"`
	Address    string          `json:"address"`
	BadAddress string          `json:"badAddress"`
	Ways       []LetterWay     `json:"ways"`
}

// LetterPreview is what many would get. At is which of them Draft is for, null when there is nobody.
type LetterPreview struct {
	Total   int             `json:"total"`
	At      int             `json:"at"`
	Draft   *LetterDraft    `json:"draft"`
	Manners []MannerShare   `json:"manners"`
	Ready   []LetterReady   `json:"ready"`
	Without []LetterWithout `json:"without"`
}

// MannerShare is a manner with how many people it is for.
type MannerShare struct {
	Manner string `json:"manner"`
	Count  int    `json:"count"`
}

// LetterReady is somebody whose letter can be handed to a mail program. At is the place among all.
type LetterReady struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Address string `json:"address"`
	Subject string `json:"subject"`
	At      int    `json:"at"`
	Fits    bool   `json:"fits"` // into a link that opens a mail program
}

// LetterWithout is somebody whose letter cannot: without an address, with one that is none (Bad), or without what the text needs.
type LetterWithout struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Bad     string   `json:"bad"`
	Address bool     `json:"address"`
	Missing []string `json:"missing"`
	At      int      `json:"at"`
}

// SavedDrafts is where drafts were written, and how many.
type SavedDrafts struct {
	Path    string `json:"path"`
	Written int    `json:"written"`
}

// LetterSent is a letter that has gone out.
type LetterSent struct {
	ID      string `json:"id"`
	Subject string `json:"subject"`
}

// LetterChoices say how people are addressed otherwise. Language is "" for that of the window.
type LetterChoices struct {
	Form     string `json:"form"`
	Language string `json:"language"`
	Sender   string `json:"sender"`
}

// CircleForm is a circle with how its people are addressed.
type CircleForm struct {
	Name string `json:"name"`
	Form string `json:"form"`
}

func toLetterTemplate(t *writing.Template) LetterTemplate {
	out := LetterTemplate{ID: t.ID, Ref: t.Ref(), Name: t.Name, Kind: t.Kind, Texts: []LetterText{}}
	for _, m := range letter.Manners {
		if text, ok := t.Texts[m]; ok {
			out.Texts = append(out.Texts, LetterText{m.String(), text.Subject, text.Body})
		}
	}
	return out
}

func fromTexts(given []LetterText) map[letter.Manner]letter.Text {
	texts := map[letter.Manner]letter.Text{}
	for _, one := range given {
		if m, ok := letter.ReadManner(one.Manner); ok {
			texts[m] = letter.Text{Subject: one.Subject, Body: one.Body}
		}
	}
	return texts
}

func toAddressed(a writing.Addressed) LetterAddressed {
	return LetterAddressed{a.Manner.String(), a.FormBy, a.LanguageBy, a.Circle}
}

func toLetterDraft(d *writing.Draft) LetterDraft {
	out := LetterDraft{
		Person: TodayPerson{d.ID, d.Name, d.Kind, d.Photo}, Addressed: toAddressed(d.Addressed), Salutation: d.Salutation, Written: d.Written.String(),
		Subject: d.Text.Subject, Body: d.Text.Body, Missing: neverNull(d.Missing), Address: d.Address, BadAddress: d.BadAddress, Ways: []LetterWay{},
	}
	for _, way := range d.Ways {
		out.Ways = append(out.Ways, LetterWay{way.Kind, way.Address, way.TakesText()})
	}
	return out
}

// neverNull is a list that is never null.
func neverNull(names []string) []string {
	return append([]string{}, names...)
}
