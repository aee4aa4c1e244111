package ui_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/ui"
)

// kinds is the small ledger with a campaign of tasks that are told in other ways than a sum:
//
//	safe   two zero lines, a nought of each in October
//	water2 a class of water, Ⅲ in October
//	towns  two of each of three towns; one each in October
//	credit in words
//	visit  a duty without a figure
//	funds  a sum of 20 亿元 in October, and an investment that is only noted
func kinds() []byte {
	return changedSmall(func(l *model.Ledger) {
		c := l.Plans[0].Campaign
		c.ID, c.Name, c.Document = "fs", "防风险", model.Document{Number: "君发〔2026〕9号", Date: model.NewDate(2026, 1, 6)}
		october := model.Period{From: model.NewDate(2026, 10, 1), To: model.NewDate(2026, 10, 31)}
		record := func(id, title string, targets []model.Target, actuals ...model.Actual) model.Record {
			r := model.Record{Task: model.Task{ID: id, Title: title, Section: []string{"防"}, LeadUnits: []string{"应急局"}, Deadline: by(2026, 12, 31), Targets: targets}}
			if len(actuals) > 0 {
				r.Returns = []model.Return{{
					Date: october.To, Turn: october, Received: october.To + 3, Entered: october.To + 3, Actuals: actuals, Text: "十月情况", By: "联络员",
				}}
			}
			return r
		}
		figure := func(target int, v, unit, of string) model.Actual {
			return model.Actual{Target: target, Value: *dec(v), Unit: unit, Of: of}
		}
		zero := func(metric string) model.Target {
			return model.Target{Metric: metric, Kind: model.ZeroLine, Value: dec("0"), Unit: "起"}
		}
		l.Plans = append(l.Plans, model.Plan{Campaign: c, Records: []model.Record{
			record("safe", "安全生产", []model.Target{zero("较大事故"), zero("重大火灾")}, figure(0, "0", "起", ""), figure(1, "0", "起", "")),
			record("river", "断面水质", []model.Target{{Metric: "水质", Kind: model.Class, Value: dec("3"), Unit: "类"}}, figure(0, "3", "类", "")),
			record("towns", "文化站", []model.Target{{
				Metric: "文化站", Kind: model.Each, Op: model.AtLeast, Value: dec("2"), Unit: "个", More: &model.Terms{Members: []string{"东山镇", "西河乡", "北岭乡"}},
			}}, figure(0, "1", "个", "东山镇"), figure(0, "1", "个", "西河乡"), figure(0, "1", "个", "北岭乡")),
			record("credit", "信用改革", nil),
			record("visit", "每月暗访", []model.Target{{Metric: "暗访", Kind: model.Duty}}),
			record("funds", "财政收入", []model.Target{
				{Metric: "财政收入", Op: model.AtLeast, Value: dec("30"), Unit: "亿元"}, {Metric: "总投资", Kind: model.Budget, Value: dec("2134"), Unit: "万元"},
			}, figure(0, "20", "亿元", "")),
		}})
	})
}

func TestAFigureThatFellNeedsItsReason(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("funds")
		o.press("p text:18 enter enter ime:口径调整 enter")
		o.sees("财政收入比上次（20亿元，10月31日）少2亿元，请写明减少的原因", "减少原因")
		if n := len(o.reports("funds")); n != 1 {
			t.Fatalf("%d reports: it is stored without an answer", n)
		}
		o.press("enter") // still without a reason
		if n := len(o.reports("funds")); n != 1 {
			t.Fatalf("%d reports: it is stored without a reason", n)
		}
		o.press("ime:退库两亿元 enter")
		if p := o.lastReport("funds"); p.Why != "退库两亿元" || p.Text != "口径调整" || p.Actuals[0].Value.String() != "18" {
			t.Errorf("the report is %+v", p)
		}
		o.press("enter")
		o.sees("因：退库两亿元")
	})
}

func TestWhatIsAskedOnAPastBoardHoldsAgainstNow(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("funds")
		o.press("@ text:10-15 enter p text:18 tab tab tab tab ctrl+u text:2026-11-20 enter")
		o.sees("比上次（20亿元")
		if n := len(o.reports("funds")); n != 1 {
			t.Fatalf("%d reports", n)
		}
	})
}

func TestAHundredfoldIsStoredTheSecondTime(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("funds")
		o.press("p text:25000 enter")
		o.press("ctrl+s")
		o.sees("确认再存一次")
		o.press("shift+tab backspace ctrl+s") // another figure is another question
		if n := len(o.reports("funds")); n != 1 {
			t.Fatalf("%d reports", n)
		}
		o.press("ctrl+s")
		if n := len(o.reports("funds")); n != 2 {
			t.Fatalf("%d reports after the second time", n)
		}
	})
}

