package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/model"
)

func TestAWideScreenShowsTheTaskAtTheCursorBesideItsList(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.resize(200, 60)
		beside := func(keys, task, more string) {
			o.t.Helper()
			o.press(keys)
			for _, text := range []string{task, more} {
				seen := false
				for _, l := range o.look() {
					_, right, _ := strings.Cut(l, "│")
					seen = seen || strings.Contains(right, text)
				}
				if !seen {
					o.t.Fatalf("%q is not seen beside the list:\n%s", text, o.screen())
				}
			}
		}
		beside("2", "港口码头建设", "计划与实报")
		beside("down", "自来水厂扩建", "10月")
		beside("home p text:9.5 enter enter", "港口码头建设", "投资 9.5亿元") // what was just reported is told
		o.send(tea.MouseClickMsg{X: 150, Y: 20, Button: tea.MouseLeft})
		o.sees("出处")
		o.seesNo("为何") // the click opened the task
		beside("4 down", "交通局", "农村公路改造")
		beside("5", "文化公园", "指标")
		o.press("3 pgdn")
		for _, l := range o.look() {
			if strings.Contains(l, "接下来") && !strings.HasPrefix(l, " 2026年12月") {
				o.t.Errorf("what comes does not stand beside the month:\n%s", o.screen())
			}
		}
	})
}

func TestTheNameOfATaskKeepsItsRoomAsTheScreenNarrows(t *testing.T) {
	const name = "三十六格宽的一个任务名称不应被截断啊" // of 36 cells
	work(t, changedSmall(func(l *model.Ledger) { l.Plans[0].Records[0].Task.Title = name }), func(o *officer) {
		for w, gone := range map[int]string{200: "", 120: "", 110: "序时", 80: "为何", 60: "交通局"} {
			o.resize(w, 36)
			o.press("2")
			o.sees(name, "完成")
			if gone != "" {
				o.seesNo(gone)
			}
		}
	})
}

func TestEveryListSaysWhereTheCursorStands(t *testing.T) {
	work(t, sample(), func(o *officer) {
		o.resize(120, 36)
		for keys, want := range map[string]string{"2": "1/", "4 down": "2/", "5 down down": "3/", "3": "1/"} {
			o.press(keys)
			o.sees(want, "━─")
		}
		o.press("2 end")
		o.sees("──━")
	})
}
