package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"duban/model"
	wording "duban/words"
)

// turnWords are the words of turns, returns and rules: of the forms in which they
// are edited.
type turnWords struct {
	// A return.
	Turn, Day, DayNote, Received, Figures, Final, Estimate, EstimateNote, Sender, Writer, DoneOn string
	None, NoTurn, NotAsked, WasSentBack, ComesLate, PastBoard                                    string
	FormStores, FormOpens                                                                        string

	// The sheet.
	EachItsOwn, EachUnit, HeadNote string
	SheetTurn, SheetHead           key.Binding

	// An approval.
	NothingPending, Decision, Approve, SendBack, Remark, DecidedBy, NeedsReason string

	// A campaign and its rules.
	Rules, Cadences, Approval, ApprovalNote, Archive, InUse, IsArchived, NoCampaignHere      string
	YellowLimit, RedLimit, WarnDays, WarnDaysUnit, SilentYellow, SilentRed, RungUnit         string
	StaleDays, StaleUnit, WindUp, WindUpUnit                                                 string
	Yardsticks, LimitUnits                                                                   [4]string
	Purposes                                                                                 [11]string
	Kinds                                                                                    [13]string
	Dues, DueUnits                                                                           [4]string
	Holidays                                                                                 [3]string
	Purpose, Kind, Due, DueDay, Holiday, Scope, Whole, ScopeTitle, PickKeys                  string
	Anchor, AnchorNote, TypedTurns, TypedTurnsHint, FirstDay, LastDay, SpanNote, Who, ToWhom string
	Printed, Line, NeedsAnchor, NeedsTurns, OnlyReports                                      string
	Assumed, NoCadences, CadenceKeys, AssumedStays, CadenceGone                              string

	// Days off and units.
	DaysOff, DaysOffNote, DaysOffHint, Group, GroupNote, Members, NoGroup string

	DoDecide, DoEditCampaign, DoRules, DoCadences, DoDaysOff string
}

func chineseTurns() turnWords {
	w := turnWords{
		Turn: "调度期", Day: "代表日期", DayNote: "数字截至哪一天", Received: "收到日期", Figures: "数字", Final: "正式", Estimate: "预计", EstimateNote: "预计数可报到本期末",
		Sender: "报送人", Writer: "填报人", DoneOn: "完成日期",
		None: "不属任何一期", NoTurn: "不属任何一期", NotAsked: "不要求报送", WasSentBack: "已退回，重新报送", ComesLate: "已过应报日，记为迟报", PastBoard: "今天补录，只改今天起的盘面",
		FormStores: "Enter 保存   Tab 下一项   Ctrl+S 保存   Esc 取消", FormOpens: "Enter 打开   Tab 下一项   Ctrl+S 保存   Esc 取消",

		EachItsOwn: "各任务应报的一期", EachUnit: "各任务的单位", HeadNote: "对每一行都有效；不要求报这一期的任务，按它自己应报的一期。",

		NothingPending: "这项任务没有待审批的填报。", Decision: "意见", Approve: "审批通过", SendBack: "退回", Remark: "批注", DecidedBy: "审批人", NeedsReason: "退回要写明理由。",

		Rules: "亮灯规则", Cadences: "调度期", Approval: "需审批", ApprovalNote: "填报经审批后才计入", Archive: "归档", InUse: "在办", IsArchived: "已归档",
		NoCampaignHere: "先把光标放在一个行动上，或打开它的任务。",
		YellowLimit:    "黄线", RedLimit: "红线", WarnDays: "到期提醒", WarnDaysUnit: "个工作日前，0 为不提醒", SilentYellow: "未报转黄", SilentRed: "未报转红", RungUnit: "期连续未报，0 为不转",
		StaleDays: "多久算旧", StaleUnit: "天未更新为黄（不要求报送的任务），0 为不论", WindUp: "收尾期", WindUpUnit: "天，行动结束后仍算在办",
		Yardsticks: [4]string{"序时差", "进度比", "滞后天数", "临期天数"}, LimitUnits: [4]string{"个百分点，落后序时超过此数", "完成与应完成之比，低于此数", "个工作日，滞后超过此数", "个工作日，距时限不足此数"},
		Purposes: [11]string{"报送", "调度", "讲评", "督查", "通报", "考核", "汇总", "公示", "约谈", "例会", "表彰"},
		Kinds:    [13]string{"不要求报送", "日", "周", "双周", "旬", "月", "双月", "季", "半年", "年", "半月", "学期", "阶段"},
		Dues:     [4]string{"文件未定", "期后第几日", "本期第几日", "期后几个工作日"}, DueUnits: [4]string{"", "日，次月的；短于一月的为下一期的第几天", "日，本期末月的；31 为月底", "个工作日内"},
		Holidays: [3]string{"不变", "顺延", "提前"},
		Purpose:  "用途", Kind: "周期", Due: "应报日", DueDay: "第几", Holiday: "遇假日", Scope: "范围", Whole: "全行动", ScopeTitle: "哪些任务", PickKeys: "Enter 选中或取消   Esc 选好",
		Anchor: "起算日", AnchorNote: "其中一期的第一天", TypedTurns: "各期起止", TypedTurnsHint: "2023-02-06..2023-06-30，2023-09-01..2024-01-15", FirstDay: "从", LastDay: "到", SpanNote: "不填随行动", Who: "谁报", ToWhom: "报给谁",
		Printed: "文件原文", Line: "原文行号", NeedsAnchor: "双周要写起算日：其中一期的第一天。", NeedsTurns: "学期和阶段要写各期起止，如 2023-02-06..2023-06-30。", OnlyReports: "“不要求报送”只用于报送。",
		Assumed: "文件未定", NoCadences: "没有调度期。按 a 新增。", CadenceKeys: "Enter 修改   a 新增   Del 删除   Esc 返回", AssumedStays: "文件未定时按此计；按 Enter 可改定，或定为不要求报送。",
		CadenceGone: "这个调度期刚被改过，请再看一遍。",

		DaysOff: "本单位休息日", DaysOffNote: "日历以外本单位不上班的日子，一行一段；应报日和工作日天数随之改变。", DaysOffHint: "如 2026-10-08 区庆，或 2026-10-08..2026-10-09 区庆",
		Group: "一组单位", GroupNote: "如各乡镇；没有成员的不催报、不排名", Members: "成员", NoGroup: "有成员的要标为一组单位，或把成员清空。",

		DoDecide: "审批", DoEditCampaign: "改行动", DoRules: "亮灯规则", DoCadences: "调度期", DoDaysOff: "本单位休息日",
	}
	w.bind("换期", "表头")
	return w
}

