package program

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/renameio/v2"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vault"
)

// KeptCalendar is a calendar file that is kept up to date: which, and what is in it. File is "" where there is none.
type KeptCalendar struct {
	File     string           `json:"file"`
	Kinds    []string         `json:"kinds"`
	Todos    bool             `json:"todos"`
	Language message.Language `json:"language"`
}

// Names of choices: the file that is kept, and what was said of the last failure, so that it is said once.
const (
	keptChoice   = "calendar.kept"
	failedChoice = "calendar.kept-failed"
)

// keptPause is how long changes are gathered before the file is written.
const keptPause = 2 * time.Second

// keeper writes the kept calendar after changes. In the terminal it does so when the program closes, in the window a little later.
type keeper struct {
	p       *Program
	mu      sync.Mutex // held while the file is written
	state   sync.Mutex
	changed bool
	timer   *time.Timer
	told    func(error) // in the window: says once that it failed; nil in the terminal
}

// KeptCalendar gives the file that is kept up to date.
func (p *Program) KeptCalendar(ctx context.Context) (KeptCalendar, error) {
	var kept KeptCalendar
	text, err := p.Vault.Choice(ctx, keptChoice)
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &kept)
	}
	if kept.Kinds == nil {
		kept.Kinds = []string{}
	}
	return kept, err
}

// KeepCalendar writes a file and keeps it up to date from now on, instead of the one that was kept; File "" keeps none. What cannot be
// written is not kept. Faults: calendar.failed, calendar.kind.
func (p *Program) KeepCalendar(ctx context.Context, kept KeptCalendar) error {
	if kept.File != "" {
		path, err := filepath.Abs(kept.File)
		if err != nil {
			return fault.Wrap(err, "calendar.failed", message.Args{"file": kept.File, "reason": fault.Reason(err)})
		}
		kept.File = path
		if err := p.keeper.write(ctx, kept); err != nil {
			return err
		}
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if err := p.Vault.Choose(ctx, keptChoice, string(text)); err != nil {
		return err
	}
	return p.Vault.Choose(ctx, failedChoice, "")
}

// KeepWhileOpen writes the kept calendar soon after each change, for as long as the program is open; told hears once when that begins to
// fail. What changed while no window was open is written at once.
func (p *Program) KeepWhileOpen(told func(error)) {
	p.keeper.state.Lock()
	p.keeper.told = told
	p.keeper.state.Unlock()
	p.keeper.note(vault.Event{})
}

// note is told of every change.
func (k *keeper) note(vault.Event) {
	k.state.Lock()
	defer k.state.Unlock()
	k.changed = true
	if k.told != nil && k.timer == nil {
		k.timer = time.AfterFunc(keptPause, func() {
			k.state.Lock()
			k.timer = nil
			told := k.told
			k.state.Unlock()
			if err := k.refresh(context.Background()); err != nil && told != nil {
				told(err)
			}
		})
	}
}

// refresh writes the file if anything has changed. An error comes once: as long as it stays the same it is not given again.
func (k *keeper) refresh(ctx context.Context) error {
	k.state.Lock()
	changed := k.changed
	k.changed = false
	k.state.Unlock()
	if !changed {
		return nil
	}
	kept, err := k.p.KeptCalendar(ctx)
	if err != nil || kept.File == "" {
		return err
	}
	failed := ""
	err = k.write(ctx, kept)
	if err != nil {
		failed = fault.From(err).Message.In(message.English)
	}
	before, choiceErr := k.p.Vault.Choice(ctx, failedChoice)
	if choiceErr == nil && before != failed {
		choiceErr = k.p.Vault.Choose(ctx, failedChoice, failed)
	}
	if err != nil && before == failed {
		return nil
	}
	return errors.Join(err, choiceErr)
}

// write replaces the file as a whole, unless it would be the same: whoever watches it should not be woken for nothing.
func (k *keeper) write(ctx context.Context, kept KeptCalendar) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	var text bytes.Buffer
	options := publish.Options{Kinds: kept.Kinds, Todos: kept.Todos, Kept: true, Language: kept.Language}
	if _, err := k.p.Publisher.Write(ctx, &text, options); err != nil {
		return err
	}
	if there, err := os.ReadFile(kept.File); err == nil && bytes.Equal(there, text.Bytes()) {
		return nil
	}
	if err := renameio.WriteFile(kept.File, text.Bytes(), 0o600, renameio.WithExistingPermissions()); err != nil {
		return fault.Wrap(err, "calendar.kept-failed", message.Args{"file": kept.File, "reason": fault.Reason(err)})
	}
	return nil
}

// WriteKept writes the kept calendar if anything has changed. Fault: calendar.kept-failed, once.
func (p *Program) WriteKept(ctx context.Context) error { return p.keeper.refresh(ctx) }

// close writes what is still to be written, before the vault closes. In a window that goes nobody sees that it failed: it is told the
// next time.
func (k *keeper) close() error {
	k.state.Lock()
	inWindow := k.told != nil
	if k.timer != nil {
		k.timer.Stop()
		k.timer = nil
	}
	k.told = nil
	k.state.Unlock()
	err := k.refresh(context.Background())
	if err != nil && inWindow {
		err = errors.Join(err, k.p.Vault.Choose(context.Background(), failedChoice, ""))
	}
	return err
}
