//go:build !linux

package window

import "runtime/debug"

// rest gives back what only opening needed, once the list is on the screen.
func rest() { go debug.FreeOSMemory() }
