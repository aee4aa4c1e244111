package intake_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/intake/draft"
	"duban/model"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// filled makes a workbook of what fill puts into it.
func filled(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

// sheetOf puts rows into a sheet, which it makes where it is not there.
func sheetOf(t *testing.T, f *excelize.File, name string, rows ...[]any) {
	t.Helper()
	if _, err := f.NewSheet(name); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		must(t, f.SetSheetRow(name, at, &row))
	}
}

// plansOf are the plans of a draft with their tasks, one a line, and what is unread.
func plansOf(d *draft.Draft) string {
	var out []string
	rows := rowsOf(d)
	for i := range d.Plans {
		out = append(out, "# "+d.Plans[i].Campaign.Name)
		n := len(d.Plans[i].Items)
		out = append(out, rows[:n]...)
		rows = rows[n:]
	}
	for _, u := range d.Unread {
		out = append(out, "? "+strings.Split(u.Text, "\n")[0])
	}
	return strings.Join(out, "\n")
}

// doubtsOf are the doubts about a draft's tasks, one a line, without those about units.
func doubtsOf(d *draft.Draft) string {
	var out []string
	for i := range d.Plans {
		for k := range d.Plans[i].Items {
			task := &d.Plans[i].Items[k].Record.Task
			for _, r := range task.Detail.Review {
				if r.Code != model.DoubtUnit && r.Code != model.DoubtLead {
					out = append(out, task.Title+"|"+r.Text)
				}
			}
		}
	}
	return strings.Join(out, "\n")
}

func TestSheetsOfAPlanAreItsSections(t *testing.T) {
	head := []any{"序号", "工作任务", "牵头单位", "完成时限", "状态"}
	data := filled(t, func(f *excelize.File) {
		must(t, f.SetSheetName("Sheet1", "汇总"))
		sheetOf(t, f, "汇总", []any{"青禾县2026年重点工作汇总表"}, []any{"序号", "板块", "任务数", "已完成", "未启动"}, []any{1, "农业", 2, 1, 0}, []any{2, "生态", 1, 0, 1}, []any{"合计", nil, 3, 1, 1})
		sheetOf(t, f, "农业", []any{"青禾县2026年重点工作任务表（农业）"}, head, []any{1, "建设高标准农田", "县农业农村局", "2026-11-30", "黄"}, []any{2, "创建示范村", "县农业农村局", "2026-12-31", "绿"})
		sheetOf(t, f, "生态", []any{"青禾县2026年重点工作任务表（生态）"}, head, []any{1, "治理青河", "县水利局", "2026-12-31", "红"})
		sheetOf(t, f, "数据字典", []any{"状态", "含义", "说明"}, []any{"红", "严重滞后", "落后20个百分点以上"})
		sheetOf(t, f, "实事", []any{"青禾县2026年十件民生实事"}, []any{"序号", "实事项目", "责任单位", "完成时限"}, []any{1, "改造农贸市场", "县市场监管局", "2026-10-31"})
	})
	want := `# 青禾县2026年重点工作
农业|1|建设高标准农田|2026-11-30
农业|2|创建示范村|2026-12-31
生态|1|治理青河|2026-12-31
# 青禾县2026年十件民生实事
|1|改造农贸市场|2026-10-31
? 青禾县2026年重点工作汇总表
? 状态含义说明`
	d := readAs(t, "a.xlsx", data)
	if got := plansOf(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if p := d.Plans[0].Items[0].Record.Returns; len(p) > 0 {
		t.Errorf("the colour of a light was taken for a report: %v", p)
	}
}

func TestWhatStandsBesideACellIsADoubtAboutItsTask(t *testing.T) {
	data := filled(t, func(f *excelize.File) {
		sheetOf(t, f, "Sheet1",
			[]any{"序号", "整改事项", "整改时限", "责任单位", "整改进展", "是否销号"},
			[]any{1, "雨污混流问题突出", "2026-12-31", "县住建局", "已改造8公里", "否"},
			[]any{2, "河道采砂监管不到位", "2026-06-30", "县水利局", "已开展巡查", "是"},
			[]any{3, "粪污利用率低", "2027-03-31", "县农业农村局", nil, "否"},
			[]any{nil, "采石场未复绿", "2026-10-31", "县林业局", "正在补种", "是"})
		id, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", "A3", "F3", id))
		must(t, f.SetCellRichText("Sheet1", "E2", []excelize.RichTextRun{{Text: "已改造8公里"}, {Text: "，年底完工", Font: &excelize.Font{Strike: true}}}))
		must(t, f.SetCellStr("Sheet1", "E4", "#REF!"))
		must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "C4", Author: "督查室", Text: "提前到年底"}))
		must(t, f.SetCellFormula("Sheet1", "A5", "ROW()-1"))
		must(t, f.SetRowVisible("Sheet1", 5, false))
	})
	want := `雨污混流问题突出|原文“，年底完工”被划去（删除线），请核实是否有效
河道采砂监管不到位|本条在原文中被划去（删除线），可能已取消
粪污利用率低|批注：“提前到年底”
粪污利用率低|单元格E4 #REF!是出错的公式，没有读
采石场未复绿|单元格A5的公式没有存下结果：用 Excel 或 WPS 打开，保存后再导入
采石场未复绿|本行在原表中是隐藏的，请核实是否仍要`
	d := readAs(t, "整改台账.xlsx", data)
	if got := doubtsOf(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for i, done := range []bool{false, true, false, true} {
		p := d.Plans[0].Items[i].Record.Returns
		if got := len(p) > 0 && p[0].Percent != nil; got != done {
			t.Errorf("row %d closed: %v, want %v", i+1, got, done)
		}
	}
}

