package vcard

import (
	"io"
	"os"
	"testing"
	"time"

	govcard "github.com/emersion/go-vcard"
)

// TestBigBook reads the file named by KITH_BOOK with both readers and logs how long each takes.
func TestBigBook(t *testing.T) {
	path := os.Getenv("KITH_BOOK")
	if path == "" {
		t.Skip("KITH_BOOK names no address book")
	}
	for range 3 {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		start, n := time.Now(), 0
		for d := NewDecoder(f, Options{}); ; n++ {
			if _, err := d.Decode(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		ours := time.Since(start)
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		start = time.Now()
		for d := govcard.NewDecoder(f); ; {
			if _, err := d.Decode(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		theirs := time.Since(start)
		f.Close()
		t.Logf("%d cards: %v, go-vcard %v, ratio %.2f", n, ours, theirs, float64(ours)/float64(theirs))
	}
}
