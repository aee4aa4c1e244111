package ui

import (
	tea "charm.land/bubbletea/v2"
)

// backupMsg says why there is no backup of the day.
type backupMsg struct{ err error }

// awaitBackup waits for the backup of the day, which goes on when the first change of a day is stored.
func (a *App) awaitBackup() tea.Cmd {
	led := a.led
	return func() tea.Msg {
		if err := led.BackupError(); err != nil {
			return backupMsg{err}
		}
		return nil
	}
}

// handleBackup says once that a backup failed.
func (a *App) handleBackup(m backupMsg) tea.Cmd {
	if a.backupTold == m.err {
		return nil
	}
	a.backupTold = m.err
	return a.complain(m.err)
}
