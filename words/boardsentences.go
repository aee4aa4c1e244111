package words

import (
	"fmt"
	"strconv"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
)

// The words of the overview, the league table, the deadlines and the closing.

// Unclosed names the deadlines' line, and the filter, of open tasks whose campaign is over.
func (w *Screen) Unclosed() string {
	return w.in("行动已结束未销号", "Campaign over, not closed")
}

// UnreportedTurn says of a turn, given as its label, that returns for it are owed.
func (w *Screen) UnreportedTurn(turn string) string { return w.f("%s 未报", "%s not returned", turn) }

// AwaitedTurn says of a turn, given as its label, that its returns are not due yet.
func (w *Screen) AwaitedTurn(turn string) string { return w.f("%s 待报", "%s awaited", turn) }

// AcrossUnits says beside a number of tasks how many units they belong to; of no unit it says nothing.
func (w *Screen) AcrossUnits(n int) string {
	if n == 0 {
		return ""
	}
	return w.f("涉及 %d 个单位", "%d "+plural(n, "unit", "units"), n)
}

// DueBy names the day by which something is due, with its year where that is another one.
func (w *Screen) DueBy(due, on model.Date) string {
	if w.Lang == model.English {
		return "by " + ShortDay(due, on)
	}
	return w.Day(due, on) + "前"
}

// Day names a day, with its year where that is not the board's.
func (w *Screen) Day(d, on model.Date) string {
	if w.Lang == model.English {
		return d.String()
	}
	y, m, day := d.Civil()
	if y != on.Year() {
		return fmt.Sprintf("%d年%d月%d日", y, m, day)
	}
	return fmt.Sprintf("%d月%d日", m, day)
}

// ShortDay is a day in five cells, ten where its year is not the board's.
func ShortDay(d, on model.Date) string {
	if d.IsZero() {
		return ""
	}
	if s := d.String(); d.Year() == on.Year() && len(s) == 10 {
		return s[5:]
	}
	return d.String()
}

// LeftOver is the line for what ended campaigns have left over.
func (w *Screen) LeftOver(n int) string {
	return w.f("历史遗留未销号 %d 项", "%d left over from ended campaigns, not closed", n)
}

// LeftTitle names the list, and the filter, of what ended campaigns have left over.
func (w *Screen) LeftTitle() string { return w.in("历史遗留未销号", "Left over, not closed") }

// DoubtsCount counts doubts of campaigns that run and of past ones.
func (w *Screen) DoubtsCount(running, past int) string {
	if past == 0 {
		return w.Items(running)
	}
	return w.f("在办 %d 项，历史 %d 项", "%d running, %d past", running, past)
}

// OnSchedule heads the column of the league table with the share of tasks on schedule.
func (w *Screen) OnSchedule() string { return w.in("按序时率", "On sched") }

// InTime heads the column of the league table with the share of returns in time.
func (w *Screen) InTime() string { return w.in("报送及时率", "In time") }

// SinceMonth heads the column with the change of a share since the end of last month.
func (w *Screen) SinceMonth() string { return w.in("较上月", "Change") }

// Coming heads the list of what falls due from a day on.
func (w *Screen) Coming() string { return w.in("接下来", "What comes") }

// FromDay says from which day on.
func (w *Screen) FromDay(d model.Date) string { return w.f("%s起", "from %s", w.DayTitle(d)) }

// OnlyChanges says over the reports of a task that those are left out which repeat the one before.
func (w *Screen) OnlyChanges() string { return w.in("只列有变化的", "changes only") }

// NotReturned marks a unit that returned nothing that was due.
func (w *Screen) NotReturned() string { return w.in("未报", "none") }

// LeagueRule says under the league table how units are ranked.
func (w *Screen) LeagueRule() string {
	return w.in("按序时率 = 绿和办结 ÷ 有灯的；同率红少者先，再比均差（只计有进度的）。到期未报过的列在最上，不排名。只计在办行动。",
		"On schedule = green and done / those with a light; then fewer red, then the smaller mean gap of what has a pace. Units that returned nothing due stand on top, unranked. Running campaigns only.")
}

// AssumedDeadline is a deadline that no paper gives, in at most room cells: 「12-31 行动止」.
func (w *Screen) AssumedDeadline(d, on model.Date, room int) string {
	if d.IsZero() {
		return ""
	}
	day := ShortDay(d, on)
	month := day
	if d.Year() != on.Year() {
		month = d.String()[:7]
	}
	for _, s := range []string{day + w.in(" 行动止", " plan's"), month + w.in(" 行动止", " plan's"), day + w.in(" 止", " end"), month + w.in(" 止", " end"), month} {
		if zh.Width(s) <= room {
			return s
		}
	}
	return strconv.Itoa(d.Year())
}

