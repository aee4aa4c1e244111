package intake_test

import (
	"slices"
	"strings"
	"testing"
)

func TestATableThatSumsUpAnotherMakesNoTasks(t *testing.T) {
	const sums = "表1 重点项目汇总表\n\n| 类别 | 项目个数 | 总投资（万元） |\n|---|---|---|\n| 产业类 | 2 | 8000 |\n| 民生类 | 3 | 16000 |\n| 合计 | 5 | 24000 |\n\n"
	const list = "表2 重点项目明细表\n\n| 序号 | 类别 | 项目名称 | 总投资（万元） | 责任单位 | 完成时限 |\n|---|---|---|---|---|---|\n" +
		"| 1 | 产业类 | 粮油加工园 | 5000 | 县工信局 | 2026年6月 |\n| 2 | 产业类 | 茶叶交易市场 | 3000 | 县商务局 | 2026年9月 |\n" +
		"| 3 | 民生类 | 中医院二期 | 6000 | 县卫健局 | 2026年11月 |\n| 4 | 民生类 | 职教园区 | 8000 | 县教育局 | 2026年12月 |\n| 5 | 民生类 | 养老中心 | 2000 | 县民政局 | 2026年12月 |\n\n"
	const head = "丰水县2026年重点项目计划\n\n全县共安排重点项目5个，总投资2.4亿元。\n\n"
	five := []string{"粮油加工园", "茶叶交易市场", "中医院二期", "职教园区", "养老中心"}
	for _, c := range []struct {
		name, text     string
		titles, doubts []string
	}{
		{"before the list", head + sums + list, five, nil},
		{"behind the list", head + list + sums, five, nil},
		{"with a wrong count", head + strings.Replace(sums, "| 民生类 | 3 |", "| 民生类 | 4 |", 1) + list, five, []string{"合计|5", "民生类|4个|3个"}},
		{"with a wrong sum", head + strings.Replace(sums, "16000", "17000", 1) + list, five, []string{"24000万元|25000万元", "民生类|17000万元|16000万元"}},
		{"of nothing that is listed", head + sums, []string{"产业类", "民生类"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := titlesOf(t, c.text); !slices.Equal(got, c.titles) {
				t.Errorf("tasks %q, want %q", got, c.titles)
			}
			d := readAs(t, "计划.md", []byte(c.text))
			wantDoubts(t, d, c.doubts)
		})
	}
}
