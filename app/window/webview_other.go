//go:build !linux || !desktop

package window

// startNetworkProcess does nothing here: other web views start by themselves.
func startNetworkProcess() {}
