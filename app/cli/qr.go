package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/message"
)

type qrJSON struct {
	Name    string   `json:"name"`
	Version int      `json:"version"`
	Card    string   `json:"card"`
	Left    []string `json:"left"`
	File    string   `json:"file"`
}

// qrCommand shows a code or writes it into a picture. The last argument is the picture if it ends as one.
func (s *session) qrCommand() *cobra.Command {
	cmd := s.command("qr", groupPeople, between(1, -1), func(ctx context.Context, p *program.Program, args []string) error {
		path := ""
		if last := args[len(args)-1]; len(args) > 1 && strings.EqualFold(filepath.Ext(last), ".png") {
			path, args = last, args[:len(args)-1]
		}
		row, err := s.contact(ctx, p, strings.Join(args, " "))
		if err != nil {
			return err
		}
		h, err := p.Handover(ctx, row.ID)
		if err != nil {
			return err
		}
		if path != "" {
			if err := h.SaveCode(path); err != nil {
				return err
			}
		}
		if s.json {
			return s.document(qrJSON{h.Name, h.Code.Version, h.Card, h.Left, path})
		}
		if path != "" {
			s.tell("done.qr", message.Args{"name": h.Name, "file": path})
		} else {
			s.drawCode(h.Code.Blocks())
		}
		if left := h.LeftOut(s.lang); left != "" {
			s.out.line(left)
		}
		return nil
	})
	completeFiles(cmd, "png")
	return cmd
}

// drawCode draws light modules in white on black, so that a code is dark on light in a light terminal too.
func (s *session) drawCode(lines []string) {
	for _, line := range lines {
		if s.out.terminal {
			line = "\x1b[97;40m" + line + "\x1b[0m"
		}
		_, _ = s.out.w.WriteString(line + "\n")
	}
}
