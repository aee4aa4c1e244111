package review

import (
	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
)

// Desk is what the review is given: what every page is, and what becomes of the drafts.
type Desk struct {
	*page.Desk
	// Store stores an update and says in brief what was stored; Leave ends the review without.
	Store func(u *model.Update, brief string) tea.Cmd
	Leave func() tea.Cmd
}
