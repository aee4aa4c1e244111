package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
)

func (a *app) recoverCommand() *cobra.Command {
	t := &a.t.Back
	replace := false
	cmd := a.command(t.Recover)
	cmd.Args = a.between(0, t.ArgCopy, a.t.ArgFile)
	cmd.ValidArgsFunction = a.completeCopy
	cmd.Flags().BoolVar(&replace, "replace", false, t.FlagReplace)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case replace && len(args) == 0:
			return a.usage(cmd, a.t.MissingArg, t.ArgCopy)
		case replace && len(args) > 1:
			return a.usage(cmd, "%s", t.ReplaceAndFile)
		case len(args) == 0:
			return a.listCopies()
		case replace:
			return a.recoverInPlace(args[0])
		}
		return a.recoverApart(args[0], strings.Join(args[1:], ""))
	}
	return cmd
}

// copyResult is a copy of the ledger, for --json.
type copyResult struct {
	File    string `json:"file"`
	Day     string `json:"day"`
	Good    bool   `json:"good"`
	Bytes   int64  `json:"bytes"`
	Changed string `json:"changed"`
	Tasks   int    `json:"tasks"` // with the goals
	Reports int    `json:"reports"`
	// Lacks is how many changes fewer it holds than the ledger; null where that cannot be read.
	Lacks *int `json:"lacks"`
}

// lacks is how many changes of the ledger a copy does not hold, nil where nobody can tell.
func lacks(now db.State, c *db.Copy) *int {
	if now.Entries == 0 || c.State.Entries == 0 {
		return nil
	}
	n := max(now.Entries-c.State.Entries, 0)
	return &n
}

// listCopies lists the copies beside the ledger.
func (a *app) listCopies() error {
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	copies, err := db.Copies(path)
	if err != nil {
		return fail(err, "%s", a.explainFile(filepath.Dir(path), err))
	}
	if len(copies) == 0 && !a.json {
		return fail(nil, a.t.Back.NoCopies, path)
	}
	now, found := db.Look(path)
	if now.LastChangeLost {
		a.warn(a.t.LastChangeLost, path)
	}
	switch {
	case a.json:
		out := make([]copyResult, len(copies))
		for i := range copies {
			c := &copies[i]
			out[i] = copyResult{
				File: c.Path, Day: c.Day.String(), Good: c.Err == nil, Bytes: c.Size, Changed: changedAt(c),
				Tasks: c.State.Tasks, Reports: c.State.Reports, Lacks: lacks(now, c),
			}
		}
		return a.printJSON(out)
	case a.sys.OutTerminal:
		a.copyTable(copies, now)
		a.tellNow(path, now, found)
	default:
		for _, row := range a.copyRows(copies, now) {
			a.printf("%s\n", strings.Join(cleaned(row), "\t"))
		}
	}
	return nil
}

// changedAt is when a copy was last changed, empty where that cannot be read.
func changedAt(c *db.Copy) string {
	if c.State.Last.IsZero() {
		return ""
	}
	return c.State.Last.Format("2006-01-02 15:04")
}

func (a *app) copyRows(copies []db.Copy, now db.State) [][]string {
	t := &a.t.Back
	rows := make([][]string, len(copies))
	for i := range copies {
		c := &copies[i]
		state, tasks, reports, less := t.Good, t.Unknown, t.Unknown, t.Unknown
		if c.Err != nil {
			state = t.Bad
		}
		if c.State.Entries > 0 {
			tasks, reports = strconv.Itoa(c.State.Tasks), strconv.Itoa(c.State.Reports)
		}
		if n := lacks(now, c); n != nil {
			if less = t.LacksNone; *n > 0 {
				less = fmt.Sprintf(t.Lacks, *n)
			}
		}
		rows[i] = []string{c.Day.String(), state, fileSize(c.Size), changedAt(c), tasks, reports, less, filepath.Base(c.Path)}
	}
	return rows
}

