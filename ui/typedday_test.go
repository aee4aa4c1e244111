package ui_test

import (
	"testing"

	"duban/model"
)

func TestADayIsShownAsItIsRead(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("d text:1月底")
		o.sees("2027-01-31 周日，还有") // a deadline lies ahead
		o.press("tab text:省里批准 enter")
		if d := o.task("port").Deadline; d.Date != model.NewDate(2027, 1, 31) || d.Precision != model.ToMonth {
			t.Errorf("the deadline is %+v", d)
		}
		o.press("p text:9 enter tab tab ctrl+u text:昨天")
		o.sees("2026-11-22 周日")
		o.press("enter")
		if p := o.lastReport("port"); p.Date != model.NewDate(2026, 11, 22) {
			t.Errorf("the report stands for %s", p.Date)
		}
	})
}

func TestTheBoardOfTheEndOfLastMonthIsAskedForInWords(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("@ text:上月底 enter")
		o.sees("2026-10-31")
	})
}
