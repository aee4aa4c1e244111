package ui_test

import (
	"reflect"
	"strings"
	"testing"

	"duban/model"
	"duban/ui"
)

// The turns of the small ledger are months that are due by the 10th of the next one.
var (
	september = model.Period{From: model.NewDate(2026, 9, 1), To: model.NewDate(2026, 9, 30)}
	october   = model.Period{From: model.NewDate(2026, 10, 1), To: model.NewDate(2026, 10, 31)}
	november  = model.Period{From: model.NewDate(2026, 11, 1), To: model.NewDate(2026, 11, 30)}
)

// owing is the small ledger with nothing returned for any turn, and followed from the
// beginning of the year.
var owing = made(func() (*model.Ledger, error) {
	l := smallLedger()
	for i := range l.Plans {
		l.Plans[i].Campaign.TrackedSince = model.NewDate(2026, 1, 1)
		for j := range l.Plans[i].Records {
			for k := range l.Plans[i].Records[j].Returns {
				l.Plans[i].Records[j].Returns[k].Turn = model.Period{}
			}
		}
	}
	return l, nil
})

// campaign is a campaign as the ledger has it.
func (o *officer) campaign(id string) *model.Campaign {
	o.t.Helper()
	all, err := o.store.Campaigns()
	if err != nil {
		o.t.Fatal(err)
	}
	for _, c := range all {
		if c.ID == id {
			return c
		}
	}
	o.t.Fatalf("there is no campaign %q", id)
	return nil
}

// change stores a change of a campaign behind the officer's back, and opens the ledger anew.
func (o *officer) change(id string, do func(c *model.Campaign)) {
	o.t.Helper()
	c := o.campaign(id)
	do(c)
	if _, err := o.store.SaveCampaign(c); err != nil {
		o.t.Fatal(err)
	}
	o.restart()
}

// refused fails the test unless a window is open that says a text, and nothing was stored.
func (o *officer) refused(stored int, says string) {
	o.t.Helper()
	if o.app.Dialogs() == 0 {
		o.t.Fatalf("the window is gone:\n%s", o.screen())
	}
	flat := strings.Join(strings.FieldsFunc(o.screen(), func(r rune) bool { return strings.ContainsRune(" \n│|", r) }), "")
	if want := strings.ReplaceAll(says, " ", ""); !strings.Contains(flat, want) {
		o.t.Fatalf("it does not say %q:\n%s", says, o.screen())
	}
	if n := len(o.journal()); n != stored {
		o.t.Errorf("%d entries in the journal, not %d: it was stored", n, stored)
	}
}

func TestAReturnAnswersTheTurnThatIsOwed(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.goes("port")
		o.press("p")
		o.sees("10月（11月10日前应报）", "已过应报日", "2026-10-31", "2026-11-23", "交通局")
		o.press("text:9.5 enter ime:主体完成 enter")
		p := o.lastReport("port")
		if p.Turn != october || p.Date != october.To || p.Received != today || p.SentBy != "交通局" || p.By != "督查室" || p.Estimate || p.Version != 1 {
			t.Errorf("stored as %+v", p)
		}
		o.press("p")
		o.sees("不属任何一期", "10月已报", "2026-11-23")
		o.press("esc")
	})
}

func TestTheTurnIsChosenAndTheDayFollowsIt(t *testing.T) {
	for name, c := range map[string]struct {
		keys     string
		turn     model.Period
		date     model.Date
		estimate bool
	}{
		"an estimate of it":        {"tab right tab tab tab space", november, november.To, true},
		"the month before":         {"tab left", september, september.To, false},
		"there and back":           {"tab left right", october, october.To, false},
		"none":                     {"tab right right", model.Period{}, today, false},
		"another day":              {"tab tab ctrl+u text:10-25", october, model.NewDate(2026, 10, 25), false},
		"another day, then a turn": {"tab tab ctrl+u text:10-25 shift+tab left right", october, model.NewDate(2026, 10, 25), false},
	} {
		t.Run(name, func(t *testing.T) {
			work(t, owing(), func(o *officer) {
				o.goes("port")
				o.press("p text:9.5 enter " + c.keys + " enter")
				if p := o.lastReport("port"); p.Turn != c.turn || p.Date != c.date || p.Estimate != c.estimate {
					t.Errorf("stored as %+v", p)
				}
			})
		})
	}
}

