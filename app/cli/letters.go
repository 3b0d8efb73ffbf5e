package cli

import (
	"context"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/writing"
)

// What --form takes, beside the words of the vault.
var (
	typedForms  = []string{"du", "sie"}
	typedTongue = []string{string(message.German), string(message.English)}
)

// formTyped gives the form of address that was typed; "" for none.
func formTyped(text string) letter.Form {
	switch text {
	case "du":
		return letter.Informal
	case "sie":
		return letter.Formal
	}
	return ""
}

// writeOptions are those of kith write.
type writeOptions struct {
	*whom
	form, language                         *choice
	template, subject, text, occasion, eml string
	log                                    bool
}

func (s *session) writeCommand() *cobra.Command {
	o := &writeOptions{}
	cmd := s.command("write", groupTime, nil, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return s.with(func(ctx context.Context, p *program.Program) error {
			return s.write(ctx, p, args, o, cmd.Flags().Changed)
		})
	}
	o.whom = s.whom(cmd, 0, "help.option.letter-circle")
	cmd.Args = o.args(false)
	flags := cmd.Flags()
	flags.StringVar(&o.template, "template", "", s.text("help.option.letter-template", nil))
	flags.StringVar(&o.subject, "subject", "", s.text("help.option.letter-subject", nil))
	flags.StringVar(&o.text, "text", "", s.text("help.option.letter-text", nil))
	flags.StringVar(&o.occasion, "occasion", "", s.text("help.option.letter-occasion", nil))
	flags.StringVar(&o.eml, "eml", "", s.text("help.option.letter-eml", nil))
	flags.BoolVar(&o.log, "log", false, s.text("help.option.letter-log", nil))
	o.form = choose(cmd, "form", s.text("help.option.letter-form", nil), "", false, typedForms...)
	o.language = choose(cmd, "language", s.text("help.option.letter-language", nil), "", false, typedTongue...)
	offer(cmd, "template", letter.Keys...)
	return cmd
}

func (s *session) write(ctx context.Context, p *program.Program, args []string, o *writeOptions, said func(string) bool) error {
	keys, _, err := s.members(ctx, p, o.whom, args)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return s.nobodyChosen()
	}
	template, err := s.templateFor(ctx, p, keys, o.template, said)
	if err != nil {
		return err
	}
	request := writing.Request{
		Texts: template.Texts, Occasion: o.occasion, Language: s.lang, Form: formTyped(o.form.value), In: message.Language(o.language.value),
	}
	if said("text") || said("subject") {
		if request.Texts, err = s.rewritten(template.Texts, o, said); err != nil {
			return err
		}
	}
	drafts, err := p.Letters.Drafts(ctx, keys, request)
	if err != nil {
		return err
	}
	written := 0
	if o.eml != "" {
		if written, err = p.SaveDrafts(o.eml, drafts); err != nil {
			return err
		}
	}
	logged := 0
	if o.log {
		if logged, err = s.logLetters(ctx, p, drafts, template.Kind); err != nil {
			return err
		}
	}
	reached := len(drafts)
	if o.eml != "" {
		reached = written
	} else if o.log {
		reached = logged
	}
	if err := s.sayLetters(drafts, o.eml, template.Kind, written, logged, len(drafts)-reached); err != nil || reached == len(drafts) {
		return err
	}
	return exit(exitPartly)
}

// templateFor gives the template that is named, else what suits a single person today, else plain text.
func (s *session) templateFor(ctx context.Context, p *program.Program, keys []int64, named string, said func(string) bool) (writing.Template, error) {
	if named != "" {
		return p.Letters.Find(ctx, named, s.lang)
	}
	key := letter.KeyPlain
	if len(keys) == 1 && !said("text") {
		var err error
		if key, err = p.Letters.Suggest(ctx, keys[0], ""); err != nil {
			return writing.Template{}, err
		}
	}
	return writing.Builtin(key, s.lang), nil
}

// rewritten puts what was typed in the place of a template's texts: it is for everybody, in whatever language it is.
func (s *session) rewritten(texts map[letter.Manner]letter.Text, o *writeOptions, said func(string) bool) (map[letter.Manner]letter.Text, error) {
	body := ""
	if said("text") {
		var err error
		if body, err = s.readText(o.text); err != nil {
			return nil, err
		}
	}
	changed := map[letter.Manner]letter.Text{}
	for _, m := range letter.Manners {
		text := texts[m]
		if said("subject") {
			text.Subject = o.subject
		}
		if said("text") {
			text.Body = body
		}
		changed[m] = text
	}
	return changed, nil
}

