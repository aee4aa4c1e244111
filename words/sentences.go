package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"duban/board"
	"duban/model"
)

// plural chooses the English form for a count.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// TooSmall is all that a window shows which is too small: the cells that are needed, and those that there are.
func (w *Screen) TooSmall(needW, needH, haveW, haveH int) string {
	return w.f("窗口需要 %d×%d，现在 %d×%d", "Needs %dx%d, has %dx%d", needW, needH, haveW, haveH)
}

// PercentOf is a ratio as a percentage.
func (w *Screen) PercentOf(r model.Ratio) string { return strconv.Itoa(r.Percent()) + "%" }

// Count counts campaigns or units beside the heading of their list.
func (w *Screen) Count(n int) string { return w.f("%d 个", "%d", n) }

// Items counts tasks.
func (w *Screen) Items(n int) string {
	return w.f("%d 项", "%d "+plural(n, "task", "tasks"), n)
}

// Marked counts in the head of the table the tasks that are marked, and those of them out of sight.
func (w *Screen) Marked(n, unseen int) string {
	if unseen > 0 {
		return w.f("已选 %d（%d 项不在眼前）", "%d marked (%d out of sight)", n, unseen)
	}
	return w.f("已选 %d", "%d marked", n)
}

// Times counts a task's returns beside their heading.
func (w *Screen) Times(n int) string {
	return w.f("%d 次", "%d", n)
}

// DoneOf counts a task's milestones beside their heading: those that are done, and all.
func (w *Screen) DoneOf(done, all int) string {
	return w.f("完成 %d / %d", "%d of %d done", done, all)
}

// MoreEntries counts what a list of choices has beyond those that are shown.
func (w *Screen) MoreEntries(n int) string { return w.f("还有 %d 项", "%d more", n) }

// More counts the lines that do not fit below.
func (w *Screen) More(n int) string { return w.f("下面还有 %d 行", "%d more lines", n) }

// Scrolled says which line of how many is the last one to be seen.
func (w *Screen) Scrolled(to, all int) string { return fmt.Sprintf("%d / %d", to, all) }

// OverdueBy says on the overview how many days a task is past its deadline.
func (w *Screen) OverdueBy(days int) string {
	return w.f("逾%d天", "%d days", days)
}

// DaysLeft says on the overview how many working days are left until a deadline, and whether it is today.
func (w *Screen) DaysLeft(days int, today bool) string {
	if today {
		return w.in("今天到期", "due today")
	}
	return w.f("%d个工作日", "%d workdays", days)
}

// InDays says in how many working days something comes.
func (w *Screen) InDays(days int) string {
	if days <= 0 {
		return w.in("今天", "today")
	}
	return w.f("%d个工作日", "%d workdays", days)
}

// Ended stands for the plans that are over in a list of plans.
func (w *Screen) Ended(n int, listed bool) string {
	if listed {
		return w.f("已结束 %d 个，Enter 收起", "%d ended, Enter hides them", n)
	}
	return w.f("已结束 %d 个，Enter 展开", "%d ended, Enter lists them", n)
}

// MonthShort names a month in four cells.
func (w *Screen) MonthShort(d model.Date) string {
	return w.in(strconv.Itoa(int(d.Month()))+"月", d.Month().String()[:3])
}

// ShortDeadline is a deadline in at most ten cells, as exact as it was printed.
func (w *Screen) ShortDeadline(d model.Deadline, on model.Date) string {
	if d.Date.IsZero() {
		return d.Text
	}
	y, m, day := d.Date.Civil()
	year := ""
	if y != on.Year() {
		year = strconv.Itoa(y) + "-"
	}
	switch d.Precision {
	case model.ToYear:
		return w.f("%d年", "%d", y)
	case model.ToMonth:
		if year != "" {
			return fmt.Sprintf("%s%02d", year, int(m))
		}
		return w.f("%d月底", "end %02d", int(m))
	case model.ToQuarter:
		return year + w.f("%d季度", "Q%d", (int(m)+2)/3)
	}
	return fmt.Sprintf("%s%02d-%02d", year, int(m), day)
}

// Deadline is a deadline in full: the day and the printed words.
func (w *Screen) Deadline(d model.Deadline) string {
	switch {
	case d.Date.IsZero() && d.Text == "":
		return w.in("未定", "none")
	case d.Date.IsZero():
		return d.Text
	case !d.Given:
		return d.Date.String() + w.in(" 按行动结束日", ", the end of the plan")
	case d.Text != "" && d.Text != d.Date.String():
		return d.Date.String() + w.f("（%s）", " (%s)", d.Text)
	}
	return d.Date.String()
}

