package window

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// programPages finds the mapped pages of the program file. Only mappings that are neither writable nor hold a page of their own
// (relocated data does) count: of those the file has every byte.
func programPages() (mappings [][2]uintptr) {
	program, err := os.Executable()
	if err != nil {
		return nil
	}
	file, err := os.Open("/proc/self/smaps")
	if err != nil {
		return nil
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
				mappings = append(mappings, [2]uintptr{at, size})
			}
			size = 0
		}
	}
	return mappings
}

// drop lets go of mapped pages.
func drop(mappings [][2]uintptr) {
	for _, one := range mappings {
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, one[0], one[1], syscall.MADV_DONTNEED)
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
