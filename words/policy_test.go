package words

import (
	"strings"
	"testing"

	"duban/model"
)

func TestPoliciesAreSaidInWords(t *testing.T) {
	zh := "落后序时超过10点为黄、超过30点为红；到期前10个工作日提醒；逾期为红；到期未报为黄、连续2期未报为红；不要求报送的，超过45天未更新为黄；增长率短少20%、其他比率短少2个百分点以内为黄，控制类超出5%以内为黄"
	if got := Policy(model.DefaultPolicy(), model.Chinese); got != zh {
		t.Errorf("%q, want %q", got, zh)
	}
	en := "yellow when more than 10 points behind plan, red when more than 30; a warning 10 working days before the deadline; red when overdue; " +
		"yellow after 1 turn without a return, red after 2 turns in a row; where no returns are asked, yellow when not updated for 45 days; growth short by up to 20%, other rates by up to 2 points, and ceilings passed by up to 5% are yellow"
	if got := Policy(model.DefaultPolicy(), model.English); got != en {
		t.Errorf("%q, want %q", got, en)
	}
	seen := map[string]bool{}
	for _, p := range model.Presets() {
		for _, lang := range []model.Lang{model.Chinese, model.English} {
			text := Policy(p, lang)
			if seen[text] || !strings.Contains(text, p.Yellow.String()) || !strings.Contains(text, p.Red.String()) {
				t.Errorf("%s: %q", p.Yardstick, text)
			}
			seen[text] = true
		}
	}
}
