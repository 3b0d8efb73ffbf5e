package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/message"
	"kith/internal/paper"
)

type printedJSON struct {
	File      string   `json:"file"`
	Contacts  int      `json:"contacts"`
	Labels    int      `json:"labels"`
	Without   []string `json:"without"`
	Shortened []string `json:"shortened"`
	Letters   []string `json:"letters"`
}

func (s *session) printCommand() *cobra.Command {
	return s.family("print", groupFiles, s.printListCommand(), s.printLabelsCommand())
}

// printing makes one of the two commands; both take people, a circle and where letters leave from.
func (s *session) printing(key string, o *program.PaperOptions, print func(context.Context, *program.Program, string, program.PaperOptions) (program.Printed, error)) *cobra.Command {
	var whom *whom
	cmd := s.command(key, "", nil, func(ctx context.Context, p *program.Program, args []string) error {
		var err error
		if o.Who, err = s.leavers(ctx, p, args[1:], whom); err != nil {
			return err
		}
		o.Language = s.lang
		printed, err := print(ctx, p, args[0], *o)
		if err != nil {
			return err
		}
		if s.json {
			return s.document(printedJSON{args[0], printed.Contacts, printed.Labels, printed.Without, printed.Shortened, printed.Letters})
		}
		s.sayPrinted(key, args[0], printed)
		return nil
	})
	completeFiles(cmd, "pdf", "html")
	whom = s.whom(cmd, 1, "help.option.print-circle")
	cmd.Args = whom.args(true)
	cmd.Flags().StringVar(&o.Country, "country", "", s.text("help.option.print-country", nil))
	return cmd
}

func (s *session) sayPrinted(key, path string, printed program.Printed) {
	if key == "print.labels" {
		s.tell("done.labels", message.Args{"n": printed.Labels, "file": path})
	} else {
		s.tell("done.print", message.Args{"n": printed.Contacts, "file": path})
	}
	for _, remark := range []struct {
		code  string
		names []string
	}{{"done.labels-without", printed.Without}, {"done.labels-cut", printed.Shortened}, {"done.print-letters", printed.Letters}} {
		if len(remark.names) > 0 {
			s.say(message.New(remark.code, message.Args{"names": s.some(remark.names)}))
		}
	}
}

// some lists names, but not hundreds of them.
func (s *session) some(names []string) string {
	const shown = 10
	if len(names) <= shown {
		return strings.Join(names, ", ")
	}
	return s.text("done.and-more", message.Args{"names": strings.Join(names[:shown], ", "), "n": len(names) - shown})
}

func (s *session) printListCommand() *cobra.Command {
	var o program.PaperOptions
	var size *choice
	cmd := s.printing("print.list", &o, func(ctx context.Context, p *program.Program, path string, o program.PaperOptions) (program.Printed, error) {
		o.Paper = size.value
		return p.PrintList(ctx, path, o)
	})
	size = choose(cmd, "paper", s.text("help.option.print-paper", nil), string(paper.A4), false, string(paper.A4), string(paper.Letter))
	cmd.Flags().StringVar(&o.Title, "title", "", s.text("help.option.print-title", nil))
	return cmd
}

func (s *session) printLabelsCommand() *cobra.Command {
	var o program.PaperOptions
	var format *choice
	skip := count(0)
	cmd := s.printing("print.labels", &o, func(ctx context.Context, p *program.Program, path string, o program.PaperOptions) (program.Printed, error) {
		o.Format, o.Skip = format.value, int(skip)
		return p.PrintLabels(ctx, path, o)
	})
	format = choose(cmd, "format", s.text("help.option.print-format", nil), paper.Formats[0].Name, false, paper.FormatNames()...)
	cmd.Flags().StringVar(&o.Sender, "sender", "", s.text("help.option.print-sender", nil))
	cmd.Flags().Var(&skip, "skip", s.text("help.option.print-skip", nil))
	return cmd
}
