// Package view keeps filters under a name, as the side bar and the terminal offer them. It owns the table saved_view.
package view

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/filter"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// View is a filter under a name. Expression is as filter.Filter writes it.
type View struct {
	ID         string
	Name       string
	Expression string
}

// Shelf is the views of a vault, in the order in which the person put them.
type Shelf struct{ vault *vault.Vault }

// NewShelf gives the views of an open vault.
func NewShelf(v *vault.Vault) *Shelf { return &Shelf{v} }

// CircleRenamed lets the views that name a circle name it by its other name; contact.Book calls it. Where names that differ in case only are
// several circles, a filter means all of them, and goes on doing so.
func (s *Shelf) CircleRenamed(tx *vault.Tx, r contact.CircleRename) error {
	shared, err := alike(tx, r)
	if err != nil {
		return err
	}
	rows, err := tx.Query(`SELECT id, expression FROM saved_view`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var named []View
	for rows.Next() {
		var v View
		if err := rows.Scan(&v.ID, &v.Expression); err != nil {
			return err
		}
		// A filter that this program does not understand stays as it is.
		f, err := filter.Parse(v.Expression)
		if err != nil {
			continue
		}
		now := f.Replace(func(t filter.Term) filter.Node { return renamed(t, r, shared) }).String()
		if now != f.String() {
			named = append(named, View{ID: v.ID, Expression: now})
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, v := range named {
		if err := tx.Exec(`UPDATE saved_view SET change = ?, expression = ?, changed = ? WHERE id = ?`, tx.Change(), v.Expression, tx.Now().UnixMilli(), v.ID); err != nil {
			return err
		}
	}
	return nil
}

func renamed(t filter.Term, r contact.CircleRename, shared bool) filter.Node {
	if t.Key != "circle" || t.Value != r.From && (strings.Contains(t.Value, "*") || !search.Same(t.Value, r.From)) {
		return t
	}
	now := t
	now.Value = r.To
	if shared && !search.Same(r.From, r.To) {
		return filter.Any{t, now}
	}
	return now
}

// alike says whether people are in a circle besides the two whose name differs from the old one in case only.
func alike(tx *vault.Tx, r contact.CircleRename) (bool, error) {
	rows, err := tx.Query(`SELECT name FROM circle k WHERE name <> ? AND name <> ? AND EXISTS (SELECT 1 FROM contact_circle m WHERE m.circle = k.key)`, r.From, r.To)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return false, err
		}
		if search.Same(name, r.From) {
			return true, nil
		}
	}
	return false, rows.Err()
}

// List gives all views in their order.
func (s *Shelf) List(ctx context.Context) ([]View, error) {
	rows, err := s.vault.Query(ctx, `SELECT id, name, expression FROM saved_view ORDER BY place, key`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	views := []View{}
	for rows.Next() {
		var v View
		if err := rows.Scan(&v.ID, &v.Name, &v.Expression); err != nil {
			return nil, err
		}
		views = append(views, v)
	}
	return views, rows.Err()
}

// Named gives the view with this name or id, whatever its case and umlauts. Fault: view.not-found.
func (s *Shelf) Named(ctx context.Context, name string) (View, error) {
	views, err := s.List(ctx)
	if err != nil {
		return View{}, err
	}
	if at := slices.IndexFunc(views, func(v View) bool { return v.ID == name || search.Same(v.Name, name) }); at >= 0 {
		return views[at], nil
	}
	return View{}, fault.New("view.not-found", message.Args{"name": name})
}

// Save keeps a view: a new one at the end where its id is "", else a new name or filter for the one it has. Faults: view.not-found,
// view.no-name, view.empty, view.taken, and those of filter.Parse; in each case nothing is changed.
func (s *Shelf) Save(ctx context.Context, v View) (View, vault.Change, error) {
	v.Name = strings.Join(strings.Fields(v.Name), " ")
	if v.Name == "" {
		return v, vault.Change{}, fault.New("view.no-name", nil)
	}
	f, err := filter.Parse(v.Expression)
	if err != nil {
		return v, vault.Change{}, err
	}
	if f.Empty() {
		return v, vault.Change{}, fault.New("view.empty", nil)
	}
	v.Expression = f.String()
	change, err := s.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		if err := free(tx, v); err != nil {
			return message.Message{}, err
		}
		label := message.Args{"name": v.Name}
		if v.ID == "" {
			var err error
			v.ID, err = add(tx, v)
			return message.New("view.created", label), err
		}
		var before View
		err := tx.QueryRow(`SELECT name, expression FROM saved_view WHERE id = ?`, v.ID).Scan(&before.Name, &before.Expression)
		if errors.Is(err, sql.ErrNoRows) {
			return message.Message{}, fault.New("view.not-found", message.Args{"name": v.Name})
		}
		if err != nil || before.Name == v.Name && before.Expression == v.Expression {
			return message.Message{}, err
		}
		code := "view.edited"
		if before.Expression == v.Expression {
			code = "view.renamed"
		}
		return message.New(code, label), tx.Exec(`UPDATE saved_view SET change = ?, name = ?, expression = ?, changed = ? WHERE id = ?`,
			tx.Change(), v.Name, v.Expression, tx.Now().UnixMilli(), v.ID)
	})
	return v, change, err
}

// add stores a new view at the end and answers its id.
func add(tx *vault.Tx, v View) (string, error) {
	id, err := tx.NewID()
	if err != nil {
		return "", err
	}
	now := tx.Now().UnixMilli()
	return id, tx.Exec(`INSERT INTO saved_view (change, id, name, expression, place, created, changed)
		SELECT ?, ?, ?, ?, coalesce(max(place), 0) + 1, ?, ? FROM saved_view`, tx.Change(), id, v.Name, v.Expression, now, now)
}

// free says whether no other view has the name.
func free(tx *vault.Tx, v View) error {
	rows, err := tx.Query(`SELECT name FROM saved_view WHERE id <> ?`, v.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		if search.Same(name, v.Name) {
			return fault.New("view.taken", message.Args{"name": name})
		}
	}
	return rows.Err()
}

// Move puts a view at a place in the order, 0 being the first. Fault: view.not-found.
func (s *Shelf) Move(ctx context.Context, id string, to int) (vault.Change, error) {
	views, err := s.List(ctx)
	if err != nil {
		return vault.Change{}, err
	}
	at := slices.IndexFunc(views, func(v View) bool { return v.ID == id })
	if at < 0 {
		return vault.Change{}, fault.New("view.not-found", message.Args{"name": id})
	}
	moved := views[at]
	views = slices.Insert(slices.Delete(views, at, at+1), min(max(to, 0), len(views)-1), moved)
	return s.vault.Write(ctx, message.New("view.moved", message.Args{"name": moved.Name}), func(tx *vault.Tx) error {
		for place, v := range views {
			if err := tx.Exec(`UPDATE saved_view SET change = ?, place = ? WHERE id = ? AND place <> ?`, tx.Change(), place+1, v.ID, place+1); err != nil {
				return err
			}
		}
		return nil
	})
}

// Remove deletes a view. Fault: view.not-found.
func (s *Shelf) Remove(ctx context.Context, id string) (vault.Change, error) {
	return s.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		var name string
		err := tx.QueryRow(`SELECT name FROM saved_view WHERE id = ?`, id).Scan(&name)
		if errors.Is(err, sql.ErrNoRows) {
			return message.Message{}, fault.New("view.not-found", message.Args{"name": id})
		}
		if err != nil {
			return message.Message{}, err
		}
		return message.New("view.removed", message.Args{"name": name}), tx.Exec(`DELETE FROM saved_view WHERE id = ?`, id)
	})
}
