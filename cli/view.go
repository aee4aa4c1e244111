package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
)

// viewNamed finds a view that the office has kept. The error names those that there are.
func (a *app) viewNamed(name string) (*model.View, error) {
	settings, err := a.settings()
	if err != nil {
		return nil, err
	}
	if v := settings.View(strings.TrimSpace(name)); v != nil {
		return v, nil
	}
	if len(settings.Views) == 0 {
		return nil, fail(nil, a.t.ListFile.NoViews, name)
	}
	return nil, fail(nil, a.t.ListFile.NoView, name, strings.Join(viewNames(settings), a.t.Comma))
}

// settings reads what holds for the whole ledger now.
func (a *app) settings() (out model.Settings, err error) {
	s, err := a.openRead()
	if err != nil {
		return out, err
	}
	defer a.close(s, &err)
	return s.Settings()
}

func viewNames(s model.Settings) []string {
	var names []string
	for _, v := range s.Views {
		names = append(names, zh.Clean(v.Name))
	}
	return names
}

// completeView offers the names of the views to the shell.
func (a *app) completeView(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	settings, err := a.settings()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return viewNames(settings), cobra.ShellCompDirectiveNoFileComp
}

// inOrder are the rows that a query finds, in the order of a view; without one in that of the documents.
func inOrder(b *board.Board, q board.Query, v model.View) []int32 {
	rows := b.Filter(q, nil)
	if by, ok := board.ColumnNamed(v.Sort); ok {
		b.Sort(rows, by, v.Desc)
	}
	return rows
}
