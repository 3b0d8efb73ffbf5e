//go:build !desktop && !bindings && !e2e

package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestBesideWindow(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	put := func(parts ...string) string {
		t.Helper()
		path := filepath.Join(append([]string{root}, parts...)...)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	unpacked, packaged, alone := put("unpacked", "kith"), put("usr", "bin", "kith"), put("alone", "bin", "kith")
	besideUnpacked, besidePackaged := put("unpacked", windowProgram), put("usr", "lib", "kith", windowProgram)
	link := filepath.Join(root, "kith")
	if err := os.Symlink(packaged, link); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(root, "alone", "bin", windowProgram), 0o700); err != nil { // a folder is no program
		t.Fatal(err)
	}
	for own, want := range map[string]string{unpacked: besideUnpacked, packaged: besidePackaged, link: besidePackaged, alone: ""} {
		if got, ok := besideWindow(own); got != want || ok != (want != "") {
			t.Errorf("beside %s: %q, %v, want %q", own, got, ok, want)
		}
	}
}
