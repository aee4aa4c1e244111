package intake_test

import "testing"

func TestAFigureInTheTitleAndInItsCellIsOneTarget(t *testing.T) {
	d := readAs(t, "plan.csv", []byte("序号,任务名称,牵头单位,完成时限,目标值\n"+
		"1,港口道路改造6公里,区交通局,2026年12月底,6公里\n2,新建学校3所,区教育局,2026年12月底,3所\n3,新建学校3所,区教育局,2026年12月底,5所\n"+
		"4,死亡人数,区应急局,2026年12月底,0人\n"))
	got := ""
	for i := range d.Plans[0].Items {
		k := &d.Plans[0].Items[i].Record.Task
		for j := range k.Targets {
			got += k.Targets[j].Metric + " " + k.Targets[j].Kind.String() + " " + k.Targets[j].Value.String() + k.Targets[j].Unit + "; "
		}
		got += "\n"
	}
	if want := "港口道路改造 cumulative 6公里; \n新建学校 cumulative 3所; \n新建学校3所 cumulative 5所; 新建学校 cumulative 3所; \n死亡人数 zero 0人; \n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
