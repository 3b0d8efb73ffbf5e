package window

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kith/app/program"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/message"
)

// Encounters is the area of the log.
type Encounters struct{ w *Window }

// Timeline gives a stretch of the log, newest first.
func (a *Encounters) Timeline(query EncounterQuery) (EncounterPage, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (EncounterPage, error) {
		found, err := p.Encounters.Timeline(ctx, encounter.Query{
			Contact: query.Contact, Circle: query.Circle, Kind: query.Kind, Text: query.Text, Since: query.Since, Until: query.Until,
			After: query.After, Limit: min(query.Limit, maxPage),
		})
		return EncounterPage{toEncounters(found.Entries), found.More}, err
	})
}

// Years gives the years that have entries, newest first.
func (a *Encounters) Years() ([]string, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]string, error) { return p.Encounters.Years(ctx) })
}

// Mentioning gives the entries in which a contact is mentioned, newest first.
func (a *Encounters) Mentioning(contact string, limit int) ([]Encounter, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]Encounter, error) {
		found, err := p.Encounters.Mentioning(ctx, contact, 0, min(max(limit, 1), maxPage))
		return toEncounters(found), err
	})
}

// Save stores a draft.
func (a *Encounters) Save(draft EncounterDraft) (EncounterChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (EncounterChange, error) {
		saved, change, err := p.Encounters.Save(ctx, draft.draft(), p.Zone)
		if err != nil {
			return EncounterChange{}, err
		}
		return EncounterChange{toEncounter(saved), toChange(change, a.w.language())}, nil
	})
}

// Remove deletes an entry.
func (a *Encounters) Remove(id string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Encounters.Remove(ctx, id)
		return toChange(change, a.w.language()), err
	})
}

// ChooseFiles asks for files that belong to an entry; none when cancelled.
func (a *Encounters) ChooseFiles() ([]string, error) {
	return call(a.w, func(context.Context, *program.Program) ([]string, error) {
		paths, err := a.w.host.ChooseAny(message.New("dialog.attach", nil).In(a.w.language()))
		return append([]string{}, paths...), err
	})
}

// Open opens what belongs to an entry, and nothing else: a page as Shell.OpenLink does, a file in the program responsible for it. Faults:
// encounter.not-found, link.refused, encounter.file-gone, encounter.file-program.
func (a *Encounters) Open(id, link string) error {
	_, err := call(a.w, func(ctx context.Context, p *program.Program) (bool, error) {
		e, err := p.Encounters.Show(ctx, id)
		if err != nil {
			return false, err
		}
		if !slices.Contains(e.Links, link) {
			return false, fault.New("link.refused", nil)
		}
		if !encounter.IsFile(link) {
			checked, err := checkLink(link)
			if err == nil {
				a.w.host.OpenLink(checked)
			}
			return true, err
		}
		if err := checkFile(link); err != nil {
			return false, err
		}
		return true, a.w.host.OpenFile(link)
	})
	return err
}

// starters are endings of files that start something when they are opened.
var starters = []string{
	".appimage", ".bat", ".cmd", ".com", ".command", ".cpl", ".desktop", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi", ".pif", ".ps1", ".reg", ".scr",
	".sh", ".url", ".vbs", ".wsf",
}

// checkFile says whether a file is there and is something to look at: what would run is not opened from here.
func checkFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New("encounter.file-gone", message.Args{"file": path})
	case err != nil:
		return fault.Wrap(err, "encounter.file-closed", message.Args{"file": path, "reason": fault.Reason(err)})
	}
	if info.IsDir() {
		return nil
	}
	if !info.Mode().IsRegular() || slices.Contains(starters, strings.ToLower(filepath.Ext(path))) || runs(path) {
		return fault.New("encounter.file-program", message.Args{"file": path})
	}
	return nil
}

// runs looks how a file begins: the bits that say that it may be run are set on everything where a disk comes from another system.
func runs(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	var first [4]byte
	n, err := io.ReadFull(file, first[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	start := string(first[:n])
	return strings.HasPrefix(start, "#!") || strings.HasPrefix(start, "MZ") || start == "\x7fELF"
}
