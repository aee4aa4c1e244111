package words

import (
	"duban/internal/zh"
	"duban/model"
)

// ShortReason returns a reason in a few words for a table's column, at most about
// 16 cells wide in Chinese.
func ShortReason(r model.Reason, lang model.Lang) string {
	return telling{Reason: &r, lang: lang}.short()
}

// ShortReasonOf is ShortReason in w cells, with the name of the measure that it speaks of before it where the task
// has several. What the columns beside it say goes first then, and the name is cut last.
func ShortReasonOf(r model.Reason, lang model.Lang, w int) string {
	x := telling{Reason: &r, lang: lang}
	t := x.Target()
	if t == nil || !r.Several || t.Metric == "" {
		return x.short()
	}
	text := x.short()
	if rest := w - zh.Width(t.Metric) - 1; zh.Width(text) > rest {
		x.room = max(rest, 1)
		text = x.short()
	}
	const least = 6 // cells of a name that still says something
	switch rest := w - zh.Width(text) - 1; {
	case zh.Width(t.Metric) <= rest:
		return t.Metric + " " + text
	case rest >= least:
		return zh.Cut(t.Metric, rest) + " " + text
	}
	return text
}

// short is the reason in a few words.
func (x telling) short() string {
	r := x.Reason
	switch r.Code {
	case model.ReasonNotAdded:
		return x.in("尚未列入", "not listed yet")
	case model.ReasonClosed:
		return x.in(x.day(r.On)+"办结", "closed "+monthDay(r.On, x.lang))
	case model.ReasonComplete:
		if r.Days > 0 {
			return x.f("逾期%d天完成", "done %dd late", r.Days)
		}
		return x.in("已完成", "complete")
	case model.ReasonSuspended:
		if r.On != 0 {
			return x.f("暂停至%s", "rests to %s", monthDay(r.On, x.lang))
		}
		return x.in("暂停", "suspended")
	case model.ReasonNotBegun:
		return x.f("%s起", "from %s", x.on())
	case model.ReasonGivenLater:
		return x.in("任务数待下达", "figure to come")
	case model.ReasonNeverGiven:
		return x.in("至今未下达", "never given")
	case model.ReasonNeverReported:
		return x.in("未填报", "never reported")
	case model.ReasonSilent:
		if r.Count > 1 {
			return x.f("连续%d期未报", "%d turns missing", r.Count)
		}
		return x.fitting(x.f("%s数未报", "%s missing", x.turn()), x.in("到期未报", "return missing"))
	case model.ReasonLeftOut:
		return x.fitting(x.f("%d项%s数未报", "%d missing for %s", r.Count, x.turn()), x.f("%d项未报", "%d missing", r.Count))
	case model.ReasonPending:
		return x.fitting(x.f("%s数待审批", "%s to approve", x.turn()), x.in("待审批", "to approve"))
	case model.ReasonSentBack:
		return x.fitting(x.f("%s数已退回", "%s sent back", x.turn()), x.in("已退回", "sent back"))
	case model.ReasonUnclosed:
		if r.Silent || !r.Known || r.Milestone || x.standing() {
			return x.in("行动已结束，未销号", "ended, not closed")
		}
		return x.f("未销号，完成%d%%", "not closed, %d%%", r.Completion.Percent())
	case model.ReasonUnverified:
		return x.in("早已到期，待核实", "to be verified")
	case model.ReasonUnmeasured:
		return x.in("未报完成数", "no figure")
	case model.ReasonUnread:
		return x.f("%d项未填报", "%d unreported", max(r.Count, 1))
	case model.ReasonOverdue:
		return x.f("逾期%d天", "%dd overdue", r.Days)
	case model.ReasonStepOverdue:
		return x.f("节点逾期%d天", "step %dd late", r.Days)
	case model.ReasonDueSoon, model.ReasonStepSoon:
		switch {
		case r.On == r.Day:
			return x.in("今日到期", "due today")
		case r.On < r.Day:
			return x.in("待季度数", "quarter to come")
		case r.Code == model.ReasonStepSoon:
			return x.f("节点余%d工作日", "step in %d wd", r.Days)
		}
		return x.f("余%d个工作日", "%d workdays left", r.Days)
	case model.ReasonStepAhead:
		return x.in("节点未到期", "step not due")
	case model.ReasonBehind, model.ReasonOnPace:
		return x.shortPace()
	case model.ReasonNoDeadline:
		return x.f("无时限，实%d%%", "no date, %d%%", r.Completion.Percent())
	case model.ReasonShort:
		return x.shortShortfall()
	case model.ReasonMet:
		return x.in("已达标", "reached")
	case model.ReasonUnlit:
		return x.in("常规职责", "standing duty")
	case model.ReasonTold:
		switch r.Said {
		case model.SaidBehind:
			return x.in("自报滞后", "reported behind")
		case model.SaidBlocked:
			return x.in("自报受阻", "reported blocked")
		case model.SaidDone:
			return x.in("自报完成，待销号", "reported done, open")
		}
		return x.in("自报正常", "reported on course")
	case model.ReasonQuarterMissing:
		return x.fitting(x.f("%s数未报", "%s missing", x.turn()), x.in("季度数未报", "quarter missing"))
	case model.ReasonOverCurve:
		return x.in("超序时", "ahead of cap")
	case model.ReasonZeroBroken:
		return x.in("零指标被突破", "zero broken")
	case model.ReasonStale:
		return x.f("%d天未更新", "%dd no update", r.Days)
	case model.ReasonManual:
		return x.f("人工定%s", "%s by hand", Light(r.Light, x.lang))
	case model.ReasonTurn:
		light := Light(r.Light, x.lang)
		if r.Days == 0 {
			return x.f("%[2]s转%[1]s", "%s on %s", light, monthDay(r.On, x.lang))
		}
		return x.f("%[2]d个工作日后转%[1]s", "%s in %d wd", light, r.Days)
	}
	return x.in("情况不明", "unclear")
}

