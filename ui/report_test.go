package ui_test

import (
	"testing"

	"duban/model"
)

func TestReportingChangesTheLightAndSaysWhatItWas(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.light("port", model.Red)
		o.press("2 / text:gkmt enter")
		o.on("port")
		o.press("p text:9.5 enter")
		o.sees("红 -> 绿") // the form says what storing would do
		o.press("ime:码头主体完成 enter")
		o.light("port", model.Green)
		o.told("填报", "港口码头建设", "红转绿")
		p := o.lastReport("port")
		if got := p.Actuals[0].Value.String(); got != "9.5" || p.Actuals[0].Unit != "亿元" {
			o.t.Errorf("9.5 亿元 was stored as %s %s", got, p.Actuals[0].Unit)
		}
		if p.Text != "码头主体完成" || p.Received != today || p.By != "督查室" {
			o.t.Errorf("the report is %+v", p)
		}
	})
}

func TestReportThatChangesNoLightSaysSo(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:gkmt enter p text:4.1 enter ime:进展缓慢 enter")
		o.light("port", model.Red)
		o.told("港口码头建设", "仍为红")
	})
}

func TestReportOfAPastDayIsDatedThen(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("road")
		o.press("p text:85 tab ime:补报 tab tab tab ctrl+u text:11-20 enter")
		p := o.lastReport("road")
		if p.Date != model.NewDate(2026, 11, 20) || p.Percent.String() != "85" || p.Text != "补报" {
			o.t.Errorf("the report is of %s, %s%%, %q", p.Date, p.Percent, p.Text)
		}
	})
}

func TestStepsOfATaskAreTickedOff(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("care")
		o.press("p tab tab space enter ime:通过验收 enter")
		o.light("care", model.Done)
		o.told("康复部建设", "转完")
		p := o.lastReport("care")
		if len(p.Steps) != 1 || p.Steps[0] != (model.StepMark{Milestone: 2, Done: true}) {
			o.t.Errorf("the report ticks %+v, not only the third step", p.Steps)
		}
	})
}

func TestReportThatCannotBeTakenStaysInItsForm(t *testing.T) {
	for _, c := range []struct{ name, task, keys string }{
		{"more than all of it", "road", "text:101 enter enter"},
		{"less than nothing", "road", "text:-5 enter enter"},
		{"no figure", "road", "text:abc enter enter"},
		{"another unit", "port", "text:9公里 enter enter"},
		{"nothing at all", "port", "enter enter"},
		{"a day that is none", "port", "text:5 tab tab tab ctrl+u text:13-45 enter"},
		{"no day", "port", "text:5 tab tab tab ctrl+u enter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goes(c.task)
				o.press("p " + c.keys)
				if o.app.Dialogs() != 1 {
					o.t.Fatalf("the form is gone:\n%s", o.screen())
				}
				if n := len(o.reports(c.task)); n != 1 {
					o.t.Errorf("%d reports: the wrong one was stored", n)
				}
				o.press("esc")
				if o.app.Dialogs() != 0 {
					o.t.Error("Esc does not leave the form")
				}
			})
		})
	}
}

func TestAReportOfTomorrowIsRefused(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:gkmt enter p text:5 tab tab tab ctrl+u text:+1 enter")
		if n := len(o.reports("port")); n != 1 {
			o.t.Errorf("%d reports: one of tomorrow was stored", n)
		}
		o.sees("代表日期 2026-11-24 还没到")
		o.light("port", model.Red)
	})
}

func TestUndoTakesAReportBackAndRedoGivesItAgain(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:gkmt enter p text:9.5 enter enter")
		o.light("port", model.Green)
		o.press("u")
		o.light("port", model.Red)
		o.told("撤销", "填报")
		if n := len(o.reports("port")); n != 1 {
			o.t.Errorf("%d reports are left", n)
		}
		o.press("U")
		o.light("port", model.Green)
		o.told("重做", "填报")
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports after doing it again", n)
		}
	})
}

func TestUndoAndRedoSurviveARestart(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:gkmt enter p text:9.5 enter enter")
		o.restart()
		o.light("port", model.Green)
		o.press("u")
		o.light("port", model.Red)
		o.restart()
		o.light("port", model.Red)
		o.press("U")
		o.light("port", model.Green)
		o.restart()
		o.light("port", model.Green)
	})
}

func TestNothingToUndoIsSaid(t *testing.T) {
	work(t, empty(), func(o *officer) {
		o.press("u")
		o.told("nothing to undo")
		o.press("U")
		o.told("nothing to redo")
	})
}

func TestReportingFromATasksOwnPageShowsTheReportThere(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:gkmt enter enter")
		o.sees("二期基础完成", "新建千吨级泊位两个")
		o.press("p text:9.5 enter ime:水工主体完成 enter")
		o.sees("水工主体完成", "二期基础完成")
		o.light("port", model.Green)
		o.press("u")
		o.seesNo("水工主体完成")
	})
}
