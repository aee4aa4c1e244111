package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/ui"
)

// changedSmall is the small ledger with something changed in it.
func changedSmall(change func(l *model.Ledger)) []byte {
	return made(func() (*model.Ledger, error) {
		l := smallLedger()
		change(l)
		return l, nil
	})()
}

// clock is a clock that the test moves.
func clock(day *model.Date) func(*ui.Options) {
	return func(o *ui.Options) { o.Clock = func() model.Date { return *day } }
}

func TestTodayMovesOnWithTheNextKey(t *testing.T) {
	for _, key := range []string{"down", "f5", "2", "?"} {
		t.Run(key, func(t *testing.T) {
			day := today
			work(t, small(), func(o *officer) {
				o.sees("截至 2026-11-23")
				day++
				o.press(key)
				o.sees("截至 2026-11-24")
				o.press("esc 2 c") // what is done now is of the new day
				o.sees("2026-11-24")
			}, clock(&day))
		})
	}
}

func TestWhatIsDoneAtMidnightWaitsForTheNewBoard(t *testing.T) {
	day := today
	work(t, small(), func(o *officer) {
		day++
		o.hold()
		o.press("2 down c")
		o.sees("截至 2026-11-23")
		o.release()
		o.sees("截至 2026-11-24", "办结  自来水厂扩建", "日期  2026-11-24")
	}, clock(&day))
}

func TestADayThatWasOrderedStaysWhenTodayMovesOn(t *testing.T) {
	day := today
	work(t, small(), func(o *officer) {
		o.press("@ text:10-31 enter")
		day++
		o.press("f5 2 down")
		o.sees("截至 2026-10-31")
		o.press("@ enter")
		o.sees("截至 2026-11-24")
	}, clock(&day))
	work2 := func(o *officer) { // no clock: --today was given
		o.waits(48 * time.Hour)
		o.press("f5 2")
		o.sees("截至 2026-11-23")
	}
	t.Run("no clock", func(t *testing.T) { work(t, small(), work2) })
}

func TestTheOverviewFollowsEveryActionAtOnce(t *testing.T) {
	work(t, small(), func(o *officer) {
		trend := func(want string) {
			o.t.Helper()
			o.press("1")
			l := o.look()[o.lineNumber("走势")+1]
			if got := strings.Join(strings.Fields(l), " "); !strings.HasSuffix(got, want) {
				o.t.Fatalf("the trend ends with %q, not %q", got, want)
			}
		}
		o.sees("新增红 2")
		trend("0 2")
		o.goes("port")
		o.press("p text:9.5 enter enter")
		o.light("port", model.Green)
		o.press("1")
		o.sees("红 1", "新增红 1")
		trend("0 1")
		o.press("u")
		o.sees("红 2", "新增红 2")
		trend("0 2")
		// The to-do and the league follow as well.
		o.sees("10月 未报 1", "未报 文旅局")
		october := model.Period{From: model.NewDate(2026, 10, 1), To: model.NewDate(2026, 10, 31)}
		r := model.Return{Date: october.To, Turn: october, Percent: dec("80")}
		if _, err := o.store.Report("park", r); err != nil {
			o.t.Fatal(err)
		}
		o.press("f5")
		o.seesNo("10月 未报", "未报 文旅局")
		o.press("u")
		o.sees("10月 未报 1", "未报 文旅局")
		o.press("U")
		o.seesNo("10月 未报", "未报 文旅局")
	})
}

// counting counts the boards of past days that are made.
type counting struct {
	ui.Ledger
	past *int
}

func (c counting) TasksOn(on model.Date) ([]*model.Task, error) {
	if on < today {
		*c.past++
	}
	return c.Ledger.TasksOn(on)
}

