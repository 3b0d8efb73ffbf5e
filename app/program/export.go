package program

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vcard"
)

// ExportCards writes contacts (all if there are no ids) as vCard 3.0 or 4.0 into a file, which is replaced as a whole or not at all,
// and answers how many. Faults: export.version, export.failed, contact.not-found.
func (p *Program) ExportCards(ctx context.Context, path, version string, ids []string) (int, error) {
	file, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o600), renameio.WithExistingPermissions())
	if err != nil {
		return 0, exportFailed(path, err)
	}
	defer func() { _ = file.Cleanup() }()
	written, err := p.WriteCards(ctx, file, version, ids)
	if err != nil {
		return 0, err
	}
	if err := file.CloseAtomicallyReplace(); err != nil {
		return 0, exportFailed(path, err)
	}
	return written, nil
}

// Copy says what a copy of everything holds.
type Copy struct {
	People   string // path of the vCard file
	Contacts int
	Calendar string // path of the iCalendar file
	Result   publish.Result
}

// Everything is every kind of fact that a calendar file can hold.
var Everything = []string{publish.Followups, publish.Birthdays, publish.Encounters}

// ExportAll writes everything there is into a folder: people.vcf, and calendar.ics with follow-ups as to-dos, since the finished
// ones are part of everything. Faults: those of ExportCards, calendar.failed.
func (p *Program) ExportAll(ctx context.Context, dir, version string, lang message.Language) (Copy, error) {
	copied := Copy{People: filepath.Join(dir, "people.vcf"), Calendar: filepath.Join(dir, "calendar.ics")}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return copied, exportFailed(dir, err)
	}
	var err error
	if copied.Contacts, err = p.ExportCards(ctx, copied.People, version, nil); err != nil {
		return copied, err
	}
	options := publish.Options{Kinds: Everything, Todos: true, Copy: true, Language: lang}
	copied.Result, err = p.Publisher.WriteFile(ctx, copied.Calendar, options)
	return copied, err
}

// WriteCards is ExportCards into a stream.
func (p *Program) WriteCards(ctx context.Context, w io.Writer, version string, ids []string) (int, error) {
	wanted := vcard.Version(version)
	if wanted == "" {
		wanted = vcard.V40
	}
	if wanted != vcard.V30 && wanted != vcard.V40 {
		return 0, fault.New("export.version", message.Args{"version": version})
	}
	buffered := bufio.NewWriterSize(w, 256<<10)
	written, err := p.Contacts.Export(ctx, buffered, wanted, ids)
	if err != nil {
		return written, err
	}
	if err := buffered.Flush(); err != nil {
		return written, exportFailed("", err)
	}
	return written, nil
}

func exportFailed(path string, err error) error {
	return fault.Wrap(err, "export.failed", message.Args{"file": path, "reason": fault.Reason(err)})
}
