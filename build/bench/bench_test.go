package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/build/bench/floor"
	"kith/internal/samplebook"
)

// TestMain lets the test binary be the child that main starts.
func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestMeasureBook runs everything on a small book: a benchmark that breaks is noticed here and not months later.
func TestMeasureBook(t *testing.T) {
	for _, o := range []options{{rounds: 1, seed: 1}, {rounds: 1, seed: 1, sealed: true}} {
		c, err := measureBook(context.Background(), o, t.TempDir(), "", 150)
		if err != nil {
			t.Fatal(err)
		}
		if c["cards"] != 150 || c["import.failed"] != 0 || c["calendar.events"] < 60 || c["typo.recall"] < 0.5 {
			t.Errorf("%v", c)
		}
		var out bytes.Buffer
		printTable(&out, []column{c, c})
		for _, line := range strings.Split(out.String(), "\n") {
			if strings.Contains(line, "–") && !strings.Contains(line, "terminal") && !strings.Contains(line, "memory") {
				t.Errorf("not measured: %s", line)
			}
		}
	}
}

// TestPrintLog measures a small log.
func TestPrintLog(t *testing.T) {
	var out bytes.Buffer
	if err := printLog(context.Background(), &out, t.TempDir(), logSize{people: 60, encounters: 20_000, ofOne: 200}, 1); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), " ms"); got < 2*len(logLines) {
		t.Errorf("%d figures in\n%s", got, &out)
	}
}

func TestFloorStoresTheBook(t *testing.T) {
	var book bytes.Buffer
	if err := samplebook.Generate(&book, 100, 1); err != nil {
		t.Fatal(err)
	}
	cards, err := floor.Decode(bytes.NewReader(book.Bytes()))
	if err != nil || cards != 100 {
		t.Errorf("%d cards, %v", cards, err)
	}
	rows, err := floor.Store(context.Background(), &book, filepath.Join(t.TempDir(), "floor.db"))
	if err != nil || rows.Contacts != 100 || rows.Properties < 1100 {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.vcf")
	if err := writeBook(path, 40, 3); err != nil {
		t.Fatal(err)
	}
	found, err := names(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range samplebook.Names(40, 3) {
		if found[i] != want {
			t.Errorf("%+v, want %+v", found[i], want)
		}
	}
}

func TestPercentiles(t *testing.T) {
	measured := make(times, 101)
	for i := range measured {
		measured[100-i] = float64(i)
	}
	if measured.at(50) != 50 || measured.at(99) != 99 || measured.at(100) != 100 {
		t.Errorf("%v %v %v", measured.at(50), measured.at(99), measured.at(100))
	}
}
