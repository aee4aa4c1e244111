package ui_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/intake/source"
	"duban/model"
	"duban/ui"
)

// draftOf is what a reader gives of a plan with four tasks, two of them doubtful.
func draftOf(change func(*draft.Draft)) *draft.Draft {
	d := &draft.Draft{Document: &source.Document{Name: "清单.docx", Lines: []string{"2026年重点工作任务清单", "样政发〔2026〕8号"}}}
	plan := draft.Plan{Campaign: model.Campaign{
		Name: "2026年重点工作", Document: model.Document{Number: "样政发〔2026〕8号"},
		Period: model.Period{From: model.NewDate(2026, 1, 1), To: model.NewDate(2026, 12, 31)},
	}}
	for i, r := range []struct{ title, unit, text, doubt string }{
		{"新建农村公路", "交通运输局", "新建公路30公里；完成投资2亿元。", ""},
		{"培育工业企业", "工信局", "培育企业5家。", "单位工信局没有见过"},
		{"建设养老中心", "民政局", "建成养老中心2个。", ""},
		{"改造供水管网", "水利局", "改造管网12公里。", "期限早于文件日期"},
	} {
		n := len(d.Document.Lines) + 1
		d.Document.Lines = append(d.Document.Lines, fmt.Sprintf("%d\t%s\t%s\t%s\t12月底前", i+1, r.title, r.text, r.unit))
		t := model.Task{
			No: fmt.Sprint(i + 1), Title: r.title, Section: []string{"一、发展"}, LeadUnits: []string{r.unit},
			Deadline: model.Deadline{Date: model.NewDate(2026, 12, 31), Text: "12月底前", Precision: model.ToMonth, Given: true},
			Detail:   &model.Detail{Text: r.text, Source: model.Source{Line: n, Text: r.title}},
		}
		if i == 0 {
			t.Targets = []model.Target{
				{Metric: "公路", Op: model.AtLeast, Value: dec("30"), Unit: "公里", Text: "新建公路30公里"},
				{Metric: "投资", Op: model.AtLeast, Value: dec("2"), Unit: "亿元", Text: "完成投资2亿元"},
			}
		}
		if r.doubt != "" {
			t.Detail.Review = []model.Doubt{{Code: model.DoubtInferred, Text: r.doubt}}
		}
		plan.Items = append(plan.Items, draft.Item{
			Record: model.Record{Task: t}, Span: draft.Span{From: n, To: n},
			Facts: []draft.Fact{{Field: draft.FieldLead, Sure: draft.Guessed}},
		})
		d.Units = append(d.Units, model.Unit{Name: r.unit})
	}
	d.Document.Lines = append(d.Document.Lines, "各单位要高度重视，按月报送进展。")
	d.Unread = []draft.Passage{{Span: draft.Span{From: 7, To: 7}, Text: d.Document.Lines[6]}}
	d.Plans = []draft.Plan{plan}
	if change != nil {
		change(d)
	}
	d.Stamp()
	return d
}

// reviewing opens the program on a draft, over an empty ledger.
func reviewing(t *testing.T, do func(o *officer), change func(*draft.Draft)) {
	t.Helper()
	t.Parallel()
	workNow(t, empty(), func(o *officer) {
		o.review(draftOf(change))
		do(o)
	})
}

// review starts the program anew on a draft, compared with the ledger as it is.
func (o *officer) review(drafts ...*draft.Draft) {
	o.t.Helper()
	l, err := o.store.Ledger()
	if err != nil {
		o.t.Fatal(err)
	}
	for _, d := range drafts {
		reconcile.Recall(l, d)
	}
	o.opts.Review = &ui.ReviewSession{Drafts: drafts, Existing: l, Store: func(u *model.Update) (ui.Ledger, model.Entry, error) {
		e, err := o.store.Update(u, model.ActImport, "清单.docx")
		return o.store, e, err
	}}
	o.start()
}

// stored is the ledger's only campaign, by the titles of its tasks.
func (o *officer) stored() map[string]*model.Task {
	o.t.Helper()
	l, err := o.store.Ledger()
	if err != nil {
		o.t.Fatal(err)
	}
	out := map[string]*model.Task{}
	for _, p := range l.Plans {
		for i := range p.Records {
			out[p.Records[i].Task.Title] = &p.Records[i].Task
		}
	}
	return out
}