func TestPastBoardsAreMadeOnceHoweverMuchIsDone(t *testing.T) {
	n := 0
	work(t, small(), func(o *officer) {
		o.opts.Ledger = counting{o.store, &n}
		o.start()
		if n != 5 {
			o.t.Fatalf("%d past boards are made for six months", n)
		}
		o.goes("port")
		o.press("p text:9.5 enter enter u 1 e ime:新 ctrl+s 4 e ctrl+s")
		if n != 5 {
			o.t.Errorf("%d past boards are made after actions of today", n)
		}
		o.press("f5 1")
		if n != 10 {
			o.t.Errorf("%d past boards are made on the overview after reading anew", n)
		}
	})
}

// past is the small ledger with the first campaign a year earlier, long over.
func past() []byte {
	return changedSmall(func(l *model.Ledger) {
		c := &l.Plans[0].Campaign
		c.Period = model.Period{From: model.NewDate(2025, 1, 1), To: model.NewDate(2025, 12, 31)}
		c.TrackedSince, c.Document.Date = c.Period.From, c.Period.From
		for i := range l.Plans[0].Records {
			l.Plans[0].Records[i].Task.Deadline = model.Deadline{Date: c.Period.To, Precision: model.ToDay}
		}
	})
}

func TestWhatPastCampaignsLeftIsOneLineAndClosedTogether(t *testing.T) {
	work(t, past(), func(o *officer) {
		o.sees("历史遗留未销号 3 项", "已结束 1 个", "红 0")
		o.press("2")
		o.shown("care", "park")
		o.press("1 down enter")
		o.sees("历史遗留未销号  3 项")
		o.shown("port", "road", "water")
		o.press("* c enter")
		o.sees("要写依据")
		if len(o.journal()) != 1 {
			o.t.Fatal("they are closed without a basis")
		}
		o.press("ime:会议纪要〔2026〕3号 enter")
		o.shown()
		if j := o.journal(); len(j) != 2 || len(j[1].Tasks()) != 3 {
			o.t.Fatalf("the journal has %+v", j[1:])
		}
		if c := o.task("water").Closed; c == nil || c.Text != "会议纪要〔2026〕3号" {
			o.t.Errorf("water is closed as %+v", c)
		}
		o.press("1")
		o.seesNo("历史遗留")
		o.press("u")
		o.sees("历史遗留未销号 3 项")
		o.press("2 / ime:历史遗留 enter")
		o.shown("port", "road", "water")
	})
}

func TestWhatIsCompleteIsClosedWithoutABasis(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:编号:clinic enter c enter")
		if o.task("clinic").Closed == nil {
			o.t.Errorf("it is not closed:\n%s", o.screen())
		}
		o.goes("road")
		o.press("c enter")
		o.sees("要写依据")
		o.press("ime:已验收 enter")
		if c := o.task("road").Closed; c == nil || c.Text != "已验收" {
			o.t.Errorf("road is closed as %+v", c)
		}
	})
}

func TestArchivedCampaignsAreFoundOnlyByAskingForThem(t *testing.T) {
	archived := changedSmall(func(l *model.Ledger) { l.Plans[0].Campaign.Archived = model.NewDate(2026, 11, 1) })
	work(t, archived, func(o *officer) {
		o.seesNo("交通建设会战", "历史遗留", "已结束")
		o.press("2")
		o.shown("care", "park")
		o.press("/ text:gk enter")
		o.shown()
		o.press("ctrl+u esc 4")
		o.seesNo("交通局")
		o.press("3")
		o.seesNo("港口", "交通建设会战")
		o.press("2 / ime:已归档 enter")
		o.shown("port", "road", "water")
		o.press("/ text:gk enter")
		o.shown("port")
		o.press("esc esc :")
		if slices.Contains(o.app.Options(), "交通建设会战") {
			o.t.Error("the palette offers an archived campaign")
		}
	})
}

