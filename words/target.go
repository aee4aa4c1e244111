package words

import (
	"strconv"
	"strings"

	"duban/model"
)

// The words of a target: what kind it is, what it asks, and how it is judged. The task's page tells them, and the form in which a
// target is edited offers them.

// KindNames name the kinds of measure, by model.Kind.
func (w *Screen) KindNames() []string {
	out := make([]string, model.KindCount)
	for k, s := range [model.KindCount][2]string{
		model.Cumulative: {"累计", "sum"}, model.Level: {"始终达标", "level"}, model.Ceiling: {"控制", "ceiling"},
		model.ZeroLine: {"零发生", "zero line"}, model.Rank: {"位次", "rank"}, model.Step: {"节点", "step"},
		model.Percent: {"形象进度", "percent"}, model.GivenLater: {"待下达", "given later"}, model.Yearly: {"每年", "each year"},
		model.Stock: {"期末达标", "by the end"}, model.CeilingFlow: {"累计控制", "capped sum"}, model.Balance: {"清零", "down to nought"},
		model.Cleared: {"动态清零", "cleared as it comes"}, model.Class: {"等级", "class"}, model.Each: {"各单位", "each unit"},
		model.Duty: {"常规", "duty of each turn"}, model.Budget: {"资金", "budget"},
	} {
		out[k] = w.in(s[0], s[1])
	}
	return out
}

// PaceNames name the curves of a target, by model.Pace.
func (w *Screen) PaceNames() []string {
	return []string{
		w.in("按工作日", "by workdays"), w.in("按月", "by months"), w.in("按季", "by quarters"), w.in("到期核定", "at the end"),
	}
}

// OpNames name the operators of a target, by model.Op.
func (w *Screen) OpNames() []string {
	return []string{
		w.in("达到", "="), w.in("不低于", ">="), w.in("超过", ">"), w.in("约", "~"), w.in("不超过", "<="), w.in("低于", "<"), w.in("区间", "range"),
	}
}

// TargetAsks says what a target asks: 「应不低于9.5%」.
func (w *Screen) TargetAsks(t *model.Target) string {
	switch {
	case t.Kind == model.Budget && t.Value != nil:
		return w.f("%s，只记不判", "%s, noted and never judged", wanted(t)+t.Unit)
	case t.Kind == model.Budget:
		return w.in("只记不判", "noted and never judged")
	case t.Kind == model.GivenLater:
		return w.in("任务数待上级下达", "its figure is to be given from above")
	case t.ZeroLine():
		return w.in("应为零", "must be nought")
	case t.Kind == model.Cleared:
		return w.in("出现即清零", "must be cleared as it comes up")
	case t.Value == nil:
		return ""
	case t.ByClass():
		return w.f("应达到%s", "must be %s or better", class(t.Value))
	case t.Kind == model.Rank:
		return w.f("应居前%s位", "must be among the first %s", wanted(t))
	case t.Kind == model.Each:
		return w.f("每个单位应达到%s", "each unit must reach %s", wanted(t)+t.Unit)
	case t.Kind == model.Duty:
		return w.f("每期应%s", "%s each turn", wanted(t)+t.Unit)
	case capped(t) && t.Op == model.Below:
		return w.f("应低于%s", "must stay below %s", limit(t))
	case capped(t):
		return w.f("应控制在%s以内", "must stay within %s", limit(t))
	}
	each := ""
	if t.Kind == model.Yearly {
		each = w.in("每年", "each year ")
	}
	what := wanted(t) + t.Unit
	switch t.Op {
	case model.AtLeast:
		return each + w.f("应不低于%s", "must be %s or more", what)
	case model.Above:
		return each + w.f("应超过%s", "must be above %s", what)
	case model.About:
		return each + w.f("应达到%s左右", "must reach about %s", what)
	case model.AtMost:
		return each + w.f("应降到%s以内", "must come down to %s", what)
	case model.Below:
		return each + w.f("应降到%s以下", "must come below %s", what)
	}
	return each + w.f("应达到%s", "must reach %s", what)
}

