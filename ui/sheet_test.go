package ui_test

import (
	"testing"

	"duban/model"
)

func TestSheetIsTypedDownAColumn(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P")
		o.on("port")
		o.press("text:9.5 enter")
		o.light("port", model.Green)
		o.told("港口码头建设", "红转绿")
		next := o.app.CurrentTask()
		o.press(`text:"85% 路面全部完成" enter`)
		o.press("esc")
		if next != "road" && next != "water" {
			o.t.Fatalf("after the first row the cursor is on %q", next)
		}
		p := o.lastReport(next)
		if p.Percent == nil || p.Percent.String() != "85" || p.Text != "路面全部完成" {
			o.t.Errorf("the second row is stored as %+v", p)
		}
		if j := o.journal(); len(j) != 3 {
			o.t.Errorf("%d entries in the journal: each row is one action", len(j)-1)
		}
	})
}

func TestSheetTakesASentenceWithoutAFigure(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P ime:正在招标 enter")
		if p := o.lastReport("port"); p.Text != "正在招标" || p.Percent != nil || len(p.Actuals) != 0 {
			o.t.Errorf("the sentence is stored as %+v", p)
		}
	})
}

func TestWrongFigureIsRefusedOnItsRow(t *testing.T) {
	for _, wrong := range []string{"130%", "9公里", "9..5", "9.5亿公里"} {
		t.Run(wrong, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2 P text:" + wrong + " enter")
				o.on("port")
				o.sees(wrong) // what was typed is still there to be put right
				if n := len(o.reports("port")); n != 1 {
					o.t.Errorf("%d reports: the wrong figure was stored", n)
				}
				o.light("port", model.Red)
				if foot := o.foot(); foot == "" {
					o.t.Error("nothing says what is wrong")
				}
			})
		})
	}
}

func TestEmptyRowOfTheSheetIsPassedOver(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P enter")
		if o.app.CurrentTask() == "port" {
			o.t.Error("Enter on an empty row does not go on")
		}
		if n := len(o.journal()); n != 1 {
			o.t.Errorf("%d entries in the journal: an empty row was stored", n-1)
		}
	})
}

func TestUndoInTheSheetTakesTheRowBack(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P text:9.5 enter")
		o.sees("9.5")
		o.press("ctrl+z")
		o.light("port", model.Red)
		if n := len(o.reports("port")); n != 1 {
			o.t.Errorf("%d reports are left", n)
		}
		o.seesNo("9.5") // the row does not go on to say that it is stored
	})
}

func TestFigureStaysWithItsRowWhenTheMouseIsUsed(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P text:9.5")
		o.clicks("康复部建设")
		o.press("enter")
		if p := o.lastReport("care"); p.Date == today {
			o.t.Error("the figure typed for one task was stored for another")
		}
		typedFor := o.app.CurrentTask()
		o.press("text:8")
		o.wheels(3)
		o.press("enter")
		for _, id := range []string{"road", "water", "park", "school"} {
			if p := o.reports(id); id != typedFor && len(p) > 0 && p[len(p)-1].Date == today {
				o.t.Errorf("the figure typed for one task was stored for %s", id)
			}
		}
	})
}

func TestSheetShowsWhatWasStoredAndNotWhatFailed(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		o.press("2 P text:9.5")
		f.broken = true
		o.press("enter")
		o.told("the disk is full")
		o.on("port")
		o.sees("9.5") // it can be stored again without typing it again
		f.broken = false
		o.press("enter")
		o.light("port", model.Green)
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports", n)
		}
	})
}

func TestSheetSendsATaskOfStepsToItsForm(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("care")
		o.press("P text:90% enter")
		if n := len(o.reports("care")); n != 1 {
			o.t.Error("a percentage that counts for nothing was stored")
		}
		o.told("按节点填报")
		o.press("ctrl+u ime:正在验收 enter") // a sentence is taken
		if n := len(o.reports("care")); n != 2 {
			o.t.Error("the sentence was not stored")
		}
	})
}