func TestAnEventTurnsItsZeroLineRedAndUndoTakesItBack(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("safe")
		o.light("safe", model.Green)
		o.press("i ctrl+u text:6-20 tab right tab ime:重大火灾 tab tab text:3 tab ime:某矿 tab ime:应急局快报 enter")
		o.light("safe", model.Red)
		o.told("登记事件", "绿转红", "6月20日")
		want := model.Event{Date: model.NewDate(2026, 6, 20), Target: 1, Count: 1, Kind: "重大火灾", Deaths: 3, Unit: "某矿", Source: "应急局快报", By: "督查室", Entered: today}
		if got := o.task("safe").Events; len(got) != 1 || got[0] != want {
			t.Errorf("the events are %+v", got)
		}
		o.press("enter")
		o.sees("事件  1起，死亡3人", "重大火灾  1    3 某矿")
		o.press("u")
		o.light("safe", model.Green)
		o.seesNo("死亡3人")
	})
}

func TestAnEventOfAFigureIsCompletedAndWithdrawn(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("safe")
		o.press("p text:1 enter text:0 enter ime:一起 enter")
		o.light("safe", model.Red)
		o.press("i")
		o.sees("补全事件", "要素待补")
		o.press("tab ime:较大事故 tab tab text:3 ctrl+s")
		if e := o.task("safe").Events; len(e) != 1 || e[0].Incomplete || e[0].Kind != "较大事故" || e[0].Deaths != 3 {
			t.Errorf("the events are %+v", e)
		}
		o.press("enter i")
		o.sees("登记新的事件", "撤回：2026-")
		o.press("down enter enter")
		if o.app.Dialogs() != 1 {
			t.Error("an event is withdrawn without a reason")
		}
		o.press("ime:不属本县 enter")
		if e := o.task("safe").Events; e[0].Withdrawn != today || e[0].Why != "不属本县" {
			t.Errorf("the events are %+v", e)
		}
		o.sees("已撤回", "不属本县")
	})
}

func TestAnEventIsOnlyOfAZeroLine(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("funds")
		for range 2 {
			o.press("i")
			if o.app.Dialogs() != 0 {
				t.Error("a form of an event opens on a task without a zero line")
			}
			o.sees("没有零容忍指标")
			o.press("enter")
		}
	})
}

func TestATextThatSpeaksOfAnEventIsAskedFor(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("safe")
		o.press("p text:0 enter text:0 enter ime:发生事故致1人死亡 enter")
		o.sees("说明提到“事故”，登记为事件？不登记就再存一次")
		o.press("enter")
		task := o.task("safe")
		if n := len(task.Detail.Review); n != 1 || task.Detail.Review[0].Code != model.DoubtEvent || task.OpenDoubts != 1 {
			t.Fatalf("the doubts are %+v", task.Detail.Review)
		}
		o.press("u")
		if task := o.task("safe"); task.OpenDoubts != 0 || len(o.reports("safe")) != 1 {
			t.Error("the undo leaves the doubt or the report")
		}
		o.press("p text:0 enter text:0 enter ime:发生事故致1人死亡 enter tab enter ctrl+u text:11-20 tab tab ime:较大事故 ctrl+s")
		if len(o.task("safe").Events) != 1 || o.app.Dialogs() != 1 {
			t.Fatalf("the event is not registered out of the report:\n%s", o.screen())
		}
		o.press("ctrl+s")
		if task := o.task("safe"); task.OpenDoubts != 0 || len(o.reports("safe")) != 2 {
			t.Errorf("%d open doubts, %d reports", task.OpenDoubts, len(o.reports("safe")))
		}
	})
}

func TestAClassIsTypedAsPeopleWriteIt(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("river")
		o.light("river", model.Green)
		o.press("p")
		o.sees("如 Ⅲ、3、劣Ⅴ", "上次 Ⅲ类")
		o.press("ime:劣Ⅴ enter")
		o.sees("绿 -> 红")
		o.press("enter")
		o.light("river", model.Red)
		o.told("劣Ⅴ类")
		o.press("P ime:Ⅱ enter esc")
		o.light("river", model.Green)
	})
}

func TestEachUnitHasItsFigure(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("towns")
		o.press("p")
		o.sees("文化站 目标>=2个：逐单位填", "东山镇", "西河乡", "北岭乡", "上次 1（10-31）")
		o.press("text:2 enter text:3 enter enter enter")
		p := o.lastReport("towns")
		if len(p.Actuals) != 2 || p.Actuals[0].Of != "东山镇" || p.Actuals[1].Of != "西河乡" || p.Actuals[1].Value.String() != "3" {
			t.Errorf("the report is %+v", p.Actuals)
		}
		o.press("p tab tab text:2 ctrl+s")
		o.light("towns", model.Done)
		o.press("P text:2 enter")
		o.sees("逐单位填")
		o.press("esc enter")
		o.sees("文化站 北岭乡 2个")
	})
}