func TestAFinalFigureCannotAnswerATurnThatRuns(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.goes("port")
		n := len(o.journal())
		o.press("p text:9.5 enter tab right enter")
		o.refused(n, "所选调度期到 2026-11-30 才结束；提前报的数标为预计，或选“不属任何一期”。")
	})
}

func TestASecondReturnForATurnIsACorrection(t *testing.T) {
	for lang, said := range []string{"更正为第2版", "correction, version 2"} {
		t.Run(said, func(t *testing.T) {
			work(t, owing(), func(o *officer) {
				o.goes("port")
				o.press("p text:8 enter enter p tab tab tab tab tab") // only looked at
				o.press("esc p text:9 enter tab left left")
				o.sees(said)
				o.press("enter")
				o.told(said)
				p := o.lastReport("port")
				if p.Turn != october || p.Version != 2 || p.Actuals[0].Value.String() != "9" {
					t.Errorf("stored as %+v", p)
				}
			}, func(o *ui.Options) { o.Lang = model.Lang(lang) })
		})
	}
}

func TestWhoSentItAndWhenItCame(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.goes("port")
		o.press("p text:9 enter tab tab tab ctrl+u text:11-05 tab tab ctrl+u ime:张科长 tab ctrl+u ime:小李 enter")
		p := o.lastReport("port")
		if p.Received != model.NewDate(2026, 11, 5) || p.SentBy != "张科长" || p.By != "小李" {
			t.Errorf("stored as %+v", p)
		}
		o.press("p")
		o.sees("张科长") // who sent the last one
		o.press("text:9.1 enter enter")
		if p := o.lastReport("port"); p.SentBy != "张科长" || p.By != "督查室" {
			t.Errorf("stored as %+v", p)
		}
	})
}

func TestAReturnThatCannotBeIsRefusedInOneSentence(t *testing.T) {
	for _, c := range []struct{ name, keys, zh, en string }{
		{"a day before the turn", "tab tab ctrl+u text:9-30", "代表日期 2026-09-30 早于所选调度期（2026-10-01 至 2026-10-31）", "As of: 2026-09-30 lies before its turn"},
		{"a day to come", "tab tab ctrl+u text:12-01", "代表日期 2026-12-01 还没到", "As of: 2026-12-01 has not come yet"},
		{"received tomorrow", "tab tab tab ctrl+u text:+1", "收到日期 2026-11-24 还没到", "Received: 2026-11-24 has not come yet"},
		{"received before the turn", "tab tab tab ctrl+u text:9-01", "收到日期 2026-09-01 早于", "Received: 2026-09-01 lies before"},
		{"of a day after it came", "tab tab ctrl+u text:11-20 tab ctrl+u text:11-10", "代表日期 2026-11-20 在收到日期 2026-11-10 之后", "As of: 2026-11-20 lies after"},
		{"an estimate beyond the turn", "tab right tab ctrl+u text:12-05 tab tab space", "代表日期 2026-12-05 还没到", "As of: 2026-12-05 has not come"},
		{"received on no day", "tab tab tab ctrl+u ime:前些天", "收到日期：“前些天”不是日期", "Received: “前些天” is no day"},
		{"of no day", "tab tab ctrl+u", "代表日期要填", "As of is needed"},
	} {
		for lang, says := range []string{c.zh, c.en} {
			t.Run(c.name+[]string{" zh", " en"}[lang], func(t *testing.T) {
				work(t, owing(), func(o *officer) {
					o.goes("port")
					o.press("p text:5 enter " + c.keys + " enter")
					o.refused(1, says)
					o.light("port", model.Red)
				}, func(o *ui.Options) { o.Lang = model.Lang(lang) })
			})
		}
	}
}