// readText reads a text from a file, "-" being standard input. Fault: letter.unread.
func (s *session) readText(file string) (string, error) {
	var text []byte
	var err error
	if file == standardOutput {
		text, err = io.ReadAll(io.LimitReader(s.in, 1<<20))
	} else {
		text, err = os.ReadFile(file)
	}
	if err != nil {
		return "", fault.Wrap(err, "letter.unread", message.Args{"file": file, "reason": fault.Reason(err)})
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil
}

// logLetters notes that letters went out, to those whom they could reach: without an address, or with gaps in the text, nothing was sent.
func (s *session) logLetters(ctx context.Context, p *program.Program, drafts []writing.Draft, kind string) (int, error) {
	var sent []writing.Sent
	for i := range drafts {
		if drafts[i].Ready() {
			sent = append(sent, writing.Sent{ID: drafts[i].ID, Subject: drafts[i].Text.Subject})
		}
	}
	if len(sent) == 0 {
		return 0, nil
	}
	_, err := p.Letters.Log(ctx, sent, kind)
	return len(sent), err
}

// draftJSON is a draft in JSON. Missing are placeholders by their English names; ready says whether it went into a file.
type draftJSON struct {
	Contact    string   `json:"contact"`
	Name       string   `json:"name"`
	Address    string   `json:"address"`
	Language   string   `json:"language"`
	Form       string   `json:"form"`
	Salutation string   `json:"salutation"`
	Subject    string   `json:"subject"`
	Text       string   `json:"text"`
	Missing    []string `json:"missing"`
	Ready      bool     `json:"ready"`
	Link       string   `json:"link"` // mailto:, "" where it would be too long
}

func toDraft(d *writing.Draft) draftJSON {
	out := draftJSON{
		d.ID, d.Name, d.Address, string(d.Written.Language), string(d.Written.Form), d.Salutation, d.Text.Subject, d.Text.Body, list(d.Missing), d.Ready(), "",
	}
	if link, fits := d.Mail().MailLink(); d.Address != "" && fits {
		out.Link = link
	}
	return out
}

func (s *session) sayLetters(drafts []writing.Draft, file, kind string, written, logged, unreached int) error {
	if s.json {
		all := s.begin("drafts")
		for i := range drafts {
			if err := all.add(toDraft(&drafts[i])); err != nil {
				return err
			}
		}
		return all.end("total", len(drafts), "file", file, "written", written, "logged", logged)
	}
	if file == "" && logged == 0 && unreached == 0 {
		for i := range drafts {
			if i > 0 {
				s.out.line("")
			}
			s.sayDraft(&drafts[i])
		}
		return nil
	}
	if file != "" {
		s.tell("done.letters", message.Args{"n": written, "file": file})
		s.sayWithout(drafts, "terminal.letters-without", unreached)
	}
	if logged > 0 {
		if logged > 1 {
			kind = writing.Greeting
		}
		s.tell("done.letters-logged", message.Args{"n": logged, "kind": s.text("encounter.kind."+kind, nil)})
	}
	if file == "" {
		s.sayWithout(drafts, "terminal.letters-unlogged", unreached)
	}
	return nil
}

func (s *session) sayDraft(d *writing.Draft) {
	switch {
	case d.Address != "":
		s.tell("terminal.letter-to", message.Args{"name": d.Name, "address": d.Address})
	case d.BadAddress != "":
		s.tell("terminal.letter-bad", message.Args{"name": d.Name, "address": d.BadAddress})
	default:
		s.tell("terminal.letter-nobody", message.Args{"name": d.Name})
	}
	if d.Text.Subject != "" {
		s.tell("terminal.letter-subject", message.Args{"subject": d.Text.Subject})
	}
	if len(d.Missing) > 0 {
		s.tell("terminal.letter-missing", message.Args{"words": s.wordsOf(d.Missing)})
	}
	s.out.line("")
	for line := range strings.SplitSeq(d.Text.Body, "\n") {
		s.out.line(line)
	}
}

// sayWithout tells for whom nothing was done, and why.
func (s *session) sayWithout(drafts []writing.Draft, code string, n int) {
	if n == 0 {
		return
	}
	s.say(message.New(code, message.Args{"n": n}))
	var rows [][]cell
	for i := range drafts {
		d := &drafts[i]
		why := ""
		switch {
		case d.Ready():
			continue
		case d.Address == "" && d.BadAddress != "":
			why = s.text("terminal.letter-no-valid", message.Args{"address": d.BadAddress})
		case d.Address == "":
			why = s.text("terminal.letter-no-mail", nil)
		default:
			why = s.text("terminal.letter-no-values", message.Args{"words": s.wordsOf(d.Missing)})
		}
		rows = append(rows, []cell{{d.Name, bold}, {why, quiet}})
	}
	s.errOut.table(rows)
}

// wordsOf names placeholders in the language of the session.
func (s *session) wordsOf(names []string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = letter.Placeholder(name, s.lang)
	}
	return strings.Join(words, ", ")
}

// manner says how a card wants somebody addressed; "" where it says nothing.
func (s *session) manner(c *contact.Contact) string {
	var parts []string
	if c.Gender != "" {
		parts = append(parts, s.text("letter.gender."+c.Gender, nil))
	}
	if c.Form != "" {
		parts = append(parts, s.text("letter.manner."+c.Form, nil))
	}
	switch c.Language {
	case "":
	case string(message.German), string(message.English):
		parts = append(parts, s.text("letter.manner."+c.Language, nil))
	default:
		parts = append(parts, c.Language)
	}
	return strings.Join(parts, ", ")
}
