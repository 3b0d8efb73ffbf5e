package window

import (
	"runtime/debug"
	"time"
)

// settled is how long after the first list the window counts as opened.
const settled = time.Second

// startGC lets the heap of a start grow to 16 MB before the collector runs: it would take the processor from the web view, and
// nearly all of what it found is wanted. rest collects instead.
const startGC = 400

// hurry is called once before the window opens.
func (w *Window) hurry() { w.usualGC = debug.SetGCPercent(startGC) }

// rest gives back what only opening needed, once the list is on the screen: what the collector holds in reserve, and the
// pages of the program file, nearly all of which opening brings in. Those that are still wanted come back from the
// system's file cache in microseconds, and the others were half of what the program itself weighed.
func (w *Window) rest() {
	time.AfterFunc(settled, func() {
		if w.usualGC != 0 { // else there was no hurry: a test
			debug.SetGCPercent(w.usualGC)
		}
		// Looking for the pages and collecting bring them in again: letting go of them is the last thing.
		pages := programPages()
		debug.FreeOSMemory()
		drop(pages)
	})
}
