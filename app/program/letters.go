package program

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/writing"
)

// SaveDrafts writes drafts as files that mail programs open (.eml), one for each person under their name: into a folder, where nothing
// that is there already is written over, or into one file where the path ends in .zip. Drafts that are not ready are left out. It answers
// how many were written. Faults: letter.none-ready, letter.folder, export.failed.
func (p *Program) SaveDrafts(path string, drafts []writing.Draft) (int, error) {
	ready := make([]writing.Draft, 0, len(drafts))
	for i := range drafts {
		if drafts[i].Ready() {
			ready = append(ready, drafts[i])
		}
	}
	if len(ready) == 0 {
		return 0, fault.New("letter.none-ready", nil)
	}
	if strings.EqualFold(filepath.Ext(path), ".zip") {
		return len(ready), replace(path, func(w io.Writer) error { return zipDrafts(w, ready, p.Vault.Now().In(p.Zone)) })
	}
	written, err := draftsInto(path, ready)
	if err != nil {
		return written, fault.Wrap(err, "letter.folder", message.Args{"file": path, "reason": fault.Reason(err)})
	}
	return written, nil
}

func draftsInto(dir string, drafts []writing.Draft) (int, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return 0, err
	}
	there, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	names := fileNames{}
	for _, entry := range there {
		names[strings.ToLower(strings.TrimSuffix(entry.Name(), filepath.Ext(entry.Name())))] = true
	}
	for i := range drafts {
		var text bytes.Buffer
		if err := drafts[i].Mail().WriteDraft(&text); err != nil {
			return i, err
		}
		if err := replaceQuickly(filepath.Join(dir, names.next(drafts[i].Name)+".eml"), text.Bytes()); err != nil {
			return i, err
		}
	}
	return len(drafts), nil
}

func zipDrafts(w io.Writer, drafts []writing.Draft, now time.Time) error {
	archive := zip.NewWriter(w)
	names := fileNames{}
	for i := range drafts {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: names.next(drafts[i].Name) + ".eml", Method: zip.Deflate, Modified: now})
		if err == nil {
			err = drafts[i].Mail().WriteDraft(file)
		}
		if err != nil {
			return err
		}
	}
	return archive.Close()
}
