package page

import (
	"duban/model"
)

// Ledger is what the dashboard needs of a store. Every call may read or write
// a file, so it is only made from a command, never while a key is handled.
// Each writing call is one action of the officer: stored whole or not at all.
type Ledger interface {
	// InPlace returns an error while the ledger's file is not any more what was opened: no writing call succeeds then.
	InPlace() error
	// Campaigns and Units are the register as it is now: what an officer edits.
	Campaigns() ([]*model.Campaign, error)
	// CampaignsOn, UnitsOn and SettingsOn are those of the board of a day.
	CampaignsOn(on model.Date) ([]*model.Campaign, error)
	UnitsOn(on model.Date) ([]model.Unit, error)
	SettingsOn(on model.Date) (model.Settings, error)
	// TasksOn returns every task without its detail, in document order, each
	// with the Standing that it had on a day.
	TasksOn(on model.Date) ([]*model.Task, error)
	TasksByID(ids ...string) ([]*model.Task, error)
	// Task returns one task with its detail.
	Task(id string) (*model.Task, error)
	// ReturnsOn returns the reports on a task as they were known on a day, in the
	// order in which they were stored.
	ReturnsOn(id string, on model.Date) ([]model.Return, error)
	Units() ([]model.Unit, error)
	// Settings are what holds for the whole ledger now.
	Settings() (model.Settings, error)
	// History returns the journal's entries on a record, newest first: those on a
	// task's returns are among those on the task.
	History(ref model.Ref) ([]model.Entry, error)
	// Changes returns what an entry changed, field by field.
	Changes(seq uint64) ([]model.FieldChange, error)

	// Report appends a return, and leaves doubts on its task.
	Report(id string, p model.Return, doubts ...model.Doubt) (model.Entry, error)
	// AddEvent, CompleteEvent and WithdrawEvent change the events of a task, of which i counts from 0.
	AddEvent(id string, e model.Event) (model.Entry, error)
	CompleteEvent(id string, i int, e model.Event) (model.Entry, error)
	WithdrawEvent(id string, i int, why string) (model.Entry, error)
	// Decide says what was decided about a return that needs an approval.
	Decide(id string, seq uint32, d model.Decision) (model.Entry, error)
	SaveTask(t *model.Task, a model.Action, note string) (model.Entry, error)
	SaveTasks(ts []*model.Task, a model.Action, note string) (model.Entry, error)
	RemoveTask(id string) (model.Entry, error)
	SaveUnit(u model.Unit) (model.Entry, error)
	SaveCampaign(c *model.Campaign) (model.Entry, error)
	SaveCampaigns(cs []*model.Campaign, as model.Action, note string) (model.Entry, error)
	SaveSettings(v model.Settings) (model.Entry, error)
	// NextUndo tells what the next Undo would take back.
	NextUndo() (model.Reversal, error)
	Undo() (model.Entry, error)
	Redo() (model.Entry, error)
	// BackupError waits for the backup that the first change of a day has taken, and returns why there is none.
	BackupError() error
}
