package intake

import (
	"strings"
	"testing"

	"duban/model"
)

func TestWhatAWholeTableLacksIsToldOnce(t *testing.T) {
	const missing = "未写牵头单位"
	for _, c := range []struct {
		name, text string
		campaign   int
		rows       string // the numbers of the rows that have the doubt
	}{
		{"no column for it", "# 某县2026年重点工作清单\n\n|序号|工作任务|责任单位|完成时限|\n|---|---|---|---|\n|1|建成粮库|县粮储局|6月底前|\n|2|修通村道|县交通运输局|9月底前|\n", 1, ""},
		{"one cell is empty", "# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|责任单位|完成时限|\n|---|---|---|---|---|\n|1|建成粮库|县粮储局|县财政局|6月底前|\n|2|修通村道||县交通运输局|9月底前|\n", 0, "2"},
		{"labelled lines that name none", "某县整改台账\n问题一：污水处理设施停运。\n整改时限：8月31日\n责任单位：县住建局\n进展情况：正在维修。\n\n问题二：垃圾站渗滤液直排。\n整改时限：9月30日\n责任单位：县城管局\n进展情况：未动工。\n", 1, ""},
		{"brackets that name none", "某县2026年粮食安全行动方案\n\n一、重点任务\n1.建成粮库2座。（县粮储局、县财政局按职责分工负责）\n2.改造低产田500亩。（县农业农村局、县水利局按职责分工负责）\n", 1, ""},
		{"one bracket that names none", "某县2026年粮食安全行动方案\n\n一、重点任务\n1.建成粮库2座。（县粮储局牵头，县财政局按职责分工负责）\n2.改造低产田500亩。（县农业农村局、县水利局按职责分工负责）\n", 0, "2"},
	} {
		d, err := Read(t.Context(), "plan.md", []byte(c.text), Options{Today: model.NewDate(2026, 3, 1)})
		if err != nil {
			t.Fatal(err)
		}
		campaign, rows := 0, ""
		for _, p := range d.Plans {
			for _, r := range p.Campaign.Review {
				if strings.Contains(r.Text, missing) {
					campaign++
				}
			}
			for i := range p.Items {
				for _, r := range p.Items[i].Record.Task.Detail.Review {
					if strings.Contains(r.Text, missing) {
						rows += p.Items[i].Record.Task.No
					}
				}
			}
		}
		if len(d.Plans) != 1 || len(d.Plans[0].Items) != 2 || campaign != c.campaign || rows != c.rows {
			t.Errorf("%s: told %d times of the plan, and of rows %q", c.name, campaign, rows)
		}
	}
}

func TestWordsForAnybodyNeverLead(t *testing.T) {
	const head = "某县2026年粮食安全行动方案\n\n一、重点任务\n"
	const table = "# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|责任单位|\n|---|---|---|---|\n"
	for _, c := range []struct{ text, lead, resp string }{
		{head + "1.建成粮库2座。由相关部门牵头负责实施。\n2.改造低产田。（县水利局牵头）\n", "", "相关部门"},
		{head + "1.建成粮库2座。（各有关责任单位牵头，县财政局配合）\n2.改造低产田。（县水利局牵头）\n", "", "各有关责任单位"},
		{head + "1.建成粮库2座。（牵头单位：县直各相关部门；责任单位：县财政局）\n2.改造低产田。（县水利局牵头）\n", "", "县直各相关部门 县财政局"},
		{head + "1.建成粮库2座。（各乡镇、街道牵头，县财政局负责）\n2.改造低产田。（县水利局牵头）\n", "各乡镇、街道", "县财政局"},
		{"某县2026年粮食安全行动方案\n\n一、重点任务\n（牵头单位：各责任单位）\n1.建成粮库2座。\n2.改造低产田。\n", "", "各责任单位"},
		{table + "|1|建成粮库|相关部门|县财政局|\n|2|修路|县交通局|县财政局|\n", "", "相关部门 县财政局"},
		{table + "|1|建成粮库|各镇（街道）|县财政局|\n|2|修路|县交通局|县财政局|\n", "各镇（街道）", "县财政局"},
	} {
		x := readOne(t, c.text)
		if lead, resp := strings.Join(x.LeadUnits, " "), strings.Join(x.ResponsibleUnits, " "); lead != c.lead || resp != c.resp {
			t.Errorf("%s\nlead %q, responsible %q", c.text, lead, resp)
		}
	}
}

func TestTheRuleThatTheFirstLeadsHoldsFromWhereItStands(t *testing.T) {
	const rule = "（排名第一的为牵头单位，下同）"
	for _, c := range []struct{ name, text string }{
		{"in lines of labels", "某市治涝行动方案\n一、主要任务\n1.建管网65公里。\n责任单位：市住建局、市水务局" + rule + "\n完成时限：6月底\n2.建泵站2座。\n责任单位：市水务局、市财政局\n完成时限：9月底\n"},
		{"behind the text", "某市治涝行动方案\n一、主要任务\n1.建管网65公里。责任单位：市住建局、市水务局" + rule + "\n2.建泵站2座。责任单位：市水务局、市财政局\n"},
		{"in a bracket of its own list", "某市治涝行动方案\n一、主要任务\n1.建管网65公里。（责任单位：市住建局、市水务局，排名第一的为牵头单位，下同）\n2.建泵站2座。（责任单位：市水务局、市财政局）\n"},
		{"in a heading", "# 某市治涝清单\n\n|序号|任务|责任单位" + rule + "|\n|---|---|---|\n|1|建管网65公里|市住建局、市水务局|\n|2|建泵站2座|市水务局、市财政局|\n"},
		{"in a cell", "# 某市治涝清单\n\n|序号|任务|责任单位|\n|---|---|---|\n|1|建管网65公里|市住建局、市水务局" + rule + "|\n|2|建泵站2座|市水务局、市财政局|\n"},
	} {
		d, err := Read(t.Context(), "plan.md", []byte(c.text), Options{Today: model.NewDate(2026, 3, 1)})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i := range d.Plans[0].Items {
			task := &d.Plans[0].Items[i].Record.Task
			got += strings.Join(task.LeadUnits, "、") + ":" + strings.Join(task.ResponsibleUnits, "、") + " "
		}
		if want := "市住建局:市水务局 市水务局:市财政局 "; got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestASafeguardWithItsUnitMakesNoTaskOfTheNextOne(t *testing.T) {
	d, err := Read(t.Context(), "plan.md", []byte("某市治涝行动方案\n一、主要任务\n1.建管网65公里。（市住建局负责）\n2.建泵站2座。（市水务局负责）\n二、保障措施\n（一）加强领导。成立专班。\n（二）强化资金保障。安排资金500万元。（市财政局负责）\n（三）严格督导考核。按月调度。\n"), Options{Today: model.NewDate(2026, 3, 1)})
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for i := range d.Plans[0].Items {
		got += d.Plans[0].Items[i].Record.Task.No + " "
	}
	if want := "1 2 （二） "; got != want {
		t.Errorf("tasks %q, want %q", got, want)
	}
}