// At names the field that a sentence is about.
func (w *Screen) At(label, text string) string { return w.f("%s：%s", "%s: %s", label, text) }

// SheetLast heads the column of the last value.
func (w *Screen) SheetLast() string { return w.in("上次", "Last") }

// SheetGoal heads the column of what is wanted, with its unit.
func (w *Screen) SheetGoal() string { return w.in("目标", "Target") }

// LastAndGoal tells of a measure its last value and what is wanted.
func (w *Screen) LastAndGoal(was, goal string) string {
	return w.f("上次 %s，目标 %s", "last %s, target %s", was, goal)
}

// RemarkStored marks a row of which a sentence was stored and no figure.
func (w *Screen) RemarkStored() string {
	return w.in("只记说明，未填数", "a remark, no figure")
}

// OnlyRemark says that a sentence was stored on the task of a title, and no figure.
func (w *Screen) OnlyRemark(title string) string {
	return w.f("%s：只记说明，未填数", "%s: a remark was stored, no figure", title)
}

// NoTargetIn refuses a figure of a line for which there is no target.
func (w *Screen) NoTargetIn(word string) string {
	return w.f("“%s”对不上指标：没有以它的单位计、还没填的指标", "“%s” is of no target: none that is still without a figure is told in its unit", word)
}

// Pasted says how many rows hold a pasted line that is not stored, and how many lines had no row left.
func (w *Screen) Pasted(rows, over int) string {
	text := w.f("粘贴%d行待存，逐行按 Enter", "%d pasted rows wait for Enter", rows)
	if over > 0 {
		text += w.f("，多出%d行", ", %d lines too many", over)
	}
	return text
}

// NewUnit asks about a unit that the ledger does not know, and names those that may be meant.
func (w *Screen) NewUnit(name string, near []string) string {
	text := w.f("“%s”是新单位？按 Enter 新建", "“%s” is a new unit? Enter adds it", name)
	if len(near) > 0 {
		text += w.f("；相近的有：%s", "; near it: %s", strings.Join(near, w.in("、", ", ")))
	}
	return text
}

// ExtendedTimes follows a deadline that was moved: how many times, and what it was at first.
func (w *Screen) ExtendedTimes(n int, first model.Deadline) string {
	return w.f("，延期%d次，原为%s", ", extended %d times, first %s", n, w.Deadline(first))
}

// LightOr is a light within a sentence.
func (w *Screen) LightOr(k model.Light) string {
	return w.in(w.Lights[k], strings.ToLower(w.LightNames[k]))
}

// Stored says what an action of the journal did.
func (w *Screen) Stored(e model.Entry) string {
	text := w.ActionName(e)
	if len(e.Tasks()) > 1 {
		text += "  " + w.Items(len(e.Tasks()))
	} else if len(e.Tasks()) == 1 {
		text += "  " + e.Tasks()[0]
	}
	if e.Action == model.ActUndo {
		text += w.in("；U 重做", "; U does it again")
	}
	return text
}

// Takes says what an undo of a whole ledger or document takes back: 981 项任务、448 项目标、11507 次填报.
func Takes(r *model.Reversal, lang model.Lang) string {
	text := fill(lang, "%d 项任务", "%d "+plural(r.Tasks, "task", "tasks"), r.Tasks)
	if r.Goals > 0 {
		text += fill(lang, "、%d 项目标", ", %d "+plural(r.Goals, "goal", "goals"), r.Goals)
	}
	text += fill(lang, "、%d 次填报", " and %d "+plural(r.Returns, "report", "reports"), r.Returns)
	if r.Changed > 0 {
		text += fill(lang, "，改回 %d 项任务", " and the changes of %d "+plural(r.Changed, "task", "tasks"), r.Changed)
	}
	return text
}

// UndoTitle heads the question before a whole ledger or document is taken back.
func (w *Screen) UndoTitle(r *model.Reversal) string {
	return w.f("撤销：%s", "Undo: %s", w.Actions[r.Root()])
}

// UndoNote says how much an undo takes away, and what can be done about it afterwards.
func (w *Screen) UndoNote(r *model.Reversal) []string {
	return []string{
		w.f("将撤掉 %s。", "This takes away %s.", Takes(r, w.Lang)),
		w.in("撤销后按 U 可以重做，直到又有别的操作。", "U does it again afterwards, until something else is done."),
	}
}

