// Kith keeps the people in one's life and work. `kith` opens the window, `kith <command>` works in the terminal.
package main

import (
	"os"
	"time"

	"kith/app/cli"
	"kith/internal/fault"
)

// beganVariable tells kith-window when the kith that became it began (RFC 3339).
const beganVariable = "KITH_BEGAN"

// began stands for the start of the process: it is set before main runs.
var began = time.Now()

func main() {
	if handled, code := serve(os.Args[1:]); handled {
		os.Exit(code)
	}
	os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func(dir string, trace bool, files []string) error {
		if displayMissing() {
			return fault.New("window.no-display", nil)
		}
		return openWindow(dir, trace, files)
	}))
}
