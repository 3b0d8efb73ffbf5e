package window

import (
	"context"

	"kith/app/program"
	"kith/internal/contact"
)

// Shell is what concerns the window as a whole.
type Shell struct{ w *Window }

// firstPage is how many rows the first frame gets.
const firstPage = 60

// Start gives what the first frame needs. It does not fail: a vault that could not be opened is told in the answer.
func (s *Shell) Start() (Start, error) {
	<-s.w.ready
	s.w.trace("page-asks")
	lang := s.w.language()
	s.w.mu.Lock()
	start := Start{
		State: "open", Settings: s.w.settings, Language: string(lang), Vault: s.w.dir, Version: program.Version,
		First: RowPage{Rows: []Row{}}, Circles: []contact.Circle{},
	}
	s.w.mu.Unlock()
	if s.w.failure != nil {
		start.State, start.Problem = "failed", problem(s.w.failure, lang)
		start.Zone = program.LocalZone().String()
		return start, nil
	}
	return call(s.w, func(ctx context.Context, p *program.Program) (Start, error) {
		start.Zone, start.Today, start.ReadOnly = p.Zone.String(), p.Today(), p.Vault.ReadOnly()
		var err error
		if start.First, err = list(ctx, p, ListQuery{Sort: contact.ByName, Limit: firstPage}); err != nil {
			return start, err
		}
		if start.Circles, err = p.Contacts.Circles(ctx); err != nil {
			return start, err
		}
		start.DueCount, err = p.Followups.CountDue(ctx, p.Vault.Now(), p.Zone)
		s.w.trace("page-answered")
		return start, err
	})
}

// SaveSettings keeps the choices about the window.
func (s *Shell) SaveSettings(settings Settings) (Settings, error) {
	settings = settings.checked()
	s.w.mu.Lock()
	s.w.settings = settings
	s.w.mu.Unlock()
	return call(s.w, func(context.Context, *program.Program) (Settings, error) { return settings, settings.save(s.w.dir) })
}

// OpenLink opens http, https, mailto and tel addresses in the program that is responsible.
func (s *Shell) OpenLink(address string) error {
	_, err := call(s.w, func(context.Context, *program.Program) (bool, error) {
		checked, err := checkLink(address)
		if err != nil {
			return false, err
		}
		s.w.host.OpenLink(checked)
		return true, nil
	})
	return err
}

// Milestone notes how far the page has come, for --trace-start.
func (s *Shell) Milestone(name string) error {
	if len(name) <= 40 {
		s.w.trace(name)
	}
	return nil
}
