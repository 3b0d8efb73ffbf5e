// Package samplebook holds invented people: the sample book with which a new user can try everything, and a generator of
// books of any size with which tests and benchmarks measure. The terminal and the window offer the first; build/bench uses
// the second.
package samplebook

import (
	_ "embed"
	"os"
	"path/filepath"
)

//go:generate go run ./makebook

//go:embed sample.vcf
var sample []byte

// FileName says what it is wherever the file is shown.
const FileName = "Kith sample book.vcf"

// File is the sample book: a good sixty people and organisations in vCard 4.0, 3.0 and 2.1. Callers must not change it.
func File() []byte { return sample }

// WriteTo writes the sample book into a folder, where the import can read it like any other file.
func WriteTo(dir string) (path string, err error) {
	path = filepath.Join(dir, FileName)
	if err := os.WriteFile(path, sample, 0o600); err != nil {
		return "", err
	}
	return path, nil
}
