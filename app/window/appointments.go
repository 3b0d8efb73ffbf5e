package window

import (
	"context"
	"strconv"
	"sync"

	"kith/app/program"
	"kith/internal/appointment"
	"kith/internal/fault"
)

// Appointments is the area where appointments of calendar files become encounters.
type Appointments struct {
	w *Window

	mu       sync.Mutex
	preview  *appointment.Preview // the one that is looked at, nil if none is
	id       string
	numbered int
}

// Begin reads calendar files and keeps what they would bring as a preview, in place of the one before. since is a day, month, season or
// year, "" for everything.
func (a *Appointments) Begin(paths []string, since string) (AppointmentPreview, error) {
	ctx, stop := a.w.beginImport()
	defer stop()
	return call(a.w, func(_ context.Context, p *program.Program) (AppointmentPreview, error) {
		files, done, err := program.OpenFiles(paths, nil)
		if err != nil {
			return AppointmentPreview{}, err
		}
		defer done()
		preview, err := p.Appointments.Preview(ctx, files, appointment.Options{Now: p.Vault.Now(), Zone: p.Zone, Since: since})
		if err != nil {
			return AppointmentPreview{}, err
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		a.numbered++
		a.preview, a.id = preview, strconv.Itoa(a.numbered)
		return toAppointmentPreview(a.id, preview, a.w.language()), nil
	})
}

// Items gives a stretch of the appointments of a preview, the latest first.
func (a *Appointments) Items(preview string, offset, limit int) ([]AppointmentItem, error) {
	return inAppointments(a, preview, func(_ context.Context, _ *program.Program, kept *appointment.Preview) ([]AppointmentItem, error) {
		items := []AppointmentItem{}
		first := min(max(offset, 0), len(kept.Items))
		for i := first; i < min(first+min(max(limit, 0), maxPage), len(kept.Items)); i++ {
			items = append(items, toAppointmentItem(i, &kept.Items[i]))
		}
		return items, nil
	})
}

// Decide says what becomes of somebody: "name", "new", "me" or the id of a contact.
func (a *Appointments) Decide(preview, key, choice string) (AppointmentPreview, error) {
	return inAppointments(a, preview, func(ctx context.Context, p *program.Program, kept *appointment.Preview) (AppointmentPreview, error) {
		err := p.Appointments.Decide(ctx, kept, key, choice)
		return toAppointmentPreview(preview, kept, a.w.language()), err
	})
}

// LeaveOut leaves appointments out by their numbers, or takes them in again.
func (a *Appointments) LeaveOut(preview string, numbers []int, out bool) (AppointmentPreview, error) {
	return inAppointments(a, preview, func(_ context.Context, _ *program.Program, kept *appointment.Preview) (AppointmentPreview, error) {
		kept.LeaveOut(numbers, out)
		return toAppointmentPreview(preview, kept, a.w.language()), nil
	})
}

// Finish takes over what is new in a preview, as one change.
func (a *Appointments) Finish(preview string) (AppointmentReport, error) {
	return inAppointments(a, preview, func(ctx context.Context, p *program.Program, kept *appointment.Preview) (AppointmentReport, error) {
		report, change, err := p.Appointments.Commit(ctx, kept, a.w.language())
		if err != nil {
			return AppointmentReport{}, err
		}
		a.preview, a.id = nil, ""
		return AppointmentReport{Encounters: report.Encounters, Followups: report.Followups, Records: report.Records, People: report.People, Change: toChange(change, a.w.language())}, nil
	})
}

// Discard lets a preview go.
func (a *Appointments) Discard(preview string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.id == preview {
		a.preview, a.id = nil, ""
	}
	return nil
}

// inAppointments does something with a preview, one at a time. Fault: import.no-item.
func inAppointments[T any](a *Appointments, id string, do func(context.Context, *program.Program, *appointment.Preview) (T, error)) (T, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (T, error) {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.preview == nil || a.id != id {
			var none T
			return none, fault.New("import.no-item", nil)
		}
		return do(ctx, p, a.preview)
	})
}
