package intake

import (
	"strings"
	"testing"
)

func TestMarksOfOfficesInACellGiveTheirParts(t *testing.T) {
	for _, c := range []struct{ heading, cell, lead, resp, related string }{
		{"责任单位", "县交通局（牵头）、县发改局（配合）", "县交通局", "", "县发改局"},
		{"责任单位", "县交通局(主责)、县发改局(协办)", "县交通局", "", "县发改局"},
		{"责任单位", "县交通局【牵头】、县发改局【责任】、县水利局【协助】", "县交通局", "县发改局", "县水利局"},
		{"责任单位", "县交通局〔主办〕县发改局〔承办〕县水利局〔参与〕", "县交通局", "县发改局", "县水利局"},
		{"责任单位", "县交通局（牵头单位）<br>县发改局（责任单位）<br>县水利局（配合单位）", "县交通局", "县发改局", "县水利局"},
		{"责任单位", "县交通局（牵头）、县发改局、县水利局", "县交通局", "县发改局 县水利局", ""},
		{"责任单位", "县交通局主责，县发改局配合", "县交通局", "", "县发改局"},
		{"责任单位", "主责：县交通局；配合：县发改局", "县交通局", "", "县发改局"},
		{"牵头单位", "县交通局、县发改局（配合）", "县交通局", "", "县发改局"},
		{"主责单位", "县交通局、县发改局（责任）", "县交通局", "县发改局", ""},
		{"责任单位", "县交通局（公路中心）、县发改局", "", "县交通局 县发改局", ""}, // no mark
	} {
		x := readOne(t, "# 某县2026年重点工作清单\n\n|序号|工作任务|"+c.heading+"|完成时限|\n|---|---|---|---|\n|1|修通村道|"+c.cell+"|6月底前|\n|2|改建渡口|县水利局|9月底前|\n")
		lead, resp, related := strings.Join(x.LeadUnits, " "), strings.Join(x.ResponsibleUnits, " "), strings.Join(x.RelatedUnits, " ")
		if lead != c.lead || resp != c.resp || related != c.related {
			t.Errorf("%s %s: lead %q, responsible %q, related %q", c.heading, c.cell, lead, resp, related)
		}
	}
}

func TestAWordForAPartIsTheSameInACellAndInABracket(t *testing.T) {
	for _, word := range []string{"牵头", "总牵头", "主办", "主责", "责任", "承办", "配合", "协助", "协办", "协同", "参与"} {
		who := "县交通局（" + word + "）、县发改局"
		cell := readOne(t, "# 某县2026年重点工作清单\n\n|序号|工作任务|责任单位|完成时限|\n|---|---|---|---|\n|1|修通村道|"+who+"|6月底前|\n|2|改建渡口|县水利局|9月底前|\n")
		prose := readOne(t, "某县2026年重点工作方案\n\n一、重点任务\n1.修通村道5公里。（"+who+"）\n2.改建渡口2座。（县水利局牵头）\n")
		for _, x := range [][2][]string{{cell.LeadUnits, prose.LeadUnits}, {cell.ResponsibleUnits, prose.ResponsibleUnits}, {cell.RelatedUnits, prose.RelatedUnits}} {
			if strings.Join(x[0], " ") != strings.Join(x[1], " ") {
				t.Errorf("%s: %v in the cell and %v in the bracket", word, x[0], x[1])
			}
		}
	}
}
