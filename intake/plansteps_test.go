package intake

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
)

// readOne reads a plan and returns its first task.
func readOne(t *testing.T, text string) model.Task {
	t.Helper()
	d, err := Read(t.Context(), "plan.md", []byte(text), Options{Today: model.NewDate(2026, 3, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Plans) != 1 || len(d.Plans[0].Items) == 0 {
		t.Fatalf("%q: %d plans", text, len(d.Plans))
	}
	return d.Plans[0].Items[0].Record.Task
}

func TestDatedStepsBecomeMilestones(t *testing.T) {
	const head = "某县2026年交通建设行动方案\n\n一、重点任务\n"
	const table = "# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|时间节点|\n|---|---|---|---|\n"
	for _, c := range []struct{ text, due, want string }{
		{head + "1.环湖路9月底前通车，跨江桥5月底前开工。（县交通运输局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-09-30 true", "环湖路通车=2026-09-30|跨江桥开工=2026-05-31"},
		{head + "1.环湖路9月底前通车，并做好绿化。跨江桥抓紧开工。（县交通运输局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-12-31 false", ""},
		{table + "|1|旧厂拆除|县住建局|5月底前完成清点，9月底前拆除完毕|\n|2|河堤加固|县水利局|8月底|\n", "2026-09-30 true", "完成清点=2026-05-31|拆除完毕=2026-09-30"},
		{table + "|1|旧厂拆除|县住建局|二季度开工，年底投运|\n|2|河堤加固|县水利局|8月底|\n", "2026-12-31 true", "开工=2026-06-30|投运=2026-12-31"},
		{head + "1.推进水厂扩建。3月底前完成招标，5月底前完成征地，12月底前竣工。（县住建局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-12-31 true", "完成招标=2026-03-31|完成征地=2026-05-31|竣工=2026-12-31"},
		{head + "1.由县住建局牵头，县水利局配合，6月底前完成普查，11月底前改造小区12个。\n2.由县交通运输局牵头，维修村道。\n", "2026-11-30 true", "完成普查=2026-06-30"},
		{head + "1.水厂扩建。县水利局要于9月底前完成报批。责成县住建局在10月底前进场。\n2.由县交通运输局牵头，维修村道。\n", "2026-10-31 true", "县水利局完成报批=2026-09-30|县住建局进场=2026-10-31"},
		{head + "1.水厂扩建。县水利局负责在9月底前完成报批。\n2.由县交通运输局牵头，维修村道。\n", "2026-09-30 true", ""},
		{head + "1.水厂扩建。每月5日前报送进展，每季度15日前报送总结。（县住建局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-12-31 false", ""},
		{head + "1.项目扫尾。3月底前未开工的项目一律收回，6月底前已开工的加快推进。（县住建局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-12-31 false", ""},
		{"# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|主要措施|\n|---|---|---|---|\n|1|旧厂拆除|县住建局|3月底前完成清点，6月开工，12月底前拆除完毕|\n|2|河堤加固|县水利局|加强领导|\n", "2026-12-31 true", "完成清点=2026-03-31|开工=2026-06-30|拆除完毕=2026-12-31"},
		{"# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|形象进度|\n|---|---|---|---|\n|1|旧厂拆除|县住建局|3月底前完成清点，12月底前拆除完毕|\n|2|河堤加固|县水利局|5月底前进场，9月底前完工|\n", "2026-12-31 false", "完成清点=2026-03-31|拆除完毕=2026-12-31"},
		{"# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|推进计划|\n|---|---|---|---|\n|1|旧厂拆除|县住建局|3月启动|\n|2|河堤加固|县水利局|二季度开工|\n", "2026-12-31 false", "启动=2026-03-31"},
		{"# 某县2026年重点工作清单\n\n|序号|工作任务|牵头单位|建设内容|\n|---|---|---|---|\n|1|旧厂拆除|县住建局|拆除厂房3栋，平整场地，9月底前全面完成|\n|2|河堤加固|县水利局|10月底前，加固河堤|\n", "2026-09-30 true", ""},
		{head + "1.拆除旧厂房3栋，平整场地，年底前全部完成。（县住建局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-12-31 true", ""},
		{head + "1.推进水厂扩建，争取7月15日前完成征拆，2027年6月完工。（县住建局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2027-06-30 true", "完成征拆=2026-07-15|完工=2027-06-30"},
		{head + "1.新建公厕30座，确保6月30日前完工率达60%。（县住建局牵头）\n2.维修村道。（县交通运输局牵头）\n", "2026-12-31 false", ""},
		{table + "|1|旧厂拆除|县住建局|3月-9月|\n|2|河堤加固|县水利局|8月底|\n", "2026-09-30 true", ""},
	} {
		x := readOne(t, c.text)
		var got []string
		for _, m := range x.Milestones {
			got = append(got, m.Title+"="+m.Deadline.Date.String())
		}
		if due := fmt.Sprint(x.Deadline.Date, x.Deadline.Given); due != c.due || strings.Join(got, "|") != c.want {
			t.Errorf("%q: by %s %q", c.text, due, got)
		}
	}
}

func TestTheStepThatBeginsTheWorkIsWhenTheTaskBegins(t *testing.T) {
	const head = "某县2026年交通建设行动方案\n\n一、重点任务\n"
	for _, c := range []struct{ text, start string }{
		{"1.环湖路。二季度开工，年底前通车。", "2026-04-01"},
		{"1.环湖路。6月全面开工建设，9月完成主体，年底前通车。", "2026-06-01"},
		{"1.环湖路。3月底前完成招标，6月全面开工建设，年底前通车。", "0000-00-00"},
		{"1.环湖路。3月底前完成招标，6月完成开工手续，年底前通车。", "0000-00-00"},
	} {
		x := readOne(t, head+c.text+"（县交通运输局牵头）\n2.维修村道。（县交通运输局牵头）\n")
		start := "0000-00-00"
		if x.Start.Date != 0 {
			start = x.Start.Date.String()
		}
		if start != c.start {
			t.Errorf("%q starts %s, want %s", c.text, start, c.start)
		}
	}
}

func TestAShareOfThePlanIsAPointOfItsCurve(t *testing.T) {
	x := readOne(t, "某县2026年招商行动方案\n\n一、重点任务\n1.全年引进项目24个。6月底前完成全年任务的50%。（县招商局牵头）\n2.维修村道。（县交通运输局牵头）\n")
	if len(x.Targets) != 1 || len(x.Targets[0].Curve) != 1 || x.Deadline.Given {
		t.Fatalf("%+v, by %v", x.Targets, x.Deadline)
	}
	if p := x.Targets[0].Curve[0]; p.Date != model.NewDate(2026, 6, 30) || p.Share.Percent() != 50 {
		t.Error(p)
	}
}

func TestASentenceOfGoalsIsTheTitleAsAWhole(t *testing.T) {
	x := readOne(t, "某县2026年重点工作安排\n\n一、重点任务\n1.粮食总产量稳定在30万吨左右，生猪出栏40万头以上，新建高标准农田2万亩，农产品加工产值增长9%，农村居民收入增长7%。（县农业农村局牵头）\n2.维修村道。（县交通运输局牵头）\n")
	if !strings.HasSuffix(x.Title, "农村居民收入增长7%") {
		t.Error(x.Title)
	}
}
