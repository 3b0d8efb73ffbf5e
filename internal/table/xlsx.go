package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vcard"
)

// The bounds of a workbook in bytes: of the file, of what its parts unpack to, and of one piece of text in it. Sheets are read as a stream;
// of the parts only the shared texts stay in memory.
const (
	maxWorkbook = 128 << 20
	maxPart     = 16 << 20
	maxTexts    = 256 << 20
	maxSheet    = 1 << 30
)

var errTooLarge = errors.New("too large")

// workbook is an .xlsx: a zip file of XML parts (ECMA-376).
type workbook struct {
	parts  map[string]*zip.File
	size   int64
	sheets []sheet
	texts  []string
	styles []numberStyle // of cells, by their attribute s
	day0   int           // what to add to a number that is a date
}

type sheet struct {
	name, part string
	hidden     bool
}

// openWorkbook opens an .xlsx. Nothing in it is executed: a formula is the value that the program which wrote it calculated.
func (t *Table) openWorkbook(again func() (io.Reader, error), o Options) error {
	r, err := again()
	if err != nil {
		return err
	}
	data, err := io.ReadAll(io.LimitReader(r, maxWorkbook+1))
	if err != nil {
		return err
	}
	if len(data) > maxWorkbook {
		return tooLarge(maxWorkbook)
	}
	w, err := readWorkbook(data)
	if err != nil {
		return workbookFault(err)
	}
	t.Format, t.Charset, t.Sheets = XLSX, utf8Name, []string{}
	for _, s := range w.sheets {
		t.Sheets = append(t.Sheets, s.name)
	}
	chosen, records, err := w.choose(o.Sheet)
	if err != nil {
		return workbookFault(err)
	}
	if chosen.part == "" && o.Sheet != "" {
		return fault.New("table.sheet", message.Args{"sheet": o.Sheet})
	}
	if len(records) == 0 {
		return fault.New("table.empty", nil)
	}
	t.Sheet = chosen.name
	if others := w.others(chosen, o.Sheet); len(others) > 0 {
		t.warnings = append(t.warnings, vcard.NewWarning(0, CodeOtherSheets, strings.Join(others, ", ")))
	}
	if o.Header > 0 { // the row of the sheet; rows that are not there are not counted below
		o.Header = 1 + slices.IndexFunc(records, func(r record) bool { return r.line == o.Header })
		if o.Header == 0 {
			o.Header = len(records) + 1
		}
	}
	l := layout{format: XLSX, records: records[:min(len(records), headRecords)]}
	l.look(o)
	if o.Header > 0 && l.header < 0 {
		return fault.New("table.header", message.Args{"row": o.Header})
	}
	t.useHeader(&l)
	t.HeaderRow = t.HeaderLine
	t.columns(records[min(l.first(), len(records)):], o, l.width)
	open := func() (rows, error) {
		s, err := w.open(chosen)
		if err != nil {
			return nil, workbookFault(err)
		}
		return s, nil
	}
	return t.start(open, l.first(), true)
}

func tooLarge(bytes int64) error {
	return fault.New("table.workbook-too-large", message.Args{"size": bytes >> 20})
}

// workbookFault says what is wrong with a workbook.
func workbookFault(err error) error {
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, errTooLarge):
		return tooLarge(maxSheet)
	}
	return fault.Wrap(err, "table.workbook-damaged", message.Args{"reason": err.Error()})
}

// readWorkbook reads all of a workbook but its sheets.
func readWorkbook(data []byte) (*workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	w := &workbook{parts: map[string]*zip.File{}, size: int64(len(data))}
	for _, f := range archive.File {
		name := strings.TrimPrefix(path.Clean(strings.ReplaceAll(f.Name, `\`, "/")), "/")
		w.parts[strings.ToLower(name)] = f
	}
	main := "xl/workbook.xml"
	for _, r := range w.relations("_rels/.rels") {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = target("", r.target)
		}
	}
	folder, file := path.Split(main)
	if err := w.index(main, w.relations(folder+"_rels/"+file+".rels"), folder); err != nil {
		return nil, err
	}
	return w, nil
}

// target is the name of a part as a relation names it, relative to a folder or from the root.
func target(folder, name string) string {
	if rest, ok := strings.CutPrefix(name, "/"); ok {
		return rest
	}
	return strings.TrimPrefix(path.Clean("/"+folder+name), "/")
}

// choose finds the sheet of that name, or the first visible one that holds anything, and reads its first rows. A sheet without part says that
// there is none of that name.
func (w *workbook) choose(name string) (sheet, []record, error) {
	var first sheet
	for _, s := range w.sheets {
		if name != "" && s.name != name || name == "" && s.hidden {
			continue
		}
		records, err := w.head(s, sampleRecords)
		if err != nil {
			return s, nil, err
		}
		if len(records) > 0 || name != "" {
			return s, records, nil
		}
		if first.part == "" {
			first = s
		}
	}
	return first, nil, nil
}

// head reads the first rows of a sheet that hold anything.
func (w *workbook) head(s sheet, most int) ([]record, error) {
	r, err := w.open(s)
	if err != nil {
		return nil, err
	}
	var records []record
	filled := false
	for len(records) < most {
		rec, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		copied := *rec
		copied.cells = slices.Clone(rec.cells)
		records = append(records, copied)
		filled = filled || !rec.blank()
	}
	if !filled {
		return nil, nil
	}
	return records, nil
}

// others are the names of the visible sheets beside the chosen one that hold something. Who named the sheet knows that there are others.
func (w *workbook) others(chosen sheet, named string) []string {
	var names []string
	for _, s := range w.sheets {
		if named != "" || s.hidden || s.part == chosen.part {
			continue
		}
		if records, err := w.head(s, 20); err != nil || len(records) > 0 {
			names = append(names, s.name)
		}
	}
	return names
}
