package window

import (
	"context"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/giving"
	"kith/internal/vault"
)

// Giving is the area of what people offer and look for.
type Giving struct{ w *Window }

// GivingEntry is an offer or a need of somebody. Days are "" where they are not known, and Done "" while it stands.
type GivingEntry struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Since string `json:"since"`
	Done  string `json:"done"`
}

// Of lists the offers and needs of a contact, those ticked off last.
func (a *Giving) Of(id string) ([]GivingEntry, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]GivingEntry, error) {
		keys, err := p.Contacts.KeysOf(ctx, []string{id})
		if err != nil || len(keys) == 0 {
			return []GivingEntry{}, err
		}
		found, err := p.Giving.List(ctx, keys[0], "", false)
		entries := make([]GivingEntry, len(found))
		for i, e := range found {
			entries[i] = toGivingEntry(e)
		}
		return entries, err
	})
}

func toGivingEntry(e giving.Entry) GivingEntry {
	return GivingEntry{ID: e.ID, Kind: e.Kind, Text: e.Text, Since: e.Since, Done: e.Done}
}

// Offer writes down what a contact offers, since today.
func (a *Giving) Offer(id, text string) (Change, error) { return a.add(id, contact.Offer, text) }

// Need writes down what a contact looks for, since today.
func (a *Giving) Need(id, text string) (Change, error) { return a.add(id, contact.Need, text) }

func (a *Giving) add(id, kind, text string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		_, change, err := p.Giving.Add(ctx, id, kind, text, p.Today())
		return change, err
	})
}

// Rename changes the words of an entry.
func (a *Giving) Rename(entry, text string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Giving.Rename(ctx, entry, text)
	})
}

// Done ticks an entry off today, or lets it stand again.
func (a *Giving) Done(entry string, done bool) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		day := ""
		if done {
			day = p.Today()
		}
		return p.Giving.Complete(ctx, entry, day)
	})
}

// Remove deletes an entry.
func (a *Giving) Remove(entry string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Giving.Remove(ctx, entry)
	})
}

func (a *Giving) change(work func(context.Context, *program.Program) (vault.Change, error)) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := work(ctx, p)
		return toChange(change, a.w.language()), err
	})
}
