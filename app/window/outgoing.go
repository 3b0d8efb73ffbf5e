package window

import (
	"context"
	"sync"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/paper"
)

// Outgoing is the area of what leaves the book: exports of every form, paper and codes.
type Outgoing struct {
	w *Window

	mu      sync.Mutex
	written map[string]bool // what may be opened
}

// The forms an export has.
const (
	formCards4 = "vcard4"
	formCards3 = "vcard3"
	formEach   = "each"
	formTable  = "csv"
	formList   = "list"
	formLabels = "labels"
)

// Export writes people in a form, asking where if path is empty; nil when cancelled.
func (a *Outgoing) Export(path string, request ExportRequest) (*ExportResult, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (*ExportResult, error) {
		var err error
		if path == "" {
			if path, err = a.target(ctx, p, request); err != nil || path == "" {
				return nil, err
			}
		}
		return a.export(ctx, p, path, request)
	})
}

func (a *Outgoing) export(ctx context.Context, p *program.Program, path string, request ExportRequest) (*ExportResult, error) {
	who := contact.Leaving{IDs: request.IDs, Circle: request.Circle}
	if request.Choice != nil {
		keys, err := p.Chosen(ctx, program.Choice(*request.Choice))
		if err != nil {
			return nil, err
		}
		who = contact.Leaving{Keys: keys}
	}
	result := &ExportResult{Path: path, Without: []string{}, Shortened: []string{}, Letters: []string{}}
	lang := a.w.language()
	var err error
	switch request.Form {
	case formCards4, formCards3:
		result.Path = withExtension(path, ".vcf")
		result.Contacts, err = p.ExportPeople(ctx, result.Path, versionOf(request.Form), who)
	case formEach:
		result.Contacts, err = p.ExportEach(ctx, path, request.Version, who)
	case formTable:
		result.Path = withExtension(path, ".csv")
		var done program.Tabled
		done, err = p.ExportTable(ctx, result.Path, who)
		result.Contacts, result.Left = done.Contacts, done.Left
	case formList, formLabels:
		result.Path = withExtension(path, ".pdf")
		o := program.PaperOptions{
			Who: who, Language: lang, Title: request.Title, Paper: request.Paper, Format: request.Labels, Sender: request.Sender, Skip: request.Skip,
		}
		var printed program.Printed
		if request.Form == formList {
			printed, err = p.PrintList(ctx, result.Path, o)
		} else {
			printed, err = p.PrintLabels(ctx, result.Path, o)
		}
		result.Contacts, result.Labels = printed.Contacts, printed.Labels
		result.Without, result.Shortened, result.Letters = printed.Without, printed.Shortened, printed.Letters
	default:
		err = fault.New("export.format", message.Args{"format": request.Form, "known": "vcard4, vcard3, each, csv, list, labels"})
	}
	if err == nil {
		a.mu.Lock()
		a.written[result.Path] = true
		a.mu.Unlock()
	}
	return result, err
}

func versionOf(form string) string {
	if form == formCards3 {
		return "3.0"
	}
	return "4.0"
}

// target asks where the file or the folder shall be.
func (a *Outgoing) target(ctx context.Context, p *program.Program, request ExportRequest) (string, error) {
	lang := a.w.language()
	said := func(code string) string { return message.New(code, nil).In(lang) }
	name := said("export.file.people")
	switch {
	case request.Choice == nil && request.Circle != "" && len(request.IDs) == 0:
		name = program.FileName(request.Circle)
	case request.Choice == nil && len(request.IDs) == 1:
		shown, err := p.Contacts.Show(ctx, request.IDs[0])
		if err != nil {
			return "", err
		}
		name = program.FileName(shown.Name)
	case request.Form == formList:
		name = said("export.file.list")
	case request.Form == formLabels:
		name = said("export.file.labels")
	}
	switch request.Form {
	case formEach:
		return a.w.host.ChooseFolder(said("dialog.export-each"))
	case formTable:
		return a.w.host.ChooseTarget(said("dialog.export-table"), name+".csv")
	case formList:
		return a.w.host.ChooseTarget(said("dialog.print-list"), name+".pdf")
	case formLabels:
		return a.w.host.ChooseTarget(said("dialog.print-labels"), name+".pdf")
	}
	return a.w.host.ChooseTarget(said("dialog.export-cards"), name+".vcf")
}

// Sheets are the sheets of labels there are.
func (a *Outgoing) Sheets() ([]LabelSheet, error) {
	sheets := make([]LabelSheet, len(paper.Formats))
	for i, f := range paper.Formats {
		sheets[i] = LabelSheet{f.Name, f.Said(a.w.language()), f.Labels()}
	}
	return sheets, nil
}

// OpenFile opens a file that Export has written in the program that is responsible, for printing. No other file is opened.
func (a *Outgoing) OpenFile(path string) error {
	_, err := call(a.w, func(context.Context, *program.Program) (bool, error) {
		a.mu.Lock()
		ours := a.written[path]
		a.mu.Unlock()
		if !ours {
			return false, fault.New("link.refused", nil)
		}
		return true, a.w.host.OpenFile(path)
	})
	return err
}

// Code gives the card of a contact as a QR code.
func (a *Outgoing) Code(id string) (CardCode, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (CardCode, error) {
		h, err := p.Handover(ctx, id)
		if err != nil {
			return CardCode{}, err
		}
		return CardCode{Name: h.Name, Size: h.Code.Size(), Path: h.Code.Path(), Left: h.LeftOut(a.w.language())}, nil
	})
}

// SaveCode writes the code as a picture, asking where if path is empty; it answers the path, "" when cancelled.
func (a *Outgoing) SaveCode(path, id string) (string, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (string, error) {
		h, err := p.Handover(ctx, id)
		if err != nil {
			return "", err
		}
		if path == "" {
			if path, err = a.w.host.ChooseTarget(message.New("dialog.qr", nil).In(a.w.language()), program.FileName(h.Name)+".png"); err != nil || path == "" {
				return "", err
			}
		}
		path = withExtension(path, ".png")
		return path, h.SaveCode(path)
	})
}

// ExportRequest says who leaves in what form: those of the choice, else those with the ids, else those of the circle, else everybody.
type ExportRequest struct {
	Choice  *Choice  `json:"choice"`
	IDs     []string `json:"ids"`
	Circle  string   `json:"circle"`
	Form    string   `json:"form"`
	Version string   `json:"version"` // of the cards when there is one file each
	Title   string   `json:"title"`   // of a list, "" for the usual one
	Paper   string   `json:"paper"`   // of a list: "A4" or "Letter"
	Labels  string   `json:"labels"`  // the sheet of labels
	Sender  string   `json:"sender"`  // a small line above each address, "" for none
	Skip    int      `json:"skip"`    // labels gone already from the first sheet
}

// ExportResult says what was written, and what did not find room.
type ExportResult struct {
	Path      string   `json:"path"`
	Contacts  int      `json:"contacts"`
	Labels    int      `json:"labels"`
	Left      int      `json:"left"` // contacts of which a table could not hold everything
	Without   []string `json:"without"`
	Shortened []string `json:"shortened"`
	Letters   []string `json:"letters"`
}

// LabelSheet is a sheet of labels to choose.
type LabelSheet struct {
	Name  string `json:"name"`
	Known string `json:"known"`
	Count int    `json:"count"`
}

// CardCode is a QR code as the path of an SVG, Size wide and high with its quiet zone; Left says what is not in it, "" if nothing.
type CardCode struct {
	Name string `json:"name"`
	Size int    `json:"size"`
	Path string `json:"path"`
	Left string `json:"left"`
}
