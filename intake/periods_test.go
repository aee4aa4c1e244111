package intake_test

import (
	"strings"
	"testing"

	"duban/model"
)

// goalsOf are the targets of a draft's first task, one a line: value unit | day | baseline.
func goalsOf(t *testing.T, text string) string {
	t.Helper()
	var out []string
	d := readAs(t, "plan.md", []byte(text))
	k := &d.Plans[0].Items[0].Record.Task
	for i := range k.Targets {
		x := &k.Targets[i]
		s := x.Value.String() + x.Unit + "|" + x.Deadline.Date.String() + "|"
		if x.Baseline != nil {
			s += x.Baseline.String()
		}
		out = append(out, s)
	}
	for _, r := range k.Detail.Review {
		if r.Code == model.DoubtConflict || r.Code == model.DoubtStructure {
			out = append(out, r.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestAColumnForAPartOfTheYearIsATargetWithItsOwnDay(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"a quarter beside the year", "# 某县2026年重点指标任务表\n\n|序号|指标|单位|2025年完成|2026年目标|2026年一季度目标|牵头单位|\n|---|---|---|---|---|---|---|\n|1|农村公路改造|公里|52|60|12|县交通运输局|\n|2|户厕改造|座|1100|1200|300|县农业农村局|\n",
			"60公里||52\n12公里|2026-03-31|",
		},
		{
			"units of measure in the cells", "# 某县2026年重点工作清单\n\n|序号|工作任务|2025年完成|2026年目标|2026年上半年目标|责任单位|\n|---|---|---|---|---|---|\n|1|改造农村公路|52公里|60公里|30公里|县交通运输局|\n|2|改造户厕|1100座|1200座|600座|县农业农村局|\n",
			"60公里||52\n30公里|2026-06-30|",
		},
		{
			"a half year whose year the title gives", "# 某县2026年重点工作清单\n\n|序号|工作任务|年度目标|上半年目标|责任单位|\n|---|---|---|---|---|\n|1|改造农村公路|60公里|30公里|县交通运输局|\n|2|改造户厕|1200座|600座|县农业农村局|\n",
			"60公里||\n30公里|2026-06-30|",
		},
		{
			"two years, the plan dated in the first", "# 某县2026年重点指标任务表\n\n|序号|指标|单位|2026年目标|2027年目标|牵头单位|\n|---|---|---|---|---|---|\n|1|农村公路改造|公里|60|55|县交通运输局|\n|2|户厕改造|座|1200|300|县农业农村局|\n",
			"60公里|2026-12-31|\n55公里|2027-12-31|",
		},
		{
			"goals in words, a column a year", "某县渔港任务分解清单\n\n|序号|重点工程|工作内容|2027年目标|2028年目标|牵头单位|\n|---|---|---|---|---|---|\n|1|平台建设|推动渔船加装终端并入网|累计入网渔船600艘|累计入网渔船1000艘|县海洋局|\n|2|人才培育|组织船员培训|累计培训船员300人|累计培训船员800人；培育带头人20名|县人社局|\n",
			"600艘|2027-12-31|\n1000艘|2028-12-31|",
		},
		{
			"what was done is no baseline of another unit", "# 某县2026年重点指标任务表\n\n|序号|指标|2025年完成|2026年目标|牵头单位|\n|---|---|---|---|---|\n|1|税收收入|52亿元|增长8%|县税务局|\n|2|旅游收入|30亿元|增长9%|县文旅局|\n",
			"8%||",
		},
	} {
		if got := goalsOf(t, c.text); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestAColumnForAQuarterSaysWhatIsDoneByItsEnd(t *testing.T) {
	const head = "# 某县2026年重点事项清单\n\n|序号|事项|年度目标|第一季度|第二季度|第三季度|第四季度|牵头单位|\n|---|---|---|---|---|---|---|---|\n"
	const more = "|2|引进资金|45亿元|10亿元|22亿元|33亿元|45亿元|县商务局|\n"
	for _, c := range []struct{ row, want string }{
		{
			"|1|固定资产投资|增长8%|6%|7%|7.5%|8%|县发改局|\n",
			"固定资产投资增长 8%\n固定资产投资增长 6% 2026-03-31\n固定资产投资增长 7% 2026-06-30\n固定资产投资增长 7.5% 2026-09-30",
		},
		{
			"|1|农村公路改造|86公里|完成设计|开工30公里|1.完成60公里；2.开展检测|全部完工|县交通局|\n",
			"农村公路改造 86公里\n农村公路改造开工 30公里 2026-06-30\n农村公路改造 60公里 2026-09-30\n完成设计 2026-03-31\n开展检测 2026-09-30\n全部完工 2026-12-31",
		},
		{
			"|1|供热管网改造|12公里|—|开工|8月底前完成主管|10月底前完工|县住建局|\n",
			"供热管网改造 12公里\n开工 2026-06-30\n完成主管 2026-08-31\n完工 2026-10-31",
		},
		{
			"|1|新增规上企业|30家|4|10|20|30|县工信局|\n",
			"新增规上企业 30家\n新增规上企业 4家 2026-03-31\n新增规上企业 10家 2026-06-30\n新增规上企业 20家 2026-09-30",
		},
	} {
		d := readAs(t, "plan.md", []byte(head+c.row+more))
		k := &d.Plans[0].Items[0].Record.Task
		var got []string
		for i := range k.Targets {
			x := &k.Targets[i]
			got = append(got, strings.TrimSpace(x.Metric+" "+x.Value.String()+x.Unit+" "+x.Deadline.Date.String()))
		}
		for _, m := range k.Milestones {
			got = append(got, m.Title+" "+m.Deadline.Date.String())
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.row, s, c.want)
		}
	}
}
