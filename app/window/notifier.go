package window

import (
	"context"
	"sync"
	"time"

	"kith/app/program"
	"kith/internal/message"
)

// notifier says once a day, at the time that was chosen, what is on the list of today. It is off unless somebody chose a time, works only
// while the window is open, and never says anything twice a day or about an empty day.
type notifier struct {
	mu     sync.Mutex
	timer  *time.Timer
	closed bool
	due    func()
}

// start waits for the time that was chosen; a window that is opened later that day says it then.
func (w *Window) startNotifier(p *program.Program) {
	w.notifier.mu.Lock()
	w.notifier.due = func() { w.notify(p) }
	w.notifier.mu.Unlock()
	w.notifier.wake()
}

// wake looks again whether it is time.
func (n *notifier) wake() {
	n.after(0)
}

func (n *notifier) after(wait time.Duration) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.closed || n.due == nil {
		return
	}
	if n.timer != nil {
		n.timer.Stop()
	}
	n.timer = time.AfterFunc(wait, n.due)
}

func (n *notifier) stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.closed = true
	if n.timer != nil {
		n.timer.Stop()
	}
}

// notify is called when it may be time: it says what is to be said, and waits for the next time. Clocks change and computers sleep, so it
// looks at least every quarter of an hour.
func (w *Window) notify(p *program.Program) {
	defer func() { _ = recover() }() // a notification is not worth a program
	wait := 15 * time.Minute
	defer func() { w.notifier.after(wait) }()
	ctx := context.Background()
	now := p.Vault.Now().In(p.Zone)
	due, at, err := p.Planner.NotifyDue(ctx, now)
	if err != nil {
		return
	}
	if until := at.Sub(now); until > 0 {
		wait = min(wait, until)
	}
	if !due {
		return
	}
	day, err := p.Planner.Today(ctx)
	if err != nil || p.Planner.Notified(ctx, now) != nil || day.Open() == 0 {
		return
	}
	lang := w.language()
	title := message.New("notify.title", message.Args{"n": day.Open()}).In(lang)
	_ = w.host.Notify(title, day.Names(lang, 4)) // a desktop without notifications has none
}
