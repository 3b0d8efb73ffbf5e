package window

import (
	"context"
	"sync"
	"time"

	"kith/app/program"
	"kith/internal/vault"
)

// freshPause is how long changes are gathered before what follows from them is worked out.
const freshPause = 100 * time.Millisecond

// freshener works out rhythms behind the page, after an import of a million encounters too, so that they are there when a list, a
// filter or Today asks for them. Whoever asks before that waits for what is still to be done.
type freshener struct {
	mu      sync.Mutex
	timer   *time.Timer
	stop    context.CancelFunc // nil before begin and after close
	running sync.WaitGroup
	ctx     context.Context
}

// begin works out what is left from the last time, and from then on after every note.
func (f *freshener) begin(p *program.Program) {
	f.mu.Lock()
	f.ctx, f.stop = context.WithCancel(context.Background())
	f.mu.Unlock()
	p.Vault.OnChange(func(vault.Event) { f.note(p) })
	f.note(p)
}

func (f *freshener) note(p *program.Program) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.stop == nil || f.timer != nil {
		return
	}
	f.running.Add(1)
	f.timer = time.AfterFunc(freshPause, func() {
		defer f.running.Done()
		f.mu.Lock()
		f.timer = nil
		ctx := f.ctx
		f.mu.Unlock()
		// What fails here fails again for whoever asks, and is said there.
		_ = p.Rhythms.Refresh(ctx)
	})
}

// close stops the work, which goes on the next time, and waits for it to have stopped.
func (f *freshener) close() {
	f.mu.Lock()
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	if f.timer != nil && f.timer.Stop() {
		f.running.Done()
	}
	f.timer = nil
	f.mu.Unlock()
	f.running.Wait()
}
