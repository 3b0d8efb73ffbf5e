//go:build e2e

package main

import (
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"kith/app/bridge"
	"kith/app/window"
	"kith/frontend"
	"kith/internal/vault"
)

// serve is `kith serve`, which only test builds have: the window's page and calls over HTTP on the loopback. It prints the address
// it listens on.
func serve(args []string) (handled bool, code int) {
	if len(args) == 0 || args[0] != "serve" {
		return false, 0
	}
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	listen := flags.String("listen", "127.0.0.1:0", "address on the loopback")
	dir := flags.String("vault", "", "the vault")
	files := flags.String("files", "", "folder for files chosen in dialogs (default: a temporary one)")
	page := flags.String("page", "", "folder with the built page (default: the one built in)")
	if err := flags.Parse(args[1:]); err != nil {
		return true, 2
	}
	if err := serveOn(*listen, *dir, *files, *page); err != nil {
		fmt.Fprintln(os.Stderr, "kith:", err)
		return true, 1
	}
	return true, 0
}

func serveOn(listen, dir, files, page string) error {
	if files == "" {
		var err error
		if files, err = os.MkdirTemp("", "kith-files-"); err != nil {
			return err
		}
	}
	var built fs.FS = os.DirFS(page)
	if page == "" {
		var err error
		if built, err = fs.Sub(frontend.FS, "dist"); err != nil {
			return err
		}
	}
	socket, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	if address, ok := socket.Addr().(*net.TCPAddr); !ok || !address.IP.IsLoopback() {
		return fmt.Errorf("%s is not on the loopback", listen)
	}
	w := window.New(dir, tracer(false))
	server := bridge.New(w, built, files)
	w.Open(server, vault.Options{})
	fmt.Printf("http://%s/\n", socket.Addr())
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-stop
		_ = socket.Close()
	}()
	_ = (&http.Server{Handler: server, ReadHeaderTimeout: 10 * time.Second}).Serve(socket)
	return w.Close()
}
