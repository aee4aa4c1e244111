package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/ledgerjson"
	"duban/internal/zh"
	"duban/ui"
	"duban/words"
)

// usageError is a command line that cannot be carried out (exit code 2). Its
// text is a sentence in the user's language.
type usageError struct {
	text string
	hint string
}

func (e *usageError) Error() string { return e.text + e.hint }

// mostShown is how many cells of what was typed an error repeats.
const mostShown = 160

// usage says what is wrong with the command line, and where the help is.
func (a *app) usage(cmd *cobra.Command, format string, args ...any) *usageError {
	for i, x := range args {
		if s, ok := x.(string); ok {
			args[i] = zh.Cut(s, mostShown)
		}
	}
	return &usageError{
		text: fmt.Sprintf(format, args...),
		hint: fmt.Sprintf(a.t.SeeHelp, cmd.CommandPath()),
	}
}

// near replaces the pointer to the help by the names that may have been meant.
func (e *usageError) near(t *words.Shell, name string, names []string) *usageError {
	if near := zh.Nearest(name, names, 3); len(near) > 0 {
		e.hint = fmt.Sprintf(t.DidYouMean, strings.Join(near, t.Comma))
	}
	return e
}

// failure is an error whose text is a sentence in the user's language already.
type failure struct {
	text string
	err  error
}

func (e *failure) Error() string { return e.text }

func (e *failure) Unwrap() error { return e.err }

// fail makes an error of a sentence of package words.
func fail(err error, format string, args ...any) error {
	return &failure{text: fmt.Sprintf(format, args...), err: err}
}

// silentError ends the program with exit code 1; what there was to say has
// been printed.
type silentError struct{}

func (silentError) Error() string { return "" }

// crash is a panic, which is a fault of the program and not of its user.
type crash struct {
	value any
	stack []byte
}

func (e *crash) Error() string { return fmt.Sprint(e.value) }

// explain turns any error into one sentence in the user's language: what,
// where, and what to do.
func (a *app) explain(err error) string {
	t := a.t
	var (
		said   *failure
		usage  *usageError
		crash  *crash
		locked *db.LockedError
		daily  *db.DailyError
		depth  *db.DepthError
		moved  *db.MovedError
		temp   *db.TempError
		lost   *ui.UnstoredError
		path   *fs.PathError
	)
	switch {
	case errors.As(err, &said):
		return said.text
	case errors.As(err, &usage):
		return usage.Error()
	case errors.As(err, &crash):
		return fmt.Sprintf(t.Crashed, crash.Error())
	case errors.As(err, &lost):
		return a.explainUnstored(lost)
	case errors.As(err, &locked):
		return a.explainLock(locked)
	case errors.As(err, &daily):
		return a.explainDaily(daily)
	case errors.As(err, &moved):
		return fmt.Sprintf(t.Moved[moved.How], filepath.Base(moved.Path))
	case errors.As(err, &temp):
		return fmt.Sprintf(t.NoTemp, a.explainFile(temp.Dir, temp.Err))
	case errors.Is(err, db.ErrFuture):
		return t.Future
	case errors.Is(err, db.ErrNothingToUndo):
		return t.NothingToUndo
	case errors.Is(err, db.ErrNothingToRedo):
		return t.NothingToRedo
	case errors.Is(err, db.ErrReadOnly):
		return t.ReadOnlyWrite
	case errors.Is(err, db.ErrDiskFull), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return t.DiskFull
	case errors.Is(err, db.ErrDamaged):
		if path, err := a.ledgerPath(); err == nil {
			return fmt.Sprintf(t.Damaged, path, a.wayBack())
		}
	case errors.As(err, &depth):
		return fmt.Sprintf(t.TooDeep, zh.Clean(depth.Campaign), depth.Most)
	case errors.Is(err, db.ErrInvalid):
		return fmt.Sprintf(t.Invalid, a.detail(err))
	case errors.Is(err, db.ErrConflict):
		return fmt.Sprintf(t.Conflict, err)
	case errors.Is(err, db.ErrNotFound):
		return fmt.Sprintf(t.NotInLedger, err)
	case errors.As(err, &path):
		return a.explainFile(path.Path, err)
	}
	for _, rule := range t.Rules {
		if errors.Is(err, rule.Err) {
			return a.detail(err)
		}
	}
	return fmt.Sprintf(t.Failed, err)
}

// explainLedger says why the ledger at path cannot be used.
func (a *app) explainLedger(path string, err error) error {
	t := a.t
	var depth *db.DepthError
	if errors.As(err, &depth) {
		return fail(err, t.TooDeep, zh.Clean(depth.Campaign), depth.Most)
	}
	var said *failure
	var locked *db.LockedError
	var moved *db.MovedError
	var temp *db.TempError
	if errors.As(err, &said) || errors.As(err, &locked) || errors.As(err, &moved) || errors.As(err, &temp) {
		return err
	}
	for _, known := range []struct {
		is   error
		text string
	}{
		{db.ErrNotLedger, t.NotLedger},
		{db.ErrNewerSchema, t.NewerLedger},
	} {
		if errors.Is(err, known.is) {
			return fail(err, known.text, path)
		}
	}
	if errors.Is(err, db.ErrDamaged) {
		return fail(err, t.Damaged, path, a.wayBack())
	}
	return fail(err, "%s", a.explainFile(path, err))
}

