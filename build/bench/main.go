// Command bench measures Kith on invented address books, beside what the same work costs a plain program (package floor):
// `make bench`, or
//
//	go run ./build/bench [-sizes 1000,10000,100000] [-book FILE] [-rounds 3] [-only floor,import]
//
// Each measurement runs in a child process of its own, so that none lives off another's memory; of several rounds the best one
// counts, since whatever else the machine does only makes things slower. Figures go to standard output, progress to standard error.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"kith/internal/samplebook"
)

// options are what the command line says.
type options struct {
	sizes  []int
	book   string
	rounds int
	seed   uint64
	kith   string
	sealed bool
	only   []string // names of measurements; nil for all,
}

// measures tells whether a measurement was asked for.
func (o options) measures(name string) bool { return o.only == nil || slices.Contains(o.only, name) }

func main() {
	if task := os.Getenv(childVariable); task != "" {
		if err := runChild(task, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	var o options
	sizes := flag.String("sizes", "1000,10000,100000", "numbers of cards")
	flag.StringVar(&o.book, "book", "", "measure with this .vcf instead of generated books")
	flag.IntVar(&o.rounds, "rounds", 3, "how often reading and importing are measured; the best counts")
	flag.Uint64Var(&o.seed, "seed", 1, "which generated book")
	flag.StringVar(&o.kith, "kith", "", "the program for the search from a terminal (default: build/bin/kith, or one built for it)")
	flag.BoolVar(&o.sealed, "encrypted", false, "measure an encrypted vault")
	only := flag.String("only", "", "take these measurements alone, of read, reader, go-vcard, floor, import, use, duplicates, undo (the last three need import)")
	flag.Parse()
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	for _, name := range o.only {
		if measurements[name] == nil {
			fmt.Fprintf(os.Stderr, "bench: nobody measures %q\n", name)
			os.Exit(2)
		}
	}
	for text := range strings.SplitSeq(*sizes, ",") {
		size, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || size < 1 {
			fmt.Fprintf(os.Stderr, "bench: %q is no number of cards\n", text)
			os.Exit(2)
		}
		o.sizes = append(o.sizes, size)
	}
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp("", "kith-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	kith := findKith(ctx, o.kith, dir)
	if o.book != "" {
		o.sizes = []int{0} // counted by the import
	}
	var columns []column
	for _, size := range o.sizes {
		c, err := measureBook(ctx, o, dir, kith, size)
		if err != nil {
			return err
		}
		columns = append(columns, c)
	}
	fmt.Printf("%s/%s, %d processors, vault %s, best of %d rounds\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), sealing(o.sealed), o.rounds)
	printTable(os.Stdout, columns)
	if o.only != nil {
		return nil
	}
	if err := printDoubles(ctx, os.Stdout, o.seed); err != nil {
		return err
	}
	return printLog(ctx, os.Stdout, dir, wholeLog, o.seed)
}

func sealing(sealed bool) string {
	if sealed {
		return "encrypted"
	}
	return "not encrypted"
}

// measureBook makes one column of the table.
func measureBook(ctx context.Context, o options, dir, kith string, size int) (column, error) {
	var c column
	book := o.book
	if book == "" {
		book = filepath.Join(dir, fmt.Sprintf("book-%d.vcf", size))
		if err := writeBook(book, size, o.seed); err != nil {
			return c, err
		}
		defer func() { _ = os.Remove(book) }()
	}
	info, err := os.Stat(book)
	if err != nil {
		return c, err
	}
	c.add("book.bytes", float64(info.Size()))
	vault := filepath.Join(dir, "vault")
	t := task{Book: book, Vault: vault, Scratch: filepath.Join(dir, "scratch"), Seed: o.seed, Sealed: o.sealed}
	// The rounds go around, so that a busy minute of the machine does not fall on one kind of measurement alone.
	for round := range o.rounds {
		for _, name := range []string{"read", "reader", "go-vcard", "floor", "import"} {
			if !o.measures(name) {
				continue
			}
			fmt.Fprintf(os.Stderr, "%s: %s, round %d of %d\n", filepath.Base(book), name, round+1, o.rounds)
			if err := os.RemoveAll(t.Scratch); err != nil {
				return c, err
			}
			if err := os.RemoveAll(vault); name == "import" && err != nil {
				return c, err
			}
			figures, err := startChild(ctx, name, t)
			if err != nil {
				return c, err
			}
			c.best(figures)
		}
	}
	for _, name := range []string{"use", "duplicates", "preview", "table", "undo"} {
		if !o.measures(name) {
			continue
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", filepath.Base(book), name)
		if name == "undo" && kith != "" {
			if err := c.measureTerminal(ctx, kith, t); err != nil {
				fmt.Fprintln(os.Stderr, "bench: the terminal was not measured:", err)
			}
		}
		figures, err := startChild(ctx, name, t)
		if err != nil {
			return c, err
		}
		c.best(figures)
	}
	return c, nil
}

func writeBook(path string, size int, seed uint64) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := samplebook.Generate(file, size, seed); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}
