package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/db"
	"duban/intake/reconcile"
	"duban/model"
	"duban/ui"
)

// world is a System in memory, for one run of the program after another.
type world struct {
	System
	t        *testing.T
	out, err bytes.Buffer
	shown    *ui.Options // what the dashboard was opened with
	// during runs while the dashboard is open.
	during func(ui.Options)
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t}
	w.System = System{
		In: strings.NewReader(""), Out: &w.out, Err: &w.err,
		Color: func() bool { return false },
		Width: func() int { return 0 },
		Env:   []string{"HOME=" + t.TempDir(), "USER=tester"},
		Now:   func() time.Time { return time.Date(2018, 6, 1, 9, 30, 0, 0, time.UTC) },
		Dashboard: func(_ context.Context, o ui.Options) error {
			w.shown = &o
			if w.during != nil {
				w.during(o)
			}
			return nil
		},
	}
	return w
}

// terminal makes the world one with a person at a terminal of the given width.
func (w *world) terminal(width int) *world {
	w.InTerminal, w.OutTerminal = true, true
	w.Width = func() int { return width }
	return w
}

// run runs the program and returns what it printed; code is what it must return.
func (w *world) run(code int, args ...string) (stdout, stderr string) {
	w.t.Helper()
	w.out.Reset()
	w.err.Reset()
	if got := Main(args, w.System); got != code {
		w.t.Errorf("duban %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, &w.out, &w.err)
	}
	return w.out.String(), w.err.String()
}

// small makes the small ledger of testdata and returns its path.
func (w *world) small() string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), "small.db")
	w.run(exitDone, "--db", path, "restore", "testdata/small.json")
	return path
}

func TestListIsATableForATerminal(t *testing.T) {
	w := newWorld(t).terminal(120)
	out, _ := w.run(exitDone, "--db", w.small(), "list", "单位:交通局")
	want := `
灯  编号  任务      单位    时限        完成  应完成  为何
红  jt-1  县道改造  交通局  2018-12-31     -     42%  连续4期未报
黄  jt-3  航道疏浚  交通局  2018-12-31    5%     24%  4月数未报；6个工作日后转红
共 2 项：红 1  黄 1（台账共 4 项）
`
	if out != want[1:] {
		t.Errorf("got\n%swant%s", out, want)
	}
}

func TestListSpeaksEnglish(t *testing.T) {
	w := newWorld(t).terminal(0)
	out, _ := w.run(exitDone, "--lang", "en", "--db", w.small(), "list", "id:sh")
	for _, want := range []string{"Light  ID    Task", "red    sh-1  污水处理率达标  水利局", "1 in all: red 1  (of 4 in the ledger)"} {
		if !strings.Contains(out, want) {
			t.Errorf("the list lacks %q:\n%s", want, out)
		}
	}
	out, _ = w.run(exitDone, "--lang", "en", "--db", w.small(), "list", "nothing-like-this")
	if out != "No task matches.\n" {
		t.Errorf("got %q", out)
	}
}

func TestListKeepsToTheWidthOfTheTerminal(t *testing.T) {
	w := newWorld(t)
	path := w.small()
	for _, width := range []int{70, 80, 120, 200} {
		out, _ := w.terminal(width).run(exitDone, "--db", path, "list")
		for line := range strings.Lines(out) {
			if got := widthOf(line); got > width {
				t.Errorf("at %d cells a line has %d: %q", width, got, line)
			}
		}
	}
}

func TestListColoursOnlyTheLights(t *testing.T) {
	w := newWorld(t).terminal(100)
	path := w.small()
	w.Color = func() bool { return true }
	out, _ := w.run(exitDone, "--db", path, "list", "编号:jt-1")
	if !strings.Contains(out, "\x1b[1;97;41m红\x1b[0m  jt-1") {
		t.Errorf("the red light is not red: %q", out)
	}
	if n := strings.Count(out, "\x1b["); n != 4 {
		t.Errorf("%d escape sequences, want those of one light in the table and one in the totals: %q", n, out)
	}
}

func TestDashboardOpensTheOfficersLedger(t *testing.T) {
	w := newWorld(t).terminal(80)
	path := w.small()
	w.during = func(o ui.Options) {
		tasks, err := o.Ledger.TasksOn(o.Today)
		if err != nil || len(tasks) != 4 {
			t.Errorf("the dashboard sees %d tasks, %v", len(tasks), err)
		}
	}
	w.run(exitDone, "--db", path, "--lang", "en", "--today", "2018-05-10", "--ambiguous", "wide")
	o := w.shown
	if o == nil {
		t.Fatal("no dashboard was opened")
	}
	if o.Today != model.NewDate(2018, 5, 10) || o.Lang != model.English || o.Ambiguous != "wide" ||
		o.Title != "small.db" || o.Sample || o.ReadOnly || o.Who != "tester" {
		t.Errorf("opened with %+v", o)
	}
	if got := o.Explain(db.ErrNothingToUndo); got != "there is nothing to undo" {
		t.Errorf("an error of the store is explained as %q", got)
	}
	// The file is free again afterwards.
	w.run(exitDone, "--db", path, "check")
}