func TestAReviewListsDoubtsFirstWithThePassageBeside(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.sees("4 项", "2 项有疑点", "1 处未读", "有疑点", "无疑点", "未读文字", "单位工信局没有见过", "第 4 行", "推测")
		if a, b := o.lineNumber("培育工业企业"), o.lineNumber("新建农村公路"); a > b {
			t.Errorf("the doubtful item stands in line %d, the sure one in %d", a, b)
		}
		o.sees("2 | 培育工业企业 | 培育企业5家。") // the document, beside the item that the cursor is on
		o.press("down")
		o.sees("第 6 行", "疑 期限早于文件日期")
	}, nil)
}

func TestStoringAReviewKeepsWhatIsUndecidedInDoubtAndIsOneUndo(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("a") // the first doubt is settled, the second stays
		o.press("w")
		o.sees("新行动 1 个，新任务 4 项", "其中 1 项疑点未定")
		o.press("enter")
		o.told("已存入")
		o.sees("新建农村公路", "培育工业企业")
		got := o.stored()
		if len(got) != 4 || got["改造供水管网"].OpenDoubts != 1 || got["培育工业企业"].OpenDoubts != 0 {
			t.Errorf("stored %v", got)
		}
		if d := got["培育工业企业"].Detail.Review[0]; d.By != "督查室" || d.Settled != today {
			t.Errorf("the doubt is settled by %q on %v", d.By, d.Settled)
		}
		if j := o.journal(); len(j) != 1 || j[0].Action != model.ActImport || j[0].Note != "清单.docx" {
			t.Errorf("the journal: %+v", j)
		}
		o.press("u right enter")
		if left := o.stored(); len(left) != 0 {
			t.Errorf("one undo leaves %d tasks", len(left))
		}
	}, nil)
}

// A total that does not add up belongs to no task: it is a doubt about the plan
// as a whole, before the tasks' own, and in the ledger until somebody settles it.
func TestADoubtAboutTheWholePlanIsShownSettledAndStored(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.sees("4 项有疑点", "整份文件  合计“投资”：文中为12亿元，各行相加为11亿元（第2行）", "第 2 行")
		if a, b := o.lineNumber("文中为12亿元"), o.lineNumber("培育工业企业"); a > b {
			t.Errorf("the plan's doubt stands in line %d, a task's in %d", a, b)
		}
		o.press("a")
		o.sees("3 项有疑点")
		o.press("u")
		o.sees("4 项有疑点")
		o.press("a w")
		o.sees("其中 2 项疑点未定", "另有 1 处整份文件的疑点未定")
		o.press("enter")
		o.told("已存入")
		o.press("5")
		o.sees("3 项", "2026年重点工作", "没有写年份")
		o.seesNo("文中为12亿元")
		o.press("home enter")
		o.sees("新建农村公路") // the campaign's tasks
		o.press("esc v enter")
		o.told("已核实  2026年重点工作")
		o.seesNo("没有写年份")
		o.sees("2 项", "单位工信局没有见过")
		o.press("u")
		o.sees("没有写年份")
		o.clicks("没有写年份")
		o.press("enter")
	}, func(d *draft.Draft) {
		d.Plans[0].Campaign.Review = []model.Doubt{
			{Code: model.DoubtTotal, Text: "合计“投资”：文中为12亿元，各行相加为11亿元（第2行）"},
			{Code: model.DoubtDate, Text: "文件没有写年份，按读取之日取2026年"},
		}
	})
}

func TestCorrectingAnItemAcceptsIt(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("enter")
		o.sees("修改  培育工业企业", "疑 单位工信局没有见过", "原文 2 | 培育工业企业")
		o.cursorBehind("培育工业企业")
		o.press("tab ctrl+u text:工业和信息化局 tab tab tab ctrl+u text:11月底前 ctrl+s")
		o.told("已改并采纳")
		o.sees("1 项有疑点", "工业和信息化局", "11月底")
		o.press("w enter")
		got := o.stored()["培育工业企业"]
		if !slices.Equal(got.LeadUnits, []string{"工业和信息化局"}) || got.Deadline.Date != model.NewDate(2026, 11, 30) || got.OpenDoubts != 0 {
			t.Errorf("stored %+v", got)
		}
	}, nil)
}

func TestAWrongCorrectionStaysInItsForm(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("enter tab tab tab tab ctrl+u text:哪天都行 ctrl+s")
		o.sees("修改  培育工业企业")
		o.press("esc")
		o.sees("2 项有疑点")
	}, nil)
}

