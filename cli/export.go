package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/ledgerjson"
	"duban/model"
)

func (a *app) exportCommand() *cobra.Command {
	cmd := a.command(a.t.Export)
	cmd.Args = a.between(0, a.t.ArgFile)
	cmd.ValidArgsFunction = nil // a file
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		to := "-"
		if len(args) > 0 {
			to = args[0]
		}
		return a.export(cmd.Context(), to)
	}
	return cmd
}

// export writes the whole ledger as JSON to a file, or to the output for "-".
func (a *app) export(ctx context.Context, to string) error {
	if to != "-" {
		if err := a.replaceable(to); err != nil {
			return err
		}
	}
	l, err := a.loadAll((*db.Store).Export)
	if err != nil {
		return err
	}
	if to == "-" {
		return ledgerjson.Encode(a.out, l, a.cal, a.today)
	}
	// An interrupted export removes what it has written.
	ctx, stop := signal.NotifyContext(ctx, endings()...)
	defer stop()
	defer a.answer()()
	write := func(w io.Writer) error {
		return ledgerjson.Encode(stoppable{ctx, w}, l, a.cal, a.today)
	}
	if err := a.writeFile(to, write); err != nil {
		if ctx.Err() != nil {
			return fail(err, a.t.Interrupted, to)
		}
		return fail(err, "%s", a.explainFile(to, err))
	}
	n := sizes(l)
	if a.json {
		return a.printJSON(fileResult{File: to, Tasks: n.tasks, Goals: n.goals, Reports: n.reports})
	}
	a.printf(a.t.Exported+"\n", to, a.tasksAndGoals(n.tasks, n.goals), n.reports)
	return nil
}

// loadAll reads the whole ledger and lets its file go.
func (a *app) loadAll(read func(*db.Store) (*model.Ledger, error)) (l *model.Ledger, err error) {
	s, err := a.openRead()
	if err != nil {
		return nil, err
	}
	defer a.close(s, &err)
	return read(s)
}

// replaceable refuses to write an export over anything but an older export, so
// that a slip of the fingers does not cost a file, least of all the ledger.
func (a *app) replaceable(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return fail(nil, a.t.IsFolder, path)
	} else if err == nil && !info.Mode().IsRegular() {
		return nil // a pipe or a device, such as /dev/stdout
	}
	head, err := bufio.NewReader(io.LimitReader(f, 256)).Peek(256)
	if err != nil && err != io.EOF {
		return err
	}
	if strings.Contains(string(head), `"`+ledgerjson.Format+`"`) {
		return nil
	}
	return fail(fs.ErrExist, a.t.FileExists, path)
}

// writeFile writes a file that appears under its name whole or not at all, and
// lasts when the power fails.
func (a *app) writeFile(path string, write func(io.Writer) error) (err error) {
	if info, e := os.Stat(path); e == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		err = write(f)
		if e := f.Close(); err == nil {
			err = e
		}
		return err
	}
	w, err := a.scratch.NewFile(filepath.Dir(path), "export") // readable by its owner only
	if err != nil {
		return err
	}
	defer w.Discard() // half a file is of no use to anybody
	if err := write(w.File); err != nil {
		return err
	}
	if err := w.File.Sync(); err != nil {
		return err
	}
	if err := w.Rename(path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// stoppable is a writer that stops when the user interrupts the program.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}
