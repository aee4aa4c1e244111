package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"duban/ui"
)

// System is what the commands see of the world. Tests make their own, so
// that every command runs without a process, a terminal or a clock.
type System struct {
	In       io.Reader
	Out, Err io.Writer
	// InTerminal and OutTerminal say that a person sits there.
	InTerminal, OutTerminal bool
	// ErrTerminal says that a line on the side can be written over.
	ErrTerminal bool
	// Color says whether the terminal shows colours, and its user wants them.
	Color func() bool
	// Width returns the terminal's width in cells, or 0 where it is unknown.
	Width func() int
	Env   []string // as os.Environ
	Now   func() time.Time
	// Dashboard shows the dashboard and returns when the officer leaves it.
	Dashboard func(context.Context, ui.Options) error
}

// OS returns the process's own system.
func OS() System {
	env := os.Environ()
	return System{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  term.IsTerminal(os.Stdin.Fd()),
		OutTerminal: term.IsTerminal(os.Stdout.Fd()),
		ErrTerminal: term.IsTerminal(os.Stderr.Fd()) && os.Getenv("TERM") != "dumb",
		Color:       func() bool { return colorprofile.Detect(os.Stdout, env) >= colorprofile.ANSI },
		Width: func() int {
			w, _, err := term.GetSize(os.Stdout.Fd())
			if err != nil {
				return 0
			}
			return w
		},
		Env: env, Now: time.Now, Dashboard: ui.Run,
	}
}

// shown shows the dashboard. That its terminal goes away ends it as being told
// to end does: what was ordered is stored, and what it has to clean up is cleaned up.
func (a *app) shown(ctx context.Context, o ui.Options) error {
	ctx, stop := signal.NotifyContext(ctx, endings()...)
	defer stop()
	defer a.answer()()
	err := a.sys.Dashboard(ctx, o)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// otherCharset returns the locale where that says that the terminal shows another charset than UTF-8.
func (s System) otherCharset() (locale string, other bool) {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		locale := s.getenv(name)
		if locale == "" {
			continue
		}
		_, charset, named := strings.Cut(locale, ".")
		charset, _, _ = strings.Cut(strings.ToLower(charset), "@")
		return locale, named && strings.ReplaceAll(charset, "-", "") != "utf8"
	}
	return "", false
}

// getenv returns the last value that the environment gives a name, as the
// system does, or "".
func (s System) getenv(name string) string {
	value := ""
	for _, kv := range s.Env {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			value = v
		}
	}
	return value
}
