package cli

import (
	"strings"

	"kith/internal/importing"
	"kith/internal/message"
)

// shownOnTerminal is how many remarks a terminal gets; a file or a pipe gets all of them.
const shownOnTerminal = 40

// report tells people what an import did or would do.
func (s *session) report(r importing.Report, dry bool) {
	for _, file := range r.Files {
		s.reportFile(file)
	}
	if r.WarningCount > 0 {
		s.reportWarnings(r)
	}
	switch {
	case r.Created+r.Updated+r.Unchanged == 0:
	case dry:
		s.tell("report.preview", nil)
	case r.Batch != "":
		s.tell("report.undo", message.Args{"id": r.Batch})
	default:
		s.tell("report.same", nil)
	}
}

func (s *session) reportFile(file importing.File) {
	var parts []string
	for _, part := range []struct {
		code string
		n    int
	}{{"created", file.Created}, {"updated", file.Updated}, {"unchanged", file.Unchanged}, {"failed", file.Failed}} {
		if part.n > 0 {
			parts = append(parts, s.text("report."+part.code, message.Args{"n": part.n}))
		}
	}
	text := clean(s.text("report.file", message.Args{"file": file.Name, "n": file.Found}))
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, ", ") + ")"
	}
	var origin []string
	if kind, version, ok := strings.Cut(file.Format, "-"); ok {
		origin = append(origin, strings.Replace(kind, "vcard", "vCard", 1)+" "+version)
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