func TestDroppedItemsAreNotStoredAndCanBeTakenBack(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("x down x x")
		o.press("w enter")
		got := o.stored()
		if got["培育工业企业"] != nil || got["改造供水管网"] == nil || len(got) != 3 {
			t.Errorf("stored %v", got)
		}
	}, nil)
}

func TestAcceptingAllLeavesDoubtsForTheOfficer(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("A")
		o.told("已采纳 2 项")
		o.sees("2 项未定")
		o.press("A")
		o.told("没有未定的条目可采纳")
		o.press("u u")
		o.sees("4 项未定")
	}, nil)
}

func TestItemsOfOneDoubtAreAcceptedAtOnce(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("A")
		o.sees("一次采纳多条", "采纳无疑点的", "采纳疑点为“未写牵头单位”的", "3 项")
		o.press("text:未写 enter")
		o.told("已采纳 3 项")
		o.sees("1 项有疑点", "1 项未定")
		o.press("u")
		o.sees("4 项未定")
	}, func(d *draft.Draft) {
		for i := range d.Plans[0].Items {
			doubt := model.Doubt{Code: model.DoubtLead, Text: "未写牵头单位"}
			if i == 3 {
				doubt.Text = "期限早于文件日期"
			}
			d.Plans[0].Items[i].Record.Task.Detail.Review = []model.Doubt{doubt}
		}
	})
}

func TestItemsAreMergedAndSplitAndUndoTakesItBack(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.clicks("新建农村公路")
		o.press("s")
		o.sees("按指标拆成 2 条", "按句子拆成 2 条")
		o.press("enter")
		o.told("已拆成 2 条")
		o.sees("新建公路30公里", "完成投资2亿元", "5 项")
		o.press("u")
		o.sees("4 项")
		o.press("m")
		o.told("已与下一条合并")
		o.sees("3 项", "交通运输局、工信局", "疑 单位工信局没有见过")
		o.press("u u")
		o.told("没有可以撤销的")
		o.sees("4 项")
		o.clicks("建设养老中心")
		o.press("s")
		o.told("没有可以拆分的")
	}, nil)
}

func TestAUnitsAliasIsRememberedInTheLedger(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("r")
		o.sees("记住单位简称", "工信局")
		o.press("text:工业和信息化局 enter")
		o.told("“工信局”即“工业和信息化局”，改了 1 条")
		o.press("w enter")
		units, err := o.store.Units()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(units, func(u model.Unit) bool {
			return u.Name == "工业和信息化局" && slices.Contains(u.Aliases, "工信局")
		}) {
			t.Errorf("units %+v", units)
		}
	}, nil)
}

func TestAnAliasIsOfferedWhereAKnownUnitIsMeant(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("r")
		o.sees("工业和信息化局")
		o.press("enter")
		o.told("即“工业和信息化局”")
		o.press("r ctrl+u text:工业和信息化局 ctrl+s")
		o.sees("简称和全称要写全")
	}, func(d *draft.Draft) { d.Units = append(d.Units, model.Unit{Name: "工业和信息化局"}) })
}

func TestAnUnreadPassageBecomesATaskOrIsStruckOut(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.clicks("各单位要高度重视")
		o.press("enter")
		o.sees("修改  各单位要高度重视")
		o.press("ctrl+u text:按月报送进展 ctrl+s")
		o.sees("5 项")
		o.seesNo("未读文字")
		o.press("u u")
		o.sees("未读文字")
		o.clicks("各单位要高度重视")
		o.press("x")
		o.seesNo("未读文字")
		o.press("w enter")
		if got := o.stored(); len(got) != 4 {
			t.Errorf("stored %d tasks", len(got))
		}
	}, nil)
}

func TestLeavingAReviewAsksAndStoresNothing(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("esc")
		o.sees("离开核对", "还没有存入台账", "新任务 4 项")
		o.press("enter")
		if o.quit {
			t.Fatal("it ended though the officer goes on")
		}
		o.press("q right right enter")
		if !o.quit || len(o.stored()) != 0 {
			t.Errorf("ended: %v, stored %d", o.quit, len(o.stored()))
		}
	}, nil)
}

