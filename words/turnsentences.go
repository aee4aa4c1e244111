package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// DayName is a day in a sentence; the year stands where it is another.
func (w *Screen) DayName(d, on model.Date) string {
	y, m, day := d.Civil()
	switch {
	case w.Lang == model.English:
		return d.String()
	case y != on.Year():
		return fmt.Sprintf("%d年%d月%d日", y, int(m), day)
	}
	return fmt.Sprintf("%d月%d日", int(m), day)
}

// TurnName is a turn with the day by which it is due: 「11月（12月10日前应报）」.
func (w *Screen) TurnName(turn model.Turn, kind model.Every, on model.Date) string {
	if turn.IsZero() {
		return w.Turns.None
	}
	return w.f("%s（%s前应报）", "%s (due %s)", Turn(turn, kind, on, w.Lang), w.DayName(turn.Due, on))
}

// TurnVersion names in the reporting sheet a turn and the version that a return on it would be.
func (w *Screen) TurnVersion(turn model.Turn, kind model.Every, version int, on model.Date) string {
	return w.f("%s第%d版", "%s v%d", Turn(turn, kind, on, w.Lang), version)
}

// Corrects says that a return is a newer version of one that is there.
func (w *Screen) Corrects(version int) string {
	return w.f("更正为第%d版", "correction, version %d", version)
}

// Answered says that a turn is answered already.
func (w *Screen) Answered(turn string) string { return w.f("%s已报", "%s is answered", turn) }

// OneMore says behind Answered that one more return would answer no turn.
func (w *Screen) OneMore(answered string) string {
	return w.f("%s，再填不属任何一期", "%s, one more is of no turn", answered)
}

// NewerStays warns in the report form that a figure of the day last is newer, and stays.
func (w *Screen) NewerStays(last, on model.Date) string {
	return w.f("已有%s的数，此数只补记。", "%s is newer and stays. ", w.DayName(last, on))
}

// NoDay refuses what was typed into the field of a label as a day; empty text, as missing.
func (w *Screen) NoDay(label, text string) string {
	if text == "" {
		return w.f("%s要填。", "%s is needed.", label)
	}
	return w.f("%s：“%s”不是日期，应如 11-30、11月底、上月底。", "%s: “%s” is no day; write 11-30, 2026-11-30 or yesterday.", label, text)
}

// DayRead says beside a field which day it is read as, and how many working days are left to it; the day alone where it
// is what stands in the field.
func (w *Screen) DayRead(d, today model.Date, left int, plain bool) string {
	text := w.Weekdays[d.Weekday()]
	if !plain {
		text = d.String() + " " + text
	}
	switch {
	case d == today:
		return text + w.in("，今天", ", today")
	case left > 0:
		return text + w.f("，还有%d个工作日", ", %d working days left", left)
	}
	return text
}

// DayAhead refuses a day to come in the field of a label.
func (w *Screen) DayAhead(label string, d model.Date) string {
	return w.f("%s %s 还没到。", "%s: %s has not come yet.", label, d)
}

// FigureAhead refuses a figure for a day to come that no estimate can stand for.
func (w *Screen) FigureAhead(d model.Date) string {
	return w.f("代表日期 %s 还没到；只有预计数可以报到所选调度期的末日。", "As of: %s has not come yet; only an estimate may be for the last day of its turn.", d)
}

// DayBeforeTurn refuses a day in the field of a label that lies before the turn that is answered.
func (w *Screen) DayBeforeTurn(label string, d model.Date, turn model.Period) string {
	return w.f("%s %s 早于所选调度期（%s 至 %s）。", "%s: %s lies before its turn (%s to %s).", label, d, turn.From, turn.To)
}

// TurnRuns refuses a figure for a turn that has not ended.
func (w *Screen) TurnRuns(turn model.Period) string {
	return w.f("所选调度期到 %s 才结束；提前报的数标为预计，或选“%s”。", "The turn ends on %s; mark an earlier figure an estimate, or choose “%s”.", turn.To, w.Turns.NoTurn)
}

// DayAfterReceived refuses a figure for a day after the one on which it was received.
func (w *Screen) DayAfterReceived(d, received model.Date) string {
	return w.f("代表日期 %s 在收到日期 %s 之后；要么改日期，要么标为预计。", "As of: %s lies after the day received, %s; change one, or mark it an estimate.", d, received)
}

// StepAhead refuses a milestone, by its title, that was done on a day after the return came.
func (w *Screen) StepAhead(step string, on model.Date) string {
	return w.f("节点“%s”的完成日期 %s 在收到日期之后。", "“%s” cannot have been done on %s, after the return came.", step, on)
}

// DecisionTitle heads the form that decides on a return on the task of a title.
func (w *Screen) DecisionTitle(t string) string { return w.f("审批  %s", "Approve  %s", t) }

