package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/importing"
)

// Groups of commands in the help.
const (
	groupPeople  = "people"
	groupTime    = "time"
	groupFiles   = "files"
	groupHistory = "history"
	groupMore    = "more"
)

// reading are the commands that only read. They answer while a window has the book open, so that scripts need not wait for it to be closed.
var reading = []string{
	"list", "search", "show", "bin list", "circle list", "view list", "role list", "organisation list", "organisation show", "household list", "household show",
	"encounters", "encounter list", "followup list", "followup show", "today", "week", "dates", "rhythm list", "offer list", "need list", "met",
	"template list", "template show", "imports", "print list", "print labels", "qr", "history", "sync status", "export",
}

// root makes the tree of commands in the language of the session.
func (s *session) root() *cobra.Command {
	// On Windows cobra would otherwise turn away everybody who opens Kith from the desktop.
	cobra.MousetrapHelpText = ""
	cobra.EnableCommandSorting = false
	root := s.described(&cobra.Command{
		Use: "kith", SilenceErrors: true, SilenceUsage: true, CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}, "kith")
	root.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 && openable(args) == nil {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	version := root.Flags().Bool("version", false, s.text("help.option.version", nil))
	root.RunE = func(_ *cobra.Command, args []string) error {
		if *version {
			return s.version()
		}
		return s.openWindow(s.dir, s.trace, openable(args))
	}
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) {
		path := strings.TrimPrefix(cmd.CommandPath(), "kith ")
		// A copy of everything writes down what left.
		s.reads = slices.Contains(reading, path) && (path != "export" || !cmd.Flags().Changed("all"))
	}
	root.SetOut(s.out.w)
	root.SetErr(s.errOut.w)
	root.SetFlagErrorFunc(wrongFlag)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { s.help(cmd) })
	flags := root.PersistentFlags()
	flags.StringVar(&s.dir, "vault", "", s.text("help.option.vault", nil))
	flags.BoolVar(&s.json, "json", false, s.text("help.option.json", nil))
	flags.Var(&choice{offered: []string{"de", "en"}}, "lang", s.text("help.option.lang", nil))
	flags.BoolVar(&s.trace, "trace-start", false, s.text("help.option.trace", nil))
	flags.BoolP("help", "h", false, s.text("help.option.help", nil))
	_ = root.MarkPersistentFlagDirname("vault") // fails only for options that do not exist
	offer(root, "lang", "de", "en")
	for _, id := range []string{groupPeople, groupTime, groupFiles, groupHistory, groupMore} {
		root.AddGroup(&cobra.Group{ID: id, Title: s.text("help.group."+id, nil)})
	}
	root.AddCommand(s.listCommand(), s.searchCommand(), s.showCommand(), s.newCommand(), s.editCommand(), s.deleteCommand(), s.binCommand(), s.circleCommand(), s.viewCommand())
	root.AddCommand(s.roleCommand(), s.moveCommand(), s.organisationCommand(), s.householdCommand())
	root.AddCommand(s.duplicatesCommand(), s.mergeCommand())
	root.AddCommand(s.tidyCommand())
	root.AddCommand(s.addCommand(), s.encounterCommand(), s.encountersCommand(), s.followupCommand(), s.todayCommand(), s.weekCommand(), s.datesCommand())
	root.AddCommand(s.rhythmCommand(), s.metCommand())
	root.AddCommand(s.givingCommand(contact.Offer), s.givingCommand(contact.Need))
	root.AddCommand(s.writeCommand(), s.templateCommand(), s.addressCommand())
	root.AddCommand(s.importCommand(), s.importsCommand(), s.sampleCommand(), s.exportCommand(), s.calendarCommand(), s.printCommand(), s.qrCommand())
	root.AddCommand(s.syncCommand())
	root.AddCommand(s.undoCommand(), s.redoCommand(), s.historyCommand())
	root.AddCommand(s.filtersCommand(), s.settingsCommand(), s.completionCommand(), s.versionCommand())
	root.SetHelpCommand(s.helpCommand())
	root.SetHelpCommandGroupID(groupMore)
	s.completeFromBook(root)
	return root
}

// work is what a command does with an open vault.
type work = func(ctx context.Context, p *program.Program, args []string) error

// command makes a command that works on the vault. key is its place in the tree, "circle.add".
func (s *session) command(key, group string, args cobra.PositionalArgs, do work) *cobra.Command {
	name := key[strings.LastIndexByte(key, '.')+1:]
	cmd := s.described(&cobra.Command{Use: name, GroupID: group, Args: args, ValidArgsFunction: cobra.NoFileCompletions}, key)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		return s.with(func(ctx context.Context, p *program.Program) error { return do(ctx, p, args) })
	}
	return cmd
}

// family makes a command that only holds others.
func (s *session) family(key, group string, members ...*cobra.Command) *cobra.Command {
	cmd := s.described(&cobra.Command{Use: key, GroupID: group}, key)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return between(1, -1)(cmd, args)
	}
	cmd.RunE = func(*cobra.Command, []string) error { return nil } // Args has refused everything before
	cmd.AddCommand(members...)
	return cmd
}

// offer completes the values of an option.
func offer(cmd *cobra.Command, option string, values ...string) {
	// It fails only for options that do not exist.
	_ = cmd.RegisterFlagCompletionFunc(option, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// choose adds an option that takes one of some words, or with many a list of them.
func choose(cmd *cobra.Command, option, usage, value string, many bool, offered ...string) *choice {
	c := &choice{value: value, offered: offered, many: many}
	cmd.Flags().Var(c, option, usage)
	offer(cmd, option, offered...)
	return c
}

// limit adds the option --limit.
func (s *session) limit(cmd *cobra.Command, value int) *count {
	c := count(value)
	cmd.Flags().Var(&c, "limit", s.text("help.option.limit", nil))
	return &c
}

// completeFiles lets the shell complete files with these endings.
func completeFiles(cmd *cobra.Command, endings ...string) {
	cmd.ValidArgsFunction = cobra.FixedCompletions(endings, cobra.ShellCompDirectiveFilterFileExt)
}

// openable gives the address books and calendars that a desktop wants opened, with absolute paths; nil when the arguments are anything else.
func openable(args []string) []string {
	var files []string
	for _, arg := range args {
		path, err := filepath.Abs(arg)
		if !importing.IsOpened(arg) || err != nil {
			return nil
		}
		if _, err := os.Stat(path); err != nil {
			return nil
		}
		files = append(files, path)
	}
	return files
}
