package ui

import "duban/model"

// Ledger is what the dashboard needs of a store. Every call may read or write
// a file, so it is only made from a command, never while a key is handled.
// Each writing call is one action of the officer: stored whole or not at all.
type Ledger interface {
	Campaigns() ([]*model.Campaign, error)
	// TasksOn returns every task without its detail, in document order, each
	// with the Standing that it had on a day.
	TasksOn(on model.Date) ([]*model.Task, error)
	TasksByID(ids ...string) ([]*model.Task, error)
	// Task returns one task with its detail.
	Task(id string) (*model.Task, error)
	// Returns returns the reports on a task, oldest first.
	Returns(id string) ([]model.Return, error)
	Units() ([]model.Unit, error)
	// History returns the journal's entries on a record, newest first: those on a
	// task's returns are among those on the task.
	History(ref model.Ref) ([]model.Entry, error)

	Report(id string, p model.Return) (model.Entry, error)
	SaveTask(t *model.Task, a model.Action, note string) (model.Entry, error)
	SaveTasks(ts []*model.Task, a model.Action, note string) (model.Entry, error)
	RemoveTask(id string) (model.Entry, error)
	SaveUnit(u model.Unit) (model.Entry, error)
	SaveCampaign(c *model.Campaign) (model.Entry, error)
	Undo() (model.Entry, error)
	Redo() (model.Entry, error)
}
