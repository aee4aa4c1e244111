package model

import (
	"fmt"
	"strings"
)

func (r *Reason) chinese() string {
	switch r.Code {
	case ReasonNotAdded:
		return "本任务" + zhDate(r.On) + "才列入台账"
	case ReasonClosed:
		return joinWords("已于"+zhDate(r.On)+"办结", "：", r.task.Closed.words())
	case ReasonComplete:
		return "已全部完成（" + zhDate(r.On) + "填报）"
	case ReasonSuspended:
		until := "暂停，恢复时间另定"
		if r.On != 0 {
			until = "暂停至" + zhDate(r.On)
		}
		return joinWords(until, "：", r.suspensionWords())
	case ReasonNotBegun:
		return zhDate(r.On) + "开始实施，尚未开始"
	case ReasonGivenLater:
		if name := r.name(); name != "" && r.Count == 1 {
			return name + "的任务数待上级下达"
		}
		if r.Count > 1 {
			return fmt.Sprintf("%d项指标的任务数待上级下达", r.Count)
		}
		return "任务数待上级下达"
	case ReasonNeverReported:
		s := "尚未填报"
		if !r.turn.IsZero() {
			s += fmt.Sprintf("（%s前应报%s数）", r.dayZh(r.turn.Due), r.turn.Label(r.every, r.day, Chinese))
		}
		if !r.known {
			return s
		}
		return s + fmt.Sprintf("，按序时应完成%d%%", r.Expected.Percent())
	case ReasonSilent:
		return r.silentZh()
	case ReasonLeftOut:
		return fmt.Sprintf("另有%d项指标%s数未报", r.Count, r.turn.Label(r.every, r.day, Chinese))
	case ReasonPending:
		return r.turn.Label(r.every, r.day, Chinese) + "数待审批"
	case ReasonSentBack:
		return r.turn.Label(r.every, r.day, Chinese) + "数已退回"
	case ReasonUnclosed:
		return "行动已于" + zhDate(r.On) + "结束，未销号（" + r.lacksZh() + "）"
	case ReasonUnverified:
		if r.Count > 0 {
			return fmt.Sprintf("另有%d项在纳入台账前到期、未见填报，待核实", r.Count)
		}
		if r.known && r.standing() {
			return r.prefix("：") + "应保持到" + zhDate(r.On) + "，到期早于纳入台账，期末未见填报，待核实"
		}
		return r.prefix("：") + "应于" + zhDate(r.On) + "前完成，到期早于纳入台账，未见填报，待核实"
	case ReasonUnmeasured:
		return "已填报进展，但未报完成数"
	case ReasonUnread:
		if r.Count > 0 {
			return fmt.Sprintf("另有%d项指标未填报", r.Count)
		}
		return r.prefix("：") + "未填报"
	case ReasonOverdue, ReasonStepOverdue:
		return r.overdueZh()
	case ReasonDueSoon, ReasonStepSoon:
		return r.soonZh()
	case ReasonStepAhead:
		if r.Milestone && r.On != 0 {
			return "节点“" + r.name() + "”应于" + zhDate(r.On) + "前完成，尚未到期"
		}
		if r.On != 0 && r.Count == 0 {
			return r.prefix("：") + "应于" + zhDate(r.On) + "前完成，尚未到期"
		}
		return fmt.Sprintf("节点均未到期或已完成，实报%d%%", r.Completion.Percent())
	case ReasonBehind, ReasonOnPace:
		return r.paceZh()
	case ReasonNoDeadline:
		return fmt.Sprintf("%s未定完成时限，实报%d%%", r.prefix("："), r.Completion.Percent())
	case ReasonShort:
		return r.shortfallZh()
	case ReasonMet:
		return r.metZh()
	case ReasonZeroBroken:
		return r.zeroName("“%s”要求为零，实报"+r.reported(), "零容忍事项发生，实报"+r.reported())
	case ReasonStale:
		return fmt.Sprintf("最近一次填报为%s，已%d天未更新", zhDate(r.On), r.Days)
	case ReasonManual:
		s := "人工定为" + lightZh[r.Light] + "灯"
		if r.On != 0 {
			s += "至" + zhDate(r.On)
		}
		return joinWords(s, "：", r.manualWords())
	case ReasonTurn:
		if r.Days == 0 { // only a holiday lies between
			return "若不再填报，" + zhShortDate(r.On) + "转" + lightZh[r.Light]
		}
		return fmt.Sprintf("若不再填报，再过%d个工作日转%s", r.Days, lightZh[r.Light])
	case ReasonCalendar:
		return fmt.Sprintf("%d年放假安排未收录，工作日按周一至周五计", r.On.Year())
	}
	return "情况不明"
}

