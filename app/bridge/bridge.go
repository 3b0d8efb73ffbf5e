//go:build e2e

// Package bridge lets a browser be the window: it serves the page, its calls and its events over HTTP on the loopback. The
// end-to-end tests and `make dev` use it; it is not built into the program people get.
package bridge

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"kith/app/window"
)

// Server answers the page. Files that would be chosen in a dialog are taken from and written to Dir.
type Server struct {
	Dir   string
	areas map[string]reflect.Value
	mux   *http.ServeMux

	mu        sync.Mutex
	listeners map[chan []byte]bool
}

// New makes a server for a window and the built page.
func New(w *window.Window, page fs.FS, dir string) *Server {
	s := &Server{Dir: dir, areas: map[string]reflect.Value{}, mux: http.NewServeMux(), listeners: map[chan []byte]bool{}}
	for _, area := range w.Areas() {
		s.areas[reflect.TypeOf(area).Elem().Name()] = reflect.ValueOf(area)
	}
	s.mux.HandleFunc("POST /call/{area}/{method}", s.call)
	s.mux.HandleFunc("GET /events", s.events)
	s.mux.Handle("/", w.ServePage(page, http.FileServerFS(page)))
	return s
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	// Only the page itself may call: another site's form cannot send JSON without asking first.
	if r.Header.Get("Content-Type") != "application/json" {
		http.Error(w, "application/json expected", http.StatusUnsupportedMediaType)
		return
	}
	area, ok := s.areas[r.PathValue("area")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	method := area.MethodByName(r.PathValue("method"))
	var raw []json.RawMessage
	if err := json.NewDecoder(r.Body).Decode(&raw); err != nil || !method.IsValid() || len(raw) != method.Type().NumIn() {
		http.Error(w, fmt.Sprintf("no such call: %v", err), http.StatusBadRequest)
		return
	}
	args := make([]reflect.Value, len(raw))
	for i := range raw {
		arg := reflect.New(method.Type().In(i))
		if err := json.Unmarshal(raw[i], arg.Interface()); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		args[i] = arg.Elem()
	}
	results := method.Call(args)
	w.Header().Set("Content-Type", "application/json")
	if err, failed := results[len(results)-1].Interface().(error); failed {
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = w.Write([]byte(err.Error()))
		return
	}
	if len(results) == 1 {
		_, _ = w.Write([]byte("null"))
		return
	}
	_ = json.NewEncoder(w).Encode(results[0].Interface())
}

func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming", http.StatusInternalServerError)
		return
	}
	queue := make(chan []byte, 256)
	s.mu.Lock()
	s.listeners[queue] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.listeners, queue)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = w.Write([]byte(": open\n\n"))
	flusher.Flush()
	for {
		select {
		case event := <-queue:
			_, _ = w.Write(event)
			flusher.Flush()
		case <-r.Context().Done():
			return
		}
	}
}

// Emit implements window.Host.
func (s *Server) Emit(event string, data any) {
	text, err := json.Marshal(data)
	if err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for queue := range s.listeners {
		select {
		case queue <- fmt.Appendf(nil, "event: %s\ndata: %s\n\n", event, text):
		default: // a page that does not read must not stop the writer
		}
	}
}

// ChooseFiles implements window.Host: every file in Dir/choose.
func (s *Server) ChooseFiles(_, _, _ string) ([]string, error) {
	return filepath.Glob(filepath.Join(s.Dir, "choose", "*"))
}

// ChooseAny implements window.Host: every file in Dir/attach.
func (s *Server) ChooseAny(string) ([]string, error) {
	return filepath.Glob(filepath.Join(s.Dir, "attach", "*"))
}

// ChooseTarget implements window.Host: a file in Dir.
func (s *Server) ChooseTarget(_, name string) (string, error) { return filepath.Join(s.Dir, name), nil }

// ChooseFolder implements window.Host: a folder in Dir.
func (s *Server) ChooseFolder(string) (string, error) { return filepath.Join(s.Dir, "everything"), nil }

// OpenLink implements window.Host: the address goes to Dir/opened, where tests look.
func (s *Server) OpenLink(address string) {
	file, err := os.OpenFile(filepath.Join(s.Dir, "opened"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer file.Close()
	_, _ = fmt.Fprintln(file, address)
}

// Notify implements window.Host: the notification goes to Dir/notified, where tests look.
func (s *Server) Notify(title, text string) error {
	return os.WriteFile(filepath.Join(s.Dir, "notified"), []byte(title+"\n"+text+"\n"), 0o600)
}

// OpenFile implements window.Host, as OpenLink does.
func (s *Server) OpenFile(path string) error {
	s.OpenLink(path)
	return nil
}
