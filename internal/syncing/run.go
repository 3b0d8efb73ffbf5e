package syncing

import (
	"context"
	"slices"
	"strings"
	"time"

	"kith/internal/dav"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/publish"
)

// Options of a run.
type Options struct {
	Password string
	DryRun   bool // say what would be done, and do nothing
	Language message.Language
	Zone     *time.Location        // of this computer: what a time without a zone means
	Progress func(done, total int) // nil for none
}

// Run brings the calendar and the book in step. What a run did before it failed stays done and is in the report. Faults:
// sync.not-set-up, sync.calendar-gone, sync.stopped (by the context), and those of package dav that concern the whole server.
func (s *Syncer) Run(ctx context.Context, options Options) (Report, error) {
	account, err := s.Known(ctx)
	if err != nil {
		return Report{}, err
	}
	client, err := Connect(*account, options.Password)
	if err != nil {
		return Report{}, err
	}
	defer client.Close()
	if options.Progress == nil {
		options.Progress = func(int, int) {}
	}
	r := &run{s: s, account: *account, client: client, options: options, changedThere: map[string]dav.Object{}, failed: map[string]bool{}}
	token, err := r.all(ctx)
	if fault.Code(err) == "cancelled" {
		err = fault.Wrap(err, "sync.stopped", nil) // something may have been done
	}
	report := r.report
	report.DryRun, report.Remarks = options.DryRun, r.remarks.all()
	if report.Taken == nil {
		report.Taken = []Taken{}
	}
	if err != nil {
		token = ""
		problem := fault.From(err).Message
		report.Problem = &problem
	}
	if !options.DryRun {
		if kept := s.conclude(context.WithoutCancel(ctx), account.Calendar, token, s.vault.Now(), report); err == nil {
			err = kept
		}
	}
	return report, err
}

// run is one run at work.
type run struct {
	s       *Syncer
	account Account
	client  *dav.Client
	options Options

	order   []string         // UIDs of locals
	locals  map[string]local // what Kith has now
	known   map[string]object
	remarks remarks
	report  Report

	changedThere map[string]dav.Object // what was changed there and is no longer in Kith, by UID
	failed       map[string]bool       // what the server would not take in this run, by UID
	incomplete   bool                  // something could not be read: the next run shall see it again
	done, total  int
}

// local is what Kith has to say about one fact now.
type local struct {
	fact string
	item entry
}

// mostRounds is how often what changed on the server during the run is looked at again.
const mostRounds = 4

// all does everything and answers the token for the next run.
func (r *run) all(ctx context.Context) (string, error) {
	var err error
	if err = r.readLocals(ctx); err != nil {
		return "", err
	}
	if r.known, err = r.s.objects(ctx, r.account.Calendar); err != nil {
		return "", err
	}
	token, err := r.s.token(ctx, r.account.Calendar)
	if err != nil {
		return "", err
	}
	if len(r.known) == 0 {
		token = "" // what was forgotten may be there
	}
	changes, err := r.client.Changes(ctx, r.account.Calendar, token)
	if fault.Code(err) == "sync.missing" {
		return "", fault.Wrap(err, "sync.calendar-gone", message.Args{"name": r.account.Name, "host": r.account.Host()})
	}
	if err != nil {
		return "", err
	}
	fetched, err := r.fetch(ctx, changes)
	if err != nil {
		return "", err
	}
	for round := range mostRounds {
		if err := r.take(ctx, fetched); err != nil {
			return "", err
		}
		if fetched, err = r.push(ctx, round == 0); err != nil {
			return "", err
		}
		if len(fetched) == 0 {
			break
		}
	}
	if r.incomplete || len(fetched) > 0 {
		return "", nil
	}
	return changes.Token, nil
}

// readLocals asks what Kith publishes now.
func (r *run) readLocals(ctx context.Context) error {
	objects, err := r.s.publisher.Objects(ctx, publish.Options{Kinds: r.account.Kinds, Todos: r.account.Todos, Language: r.options.Language})
	if err != nil {
		return err
	}
	r.order, r.locals = make([]string, len(objects)), make(map[string]local, len(objects))
	for i, o := range objects {
		// Read back, as what is remembered will be: so the two can be compared.
		item, err := read(o.Data, o.UID)
		if err != nil {
			return err
		}
		r.order[i], r.locals[o.UID] = o.UID, local{o.Fact, item}
	}
	return nil
}

// fetch gets those of ours that changed on the server, and notes those that are gone.
func (r *run) fetch(ctx context.Context, changes dav.Changes) (map[string]dav.Object, error) {
	present := make(map[string]string, len(changes.Present))
	for _, ref := range changes.Present {
		present[ref.Address] = ref.ETag
	}
	var wanted []string
	for _, uid := range r.uids() {
		o := r.known[uid]
		tag, there := present[o.address]
		switch {
		case there && (o.gone || tag != o.etag):
			wanted = append(wanted, o.address)
		case there || o.gone:
		case o.etag == "": // a PUT that was broken off: it may have arrived
			wanted = append(wanted, o.address)
		case changes.Full || slices.Contains(changes.Gone, o.address):
			r.vanished(uid)
		}
	}
	found, err := r.client.Fetch(ctx, r.account.Calendar, wanted)
	if err != nil {
		return nil, err
	}
	fetched := map[string]dav.Object{}
	for _, uid := range r.uids() {
		address := r.known[uid].address
		if object, ok := found[address]; ok {
			if object.ETag == "" {
				object.ETag = present[address]
			}
			fetched[uid] = object
		} else if slices.Contains(wanted, address) && present[address] != "" {
			r.incomplete = true // there, but not to be had
		}
	}
	return fetched, nil
}

// vanished notes that an object is not there any more.
func (r *run) vanished(uid string) {
	o := r.known[uid]
	o.gone = true
	r.known[uid] = o
	if l, ok := r.locals[uid]; ok && sameEntry(l.item, o.ours) {
		r.remarks.add("sync.gone", message.Args{"title": l.item.Summary})
	}
}

// uids of what is known, in an order that is always the same.
func (r *run) uids() []string {
	uids := make([]string, 0, len(r.known))
	for uid := range r.known {
		uids = append(uids, uid)
	}
	slices.SortFunc(uids, strings.Compare)
	return uids
}

// keep remembers how an object stands now, unless nothing is to be done.
func (r *run) keep(ctx context.Context, objects ...object) error {
	for _, o := range objects {
		r.known[o.uid] = o
	}
	if r.options.DryRun || len(objects) == 0 {
		return nil
	}
	// What happened on the server happened, even where the run is being stopped.
	return r.s.remember(context.WithoutCancel(ctx), objects...)
}

func (r *run) step() {
	r.done++
	r.options.Progress(r.done, max(r.done, r.total))
}
