package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// column is what was measured of one book.
type column figures

func (c *column) add(name string, value float64) {
	if *c == nil {
		*c = column{}
	}
	(*c)[name] = value
}

// best keeps the smaller of two durations, as time is only ever disturbed upward, and the larger of two peaks of memory.
func (c *column) best(found figures) {
	for name, value := range found {
		have, ok := (*c)[name]
		if !ok || (value > have) == strings.HasSuffix(name, ".memory") {
			c.add(name, value)
		}
	}
}

// line is one line of the table: a title, and how a column fills it.
type line struct {
	title string
	text  func(column) string
}

// value shows one figure, values several; ratio shows two divided.
func value(name string, show func(float64) string) func(column) string {
	return func(c column) string {
		if v, ok := c[name]; ok {
			return show(v)
		}
		return "–"
	}
}

func values(show func(float64) string, names ...string) func(column) string {
	return func(c column) string {
		parts := make([]string, len(names))
		for i, name := range names {
			parts[i] = value(name, show)(c)
		}
		return strings.Join(parts, " / ")
	}
}

func ratio(name, by string) func(column) string {
	return func(c column) string {
		if c[by] == 0 || c[name] == 0 {
			return "–"
		}
		return fmt.Sprintf("%.2f", c[name]/c[by])
	}
}

func duration(seconds float64) string {
	switch {
	case seconds >= 1:
		return fmt.Sprintf("%.2f s", seconds)
	case seconds >= 0.01:
		return fmt.Sprintf("%.0f ms", seconds*1e3)
	default:
		return fmt.Sprintf("%.2f ms", seconds*1e3)
	}
}

func megabytes(bytes float64) string { return fmt.Sprintf("%.1f MB", bytes/1e6) }
func number(n float64) string        { return fmt.Sprintf("%.0f", n) }
func percent(share float64) string   { return fmt.Sprintf("%.1f %%", share*100) }

// table is what is printed. Lines with two or three values name them.
var table = []line{
	{"book: cards", value("cards", number)},
	{"book: size of the .vcf", value("book.bytes", megabytes)},
	{"", nil},
	{"floor: reading the file", value("read", duration)},
	{"floor: go-vcard alone", value("go-vcard", duration)},
	{"floor: go-vcard into plain SQLite", value("floor", duration)},
	{"floor: rows of properties a card", value("floor.properties", func(v float64) string { return fmt.Sprintf("%.1f", v) })},
	{"floor: memory", value("floor.memory", megabytes)},
	{"", nil},
	{"reader alone", value("reader", duration)},
	{"reader ÷ go-vcard", ratio("reader", "go-vcard")},
	{"import, all included", value("import", duration)},
	{"import ÷ floor", ratio("import", "floor")},
	{"import: peak memory", value("import.memory", megabytes)},
	{"import: cards failed", value("import.failed", number)},
	{"preview, to its first page", value("preview", duration)},
	{"the same people as CSV ÷ as vCards", ratio("table", "import")},
	{"vault ÷ .vcf", ratio("vault.bytes", "book.bytes")},
	{"floor's store ÷ .vcf", ratio("floor.bytes", "book.bytes")},
	{"undo of the import", value("undo", duration)},
	{"", nil},
	{"open the vault", value("open", duration)},
	{"first page of the list", value("list", duration)},
	{"search, first one", value("search.first", duration)},
	{"search, a keystroke: p50 / p99 / max", values(duration, "search.p50", "search.p99", "search.max")},
	{"search, worst single letter", value("search.letter", duration)},
	{"search with a typo: p50 / p99", values(duration, "typo.p50", "typo.p99")},
	{"typo: found among the first ten", value("typo.recall", percent)},
	{"  letter dropped / doubled", values(percent, "typo.recall.drop", "typo.recall.double")},
	{"  letters swapped / another letter", values(percent, "typo.recall.swap", "typo.recall.substitute")},
	{"  umlaut / sounds alike", values(percent, "typo.recall.umlaut", "typo.recall.phonetic")},
	{"open a person: p50 / p99", values(duration, "person.p50", "person.p99")},
	{"save a field: p50 / p99", values(duration, "save.p50", "save.p99")},
	{"undo of that", value("undo-edit", duration)},
	{"duplicates: scan of the book", value("duplicates", duration)},
	{"duplicates: peak memory", value("duplicates.memory", megabytes)},
	{"duplicates: groups very likely / possible", values(number, "duplicates.likely", "duplicates.possible")},
	{"calendar: events", value("calendar.events", number)},
	{"calendar: first export / again", values(duration, "calendar.first", "calendar.again")},
	{"kith search from a terminal", value("terminal", duration)},
}

func printTable(out io.Writer, columns []column) {
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	for _, line := range table {
		fmt.Fprint(w, line.title)
		if line.text != nil {
			for _, c := range columns {
				fmt.Fprint(w, "\t", line.text(c))
			}
		}
		fmt.Fprintln(w)
	}
	_ = w.Flush()
}
