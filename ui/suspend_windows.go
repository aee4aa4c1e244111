package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// stopCmd is nil: no process is stopped for a while here.
func stopCmd(context.Context) tea.Cmd { return nil }

func stop() tea.Cmd { return nil }
