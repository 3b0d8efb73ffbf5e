//go:build linux && !bindings

package main

import "os"

// displayMissing: without a display GTK would only panic.
func displayMissing() bool { return os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" }