// ActionName names an action, and for an undo what it took back.
func (w *Screen) ActionName(e model.Entry) string {
	name := w.Actions[e.Action]
	if e.Of != "" {
		name += w.f("：%s", ": %s", w.Actions[e.Of])
	}
	return name
}

// Changed says what an action did to a task's light and why: the task's title, the action's name, the lights
// before and after, and the first reason.
func (w *Screen) Changed(title, name string, before, after model.Light, why string) string {
	if before == after {
		return w.f("%s  %s  仍为%s：%s", "%s  %s  still %s: %s", name, title, w.LightOr(after), why)
	}
	return w.f("%s  %s  %s转%s：%s", "%s  %s  %s to %s: %s", name, title, w.LightOr(before), w.LightOr(after), why)
}

// BulkDone says how many tasks a bulk edit changed.
func (w *Screen) BulkDone(n int) string {
	return w.f("已改 %d 项，按 u 可一次撤销。", "%d tasks changed; u takes all of it back.", n)
}

// BulkTitle heads the menu and the forms of a bulk edit of n tasks.
func (w *Screen) BulkTitle(n int) string { return w.f("批量  %d 项", "Bulk  %d tasks", n) }

// BulkMenuTitle is BulkTitle, where so many of the tasks are out of sight.
func (w *Screen) BulkMenuTitle(n, unseen int) string {
	if unseen > 0 {
		return w.f("批量  %d 项，其中 %d 项不在眼前", "Bulk  %d tasks, %d of them out of sight", n, unseen)
	}
	return w.BulkTitle(n)
}

// ReportTitle heads the form of a report on the task of a title.
func (w *Screen) ReportTitle(t string) string { return w.f("填报  %s", "Report  %s", t) }

// EditTitle heads the form that edits the record of a name.
func (w *Screen) EditTitle(t string) string { return w.f("修改  %s", "Edit  %s", t) }

// DeadlineTitle heads the form that moves the deadline of the task of a title.
func (w *Screen) DeadlineTitle(t string) string { return w.f("延期  %s", "Extend  %s", t) }

// DeadlineNow says in that form what the deadline is, in words, and how often it was moved.
func (w *Screen) DeadlineNow(text string, n int) string {
	return w.f("现为 %s，已延 %d 次。原时限保留。", "Now %s, extended %d times. The first deadline is kept.", text, n)
}

// OfMany heads a form that is for one task, by its title, or for several, by their number; the words before it
// are given in both languages.
func (w *Screen) OfMany(zh, en, title string, n int) string {
	if n > 1 {
		title = w.Items(n)
	}
	return w.f(zh+"  %s", en+"  %s", title)
}

// LightTitle heads the form that sets the light of the task of a title, or of n tasks.
func (w *Screen) LightTitle(t string, n int) string { return w.OfMany("定灯", "Set light", t, n) }

// CloseTitle heads the form that closes the task of a title, or n tasks.
func (w *Screen) CloseTitle(t string, n int) string { return w.OfMany("办结", "Close", t, n) }

// SuspendTitle heads the form that suspends the task of a title, or n tasks.
func (w *Screen) SuspendTitle(t string, n int) string { return w.OfMany("暂停", "Suspend", t, n) }

// RemoveTitle heads the form that removes the task of a title.
func (w *Screen) RemoveTitle(t string) string { return w.f("删除  %s", "Remove  %s", t) }

// RemoveNote says in that form how many reports go with the task.
func (w *Screen) RemoveNote(reports int) string {
	return w.f("连同 %d 次填报一起从台账删除；按 u 可撤销。", "It goes with its %d reports; u takes it back.", reports)
}

// Settled says that the doubts about the record of a name are settled.
func (w *Screen) Settled(t string) string {
	return w.f("已核实  %s；u 撤销", "Settled  %s; u undoes", t)
}

// Added says that the record of a name is stored.
func (w *Screen) Added(t string) string { return w.f("已保存  %s", "Stored  %s", t) }

// Wanted is what a target asks for, as a value with its operator and unit.
func (w *Screen) Wanted(t *model.Target) string {
	if t.Value == nil {
		if t.Kind == model.GivenLater {
			return w.in("待下达", "to be given")
		}
		return ""
	}
	v := t.Value.String()
	if t.Max != nil {
		v += "-" + t.Max.String()
	}
	op := ""
	switch t.Op {
	case model.AtLeast, model.Above:
		op = ">="
	case model.AtMost, model.Below:
		op = "<="
	case model.About:
		op = w.in("约", "about ")
	}
	if t.Op == model.Above {
		op = ">"
	}
	if t.Op == model.Below {
		op = "<"
	}
	return w.in("目标", "target ") + op + v + t.Unit
}

