package cli

import (
	"kith/internal/importing"
	"kith/internal/message"
)

// outcomeJSON is what became of the cards of an import or of one of its files.
type outcomeJSON struct {
	Created   int `json:"created"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
	Skipped   int `json:"skipped"`
}

// countsJSON says as well which of them ask for somebody.
type countsJSON struct {
	outcomeJSON
	Doubtful int `json:"doubtful"` // may be of somebody who was there; counted above as well
	InBin    int `json:"in_bin"`   // of somebody who was deleted, and left in the bin; counted as skipped as well
}

func toCounts(c importing.Counts) countsJSON {
	return countsJSON{outcomeJSON{c.Created, c.Updated, c.Unchanged, c.Failed, c.Skipped}, c.Doubtful, c.InBin}
}

type fileJSON struct {
	Name    string `json:"name"`
	Format  string `json:"format"`
	Charset string `json:"charset"`
	Found   int    `json:"found"`
	countsJSON
}

func toFiles(files []importing.File) []fileJSON {
	out := make([]fileJSON, len(files))
	for i, f := range files {
		out[i] = fileJSON{f.Name, f.Format, f.Charset, f.Found, toCounts(f.Counts)}
	}
	return out
}

type warningJSON struct {
	File    string `json:"file"`
	Card    int    `json:"card"`
	Line    int    `json:"line"`
	Name    string `json:"name,omitempty"` // whom it is about, where that is known
	Code    string `json:"code"`
	Message string `json:"message"`
	Text    string `json:"text"`
}

type reportJSON struct {
	Batch string     `json:"batch"`
	Files []fileJSON `json:"files"`
	countsJSON
	Circled      int           `json:"circled"` // of the unchanged, came into the circle
	Warnings     []warningJSON `json:"warnings"`
	WarningCount int           `json:"warningCount"` // more than there are warnings where they would go into the thousands
}

func toReport(r importing.Report, lang message.Language) reportJSON {
	out := reportJSON{
		Batch: r.Batch, Files: toFiles(r.Files), countsJSON: toCounts(r.Counts), Circled: r.Circled, Warnings: []warningJSON{}, WarningCount: r.WarningCount,
	}
	for _, w := range r.Warnings {
		out.Warnings = append(out.Warnings, warningJSON{w.File, w.Card, w.Line, w.Name, w.Code, w.Message.In(lang), w.Text})
	}
	return out
}

type pastJSON struct {
	ID    string     `json:"id"`
	Batch string     `json:"batch"`
	At    string     `json:"at"`
	Files []fileJSON `json:"files"`
	outcomeJSON
	Remaining int `json:"remaining"` // contacts of it that are still in the book
}

func toPast(p *importing.Past) pastJSON {
	return pastJSON{ID: p.ID, Batch: number(p.Change), At: moment(p.At), Files: toFiles(p.Files), outcomeJSON: toCounts(p.Counts).outcomeJSON, Remaining: p.Remaining}
}

type undoneJSON struct {
	Change    changeJSON `json:"change"`
	Kept      []keptJSON `json:"kept"` // contacts that stay as they are
	KeptCount int        `json:"keptCount"`
}

type keptJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func toUndone(s *session, u *importing.Undone) undoneJSON {
	out := undoneJSON{Change: s.toChange(u.Change), Kept: []keptJSON{}, KeptCount: u.KeptCount}
	for _, k := range u.Kept {
		out.Kept = append(out.Kept, keptJSON(k))
	}
	return out
}

// sourceJSON is an import that a contact came from.
type sourceJSON struct {
	Import string `json:"import"`
	At     string `json:"at"`
	File   string `json:"file"`
	Format string `json:"format"`
	Did    string `json:"did"`
}

func toSources(origins []importing.Origin) []sourceJSON {
	out := []sourceJSON{}
	for _, o := range origins {
		out = append(out, sourceJSON{o.Import, moment(o.At), o.File, o.Format, string(o.Did)})
	}
	return out
}