// Why returns what the column 为何 says of an assessment: the deciding reason in
// short and, where the light will change for the worse soon, when.
func Why(e model.Explained, lang model.Lang) string {
	if len(e.Reasons) == 0 {
		return ""
	}
	first := ShortReason(e.Reasons[0], lang)
	for _, r := range e.Reasons[1:] {
		if r.Code == model.ReasonTurn {
			return first + in(lang, "；", "; ") + ShortReason(r, lang)
		}
	}
	return first
}

// shortPace says how a task stands against its plan.
func (x telling) shortPace() string {
	if x.pooled() {
		return x.fitting(x.steps(), x.in("节点滞后", "steps behind"))
	}
	_, _, gap, _ := x.points()
	if x.Code == model.ReasonBehind {
		switch x.Yardstick {
		case model.Ratios:
			return x.f("进度比%s", "pace %s", x.ratio())
		case model.DaysLate:
			return x.f("滞后%d工作日", "%d wd behind", x.Days)
		}
		return x.fitting(x.f("应%d%%，差%s点", "due %d%%, -%s pts", x.Expected.Percent(), gap), x.f("差%s点", "-%s points", gap))
	}
	return x.f("应%d%%，实%d%%", "due %d%%, at %d%%", x.Expected.Percent(), x.Completion.Percent())
}

func (x telling) shortShortfall() string {
	t := x.Target()
	switch {
	case t == nil || x.Value == nil:
		return x.in("未达标", "not reached")
	case t.ByClass():
		return x.fitting(x.f("应%s，实%s", "due %s, is %s", class(t.Value), class(x.Value)), x.in("等级未达标", "class missed"))
	case t.Kind == model.Cleared:
		return x.fitting(x.f("尚余%s", "%s left", x.reported()), x.in("未清零", "not cleared"))
	case t.Kind == model.Rank:
		return x.fitting(x.f("应前%s，实第%s", "top %s, is %s", wanted(t), x.value()), x.in("位次未达标", "rank missed"))
	case capped(t):
		return x.fitting(x.f("限%s，实%s", "cap %s, %s", strictly(t)+limit(t), x.reported()), x.f("超出%s", "%s over", share(x.Completion)))
	}
	return x.fitting(x.f("应%s，实%s", "due %s, %s", strictly(t)+wanted(t)+t.Unit, x.reported()), x.f("短少%s", "%s short", share(x.Completion)))
}

// shortCells is how wide a short reason with figures may be.
const shortCells = 16

// fitting returns the full form where it fits the column, else the plain one.
// Every sign beyond ASCII is taken as two cells wide, which errs on the safe side.
func (x telling) fitting(full, plain string) string {
	n := 0
	for _, r := range full {
		n++
		if r > 0x7f {
			n++
		}
	}
	room := x.room
	if room == 0 {
		room = shortCells
	}
	if n > room {
		return plain
	}
	return full
}
