package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/ui"
)

func TestMouseChoosesAPageByItsTab(t *testing.T) {
	for i, tab := range []string{"总览", "任务", "日历", "单位", "待核实"} {
		t.Run(tab, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press(string(rune('1' + (i+1)%5)))
				o.clicks(tab)
				if o.app.Page() != i+1 {
					o.t.Errorf("page %d is shown", o.app.Page())
				}
			})
		})
	}
}

func TestMouseChoosesARowAndOpensItTheSecondTime(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2")
		o.clicks("康复部建设")
		o.on("care")
		if o.app.Page() != 2 {
			o.t.Fatal("the first click opens it")
		}
		o.clicks("康复部建设")
		o.sees("卫健局", "封顶", "主体封顶")
		o.press("esc")
		o.press("g ime:行动 enter")
		o.clicks("民生实事") // a heading is no row
		o.on("care")
		o.press("5")
		o.clicks("文化公园")
		o.sees("面积两处不一致")
	})
}

func TestMouseOnAnEmptyPlaceDoesNothing(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, page := range []string{"1", "2", "3", "4", "5", "2 enter"} {
			o.press(page)
			for y := range o.h {
				if y > 0 {
					o.send(tea.MouseClickMsg{X: 0, Y: y, Button: tea.MouseRight})
				}
			}
			before := o.screen()
			o.send(tea.MouseClickMsg{X: 50, Y: o.h - 1, Button: tea.MouseLeft})
			o.send(tea.MouseClickMsg{X: 500, Y: 500, Button: tea.MouseLeft})
			o.send(tea.MouseClickMsg{X: -1, Y: -1, Button: tea.MouseLeft})
			if o.screen() != before {
				o.t.Errorf("page %s changed:\n%s", page, o.screen())
			}
		}
	})
}

// Wherever the mouse is pressed or the wheel is turned, the screen stays sound.
func TestMouseEverywhere(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {120, 36}} {
		work2 := func(o *officer) {
			o.resize(size[0], size[1])
			for _, page := range []string{"1", "2", "3", "4", "5", "2 enter", "2 P"} {
				for y := 1; y < o.h; y += 2 {
					o.blind = true
					o.press("esc esc esc " + page)
					o.blind = false
					o.send(tea.MouseClickMsg{X: (y * 7) % o.w, Y: y, Button: tea.MouseLeft})
					o.send(tea.MouseClickMsg{X: (y * 7) % o.w, Y: y, Button: tea.MouseLeft})
					o.wheels(2)
					o.wheels(-1)
				}
			}
		}
		t.Run("", func(t *testing.T) { work(t, sample(), work2) })
	}
}

func TestWheelScrollsAndKeepsTheCursorInView(t *testing.T) {
	work(t, sample(), func(o *officer) {
		o.press("2")
		first := o.app.CurrentTask()
		o.wheels(5)
		second := o.app.CurrentTask()
		if first == second {
			o.t.Error("the view did not move")
		}
		o.wheels(-5)
		o.press("home")
		o.on(first)
		o.press("enter")
		before := o.screen()
		o.wheels(1)
		o.wheels(-1)
		if o.screen() != before {
			o.t.Error("a task's page does not come back")
		}
	})
}

func TestMouseLeavesADialogAlone(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 p text:5")
		before := o.screen()
		o.clicks("总览")
		o.wheels(2)
		if o.screen() != before {
			o.t.Errorf("the screen changed:\n%s", o.screen())
		}
	})
}

func TestMouseReachesTheFrontWindowThroughItsLayers(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 : ime:日历")
		before := o.screen()
		o.clicks("总览")    // in the bar under the window
		o.clicks("康复部建设") // on the page under it
		if o.screen() != before {
			o.t.Errorf("a click beside the window changed it:\n%s", o.screen())
		}
		if o.clicks("日历" + strings.Repeat(" ", 53) + "3"); o.app.Page() != 3 {
			o.t.Errorf("page %d is shown after a click on an option:\n%s", o.app.Page(), o.screen())
		}
		o.press("2 e")
		o.clicks("序号  ")
		o.press("end text:附3")
		o.sees("附3")
		o.press("esc ?")
		o.wheels(20)
		o.sees("输入法")
	})
}

func TestMouseDoesNothingBeforeThereIsALedger(t *testing.T) {
	work(t, nil, func(o *officer) {
		before := o.screen()
		o.send(tea.MouseClickMsg{X: 30, Y: 10, Button: tea.MouseLeft})
		o.wheels(2)
		if o.screen() != before {
			o.t.Error("the screen changed")
		}
	}, func(o *ui.Options) { o.Create = func(bool) (ui.Ledger, error) { return nil, errDisk } })
}