// TargetTerms says how a target is judged: its base, slack, curve, weight and deadline; shared tells whether it comes by
// shares, so that a curve means something. What is as usual is not told.
func (w *Screen) TargetTerms(t *model.Target, shared bool, on model.Date) string {
	var out []string
	say := func(holds bool, text string) {
		if holds {
			out = append(out, text)
		}
	}
	figure := func(v *model.Decimal) string {
		if v == nil {
			return ""
		}
		return v.String() + t.Unit
	}
	slack := figure(t.Terms().Slack)
	if t.Terms().Slack != nil && t.Unit == "%" {
		slack = w.f("%s个百分点", "%s points", t.Terms().Slack)
	}
	say(t.Strength != "", t.Strength)
	say(t.Baseline != nil, w.f("基数%s", "from %s", figure(t.Baseline)))
	say(t.Stretch != nil, w.f("力争%s", "try for %s", figure(t.Stretch)))
	say(t.Terms().Slack != nil && t.Terms().Slack.IsZero(), w.in("无容差", "no slack"))
	say(t.Terms().Slack != nil && !t.Terms().Slack.IsZero(), w.f("容差%s", "slack %s", slack))
	switch {
	case len(t.Terms().Slices) > 0:
		out = append(out, w.f("分期 %s", "slices %s", FormatSlices(t.Terms().Slices, on)))
	case len(t.Curve) > 0:
		out = append(out, w.in("按给定曲线", "by a curve of its own"))
	case shared && t.Pace == model.ByMonths:
		out = append(out, w.in("按月均摊", "even over the months"))
	case t.Pace == model.ByQuarters:
		lag := t.Terms().Lag
		if lag == 0 {
			lag = model.UsualLag
		}
		out = append(out, w.f("按季，季后%d天报数", "by quarters, each figure %d days after its end", lag))
	case shared && t.Pace == model.AtTheEnd:
		out = append(out, w.in("到期核定", "verified at the end"))
	case shared && t.Kind != model.Step:
		out = append(out, w.in("按工作日均摊", "even over the working days"))
	}
	say(!t.Deadline.Date.IsZero(), w.f("%s前", "by %s", w.Day(t.Deadline.Date, on)))
	say(t.Weight != nil, w.f("权重%s", "weight %s", t.Weight))
	say(t.PartOf != "", w.f("其中，属%s", "part of %s", t.PartOf))
	say(t.Terms().Link != "", w.f("关联指标“%s”", "one with %s", t.Terms().Link))
	return strings.Join(out, w.in("，", ", "))
}

// FormatSlices writes slices as they are typed: 「3-31 4; 6-30 9」, with the year where it is not that of the day.
func FormatSlices(slices []model.Slice, on model.Date) string {
	var out []string
	for i := range slices {
		y, m, d := slices[i].Date.Civil()
		day := strconv.Itoa(int(m)) + "-" + strconv.Itoa(d)
		if y != on.Year() {
			day = strconv.Itoa(y) + "-" + day
		}
		out = append(out, day+" "+slices[i].Value.String())
	}
	return strings.Join(out, "; ")
}

// TargetReported says what was reported of a target, and for which day.
func (w *Screen) TargetReported(t *model.Target, r *model.Reading, on model.Date) string {
	if r == nil {
		return w.in("未填报", "not reported")
	}
	unit := r.Actual.Unit
	if unit == "" {
		unit = t.Unit
	}
	text := r.Actual.Value.String() + unit
	if unit == model.ClassUnit {
		text = class(&r.Actual.Value)
	}
	if r.Actual.Estimate {
		text = w.f("预计%s", "%s expected", text)
	}
	return w.f("实报%s（%s）", "reported %s (%s)", text, ShortDay(r.On, on))
}

// MemberFigures says what each unit of a target of Each has reported, and whether it has reached its value.
func (w *Screen) MemberFigures(t *model.Target, i int, s *model.Standing) string {
	var out []string
	for _, name := range t.Terms().Members {
		text := w.f("%s 未报", "%s none", name)
		for k := range s.Actuals {
			r := &s.Actuals[k]
			if r.Actual.Target != i || r.Actual.Of != name {
				continue
			}
			text = name + " " + r.Actual.Value.String() + t.Unit + " "
			if r.Since != 0 {
				text += w.in("达标", "met")
			} else {
				text += w.in("未达标", "not met")
			}
		}
		out = append(out, text)
	}
	return strings.Join(out, w.in("；", "; "))
}

// LastReadings heads the list of the newest figures of a measure that does not come by shares.
func (w *Screen) LastReadings() string { return w.in("近次实报", "Last readings") }
