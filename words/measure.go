package words

import "duban/model"

// overdue tells of a measure that is past its date.
func (x telling) overdue() string {
	s := x.subject() + x.f("已逾期%s（应于%s前完成）", "%s overdue (was due %s)", days(int(x.Days), x.lang), x.on())
	switch {
	case x.Silent:
		return s + x.in("，从未填报", ", never reported")
	case x.Said != model.SaidNothing:
		return s + x.in("，", ", ") + x.told()
	case x.pooled():
		return s + x.in("，", ", ") + x.steps()
	case !x.Known:
		return s + x.in("，本项未填报", ", this measure not reported")
	case x.Milestone:
		return s + x.in("，未报完成", ", not reported done")
	case x.standing() && x.reported() != "":
		return s + x.f("，实报%s，未达标", ", reported %s, not reached", x.reported())
	}
	return s + x.done()
}

// soon tells of a measure whose date is near.
func (x telling) soon() string {
	s := x.subject()
	switch today := x.On == x.Day; {
	case today && x.Assumed:
		s += x.in("行动今日结束", "the campaign ends today")
	case today:
		s += x.in("今日到期", "due today")
	case x.On < x.Day && x.Assumed: // the figure of its quarter is still to come
		s += x.in("行动已结束，季度数尚未到报送日", "the campaign has ended, the figure of its quarter is not due yet")
	case x.On < x.Day:
		s += x.in("已到期，季度数尚未到报送日", "its date has passed, the figure of its quarter is not due yet")
	case x.Days == 0 && x.Assumed: // only a holiday lies between
		s += x.in("行动结束前已无工作日", "no working day left before the campaign ends")
	case x.Days == 0:
		s += x.in("到期前已无工作日", "no working day left before it is due")
	case x.Assumed:
		s += x.f("行动还有%s结束", "the campaign ends in %s", workdays(int(x.Days), x.lang))
	default:
		s += x.f("还有%s到期", "due in %s", workdays(int(x.Days), x.lang))
	}
	s += x.f("（%s）", " (%s)", x.on())
	switch {
	case x.pooled() && x.Known:
		return s + x.in("，", ", ") + x.steps()
	case !x.Known || x.Milestone:
		return s + x.in("，尚未完成", ", not done")
	case x.standing():
		return s + x.in("，尚未达标", ", not reached")
	}
	return s + x.done()
}

// pace holds what is done against the plan.
func (x telling) pace() string {
	if x.pooled() {
		return x.steps()
	}
	expected, done, gap, sign := x.points()
	s := x.f("%s应完成%s，实报%s%s，", "%s%s due, %s reported%s, ", x.prefix()+x.year(), expected, done, x.figures())
	if x.Code == model.ReasonBehind {
		switch x.Yardstick {
		case model.Ratios:
			return s + x.f("进度比%s", "pace %s", x.ratio())
		case model.DaysLate:
			return s + x.f("滞后%s", "%s behind", workdays(int(x.Days), x.lang))
		}
		return s + x.f("差%s", "%s behind", points(gap, x.lang))
	}
	switch {
	case sign > 0:
		return s + x.f("差%s，未过黄线", "%s behind, within the limit", points(gap, x.lang))
	case sign < 0:
		return s + x.f("超%s", "%s ahead", points(gap, x.lang))
	}
	return s + x.in("与序时持平", "on schedule")
}

// shortfall tells of a level not reached, a ceiling passed, a rank missed.
func (x telling) shortfall() string {
	t := x.Target()
	if t == nil {
		return x.in("未达标", "not reached")
	}
	switch {
	case t.ByClass():
		return x.f("%s应达到%s，实报%s%s", "%s must be %s or better, reported %s%s", t.Metric, class(t.Value), class(x.Value), x.estimated())
	case t.Kind == model.Cleared:
		return x.f("%s尚余%s，未清零", "%s: %s left, not cleared", t.Metric, x.reported())
	case t.Kind == model.Duty:
		return x.f("%s本期应%s，实报%s", "%s: %s due each turn, reported %s", t.Metric, wanted(t)+t.Unit, x.reported())
	case t.Kind == model.Rank:
		return x.f("%s应居%s位以内，实报第%s", "%s must be %s or better, reported %s", t.Metric, wanted(t), x.value())
	}
	var must string
	switch ceiling := capped(t); {
	case ceiling && t.Op == model.Below:
		must = x.f("应低于%s", "must stay below %s", limit(t))
	case ceiling:
		must = x.f("应控制在%s以内", "must stay within %s", limit(t))
	case t.Op == model.Above:
		must = x.f("应高于%s", "must be above %s", wanted(t)+t.Unit)
	default:
		must = x.f("应达到%s", "must reach %s", wanted(t)+t.Unit)
	}
	by := x.missedBy(t)
	if by == "" {
		by = x.in("未达标", "not reached")
	}
	return x.f("%s%s，实报%s%s，%s", "%s %s, reported %s%s, %s", t.Metric, must, x.reported(), x.estimated(), by)
}

