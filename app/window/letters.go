package window

import (
	"context"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/writing"
)

// Letters is the area of writing to people.
type Letters struct{ w *Window }

// Templates gives all templates, those that come with Kith first, named in the language of the window.
func (a *Letters) Templates() ([]LetterTemplate, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]LetterTemplate, error) {
		all, err := p.Letters.Templates(ctx, a.w.language())
		out := make([]LetterTemplate, len(all))
		for i := range all {
			out[i] = toLetterTemplate(&all[i])
		}
		return out, err
	})
}

// SaveTemplate keeps a template of the person's own; without an id a new one.
func (a *Letters) SaveTemplate(given LetterTemplate) (LetterTemplateChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (LetterTemplateChange, error) {
		t := writing.Template{ID: given.ID, Name: given.Name, Kind: given.Kind, Template: letter.Template{Texts: fromTexts(given.Texts)}}
		saved, change, err := p.Letters.Save(ctx, t)
		return LetterTemplateChange{toLetterTemplate(&saved), toChange(change, a.w.language())}, err
	})
}

// RemoveTemplate deletes a template of the person's own.
func (a *Letters) RemoveTemplate(id string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) { return p.Letters.Remove(ctx, id) })
}

func (a *Letters) change(do func(context.Context, *program.Program) (vault.Change, error)) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := do(ctx, p)
		return toChange(change, a.w.language()), err
	})
}

// Draft writes to one contact by a template, or by the one that suits.
func (a *Letters) Draft(request LetterRequest) (LetterDraft, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (LetterDraft, error) {
		rows, err := p.Contacts.ByIDs(ctx, []string{request.Contact})
		if err != nil {
			return LetterDraft{}, err
		}
		if len(rows) == 0 {
			return LetterDraft{}, fault.New("contact.not-found", nil)
		}
		t := writing.Template{}
		if request.Template == "" {
			key, err := p.Letters.Suggest(ctx, rows[0].Key, request.About)
			if err != nil {
				return LetterDraft{}, err
			}
			t = writing.Builtin(key, a.w.language())
		} else if t, err = p.Letters.Find(ctx, request.Template, a.w.language()); err != nil {
			return LetterDraft{}, err
		}
		ask := writing.Request{Texts: t.Texts, Language: a.w.language()}
		if m, ok := letter.ReadManner(request.Manner); ok {
			ask.Form, ask.In = m.Form, m.Language
		}
		drafts, err := p.Letters.Drafts(ctx, []int64{rows[0].Key}, ask)
		if err != nil || len(drafts) == 0 {
			return LetterDraft{}, err
		}
		out := toLetterDraft(&drafts[0])
		out.Template, out.Kind = t.Ref(), t.Kind
		return out, nil
	})
}

// Preview shows what many would get: one of them whole, and who would get nothing.
func (a *Letters) Preview(choice Choice, texts []LetterText, at int) (LetterPreview, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (LetterPreview, error) {
		drafts, err := a.drafts(ctx, p, choice, texts)
		out := LetterPreview{Total: len(drafts), Manners: []MannerShare{}, Without: []LetterWithout{}, Ready: []LetterReady{}}
		if err != nil || len(drafts) == 0 {
			return out, err
		}
		out.At = min(max(at, 0), len(drafts)-1)
		draft := toLetterDraft(&drafts[out.At])
		out.Draft = &draft
		counts := map[letter.Manner]int{}
		for i := range drafts {
			d := &drafts[i]
			counts[d.Addressed.Manner]++
			if d.Ready() {
				_, fits := d.Mail().MailLink()
				out.Ready = append(out.Ready, LetterReady{d.ID, d.Name, d.Address, d.Text.Subject, i, fits})
				continue
			}
			out.Without = append(out.Without, LetterWithout{d.ID, d.Name, d.BadAddress, d.Address != "", neverNull(d.Missing), i})
		}
		for _, m := range letter.Manners {
			if counts[m] > 0 {
				out.Manners = append(out.Manners, MannerShare{m.String(), counts[m]})
			}
		}
		return out, nil
	})
}

