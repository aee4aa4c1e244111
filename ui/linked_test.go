package ui_test

import (
	"testing"

	"duban/model"
)

// linked is the small ledger with a campaign of which one indicator stands in three tasks: alone in goal and hall, and
// beside another figure in invest.
func linked() []byte {
	return changedSmall(func(l *model.Ledger) {
		c := l.Plans[0].Campaign
		c.ID, c.Name, c.Document = "yq", "园区建设", model.Document{Number: "君发〔2026〕10号", Date: model.NewDate(2026, 1, 6)}
		hall := func(value, unit string) model.Target {
			g := model.Target{Metric: "标准化厂房", Op: model.AtLeast, Value: dec(value), Unit: unit}
			g.SetTerms(model.Terms{Link: "标准化厂房"})
			return g
		}
		record := func(id, title string, targets ...model.Target) model.Record {
			return model.Record{Task: model.Task{ID: id, Title: title, Section: []string{"园"}, LeadUnits: []string{"园区办"}, Deadline: by(2026, 12, 31), Targets: targets}}
		}
		l.Plans = append(l.Plans, model.Plan{Campaign: c, Records: []model.Record{
			record("hall", "建设标准化厂房", hall("20", "万平方米")),
			record("goal", "厂房总量", hall("20", "万平方米")),
			record("invest", "招商引资", hall("200000", "平方米"), model.Target{Metric: "引资额", Op: model.AtLeast, Value: dec("20"), Unit: "亿元"}),
		}})
	})
}

func TestOneReportFillsEveryPlaceOfItsIndicator(t *testing.T) {
	work(t, linked(), func(o *officer) {
		o.goes("hall")
		o.press("p text:12 enter enter")
		o.sees("同时填入：goal、invest")
		if r := o.lastReport("invest"); r.Actuals[0].Value.String() != "120000" || r.Via.Task != "hall" {
			t.Errorf("the other task has %+v", r)
		}
		o.goes("goal")
		o.press("enter")
		o.sees("标准化厂房 12万平方米", "同一指标，", "随 hall 填报")
		o.press("u")
		if n := len(o.reports("goal")) + len(o.reports("hall")) + len(o.reports("invest")); n != 0 {
			t.Errorf("%d returns are left after one undo", n)
		}
	})
}

func TestFiguresOfOneIndicatorThatDifferAreSeenOnBothTasks(t *testing.T) {
	work(t, linked(), func(o *officer) {
		o.goes("hall")
		o.press("p text:11 enter enter p text:12 enter enter") // of October, and of today
		o.goes("goal")
		o.press("p text:13 enter enter enter")
		o.sees("数字不一致", "hall报12万平方米（11-23），与此不一致")
		o.goes("hall")
		o.press("enter")
		o.sees("goal报13万平方米（11-23），与此不一致")
		o.press("5")
		o.sees("建设标准化厂房", "厂房总量")
	})
}

func TestTheSheetShowsWhichRowsAFigureFilled(t *testing.T) {
	work(t, linked(), func(o *officer) {
		o.press("2 / text:厂房 enter P text:12 enter up")
		o.sees("同一指标，已一并填入")
		o.press("ctrl+z")
		o.seesNo("同一指标，已一并填入")
	})
}
