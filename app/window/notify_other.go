//go:build !linux

package window

import "errors"

// desktopNotify is for desktops with org.freedesktop.Notifications.
func desktopNotify(string, string) error { return errors.New("no notifications on this desktop") }
