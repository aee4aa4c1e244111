package intake_test

import (
	"slices"
	"testing"
)

// titlesOf are the titles of all tasks that are read from a text.
func titlesOf(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, p := range readAs(t, "方案.md", []byte(text)).Plans {
		for i := range p.Items {
			out = append(out, p.Items[i].Record.Task.Title)
		}
	}
	return out
}

func TestStepsOfTheWorkAreTasksOnlyWhereTheyAreTheWork(t *testing.T) {
	const head = "丰水县河道清障行动方案\n\n"
	const work = "（一）清理河道。拆除阻水设施12处。（责任单位：县水利局）\n\n（二）疏浚沟渠。疏浚沟渠30公里。（责任单位：县农业农村局）\n\n"
	const steps = "（一）动员部署阶段（2026年3月）。召开会议，制定方案。\n\n（二）集中整治阶段（2026年4月至8月）。对照清单逐项整改。\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"beside the tasks", head + "一、主要任务\n\n" + work + "二、实施步骤\n\n" + steps, []string{"清理河道", "疏浚沟渠"}},
		{"among the tasks", head + "一、行动内容\n\n1. 清理河道。拆除阻水设施12处。（责任单位：县水利局）\n\n二、主要任务\n\n（一）实施步骤\n\n1. 动员部署阶段（2026年3月）。召开会议，制定方案。\n\n2. 集中整治阶段（2026年4月至8月）。对照清单逐项整改。\n\n", []string{"清理河道", "动员部署阶段（2026年3月）", "集中整治阶段（2026年4月至8月）"}},
		{"the only work", head + "一、实施步骤\n\n" + steps, []string{"动员部署阶段（2026年3月）", "集中整治阶段（2026年4月至8月）"}},
	} {
		if got := titlesOf(t, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestANumberBeforeANameMadeOfFigures(t *testing.T) {
	got := titlesOf(t, "丰水县产业工作方案\n\n一、主要任务\n\n1. 培育龙头企业。新增企业5家。（责任单位：县工信局）\n\n2. 3+5+2产业链提升。引导企业换代设备。（责任单位：县科技局）\n\n3. 做优园区。新建厂房2万平方米。（责任单位：县高新区）\n")
	if want := []string{"培育龙头企业", "3+5+2产业链提升", "做优园区"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