func TestAStepCarriesTheDayOnWhichItWasDone(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.goes("care")
		o.press("p tab tab text:10-20")
		o.sees("10-20")
		o.press("enter ime:竣工 enter")
		p := o.lastReport("care")
		if want := []model.StepMark{{Milestone: 2, Done: true, On: model.NewDate(2026, 10, 20)}}; !reflect.DeepEqual(p.Steps, want) {
			t.Errorf("the report ticks %+v", p.Steps)
		}
		// A day that is put right is a correction; a step taken back has no day.
		o.press("p tab tab text:10-22 enter enter")
		if p := o.lastReport("care"); len(p.Steps) != 1 || p.Steps[0].On != model.NewDate(2026, 10, 22) {
			t.Errorf("the report ticks %+v", p.Steps)
		}
		n := len(o.journal())
		o.press("p tab tab text:11-30 enter enter")
		o.refused(n, "节点“竣工”的完成日期 2026-11-30 在收到日期之后")
		o.press("esc p tab tab space enter enter")
		if p := o.lastReport("care"); len(p.Steps) != 1 || p.Steps[0].Done || p.Steps[0].On != 0 {
			t.Errorf("the report ticks %+v", p.Steps)
		}
	})
}

func TestTheSheetSaysWhichTurnItIsFor(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press("2 P")
		o.on("port")
		o.sees("各任务应报的一期", "收到日期 11-23", "各任务的单位")
		o.press("text:9.5 enter")
		if p := o.lastReport("port"); p.Turn != october || p.Date != october.To || p.SentBy != "交通局" || p.Received != today {
			t.Errorf("stored as %+v", p)
		}
		o.press("ctrl+t") // the month that runs
		o.sees("11月（12月10日前应报）")
		n := len(o.journal())
		o.press("text:85% enter")
		o.sees("所选调度期到 2026-11-30 才结束")
		if len(o.journal()) != n {
			t.Error("a final figure answers a turn that runs")
		}
		o.press("ctrl+u f2 tab ctrl+u text:11-20 tab space tab ime:王秘书 enter")
		if o.app.Dialogs() != 0 {
			t.Fatalf("the window of the head is still open:\n%s", o.screen())
		}
		o.sees("收到日期 11-20", "王秘书", "预计")
		next := o.app.CurrentTask()
		o.press("text:70% enter")
		if p := o.lastReport(next); p.Turn != november || p.Date != november.To || !p.Estimate || p.SentBy != "王秘书" || p.Received != model.NewDate(2026, 11, 20) {
			t.Errorf("stored as %+v", p)
		}
	})
}

func TestARowThatIsNotAskedTheSheetsTurnHasItsOwn(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.change("ms", func(c *model.Campaign) { c.Cadences = []model.Cadence{{Kind: model.Quarter, Purpose: model.ForReport}} })
		o.press("2 P ctrl+t ctrl+t") // 10月
		o.sees("10月（11月10日前应报）", "三季度")
		for range 10 {
			if o.app.CurrentTask() == "park" {
				break
			}
			o.press("down")
		}
		o.on("park")
		o.press("ime:正在设计 enter")
		if p := o.lastReport("park"); p.Turn != (model.Period{From: model.NewDate(2026, 7, 1), To: model.NewDate(2026, 9, 30)}) {
			t.Errorf("stored as %+v", p)
		}
	})
}

func TestAReturnThatNeedsAnApproval(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press("1 R tab tab tab tab tab tab tab tab space ctrl+s")
		if !o.campaign("jt").Approval {
			t.Fatalf("the campaign asks for none:\n%s", o.screen())
		}
		o.goes("port")
		o.press("y")
		o.told("没有待审批")
		o.press("p text:9.5 enter ime:主体完成 enter")
		o.light("port", model.Red) // until it is approved
		o.press("enter y")
		o.sees("审批", "9.5亿元", "交通局")
		o.press("right enter enter")
		o.refused(3, "退回要写明理由")
		o.press("ime:数字不实 enter")
		o.told("退回")
		if p := o.lastReport("port"); p.StateOn(today) != model.SentBack || p.Decisions[0].Text != "数字不实" || p.Decisions[0].By != "督查室" {
			t.Errorf("stored as %+v", p)
		}
		o.press("p")
		o.sees("已退回，重新报送")
		o.press("text:9 enter enter y enter enter")
		o.told("审批通过")
		if p := o.lastReport("port"); p.StateOn(today) != model.Taken || p.Version != 2 {
			t.Errorf("stored as %+v", p)
		}
		o.light("port", model.Green)
		o.press("u")
		if p := o.lastReport("port"); p.StateOn(today) != model.Pending {
			t.Errorf("after the undo it is %+v", p)
		}
	})
}

