package words

import (
	"duban/model"
)

// Event says what an event was, in one line: 「2018-06-20 较大事故1起，死亡3人」.
func Event(t *model.Task, e *model.Event, lang model.Lang) string {
	s := e.Date.String() + " " + EventName(t, e) + EventCount(max(e.Count, 1), lang)
	if e.Deaths > 0 {
		s += fill(lang, "，死亡%d人", ", %d dead", e.Deaths)
	}
	return s
}

// EventCount says how many events there were.
func EventCount(n int, lang model.Lang) string { return fill(lang, "%d起", "×%d", n) }

// EventName is what an event was, or for want of that the zero line that it breaks.
func EventName(t *model.Task, e *model.Event) string {
	if e.Kind == "" && e.Target >= 0 && e.Target < len(t.Targets) {
		return t.Targets[e.Target].Metric
	}
	return e.Kind
}

// EventState says how an event stands.
func EventState(s model.EventState, lang model.Lang) string {
	switch s {
	case model.EventStands:
		return in(lang, "有效", "stands")
	case model.EventOpen:
		return in(lang, "要素待补", "to be completed")
	case model.EventWithdrawn:
		return in(lang, "已撤回", "withdrawn")
	}
	return in(lang, "尚未录入", "not entered yet")
}

// EventWithdrawn says when an event was taken back, why and by whom.
func (w *Screen) EventWithdrawn(e *model.Event, on model.Date) string {
	why := e.Why
	if why == "" {
		why = w.in("报送已更正", "its figure was corrected")
	}
	if e.WithdrawnBy != "" {
		why += w.Comma() + e.WithdrawnBy
	}
	return w.Day(e.Withdrawn, on) + w.in("撤回", " withdrawn") + w.Aside(why)
}

// Events heads the events of a task.
func (w *Screen) Events() string { return w.in("事件", "Events") }

// EventTotal says how many events stand, and how many died.
func (w *Screen) EventTotal(count, deaths int) string {
	if deaths == 0 {
		return w.f("%d起", "%d in all", count)
	}
	return w.f("%d起，死亡%d人", "%d in all, %d dead", count, deaths)
}

// EventHeads head the columns of a task's events: day, what it was, how many, deaths, unit, state.
func (w *Screen) EventHeads() [6]string {
	if w.Lang == model.English {
		return [6]string{"Date", "What", "Count", "Deaths", "Unit", "State"}
	}
	return [6]string{"日期", "类别", "起", "死亡", "单位", "状态"}
}

// NoZeroLine refuses an event on a task that has no zero line.
func (w *Screen) NoZeroLine() string {
	return w.in("这项任务没有零容忍指标（不发生…），不登记事件", "events are of zero lines, and this task has none")
}

// EventTitle heads the form that registers an event on the task of a title.
func (w *Screen) EventTitle(t string) string { return w.f("登记事件  %s", "Event  %s", t) }

// CompleteTitle heads the form that completes one.
func (w *Screen) CompleteTitle(t string) string {
	return w.f("补全事件  %s", "Complete an event  %s", t)
}

// WithdrawTitle heads the form that takes one back.
func (w *Screen) WithdrawTitle(t string) string {
	return w.f("撤回事件  %s", "Withdraw an event  %s", t)
}

// EventsTitle heads the choice of what to do about the events of a task.
func (w *Screen) EventsTitle(t string) string { return w.f("事件  %s", "Events  %s", t) }

// EventFields name the entries of an event's form.
func (w *Screen) EventFields() (date, line, kind, count, deaths, unit, source string) {
	if w.Lang == model.English {
		return "Date", "Zero line", "What", "Count", "Deaths", "Unit", "Source"
	}
	return "发生日期", "指标", "类别", "起数", "死亡人数", "单位", "来源"
}

// EventHints stand in empty fields of an event's form.
func (w *Screen) EventHints() (kind, unit, source string) {
	return w.in("如 较大事故", "such as 较大事故"), w.in("发生单位或责任单位", "where it happened, or who answers for it"), w.in("如 应急局快报", "such as 应急局快报")
}

// EventNote says above the form what an event does.
func (w *Screen) EventNote() string {
	return w.in("登记后到当年底都是红灯，以后报 0 也不消；登记错了可以撤回。", "It is red to the end of that year, and no later 0 undoes it; what proves wrong can be withdrawn.")
}

// OfFigure says above the form what made the event that is to be completed.
func (w *Screen) OfFigure(e *model.Event, on model.Date) string {
	s := w.f("报送的数（%s）记下的 %d 起，要素待补。", "A figure (%s) told of %d.", w.DayName(e.Date, on), max(e.Count, 1))
	if e.Count > 1 {
		s += w.in("起数可以改小，其余的仍待补。", " Tell fewer, and the others are left to be completed.")
	}
	return s
}

// AddEvent offers to register an event beside those that a task has.
func (w *Screen) AddEvent() string { return w.in("登记新的事件", "Register another event") }

// CompleteEvent offers to complete the event that is told.
func (w *Screen) CompleteEvent(event string) string { return w.f("补全：%s", "Complete: %s", event) }

// WithdrawEvent offers to take the event that is told back.
func (w *Screen) WithdrawEvent(event string) string { return w.f("撤回：%s", "Withdraw: %s", event) }

// WithdrawNote says above the form what withdrawing does.
func (w *Screen) WithdrawNote(event string) string {
	return w.f("%s。撤回后仍留在清单里；报送的数大于 0 的，要等那次报送更正以后灯才变。",
		"%s. It stays in the list; a figure above 0 keeps the light red until it is corrected.", event)
}

// NoNumber says of an entry that it takes a whole number, and from which on.
func (w *Screen) NoNumber(label, text string, least int) string {
	return w.f("%s“%s”不对，应是 %d 到 9999 的整数", "%s: %q is no whole number from %d to 9999", label, text, least)
}

// EventAhead says that an event lies after the day on which it is entered.
func (w *Screen) EventAhead(on, entered model.Date) string {
	return w.f("事件的日期 %s 在录入（%s）之后", "%s is after the day on which it is entered (%s)", on, entered)
}
