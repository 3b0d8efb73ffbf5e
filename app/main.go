// Kith keeps the people in one's life and work. `kith` opens the window, `kith <command>` works in the terminal.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"

	"kith/app/cli"
	"kith/app/window"
	"kith/frontend"
	"kith/internal/fault"
)

// started stands for the start of the process: it is set before main runs.
var started = time.Now()

func main() {
	if handled, code := serve(os.Args[1:]); handled {
		os.Exit(code)
	}
	os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, openWindow))
}

// openWindow is what `kith` without a command does.
func openWindow(dir string, trace bool, files []string) error {
	if displayMissing() {
		return fault.New("window.no-display", nil)
	}
	page, err := fs.Sub(frontend.FS, "dist")
	if err != nil {
		return err
	}
	return window.New(dir, tracer(trace)).Run(page, files)
}

// tracer prints the milestones of starting to standard error, for --trace-start.
func tracer(on bool) func(string) {
	if !on {
		return nil
	}
	return func(milestone string) {
		fmt.Fprintf(os.Stderr, "trace %.1fms %s\n", float64(time.Since(started).Microseconds())/1000, milestone)
	}
}
