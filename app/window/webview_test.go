package window

import (
	"os"
	"testing"
)

func TestWebViewSettingsEndWithTheStart(t *testing.T) {
	for name := range webViewSettings {
		t.Setenv(name, "") // brings back what was, whatever happens here
		if err := os.Unsetenv(name); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("GDK_GL", "always")
	stop := prepareWebView()
	if got := os.Getenv("GDK_GL"); got != "always" {
		t.Errorf("a variable that somebody set became %q", got)
	}
	if got := os.Getenv("JSC_useDFGJIT"); got != "0" {
		t.Errorf("the web view is not told: %q", got)
	}
	stop()
	if _, set := os.LookupEnv("JSC_useDFGJIT"); set {
		t.Error("programs that are opened later inherit what was meant for the web view")
	}
	if got := os.Getenv("GDK_GL"); got != "always" {
		t.Errorf("what somebody set is %q after the start", got)
	}
}