// explainBackup says why a ledger could not be copied to a file.
func (a *app) explainBackup(s *db.Store, to string, err error) error {
	if errors.Is(err, db.ErrDamaged) {
		return a.explainLedger(s.Path(), err)
	}
	if errors.Is(err, db.ErrBadCopy) {
		return fail(err, "%s", to+a.t.Colon+a.t.BadCopy)
	}
	return fail(err, "%s", a.explainFile(to, err))
}

// explainDaily says why the backup of the day is missing.
func (a *app) explainDaily(e *db.DailyError) string {
	why := a.explainFile(filepath.Base(e.Path), e.Err)
	switch {
	case errors.Is(e.Err, db.ErrBadCopy):
		why = a.t.BadCopy
	case errors.Is(e.Err, db.ErrDiskFull):
		why = a.t.NoRoom
	}
	return fmt.Sprintf(a.t.BackupFailed, why)
}

// explainFile says why a file cannot be read or written.
func (a *app) explainFile(path string, err error) string {
	t := a.t
	switch {
	case errors.Is(err, db.ErrDiskFull), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return t.DiskFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Sprintf(t.Permission, path)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Sprintf(t.NotThere, path)
	case errors.Is(err, fs.ErrExist):
		return fmt.Sprintf(t.FileExists, path)
	case errors.Is(err, syscall.EISDIR):
		return fmt.Sprintf(t.IsFolder, path)
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Sprintf(t.NotThere, path)
	case errors.Is(err, syscall.ELOOP):
		return fmt.Sprintf(t.LinkLoop, path)
	}
	return fmt.Sprintf(t.Failed, err)
}

// explainUnstored says what the dashboard had to leave unstored.
func (a *app) explainUnstored(e *ui.UnstoredError) string {
	what := strings.Join(e.What, a.t.Semicolon)
	if e.Err == nil {
		return fmt.Sprintf(a.t.Unstored, what)
	}
	return fmt.Sprintf(a.t.UnstoredFor, what, a.explain(e.Err))
}

func (a *app) explainLock(e *db.LockedError) string {
	h := e.Holder
	who := a.t.LockedBy
	if h.PID != 0 {
		who = fmt.Sprintf(a.t.LockedByProcess, strings.TrimSpace(strings.Join([]string{h.Program, h.User, h.Host}, " ")), h.PID)
	}
	return fmt.Sprintf(a.t.Locked, e.Path, who)
}

// explainExport says why a file cannot be read as an export.
func (a *app) explainExport(path string, err error) error {
	t := a.t
	var said *failure
	var newer *ledgerjson.NewerError
	var record *ledgerjson.RecordError
	switch {
	case errors.As(err, &said):
		return err
	case errors.Is(err, ledgerjson.ErrFormat):
		return fail(err, t.NotExport, path)
	case errors.As(err, &newer):
		return fail(err, t.NewerExport, path, newer.Version)
	case errors.Is(err, ledgerjson.ErrDamaged):
		return fail(err, t.DamagedExport, path, a.damageOf(err))
	case errors.As(err, &record):
		return fail(err, "%s", path+t.Colon+a.explainRecord(record))
	}
	return fail(err, "%s", a.explainFile(path, err))
}

// damageOf says where an export is damaged: in which field, else at which byte.
func (a *app) damageOf(err error) string {
	var field *ledgerjson.FieldError
	var at *ledgerjson.DamagedError
	switch {
	case errors.As(err, &field):
		return a.explainField(field)
	case errors.As(err, &at):
		return fmt.Sprintf(a.t.AtByte, at.At)
	}
	return a.detail(err)
}

func (a *app) explainField(e *ledgerjson.FieldError) string {
	if e.Value == nil {
		return fmt.Sprintf(a.t.NoSuchField, e.Field)
	}
	return fmt.Sprintf(a.t.BadField, e.Field)
}

func (a *app) explainRecord(e *ledgerjson.RecordError) string {
	t := a.t
	var s string
	switch {
	case e.Task != "":
		s = fmt.Sprintf(t.RecordTask, e.Campaign, e.Task)
	case e.Campaign != "":
		s = fmt.Sprintf(t.RecordCampaign, e.Campaign)
	default:
		s = fmt.Sprintf(t.RecordUnit, e.Unit)
	}
	s += t.Colon + a.detail(e.Err)
	if e.More > 0 {
		s += fmt.Sprintf(t.MoreFaults, e.More)
	}
	return s
}

// detail says a rule that was broken, in the user's language where the rule
// knows how.
func (a *app) detail(err error) string {
	var field *ledgerjson.FieldError
	switch {
	case errors.As(err, &field):
		return a.explainField(field)
	case errors.Is(err, ledgerjson.ErrNoID):
		return a.t.HasNoID
	case errors.Is(err, ledgerjson.ErrNoName):
		return a.t.HasNoName
	case errors.Is(err, ledgerjson.ErrTwice):
		return a.t.OccursTwice
	}
	text := zh.Clean(err.Error())
	for _, rule := range a.t.Rules {
		if errors.Is(err, rule.Err) {
			return fmt.Sprintf(a.t.RuleOf, rule.Text, strings.TrimSuffix(text, ": "+rule.Err.Error()))
		}
	}
	return text
}
