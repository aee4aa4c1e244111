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
