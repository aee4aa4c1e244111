package intake

import (
	"strings"
	"testing"

	"duban/intake/draft"
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
		{"责任单位", "县交通局（牵头责任单位）、县发改局（协办单位）", "县交通局", "", "县发改局"},
		{"责任单位", "县交通局、县发改局（共同牵头）、县水利局（配合）", "县交通局 县发改局", "", "县水利局"},
		{"责任单位", "县交通局（牵头）、县发改局（承办）、县水利局等（配合）", "县交通局", "县发改局", "县水利局"},
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

func TestHeadingsOfDutiesAreFoundWhateverTheNumberOfOffices(t *testing.T) {
	offices := []string{"县发改局", "县住建局", "县交通局", "县教育局", "县水利局", "县民政局", "县财政局", "县林业局"}
	for n := 2; n <= len(offices); n++ {
		for _, marks := range [][2]string{{"牵头", "配合"}, {"主", "配"}, {"主责", "协办"}} {
			row := func(first string, lead int, last string) string {
				cells := []string{first}
				for i := range n {
					mark := ""
					switch i {
					case lead:
						mark = marks[0]
					case (lead + 1) % n:
						mark = marks[1]
					}
					cells = append(cells, mark)
				}
				return strings.Join(append(cells, last), ",") + "\n"
			}
			head := strings.Join(offices[:n], ",")
			for _, text := range []string{
				"序号,工作任务," + head + ",完成时限\n" + row("1,改造老旧小区20个", 0, "6月底前") + row("2,新改建农村公路60公里", 1, "9月底前"),
				"工作任务," + head + ",备注\n" + row("改造老旧小区20个", 0, "") + row("新改建农村公路60公里", 1, ""),
			} {
				var got []string
				for _, p := range readCSV(t, text).Plans {
					for i := range p.Items {
						x := &p.Items[i].Record.Task
						got = append(got, x.Title+" "+strings.Join(x.LeadUnits, "、")+" + "+strings.Join(x.RelatedUnits, "、"))
					}
				}
				want := "改造老旧小区20个 县发改局 + 县住建局|新改建农村公路60公里 县住建局 + " + offices[2%n]
				if s := strings.Join(got, "|"); s != want {
					t.Errorf("%d offices:\n%s%s", n, text, s)
				}
			}
		}
	}
}

func TestARowOfOfficesWithoutMarksBelowIsNoHeading(t *testing.T) {
	d := readCSV(t, "工作任务,县发改局,县住建局,县交通局\n改造老旧小区20个,按时完成,协调资金,√\n")
	for _, p := range d.Plans {
		for i := range p.Items {
			if x := &p.Items[i].Record.Task; len(x.LeadUnits)+len(x.ResponsibleUnits) > 0 {
				t.Errorf("%q was given to %v %v", x.Title, x.LeadUnits, x.ResponsibleUnits)
			}
		}
	}
}

func readCSV(t *testing.T, text string) *draft.Draft {
	t.Helper()
	d, err := Read(t.Context(), "duties.csv", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
