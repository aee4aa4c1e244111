// Package cli is duban's command line: the dashboard and the commands beside
// it. Each command has a file of its own, with the options that its flags fill
// and the function that runs it. What the commands see of the world is a
// System, and every word they say stands in package words, in Chinese and English.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"duban/internal/scratch"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// Main runs the command that the arguments name, without the program's own
// name, and returns the process's exit code.
func Main(args []string, sys System) int {
	lang := languageOf(args, sys)
	a := &app{
		sys: sys, lang: lang, t: words.NewShell(lang),
		out: bufio.NewWriterSize(sys.Out, 1<<16), cal: model.NewCalendar(),
	}
	return a.exit(a.run(context.Background(), args))
}

// app is one run of the program.
type app struct {
	sys  System
	lang model.Lang
	t    *words.Shell
	out  *bufio.Writer
	cal  *model.Calendar

	// The global flags.
	dbPath, todayText, langText, ambiguous string
	json, readOnly                         bool

	commands []*cobra.Command // in the order of the help
	today    model.Date       // from --today or the clock
	fixed    bool             // today is from --today

	scratch  scratch.Set  // what is unfinished, to be removed when the program ends
	answered atomic.Int32 // above 0 while signals are answered elsewhere
}

func (a *app) run(ctx context.Context, args []string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &crash{value: r, stack: debug.Stack()}
		}
	}()
	defer a.scratch.Discard()
	defer a.endWhenTold()()
	root := a.root()
	root.SetArgs(markTerms(args))
	root.SetIn(a.sys.In)
	root.SetOut(a.out)
	root.SetErr(a.sys.Err)
	err = root.ExecuteContext(ctx)
	if flushErr := a.out.Flush(); err == nil {
		err = flushErr
	}
	return err
}

// exit says what went wrong, in one line, and returns the exit code.
func (a *app) exit(err error) int {
	var silent silentError
	var usage *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe):
		// Who reads has seen enough, as in "duban list | head".
		return exitDone
	case errors.As(err, &silent):
		return exitFailed
	}
	fmt.Fprintf(a.sys.Err, "duban: %s\n", zh.Clean(a.explain(err)))
	var c *crash
	if errors.As(err, &c) {
		fmt.Fprintf(a.sys.Err, "%s\n", zh.CleanText(string(c.stack)))
	}
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}

// warn says something on the side that does not make the command fail.
func (a *app) warn(format string, args ...any) {
	fmt.Fprintf(a.sys.Err, "duban: %s\n", zh.Clean(fmt.Sprintf(format, args...)))
}

// printf prints to the output, which is flushed at the end. Its errors stay in
// the buffer and come up then.
func (a *app) printf(format string, args ...any) {
	fmt.Fprintf(a.out, format, args...)
}

// clockDay returns the day of the clock, in the clock's own time zone.
func (a *app) clockDay() model.Date { return model.DateOf(a.sys.Now()) }

// now is the time at which things are done: that of the clock, on the day that
// --today gives.
func (a *app) now() time.Time {
	t := a.sys.Now()
	if !a.fixed {
		return t
	}
	y, m, d := a.today.Civil()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
}

// who returns the name of the person at the keyboard, for the journal: what
// DUBAN_USER says, else the name under which that person is logged in.
func (a *app) who() string {
	for _, name := range []string{"DUBAN_USER", "USER", "LOGNAME", "USERNAME"} {
		if v := strings.TrimSpace(zh.Clean(a.sys.getenv(name))); v != "" {
			return v
		}
	}
	return ""
}

// version returns the version that the program was built as.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
