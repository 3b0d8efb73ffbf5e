package window

import (
	"bufio"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// settled is how long after the first list the window counts as opened.
const settled = time.Second

// rest gives back what only opening needed, once the list is on the screen: what the collector holds in reserve, and the
// pages of the program file, nearly all of which opening brings in. Those that are still wanted come back from the
// system's file cache in microseconds, and the others were half of what the program itself weighed.
func rest() {
	time.AfterFunc(settled, func() {
		debug.FreeOSMemory()
		dropProgramPages()
	})
}

// dropProgramPages lets go of the mapped pages of the program file. Only mappings that are neither writable nor hold a page
// of their own (relocated data does) are touched: of those the file has every byte.
func dropProgramPages() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	file, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer func() { _ = file.Close() }()
	var at, size uintptr
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) >= 5 && strings.Contains(fields[0], "-"):
			at, size = 0, 0
			if len(fields) == 6 && fields[5] == program && !strings.Contains(fields[1], "w") {
				at, size = stretch(fields[0])
			}
		case size > 0 && len(fields) == 3 && fields[0] == "Anonymous:":
			if fields[1] == "0" {
				_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, at, size, syscall.MADV_DONTNEED)
			}
			size = 0
		}
	}
}

// stretch reads "from-to" in hexadecimal.
func stretch(text string) (from, size uintptr) {
	first, last, _ := strings.Cut(text, "-")
	a, errA := strconv.ParseUint(first, 16, 64)
	b, errB := strconv.ParseUint(last, 16, 64)
	if errA != nil || errB != nil || b < a {
		return 0, 0
	}
	return uintptr(a), uintptr(b - a)
}