func TestUnreportedDoesNotJumpWhenAMonthBegins(t *testing.T) {
	for day, want := range map[model.Date]string{
		model.NewDate(2026, 11, 30): "10月 未报  涉及 1 个单位", model.NewDate(2026, 12, 1): "10月 未报  涉及 1 个单位",
		model.NewDate(2026, 12, 4): "11月 待报  12月10日前", model.NewDate(2026, 12, 11): "11月 未报  涉及 5 个单位",
	} {
		t.Run(day.String(), func(t *testing.T) {
			work(t, small(), func(o *officer) { o.sees(want) }, func(o *ui.Options) { o.Today = day })
		})
	}
	work(t, small(), func(o *officer) {
		o.seesNo("待报")
		o.press("tab down down enter") // the heading, behind what is overdue
		o.shown("park")
		o.press("esc down enter") // its unit
		o.sees("文旅局  10月 未报")
		o.shown("park")
	})
}

func TestABoardOfThePastHasTheCampaignsOfItsDay(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("1 e ctrl+u ime:交通大会战 ctrl+s")
		o.sees("交通大会战")
		o.press("@ text:11-22 enter")
		o.waits(time.Minute) // until nothing speaks of it any more
		o.sees("截至 2026-11-22", "交通建设会战")
		o.seesNo("交通大会战")
		o.press("e") // what is edited is the campaign as it is now
		o.sees("修改  交通大会战")
		o.press("esc @ enter")
		o.sees("交通大会战")
	})
}

func TestDaysOffOfTheOfficeAreDaysOff(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("3")
		line := o.lineNumber(" 23 ")
		if strings.Contains(o.look()[line], "休") {
			o.t.Fatal("the week has a day off before one is taken")
		}
		off := model.DayOff{From: model.NewDate(2026, 11, 26), To: model.NewDate(2026, 11, 26)}
		if _, err := o.store.SaveSettings(model.Settings{DaysOff: []model.DayOff{off}}); err != nil {
			o.t.Fatal(err)
		}
		o.press("f5")
		if l := o.look()[line]; !strings.Contains(l, "26 休") {
			o.t.Errorf("the week is %q", l)
		}
	})
}

func TestTheBestUnitStandsFirstBelowThoseThatReturnedNothing(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("4")
		o.sees("按序时率 = 绿和办结 ÷ 有灯的", "报送及时率")
		var got []string
		for _, l := range o.look() {
			if f := strings.Fields(strings.TrimPrefix(l, "▎")); len(f) > 5 && (f[0] == "未报" || len(f[0]) == 1 && f[0][0] >= '1' && f[0][0] <= '9') && f[1] != "总览" {
				got = append(got, f[0]+f[1])
			}
		}
		if want := []string{"未报文旅局", "1教育局", "1卫健局", "3农业农村局", "4交通局", "5住建局"}; !slices.Equal(got, want) {
			o.t.Errorf("the table is %v, not %v", got, want)
		}
		o.press("down down")
		if o.app.CurrentUnit() != "卫健局" {
			o.t.Fatalf("the cursor is on %s", o.app.CurrentUnit())
		}
		o.press("enter / text:编号:care enter p enter enter enter ime:加快 ctrl+s esc esc esc")
		o.press("4")
		if o.app.CurrentUnit() != "卫健局" {
			o.t.Errorf("the cursor went to %s", o.app.CurrentUnit())
		}
	})
}

func TestADeadlineThatNoPaperGivesSaysSoEverywhere(t *testing.T) {
	ledger := changedSmall(func(l *model.Ledger) {
		for i := range l.Plans[1].Records {
			l.Plans[1].Records[i].Task.Deadline = model.Deadline{}
		}
	})
	work(t, ledger, func(o *officer) {
		o.press("2")
		o.sees("12-31 止")
		o.press("/ text:编号:park enter enter")
		o.sees("2026-12-31 按行动结束日")
		o.press("3")
		o.sees("民生实事  行动结束，按此为限未完 2 项")
		o.press("pgdn")
		o.sees("本月到期 2 项") // port and road: those of 民生实事 are no days of their own
	})
}