func englishTurns() turnWords {
	w := turnWords{
		Turn: "Turn", Day: "As of", DayNote: "the day that the figures stand for", Received: "Received", Figures: "Figures", Final: "final", Estimate: "estimate", EstimateNote: "an estimate may be for the end of the turn",
		Sender: "Sent by", Writer: "Entered by", DoneOn: "day done",
		None: "no turn", NoTurn: "no turn", NotAsked: "no returns asked", WasSentBack: "was sent back", ComesLate: "past its due day: late", PastBoard: "entered today: only boards from today on change",
		FormStores: "Enter save   Tab next   Ctrl+S save   Esc cancel", FormOpens: "Enter open   Tab next   Ctrl+S save   Esc cancel",

		EachItsOwn: "each task's own", EachUnit: "each task's unit", HeadNote: "Holds for every row; a task that is not asked for this turn has the one that it is asked for.",

		NothingPending: "No return on this task waits for an approval.", Decision: "Decision", Approve: "approve", SendBack: "send back", Remark: "Remark", DecidedBy: "Decided by", NeedsReason: "Sending back needs a reason.",

		Rules: "Rules", Cadences: "Turns", Approval: "Approval", ApprovalNote: "returns count once they are approved", Archive: "Archive", InUse: "in use", IsArchived: "archived",
		NoCampaignHere: "Put the cursor on a campaign first, or open its tasks.",
		YellowLimit:    "Yellow", RedLimit: "Red", WarnDays: "Warning", WarnDaysUnit: "working days ahead, 0 for none", SilentYellow: "Silent: yellow", SilentRed: "Silent: red", RungUnit: "turns in a row, 0 for never",
		StaleDays: "Too old", StaleUnit: "days without a return (tasks not asked for any), 0 for never", WindUp: "Winding up", WindUpUnit: "days that it still runs after its end",
		Yardsticks: [4]string{"points", "ratio", "days late", "days left"}, LimitUnits: [4]string{"points behind plan", "done / due, below", "working days behind", "working days left"},
		Purposes: [11]string{"reports", "dispatch", "review", "inspection", "bulletin", "appraisal", "gathering", "notice", "talk", "meeting", "praise"},
		Kinds:    [13]string{"no returns", "day", "week", "fortnight", "ten days", "month", "two months", "quarter", "half-year", "year", "half-month", "term", "stage"},
		Dues:     [4]string{"no paper says", "day after it", "day of it", "workdays after"}, DueUnits: [4]string{"", "day of the next month, or of the next short turn", "day of its last month; 31: its end", "working days after it"},
		Holidays: [3]string{"as it is", "day after", "day before"},
		Purpose:  "Purpose", Kind: "Length", Due: "Due", DueDay: "Which", Holiday: "On holidays", Scope: "Scope", Whole: "whole campaign", ScopeTitle: "For which tasks", PickKeys: "Enter choose or not   Esc done",
		Anchor: "Counted from", AnchorNote: "first day of one of them", TypedTurns: "From and to", TypedTurnsHint: "2023-02-06..2023-06-30, 2023-09-01..2024-01-15", FirstDay: "First day", LastDay: "Last day", SpanNote: "empty: the campaign's", Who: "Who", ToWhom: "To whom",
		Printed: "As printed", Line: "Line", NeedsAnchor: "Fortnights need the first day of one of them.", NeedsTurns: "Terms and stages need their days, such as 2023-02-06..2023-06-30.", OnlyReports: "No returns can only be said of reports.",
		Assumed: "no paper says", NoCadences: "No turns. Press a to add one.", CadenceKeys: "Enter edit   a add   Del remove   Esc back", AssumedStays: "Taken where no paper says; Enter sets another, or none.",
		CadenceGone: "This turn has just been changed; look again.",

		DaysOff: "Office days off", DaysOffNote: "Days on which this office rests beside the calendar's, one span a line; due days and counts of working days follow.", DaysOffHint: "2026-10-08 why, or 2026-10-08..2026-10-09 why",
		Group: "Group of units", GroupNote: "such as all towns; without members it is neither chased nor ranked", Members: "Members", NoGroup: "What has members is a group: mark it so, or empty the members.",

		DoDecide: "approve", DoEditCampaign: "edit plan", DoRules: "rules", DoCadences: "turns", DoDaysOff: "days off",
	}
	w.bind("turn", "head")
	return w
}

