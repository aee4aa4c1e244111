package parse

import (
	"strings"
	"unicode/utf8"

	"duban/model"
)

// State is how far a task is by the words of a report.
type State int

// The states.
const (
	NotSaid State = iota
	NotStarted
	Underway
	Finished
)

// Report is what a text on the progress of a task says.
type Report struct {
	Percent *model.Decimal // the stated completion of the task as a whole
	Actuals []model.Actual // figures that answer a target
	State   State
	Text    string // the sentences, with layout's white space taken out
}

// Progress reads a text on the progress of a task: the percentage that it states,
// the figures that answer the targets, in the units in which they are printed, and whether
// the work is done. A target that is only said again is no progress, and a forecast is no
// completion; figures marked 预计 are estimates. A figure without a word for it is what is reached.
func Progress(text string, targets []model.Target) Report {
	said := Told(text, Frame{})
	for i := range said {
		if said[i].Part == Stated {
			said[i].Part = Reached
		}
	}
	rep := Report{Text: tidyText(text)}
	rep.Actuals, rep.Percent = Reports(said, targets)
	p := newPassage(text)
	rep.state(p.f)
	if len(targets) == 0 && rep.Percent == nil {
		rep.barePercent(text)
	}
	return rep
}

// Reports puts the figures that are reached to the targets that they answer, each with the
// share that is claimed behind it, and returns the share that is told of the whole.
func Reports(said []Said, targets []model.Target) (actuals []model.Actual, percent *model.Decimal) {
	last := -1    // the actual that a share behind it speaks of
	lost := false // the figure before it answers no target, so that neither does its share
	put := func(k int, s *Said) int {
		a := model.Actual{Target: k, Value: s.Value, Unit: s.Unit, Estimate: s.Estimate}
		for j := range actuals {
			if actuals[j].Target == k {
				if strings.Contains(s.Text, "累计") {
					actuals[j] = a // of several, the one that is said to be 累计 holds, else the first
				}
				return j
			}
		}
		actuals = append(actuals, a)
		return len(actuals) - 1
	}
	for i := range said {
		s := &said[i]
		switch s.Part {
		case Reached, Grown:
			k := s.Answers(targets)
			for j := range targets {
				if k >= 0 && j != k && targets[j].Deadline.Date != 0 && s.Measures(&targets[j]) {
					put(j, s) // what is asked for by a day on the way is told by the same figure
				}
			}
			if k >= 0 {
				k = put(k, s)
			}
			if s.Part == Reached {
				last, lost = k, k < 0 && s.Metric != "" && len(targets) > 0
			}
		case Share:
			if last >= 0 && actuals[last].Text == "" {
				actuals[last].Text = s.Text
			}
			if percent == nil && !s.Value.IsNeg() && !(lost && strings.Contains(s.Text, "占")) {
				v := s.Value
				percent = &v
			}
		}
	}
	return actuals, percent
}

// state reads whether work is done, under way or not begun.
func (rep *Report) state(f string) {
	s := squeeze(f)
	if utf8.RuneCountInString(s) > 400 {
		s = string([]rune(s)[:400])
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	whole := strings.Trim(s, "。;, ")
	switch {
	case has("未启动", "未开工", "尚未启动", "尚未开工", "未开始", "未动工", "尚未实施", "暂未启动", "暂未开工", "未实施", "尚未开展", "未开展"):
		rep.State = NotStarted
	case whole == "是" || whole == "完成" || whole == "办结" || whole == "已办结" || whole == "已完成" || whole == "100%":
		rep.State = Finished
	case has("已全部完成", "已全面完成", "全面完工", "已完工", "已竣工", "已办结", "已投入使用", "已建成投用", "已完成竣工验收", "已通过验收", "已销号", "任务已完成", "已圆满完成", "全部完工", "已整改到位", "已完成。", "已完成整改", "全部竣工", "已正式运营", "已交付使用", "已完成并") && !has("正在", "未完成", "预计", "剩余", "其余", "尚未", "部分"):
		rep.State = Finished
	case doneOn(s) && !has("正在", "未完成", "预计", "剩余", "其余", "尚未", "部分"):
		rep.State = Finished
	case s != "":
		rep.State = Underway
	}
	if whole == "未" || whole == "否" || whole == "未完成" || whole == "无进展" {
		rep.State = NotStarted
		if whole == "未完成" {
			rep.State = Underway
		}
	}
	if rep.Percent == nil && rep.State == Finished && len(rep.Actuals) == 0 {
		if v, _, err := model.ParseAmount("100"); err == nil {
			rep.Percent = &v
		}
	}
}

// doneOn reports whether a text says on which day work was done: 「已于5月20日竣工验收」.
func doneOn(s string) bool {
	i := strings.Index(s, "已于")
	if i < 0 {
		return false
	}
	rest := []rune(s[i+len("已于"):])
	words := string(rest[:min(len(rest), 16)])
	for _, w := range [...]string{"竣工", "完工", "办结", "通过验收", "建成", "投入使用", "投用", "通车", "开业", "投产", "全面完成", "全部完成", "印发"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// barePercent reads a cell that holds nothing but a share: 「70%」「100」.
func (rep *Report) barePercent(text string) {
	if v, unit, err := model.ParseAmount(text); err == nil && unit == "%" && !v.IsNeg() {
		rep.Percent = &v
	}
}

// tidyText takes layout's white space out of a text, but keeps its paragraphs.
func tidyText(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line = tidy(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
