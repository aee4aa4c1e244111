package words

import (
	"strings"

	"duban/model"
)

// Reason returns a reason as a sentence that a leader can read, without a full stop.
func Reason(r model.Reason, lang model.Lang) string {
	x := telling{Reason: &r, lang: lang}
	switch r.Code {
	case model.ReasonNotAdded:
		return x.f("本任务%s才列入台账", "added to the ledger only on %s", x.on())
	case model.ReasonClosed:
		return x.because(x.f("已于%s办结", "closed on %s", x.on())+x.late(), x.closing())
	case model.ReasonComplete:
		return x.f("已全部完成（%s填报）", "everything is complete (reported %s)", x.on()) + x.late()
	case model.ReasonSuspended:
		until := x.in("暂停，恢复时间另定", "suspended until further notice")
		if r.On != 0 {
			until = x.f("暂停至%s", "suspended until %s", x.on())
		}
		return x.because(until, x.suspension())
	case model.ReasonNotBegun:
		return x.f("%s开始实施，尚未开始", "starts on %s, not begun", x.on())
	case model.ReasonGivenLater:
		switch name := x.name(); {
		case name != "" && r.Count == 1:
			return x.f("%s的任务数待上级下达", "%s: figure still to be given from above", name)
		case r.Count > 1:
			return x.f("%d项指标的任务数待上级下达", "%d figures still to be given from above", r.Count)
		}
		return x.in("任务数待上级下达", "figure still to be given from above")
	case model.ReasonNeverGiven:
		return x.prefix() + x.in("任务数至今未下达", "its figure was never given from above")
	case model.ReasonNeverReported:
		s := x.in("尚未填报", "never reported")
		if !r.Turn.IsZero() {
			s += x.f("（%[2]s前应报%[1]s数）", " (%s is due on %s)", x.turn(), x.day(r.Turn.Due))
		}
		return s + x.dueByPlan()
	case model.ReasonSilent:
		return x.silent()
	case model.ReasonLeftOut:
		return x.f("另有%d项指标%s数未报", "%d more not reported for %s", r.Count, x.turn())
	case model.ReasonPending:
		return x.f("%s数待审批", "the return for %s waits for approval", x.turn())
	case model.ReasonSentBack:
		return x.f("%s数已退回", "the return for %s was sent back", x.turn())
	case model.ReasonUnclosed:
		return x.f("行动已于%s结束，未销号（%s）", "the campaign ended on %s, not closed (%s)", x.on(), x.lacks())
	case model.ReasonUnverified:
		switch {
		case r.Count > 0:
			return x.f("另有%d项在纳入台账前到期、未见填报，待核实", "%d more fell due before tracking began and were not reported, to be verified", r.Count)
		case r.Known && x.standing():
			return x.prefix() + x.f("应保持到%s，到期早于纳入台账，期末未见填报，待核实",
				"had to hold until %s, before tracking began, and was not reported at the end; to be verified", x.on())
		}
		return x.prefix() + x.f("应于%s前完成，到期早于纳入台账，未见填报，待核实",
			"was due %s, before tracking began, and was not reported; to be verified", x.on())
	case model.ReasonUnmeasured:
		return x.in("已填报进展，但未报完成数", "reported in words, without a figure")
	case model.ReasonUnread:
		if r.Count > 0 {
			return x.f("另有%d项指标未填报", "%d more not reported", r.Count)
		}
		return x.prefix() + x.in("未填报", "not reported")
	case model.ReasonOverdue, model.ReasonStepOverdue:
		return x.overdue()
	case model.ReasonDueSoon, model.ReasonStepSoon:
		return x.soon()
	case model.ReasonStepAhead:
		if r.On != 0 && r.Count == 0 {
			return x.subject() + x.f("应于%s前完成，尚未到期", "due %s, not due yet", x.on())
		}
		return x.f("节点均未到期或已完成，实报%d%%", "every step is done or not due yet, %d%% reported", r.Completion.Percent())
	case model.ReasonBehind, model.ReasonOnPace:
		return x.pace()
	case model.ReasonNoDeadline:
		return x.prefix() + x.f("未定完成时限，实报%d%%", "no deadline is set, %d%% reported", r.Completion.Percent())
	case model.ReasonShort:
		return x.shortfall()
	case model.ReasonMet:
		return x.met()
	case model.ReasonUnlit:
		return x.in("常规职责，不亮灯", "a standing duty, without a light")
	case model.ReasonTold:
		return x.told()
	case model.ReasonQuarterMissing:
		return x.prefix() + x.f("%s数未报（%s应报）", "nothing reported for %s (due %s)", x.turn(), x.day(r.Turn.Due))
	case model.ReasonOverCurve:
		return x.overCurve()
	case model.ReasonZeroBroken:
		if r.Event != nil {
			return x.happened()
		}
		if t := r.Target(); t != nil && t.Metric != "" {
			return x.f("“%s”要求为零，实报%s", "%s must be zero, reported %s", t.Metric, x.reported())
		}
		return x.f("零容忍事项发生，实报%s", "a zero line is broken, reported %s", x.reported())
	case model.ReasonStale:
		return x.f("最近一次填报为%s，已%s未更新", "last report %s, %s without an update", x.on(), days(int(r.Days), lang))
	case model.ReasonManual:
		s := x.f("人工定为%s灯", "set to %s by hand", Light(r.Light, lang))
		if r.On != 0 {
			s += x.f("至%s", " until %s", x.on())
		}
		return x.because(s, x.order())
	case model.ReasonTurn:
		light := Light(r.Light, lang)
		if r.Days == 0 { // only a holiday lies between
			return x.in("若不再填报，"+monthDay(r.On, lang)+"转"+light, "turns "+light+" on "+x.on()+" if nobody reports")
		}
		return x.f("若不再填报，再过%[2]s转%[1]s", "turns %s in %s if nobody reports", light, workdays(int(r.Days), lang))
	}
	return x.in("情况不明", "unclear")
}

