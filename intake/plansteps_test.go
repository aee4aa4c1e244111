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
