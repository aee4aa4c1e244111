package intake

import (
	"strings"
	"testing"

	"duban/model"
)

func TestACampaignHasTheShortNameOfItsPlan(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"关于印发《甲县2026年乡村建设工作方案》的通知", "甲县2026年乡村建设"},
		{"甲县2026年重点工作任务分解方案", "甲县2026年重点工作"},
		{"甲县2026年度民生实事项目责任分解表", "甲县2026年度民生实事项目"},
		{"甲县2026年重点工作目标任务分解表", "甲县2026年重点工作"},
		{"甲县2026年推进计划一览表", "甲县2026年推进计划"},
		{"甲县2026年任务分解表", "甲县2026年任务分解表"},
		{"任务分解表", "任务分解表"},
		{"甲县“春雷”行动", "甲县“春雷”行动"},
	} {
		if got := campaignName(c.title); got != c.want {
			t.Errorf("campaignName(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func TestWordsOfASiteAreNoneWhereAPlanUsesThem(t *testing.T) {
	d, err := Read(t.Context(), "page.txt", []byte("某市2026年文化工作要点\n信息来源：某市文化局  发布时间：2026-02-20\n一、重点任务\n阅读推广活动全年不少于20场（责任单位：市图书馆）\n编辑地方年鉴3册（责任单位：市档案馆）\n点击量：203\n责任编辑：某某\n"), Options{Today: model.NewDate(2026, 3, 1)})
	if err != nil {
		t.Fatal(err)
	}
	p := d.Plans[0]
	if len(p.Items) != 2 || len(p.Items[0].Record.Task.Targets) != 1 || len(d.Unread) > 0 {
		t.Errorf("%d tasks, unread %v", len(p.Items), d.Unread)
	}
	if got := p.Campaign.Document.Issuers; len(got) != 1 || got[0] != "某市文化局" {
		t.Errorf("issued by %q", got)
	}
}

func TestANoticeEndsWhereThePlanThatItNamesBegins(t *testing.T) {
	for _, head := range []string{
		"甲县人民政府办公室关于印发2026年重点工作任务清单的通知\n\n2026年重点工作任务清单\n\n",
		"甲县人民政府办公室\n关于印发2026年重点工作任务\n清单的通知\n2026年重点工作任务清单\n",
		"关于印发《2026年重点工作任务清单》的通知\n2026年重点工作任务清单\n",
	} {
		d, err := Read(t.Context(), "plan.md", []byte(head+"| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 修路 | 县交通局 | 6月底 |\n| 2 | 建桥 | 县住建局 | 9月底 |\n"), Options{Today: model.NewDate(2026, 3, 1)})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Plans) != 1 || d.Plans[0].Campaign.Name != "2026年重点工作任务清单" || len(d.Plans[0].Items) != 2 {
			t.Errorf("%q: %d plans, the first named %q", head, len(d.Plans), d.Plans[0].Campaign.Name)
		}
	}
}

func TestAnAnnexSentWithoutItsNoticeIsThePlan(t *testing.T) {
	for _, label := range []string{"附件\n", "附件1：\n", "附表2 ", ""} {
		d, err := Read(t.Context(), "plan.txt", []byte(label+"甲区2025年优化环境任务清单\n序号\t重点任务\t牵头单位\t完成时限\n1\t压减审批时限\t区住建局\t6月底\n2\t清理拖欠账款\t区工信局\t9月底\n3\t走访企业\t区工商联\t10月底\n"), Options{Today: model.NewDate(2026, 3, 1)})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Plans) != 1 || len(d.Plans[0].Items) != 3 {
			t.Fatalf("%q: %d plans", label, len(d.Plans))
		}
		p := d.Plans[0]
		if want := "甲区2025年优化环境任务清单"; p.Campaign.Name != want || p.Campaign.Document.Title != want {
			t.Errorf("%q: the campaign is named %q, its document %q", label, p.Campaign.Name, p.Campaign.Document.Title)
		}
		if task := p.Items[0].Record.Task; task.Deadline.Date.String() != "2025-06-30" || len(task.Section) > 0 {
			t.Errorf("%q: due %s in section %q", label, task.Deadline.Date, task.Section)
		}
	}
}

func TestATextThatIsNoPlanMakesNoTasks(t *testing.T) {
	for _, text := range []string{
		"# Guide\n\nKeys and what they do.\n\n| key | does |\n|---|---|\n| Enter | opens a page |\n| Esc | goes back |\n",
		"# 使用说明\n\n按键如下。\n\n| 键 | 作用 |\n|---|---|\n| 回车 | 打开 |\n| 退出 | 返回 |\n",
		"package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"done and dusted\")\n}\n",
		strings.Repeat("A line of some prose in another language that goes on and on, without an end\n", 8),
	} {
		d, err := Read(t.Context(), "notes.txt", []byte(text), Options{Today: model.NewDate(2026, 3, 1)})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Plans {
			if len(p.Items) > 0 {
				t.Errorf("%q: %d tasks, the first %q", text, len(p.Items), p.Items[0].Record.Task.Title)
			}
			if n := p.Campaign.Name; len([]rune(n)) > maxName || strings.Contains(n, "和") {
				t.Errorf("%q: a campaign named %q", text, n)
			}
		}
	}
}

func TestWhatAWebPagePrintsAroundAPlanIsNoPartOfIt(t *testing.T) {
	d, err := Read(t.Context(), "page.txt", []byte("首页 > 政务公开 > 重点工作\n您的位置：首页 > 公告\n字体：大 中 小   打印  分享到：\n某市2026年民生实事实施方案\n发布日期：2026-02-20 来源：市政府办 浏览量：1024\n"+
		"一、新建学校8所。\n牵头单位：市教育局；责任单位：市住建局\n完成时限：8月底前\n二、新增就业2.5万人。（牵头单位：市人社局）\n三、新建食堂20个。（市民政局牵头，10月底前完成）\n四、改造小区120个。\n牵头单位：市住建局\n完成时限：2026年11月30日前\n"+
		"上一篇：关于召开会议的通知\n下一篇：没有了\n【打印本页】【关闭窗口】\n主办：某市人民政府办公室  ICP备12345678号\n"), Options{Today: model.NewDate(2026, 3, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Plans) != 1 || len(d.Unread) > 0 {
		t.Fatalf("%d plans, unread %v", len(d.Plans), d.Unread)
	}
	p := d.Plans[0]
	if p.Campaign.Name != "某市2026年民生实事" || p.Campaign.Document.Date != model.NewDate(2026, 2, 20) {
		t.Errorf("the campaign is named %q, of %s", p.Campaign.Name, p.Campaign.Document.Date)
	}
	got := ""
	for i := range p.Items {
		task := &p.Items[i].Record.Task
		got += task.No + strings.Join(task.Section, "/") + task.Title + " " + strings.Join(task.LeadUnits, "、") + "\n"
	}
	if want := "一新建学校8所 市教育局\n二新增就业2.5万人 市人社局\n三新建食堂20个 市民政局\n四改造小区120个 市住建局\n"; got != want {
		t.Errorf("tasks\n%swant\n%s", got, want)
	}
}
