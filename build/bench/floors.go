package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"kith/build/bench/floor"
	"kith/internal/vcard"
)

// opened hands an open book to fn and times it.
func opened(t task, fn func(io.Reader) error) (seconds float64, err error) {
	start := time.Now()
	file, err := os.Open(t.Book)
	if err != nil {
		return 0, err
	}
	err = fn(file)
	return time.Since(start).Seconds(), errors.Join(err, file.Close())
}

// measureRead: nothing that reads a file is quicker than reading it.
func measureRead(_ context.Context, t task, f figures) (err error) {
	f["read"], err = opened(t, func(r io.Reader) error {
		_, err := io.CopyBuffer(io.Discard, struct{ io.Reader }{r}, make([]byte, 256<<10))
		return err
	})
	return err
}

// measureReader: our reader, and nothing done with the cards.
func measureReader(_ context.Context, t task, f figures) (err error) {
	f["reader"], err = opened(t, func(r io.Reader) error {
		decoder := vcard.NewDecoder(r, vcard.Options{})
		for {
			switch _, err := decoder.Decode(); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
		}
	})
	return err
}

func measureGoVCard(_ context.Context, t task, f figures) (err error) {
	f["go-vcard"], err = opened(t, func(r io.Reader) error {
		_, err := floor.Decode(r)
		return err
	})
	return err
}

func measureFloor(ctx context.Context, t task, f figures) (err error) {
	path := filepath.Join(t.Scratch, "floor.db")
	f["floor"], err = opened(t, func(r io.Reader) error {
		rows, err := floor.Store(ctx, r, path)
		f["floor.properties"] = float64(rows.Properties) / float64(max(rows.Contacts, 1))
		return err
	})
	if err != nil {
		return err
	}
	f["floor.bytes"], err = folderSize(t.Scratch)
	return err
}

// folderSize adds up the files of a folder.
func folderSize(dir string) (bytes float64, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return 0, err
		}
		bytes += float64(info.Size())
	}
	return bytes, nil
}