func TestTheRulesOfACampaign(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press("1 R")
		o.sees("亮灯规则", "交通建设会战")
		o.press("tab ctrl+u text:5 tab ctrl+u text:20 tab ctrl+u text:7 tab ctrl+u text:2 tab ctrl+u text:3 tab ctrl+u text:0 tab ctrl+u text:60 ctrl+s")
		want := model.DefaultPolicy()
		want.Yellow, want.Red, want.WarnDays, want.SilentYellow, want.SilentRed, want.StaleDays, want.WindUpDays = *dec("5"), *dec("20"), 7, 2, 3, 0, 60
		if got := o.campaign("jt").Policy; got != want {
			t.Errorf("stored as %+v", got)
		}
		o.press("R right") // another yardstick begins with its own limits
		o.sees("0.95", "0.85")
		o.press("ctrl+s")
		if got := o.campaign("jt").Policy; got.Yardstick != model.Ratios || got.Yellow != *dec("0.95") || got.WarnDays != 7 {
			t.Errorf("stored as %+v", got)
		}
	})
}

func TestRulesThatCannotBeAreRefused(t *testing.T) {
	for _, c := range []struct{ name, keys, zh, en string }{
		{"yellow above red", "tab ctrl+u text:40", "黄线 40 应不大于红线 30", "must not be above"},
		{"a word for a limit", "tab ctrl+u ime:很多", "黄线：“很多”", "Yellow: “很多”"},
		{"days below none", "tab tab tab ctrl+u text:-3", "到期提醒：“-3”", "Warning: “-3”"},
		{"red before yellow", "tab tab tab tab ctrl+u text:5", "未报转黄（5期）应不晚于未报转红（2期）", "Silence must turn yellow (5)"},
	} {
		for lang, says := range []string{c.zh, c.en} {
			t.Run(c.name+[]string{" zh", " en"}[lang], func(t *testing.T) {
				work(t, owing(), func(o *officer) {
					o.press("1 R " + c.keys + " ctrl+s")
					o.refused(1, says)
				}, func(o *ui.Options) { o.Lang = model.Lang(lang) })
			})
		}
	}
}

func TestACampaignIsArchivedAndTakenBack(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.goes("port")
		o.press("R shift+tab space ctrl+s")
		o.told("已归档")
		if got := o.campaign("jt").Archived; got != today {
			t.Errorf("archived %s", got)
		}
		j := o.journal()
		if a := j[len(j)-1].Action; a != model.ActArchive {
			t.Errorf("the journal calls it %s", a)
		}
		o.press("esc esc : ime:取消归档 enter shift+tab space ctrl+s")
		if got := o.campaign("jt").Archived; got != 0 {
			t.Errorf("archived %s", got)
		}
	})
}

func TestTheTurnsOfACampaign(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press("1 T")
		o.sees("调度期", "报送", "文件未定，按每月，次月10日前报上月计", "全行动")
		// The present one gets a day that a paper prints, and goes to the next working day.
		o.press("enter tab tab right tab text:15 tab right tab tab tab tab ime:各单位 tab ime:督查室 tab ctrl+u ime:每月15日前报送 tab text:12 enter")
		want := model.Cadence{Kind: model.Month, Purpose: model.ForReport, DueDay: 15, Holiday: model.NextWorkday, Who: "各单位", ToWhom: "督查室", Text: "每月15日前报送", Line: 12}
		if got := o.campaign("jt").Cadences; len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Fatalf("stored as %+v\n%s", got, o.screen())
		}
		o.sees("每月，次月15日前报上月，遇假顺延", "各单位报督查室")
		// One for the tasks of a section alone.
		o.press("a tab right right tab tab tab enter")
		o.sees("哪些任务")
		o.press("ime:公路 enter esc")
		o.sees("范围", "公路")
		o.press("ctrl+s")
		got := o.campaign("jt").Cadences
		if len(got) != 2 || got[1].Kind != model.Quarter || !reflect.DeepEqual(got[1].Scope, model.Scope{Sections: []string{"公路"}}) {
			t.Fatalf("stored as %+v\n%s", got, o.screen())
		}
		o.press("down delete right enter")
		if got := o.campaign("jt").Cadences; len(got) != 1 || got[0].DueDay != 15 {
			t.Errorf("after removing the second there is %+v", got)
		}
		o.press("esc u")
		if got := o.campaign("jt").Cadences; len(got) != 2 {
			t.Errorf("after the undo there is %+v", got)
		}
	})
}

