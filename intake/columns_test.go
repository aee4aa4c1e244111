package intake_test

import (
	"strings"
	"testing"
)

func TestAColumnOfTargetsIsKnownByItsCells(t *testing.T) {
	for _, heading := range []string{"标准要求", "目标详述", "甲乙丙"} {
		d := readAs(t, "plan.csv", []byte("某市2026年重点任务责任分解\n测评内容,"+heading+",牵头部门,完成时间\n"+
			"公民道德教育,评选道德模范20名,市文明办,10月\n市容市貌,机械化清扫率≥95%,市城管局,长期\n交通秩序,新增停车泊位3000个；渠化改造路口15处,市公安局,9月底前\n"))
		got := ""
		for i := range d.Plans[0].Items {
			k := &d.Plans[0].Items[i].Record.Task
			got += k.Title + ":"
			for j := range k.Targets {
				got += k.Targets[j].Metric + k.Targets[j].Value.String() + k.Targets[j].Unit + " "
			}
		}
		if want := "公民道德教育:评选道德模范20名 市容市貌:机械化清扫率95% 交通秩序:新增停车泊位3000个 "; !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s", heading, got)
		}
	}
}
