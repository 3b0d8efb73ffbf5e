package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"kith/internal/contact"
	"kith/internal/importing"
)

// measureTable brings the people of the last import into a fresh vault once more, from the table that Kith writes of them.
func measureTable(ctx context.Context, t task, f figures) error {
	p, err := open(t)
	if err != nil {
		return err
	}
	path := filepath.Join(t.Scratch, "people.csv")
	_, err = p.ExportTable(ctx, path, contact.Leaving{})
	if err := errors.Join(err, p.Close()); err != nil {
		return err
	}
	took, report, err := importBook(ctx, task{Book: path, Vault: filepath.Join(t.Scratch, "table"), Sealed: t.Sealed})
	if err == nil && report.Failed > 0 {
		err = fmt.Errorf("%d rows of the table failed", report.Failed)
	}
	f["table"] = took
	return err
}

// measurePreview says how long it takes from choosing the book to the first page of what it would bring into an empty vault.
func measurePreview(ctx context.Context, t task, f figures) (err error) {
	t.Vault = filepath.Join(t.Scratch, "preview")
	p, err := open(t)
	if err != nil {
		return err
	}
	defer closing(p, &err)
	start := time.Now()
	sources, err := importing.Files([]string{t.Book})
	if err != nil {
		return err
	}
	session, err := p.Imports.Begin(ctx, sources, importing.Options{}, nil)
	if err != nil {
		return err
	}
	_, _, err = session.Items(importing.EveryItem, 0, page)
	f["preview"] = time.Since(start).Seconds()
	return errors.Join(err, session.Close())
}