func (w *turnWords) bind(turn, head string) {
	w.SheetTurn = key.NewBinding(key.WithKeys("ctrl+t"), key.WithHelp("Ctrl+T", turn))
	w.SheetHead = key.NewBinding(key.WithKeys("f2", "ctrl+e"), key.WithHelp("F2", head))
}

// dayName is a day in a sentence; the year stands where it is another.
func (w *words) dayName(d, on model.Date) string {
	y, m, day := d.Civil()
	switch {
	case w.lang == model.English:
		return d.String()
	case y != on.Year():
		return fmt.Sprintf("%d年%d月%d日", y, int(m), day)
	}
	return fmt.Sprintf("%d月%d日", int(m), day)
}

// turnName is a turn with the day by which it is due: 「11月（12月10日前应报）」.
func (w *words) turnName(c *turnChoice, on model.Date) string {
	if c.turn.IsZero() {
		return w.Turns.None
	}
	return w.f("%s（%s前应报）", "%s (due %s)", wording.Turn(c.turn, c.kind, on, w.lang), w.dayName(c.turn.Due, on))
}

func (w *words) turnVersion(c *turnChoice, on model.Date) string {
	return w.f("%s第%d版", "%s v%d", wording.Turn(c.turn, c.kind, on, w.lang), c.version())
}

// corrects says that a return is a newer version of one that is there.
func (w *words) corrects(version int) string {
	return w.f("更正为第%d版", "correction, version %d", version)
}

// answered says that a turn is answered already.
func (w *words) answered(turn string) string { return w.f("%s已报", "%s is answered", turn) }

func (w *words) newerStays(last, on model.Date) string {
	return w.f("已有%s的数，此数只补记。", "%s is newer and stays. ", w.dayName(last, on))
}

func (w *words) noDay(label, text string) string {
	if text == "" {
		return w.f("%s要填。", "%s is needed.", label)
	}
	return w.f("%s：“%s”不是日期，应如 11-30、2026-11-30。", "%s: “%s” is no day; write 11-30 or 2026-11-30.", label, text)
}

func (w *words) dayAhead(label string, d model.Date) string {
	return w.f("%s %s 还没到。", "%s: %s has not come yet.", label, d)
}