// dayZh writes a day, with its year where that is not the one of the assessment.
func (r *Reason) dayZh(d Date) string {
	if d.Year() != r.day.Year() {
		return zhDate(d)
	}
	return zhShortDate(d)
}

func (r *Reason) silentZh() string {
	label, due := r.turn.Label(r.every, r.day, Chinese), r.dayZh(r.turn.Due)
	s := fmt.Sprintf("%s数未报（%s应报）", label, due)
	if r.Count > 1 {
		s = fmt.Sprintf("已连续%d期未报（最近为%s数，%s应报）", r.Count, label, due)
	}
	if !r.silent {
		return s
	}
	if s = "从未填报，" + s; r.known {
		s += fmt.Sprintf("，按序时应完成%d%%", r.Expected.Percent())
	}
	return s
}

// lacksZh says how far a task is whose campaign has ended.
func (r *Reason) lacksZh() string {
	switch {
	case r.silent:
		return "从未填报"
	case r.Milestone:
		return "节点“" + r.name() + "”未报完成"
	case !r.known:
		return joinName(r.name(), "未报完成数")
	case r.standing():
		return joinName(r.name(), "实报"+r.reported()+"，未达标")
	}
	_, done, _ := r.points()
	return joinName(r.name(), fmt.Sprintf("完成%d%%", done))
}

func joinName(name, words string) string {
	if name == "" {
		return words
	}
	return name + words
}

func (r *Reason) overdueZh() string {
	s := fmt.Sprintf("已逾期%d天（应于%s前完成）", r.Days, zhDate(r.On))
	switch {
	case r.Code == ReasonStepOverdue && r.Milestone:
		s = fmt.Sprintf("节点“%s”", r.name()) + s
	default:
		s = r.prefix("：") + s
	}
	switch {
	case r.silent:
		return s + "，从未填报"
	case !r.known:
		return s + "，本项未填报"
	case r.Milestone:
		return s + "，未报完成"
	case r.standing() && r.reported() != "":
		return s + "，实报" + r.reported() + "，未达标"
	}
	_, done, _ := r.points()
	return s + fmt.Sprintf("，实报%d%%", done) + brackets(r.figure(), r.estimate)
}

func (r *Reason) soonZh() string {
	left, today, none := "还有%d个工作日到期", "今日到期", "到期前已无工作日"
	if r.assumed {
		left, today, none = "行动还有%d个工作日结束", "行动今日结束", "行动结束前已无工作日"
	}
	s := fmt.Sprintf(left, r.Days)
	switch {
	case r.today:
		s = today
	case r.Days == 0: // only a holiday lies between
		s = none
	}
	s += "（" + zhDate(r.On) + "）"
	if r.Milestone {
		s = "节点“" + r.name() + "”" + s
	} else {
		s = r.prefix("：") + s
	}
	if !r.known || r.Milestone {
		return s + "，尚未完成"
	}
	if r.standing() {
		return s + "，尚未达标"
	}
	_, done, _ := r.points()
	return s + fmt.Sprintf("，实报%d%%", done) + brackets(r.figure(), r.estimate)
}

func (r *Reason) paceZh() string {
	expected, done, gap := r.points()
	s := fmt.Sprintf("%s应完成%d%%，实报%d%%%s，", r.prefix("："), expected, done, brackets(r.figure(), r.estimate))
	if r.Code == ReasonBehind {
		switch r.yardstick {
		case Ratios:
			return s + "进度比" + r.spi()
		case DaysLate:
			return s + fmt.Sprintf("滞后%d个工作日", r.Days)
		}
		return s + fmt.Sprintf("差%d点", gap)
	}
	switch {
	case gap > 0:
		return s + fmt.Sprintf("差%d点，未过黄线", gap)
	case gap < 0:
		return s + fmt.Sprintf("超%d点", -gap)
	}
	return s + "与序时持平"
}

