package window

import (
	"context"
	"sync"
	"time"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/secret"
	"kith/internal/syncing"
)

// Sync is the area of the calendar on the person's server.
type Sync struct {
	w *Window

	mu       sync.Mutex
	password string             // typed in this window, where no place keeps it
	stop     context.CancelFunc // of the run at work
	ended    chan struct{}      // closed when that run is over
	timer    *time.Timer        // to the next run by itself
}

// inMemory is where a password is that is kept until the window closes.
const inMemory = "memory"

// State gives what the settings show.
func (a *Sync) State() (SyncState, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (SyncState, error) { return a.state(ctx, p) })
}

func (a *Sync) state(ctx context.Context, p *program.Program) (SyncState, error) {
	state := SyncState{Absent: []SyncAbsent{}}
	account, err := p.Sync.Account(ctx)
	if err != nil || account == nil {
		return state, err
	}
	_, place, err := p.Sync.Password(ctx, *account)
	if err != nil {
		return state, err
	}
	a.mu.Lock()
	state.Running = a.stop != nil
	if place == secret.Nowhere && a.password != "" {
		place = inMemory
	}
	a.mu.Unlock()
	state.Account = &SyncAccount{account.Address, account.Host(), account.User, account.Name, account.Kinds, account.Todos, account.Every, string(place)}
	last, err := p.Sync.Last(ctx, *account)
	if err != nil {
		return state, err
	}
	state.Last = toRun(last, a.w.language())
	absent, err := p.Sync.Absent(ctx, *account)
	for _, one := range absent {
		state.Absent = append(state.Absent, SyncAbsent{one.UID, one.Title})
	}
	return state, err
}

// Look signs in and lists the calendars. A refusal is part of the answer, with what the person may allow.
func (a *Sync) Look(access SyncAccess) (SyncLook, error) {
	return call(a.w, func(ctx context.Context, _ *program.Program) (SyncLook, error) {
		choices, err := syncing.Look(ctx, access.account(), access.Password)
		return toLook(choices, err, a.w.language()), nil
	})
}

// SetUp finds or makes the calendar, keeps the account and, where there is a safe place, the password.
func (a *Sync) SetUp(access SyncAccess, choice SyncChoice) (SyncState, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (SyncState, error) {
		account := access.account()
		account.Calendar, account.Name, account.Kinds, account.Todos, account.Every = choice.Calendar, choice.Name, choice.Kinds, choice.Todos, choice.Every
		settled, _, err := syncing.Settle(ctx, account, access.Password)
		if err != nil {
			return SyncState{}, err
		}
		if _, err := p.Sync.SetUp(ctx, settled); err != nil {
			return SyncState{}, err
		}
		if err := a.keep(ctx, p, settled, access.Password); err != nil {
			return SyncState{}, err
		}
		a.schedule(settled.Every)
		return a.state(ctx, p)
	})
}

// keep keeps a password in the safest place there is, the last of which is the memory of this window.
func (a *Sync) keep(ctx context.Context, p *program.Program, account syncing.Account, password string) error {
	place, err := p.Sync.KeepPassword(ctx, account, password)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.password = ""
	if place == secret.Nowhere {
		a.password = password
	}
	return err
}

// Change changes what is published and how often.
func (a *Sync) Change(kinds []string, todos bool, every int) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		account, err := p.Sync.Known(ctx)
		if err != nil {
			return Change{}, err
		}
		account.Kinds, account.Todos, account.Every = kinds, todos, every
		change, err := p.Sync.SetUp(ctx, *account)
		if err == nil {
			a.schedule(every)
		}
		return toChange(change, a.w.language()), err
	})
}

// Run brings the calendar in step now. password is "" where it is kept; otherwise it is kept when the server took it. Faults, besides
// those of the run: sync.no-password.
func (a *Sync) Run(password string) (SyncState, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (SyncState, error) {
		if err := a.run(ctx, p, password); err != nil {
			return SyncState{}, err
		}
		return a.state(ctx, p)
	})
}

func (a *Sync) run(ctx context.Context, p *program.Program, typed string) error {
	account, err := p.Sync.Known(ctx)
	if err != nil {
		return err
	}
	password := typed
	if password == "" {
		if password, _, err = p.Sync.Password(ctx, *account); err != nil {
			return err
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan struct{})
	a.mu.Lock()
	if a.stop != nil {
		a.mu.Unlock()
		return nil // one is at work; its end is told
	}
	if password == "" {
		password = a.password
	}
	if password == "" {
		a.mu.Unlock()
		return fault.New("sync.no-password", message.Args{"user": account.User, "host": account.Host()})
	}
	a.stop, a.ended = stop, ended
	a.mu.Unlock()
	defer func() {
		a.mu.Lock()
		a.stop = nil
		close(ended)
		a.mu.Unlock()
		a.tell()
	}()
	_, err = p.Sync.Run(ctx, syncing.Options{
		Password: password, Language: a.w.language(), Zone: p.Zone,
		Progress: func(done, total int) { a.w.host.Emit("sync:progress", SyncProgress{done, total}) },
	})
	if err == nil && typed != "" {
		err = a.keep(ctx, p, *account, typed)
	}
	return err
}

// tell has the page read the state again.
func (a *Sync) tell() {
	a.w.host.Emit("changed", Changed{Areas: []string{"sync"}, Contacts: []string{}})
}

// Stop stops a run at work; what it did so far stays.
func (a *Sync) Stop() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.stop != nil {
		a.stop()
	}
	return nil
}

// PutBack puts entries into the calendar again that were deleted there, with the next run; none named means all. It answers how many.
func (a *Sync) PutBack(uids []string) (int, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (int, error) {
		account, err := p.Sync.Known(ctx)
		if err != nil {
			return 0, err
		}
		n, err := p.Sync.PutBack(ctx, *account, uids)
		a.tell()
		return n, err
	})
}

// Remove ends publishing.
func (a *Sync) Remove() (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Sync.Remove(ctx)
		if err == nil {
			a.schedule(0)
			a.mu.Lock()
			a.password = ""
			a.mu.Unlock()
		}
		return toChange(change, a.w.language()), err
	})
}

// begin starts the runs by itself, if they are wished; nothing goes over the network where no calendar is set up.
func (a *Sync) begin(p *program.Program) {
	if account, err := p.Sync.Account(context.Background()); err == nil && account != nil {
		a.schedule(account.Every)
	}
}

// schedule sets when the next run begins by itself, in minutes; 0 is never.
func (a *Sync) schedule(every int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.timer != nil {
		a.timer.Stop()
		a.timer = nil
	}
	if every > 0 {
		a.timer = time.AfterFunc(time.Duration(every)*time.Minute, a.byItself)
	}
}

// byItself is a run that nobody asked for at this moment. What went wrong stands in the settings; it disturbs nobody.
func (a *Sync) byItself() {
	defer func() { _ = recover() }() // then the next one may go better
	p, failure := a.w.opened()
	if failure != nil || p == nil {
		return
	}
	account, err := p.Sync.Account(context.Background())
	if err != nil || account == nil {
		return
	}
	_ = a.run(context.Background(), p, "")
	a.schedule(account.Every)
}

// close stops what is at work and waits for its end, as the vault closes next.
func (a *Sync) close() {
	a.schedule(0)
	_ = a.Stop()
	a.mu.Lock()
	ended := a.ended
	a.mu.Unlock()
	if ended != nil {
		<-ended
	}
}