// Reasons returns all reasons of an assessment as one line.
func Reasons(e model.Explained, lang model.Lang) string {
	parts := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		parts[i] = Reason(r, lang)
	}
	return strings.Join(parts, in(lang, "；", "; "))
}

// silent tells of turns that are past their due day without a return.
func (x telling) silent() string {
	turn, due := x.turn(), x.day(x.Turn.Due)
	s := x.f("%s数未报（%s应报）", "nothing returned for %s (due %s)", turn, due)
	if x.Count > 1 {
		s = x.f("已连续%d期未报（最近为%s数，%s应报）", "nothing returned for %d turns in a row (the last is %s, due %s)", x.Count, turn, due)
	}
	if !x.Silent {
		return s
	}
	return x.in("从未填报，", "never reported; ") + s + x.dueByPlan()
}

// dueByPlan says what the plan wants of a task of which nothing is reported.
func (x telling) dueByPlan() string {
	if !x.Known {
		return ""
	}
	return x.f("，按序时应完成%d%%", "; %d%% is due by plan", x.Expected.Percent())
}

// lacks says how far a task is whose campaign has ended.
func (x telling) lacks() string {
	name := x.name()
	if name != "" {
		name += x.in("", ": ")
	}
	switch {
	case x.Silent:
		return x.in("从未填报", "never reported")
	case x.Said != model.SaidNothing:
		return x.told()
	case x.pooled():
		return x.steps()
	case x.Milestone:
		return x.f("节点“%s”未报完成", "step %s not reported done", x.name())
	case !x.Known:
		return name + x.in("未报完成数", "no figure reported")
	case x.standing():
		return name + x.f("实报%s，未达标", "reported %s, not met", x.reported())
	}
	return name + x.f("完成%d%%", "%d%% done", x.Completion.Percent())
}

// late says that what is done was done after its deadline.
func (x telling) late() string {
	if x.Days <= 0 {
		return ""
	}
	return x.f("，逾期%s完成", ", %s after the deadline", days(int(x.Days), x.lang))
}
