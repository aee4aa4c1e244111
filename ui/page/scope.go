package page

import (
	"slices"

	"duban/board"
	"duban/model"
)

// Scope is what a table of tasks shows: of which campaign, narrowed by which query. The zero Scope is all tasks.
type Scope struct {
	Campaign string // ID; empty for all
	Query    string
	Pick     Pick       // a choice of rows made before the query
	Unit     string     // of the pick, one unit only; empty for all
	Turn     model.Turn // of the pick, one turn only; zero for all
	Title    string     // what the scope is called where it is no campaign
}

// Pick is a choice of rows that no query can express.
type Pick int

// The choices of rows.
const (
	PickAll  Pick = iota
	PickOpen      // what is not done and of a campaign that runs or is to come; a query searches the rest as well
	PickOverdue
	PickSoon
	PickTurning
	PickUnclosed
	PickUnreported
	PickAwaited
)

// NoUnit is the unit of a scope of tasks that have none.
const NoUnit = "\x00"

// UnitScope is the table of one unit's tasks.
func UnitScope(unit string) Scope {
	return Scope{Query: board.Exactly(board.FieldMain, unit), Title: unit}
}

// DueSoon is what falls due soon by a deadline that a paper gives. What ends with its campaign
// comes all at once, and is told by the campaign's end in the calendar.
func DueSoon(b *board.Board) []*board.Row {
	return slices.DeleteFunc(b.DueSoon(), func(r *board.Row) bool { return r.Assessment.Assumed })
}
