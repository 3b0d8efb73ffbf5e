package program

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/whole"
)

// ExportCards writes contacts (all if there are no ids) as vCard 3.0 or 4.0 into a file, which is replaced as a whole or not at all,
// and answers how many. Faults: export.version, export.failed, contact.not-found.
func (p *Program) ExportCards(ctx context.Context, path, version string, ids []string) (int, error) {
	return p.ExportPeople(ctx, path, version, contact.Leaving{IDs: ids})
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

// rooms are those with records that leave only with a copy of everything, in the order in which they stand in it.
func (p *Program) rooms() []whole.Room {
	return []whole.Room{p.Letters, p.Views, p.Rhythms, p.Dates, p.Planner, p.Duplicates, p.Tidy}
}

// ExportAll writes everything there is into a folder: people.vcf, and calendar.ics with follow-ups as to-dos, since the finished
// ones are part of everything. Faults: those of ExportCards, calendar.failed.
func (p *Program) ExportAll(ctx context.Context, dir, version string, lang message.Language) (Copy, error) {
	copied := Copy{People: filepath.Join(dir, "people.vcf"), Calendar: filepath.Join(dir, "calendar.ics")}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return copied, exportFailed(dir, err)
	}
	people := publish.People{}
	var err error
	if copied.Contacts, err = p.exportPeople(ctx, copied.People, version, contact.Leaving{}, people.Note); err != nil {
		return copied, err
	}
	options := publish.Options{Kinds: Everything, Todos: true, Copy: true, People: people, Language: lang}
	for _, room := range p.rooms() {
		records, err := room.Whole(ctx)
		if err != nil {
			return copied, err
		}
		options.Records = append(options.Records, records...)
	}
	copied.Result, err = p.Publisher.WriteFile(ctx, copied.Calendar, options)
	return copied, err
}

// WriteCards is ExportPeople into a stream.
func (p *Program) WriteCards(ctx context.Context, w io.Writer, version string, who contact.Leaving) (int, error) {
	wanted, err := cardVersion(version)
	if err == nil {
		err = p.known(ctx, who)
	}
	if err != nil {
		return 0, err
	}
	buffered := bufio.NewWriterSize(w, 256<<10)
	written, err := p.Contacts.WriteCards(ctx, buffered, wanted, who)
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
