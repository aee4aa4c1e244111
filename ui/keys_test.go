package ui_test

import (
	"errors"
	"strings"
	"testing"

	"duban/ui"
	"duban/ui/keymap"
)

func bindings(t *testing.T, file string) []keymap.Rebound {
	t.Helper()
	out, err := keymap.Parse(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAKeyBoundOtherwiseWorksAndIsShown(t *testing.T) {
	file := bindings(t, "report = r f4\nundo = f10\ncommands = ctrl+g\ncalendar = f11 3")
	work(t, small(), func(o *officer) {
		o.press("2")
		o.sees("r 填报", "F11 日历  4 单位")
		o.clicks("单位  5")
		if o.app.Page() != 4 {
			o.t.Errorf("a click on a tab behind a wider key shows page %d", o.app.Page())
		}
		o.press("2")
		o.seesNo("p 填报")
		o.press("r")
		o.sees("填报  港口码头建设")
		o.press("esc p")
		if o.app.Dialogs() > 0 {
			o.t.Error("p still reports")
		}
		o.press("? ime:填报")
		o.sees("r ")
		o.press("esc esc ctrl+g ime:填报")
		o.sees("填报")
	}, func(o *ui.Options) { o.Keys = file })
}

func TestAWrongFileOfKeysIsSaidAndTheUsualKeysHold(t *testing.T) {
	for name, set := range map[string]func(*ui.Options){
		"a line that cannot be": func(o *ui.Options) { o.Keys = bindings(t, "report = d") },
		"a file that cannot be read": func(o *ui.Options) {
			_, o.KeysFault = keymap.Parse(strings.NewReader("report p"))
		},
		"a disk that fails": func(o *ui.Options) { o.KeysFault = errors.New("按键文件第 1 行：读不出") },
	} {
		t.Run(name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.sees("按键文件第 1 行", "先用原来的键")
				o.press("2 p")
				o.sees("填报  港口码头建设")
			}, set)
		})
	}
}
