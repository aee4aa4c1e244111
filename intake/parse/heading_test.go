package parse

import "testing"

func TestHeadingsAreKnownByTheirMeaning(t *testing.T) {
	for role, list := range map[Role][]string{
		Number:      {"序号", "编号", "No.", "序 号", "项目编号"},
		Title:       {"工作任务", "目标任务", "重点任务", "项目名称", "事项", "工作内容", "主要任务", "任务分解", "具体举措", "具体任务", "非法码头名称"},
		Section:     {"类别", "板块", "一级指标", "领域", "项目类别"},
		Metric:      {"指标名称", "主要指标", "二级指标"},
		TargetValue: {"目标值", "年度目标", "2026年目标", "2025年目标", "计划完成", "2023 年任务", "具体目标"},
		Baseline:    {"上年完成", "基数", "2022年实际"},
		MeasureUnit: {"计量单位"},
		Lead:        {"牵头单位", "牵头部门", "主办单位", "牵头领导单位", "牵 头 单 位"},
		Responsible: {"责任单位", "承办单位", "实施单位", "责任部门", "落实单位", "责 任\n单 位", "乡镇（单位）", "镇（办）"},
		Related:     {"配合单位", "协办单位", "参与单位", "相关单位", "联络单位"},
		Leader:      {"责任领导", "分管领导", "包联领导", "牵头领导", "县级领导", "挂点领导", "牵 头 县级领导", "联点\n县级领导"},
		Coordinator: {"协管责任人", "协助领导", "区政府办/协管责任人"},
		Contact:     {"责任人", "联系人", "具体责任人", "高新区 责任人", "揭榜挂帅单位负责人"},
		Owner:       {"业主单位", "建设单位", "项目业主", "项    目\n业主单位"},
		Start:       {"开工时间", "启动时间"},
		DueDate:     {"完成时限", "时间节点", "完成时间", "时限要求", "办结时限", "截止日期", "时间要求", "预计完成时间"},
		Done:        {"完成情况", "进展情况", "工作进展", "落实情况", "目前进度", "一季度完成情况", "2025年实际完成"},
		DonePercent: {"完成率", "形象进度", "完成比例", "完成率（%）"},
		Trouble:     {"存在问题", "存在的问题"},
		Measure:     {"工作措施", "建设内容及规模", "推进措施", "建 设 内 容"},
		Amount:      {"总投资（亿元）", "年度投资", "投资额/万元", "2022 年税收(万元)"},
		Remark:      {"备注", "备 注"},
		UnitOrBody:  {"单位"},
		Milestones:  {"一季度目标", "3月", "1-6月", "二季度", "上半年目标", "6月底前", "进度安排", "分月计划", "下步工作计划"},
		Period:      {"建设年限", "起止年限", "建设起止年限", "起止时间"},
		Place:       {"建设地点", "所在乡镇"},
		Other:       {"联系电话", "权重", "施工单位", "是否已停止运营"},
	} {
		for _, s := range list {
			if h, ok := ReadHeading(s); !ok || h.Role != role {
				t.Errorf("%q: %v %+v, want %v", s, ok, h, role)
			}
		}
	}
	for _, s := range []string{"", "区财政局", "完成主体工程", "3", "2026年6月底前完成全部建设任务并投入使用。", "张三"} {
		if h, ok := ReadHeading(s); ok {
			t.Errorf("%q is taken for a heading: %+v", s, h)
		}
	}
}

func TestYearsAndUnitsOfMeasureAreSplitOffHeadings(t *testing.T) {
	for _, c := range []struct {
		text, unit string
		year       int
	}{
		{"总投资（亿元）", "亿元", 0},
		{"投资额/万元", "万元", 0},
		{"2026年目标", "", 2026},
		{"目标值（2026年）", "", 2026},
		{"2022 年税收(万元)", "万元", 2022},
		{"粮食生产总面积 （万亩）", "万亩", 0},
		{"增速（%）", "%", 0},
		{"总投资　　（亿元）", "亿元", 0},
	} {
		if h, ok := ReadHeading(c.text); !ok || h.Unit != c.unit || h.Year != c.year {
			t.Errorf("%q: %v %+v", c.text, ok, h)
		}
	}
}

func TestHeadingsOfOtherPlacesAreKnown(t *testing.T) {
	for _, c := range []struct {
		text       string
		role, also Role
	}{
		{"牵头单位及责任人", Lead, Contact},
		{"责任单位(责任人)", Responsible, Contact},
		{"责任领导及单位", Leader, Responsible},
		{"工作任务及目标", Title, TargetValue},
		{"具体措施及完成时限", Measure, DueDate},
		{"年度计划完成投资（万元）", TargetValue, NoRole},
		{"1-6月完成投资（万元）", Done, NoRole},
		{"至2025年底累计完成投资", Done, NoRole},
		{"2026年计划投资", Amount, NoRole},
		{"市级牵头单位", Lead, NoRole},
		{"县级责任单位", Responsible, NoRole},
		{"行业主管部门", Responsible, NoRole},
		{"项目法人", Owner, NoRole},
		{"县级包联领导", Leader, NoRole},
		{"责任县领导", Leader, NoRole},
		{"分管副县长", Leader, NoRole},
		{"任务来源", Remark, NoRole},
		{"目前进展情况", Done, NoRole},
		{"截至目前进展", Done, NoRole},
		{"存在的主要问题及原因", Trouble, NoRole},
		{"下一步工作打算", Milestones, NoRole},
		{"完成时间及要求", DueDate, TargetValue},
		{"计划开工时间", Start, NoRole},
		{"计划竣工时间", DueDate, NoRole},
		{"责任股室", Responsible, NoRole},
		{"重点工作内容", Title, NoRole},
		{"改革任务名称", Title, NoRole},
		{"任务类别", Section, NoRole},
		{"所属领域", Section, NoRole},
		{"目标值（2026年）", TargetValue, NoRole},
		{"完成投资占年度计划比例（%）", DonePercent, NoRole},
		{"责任分工", Responsible, NoRole},
	} {
		h, ok := ReadHeading(c.text)
		if !ok || h.Role != c.role || h.Also != c.also {
			t.Errorf("%q: %v %v also %v (%d)", c.text, ok, h.Role, h.Also, h.Sure)
		}
	}
	if h, ok := ReadHeading("责任单位（列第一位的为牵头单位）"); !ok || h.Role != Responsible || !h.FirstLeads {
		t.Errorf("the rule in a heading: %+v", h)
	}
	for _, s := range []string{"开工", "主体工程完工", "乡村振兴", "长期坚持", "是", "未", "1", "城关镇", "完成", "优化营商环境", "力争完工", "按要求推进", "加快推进", "区住建局、区城管局"} {
		if h, ok := ReadHeading(s); ok {
			t.Errorf("%q is taken for a heading: %+v", s, h)
		}
	}
}

func TestABareUnitColumnIsDecidedByItsValues(t *testing.T) {
	if got := UnitColumn([]string{"亿元", "%", "", "万亩", "个"}); got != MeasureUnit {
		t.Error(got)
	}
	if got := UnitColumn([]string{"区财政局", "", "区住建局、区城管局", "各镇"}); got != Responsible {
		t.Error(got)
	}
}

func FuzzReadHeading(f *testing.F) {
	for _, s := range []string{"总投资（亿元）", "2026年目标", "责任单位及责任人", "((", "/", "20261年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, ok := ReadHeading(text)
		if ok != (h.Role != NoRole) || ok && (h.Sure < 1 || h.Sure > 100) {
			t.Fatalf("%q: %v %+v", text, ok, h)
		}
	})
}
