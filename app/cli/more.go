package cli

import (
	"runtime"

	"github.com/spf13/cobra"

	"kith/app/program"
)

// versionCommand tells which Kith this is; it needs no vault.
func (s *session) versionCommand() *cobra.Command {
	cmd := s.described(&cobra.Command{Use: "version", GroupID: groupMore, Args: between(0, 0), ValidArgsFunction: cobra.NoFileCompletions}, "version")
	cmd.RunE = func(*cobra.Command, []string) error { return s.version() }
	return cmd
}

func (s *session) version() error {
	platform := runtime.GOOS + "/" + runtime.GOARCH
	if s.json {
		return s.document(map[string]string{"version": program.Version, "go": runtime.Version(), "platform": platform})
	}
	s.out.line("kith " + program.Version + " (" + runtime.Version() + ", " + platform + ")")
	return nil
}

// completionCommand prints the script that completes commands in a shell.
func (s *session) completionCommand() *cobra.Command {
	shells := map[string]func(*cobra.Command) error{
		"bash":       func(root *cobra.Command) error { return root.GenBashCompletionV2(s.out.w, true) },
		"zsh":        func(root *cobra.Command) error { return root.GenZshCompletion(s.out.w) },
		"fish":       func(root *cobra.Command) error { return root.GenFishCompletion(s.out.w, true) },
		"powershell": func(root *cobra.Command) error { return root.GenPowerShellCompletionWithDesc(s.out.w) },
	}
	names := []string{"bash", "zsh", "fish", "powershell"}
	cmd := s.described(&cobra.Command{Use: "completion", GroupID: groupMore, Args: between(1, 1)}, "completion")
	cmd.ValidArgsFunction = cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		script, ok := shells[args[0]]
		if !ok {
			return wrong(cmd, "usage.bad-value", map[string]any{"name": "completion", "value": args[0]}).
				perhaps(args[0], names).and("usage.known", map[string]any{"known": "bash, zsh, fish, powershell"})
		}
		return script(cmd.Root())
	}
	return cmd
}

// helpCommand is `kith help COMMAND`, the same as `kith COMMAND --help`.
func (s *session) helpCommand() *cobra.Command {
	cmd := s.described(&cobra.Command{Use: "help", GroupID: groupMore}, "help")
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		var names []string
		if at, _, err := cmd.Root().Find(args); err == nil {
			for _, c := range at.Commands() {
				names = append(names, c.Name())
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at := cmd.Root()
		for _, name := range args {
			next, _, err := at.Find([]string{name})
			if err != nil || next == at {
				return unknownCommand(at, name)
			}
			at = next
		}
		s.help(at)
		return nil
	}
	return cmd
}
