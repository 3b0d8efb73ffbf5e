package window

import (
	"strings"

	"kith/internal/contact"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/table"
)

// The shapes of frontend/src/backend/types.imports.ts.

// ImportOptions say how files are read, as far as they do not say it themselves.
type ImportOptions struct {
	Reading  ImportReading   `json:"reading"`
	ByFile   []ImportReading `json:"byFile"`   // instead of Reading for the file they name
	Doubtful string          `json:"doubtful"` // "new" ("" too), "skip", "merge", "likely"
}

// ImportReading is how one file is read; "", 0 and nil detect. File is its place in the preview.
type ImportReading struct {
	File      int            `json:"file"`
	Charset   string         `json:"charset"`
	Separator string         `json:"separator"`
	Header    int            `json:"header"` // row of the header from 1; -1 for none
	Sheet     string         `json:"sheet"`
	DateOrder string         `json:"dateOrder"`
	Unmapped  string         `json:"unmapped"`
	Mapping   *ImportMapping `json:"mapping"`
}

// ImportMapping says what the columns of a table become, by position.
type ImportMapping struct {
	Columns  []ImportColumnMapping `json:"columns"`
	Unmapped string                `json:"unmapped"`
}

// ImportColumnMapping is the meaning of one column; Dates is the order of day, month and year in it, "" infers.
type ImportColumnMapping struct {
	Header string       `json:"header"`
	Target ImportTarget `json:"target"`
	Dates  string       `json:"dates"`
}

// ImportTarget is what the cells of a column become.
type ImportTarget struct {
	Field string `json:"field"`
	Part  string `json:"part"`
	Type  string `json:"type"`
	Label string `json:"label"`
	Group int    `json:"group"`
	Name  string `json:"name"`
}

// ImportField is one thing a column can become.
type ImportField struct {
	Field   string   `json:"field"`
	Parts   []string `json:"parts"`
	Typed   bool     `json:"typed"`
	Grouped bool     `json:"grouped"`
}

// ImportFindings count the cards of a preview by what was found.
type ImportFindings struct {
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Doubtful  int `json:"doubtful"`
	Failed    int `json:"failed"`
	Binned    int `json:"binned"`
}

// ImportPreview is what was found in files. Tables has an entry for each file that is a table.
type ImportPreview struct {
	Preview  string         `json:"preview"`
	Findings ImportFindings `json:"findings"`
	Would    ImportCounts   `json:"would"` // what Finish would do, after all decisions
	Report   ImportReport   `json:"report"`
	Tables   []ImportTable  `json:"tables"`
}

// ImportTable is how a file that is a table was read.
type ImportTable struct {
	File       int            `json:"file"`
	Format     string         `json:"format"`
	Charset    string         `json:"charset"`
	Separator  string         `json:"separator"`
	HeaderRow  int            `json:"headerRow"`
	Preamble   []string       `json:"preamble"`
	Columns    []ImportColumn `json:"columns"`
	Unmapped   string         `json:"unmapped"`
	Sheet      string         `json:"sheet"`
	Sheets     []string       `json:"sheets"`
	Remembered bool           `json:"remembered"` // the mapping is that of an earlier file of this shape
}

// ImportColumn is a column with samples, what it becomes, and what would be guessed. DateOrder is set, and Examples are given, where
// its dates fit day-month and month-day alike; Dates is what was chosen for it.
type ImportColumn struct {
	Index     int          `json:"index"`
	Name      string       `json:"name"`
	Samples   []string     `json:"samples"`
	Filled    int          `json:"filled"`
	Target    ImportTarget `json:"target"`
	Guess     ImportTarget `json:"guess"`
	Dates     string       `json:"dates"`
	DateOrder string       `json:"dateOrder"`
	Examples  []string     `json:"examples"`
}

// ImportItem is a card of a preview as a list shows it.
type ImportItem struct {
	Number   int    `json:"number"`
	File     int    `json:"file"`
	Card     int    `json:"card"`
	Line     int    `json:"line"`
	Name     string `json:"name"`
	Subtitle string `json:"subtitle"`
	Finding  string `json:"finding"`
	Decision string `json:"decision"`
	Person   string `json:"person"`
	Changes  int    `json:"changes"`
	Why      string `json:"why"`
}

// ImportItemPage is a stretch of the cards.
type ImportItemPage struct {
	Items  []ImportItem `json:"items"`
	Total  int          `json:"total"`
	Offset int          `json:"offset"`
}

// ImportChange is one value that a card changes: Old "" where it is new, New "" where it goes.
type ImportChange struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// ImportCandidate is somebody a doubtful card may be of. Person is what Decide takes.
type ImportCandidate struct {
	Person string   `json:"person"`
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	About  string   `json:"about"` // work and town
	Why    []string `json:"why"`
}

// ImportItemDetail is one card whole.
type ImportItemDetail struct {
	Item       ImportItem        `json:"item"`
	Contact    *contact.Contact  `json:"contact"` // as it would be shown; nil where there is none
	ID         string            `json:"id"`      // of the contact in the book it is of
	Changes    []ImportChange    `json:"changes"`
	Kept       []string          `json:"kept"`
	Candidates []ImportCandidate `json:"candidates"`
	Warnings   []ImportWarning   `json:"warnings"`
	Raw        string            `json:"raw"`
	Text       string            `json:"text"`
}

