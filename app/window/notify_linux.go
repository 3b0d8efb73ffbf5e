package window

import (
	"time"

	"github.com/godbus/dbus/v5"
)

// notifyFor is how long the desktop shows a notification that nobody looks at.
const notifyFor = 20 * time.Second

// desktopNotify shows a notification by the Desktop Notifications Specification: org.freedesktop.Notifications.Notify.
func desktopNotify(title, text string) error {
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return err
	}
	defer func() { _ = bus.Close() }()
	hints := map[string]dbus.Variant{"desktop-entry": dbus.MakeVariant("kith"), "urgency": dbus.MakeVariant(byte(0))}
	return bus.Object("org.freedesktop.Notifications", "/org/freedesktop/Notifications").Call("org.freedesktop.Notifications.Notify", 0,
		"Kith", uint32(0), "kith", title, text, []string{}, hints, int32(notifyFor.Milliseconds())).Err
}
