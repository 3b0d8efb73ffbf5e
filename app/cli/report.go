package cli

import (
	"strings"

	"kith/internal/importing"
	"kith/internal/message"
)

// shownOnTerminal is how many remarks a terminal gets; a file or a pipe gets all of them.
const shownOnTerminal = 40

// filesOnTerminal is the same for files.
const filesOnTerminal = 20

// report tells people what an import did or would do.
func (s *session) report(r importing.Report, dry bool) {
	for n, file := range r.Files {
		if s.out.terminal && n == filesOnTerminal && len(r.Files) > n+1 {
			s.out.line(s.text("report.more-files", message.Args{"n": len(r.Files) - n}))
			break
		}
		s.reportFile(file)
	}
	if len(r.Files) > 1 {
		s.out.line(s.text("report.all", nil) + " " + s.counts(r.Counts))
	}
	if r.Circled > 0 {
		s.tell("report.circled", message.Args{"n": r.Circled})
	}
	if r.WarningCount > 0 {
		s.reportWarnings(r)
	}
	switch {
	case r.Created+r.Updated+r.Unchanged+r.Skipped == 0:
	case dry:
		s.tell("report.preview", nil)
	case r.Batch != "":
		s.tell("report.undo", message.Args{"id": r.Batch})
	default:
		s.tell("report.same", nil)
	}
}

func (s *session) reportFile(file importing.File) {
	text := clean(s.text("report.file", message.Args{"file": file.Name, "n": file.Found}))
	if counts := s.counts(file.Counts); counts != "" {
		text += " (" + counts + ")"
	}
	var origin []string
	if file.Format != "" {
		origin = append(origin, importing.FormatName(file.Format))
	}
	if file.Charset != "" {
		origin = append(origin, file.Charset)
	}
	if len(origin) > 0 {
		text += "  " + s.out.styledText(strings.Join(origin, ", "), quiet)
	}
	_, _ = s.out.w.WriteString(text + "\n")
}

// reportWarnings shows what was not understood, by its place, with the line as it was.
func (s *session) reportWarnings(r importing.Report) {
	s.out.line("")
	s.tell("report.warnings", message.Args{"n": r.WarningCount})
	shown := r.Warnings
	if s.out.terminal && len(shown) > shownOnTerminal {
		shown = shown[:shownOnTerminal]
	}
	for _, w := range shown {
		var place []string
		if len(r.Files) > 1 {
			place = append(place, w.File)
		}
		if w.Card > 0 {
			place = append(place, s.text("report.card", message.Args{"n": w.Card}))
		}
		if w.Line > 0 {
			place = append(place, s.text("report.line", message.Args{"n": w.Line}))
		}
		if w.Name != "" {
			place = append(place, w.Name)
		}
		text := clean(w.Message.In(s.lang))
		if len(place) > 0 {
			text = clean(strings.Join(place, ", ")) + ": " + text
		}
		_, _ = s.out.w.WriteString("  " + text + "\n")
		if line := clean(w.Text); line != "" {
			if s.out.terminal {
				line = cut(line, s.out.width-6)
			}
			_, _ = s.out.w.WriteString("      " + s.out.styledText(line, quiet) + "\n")
		}
	}
	if more := r.WarningCount - len(shown); more > 0 {
		s.out.line("  " + s.text("terminal.more", message.Args{"n": more}))
	}
	s.out.line("")
}