func TestWhatIsSaidOfWorkWithoutAFigureMakesItsLight(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("credit")
		o.press("p")
		o.sees("正常推进  滞后  受阻  已完成", "形象进度")
		o.press("right")
		o.sees("-> 黄")
		o.press("enter ime:资金未到 enter")
		o.light("credit", model.Yellow)
		if p := o.lastReport("credit"); p.Said != model.SaidBehind || p.Text != "资金未到" || p.Percent != nil {
			t.Errorf("the report is %+v", p)
		}
		o.press("p enter ctrl+s") // as it was said last
		if p := o.lastReport("credit"); p.Said != model.SaidBehind {
			t.Errorf("the report says %s", p.Said)
		}
		o.press("P ime:已完成 enter esc")
		o.light("credit", model.Green)
		o.press("enter")
		o.sees("自报滞后。资金未到", "自报完成，待销号")
		o.press("p left left left tab tab text:40 ctrl+s")
		if p := o.lastReport("credit"); p.Percent == nil || p.Percent.String() != "40" {
			t.Errorf("the report is %+v", p)
		}
	})
}

func TestADutyWithoutAFigureIsTickedByTheReturn(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("visit")
		o.press("p")
		o.sees("这次填报就算本期已办")
		o.press("enter")
		o.light("visit", model.Green)
		if p := o.lastReport("visit"); p.Text != "本期已办" {
			t.Errorf("the report is %+v", p)
		}
	})
}

func TestTheSheetAsksToo(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("funds")
		o.press("P text:25000000 enter")
		o.sees("确认再存一次")
		if n := len(o.reports("funds")); n != 1 {
			t.Fatalf("%d reports", n)
		}
		o.press("enter")
		if n := len(o.reports("funds")); n != 2 {
			t.Fatalf("%d reports after the second Enter", n)
		}
		o.press("ctrl+z")
		o.press("ctrl+u text:18 enter")
		o.sees("请写明减少的原因", "财政收入  18")
		o.press("ime:退库 enter")
		if p := o.lastReport("funds"); p.Why != "退库" || p.Actuals[0].Value.String() != "18" {
			t.Errorf("the report is %+v", p)
		}
		if o.app.Dialogs() != 0 {
			t.Error("the form stays")
		}
	})
}

func TestTheSheetLeavesADoubtOfAnEvent(t *testing.T) {
	work(t, kinds(), func(o *officer) {
		o.goes("safe")
		o.press(`P ime:"0 发生事故致1人死亡" enter enter`)
		if task := o.task("safe"); task.OpenDoubts != 1 || len(o.reports("safe")) != 2 {
			t.Errorf("%d open doubts, %d reports", task.OpenDoubts, len(o.reports("safe")))
		}
	})
}

// The forms and lists of these tasks are as they were when somebody last looked at them, in both languages.
func TestFormsOfEveryKindAreAsTheyWereKept(t *testing.T) {
	goes := func(id string) string { return "2 / text:编号:" + id + " enter " }
	register := "i ctrl+u text:6-20 tab right tab ime:重大火灾 tab tab text:3 tab ime:某矿 enter enter "
	for _, k := range []struct{ name, keys string }{
		{"form-report-said", goes("credit") + "p right"},
		{"form-report-each", goes("towns") + "p text:2 enter text:2"},
		{"form-report-class", goes("river") + "p ime:劣Ⅴ"},
		{"form-report-fell", goes("funds") + "p text:18 enter enter ime:口径调整 enter"},
		{"form-report-event", goes("safe") + "p text:0 enter text:0 enter ime:发生事故致1人死亡 enter"},
		{"sheet-asked", goes("funds") + "P text:25000 enter"},
		{"form-event", goes("safe") + "i"},
		{"form-event-open", goes("safe") + "p text:2 ctrl+s i"},
		{"task-events", goes("safe") + register + "p text:2 ctrl+s enter"},
		{"menu-events", goes("safe") + register + "p text:2 ctrl+s enter i"},
	} {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			var all strings.Builder
			for _, lang := range []model.Lang{model.Chinese, model.English} {
				for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}} {
					workNow(t, kinds(), func(o *officer) {
						o.resize(size[0], size[1])
						o.press(k.keys)
						all.WriteString(o.picture())
					}, func(o *ui.Options) { o.Lang = lang })
				}
			}
			keep(t, k.name, all.String())
		})
	}
}

// Forms of every kind fit the smallest screens.
func TestFormsOfEveryKindFit(t *testing.T) {
	for _, id := range []string{"safe", "river", "towns", "credit", "visit", "funds"} {
		work := func(lang model.Lang, size [2]int) {
			workNow(t, kinds(), func(o *officer) {
				o.resize(size[0], size[1])
				o.goes(id)
				for _, keys := range []string{"p", "i"} {
					o.press(keys)
					for range 14 {
						o.press("tab")
						if o.app.Dialogs() > 0 && !slices.ContainsFunc(o.look(), func(l string) bool { return len(l) > 0 }) {
							t.Error("the screen is empty")
						}
					}
					o.press("esc")
				}
			}, func(o *ui.Options) { o.Lang = lang })
		}
		work(model.Chinese, [2]int{60, 16})
		work(model.English, [2]int{80, 24})
	}
}
