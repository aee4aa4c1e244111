package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
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
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.offerTasks(typed, func(*model.Task) bool { return true })
}

// offerTasks offers the IDs of those tasks that fit.
func (a *app) offerTasks(typed string, fits func(*model.Task) bool) ([]string, cobra.ShellCompDirective) {
	const most = 200
	var out []string
	for _, t := range a.tasksToOffer() {
		if strings.HasPrefix(t.ID, typed) && len(out) < most && fits(t) {
			out = append(out, zh.Clean(t.ID)+"\t"+zh.Clean(t.Title))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// tasksToOffer reads the ledger's tasks, none where it cannot be read.
func (a *app) tasksToOffer() []*model.Task {
	path, err := a.existing()
	if err != nil {
		return nil
	}
	s, err := db.Open(path, db.Options{ReadOnly: true, Now: a.now})
	if err != nil {
		return nil
	}
	defer s.Close()
	tasks, err := s.Tasks()
	if err != nil {
		return nil
	}
	return tasks
}
