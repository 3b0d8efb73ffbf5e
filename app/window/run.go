package window

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pkg/browser"
	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/vault"
)

// Run opens the window, shows what the files would bring, and returns when it is closed. page holds the built frontend.
func (w *Window) Run(page fs.FS, files []string) error {
	host := &wailsHost{begun: make(chan struct{}), language: w.language}
	w.toShow = files
	w.hurry()
	stopPreparing := prepareWebView()
	// What needs no window begins before it: GTK and the web view leave the other processor alone for a while.
	go wakeAccessibilityBus()
	go w.Open(host, vault.Options{Stays: true})
	err := wails.Run(&options.App{
		Title:            "Kith",
		Width:            usualWidth,
		Height:           usualHeight,
		MinWidth:         leastWidth,
		MinHeight:        leastHeight,
		BackgroundColour: w.background(),
		AssetServer: &assetserver.Options{Assets: page, Middleware: func(files http.Handler) http.Handler {
			// Wails asks for this once GTK has begun, on its thread, and makes the window afterwards.
			startNetworkProcess()
			return w.ServePage(page, files)
		}},
		Bind:        w.Areas(),
		DragAndDrop: &options.DragAndDrop{EnableFileDrop: true, DisableWebViewDrop: true},
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               w.instance(),
			OnSecondInstanceLaunch: func(second options.SecondInstanceData) { host.comeForward(filesOf(second)) },
		},
		OnStartup: func(ctx context.Context) {
			w.trace("window-created")
			host.begin(ctx)
			fitScreen(ctx)
		},
		OnDomReady: func(context.Context) {
			stopPreparing()
			w.trace("page-loaded")
		},
		OnShutdown: func(context.Context) { _ = w.Close() },
		// Without this, any Linux option would turn the GPU on for good, which leaves some NVIDIA machines with a blank window.
		Linux: &linux.Options{ProgramName: "kith", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
	if err != nil {
		_ = w.Close() // without a window nothing else does
	}
	return err
}

// background is the paper tone of the theme, so that nothing flashes before the page is there.
func (w *Window) background() *options.RGBA {
	if w.settings.Theme == "dark" {
		return options.NewRGB(27, 26, 23)
	}
	return options.NewRGB(252, 251, 248)
}

// instance is the same for two windows on the same vault, and only for them.
func (w *Window) instance() string {
	path, err := filepath.Abs(w.dir)
	if err != nil {
		path = w.dir
	}
	sum := sha256.Sum256([]byte(path))
	return "org.kith." + "v" + hex.EncodeToString(sum[:8])
}

// wailsHost is the Host of the real window. The vault is open before there is one: whoever has something to say then waits for it.
type wailsHost struct {
	begun    chan struct{} // closed when ctx is set
	ctx      context.Context
	language func() message.Language // of the window, now
}

// begin takes the context that Wails knows the window by.
func (h *wailsHost) begin(ctx context.Context) {
	h.ctx = ctx
	close(h.begun)
}

// window is the context of the window, once there is one.
func (h *wailsHost) window() context.Context {
	<-h.begun
	return h.ctx
}

// dialog is the context for a file dialog, whose button does what that message says.
func (h *wailsHost) dialog(accept string) context.Context {
	nameButtons(message.New("dialog.cancel", nil).In(h.language()), message.New(accept, nil).In(h.language()))
	return h.window()
}

func (h *wailsHost) Emit(event string, data any) { runtime.EventsEmit(h.window(), event, data) }

func (h *wailsHost) ChooseFiles(title, books, all string) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(h.dialog("dialog.open"), runtime.OpenDialogOptions{
		Title: title,
		Filters: []runtime.FileFilter{
			{DisplayName: books, Pattern: bookPattern()},
			{DisplayName: all, Pattern: "*"},
		},
	})
}

// bookPattern is a filter for files that can be address books or calendars; some systems tell capitals apart.
func bookPattern() string {
	var all []string
	for _, extension := range slices.Concat(importing.Extensions, importing.CalendarExtensions) {
		all = append(all, "*"+extension, "*"+strings.ToUpper(extension))
	}
	return strings.Join(all, ";")
}

func (h *wailsHost) ChooseAny(title string) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(h.dialog("dialog.open"), runtime.OpenDialogOptions{Title: title})
}

func (h *wailsHost) ChooseTarget(title, name string) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	return runtime.SaveFileDialog(h.dialog("dialog.save"), runtime.SaveDialogOptions{Title: title, DefaultDirectory: home, DefaultFilename: name})
}

func (h *wailsHost) ChooseFolder(title string) (string, error) {
	return runtime.OpenDirectoryDialog(h.dialog("dialog.choose"), runtime.OpenDialogOptions{Title: title, CanCreateDirectories: true})
}

func (h *wailsHost) OpenLink(address string) { runtime.BrowserOpenURL(h.window(), address) }

func (h *wailsHost) Notify(title, text string) error { return desktopNotify(title, text) }

func (h *wailsHost) OpenFile(path string) error { return browser.OpenFile(path) }

// comeForward is what a second start does, perhaps with files to show.
func (h *wailsHost) comeForward(files []string) {
	ctx := h.window()
	runtime.WindowUnminimise(ctx)
	runtime.WindowShow(ctx)
	if len(files) > 0 {
		h.Emit("files", files)
	}
}

// filesOf gives the address books and calendars among the arguments of a second start, with absolute paths.
func filesOf(second options.SecondInstanceData) []string {
	var files []string
	for _, arg := range second.Args {
		if !importing.IsOpened(arg) {
			continue
		}
		if !filepath.IsAbs(arg) {
			arg = filepath.Join(second.WorkingDirectory, arg)
		}
		files = append(files, arg)
	}
	return files
}
