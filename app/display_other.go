//go:build !linux || bindings

package main

// displayMissing: other systems always have one, and Wails writes its bindings without opening a window.
func displayMissing() bool { return false }
