package window

import (
	"strings"

	"kith/internal/importing"
	"kith/internal/message"
)

// ImportFile is one file of an import.
type ImportFile struct {
	Name    string       `json:"name"`
	Format  string       `json:"format"`
	Charset string       `json:"charset"`
	Found   int          `json:"found"`
	Counts  ImportCounts `json:"counts"`
}

// ImportCounts are what becomes, or became, of cards; doubtful ones are among the others as well.
type ImportCounts struct {
	Created   int `json:"created"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
	Skipped   int `json:"skipped"`
	Doubtful  int `json:"doubtful"`
	InBin     int `json:"binned"` // of the skipped, those who stay in the bin
}

// ImportWarning is something that was not understood.
type ImportWarning struct {
	File    string `json:"file"`
	Card    int    `json:"card"`
	Line    int    `json:"line"`
	Name    string `json:"name"` // whom it is about, "" where that is not known
	Code    string `json:"code"`
	Message string `json:"message"`
	Text    string `json:"text"`
}

// ImportSample is one of the first people.
type ImportSample struct {
	Name     string `json:"name"`
	Subtitle string `json:"subtitle"`
	Status   string `json:"status"`
}

// ImportReport tells what an import would do or did; Change is nil for a preview and when nothing changed.
type ImportReport struct {
	Batch        string          `json:"batch"`
	Files        []ImportFile    `json:"files"`
	Counts       ImportCounts    `json:"counts"`
	Circled      int             `json:"circled"`
	Warnings     []ImportWarning `json:"warnings"`
	WarningCount int             `json:"warningCount"`
	Sample       []ImportSample  `json:"sample"`
	Change       *Change         `json:"change"`
}

// maxShownWarnings keeps the report light enough to cross to the page at once.
const maxShownWarnings = 500

func toReport(r importing.Report, lang message.Language) ImportReport {
	out := ImportReport{
		Batch: r.Batch, Files: toImportFiles(r.Files), Counts: ImportCounts(r.Counts), Circled: r.Circled, Warnings: []ImportWarning{}, WarningCount: r.WarningCount,
		Sample: []ImportSample{},
	}
	for i, w := range r.Warnings {
		if i == maxShownWarnings {
			break
		}
		out.Warnings = append(out.Warnings, toImportWarning(w, lang))
	}
	for _, s := range r.Sample {
		out.Sample = append(out.Sample, ImportSample{Name: s.Name, Subtitle: s.Subtitle, Status: string(s.Status)})
	}
	if r.Change.ID != 0 {
		change := toChange(r.Change, lang)
		out.Change = &change
	}
	return out
}

func toImportFiles(files []importing.File) []ImportFile {
	out := make([]ImportFile, len(files))
	for i, f := range files {
		out[i] = ImportFile{importing.ShortName(f.Name), f.Format, f.Charset, f.Found, ImportCounts(f.Counts)}
	}
	return out
}

func toImportWarning(w importing.Warning, lang message.Language) ImportWarning {
	return ImportWarning{File: importing.ShortName(w.File), Card: w.Card, Line: w.Line, Name: w.Name, Code: w.Code, Message: w.Message.In(lang), Text: plainText(w.Text)}
}

// plainText keeps bytes that are no text out of the JSON.
func plainText(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

// ImportProgress says how far an import is.
type ImportProgress struct {
	Phase      string `json:"phase"`
	File       string `json:"file"`
	Bytes      int64  `json:"bytes"`
	TotalBytes int64  `json:"totalBytes"`
	Cards      int    `json:"cards"`
}
