package ui_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

func TestEditingATaskKeepsWhatWasNotTouched(t *testing.T) {
	for _, where := range []string{"the table", "its own page"} {
		t.Run(where, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goes("port")
				if where == "its own page" {
					o.press("enter")
				}
				before := o.task("port")
				o.press("e ctrl+u ime:港口码头二期 ctrl+s")
				got := o.task("port")
				if got.Title != "港口码头二期" {
					o.t.Fatalf("the title is %q", got.Title)
				}
				o.sees("港口码头二期")
				if got.Detail == nil || got.Detail.Text != before.Detail.Text || !reflect.DeepEqual(got.Detail.Source, before.Detail.Source) {
					o.t.Errorf("the detail became %+v", got.Detail)
				}
				got.Title = before.Title
				if !slices.Equal(got.LeadUnits, before.LeadUnits) || !slices.Equal(got.Leaders, before.Leaders) || !slices.Equal(got.Section, before.Section) ||
					got.Deadline != before.Deadline || len(got.Targets) != 1 || got.Targets[0].Metric != "投资" || got.No != before.No {
					o.t.Errorf("the task became %+v\nfrom %+v", got, before)
				}
				o.press("u")
				if got := o.task("port"); got.Title != "港口码头建设" {
					o.t.Errorf("after undo the title is %q", got.Title)
				}
			})
		})
	}
}

func TestUnitsAreTypedAndTargetsHaveAFormEach(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("e tab tab tab ctrl+u ime:港航局、交通局 tab tab tab tab tab enter")
		o.sees("投资", "类别", "不低于", "计量单位")
		o.press("tab tab tab ctrl+u text:12 ctrl+s tab enter ime:泊位 tab tab right tab text:2 tab ime:个 tab right ctrl+s tab tab right ctrl+s")
		o.sees("“港航局”是新单位？")
		o.press("ctrl+s")
		got := o.task("port")
		if !slices.Equal(got.LeadUnits, []string{"港航局", "交通局"}) {
			o.t.Errorf("the lead units are %v", got.LeadUnits)
		}
		if len(got.Targets) != 2 || got.Targets[0].Value.String() != "12" || got.Targets[1].Metric != "泊位" || got.Targets[1].Unit != "个" ||
			got.Targets[1].Pace != model.ByMonths || got.Nature != model.Goal {
			o.t.Errorf("the targets are %+v, of a %s", got.Targets, got.Nature)
		}
	})
}

func TestEditThatBreaksARuleStaysInItsForm(t *testing.T) {
	for name, keys := range map[string]string{
		"no title":           "ctrl+u ctrl+s",
		"a start of no date": "tab tab tab tab tab tab tab ctrl+u text:某天 ctrl+s",
	} {
		t.Run(name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goes("port")
				o.press("e " + keys)
				if o.app.Dialogs() != 1 || len(o.journal()) != 1 {
					o.t.Errorf("the form is gone, or %d actions were stored:\n%s", len(o.journal())-1, o.screen())
				}
			})
		})
	}
}

func TestMovingADeadlineKeepsTheFirstOneAndCounts(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("water")
		o.light("water", model.Red) // overdue since 30 October
		o.press("d text:12-20 enter ime:设备推迟到货 enter")
		o.press("d text:2027-03-31 enter ime:冬季停工 enter")
		got := o.task("water")
		if got.Deadline.Date != model.NewDate(2027, 3, 31) || len(got.Extensions) != 2 || got.FirstDeadline().Date != model.NewDate(2026, 10, 30) {
			o.t.Fatalf("the deadline is %+v, moved by %+v", got.Deadline, got.Extensions)
		}
		if got.Extensions[1].Reason != "冬季停工" || got.Extensions[1].By != "督查室" || got.Extensions[1].On != today {
			o.t.Errorf("the second move is %+v", got.Extensions[1])
		}
		o.press("enter")
		o.sees("2027-03-31", "延期2次", "2026-10-30")
		o.press("u u")
		if got := o.task("water"); got.Deadline.Date != model.NewDate(2026, 10, 30) || len(got.Extensions) != 0 {
			o.t.Errorf("after undo the deadline is %s, moved %d times", got.Deadline.Date, len(got.Extensions))
		}
	})
}

func TestADeadlineIsNotMovedWithoutAReasonOrADate(t *testing.T) {
	for _, keys := range []string{"text:12-20 enter enter", "enter ime:资金 enter", "text:某日 enter ime:资金 enter", "text:12-31 enter ime:资金 enter"} {
		t.Run(keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goes("port")
				o.press("d " + keys)
				if o.app.Dialogs() != 1 || len(o.task("port").Extensions) != 0 {
					o.t.Errorf("it was moved:\n%s", o.screen())
				}
			})
		})
	}
}

