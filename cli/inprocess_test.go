package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// A process takes 50 ms to start, and the scripts start some 400. In the plain run their commands are calls of Main in
// the process of the tests, one script after another because they share its working folder; with the build tag slow
// they are processes, as they are for users.

// serial runs scripts one after another.
type serial struct{ *testing.T }

func (s serial) Parallel() {}

func (s serial) Verbose() bool { return testing.Verbose() }

func (s serial) Run(name string, f func(testscript.T)) {
	s.T.Run(name, func(t *testing.T) { f(serial{t}) })
}

var (
	// started is a command that a script starts as a process and waits for.
	started = regexp.MustCompile(`(?m)^(! )?exec duban\b`)
	// fed is a command that is given an input, which only a process can have.
	fed = regexp.MustCompile(`(?m)^(stdin .*\n(?:! )?)call duban\b`)
)

// called copies the scripts to a folder of the test's own, with calls for processes.
func called(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := started.ReplaceAllString(string(data), "${1}call duban")
		text = fed.ReplaceAllString(text, "${1}exec duban")
		if err := os.WriteFile(filepath.Join(to, filepath.Base(f)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// call duban ARG... runs Main as a process would be run by the script.
func call(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 || args[0] != "duban" {
		ts.Fatalf("usage: call duban [ARG...]")
	}
	back, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	temp := os.Getenv("TMPDIR")
	ts.Check(os.Setenv("TMPDIR", ts.Getenv("TMPDIR")))
	var out, errs bytes.Buffer
	sys := OS()
	sys.In, sys.Out, sys.Err = strings.NewReader(""), &out, &errs
	sys.InTerminal, sys.OutTerminal, sys.ErrTerminal = false, false, false
	sys.Color, sys.Width = func() bool { return false }, func() int { return 0 }
	sys.Env = nil
	for _, key := range []string{"HOME", "USER", "PATH", "TMPDIR", "LANG", "LC_ALL", "LC_MESSAGES", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "DUBAN_DB", "DUBAN_USER", "TERM"} {
		if v := ts.Getenv(key); v != "" {
			sys.Env = append(sys.Env, key+"="+v)
		}
	}
	code := Main(args[1:], sys)
	ts.Check(os.Setenv("TMPDIR", temp))
	ts.Check(os.Chdir(back))
	fmt.Fprint(ts.Stdout(), &out)
	fmt.Fprint(ts.Stderr(), &errs)
	if failed := code != exitDone; failed != neg {
		ts.Fatalf("duban ends with code %d", code)
	}
}
