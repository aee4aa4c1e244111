package intake_test

import (
	"strings"
	"testing"
)

func TestRowsWithOneBlankBetweenTheirCellsAreATable(t *testing.T) {
	const title = "某区2025年重大项目建设计划表\n单位：万元\n"
	const head = "序号 项目名称 建设地点 建设规模 总投资 2025年计划投资 责任单位 包联领导\n"
	for _, c := range []struct{ name, text, want string }{
		{
			"a row a line",
			title + head + "1 光伏产业园 海西镇 厂房12万平方米 100000 30000 区商务局 张三\n2 物流中心 城东街道 仓储8万平方米 50000 12000 区发改局 李四\n",
			"1||光伏产业园||区商务局||2025-12-31\n2||物流中心||区发改局||2025-12-31",
		},
		{
			"with headings and sums between the rows",
			title + head + "一、新开工项目（1个） 100000 30000\n1 光伏产业园 海西镇 厂房12万平方米 100000 30000 区商务局 张三\n二、续建项目（1个） 50000 12000\n2 物流中心 城东街道 仓储8万平方米 50000 12000 区发改局 李四\n合计 150000 42000\n",
			"1|一、新开工项目（1个）|光伏产业园||区商务局||2025-12-31\n2|二、续建项目（1个）|物流中心||区发改局||2025-12-31",
		},
		{
			"an empty cell, and a blank inside a cell",
			title + head + "1 光伏产业园 海西镇 厂房12万平方米 100000 30000 区商务局 区发改局 张三\n2 物流中心 仓储8万平方米 50000 12000 区发改局 李四\n3 新医院 城东街道 床位800张 60000 20000 区卫健局 王五\n",
			"1||光伏产业园||区商务局、区发改局||2025-12-31\n2||物流中心||区发改局||2025-12-31\n3||新医院||区卫健局||2025-12-31",
		},
	} {
		got := strings.ReplaceAll(briefs(t, c.text), "|-", "|2025-12-31")
		if got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	if got := briefs(t, "某区2025年工作方案\n序号 任务 责任单位 时限 的说明如下\n各单位 要 认真 落实 责任\n"); got != "" {
		t.Errorf("prose with blanks made tasks: %s", got)
	}
}
