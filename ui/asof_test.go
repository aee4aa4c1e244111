package ui_test

import (
	"testing"
	"time"

	"duban/model"
)

func TestBoardOfAPastDayShowsWhatWasKnownThen(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 @ text:8-31 enter")
		o.sees("截至 2026-08-31")
		o.light("care", model.Grey)   // first reported in November
		o.light("school", model.Grey) // reported and closed in September
		if o.app.LightOf("water") == model.Red {
			o.t.Error("the task due in October is red in August")
		}
		o.press("@ text:9-20 enter")
		o.light("school", model.Done)
		o.press("@ enter") // back to today
		o.sees("截至 2026-11-23")
		o.light("port", model.Red)
		o.light("school", model.Done)
		o.light("care", model.Green)
	})
}

func TestDaysAreTypedAsOfficersWriteThem(t *testing.T) {
	for text, day := range map[string]string{
		"10-31": "2026-10-31", "2026-03-05": "2026-03-05", "-7": "2026-11-16", "3月底": "2026-03-31", "10月31日": "2026-10-31",
		"１０－３１": "2026-10-31", "2025年12月": "2025-12-31",
	} {
		t.Run(text, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("@ text:" + text + " enter")
				o.sees("截至 " + day)
			})
		})
	}
}

func TestADayThatIsNoneIsSaid(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("@ text:13-45 enter")
		if o.app.Dialogs() != 1 {
			o.t.Error("the form is gone")
		}
		o.press("esc")
		o.sees("截至 2026-11-23")
	})
}

func TestAReportStoredOnAPastBoardIsSeenOnTodays(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("@ text:11-10 enter")
		o.on("port")
		o.press("p text:9.5 enter ime:补报 enter")
		if p := o.lastReport("port"); p.Date != model.NewDate(2026, 11, 10) || p.Received != today { // October is answered
			o.t.Errorf("the report is of %s, received %s", p.Date, p.Received)
		}
		o.light("port", model.Red) // on that day the report was not entered yet
		o.press("@ enter")
		o.light("port", model.Green)
	})
}

func TestATaskAddedLaterIsNotOnAnEarlierBoard(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 a ime:新增的任务 ctrl+s")
		o.sees("新增的任务")
		o.waits(time.Minute) // until nothing speaks of it any more
		o.press("@ text:11-20 enter")
		o.seesNo("新增的任务")
		o.press("@ enter")
		o.sees("新增的任务")
	})
}

func TestATaskAddedWhileLookingBackIsNotOnThatDaysBoard(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 @ text:11-20 enter a ime:新增的任务 ctrl+s esc")
		o.goesToAll()
		if len(o.app.ShownTasks()) != 7 {
			o.t.Errorf("the board of 20 November has %d tasks", len(o.app.ShownTasks()))
		}
		o.press("@ enter")
		o.sees("新增的任务")
	})
}

func TestBoardOfADayToComeShowsWhatTurnsRed(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.light("road", model.Green)
		o.press("@ text:2027-01-05 enter")
		o.light("road", model.Red)
		o.press("@ enter")
		o.light("road", model.Green)
	})
}

func TestOpenTaskFollowsTheDay(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("enter")
		o.sees("二期基础完成")
		o.press("@ text:9-30 enter")
		o.seesNo("二期基础完成")
	})
}
