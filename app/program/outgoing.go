package program

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/handover"
	"kith/internal/message"
	"kith/internal/paper"
	"kith/internal/roster"
	"kith/internal/vcard"
)

// replace writes a file as a whole or not at all.
func replace(path string, write func(io.Writer) error) error {
	file, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o600), renameio.WithExistingPermissions())
	if err != nil {
		return exportFailed(path, err)
	}
	defer func() { _ = file.Cleanup() }()
	buffered := bufio.NewWriterSize(file, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return exportFailed(path, err)
	}
	if err := file.CloseAtomicallyReplace(); err != nil {
		return exportFailed(path, err)
	}
	return nil
}

// ExportPeople writes cards in one file and answers how many. Faults: export.version, export.failed, export.circle, contact.not-found.
func (p *Program) ExportPeople(ctx context.Context, path, version string, who contact.Leaving) (int, error) {
	return p.exportPeople(ctx, path, version, who, func(*vcard.Card, contact.Stored) {})
}

// exportPeople is ExportPeople; seen hears of each card on its way.
func (p *Program) exportPeople(ctx context.Context, path, version string, who contact.Leaving, seen func(*vcard.Card, contact.Stored)) (int, error) {
	wanted, err := cardVersion(version)
	if err != nil {
		return 0, err
	}
	if err := p.known(ctx, who); err != nil {
		return 0, err
	}
	written := 0
	err = replace(path, func(w io.Writer) error {
		return p.Contacts.Each(ctx, who, func(card *vcard.Card, stored contact.Stored) error {
			seen(card, stored)
			written++
			return contact.WriteCard(w, card, wanted)
		})
	})
	return written, err
}

// ExportEach writes a card a file into a folder, which is made if it is not there; files of the same names are replaced. It
// answers how many. Faults: those of ExportPeople, export.folder.
func (p *Program) ExportEach(ctx context.Context, dir, version string, who contact.Leaving) (int, error) {
	wanted, err := cardVersion(version)
	if err != nil {
		return 0, err
	}
	if err := p.known(ctx, who); err != nil {
		return 0, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return 0, fault.Wrap(err, "export.folder", message.Args{"file": dir, "reason": fault.Reason(err)})
	}
	names, written := fileNames{}, 0
	err = p.Contacts.Each(ctx, who, func(card *vcard.Card, _ contact.Stored) error {
		var text bytes.Buffer
		if err := contact.WriteCard(&text, card, wanted); err != nil {
			return err
		}
		path := filepath.Join(dir, names.next(contact.Project(card).Name)+".vcf")
		// Without a sync for each: thousands of them take minutes, and the book itself still has everybody.
		if err := replaceQuickly(path, text.Bytes()); err != nil {
			return fault.Wrap(err, "export.folder", message.Args{"file": dir, "reason": fault.Reason(err)})
		}
		written++
		return nil
	})
	return written, err
}