// PendingReturn tells what waits for an approval.
func (w *Screen) PendingReturn(t *model.Task, p *model.Return, on model.Date) string {
	text := w.ReportText(t, p)
	if p.Percent != nil {
		text = strings.TrimSpace(p.Percent.String() + "% " + text)
	}
	return w.f("%s的数，%s收到，%s：%s", "As of %s, received %s, from %s: %s", w.DayName(p.Date, on), w.DayName(p.Received, on), p.SentBy, text)
}

// RulesTitle heads the form of the rules of the campaign of a name.
func (w *Screen) RulesTitle(name string) string { return w.f("亮灯规则  %s", "Rules  %s", name) }

// CadencesTitle heads the list of the turns of the campaign of a name.
func (w *Screen) CadencesTitle(name string) string { return w.f("调度期  %s", "Turns  %s", name) }

// CadenceTitle heads the form that edits one of the turns of the campaign of a name, or adds one.
func (w *Screen) CadenceTitle(name string, add bool) string {
	if add {
		return w.f("新增调度期  %s", "Add turns  %s", name)
	}
	return w.f("修改调度期  %s", "Edit turns  %s", name)
}

// RemoveCadence heads the question whether to remove a cadence.
func (w *Screen) RemoveCadence(p *model.Cadence) string {
	return w.f("删除调度期  %s %s", "Remove  %s %s", w.Turns.Purposes[p.Purpose], Cadence(p, w.Lang))
}

// TakeBack names the command that takes a campaign out of the archive.
func (w *Screen) TakeBack(name string) string { return w.f("取消归档  %s", "unarchive  %s", name) }

// WatchesFigures says what turns of a day, a week or ten days do not ask for.
func (w *Screen) WatchesFigures() string {
	return w.in("（有指标的任务只作监测）", " (only watches tasks with targets)")
}

// OpenEnd says what an end that is left empty means.
func (w *Screen) OpenEnd() string { return w.in("空着为长期", "empty: no end") }

// ArchiveLeaves warns of tasks that leave the boards with their plan.
func (w *Screen) ArchiveLeaves(open int) string {
	return w.f("还有 %d 项未办结，归档后都不再上盘面。", "%d open tasks leave the boards with it.", open)
}

// ArchiveNote stands beside the switch that archives a plan: since when it is archived, or what it means where
// since is zero.
func (w *Screen) ArchiveNote(since model.Date) string {
	if since == 0 {
		return w.in("归档后不再上盘面，记录都在", "an archived plan is on no board; its records stay")
	}
	return w.f("%s 起", "since %s", since)
}

// LimitsOrder refuses limits of which yellow comes after red; rising says whether the greater figure is the
// worse one.
func (w *Screen) LimitsOrder(yellow, red model.Decimal, rising bool) string {
	if rising {
		return w.f("黄线 %s 应不大于红线 %s。", "The yellow limit %s must not be above the red one, %s.", yellow, red)
	}
	return w.f("黄线 %s 应不小于红线 %s。", "The yellow limit %s must not be below the red one, %s.", yellow, red)
}

// RungsOrder refuses numbers of unreported turns of which yellow comes after red.
func (w *Screen) RungsOrder(yellow, red int) string {
	return w.f("未报转黄（%d期）应不晚于未报转红（%d期）。", "Silence must turn yellow (%d) no later than red (%d).", yellow, red)
}

// NoCount refuses what was typed into the field of a label as a number from 0 to most, or above 0 where most is
// 0.
func (w *Screen) NoCount(label, text string, most int) string {
	if most == 0 {
		return w.f("%s：“%s”应为正整数。", "%s: “%s” is no whole number above 0.", label, text)
	}
	return w.f("%s：“%s”应为 0 到 %d 的整数。", "%s: “%s” is no whole number from 0 to %d.", label, text, most)
}

// NoLimit refuses what was typed into the field of a label as a limit.
func (w *Screen) NoLimit(label, text string) string {
	return w.f("%s：“%s”应为不小于 0 的数。", "%s: “%s” is no figure of 0 or more.", label, text)
}

// EndBeforeBegin refuses a period that ends before it begins.
func (w *Screen) EndBeforeBegin(from, to model.Date) string {
	return w.f("结束 %s 在开始 %s 之前。", "It ends on %[1]s, before it begins on %[2]s.", to, from)
}

// NoDueDay refuses what was typed as the number of a due day, of which most is the greatest.
func (w *Screen) NoDueDay(text string, most int) string {
	return w.f("应报日“%s”不对：只能是 1 到 %d。", "Due: “%s” is no number from 1 to %d.", text, most)
}

// NoSpan refuses what was typed as the first and last day of a turn.
func (w *Screen) NoSpan(text string) string {
	return w.f("“%s”不是一期的起止，应如 2023-02-06..2023-06-30。", "“%s” is no span of days; write 2023-02-06..2023-06-30.", text)
}

