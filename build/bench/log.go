package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/samplebook"
	finding "kith/internal/search"
	"kith/internal/vault"
)

// logSize says how large a log is measured.
type logSize struct{ people, encounters, ofOne int }

// wholeLog is the log of a long life kept by a very busy person: nobody's will be longer.
var wholeLog = logSize{people: 20_000, encounters: 1_000_000, ofOne: 10_000}

// printLog makes a log and prints how long its timelines take to open and to go on.
func printLog(ctx context.Context, out io.Writer, dir string, size logSize, seed uint64) (err error) {
	p, err := program.Open(filepath.Join(dir, "log"), vault.Options{})
	if err != nil {
		return err
	}
	f := figures{}
	defer closing(p, &err)
	fmt.Fprintf(os.Stderr, "log: %d encounters of %d people\n", size.encounters, size.people)
	start := time.Now()
	busy, err := fillLog(ctx, p, dir, size, seed)
	if err != nil {
		return err
	}
	f["log.made"] = time.Since(start).Seconds()
	if err := measureLog(ctx, p, busy, seed, f); err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "\nlog of %d encounters\t50 %%\t99 %%\tat most\t\n", size.encounters)
	for _, line := range logLines {
		fmt.Fprintf(w, "%s\t%.1f ms\t%.1f ms\t%s\t\n", line.said, f[line.name+".p50"]*1000, f[line.name+".p99"]*1000, line.most)
	}
	return w.Flush()
}

var logLines = []struct{ name, said, most string }{
	{"log.all", "everybody's opens", "50 ms"},
	{"log.next", "everybody's goes on, anywhere", "50 ms"},
	{"log.busy", "of somebody with the most opens", "30 ms"},
	{"log.busy-next", "of somebody with the most goes on, anywhere", "30 ms"},
	{"log.kind", "of the rarest kind opens", "50 ms"},
	{"log.circle", "of a circle opens", ""},
	{"log.text", "with a word opens", ""},
	{"log.last", "last days of a page of people", ""},
	{"log.days", "all days of a page of people", ""},
}

// measureLog does what the window does with timelines.
func measureLog(ctx context.Context, p *program.Program, busy string, seed uint64, f figures) error {
	rows, _, err := p.Contacts.List(ctx, contact.ListQuery{})
	if err != nil {
		return err
	}
	circles, err := p.Contacts.Circles(ctx)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(seed, 5))
	read := func(q encounter.Query) error {
		found, err := p.Encounters.Timeline(ctx, q)
		if err == nil && len(found.Entries) == 0 {
			err = fmt.Errorf("the log has nothing for %+v", q)
		}
		return err
	}
	somewhere := func() string { return fmt.Sprintf("%d-%02d", 2006+r.IntN(20), 1+r.IntN(12)) }
	keys := func() []int64 {
		keys := make([]int64, 0, page)
		for range page {
			keys = append(keys, rows[r.IntN(len(rows))].Key)
		}
		return keys
	}
	for name, work := range map[string]func() error{
		"log.all":       func() error { return read(encounter.Query{}) },
		"log.next":      func() error { return read(encounter.Query{Until: somewhere()}) },
		"log.busy":      func() error { return read(encounter.Query{Contact: busy}) },
		"log.busy-next": func() error { return read(encounter.Query{Contact: busy, Until: somewhere()}) },
		"log.kind":      func() error { return read(encounter.Query{Kind: "letter"}) },
		"log.circle":    func() error { return read(encounter.Query{Circle: circles[r.IntN(len(circles))].Name}) },
		"log.text":      func() error { return read(encounter.Query{Text: logWords[r.IntN(len(logWords))]}) },
		"log.last": func() error {
			_, err := p.Encounters.LastDays(ctx, keys())
			return err
		},
		"log.days": func() error {
			_, err := p.Encounters.DaysOf(ctx, keys())
			return err
		},
	} {
		times, err := repeat(50, func(int) error { return work() })
		if err != nil {
			return err
		}
		f[name+".p50"], f[name+".p99"] = times.at(50), times.at(99)
	}
	return nil
}

// logWords are what the invented notes are made of; the later the rarer.
var logWords = []string{"Kaffee", "Projekt", "Urlaub", "Steuer", "Umzug", "Angebot", "Garten", "Konzert", "Werkstatt", "Steuerberatung"}

// fillLog brings an invented book and writes a log of twenty years, in which some are met much more often than others. It answers the id
// of the one who was met most.
func fillLog(ctx context.Context, p *program.Program, dir string, size logSize, seed uint64) (string, error) {
	var book bytes.Buffer
	if err := samplebook.Generate(&book, size.people, seed); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "people.vcf")
	if err := os.WriteFile(path, book.Bytes(), 0o600); err != nil {
		return "", err
	}
	sources, err := importing.Files([]string{path})
	if err == nil {
		_, err = p.Imports.Commit(ctx, sources, importing.Options{}, nil)
	}
	if err != nil {
		return "", err
	}
	rows, _, err := p.Contacts.List(ctx, contact.ListQuery{})
	if err != nil {
		return "", err
	}
	r := rand.New(rand.NewPCG(seed, 4))
	first := time.Date(2006, 1, 1, 0, 0, 0, 0, time.UTC)
	const days = 20 * 365
	_, err = p.Vault.Write(ctx, message.New("encounter.created", message.Args{"name": rows[0].Name}), func(tx *vault.Tx) error {
		// Links are written in batches of their own, which may come before the entries they belong to.
		if err := tx.Exec(`PRAGMA defer_foreign_keys = ON`); err != nil {
			return err
		}
		index := finding.NewWriter(tx)
		entries := tx.Bulk(`INSERT INTO encounter (key, change, id, kind, day, note, created, changed)`, 8)
		links := tx.Bulk(`INSERT OR IGNORE INTO encounter_contact (change, encounter, contact)`, 3)
		for i := range size.encounters {
			key, kind := int64(i+1), encounter.Kinds[min(r.IntN(len(encounter.Kinds)), r.IntN(len(encounter.Kinds)))]
			if i%10_000 == 0 {
				kind = "letter"
			} else if kind == "letter" {
				kind = "call"
			}
			who := rows[min(r.IntN(len(rows)), r.IntN(len(rows)))]
			if i < size.ofOne {
				who = rows[0]
			}
			word := logWords[min(r.IntN(len(logWords)), r.IntN(len(logWords)))]
			note := fmt.Sprintf("%s, %d. Gespräch", word, i)
			day := first.AddDate(0, 0, r.IntN(days)).Format(time.DateOnly)
			if err := entries.Add(key, tx.Change(), fmt.Sprintf("log-%08d", i), kind, day, note, 0, 0); err != nil {
				return err
			}
			if err := links.Add(tx.Change(), key, who.Key); err != nil {
				return err
			}
			if i%5 == 0 {
				if err := links.Add(tx.Change(), key, rows[r.IntN(len(rows))].Key); err != nil {
					return err
				}
			}
			if err := index.Put(finding.Prepare(finding.Document{Kind: finding.Encounter, Key: key, Name: who.Name, Note: note})); err != nil {
				return err
			}
		}
		if err := entries.Close(); err != nil {
			return err
		}
		if err := links.Close(); err != nil {
			return err
		}
		return index.Close()
	})
	return rows[0].ID, err
}
