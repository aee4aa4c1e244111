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
