package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/writing"
)

// noneOfItsOwn takes a form, a language or a gender away.
const noneOfItsOwn = "none"

// addressOptions are those of kith address.
type addressOptions struct {
	form, language, gender *choice
	sender, circle         string
}

// addressCommand shows and sets how people are addressed: some people, a circle, or, without any, all others.
func (s *session) addressCommand() *cobra.Command {
	o := &addressOptions{}
	cmd := s.command("address", groupTime, nil, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(func(ctx context.Context, p *program.Program) error {
			said := cmd.Flags().Changed
			switch {
			case o.circle != "":
				return s.addressCircle(ctx, p, o, said)
			case len(args) > 0:
				return s.addressPeople(ctx, p, args, o, said)
			}
			return s.addressOthers(ctx, p, o, said)
		})
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		said := cmd.Flags().Changed
		if said("circle") && (len(args) > 0 || said("language") || said("gender") || said("sender")) {
			return wrong(cmd, "usage.address-circle", nil)
		}
		if said("sender") && len(args) > 0 || said("gender") && len(args) == 0 {
			return wrong(cmd, "usage.address-sender", nil)
		}
		return nil
	}
	o.form = choose(cmd, "form", s.text("help.option.address-form", nil), "", false, append(typedForms, noneOfItsOwn)...)
	o.language = choose(cmd, "language", s.text("help.option.address-language", nil), "", false, append(typedTongue, noneOfItsOwn)...)
	o.gender = choose(cmd, "gender", s.text("help.option.address-gender", nil), "", false, "frau", "herr", "ms", "mr", "neutral", noneOfItsOwn)
	cmd.Flags().StringVar(&o.sender, "sender", "", s.text("help.option.address-sender", nil))
	cmd.Flags().StringVar(&o.circle, "circle", "", s.text("help.option.address-circle", nil))
	return cmd
}

func (s *session) addressCircle(ctx context.Context, p *program.Program, o *addressOptions, said func(string) bool) error {
	circle, err := knownCircle(ctx, p, strings.TrimSpace(o.circle))
	if err != nil {
		return err
	}
	if said("form") {
		change, err := p.Letters.SetCircleForm(ctx, circle, formTyped(o.form.value))
		if err != nil {
			return err
		}
		if s.json {
			return s.changed(change)
		}
	}
	form, err := p.Letters.CircleForm(ctx, circle)
	if err != nil {
		return err
	}
	if s.json {
		return s.document(map[string]any{"circle": circle, "form": form})
	}
	code := "letter.circle-none"
	if form != "" {
		code = "letter.circle-" + string(form)
	}
	s.tell(code, message.Args{"circle": circle})
	return nil
}

// addressedJSON is how somebody is addressed; by says who decided: card, circle, choice.
type addressedJSON struct {
	Contact    string `json:"contact"`
	Name       string `json:"name"`
	Form       string `json:"form"`
	FormBy     string `json:"form_by"`
	Circle     string `json:"circle"`
	Language   string `json:"language"`
	LanguageBy string `json:"language_by"`
	Gender     string `json:"gender"`
	Salutation string `json:"salutation"`
}

func (s *session) addressPeople(ctx context.Context, p *program.Program, args []string, o *addressOptions, said func(string) bool) error {
	rows, err := s.contacts(ctx, p, args)
	if err != nil {
		return err
	}
	keys := contact.KeysOf(rows)
	fields := map[string]string{}
	for name, chosen := range map[string]*choice{"form": o.form, "language": o.language, "gender": o.gender} {
		if said(name) {
			fields[name] = strings.TrimSuffix(chosen.value, noneOfItsOwn)
		}
	}
	if len(fields) > 0 {
		if _, err := p.Letters.Address(ctx, keys, fields); err != nil {
			return err
		}
	}
	drafts, err := p.Letters.Drafts(ctx, keys, writing.Request{Language: s.lang})
	if err != nil {
		return err
	}
	whole, err := p.Contacts.Whole(ctx, keys)
	if err != nil {
		return err
	}
	list := []addressedJSON{}
	table := make([][]cell, 0, len(drafts))
	for i := range drafts {
		d, c := &drafts[i], &whole[i]
		a := d.Addressed
		list = append(list, addressedJSON{d.ID, d.Name, string(a.Form), a.FormBy, a.Circle, string(a.Language), a.LanguageBy, c.Gender, d.Salutation})
		by := s.text("terminal.address-by-"+a.FormBy, message.Args{"circle": a.Circle})
		table = append(table, []cell{{d.Name, bold}, {d.Salutation, plain}, {s.mannerWords(a.Manner), quiet}, {by, quiet}})
	}
	if s.json {
		return s.document(map[string]any{"people": list, "total": len(list)})
	}
	s.out.table(table)
	return nil
}

func (s *session) addressOthers(ctx context.Context, p *program.Program, o *addressOptions, said func(string) bool) error {
	made, err := p.Letters.Choices(ctx)
	if err != nil {
		return err
	}
	if said("form") || said("language") || said("sender") {
		if said("form") {
			made.Form = formTyped(o.form.value)
		}
		if said("language") {
			made.Language = message.Language(strings.TrimSuffix(o.language.value, noneOfItsOwn))
		}
		if said("sender") {
			made.Sender = o.sender
		}
		if err := p.Letters.Choose(ctx, made); err != nil {
			return err
		}
		if made, err = p.Letters.Choices(ctx); err != nil {
			return err
		}
	}
	circles, err := p.Letters.CircleForms(ctx)
	if err != nil {
		return err
	}
	if s.json {
		return s.document(map[string]any{"form": made.Form, "language": made.Language, "sender": made.Sender, "circles": circles})
	}
	usual := letter.Manner{Language: made.Language, Form: made.Form}
	if usual.Language == "" {
		usual.Language = s.lang
	}
	table := [][]cell{{{s.text("terminal.address-default", nil), plain}, {s.mannerWords(usual), bold}}}
	all, err := p.Contacts.Circles(ctx)
	if err != nil {
		return err
	}
	for _, circle := range all {
		if form := circles[circle.Name]; form != "" {
			table = append(table, []cell{{s.text("terminal.address-circle", message.Args{"circle": circle.Name}), plain}, {s.text("letter.manner."+string(form), nil), bold}})
		}
	}
	if made.Sender != "" {
		table = append(table, []cell{{s.text("terminal.address-sender", nil), plain}, {made.Sender, bold}})
	}
	s.out.table(table)
	return nil
}
