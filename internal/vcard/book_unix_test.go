//go:build unix

package vcard

import (
	"io"
	"os"
	"syscall"
	"testing"

	govcard "github.com/emersion/go-vcard"
)

// BenchmarkBook reads the address book that KITH_BOOK names (shared/bench/gen_vcf.py makes one) with both readers and
// reports the processor time of each, which other programs on the machine disturb less than the time on the clock.
func BenchmarkBook(b *testing.B) {
	path := os.Getenv("KITH_BOOK")
	if path == "" {
		b.Skip("KITH_BOOK names no address book")
	}
	var ours, theirs float64
	for b.Loop() {
		ours += cpu(b, path, func(r io.Reader) error {
			d := NewDecoder(r, Options{})
			for {
				if _, err := d.Decode(); err != nil {
					return err
				}
			}
		})
		theirs += cpu(b, path, func(r io.Reader) error {
			d := govcard.NewDecoder(r)
			for {
				if _, err := d.Decode(); err != nil {
					return err
				}
			}
		})
	}
	b.ReportMetric(ours/float64(b.N), "s/ours")
	b.ReportMetric(theirs/float64(b.N), "s/go-vcard")
	b.ReportMetric(ours/theirs, "ratio")
}

func cpu(b *testing.B, path string, read func(io.Reader) error) float64 {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		b.Fatal(err)
	}
	if err := read(f); err != io.EOF {
		b.Fatal(err)
	}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		b.Fatal(err)
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(after.Utime) + seconds(after.Stime) - seconds(before.Utime) - seconds(before.Stime)
}