func (a *Letters) drafts(ctx context.Context, p *program.Program, choice Choice, texts []LetterText) ([]writing.Draft, error) {
	keys, err := p.Chosen(ctx, program.Choice(choice))
	if err != nil {
		return nil, err
	}
	return p.Letters.Drafts(ctx, keys, writing.Request{Texts: fromTexts(texts), Language: a.w.language()})
}

// SaveDrafts writes the drafts that are ready as .eml files into a folder that it asks for, or with zip into one file; nil when cancelled.
func (a *Letters) SaveDrafts(choice Choice, texts []LetterText, zip bool) (*SavedDrafts, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (*SavedDrafts, error) {
		drafts, err := a.drafts(ctx, p, choice, texts)
		if err != nil {
			return nil, err
		}
		said := func(code string) string { return message.New(code, nil).In(a.w.language()) }
		var path string
		if zip {
			path, err = a.w.host.ChooseTarget(said("dialog.letters-zip"), said("letter.file-name")+".zip")
		} else {
			path, err = a.w.host.ChooseFolder(said("dialog.letters"))
		}
		if err != nil || path == "" {
			return nil, err
		}
		if zip {
			path = withExtension(path, ".zip")
		}
		written, err := p.SaveDrafts(path, drafts)
		return &SavedDrafts{path, written}, err
	})
}

// Open opens a message to somebody in the program for a way to reach them, through the one door for links. The answer says whether all of
// the text is in it: where it is not, it has to be pasted. Faults: letter.no-way, link.refused.
func (a *Letters) Open(way LetterWay, subject, text string) (bool, error) {
	return call(a.w, func(context.Context, *program.Program) (bool, error) {
		link, whole := letter.Way{Kind: way.Kind, Address: way.Address}.Link(letter.Mail{Subject: subject, Text: text})
		if link == "" {
			return false, fault.New("letter.no-way", nil)
		}
		checked, err := checkLink(link)
		if err != nil {
			return false, err
		}
		a.w.host.OpenLink(checked)
		return whole, nil
	})
}

// Log writes down that letters were sent today.
func (a *Letters) Log(sent []LetterSent, kind string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		out := make([]writing.Sent, len(sent))
		for i, one := range sent {
			out[i] = writing.Sent(one)
		}
		return p.Letters.Log(ctx, out, kind)
	})
}

// Of gives how somebody is addressed, and who says so.
func (a *Letters) Of(contact string) (LetterAddressed, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (LetterAddressed, error) {
		of, err := p.Letters.Of(ctx, contact, a.w.language())
		return toAddressed(of), err
	})
}

// Choices gives how people are addressed of whom neither the card nor a circle says it.
func (a *Letters) Choices() (LetterChoices, error) {
	return call(a.w, letterChoices)
}

func letterChoices(ctx context.Context, p *program.Program) (LetterChoices, error) {
	made, err := p.Letters.Choices(ctx)
	return LetterChoices{string(made.Form), string(made.Language), made.Sender}, err
}

// Choose remembers choices.
func (a *Letters) Choose(chosen LetterChoices) (LetterChoices, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (LetterChoices, error) {
		err := p.Letters.Choose(ctx, writing.Choices{Form: letter.Form(chosen.Form), Language: message.Language(chosen.Language), Sender: chosen.Sender})
		if err != nil {
			return LetterChoices{}, err
		}
		return letterChoices(ctx, p)
	})
}

// CircleForms lists the circles that say how their people are addressed.
func (a *Letters) CircleForms() ([]CircleForm, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]CircleForm, error) {
		forms, err := p.Letters.CircleForms(ctx)
		if err != nil {
			return nil, err
		}
		circles, err := p.Contacts.Circles(ctx)
		out := []CircleForm{}
		for _, circle := range circles {
			if form := forms[circle.Name]; form != "" {
				out = append(out, CircleForm{circle.Name, string(form)})
			}
		}
		return out, err
	})
}

// SetCircleForm says how the people of a circle are addressed, "" takes it away.
func (a *Letters) SetCircleForm(circle, form string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Letters.SetCircleForm(ctx, circle, letter.Form(form))
	})
}