func TestLightSetByHandHoldsUntilItsDayAndSaysWhatTheRuleSays(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("road")
		o.light("road", model.Green)
		o.press("L enter ime:常务会议定 enter ctrl+u text:11-30 enter")
		o.light("road", model.Red)
		o.told("定灯", "绿转红")
		o.press("enter")
		o.sees("常务会议定", "按规则应为 绿")
		m := o.task("road").Manual
		if len(m) != 1 || m[0].Light != model.Red || m[0].On != today || m[0].Until != model.NewDate(2026, 11, 30) || m[0].By != "督查室" {
			o.t.Errorf("stored as %+v", m)
		}
		o.press("@ text:12-01 enter")
		o.sees("截至 2026-12-01")
		if o.app.LightOf("road") == model.Red {
			o.t.Error("the light holds beyond its day")
		}
		o.press("@ enter L left enter enter enter") // as the rule says
		o.light("road", model.Green)
	})
}

func TestLightByHandNeedsAReasonAndADay(t *testing.T) {
	for _, keys := range []string{"enter enter enter", "enter ime:会议 enter ctrl+u enter"} {
		t.Run(keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goes("road")
				o.press("L " + keys)
				if len(o.task("road").Manual) != 0 {
					o.t.Error("the light was set")
				}
			})
		})
	}
}

func TestClosingAndReopening(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("road")
		o.press("c ime:通过验收 enter")
		o.light("road", model.Done)
		o.told("办结", "绿转完")
		if c := o.task("road").Closed; c == nil || c.Text != "通过验收" || c.On != today || c.By != "督查室" {
			o.t.Errorf("stored as %+v", c)
		}
		o.press("c")
		o.light("road", model.Green)
		o.told("重开", "完转绿")
		if o.task("road").Closed != nil {
			o.t.Error("it is still closed")
		}
		o.press("u")
		o.light("road", model.Done)
	})
}

func TestSuspendingAndResuming(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("S ime:等待批复 enter enter")
		o.light("port", model.Grey)
		o.told("暂停", "红转灰")
		if s := o.task("port").Suspended; len(s) != 1 || s[0].Reason != "等待批复" || !s[0].Until.IsZero() {
			o.t.Errorf("stored as %+v", s)
		}
		o.press("S")
		o.light("port", model.Red)
		o.told("恢复", "灰转红")
	})
}

func TestSettlingADoubtTakesItOffTheReviewPage(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("5")
		o.on("park")
		o.sees("文化公园")
		o.press("v")
		o.sees("如何核实")
		if n := o.task("park").OpenDoubts; n == 0 {
			o.t.Fatal("the doubt was settled before it was said how")
		}
		o.press("ime:已电话核对 enter")
		o.told("核实")
		o.seesNo("核实  文化公园  灰转")
		if n := o.task("park").OpenDoubts; n != 0 {
			o.t.Errorf("%d doubts are open", n)
		}
		if d := o.task("park").Detail.Review[0]; d.Settled != today || d.By != "督查室" || d.Note != "已电话核对" {
			o.t.Errorf("settled as %+v", d)
		}
		if got := o.app.CurrentTask(); got != "" {
			o.t.Errorf("the review page still has %s", got)
		}
		o.goes("park")
		o.press("enter end")
		o.sees("已核实 2026-11-23 督查室：已电")
		o.press("5")
		o.press("u")
		o.on("park")
	})
}

func TestADoubtOfAPlanAndItsPartsIsListedAndSettledOnce(t *testing.T) {
	work(t, small(), func(o *officer) {
		doubt := model.Doubt{Code: model.DoubtDate, Text: "没有写年份"}
		all, err := o.store.Campaigns()
		if err != nil {
			o.t.Fatal(err)
		}
		whole := *all[0]
		whole.Review = []model.Doubt{doubt}
		part := whole
		part.ID, part.Name, part.Parent = "", "其中一部分", whole.ID
		for _, c := range []*model.Campaign{&whole, &part} {
			if _, err := o.store.SaveCampaign(c); err != nil {
				o.t.Fatal(err)
			}
		}
		o.press("f5 5")
		if n := strings.Count(o.screen(), "没有写年份"); n != 1 {
			o.t.Errorf("the doubt is listed %d times:\n%s", n, o.screen())
		}
		o.press("home v ime:按文件日期 enter")
		o.told("已核实  " + whole.Name)
		o.seesNo("没有写年份")
		if all, err = o.store.Campaigns(); err != nil {
			o.t.Fatal(err)
		}
		settled := 0
		for _, c := range all {
			for _, d := range c.Review {
				if d.Same(&doubt) && d.Settled == today && d.Note == "按文件日期" {
					settled++
				}
			}
		}
		if settled != 2 {
			o.t.Errorf("it is settled in %d plans", settled)
		}
	})
}

func TestATaskWithoutADoubtHasNothingToSettle(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("v")
		o.told("没有疑点")
		if len(o.journal()) != 1 {
			o.t.Error("something was stored")
		}
	})
}

