package ui_test

import (
	"slices"
	"testing"

	"duban/model"
)

// One bulk action is one entry in the journal and one undo, however many tasks
// are marked.
func TestBulkActionIsOneActionAndOneUndo(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		done       func(o *officer, id string) bool
	}{
		{"延期", "text:2027-02-28 enter ime:统一调整 enter", func(o *officer, id string) bool {
			return o.task(id).Deadline.Date == model.NewDate(2027, 2, 28)
		}},
		{"办结", "ime:全部验收 enter", func(o *officer, id string) bool { return o.task(id).Closed != nil }},
		{"定灯", "right enter ime:重点督办 enter enter", func(o *officer, id string) bool { return o.app.LightOf(id) == model.Yellow }},
		{"暂停", "ime:等待批复 enter enter", func(o *officer, id string) bool { return o.task(id).SuspendedOn(today) }},
		{"改责任领导", "ctrl+u ime:赵书记 enter", func(o *officer, id string) bool {
			return slices.Equal(o.task(id).Leaders, []string{"赵书记"})
		}},
		{"改牵头单位", "ctrl+u ime:督查室 enter enter", func(o *officer, id string) bool {
			return slices.Equal(o.task(id).LeadUnits, []string{"督查室"})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2 s ime:文件顺序 enter home space space space")
				o.sees("已选 3")
				o.press("b ime:" + c.name + " enter " + c.keys)
				for _, id := range []string{"port", "road", "water"} {
					if !c.done(o, id) {
						o.t.Errorf("%s is not changed", id)
					}
				}
				if c.done(o, "care") {
					o.t.Error("a task that was not marked is changed")
				}
				if j := o.journal(); len(j) != 2 || j[1].Action != model.ActBulk || len(j[1].Tasks()) != 3 {
					o.t.Errorf("the journal has %+v", j[1:])
				}
				o.told("已改 3 项")
				o.seesNo("已选")
				o.press("u")
				for _, id := range []string{"port", "road", "water"} {
					if c.done(o, id) {
						o.t.Errorf("%s is not as it was", id)
					}
				}
			})
		})
	}
}

func TestOneTaskThatCannotBeChangedStopsTheWholeBulkAction(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goesToAll()
		o.press("*")
		o.sees("已选 7")
		o.press("b ime:办结 enter ime:全部 enter") // one of them is closed already
		if len(o.journal()) != 1 {
			o.t.Error("some were closed")
		}
		if o.app.Dialogs() != 1 {
			o.t.Errorf("nothing says so:\n%s", o.screen())
		}
		o.press("esc")
		o.sees("已选 7")
	})
}

func TestMarksAreTakenAwayOneByOneOrAllAtOnce(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 space space")
		o.sees("已选 2")
		o.press("home space")
		o.sees("已选 1")
		o.press("esc")
		o.seesNo("已选")
		o.press("*")
		o.sees("已选 5")
		o.press("*")
		o.seesNo("已选")
	})
}

func TestMarksReachOnlyWhatIsShown(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:灯:红 enter *")
		o.sees("已选 2")
		o.press("b ime:定灯 enter right enter ime:会议 enter enter")
		if j := o.journal(); len(j) != 2 || len(j[1].Tasks()) != 2 {
			o.t.Errorf("the journal has %+v", j[1:])
		}
	})
}

func TestBulkWithoutMarksIsForTheTaskAtTheCursor(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("road")
		o.press("b ime:延期 enter text:2027-01-31 enter ime:雨季 enter")
		if j := o.journal(); len(j) != 2 || j[1].Action != model.ActDeadline || !slices.Equal(j[1].Tasks(), []string{"road"}) {
			o.t.Errorf("the journal has %+v:\n%s", j[1:], o.screen())
		}
	})
}

func TestMarksOutOfSightAreSaidAndActedOn(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 s ime:文件顺序 enter home space space") // port, road
		o.press("/ text:nothing-like-this ctrl+u text:编号:water enter")
		o.sees("已选 2（2 项不在眼前）")
		o.press("b")
		o.sees("2 项，其中 2 项不在眼前")
		o.press("ime:办结 enter ime:验收 enter")
		if o.task("port").Closed == nil || o.task("road").Closed == nil {
			o.t.Error("a marked task was not closed")
		}
		if o.task("water").Closed != nil {
			o.t.Error("the task at the cursor, which is not marked, was closed")
		}
	})
}
