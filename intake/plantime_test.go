package intake_test

import (
	"strings"
	"testing"

	"duban/intake/draft"
	"duban/model"
)

// issued is the head of a notice of 20 November 2026, with the title of its plan.
func issued(title string) string {
	return "甲县人民政府办公室\n关于印发《" + title + "》的通知\n甲政办发〔2026〕45号\n各乡镇人民政府：\n" +
		"现将《" + title + "》印发给你们，请认真组织实施。\n甲县人民政府办公室\n2026年11月20日\n" + title + "\n"
}

const worked = "二、重点任务\n（一）疏浚河道60公里。（牵头单位：县水利局）\n（二）新建泵站3座。（牵头单位：县水利局）\n"

func TestThePeriodIsTheOneThatTheDocumentSays(t *testing.T) {
	reasons := map[draft.Reason]string{
		draft.Stated: "stated", draft.OfYear: "year", draft.OfIssue: "issue", draft.OfGoal: "goal", draft.OfTasks: "tasks",
		draft.TakenYear: "taken", draft.TakenToday: "today", draft.NotRead: "none",
	}
	for _, c := range []struct{ name, text, want string }{
		{"from month to month in the first sentence", issued("甲县河道整治实施方案") + "为改善水环境，县政府决定从2026年11月起至2027年4月底，集中开展河道整治。\n" + worked, "2026-11-01 stated, 2027-04-30 stated"},
		{"自…至…", issued("甲县河道整治实施方案") + "自2026年12月1日至2027年3月10日，在全县开展河道整治。\n" + worked, "2026-12-01 stated, 2027-03-10 stated"},
		{"ten days of a month, and the year of the document", issued("甲县河道整治实施方案") + "县委决定从11月下旬至12月中旬，在全县开展河道整治。\n" + worked, "2026-11-21 stated, 2026-12-20 stated"},
		{"a section of its own", issued("甲县河道整治实施方案") + "一、时间安排\n2026年12月1日至2027年3月10日。\n" + worked, "2026-12-01 stated, 2027-03-10 stated"},
		{"the end without its year", issued("甲县河道整治实施方案") + "一、整治时间\n12月1日至次年3月10日。\n" + worked, "2026-12-01 stated, 2027-03-10 stated"},
		{"at once", issued("甲县河道整治实施方案") + "一、行动时间\n即日起至2027年1月底。\n" + worked, "2026-11-20 stated, 2027-01-31 stated"},
		{"years in the title", issued("甲县河道整治三年行动方案（2027—2029年）") + worked, "2027-01-01 stated, 2029-12-31 stated"},
		{"full-width years in the title", "# 甲县河道整治实施方案（２０２７—２０２９年）\n\n" + worked, "2027-01-01 stated, 2029-12-31 stated"},
		{"months in the title", issued("甲县冬春河道整治实施方案（2026年11月—2027年4月）") + worked, "2026-11-01 stated, 2027-04-30 stated"},
		{"a five-year plan", "# 甲县“十五五”水利发展实施方案\n\n" + worked, "2026-01-01 stated, 2030-12-31 stated"},
		{"the year of the title", "# 甲县2027年水利重点工作\n\n" + worked, "2027-01-01 year, 2027-12-31 year"},
		{"a plan of the year that was issued late in it", issued("甲县2026年河道整治实施方案") + worked, "2026-11-20 issue, 2026-12-31 year | 标题写2026年，印发已是2026-11-20，起始暂按印发之日"},
		{"stages", issued("甲县河道整治实施方案") + worked + "三、实施步骤\n（一）动员部署阶段（11月20日—12月10日）。制定方案。\n（二）集中整治阶段（12月11日—次年3月31日）。全面整治。\n（三）总结阶段（4月1日—4月20日）。总结经验。\n", "2026-11-20 stated, 2027-04-20 stated"},
		{"a last stage without an end", "# 甲县迎接2026年评估工作方案\n\n" + worked + "三、实施步骤\n（一）准备阶段（2026年3月1日—3月28日）。制定方案。\n（二）整改阶段（2026年4月5日—4月30日）。全面整改。\n（三）接受评估阶段（2026年5月1日—）。迎接评估。\n", "2026-03-01 stated, 2026-12-31 year"},
		{"a goal ends the period and does not begin it", issued("甲县水利发展实施方案") + "一、工作目标\n到2028年，全县建成水库12座。\n" + worked, "2026-11-20 issue, 2028-12-31 goal"},
		{"goals for the whole year", strings.Replace(issued("甲县稳增长实施方案"), "11月20日", "3月2日", 1) + "一、工作目标\n全年地区生产总值增长6%。\n" + worked, "2026-01-01 year, 2026-12-31 year"},
		{"how long a paper is in force", issued("甲县物业管理实施意见") + worked + "三、附则\n本意见自2026年12月15日起施行，有效期2年。\n", "2026-12-15 stated, 2028-12-14 stated"},
		{"only the day of issue", issued("甲县河道整治实施方案") + worked, "2026-11-20 issue, 2026-12-31 taken | 文件没有写结束时间，暂按2026-12-31"},
		{"every task has its day", issued("甲县河道整治实施方案") + "一、重点任务\n（一）疏浚河道60公里，2027年3月底前完成。（牵头单位：县水利局）\n（二）新建泵站3座，2027年5月底前完成。（牵头单位：县水利局）\n", "2026-11-20 issue, 2027-05-31 tasks"},
		{"no year at all", worked, "2026-11-23 today, 2026-12-31 today | 文件没有写年份，按读取之日取2026年，起止暂按2026-11-23至2026-12-31"},
		{"a goal's year and a task's", "# 甲县水利发展方案\n\n## 一、工作目标\n\n到2028年，全县建成水库12座。\n\n附件 甲县水利任务分解表\n\n| 序号 | 任务 | 牵头单位 | 时间节点 |\n|---|---|---|---|\n| 1 | 出台管理办法 | 县水利局 | 2027年底 |\n| 2 | 建设数据平台 | 县水利局 | 2028年底 |\n", "2027-01-01 taken, 2028-12-31 goal | 文件没有写起始时间，暂按2027-01-01"},
		{"the number and the day of a page", "索引号：YX07913\n备注/文号：甲政〔2019〕108号\n公文生成日期：2019-06-20\n" + worked, "2019-01-01 taken, 2019-12-31 taken | 文件没有写起止时间，暂按2019-01-01至2019-12-31"},
		{"an annex for a year", "# 甲县水利发展方案\n\n## 一、工作目标\n\n到2028年，全县建成水库12座。\n\n附件1\n\n甲县水利发展2027年工作任务清单\n\n| 序号 | 任务 | 完成时限 | 牵头单位 |\n|---|---|---|---|\n| 1 | 建成监控平台 | 9月 | 县水利局 |\n| 2 | 完成补盲30处 | 12月 | 县水利局 |\n", "2027-01-01 taken, 2028-12-31 goal | 文件没有写起始时间，暂按2027-01-01"},
		{"the caption of a table", `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h2>考核依据</h2><table border="1"><caption>甲县2021年度林长制考核细则</caption><tr><th>序号</th><th>考核内容</th><th>牵头单位</th></tr><tr><td>1</td><td>开展森林防火巡查</td><td>县林业局</td></tr><tr><td>2</td><td>打击非法占用林地</td><td>县公安局</td></tr></table></body></html>`, "2021-01-01 year, 2021-12-31 year"},
	} {
		d := readAs(t, map[bool]string{true: "plan.html", false: "plan.md"}[strings.HasPrefix(c.text, "<!")], []byte(c.text))
		p := &d.Plans[0]
		got := p.Campaign.Period.From.String() + " " + reasons[p.Origins.From.Reason] + ", " + p.Campaign.Period.To.String() + " " + reasons[p.Origins.To.Reason]
		for i, r := range p.Campaign.Review {
			if r.Code == model.DoubtDate {
				got += " | " + r.Text
				if i > 0 {
					t.Errorf("%s: the doubt stands behind %q", c.name, p.Campaign.Review[0].Text)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
		if c.name == "the caption of a table" && p.Campaign.Name != "甲县2021年度林长制考核细则" {
			t.Errorf("the plan is called %s", p.Campaign.Name)
		}
		for i := range p.Items {
			if k := &p.Items[i].Record.Task; !k.Deadline.Given && k.Deadline.Date != p.Campaign.Period.To {
				t.Errorf("%s: %s is due %s", c.name, k.Title, k.Deadline.Date)
			}
		}
	}
}

func TestAYearInFrontOfATasksWordsIsItsDeadline(t *testing.T) {
	d := readAs(t, "list.csv", []byte("甲县2023年基层卫生任务分工表,,,\n序号,主要内容,牵头单位,配合单位\n1,\"到2025年，每个镇卫生院至少配备1名中医师\",县卫生健康局,县人社局\n2,到2025年，全部社区卫生服务中心均应提供长期处方服务,县医保局,县卫生健康局\n3,2024年，选取2个镇开展按人头付费试点,县医保局,县卫生健康局\n"))
	for i, want := range []string{"2025-12-31", "2025-12-31", "2024-12-31"} {
		if k := &d.Plans[0].Items[i].Record.Task; k.Deadline.Date.String() != want || !k.Deadline.Given {
			t.Errorf("%s: due %s", k.Title, k.Deadline.Date)
		}
	}
}

func TestATableOfAYearDatesItsRows(t *testing.T) {
	d := readAs(t, "plan.md", []byte("# 甲县水利发展方案\n\n## 一、工作目标\n\n到2028年，全县建成水库12座。\n\n附件1\n\n甲县水利发展2027年工作任务清单\n\n| 序号 | 任务 | 完成时限 | 牵头单位 |\n|---|---|---|---|\n| 1 | 建成监控平台 | 9月 | 县水利局 |\n| 2 | 完成补盲30处 | 12月 | 县水利局 |\n"))
	for i, want := range []string{"2027-09-30", "2027-12-31"} {
		if k := &d.Plans[0].Items[i].Record.Task; k.Deadline.Date.String() != want || !k.Deadline.Given {
			t.Errorf("%s: due %s", k.Title, k.Deadline.Date)
		}
	}
}