// Reading is the newest value of a target beside what it asks for: 「6.0 / 15 公里」.
func (w *Screen) Reading(t *model.Target, r *model.Reading) string {
	have := "-"
	if r != nil {
		have = r.Actual.Value.String()
		if r.Actual.Unit != "" && r.Actual.Unit != t.Unit {
			have += r.Actual.Unit
		}
	}
	want := "-"
	if t.Value != nil {
		want = t.Value.String()
		if t.Max != nil {
			want += "-" + t.Max.String()
		}
	}
	return strings.TrimSpace(have + " / " + want + " " + t.Unit)
}

// LastPercent stands beside the field of the percentage: the newest one, and the day that it stands for.
func (w *Screen) LastPercent(v model.Decimal, on model.Date) string {
	return w.f("上次 %s%%（%s）", "last %s%% (%s)", v, on)
}

// KeptAs says where a copy of the ledger lies.
func (w *Screen) KeptAs(path string) string {
	return w.f("已另存为 %s", "The ledger is kept in %s", path)
}

// Ordered names a return that the officer ordered to be stored: the task, and what is said of it.
func (w *Screen) Ordered(t *model.Task, p *model.Return) string {
	text := w.ReportText(t, p)
	if p.Percent != nil {
		text = strings.TrimSpace(p.Percent.String() + "% " + text)
	}
	return w.f("“%s”填报 %s", "report on %q: %s", t.Title, text)
}

// OrderedOn names another change of a task that the officer ordered to be stored.
func (w *Screen) OrderedOn(act model.Action, title string) string {
	return w.f("“%s”%s", "%q: %s", title, w.Actions[act])
}

// ReportText is one report in a sentence: its figures, then its words; its
// percentage has a column of its own.
func (w *Screen) ReportText(t *model.Task, p *model.Return) string {
	var parts []string
	if said := SaidAs(p, w.Lang); said != "" {
		parts = append(parts, said)
	}
	for _, a := range p.Actuals {
		name := ""
		unit := a.Unit
		if t != nil && a.Target < len(t.Targets) {
			name = t.Targets[a.Target].Metric + " "
			if unit == "" {
				unit = t.Targets[a.Target].Unit
			}
		}
		if a.Of != "" {
			name += a.Of + " "
		}
		text := name + a.Value.String() + unit
		if unit == model.ClassUnit {
			text = name + class(&a.Value)
		}
		if a.Estimate {
			text += w.in("（预计）", " (estimate)")
		}
		parts = append(parts, text)
	}
	for _, s := range p.Steps {
		if t == nil || s.Milestone >= len(t.Milestones) {
			continue
		}
		word := w.IsDone
		if !s.Done {
			word = w.NotDone
		}
		parts = append(parts, t.Milestones[s.Milestone].Title+" "+word)
	}
	text := strings.Join(parts, w.in("，", ", "))
	if p.Text != "" {
		if text != "" {
			text += w.in("。", ". ")
		}
		text += p.Text
	}
	if p.Why != "" && p.Why != p.Text {
		text += w.Aside(w.BecauseOf(p.Why))
	}
	if p.Simulated && !strings.Contains(p.Text, "模拟") {
		text = "模拟 " + text
	}
	return text
}

// SettledOn follows a doubt that is settled: when, by whom, and how where that was said.
func (w *Screen) SettledOn(d *model.Doubt) string {
	text := w.f("已核实 %s %s", "settled %s %s", d.Settled, d.By)
	if d.Note == "" {
		return text
	}
	return w.f("%s：%s", "%s: %s", text, d.Note)
}

// SettleTitle is the title of the form that settles the doubts about the record of a name.
func (w *Screen) SettleTitle(name string) string {
	return w.f("核实  %s", "Settle  %s", name)
}

// MoreDoubts counts the doubts that are not quoted.
func (w *Screen) MoreDoubts(n int) string {
	return w.f("另有 %d 处疑点，一并核实", "and %d more, settled with these", n)
}

// SourceLine follows the name of a task's document: the line from which the task was read.
func (w *Screen) SourceLine(line int) string {
	return w.f("第%d行", "line %d", line)
}

// MonthTick marks a month on the axis of a chart, in two or three cells: its number, or the year where one
// begins.
func (w *Screen) MonthTick(d model.Date) string {
	if d.Month() == time.January {
		return "'" + fmt.Sprintf("%02d", d.Year()%100)
	}
	return strconv.Itoa(int(d.Month()))
}