func TestAGoalIsNoTaskThatEndsWithItsCampaign(t *testing.T) {
	ledger := changedSmall(func(l *model.Ledger) {
		records := l.Plans[1].Records
		for i := range records {
			records[i].Task.Deadline = model.Deadline{}
		}
		records[0].Task.Nature = model.Goal
	})
	work(t, ledger, func(o *officer) {
		o.press("3")
		o.sees("民生实事  行动结束，按此为限未完 1 项")
	})
}

func TestATaskSaysWhoAsksForReturnsAndHowTheTurnsStand(t *testing.T) {
	work(t, small(), func(o *officer) {
		october := model.Period{From: model.NewDate(2026, 10, 1), To: model.NewDate(2026, 10, 31)}
		for _, v := range []string{"5", "6"} {
			r := model.Return{Date: october.To, Turn: october, Received: model.NewDate(2026, 11, 9), SentBy: "港务中心", Actuals: []model.Actual{{Value: *dec(v), Unit: "亿元", Estimate: v == "6"}}}
			if _, err := o.store.Report("port", r); err != nil {
				o.t.Fatal(err)
			}
		}
		o.press("f5")
		o.goes("port")
		o.press("enter")
		o.sees("报送 文件未定，按每月，次月10日前报上月计", "下次 11月数，12月10日前", "进展  1 次", "投资 6亿元（预计）", "港务中心报", "11月23日补录", "已更正 2 次")
		o.seesNo("投资 5亿元", "二期基础完成")
		if l := o.look()[o.lineNumber("10月  11月")+1]; strings.Fields(l)[0] != "按时" {
			o.t.Errorf("October stands %q", l)
		}
		o.goes("road")
		o.press("enter")
		o.sees("迟报2")
		o.goes("park")
		o.press("enter")
		o.sees("10月数未报，11月10日应报")
	})
}

func TestHistorySaysWhoAndFromWhichValueToWhich(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("p text:9.5 enter ime:加快了 enter d text:2027-01-31 enter ime:资金未到 enter H")
		o.sees("延期", "督查室", "资金未到", "2026-12-31 改为 2027-01-31", "填报", "投资 9.5亿元", "加快了")
		o.press("esc 1 e ctrl+u ime:交通大会战 ctrl+s H")
		o.sees("名称", "交通建设会战 改为 交通大会战")
		o.press("esc 4 down e ctrl+u ime:李科长 ctrl+s")
		o.sees("李科长")
		o.press("H")
		o.sees("张科长 改为 李科长")
	})
}

// The counts of the overview and the lists that they open agree.
func TestCountsAgreeWithTheListsBehindThem(t *testing.T) {
	work(t, sample(), func(o *officer) {
		head := o.look()[2]
		o.press("2")
		for _, light := range []string{"红", "黄", "绿", "灰"} {
			n := strings.Fields(strings.SplitN(head, light, 2)[1])[0]
			if !strings.Contains(o.look()[2], light+" "+n) {
				o.t.Errorf("%s %s on the overview, and the list says %q", light, n, o.look()[2])
			}
		}
		_, doubts, _ := strings.Cut(head, "待核实 ")
		o.press("5")
		if n := strings.Fields(doubts)[0]; n == "0" || !strings.Contains(o.screen(), "在办 "+n+" 项") {
			o.t.Errorf("待核实 %s on the overview, and its page says %q", n, o.look()[2])
		}
	})
}

func TestADeadlineThatNoPaperGivesFollowsTheCampaign(t *testing.T) {
	ledger := changedSmall(func(l *model.Ledger) {
		for i := range l.Plans[1].Records {
			l.Plans[1].Records[i].Task.Deadline = model.Deadline{Date: l.Plans[1].Campaign.Period.To} // as an import stores it
		}
	})
	work(t, ledger, func(o *officer) {
		o.press("/ text:编号:park enter enter")
		o.sees("2026-12-31 按行动结束日")
		o.change(o.task("park").Campaign, func(c *model.Campaign) { c.Period.To = model.NewDate(2027, 4, 30) })
		o.press("/ text:编号:park enter enter")
		o.sees("2027-04-30 按行动结束日")
	})
}