// PastImport is an import that was.
type PastImport struct {
	ID        string       `json:"id"`
	At        string       `json:"at"`
	Files     []ImportFile `json:"files"`
	Counts    ImportCounts `json:"counts"`
	Remaining int          `json:"remaining"` // contacts of it that are still in the book
	Change    int64        `json:"change"`
}

// ImportUndone says what taking an import back came to; Kept are the first of KeptCount contacts that stay as they are.
type ImportUndone struct {
	Change    Change  `json:"change"`
	Kept      []Named `json:"kept"`
	KeptCount int     `json:"keptCount"`
}

// ContactSource is an import that a contact came from.
type ContactSource struct {
	Import string `json:"import"`
	At     string `json:"at"`
	File   string `json:"file"`
	Format string `json:"format"`
	Did    string `json:"did"`
}

func fromImportOptions(o ImportOptions) importing.Options {
	out := importing.Options{Reading: fromReading(o.Reading), ByFile: map[int]importing.Reading{}, Doubtful: o.Doubtful}
	for _, r := range o.ByFile {
		out.ByFile[r.File] = fromReading(r)
	}
	return out
}

func fromReading(r ImportReading) importing.Reading {
	out := importing.Reading{Charset: r.Charset, Separator: r.Separator, Header: r.Header, Sheet: r.Sheet, DateOrder: r.DateOrder, Unmapped: r.Unmapped}
	if m := r.Mapping; m != nil {
		out.Mapping = &table.Mapping{Unmapped: m.Unmapped}
		for _, c := range m.Columns {
			out.Mapping.Columns = append(out.Mapping.Columns, table.ColumnMapping{Header: c.Header, Target: table.Target(c.Target), Dates: c.Dates})
		}
	}
	return out
}

// preview is what the page needs of a preview at once.
func (a *Imports) preview(id string, s *importing.Session) ImportPreview {
	found, would := s.Counts()
	report := s.Report()
	out := ImportPreview{
		Preview: id, Would: ImportCounts(would), Report: toReport(report, a.w.language()), Tables: []ImportTable{},
		Findings: ImportFindings{found[importing.FoundNew], found[importing.FoundChanged], found[importing.FoundSame], found[importing.FoundDoubtful], found[importing.FoundUnread], found[importing.FoundInBin]},
	}
	for file := range report.Files {
		if t, remembered := s.Table(file); t != nil {
			out.Tables = append(out.Tables, toImportTable(file, t, remembered))
		}
	}
	return out
}

func toImportTable(file int, t *table.Table, remembered bool) ImportTable {
	out := ImportTable{
		File: file, Format: t.Format, Charset: t.Charset, Separator: t.Separator, HeaderRow: t.HeaderRow, Preamble: append([]string{}, t.Preamble...),
		Columns: []ImportColumn{}, Unmapped: t.Mapping.Unmapped, Sheet: t.Sheet, Sheets: append([]string{}, t.Sheets...), Remembered: remembered,
	}
	for i, c := range t.Columns {
		column := ImportColumn{Index: c.Index, Name: c.Name, Samples: append([]string{}, c.Samples...), Filled: c.Filled,
			Target: ImportTarget(c.Target), Guess: ImportTarget(c.Guess), Examples: []string{}}
		if i < len(t.Mapping.Columns) {
			column.Dates = t.Mapping.Columns[i].Dates
		}
		if c.Doubtful != nil {
			column.DateOrder, column.Examples = c.Doubtful.Order, append(column.Examples, c.Doubtful.Examples...)
		}
		out.Columns = append(out.Columns, column)
	}
	return out
}

func toImportItem(i *importing.Item, lang message.Language) ImportItem {
	out := ImportItem{Number: i.Number, File: i.File, Card: i.Card, Line: i.Line, Name: i.Name, Subtitle: i.Subtitle, Finding: string(i.Finding),
		Decision: string(i.Decision), Person: i.Person, Changes: i.Fields}
	out.Why = strings.Join(sentences(i.Why, lang), ", ")
	return out
}

func toImportItemDetail(d *importing.Detail, lang message.Language) ImportItemDetail {
	out := ImportItemDetail{Item: toImportItem(&d.Item, lang), Contact: d.Contact, ID: d.ID, Changes: []ImportChange{}, Kept: sentences(d.Kept, lang),
		Candidates: []ImportCandidate{}, Warnings: []ImportWarning{}, Raw: plainText(d.Raw), Text: plainText(d.Text)}
	out.Item.Changes = len(d.Fields)
	for _, f := range d.Fields {
		out.Changes = append(out.Changes, ImportChange{f.Name, plainText(f.Old), plainText(f.New)})
	}
	for _, c := range d.Doubts {
		out.Candidates = append(out.Candidates, ImportCandidate{Person: c.Person(), ID: c.ID, Name: c.Name, About: c.Subtitle, Why: sentences(c.Why, lang)})
	}
	for _, w := range d.Warnings {
		out.Warnings = append(out.Warnings, toImportWarning(w, lang))
	}
	return out
}

func sentences(all []message.Message, lang message.Language) []string {
	out := []string{}
	for _, m := range all {
		out = append(out, m.In(lang))
	}
	return out
}

func toPastImport(p *importing.Past) PastImport {
	return PastImport{ID: p.ID, At: moment(p.At), Files: toImportFiles(p.Files), Counts: ImportCounts(p.Counts), Remaining: p.Remaining, Change: p.Change}
}
