package syncing

import (
	"context"
	"slices"
	"strings"

	"kith/internal/dav"
	"kith/internal/fault"
	"kith/internal/message"
)

// push brings the server in step with the book. It answers what was found changed there in the meantime, to be taken first.
func (r *run) push(ctx context.Context, first bool) (map[string]dav.Object, error) {
	again := map[string]dav.Object{}
	type job struct {
		uid string
		do  func(context.Context, string) (*dav.Object, error)
	}
	var jobs []job
	var pending []object
	for _, uid := range r.order {
		if r.failed[uid] {
			continue
		}
		l := r.locals[uid]
		o, known := r.known[uid]
		switch {
		case !known && !l.item.Done.IsZero(): // done before it was ever there
		case known && o.gone && sameEntry(o.ours, l.item):
			pending = append(pending, o) // that it is gone has to be remembered
		case !known || o.gone || o.etag == "":
			if known && o.gone {
				r.remarks.add("sync.put-again", message.Args{"title": l.item.Summary})
			}
			address := dav.Address(r.account.Calendar, uid)
			o = object{calendar: r.account.Calendar, uid: uid, fact: l.fact, address: address, ours: l.item}
			var err error
			if o.theirs, err = write(l.item); err != nil {
				return nil, err
			}
			pending = append(pending, o)
			jobs = append(jobs, job{uid, r.create})
		case sameEntry(o.ours, l.item):
			if first {
				r.report.Unchanged++
			}
		case o.ours.Kind != l.item.Kind:
			jobs = append(jobs, job{uid, r.replace})
		default:
			jobs = append(jobs, job{uid, r.update})
		}
	}
	for _, uid := range r.uids() {
		if _, ok := r.locals[uid]; !ok && !r.failed[uid] {
			jobs = append(jobs, job{uid, r.remove})
		}
	}
	// Before the first byte is sent it is written down what is to be ours there.
	if err := r.keep(ctx, pending...); err != nil {
		return nil, err
	}
	r.total = r.done + len(jobs)
	for _, j := range jobs {
		if ctx.Err() != nil {
			return nil, fault.Wrap(ctx.Err(), "cancelled", nil)
		}
		there, err := j.do(ctx, j.uid)
		if err != nil {
			if err = r.tolerate(j.uid, err); err != nil {
				return nil, err
			}
		}
		if there != nil {
			again[j.uid] = *there
		}
		r.step()
	}
	return again, nil
}

// tolerable are the faults that concern one object only.
var tolerable = []string{"sync.too-large", "sync.locked", "sync.forbidden", "sync.status", "sync.changed"}

// tooMany refusals without a success mean that the calendar as a whole takes nothing.
const tooMany = 5

func (r *run) tolerate(uid string, err error) error {
	if !slices.Contains(tolerable, fault.Code(err)) {
		return err
	}
	r.report.Failed++
	r.incomplete = true
	r.failed[uid] = true
	if r.report.Failed >= tooMany && r.report.Created+r.report.Updated+r.report.Deleted == 0 {
		return err
	}
	title := r.known[uid].ours.Summary
	if l, ok := r.locals[uid]; ok {
		title = l.item.Summary
	}
	why := fault.From(err).Message
	r.remarks.add("sync.not-taken", message.Args{"title": title, "reason": why.In(r.options.Language)})
	return nil
}

// create stores a new object. Where one of that UID is already there, it is adopted.
func (r *run) create(ctx context.Context, uid string) (*dav.Object, error) {
	o := r.known[uid]
	if !r.options.DryRun {
		tag, err := r.client.Put(ctx, o.address, o.theirs, "")
		if fault.Code(err) == "sync.changed" {
			return r.adopt(ctx, o)
		}
		if err != nil {
			return nil, err
		}
		if o, err = r.stored(ctx, o, tag); err != nil {
			return nil, err
		}
	}
	r.report.Created++
	return nil, r.keep(ctx, o)
}

// stored takes note of what the server has after a PUT. One that does not say the version may have changed the data.
func (r *run) stored(ctx context.Context, o object, tag string) (object, error) {
	o.etag = tag
	if tag != "" {
		return o, nil
	}
	there, err := r.client.Get(ctx, o.address)
	if err != nil {
		return o, err
	}
	o.etag = there.ETag
	if item, _ := open(there.Data, o.uid); item != nil {
		o.theirs = there.Data
	}
	return o, nil
}

// adopt is for an object that is on the server though nothing is remembered of it: of a book that was restored, or set up a second
// time. There is no telling who changed what; the later of the two stands.
func (r *run) adopt(ctx context.Context, o object) (*dav.Object, error) {
	there, err := r.client.Get(ctx, o.address)
	if err != nil {
		return nil, err
	}
	item, _ := open(there.Data, o.uid)
	if item == nil {
		return nil, fault.New("sync.changed", message.Args{"host": r.account.Host()})
	}
	if !item.Stamp.After(r.locals[o.uid].item.Stamp) {
		if ours := plain(*item); writable(ours) {
			o.ours, o.theirs = ours, there.Data
		}
	}
	return &there, r.keep(ctx, o)
}

