// Package window is the thin layer between the page and the rooms: one bound struct an area, whose methods the page calls, with
// the shapes of frontend/src/backend. It knows Wails only through Host, so that the same structs answer the browser tests.
package window

import (
	"context"

	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Host is what the window needs of the system around it.
type Host interface {
	// Emit sends an event to the page.
	Emit(event string, data any)
	// ChooseFiles asks for files to open, with a filter for address books and one for all files, each by its name; none when cancelled.
	ChooseFiles(title, books, all string) ([]string, error)
	// ChooseAny asks for files of any kind; none when cancelled.
	ChooseAny(title string) ([]string, error)
	// ChooseTarget asks where to save a file of that name; "" when cancelled.
	ChooseTarget(title, name string) (string, error)
	// ChooseFolder asks for a folder to save into; "" when cancelled.
	ChooseFolder(title string) (string, error)
	// OpenLink hands an address to the program responsible for it.
	OpenLink(address string)
	// OpenFile hands a file to the program responsible for it.
	OpenFile(path string) error
	// Notify shows a notification of the desktop.
	Notify(title, text string) error
}

// Window is the state that the areas share.
type Window struct {
	Shell      *Shell
	People     *People
	Encounters *Encounters
	Followups  *Followups
	Quick      *Quick
	Imports    *Imports
	Calendar   *Calendar
	History    *History
	Duplicates *Duplicates
	Tidy       *Tidy
	Outgoing   *Outgoing
	Filters    *Filters
	Sync       *Sync
	Rhythms    *Rhythms
	Giving     *Giving
	Today      *Today

	Appointments *Appointments

	Letters *Letters

	Organisations *Organisations
	Selection     *Selection
	Bin           *Bin

	host    Host
	trace   func(string)
	ready   chan struct{} // closed when program or failure is set
	dir     string
	options vault.Options
	opening sync.Mutex  // held while the vault is being opened
	told    atomic.Bool // whether the page knows that it did not open
	usualGC int         // how the collector is set when nobody waits for the window; 0 before hurry

	importing running // also of appointments

	mu       sync.Mutex
	program  *program.Program
	failure  error
	settings program.Settings
	toShow   []string // files to be shown as soon as the page listens
	notifier notifier
	fresh    freshener
	ahead    chan firstView // what was read for the first frame, nil when taken or out of date
}

// New makes a window for the vault in dir ("" for the default). trace takes the milestones of starting. Nothing happens before Open.
func New(dir string, trace func(milestone string)) *Window {
	if dir == "" {
		dir = program.DefaultVault()
	}
	if trace == nil {
		trace = func(string) {}
	}
	w := &Window{dir: dir, trace: trace, ready: make(chan struct{}), settings: program.LoadSettings(dir)}
	w.Appointments = &Appointments{w: w}
	w.Shell, w.People, w.Encounters, w.Followups = &Shell{w}, &People{w}, &Encounters{w}, &Followups{w}
	w.Imports, w.Calendar, w.History, w.Filters = &Imports{w: w}, &Calendar{w}, &History{w}, &Filters{w}
	w.Organisations = &Organisations{w}
	w.Selection, w.Bin = &Selection{w}, &Bin{w}
	w.Rhythms, w.Giving = &Rhythms{w}, &Giving{w}
	w.Quick = &Quick{w}
	w.Sync = &Sync{w: w}
	w.Today = &Today{w}
	w.Letters = &Letters{w}
	w.Duplicates = &Duplicates{w: w}
	w.Tidy = &Tidy{w: w}
	w.Outgoing = &Outgoing{w: w, written: map[string]bool{}}
	return w
}

// Areas are the structs to bind.
func (w *Window) Areas() []any {
	return []any{w.Shell, w.People, w.Today, w.Letters, w.Encounters, w.Appointments, w.Followups, w.Quick, w.Rhythms, w.Giving, w.Imports, w.Calendar, w.History, w.Selection, w.Bin, w.Organisations, w.Duplicates, w.Tidy, w.Outgoing, w.Filters, w.Sync}
}

// Open opens the vault; calls of the page wait for it. A failure is kept and shown by the page.
func (w *Window) Open(host Host, options vault.Options) {
	w.host, w.options = host, options
	w.tryOpen()
	w.trace("vault-open")
	close(w.ready)
}

// tryOpen opens the vault unless it is open.
func (w *Window) tryOpen() {
	w.opening.Lock()
	defer w.opening.Unlock()
	if opened, _ := w.opened(); opened != nil {
		return
	}
	opened, failure := program.Open(w.dir, w.options)
	w.mu.Lock()
	w.program, w.failure = opened, failure
	w.mu.Unlock()
	if failure == nil {
		opened.Vault.OnChange(w.announce)
		opened.KeepWhileOpen(func(err error) { w.host.Emit("trouble", problem(err, w.language())) })
		w.readAhead(opened)
		go w.Sync.begin(opened)
		w.startNotifier(opened)
		w.fresh.begin(opened)
	}
}

// opened is the open program, or why there is none.
func (w *Window) opened() (*program.Program, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.program, w.failure
}

// Close stops a running import and closes the vault.
func (w *Window) Close() error {
	<-w.ready
	w.notifier.stop()
	w.fresh.close()
	w.importing.cancel()
	w.Sync.close()
	_ = w.Duplicates.Cancel()
	_ = w.Tidy.Cancel()
	w.Imports.drop("")
	opened, _ := w.opened()
	if opened == nil {
		return nil
	}
	return opened.Close()
}

// announce tells the page after a write which areas to read again.
func (w *Window) announce(event vault.Event) {
	w.forgetAhead()
	opened, _ := w.opened()
	changed := Changed{Change: event.Change, Areas: []string{}, Contacts: []string{}}
	add := func(table string, areas ...string) bool {
		if _, ok := event.Tables[table]; !ok {
			return false
		}
		changed.Areas = append(changed.Areas, areas...)
		return true
	}
	if add("contact", "contacts", "circles") {
		touched := event.Tables["contact"]
		if touched.Count <= len(touched.Keys) {
			if rows, err := opened.Contacts.Rows(context.Background(), touched.Keys); err == nil {
				for _, row := range rows {
					changed.Contacts = append(changed.Contacts, row.ID)
				}
			}
		}
	}
	if !add("encounter", "encounters") {
		add("encounter_contact", "encounters")
	}
	if !add("followup", "followups") {
		add("followup_contact", "followups")
	}
	if !add("rhythm", "rhythms") && !add("rhythm_state", "rhythms") {
		add("rhythm_choice", "rhythms")
	}
	add("duplicate_decision", "duplicates")
	add("tidy_ignored", "tidy")
	add("saved_view", "views")
	if !add("letter_template", "letters") {
		add("circle_form", "letters")
	}
	add("calendar_account", "sync")
	for _, table := range []string{"rhythm", "rhythm_state", "rhythm_choice", "today_answer", "circle_community", "circle_notice"} {
		add(table, "today")
	}
	w.host.Emit("changed", changed)
}

func (w *Window) language() message.Language {
	w.mu.Lock()
	defer w.mu.Unlock()
	return program.Language(w.settings.Language)
}

// call runs one call of the page: it waits for the vault, turns errors into problems in the person's language, and panics
// into errors, since one would leave the page waiting for ever.
func call[T any](w *Window, fn func(context.Context, *program.Program) (T, error)) (result T, err error) {
	<-w.ready
	defer func() {
		if panicked := recover(); panicked != nil {
			fmt.Fprintf(os.Stderr, "kith: %v\n%s", panicked, debug.Stack())
			err = asProblem(fault.From(fmt.Errorf("%v", panicked)), w.language())
		}
	}()
	opened, failure := w.opened()
	if failure != nil {
		return result, asProblem(failure, w.language())
	}
	if result, err = fn(context.Background(), opened); err != nil {
		var zero T
		return zero, asProblem(err, w.language())
	}
	return result, nil
}

// baseName is how a file is called in front of a person.
func baseName(path string) string { return filepath.Base(path) }

// showFiles hands the page the files that the window was opened with.
func (w *Window) showFiles() {
	w.mu.Lock()
	files := w.toShow
	w.toShow = nil
	w.mu.Unlock()
	if len(files) > 0 {
		w.host.Emit("files", files)
	}
}

// beginImport makes a context for an import, stopping the one that may be running.
func (w *Window) beginImport() (context.Context, func()) {
	w.importing.cancel()
	return w.importing.begin()
}
