package intake

import (
	"fmt"
	"strings"
	"testing"
)

func TestTurnsAreReadWhereverTheyStand(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"请各牵头单位于每月25日前将进展情况报县政府督查室。", "month report 25"},
		{"各单位每季度末月20日前报送工作进展。", "quarter report 20 within"},
		{"每季度最后一个月20日前将进展情况报送县政府办。", "quarter report 20 within"},
		{"季末月25日前报送工作进展。", "quarter report 25 within"},
		{"每半年最后一个月25日前报送总结。", "half-year report 25 within"},
		{"每周一上午报送上周工作情况。", "week report 1"},
		{"每周五报送上周工作情况。", "week report 5"},
		{"各镇每周五下班前报工作台账。", "week report 5 within"},
		{"各成员单位每周五下班前报县专班。", "week report 5 within"},
		{"每季度首月5日前，将上季度落实情况报送区委办。", "quarter report 5"},
		{"次月3日前上报上月数据。", "month report 3"},
		{"督查室每月28日前汇总进展，每季度末月25日前报送县政府。", "month report 28|quarter report 25 within"},
		{"实行一月一调度、一季一通报。", "month dispatch 0|quarter bulletin 0"},
		{"对进展情况每半年通报一次。", "half-year bulletin 0"},
		{"每月底将完成情况报指挥部办公室。", "month report 0"},
		{"每年申报省级项目2个，每年培训10期。", ""},
		{"每月组织一次报名。", ""},
		{"每年向人大作政府工作报告。", ""},
	} {
		var got []string
		for _, x := range turns(c.text) {
			s := fmt.Sprintf("%v %v %d", x.Kind, x.Purpose, x.DueDay)
			if x.Within {
				s += " within"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}
