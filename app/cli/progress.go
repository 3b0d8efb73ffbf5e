package cli

import (
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"

	"kith/internal/importing"
	"kith/internal/message"
)

// patience is how long something may take before it shows how far it is.
const patience = 300 * time.Millisecond

// progress shows how far an import is: on a terminal only, and only if it takes a while.
type progress struct {
	s       *session
	started time.Time
	bar     *progressbar.ProgressBar
	file    string
}

func (s *session) progress() *progress { return &progress{s: s, started: time.Now()} }

func (p *progress) at(now importing.Progress) {
	if !p.s.errOut.terminal || p.bar == nil && time.Since(p.started) < patience {
		return
	}
	if p.bar == nil {
		total := now.TotalBytes
		if total == 0 {
			total = -1 // unknown: something turns instead
		}
		p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(p.s.errOut.file), progressbar.OptionShowBytes(true),
			progressbar.OptionSetWidth(max(4, min(24, p.s.errOut.width-66))), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionShowCount(), progressbar.OptionEnableColorCodes(false))
	}
	if now.File != p.file {
		p.file = now.File
		name := cut(clean(filepath.Base(now.File)), 20) // the bar shall stay on one line
		p.bar.Describe(p.s.text("terminal.reading", message.Args{"file": name}))
	}
	// A failure to draw is no reason to stop an import.
	_ = p.bar.Set64(now.Bytes)
}

// counted shows how many of a number of things are done.
func (p *progress) counted(what string, done, total int) {
	if !p.s.errOut.terminal || p.bar == nil && time.Since(p.started) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.s.errOut.file), progressbar.OptionSetWidth(max(4, min(24, p.s.errOut.width-50))),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionShowCount(), progressbar.OptionEnableColorCodes(false))
		p.bar.Describe(what)
	}
	p.bar.ChangeMax(total)
	_ = p.bar.Set(done) // as above
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
		_ = p.bar.Clear()
	}
}
