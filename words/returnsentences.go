package words

import (
	"strconv"

	"duban/model"
)

// ReturnsHead heads the strip of turns on a task's page.
func (w *Screen) ReturnsHead() string { return w.in("报送", "Returns") }

// TurnHead heads the column of turns in the list of a task's returns.
func (w *Screen) TurnHead() string { return w.in("期", "Turn") }

// StandsFor heads the column of the days that a task's returns stand for.
func (w *Screen) StandsFor() string { return w.in("代表日期", "For") }

// ReceivedHead heads the column of the days on which a task's returns came.
func (w *Screen) ReceivedHead() string { return w.in("收到", "Received") }

// Owes says which turn is owed, since when, and how many in a row.
func (w *Screen) Owes(turn string, due, on model.Date, inARow int) string {
	if inARow > 1 {
		return w.f("连续 %d 期未报，最近 %s数 %s应报", "%d turns in a row not returned, last %s due %s", inARow, turn, w.Day(due, on))
	}
	return w.f("%s数未报，%s应报", "%s not returned, due %s", turn, w.Day(due, on))
}

// Comes says which turn is expected, and by when.
func (w *Screen) Comes(turn string, due, on model.Date) string {
	return w.f("下次 %s数，%s", "next %s, %s", turn, w.DueBy(due, on))
}

// TurnShort names a turn in at most five cells, where its kind allows it.
func (w *Screen) TurnShort(kind model.Every, t model.Period, on model.Date) string {
	y, m, d := t.From.Civil()
	year := ""
	if y != on.Year() {
		year = strconv.Itoa(y%100) + "/"
	}
	switch kind {
	case model.Month:
		if year != "" || w.Lang == model.English {
			return w.f("%s%d", "%s%02d", year, int(m))
		}
		return strconv.Itoa(int(m)) + "月"
	case model.TwoMonths:
		return w.f("%s%d月", "%s%02d", year, int(t.To.Month()))
	case model.Quarter:
		return year + "Q" + strconv.Itoa((int(m)-1)/3+1)
	case model.HalfYear:
		return year + w.in([...]string{"上", "下"}[(int(m)-1)/6], [...]string{"H1", "H2"}[(int(m)-1)/6])
	case model.Year:
		return strconv.Itoa(y)
	}
	return w.f("%02d-%02d", "%02d-%02d", int(m), d)
}

// TurnState is how a turn stands, in at most five cells.
func (w *Screen) TurnState(s model.TurnState, late int) string {
	switch s {
	case model.OnTime:
		return w.in("按时", "ok")
	case model.Late:
		if late > 9 {
			return w.f("迟%d", "l%d", late)
		}
		return w.f("迟报%d", "late%d", late)
	case model.Missing:
		return w.in("未报", "none")
	case model.Expected:
		return w.in("待报", "due")
	case model.ToApprove:
		return w.in("待批", "appr")
	case model.Returned:
		return w.in("退回", "back")
	}
	return ""
}

// SentBy says whom a return is from.
func (w *Screen) SentBy(who string) string { return w.f("%s报", "from %s", who) }

// TurnRests marks a turn in which a task is suspended, in at most five cells.
func (w *Screen) TurnRests() string { return w.in("暂停", "rest") }

// ReportTags are what else is to be known of a report: who sent it, whether it is preliminary, entered later,
// corrected, or not yet taken.
func (w *Screen) ReportTags(r *model.Return, corrected int, withSender bool, on model.Date) string {
	var tags []string
	if r.Estimate {
		tags = append(tags, w.in("预计", "estimate"))
	}
	switch r.StateOn(on) {
	case model.Pending:
		tags = append(tags, w.in("待审批", "to be approved"))
	case model.SentBack:
		tags = append(tags, w.in("已退回", "sent back"))
	}
	if via := Via(r, w.Lang); via != "" {
		tags = append(tags, via)
	}
	if r.SentBy != "" && withSender {
		tags = append(tags, w.SentBy(r.SentBy))
	}
	if r.Entered != 0 && r.Received != 0 && r.Entered > r.Received {
		tags = append(tags, w.f("%s补录", "entered %s", w.Day(r.Entered, on)))
	}
	if corrected > 0 {
		tags = append(tags, w.f("已更正 %d 次", "corrected %d times", corrected))
	}
	if len(tags) == 0 {
		return ""
	}
	s := tags[0]
	for _, t := range tags[1:] {
		s += w.in("；", "; ") + t
	}
	return s
}