// HolidaysUnknown says that a year's working days are only those of the week.
func (w *Screen) HolidaysUnknown() string {
	return w.in("放假安排未收录，按周一至周五计", "holidays not known, Monday to Friday counted")
}

// MonthTitle heads the calendar of a month.
func (w *Screen) MonthTitle(y int, m time.Month) string {
	return w.f("%d年%d月", "%[1]d-%02[2]d", y, int(m))
}

// DueThisMonth counts beside that heading the tasks whose deadline lies in the month.
func (w *Screen) DueThisMonth(n int) string {
	return w.f("本月到期 %d 项", "%d due this month", n)
}

// EventDay names a day in at most eleven cells; the year only where it is another.
func (w *Screen) EventDay(d, on model.Date) string {
	if d.Year() != on.Year() {
		return d.String()
	}
	return fmt.Sprintf("%02d-%02d %s", int(d.Month()), d.Day(), w.Weekdays[d.Weekday()])
}

// DayTitle heads the list of what falls due on a day.
func (w *Screen) DayTitle(d model.Date) string {
	return w.f("%d月%d日 %s", "%02d-%02d %s", int(d.Month()), d.Day(), w.Weekdays[d.Weekday()])
}

// FilterDueIn names the month that a deadline lies in.
func (w *Screen) FilterDueIn(d model.Date) string {
	return w.f("%d月到期", "due in %02d", int(d.Month()))
}

// SortedBy says how the table is ordered.
func (w *Screen) SortedBy(column string, desc bool) string {
	if desc {
		column += w.in("（倒序）", " (reversed)")
	}
	return w.f("按%s", "by %s", column)
}

// Column names a column to sort by.
func (w *Screen) Column(c board.Column) string { return w.Columns[c.String()] }

// Grouping names a way to group.
func (w *Screen) Grouping(g board.GroupBy) string { return w.Columns[g.String()] }

// Heading is a board.Heading: what a group of tasks is called that bears no name of its own. It is "" for a group of
// every task.
func (w *Screen) Heading(by board.GroupBy, key string) string {
	switch by {
	case board.BySection:
		return w.in("未分组", "no section")
	case board.ByUnit:
		return w.in("无责任单位", "no unit")
	case board.ByLeader:
		return w.in("无责任领导", "no leader")
	case board.ByLight:
		for l := range model.Done + 1 {
			if l.String() == key {
				return Light(l, w.Lang)
			}
		}
	case board.ByMonth:
		year, month, named := strings.Cut(key, "-")
		switch {
		case !named:
			return w.in("无期限", "no deadline")
		case w.Lang != model.English:
			return year + "年" + strings.TrimPrefix(month, "0") + "月"
		}
	}
	return key
}

// LightTerm is a light as the query language names it.
func LightTerm(l model.Light) string {
	return [...]string{"灰", "绿", "黄", "红", "完", "不亮灯"}[l]
}

// NatureTerm is the condition of the query language for what a record is.
func NatureTerm(n model.Nature) string {
	return [...]string{model.Work: "类型:任务", model.Goal: "类型:目标", model.StandingDuty: "类型:职责"}[n]
}

// Term is a term of the query language in the language of the screen.
func (w *Screen) Term(zh string) string {
	if w.Lang != model.English {
		return zh
	}
	for _, p := range [][2]string{
		{"灯:灰", "light:grey"},
		{"灯:绿", "light:green"},
		{"灯:黄", "light:yellow"},
		{"灯:红", "light:red"},
		{"灯:完", "light:done"},
		{"灯:不亮灯", "light:none"},
		{"灯:", "light:"},
		{"类型:任务", "type:task"},
		{"类型:目标", "type:goal"},
		{"类型:职责", "type:duty"},
		{"类型:", "type:"},
		{"待报", "awaited"},
		{"主责", "main"},
		{"领导:", "leader:"},
		{"期限:", "due:"},
		{"期限", "due"},
		{"逾期", "overdue"},
		{"未报", "unreported"},
		{"-已完成", "-done"},
		{"待核实", "review"},
		{"延期", "extended"},
		{"手动", "manual"},
		{"在办", "running"},
		{"历史遗留", "left"},
		{"未销号", "unclosed"},
		{"待审批", "approval"},
		{"已归档", "archived"},
	} {
		if rest, ok := strings.CutPrefix(zh, p[0]); ok {
			return p[1] + rest
		}
	}
	return zh
}
