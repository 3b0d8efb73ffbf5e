package cli

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"kith/app/program"
	"kith/internal/dav"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/secret"
	"kith/internal/syncing"
)

// passwordVariable holds a password for scripts.
const passwordVariable = "KITH_PASSWORD"

// asking is where a password comes from.
type asking struct{ command string }

func (s *session) asks(cmd *cobra.Command, ask *asking) {
	cmd.Flags().StringVar(&ask.command, "password-command", "", s.text("help.option.password-command", nil))
}

// password finds the password of an account: from the command, the environment, where it is kept, or the keyboard. typed says that
// it came from the keyboard, and so is worth keeping. Fault: sync.no-password.
func (s *session) password(ctx context.Context, p *program.Program, a syncing.Account, ask asking) (password string, typed bool, err error) {
	if ask.command != "" {
		password, err = fromCommand(ctx, ask.command)
		return password, false, err
	}
	if password := os.Getenv(passwordVariable); password != "" {
		return password, false, nil
	}
	if password, place, err := p.Sync.Password(ctx, a); err != nil || place != secret.Nowhere {
		return password, false, err
	}
	return s.typed(a)
}

// typed asks at the keyboard, if there is one.
func (s *session) typed(a syncing.Account) (string, bool, error) {
	keyboard, ok := s.in.(*os.File)
	if !ok || !s.hasKeyboard() || s.json {
		return "", false, fault.New("sync.no-password", message.Args{"user": a.User, "host": a.Host()})
	}
	_ = s.out.flush()
	_, _ = s.errOut.w.WriteString(s.text("terminal.sync-ask", message.Args{"user": a.User, "host": a.Host()}) + " ")
	_ = s.errOut.flush() // there is nowhere left to tell that it failed
	password, err := term.ReadPassword(int(keyboard.Fd()))
	s.errOut.line("")
	_ = s.errOut.flush()
	if err != nil {
		return "", false, fault.New("sync.no-password", message.Args{"user": a.User, "host": a.Host()})
	}
	return string(password), true, nil
}

// fromCommand takes the first line that a command of the person's own prints, such as "pass show cloud".
func fromCommand(ctx context.Context, command string) (string, error) {
	shell, option := "sh", "-c"
	if runtime.GOOS == "windows" {
		shell, option = "cmd", "/C"
	}
	cmd := exec.CommandContext(ctx, shell, option, command)
	cmd.Stderr, cmd.Stdin = os.Stderr, os.Stdin
	out, err := cmd.Output()
	if err != nil {
		return "", fault.Wrap(err, "sync.password-command", message.Args{"reason": err.Error()})
	}
	line, _, _ := strings.Cut(string(out), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", fault.New("sync.password-empty", nil)
	}
	return line, nil
}

// setupOptions are the options of setting up.
type setupOptions struct {
	ask     asking
	kinds   *choice
	every   *count
	account syncing.Account
}

func (s *session) syncSetupCommand() *cobra.Command {
	var o setupOptions
	cmd := s.command("sync.setup", "", between(1, 1), func(ctx context.Context, p *program.Program, args []string) error {
		o.account.Address, o.account.Kinds, o.account.Every = args[0], o.kinds.list(), int(*o.every)
		return s.setUp(ctx, p, o)
	})
	flags := cmd.Flags()
	flags.StringVar(&o.account.User, "user", "", s.text("help.option.sync-user", nil))
	flags.StringVar(&o.account.Name, "calendar", syncing.UsualName, s.text("help.option.sync-calendar", nil))
	flags.BoolVar(&o.account.Todos, "todos", false, s.text("help.option.sync-todos", nil))
	o.kinds = choose(cmd, "kinds", s.text("help.option.kinds", nil), "", true, publish.Kinds...)
	o.every = new(count)
	flags.Var(o.every, "every", s.text("help.option.sync-every", nil))
	flags.StringVar(&o.account.Certificate, "trust", "", s.text("help.option.sync-trust", nil))
	flags.StringSliceVar(&o.account.Hosts, "allow-host", nil, s.text("help.option.sync-host", nil))
	flags.BoolVar(&o.account.Plain, "allow-plain", false, s.text("help.option.sync-plain", nil))
	s.asks(cmd, &o.ask)
	return cmd
}

// setUp signs in, finds or makes the calendar, and only then keeps anything.
func (s *session) setUp(ctx context.Context, p *program.Program, o setupOptions) error {
	// The address shall be understood before a password is asked for.
	client, err := syncing.Connect(o.account, "")
	if err != nil {
		s.adviseTrust(err)
		return err
	}
	client.Close()
	o.account.Address = client.Address()
	password, typed, err := s.password(ctx, p, o.account, o.ask)
	if err != nil {
		return err
	}
	settled, made, err := syncing.Settle(ctx, o.account, password)
	if err != nil {
		s.adviseTrust(err)
		return err
	}
	if _, err := p.Sync.SetUp(ctx, settled); err != nil {
		return err
	}
	kept, err := p.Sync.Known(ctx)
	if err != nil {
		return err
	}
	place := secret.Nowhere
	if typed {
		if place, err = p.Sync.KeepPassword(ctx, settled, password); err != nil {
			return err
		}
	}
	if s.json {
		return s.document(struct {
			accountJSON
			Made bool `json:"made"`
		}{toAccount(*kept, string(place)), made})
	}
	code := "done.sync-found"
	if made {
		code = "done.sync-made"
	}
	s.tell(code, message.Args{"name": kept.Name, "host": kept.Host()})
	if typed {
		s.tell("terminal.sync-password-"+orNowhere(string(place)), nil)
	}
	s.tell("terminal.sync-next", nil)
	return nil
}

// adviseTrust says what a person can do knowingly where something was refused.
func (s *session) adviseTrust(err error) {
	var certificate *dav.Certificate
	var elsewhere *dav.Elsewhere
	switch {
	case s.json:
	case errors.As(err, &certificate) && certificate.Fingerprint != "":
		s.say(message.New("terminal.sync-certificate", message.Args{
			"subject": certificate.Subject, "names": strings.Join(certificate.Names, ", "), "from": certificate.From.Format("2006-01-02"), "until": certificate.Until.Format("2006-01-02"),
			"fingerprint": certificate.Fingerprint,
		}))
	case errors.As(err, &elsewhere):
		s.say(message.New("terminal.sync-elsewhere", message.Args{"other": elsewhere.Host}))
	case fault.Code(err) == "sync.plain":
		s.say(message.New("terminal.sync-plain", nil))
	}
}
