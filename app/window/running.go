package window

import (
	"context"
	"sync"
	"time"
)

// progressEvery is how often the page hears of progress.
const progressEvery = 50 * time.Millisecond

// running is work that the page can stop: the one begun last.
type running struct {
	mu   sync.Mutex
	stop context.CancelFunc
	runs int // begun so far, so that only the last one's stop is forgotten
}

// begin makes the context of work, which cancel ends; done says that it is over.
func (r *running) begin() (ctx context.Context, done func()) {
	ctx, stop := context.WithCancel(context.Background())
	r.mu.Lock()
	defer r.mu.Unlock()
	r.runs++
	run := r.runs
	r.stop = stop
	return ctx, func() {
		stop()
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.runs == run {
			r.stop = nil
		}
	}
}

// cancel stops what is running, if anything is.
func (r *running) cancel() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stop != nil {
		r.stop()
	}
}

// seldom hands progress on, not oftener than the page can show it. It may be called from several goroutines.
func seldom[T any](tell func(T)) func(T) {
	var mu sync.Mutex
	var last time.Time
	return func(at T) {
		mu.Lock()
		defer mu.Unlock()
		if now := time.Now(); now.Sub(last) >= progressEvery {
			last = now
			tell(at)
		}
	}
}
