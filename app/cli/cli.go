// Package cli is Kith in the terminal: it reads a command line, does it on a vault, and prints what came of it, for people or as
// JSON. The names, the JSON and the exit codes are a contract with whoever writes scripts and only ever grow.
//
// Package main calls Run; the work itself is in app/program and the packages below it, the words are in internal/message.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitPartly = 3 // some cards of an import failed
	exitLocked = 4 // the vault is locked, or another program has it
)

// OpenWindow opens the window on a vault ("" for the usual one), shows what the files would bring, and returns when it is closed.
type OpenWindow func(vault string, trace bool, files []string) error

// Run does what the arguments say and answers the exit code. Without a command, or with address books in its place as a desktop
// passes them, it calls openWindow.
func Run(args []string, in io.Reader, out, errOut io.Writer, openWindow OpenWindow) int {
	s := newSession(args, in, out, errOut)
	s.openWindow = openWindow
	return s.run(args)
}

// turn is how long a command waits for another that has the book open. A window keeps it, so waiting longer is in vain.
const turn = 2 * time.Second

// session is one command line at work.
type session struct {
	lang       message.Language
	json       bool
	dir        string // of the vault, "" for the usual one
	trace      bool
	in         io.Reader
	out        *printer
	errOut     *printer
	openWindow OpenWindow
	options    vault.Options // tests put a clock and randomness here
	reads      bool          // the command changes nothing: a window may have the book meanwhile
}

func newSession(args []string, in io.Reader, out, errOut io.Writer) *session {
	return &session{
		lang: program.Language(languageIn(args)), in: in, out: newPrinter(out), errOut: newPrinter(errOut), options: vault.Options{Patience: turn},
	}
}

// languageIn finds --lang before the commands are made, as their help is in that language.
func languageIn(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

func (s *session) run(args []string) int {
	root := s.root()
	// Without arguments cobra would take those of the process.
	root.SetArgs(append([]string{}, args...))
	code := s.finish(first(root.Execute(), s.out.flush()))
	_ = s.errOut.flush() // there is nowhere left to tell that it failed
	return code
}

// finish says what went wrong and answers the exit code. A reader that has seen enough (kith list | head) is no error.
func (s *session) finish(err error) int {
	var told exit
	var wrong *misuse
	var several *ambiguity
	var lost *outputError
	switch {
	case err == nil || isClosed(err):
		return exitDone
	case errors.As(err, &told):
		return int(told)
	case errors.As(err, &wrong):
		s.sayMisuse(wrong)
		return exitUsage
	case errors.As(err, &several):
		s.sayAmbiguity(several)
		return exitFailed
	case errors.As(err, &lost):
		err = fault.Wrap(lost.err, "terminal.output", message.Args{"reason": fault.Reason(lost.err)})
	}
	known := fault.From(err)
	s.say(known.Message)
	return exitCode(known.Message.Code)
}

// mistyped are the faults that say that something on the command line cannot be understood.
var mistyped = []string{
	"import.charset", "import.target", "import.column", "import.mapping", "table.charset", "table.separator", "table.sheet", "export.version", "print.kind", "print.format", "print.skip", "print.paper", "calendar.kind", "encounter.bad-kind", "encounter.bad-day", "followup.bad-due", "followup.bad-zone",
	"contact.bad-field", "contact.bad-value", "search.empty", "contact.merge-few", "duplicate.few", "usage", "sync.address", "sync.every", "view.no-name", "view.empty",
	"tidy.answer", "settings.name", "settings.value", "settings.no-value",
	"encounter.bad-time", "encounter.time-no-day", "encounter.bad-link",
	"rhythm.bad", "rhythm.too-long", "rhythm.bad-day", "rhythm.no-contact",
	"followup.bad-repeat", "followup.never", "followup.after-done", "followup.which-step",
}

func exitCode(code string) int {
	switch {
	case code == "vault.in-use" || code == "vault.locked":
		return exitLocked
	case slices.Contains(mistyped, code) || strings.HasPrefix(code, "usage."), strings.HasPrefix(code, "filter."):
		return exitUsage
	}
	return exitFailed
}

// exit ends a command whose outcome has been told already.
type exit int

func (e exit) Error() string { return "" }

func isClosed(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// with opens the vault for one piece of work, which Ctrl-C ends cleanly.
func (s *session) with(work func(context.Context, *program.Program) error) error {
	// A closed pipe shall be an error of the write, so that the vault is closed as always.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	options := s.options
	options.Beside = s.reads
	p, err := program.Open(s.dir, options)
	if err != nil {
		return err
	}
	err = work(ctx, p)
	if kept := p.WriteKept(ctx); kept != nil { // what the command did is done all the same
		s.say(fault.From(kept).Message)
	}
	closed := p.Close() // before the result goes out: its reader may need the book
	return first(err, s.out.flush(), closed)
}

// first gives the error that came first: the others are its consequences.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// text gives a sentence of the catalogue.
func (s *session) text(code string, args message.Args) string {
	return message.New(code, args).In(s.lang)
}

// say writes a sentence to standard error.
func (s *session) say(m message.Message) {
	_ = s.out.flush() // what comes first shall be seen first; a failure comes back from the next flush
	s.errOut.line(m.In(s.lang))
	_ = s.errOut.flush() // there is nowhere left to tell that it failed
}

// sayShown says how many of all a list has, where it has not all.
func (s *session) sayShown(shown, total int) {
	if shown < total {
		s.say(message.New("terminal.shown", message.Args{"shown": shown, "total": total}))
	}
}

// tell writes a sentence to standard output, where it is the result.
func (s *session) tell(code string, args message.Args) { s.out.line(s.text(code, args)) }
