package cli

import (
	"bytes"
	"context"
	"io"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/fault"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/samplebook"
)

func (s *session) importCommand() *cobra.Command {
	var flags *readingFlags
	var dry bool
	cmd := s.command("import", groupFiles, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		options, err := flags.options()
		if err != nil {
			return err
		}
		sources, err := s.sources(ctx, args)
		if err != nil {
			return err
		}
		return s.bring(ctx, p, sources, options, dry)
	})
	completeFiles(cmd, "vcf", "vcard", "csv", "tsv", "txt", "ldif", "xlsx", "json", "jcard", "xml", "xcard", "zip")
	cmd.Flags().BoolVar(&dry, "dry-run", false, s.text("help.option.dry-run", nil))
	flags = s.readingFlags(cmd)
	return cmd
}

func (s *session) sampleCommand() *cobra.Command {
	return s.command("sample", groupFiles, between(0, 0), func(ctx context.Context, p *program.Program, _ []string) error {
		source := importing.Stream(samplebook.FileName, bytes.NewReader(samplebook.File()))
		return s.bring(ctx, p, []importing.Source{source}, importing.Options{}, false)
	})
}

// standardInput is what a report calls it.
const standardInput = "stdin"

// sources gives what is to be read, in the order of the arguments. Everything that can be seen to be missing is found before anything
// is read.
func (s *session) sources(ctx context.Context, args []string) ([]importing.Source, error) {
	var sources []importing.Source
	var paths []string
	flush := func() error {
		files, err := importing.Files(paths)
		sources, paths = append(sources, files...), nil
		return err
	}
	streamed := false
	for _, arg := range args {
		if arg != "-" {
			paths = append(paths, arg)
			continue
		}
		if streamed {
			return nil, fault.New("usage.stream-once", nil)
		}
		streamed = true
		if err := flush(); err != nil {
			return nil, err
		}
		sources = append(sources, importing.Stream(standardInput, untilCancelled(ctx, s.in)))
	}
	return sources, flush()
}

// untilCancelled lets Ctrl-C end a read that waits for somebody to type or send something.
func untilCancelled(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	context.AfterFunc(ctx, func() { _ = in.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(in, r)
		_ = in.CloseWithError(err)
	}()
	return out
}

// bring imports, or only looks, and prints the report.
func (s *session) bring(ctx context.Context, p *program.Program, sources []importing.Source, options importing.Options, dry bool) error {
	pass := p.Imports.Commit
	if dry {
		pass = p.Imports.Preview
	}
	bar := s.progress()
	report, err := pass(ctx, sources, options, bar.at)
	bar.end()
	nothing := fault.Code(err) == "import.nothing" || fault.Code(err) == "import.nothing-because"
	if err != nil && !nothing {
		return err
	}
	if s.json {
		if err := s.document(toReport(report, s.lang)); err != nil {
			return err
		}
	} else {
		s.report(report, dry)
	}
	switch all := report.Created + report.Updated + report.Unchanged + report.Skipped; {
	case nothing:
		return err
	case report.Failed > 0 && all == 0:
		// Cards there were, but not one that could be read: that is no import in part.
		return fault.New("import.nothing", message.Args{"file": fileNames(report)})
	case report.Failed > 0:
		s.say(message.New("terminal.partly", message.Args{"n": report.Failed}))

		return exit(exitPartly)
	}
	return nil
}

func fileNames(report importing.Report) string {
	names := ""
	for i, file := range report.Files {
		if i == 3 {
			return names + " …"
		}
		if i > 0 {
			names += ", "
		}
		names += file.Name
	}
	return names
}