func TestDashboardOffersToMakeTheFirstLedger(t *testing.T) {
	for _, sample := range []bool{true, false} {
		w := newWorld(t).terminal(80)
		path := filepath.Join(t.TempDir(), "deep", "new.db")
		w.during = func(o ui.Options) {
			if o.Ledger != nil {
				t.Error("there is a ledger before the officer has chosen one")
			}
			l, err := o.Create(sample)
			if err != nil {
				t.Fatal(err)
			}
			tasks, err := l.TasksOn(o.Today)
			if err != nil || (len(tasks) > 0) != sample {
				t.Errorf("sample %v: %d tasks, %v", sample, len(tasks), err)
			}
		}
		w.run(exitDone, "--db", path)
		if !sample {
			w.run(exitDone, "--db", path, "check")
		} else if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the sample lies where the officer's ledger will be: %v", err)
		}
	}
}

func TestTheSampleIsThrownAwayAndAnEmptyLedgerBegun(t *testing.T) {
	w := newWorld(t).terminal(80)
	path := filepath.Join(t.TempDir(), "new.db")
	var sample string
	w.during = func(o ui.Options) {
		l, err := o.Create(true)
		if err != nil {
			t.Fatal(err)
		}
		sample = l.(*db.Store).Path()
		if err := o.Discard(); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Create(false); err != nil {
			t.Fatal(err)
		}
	}
	w.run(exitDone, "--db", path)
	w.run(exitDone, "--db", path, "check")
	if _, err := os.Stat(filepath.Dir(sample)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the sample is still there: %v", err)
	}
}

func TestTheFirstImportFromTheDashboardMakesTheLedger(t *testing.T) {
	w := newWorld(t).terminal(80)
	dir := t.TempDir()
	path, file := filepath.Join(dir, "new.db"), filepath.Join(dir, "方案.txt")
	text := "2026年重点工作任务分解方案\n一、重点任务\n1.新建停车位1500个。（责任单位：县住建局，完成时限：2026年12月底）\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.during = func(o ui.Options) {
		s, err := o.Import(t.Context(), file, func(float64) {})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a ledger was made before anything was stored: %v", err)
		}
		u := reconcile.Update(s.Existing, s.Drafts, []reconcile.Difference{reconcile.Compare(s.Existing, s.Drafts[0])}, o.Today)
		l, _, err := s.Store(&u)
		if err != nil {
			t.Fatal(err)
		}
		tasks, err := l.TasksOn(o.Today)
		if err != nil || len(tasks) == 0 {
			t.Errorf("%d tasks are stored, %v", len(tasks), err)
		}
		if _, err := o.Import(t.Context(), file, func(float64) {}); err != nil {
			t.Errorf("a second document cannot be read: %v", err)
		}
	}
	w.run(exitDone, "--db", path)
	w.run(exitDone, "--db", path, "check")
}

func TestLeavingTheFirstScreenMakesNoFile(t *testing.T) {
	w := newWorld(t).terminal(80)
	path := filepath.Join(t.TempDir(), "deep", "new.db")
	w.run(exitDone, "--db", path)
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was made: %v", err)
	}
}