// SpanBackwards refuses a span, as it was typed, that ends before it begins.
func (w *Screen) SpanBackwards(text string) string {
	return w.f("“%s”的末日在首日之前。", "“%s” ends before it begins.", text)
}

// SpansOverlap refuses spans of which one begins, on the day given, before another has ended.
func (w *Screen) SpansOverlap(on model.Date) string {
	return w.f("从 %s 起的一段与前一段重叠。", "The span from %s overlaps the one before.", on)
}

// ScopeEmpty refuses a scope that holds no task of the campaign.
func (w *Screen) ScopeEmpty(s model.Scope) string {
	return w.f("范围“%s”里没有这个行动的任务，请在“范围”上按 Enter 另选。", "No task of the campaign is within “%s”: press Enter on Scope and choose.", w.ScopeText(s))
}

// ScopeText says for which tasks a turn holds.
func (w *Screen) ScopeText(s model.Scope) string {
	if s.IsZero() {
		return w.Turns.Whole
	}
	var parts []string
	if len(s.Sections) > 0 {
		parts = append(parts, strings.Join(s.Sections, w.ListGap))
	}
	if len(s.Units) > 0 {
		parts = append(parts, strings.Join(s.Units, w.ListGap))
	}
	if n := len(s.Tasks); n > 0 {
		parts = append(parts, w.f("任务%d项", "%d "+plural(n, "task", "tasks"), n))
	}
	return strings.Join(parts, w.FieldGap)
}

// Inherited says in the list of turns from which plan, by its name, one is taken over.
func (w *Screen) Inherited(from string) string { return w.f("承自%s", "from %s", from) }

// InheritedStays says that such a turn is edited with the plan of the name from.
func (w *Screen) InheritedStays(from string) string {
	return w.f("这是“%s”的调度期，按 Enter 到那里改。", "It belongs to “%s”; Enter leads there.", from)
}

// CadenceText is a turn as a list of them says it.
func (w *Screen) CadenceText(p *model.Cadence, assumed bool) string {
	text := Cadence(p, w.Lang)
	switch {
	case assumed:
		text = Asked(p, model.AskedByDefault, w.Lang)
	case p.Kind == model.Never:
		text = w.Turns.NotAsked
	case p.Purpose == model.ForReport:
		text = Asked(p, model.AskedByCampaign, w.Lang)
	}
	if p.Who != "" || p.ToWhom != "" {
		text += "  " + p.Who
		if p.ToWhom != "" {
			text += w.in("报", " to ") + p.ToWhom
		}
	}
	return text
}

// CadenceSummary says by which turn a campaign asks for returns, and how many it orders.
func (w *Screen) CadenceSummary(c *model.Campaign) string {
	p, by, _ := c.ReportCadence()
	text := Asked(p, by, w.Lang)
	if n := len(c.Cadences); n > 0 {
		text = w.f("%d 条；报送：%s", "%d; reports: %s", n, text)
	}
	return text
}

// CadencePreview says how often a turn comes and when the present one is due.
func (w *Screen) CadencePreview(p *model.Cadence, cal *model.Calendar, on model.Date) string {
	text := w.CadenceText(p, false)
	if turn := p.TurnOn(on, cal); !turn.IsZero() {
		text += w.f("；本期%s，%s", "; now %s, %s", Turn(turn, p.Kind, on, w.Lang), w.DayName(turn.Due, on))
	}
	return text
}

// Spans writes turns as they are typed.
func (w *Screen) Spans(turns []model.Period) string {
	var out []string
	for _, t := range turns {
		out = append(out, t.From.String()+".."+t.To.String())
	}
	return strings.Join(out, w.in("，", ", "))
}

// DayOffLine is a line of the window of days off.
func (w *Screen) DayOffLine(d model.DayOff) string {
	text := d.From.String()
	if d.To != d.From {
		text += ".." + d.To.String()
	}
	return strings.TrimSpace(text + " " + d.Text)
}

// NoDayOff refuses a line of the days off: its number, and what was typed.
func (w *Screen) NoDayOff(line, text string) string {
	return w.f("第%s行“%s”看不懂，应如 2026-10-08 区庆，或 2026-10-08..2026-10-09 区庆。", "Line %s, “%s”: write 2026-10-08 why, or 2026-10-08..2026-10-09 why.", line, text)
}

// DayOffUnknown refuses a day off behind the last day that the calendar knows.
func (w *Screen) DayOffUnknown(d, until model.Date) string {
	return w.f("%s 太远：放假安排只收录到 %s。", "%s is too far off: the calendar ends on %s.", d, until)
}

// DaysOffStored says that n spans of days off are stored.
func (w *Screen) DaysOffStored(n int) string {
	return w.f("本单位休息日 %d 段，已重算", "%d spans off, worked out anew", n)
}

// OwnMember refuses a group of units, by its name, as a member of itself.
func (w *Screen) OwnMember(name string) string {
	return w.f("“%s”不能是它自己的成员。", "“%s” cannot be a member of itself.", name)
}
