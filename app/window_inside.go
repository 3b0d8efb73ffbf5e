//go:build desktop || bindings || e2e

package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"

	"kith/app/window"
	"kith/frontend"
)

// openWindow is what `kith` without a command does.
func openWindow(dir string, trace bool, files []string) error {
	page, err := fs.Sub(frontend.FS, "dist")
	if err != nil {
		return err
	}
	return window.New(dir, tracer(trace)).Run(page, files)
}

// tracer prints the milestones of starting to standard error, for --trace-start. They count from where the person's command began.
func tracer(on bool) func(string) {
	if !on {
		return nil
	}
	if t, err := time.Parse(time.RFC3339Nano, os.Getenv(beganVariable)); err == nil {
		began = t
	}
	return func(milestone string) {
		fmt.Fprintf(os.Stderr, "trace %.1fms %s\n", float64(time.Since(began).Microseconds())/1000, milestone)
	}
}
