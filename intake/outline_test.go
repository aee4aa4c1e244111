package intake

import "testing"

func TestALabelledDueDayIsWholeWithoutAFullStop(t *testing.T) {
	for _, c := range []struct {
		text, next string
		open       bool
	}{
		{"责任单位：县民政局。完成时限：12月底", "以上共5项任务，每季度末通报一次。", false},
		{"完成时限：2026年9月30日前", "本方案由县督查室负责解释。", false},
		{"全年新建改造农村公路120", "公里。", true},
		{"建成水厂（牵头单位：县水务局；完成时限：12月底", "前）", true},
		{"牵头单位：县民政局、县", "财政局", true},
		{"建成水厂，确保12月底", "前通水。", true},
	} {
		p := para{text: c.text}
		if got := p.open(piece{text: c.next, raw: c.next}); got != c.open {
			t.Errorf("%q goes on with %q: %v, want %v", c.text, c.next, got, c.open)
		}
	}
}
