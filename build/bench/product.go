package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"time"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vault"
)

func open(t task) (*program.Program, error) {
	var options vault.Options
	if t.Sealed {
		options.Key = bytes.Repeat([]byte{7}, vault.KeySize)
	}
	return program.Open(t.Vault, options)
}

// closing joins the error of closing to that of the work.
func closing(p *program.Program, err *error) { *err = errors.Join(*err, p.Close()) }

// measureImport is the whole of it: a fresh vault made, the book read, matched, written, indexed, journalled, the vault closed.
func measureImport(ctx context.Context, t task, f figures) error {
	took, report, err := importBook(ctx, t)
	if err != nil {
		return err
	}
	f["import"] = took
	f["cards"] = float64(report.Created)
	f["import.failed"] = float64(report.Failed)
	f["vault.bytes"], err = folderSize(t.Vault)
	return err
}

// importBook brings the book into the vault and says how many seconds that took.
func importBook(ctx context.Context, t task) (float64, importing.Report, error) {
	start := time.Now()
	p, err := open(t)
	if err != nil {
		return 0, importing.Report{}, err
	}
	sources, err := importing.Files([]string{t.Book})
	if err != nil {
		return 0, importing.Report{}, errors.Join(err, p.Close())
	}
	report, err := p.Imports.Commit(ctx, sources, importing.Options{}, nil)
	err = errors.Join(err, p.Close())
	return time.Since(start).Seconds(), report, err
}

// measureUse does what a window does, on the vault of the last import.
func measureUse(ctx context.Context, t task, f figures) (err error) {
	start := time.Now()
	p, err := open(t)
	if err != nil {
		return err
	}
	defer closing(p, &err)
	f["open"] = time.Since(start).Seconds()

	rows, total, err := p.Contacts.List(ctx, contact.ListQuery{})
	if err != nil || total == 0 {
		return errors.Join(err, fmt.Errorf("the vault has %d contacts", total))
	}
	f["contacts"] = float64(total)
	for _, measure := range []func(context.Context, *program.Program, task, []contact.Row, figures) error{
		measureList, measureSearch, measureTypos, measurePerson, measureSave, measureCalendar,
	} {
		if err := measure(ctx, p, t, rows, f); err != nil {
			return err
		}
	}
	return nil
}

// page is what the list of the window shows at once.
const page = 100

func measureList(ctx context.Context, p *program.Program, _ task, _ []contact.Row, f figures) error {
	times, err := repeat(30, func(int) error {
		found, _, err := p.Contacts.List(ctx, contact.ListQuery{Limit: page})
		if err != nil {
			return err
		}
		return secondLines(ctx, p, found)
	})
	f["list"] = times.at(50)
	return err
}

// secondLines fetches what stands under the names of a list.
func secondLines(ctx context.Context, p *program.Program, rows []contact.Row) error {
	keys := make([]int64, len(rows))
	for i, row := range rows {
		keys[i] = row.Key
	}
	_, err := p.Encounters.LastDays(ctx, keys)
	if err != nil {
		return err
	}
	_, err = p.Followups.Next(ctx, keys)
	return err
}

// measurePerson opens people as the window does: the card, the encounters and follow-ups with them.
func measurePerson(ctx context.Context, p *program.Program, t task, rows []contact.Row, f figures) error {
	r := rand.New(rand.NewPCG(t.Seed, 2))
	times, err := repeat(500, func(int) error {
		id := rows[r.IntN(len(rows))].ID
		_, err := p.Contacts.Show(ctx, id)
		if err != nil {
			return err
		}
		if _, err := p.Encounters.List(ctx, id, 0, 50); err != nil {
			return err
		}
		_, err = p.Followups.OfContact(ctx, id)
		return err
	})
	f["person.p50"], f["person.p99"] = times.at(50), times.at(99)
	return err
}

// measureSave edits a field and takes it back again, so that the vault stays the book.
func measureSave(ctx context.Context, p *program.Program, t task, rows []contact.Row, f figures) error {
	r := rand.New(rand.NewPCG(t.Seed, 3))
	edits, err := repeat(60, func(i int) error {
		id := rows[r.IntN(len(rows))].ID
		_, _, err := p.Contacts.Edit(ctx, id, 0, []contact.Edit{{Op: "add", Field: "circle", Ref: -1, Text: fmt.Sprint("Messung ", i)}})
		return err
	})
	if err != nil {
		return err
	}
	f["save.p50"], f["save.p99"] = edits.at(50), edits.at(99)
	undos, err := repeat(60, func(int) error {
		_, err := p.Vault.Undo(ctx, 0)
		return err
	})
	f["undo-edit"] = undos.at(50)
	return err
}

func measureCalendar(ctx context.Context, p *program.Program, t task, _ []contact.Row, f figures) error {
	options := publish.Options{Language: message.German}
	times, err := repeat(2, func(int) error {
		result, err := p.Publisher.WriteFile(ctx, filepath.Join(t.Scratch, "calendar.ics"), options)
		f["calendar.events"] = float64(result.Birthdays + result.Followups)
		return err
	})
	f["calendar.first"], f["calendar.again"] = times[0], times[len(times)-1]
	return err
}

// measureUndo takes the import back and looks whether everybody is gone.
func measureUndo(ctx context.Context, t task, f figures) (err error) {
	p, err := open(t)
	if err != nil {
		return err
	}
	defer closing(p, &err)
	start := time.Now()
	if _, err := p.Vault.Undo(ctx, 0); err != nil {
		return err
	}
	f["undo"] = time.Since(start).Seconds()
	if _, total, err := p.Contacts.List(ctx, contact.ListQuery{Limit: 1}); err != nil || total != 0 {
		return errors.Join(err, fmt.Errorf("after the undo there are %d contacts", total))
	}
	return nil
}

// times are durations in seconds, in the order in which they were measured.
type times []float64

// repeat runs fn n times. Its result is never empty.
func repeat(n int, fn func(int) error) (times, error) {
	measured := make(times, 0, n)
	for i := range n {
		start := time.Now()
		err := fn(i)
		measured = append(measured, time.Since(start).Seconds())
		if err != nil {
			return measured, err
		}
	}
	return measured, nil
}

// at is a percentile.
func (t times) at(percent int) float64 {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[(len(sorted)-1)*percent/100]
}
