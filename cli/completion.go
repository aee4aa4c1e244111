package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	cmd := a.command(a.t.Completion)
	cmd.Args = a.exactly(a.t.ArgShell)
	cmd.ValidArgsFunction = cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.out, true)
		case "zsh":
			return root.GenZshCompletion(a.out)
		case "fish":
			return root.GenFishCompletion(a.out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.out)
		}
		return a.usage(cmd, a.t.BadShell, args[0])
	}
	return cmd
}

// completeTask offers the IDs of the ledger's tasks with their titles. Where
// the ledger cannot be read, such as while it is in use, it offers none: a
// person who is typing wants no error in between.
func (a *app) completeTask(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	const most = 200
	none := cobra.ShellCompDirectiveNoFileComp
	if len(args) > 0 {
		return nil, none
	}
	path, err := a.existing()
	if err != nil {
		return nil, none
	}
	s, err := db.Open(path, db.Options{ReadOnly: true, Now: a.now})
	if err != nil {
		return nil, none
	}
	defer s.Close()
	tasks, err := s.Tasks()
	if err != nil {
		return nil, none
	}
	var out []string
	for _, t := range tasks {
		if strings.HasPrefix(t.ID, typed) && len(out) < most {
			out = append(out, zh.Clean(t.ID)+"\t"+zh.Clean(t.Title))
		}
	}
	return out, none
}
