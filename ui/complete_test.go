package ui_test

import (
	"slices"
	"testing"
)

func TestAUnitIsCompletedByItsInitials(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("a text:甲任务 tab text:jtj")
		o.sees("交通局")
		o.press("enter")
		o.sees("新增任务") // Enter took the name and no more
		o.press("ctrl+s")
		j := o.journal()
		if lead := o.task(j[len(j)-1].Tasks()[0]).LeadUnits; !slices.Equal(lead, []string{"交通局"}) {
			o.t.Errorf("the lead unit is %q", lead)
		}
	})
}

func TestAnUnknownUnitIsAskedAbout(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("a text:甲任务 tab ime:交整局 ctrl+s")
		o.sees("“交整局”是新单位？按 Enter 新建", "交通局")
		n := len(o.journal())
		o.press("enter") // yes: on to the next field
		o.press("ctrl+s")
		if len(o.journal()) != n+1 {
			o.t.Error("the task is not stored after a yes")
		}
	})
}

func TestEscOnAListOfNamesLeavesTheForm(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("a text:甲任务 tab text:jt")
		o.press("esc")
		o.sees("新增任务", "甲任务")
	})
}
