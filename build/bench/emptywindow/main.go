// Command emptywindow is the smallest window Wails can open: the floor that Kith's own start and memory are measured against.
package main

import (
	"embed"
	"fmt"
	"os"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

//go:embed index.html empty.js
var page embed.FS

// started is when the process was, by KITH_BEGAN (RFC 3339): a program's own clock begins only after WebKitGTK has been loaded into it.
var started = func() time.Time {
	if at, err := time.Parse(time.RFC3339Nano, os.Getenv("KITH_BEGAN")); err == nil {
		return at
	}
	return time.Now()
}()

// Page is what the page can call.
type Page struct{}

// Painted is called by the page after its first frame.
func (*Page) Painted() {
	fmt.Fprintf(os.Stderr, "trace %.1fms list-painted\n", float64(time.Since(started).Microseconds())/1000)
}

func main() {
	if err := wails.Run(&options.App{
		Title: "Empty", Width: 1280, Height: 800,
		AssetServer: &assetserver.Options{Assets: page},
		Bind:        []any{&Page{}},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