// replaceQuickly writes a file as a whole or not at all, but leaves it to the system when it is on the disk.
func replaceQuickly(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".kith-*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}

// Tabled says what a table holds. Left counts the contacts of which something did not fit into it.
type Tabled struct{ Contacts, Left int }

// ExportTable writes contacts as CSV. Faults: export.failed, export.circle, contact.not-found.
func (p *Program) ExportTable(ctx context.Context, path string, who contact.Leaving) (Tabled, error) {
	var done Tabled
	if err := p.known(ctx, who); err != nil {
		return done, err
	}
	var layout roster.Layout
	// The first pass makes room, so that no book has to fit into memory.
	if err := p.Contacts.EachWhole(ctx, who, func(c contact.Contact) error { layout.See(&c); return nil }); err != nil {
		return done, err
	}
	done.Left = layout.Left()
	err := replace(path, func(w io.Writer) error {
		out, err := roster.NewWriter(w, layout)
		if err != nil {
			return exportFailed(path, err)
		}
		err = p.Contacts.EachWhole(ctx, who, func(c contact.Contact) error {
			done.Contacts++
			return out.Write(&c)
		})
		if err != nil {
			return err
		}
		return out.Flush()
	})
	return done, err
}

// PaperOptions say how people go on paper.
type PaperOptions struct {
	Who      contact.Leaving
	Language message.Language
	Title    string // "" for the usual one
	Paper    string // of a list: "A4" ("" too) or "Letter"
	Format   string // of labels: a name of paper.FormatNames, "" for the first
	Sender   string
	Skip     int
	Country  string // code of the country letters leave from; "" for the home country
}

// Printed says what came on paper. The lists of names are never nil.
type Printed struct {
	Contacts  int
	Labels    int
	Without   []string // have no address, and so no label
	Shortened []string // did not fit on their label
	Letters   []string // have characters that the letters of the PDF lack
}

// PrintList writes a list to print; the ending of the path says whether as PDF or as HTML. Faults: print.kind, print.paper, export.failed,
// export.circle, contact.not-found.
func (p *Program) PrintList(ctx context.Context, path string, o PaperOptions) (Printed, error) {
	printed, people, err := p.onPaper(ctx, path, o)
	if err != nil {
		return printed, err
	}
	size := paper.Size(o.Paper)
	if o.Paper == "" {
		size = paper.A4
	}
	if size != paper.A4 && size != paper.Letter {
		return printed, fault.New("print.paper", message.Args{"paper": o.Paper})
	}
	list := paper.List{Title: p.title(o, "paper.people"), Size: size, Language: o.Language, At: p.Vault.Now().In(p.Zone), People: people}
	if isHTML(path) {
		return printed, replace(path, list.HTML)
	}
	if printed.Letters, err = paper.Missing(people); err != nil {
		return printed, err
	}
	return printed, replace(path, list.PDF)
}

// PrintLabels writes labels to print. Faults: those of PrintList, print.format, print.skip.
func (p *Program) PrintLabels(ctx context.Context, path string, o PaperOptions) (Printed, error) {
	format := paper.Formats[0]
	if o.Format != "" {
		var ok bool
		if format, ok = paper.FormatOf(o.Format); !ok {
			return Printed{}, fault.New("print.format", message.Args{"format": o.Format, "known": strings.Join(paper.FormatNames(), ", ")})
		}
	}
	if each := format.Labels(); o.Skip >= each {
		return Printed{}, fault.New("print.skip", message.Args{"n": each, "most": each - 1})
	}
	printed, people, err := p.onPaper(ctx, path, o)
	if err != nil {
		return printed, err
	}
	labels := paper.Labels{
		Title: p.title(o, "paper.labels"), Format: format, Language: o.Language, At: p.Vault.Now().In(p.Zone), Sender: o.Sender, Skip: o.Skip, People: people,
	}
	filled, without := labels.Fill()
	printed.Labels, printed.Without = len(filled), without
	if isHTML(path) {
		return printed, replace(path, labels.HTML)
	}
	if printed.Letters, err = paper.Missing(people); err != nil {
		return printed, err
	}
	err = replace(path, func(w io.Writer) error {
		var err error
		printed.Shortened, err = labels.PDF(w)
		return err
	})
	return printed, err
}

func (p *Program) onPaper(ctx context.Context, path string, o PaperOptions) (Printed, []paper.Person, error) {
	printed := Printed{Without: []string{}, Shortened: []string{}, Letters: []string{}}
	if extension := strings.ToLower(filepath.Ext(path)); extension != ".pdf" && !isHTML(path) {
		return printed, nil, fault.New("print.kind", message.Args{"file": path})
	}
	if err := p.known(ctx, o.Who); err != nil {
		return printed, nil, err
	}
	home := strings.ToUpper(o.Country)
	if home == "" {
		home = p.HomeCountry()
	}
	people := []paper.Person{}
	o.Who.ByName = true
	err := p.Contacts.EachWhole(ctx, o.Who, func(c contact.Contact) error {
		people = append(people, paper.From(&c, home, o.Language))
		return nil
	})
	printed.Contacts = len(people)
	return printed, people, err
}

func (p *Program) title(o PaperOptions, code string) string {
	switch {
	case o.Title != "":
		return o.Title
	case o.Who.Circle != "":
		return o.Who.Circle
	}
	return message.New(code, nil).In(o.Language)
}

func isHTML(path string) bool {
	extension := strings.ToLower(filepath.Ext(path))
	return extension == ".html" || extension == ".htm"
}

// Handover is somebody's card as a code.
type Handover struct {
	Name string
	Card string
	Code *handover.Code
	Left handover.Left
}

// Handover puts the card of a contact into a QR code. Fault: contact.not-found.
func (p *Program) Handover(ctx context.Context, id string) (Handover, error) {
	c, err := p.Contacts.Show(ctx, id)
	if err != nil {
		return Handover{}, err
	}
	card, left := handover.Card(&c)
	code, err := handover.Encode(card)
	return Handover{Name: c.Name, Card: string(card), Code: code, Left: left}, err
}

// LeftOut says what a code leaves out; "" if nothing.
func (h *Handover) LeftOut(lang message.Language) string {
	if len(h.Left) == 0 {
		return ""
	}
	words := make([]string, len(h.Left))
	for i, word := range h.Left {
		words[i] = message.New("qr.left."+word, nil).In(lang)
	}
	return message.New("qr.left", message.Args{"what": strings.Join(words, ", ")}).In(lang)
}

// SaveCode writes the code as a picture. Fault: export.failed.
func (h *Handover) SaveCode(path string) error {
	picture, err := h.Code.PNG(pixelsPerModule)
	if err != nil {
		return err
	}
	return replace(path, func(w io.Writer) error {
		_, err := w.Write(picture)
		return err
	})
}

// pixelsPerModule makes a picture that is sharp in print too.
const pixelsPerModule = 10

// known refuses a circle that nobody is in: a typing mistake must not look like an empty export.
func (p *Program) known(ctx context.Context, who contact.Leaving) error {
	if who.Circle == "" || len(who.IDs) > 0 {
		return nil
	}
	circles, err := p.Contacts.Circles(ctx)
	if err != nil {
		return err
	}
	for _, circle := range circles {
		if circle.Name == who.Circle {
			return nil
		}
	}
	return fault.New("export.circle", message.Args{"circle": who.Circle})
}

func cardVersion(version string) (vcard.Version, error) {
	switch wanted := vcard.Version(version); wanted {
	case "":
		return vcard.V40, nil
	case vcard.V30, vcard.V40:
		return wanted, nil
	}
	return "", fault.New("export.version", message.Args{"version": version})
}
