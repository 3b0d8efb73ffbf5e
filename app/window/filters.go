package window

import (
	"context"
	"slices"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/filter"
	"kith/internal/importing"
	"kith/internal/view"
)

// Filters is the area of filters and of the views that keep them.
type Filters struct{ w *Window }

// FilterNode is a part of an expression. Text is how it stands beside others.
type FilterNode struct {
	Kind  string       `json:"kind"`
	Key   string       `json:"key"`
	Op    string       `json:"op"`
	Value string       `json:"value"`
	Text  string       `json:"text"`
	Parts []FilterNode `json:"parts"`
}

// FilterReading is what was made of a text. Root is nil for everybody, or when there is a problem.
type FilterReading struct {
	Text    string      `json:"text"`
	Root    *FilterNode `json:"root"`
	Total   int         `json:"total"`
	Problem *Problem    `json:"problem"`
}

// SavedView is a filter under a name.
type SavedView struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Expression string `json:"expression"`
}

// ViewChange is a view after a change.
type ViewChange struct {
	View   SavedView `json:"view"`
	Change Change    `json:"change"`
}

// Read reads a filter as it is typed and counts who fits. What is wrong with it is part of the answer.
func (a *Filters) Read(text string) (FilterReading, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (FilterReading, error) {
		reading := FilterReading{Text: text}
		f, err := filter.Parse(text)
		if err != nil {
			reading.Problem = problem(fault.From(err), a.w.language())
			return reading, nil
		}
		reading.Text = f.String()
		if !f.Empty() {
			root := toNode(f.Root())
			reading.Root = &root
		}
		query := contact.ListQuery{Limit: 1}
		if err := p.Where(ctx, text, &query); err != nil {
			return reading, err
		}
		_, reading.Total, err = p.Contacts.List(ctx, query)
		return reading, err
	})
}

func toNode(node filter.Node) FilterNode {
	out := FilterNode{Text: filter.Beside(node), Parts: []FilterNode{}}
	var parts []filter.Node
	switch n := node.(type) {
	case filter.All:
		out.Kind, parts = "all", n
	case filter.Any:
		out.Kind, parts = "any", n
	case filter.Not:
		out.Kind, parts = "not", []filter.Node{n.Of}
	case filter.Term:
		out.Kind, out.Key, out.Op, out.Value = "term", n.Key, n.Op, n.Value
	}
	for _, part := range parts {
		out.Parts = append(out.Parts, toNode(part))
	}
	return out
}

// mostValues is how many values are suggested.
const mostValues = 12

// Values suggests values that the book has for a key, the most frequent first.
func (a *Filters) Values(key, typed string) ([]string, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]string, error) {
		if key == "imported" {
			return importedFiles(ctx, p)
		}
		fact, ok := filter.FactOf(key)
		if !ok {
			return []string{}, nil
		}
		return p.Contacts.Values(ctx, fact, typed, mostValues)
	})
}

// importedFiles names the programs and files of the last imports, each once.
func importedFiles(ctx context.Context, p *program.Program) ([]string, error) {
	names := []string{}
	imports, err := p.Imports.List(ctx, 50)
	for _, past := range imports {
		for _, file := range past.Files {
			for _, name := range []string{importing.FormatName(file.Format), file.Name} {
				if name != "" && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names, err
}

func toView(v view.View) SavedView { return SavedView(v) }

func savedViews(ctx context.Context, p *program.Program) ([]SavedView, error) {
	kept, err := p.Views.List(ctx)
	views := make([]SavedView, len(kept))
	for i, v := range kept {
		views[i] = toView(v)
	}
	return views, err
}

// Views lists the saved views in their order.
func (a *Filters) Views() ([]SavedView, error) { return call(a.w, savedViews) }

// SaveView keeps a filter under a name, or changes the view with the id.
func (a *Filters) SaveView(id, name, expression string) (ViewChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ViewChange, error) {
		saved, change, err := p.Views.Save(ctx, view.View{ID: id, Name: name, Expression: expression})
		return ViewChange{toView(saved), toChange(change, a.w.language())}, err
	})
}

// MoveView puts a view at a place in the order, from 0.
func (a *Filters) MoveView(id string, to int) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Views.Move(ctx, id, to)
		return toChange(change, a.w.language()), err
	})
}

// RemoveView deletes a view.
func (a *Filters) RemoveView(id string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Views.Remove(ctx, id)
		return toChange(change, a.w.language()), err
	})
}
