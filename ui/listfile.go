package ui

import (
	"io"

	tea "charm.land/bubbletea/v2"
)

// writeFile writes a file for others in a command.
func (a *App) writeFile(path string, over bool, write func(io.Writer) error, written func(path string) tea.Cmd) tea.Cmd {
	put, failed := a.opts.WriteFile, a.onFailure
	if failed == nil {
		failed = a.complain
	}
	return func() tea.Msg {
		at, err := put(path, over, write)
		return thenMsg{func() tea.Cmd {
			if err != nil {
				return failed(err)
			}
			return written(at)
		}}
	}
}
