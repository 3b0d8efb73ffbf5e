package main

import (
	"bytes"
	"os"
	"testing"
)

// TestBookIsCurrent: whoever edits a card must run go generate.
func TestBookIsCurrent(t *testing.T) {
	committed, err := os.ReadFile("../sample.vcf")
	if err != nil {
		t.Fatal(err)
	}
	book, err := build()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(book, committed) {
		t.Error("sample.vcf is not what the cards here make: run go generate ./internal/samplebook")
	}
}
