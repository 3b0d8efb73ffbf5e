package cli

import (
	"bufio"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kith/internal/fault"
	"kith/internal/message"
)

// yes adds the option --yes, which answers what confirm would ask.
func (s *session) yes(cmd *cobra.Command, yes *bool) {
	cmd.Flags().BoolVar(yes, "yes", false, s.text("help.option.yes", nil))
}

// confirm asks whether to go on, unless --yes has said so. Faults: usage.yes when nobody can be asked, terminal.not-done after a no.
func (s *session) confirm(yes bool, code string, args message.Args) error {
	if yes {
		return nil
	}
	question := s.text(code, args)
	if s.json {
		return fault.New("usage.yes", message.Args{"question": question})
	}
	_ = s.out.flush() // what comes first shall be seen first; a failure comes back from the next flush
	_, _ = s.errOut.w.WriteString(clean(question) + " " + s.text("ask.answers", nil) + " ")
	_ = s.errOut.flush() // there is nowhere left to tell that it failed
	answer, err := bufio.NewReader(s.in).ReadString('\n')
	answer = strings.ToLower(strings.TrimSpace(answer))
	switch {
	case answer == "y" || answer == "yes" || answer == "j" || answer == "ja":
		return nil
	case answer == "" && err == io.EOF:
		_, _ = s.errOut.w.WriteString("\n")
		return fault.New("usage.yes", message.Args{"question": question})
	}
	return fault.New("terminal.not-done", nil)
}