// missedBy says by how much a level or ceiling is missed: of a rate in points, since 「差21%」 of a growth of 10%
// would be read as points, with the share of the target that decides the colour; of all
// else that share alone. It is "" where the very limit is reported and not allowed.
func (x telling) missedBy(t *model.Target) string {
	if x.Completion <= 0 || x.Value == nil {
		return ""
	}
	of := share(x.Completion)
	missed, part := x.in("差", "short by "), x.f("（目标的%s）", " (%s of the target)", of)
	if capped(t) {
		missed, part = x.in("超出", "over by "), x.f("（上限的%s）", " (%s of the ceiling)", of)
	}
	if t.Unit != "%" {
		return missed + of
	}
	bound := *t.Value
	if t.Op == model.Between && t.Max != nil && x.Value.Cmp(bound) > 0 {
		bound = *t.Max
	}
	by, err := x.Value.Sub(bound)
	if err != nil {
		return missed + of
	}
	s := missed + by.Abs().Trim(0).String() + x.in("个百分点", " points")
	if !bound.IsZero() { // a share of nought is none
		s += part
	}
	return s
}

// met tells of what is reached or kept.
func (x telling) met() string {
	t := x.Target()
	switch {
	case x.Index < 0 && x.Count > 1:
		return x.f("%d项指标均已达标", "all %d measures are reached", x.Count)
	case x.Index < 0:
		return x.in("已达标", "reached")
	case x.Milestone:
		return x.f("节点“%s”已完成", "step done: %s", x.name())
	case x.pooled():
		return x.steps()
	case t == nil:
		return x.in("已完成", "done")
	case x.Estimate:
		return x.f("%s预计%s，预计完成，待核实", "%s: %s expected, to be verified", t.Metric, x.reported())
	case t.ByClass():
		return x.f("%s实报%s，达到%s", "%s is %s, reached (%s)", t.Metric, class(x.Value), class(t.Value))
	case t.Kind == model.Duty:
		return x.f("%s已按期完成", "%s is done for the turn", t.Metric)
	case t.Kind == model.Each && t.Value != nil:
		return x.f("%s%d个单位均已达到%s", "%s: all %d units have reached %s", t.Metric, len(t.Terms().Members), wanted(t)+t.Unit)
	case x.Value != nil && (t.Kind == model.Cleared || t.Kind == model.Balance):
		return x.f("%s已清零", "%s is cleared", t.Metric)
	case t.ZeroLine() && t.Metric == "":
		return x.in("零容忍事项未发生", "zero line kept")
	case t.ZeroLine():
		return x.f("“%s”未发生", "%s: none happened", t.Metric)
	case x.Value == nil:
		return x.f("%s已达标", "%s is reached", t.Metric)
	case t.Kind == model.Rank:
		return x.f("%s实报第%s，已达标（%s位以内）", "%s is %s, reached (%s or better)", t.Metric, x.value(), wanted(t))
	case capped(t):
		return x.f("%s实报%s，在%s以内", "%s is %s, within %s", t.Metric, x.reported(), limit(t))
	}
	if t.Op == model.About && x.Value.Cmp(*t.Value) < 0 {
		return x.f("%s约%s，实报%s，在约数允许的范围内", "%s of about %s is %s, within what about allows", t.Metric, wanted(t)+t.Unit, x.reported())
	}
	s := x.f("%s实报%s，已达到%s", "%s is %s, reached (%s)", t.Metric+x.year(), x.reported(), wanted(t)+t.Unit)
	if x.Settles && x.On != 0 {
		s += x.f("，%s核定", ", to be verified on %s", x.day(x.On))
	}
	return s
}

// capped reports whether a target is a value that must not be passed, by one figure or by the sum of all.
func capped(t *model.Target) bool { return t.Capped() || t.Kind == model.CeilingFlow }
