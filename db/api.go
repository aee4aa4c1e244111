package db

import (
	"errors"
	"time"

	"duban/model"
)

// Options say how a ledger is opened.
type Options struct {
	// ReadOnly opens the file without ever writing to it.
	ReadOnly bool
	// Who is written into the journal with every action.
	Who string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Keep is how many dated backups are kept; 0 means 7, a negative number
	// takes none at all.
	Keep int
	// NoSync leaves out the fsync of each transaction. It is for tests only.
	NoSync bool
}

// Store is an open ledger.
type Store struct{}

// Counts says how much a ledger holds.
type Counts struct {
	Campaigns, Tasks, Reports, Units, Entries int
}

var errNotYet = errors.New("not built yet")

// The errors that callers tell apart.
var (
	ErrLocked        = errors.New("the ledger is in use")
	ErrNotLedger     = errors.New("not a duban ledger")
	ErrNewerSchema   = errors.New("the ledger was written by a newer duban")
	ErrOlderSchema   = errors.New("the ledger must be migrated first")
	ErrDamaged       = errors.New("the ledger is damaged")
	ErrDiskFull      = errors.New("the disk is full")
	ErrReadOnly      = errors.New("the ledger is open for reading only")
	ErrNotFound      = errors.New("not in the ledger")
	ErrConflict      = errors.New("already in the ledger")
	ErrInvalid       = errors.New("breaks a rule of the ledger")
	ErrFuture        = errors.New("a report cannot be dated after today")
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
	ErrClosed        = errors.New("the ledger is closed")
)

func Open(path string, o Options) (*Store, error)                       { return nil, errNotYet }
func OpenCopy(path string, o Options) (*Store, error)                   { return nil, errNotYet }
func (s *Store) Close() error                                           { return nil }
func (s *Store) Path() string                                           { return "" }
func (s *Store) ReadOnly() bool                                         { return false }
func (s *Store) Campaigns() ([]*model.Campaign, error)                  { return nil, errNotYet }
func (s *Store) Tasks() ([]*model.Task, error)                          { return nil, errNotYet }
func (s *Store) TasksOn(on model.Date) ([]*model.Task, error)           { return nil, errNotYet }
func (s *Store) TasksByID(ids ...string) ([]*model.Task, error)         { return nil, errNotYet }
func (s *Store) Task(id string) (*model.Task, error)                    { return nil, errNotYet }
func (s *Store) Progress(id string) ([]model.Progress, error)           { return nil, errNotYet }
func (s *Store) AllProgress(func(string, []model.Progress) error) error { return errNotYet }
func (s *Store) Units() ([]model.Unit, error)                           { return nil, errNotYet }
func (s *Store) Journal(limit int) ([]model.Entry, error)               { return nil, errNotYet }
func (s *Store) History(taskID string) ([]model.Entry, error)           { return nil, errNotYet }
func (s *Store) Counts() (Counts, error)                                { return Counts{}, errNotYet }
func (s *Store) BackupError() error                                     { return nil }

func (s *Store) Report(taskID string, p model.Progress) (model.Entry, error) {
	return model.Entry{}, errNotYet
}
func (s *Store) SaveTask(t *model.Task, a model.Action, note string) (model.Entry, error) {
	return model.Entry{}, errNotYet
}
func (s *Store) SaveTasks(ts []*model.Task, a model.Action, note string) (model.Entry, error) {
	return model.Entry{}, errNotYet
}
func (s *Store) RemoveTask(id string) (model.Entry, error)           { return model.Entry{}, errNotYet }
func (s *Store) SaveCampaign(c *model.Campaign) (model.Entry, error) { return model.Entry{}, errNotYet }
func (s *Store) RemoveCampaign(id string) (model.Entry, error)       { return model.Entry{}, errNotYet }
func (s *Store) SaveUnit(u model.Unit) (model.Entry, error)          { return model.Entry{}, errNotYet }
func (s *Store) Undo() (model.Entry, error)                          { return model.Entry{}, errNotYet }
func (s *Store) Redo() (model.Entry, error)                          { return model.Entry{}, errNotYet }
func (s *Store) Import(l *model.Ledger, a model.Action) (added, skipped int, e model.Entry, err error) {
	return 0, 0, e, errNotYet
}
func (s *Store) Export() (*model.Ledger, error) { return nil, errNotYet }
func (s *Store) Backup(dst string) error        { return errNotYet }
func (s *Store) Check() []error                 { return []error{errNotYet} }