func TestTurnsOfEachKind(t *testing.T) {
	for name, c := range map[string]struct {
		keys string // behind the kind
		kind string // pressed on the kind, from 月
		want model.Cadence
	}{
		"none":                 {"", "left left left left left left", model.Cadence{Kind: model.Never}},
		"within the turn":      {"tab right right tab ctrl+u text:25", "", model.Cadence{Kind: model.Month, DueDay: 25, Within: true}},
		"working days":         {"tab right right right tab ctrl+u text:5", "", model.Cadence{Kind: model.Month, DueWorkdays: 5}},
		"fortnights":           {"tab tab tab tab text:2026-04-20", "left left left", model.Cadence{Kind: model.Fortnight, Anchor: model.NewDate(2026, 4, 20)}},
		"half months":          {"", "left", model.Cadence{Kind: model.HalfMonth}},
		"with days of its own": {"tab tab tab tab ctrl+u text:2026-03-01 tab text:2026-09-30", "", model.Cadence{Kind: model.Month, From: model.NewDate(2026, 3, 1), To: model.NewDate(2026, 9, 30)}},
		"terms": {"tab tab tab tab text:2026-09-01..2027-01-20，2026-02-16..2026-06-30", "right right right right", model.Cadence{Kind: model.Term, Turns: []model.Period{
			{From: model.NewDate(2026, 2, 16), To: model.NewDate(2026, 6, 30)}, {From: model.NewDate(2026, 9, 1), To: model.NewDate(2027, 1, 20)},
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			work(t, owing(), func(o *officer) {
				o.press("1 T a tab " + c.kind + " " + c.keys + " ctrl+s")
				got := o.campaign("jt").Cadences
				if c.want.From == 0 {
					c.want.From = today // what is ordered today binds from today on
				}
				if len(got) != 2 || !reflect.DeepEqual(got[1], c.want) {
					t.Errorf("stored as %+v\n%s", got, o.screen())
				}
			})
		})
	}
}

func TestTurnsThatCannotBeAreRefused(t *testing.T) {
	for _, c := range []struct{ name, keys, zh, en string }{
		{"day 32", "tab tab right tab text:32", "应报日“32”不对：只能是 1 到 31", "Due: “32”"},
		{"no day", "tab tab right", "应报日“”不对", "Due: “”"},
		{"fortnights from nowhere", "tab left left left", "双周要写起算日", "Fortnights need the first day"},
		{"terms without days", "tab right right right right", "学期和阶段要写各期起止", "Terms and stages need their days"},
		{"terms that overlap", "tab right right right right tab tab tab tab text:2026-02-16..2026-06-30,2026-06-01..2026-09-01", "从 2026-06-01 起的一段与前一段重叠", "from 2026-06-01 overlaps"},
		{"a term that goes back", "tab right right right right tab tab tab tab text:2026-06-30..2026-02-16", "末日在首日之前", "ends before it begins"},
		{"a term of words", "tab right right right right tab tab tab tab ime:上学期", "“上学期”不是一期的起止", "“上学期” is no span"},
		{"an end before its beginning", "tab tab tab tab tab ctrl+u text:2026-09-30 tab text:2026-03-01", "结束 2026-03-01 在开始 2026-09-30 之前", "It ends on 2026-03-01, before it begins"},
		{"no meetings at all", "right tab left left left left left left", "“不要求报送”只用于报送", "No returns can only be said of reports"},
	} {
		for lang, says := range []string{c.zh, c.en} {
			t.Run(c.name+[]string{" zh", " en"}[lang], func(t *testing.T) {
				work(t, owing(), func(o *officer) {
					o.press("1 T a " + c.keys + " ctrl+s")
					o.refused(1, says)
				}, func(o *ui.Options) { o.Lang = model.Lang(lang) })
			})
		}
	}
}

func TestATurnThatHoldsForNoTaskIsRefused(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.change("jt", func(c *model.Campaign) {
			c.Cadences = append(c.Cadences, model.Cadence{Kind: model.Week, Purpose: model.ForReport, Scope: model.Scope{Sections: []string{"铁路"}}})
		})
		n := len(o.journal())
		o.press("1 T down enter ctrl+s")
		o.refused(n, "范围“铁路”里没有这个行动的任务")
	})
}