func TestHeadingsInThreeRowsAreOneEach(t *testing.T) {
	d := readAs(t, "a.xlsx", workbook(t, [][]any{
		{"云岭县2026年重点项目推进台账"},
		{"序号", "项目名称", "年度计划投资（万元）", "进度计划", nil, nil, nil, "责任单位"},
		{nil, nil, nil, "投资（万元）", nil, "2026年形象进度", nil, nil},
		{nil, nil, nil, "一季度", "上半年", "一季度", "二季度", nil},
		{1, "电池壳体生产线项目", 18000, 3000, 9000, "完成土地平整", "完成基础施工", "县工信局"},
		{2, "S215线改建工程", 25000, 5000, 12000, "路基完成30%", "—", "县交通运输局"},
	}, "A1:H1", "A2:A4", "B2:B4", "C2:C4", "D2:G2", "D3:E3", "F3:G3", "H2:H4"))
	var got []string
	for _, it := range d.Plans[0].Items {
		task := &it.Record.Task
		got = append(got, task.No+task.Title)
		for _, m := range task.Milestones {
			got = append(got, "M "+m.Deadline.Date.String()+" "+m.Title)
		}
		for i := range task.Targets {
			got = append(got, "T "+task.Targets[i].Deadline.Date.String()+" "+model.FormatTarget(&task.Targets[i]))
		}
	}
	want := `1电池壳体生产线项目
M 2026-03-31 完成土地平整
M 2026-06-30 完成基础施工
T  年度计划投资 = 18000 万元
T 2026-03-31 电池壳体生产线项目 = 3000 万元
T 2026-06-30 电池壳体生产线项目 = 9000 万元
2S215线改建工程
T  年度计划投资 = 25000 万元
T 2026-03-31 S215线改建工程 = 5000 万元
T 2026-06-30 S215线改建工程 = 12000 万元
T 2026-03-31 路基 = 30 % level`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

func TestAnOfficeAboveATableDoesAllOfIt(t *testing.T) {
	d := readAs(t, "a.xlsx", workbook(t, [][]any{
		{"2026年度目标管理责任书"},
		{"填报单位：县委督查室", "责任单位：县文化和旅游局"},
		{"一级指标", "二级指标", "权重", "2026年目标", "考核单位"},
		{"业务工作", "接待游客人数（万人次）", 10, 320, "县统计局"},
		{nil, "新增规上文旅企业（家）", 10, 2, "县统计局"},
	}))
	for _, it := range d.Plans[0].Items {
		if got := strings.Join(it.Record.Task.ResponsibleUnits, "、"); got != "县文化和旅游局" {
			t.Errorf("%s: %s", it.Record.Task.Title, got)
		}
	}
}

func TestAFormOnASheetIsATask(t *testing.T) {
	form := func(no, title, unit, with, due, asked, done string) [][]any {
		return [][]any{
			{"某县人民政府领导批示交办单"},
			{"编号", no, nil, "交办日期", "2026-09-10"},
			{"批示事项", title},
			{"批示领导", "县长", nil, "办理时限", due},
			{"承办单位", unit, nil, "协办单位", with},
			{"办理要求", asked},
			{"办理结果", done},
			{"联系人：王芳", nil, nil, "联系电话：0000-1234567"},
		}
	}
	data := filled(t, func(f *excelize.File) {
		must(t, f.SetSheetName("Sheet1", "12号"))
		sheetOf(t, f, "12号", form("某办督〔2026〕12号", "关于建设传染病区的批示", "县卫健局", "县住建局、县财政局", "2026年12月31日", "每月报告一次", "土建完成90%")...)
		sheetOf(t, f, "13号", form("某办督〔2026〕13号", "关于城北片区停水的批示", "县水务集团", "县住建局", "2026年9月18日", "即办即报", "")...)
		for _, s := range f.GetSheetList() {
			for _, m := range []string{"A1:E1", "B2:C2", "B3:E3", "B4:C4", "B5:C5", "B6:E6", "B7:E7", "A8:C8", "D8:E8"} {
				from, to, _ := strings.Cut(m, ":")
				must(t, f.MergeCell(s, from, to))
			}
		}
	})
	d := readAs(t, "a.xlsx", data)
	want := `# 某县人民政府领导批示交办单
|某办督〔2026〕12号|关于建设传染病区的批示|2026-12-31
|某办督〔2026〕13号|关于城北片区停水的批示|2026-09-18`
	if got := plansOf(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, it := range d.Plans[0].Items {
		task := &it.Record.Task
		if len(task.Leaders) > 0 || len(task.ResponsibleUnits) != 1 || len(task.RelatedUnits) == 0 || strings.Join(task.Persons, "") != "王芳" {
			t.Errorf("%s: %v %v %v %v", task.Title, task.ResponsibleUnits, task.RelatedUnits, task.Leaders, task.Persons)
		}
	}
}

func TestAnEmptyCellOfHelpersIsEmptyWhereCellsAreMerged(t *testing.T) {
	d := readAs(t, "a.xlsx", workbook(t, [][]any{
		{"序号", "类别", "工作任务", "牵头单位", "配合单位", "完成时限"},
		{1, "民生保障", "新建第三小学", "县教育局", "县住建局", "2026-08-31"},
		{2, nil, "新增养老床位300张", "县民政局", nil, "2026-12-31"},
	}, "B2:B3"))
	if got := d.Plans[0].Items[1].Record.Task.RelatedUnits; len(got) > 0 {
		t.Errorf("%v were invented", got)
	}
}

func TestASheetForEachOfficeNamesWhoDoesItsWork(t *testing.T) {
	head := []any{"序号", "重点工作", "完成时限"}
	d := readAs(t, "a.xlsx", filled(t, func(f *excelize.File) {
		must(t, f.SetSheetName("Sheet1", "县住建局"))
		sheetOf(t, f, "县住建局", []any{"2026年重点工作清单"}, head, []any{1, "改造老旧小区", "2026-11-30"})
		sheetOf(t, f, "县教育局", []any{"2026年重点工作清单"}, head, []any{1, "新建第三小学", "2026-08-31"})
	}))
	for i, want := range []string{"县住建局", "县教育局"} {
		if got := strings.Join(d.Plans[0].Items[i].Record.Task.ResponsibleUnits, "、"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestSeveralTablesOnOneSheetEachHaveTheirHeadings(t *testing.T) {
	d := readAs(t, "a.xlsx", workbook(t, [][]any{
		{"白沙镇2026年重点任务"},
		{"一、经济发展"},
		{"序号", "任务", "责任人", "时限"},
		{1, "招商引资3亿元", "张三", "2026-12-31"},
		{2, "新增规上企业2家", "李四", "2026-12-31"},
		{},
		{"二、民生工程"},
		{"序号", "项目名称", "总投资（万元）", "责任单位", "完成时间"},
		{1, "改造镇卫生院", 320, "镇卫生院", "2026-10-31"},
		{2, "建设农贸市场", 560, "镇建设办", "2026-12-31"},
	}))
	want := `# 白沙镇2026年重点任务
一、经济发展|1|招商引资3亿元|2026-12-31
一、经济发展|2|新增规上企业2家|2026-12-31
二、民生工程|1|改造镇卫生院|2026-10-31
二、民生工程|2|建设农贸市场|2026-12-31`
	if got := plansOf(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if u := d.Plans[0].Items[2].Record.Task.ResponsibleUnits; len(u) != 1 || u[0] != "镇卫生院" {
		t.Errorf("units %v", u)
	}
}

func TestATaskThatIsListedAgainIsADoubt(t *testing.T) {
	head := []any{"序号", "工作任务", "牵头单位", "完成时限"}
	d := readAs(t, "a.xlsx", filled(t, func(f *excelize.File) {
		must(t, f.SetSheetName("Sheet1", "总表"))
		sheetOf(t, f, "总表", []any{"2026年重点工作总表"}, head, []any{1, "改造农村公路60公里", "县交通局", "2026-10-31"}, []any{2, "新建水库1座", "县水利局", "2026-12-31"})
		sheetOf(t, f, "水利", []any{"2026年重点工作分表"}, head, []any{1, "新建水库1座", "县水利局", "2026-12-31"})
	}))
	if got, want := doubtsOf(d), "新建水库1座|前面已有标题、单位、时限相同的任务，可能重复列出"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
