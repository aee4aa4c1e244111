package db

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// The errors that callers tell apart with errors.Is.
var (
	// ErrLocked is returned by Open while another process has the ledger
	// open. The error is a *LockedError, which names the process.
	ErrLocked = errors.New("the ledger is in use")
	// ErrNotLedger is returned by Open for a file that is not a ledger.
	ErrNotLedger = errors.New("not a duban ledger")
	// ErrNewerSchema is returned by Open for a ledger of a later duban.
	ErrNewerSchema = errors.New("written by a newer duban")
	// ErrOlderSchema is returned by Open for reading only, when the ledger
	// must first be migrated by an Open for writing. OpenCopy migrates its copy.
	ErrOlderSchema = errors.New("written by an older duban")
	// ErrDamaged is returned where the file's bytes make no sense.
	ErrDamaged = errors.New("the ledger is damaged; restore a backup")
	// ErrLastChangeLost is found by Check where LastChangeLost is true.
	ErrLastChangeLost = errors.New("the first page that the last change wrote is damaged: that change may be missing")
	// ErrSparePage is found by Check where the other one of the first pages is damaged, which nobody reads
	// and the next change writes anew.
	ErrSparePage = errors.New("one of the two first pages is damaged; nothing is missing, and the next change writes it anew")
	// ErrBadCopy is returned by Backup, and told by BackupError, where the copy
	// that was made of a sound ledger is damaged. It is not kept.
	ErrBadCopy = errors.New("the copy is damaged and was not kept; the disk may be failing")
	// ErrMoved is returned by a write when the file of the ledger's name is no longer
	// the one that was opened. The error is a *MovedError.
	ErrMoved = errors.New("the ledger's file is not what was opened")
	// ErrDiskFull is returned by a write that found no room. The ledger is as
	// it was before.
	ErrDiskFull = errors.New("the disk is full")
	// ErrReadOnly is returned by every write to a ledger opened for reading only.
	ErrReadOnly = errors.New("the ledger is open for reading only")
	// ErrNotFound is returned for an ID that the ledger does not hold.
	ErrNotFound = errors.New("not in the ledger")
	// ErrConflict is returned where an action does not fit what the ledger
	// holds, such as an ID that is taken.
	ErrConflict = errors.New("conflicts with the ledger")
	// ErrInvalid is returned for a record that breaks a rule of the model.
	ErrInvalid = errors.New("breaks a rule")
	// ErrFuture is returned by Report for a date after today.
	ErrFuture = errors.New("a report cannot be dated after today")
	// ErrNothingToUndo is returned by Undo when no action is left.
	ErrNothingToUndo = errors.New("nothing to undo")
	// ErrNothingToRedo is returned by Redo when no undone action is left.
	ErrNothingToRedo = errors.New("nothing to redo")
	// ErrClosed is returned by every method after Close.
	ErrClosed = errors.New("the ledger is closed")
)

// invalid joins the findings of the model's checks into one error of one line;
// it is nil where there are none.
func invalid(findings []error) error {
	const most = 5
	if len(findings) == 0 {
		return nil
	}
	var b strings.Builder
	for i, err := range findings {
		if i == most {
			fmt.Fprintf(&b, "; and %d more", len(findings)-most)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(err.Error())
	}
	return &invalidError{text: b.String(), findings: findings}
}

// invalidError is what the model found wrong with a record. It unwraps to
// ErrInvalid and to every finding.
type invalidError struct {
	text     string
	findings []error
}

func (e *invalidError) Error() string { return e.text }

func (e *invalidError) Unwrap() []error { return append([]error{ErrInvalid}, e.findings...) }

// translate turns what bbolt and the system say into the errors of this package.
func translate(err error) error {
	switch {
	case err == nil:
		return nil
	case isDiskFull(err) && !errors.Is(err, ErrDiskFull):
		return fmt.Errorf("%w: free some space and try again; nothing was changed (%w)", ErrDiskFull, err)
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return ErrClosed
	case errors.Is(err, berrors.ErrDatabaseReadOnly), errors.Is(err, berrors.ErrTxNotWritable):
		return ErrReadOnly
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("%w: check who owns the file and its folder", err)
	}
	return err
}

// isDiskFull reports whether err says that there is no room. bbolt passes some
// of the system's errors on as text only, so that is looked at too.
func isDiskFull(err error) bool {
	for _, code := range noRoom {
		if errors.Is(err, code) || strings.Contains(err.Error(), code.Error()) {
			return true
		}
	}
	return false
}

// mustBucket is b's bucket, which Open has seen to be there.
func mustBucket(tx *bbolt.Tx, name string) *bbolt.Bucket {
	return tx.Bucket([]byte(name))
}

// DepthError is the ErrInvalid of a campaign with too many campaigns above it.
type DepthError struct {
	Campaign string // its ID
	Most     int    // how many there may be
}

// Error names the campaign and the limit.
func (e *DepthError) Error() string {
	return fmt.Sprintf("campaign %q has more than %d above it", e.Campaign, e.Most)
}

// Unwrap returns ErrInvalid.
func (e *DepthError) Unwrap() error { return ErrInvalid }
