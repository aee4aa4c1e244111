package ui_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/model"
)

// threefold is the small ledger with a task of three figures.
var threefold = made(func() (*model.Ledger, error) {
	l := smallLedger()
	port := &l.Plans[0].Records[0].Task
	port.Targets = append(port.Targets,
		model.Target{Metric: "泊位", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("4"), Unit: "个"},
		model.Target{Metric: "航道", Kind: model.Cumulative, Op: model.AtLeast, Value: dec("12.5"), Unit: "公里"})
	return l, nil
})

func TestEveryTaskStaysInItsRowWhileTheSheetIsOpen(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P")
		before := o.app.ShownTasks()
		o.press("text:9.5 enter") // red turns green
		o.light("port", model.Green)
		o.on(before[1])
		o.press("text:90 enter")
		o.on(before[2])
		if after := o.app.ShownTasks(); !slices.Equal(before, after) {
			t.Errorf("the rows went from %v to %v", before, after)
		}
		o.press("esc")
		if after := o.app.ShownTasks(); slices.Equal(before, after) {
			t.Error("the rows stay as they were when the sheet is closed")
		}
	})
}

func TestEachFigureOfALineGoesToTheTargetOfItsUnit(t *testing.T) {
	for line, want := range map[string]string{
		"9.5":           "0:9.5",
		"9.5 加快施工":      "0:9.5 加快施工",
		"9.5亿元 3个 加快施工": "0:9.5 1:3 加快施工",
		"3个 9.5亿元":      "1:3 0:9.5",
		"9.5 6000米 2个":  "0:9.5 2:6 1:2",
		"3个　6公里　两岸同时施工": "1:3 2:6 两岸同时施工",
		"9.5 3座桥已完工":    "0:9.5 3座桥已完工",
		"正在招标 3个":       "正在招标 3个",
		"9.5 2026年底前完成": "0:9.5 2026年底前完成",
	} {
		t.Run(line, func(t *testing.T) {
			work(t, threefold(), func(o *officer) {
				o.goes("port")
				o.press("esc 2 P")
				o.goesInSheet("port")
				o.press(`ime:"` + line + `" enter`)
				p := o.lastReport("port")
				var got []string
				for _, a := range p.Actuals {
					got = append(got, string(rune('0'+a.Target))+":"+a.Value.Trim(0).String())
				}
				if p.Text != "" {
					got = append(got, p.Text)
				}
				if s := strings.Join(got, " "); s != want {
					t.Errorf("stored as %q, want %q", s, want)
				}
			})
		})
	}
}

func TestAFigureOfNoTargetIsRefusedOnItsRow(t *testing.T) {
	work(t, threefold(), func(o *officer) {
		o.press("2 P")
		o.goesInSheet("port")
		n := len(o.reports("port"))
		o.press(`text:"9.5 3吨" enter`)
		o.told("“3吨”对不上指标")
		if len(o.reports("port")) != n {
			t.Error("it is stored without the figure")
		}
		o.sees("投资 上次 4，目标 10亿元", "泊位 上次 -，目标 4个", "航道 上次 -，目标 12.5公里")
	})
}

func TestARemarkIsNotTakenForAFigure(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P ime:正在招标 enter")
		o.told("只记说明，未填数")
		o.sees("只记说明，未填数 正在招标")
	})
}

func TestAPastedColumnFillsTheRowsAndWaits(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 P")
		rows := o.app.ShownTasks()
		n := len(o.journal())
		o.send(tea.PasteMsg{Content: "9.5\r\n\r\n85% 路面完成\r\n"})
		o.sees("粘贴2行待存", "9.5", "85% 路面完成")
		if len(o.journal()) != n {
			t.Fatal("a pasted column is stored at once")
		}
		o.press("enter enter enter")
		o.light("port", model.Green)
		if p := o.lastReport(rows[2]); p.Text != "路面完成" {
			t.Errorf("the third row is stored as %+v", p)
		}
		if len(o.journal()) != n+2 {
			t.Errorf("%d are stored, and not two", len(o.journal())-n)
		}
		o.seesNo("待存")
	})
}

// goesInSheet moves down the open sheet to a task.
func (o *officer) goesInSheet(id string) {
	o.t.Helper()
	for range o.app.ShownTasks() {
		if o.app.CurrentTask() == id {
			return
		}
		o.press("down")
	}
	o.on(id)
}