func (w *words) figureAhead(d model.Date) string {
	return w.f("代表日期 %s 还没到；只有预计数可以报到所选调度期的末日。", "As of: %s has not come yet; only an estimate may be for the last day of its turn.", d)
}

func (w *words) dayBeforeTurn(label string, d model.Date, turn model.Period) string {
	return w.f("%s %s 早于所选调度期（%s 至 %s）。", "%s: %s lies before its turn (%s to %s).", label, d, turn.From, turn.To)
}

func (w *words) turnRuns(turn model.Period) string {
	return w.f("所选调度期到 %s 才结束；提前报的数标为预计，或选“%s”。", "The turn ends on %s; mark an earlier figure an estimate, or choose “%s”.", turn.To, w.Turns.NoTurn)
}

func (w *words) dayAfterReceived(d, received model.Date) string {
	return w.f("代表日期 %s 在收到日期 %s 之后；要么改日期，要么标为预计。", "As of: %s lies after the day received, %s; change one, or mark it an estimate.", d, received)
}

func (w *words) stepAhead(step string, on model.Date) string {
	return w.f("节点“%s”的完成日期 %s 在收到日期之后。", "“%s” cannot have been done on %s, after the return came.", step, on)
}

func (w *words) decisionTitle(t string) string { return w.f("审批  %s", "Approve  %s", t) }

// pendingReturn tells what waits for an approval.
func (w *words) pendingReturn(t *model.Task, p *model.Return, on model.Date) string {
	text := w.reportText(t, p)
	if p.Percent != nil {
		text = strings.TrimSpace(p.Percent.String() + "% " + text)
	}
	return w.f("%s的数，%s收到，%s：%s", "As of %s, received %s, from %s: %s", w.dayName(p.Date, on), w.dayName(p.Received, on), p.SentBy, text)
}

func (w *words) rulesTitle(name string) string { return w.f("亮灯规则  %s", "Rules  %s", name) }

func (w *words) cadencesTitle(name string) string { return w.f("调度期  %s", "Turns  %s", name) }

func (w *words) cadenceTitle(name string, add bool) string {
	if add {
		return w.f("新增调度期  %s", "Add turns  %s", name)
	}
	return w.f("修改调度期  %s", "Edit turns  %s", name)
}

func (w *words) removeCadence(p *model.Cadence) string {
	return w.f("删除调度期  %s %s", "Remove  %s %s", w.Turns.Purposes[p.Purpose], wording.Cadence(p, w.lang))
}

// takeBack names the command that takes a campaign out of the archive.
func (w *words) takeBack(name string) string { return w.f("取消归档  %s", "unarchive  %s", name) }

// watchesFigures says what turns of a day, a week or ten days do not ask for.
func (w *words) watchesFigures() string {
	return w.in("（有指标的任务只作监测）", " (only watches tasks with targets)")
}

// openEnd says what an end that is left empty means.
func (w *words) openEnd() string { return w.in("空着为长期", "empty: no end") }

// archiveLeaves warns of tasks that leave the boards with their plan.
func (w *words) archiveLeaves(open int) string {
	return w.f("还有 %d 项未办结，归档后都不再上盘面。", "%d open tasks leave the boards with it.", open)
}

func (w *words) archiveNote(since model.Date) string {
	if since == 0 {
		return w.in("归档后不再上盘面，记录都在", "an archived plan is on no board; its records stay")
	}
	return w.f("%s 起", "since %s", since)
}

func (w *words) limitsOrder(yellow, red model.Decimal, rising bool) string {
	if rising {
		return w.f("黄线 %s 应不大于红线 %s。", "The yellow limit %s must not be above the red one, %s.", yellow, red)
	}
	return w.f("黄线 %s 应不小于红线 %s。", "The yellow limit %s must not be below the red one, %s.", yellow, red)
}

func (w *words) rungsOrder(yellow, red int) string {
	return w.f("未报转黄（%d期）应不晚于未报转红（%d期）。", "Silence must turn yellow (%d) no later than red (%d).", yellow, red)
}

func (w *words) noCount(label, text string, most int) string {
	if most == 0 {
		return w.f("%s：“%s”应为正整数。", "%s: “%s” is no whole number above 0.", label, text)
	}
	return w.f("%s：“%s”应为 0 到 %d 的整数。", "%s: “%s” is no whole number from 0 to %d.", label, text, most)
}

func (w *words) noLimit(label, text string) string {
	return w.f("%s：“%s”应为不小于 0 的数。", "%s: “%s” is no figure of 0 or more.", label, text)
}

