package intake_test

import (
	"testing"

	"duban/intake/draft"
	"duban/model"
)

// conflictsOf are the doubts of a draft about measures that are given with several values.
func conflictsOf(d *draft.Draft) []string {
	var out []string
	take := func(list []model.Doubt) {
		for _, x := range list {
			if x.Code == model.DoubtConflict {
				out = append(out, x.Text)
			}
		}
	}
	for _, p := range d.Plans {
		take(p.Campaign.Review)
		for i := range p.Items {
			take(p.Items[i].Record.Task.Detail.Review)
		}
	}
	return out
}

func TestAMeasureWithSeveralValues(t *testing.T) {
	const head = "丰水县2026年工作方案\n\n一、工作目标\n\n"
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"the goal and a task differ", head + "粮食播种面积稳定在52万亩。" + "\n\n二、重点任务\n\n1. 稳定粮食生产。粮食播种面积稳定在50万亩。（责任单位：县农业农村局）\n", 1},
		{"the parts of one sentence", head + "全年实施重点项目12个，总投资18.6亿元。其中：产业项目5个，总投资8.1亿元；民生项目7个，总投资10.5亿元。" + "\n\n二、重点任务\n\n1. 抓调度。每月调度1次。（责任单位：县发改局）\n", 0},
		{"two values of two subjects, told twice", head + "城乡居民人均可支配收入分别增长6%、8%。" + "\n\n二、重点任务\n\n1. 增加居民收入。城乡居民人均可支配收入分别增长6%、8%。（责任单位：县人社局）\n", 0},
		{"one task with two parts", head + "确保完成全年任务。\n\n二、重点任务\n\n1. 建设学校。建成东城小学，新增学位3000个，扩建西城小学，新增学位300个。（责任单位：县教育局）\n", 0},
	} {
		got := conflictsOf(readAs(t, "方案.md", []byte(c.text)))
		if len(got) != c.want {
			t.Errorf("%s: %q, want %d", c.name, got, c.want)
		}
	}
}
