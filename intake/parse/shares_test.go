package parse

import (
	"fmt"
	"strings"
	"testing"
)

func TestSharesOfThePlanHaveTheirDays(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"全年引进项目20个。6月底前完成全年任务的50%。", "6月底前完成全年任务的50%=2026-06-30 50%"},
		{"3月底前完成年度目标任务的25%，6月底前完成年度目标任务的55%以上", "3月底前完成年度目标任务的25%=2026-03-31 25%|6月底前完成年度目标任务的55%以上=2026-06-30 55%"},
		{"年底前完成全年任务的100%", ""},
		{"6月底前覆盖率达到50%", ""},
		{"完成全年任务的50%", ""},
	} {
		var got []string
		for _, s := range PlanShares(c.text, frame2026) {
			got = append(got, fmt.Sprintf("%s=%s %d%%", s.Span.Of(c.text), s.Point.Date, s.Point.Share.Percent()))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}
