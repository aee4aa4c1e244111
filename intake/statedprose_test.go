package intake_test

import (
	"strings"
	"testing"
)

// items are numbered tasks, each with its units.
func items(from int, titles ...string) string {
	var b strings.Builder
	for i, s := range titles {
		b.WriteString(string(rune('0'+from+i)) + ". " + s + "。按期完成各项建设内容，定期报送进展。（责任单位：县" + []string{"交通局", "水利局", "教育局", "卫健局", "民政局"}[i%5] + "）\n\n")
	}
	return b.String()
}

func TestTotalsInPlansOfProseAreHeldAgainstTheItems(t *testing.T) {
	const head = "丰水县2026年重点工作实施方案\n\n"
	five := []string{"加快推进县城东环路建设", "实施河道清淤疏浚工程", "新建城北小学教学楼", "改造乡镇卫生院业务用房", "建设农村互助养老点"}
	for _, c := range []struct {
		name, text string
		tasks      int
		totals     []string
		doubts     []string
	}{
		{
			"headings with a count", head + "一、基础设施（5项）\n\n" + items(1, five...) + "二、社会事业（共3项）\n\n" + items(1, five[:3]...),
			8,
			[]string{"事项|项|5|5", "事项|项|3|3"},
			nil,
		},
		{
			"a heading with a count that is one too many", head + "一、基础设施（6项）\n\n" + items(1, five...) + "二、社会事业（3项）\n\n" + items(1, five[:3]...),
			8,
			[]string{"事项|项|6|5", "事项|项|3|3"},
			[]string{"一、基础设施（6项）|6项|5项"},
		},
		{
			"a count that is part of a name in quotes", "丰水县2026年“三个一批”项目实施方案\n\n共建设“八个一批”项目。\n\n" + items(1, five[:3]...),
			3,
			nil,
			nil,
		},
		{
			"kinds and items", head + "全年共分解为2大类8项重点任务。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8,
			[]string{"事项|大类|2|2", "任务|项|8|8"},
			nil,
		},
		{
			"to be done", head + "确保完成2大类8项重点工作任务。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8,
			[]string{"事项|大类|2|2", "任务|项|8|8"},
			nil,
		},
		{
			"nested", head + "本方案共8项任务，其中基础设施5项、社会事业3项。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8,
			[]string{"任务|项|8|8", "事项|项|5|5", "事项|项|3|3"},
			nil,
		},
		{
			"nested, a part wrong", head + "本方案共8项任务，其中基础设施4项、社会事业3项。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8,
			[]string{"任务|项|8|8", "事项|项|4|5", "事项|项|3|3"},
			[]string{"基础设施|4项|5项"},
		},
		{
			"in Chinese numerals", head + "全年安排二类八项重点任务。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8,
			[]string{"事项|类|2|2", "任务|项|8|8"},
			nil,
		},
		{
			"nothing says that it is a total, and eight may be chance", head + "聚焦八项重点任务。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8, nil, nil,
		},
		{
			"works for the people", head + "全县办好6件民生实事。\n\n一、实事内容\n\n" + items(1, five...),
			5,
			[]string{"实事|件|6|5"},
			[]string{"6件|5件"},
		},
		{
			"actions and works", head + "重点实施2大行动8项具体任务。\n\n一、基础设施\n\n" + items(1, five...) + "二、社会事业\n\n" + items(1, five[:3]...),
			8,
			[]string{"行动|大|2|2", "具体任务|项|8|8"},
			nil,
		},
		{
			"fewer works than chapters", head + "共安排重点任务4项。\n\n一、总体要求\n\n坚持以人民为中心。\n\n二、重点任务\n\n" + items(1, five...) + "三、组织领导\n\n加强领导。\n\n",
			5,
			[]string{"任务|项|4|5"},
			[]string{"4项|5项|任务"},
		},
		{
			"numbered points below the tasks", head + "共安排2项任务、5条具体措施。\n\n一、工作任务\n\n" +
				"1. 加快推进县城东环路建设。（1）完成征地；（2）完成路基；（3）完成路面。（责任单位：县交通局）\n\n2. 实施河道清淤疏浚工程。（1）完成招标；（2）开工建设。（责任单位：县水利局）\n\n",
			2,
			[]string{"任务|项|2|2", "具体措施|条|5|5"},
			nil,
		},
		{
			"points that are one too many", head + "共安排2项任务、6条具体措施。\n\n一、工作任务\n\n" +
				"1. 加快推进县城东环路建设。（1）完成征地；（2）完成路基；（3）完成路面。（责任单位：县交通局）\n\n2. 实施河道清淤疏浚工程。（1）完成招标；（2）开工建设。（责任单位：县水利局）\n\n",
			2,
			[]string{"任务|项|2|2", "具体措施|条|6|5"},
			[]string{"6条|5条|任务内各条"},
		},
		{
			"a list that cannot be counted", head + "共涉及36个行政村。\n\n一、基础设施\n\n" + items(1, five...),
			5,
			[]string{"村|个|36|-"},
			nil,
		},
		{
			"the title counts", "丰水县2026年五件民生实事实施方案\n\n一、实事内容\n\n" + items(1, five...),
			5,
			[]string{"实事|件|5|5"},
			nil,
		},
		{
			"the title counts more than there are", "丰水县2026年六件民生实事实施方案\n\n一、总体要求\n\n坚持以人民为中心。\n\n二、实事内容\n\n" + items(1, five...) + "三、组织领导\n\n加强领导。\n\n四、督查考核\n\n定期督查。\n\n",
			5,
			[]string{"实事|件|6|5"},
			[]string{"6件|5件"},
		},
		{
			"a title whose chapters are not what it counts", "丰水县推进五大攻坚行动实施方案\n\n一、总体要求\n\n坚持以人民为中心。\n\n二、重点任务\n\n" + items(1, five[:4]...) + "三、组织领导\n\n加强领导。\n\n四、督查考核\n\n定期督查。\n\n",
			4, nil, nil,
		},
		{
			"a total that speaks of the year before", head + "2025年，全县共完成重点项目86个，完成投资52亿元。\n\n一、基础设施\n\n" + items(1, five...),
			5, nil, nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readAs(t, "方案.md", []byte(c.text))
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
