package ui_test

import (
	"testing"

	"duban/intake/draft"
	"duban/model"
)

func TestTheDifferenceFromTheLedgerIsShownAndDecided(t *testing.T) {
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(nil))
		o.press("w enter")
		before := o.stored()
		o.review(draftOf(func(d *draft.Draft) {
			items := d.Plans[0].Items
			items[0].Record.Task.Deadline = by(2026, 10, 31)
			items[2].Record.Task.LeadUnits = []string{"卫健局"}
			d.Plans[0].Items = []draft.Item{items[0], items[1], items[2]}
		}))
		o.sees("与台账的差别", "2 项有改动", "1 项文件里没有了", "时限改为", "时限：2026-12-31（12月底前） 改为 2026-10-31", "与台账相同", "缺")
		o.seesNo("有疑点") // they were settled or stand open in the ledger, and nothing new is doubtful
		o.press("a x down")
		o.sees("留", "文件已无，保留")
		o.press("w")
		o.sees("改动 1 项。")
		o.press("esc")
		o.clicks("改造供水管网")
		o.press("enter")
		o.sees("存入时删除")
		o.press("w enter")
		got := o.stored()
		if len(got) != 3 || got["改造供水管网"] != nil {
			t.Errorf("stored %v", got)
		}
		if road := got["新建农村公路"]; road.Deadline.Date != model.NewDate(2026, 10, 31) || road.ID != before["新建农村公路"].ID {
			t.Errorf("the changed task: %+v", road)
		}
		if care := got["建设养老中心"]; care.LeadUnits[0] != "民政局" {
			t.Errorf("what was dropped was stored: %+v", care)
		}
		o.review(draftOf(nil))
		o.press("w")
		o.press("esc esc")
	})
}

func TestWhatWasDroppedBeforeIsListedAndCanBeTakenBack(t *testing.T) {
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(nil))
		o.clicks("建设养老中心")
		o.press("x w enter")
		o.review(draftOf(nil))
		o.sees("1 项以前舍去", "以前舍去或删除的", "与台账相同")
		o.seesNo("新任务")
		o.press("w")
		o.sees("没有要存入的")
		o.press("esc")
		o.clicks("以前舍去或删除的")
		o.sees("要取回就按", "建设养老中心")
		o.clicks("建设养老中心")
		o.press("x w")
		o.sees("新任务 1 项。")
		o.press("enter")
		if o.stored()["建设养老中心"] == nil {
			t.Error("what was taken back is not in the ledger")
		}
	})
}

func TestABulletinReportsOnTheLedgersTasks(t *testing.T) {
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(nil))
		o.press("w enter")
		o.review(draftOf(func(d *draft.Draft) {
			c := &d.Plans[0].Campaign
			c.Name, c.Document = "2026年重点工作进展情况通报", model.Document{Number: "督查通报第3期", Date: model.NewDate(2026, 11, 10)}
			d.Plans[0].Reports = true
			it := d.Plans[0].Items[0]
			it.Record.Task.Targets = nil
			it.Record.Returns = []model.Return{{Date: model.NewDate(2026, 10, 31), Text: "路基全部完成"}}
			d.Plans[0].Items = []draft.Item{it}
		}))
		o.sees("1 项报进展", "报 1", "进展计入“1 新建农村公路”", "路基全部完成")
		o.press("w")
		o.sees("进展 1 次。")
		o.press("enter")
		if got := o.stored(); len(got) != 4 || got["新建农村公路"].Standing.Text != "路基全部完成" {
			t.Errorf("stored %v", got)
		}
	})
}

func TestAGuessedTaskMayBeMadeANewOne(t *testing.T) {
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(nil))
		o.press("w enter")
		o.review(draftOf(func(d *draft.Draft) { d.Plans[0].Items[2].Record.Task.Title = "开办老年食堂" }))
		o.sees("1 项有改动", "推测就是台账里的", "任务：建设养老中心 改为 开办老年食堂")
		o.press("n")
		o.sees("1 项新任务", "1 项文件里没有了")
		o.press("w enter")
		got := o.stored()
		if len(got) != 5 || got["开办老年食堂"] == nil || got["建设养老中心"] == nil {
			t.Errorf("stored %v", got)
		}
	})
}

func TestWhatADocumentSaysOfItsCampaignIsTakenOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(nil))
		o.press("w enter")
		later := func(d *draft.Draft) {
			d.Plans[0].Campaign.Office = "县政府办公室"
			d.Plans[0].Campaign.Period.To = model.NewDate(2027, 6, 30)
		}
		office := func() string {
			all, err := o.store.Campaigns()
			if err != nil {
				t.Fatal(err)
			}
			return all[0].Office + all[0].Period.To.String()
		}
		o.review(draftOf(later))
		o.sees("与台账的差别", "起止、办公室", "办公室：（无） 改为 县政府办公室", "默认保留")
		o.press("w")
		o.sees("没有要存入的")
		o.press("esc a x a w")
		o.sees("改行动 1 个")
		o.press("enter")
		if got := office(); got != "县政府办公室2027-06-30" {
			t.Errorf("stored %q", got)
		}
		o.press("u right enter")
		if got := office(); got != "2026-12-31" {
			t.Errorf("after undo %q", got)
		}
	})
}

func TestTheSameDocumentAgainHasNothingToStore(t *testing.T) {
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(nil))
		o.press("w enter")
		o.review(draftOf(nil))
		o.sees("与台账相同")
		o.press("w")
		o.sees("没有要存入的")
		o.press("enter")
		o.told("没有要存入的")
		o.press("esc")
		if !o.quit {
			t.Error("there is nothing to lose, and it asks")
		}
	})
}
