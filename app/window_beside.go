//go:build !desktop && !bindings && !e2e

package main

import (
	"os"
	"path/filepath"
	"time"

	"kith/internal/fault"
)

// openWindow gives the process over to the program with the window. It is a program of its own because loading WebKitGTK takes
// longer than a command in the terminal does, and because a machine without a desktop has no WebKitGTK.
func openWindow(string, bool, []string) error {
	own, err := os.Executable()
	if err != nil {
		return err
	}
	program, ok := besideWindow(own)
	if !ok {
		return fault.New("window.not-installed", nil)
	}
	return become(program, os.Args[1:], append(os.Environ(), beganVariable+"="+began.Format(time.RFC3339Nano)))
}

// besideWindow finds kith-window beside the program own (build/bin, an unpacked archive) or in lib/kith next to its bin (packages),
// wherever links to own lie.
func besideWindow(own string) (path string, ok bool) {
	if real, err := filepath.EvalSymlinks(own); err == nil {
		own = real
	}
	dir := filepath.Dir(own)
	for _, path := range []string{filepath.Join(dir, windowProgram), filepath.Join(filepath.Dir(dir), "lib", "kith", windowProgram)} {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, true
		}
	}
	return "", false
}
