package window

import "github.com/godbus/dbus/v5"

// wakeAccessibilityBus has the session start the bus that screen readers listen on, unless it runs. WebKitGTK asks for it
// before it starts the process of the page and waits for the answer; asked now, it is there by then.
func wakeAccessibilityBus() {
	bus, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return // without a session there is no such bus
	}
	defer func() { _ = bus.Close() }()
	if bus.Auth(nil) == nil && bus.Hello() == nil {
		_ = bus.Object("org.a11y.Bus", "/org/a11y/bus").Call("org.a11y.Bus.GetAddress", 0).Err
	}
}