func TestHistorySaysWhoDidWhatAndWhen(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("p text:9 enter ime:提速 enter d text:2027-01-31 enter ime:资金未到 enter u H")
		o.sees("变更史", "填报", "提速", "延期", "资金未到", "撤销：延期", "督查室", "2026-11-23 09:00")
		o.press("esc")
		o.seesNo("变更史")
	})
}

func TestATaskIsAddedByHand(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 a ime:客运站迁建 tab ime:交通局 tab tab text:12-25 tab enter ime:投资 tab tab right tab text:2 tab ime:亿元 ctrl+s")
		o.press("tab tab tab ime:公路 tab text:7 tab ime:王建国 tab tab tab ime:新建站房 enter")
		o.told("已保存", "客运站迁建")
		o.sees("客运站迁建")
		id := ""
		for _, x := range o.app.ShownTasks() {
			if o.task(x).Title == "客运站迁建" {
				id = x
			}
		}
		got := o.task(id)
		if got.Campaign != "jt" || got.No != "7" || !slices.Equal(got.Section, []string{"公路"}) || !slices.Equal(got.LeadUnits, []string{"交通局"}) ||
			!slices.Equal(got.Leaders, []string{"王建国"}) || got.Deadline.Date != model.NewDate(2026, 12, 25) || got.Added != today ||
			len(got.Targets) != 1 || got.Targets[0].Op != model.AtLeast || got.Targets[0].Unit != "亿元" || got.Detail == nil || got.Detail.Text != "新建站房" {
			o.t.Errorf("stored as %+v, %+v", got, got.Detail)
		}
		o.press("u")
		o.seesNo("客运站迁建")
	})
}

func TestATaskForNoCampaignIsRefused(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 a ime:客运站 shift+tab ctrl+u ime:没有的行动 ctrl+s")
		if o.app.Dialogs() != 1 || len(o.journal()) != 1 {
			o.t.Errorf("it was stored:\n%s", o.screen())
		}
	})
}

func TestACampaignIsAddedAndEdited(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("A ime:水利会战 tab ime:君发〔2026〕9号 tab ctrl+u text:2026-03-01 tab ctrl+u text:2027-06-30 tab ime:水利局 tab right ctrl+s")
		o.told("已保存", "水利会战")
		o.sees("水利会战")
		all, err := o.store.Campaigns()
		if err != nil {
			o.t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(c *model.Campaign) bool { return c.Name == "水利会战" })
		if i < 0 {
			o.t.Fatal("it is not in the ledger")
		}
		c := all[i]
		if c.Document.Number != "君发〔2026〕9号" || c.Office != "水利局" || c.Period != (model.Period{From: model.NewDate(2026, 3, 1), To: model.NewDate(2027, 6, 30)}) ||
			c.Policy != model.Presets()[1] {
			o.t.Errorf("stored as %+v", c)
		}
		o.press("home")
		for n := 0; o.app.CurrentCampaign() != c.ID; n++ {
			if n > len(all) {
				o.t.Fatal("the cursor does not reach it")
			}
			o.press("down")
		}
		o.press("e ctrl+u ime:水利大会战 ctrl+s")
		o.sees("水利大会战")
		o.press("u")
		o.seesNo("水利大会战")
	})
}

func TestTheFirstCampaignAndTaskOfAnEmptyLedger(t *testing.T) {
	work(t, empty(), func(o *officer) {
		o.sees("还没有行动")
		o.press("A ime:交通会战 ctrl+s")
		o.seesNo("还没有行动")
		o.press("enter a ime:第一项任务 ctrl+s")
		o.sees("第一项任务")
		o.press("p text:30 enter ime:已开工 enter")
		o.told("第一项任务")
		if n := len(o.journal()); n != 3 {
			o.t.Errorf("%d entries in the journal", n)
		}
	})
}

func TestACampaignWithAnEndBeforeItsBeginningIsRefused(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("A ime:倒着走 tab tab ctrl+u text:2026-12-01 tab ctrl+u text:2026-01-01 ctrl+s")
		if o.app.Dialogs() != 1 || len(o.journal()) != 1 {
			o.t.Errorf("it was stored:\n%s", o.screen())
		}
		o.sees("倒着走")
	})
}

func TestRemovingATaskAsksFirstAndCanBeUndone(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("delete enter") // no is the first answer
		if len(o.journal()) != 1 {
			o.t.Fatal("it was removed without a yes")
		}
		o.press("delete")
		o.sees("1 次填报")
		o.press("right enter")
		o.told("删除")
		if _, err := o.store.Task("port"); err == nil {
			o.t.Error("it is still in the ledger")
		}
		o.press("u")
		o.sees("港口码头建设")
		if n := len(o.reports("port")); n != 1 {
			o.t.Errorf("it came back with %d reports", n)
		}
	})
}

func TestRemovingATaskFromItsOwnPageLeadsBack(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("enter delete right enter")
		if o.app.Page() != 2 || o.app.CurrentTask() == "port" {
			o.t.Errorf("on page %d with the task %q", o.app.Page(), o.app.CurrentTask())
		}
		o.seesNo("已不在台账里")
	})
}
