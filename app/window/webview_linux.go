//go:build linux && desktop

package window

/*
#cgo webkit2_41 pkg-config: webkit2gtk-4.1
#cgo !webkit2_41 pkg-config: webkit2gtk-4.0
#include <webkit2/webkit2.h>

static void refuse_cookies(void) {
	WebKitWebContext *context = webkit_web_context_get_default();
	webkit_cookie_manager_set_accept_policy(webkit_web_context_get_cookie_manager(context), WEBKIT_COOKIE_POLICY_ACCEPT_NEVER);
}
*/
import "C"

// startNetworkProcess has WebKitGTK start the process that it loads pages through, which else happens when the window is there:
// the web process waits for it. The page has no use for cookies, and to be told that, the process has to be there. Call it on the
// thread of GTK, after GTK has begun.
func startNetworkProcess() { C.refuse_cookies() }
