//go:build !linux

package window

// wakeAccessibilityBus does nothing here: there is no such bus.
func wakeAccessibilityBus() {}