// plain is an entry without what Kith never writes, so that it can be remembered as Kith's.
func plain(e entry) entry {
	e.Kept = nil
	e.exceptions = nil
	return e
}

func writable(e entry) bool {
	_, err := write(e)
	return err == nil
}

// update stores a changed object over the version that is known.
func (r *run) update(ctx context.Context, uid string) (*dav.Object, error) {
	o, l := r.known[uid], r.locals[uid]
	data, err := updated(o.theirs, uid, o.ours, l.item)
	if err != nil {
		return nil, err
	}
	if !r.options.DryRun {
		tag, err := r.client.Put(ctx, o.address, data, o.etag)
		switch fault.Code(err) {
		case "":
		case "sync.changed", "sync.missing":
			return r.look(ctx, o)
		default:
			return nil, err
		}
		o.theirs = data
		if o, err = r.stored(ctx, o, tag); err != nil {
			return nil, err
		}
	}
	o.ours = l.item
	r.report.Updated++
	return nil, r.keep(ctx, o)
}

// look gets an object that is not what it was a moment ago. nil where it is gone: then it is made anew in the next round.
func (r *run) look(ctx context.Context, o object) (*dav.Object, error) {
	there, err := r.client.Get(ctx, o.address)
	if fault.Code(err) == "sync.missing" {
		o.gone = true
		r.known[o.uid] = o
		return &dav.Object{}, nil
	}
	return &there, err
}

// replace is for a follow-up that was an event and is a to-do now, or the other way round: servers refuse to change the kind of an
// object (RFC 4791 section 5.3.2.1).
func (r *run) replace(ctx context.Context, uid string) (*dav.Object, error) {
	o, l := r.known[uid], r.locals[uid]
	if !r.options.DryRun {
		err := r.client.Delete(ctx, o.address, o.etag)
		if fault.Code(err) == "sync.changed" {
			return r.look(ctx, o)
		}
		if err != nil {
			return nil, err
		}
	}
	o.etag, o.ours = "", l.item
	var err error
	if o.theirs, err = write(l.item); err != nil {
		return nil, err
	}
	if err := r.keep(ctx, o); err != nil {
		return nil, err
	}
	there, err := r.create(ctx, uid)
	if there == nil && err == nil {
		r.report.Created--
		r.report.Updated++
	}
	return there, err
}

// remove deletes what Kith publishes no more: exactly the version that is known.
func (r *run) remove(ctx context.Context, uid string) (*dav.Object, error) {
	o := r.known[uid]
	there, changed := r.changedThere[uid]
	delete(r.changedThere, uid)
	switch {
	case o.gone || o.etag == "" && !changed:
		return nil, r.drop(ctx, o)
	case changed:
		worth, err := r.worthKeeping(ctx, o, there)
		if err != nil {
			return nil, err
		}
		if worth {
			r.remarks.add("sync.left-there", message.Args{"title": o.ours.Summary})
			return nil, r.drop(ctx, o)
		}
		o.etag = there.ETag
	}
	if !r.options.DryRun {
		err := r.client.Delete(ctx, o.address, o.etag)
		if fault.Code(err) == "sync.changed" {
			return r.look(ctx, o)
		}
		if err != nil {
			return nil, err
		}
	}
	r.report.Deleted++
	return nil, r.drop(ctx, o)
}

// worthKeeping says whether somebody put something into an object since that would be lost with it: the follow-up is deleted in Kith,
// and was changed in the calendar.
func (r *run) worthKeeping(ctx context.Context, o object, there dav.Object) (bool, error) {
	id, isFollowup := strings.CutPrefix(o.fact, followupFact)
	if isFollowup {
		_, err := r.s.followups.Show(ctx, id)
		if fault.Code(err) != "followup.not-found" {
			return false, err // it is in Kith, done or not published
		}
	}
	item, _ := open(there.Data, o.uid)
	before, err := read(o.theirs, o.uid)
	if item == nil || err != nil {
		return true, nil
	}
	return len(item.exceptions) != len(before.exceptions) || item.Summary != before.Summary || item.Description != before.Description || item.Location != before.Location ||
		!sameTime(item.When, before.When) || item.Done.IsZero() != before.Done.IsZero(), nil
}

func (r *run) drop(ctx context.Context, o object) error {
	delete(r.known, o.uid)
	if r.options.DryRun {
		return nil
	}
	return r.s.forget(context.WithoutCancel(ctx), o)
}
