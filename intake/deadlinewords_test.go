package intake_test

import "testing"

// dueOf reads a table of one goal column and returns the deadline of its only row, "" where none is given.
func dueOf(t *testing.T, about, goal string) string {
	t.Helper()
	text := "丰水县2026年重点项目责任表\n\n| 序号 | 项目名称 | 项目简介 | 工作目标 | 责任单位 |\n|---|---|---|---|---|\n| 1 | 河东大桥 | " + about + " | " + goal + " | 县交通局 |\n| 2 | 城南泵站 | 新建泵房一座 | 完成主体工程 | 县水利局 |\n"
	d := readAs(t, "责任表.md", []byte(text))
	due := d.Plans[0].Items[0].Record.Task.Deadline
	if !due.Given {
		return ""
	}
	return due.Date.String()
}

func TestTheDeadlineOfARowThatHasOnlyGoals(t *testing.T) {
	for _, c := range []struct{ name, about, goal, want string }{
		{"the last step", "主桥210米", "3月底前开工，9月底前建成通车", "2026-09-30"},
		{"a goal of the whole year behind the last step", "年产零件3万套", "5月份全面投产，力争全年完成税收5000万元", ""},
		{"a goal of the plan's year behind it", "年产零件3万套", "5月份全面投产。2026年实现产值2亿元", ""},
		{"a goal of the whole year before it", "年产零件3万套", "全年完成投资2亿元，9月底前投产", "2026-09-30"},
		{"a last step in the last month", "年产零件3万套", "12月30日前投产，全年完成税收800万元", "2026-12-30"},
		{"another year's day", "年产零件3万套", "5月底前投产，2027年3月达产", "2027-03-31"},
		{"the time of building", "主桥210米，工期从2026年1月至2027年6月，共18个月", "12月底主体工程完成", "2027-06-30"},
		{"a length of building time", "主桥210米，工期18个月", "9月底主体工程完成", "2026-09-30"},
	} {
		if got := dueOf(t, c.about, c.goal); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestALaterYearsDateAtTheHeadOfAClauseEndsTheTask(t *testing.T) {
	const text = "丰水县2026年教育工作方案\n\n一、重点任务\n\n1. 建设最美校园。实施《办学条件三年（2025—2027年）攻坚方案》，规划建设项目63个，力争2027年全县中小学校达到省定标准。（责任单位：县教育局）\n\n" +
		"2. 提高教师待遇。完善绩效工资办法，2027年底实现教师平均工资不低于公务员。（责任单位：县人社局）\n\n3. 改造校舍。全年改造校舍12栋。（责任单位：县教育局）\n"
	d := readAs(t, "方案.md", []byte(text))
	want := []string{"2027-12-31", "2027-12-31", ""}
	for i := range d.Plans[0].Items {
		due := d.Plans[0].Items[i].Record.Task.Deadline
		got := ""
		if due.Given {
			got = due.Date.String()
		}
		if i >= len(want) || got != want[i] {
			t.Errorf("task %d: due %q, want %q", i+1, got, want[i])
		}
	}
}