func TestTurnsOfThePlanAboveAreShownAndEditedThere(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.change("ms", func(c *model.Campaign) { c.Parent, c.Cadences = "jt", nil })
		o.goes("park")
		o.press("T")
		o.sees("调度期  民生实事", "承自交通建设会战")
		o.press("delete")
		o.told("这是“交通建设会战”的调度期")
		o.press("enter")
		o.sees("调度期  交通建设会战")
		o.press("esc esc")
		o.change("ms", func(c *model.Campaign) { c.Parent = "" })
		o.goes("park")
		o.press("T")
		o.sees("文件未定，按每月，次月10日前报上月计")
		o.press("enter tab left left left left left left ctrl+s") // 不要求报送
		o.press("esc p")
		o.sees("不属任何一期", "不要求报送")
		if got := o.campaign("ms").Cadences; len(got) != 1 || got[0].Kind != model.Never {
			t.Errorf("stored as %+v", got)
		}
	})
}

func TestTheOfficesOwnDaysOffMoveWorkingDays(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press(`W text:"2026-10-08 区庆" enter text:"2026-12-21..2026-12-23 集中培训" ctrl+s`)
		s, err := o.store.Settings()
		if err != nil {
			t.Fatal(err)
		}
		want := []model.DayOff{{From: model.NewDate(2026, 10, 8), To: model.NewDate(2026, 10, 8), Text: "区庆"}, {From: model.NewDate(2026, 12, 21), To: model.NewDate(2026, 12, 23), Text: "集中培训"}}
		if !reflect.DeepEqual(s.DaysOff, want) {
			t.Fatalf("stored as %+v", s.DaysOff)
		}
		o.told("已重算")
		if o.app.Works(model.NewDate(2026, 12, 22)) {
			t.Error("the board still counts a day off")
		}
		o.press("W")
		o.sees("2026-10-08 区庆", "2026-12-21..2026-12-23 集中培训")
		n := len(o.journal())
		o.press("tab tab ime:国庆 ctrl+s")
		o.refused(n, "第3行“国庆”看不懂")
		o.press("ctrl+u text:2026-12-23 ctrl+s")
		o.refused(n, "与前一段重叠")
		o.press("ctrl+u text:2199-01-01 ctrl+s")
		o.refused(n, "放假安排只收录到")
		o.press("esc u")
		if !o.app.Works(model.NewDate(2026, 12, 22)) {
			t.Error("after the undo the day is still off")
		}
	})
}

func TestAGroupOfUnitsHasMembers(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press("4")
		for range 20 {
			if o.app.CurrentUnit() == "卫健局" {
				break
			}
			o.press("down")
		}
		o.press("e tab tab tab tab ime:城关镇、许市镇 ctrl+s")
		if u := o.unit("卫健局"); !u.Group || !reflect.DeepEqual(u.Members, []string{"城关镇", "许市镇"}) {
			t.Errorf("stored as %+v", u)
		}
	})
}

func TestMembersOfWhatIsNoGroupAreRefused(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press("4")
		unit := o.app.CurrentUnit()
		o.press("e tab tab tab tab ime:城关镇 shift+tab space ctrl+s")
		o.refused(1, "有成员的要标为一组单位")
		o.press("space tab ctrl+u ime:" + unit + " ctrl+s")
		o.refused(1, "不能是它自己的成员")
	})
}

func TestRulesTurnsAndDaysOffAreInTheCommandsAndTheHelp(t *testing.T) {
	work(t, owing(), func(o *officer) {
		o.press(":")
		names := strings.Join(o.app.Options(), "\n")
		for _, want := range []string{"改行动", "亮灯规则", "调度期", "本单位休息日"} {
			if !strings.Contains(names, want) {
				t.Errorf("the commands do not offer %s:\n%s", want, names)
			}
		}
		o.press("esc")
		o.goes("port")
		o.press("enter :")
		if names := strings.Join(o.app.Options(), "\n"); !strings.Contains(names, "审批") {
			t.Errorf("the commands of a task do not offer 审批:\n%s", names)
		}
		o.press("esc ?")
		help := plain(strings.Join(o.app.HelpText(), "\n"))
		for _, want := range []string{"审批", "改行动", "亮灯规则", "调度期", "本单位休息日"} {
			if !strings.Contains(help, want) {
				t.Errorf("the help does not speak of %s", want)
			}
		}
	})
}
