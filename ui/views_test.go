package ui_test

import (
	"testing"
)

func TestAViewIsKeptCountedChosenRenamedAndTakenBack(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / ime:建 enter s ime:时限 enter V ime:记下 enter ime:在建 ctrl+s")
		o.sees("未办结的任务  在建 3")
		o.told("已记下视图“在建”")
		if s, err := o.store.Settings(); err != nil || len(s.Views) != 1 || s.Views[0].Query != "建" || s.Views[0].Sort != "deadline" {
			t.Errorf("the settings hold %+v (%v)", s.Views, err)
		}
		shown := len(o.app.ShownTasks())
		o.press("1 2 tab")
		if q := o.app.Query(); q != "建" || len(o.app.ShownTasks()) != shown {
			t.Errorf("the view searches %q and shows %d", q, len(o.app.ShownTasks()))
		}
		o.press("tab")
		if q := o.app.Query(); q != "" {
			t.Errorf("behind the last view %q is searched", q)
		}
		o.press("V ime:改名 enter ctrl+u ime:工地 ctrl+s")
		o.sees("工地 3")
		o.seesNo("在建 3")
		o.press("V ime:删除 enter")
		o.seesNo("工地 3")
		o.press("u")
		o.sees("工地 3")
	})
}
