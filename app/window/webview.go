package window

import "os"

// webViewSettings is what GTK and WebKitGTK read from the environment when they begin; other web views do not know these names.
var webViewSettings = map[string]string{
	// The optimising compiler of the JavaScript engine costs a page of this size 7 MB and makes the start slower, as it competes
	// with the first frame for the processor.
	"JSC_useDFGJIT": "0",
	// The way to hand pictures over by the graphics card costs 5 MB and is of no use without it (see WebviewGpuPolicy).
	"WEBKIT_DISABLE_DMABUF_RENDERER": "1",
	// Without the graphics card GTK need not ask what it can do: the first program of a desktop session loads all of Mesa for that.
	"GDK_GL": "disable",
	// Which graphics card the page would draw with. Unless it is told, WebKitGTK loads the driver, or all of Mesa and LLVM where
	// there is none, into this process only to ask: 24 MB, and 25 ms before the process of the page starts.
	"WEBKIT_WEB_RENDER_DEVICE_FILE": "/dev/null",
}

// prepareWebView sets webViewSettings before GTK begins; whoever sets a variable keeps their choice. What it answers takes them
// back once the page is there: programs that Kith opens links and files with inherit the environment.
func prepareWebView() (stop func()) {
	var ours []string
	for name, value := range webViewSettings {
		if _, set := os.LookupEnv(name); !set && os.Setenv(name, value) == nil {
			ours = append(ours, name)
		}
	}
	return func() {
		for _, name := range ours {
			_ = os.Unsetenv(name)
		}
	}
}