func TestDashboardOnALedgerInUse(t *testing.T) {
	w := newWorld(t).terminal(80)
	path := w.small()
	s, err := db.Open(path, db.Options{Who: "holder"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	_, stderr := w.run(exitFailed, "--db", path)
	if w.shown != nil || !strings.Contains(stderr, "占用") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("opened %v, and said %q", w.shown, stderr)
	}
	w.during = func(o ui.Options) {
		if _, err := o.Ledger.Undo(); o.Explain(err) != "只读方式不能改动台账，请去掉 --read-only" {
			t.Errorf("a change of the copy gives %v", err)
		}
	}
	w.run(exitDone, "--db", path, "--read-only")
	if w.shown == nil || !w.shown.ReadOnly {
		t.Errorf("no copy was shown: %+v", w.shown)
	}
}

func TestDemoShowsASampleAndLeavesNothingBehind(t *testing.T) {
	w := newWorld(t).terminal(80)
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	var path string
	w.during = func(o ui.Options) {
		tasks, err := o.Ledger.TasksOn(o.Today)
		if err != nil || len(tasks) == 0 || !o.Sample {
			t.Errorf("the sample has %d tasks, %v, %+v", len(tasks), err, o)
		}
		path = o.Ledger.(*db.Store).Path()
	}
	// The officer's own ledger is not touched, though the environment names it.
	w.Env = append(w.Env, "DUBAN_DB="+filepath.Join(tmp, "own.db"))
	w.run(exitDone, "demo")
	if path == "" {
		t.Fatal("no dashboard was opened")
	}
	left, err := os.ReadDir(tmp)
	if err != nil || len(left) > 0 {
		t.Errorf("%v was left behind, %v", left, err)
	}
}

func TestReportTellsTheLightBeforeAndAfter(t *testing.T) {
	w := newWorld(t).terminal(100)
	path := w.small()
	w.Color = func() bool { return true }
	out, _ := w.run(exitDone, "--db", path, "report", "jt-3", "--percent", "６０％")
	if !strings.Contains(out, "\x1b[30;43m黄\x1b[0m → \x1b[32m绿\x1b[0m：") {
		t.Errorf("got %q", out)
	}
	out, _ = w.run(exitDone, "--db", path, "report", "jt-3", "--percent", "61")
	if !strings.Contains(out, "仍为 \x1b[32m绿\x1b[0m：") {
		t.Errorf("got %q", out)
	}
}

func TestControlCharactersOfALedgerNeverReachTheTerminal(t *testing.T) {
	w := newWorld(t).terminal(120)
	path := filepath.Join(t.TempDir(), "bad.db")
	s, err := db.Open(path, db.Options{Keep: -1, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	// The zero-width and direction marks break no rule of the model, and still
	// do not belong on a screen.
	bad := "修\u202e路\u200b"
	l := &model.Ledger{Plans: []model.Plan{{
		Campaign: model.Campaign{ID: "a", Name: bad, Policy: model.DefaultPolicy()},
		Records: []model.Record{{
			Task: model.Task{
				ID: "a-1", Campaign: "a", Title: bad, No: bad, Section: []string{bad}, LeadUnits: []string{bad},
				Detail: &model.Detail{Text: bad, Fields: map[string]string{bad: bad}},
			},
			Returns: []model.Return{{Date: model.NewDate(2018, 3, 1), Text: bad, By: bad}},
		}},
	}}}
	if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"show", "a-1"}, {"show", "a-1", "--json"}, {"export"}, {"show", bad}, {bad}} {
		for _, terminal := range []bool{true, false} {
			w.OutTerminal = terminal
			w.out.Reset()
			w.err.Reset()
			Main(append([]string{"--db", path}, args...), w.System)
			if got := w.out.String() + w.err.String(); strings.ContainsAny(got, "\u202e\u200b") || got == "" {
				t.Errorf("%q (terminal: %v) printed %q", args, terminal, got)
			}
		}
	}
}

func TestAReaderThatHasSeenEnoughIsNoError(t *testing.T) {
	w := newWorld(t)
	path := w.small()
	w.Out = brokenWriter{syscall.EPIPE}
	if _, stderr := w.run(exitDone, "--db", path, "list"); stderr != "" {
		t.Errorf("it said %q", stderr)
	}
	w.Out = brokenWriter{syscall.ENOSPC}
	if _, stderr := w.run(exitFailed, "--db", path, "list"); !strings.Contains(stderr, "磁盘已满") {
		t.Errorf("it said %q", stderr)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestAnInterruptedExportLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	a := &app{}
	err := a.writeFile(filepath.Join(dir, "x.json"), func(f io.Writer) error {
		w := stoppable{ctx, f}
		if _, err := w.Write([]byte("half")); err != nil {
			t.Fatal(err)
		}
		cancel()
		_, err := w.Write([]byte("the rest"))
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v was left behind, %v", left, err)
	}
}

func TestACrashIsSaidInOneLineBeforeItsStack(t *testing.T) {
	w := newWorld(t).terminal(80)
	w.during = func(ui.Options) { panic("out of cheese\x1b[31m") }
	_, stderr := w.run(exitFailed, "--db", w.small())
	first, _, _ := strings.Cut(stderr, "\n")
	if first != "duban: 程序出错，台账仍是上一次保存的样子：out of cheese" {
		t.Errorf("it said %q", first)
	}
}

func TestADamagedRecordIsSaidInTheUsersLanguage(t *testing.T) {
	w := newWorld(t)
	path := w.small()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// What makes the record of a task no record any more, in every page that holds it.
	title := []byte("客运站新建")
	for at := 0; ; {
		n := bytes.Index(data[at:], title)
		if n < 0 {
			break
		}
		at += n
		copy(data[at:], bytes.Repeat([]byte{0xff}, len(title)+8))
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{"zh": "duban: " + path + " 已损坏；", "en": "duban: " + path + " is damaged; "} {
		for _, command := range []string{"list", "export"} {
			if _, stderr := w.run(exitFailed, "--db", path, "--lang", lang, command); !strings.HasPrefix(stderr, want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("%s: %q", command, stderr)
			}
		}
		if out, _ := w.run(exitFailed, "--db", path, "--lang", lang, "check"); out == "" {
			t.Error("check finds nothing")
		}
	}
}

func TestALedgerOfAnOlderProgramCanBeLookedAtWithoutBeingChanged(t *testing.T) {
	data, err := os.ReadFile("../db/testdata/schema2.duban")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "ledger.db.2018-06-01.bak")
	if err := os.WriteFile(path, data, 0o400); err != nil {
		t.Fatal(err)
	}
	if out, _ := w.run(exitDone, "--db", path, "--read-only", "list"); !strings.Contains(out, "jt-1") {
		t.Errorf("list gives %q", out)
	}
	w.run(exitDone, "--db", path, "--read-only", "check")
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the file was changed (%v)", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("beside it now are %v (%v)", left, err)
	}
}
