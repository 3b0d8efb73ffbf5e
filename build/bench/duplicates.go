package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"kith/internal/duplicate"
	"kith/internal/samplebook/doubles"
)

// measureDuplicates looks for duplicates in the vault of the last import, as kith duplicates does.
func measureDuplicates(ctx context.Context, t task, f figures) (err error) {
	p, err := open(t)
	if err != nil {
		return err
	}
	defer closing(p, &err)
	start := time.Now()
	counts, err := p.Duplicates.Scan(ctx, nil)
	if err != nil {
		return err
	}
	f["duplicates"] = time.Since(start).Seconds()
	f["duplicates.likely"] = float64(counts.Identical + counts.Likely)
	f["duplicates.possible"] = float64(counts.Possible)
	return nil
}

// casesOfKind is how many cases of each kind are measured.
const casesOfKind = 200

// printDoubles prints how well doubles of each kind are found in a book of which the truth is known.
func printDoubles(ctx context.Context, out io.Writer, seed uint64) error {
	measured, err := duplicate.Measure(ctx, doubles.Make(casesOfKind, seed))
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(w, "\ndoubles of one person\tpairs\tvery likely\tpossible\tnot found")
	wrong := false
	for _, k := range measured.Kinds {
		if !k.Double && !wrong {
			wrong = true
			fmt.Fprintln(w, "\ntwo who are alike\tpairs\tvery likely\tpossible\tapart")
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\n", k.Kind, k.Pairs, k.Likely, k.Possible, k.Pairs-k.Likely-k.Possible)
	}
	fmt.Fprintf(w, "\nvery likely: precision\t%s\nvery likely: recall\t%s\nvery likely or possible: recall\t%s\n",
		percent(measured.Precision), percent(measured.Recall), percent(measured.Shown))
	return w.Flush()
}
