package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// root builds the command tree in the language of this run.
func (a *app) root() *cobra.Command {
	t := a.t
	root := a.command(t.Root)
	root.Version = version()
	root.SilenceErrors = true
	root.SilenceUsage = true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.usage(cmd, t.UnknownCommand, args[0]).near(t, args[0], a.commandNames())
		}
		return nil
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if a.json {
			return a.usage(cmd, "%s", t.NoJSONHere)
		}
		return a.dashboard(cmd.Context())
	}
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return a.globals(cmd) }

	p := root.PersistentFlags()
	p.SortFlags = false
	p.StringVar(&a.dbPath, "db", "", t.FlagDB)
	p.StringVar(&a.todayText, "today", "", t.FlagToday)
	p.StringVar(&a.langText, "lang", "", t.FlagLang)
	p.BoolVar(&a.json, "json", false, t.FlagJSON)
	p.BoolVar(&a.readOnly, "read-only", false, t.FlagReadOnly)
	p.BoolP("help", "h", false, t.FlagHelp)
	root.Flags().SortFlags = false
	a.ambiguousFlag(root)
	root.Flags().Bool("version", false, t.FlagVersion)
	root.SetVersionTemplate(t.Version + "\n")

	// Help lists them in this order, in which an officer meets them.
	a.commands = []*cobra.Command{
		a.seedCommand(), a.demoCommand(), a.importCommand(), a.listCommand(), a.showCommand(), a.reportCommand(), a.decideCommand(), a.eventCommand(), a.dueCommand(), a.rankCommand(), a.templateCommand(),
		a.undoCommand(), a.redoCommand(), a.exportCommand(), a.restoreCommand(), a.backupCommand(),
		a.recoverCommand(), a.checkCommand(), a.keysCommand(), a.completionCommand(),
	}
	root.AddCommand(a.commands...)
	root.SetHelpCommand(a.helpCommand())
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		a.help(cmd, nil)
		return nil
	})
	root.SetFlagErrorFunc(a.flagError)
	complete(root, "lang", "zh", "en")
	return root
}

// command starts a command with the words of its help.
func (a *app) command(c words.CommandHelp) *cobra.Command {
	return &cobra.Command{
		Use: c.Use, Short: c.Short, Long: c.Long, Example: c.Example,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     cobra.NoFileCompletions,
	}
}

func (a *app) ambiguousFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.ambiguous, "ambiguous", "", a.t.FlagAmbiguous)
	complete(cmd, "ambiguous", "narrow", "wide")
}

// complete lets the shell offer the values of a flag. The flag exists, so that
// there is no error to tell.
func complete(cmd *cobra.Command, flag string, values ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// globals checks the global flags and fills in what follows from them.
func (a *app) globals(cmd *cobra.Command) error {
	changed := cmd.Flags().Changed
	if changed("lang") {
		if _, ok := parseLang(a.langText); !ok {
			return a.usage(cmd, a.t.BadLang, a.langText)
		}
	}
	if !slices.Contains([]string{"", "narrow", "wide"}, a.ambiguous) {
		return a.usage(cmd, a.t.BadAmbiguous, a.ambiguous)
	}
	a.today = a.clockDay()
	if changed("today") {
		day, ok := parseDay(a.todayText, a.today, model.Within)
		if !ok {
			return a.usage(cmd, a.t.BadDate, "--today", a.todayText)
		}
		a.today, a.fixed = day, true
	}
	if a.today < firstDay || a.today > lastDay {
		return a.usage(cmd, a.t.DayOutside, a.today, firstDay, lastDay)
	}
	if changed("db") && strings.TrimSpace(a.dbPath) == "" {
		return a.usage(cmd, a.t.NeedsValue, "--db")
	}
	return nil
}

// flagError turns what the flag parser says into a sentence of ours.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		needs   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			return a.usage(cmd, a.t.UnknownFlag, "-"+short)
		}
		return a.usage(cmd, a.t.UnknownFlag, "--"+name).near(a.t, "--"+name, flagNames(cmd))
	case errors.As(err, &needs):
		return a.usage(cmd, a.t.NeedsValue, "--"+needs.GetFlag().Name)
	case errors.As(err, &invalid):
		return a.usage(cmd, a.t.BadValue, invalid.GetValue(), "--"+invalid.GetFlag().Name)
	case errors.As(err, &syntax):
		return a.usage(cmd, a.t.BadFlag, syntax.GetSpecifiedFlag())
	}
	return a.usage(cmd, "%s", err.Error())
}

func (a *app) commandNames() []string {
	names := make([]string, len(a.commands))
	for i, c := range a.commands {
		names[i] = c.Name()
	}
	return names
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// exactly wants the arguments that the names name, all of them and no more.
func (a *app) exactly(names ...string) cobra.PositionalArgs { return a.between(len(names), names...) }

// between wants at least the given number of the named arguments.
func (a *app) between(least int, names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return a.usage(cmd, a.t.MissingArg, names[len(args)])
		case len(args) > len(names):
			return a.usage(cmd, a.t.TooManyArgs, args[len(names)])
		}
		return nil
	}
}

func (a *app) helpCommand() *cobra.Command {
	cmd := a.command(a.t.Help)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		found, rest, err := cmd.Root().Find(args)
		if err != nil || len(rest) > 0 {
			name := args[len(args)-1]
			return a.usage(cmd, a.t.UnknownCommand, name).near(a.t, name, a.commandNames())
		}
		a.help(found, nil)
		return nil
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.commandNames(), cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// help prints the help page of a command.
func (a *app) help(cmd *cobra.Command, _ []string) {
	t := a.t
	long := cmd.Long
	if long == "" {
		long = cmd.Short
	}
	a.printf("%s\n\n%s\n  %s\n", long, t.Usage, cmd.UseLine())
	if cmd.Example != "" {
		a.printf("\n%s\n%s\n", t.Examples, cmd.Example)
	}
	commands := cmd.Commands()
	if !cmd.HasParent() {
		commands = a.commands
	}
	if len(commands) > 0 {
		a.printf("\n%s\n", t.Commands)
	}
	for _, c := range commands {
		a.printf("  %s  %s\n", zh.Fit(c.Name(), len("completion")), c.Short)
	}
	if flags := cmd.LocalNonPersistentFlags().FlagUsages(); flags != "" {
		a.printf("\n%s\n%s", t.Flags, flags)
	}
	if flags := cmd.Root().PersistentFlags().FlagUsages(); flags != "" {
		a.printf("\n%s\n%s", t.GlobalFlags, flags)
	}
	if !cmd.HasParent() {
		a.printf("\n"+t.MoreHelp+"\n", cmd.CommandPath())
	}
}
