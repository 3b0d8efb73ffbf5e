//go:build !linux || !desktop

package window

// nameButtons does nothing here: the dialogs of other systems speak the system's language by themselves.
func nameButtons(_, _ string) {}
