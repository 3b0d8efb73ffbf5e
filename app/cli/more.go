package cli

import (
	"io"
	"runtime"
	"strings"

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
	shells := map[string]func(*cobra.Command, io.Writer) error{
		"bash":       bashCompletion,
		"zsh":        func(root *cobra.Command, out io.Writer) error { return root.GenZshCompletion(out) },
		"fish":       func(root *cobra.Command, out io.Writer) error { return root.GenFishCompletion(out, true) },
		"powershell": func(root *cobra.Command, out io.Writer) error { return root.GenPowerShellCompletionWithDesc(out) },
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
		if !s.json {
			return script(cmd.Root(), s.out.w)
		}
		var text strings.Builder
		if err := script(cmd.Root(), &text); err != nil {
			return err
		}
		return s.document(map[string]string{"shell": args[0], "script": text.String()})
	}
	return cmd
}

// standIn replaces what cobra's script takes from the package bash-completion, where that is not installed (the words up to the
// cursor, with those together again that bash parts at = and :), and lets names with spaces be completed in parts.
const standIn = `
if ! declare -F _init_completion >/dev/null && ! declare -F _get_comp_words_by_ref >/dev/null; then
__kith_init_completion()
{
    local i word joined=
    COMPREPLY=() words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${#words[@]} -gt 0 && ( -n $joined || $word == [=:]* ) ]]; then
            words[$((${#words[@]} - 1))]+=$word
        else
            words+=("$word")
        fi
        joined=
        [[ $word == *[=:] ]] && joined=1
    done
    cword=$((${#words[@]} - 1)) cur=${words[${#words[@]} - 1]} prev=
    [[ $cword -gt 0 ]] && prev=${words[cword - 1]}
    return 0
}
fi

# Of several names bash writes what they have in common: a space in it has to stay part of the word.
__kith_complete()
{
    __start_kith "$@"
    [[ ${#COMPREPLY[@]} -gt 1 && ${COMP_TYPE:-9} -ne 63 ]] && COMPREPLY=("${COMPREPLY[@]// /\\ }")
    return 0
}
complete -o default -F __kith_complete kith
`

func bashCompletion(root *cobra.Command, out io.Writer) error {
	if err := root.GenBashCompletionV2(out, true); err != nil {
		return err
	}
	_, err := io.WriteString(out, standIn)
	return err
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
