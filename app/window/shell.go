package window

import (
	"context"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/message"
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
		First: RowPage{Rows: []Row{}}, Circles: []contact.Circle{}, Views: []SavedView{},
	}
	s.w.mu.Unlock()
	_, failure := s.w.opened()
	if failure != nil && s.w.told.Swap(true) {
		// The page asks again when somebody presses "Try again": the other window may be closed by now.
		s.w.tryOpen()
		_, failure = s.w.opened()
	}
	if failure != nil {
		start.State, start.Problem = "failed", problem(failure, lang)
		start.Zone = program.LocalZone().String()
		return start, nil
	}
	return call(s.w, func(ctx context.Context, p *program.Program) (Start, error) {
		start.Zone, start.Today, start.ReadOnly = p.Zone.String(), p.Today(), p.Vault.ReadOnly()
		read, err := s.w.firstRead(ctx, p)
		start.First, start.Circles, start.DueCount, start.Views, start.Binned = read.first, read.circles, read.due, read.views, read.binned
		s.w.trace("page-answered")
		return start, err
	})
}

// firstView is what the first frame shows of the book.
type firstView struct {
	first   RowPage
	circles []contact.Circle
	due     int
	views   []SavedView
	binned  int
}

func readFirst(ctx context.Context, p *program.Program) (view firstView, err error) {
	view = firstView{first: RowPage{Rows: []Row{}}, circles: []contact.Circle{}, views: []SavedView{}}
	if view.first, err = list(ctx, p, ListQuery{Sort: contact.ByName, Limit: firstPage}); err != nil {
		return view, err
	}
	// A book that is empty since everybody was deleted is not shown as a new one.
	if view.first.Total == 0 {
		if view.binned, err = p.Contacts.BinCount(ctx); err != nil {
			return view, err
		}
	}
	if view.circles, err = p.Contacts.Circles(ctx); err != nil {
		return view, err
	}
	if view.views, err = savedViews(ctx, p); err != nil {
		return view, err
	}
	view.due, err = p.Followups.CountDue(ctx, p.Vault.Now(), p.Zone)
	return view, err
}

// readAhead reads what the first frame shows while the web view is still loading the page. The first question of the page
// takes it, unless something was written in between.
func (w *Window) readAhead(p *program.Program) {
	ahead := make(chan firstView, 1)
	w.mu.Lock()
	w.ahead = ahead
	w.mu.Unlock()
	go func() {
		defer close(ahead)
		defer func() { _ = recover() }() // then the page asks itself, and is told
		if view, err := readFirst(context.Background(), p); err == nil {
			ahead <- view
		}
	}()
}

// forgetAhead is called for every write.
func (w *Window) forgetAhead() {
	w.mu.Lock()
	w.ahead = nil
	w.mu.Unlock()
}

// firstRead answers what was read ahead, once, or reads it now.
func (w *Window) firstRead(ctx context.Context, p *program.Program) (firstView, error) {
	w.mu.Lock()
	ahead := w.ahead
	w.mu.Unlock()
	if ahead != nil {
		if view, ok := <-ahead; ok && w.takeAhead(ahead) {
			return view, nil
		}
	}
	return readFirst(ctx, p)
}

// takeAhead says whether nothing was written since ahead was begun; it is good for one answer.
func (w *Window) takeAhead(ahead chan firstView) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	valid := w.ahead == ahead
	w.ahead = nil
	return valid
}

// SaveSettings keeps the choices about the window.
func (s *Shell) SaveSettings(settings program.Settings) (program.Settings, error) {
	settings = settings.Checked()
	s.w.mu.Lock()
	s.w.settings = settings
	s.w.mu.Unlock()
	return call(s.w, func(context.Context, *program.Program) (program.Settings, error) {
		return settings, settings.Save(s.w.dir)
	})
}

// OpenLink opens addresses of pages, mail, phones and messages in the program that is responsible; checkLink says which.
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

// ExportAll writes a copy of everything into a folder that it asks for, and answers the folder, "" when cancelled.
func (s *Shell) ExportAll() (string, error) {
	return call(s.w, func(ctx context.Context, p *program.Program) (string, error) {
		folder, err := s.w.host.ChooseFolder(message.New("dialog.export-all", nil).In(s.w.language()))
		if err != nil || folder == "" {
			return "", err
		}
		_, err = p.ExportAll(ctx, folder, "", s.w.language())
		return folder, err
	})
}

// Milestone notes how far the page has come, for --trace-start. With "shell-mounted" the page listens to events.
func (s *Shell) Milestone(name string) error {
	if len(name) <= 40 {
		s.w.trace(name)
	}
	switch name {
	case "shell-mounted":
		s.w.showFiles()
	case "list-painted":
		s.w.rest()
	}
	return nil
}
