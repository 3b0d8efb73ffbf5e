package cli

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kith/internal/message"
)

// help writes the help of a command to standard output.
func (s *session) help(cmd *cobra.Command) {
	out := s.out
	root := !cmd.HasParent()
	out.line(wrap(sentence(cmd.Short), helpWidth(out), 0))
	if cmd.Long != "" {
		out.line("\n" + wrap(cmd.Long, helpWidth(out), 0))
	}
	s.heading("help.usage")
	if root {
		command := strings.Trim(s.text("help.help.args", nil), "[]")
		out.definitions([][2]string{{"  kith", s.text("help.opens", nil)}, {"  kith " + command, s.text("help.works", nil)}})
	} else {
		out.line("  " + usageLine(cmd))
	}
	s.commands(cmd)
	if cmd.Example != "" {
		s.heading("help.examples")
		out.line("  " + strings.ReplaceAll(cmd.Example, "\n", "\n  "))
	}
	if own := s.flags(cmd.LocalNonPersistentFlags()); len(own) > 0 && !root {
		s.heading("help.options")
		out.definitions(own)
	}
	s.heading("help.global")
	out.definitions(s.flags(cmd.Root().PersistentFlags()))
	if root {
		out.line("\n" + wrap(s.text("help.who", nil), helpWidth(out), 0) + "\n" + s.text("help.more", nil))
	}
}

func (s *session) heading(code string) {
	_, _ = s.out.w.WriteString("\n" + s.out.styledText(s.text(code, nil)+":", bold) + "\n")
}

// commands lists what is below a command, by group.
func (s *session) commands(cmd *cobra.Command) {
	for _, group := range append(cmd.Groups(), &cobra.Group{}) {
		var rows [][2]string
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() && c.GroupID == group.ID {
				rows = append(rows, [2]string{"  " + c.Name(), c.Short})
			}
		}
		if len(rows) == 0 {
			continue
		}
		if group.ID == "" {
			s.heading("help.commands")
		} else {
			_, _ = s.out.w.WriteString("\n" + s.out.styledText(group.Title+":", bold) + "\n")
		}
		s.out.definitions(rows)
	}
}

// flags lists options with what they take.
func (s *session) flags(set *pflag.FlagSet) [][2]string {
	var rows [][2]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		metavar, usage := pflag.UnquoteUsage(f)
		if f.Value.Type() != "bool" {
			name += " " + metavar
		}
		rows = append(rows, [2]string{name, strings.TrimPrefix(usage, metavar+": ")})
	})
	return rows
}

// sentence makes a sentence of a short description.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:] + "."
}

// described fills the texts of a command from the catalogue.
func (s *session) described(cmd *cobra.Command, key string) *cobra.Command {
	cmd.Short = s.text("help."+key, nil)
	if args := s.text("help."+key+".args", nil); args != "" {
		cmd.Use += " " + args
	}
	if message.Has("help." + key + ".long") {
		cmd.Long = s.text("help."+key+".long", nil)
	}
	if message.Has("help." + key + ".examples") {
		cmd.Example = s.text("help."+key+".examples", nil)
	}
	cmd.DisableFlagsInUseLine = true
	return cmd
}

// helpWidth is the width of help, which is read in a pager as often as not.
func helpWidth(p *printer) int {
	if p.terminal {
		return min(p.width, 100)
	}
	return 80
}

// definitions writes what stands for something, bold, with its explanation beside it.
func (p *printer) definitions(rows [][2]string) {
	left := 0
	for _, row := range rows {
		left = max(left, displayWidth(row[0]))
	}
	left += gap
	for _, row := range rows {
		_, _ = p.w.WriteString(p.styledText(row[0], bold) + strings.Repeat(" ", left-displayWidth(row[0])))
		p.line(wrap(row[1], max(20, helpWidth(p)-left), left))
	}
}

// wrap breaks a text into lines of a width, all but the first of them indented.
func wrap(text string, width, indent int) string {
	var b strings.Builder
	for n, paragraph := range strings.Split(text, "\n") {
		if n > 0 {
			b.WriteString("\n" + strings.Repeat(" ", indent))
		}
		at := 0
		for _, word := range strings.Split(paragraph, " ") {
			size := displayWidth(word)
			if at > 0 && at+1+size > width {
				b.WriteString("\n" + strings.Repeat(" ", indent))
				at = 0
			} else if at > 0 {
				b.WriteByte(' ')
				at++
			}
			b.WriteString(word)
			at += size
		}
	}
	return b.String()
}
