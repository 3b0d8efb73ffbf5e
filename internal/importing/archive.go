package importing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
)

// The limits of a zip file. Nothing of it is ever unpacked to disk; they keep a small file from becoming an endless book.
const (
	maxEntries     = 20_000
	maxEntry       = 2 << 30   // bytes of one file, unpacked
	maxAll         = 4 << 30   // bytes of all of them
	maxInner       = 256 << 20 // bytes of a zip file in a zip file, or of one that comes as a stream: it is held in memory
	maxNesting     = 2
	maxRatio       = 200 // how much larger than packed, for files beyond
	ratioFrom      = 16 << 20
	archiveMark    = ".zip/"
	flagEncrypted  = 1
	macLeftovers   = "__MACOSX/"
	entryHeadBytes = headSize
)

// archive is a zip file, opened when it is first needed: by path, or with its bytes.
type archive struct {
	path   string
	data   []byte
	file   *os.File
	reader *zip.Reader
	byName map[string]*zip.File
}

func (a *archive) open() (*zip.Reader, error) {
	if a.reader != nil {
		return a.reader, nil
	}
	var bytesOf io.ReaderAt = bytes.NewReader(a.data)
	size := int64(len(a.data))
	if a.path != "" {
		file, err := os.Open(a.path)
		if err != nil {
			return nil, err
		}
		a.file, bytesOf = file, file
		info, err := file.Stat()
		if err != nil {
			a.close()
			return nil, err
		}
		size = info.Size()
	}
	reader, err := zip.NewReader(bytesOf, size)
	if err != nil {
		a.close()
		return nil, err
	}
	a.reader, a.byName = reader, make(map[string]*zip.File, len(reader.File))
	for _, f := range reader.File {
		a.byName[f.Name] = f
	}
	return reader, nil
}

// close lets the file go; the archive can be opened again.
func (a *archive) close() {
	if a.file != nil {
		_ = a.file.Close()
		a.file, a.reader = nil, nil
	}
}

// sources gives the address books in a zip file, by name. What is unsafe or too large is refused and told, and the others come.
func (a *archive) sources(name string, depth int) ([]Source, error) {
	reader, err := a.open()
	if err != nil {
		return nil, failed(name, err)
	}
	defer a.close()
	if len(reader.File) > maxEntries {
		return nil, fault.New("import.zip-too-many", message.Args{"file": name, "n": len(reader.File), "most": maxEntries})
	}
	entries := slices.Clone(reader.File)
	slices.SortStableFunc(entries, func(x, y *zip.File) int { return strings.Compare(x.Name, y.Name) })
	var sources []Source
	var all uint64
	locked := 0
	for _, entry := range entries {
		full := name + "/" + strings.ToValidUTF8(entry.Name, "\uFFFD")
		switch {
		case strings.HasSuffix(entry.Name, "/"), strings.HasPrefix(entry.Name, macLeftovers), strings.HasPrefix(path.Base(entry.Name), "."), entry.UncompressedSize64 == 0:
			continue
		case !isInside(entry.Name):
			sources = append(sources, refused(full, "zip-path"))
			continue
		case entry.Flags&flagEncrypted != 0:
			locked++
			sources = append(sources, refused(full, "zip-encrypted"))
			continue
		}
		if all += entry.UncompressedSize64; isBomb(entry) || all > maxAll {
			sources = append(sources, refused(full, "zip-bomb"))
			continue
		}
		head, err := entryHead(entry)
		if err != nil {
			sources = append(sources, refused(full, "zip-damaged"))
			continue
		}
		switch kindOf(head) {
		case zipped:
			some, err := a.inner(entry, full, depth)
			if err != nil {
				return nil, err
			}
			sources = append(sources, some...)
		case vcards, tabular, branched:
			sources = append(sources, Source{Name: full, Size: int64(entry.UncompressedSize64), archive: a, reader: a.opener(entry.Name, full)})
		}
	}
	if locked > 0 && locked == len(sources) {
		return nil, fault.New("import.zip-encrypted", message.Args{"file": name})
	}
	return sources, nil
}

// inner gives the books of a zip file in a zip file.
func (a *archive) inner(entry *zip.File, full string, depth int) ([]Source, error) {
	if depth >= maxNesting {
		return []Source{refused(full, "zip-nested")}, nil
	}
	if entry.UncompressedSize64 > maxInner {
		return []Source{refused(full, "zip-bomb")}, nil
	}
	unpacked, err := entry.Open()
	if err != nil {
		return []Source{refused(full, "zip-damaged")}, nil
	}
	defer func() { _ = unpacked.Close() }()
	data, err := io.ReadAll(io.LimitReader(unpacked, maxInner+1))
	if err != nil || len(data) > maxInner {
		return []Source{refused(full, "zip-damaged")}, nil
	}
	return (&archive{data: data}).sources(full, depth+1)
}

// opener opens one file of the archive, also after it was closed meanwhile.
func (a *archive) opener(entry, full string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		if _, err := a.open(); err != nil {
			return nil, err
		}
		f := a.byName[entry]
		if f == nil {
			return nil, fault.New("import.missing", message.Args{"file": full})
		}
		unpacked, err := f.Open()
		if err != nil {
			return nil, err
		}
		// The directory of a zip file may lie about sizes.
		return &bounded{unpacked, int64(f.UncompressedSize64), full}, nil
	}
}

// bounded fails instead of giving more than was promised.
type bounded struct {
	io.ReadCloser
	left int64
	name string
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("%s is longer than the zip file says", path.Base(b.name))
	}
	return n, err
}

// isInside refuses names that lead out of the folder of the zip file.
func isInside(name string) bool {
	return !strings.HasPrefix(name, "/") && !strings.Contains(name, `\`) && !slices.Contains(strings.Split(name, "/"), "..") && !strings.Contains(name, ":")
}

func isBomb(entry *zip.File) bool {
	return entry.UncompressedSize64 > maxEntry ||
		entry.UncompressedSize64 > ratioFrom && entry.UncompressedSize64/max(entry.CompressedSize64, 1) > maxRatio
}

func entryHead(entry *zip.File) ([]byte, error) {
	unpacked, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = unpacked.Close() }()
	return io.ReadAll(io.LimitReader(unpacked, entryHeadBytes))
}