func (w *words) endBeforeBegin(from, to model.Date) string {
	return w.f("结束 %s 在开始 %s 之前。", "It ends on %[1]s, before it begins on %[2]s.", to, from)
}

func (w *words) noDueDay(text string, most int) string {
	return w.f("应报日“%s”不对：只能是 1 到 %d。", "Due: “%s” is no number from 1 to %d.", text, most)
}

func (w *words) noSpan(text string) string {
	return w.f("“%s”不是一期的起止，应如 2023-02-06..2023-06-30。", "“%s” is no span of days; write 2023-02-06..2023-06-30.", text)
}

func (w *words) spanBackwards(text string) string {
	return w.f("“%s”的末日在首日之前。", "“%s” ends before it begins.", text)
}

func (w *words) spansOverlap(on model.Date) string {
	return w.f("从 %s 起的一段与前一段重叠。", "The span from %s overlaps the one before.", on)
}

func (w *words) scopeEmpty(s model.Scope) string {
	return w.f("范围“%s”里没有这个行动的任务，请在“范围”上按 Enter 另选。", "No task of the campaign is within “%s”: press Enter on Scope and choose.", w.scopeText(s))
}

// scopeText says for which tasks a turn holds.
func (w *words) scopeText(s model.Scope) string {
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

func (w *words) inherited(from string) string { return w.f("承自%s", "from %s", from) }

func (w *words) inheritedStays(from string) string {
	return w.f("这是“%s”的调度期，按 Enter 到那里改。", "It belongs to “%s”; Enter leads there.", from)
}

// cadenceText is a turn as a list of them says it.
func (w *words) cadenceText(p *model.Cadence, assumed bool) string {
	text := wording.Cadence(p, w.lang)
	switch {
	case assumed:
		text = wording.Asked(p, model.AskedByDefault, w.lang)
	case p.Kind == model.Never:
		text = w.Turns.NotAsked
	case p.Purpose == model.ForReport:
		text = wording.Asked(p, model.AskedByCampaign, w.lang)
	}
	if p.Who != "" || p.ToWhom != "" {
		text += "  " + p.Who
		if p.ToWhom != "" {
			text += w.in("报", " to ") + p.ToWhom
		}
	}
	return text
}

// cadenceSummary says by which turn a campaign asks for returns, and how many it orders.
func (w *words) cadenceSummary(c *model.Campaign) string {
	p, by, _ := c.ReportCadence()
	text := wording.Asked(p, by, w.lang)
	if n := len(c.Cadences); n > 0 {
		text = w.f("%d 条；报送：%s", "%d; reports: %s", n, text)
	}
	return text
}

// cadencePreview says how often a turn comes and when the present one is due.
func (w *words) cadencePreview(p *model.Cadence, cal *model.Calendar, on model.Date) string {
	text := w.cadenceText(p, false)
	if turn := p.TurnOn(on, cal); !turn.IsZero() {
		text += w.f("；本期%s，%s", "; now %s, %s", wording.Turn(turn, p.Kind, on, w.lang), w.dayName(turn.Due, on))
	}
	return text
}

// spans writes turns as they are typed.
func (w *words) spans(turns []model.Period) string {
	var out []string
	for _, t := range turns {
		out = append(out, t.From.String()+".."+t.To.String())
	}
	return strings.Join(out, w.in("，", ", "))
}

// dayOffLine is a line of the window of days off.
func (w *words) dayOffLine(d model.DayOff) string {
	text := d.From.String()
	if d.To != d.From {
		text += ".." + d.To.String()
	}
	return strings.TrimSpace(text + " " + d.Text)
}

func (w *words) noDayOff(line, text string) string {
	return w.f("第%s行“%s”看不懂，应如 2026-10-08 区庆，或 2026-10-08..2026-10-09 区庆。", "Line %s, “%s”: write 2026-10-08 why, or 2026-10-08..2026-10-09 why.", line, text)
}

func (w *words) dayOffUnknown(d, until model.Date) string {
	return w.f("%s 太远：放假安排只收录到 %s。", "%s is too far off: the calendar ends on %s.", d, until)
}

func (w *words) daysOffStored(n int) string {
	return w.f("本单位休息日 %d 段，已重算", "%d spans off, worked out anew", n)
}

func (w *words) ownMember(name string) string {
	return w.f("“%s”不能是它自己的成员。", "“%s” cannot be a member of itself.", name)
}