func TestAFailedStoreKeepsTheReview(t *testing.T) {
	reviewing(t, func(o *officer) {
		store := o.opts.Review.Store
		o.opts.Review.Store = func(*model.Update) (ui.Ledger, model.Entry, error) {
			return nil, model.Entry{}, errors.New("磁盘已满")
		}
		o.press("a w enter")
		o.told("磁盘已满")
		o.sees("导入核对", "3 项未定")
		o.opts.Review.Store = store
		o.press("w enter")
		if len(o.stored()) != 4 {
			t.Error("not stored at the second attempt")
		}
	}, nil)
}

func TestSearchingAReviewFindsTasksUnitsAndDoubts(t *testing.T) {
	reviewing(t, func(o *officer) {
		for text, want := range map[string]string{"ylzx": "建设养老中心", "工信局": "培育工业企业", "期限早于": "改造供水管网"} {
			o.press("/ text:" + text)
			o.cursorBehind(text)
			o.sees(want)
			o.press("enter")
			o.seesNo("交通运输局  12月底") // the row of another task; the document beside names it still
			o.press("esc")
			o.sees("交通运输局  12月底")
		}
		o.press("/ text:没有这样的")
		o.sees("没有符合的")
		o.press("esc")
	}, nil)
}

func TestAReviewWithoutALedgerMakesOneWhenItIsStored(t *testing.T) {
	t.Parallel()
	workNow(t, nil, func(o *officer) {
		o.opts.Review = &ui.ReviewSession{Drafts: []*draft.Draft{draftOf(nil)}, Existing: &model.Ledger{}, Store: func(u *model.Update) (ui.Ledger, model.Entry, error) {
			o.openStore()
			e, err := o.store.Update(u, model.ActImport, "")
			return o.store, e, err
		}}
		o.start()
		o.sees("导入核对", "培育工业企业")
		o.press("w enter")
		o.told("已存入")
		o.sees("新建农村公路")
	})
}

func TestHeadingsFoldAndTheDocumentScrolls(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.clicks("无疑点")
		o.seesNo("新建农村公路")
		o.press("enter")
		o.sees("新建农村公路", "读得清楚的新任务")
		o.press("home down down tab up up up")
		o.sees("2026年重点工作任务清单")
		o.press("esc") // back to the list, not out of the review
		o.seesNo("离开核对")
		o.press("home down down down")
		o.sees("第 6 行")
		o.wheels(2)
		o.press("?")
		o.sees("采纳无疑点的", "记号", "存入是一次操作")
		o.press("esc :")
		o.sees("记简称")
		o.press("esc")
	}, nil)
}

// guessed is a draft of which the document does not say when it runs.
func guessed(d *draft.Draft) {
	at := func(line int) draft.Span { return draft.Span{From: line, To: line} }
	d.Plans[0].Origins = draft.Origins{
		Name: draft.Origin{At: at(1), Reason: draft.Stated}, Number: draft.Origin{At: at(2), Reason: draft.Stated},
		From: draft.Origin{At: at(1), Reason: draft.TakenYear}, To: draft.Origin{At: at(1), Reason: draft.TakenYear},
	}
	d.Plans[0].Campaign.Review = []model.Doubt{{Code: model.DoubtDate, Text: "没有写起止，暂按2026年"}}
	d.Plans[0].Items[0].Record.Task.Deadline = model.Deadline{Date: model.NewDate(2026, 12, 31), Precision: model.ToDay}
}

func TestTheCampaignOfADraftIsCorrectedInItsRow(t *testing.T) {
	reviewing(t, func(o *officer) {
		// What was guessed comes first, each value with where it was read.
		o.sees("疑", "行动", "样政发〔2026〕8号", "2026-01-01 至 2026-12-31", "第1行", "文件没写，按提到的年份推定（第1行）", "发文机关", "文件没写")
		o.press("enter tab tab tab ctrl+u text:2026-11-20 tab ctrl+u text:2025-01-01 ctrl+s")
		o.sees("2025-01-01") // it ends before it begins
		o.press("ctrl+u ime:2027年4月底 ctrl+s")
		o.told("已改")
		o.sees("2026-11-20 至 2027-04-30", "手改")
		o.press("w")
		o.seesNo("整份文件的疑点未定")
		o.press("enter")
		o.told("已存入")
		all, err := o.store.Campaigns()
		if err != nil || all[0].Period != (model.Period{From: model.NewDate(2026, 11, 20), To: model.NewDate(2027, 4, 30)}) {
			t.Fatalf("%v, %+v", err, all)
		}
		if due := o.stored()["新建农村公路"].Deadline; due.Date != model.NewDate(2027, 4, 30) || due.Given {
			t.Errorf("a task without a deadline is due %+v", due)
		}
		// The document comes again: the ledger's values stand, and nothing is offered in their place.
		o.review(draftOf(guessed))
		o.sees("2026-11-20 至 2027-04-30")
		o.seesNo("与台账的差别")
		o.press("w")
		o.sees("没有要存入的")
	}, guessed)
}

