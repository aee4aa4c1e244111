package draw

import (
	"slices"

	"duban/ui/widget"
)

// Leaving says in which order the columns of a list leave as the screen narrows, the first to go first. What is not named
// stays.
type Leaving []string

// The lists of the program. The name of a task keeps its width as long as anything else can go.
var (
	TaskLeaving     = Leaving{"bar", "change", "reason", "unit", "deadline"}
	SheetLeaving    = Leaving{"unit", "measure"}
	CampaignLeaving = Leaving{"change", "total", "goals", "grey", "done", "green", "onschedule"}
	UnitLeaving     = Leaving{"lights", "change", "phone", "total", "gap", "grey", "done", "green", "intime"}
	DoubtLeaving    = Leaving{"campaign", "unit"}
)

// Arrange chooses the columns that fit into w cells, and gives each its width.
func (order Leaving) Arrange(cols []widget.Column, w int) []widget.Column {
	for i := range cols {
		if at := slices.Index(order, cols[i].ID); at >= 0 {
			cols[i].Drop = len(order) - at
		}
	}
	return widget.Arrange(cols, w)
}
