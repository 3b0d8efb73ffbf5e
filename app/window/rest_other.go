//go:build !linux

package window

// programPages finds nothing here: the system takes pages of a program file back by itself.
func programPages() [][2]uintptr { return nil }

func drop([][2]uintptr) {}