func (r *Reason) shortfallZh() string {
	t := r.target()
	if t == nil {
		return "未达标"
	}
	name := t.Metric
	if t.Kind == Rank {
		return fmt.Sprintf("%s应居%s位以内，实报第%s", name, t.valueText(), r.value.String())
	}
	wanted, by := "应达到"+t.valueText()+t.Unit, r.missedBy("差", "个百分点", "（目标的%s）")
	switch {
	case t.capped() && t.Op == Below:
		wanted, by = "应低于"+t.limitText(), r.missedBy("超出", "个百分点", "（上限的%s）")
	case t.capped():
		wanted, by = "应控制在"+t.limitText()+"以内", r.missedBy("超出", "个百分点", "（上限的%s）")
	case t.Op == Above:
		wanted = "应高于" + t.valueText() + t.Unit
	}
	if by == "" {
		by = "未达标"
	}
	return fmt.Sprintf("%s%s，实报%s%s，%s", name, wanted, r.reported(), estimateZh(r.estimate), by)
}

func (r *Reason) metZh() string {
	if r.Index < 0 {
		if r.Count > 1 {
			return fmt.Sprintf("%d项指标均已达标", r.Count)
		}
		return "已达标"
	}
	if r.Milestone {
		return "节点“" + r.name() + "”已完成"
	}
	t := r.target()
	switch {
	case t == nil:
		return "已完成"
	case t.Kind == ZeroLine:
		return r.zeroName("“%s”未发生", "零容忍事项未发生")
	case r.reported() == "":
		return t.Metric + "已达标"
	case t.Kind == Rank:
		return fmt.Sprintf("%s实报第%s，已达标（%s位以内）", t.Metric, r.value.String(), t.valueText())
	case t.capped():
		return fmt.Sprintf("%s实报%s，在%s以内", t.Metric, r.reported(), t.limitText())
	}
	return fmt.Sprintf("%s实报%s%s，已达到%s", t.Metric, r.reported(), estimateZh(r.estimate), t.valueText()+t.Unit)
}

// zeroName puts the name of a zero line into a sentence, or says it without one.
func (r *Reason) zeroName(with, without string) string {
	if t := r.target(); t != nil && t.Metric != "" {
		return fmt.Sprintf(with, t.Metric)
	}
	return without
}

func (r *Reason) shortChinese() string {
	switch r.Code {
	case ReasonNotAdded:
		return "尚未列入"
	case ReasonClosed:
		return r.dayZh(r.On) + "办结"
	case ReasonComplete:
		return "已完成"
	case ReasonSuspended:
		if r.On != 0 {
			return "暂停至" + zhShortDate(r.On)
		}
		return "暂停"
	case ReasonNotBegun:
		return zhDate(r.On) + "起"
	case ReasonGivenLater:
		return "任务数待下达"
	case ReasonNeverReported:
		return "未填报"
	case ReasonSilent:
		if r.Count > 1 {
			return fmt.Sprintf("连续%d期未报", r.Count)
		}
		return fitting(r.turn.Label(r.every, r.day, Chinese)+"数未报", "到期未报")
	case ReasonLeftOut:
		return fitting(fmt.Sprintf("%d项%s数未报", r.Count, r.turn.Label(r.every, r.day, Chinese)), fmt.Sprintf("%d项未报", r.Count))
	case ReasonPending:
		return fitting(r.turn.Label(r.every, r.day, Chinese)+"数待审批", "待审批")
	case ReasonSentBack:
		return fitting(r.turn.Label(r.every, r.day, Chinese)+"数已退回", "已退回")
	case ReasonUnclosed:
		if r.silent || !r.known || r.Milestone || r.standing() {
			return "行动已结束，未销号"
		}
		return fmt.Sprintf("未销号，完成%d%%", r.Completion.Percent())
	case ReasonUnverified:
		return "早已到期，待核实"
	case ReasonUnmeasured:
		return "未报完成数"
	case ReasonUnread:
		return fmt.Sprintf("%d项未填报", max(r.Count, 1))
	case ReasonOverdue:
		return fmt.Sprintf("逾期%d天", r.Days)
	case ReasonStepOverdue:
		return fmt.Sprintf("节点逾期%d天", r.Days)
	case ReasonDueSoon, ReasonStepSoon:
		if r.today {
			return "今日到期"
		}
		if r.Code == ReasonStepSoon {
			return fmt.Sprintf("节点余%d工作日", r.Days)
		}
		return fmt.Sprintf("余%d个工作日", r.Days)
	case ReasonStepAhead:
		return "节点未到期"
	case ReasonBehind, ReasonOnPace:
		return r.shortPace("应%d%%，差%d点", "应%d%%，实%d%%", "进度比%s", "滞后%d工作日")
	case ReasonNoDeadline:
		return fmt.Sprintf("无时限，实%d%%", r.Completion.Percent())
	case ReasonShort:
		t := r.target()
		switch {
		case t == nil || !r.valued:
			return "未达标"
		case t.Kind == Rank:
			return fitting("应前"+t.valueText()+"，实第"+r.value.String(), "位次未达标")
		case t.capped():
			return fitting("限"+t.strictly()+t.limitText()+"，实"+r.reported(), "超出"+percentText(r.Completion))
		}
		return fitting("应"+t.strictly()+t.valueText()+t.Unit+"，实"+r.reported(), "短少"+percentText(r.Completion))
	case ReasonMet:
		return "已达标"
	case ReasonZeroBroken:
		return "零指标被突破"
	case ReasonStale:
		return fmt.Sprintf("%d天未更新", r.Days)
	case ReasonManual:
		return "人工定" + lightZh[r.Light]
	case ReasonTurn:
		if r.Days == 0 {
			return zhShortDate(r.On) + "转" + lightZh[r.Light]
		}
		return fmt.Sprintf("%d个工作日后转%s", r.Days, lightZh[r.Light])
	case ReasonCalendar:
		return "假期未收录"
	}
	return "情况不明"
}

