package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/writing"
)

func (s *session) templateCommand() *cobra.Command {
	return s.family("template", groupTime, s.templateListCommand(), s.templateShowCommand(), s.templateAddCommand(), s.templateEditCommand(),
		s.command("template.delete", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
			t, err := s.ownTemplate(ctx, p, strings.Join(args, " "))
			if err != nil {
				return err
			}
			change, err := p.Letters.Remove(ctx, t.ID)
			if err != nil {
				return err
			}
			if s.json {
				return s.changed(change)
			}
			s.tell("done.template-delete", message.Args{"name": t.Name})
			return nil
		}))
}

// ownTemplate finds a template that can be changed. Faults: letter.no-template, letter.builtin.
func (s *session) ownTemplate(ctx context.Context, p *program.Program, named string) (writing.Template, error) {
	t, err := p.Letters.Find(ctx, named, s.lang)
	if err == nil && t.Key != "" {
		err = fault.New("letter.builtin", message.Args{"name": t.Name})
	}
	return t, err
}

// templateJSON is a template in JSON; id is the key of one that comes with Kith.
type templateJSON struct {
	ID    string                      `json:"id"`
	Name  string                      `json:"name"`
	Own   bool                        `json:"own"`
	Kind  string                      `json:"kind"`
	Texts map[string]templateTextJSON `json:"texts"`
}

type templateTextJSON struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
}

func toTemplate(t *writing.Template) templateJSON {
	out := templateJSON{t.Ref(), t.Name, t.Key == "", t.Kind, map[string]templateTextJSON{}}
	for m, text := range t.Texts {
		out.Texts[m.String()] = templateTextJSON{text.Subject, text.Body}
	}
	return out
}

func (s *session) templateListCommand() *cobra.Command {
	return s.command("template.list", "", between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		all, err := p.Letters.Templates(ctx, s.lang)
		if err != nil {
			return err
		}
		if s.json {
			list := s.begin("templates")
			for i := range all {
				if err := list.add(toTemplate(&all[i])); err != nil {
					return err
				}
			}
			return list.end("total", len(all))
		}
		rows := make([][]cell, len(all))
		for i := range all {
			t := &all[i]
			from, id := s.text("terminal.template-kith", nil), t.Key
			if t.Key == "" {
				from, id = s.text("terminal.template-own", nil), t.ID[len(t.ID)-shortID:]
			}
			rows[i] = []cell{{id, quiet}, {t.Name, bold}, {s.text("encounter.kind."+t.Kind, nil), plain}, {from, quiet}}
		}
		s.out.table(rows)
		return nil
	})
}

func (s *session) templateShowCommand() *cobra.Command {
	return s.command("template.show", "", between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		t, err := p.Letters.Find(ctx, strings.Join(args, " "), s.lang)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(toTemplate(&t))
		}
		first := true
		for _, m := range letter.Manners {
			text, ok := t.Texts[m]
			if !ok {
				continue
			}
			if !first {
				s.out.line("")
			}
			first = false
			s.out.table([][]cell{{{s.mannerWords(m), bold}, {m.String(), quiet}}})
			if text.Subject != "" {
				s.tell("terminal.letter-subject", message.Args{"subject": text.Subject})
			}
			s.out.line("")
			for line := range strings.SplitSeq(text.Body, "\n") {
				s.out.line(line)
			}
		}
		return nil
	})
}

// mannerWords says a manner: "German, Sie".
func (s *session) mannerWords(m letter.Manner) string {
	return s.text("letter.manner."+m.String(), nil)
}

// templateOptions are those of kith template add and edit.
type templateOptions struct {
	manner, kind        *choice
	subject, text, from string
	name                string
}

func (s *session) templateOptions(cmd *cobra.Command) *templateOptions {
	o := &templateOptions{}
	var manners []string
	for _, m := range letter.Manners {
		manners = append(manners, m.String())
	}
	usual := letter.Manner{Language: s.lang, Form: letter.Informal}
	o.manner = choose(cmd, "manner", s.text("help.option.template-manner", nil), usual.String(), false, manners...)
	o.kind = choose(cmd, "kind", s.text("help.option.template-kind", nil), "", false, writing.Message, writing.Greeting)
	cmd.Flags().StringVar(&o.subject, "subject", "", s.text("help.option.letter-subject", nil))
	cmd.Flags().StringVar(&o.text, "text", "", s.text("help.option.letter-text", nil))
	return o
}

// into puts what was said into a template.
func (o *templateOptions) into(s *session, t *writing.Template, said func(string) bool) error {
	m, _ := letter.ReadManner(o.manner.value)
	text := t.Texts[m]
	if said("subject") {
		text.Subject = o.subject
	}
	if said("text") && o.text == "" {
		text = letter.Text{}
	} else if said("text") {
		var err error
		if text.Body, err = s.readText(o.text); err != nil {
			return err
		}
	}
	if said("kind") {
		t.Kind = o.kind.value
	}
	t.Texts[m] = text
	return nil
}

func (s *session) saveTemplate(ctx context.Context, p *program.Program, t writing.Template, code string) error {
	saved, change, err := p.Letters.Save(ctx, t)
	return s.did(change, err, func() any { return toTemplate(&saved) }, code, message.Args{"name": saved.Name})
}

func (s *session) templateAddCommand() *cobra.Command {
	var o *templateOptions
	cmd := s.command("template.add", "", between(1, -1), nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(func(ctx context.Context, p *program.Program) error {
			t := writing.Template{Name: strings.Join(args, " "), Template: letter.Template{Texts: map[letter.Manner]letter.Text{}}}
			if o.from != "" {
				source, err := p.Letters.Find(ctx, o.from, s.lang)
				if err != nil {
					return err
				}
				t.Kind, t.Texts = source.Kind, source.Texts
			}
			if err := o.into(s, &t, cmd.Flags().Changed); err != nil {
				return err
			}
			return s.saveTemplate(ctx, p, t, "done.template-add")
		})
	}
	o = s.templateOptions(cmd)
	cmd.Flags().StringVar(&o.from, "from", "", s.text("help.option.template-from", nil))
	offer(cmd, "from", letter.Keys...)
	return cmd
}

func (s *session) templateEditCommand() *cobra.Command {
	var o *templateOptions
	cmd := s.command("template.edit", "", between(1, -1), nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(func(ctx context.Context, p *program.Program) error {
			t, err := s.ownTemplate(ctx, p, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("name") {
				t.Name = o.name
			}
			if err := o.into(s, &t, cmd.Flags().Changed); err != nil {
				return err
			}
			return s.saveTemplate(ctx, p, t, "done.template-edit")
		})
	}
	o = s.templateOptions(cmd)
	cmd.Flags().StringVar(&o.name, "name", "", s.text("help.option.template-name", nil))
	return cmd
}