// fileSize is a number of bytes in short.
func fileSize(n int64) string {
	if n < 1e6 {
		return fmt.Sprintf("%d KB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func (a *app) copyTable(copies []db.Copy, now db.State) {
	h := a.t.Back.Heads
	t := table{
		columns: []column{
			{head: h[0], most: 10},
			{head: h[1], most: 8},
			{head: h[2], most: 10, right: true},
			{head: h[3], most: 16},
			{head: h[4], most: 12, right: true},
			{head: h[5], most: 8, right: true},
			{head: h[6], most: 16},
			{head: h[7]},
		},
		rows: a.copyRows(copies, now),
	}
	for i := range t.rows {
		t.rows[i] = cleaned(t.rows[i])
	}
	t.write(a.out, a.sys.Width())
}

// tellNow says how the ledger is, and how a copy comes in its place.
func (a *app) tellNow(path string, now db.State, found error) {
	t := &a.t.Back
	switch {
	case errors.Is(found, fs.ErrNotExist):
		a.printf(t.NowGone+"\n", path)
	case found != nil:
		a.printf(t.NowBad+"\n", path)
	default:
		a.printf(t.Now+"\n", path, now.Tasks, now.Reports)
	}
	a.printf(t.How+"\n", a.wayBack(), t.Day)
}

// wayBack is the command that lists the copies of the ledger of this run.
func (a *app) wayBack() string { return a.typed("recover") }

// typed is a command on the ledger of this run, as it is typed.
func (a *app) typed(command string) string {
	if a.dbPath == "" {
		return "duban " + command
	}
	return "duban --db " + quoted(a.dbPath) + " " + command
}

// quoted is a path as it is typed to a shell.
func quoted(path string) string {
	if strings.ContainsAny(path, " '\"$&;()*?[]<>|\\`~#") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

// openNamedCopy opens the copy that is named by its day or its file.
func (a *app) openNamedCopy(ledger, name string) (*db.Store, error) {
	t := &a.t.Back
	path := name
	if _, err := os.Stat(path); err != nil {
		day, ok := parseDay(name, a.today, model.Gone)
		path = ledger + "." + day.String() + ".bak"
		if _, err := os.Stat(path); !ok || err != nil {
			return nil, fail(fs.ErrNotExist, t.NoSuchCopy, name, a.wayBack())
		}
	}
	s, err := db.OpenBackup(path, a.options())
	switch {
	case errors.Is(err, db.ErrDamaged):
		return nil, fail(err, t.BadCopy, path, a.wayBack())
	case err != nil:
		return nil, a.explainLedger(path, err)
	}
	return s, nil
}

// recoverResult is what recover made, for --json.
type recoverResult struct {
	From    string `json:"from"`
	File    string `json:"file"`
	Tasks   int    `json:"tasks"` // without the goals
	Goals   int    `json:"goals"`
	Reports int    `json:"reports"`
	// Aside is where the ledger is kept that was there before.
	Aside string `json:"aside,omitempty"`
}

// recovered tells how much a copy holds that is now in file.
func (a *app) recovered(s *db.Store, file string) (recoverResult, error) {
	counts, err := s.Counts()
	res := recoverResult{From: s.Path(), File: file, Reports: counts.Reports}
	if err == nil {
		res.Tasks, res.Goals, err = count(s)
	}
	return res, err
}

// recoverApart makes a new file of a copy, beside the ledger unless it is named.
func (a *app) recoverApart(name, to string) (err error) {
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	if to == "" {
		ext := filepath.Ext(path)
		to = strings.TrimSuffix(path, ext) + "-recovered" + ext
	}
	s, err := a.openNamedCopy(path, name)
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	if _, err := os.Lstat(to); err == nil {
		return fail(fs.ErrExist, a.t.FileExists, to)
	}
	if err := s.Backup(to); err != nil {
		return a.explainBackup(s, to, err)
	}
	res, err := a.recovered(s, to)
	switch {
	case err != nil:
		return err
	case a.json:
		return a.printJSON(res)
	}
	a.printf(a.t.Back.Apart+"\n", res.From, to, a.tasksAndGoals(res.Tasks, res.Goals), res.Reports,
		"duban --db "+quoted(to)+" list", a.typed("recover "+name+" --replace"))
	return nil
}

// recoverInPlace puts a copy in the ledger's place, which is kept beside it.
func (a *app) recoverInPlace(name string) (err error) {
	if a.readOnly {
		return fail(nil, "%s", a.t.ReadOnlyWrite)
	}
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	real, err := filepath.EvalSymlinks(path)
	if _, there := os.Lstat(path); err != nil && there == nil {
		return fail(err, a.t.DanglingLink, path)
	}
	if err == nil {
		path = real // the link stays
	}
	if err := db.InUse(path); err != nil {
		return err
	}
	s, err := a.openNamedCopy(path, name)
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	res, err := a.recovered(s, path)
	if err != nil {
		return err
	}
	if res.Aside, err = a.exchange(s, path); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(res)
	}
	a.printf(a.t.Back.InPlace+"\n", res.From, path, a.tasksAndGoals(res.Tasks, res.Goals), res.Reports)
	if res.Aside != "" {
		a.printf(a.t.Back.KeptAside+"\n", res.Aside)
	}
	return nil
}

// exchange gives what lies at path another name, and a copy of s its own. The error is a sentence.
func (a *app) exchange(s *db.Store, path string) (aside string, err error) {
	dir, err := a.scratch.NewDir(filepath.Dir(path), "new")
	if err != nil {
		return "", a.explainLedger(path, err)
	}
	defer dir.Discard()
	tmp := filepath.Join(dir.Path, filepath.Base(path))
	if err := s.Backup(tmp); err != nil {
		return "", a.explainBackup(s, path, err)
	}
	if err := db.InUse(path); err != nil { // by somebody who came while the copy was made
		return "", err
	}
	if _, err := os.Lstat(path); err == nil {
		aside = path + "." + a.now().Format("20060102-150405") + ".old"
		if _, err := os.Lstat(aside); err == nil {
			return "", fail(fs.ErrExist, a.t.FileExists, aside)
		}
		if err := os.Rename(path, aside); err != nil {
			return "", a.explainLedger(path, err)
		}
	}
	if err := a.moveNew(tmp, path); err != nil {
		if aside == "" || a.moveNew(aside, path) == nil {
			return "", a.explainLedger(path, err)
		}
		return "", fail(err, a.t.Back.LeftAside, path, aside)
	}
	return aside, nil
}

// completeCopy offers the days of the dated backups beside the ledger, the newest first, and files where none fits.
func (a *app) completeCopy(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	path, err := a.ledgerPath()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault // a file
	}
	var out []string
	for _, day := range slices.Backward(db.DatedBackups(path)) {
		if strings.HasPrefix(day.String(), typed) {
			out = append(out, day.String()+"\t"+zh.Clean(filepath.Base(path)))
		}
	}
	if len(out) == 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