// shortCells is how wide a short reason with figures may be.
const shortCells = 16

// fitting returns the full form where it fits the column, else the plain one.
// Every sign beyond ASCII is taken as two cells wide, which errs on the safe side.
func fitting(full, plain string) string {
	n := 0
	for _, r := range full {
		n++
		if r > 0x7f {
			n++
		}
	}
	if n > shortCells {
		return plain
	}
	return full
}

// shortPace fills the form that fits how a task stands against its plan.
func (r *Reason) shortPace(behind, level, ratio, late string) string {
	expected, done, gap := r.points()
	if r.Code == ReasonBehind {
		switch r.yardstick {
		case Ratios:
			return fmt.Sprintf(ratio, r.spi())
		case DaysLate:
			return fmt.Sprintf(late, r.Days)
		}
		return fmt.Sprintf(behind, expected, gap)
	}
	return fmt.Sprintf(level, expected, done)
}

// standing reports whether the target spoken of is due in full at every reading.
func (r *Reason) standing() bool {
	t := r.target()
	return t != nil && (t.capped() || t.Kind == Level || t.Kind == Rank) && t.Value != nil
}

// capped reports whether less is better: a ceiling, by kind or by operator.
func (t *Target) capped() bool {
	return t.Kind == Ceiling || (t.Kind == Level || t.Kind == Cumulative) && (t.Op == AtMost || t.Op == Below)
}

// strictly returns the sign of an operator that the value itself does not fulfil.
func (t *Target) strictly() string {
	switch t.Op {
	case Above:
		return ">"
	case Below:
		return "<"
	}
	return ""
}

func (t *Target) valueText() string {
	if t.Value == nil {
		return ""
	}
	if t.Op == Between && t.Max != nil {
		return t.Value.String() + "—" + t.Max.String()
	}
	return t.Value.String()
}

func (t *Target) limitText() string {
	if t.Op == Between && t.Max != nil {
		return t.Max.String() + t.Unit
	}
	return t.valueText() + t.Unit
}

func (c *Closing) words() string {
	if c == nil {
		return ""
	}
	return c.Text
}

func (r *Reason) suspensionWords() string {
	if r.Index < 0 || int(r.Index) >= len(r.task.Suspended) {
		return ""
	}
	return r.task.Suspended[r.Index].Reason
}

func (r *Reason) manualWords() string {
	if r.Index < 0 || int(r.Index) >= len(r.task.Manual) {
		return ""
	}
	return r.task.Manual[r.Index].Reason
}

func joinWords(s, colon, words string) string {
	// A reason ends without a full stop; more of them may follow.
	if words = strings.TrimRight(strings.TrimSpace(words), "。．；;"); words == "" {
		return s
	}
	return s + colon + words
}

func brackets(figure string, estimate bool) string {
	if figure == "" {
		return ""
	}
	if estimate {
		return "（预计" + figure + "）"
	}
	return "（" + figure + "）"
}

func estimateZh(estimate bool) string {
	if estimate {
		return "（预计）"
	}
	return ""
}

// percentText writes a share in percent with one digit, without a needless nought.
func percentText(r Ratio) string {
	tenths := (int64(r) + 9) / 10
	if tenths%10 == 0 {
		return fmt.Sprintf("%d%%", tenths/10)
	}
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}
