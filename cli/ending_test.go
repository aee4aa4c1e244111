package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"duban/db"
	"duban/internal/zh"
	"duban/ui"
)

func TestADashboardWhoseLedgerWasReplacedSaysSoAndKeepsACopy(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("lets nobody replace a file that is open")
	}
	w := newWorld(t).terminal(80)
	path := w.small()
	w.during = func(o ui.Options) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+".new", data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
		_, err = o.Ledger.Undo()
		if said := o.Explain(err); !strings.Contains(said, "small.db 已被别的文件顶替") || zh.Width(said) > 80 {
			t.Errorf("a change gives %q", said)
		}
		kept, err := o.Keep()
		if err != nil {
			t.Fatal(err)
		}
		s, err := db.Open(kept, db.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if tasks, err := s.TasksOn(o.Today); err != nil || len(tasks) != 4 {
			t.Errorf("the copy holds %d tasks, %v", len(tasks), err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if _, err := o.Keep(); err == nil || !strings.Contains(o.Explain(err), "已经存在") {
			t.Errorf("a second copy in the same second gives %v", err)
		}
	}
	w.run(exitDone, "--db", path)
}

func TestWhatBecameOfALedgersFileIsSaidInOneShortLine(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for how := db.Gone; how <= db.Rewritten; how++ {
			w := newWorld(t).terminal(80)
			path := w.small()
			w.Dashboard = func(context.Context, ui.Options) error { return &db.MovedError{Path: path, How: how} }
			_, stderr := w.run(exitFailed, "--lang", lang, "--db", path)
			if said := strings.TrimSuffix(strings.TrimPrefix(stderr, "duban: "), "\n"); zh.Width(said) > 80 || strings.Contains(said, "\n") || !strings.HasPrefix(said, "small.db") {
				t.Errorf("%q has %d cells", said, zh.Width(said))
			}
		}
	}
}

func TestWhatTheDashboardCouldNotStoreIsSaidAtTheEnd(t *testing.T) {
	w := newWorld(t).terminal(80)
	for _, c := range []struct {
		lost ui.UnstoredError
		want string
	}{
		{ui.UnstoredError{What: []string{"“甲”填报 5%", "“乙”填报 6%"}, Hangs: true}, "duban: 没有保存：“甲”填报 5%；“乙”填报 6%；请下次打开后重填\n"},
		{ui.UnstoredError{What: []string{"“甲”填报 5%"}, Err: db.ErrDiskFull}, "duban: 没有保存：“甲”填报 5%（磁盘已满，什么都没有改动；请先腾出空间）；请下次打开后重填\n"},
	} {
		w.Dashboard = func(context.Context, ui.Options) error { return &c.lost }
		if _, stderr := w.run(exitFailed, "--db", w.small()); stderr != c.want {
			t.Errorf("it says %q, want %q", stderr, c.want)
		}
	}
}

func TestTerminalsThatCannotShowTheDashboardGetOneSentence(t *testing.T) {
	document := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(document, []byte("2018年重点工作任务\n\n1.新建农村公路10公里。\n2.新建学校2所。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ env, want string }{
		{"TERM=dumb", "duban list"},
		{"LANG=zh_CN.GB18030", "UTF-8"},
		{"LC_ALL=zh_CN.GBK", "UTF-8"},
		{"LC_CTYPE=en_US.ISO8859-1", "UTF-8"},
	} {
		w := newWorld(t).terminal(80)
		path := w.small()
		w.Env = append(w.Env, c.env)
		for _, args := range [][]string{{"--db", path}, {"demo"}, {"--db", path, "import", document}} {
			stdout, stderr := w.run(exitFailed, args...)
			if stdout != "" || !strings.Contains(stderr, c.want) || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, "\x1b") {
				t.Errorf("%s %v: it says %q%q", c.env, args, stdout, stderr)
			}
			if strings.Contains(c.env, ".") && strings.ContainsFunc(stderr, func(r rune) bool { return r > 0x7e }) {
				t.Errorf("%s: what it says is not shown there: %q", c.env, stderr)
			}
		}
		if w.shown != nil {
			t.Errorf("%s: the dashboard was opened", c.env)
		}
	}
	w := newWorld(t).terminal(80)
	w.Env = append(w.Env, "LANG=zh_CN.utf8", "TERM=xterm")
	w.run(exitDone, "--db", w.small())
}

func TestAFolderForTemporaryFilesThatIsNotThereIsNamed(t *testing.T) {
	w := newWorld(t)
	path := w.small()
	missing := filepath.Join(t.TempDir(), "missing")
	t.Setenv("TMPDIR", missing)
	t.Setenv("TMP", missing)
	_, stderr := w.run(exitFailed, "--db", path, "--read-only", "list")
	if !strings.Contains(stderr, "临时文件夹") || !strings.Contains(stderr, missing) || strings.Contains(stderr, path) {
		t.Errorf("it says %q", stderr)
	}
}

// opening is an input during which another program uses the ledger.
type opening struct {
	t    *testing.T
	path string
	text *strings.Reader
}

func (o *opening) Read(b []byte) (int, error) {
	s, err := db.Open(o.path, db.Options{})
	if err != nil {
		o.t.Errorf("while the import waits for its input: %v", err)
		return 0, errors.New("no input")
	}
	if err := s.Close(); err != nil {
		o.t.Error(err)
	}
	return o.text.Read(b)
}

func TestAnImportThatWaitsForItsInputLeavesTheLedgerToOthers(t *testing.T) {
	w := newWorld(t)
	path := w.small()
	w.In = &opening{t, path, strings.NewReader("2018年重点工作任务\n\n1.新建农村公路10公里。牵头单位：交通局，完成时限：2018年12月底前。\n2.新建学校2所。牵头单位：教育局，完成时限：2018年12月底前。\n")}
	w.run(exitDone, "--db", path, "import", "--yes", "-")
}