// Basis is the label of the field in which the closing form asks for the reason why.
func (w *Screen) Basis() string { return w.in("依据", "Basis") }

// BasisHint stands in the empty field of Basis.
func (w *Screen) BasisHint() string {
	return w.in("如 验收文号、会议纪要", "the acceptance, the minutes")
}

// BasisNote heads the closing form where open of all the tasks to be closed are not complete.
func (w *Screen) BasisNote(open, all int) string {
	if all == 1 {
		return w.in("这项任务未完成，办结要写依据。", "This task is not complete: closing it needs a basis.")
	}
	return w.f("其中 %d 项未完成：办结要写依据，一条依据记到每一项，按 u 一次撤销。", "%d of them are not complete: closing needs a basis, which is noted on each; u takes all back.", open)
}

// NeedsBasis refuses to close tasks that are not complete without a basis.
func (w *Screen) NeedsBasis() string {
	return w.in("未完成的任务办结，要写依据。", "What is not complete is closed with a basis only.")
}

// FilterAwaited names the filter of tasks whose next return is due soon.
func (w *Screen) FilterAwaited() string { return w.in("快到期待报", "Return due soon") }

// FilterApproval names the filter of tasks with a return that waits for an approval.
func (w *Screen) FilterApproval() string { return w.in("待审批", "To approve") }

// FilterRunning names the filter of tasks of campaigns that run.
func (w *Screen) FilterRunning() string { return w.in("在办行动的", "Of running campaigns") }

// Settings is what the record of the settings is called in a history.
func (w *Screen) Settings() string { return w.in("全局设置", "Settings") }

// SettingsHistory names the command that shows what became of the settings.
func (w *Screen) SettingsHistory() string {
	return w.in("全局设置变更史", "History of the settings")
}

// DayEnds marks the last day of a campaign, in two cells.
func (w *Screen) DayEnds() string { return w.in("止", "en") }

// TurnDue says whose reports of which turn are due.
func (w *Screen) TurnDue(campaign, turn string) string {
	return w.f("%s  %s数报送截止", "%s  reports of %s are due", campaign, turn)
}

// CampaignEnds says that a campaign ends, and how many tasks with it.
func (w *Screen) CampaignEnds(campaign string, open int) string {
	if open == 0 {
		return w.f("%s  行动结束", "%s  the campaign ends", campaign)
	}
	return w.f("%s  行动结束，按此为限未完 %d 项", "%s  the campaign ends, %d tasks with it are open", campaign, open)
}

// MakeUp heads the bars that show of which lights a unit's load is made up.
func (w *Screen) MakeUp() string { return w.in("构成", "Make-up") }

// ShouldBe says behind a figure what is asked, given as text: 「8% / 应9.5%」.
func (w *Screen) ShouldBe(due string) string { return w.f(" / 应%s", " / due %s", due) }

// Goals heads the count of goals, which stand beside the tasks.
func (w *Screen) Goals() string { return w.in("目标", "Goals") }

// GoalCount counts goals, and before it those of them that are red or yellow: 「红黄3/12」; "" where there are none.
func (w *Screen) GoalCount(t *board.Tally) string {
	switch {
	case t.Goals == 0:
		return ""
	case t.GoalsShort == 0:
		return strconv.Itoa(t.Goals)
	}
	return w.f("红黄%d/%d", "%d behind of %d", t.GoalsShort, t.Goals)
}

// GoalsNote says the same in a line, with its name before it: 「目标 12 红黄3」.
func (w *Screen) GoalsNote(t *board.Tally) string {
	if t.Goals == 0 {
		return ""
	}
	if t.GoalsShort == 0 {
		return w.f("目标 %d", "Goals %d", t.Goals)
	}
	return w.f("目标 %d 红黄%d", "Goals %d, %d behind", t.Goals, t.GoalsShort)
}

// Natures name what a record of a campaign can be, by model.Nature.
func (w *Screen) Natures() []string {
	return []string{w.in("任务", "task"), w.in("目标", "goal"), w.in("职责", "standing duty")}
}

// NatureList names the list of all goals, or of all standing duties.
func (w *Screen) NatureList(n model.Nature) string {
	if n == model.StandingDuty {
		return w.in("常规职责（不亮灯）", "Standing duties, without a light")
	}
	return w.in("目标（不计入任务）", "Goals, beside the tasks")
}
