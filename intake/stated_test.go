package intake_test

import (
	"strings"
	"testing"

	"duban/intake/draft"
	"duban/model"
)

// doubtsOfTotals are the doubts of a draft about its totals.
func doubtsOfTotals(d *draft.Draft) []string {
	var out []string
	for _, p := range d.Plans {
		for _, x := range p.Campaign.Review {
			if x.Code == model.DoubtTotal {
				out = append(out, x.Text)
			}
		}
	}
	return out
}

const projects = "| 序号 | 项目名称 | 建设性质 | 总投资（万元） | 年度计划投资（万元） | 责任单位 | 完成时限 |\n|---|---|---|---|---|---|---|\n" +
	"| 1 | 河东大桥 | 新建 | 30000 | 12000 | 县交通局 | 2026年6月 |\n" +
	"| 2 | 城南泵站 | 新建 | 8000 | 3000 | 县水利局 | 2026年9月 |\n" +
	"| 3 | 粮库迁建 | 续建 | 9000 | 4000 | 县粮食局 | 2026年10月 |\n" +
	"| 4 | 茶叶市场 | 续建 | 7000 | 3500 | 县商务局 | 2026年11月 |\n" +
	"| 5 | 中医院二期 | 续建 | 15000 | 5000 | 县卫健局 | 2026年12月 |\n" +
	"| 6 | 职教园区 | 新建 | 21000 | 9000 | 县教育局 | 2026年12月 |\n"