func TestAGuessedPeriodIsTakenAsItStands(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("a")
		o.seesNo("推定")
		o.press("u")
		o.sees("推定")
	}, guessed)
}

// alike is a draft in which all items have one and the same doubt, and one has another beside it.
func alike(d *draft.Draft) {
	items := d.Plans[0].Items
	for i := 0; len(items) < 7; i++ {
		more := items[0]
		detail := *more.Record.Task.Detail
		more.Record.Task.Detail = &detail
		more.Record.Task.No, more.Record.Task.Title = fmt.Sprint(5+i), "新增任务"+fmt.Sprint(i)
		items = append(items, more)
	}
	for i := range items {
		t := &items[i].Record.Task
		t.Detail.Review = []model.Doubt{{Code: model.DoubtUnit, Text: "未写牵头单位和责任单位"}}
	}
	items[1].Record.Task.Detail.Review = append(items[1].Record.Task.Detail.Review, model.Doubt{Code: model.DoubtDate, Text: "期限早于文件日期"})
	d.Plans[0].Items = items
}

func TestDoubtsOfOneKindStandInOneLine(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.sees("未写牵头单位和责任单位  6", "培育工业企业", "期限早于文件日期")
		at := strings.Index(o.screen(), "有疑点")
		if list := o.screen()[at:]; strings.Count(list, "未写牵头单位和责任单位") < 2 {
			t.Errorf("the item with another doubt is not told by itself:\n%s", list)
		}
		o.press("enter")
		o.sees("新建农村公路", "新增任务2")
		o.press("down a up")
		o.sees("未写牵头单位和责任单位  6，未定 5")
		o.press("home down down a")
		o.told("已采纳 5 项")
		o.press("w")
		o.sees("其中 1 项疑点未定")
		o.press("esc u enter")
		o.sees("6，未定 5")
	}, alike)
}

// A task that the document no longer has, and a campaign, have no passage: there
// is nothing to scroll, and the arrows go on moving in the list.
func TestTheDocumentIsScrolledOnlyWhereItIsShown(t *testing.T) {
	work(t, empty(), func(o *officer) {
		o.comesBack()
		for _, name := range []string{"建设养老中心", "办公室"} {
			o.clicks(name)
			if foot := o.foot(); strings.Contains(foot, "Tab") {
				o.t.Errorf("%s: the bar offers to go to the document: %s", name, foot)
			}
			at := o.screen()
			o.press("tab")
			if foot := o.foot(); strings.Contains(foot, "滚动") {
				o.t.Errorf("%s: the bar offers to scroll: %s", name, foot)
			}
			o.press("down")
			if o.screen() == at {
				o.t.Errorf("%s: the arrow does nothing", name)
			}
		}
		o.clicks("新建农村公路")
		if foot := o.foot(); strings.Contains(foot, "滚动") {
			o.t.Errorf("the bar offers to scroll while the arrows move in the list: %s", foot)
		}
		o.press("tab")
		if foot := o.foot(); !strings.Contains(foot, "滚动原文") || !strings.Contains(foot, "Esc 返回") {
			o.t.Errorf("the bar while the document is scrolled: %s", foot)
		}
		o.press("esc")
		if foot := o.foot(); !strings.Contains(foot, "Esc 离开") {
			o.t.Errorf("the bar back in the list: %s", foot)
		}
	})
}

// A document may be one line of a hundred thousand letters: what is shown is the
// neighbourhood of the item's words.
func TestAVeryLongLineIsShownRoundTheItsWords(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.sees("培育企业5家")
		o.press("down")
		o.sees("改造管网12公里")
	}, func(d *draft.Draft) {
		var b strings.Builder
		for i := range d.Plans[0].Items {
			it := &d.Plans[0].Items[i]
			b.WriteString(strings.Repeat("前言后语", 8000) + it.Record.Task.Title + "，" + it.Record.Task.Detail.Text)
			it.Span = draft.Span{From: 1, To: 1}
		}
		d.Document.Lines = []string{b.String()}
	})
}

