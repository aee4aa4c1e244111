package intake

import "testing"

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