func TestTotalsInWordsAreHeldAgainstTheRows(t *testing.T) {
	const title = "丰水县2026年重点项目清单\n\n"
	for _, c := range []struct {
		name, above, below string
		totals             []string
		doubts             []string // what each must contain, split at |
	}{
		{"a count", "全县共安排重点项目6个。\n\n", "", []string{"项目|个|6|6"}, nil},
		{"a count with 计", "全县重点项目共计6个。\n\n", "", []string{"项目|个|6|6"}, nil},
		{"a count in Chinese numerals", "全县共列入重点项目六个。\n\n", "", []string{"项目|个|6|6"}, nil},
		{"a count that is one too many", "全县共安排重点项目7个。\n\n", "", []string{"项目|个|7|6"}, []string{"7个|6个|任务"}},
		{"a count of another thing", "全县共有省级重点项目36个。\n\n", "", []string{"项目|个|36|-"}, nil},
		{"money in 亿元 of rows in 万元", "全县共安排重点项目6个，总投资9亿元，年度计划投资3.65亿元。\n\n", "", []string{"项目|个|6|6", "总投资|亿元|9|9", "年度计划投资|亿元|3.65|3.65"}, nil},
		{"money rounded", "全县共安排重点项目6个，年度计划投资约3.7亿元。\n\n", "", []string{"项目|个|6|6", "年度计划投资|亿元|3.7|3.65"}, nil},
		{"money that differs", "全县共安排重点项目6个，总投资9.5亿元。\n\n", "", []string{"项目|个|6|6", "总投资|亿元|9.5|9"}, []string{"9.5亿元|9亿元|总投资"}},
		{"parts", "全县共安排重点项目6个，其中新建3个、续建3个。\n\n", "", []string{"项目|个|6|6", "项目|个|3|3", "项目|个|3|3"}, nil},
		{"parts behind their numbers", "全县共安排重点项目6个，其中3个新建项目、3个续建项目。\n\n", "", []string{"项目|个|6|6", "项目|个|3|3", "项目|个|3|3"}, nil},
		{"parts with money", "全县共安排重点项目6个，总投资9亿元。其中：新建项目3个，总投资5.9亿元；续建项目3个，总投资3.1亿元。\n\n", "", []string{"项目|个|6|6", "总投资|亿元|9|9", "项目|个|3|3", "总投资|亿元|5.9|5.9", "项目|个|3|3", "总投资|亿元|3.1|3.1"}, nil},
		{"a part that differs", "全县共安排重点项目6个，其中新建3个、续建4个。\n\n", "", []string{"项目|个|6|6", "项目|个|3|3", "项目|个|4|3"}, []string{"续建|4个|3个"}},
		{"units", "项目涉及6个责任单位。\n\n", "", []string{"责任单位|个|6|6"}, nil},
		{"units that cannot be counted", "项目涉及18个单位。\n\n", "", []string{"单位|个|18|-"}, nil},
		{"below the table", "", "\n合计：6个项目，总投资90000万元。\n", []string{"项目|个|6|6", "总投资|万元|90000|90000"}, nil},
		{"below the table, one too few", "", "\n以上项目共5个。\n", []string{"项目|个|5|6"}, []string{"5个|6个"}},
		{"a row of totals that counts", "", "| 合计 | 共6个项目 | | 90000 | 36500 | | |\n", []string{"总投资（万元）|万元|90000|90000", "年度计划投资（万元）|万元|36500|36500", "项目|个|6|6"}, nil},
		{"a row of totals that counts wrong", "", "| 合计 | 共8个项目 | | 90000 | 36500 | | |\n", []string{"总投资（万元）|万元|90000|90000", "年度计划投资（万元）|万元|36500|36500", "项目|个|8|6"}, []string{"8个|6个"}},
		{"a goal that is no total", "确保全县固定资产投资增长11%，新开工项目10个，总投资50亿元以上。\n\n", "", nil, nil},
		{"a goal that is named as a part is", "确保全县固定资产投资增长11%，力争新建项目4个以上，续建项目4个以上。\n\n", "", nil, nil},
		{"one figure beside a label", "抓好续建项目4个。\n\n", "", nil, nil},
		{"offices, whose works may be counted in several ways", "全县共安排重点项目6个，其中县水利局2个、县教育局2个。\n\n", "", []string{"项目|个|6|6"}, nil},
		{"another year's total", "2025年全县共安排重点项目7个，总投资8.8亿元。2026年共安排重点项目6个。\n\n", "", []string{"项目|个|6|6"}, nil},
		{"a total of what was", "截至目前，全县共储备项目7个。\n\n", "", nil, nil},
		{"groups of people", "全县共设立5个工作组、7个工作专班。\n\n", "", nil, nil},
		{"aspects", "项目共涉及7个方面。\n\n", "", []string{"方面|个|7|-"}, nil},
		{"another year's figure", "2025年全县实施重点项目5个。\n\n", "", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readAs(t, "清单.md", []byte(title+c.above+projects+c.below))
			if got := rowsOf(d); len(got) != 6 {
				t.Errorf("%d tasks: %q", len(got), got)
			}
			if got := totalsOf(d); strings.Join(got, "\n") != strings.Join(c.totals, "\n") {
				t.Errorf("totals\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.totals, "\n"))
			}
			wantDoubts(t, d, c.doubts)
		})
	}
}

func wantDoubts(t *testing.T, d *draft.Draft, want []string) {
	t.Helper()
	got := doubtsOfTotals(d)
	if len(got) != len(want) {
		t.Errorf("doubts %q, want %d", got, len(want))
		return
	}
	for i, w := range want {
		for _, part := range strings.Split(w, "|") {
			if !strings.Contains(got[i], part) {
				t.Errorf("doubt %q does not say %q", got[i], part)
			}
		}
	}
}

func TestASentenceThatStatesATotalIsRead(t *testing.T) {
	d := readAs(t, "清单.md", []byte("丰水县2026年重点项目清单\n\n经县政府研究，现将2026年共6个重点项目下达给你们。请尽快组织实施。\n\n"+projects))
	if len(d.Unread) != 1 || !strings.Contains(d.Unread[0].Text, "尽快组织实施") || strings.Contains(d.Unread[0].Text, "6个") {
		t.Errorf("unread %+v", d.Unread)
	}
}
