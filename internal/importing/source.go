package importing

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"kith/internal/fault"
	"kith/internal/message"
)

// Source is one file to import. Size is 0 if unknown.
type Source struct {
	Name   string
	Size   int64
	reader func() (io.ReadCloser, error)
}

// Files gives the sources for paths. Faults, before anything is read: import.missing, import.is-folder, import.forbidden,
// import.unreadable.
func Files(paths []string) ([]Source, error) {
	sources := make([]Source, len(paths))
	for i, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, Source{Name: path}.failed(err)
		}
		if info.IsDir() {
			return nil, fault.New("import.is-folder", message.Args{"file": path})
		}
		sources[i] = Source{Name: path, Size: info.Size(), reader: func() (io.ReadCloser, error) { return os.Open(path) }}
	}
	return sources, nil
}

// Stream is a source that is read once, such as standard input.
func Stream(name string, r io.Reader) Source {
	return Source{Name: name, reader: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
}

// open opens the source and looks whether it can be an address book at all.
func (s Source) open() (io.ReadCloser, error) {
	file, err := s.reader()
	if err != nil {
		return nil, s.failed(err)
	}
	buffered := bufio.NewReaderSize(file, 64<<10)
	head, err := buffered.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		_ = file.Close()
		return nil, s.failed(err)
	}
	if len(head) != 0 && !looksLikeCards(head) {
		_ = file.Close()
		return nil, fault.New("import.unknown", message.Args{"file": s.Name})
	}
	return struct {
		io.Reader
		io.Closer
	}{buffered, file}, nil
}

// looksLikeCards: a mail around the cards is fine, so the first 64 KiB may hold BEGIN:VCARD anywhere, in UTF-16 too; text without
// it is read as well and gives its warnings. Only what is plainly binary or another kind of file is refused.
func looksLikeCards(head []byte) bool {
	squeezed := bytes.ToUpper(bytes.ReplaceAll(head, []byte{0}, nil))
	if bytes.Contains(squeezed, []byte("VCARD")) {
		return true
	}
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return true
	}
	return !bytes.Contains(head, []byte{0})
}

func (s Source) failed(err error) error {
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, "import.missing", message.Args{"file": s.Name})
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, "import.forbidden", message.Args{"file": s.Name})
	}
	return fault.Wrap(err, "import.unreadable", message.Args{"file": s.Name, "reason": fault.Reason(err)})
}
