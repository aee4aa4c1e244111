package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/board"
	"duban/model"
	"duban/report"
	"duban/words"
)

// listFile is the file that a list of tasks is written to; the zero one is none.
type listFile struct {
	format, output string
	force          bool
}

func (f *listFile) flags(a *app, cmd *cobra.Command) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.format, "format", "", a.t.ListFile.FlagFormat)
	cmd.Flags().StringVarP(&f.output, "output", "o", "", a.t.ListFile.FlagOutput)
	cmd.Flags().BoolVar(&f.force, "force", false, a.t.ListFile.FlagForce)
	complete(cmd, "format", formatNames()...)
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return names
}

// wanted reports whether a file was asked for, and finds its format by the ending of its name where none was named.
func (f *listFile) wanted(a *app, cmd *cobra.Command) (bool, error) {
	if f.format == "" && f.output == "" && !f.force {
		return false, nil
	}
	if f.format == "" {
		f.format = strings.ToLower(strings.TrimPrefix(filepath.Ext(f.output), "."))
		if !slices.Contains(formatNames(), f.format) {
			return false, a.usage(cmd, "%s", a.t.ListFile.NeedsFormat)
		}
	}
	if !slices.Contains(formatNames(), f.format) {
		return false, a.usage(cmd, a.t.ListFile.BadFormat, f.format)
	}
	return true, nil
}

// writeList writes the tasks that a query finds to a file, in the order and the groups of a view.
func (a *app) writeList(q board.Query, v model.View, f listFile) error {
	found, err := a.loadBoard(q)
	if err != nil {
		return err
	}
	b := found.board
	indexes := inOrder(b, q, v)
	var list *report.TaskList
	if by, ok := board.GroupingNamed(v.Group); ok && by != board.ByNone {
		list = report.NewGroupedTaskList(b, b.Group(indexes, by, words.NewScreen(a.lang).Heading), a.lang)
	} else {
		rows := make([]*board.Row, len(indexes))
		for i, at := range indexes {
			rows[i] = b.At(at)
		}
		list = report.NewTaskList(b, rows, a.lang)
	}
	write := func(w io.Writer) error { return list.Write(w, report.Format(f.format)) }
	if f.output == "-" {
		return write(a.out)
	}
	if f.output == "" {
		f.output = words.NewTaskList(a.lang).File(a.today, f.format)
	}
	if err := a.writeNew(f.output, f.force, a.t.ListFile.Exists, write); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(fileResult{File: f.output, Tasks: list.Len()})
	}
	a.printf(a.t.ListFile.Written+"\n", f.output, list.Len())
	return nil
}

// writeTyped writes a file that an officer named in the dashboard, and returns its whole path.
func (a *app) writeTyped(path string, over bool, write func(io.Writer) error) (string, error) {
	path, err := filepath.Abs(a.typedPath(path))
	if err != nil {
		return "", err
	}
	return path, a.writeNew(path, over, a.t.ListFile.ExistsHere, write)
}

// writeNew writes a file that is not there yet, or with force in place of one that is, but never of the ledger. The
// error is one sentence; exists is the one for a file that is there.
func (a *app) writeNew(path string, force bool, exists string, write func(io.Writer) error) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fail(nil, a.t.IsFolder, path)
	case err == nil && a.isLedger(info):
		return fail(fs.ErrExist, a.t.ListFile.IsLedger, path)
	case err == nil && info.Mode().IsRegular() && !force:
		return fail(fs.ErrExist, exists, path)
	}
	if err := a.writeFile(path, write); err != nil {
		var told *failure
		if errors.As(err, &told) {
			return err
		}
		return fail(err, "%s", a.explainFile(path, err))
	}
	return nil
}

// isLedger reports whether a file is the ledger itself.
func (a *app) isLedger(info os.FileInfo) bool {
	path, err := a.ledgerPath()
	if err != nil {
		return false
	}
	ledger, err := os.Stat(path)
	return err == nil && os.SameFile(info, ledger)
}
