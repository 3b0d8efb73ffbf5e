package cli

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kith/internal/importing"
	"kith/internal/message"
)

// misuse is a command line that cannot be understood: what is wrong, what was perhaps meant, and whose help tells more.
type misuse struct {
	said    []message.Message
	command string
}

func (m *misuse) Error() string { return m.said[0].In(message.English) }

// wrong makes a misuse with one sentence.
func wrong(cmd *cobra.Command, code string, args message.Args) *misuse {
	return &misuse{said: []message.Message{message.New(code, args)}, command: cmd.CommandPath()}
}

func (m *misuse) and(code string, args message.Args) *misuse {
	m.said = append(m.said, message.New(code, args))
	return m
}

// perhaps adds the nearest of the names, if one is near.
func (m *misuse) perhaps(typed string, names []string) *misuse {
	if name := nearest(typed, names); name != "" {
		return m.and("usage.suggest", message.Args{"name": name})
	}
	return m
}

func (s *session) sayMisuse(m *misuse) {
	var sentences []string
	for _, said := range m.said {
		sentences = append(sentences, said.In(s.lang))
	}
	s.errOut.line(strings.Join(sentences, " "))
	s.errOut.line(s.text("usage.help", message.Args{"command": m.command}))
}

// wrongFlag puts what pflag says in our words.
func wrongFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return wrong(cmd, "usage.option", message.Args{"name": "-" + unknown.GetSpecifiedShortnames()})
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		return wrong(cmd, "usage.option", message.Args{"name": name}).perhaps(name, names)
	case errors.As(err, &missing):
		return wrong(cmd, "usage.no-value", message.Args{"name": "--" + missing.GetFlag().Name})
	case errors.As(err, &invalid):
		name := "--" + invalid.GetFlag().Name
		if offer, ok := invalid.GetFlag().Value.(*choice); ok {
			return wrong(cmd, "usage.bad-value", message.Args{"name": name, "value": invalid.GetValue()}).
				perhaps(invalid.GetValue(), offer.offered).and("usage.known", message.Args{"known": strings.Join(offer.offered, ", ")})
		}
		if _, ok := invalid.GetFlag().Value.(*count); ok {
			return wrong(cmd, "usage.number", message.Args{"name": name, "value": invalid.GetValue()})
		}
		return wrong(cmd, "usage.bad-value", message.Args{"name": name, "value": invalid.GetValue()})
	case errors.As(err, &syntax):
		return wrong(cmd, "usage.syntax", message.Args{"value": syntax.GetSpecifiedFlag()})
	}
	return err
}

// unknownCommand is for words that are no command of cmd.
func unknownCommand(cmd *cobra.Command, name string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	m := wrong(cmd, "usage.command", message.Args{"name": name})
	if info, err := os.Stat(name); err == nil && !info.IsDir() && !cmd.HasParent() {
		if importing.IsOpened(name) && !importing.IsBook(name) {
			return m.and("usage.calendar", message.Args{"file": name})
		}
		return m.and("usage.file", message.Args{"file": name})
	}
	return m.perhaps(name, names)
}

// between wants at least and at most so many arguments; most -1 is any number.
func between(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least {
			return wrong(cmd, "usage.missing", message.Args{"usage": usageLine(cmd)})
		}
		if most >= 0 && len(args) > most {
			return wrong(cmd, "usage.too-many", message.Args{"value": args[most], "usage": usageLine(cmd)})
		}
		return nil
	}
}

// usageLine is a command with its arguments: "kith circle add CIRCLE ID|NAME…".
func usageLine(cmd *cobra.Command) string {
	if _, args, ok := strings.Cut(cmd.Use, " "); ok {
		return cmd.CommandPath() + " " + args
	}
	return cmd.CommandPath()
}

// nearest finds the name that a typed one was perhaps meant to be: it begins with it, or a letter or two differ. "" if none does.
func nearest(typed string, names []string) string {
	typed = strings.ToLower(typed)
	best, found := 3, ""
	if len([]rune(typed)) < 5 {
		best = 2
	}
	for _, name := range names {
		if d := distance(typed, name); d < best {
			best, found = d, name
		}
	}
	if found == "" && strings.Trim(typed, "-") != "" {
		at := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(name, typed) })
		if at >= 0 {
			found = names[at]
		}
	}
	return found
}

// distance counts the letters to insert, delete, replace or swap with their neighbour to make one word of another.
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	if len(a) > 64 { // nobody meant a command by that
		return len(a)
	}
	var before, last []int
	now := make([]int, len(b)+1)
	for j := range now {
		now[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, now = last, now, make([]int, len(b)+1)
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
	}
	return now[len(b)]
}

// choice is an option that takes one of some words, or with many a list of them.
type choice struct {
	value   string
	offered []string
	many    bool
}

var errNotOffered = errors.New("not offered")

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return "" }

func (c *choice) Set(value string) error {
	for _, word := range c.split(value) {
		if !slices.Contains(c.offered, word) {
			return errNotOffered
		}
	}
	c.value = value
	return nil
}

func (c *choice) split(value string) []string {
	if c.many {
		return strings.Split(value, ",")
	}
	return []string{value}
}

// list gives the words chosen, none if the option was not given.
func (c *choice) list() []string {
	if c.value == "" {
		return nil
	}
	return c.split(c.value)
}

// count is an option that takes a number from 0.
type count int

func (c *count) String() string { return strconv.Itoa(int(*c)) }
func (c *count) Type() string   { return "" }

func (c *count) Set(value string) error {
	n, err := strconv.ParseUint(value, 10, 31)
	*c = count(n)
	return err
}
