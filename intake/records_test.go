package intake_test

import (
	"context"
	"strings"
	"testing"

	"duban/intake"
	"duban/model"
)

// briefs reads a plain text and tells its tasks, one a line.
func briefs(t *testing.T, text string) string {
	t.Helper()
	d, err := intake.Read(context.Background(), "plan.txt", []byte(text), intake.Options{Today: model.NewDate(2025, 6, 1)})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range d.Ledger().Plans {
		for _, r := range p.Records {
			k := &r.Task
			due := "-"
			if k.Deadline.Given {
				due = k.Deadline.Date.String()
			}
			out = append(out, strings.Join([]string{
				k.No, strings.Join(k.Section, "/"), k.Title,
				strings.Join(k.LeadUnits, "、"), strings.Join(k.ResponsibleUnits, "、"), strings.Join(k.Persons, "、"), due,
			}, "|"))
		}
	}
	return strings.Join(out, "\n")
}

func TestLabelledLinesAreReadAsRecords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a title, and labelled lines below it", `
关于印发重点工作清单的通知
2025年3月1日
一、交通
1.改造农村公路
工作目标：改造20公里
牵头单位：县交通局
责任单位：县财政局、各乡镇
完成时限：2025年9月底

2.建设客运站
牵头单位：县交通局
责任单位：县住建局
完成时限：2025年12月底
二、教育
1.扩建学校
牵头单位：县教育局
责任单位：县住建局
完成时限：2025年8月底
`, `1|一、交通|改造农村公路|县交通局|县财政局、各乡镇||2025-09-30
2|一、交通|建设客运站|县交通局|县住建局||2025-12-31
1|二、教育|扩建学校|县教育局|县住建局||2025-08-31`},
		{"the title has a label, the units share a line", `
重点项目清单
2025年3月1日
项目名称：城北水厂
牵头单位：县水利局    责任单位：县发改局    责任人：王建国
完成时限：2025年9月底
项目名称：城南学校
牵头单位：县教育局    责任单位：县住建局    责任人：李文
完成时限：2025年8月底
`, `||城北水厂|县水利局|县发改局|王建国|2025-09-30
||城南学校|县教育局|县住建局|李文|2025-08-31`},
		{"a value that goes on in the next line", `
任务清单
2025年3月1日
1.治理河道
牵头单位：县水利局
责任单位：县财政局、
县农业农村局
完成时限：2025年9月底
2.植树造林
牵头单位：县林业局
责任单位：各乡镇
完成时限：2025年4月底
`, `1||治理河道|县水利局|县财政局、县农业农村局||2025-09-30
2||植树造林|县林业局|各乡镇||2025-04-30`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := briefs(t, c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestANoticeInOneLongLineKeepsItsTasks(t *testing.T) {
	text := `澄政办发〔2025〕8号 澄溪县人民政府办公室 关于印发《澄溪县2025年重点工作任务清单》的通知 各乡镇人民政府，县政府各部门： 现将任务清单印发给你们，请认真抓好落实。各单位要压实责任，细化措施，挂图作战，确保各项任务按时保质完成，县政府督查室将定期督查通报，对进度滞后的单位进行约谈提醒，并将完成情况纳入年度考核。 2025年3月1日 澄溪县2025年重点工作任务清单 一、交通建设 1.改造农村公路。提质改造农村公路75公里，改造危桥6座，打通断头路3条，切实改善群众出行条件。（牵头单位：县交通局；责任单位：县财政局；完成时限：2025年9月底） 2.建设客运站。完成主体工程并投入使用，配套建设停车场和充电设施，方便群众换乘。（牵头单位：县交通局；责任单位：县住建局；完成时限：2025年12月底） 二、教育事业 1.扩建学校。新增学位900个，消除大班额，改善农村学校办学条件，推进义务教育优质均衡发展。（牵头单位：县教育局；责任单位：县住建局；完成时限：2025年8月底）`
	want := `1|一、交通建设|改造农村公路|县交通局|县财政局||2025-09-30
2|一、交通建设|建设客运站|县交通局|县住建局||2025-12-31
1|二、教育事业|扩建学校|县教育局|县住建局||2025-08-31`
	if got := briefs(t, text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMinutesAndHeadingsInPlainWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"who leads stands within the sentence", `
县政府常务会议纪要
2024年7月3日
一、关于饮水工程
会议听取了汇报。会议要求，由县水利局牵头，县财政局、县卫健局配合，于2024年9月底前完成12处工程改造，惠及群众3.2万人。
二、关于停车
（一）由县城管局牵头，县公安局配合，8月15日前制定整合方案。
`, `一||关于饮水工程|县水利局|||2024-09-30
（一）|二、关于停车|8月15日前制定整合方案|县城管局|||2024-08-15`},
		{"headings that nobody else uses", `
# 2025年工作台账

| 事项 | 谁来办 | 啥时候办完 |
|---|---|---|
| 加装电梯20部 | 区住建局、区财政局 | 2025-06-30 |
| 口袋公园5个 | 区城管局 | 2025年9月 |
| 公厕改造 | 区城管局牵头，各街道配合 | 年底前 |
`, `||加装电梯20部||区住建局、区财政局||2025-06-30
||口袋公园5个||区城管局||2025-09-30
||公厕改造|区城管局|||2025-12-31`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := briefs(t, c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAnUnknownHeadingAmongStackedCellsKeepsItsColumn(t *testing.T) {
	got := briefs(t, "某市2025年建议办理清单\n\n序号\n建议编号\n案由\n领衔代表\n主办单位\n会办单位\n答复期限\n1\n第12号\n关于建设学校的建议\n甲某等5人\n市教育局\n市住建局\n6月30日\n2\n第35号\n关于公交一体化的建议\n乙某\n市交通局\n市财政局\n7月15日\n3\n第58号\n关于垃圾分类的建议\n丙某\n市城管局\n市住建局\n8月底\n")
	want := "1||关于建设学校的建议|市教育局|||2025-06-30\n2||关于公交一体化的建议|市交通局|||2025-07-15\n3||关于垃圾分类的建议|市城管局|||2025-08-31"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