// A doubt quotes the words that it is about: they stand out in the passage, also
// where it is broken into lines. Long lines before it do not push it out of sight.
func TestTheWordsOfADoubtStandOutInThePassage(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.sees("相关部门")
		if !o.standsOut("配合做好有关工作的相关部门") {
			t.Errorf("the words do not stand out in the passage:\n%s", o.screen())
		}
		if o.standsOut("培育企业5家。") {
			t.Error("other words of the passage stand out as well")
		}
		o.resize(120, 24)
		o.sees("培育企业5家。")
	}, func(d *draft.Draft) {
		long := strings.Repeat("一项说得很长的工作，", 60)
		d.Document.Lines[2] = long
		d.Document.Lines[3] = "培育企业5家。由全县各级各类配合做好有关工作的相关部门负责"
		d.Plans[0].Items[1].Record.Task.Detail.Review = []model.Doubt{
			{Code: model.DoubtUnit, Text: "未写牵头单位"},
			{Code: model.DoubtInferred, Text: "单位只写“配合做好有关工作的相关部门”，未列名"},
		}
	})
}

// standsOut reports whether every letter of a text is drawn in the pen of what
// must be seen, on the paper of the passage.
func (o *officer) standsOut(text string) bool {
	o.t.Helper()
	var b strings.Builder
	for _, l := range strings.Split(o.app.View().Content, "\n") {
		style, state := "", byte(0)
		p := ansi.NewParser()
		for l != "" {
			seq, width, n, next := ansi.DecodeSequence(l, state, p)
			l, state = l[n:], next
			if width == 0 && strings.HasPrefix(seq, "\x1b[") {
				style = seq
			} else if strings.HasPrefix(style, "\x1b[1;") && strings.Contains(style, "48;2;32;37;46") && width > 0 && seq != " " {
				b.WriteString(seq)
			}
		}
	}
	return strings.Contains(b.String(), text)
}

func TestAReviewIsSoundInEverySizeAndLanguage(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		t.Run(fmt.Sprint(lang), func(t *testing.T) {
			work(t, empty(), func(o *officer) {
				d := draftOf(func(d *draft.Draft) {
					it := &d.Plans[0].Items[1].Record.Task
					it.Title = strings.Repeat("很长的名称", 40) + "\x1b[31m"
					it.LeadUnits = nil
					it.Detail.Review = append(it.Detail.Review, model.Doubt{Code: model.DoubtDate, Text: strings.Repeat("说不清的疑点，", 30)})
					it.Deadline = model.Deadline{}
					d.Document.Lines[3] += "\x1b[2J\u202e"
					more := d.Plans[0]
					more.Campaign.Name, more.Campaign.Document.Number = "第二个行动", "样政发〔2026〕9号"
					d.Plans = append(d.Plans, more)
				})
				o.review(d)
				for _, size := range [][2]int{{60, 16}, {80, 24}, {99, 20}, {100, 24}, {120, 36}, {200, 60}} {
					o.resize(size[0], size[1])
					o.press("home")
					for range 16 {
						o.press("down")
					}
					for range 16 {
						o.press("up")
					}
					o.press("down enter esc")
					o.press("r esc s esc ? esc : esc w esc / text:公路 enter esc tab down down up tab")
				}
			}, func(o *ui.Options) { o.Lang = lang })
		})
	}
}

func TestKeysWorkWhileAnInputMethodIsOn(t *testing.T) {
	reviewing(t, func(o *officer) {
		o.press("f4 alt+x")
		o.sees("纳", "舍")
		o.press("ctrl+z ctrl+z ctrl+s")
		o.sees("新任务 4 项")
	}, nil)
}

// A frame and a key cost what is seen, not what was read.
func BenchmarkReviewOfTenThousandItems(b *testing.B) {
	d := draftOf(nil)
	row := d.Plans[0].Items[0]
	for i := range 10_000 {
		row.Record.Task.Title = fmt.Sprintf("第%d号工程", i)
		d.Plans[0].Items = append(d.Plans[0].Items, row)
	}
	a := ui.NewApp(ui.Options{Today: today, Ambiguous: "narrow", Review: &ui.ReviewSession{Drafts: []*draft.Draft{d}, Existing: &model.Ledger{}}})
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	b.Run("decide", func(b *testing.B) {
		for b.Loop() {
			a.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		}
	})
	b.Run("scroll", func(b *testing.B) {
		for b.Loop() {
			a.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			a.View()
		}
	})
}
