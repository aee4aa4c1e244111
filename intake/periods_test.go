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
			"what was done is no baseline of another unit", "# 某县2026年重点指标任务表\n\n|序号|指标|2025年完成|2026年目标|牵头单位|\n|---|---|---|---|---|\n|1|税收收入|52亿元|增长8%|县税务局|\n|2|旅游收入|30亿元|增长9%|县文旅局|\n",
			"8%||",
		},
	} {
		if got := goalsOf(t, c.text); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
