package importing

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/table"
	"kith/internal/tree"
	"kith/internal/vcard"
)

// Source is one file to import. Size is 0 if unknown. Which kind of file it is its content says, never its name.
type Source struct {
	Name     string
	Size     int64
	reader   func() (io.ReadCloser, error) // nil: refused, the warnings say why
	warnings []Warning
	stream   bool // can be read once
	archive  *archive
}

// Files gives the sources for paths: files, zip files (each file in them is a source of its own, "book.zip/phone.vcf"), and folders
// with everything in them that can be an address book, in the order of their names. Faults, before anything is imported:
// import.missing, import.empty-folder, import.empty-zip, import.forbidden, import.unreadable, import.zip-encrypted,
// import.zip-too-many.
func Files(paths []string) ([]Source, error) {
	var sources []Source
	var seen []fs.FileInfo
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, failed(path, err)
		}
		if slices.ContainsFunc(seen, func(other fs.FileInfo) bool { return os.SameFile(info, other) }) {
			sources = append(sources, refused(path, "file-twice"))
			continue
		}
		seen = append(seen, info)
		if info.IsDir() {
			some, err := folder(path)
			if err != nil {
				return nil, err
			}
			sources = append(sources, some...)
			continue
		}
		some, err := file(path, info.Size(), false)
		if err != nil {
			return nil, err
		}
		sources = append(sources, some...)
	}
	return sources, nil
}

// Stream is a source that is read once, such as standard input.
func Stream(name string, r io.Reader) Source {
	return Source{Name: name, stream: true, reader: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
}

// refused is a file that is named in the report and not read.
func refused(name, code string) Source {
	return Source{Name: name, warnings: []Warning{{Code: code, Message: message.New("warning."+code, nil)}}}
}

// file gives the sources in one file. With onlyBooks it gives none for what is no address book for sure.
func file(path string, size int64, onlyBooks bool) ([]Source, error) {
	head, err := headOf(path)
	if err != nil {
		return nil, failed(path, err)
	}
	switch what := kindOf(head); {
	case what == zipped:
		a := &archive{path: path}
		sources, err := a.sources(path, 1)
		if err == nil && len(sources) == 0 && !onlyBooks {
			err = fault.New("import.empty-zip", message.Args{"file": path})
		}
		return sources, err
	case what == foreign && !onlyBooks:
		return []Source{refused(path, "foreign")}, nil
	case what == unknown && onlyBooks, what == text && onlyBooks, what == foreign:
		return nil, nil
	}
	return []Source{{Name: path, Size: size, reader: func() (io.ReadCloser, error) { return os.Open(path) }}}, nil
}

// folder finds the address books in a folder and the folders in it. Hidden files and links to elsewhere are left alone.
func folder(dir string) ([]Source, error) {
	var sources []Source
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return failed(path, err)
		}
		if path != dir && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		info, err := entry.Info()
		if err != nil || info.Size() == 0 {
			return nil // gone meanwhile, or nothing in it
		}
		some, err := file(path, info.Size(), true)
		if fault.Code(err) == "import.forbidden" || fault.Code(err) == "import.zip-encrypted" {
			// One file of many: said, and the others come.
			sources = append(sources, refused(path, strings.TrimPrefix(fault.Code(err), "import.")))
			return nil
		}
		sources = append(sources, some...)
		return err
	})
	if err == nil && len(sources) == 0 {
		err = fault.New("import.empty-folder", message.Args{"file": dir})
	}
	return sources, err
}

// kind is what a file is, as its first bytes say.
type kind byte

const (
	unknown kind = iota // another kind of file
	text                // text that may have cards somewhere
	vcards
	tabular
	branched // jCards, xCards, the phone book of a router
	calendar
	zipped
	foreign // JSON or XML of another kind
)

// headSize is how much of a file decides what it is.
const headSize = 64 << 10

func headOf(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return readHead(file)
}

func readHead(r io.Reader) ([]byte, error) {
	head, err := io.ReadAll(io.LimitReader(r, headSize))
	return head, err
}

// kindOf looks at the beginning of a file. A mail around the cards is fine, so BEGIN:VCARD may stand at the beginning of any line, in
// UTF-16 too, and a card that lacks it is known by its end. Other text is read as well and gives its warnings; only what is plainly binary or another kind of file is refused.
func kindOf(head []byte) kind {
	squeezed := bytes.ToUpper(bytes.ReplaceAll(head, []byte{0}, nil))
	if vcard.HasCards(bytes.TrimLeft(squeezed, "\xff\xfe")) {
		return vcards
	}
	if bytes.HasPrefix(bytes.TrimLeft(squeezed, " \t\r\n\xef\xbb\xbf\xff\xfe"), []byte("BEGIN:VCALENDAR")) {
		return calendar
	}
	if isZip(head) && !isWorkbook(head) {
		return zipped
	}
	if _, ok := tree.Detect(head); ok {
		return branched
	}
	if isForeign(head) {
		return foreign
	}
	if _, ok := table.Detect(head); ok {
		return tabular
	}
	switch {
	case bytes.Contains(squeezed, []byte("VCARD")), bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return text
	case bytes.Contains(head, []byte{0}):
		return unknown
	}
	return text
}

// isForeign tells JSON and XML in which no cards are, as in the exports of other programs.
func isForeign(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<vcards")) {
		return true
	}
	if len(head) == 0 || head[0] != '[' && head[0] != '{' {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(head))
	for range 3 { // "[Name]" may begin a table, or anything else
		if _, err := d.Token(); err != nil {
			return false
		}
	}
	return true
}

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// isWorkbook tells an Excel workbook, which is a zip file too, from zip files that may have one in them: by the name of its first file.
func isWorkbook(head []byte) bool {
	const nameAt, lengthAt = 30, 26
	if len(head) < nameAt {
		return false
	}
	length := int(head[lengthAt]) | int(head[lengthAt+1])<<8
	name := string(head[nameAt:min(nameAt+length, len(head))])
	return name == "[Content_Types].xml" || strings.HasPrefix(name, "xl/") || strings.HasPrefix(name, "_rels/") || strings.HasPrefix(name, "docProps/")
}

func failed(name string, err error) error {
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, "import.missing", message.Args{"file": name})
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, "import.forbidden", message.Args{"file": name})
	}
	return fault.Wrap(err, "import.unreadable", message.Args{"file": name, "reason": fault.Reason(err)})
}
