package intake_test

import (
	"strings"
	"testing"
)

func TestTotalsInAndAboutTables(t *testing.T) {
	const cols = "序号,类别,项目名称,总投资（万元）,责任单位,完成时限\n"
	rows := []string{
		"1,产业发展（3项）,粮油加工园,5000,县工信局,2026年6月\n", "2,,茶叶交易市场,3000,县商务局,2026年9月\n", "3,,冷链物流中心,4000,县商务局,2026年10月\n",
		"4,社会事业（2项）,中医院二期,6000,县卫健局,2026年11月\n", "5,,职教园区,8000,县教育局,2026年12月\n",
	}
	all := strings.Join(rows, "")
	bad := strings.Replace(all, "（3项）", "（4项）", 1)
	for _, c := range []struct {
		name, text string
		tasks      int
		totals     []string
		doubts     []string
	}{
		{"groups that count", cols + all, 5, []string{"事项|项|3|3", "事项|项|2|2"}, nil},
		{"a group that counts wrong", cols + bad, 5, []string{"事项|项|4|3", "事项|项|2|2"}, []string{"产业发展（4项）|4项|3项"}},
		{"a title that counts", "丰水县2026年重点项目清单（共5项）,,,,,\n" + cols + all, 5, []string{"事项|项|5|5", "事项|项|3|3", "事项|项|2|2"}, nil},
		{"a title that counts wrong", "丰水县2026年重点项目清单（共6个）,,,,,\n" + cols + all, 5, []string{"项目|个|6|5", "事项|项|3|3", "事项|项|2|2"}, []string{"6个|5个"}},
		{
			"batches that count", "序号,项目名称,总投资（万元）,责任单位,完成时限\n一、产业发展（2个）,,,,\n1,粮油加工园,5000,县工信局,2026年6月\n2,茶叶交易市场,3000,县商务局,2026年9月\n二、社会事业（3个）,,,,\n" +
				"1,中医院二期,6000,县卫健局,2026年11月\n2,职教园区,8000,县教育局,2026年12月\n3,养老中心,2000,县民政局,2026年12月\n",
			5,
			[]string{"项目|个|2|2", "项目|个|3|3"},
			nil,
		},
		{
			"subtotals that count", "序号,项目名称,总投资（万元）,责任单位,完成时限\n1,粮油加工园,5000,县工信局,2026年6月\n2,茶叶交易市场,3000,县商务局,2026年9月\n小计,2个项目,8000,,\n" +
				"3,中医院二期,6000,县卫健局,2026年11月\n4,职教园区,8000,县教育局,2026年12月\n5,养老中心,2000,县民政局,2026年12月\n小计,3个项目,16000,,\n总计,5个项目,24000,,\n",
			5,
			[]string{"总投资（万元）|万元|8000|8000", "总投资（万元）|万元|16000|16000", "总投资（万元）|万元|24000|24000", "项目|个|2|2", "项目|个|3|3", "项目|个|5|5"},
			nil,
		},
		{"a note that counts", cols + all + "备注：本表共5个项目，总投资2.6亿元。,,,,,\n", 5, []string{"项目|个|5|5", "总投资|亿元|2.6|2.6", "事项|项|3|3", "事项|项|2|2"}, nil},
		{"a heading of a column that counts", "序号,2大类,5项任务,责任单位,完成时限\n1,产业,粮油加工园,县工信局,2026年6月\n2,,茶叶市场,县商务局,2026年9月\n3,民生,中医院二期,县卫健局,2026年9月\n4,,职教园区,县教育局,2026年9月\n5,,养老中心,县民政局,2026年9月\n", 5, []string{"5项任务|项|5|5"}, nil},
		{"a heading of a column that counts wrong", "序号,类别,6项任务,责任单位,完成时限\n1,产业,粮油加工园,县工信局,2026年6月\n2,,茶叶市场,县商务局,2026年9月\n3,民生,中医院二期,县卫健局,2026年9月\n4,,职教园区,县教育局,2026年9月\n5,,养老中心,县民政局,2026年9月\n", 5, []string{"6项任务|项|6|5"}, []string{"6项任务|6项|5项"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readAs(t, "清单.csv", []byte(c.text))
			if got := rowsOf(d); len(got) != c.tasks {
				t.Errorf("%d tasks: %q", len(got), got)
			}
			if got := totalsOf(d); strings.Join(got, "\n") != strings.Join(c.totals, "\n") {
				t.Errorf("totals\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.totals, "\n"))
			}
			wantDoubts(t, d, c.doubts)
		})
	}
}

func TestTotalsOverTwoTables(t *testing.T) {
	const cols = "| 序号 | 项目名称 | 总投资（万元） | 责任单位 | 完成时限 |\n|---|---|---|---|---|\n"
	const one = "附件1：丰水县2026年产业项目清单（2个）\n\n" + cols + "| 1 | 粮油加工园 | 5000 | 县工信局 | 2026年6月 |\n| 2 | 茶叶交易市场 | 3000 | 县商务局 | 2026年9月 |\n\n"
	const two = "附件2：丰水县2026年民生项目清单（3个）\n\n" + cols + "| 1 | 中医院二期 | 6000 | 县卫健局 | 2026年11月 |\n| 2 | 职教园区 | 8000 | 县教育局 | 2026年12月 |\n| 3 | 养老中心 | 2000 | 县民政局 | 2026年12月 |\n"
	for _, c := range []struct {
		name, text     string
		totals, doubts []string
	}{
		{"all of both", "全县共安排重点项目5个，总投资2.4亿元。", []string{"项目|个|5|5", "总投资|亿元|2.4|2.4", "项目|个|2|2", "项目|个|3|3"}, nil},
		{"each apart", "全县共安排重点项目5个，其中产业项目2个，总投资8000万元；民生项目3个，总投资1.6亿元。", []string{"项目|个|5|5", "项目|个|2|2", "总投资|万元|8000|8000", "项目|个|3|3", "总投资|亿元|1.6|1.6", "项目|个|2|2", "项目|个|3|3"}, nil},
		{"one too many", "全县共安排重点项目6个。", []string{"项目|个|6|5", "项目|个|2|2", "项目|个|3|3"}, []string{"6个|5个"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readAs(t, "方案.md", []byte("丰水县2026年重点项目建设方案\n\n一、总体目标\n\n"+c.text+"\n\n二、工作要求\n\n各单位要加强调度，按时报送。\n\n"+one+two))
			if got := totalsOf(d); strings.Join(got, "\n") != strings.Join(c.totals, "\n") {
				t.Errorf("totals\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.totals, "\n"))
			}
			if got := rowsOf(d); len(got) != 5 {
				t.Errorf("%d tasks: %q", len(got), got)
			}
			wantDoubts(t, d, c.doubts)
		})
	}
}
