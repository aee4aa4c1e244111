package ui_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duban/ui/widget"
)

// filesIn lets the officer write files, those without a folder into dir, and leaves those alone that exist.
func filesIn(dir string) func(path string, over bool, write func(io.Writer) error) (string, error) {
	return func(path string, over bool, write func(io.Writer) error) (string, error) {
		if !filepath.IsAbs(path) {
			path = filepath.Join(dir, path)
		}
		if _, err := os.Stat(path); err == nil && !over {
			return path, widget.Explained{Text: "已经存在，没有改动它"}
		}
		f, err := os.Create(path)
		if err != nil {
			return path, err
		}
		defer f.Close()
		return path, write(f)
	}
}

func TestTheListOnTheScreenIsWrittenAsItIsShown(t *testing.T) {
	work(t, small(), func(o *officer) {
		to := filepath.Join(t.TempDir(), "list.csv")
		o.press("2 / ime:-编号:care enter s ime:任务 enter w")
		o.sees("写出当前清单", "督办清单-2026-11-23.xlsx", "共 6 行")
		o.press("tab right")
		o.sees("督办清单-2026-11-23.csv")
		o.press("shift+tab ctrl+u text:" + to + " ctrl+s")
		o.told("已写出 6 行：" + to)
		text, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, line := range strings.Split(strings.TrimSpace(string(text)), "\r\n")[1:] {
			ids = append(ids, strings.Split(line, ",")[1])
		}
		if shown := o.app.ShownTasks(); strings.Join(ids, " ") != strings.Join(shown, " ") {
			t.Errorf("written %v, shown %v", ids, shown)
		}

		// What is there is not replaced by a slip; what was typed comes back.
		o.press("w tab right shift+tab ctrl+u text:" + to + " ctrl+s")
		o.sees("写出当前清单", to, "已经存在，没有改动它")
		o.press("shift+tab space ctrl+s")
		o.seesNo("写出当前清单")
		o.told("已写出 6 行")

		o.press("g ime:单位 enter w tab right shift+tab ctrl+u text:" + to + "2 ctrl+s")
		o.told("已写出")
		text, err = os.ReadFile(to + "2")
		if err != nil {
			t.Fatal(err)
		}
		if heads := o.app.GroupTitles(); !strings.HasPrefix(string(text), "\ufeff组别,") || !strings.Contains(string(text), "\n"+heads[0]+",") {
			t.Errorf("the groups %v are not in\n%s", heads, text)
		}
	})
}
